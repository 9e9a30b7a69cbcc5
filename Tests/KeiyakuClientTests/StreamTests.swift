import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

@Suite("Calls that stream", .timeLimit(.minutes(2)))
struct StreamTests {
  private let long = CallOptions(timeout: .seconds(60))

  @Test("Items come in order, then the end with its trailers; without options there is no deadline")
  func serverStreaming() async throws {
    let (client, _, connection) = try await connected()
    let items = client.serverStreaming(StreamMethods.expand, request(1))
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
    let items = client.serverStreaming(StreamMethods.expand, request(1))
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
    let items = client.serverStreaming(StreamMethods.expand, request(1))
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
    let items = client.serverStreaming(StreamMethods.expand, request(1))
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
    let paused = client.serverStreaming(StreamMethods.expand, request(1))
    let pausedStream = try await connection.request().header.stream
    let large = item(1, notes: String(repeating: "x", count: 100_000))
    for _ in 0..<10 { connection.send(large, stream: pausedStream) }
    let busy = client.serverStreaming(StreamMethods.expand, request(2))
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
    let items = client.serverStreaming(StreamMethods.expand, request(1))
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
    var all: [StreamItem] = []
    for try await item in items { all.append(item) }
    #expect(all == [large])
    await client.close()
  }

  @Test(
    "A stream whose items are dropped, whose task is cancelled, or whose deadline passes is cancelled at the server")
  func cancellation() async throws {
    let (client, _, connection) = try await connected()
    // Dropped: the temporary is gone with the statement.
    _ = client.serverStreaming(StreamMethods.expand, request(1))
    let dropped = try await connection.request()
    #expect(try await connection.next(.cancel).header.stream == dropped.header.stream)

    let task = Task {
      for try await _ in client.serverStreaming(StreamMethods.expand, request(2)) {}
    }
    let cancelled = try await connection.request()
    task.cancel()
    #expect(try await connection.next(.cancel).header.stream == cancelled.header.stream)
    await #expect(throws: CancellationError.self) { try await task.value }

    let late = client.serverStreaming(
      StreamMethods.expand, request(3), options: CallOptions(timeout: .milliseconds(50)))
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

  @Test("Closing does not wait for a stream without a deadline: it ends, and the server hears of it")
  func closing() async throws {
    let (client, _, connection) = try await connected()
    let endless = client.serverStreaming(StreamMethods.expand, request(1))
    let opened = try await connection.request()
    let bounded = client.serverStreaming(StreamMethods.expand, request(2), options: long)
    let waitedFor = try await connection.request()
    async let closed: Void = client.close()
    #expect(try await connection.next(.cancel).header.stream == opened.header.stream)
    var iterator = endless.makeAsyncIterator()
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .closed && error.progress == .unknown)
    connection.complete(waitedFor.header.stream)
    for try await _ in bounded { Issue.record("an item") }
    await closed
  }

  @Test("An item that cannot be decoded ends its call alone")
  func invalidItem() async throws {
    let (client, _, connection) = try await connected()
    var iterator = client.serverStreaming(StreamMethods.expand, request(1)).makeAsyncIterator()
    let stream = try await connection.request().header.stream
    connection.write(.message, flags: .item, stream: stream, body: [0xff])
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .invalidReply)
    #expect(try await connection.next(.cancel).header.stream == stream)
    await client.close()
  }

  @Test("Streams beyond the server's limit wait, and unary calls pass them")
  func streamsLimit() async throws {
    var hello = FakePeer.hello()
    hello.concurrentStreamsMax = 8
    let (client, _, connection) = try await connected(hello)
    let streams = (0..<9).map { _ in client.serverStreaming(StreamMethods.expand, request(1)) }
    var opened: [UInt32] = []
    for _ in 0..<8 { opened.append(try await connection.request().header.stream) }
    async let reply = client.admin.getServerInfo(.init())
    let unary = try await connection.request()
    #expect(try unary.requestHeader.method == AdminServiceMethods.getServerInfo.id)
    connection.reply(to: unary, GetServerInfoReply())
    _ = try await reply
    connection.complete(opened[0])
    #expect(try await connection.request().requestHeader.method == StreamMethods.expand.id)
    for stream in streams { stream.cancel() }
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
    let items = client.serverStreaming(StreamMethods.expand, request(1))
    let opened = try await connection.request()
    #expect(try opened.requestHeader.traceparent == "00-trace")
    connection.complete(opened.header.stream)
    for try await _ in items { Issue.record("an item") }
    #expect(try await counter.ends.next())
    let cancelled = client.serverStreaming(StreamMethods.expand, request(1))
    cancelled.cancel()
    #expect(try await counter.ends.next() == false)
    await client.close()
  }
}
