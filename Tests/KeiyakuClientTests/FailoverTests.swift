import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

extension Inbox where Element == ConnectionEvent {
  /// The next event that the condition holds for; those before it are dropped.
  func next(where condition: (ConnectionEvent.Change) -> Bool) async throws -> ConnectionEvent {
    while true {
      let event = try await next()
      if condition(event.change) { return event }
    }
  }

  /// Waits until every endpoint was tried in vain.
  func nextBackOff() async throws {
    _ = try await next { if case .backingOff = $0 { true } else { false } }
  }
}

/// A configuration for several fake servers, with short waits, and its events.
private func configuration(
  _ peers: [FakePeer], backoff: Backoff = Backoff(initial: .milliseconds(1), maximum: .milliseconds(5))
) -> (ClientConfiguration, Inbox<ConnectionEvent>) {
  var configuration = ClientConfiguration(endpoint: peers[0].endpoint)
  configuration.failover = peers.dropFirst().map(\.endpoint)
  configuration.backoff = backoff
  configuration.retry.backoff = backoff
  let events = Inbox<ConnectionEvent>()
  configuration.onConnectionEvent = { events.put($0) }
  return (configuration, events)
}

/// A call that the connection answers.
private func expectAnswer(_ client: KeiyakuClient, _ connection: FakePeer.Connection) async throws {
  async let reply = client.admin.getServerInfo(.init())
  connection.reply(to: try await connection.request(), GetServerInfoReply())
  _ = try await reply
}

@Suite("Several endpoints", .timeLimit(.minutes(2)))
struct FailoverTests {
  @Test("The first endpoint that can be reached is taken, the others are left alone")
  func pickFirst() async throws {
    let (down, up, spare) = (try await FakePeer.listen(), try await FakePeer.listen(), try await FakePeer.listen())
    try await down.close()
    let (configuration, events) = configuration([down, up, spare])
    async let connecting = KeiyakuClient.connect(configuration)
    let connection = try await up.greet()
    let client = try await connecting
    try await expectAnswer(client, connection)
    let connected = try await events.next { $0 == .connected }
    #expect(connected.peer == up.endpoint)
    await client.close()
  }

  @Test("Where the second endpoint fails that was in use, the client begins with the first again")
  func startsOver() async throws {
    let (first, second) = (try await FakePeer.listen(), try await FakePeer.listen())
    try await first.close()
    let (configuration, _) = configuration([first, second])
    async let connecting = KeiyakuClient.connect(configuration)
    let connection = try await second.greet()
    let client = try await connecting
    try await expectAnswer(client, connection)
    let back = try await FakePeer.listen(port: first.endpoint.port)
    try await connection.close()
    try await expectAnswer(client, try await back.greet())
    await client.close()
  }

  @Test("A call that is lost at one endpoint is answered by the next, with the same request id")
  func callsFailOver() async throws {
    let (first, second) = (try await FakePeer.listen(), try await FakePeer.listen())
    let (configuration, _) = configuration([first, second])
    async let connecting = KeiyakuClient.connect(configuration)
    let connection = try await first.greet()
    let client = try await connecting
    async let reply = client.customers.suspend(suspend(1))
    let sent = try await connection.request()
    try await first.close()
    try await connection.close()
    let other = try await second.greet()
    let repeated = try await other.request()
    #expect(repeated.body == sent.body)
    other.reply(to: repeated, SuspendCustomerReply())
    _ = try await reply
    await client.close()
  }

  @Test("An endpoint that says HELLO and leaves, again and again, does not keep the client from the others")
  func uselessEndpoint() async throws {
    let (first, second) = (try await FakePeer.listen(), try await FakePeer.listen())
    let (configuration, _) = configuration([first, second])
    async let connecting = KeiyakuClient.connect(configuration)
    let connection = try await first.greet()
    let client = try await connecting
    connection.goAway(lastStream: 0)
    try await expectAnswer(client, try await second.greet())
    await client.close()
  }

  @Test("An endpoint with another database is passed over")
  func otherDatabase() async throws {
    let (first, second) = (try await FakePeer.listen(), try await FakePeer.listen())
    let (configuration, _) = configuration([first, second])
    async let connecting = KeiyakuClient.connect(configuration)
    let connection = try await first.greet()
    let client = try await connecting
    try await expectAnswer(client, connection)
    try await connection.close()
    // The first one was restored to another history meanwhile.
    let wrong = try await first.greet(FakePeer.hello(incarnation: 9))
    #expect(try RPCGoAway.decode(try await wrong.next().meta, arena: MessageArena()).reason == "DATABASE_CHANGED")
    try await expectAnswer(client, try await second.greet())
    await client.close()
  }

