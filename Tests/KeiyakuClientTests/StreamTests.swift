import KeiyakuMessages
import KeiyakuWire
import Synchronization
import Testing

@testable import KeiyakuClient

private typealias Item = GetCustomerReply
private typealias Request = GetCustomerRequest

/// Methods of every kind that no server has.
private enum Methods {
  static let expand = method(.serverStreaming, "Expand")
  static let collect = method(.clientStreaming, "Collect")
  static let relay = method(.bidirectional, "Relay")

  private static func method(_ kind: MethodKind, _ name: String) -> MethodDescriptor<Request, Item> {
    MethodDescriptor(
      id: FNV1a.hash(name), fullName: "test.Streams/\(name)", kind: kind, isRead: true, isBlocking: false)
  }
}

private enum FNV1a {
  static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

private func item(_ id: Int64, notes: String = "") -> Item {
  .with { item in
    item.customer = .with { customer in
      customer.id = id
      if !notes.isEmpty { customer.spec = .with { $0.notes = notes } }
    }
  }
}

private func request(_ id: Int64) -> Request { .with { $0.customer = .with { $0.by = .id(id) } } }

extension FakePeer.Connection {
  fileprivate func send(_ item: Item, stream: UInt32) {
    write(.message, flags: .item, stream: stream, body: item.encodedBytes(MessageArena()))
  }

  fileprivate func complete(_ stream: UInt32, trailers: [RPCMetadataEntry] = []) {
    write(.status, flags: .end, stream: stream, meta: RPCStatus.with { $0.trailers = trailers })
  }

  /// The next frame of this type; WINDOWs of others are dropped.
  fileprivate func next(_ type: FrameType) async throws -> FakePeer.Frame {
    while true {
      let frame = try await next()
      if frame.header.type == type { return frame }
      guard frame.header.type == .window else { throw FakePeer.Unexpected(what: "\(frame.header)") }
    }
  }
}

@Suite("Calls that stream", .timeLimit(.minutes(2)))
struct StreamTests {
  private let long = CallOptions(timeout: .seconds(60))

  @Test("Items come in order, then the end with its trailers; without options there is no deadline")
  func serverStreaming() async throws {
    let (client, _, connection) = try await connected()
    let items = client.serverStreaming(Methods.expand, request(1))
    let opened = try await connection.request()
    #expect(opened.header.flags == .end && opened.header.argument == 0)
    for id in Int64(1)...100 { connection.send(item(id), stream: opened.header.stream) }
    let trailer = RPCMetadataEntry.with { $0.key = "item-count" }
    connection.complete(opened.header.stream, trailers: [trailer])
    var expected: Int64 = 0
    for try await item in items {
      expected += 1
      #expect(item.customer?.id == expected)
    }
    #expect(expected == 100)
    #expect(items.trailers == [trailer])
    await client.close()
  }

  @Test("What has come before an error is taken first, then the error is thrown")
  func errorAfterItems() async throws {
    let (client, peer, connection) = try await connected()
    let items = client.serverStreaming(Methods.expand, request(1))
    let opened = try await connection.request()
    connection.send(item(1), stream: opened.header.stream)
    let failure = RPCError(code: .unavailable, reason: "GONE", message: "gone")
    connection.refuse(opened, failure)
    var iterator = items.makeAsyncIterator()
    #expect(try await iterator.next() == item(1))
    do {
      _ = try await iterator.next()
      Issue.record("no error")
    } catch let error as RPCError {
      // Not tried again, though it is a read: an item has come.
      #expect(error == failure && error.receipt?.peer == "\(peer.endpoint)")
    }
    await client.close()
  }

  @Test("A stream that has brought nothing yet is tried again elsewhere; one that has ends with the connection")
  func lostConnection() async throws {
    let (client, peer, first) = try await connected()
    let items = client.serverStreaming(Methods.expand, request(1))
    _ = try await first.request()
    try await first.close()
    let second = try await peer.greet()
    let opened = try await second.request()
    #expect(try opened.requestHeader.previousAttempts == 1)
    second.send(item(1), stream: opened.header.stream)
    var iterator = items.makeAsyncIterator()
    #expect(try await iterator.next() == item(1))
    try await second.close()
    do {
      _ = try await iterator.next()
      Issue.record("no error")
    } catch let error as ClientError {
      #expect(error.reason == .connectionLost && error.attempts == 2)
    }
    _ = try await peer.greet()
    await client.close()
  }

