import Instrumentation
import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import NIOCore
import Synchronization
import Testing

@testable import KeiyakuServer

/// Remembers what it sees, and does to a call what a test wants.
private final class Recorder: ServerInterceptor {
  struct Seen: Sendable {
    var started: [(call: StartedCall, peer: CallPeer)] = []
    var ended: [EndedCall] = []
  }

  let seen = Mutex(Seen())
  let ended = Signal()
  private let change: @Sendable (inout CallContext) -> RPCError?

  init(_ change: @escaping @Sendable (inout CallContext) -> RPCError? = { _ in nil }) {
    self.change = change
  }

  var starts: [(call: StartedCall, peer: CallPeer)] { seen.withLock { $0.started } }
  var ends: [EndedCall] { seen.withLock { $0.ended } }

  func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor { OnLoop(recorder: self) }

  private final class OnLoop: LoopInterceptor {
    private let recorder: Recorder

    init(recorder: Recorder) { self.recorder = recorder }

    func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError? {
      recorder.seen.withLock { $0.started.append((call, peer)) }
      return recorder.change(&context)
    }

    func callEnded(_ call: EndedCall) {
      recorder.seen.withLock { $0.ended.append(call) }
      recorder.ended.fire()
    }
  }
}

private enum TestKey: ServiceContextKey {
  typealias Value = String
}

