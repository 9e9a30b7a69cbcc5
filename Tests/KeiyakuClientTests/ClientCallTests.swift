import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

/// A client that has said HELLO to a fake server.
func connected(
  _ hello: RPCHello = FakePeer.hello(), configure: (inout ClientConfiguration) -> Void = { _ in }
) async throws -> (client: KeiyakuClient, peer: FakePeer, connection: FakePeer.Connection) {
  let peer = try await FakePeer.listen()
  var configuration = ClientConfiguration(endpoint: peer.endpoint)
  configuration.backoff = Backoff(initial: .milliseconds(1), maximum: .milliseconds(5))
  configuration.retry.backoff = configuration.backoff
  configure(&configuration)
  async let client = KeiyakuClient.connect(configuration)
  let connection = try await peer.greet(hello)
  return (try await client, peer, connection)
}

/// What `body` throws, as a `ClientError`.
func clientError<Value>(_ body: @autoclosure () async throws -> Value) async throws -> ClientError {
  try await error(of: body)
}

/// What `body` throws, as an `RPCError`.
func rpcError<Value>(_ body: @autoclosure () async throws -> Value) async throws -> RPCError {
  try await error(of: body)
}

private func error<Value, Failure: Error>(of body: () async throws -> Value) async throws -> Failure {
  do {
    _ = try await body()
  } catch let error as Failure {
    return error
  }
  throw FakePeer.Unexpected(what: "no error")
}

func suspend(_ id: Int64) -> SuspendCustomerRequest {
  .with { $0.customer = .with { $0.by = .id(id) } }
}