  @Test("Credit of a stream returns as items are taken, not as they come; that of the connection at once")
  func slowReader() async throws {
    let (client, _, connection) = try await connected()
    let items = client.serverStreaming(Methods.expand, request(1))
    let stream = try await connection.request().header.stream
    let large = item(1, notes: String(repeating: "x", count: 100_000))
    // As many as fit the window of 1 MiB.
    for _ in 0..<10 { connection.send(large, stream: stream) }
    connection.write(.ping, argument: 3)
    // Nothing is owed: less than half of the connection's window has come, and nothing was taken.
    #expect(try await connection.next().header.type == .pong)
    var iterator = items.makeAsyncIterator()
    for _ in 0..<10 { #expect(try await iterator.next() == large) }
    async let next = iterator.next()
    // Half of the window or more is back by the time that all are taken; what is less than that may wait for more.
    var credit = 0
    while credit < 1 << 19 {
      let window = try await connection.next().header
      #expect(window.type == .window && window.stream == stream)
      credit += Int(window.argument)
    }
    connection.complete(stream)
    #expect(try await next == nil)
    await client.close()
  }

  @Test("A stream that nobody reads holds up neither unary calls nor other streams")
  func pausedBesideBusy() async throws {
    let (client, _, connection) = try await connected()
    let paused = client.serverStreaming(Methods.expand, request(1))
    let pausedStream = try await connection.request().header.stream
    let large = item(1, notes: String(repeating: "x", count: 100_000))
    for _ in 0..<10 { connection.send(large, stream: pausedStream) }
    let busy = client.serverStreaming(Methods.expand, request(2))
    let busyStream = try await connection.next(.request).header.stream
    for id in Int64(1)...50 { connection.send(item(id), stream: busyStream) }
    connection.complete(busyStream)
    var count = 0
    for try await _ in busy { count += 1 }
    #expect(count == 50)
    async let reply = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.next(.request), GetServerInfoReply())
    _ = try await reply
    paused.cancel()
    #expect(try await connection.next(.cancel).header.stream == pausedStream)
    await client.close()
  }

  @Test("An item larger than the window comes through in parts")
  func itemLargerThanWindow() async throws {
    let (client, _, connection) = try await connected {
      $0.limits.streamWindowBytes = 64 * 1024
    }
    let items = client.serverStreaming(Methods.expand, request(1))
    let stream = try await connection.request().header.stream
    let large = item(1, notes: String(repeating: "契", count: 100_000))
    let body = large.encodedBytes(MessageArena())
    var credit = 64 * 1024
    var sent = 0
    while sent < body.count {
      let size = min(body.count - sent, 16_000)
      while credit < size + 16 {
        let window = try await connection.next().header
        #expect(window.type == .window && window.stream == stream)
        credit += Int(window.argument)
      }
      credit -= size + 16
      let isRest = sent + size == body.count
      connection.write(
        .message, flags: isRest ? .item : [.item, .more], stream: stream, body: Array(body[sent..<sent + size]))
      sent += size
    }
    connection.complete(stream)
    var all: [Item] = []
    for try await item in items { all.append(item) }
    #expect(all == [large])
    await client.close()
  }

