import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

@Suite(.timeLimit(.minutes(1))) struct CallTests {
  @Test func aCallIsOneFrameEachWay() async throws {
    try await withConnection { client in
      try await client.open()
      let request = RPCStatus.with { $0.message = "契約" }
      try await client.send(client.request(FakeHost.echo, request, stream: 1))
      let frame = try await client.readFrame()
      #expect(frame.header == FrameHeader(length: 8, type: .response, flags: .end, stream: 1))
      #expect(try frame.reply() == request)
    }
  }

  @Test func aCallWhoseBytesDripInIsAnswered() async throws {
    try await withConnection { client in
      try await client.open()
      let bytes = client.request(FakeHost.echo, .with { $0.message = "drip" }, stream: 1)
      for byte in bytes { try await client.send([byte]) }
      #expect(try await client.readFrame().reply().message == "drip")
    }
  }

  @Test func manyCallsOfOneWriteAreAllAnswered() async throws {
    try await withConnection { client in
      try await client.open()
      var bytes: [UInt8] = []
      for stream in 1...5000 {
        bytes += client.request(FakeHost.echo, .with { $0.message = "call \(stream)" }, stream: UInt32(stream))
      }
      try await client.send(bytes)
      for stream in 1...5000 {
        let frame = try await client.readFrame()
        #expect(frame.stream == UInt32(stream))
        #expect(try frame.reply().message == "call \(stream)")
      }
    }
  }

  @Test func callsAreAnsweredInAnyOrder() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.wait, stream: 1), client.request(FakeHost.echo, stream: 2))
      #expect(try await client.readFrame().stream == 2)
      await host.started.wait()
      host.released.fire()
      #expect(try await client.readFrame().stream == 1)
    }
  }

  @Test func aMethodMayBeNamedInsteadOfNumbered() async throws {
    try await withConnection { client in
      try await client.open()
      let header = RPCRequestHeader.with { $0.methodName = FakeHost.echo.fullName }
      try await client.send(frame(.request, .end, stream: 1, meta: header.encodedBytes(MessageArena())))
      #expect(try await client.readFrame().reply() == RPCStatus())
    }
  }

  @Test func aLargeRequestAndItsLargeReplyTravelInFragments() async throws {
    try await withConnection { client in
      try await client.open()  // A HELLO without limits: replies come in frames of at most 64 KiB.
      let request = RPCStatus.ofBytes(900_000)
      let body = request.encodedBytes(MessageArena())
      let meta = client.header(FakeHost.echo)
      var bytes: [UInt8] = []
      let fragments = Fragmentation(
        type: .request, stream: 1, metaBytes: meta.count, bodyBytes: body.count, frameBytesMax: 100_000)
      for (index, fragment) in fragments.enumerated() {
        bytes += header(fragment.header) + (index == 0 ? meta : []) + body[fragment.body]
      }
      try await client.send(bytes)
      var reply: [UInt8] = []
      var frame = try await client.readFrame()
      #expect(frame.type == .response && frame.header.flags == .more && frame.body.count == 65536)
      while frame.header.flags == .more {
        reply += frame.body
        frame = try await client.readFrame()
        #expect(frame.type == .message && frame.stream == 1)
      }
      #expect(frame.header.flags == .end)
      #expect(reply + frame.body == body)
    }
  }

  @Test func aReplyOverTheClientsLimitIsAStatusThatNamesIt() async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(client.request(FakeHost.large, .gated(1_200_000), stream: 1))
      let error = try await client.readFrame().error()
      #expect(error.code == .resourceExhausted && error.reason == "REPLY_TOO_LARGE" && !error.notProcessed)
      #expect(error.message.contains("message_bytes_max is 1048576, seen 1200160"))
    }
  }

  @Test func aRefusalCarriesCodeReasonAndMessage() async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(client.request(FakeHost.refuse, stream: 1))
      let error = try await client.readFrame().error()
      #expect(error == RPCError(code: .notFound, reason: "PLAN_NOT_FOUND", message: "no such plan"))
    }
  }

  @Test func callsOverTheConcurrencyLimitMayBeRetried() async throws {
    var limits = ConnectionLimits()
    (limits.concurrentCallsMax, limits.concurrentStreamsMax) = (32, 8)
    let host = FakeHost()
    try await withConnection(limits, host: host) { client in
      try await client.open()
      for stream in 1...33 { try await client.send(client.request(FakeHost.wait, stream: UInt32(stream))) }
      let frame = try await client.readFrame()
      #expect(frame.stream == 33)
      let error = try frame.error()
      #expect(error.code == .unavailable && error.reason == "CONCURRENCY_LIMIT" && error.notProcessed)
      #expect(error.retryPushback == .afterMilliseconds(20))
      #expect(error.message.contains("concurrent_calls_max is 32, seen 33"))
      for _ in 1...32 { host.released.fire() }
      for _ in 1...32 { _ = try await client.readFrame().reply() }
      try await client.send(client.request(FakeHost.echoBlocking, stream: 40))
      #expect(try await client.readFrame().stream == 40)
    }
  }

  // MARK: Cancellation and deadlines

  @Test func aCancelCancelsTheHandlersTaskAndIsAnswered() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.wait, stream: 1))
      await host.started.wait()
      try await client.send(frame(.cancel, stream: 1))
      #expect(try await client.readFrame().error().code == .cancelled)
      await host.cancelled.wait()
      // The handler's own outcome is not sent a second time.
      try await client.send(client.request(FakeHost.echo, stream: 2))
      #expect(try await client.readFrame().stream == 2)
    }
  }

  @Test func aCancelledCallCountsUntilItsHandlerReturns() async throws {
    var limits = ConnectionLimits()
    (limits.concurrentCallsMax, limits.concurrentStreamsMax) = (32, 8)
    let host = FakeHost()
    try await withConnection(limits, host: host) { client in
      try await client.open()
      for stream in 1...32 { try await client.send(client.request(FakeHost.stubborn, stream: UInt32(stream))) }
      try await client.send(frame(.cancel, stream: 1), client.request(FakeHost.stubborn, stream: 33))
      #expect(try await client.readFrame().error().code == .cancelled)
      #expect(try await client.readFrame().error().reason == "CONCURRENCY_LIMIT")
      for _ in 1...32 { host.released.fire() }
      for _ in 2...32 { _ = try await client.readFrame().reply() }
    }
  }

  @Test func aCancelOfAMessageThatIsNotCompleteIsAnswered() async throws {
    try await withConnection { client in
      try await client.open()
      try await client.send(
        frame(.request, .more, stream: 1, meta: client.header(FakeHost.echo)), frame(.cancel, stream: 1),
        frame(.message, .end, stream: 1))
      #expect(try await client.readFrame().error().code == .cancelled)
      try await client.send(client.request(FakeHost.echo, stream: 2))
      #expect(try await client.readFrame().stream == 2)
    }
  }

  @Test func theDeadlineReachesTheHandler() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      let before = ContinuousClock.now
      try await client.send(client.request(FakeHost.echo, stream: 1, timeout: 60_000))
      _ = try await client.readFrame()
      let deadline = try #require(host.lastDeadline.withLock { $0 })
      #expect(deadline > before.advanced(by: .seconds(50)) && deadline <= .now.advanced(by: .seconds(60)))
      try await client.send(client.request(FakeHost.echo, stream: 2))
      _ = try await client.readFrame()
      #expect(host.lastDeadline.withLock { $0 } == nil)
    }
  }

  @Test func aDeadlineCancelsAHandlerThatWaits() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.wait, stream: 1, timeout: 20))
      let error = try await client.readFrame().error()
      #expect(error.code == .deadlineExceeded && !error.notProcessed)
      await host.cancelled.wait()
    }
  }

  @Test func aDeadlineEndsAMessageThatIsNotComplete() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(
        frame(.request, .more, stream: 1, argument: 20, meta: client.header(FakeHost.echo)))
      let error = try await client.readFrame().error()
      #expect(error.code == .deadlineExceeded && error.notProcessed)
      try await client.send(frame(.message, .end, stream: 1), client.request(FakeHost.echo, stream: 2))
      #expect(try await client.readFrame().stream == 2)
      #expect(host.runs.load(ordering: .relaxed) == 1)
    }
  }

  @Test func aLostConnectionCancelsItsCalls() async throws {
    let host = FakeHost()
    try await withServer(host: host) { _, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        try await client.send(client.request(FakeHost.wait, stream: 1))
        await host.started.wait()
        // Unread bytes make the close a reset.
        try await client.send(client.request(FakeHost.echo, stream: 2))
        try await client.send([0])
      }
      await host.cancelled.wait()
    }
  }

  @Test func allConnectionsTogetherHaveALimitOfCallsThatWait() async throws {
    var limits = ConnectionLimits()
    limits.serverConcurrentCallsMax = 1
    let host = FakeHost()
    try await withServer(limits, host: host) { _, port in
      try await RawClient.connect(port: port) { first in
        try await first.open()
        try await first.send(first.request(FakeHost.wait, stream: 1))
        await host.started.wait()
        try await RawClient.connect(port: port) { second in
          try await second.open()
          try await second.send(second.request(FakeHost.wait, stream: 1))
          let error = try await second.readFrame().error()
          #expect(error.code == .unavailable && error.reason == "CONCURRENCY_LIMIT" && error.notProcessed)
          #expect(error.message.hasPrefix("server_concurrent_calls_max is 1, seen 2"))
          // A call that does not wait is served.
          try await second.send(second.request(FakeHost.echo, stream: 2))
          #expect(try await second.readFrame().type == .response)
        }
        host.released.fire()
        #expect(try await first.readFrame().stream == 1)
      }
    }
  }
}