@Suite(.timeLimit(.minutes(1))) struct InterceptorTests {
  private static let refusal = RPCError(
    code: .permissionDenied, reason: "NOT_ALLOWED", message: "this caller may not", notProcessed: true)

  @Test func aCallIsSeenWhenItBeginsAndWhenItEnds() async throws {
    let recorder = Recorder()
    let host = FakeHost()
    try await withConnection(host: host, interceptors: [recorder]) { client in
      try await client.open()
      let request = RPCStatus.with { $0.message = "契約" }
      try await client.send(client.request(FakeHost.echo, request, stream: 1))
      _ = try await client.readFrame()
      await recorder.ended.wait()
      let start = try #require(recorder.starts.first)
      #expect(host.methods[start.call.method].fullName == FakeHost.echo.fullName)
      #expect(start.call.requestBytes == 8)
      #expect(start.peer.address.hasPrefix("127.0.0.1:"))
      let end = try #require(recorder.ends.first)
      #expect(end.start.id == start.call.id && end.code == .ok && end.reason.isEmpty && end.replyBytes == 8)
      #expect(end.nanoseconds > 0 && end.nanoseconds < 60_000_000_000)

      try await client.send(client.request(FakeHost.refuse, stream: 2))
      _ = try await client.readFrame()
      await recorder.ended.wait()
      let refused = try #require(recorder.ends.last)
      #expect(refused.code == .notFound && refused.reason == "PLAN_NOT_FOUND" && refused.replyBytes == 0)
      #expect(recorder.starts.count == 2 && recorder.ends.count == 2)
    }
  }

  @Test func aRefusedCallIsNotRunAndLaterInterceptorsDoNotSeeIt() async throws {
    let (first, second, third) = (Recorder(), Recorder { _ in Self.refusal }, Recorder())
    let host = FakeHost()
    try await withConnection(host: host, interceptors: [first, second, third]) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.echo, stream: 1))
      #expect(try await client.readFrame().error() == Self.refusal)
      await first.ended.wait()
      await second.ended.wait()
      #expect(host.runs.load(ordering: .relaxed) == 0)
      for recorder in [first, second] {
        #expect(recorder.starts.count == 1)
        #expect(recorder.ends.map(\.reason) == ["NOT_ALLOWED"])
      }
      #expect(third.starts.isEmpty && third.ends.isEmpty)
    }
  }

  @Test func theHandlerGetsTheContextThatInterceptorsLeave() async throws {
    let recorder = Recorder { context in
      context.actor = "tanaka"
      var service = ServiceContext.topLevel
      service[TestKey.self] = "span"
      context.serviceContext = service
      return nil
    }
    let host = FakeHost()
    try await withConnection(host: host, interceptors: [recorder]) { client in
      try await client.open()
      for (stream, method) in [FakeHost.echo, FakeHost.echoBlocking].enumerated() {
        let meta = RPCRequestHeader.with {
          $0.method = method.id
          $0.metadata = [.with { $0.key = "shop" }]
        }
        try await client.send(
          frame(.request, .end, stream: UInt32(stream + 1), meta: meta.encodedBytes(MessageArena())))
        #expect(try await client.readFrame().reply() == RPCStatus())
        let context = try #require(host.lastContext.withLock { $0 })
        #expect(context.actor == "tanaka" && context.metadata.map(\.key) == ["shop"])
        #expect(context.serviceContext?[TestKey.self] == "span")
      }
      #expect(host.lastTaskContext.withLock { $0?[TestKey.self] } == "span")
    }
  }

  @Test func aCallWithoutMoreThanAMethodHasNoHeader() async throws {
    let host = FakeHost()
    try await withConnection(host: host, interceptors: [Recorder()]) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.echo, stream: 1))
      _ = try await client.readFrame()
      #expect(host.lastContext.withLock { $0?.header == nil && $0?.metadata.isEmpty == true })
    }
  }

  @Test func aCallEndsWhenWhatItObservedIsDurable() async throws {
    let recorder = Recorder()
    let host = FakeHost()
    try await withServer(host: host, interceptors: [recorder]) { server, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        try await client.send(client.request(FakeHost.write, .gated(5), stream: 1))
        try await client.send(client.request(FakeHost.write, .gated(7), stream: 2))
        try await client.send(client.request(FakeHost.echo, stream: 3))
        #expect(try await client.readFrame().stream == 3)
        await recorder.ended.wait()
        // What waits is counted after the flush, so before anything that is read later.
        try await client.send(frame(.ping, argument: 1))
        _ = try await client.readFrame()
        #expect(recorder.starts.count == 3 && recorder.ends.count == 1)
        #expect(server.statistics.repliesWaiting == 2 && server.statistics.unsentBytes > 0)
        host.advance(to: 6)
        #expect(try await client.readFrame().stream == 1)
        await recorder.ended.wait()
        #expect(recorder.ends.count == 2 && server.statistics.repliesWaiting == 1)
        host.advance(to: 7)
        #expect(try await client.readFrame().stream == 2)
        await recorder.ended.wait()
        #expect(server.statistics.repliesWaiting == 0)
        #expect(recorder.ends.map(\.start.id) == [3, 1, 2])
      }
    }
  }

  @Test func aCallOffTheLoopEndsOnceHoweverItEnds() async throws {
    let recorder = Recorder()
    let host = FakeHost()
    try await withConnection(host: host, interceptors: [recorder]) { client in
      try await client.open()
      // Cancelled, too late, returned.
      try await client.send(client.request(FakeHost.wait, stream: 1))
      await host.started.wait()
      try await client.send(frame(.cancel, stream: 1))
      #expect(try await client.readFrame().error().code == .cancelled)
      await host.cancelled.wait()
      try await client.send(client.request(FakeHost.wait, stream: 2, timeout: 1))
      #expect(try await client.readFrame().error().code == .deadlineExceeded)
      await host.cancelled.wait()
      try await client.send(client.request(FakeHost.echoBlocking, stream: 3))
      #expect(try await client.readFrame().stream == 3)
      for _ in 1...3 { await recorder.ended.wait() }
      #expect(recorder.ends.map(\.code) == [.cancelled, .deadlineExceeded, .ok])
      #expect(recorder.starts.map(\.call.id) == recorder.ends.map(\.start.id))
    }
  }

  @Test func theBytesOfAStreamsItemsAreTold() async throws {
    let recorder = Recorder()
    try await withStreams(interceptors: [recorder]) { client in
      let stream = try await client.begin(FakeHost.relay)
      let item = StreamCallTests.item(1)
      for _ in 0..<10 {
        try await client.send(stream, item)
        _ = try await client.item(stream)
      }
      try await client.end(stream)
      #expect(try await client.status(stream).code == .ok)
      await recorder.ended.wait()
      let ended = try #require(recorder.ends.first)
      let bytes = 10 * item.encodedBytes(MessageArena()).count
      #expect(ended.start.requestBytes == bytes && ended.replyBytes == bytes)
    }
  }

  @Test func aCallWhoseConnectionIsLostEndsAsCancelled() async throws {
    let recorder = Recorder()
    let host = FakeHost()
    try await withServer(host: host, interceptors: [recorder]) { server, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        try await client.send(client.request(FakeHost.wait, stream: 1))
        await host.started.wait()
        // Not a frame: the server cuts the connection.
        try await client.send([UInt8](repeating: 0xFF, count: 64))
        _ = try await client.readToEnd()
        client.finish()
      }
      await recorder.ended.wait()
      #expect(recorder.ends.map(\.code) == [.cancelled])
      #expect(recorder.ends.map(\.reason) == ["CONNECTION_LOST"])
    }
  }

  @Test func connectionsAreCounted() async throws {
    try await withServer { server, port in
      #expect(server.statistics == ServerStatistics())
      try await RawClient.connect(port: port) { client in
        try await client.open()
        #expect(server.statistics.connections == 1 && server.statistics.connectionsAccepted == 1)
      }
      try await RawClient.connect(port: port) { client in
        try await client.open()
        #expect(server.statistics.connectionsAccepted == 2)
      }
      await server.shutdown()
      #expect(server.statistics.connections == 0)
    }
  }

  @Test func aServerThatStopsIsDraining() async throws {
    let health = HealthState()
    try await withServer(health: health) { server, _ in
      #expect(health.problems.isEmpty)
      await server.shutdown()
      #expect(health.problems.map(\.condition) == [.draining])
    }
  }
}