  @Test("Where no endpoint can be used, connecting names all of them and why")
  func noneReachable() async throws {
    let (first, second) = (try await FakePeer.listen(), try await FakePeer.listen())
    try await first.close()
    try await second.close()
    let error = try await clientError(await KeiyakuClient.connect("\(first.endpoint),\(second.endpoint)"))
    #expect(error.reason == .connectFailed)
    #expect(error.message.contains("\(first.endpoint)") && error.message.contains("\(second.endpoint)"))
  }

  @Test("Endpoints are read from a list with commas; anything else is refused")
  func text() throws {
    let configuration = try #require(ClientConfiguration(endpoints: "a:1,[::1]:2,c"))
    #expect(configuration.endpoints.map(\.description) == ["a:1", "[::1]:2", "c:7423"])
    for text in ["", ",", "a:1,", ",a:1", "a:1,,b:2", "a:x,b"] { #expect(ClientConfiguration(endpoints: text) == nil) }
  }
}

@Suite("Never giving up", .timeLimit(.minutes(2)))
struct PersistenceTests {
  @Test("After thousands of failures in a row the client still finds its server")
  func neverBricks() async throws {
    let peer = try await FakePeer.listen()
    let (configuration, events) = configuration([peer], backoff: Backoff(initial: .zero, maximum: .zero))
    async let connecting = KeiyakuClient.connect(configuration)
    let first = try await peer.greet()
    let client = try await connecting
    try await peer.close()
    try await first.close()
    for _ in 0..<2000 { try await events.nextBackOff() }
    let restarted = try await FakePeer.listen(port: peer.endpoint.port)
    try await expectAnswer(client, try await restarted.greet())
    await client.close()
  }

  @Test("A server that greets and leaves a thousand times is still taken back, with a wait each time")
  func manyShortConnections() async throws {
    let peer = try await FakePeer.listen()
    let (configuration, events) = configuration([peer], backoff: Backoff(initial: .zero, maximum: .zero))
    async let connecting = KeiyakuClient.connect(configuration)
    var connection = try await peer.greet()
    let client = try await connecting
    for number in 0..<1000 {
      // After a GOAWAY it is the client that closes.
      if number % 2 == 0 { connection.goAway(lastStream: 0) } else { try await connection.close() }
      try await events.nextBackOff()
      connection = try await peer.greet()
    }
    try await expectAnswer(client, connection)
    await client.close()
  }

  @Test("Waiting calls are kept over failures; those that do not wait fail at once, with the reason")
  func waitForReady() async throws {
    let peer = try await FakePeer.listen()
    let (configuration, events) = configuration([peer])
    async let connecting = KeiyakuClient.connect(configuration)
    let first = try await peer.greet()
    let client = try await connecting
    try await peer.close()
    try await first.close()
    // The first wait is for the lost connection, the second because nobody answered.
    for _ in 0..<2 { try await events.nextBackOff() }
    async let waiting = client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60)))
    let error = try await clientError(
      await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60), waitForReady: false)))
    #expect(error.reason == .connectFailed && error.progress == .notSent && error.peer == peer.endpoint)
    #expect(error.message.contains("does not wait"))
    let restarted = try await FakePeer.listen(port: peer.endpoint.port)
    let second = try await restarted.greet()
    second.reply(to: try await second.request(), GetServerInfoReply())
    _ = try await waiting
    // With a connection it is like any other.
    async let ready = client.admin.getServerInfo(.init(), options: CallOptions(waitForReady: false))
    second.reply(to: try await second.request(), GetServerInfoReply())
    _ = try await ready
    await client.close()
  }

  @Test("A call that does not wait is kept while a connection is made, and fails when that fails")
  func failsWithTheRound() async throws {
    let peer = try await FakePeer.listen()
    let (configuration, _) = configuration([peer])
    async let connecting = KeiyakuClient.connect(configuration)
    let first = try await peer.greet()
    let client = try await connecting
    try await expectAnswer(client, first)
    async let error = clientError(
      await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(60), waitForReady: false)))
    // In flight, lost, to be repeated, and then there is nobody.
    _ = try await first.request()
    try await peer.close()
    try await first.close()
    #expect(try await error.reason == .connectFailed)
    #expect(try await error.attempts == 1)
    #expect(try await error.progress == .unknown)
    await client.close()
  }
}