  @Test(
    "A stream whose items are dropped, whose task is cancelled, or whose deadline passes is cancelled at the server")
  func cancellation() async throws {
    let (client, _, connection) = try await connected()
    // Dropped: the temporary is gone with the statement.
    _ = client.serverStreaming(Methods.expand, request(1))
    let dropped = try await connection.request()
    #expect(try await connection.next(.cancel).header.stream == dropped.header.stream)

    let task = Task {
      for try await _ in client.serverStreaming(Methods.expand, request(2)) {}
    }
    let cancelled = try await connection.request()
    task.cancel()
    #expect(try await connection.next(.cancel).header.stream == cancelled.header.stream)
    await #expect(throws: CancellationError.self) { try await task.value }

    let late = client.serverStreaming(Methods.expand, request(3), options: CallOptions(timeout: .milliseconds(50)))
    let lateRequest = try await connection.request()
    #expect((1...51).contains(lateRequest.header.argument))
    var iterator = late.makeAsyncIterator()
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .timedOut)
    #expect(try await connection.next(.cancel).header.argument == 1)

    // What still comes for them harms nobody.
    for request in [dropped, cancelled, lateRequest] {
      connection.send(item(1), stream: request.header.stream)
      connection.complete(request.header.stream)
    }
    async let reply = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.next(.request), GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("An item that cannot be decoded ends its call alone")
  func invalidItem() async throws {
    let (client, _, connection) = try await connected()
    var iterator = client.serverStreaming(Methods.expand, request(1)).makeAsyncIterator()
    let stream = try await connection.request().header.stream
    connection.write(.message, flags: .item, stream: stream, body: [0xff])
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .invalidReply)
    #expect(try await connection.next(.cancel).header.stream == stream)
    await client.close()
  }

