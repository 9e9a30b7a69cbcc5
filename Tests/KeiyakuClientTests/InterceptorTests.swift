import KeiyakuMessages
import KeiyakuWire
import Synchronization
import Testing

@testable import KeiyakuClient

/// Notes what it sees and adds a pair.
private final class Recorder: ClientInterceptor {
  let name: String
  let log: Log

  final class Log: Sendable {
    let lines = Mutex<[String]>([])
    let outcomes = Mutex<[CallOutcome]>([])
  }

  init(_ name: String, _ log: Log) {
    self.name = name
    self.log = log
  }

  func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)? {
    log.lines.withLock { $0.append("\(name) begins \(call.method)") }
    call.metadata.append(
      .with { pair in
        pair.key = "via"
        pair.value = Array(name.utf8)
      })
    if call.traceparent.isEmpty { call.traceparent = "00-\(name)" }
    return { [name, log] outcome in
      log.lines.withLock { $0.append("\(name) ends") }
      log.outcomes.withLock { $0.append(outcome) }
    }
  }
}

@Suite("Interceptors, metadata, inherited deadlines", .timeLimit(.minutes(1)))
struct InterceptorTests {
  @Test("Metadata and trace of the options are in the request, and in the one that is repeated")
  func metadata() async throws {
    let (client, peer, first) = try await connected()
    let pair = RPCMetadataEntry.with { pair in
      pair.key = "tenant"
      pair.value = [1, 2]
    }
    async let reply = client.admin.getServerInfo(
      .init(), options: CallOptions(metadata: [pair], traceparent: "00-aa-bb-01"))
    _ = try await first.request()
    try await first.close()
    let second = try await peer.greet()
    let request = try await second.request()
    let header = try request.requestHeader
    #expect(header.metadata == [pair] && header.traceparent == "00-aa-bb-01" && header.previousAttempts == 1)
    #expect(header.method == AdminServiceMethods.getServerInfo.id)
    second.reply(to: request, GetServerInfoReply())
    _ = try await reply
    // The next call has none of it.
    async let plain = client.admin.getServerInfo(.init())
    let next = try await second.request()
    #expect(try next.requestHeader.metadata.isEmpty)
    second.reply(to: next, GetServerInfoReply())
    _ = try await plain
    await client.close()
  }

  @Test("Metadata over the server's limit fails the call here, by the limit's name")
  func metadataTooLarge() async throws {
    let (client, _, _) = try await connected()
    let pairs = (0..<3).map { _ in RPCMetadataEntry.with { $0.value = Array(repeating: 1, count: 4000) } }
    let error = try await clientError(
      await client.admin.getServerInfo(.init(), options: CallOptions(metadata: pairs)))
    #expect(error.reason == .messageTooLarge && error.limit == "meta_bytes_max" && error.progress == .notSent)
    await client.close()
  }

  @Test("Interceptors begin in order and end in the opposite one, and what they add is sent")
  func order() async throws {
    let log = Recorder.Log()
    let (client, peer, connection) = try await connected { $0.interceptors = [Recorder("a", log), Recorder("b", log)] }
    async let reply = client.admin.getServerInfo(.init())
    let request = try await connection.request()
    #expect(try request.requestHeader.metadata.map(\.value) == [Array("a".utf8), Array("b".utf8)])
    #expect(try request.requestHeader.traceparent == "00-a")
    connection.reply(to: request, GetServerInfoReply())
    _ = try await reply
    let method = AdminServiceMethods.getServerInfo.fullName
    #expect(log.lines.withLock { $0 } == ["a begins \(method)", "b begins \(method)", "b ends", "a ends"])
    let outcome = try #require(log.outcomes.withLock { $0.first })
    #expect(outcome.attempts == 1 && outcome.peer == peer.endpoint && outcome.error == nil)
    await client.close()
  }

  @Test("Interceptors see every end once: a refusal, a cancellation, a client that is closed")
  func failures() async throws {
    let log = Recorder.Log()
    let (client, _, connection) = try await connected { $0.interceptors = [Recorder("a", log)] }
    async let refused = rpcError(await client.admin.getServerInfo(.init()))
    connection.refuse(
      try await connection.request(), RPCError(code: .internal, reason: "BROKEN", message: "broken"))
    _ = try await refused
    let task = Task { try await client.admin.getServerInfo(.init()) }
    _ = try await connection.request()
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    await client.close()
    _ = try await clientError(await client.admin.getServerInfo(.init()))
    let errors = log.outcomes.withLock { $0.map(\.error) }
    #expect(errors.count == 3)
    #expect((errors[0] as? RPCError)?.reason == "BROKEN")
    #expect(errors[1] is CancellationError)
    #expect((errors[2] as? ClientError)?.reason == .closed)
    #expect(log.outcomes.withLock { $0[2].peer } == nil)
  }

  @Test("A call inside a call that is served inherits its deadline, and never gets more")
  func inheritedDeadline() async throws {
    let (client, _, connection) = try await connected()
    try await CallDeadline.$current.withValue(.now + .seconds(5)) {
      async let reply = client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60)))
      let request = try await connection.request()
      #expect((1...5000).contains(request.header.argument))
      connection.reply(to: request, GetServerInfoReply())
      _ = try await reply
    }
    try await CallDeadline.$current.withValue(.now + .seconds(60)) {
      async let reply = client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(5)))
      let request = try await connection.request()
      #expect((1...5000).contains(request.header.argument))
      connection.reply(to: request, GetServerInfoReply())
      _ = try await reply
    }
    await client.close()
  }

  @Test("Where the deadline of the whole is over, a call inside it is not sent")
  func inheritedDeadlineIsOver() async throws {
    let (client, _, connection) = try await connected()
    try await CallDeadline.$current.withValue(.now) {
      let error = try await clientError(await client.admin.getServerInfo(.init()))
      #expect(error.reason == .timedOut && error.progress == .notSent && error.attempts == 0)
    }
    connection.write(.ping, argument: 1)
    #expect(try await connection.next().header.type == .pong)
    await client.close()
  }
}
