import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

@Suite("Connections", .timeLimit(.minutes(1)))
struct ReconnectTests {
  @Test("A lost connection is replaced without being asked")
  func reconnects() async throws {
    let (client, peer, first) = try await connected()
    try await first.close()
    let second = try await peer.greet()
    async let reply = client.admin.getServerInfo(.init())
    second.reply(to: try await second.request(), GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("A read that was in flight is repeated on the next connection")
  func readIsRepeated() async throws {
    let (client, peer, first) = try await connected()
    async let reply = client.admin.getServerInfo(.init())
    _ = try await first.request()
    try await first.close()
    let second = try await peer.greet()
    let request = try await second.request()
    #expect(try request.requestHeader.previousAttempts == 1)
    second.reply(to: request, GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("A change that was in flight is repeated with the same request id")
  func changeIsRepeated() async throws {
    let (client, peer, first) = try await connected()
    async let reply = client.customers.suspend(suspend(1))
    let sent = try await first.request()
    try await first.close()
    let second = try await peer.greet()
    let repeated = try await second.request()
    #expect(repeated.body == sent.body)
    #expect(try repeated.message(SuspendCustomerRequest.self).options?.requestID.count == 16)
    second.reply(to: repeated, SuspendCustomerReply())
    _ = try await reply
    await client.close()
  }

  @Test("A change without a request id is not repeated: its error says that it may have been carried out")
  func unprotectedChange() async throws {
    let (client, peer, first) = try await connected()
    async let error = clientError(await client.call(CustomerServiceMethods.suspend, suspend(1)))
    _ = try await first.request()
    try await first.close()
    #expect(try await error.reason == .connectionLost)
    #expect(try await error.progress == .unknown)
    _ = try await peer.greet()
    await client.close()
  }

  @Test("A reply of which a part had come is asked for again")
  func lostInsideReply() async throws {
    let (client, peer, first) = try await connected()
    async let reply = client.admin.getServerInfo(.init())
    let request = try await first.request()
    first.write(.response, flags: .more, stream: request.header.stream, body: [0x0a])
    first.write([0, 0, 0])
    try await first.close()
    let second = try await peer.greet()
    second.reply(to: try await second.request(), GetServerInfoReply.with { $0.software = "whole" })
    #expect(try await reply.software == "whole")
    await client.close()
  }

  @Test("Calls made without a connection wait for the next one")
  func waitsForConnection() async throws {
    let (client, peer, first) = try await connected()
    try await first.close()
    let second = try await peer.accept()
    async let reply = client.admin.getServerInfo(.init())
    try await second.greet(FakePeer.hello())
    second.reply(to: try await second.request(), GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("A call that finds no connection ends by its deadline and says why there is none")
  func noConnection() async throws {
    let (client, peer, first) = try await connected()
    try await peer.close()
    try await first.close()
    var error: ClientError
    repeat {
      // The first may still be sent, before the client has seen that the connection is gone.
      error = try await clientError(
        await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .milliseconds(30))))
    } while error.attempts > 0
    #expect(error.reason == .timedOut && error.progress == .notSent)
    #expect(error.peer == peer.endpoint && error.method == AdminServiceMethods.getServerInfo.fullName)
    await client.close()
  }

  @Test("The client finds a server that comes back on the same port")
  func serverRestarts() async throws {
    let (client, peer, first) = try await connected()
    try await peer.close()
    try await first.close()
    async let reply = client.admin.getServerInfo(.init())
    let restarted = try await FakePeer.listen(port: peer.endpoint.port)
    let second = try await restarted.greet()
    second.reply(to: try await second.request(), GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("After GOAWAY accepted calls end where they are, later ones move to the next connection")
  func goAwayDrains() async throws {
    let (client, peer, first) = try await connected()
    async let accepted = client.customers.list(.init())
    let acceptedRequest = try await first.request()
    async let moved = client.call(CustomerServiceMethods.suspend, suspend(1))
    _ = try await first.request()

    first.goAway(lastStream: 0x7fff_ffff)
    first.write(.ping, argument: 1)
    let second = try await peer.greet()
    first.goAway(lastStream: acceptedRequest.header.stream)
    let movedRequest = try await second.request()
    #expect(try movedRequest.requestHeader.method == CustomerServiceMethods.suspend.id)
    second.reply(to: movedRequest, SuspendCustomerReply())
    _ = try await moved
    first.reply(to: acceptedRequest, ListCustomersReply())
    _ = try await accepted

    #expect(try await first.next().header.type == .pong)
    #expect(try await first.next().header.type == .goAway)
    await #expect(throws: Inbox<FakePeer.Frame>.Ended.self) { try await first.next() }
    await client.close()
  }

  @Test(
    "A server with another database, or another history of it, is refused; the right one is taken again",
    arguments: [(2, 1), (1, 2)] as [(UInt8, UInt8)])
  func otherDatabase(database: UInt8, incarnation: UInt8) async throws {
    let (client, peer, first) = try await connected()
    async let error = clientError(await client.admin.getServerInfo(.init()))
    _ = try await first.request()
    try await first.close()
    let wrong = try await peer.greet(FakePeer.hello(database: database, incarnation: incarnation))
    #expect(try await error.reason == .databaseChanged)
    let goAway = try await wrong.next()
    #expect(try RPCGoAway.decode(goAway.meta, arena: MessageArena()).reason == "DATABASE_CHANGED")
    await #expect(throws: Inbox<FakePeer.Frame>.Ended.self) { try await wrong.next() }
    // Meanwhile calls fail at once.
    let meanwhile = try await clientError(await client.admin.getServerInfo(.init()))
    #expect(meanwhile.reason == .databaseChanged)

    let right = try await peer.greet()
    right.write(.ping, argument: 1)
    #expect(try await right.next().header.type == .pong)
    async let reply = client.admin.getServerInfo(.init())
    right.reply(to: try await right.request(), GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("A server that breaks the protocol is told how, and left")
  func violation() async throws {
    let (client, peer, first) = try await connected()
    first.write(.response, flags: .end, stream: 99)
    let goAway = try await first.next()
    #expect(try RPCGoAway.decode(goAway.meta, arena: MessageArena()).reason == GoAwayReason.streamIdle.rawValue)
    _ = try await peer.greet()
    await client.close()
  }
}

@Suite("Connecting and closing", .timeLimit(.minutes(1)))
struct ConnectTests {
  @Test("Where nobody listens, connecting fails and names the peer")
  func refused() async throws {
    let peer = try await FakePeer.listen()
    try await peer.close()
    let error = try await clientError(await KeiyakuClient.connect("\(peer.endpoint)"))
    #expect(error.reason == .connectFailed && error.peer == peer.endpoint)
  }

  @Test("A peer that speaks something else is refused")
  func foreign() async throws {
    let peer = try await FakePeer.listen()
    async let error = clientError(await KeiyakuClient.connect("\(peer.endpoint)"))
    try await peer.accept().write(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
    #expect(try await error.reason == .connectFailed)
    #expect(try await error.message.contains("no Keiyaku server"))
  }

  @Test("A peer of another major version is told apart, with what it speaks")
  func otherMajor() async throws {
    let peer = try await FakePeer.listen()
    async let error = clientError(await KeiyakuClient.connect("\(peer.endpoint)"))
    let connection = try await peer.accept()
    connection.write(Preface(major: 9, minor: 0).bytes)
    connection.goAway(lastStream: 0, reason: .versionUnsupported)
    #expect(try await error.message.contains("VERSION_UNSUPPORTED"))
  }

  @Test("A peer that says nothing is given up in time")
  func silent() async throws {
    let peer = try await FakePeer.listen()
    var configuration = ClientConfiguration(endpoint: peer.endpoint)
    configuration.connectTimeout = .milliseconds(100)
    let error = try await clientError(await KeiyakuClient.connect(configuration))
    // Without HELLO within that time; on a busy machine even without a connection.
    #expect(error.reason == .connectFailed && error.message.contains("within"))
  }

  @Test("A database that is not the expected one is refused at once")
  func unexpectedDatabase() async throws {
    let peer = try await FakePeer.listen()
    var configuration = ClientConfiguration(endpoint: peer.endpoint)
    configuration.databaseID = Array(repeating: 7, count: 16)
    async let error = clientError(await KeiyakuClient.connect(configuration))
    _ = try await peer.greet()
    #expect(try await error.reason == .databaseChanged)
  }

  @Test("Closing waits for calls in flight and refuses new ones")
  func close() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.admin.getServerInfo(.init())
    let request = try await connection.request()
    async let closed: Void = client.close()
    // Once closing has begun, which a call that is refused shows, the one in flight is still answered.
    while (try? await clientError(
      await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .milliseconds(5)))))?.reason != .closed
    {}
    connection.reply(to: request, GetServerInfoReply())
    _ = try await reply
    await closed
    let afterwards = try await clientError(await client.admin.getServerInfo(.init()))
    #expect(afterwards.reason == .closed)
  }

  @Test("A client that is dropped closes its connections")
  func dropped() async throws {
    let peer = try await FakePeer.listen()
    let connection = try await {
      async let client = KeiyakuClient.connect("\(peer.endpoint)")
      let connection = try await peer.greet()
      _ = try await client
      return connection
    }()
    #expect(try await connection.next().header.type == .goAway)
    await #expect(throws: Inbox<FakePeer.Frame>.Ended.self) { try await connection.next() }
  }

  @Test("Several connections share the calls")
  func severalConnections() async throws {
    let peer = try await FakePeer.listen()
    var configuration = ClientConfiguration(endpoint: peer.endpoint)
    configuration.connectionCount = 3
    async let connecting = KeiyakuClient.connect(configuration)
    var connections: [FakePeer.Connection] = []
    for _ in 0..<3 { connections.append(try await peer.greet()) }
    let client = try await connecting
    try await withThrowingTaskGroup { group in
      for _ in 0..<3 { group.addTask { _ = try await client.admin.getServerInfo(.init()) } }
      for connection in connections { connection.reply(to: try await connection.request(), GetServerInfoReply()) }
      try await group.waitForAll()
    }
    await client.close()
  }
}
