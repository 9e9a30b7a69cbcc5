import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

/// Who is fast and who is slow, and what a drain does to streams.
@Suite(.timeLimit(.minutes(2))) struct StreamFlowTests {
  @Test func aSlowReaderHoldsItsOwnStreamUpWithinBoundedMemory() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      client.takesItems = false
      let stream = try await client.begin(FakeHost.expand, StreamCallTests.expand(2000, bytes: 10_000))
      // As many as the window of 1 MiB lets through.
      for _ in 0..<104 { _ = try await client.item(stream) }
      // Another stream goes on.
      let other = try await client.begin(FakeHost.expand, StreamCallTests.expand(10))
      var items = 0
      var isDone = false
      while !isDone {
        switch try await client.next() {
        case .item(other, _): items += 1
        case .status(other, _, _): isDone = true
        default: Issue.record("the first stream has no credit")
        }
      }
      #expect(items == 10)
      // The window, the outbox, and what was taken from it: 1 MiB and twice 256 KiB, and an item each.
      #expect(host.runs.load(ordering: .relaxed) <= 10 + 104 + 60)
      try await client.takeItems()
      let (rest, code, _) = try await client.rest(of: stream)
      #expect(rest.count == 2000 - 104 && code == .ok)
    }
  }

  @Test func aPeerThatWritesWithoutReadingIsHeldUpByItsCredit() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      let stream = try await client.begin(FakeHost.slowRelay)
      let item = StreamCallTests.item(0, bytes: 10_000)
      while client.sendable(stream) > 12_000 { try await client.send(stream, item) }
      await host.started.wait()
      // Nobody has taken an item: one more is against the protocol.
      try await client.raw.send(frame(.message, .item, stream: stream, body: [UInt8](repeating: 0, count: 12_000)))
      guard case .goAway(let goAway) = try await client.next() else { return #expect(Bool(false)) }
      #expect(goAway.reason == "CREDIT_OVERRUN")
      #expect(goAway.message.contains("stream_window_bytes is 1048576"))
      #expect(goAway.message.contains("--limit stream_window_bytes=VALUE"))
    }
  }

  @Test func aPeerThatWritesAndNeverReadsStopsAfterBothWindows() async throws {
    let host = FakeHost()
    var small = ConnectionLimits()
    (small.streamWindowBytes, small.connectionWindowBytes) = (65536, 262_144)
    try await withStreams(small, client: small, host: host) { client in
      client.takesItems = false
      let stream = try await client.begin(FakeHost.relay)
      let item = StreamCallTests.item(0, bytes: 10_000)
      // Its own window comes back while the relay sends what the client's window takes, and what the outbox holds.
      for _ in 0..<20 { try await client.send(stream, item) }
      try await client.takeItems()
      try await client.end(stream)
      let (items, code, _) = try await client.rest(of: stream)
      #expect(items.count == 20 && code == .ok)
    }
  }

  @Test func pausedStreamsDoNotHoldBusyOnesUp() async throws {
    let host = FakeHost()
    try await withStreams(host: host) { client in
      let item = StreamCallTests.item(0, bytes: 200_000)
      var paused: [UInt32] = []
      for _ in 0..<12 {
        let stream = try await client.begin(FakeHost.slowRelay)
        await host.started.wait()
        // The paused ones together hold more than the window of the connection.
        while client.sendable(stream) > 210_000 { try await client.send(stream, item) }
        paused.append(stream)
      }
      let busy = try await client.begin(FakeHost.relay)
      for _ in 0..<100 {
        try await client.send(busy, item)
        #expect(try await client.item(busy) == item)
      }
      for stream in paused { try await client.raw.send(frame(.cancel, stream: stream)) }
      for stream in paused { #expect(try await client.status(stream).code == .cancelled) }
    }
  }

  @Test func itemsForAFinishedStreamGiveTheConnectionItsCreditBack() async throws {
    try await withConnection { raw in
      try await raw.open()
      try await raw.send(raw.request(FakeHost.echo, stream: 1))
      _ = try await raw.readFrame().reply()
      let part = frame(.message, .item, stream: 1, body: [UInt8](repeating: 0, count: 262_128))
      // 16 frames of 256 KiB with their headers are half of the connection's window.
      for _ in 0..<4 {
        for _ in 0..<16 { try await raw.send(part) }
        let window = try await raw.readFrame()
        #expect(window.header == FrameHeader(type: .window, argument: 4_194_304))
      }
    }
  }

  // MARK: Drain

  /// Where a stream is when the server begins to stop.
  enum DrainPoint: CaseIterable {
    case beforeTheFirstItem, betweenItems, afterTheEnd
  }

  @Test(arguments: DrainPoint.allCases)
  func aDrainWaitsForStreams(point: DrainPoint) async throws {
    let host = FakeHost()
    try await withServer(host: host) { server, port in
      try await RawClient.connect(port: port) { raw in
        let client = try await StreamClient(raw)
        let stream = try await client.begin(FakeHost.slowRelay)
        await host.started.wait()
        if point != .beforeTheFirstItem {
          try await client.send(stream, StreamCallTests.item(1))
          host.released.fire()
          #expect(try await client.item(stream).retryPushbackMs == 1)
        }
        if point == .afterTheEnd { try await client.end(stream) }
        async let stopped: Void = server.shutdown()
        for _ in 0..<2 {
          guard case .goAway(let goAway) = try await client.next() else { return #expect(Bool(false)) }
          #expect(goAway.reason == "DRAINING")
        }
        if point != .afterTheEnd {
          try await client.send(stream, StreamCallTests.item(2))
          host.released.fire()
          #expect(try await client.item(stream).retryPushbackMs == 2)
          try await client.end(stream)
        }
        host.released.fire()
        #expect(try await client.status(stream).code == .ok)
        #expect(try await raw.readToEnd() == [])
        await stopped
      }
    }
  }

  @Test func aStreamThatNeverEndsIsCutWhenTheTimeToDrainIsUp() async throws {
    var limits = ConnectionLimits()
    (limits.drainSecondsMax, limits.drainNoticeMillisecondsMax) = (1, 100)
    let host = FakeHost()
    try await withServer(limits, host: host) { server, port in
      try await RawClient.connect(port: port) { raw in
        let client = try await StreamClient(raw)
        _ = try await client.begin(FakeHost.waitForItems)
        await host.started.wait()
        await server.shutdown()
        await host.cancelled.wait()
      }
    }
  }
}
