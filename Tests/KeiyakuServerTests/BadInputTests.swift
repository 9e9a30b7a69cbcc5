import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

/// One test per row of "What bad input gets" in proto/PROTOCOL.md, as far as unary calls go.
@Suite(.timeLimit(.minutes(1))) struct BadInputTests {
  private static let violations: [([UInt8], String, String)] = [
    (
      header(FrameHeader(length: 262_145, type: .request, stream: 1)), "FRAME_TOO_LARGE",
      "--limit frame_bytes_max=VALUE"
    ),
    (
      header(FrameHeader(length: 1, type: .request, metaLength: 2, stream: 1)), "META_LENGTH_INVALID",
      "meta of 2 bytes does not fit a frame of 1 bytes"
    ),
    (
      header(FrameHeader(length: 8200, type: .request, metaLength: 8193, stream: 1)), "META_TOO_LARGE",
      "meta_bytes_max is 8192, seen 8193"
    ),
    (frame(FrameType(rawValue: 0x5A)), "FRAME_TYPE_UNKNOWN", "type 90"),
    (frame(.window, stream: 1, argument: 9), "STREAM_IDLE", "stream 1"),
    (frame(.window), "CREDIT_INVALID", "WINDOW of 0 bytes"),
    (frame(.settings), "FRAME_UNEXPECTED", "type 11"),
    (frame(.hello), "FRAME_UNEXPECTED", "type 1"),
    (frame(.response, .end, stream: 1), "FRAME_UNEXPECTED", "type 4"),
    (frame(.request, [.end, .more], stream: 1), "FRAME_MALFORMED", "both MORE and END"),
    (frame(.ping, body: [1]), "FRAME_MALFORMED", "must have none"),
    (frame(.message, .end, stream: 4), "STREAM_IDLE", "stream 4"),
    (frame(.cancel, stream: 4), "STREAM_IDLE", "stream 4"),
    (frame(.request, .end, stream: 0x8000_0000), "STREAMS_USED_UP", "2147483648"),
  ]

  @Test(arguments: violations)
  func whatIsAgainstTheProtocolGetsAGoAwayThatNamesIt(bytes: [UInt8], reason: String, text: String) async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(bytes)
      let frame = try await client.readFrame()
      let goAway = try frame.goAway()
      #expect(goAway.reason == reason)
      #expect(goAway.message.contains(text), "\(goAway.message)")
      #expect(frame.header.argument == 0, "no call was accepted")
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test(arguments: [UInt32(5), 4])
  func aReusedOrDecreasingStreamGetsAGoAway(stream: UInt32) async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(client.request(FakeHost.echo, stream: 5), client.request(FakeHost.echo, stream: stream))
      _ = try await client.readFrame().reply()
      let frame = try await client.readFrame()
      #expect(try frame.goAway().reason == "STREAM_NOT_INCREASING")
      #expect(frame.header.argument == 5)
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test func theGoAwayArrivesThoughTheClientGoesOnSending() async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(frame(FrameType(rawValue: 0x5A)), [UInt8](repeating: 0x55, count: 600_000))
      try await client.send([UInt8](repeating: 0x55, count: 200_000))
      #expect(try await client.readFrame().goAway().reason == "FRAME_TYPE_UNKNOWN")
      #expect(try await client.readToEnd() == [])
    }
  }

  private static let harmless: [[UInt8]] = [
    frame(FrameType(rawValue: 0x5A), .ignorable, body: [1, 2, 3]),
    frame(.message, .end, stream: 1, body: [1]),
    frame(.cancel, stream: 1),
    frame(.pong, argument: 7),
    frame(.goAway),
  ]

  @Test(arguments: harmless)
  func whatMayBeSkippedIsSkipped(bytes: [UInt8]) async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(client.request(FakeHost.echo, stream: 1), bytes, frame(.ping, argument: 0xABCD))
      #expect(try await client.readFrame().stream == 1)
      let pong = try await client.readFrame()
      #expect(pong.header == FrameHeader(type: .pong, argument: 0xABCD))
    }
  }

  @Test func unknownFlagBitsAreIgnored() async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(
        frame(.request, FrameFlags(rawValue: 0x7D), stream: 1, meta: client.header(FakeHost.echo)))
      #expect(try await client.readFrame().reply() == RPCStatus())
    }
  }

  /// The connection lives: a call after the bad one is answered.
  private func statusOf(
    _ bytes: [UInt8], limits: ConnectionLimits = ConnectionLimits(),
    _ check: @Sendable @escaping (RPCError) -> Void
  ) async throws {
    try await withConnection(limits) { client in
      try await client.open()
      try await client.send(bytes)
      let frame = try await client.readFrame()
      #expect(frame.stream == 1)
      check(try frame.error())
      try await client.send(client.request(FakeHost.echo, stream: 99))
      #expect(try await client.readFrame().stream == 99)
    }
  }

  @Test func undecodableMetaIsAnInternalErrorOfThatCall() async throws {
    try await statusOf(frame(.request, .end, stream: 1, meta: [0x0A, 0x7F])) { error in
      #expect(error.code == .internal && error.reason == "REQUEST_HEADER_INVALID" && error.notProcessed)
    }
  }

  private static let unknownMethods: [(RPCRequestHeader, String)] = [
    (.with { $0.method = 4711 }, "number 4711"),
    (.with { $0.methodName = "test.v1.Test/Nothing" }, "\"test.v1.Test/Nothing\""),
    (RPCRequestHeader(), "number 0"),
  ]

  @Test(arguments: unknownMethods)
  func anUnknownMethodIsNamed(header: RPCRequestHeader, name: String) async throws {
    try await statusOf(frame(.request, .end, stream: 1, meta: header.encodedBytes(MessageArena()))) { error in
      #expect(error.code == .unimplemented && error.reason == "METHOD_UNKNOWN" && error.notProcessed)
      #expect(error.message.contains(name))
    }
  }

  // In `RPCStatus`, field 1 is a text and field 3 a repeated message.
  private static let bodies: [([UInt8], String)] = [
    ([0x0A, 0x05, 0x41], "message"), ([0x0A, 0x01, 0xFF], "message"), ([0x0A, 0x01, 0x00], "message"),
    ([0x1A, 0x03, 0x0A, 0x01, 0x80], "violations[0].field"),
  ]

  @Test(arguments: bodies)
  func aBodyThatCannotBeDecodedIsAnInvalidArgumentWithItsField(body: [UInt8], field: String) async throws {
    let meta = RPCRequestHeader.with { $0.method = FakeHost.echo.id }.encodedBytes(MessageArena())
    try await statusOf(frame(.request, .end, stream: 1, meta: meta, body: body)) { error in
      #expect(error.code == .invalidArgument)
      #expect(error.violations.first?.field ?? "" == field)
    }
  }

  @Test func aMessageOverTheLimitIsRefusedAndItsRestDiscarded() async throws {
    var limits = ConnectionLimits()
    limits.messageBytesMax = 1024 * 1024
    let part = [UInt8](repeating: 0, count: 262_000)
    let meta = RPCRequestHeader.with { $0.method = FakeHost.echo.id }.encodedBytes(MessageArena())
    var bytes = frame(.request, .more, stream: 1, meta: meta, body: part)
    for _ in 0..<5 { bytes += frame(.message, .more, stream: 1, body: part) }
    bytes += frame(.message, .end, stream: 1, body: part)
    try await statusOf(bytes, limits: limits) { error in
      #expect(error.code == .resourceExhausted && error.reason == "MESSAGE_TOO_LARGE" && error.notProcessed)
      #expect(error.message.contains("message_bytes_max is 1048576, seen 1310000"))
    }
  }

  @Test func theReassemblyBudgetIsEnforced() async throws {
    try await withConnection { client in
      try await client.open()
      let part = [UInt8](repeating: 0, count: 262_000)
      let meta = client.header(FakeHost.echo)
      // 33 × 262,000 bytes are more than 8 MiB, and no message of them is complete.
      for stream in 1...33 {
        try await client.send(frame(.request, .more, stream: UInt32(stream), meta: meta, body: part))
      }
      let frame = try await client.readFrame()
      let error = try frame.error()
      #expect(frame.stream == 33)
      #expect(error.code == .resourceExhausted && error.reason == "REASSEMBLY_BUDGET" && error.notProcessed)
    }
  }

  @Test func aStreamOfRequestsForAUnaryMethodIsRefusedByItsName() async throws {
    let meta = RPCRequestHeader.with { $0.method = FakeHost.echo.id }.encodedBytes(MessageArena())
    try await statusOf(frame(.request, [], stream: 1, meta: meta)) { error in
      #expect(error.code == .unimplemented && error.reason == "METHOD_KIND_MISMATCH" && error.notProcessed)
      #expect(error.message.contains("test.v1.Test/Echo"))
    }
  }

  private static let floods: [([UInt8], String, String)] = [
    (frame(.ping), "PINGS_TOO_MANY", "ping_interval_milliseconds_min (1000) after pings_burst_max (16)"),
    (frame(.cancel, stream: 1), "CONTROL_FRAMES_TOO_MANY", "control_frames_per_second_max is 1024"),
    (frame(.message, .more, stream: 1), "CONTROL_FRAMES_TOO_MANY", "control_frames_per_second_max is 1024"),
    (frame(.window, stream: 1, argument: 1), "CONTROL_FRAMES_TOO_MANY", "control_frames_per_second_max is 1024"),
  ]

  @Test(arguments: floods)
  func aFloodGetsAGoAwayThatNamesTheLimit(bytes: [UInt8], reason: String, text: String) async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(client.request(FakeHost.echo, stream: 1))
      _ = try await client.readFrame().reply()
      try await client.send((0..<20_000).flatMap { _ in bytes })
      var frame = try await client.readFrame()
      while frame.type == .pong { frame = try await client.readFrame() }
      let goAway = try frame.goAway()
      #expect(goAway.reason == reason)
      #expect(goAway.message.contains(text))
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test func anEndInsideAFrameCancelsEverything() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.wait, stream: 1))
      await host.started.wait()
      try await client.send(Array(frame(.ping).prefix(9)))
      client.finish()
      await host.cancelled.wait()
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test func anEndBetweenFramesLetsCallsFinish() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(
        client.request(FakeHost.wait, stream: 1), client.request(FakeHost.write, .gated(7), stream: 2))
      await host.started.wait()
      client.finish()
      host.released.fire()
      #expect(try await client.readFrame().stream == 1)
      host.advance(to: 7)
      #expect(try await client.readFrame().stream == 2)
      #expect(try await client.readToEnd() == [])
    }
  }
}

extension RPCStatus {
  /// A request of `FakeHost.write` or `refuse` that waits for a sequence; of `large`, one for so many bytes.
  static func gated(_ number: Int32) -> RPCStatus { .with { $0.retryPushbackMs = number } }
}
