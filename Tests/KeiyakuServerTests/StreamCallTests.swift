import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

/// Calls of the three shapes that stream, and how they end.
@Suite(.timeLimit(.minutes(2))) struct StreamCallTests {
  /// An item of about so many bytes, with a number.
  static func item(_ number: Int, bytes: Int = 0) -> RPCStatus {
    var item = RPCStatus.ofBytes(bytes)
    item.retryPushbackMs = Int32(number)
    return item
  }

  static func expand(_ count: Int, bytes: Int = 0, reason: String = "") -> RPCStatus {
    .with { request in
      request.retryPushbackMs = Int32(count)
      request.message = "\(bytes)"
      request.reason = reason
    }
  }

  // MARK: Shapes

  @Test func aServerStreamEndsWithOKAndItsTrailersBehindTheLastItem() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.expand, Self.expand(1000))
      let (items, code, status) = try await client.rest(of: stream)
      #expect(items.map(\.retryPushbackMs) == Array(0..<1000))
      #expect(code == .ok && status.trailers.map(\.key) == ["done"])
    }
  }

  @Test func aServerStreamEndsWithAnErrorBehindTheLastItem() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.expand, Self.expand(3, reason: "WHATEVER"))
      let (items, code, status) = try await client.rest(of: stream)
      #expect(items.count == 3 && code == .aborted && status.reason == "WHATEVER" && !status.notProcessed)
    }
  }

  @Test func aClientStreamEndsWithOneReply() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.collect)
      for number in 0..<500 { try await client.send(stream, Self.item(number, bytes: 100)) }
      try await client.end(stream)
      guard case .response(stream, let reply) = try await client.next() else { return #expect(Bool(false)) }
      #expect(reply.retryPushbackMs == 500 && reply.message == "50000")
    }
  }

  @Test func aStreamEachWayCarriesItemsAsTheyCome() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.relay)
      for number in 0..<100 {
        try await client.send(stream, Self.item(number))
        #expect(try await client.item(stream).retryPushbackMs == Int32(number))
      }
      try await client.end(stream)
      #expect(try await client.status(stream).code == .ok)
    }
  }

  @Test func anEmptyStreamIsOneToo() async throws {
    try await withStreams { client in
      let first = try await client.begin(FakeHost.relay)
      try await client.end(first)
      #expect(try await client.status(first).code == .ok)
      let second = try await client.begin(FakeHost.expand)
      #expect(try await client.status(second).code == .ok)
    }
  }

  @Test func itemsLargerThanTheWindowCompleteBothWays() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.relay)
      for number in 0..<3 {
        let item = Self.item(number, bytes: 3_000_000)
        try await client.send(stream, item)
        #expect(try await client.item(stream) == item)
      }
      try await client.end(stream)
      #expect(try await client.status(stream).code == .ok)
    }
  }

  @Test func manyStreamsAfterEachOtherLeaveNoneBehind() async throws {
    var limits = ConnectionLimits()
    (limits.concurrentCallsMax, limits.concurrentStreamsMax) = (32, 8)
    try await withStreams(limits) { client in
      for round in 0..<100 {
        let relay = try await client.begin(FakeHost.relay)
        try await client.send(relay, Self.item(round))
        #expect(try await client.item(relay).retryPushbackMs == Int32(round))
        try await client.end(relay)
        #expect(try await client.status(relay).code == .ok)
      }
    }
  }

  @Test func aRequestOfTheWrongShapeIsRefusedByItsMethodsName() async throws {
    let rows: [(FakeHost.Method, FrameFlags)] = [
      (FakeHost.relay, .end), (FakeHost.collect, .end), (FakeHost.expand, []), (FakeHost.echo, []),
    ]
    try await withConnection { client in
      try await client.open()
      for (index, row) in rows.enumerated() {
        try await client.send(frame(.request, row.1, stream: UInt32(index + 1), meta: client.header(row.0)))
        let error = try await client.readFrame().error()
        #expect(error.code == .unimplemented && error.reason == "METHOD_KIND_MISMATCH" && error.notProcessed)
        #expect(error.message.contains(row.0.fullName))
      }
    }
  }

  @Test func streamsOverTheLimitAreRefusedAndMayBeTriedAgain() async throws {
    var limits = ConnectionLimits()
    limits.concurrentStreamsMax = 8
    try await withConnection(limits) { client in
      try await client.open()
      for stream in 1...9 as ClosedRange<UInt32> {
        try await client.send(frame(.request, stream: stream, meta: client.header(FakeHost.relay)))
      }
      let frame = try await client.readFrame()
      let error = try frame.error()
      #expect(frame.stream == 9 && error.code == .unavailable && error.reason == "CONCURRENCY_LIMIT")
      #expect(error.notProcessed && error.message.contains("concurrent_streams_max is 8"))
      try await client.send(client.request(FakeHost.echo, stream: 10))
      #expect(try await client.readFrame().stream == 10, "unary calls are not held up")
    }
  }

  // MARK: Bad items

  @Test func anItemThatCannotBeDecodedEndsTheCallAlone() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.collect)
      try await client.raw.send(frame(.message, .item, stream: stream, body: [0x0A, 0x7F]))
      let error = try await client.status(stream)
      #expect(error.code == .invalidArgument && !error.notProcessed)
      let next = try await client.begin(FakeHost.expand, Self.expand(1))
      #expect(try await client.rest(of: next).items.count == 1)
    }
  }

  @Test func anItemOverTheLimitEndsTheCallAlone() async throws {
    var limits = ConnectionLimits()
    limits.messageBytesMax = 1_048_576
    let host = FakeHost()
    try await withStreams(limits, host: host) { client in
      let stream = try await client.begin(FakeHost.waitForItems)
      try await client.send(stream, Self.item(1, bytes: 1_100_000))
      let error = try await client.status(stream)
      #expect(error.code == .resourceExhausted && error.reason == "MESSAGE_TOO_LARGE" && !error.notProcessed)
      #expect(error.message.contains("message_bytes_max is 1048576"))
      await host.cancelled.wait()
    }
  }

  @Test func aReplyItemOverTheClientsLimitEndsTheCallWithTheLimit() async throws {
    try await withConnection { raw in
      // Says nothing of limits: the floors.
      try await raw.open()
      let request = Self.expand(1, bytes: 1_100_000)
      try await raw.send(raw.request(FakeHost.expand, request, stream: 1))
      let error = try await raw.readFrame().error()
      #expect(error.code == .resourceExhausted && error.reason == "REPLY_TOO_LARGE")
    }
  }

  // MARK: Durability

  @Test func itemsAndStatusWaitUntilWhatTheyObservedIsDurable() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      let stream = try await client.begin(FakeHost.gatedItems)
      for number in 1...3 {
        try await client.raw.send(frame(.ping, argument: UInt32(number)))
        guard case .pong(UInt32(number)) = try await client.next() else { return #expect(Bool(false)) }
        host.advance(to: Int64(number))
        #expect(try await client.item(stream).retryPushbackMs == Int32(number))
      }
      #expect(try await client.status(stream).code == .ok)
    }
  }

  // MARK: Ends before the end

  @Test func aCancelIsAnsweredAtOnceAndReachesTheHandler() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      let stream = try await client.begin(FakeHost.waitForItems)
      await host.started.wait()
      try await client.raw.send(frame(.cancel, stream: stream))
      #expect(try await client.status(stream).code == .cancelled)
      await host.cancelled.wait()
    }
  }

  @Test func aCancelEndsAStreamWhoseItemsWaitForCredit() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      client.takesItems = false
      let stream = try await client.begin(FakeHost.expand, Self.expand(1_000_000, bytes: 10_000))
      _ = try await client.item(stream)
      try await client.raw.send(frame(.cancel, stream: stream))
      let (_, code, _) = try await client.rest(of: stream)
      #expect(code == .cancelled)
      await host.cancelled.wait()
    }
  }

  @Test func aCancelEndsAStreamWhoseHandlerHasReturned() async throws {
    try await withStreams { client in
      client.takesItems = false
      // 1.1 MB are more than the window; the rest fits the outbox, so the handler returns.
      let stream = try await client.begin(FakeHost.expand, Self.expand(110, bytes: 10_000))
      for _ in 0..<100 { _ = try await client.item(stream) }
      try await client.raw.send(frame(.cancel, stream: stream))
      #expect(try await client.rest(of: stream).code == .cancelled)
    }
  }

  @Test func aDeadlineEndsAStreamAndItsHandlerSeesIt() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      let relay = try await client.begin(FakeHost.relay, timeout: 60_000)
      try await client.end(relay)
      #expect(try await client.status(relay).code == .ok)
      #expect(host.lastDeadline.withLock { $0 } != nil, "the task-local context of the handler's task")
      let stream = try await client.begin(FakeHost.waitForItems, timeout: 50)
      let error = try await client.status(stream)
      #expect(error.code == .deadlineExceeded && !error.notProcessed)
      await host.cancelled.wait()
    }
  }

  @Test func aLostConnectionCancelsItsStreams() async throws {
    let host = FakeHost()
    try await withServer(host: host) { _, port in
      try await RawClient.connect(port: port) { raw in
        let client = try await StreamClient(raw)
        let stream = try await client.begin(FakeHost.waitForItems)
        await host.started.wait()
        // Inside an item.
        try await raw.send(Array(frame(.message, .item, stream: stream, body: [1, 2, 3]).dropLast()))
      }
      await host.cancelled.wait()
    }
  }

  @Test func aClientThatClosesItsSideCancelsOnlyWhatIsOpen() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      let open = try await client.begin(FakeHost.waitForItems)
      await host.started.wait()
      let ended = try await client.begin(FakeHost.slowRelay)
      await host.started.wait()
      try await client.send(ended, Self.item(7))
      try await client.end(ended)
      client.raw.finish()
      let error = try await client.status(open)
      #expect(error.code == .cancelled && error.message.contains("closed its side"))
      host.released.fire()
      host.released.fire()
      #expect(try await client.item(ended).retryPushbackMs == 7)
      #expect(try await client.status(ended).code == .ok)
      #expect(try await client.raw.readToEnd() == [])
    }
  }

  @Test func aReplyBeforeTheEndOfTheItemsEndsTheCallAndTheRestIsDiscarded() async throws {
    try await withStreams { client in
      let stream = try await client.begin(FakeHost.firstItem)
      try await client.send(stream, Self.item(5))
      guard case .response(stream, let reply) = try await client.next() else { return #expect(Bool(false)) }
      #expect(reply.retryPushbackMs == 5)
      // What a client sends that has not seen the reply yet: nearly the window of the connection, and no more than that,
      // because its credit comes back only when the server has read it.
      let part = frame(.message, .item, stream: stream, body: [UInt8](repeating: 0, count: 200_000))
      for _ in 0..<40 { try await client.raw.send(part) }
      let next = try await client.begin(FakeHost.expand, Self.expand(1))
      #expect(try await client.rest(of: next).items.count == 1, "the connection lives")
    }
  }
}