@Suite("Calls", .timeLimit(.minutes(1)))
struct ClientCallTests {
  @Test("A request names its method and its deadline; the reply comes back typed")
  func unary() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(3)))
    let request = try await connection.request()
    #expect(try request.requestHeader.method == AdminServiceMethods.getServerInfo.id)
    #expect(try request.requestHeader.previousAttempts == 0)
    #expect((1...3000).contains(request.header.argument))
    connection.reply(to: request, GetServerInfoReply.with { $0.software = "契約" })
    #expect(try await reply.software == "契約")
    await client.close()
  }

  @Test("Replies come back to their callers in whatever order they arrive")
  func pipelining() async throws {
    let (client, _, connection) = try await connected()
    try await withThrowingTaskGroup { group in
      for id in Int64(1)...50 {
        group.addTask {
          let reply = try await client.customers.get(.with { $0.customer = .with { $0.by = .id(id) } })
          #expect(reply.customer?.id == id)
        }
      }
      var requests: [FakePeer.Frame] = []
      for _ in 1...50 { requests.append(try await connection.request()) }
      for request in requests.reversed() {
        guard case .id(let id)? = try request.message(GetCustomerRequest.self).customer?.by else { return }
        connection.reply(to: request, GetCustomerReply.with { $0.customer = .with { $0.id = id } })
      }
      try await group.waitForAll()
    }
    await client.close()
  }

  @Test("A change without a request id gets a new UUIDv7; one with an id keeps it")
  func requestID() async throws {
    let (client, _, connection) = try await connected()
    let chosen = RequestID()
    for (index, options) in [CallOptions(), CallOptions(requestID: chosen)].enumerated() {
      async let reply = client.customers.suspend(suspend(1), options: options)
      let request = try await connection.request()
      let bytes = try request.message(SuspendCustomerRequest.self).options?.requestID ?? []
      #expect(RequestID(bytes: bytes) != nil)
      #expect((bytes == chosen.bytes) == (index == 1))
      connection.reply(to: request, SuspendCustomerReply())
      _ = try await reply
    }
    await client.close()
  }

  @Test("A refusal of the server is thrown as it was answered")
  func refusal() async throws {
    let (client, _, connection) = try await connected()
    let error = RPCError(
      code: .failedPrecondition, reason: "NO_SUBSCRIPTION", message: "契約がありません",
      violations: [.with { $0.field = "login" }])
    async let thrown = rpcError(await client.customers.authenticate(.init()))
    connection.refuse(try await connection.request(), error)
    #expect(try await thrown == error)
    await client.close()
  }

  @Test("A call that is not answered ends by its deadline, and is cancelled at the server")
  func deadline() async throws {
    let (client, _, connection) = try await connected()
    async let error = clientError(
      await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .milliseconds(30))))
    let request = try await connection.request()
    #expect(try await error.reason == .timedOut)
    #expect(try await error.progress == .unknown)
    #expect(try await error.attempts == 1)
    let cancel = try await connection.next().header
    #expect(cancel.type == .cancel && cancel.stream == request.header.stream && cancel.argument == 1)

    // The late answer belongs to nobody, and the next call is not confused by it.
    connection.reply(to: request, GetServerInfoReply.with { $0.software = "late" })
    async let next = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.request(), GetServerInfoReply.with { $0.software = "next" })
    #expect(try await next.software == "next")
    await client.close()
  }

  @Test("Deadlines that come in any order are all kept")
  func mixedDeadlines() async throws {
    let (client, _, connection) = try await connected()
    // Far apart, because the tasks start at slightly different times.
    let timeouts = [400, 10, 200].map { Duration.milliseconds($0) }
    let ends = try await withThrowingTaskGroup(of: Duration.self) { group in
      for timeout in timeouts {
        group.addTask {
          let error = try await clientError(
            await client.admin.getServerInfo(.init(), options: CallOptions(timeout: timeout)))
          #expect(error.reason == .timedOut)
          return timeout
        }
      }
      var ends: [Duration] = []
      for try await end in group { ends.append(end) }
      return ends
    }
    #expect(ends == timeouts.sorted())
    _ = connection
    await client.close()
  }

  @Test("A cancelled task ends at once, and its call is cancelled at the server")
  func cancellation() async throws {
    let (client, _, connection) = try await connected()
    let task = Task { try await client.admin.getServerInfo(.init()) }
    let request = try await connection.request()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let cancel = try await connection.next().header
    #expect(cancel.type == .cancel && cancel.stream == request.header.stream && cancel.argument == 0)
    await client.close()
  }

  @Test("A task that is cancelled before it calls sends nothing")
  func cancelledBefore() async throws {
    let (client, _, connection) = try await connected()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.admin.getServerInfo(.init())
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    async let reply = client.customers.list(.init())
    let request = try await connection.request()
    #expect(try request.requestHeader.method == CustomerServiceMethods.list.id)
    connection.reply(to: request, ListCustomersReply())
    _ = try await reply
    await client.close()
  }

  @Test("No more calls are sent than the server's HELLO allows; the others follow as room comes")
  func concurrencyLimit() async throws {
    let (client, _, connection) = try await connected(FakePeer.hello(calls: 32))
    try await withThrowingTaskGroup { group in
      for _ in 0..<40 {
        group.addTask { _ = try await client.admin.getServerInfo(.init()) }
      }
      var requests: [FakePeer.Frame] = []
      for _ in 0..<32 { requests.append(try await connection.request()) }
      // A PING is answered at once, so anything sent before the PONG would come before it.
      connection.write(.ping, argument: 7)
      #expect(try await connection.next().header.type == .pong)
      for request in requests { connection.reply(to: request, GetServerInfoReply()) }
      for _ in 0..<8 { connection.reply(to: try await connection.request(), GetServerInfoReply()) }
      try await group.waitForAll()
    }
    await client.close()
  }

  @Test("Calls beyond the waiting limit are refused by name")
  func waitingLimit() async throws {
    let (client, _, connection) = try await connected(FakePeer.hello(calls: 32)) { $0.waitingCallsMax = 3 }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<36 {
        group.addTask {
          do {
            _ = try await client.admin.getServerInfo(.init())
            return true
          } catch let error as ClientError where error.reason == .tooManyWaitingCalls {
            return false
          }
        }
      }
      #expect(try await group.next() == false)
      for _ in 0..<35 { connection.reply(to: try await connection.request(), GetServerInfoReply()) }
      for try await isAnswered in group { #expect(isAnswered) }
    }
    await client.close()
  }
}
