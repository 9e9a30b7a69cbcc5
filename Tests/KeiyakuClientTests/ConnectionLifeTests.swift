import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

@Suite("Keep-alive and rotation", .timeLimit(.minutes(2)))
struct ConnectionLifeTests {
  private static let eager = KeepAlive(interval: .milliseconds(20), timeout: .milliseconds(100))

  @Test("A quiet connection with a call in flight gets a PING; a server that answers it keeps its connection")
  func ping() async throws {
    let (client, _, connection) = try await connected {
      $0.keepAlive = KeepAlive(interval: .milliseconds(10), timeout: .seconds(60))
    }
    async let reply = client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60)))
    let request = try await connection.request()
    for _ in 0..<3 {
      let ping = try await connection.next().header
      #expect(ping.type == .ping)
      connection.write(.pong, argument: ping.argument)
    }
    connection.reply(to: request, GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("A server that does not answer the PING is left: the call is repeated elsewhere, or says why it failed")
  func deadConnection() async throws {
    let (client, peer, dead) = try await connected { $0.keepAlive = Self.eager }
    async let lost = clientError(
      await client.call(CustomerServiceMethods.suspend, suspend(1), options: CallOptions(timeout: .seconds(60))))
    _ = try await dead.request()
    async let reply = client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60)))
    _ = try await dead.request()
    let next = try await peer.greet()
    next.reply(to: try await next.request(), GetServerInfoReply())
    _ = try await reply
    #expect(try await lost.reason == .connectionLost)
    #expect(try await lost.message.contains("keepAlive.timeout"))
    await client.close()
  }

  @Test("A server that finds PINGs too many is asked half as often from then on")
  func pingsTooMany() async throws {
    let (client, peer, first) = try await connected { $0.keepAlive = Self.eager }
    var connection = first
    for stretch in [2, 4, 8, 16, 32, 64, 64] {
      connection.goAway(lastStream: 0, reason: "PINGS_TOO_MANY", message: "too many")
      connection = try await peer.greet()
      async let reply = client.admin.getServerInfo(.init())
      let request = try await connection.request()
      connection.reply(to: request, GetServerInfoReply())
      _ = try await reply
      let own = client.connections[0]
      #expect(try await own.eventLoop.submit { own.keepAliveStretch }.get() == stretch)
    }
    await client.close()
  }

  @Test("Before the streams are used up another connection takes over, and none is missed meanwhile")
  func streamsUsedUp() async throws {
    let (client, peer, first) = try await connected {
      $0.firstStream = ClientChannelHandler.rotationStream - 1
    }
    async let early = client.admin.getServerInfo(.init())
    let earlyRequest = try await first.request()
    async let last = client.admin.getServerInfo(.init())
    let lastRequest = try await first.request()
    #expect(lastRequest.header.stream == ClientChannelHandler.rotationStream)
    let successor = try await peer.accept()
    // Make before break: until the new one has said HELLO, calls go on here.
    async let meanwhile = client.admin.getServerInfo(.init())
    first.reply(to: try await first.request(), GetServerInfoReply())
    _ = try await meanwhile
    try await successor.greet(FakePeer.hello())
    successor.write(.ping, argument: 5)
    #expect(try await successor.next().header.type == .pong)
    async let later = client.admin.getServerInfo(.init())
    let laterRequest = try await successor.request()
    #expect(laterRequest.header.stream == 1)
    successor.reply(to: laterRequest, GetServerInfoReply())
    _ = try await later
    // The old one ends with its last answer.
    first.reply(to: earlyRequest, GetServerInfoReply())
    _ = try await early
    first.reply(to: lastRequest, GetServerInfoReply())
    _ = try await last
    #expect(try await first.next().header.type == .goAway)
    await client.close()
  }

  @Test("Where the last stream itself is reached, calls wait for the next connection")
  func lastStream() async throws {
    let (client, peer, first) = try await connected { $0.firstStream = FrameFormat.streamMax }
    async let last = client.admin.getServerInfo(.init())
    let request = try await first.request()
    #expect(request.header.stream == FrameFormat.streamMax)
    let successor = try await peer.accept()
    async let next = client.admin.getServerInfo(.init())
    try await successor.greet(FakePeer.hello())
    successor.reply(to: try await successor.request(), GetServerInfoReply())
    _ = try await next
    first.reply(to: request, GetServerInfoReply())
    _ = try await last
    await client.close()
  }

  @Test("Connections that drain for ever are bounded: the oldest is closed, its calls are repeated")
  func drainingIsBounded() async throws {
    let (client, peer, first) = try await connected()
    var connections = [first]
    let calls = (0..<5).map { _ in
      Task { try await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60))) }
    }
    // One call is kept in flight on each.
    for call in 0..<5 {
      let connection = connections[call]
      var requests: [FakePeer.Frame] = []
      for _ in call..<5 { requests.append(try await connection.request()) }
      connection.goAway(lastStream: requests[0].header.stream)
      connections.append(try await peer.greet())
    }
    let repeated = try await connections[5].request()
    #expect(try repeated.requestHeader.previousAttempts == 1)
    connections[5].reply(to: repeated, GetServerInfoReply())
    for connection in connections[1...4] {
      // The call in flight there is lost with it, and comes to the last one too.
      try await connection.close()
      connections[5].reply(to: try await connections[5].request(), GetServerInfoReply())
    }
    for call in calls { _ = try await call.value }
    await client.close()
  }

  @Test("The application hears of every change of a connection, in order")
  func events() async throws {
    let events = Inbox<ConnectionEvent>()
    let (client, peer, first) = try await connected { configuration in
      configuration.onConnectionEvent = { events.put($0) }
    }
    #expect(try await events.next().change == .connecting)
    #expect(try await events.next() == ConnectionEvent(connection: 0, peer: peer.endpoint, change: .connected))
    async let reply = client.admin.getServerInfo(.init())
    let request = try await first.request()
    first.reply(to: request, GetServerInfoReply())
    _ = try await reply
    first.goAway(lastStream: request.header.stream)
    guard case .draining(let reason) = try await events.next().change else {
      throw FakePeer.Unexpected(what: "no draining")
    }
    #expect(reason.contains("DRAINING"))
    var changes: [ConnectionEvent.Change] = []
    for _ in 0..<2 { changes.append(try await events.next().change) }
    #expect(changes.contains(.connecting) && changes.contains(.drained))
    let second = try await peer.greet()
    #expect(try await events.next().change == .connected)
    try await second.close()
    guard case .lost = try await events.next().change else { throw FakePeer.Unexpected(what: "not lost") }
    guard case .backingOff(_, let why) = try await events.next().change else {
      throw FakePeer.Unexpected(what: "no back-off")
    }
    #expect(why.contains("closed"))
    _ = try await peer.greet()
    _ = try await events.next { $0 == .connected }
    await client.close()
    #expect(try await events.next().change == .drained)
    #expect(try await events.next().change == .closed)
  }
}