  @Test("A client stream opens with an empty request, sends its items and the end, and gets the reply")
  func clientStreaming() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.clientStreaming(Methods.collect, options: long) { requests in
      for id in Int64(1)...3 { try await requests.send(request(id)) }
    }
    let opened = try await connection.request()
    #expect(opened.header.flags == [] && opened.body.isEmpty)
    for id in Int64(1)...3 {
      let frame = try await connection.next(.message)
      #expect(frame.header.flags == .item && frame.header.stream == opened.header.stream)
      #expect(try frame.message(Request.self) == request(id))
    }
    let end = try await connection.next(.message)
    #expect(end.header.flags == .end && end.body.isEmpty)
    connection.reply(to: opened, item(7))
    #expect(try await reply == item(7))
    await client.close()
  }

  @Test("A stream without items is its end alone")
  func emptyClientStream() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.clientStreaming(Methods.collect) { _ in }
    let opened = try await connection.request()
    #expect(try await connection.next(.message).header.flags == .end)
    connection.reply(to: opened, item(1))
    _ = try await reply
    await client.close()
  }

  @Test("A sender waits while the server gives no credit, and memory stays bounded; WINDOW lets it go on")
  func sendBackPressure() async throws {
    var hello = FakePeer.hello()
    hello.streamWindowBytes = UInt32(PeerLimits.floor.streamWindowBytes)
    let (client, _, connection) = try await connected(hello)
    let sent = Atomic<Int>(0)
    async let reply = client.clientStreaming(Methods.collect, options: long) { requests in
      for id in Int64(1)...100_000 {
        try await requests.send(request(id))
        sent.add(1, ordering: .relaxed)
      }
    }
    let opened = try await connection.request()
    let stream = opened.header.stream
    var credit = PeerLimits.floor.streamWindowBytes
    var received = 0
    while received < 100_000 {
      while true {
        let cost = 16 + 8
        if credit < cost { break }
        let frame = try await connection.next(.message)
        credit -= 16 + Int(frame.header.length)
        #expect(credit >= 0)
        received += 1
        if received == 100_000 { break }
      }
      // What was sent and has not come is what may be pending, and no more.
      #expect(sent.load(ordering: .relaxed) - received < 2 * PendingItems.bytesMax / 16)
      connection.write(.window, stream: stream, argument: 60_000)
      credit += 60_000
    }
    #expect(try await connection.next(.message).header.flags == .end)
    connection.reply(to: opened, item(1))
    _ = try await reply
    await client.close()
  }

  @Test("A server that answers before the items are complete is believed")
  func earlyReply() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.clientStreaming(Methods.collect, options: long) { requests in
      // Ends when `send` throws.
      for id in Int64(1)... { try await requests.send(request(id)) }
    }
    let opened = try await connection.request()
    connection.reply(to: opened, item(9))
    #expect(try await reply == item(9))
    await client.close()
  }

  @Test("A closure that throws cancels the call, and its error is the outcome")
  func closureThrows() async throws {
    struct Mine: Error {}
    let (client, _, connection) = try await connected()
    let task = Task {
      try await client.clientStreaming(Methods.collect) { requests in
        try await requests.send(request(1))
        throw Mine()
      }
    }
    await #expect(throws: Mine.self) { try await task.value }
    let opened = try await connection.request()
    var frame = try await connection.next()
    if frame.header.type == .message { frame = try await connection.next() }
    #expect(frame.header.type == .cancel && frame.header.stream == opened.header.stream)
    await client.close()
  }

  @Test("Both sides of a bidirectional call stream independently")
  func bidirectional() async throws {
    let (client, _, connection) = try await connected()
    let call = client.bidirectional(Methods.relay, options: long)
    let stream = try await connection.request().header.stream
    var iterator = call.responses.makeAsyncIterator()
    for id in Int64(1)...20 {
      try await call.send(request(id))
      #expect(try await connection.next(.message).message(Request.self) == request(id))
      connection.send(item(id), stream: stream)
      #expect(try await iterator.next() == item(id))
    }
    call.finish()
    #expect(try await connection.next(.message).header.flags == .end)
    let after = try await clientError(await call.send(request(1)))
    #expect(after.reason == .callEnded)
    connection.send(item(99), stream: stream)
    connection.complete(stream)
    #expect(try await iterator.next() == item(99))
    #expect(try await iterator.next() == nil)
    await client.close()
  }

  @Test("Streams beyond the server's limit wait, and unary calls pass them")
  func streamsLimit() async throws {
    var hello = FakePeer.hello()
    hello.concurrentStreamsMax = 8
    let (client, _, connection) = try await connected(hello)
    let streams = (0..<9).map { _ in client.serverStreaming(Methods.expand, request(1)) }
    var opened: [UInt32] = []
    for _ in 0..<8 { opened.append(try await connection.request().header.stream) }
    async let reply = client.admin.getServerInfo(.init())
    let unary = try await connection.request()
    #expect(try unary.requestHeader.method == AdminServiceMethods.getServerInfo.id)
    connection.reply(to: unary, GetServerInfoReply())
    _ = try await reply
    connection.complete(opened[0])
    #expect(try await connection.request().requestHeader.method == Methods.expand.id)
    for stream in streams { stream.cancel() }
    await client.close()
  }

  @Test("A server that does not begin a stream of the client: tried again while nothing was sent, final afterwards")
  func goAwayAboveStream() async throws {
    let (client, peer, first) = try await connected()
    let call = client.bidirectional(Methods.relay, options: long)
    _ = try await first.request()
    first.goAway(lastStream: 0)
    let second = try await peer.greet()
    _ = try await second.request()
    try await call.send(request(1))
    _ = try await second.next(.message)
    second.goAway(lastStream: 0)
    var iterator = call.responses.makeAsyncIterator()
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .connectionLost && error.progress == .notProcessed)
    _ = try await peer.greet()
    await client.close()
  }

  @Test("Interceptors see calls that stream end once")
  func interceptors() async throws {
    final class Counter: ClientInterceptor {
      let ends = Inbox<Bool>()
      func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)? {
        call.traceparent = "00-trace"
        return { [ends] outcome in ends.put(outcome.error == nil) }
      }
    }
    let counter = Counter()
    let (client, _, connection) = try await connected { $0.interceptors = [counter] }
    let items = client.serverStreaming(Methods.expand, request(1))
    let opened = try await connection.request()
    #expect(try opened.requestHeader.traceparent == "00-trace")
    connection.complete(opened.header.stream)
    for try await _ in items { Issue.record("an item") }
    #expect(try await counter.ends.next())
    let cancelled = client.serverStreaming(Methods.expand, request(1))
    cancelled.cancel()
    #expect(try await counter.ends.next() == false)
    await client.close()
  }
}
