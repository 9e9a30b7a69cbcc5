import KeiyakuMessages
import NIOCore
import Synchronization
import Testing

@testable import KeiyakuService

/// Handlers that stream, over the seam to the connection: no sockets.
@Suite(.timeLimit(.minutes(1))) struct StreamTests {
  /// What a connection would be told.
  private final class Signals: Sendable {
    let taken = Mutex((items: 0, credit: 0))
    let ready = AsyncStream.makeStream(of: Void.self)
  }

  /// A call of the service that a test drives as a connection does.
  private struct Call {
    let signals = Signals()
    let streams: CallStreams
    let ending: Task<ServiceMethod.Encode, Never>

    init<Request, Reply>(_ method: MethodDescriptor<Request, Reply>, _ request: Request = Request()) throws {
      let methods = ServiceMethod.methods(of: DiagnosticsService())
      let handler = try #require(methods.first { $0.id == method.id }).handler
      let signals = signals
      streams = CallStreams(
        requests: StreamInbox { items, credit in
          signals.taken.withLock { $0 = ($0.items + items, $0.credit + credit) }
        },
        responses: StreamOutbox(messageBytesMax: 1_048_576) { signals.ready.continuation.yield() })
      let arena = MessageArena()
      let work: Result<@Sendable () async -> ServiceMethod.Encode, RPCError>
      switch handler {
      case .serverStreaming(let prepare), .clientStreaming(let prepare), .bidirectional(let prepare):
        work = request.encodedBytes(arena).withUnsafeBytes { [streams] bytes in
          prepare(bytes, CallContext(actor: "test"), arena, streams)
        }
      default: throw RPCError.callCancelled
      }
      let run = try work.get()
      ending = Task { await run() }
    }

    func add(_ payload: [UInt8], credit: Int = 100) {
      let bytes = RPCDiagnosticsItem.with { $0.payload = payload }.encodedBytes(MessageArena())
      bytes.withUnsafeBytes { streams.requests.append($0, credit: credit) }
    }

    /// Takes items until there are so many.
    func items(_ count: Int) async throws -> [[UInt8]] {
      var items: [[UInt8]] = []
      var ready = signals.ready.stream.makeAsyncIterator()
      while items.count < count {
        guard var taken = streams.responses.take() else {
          _ = await ready.next()
          continue
        }
        while let item = StreamOutbox.next(&taken) {
          items.append(
            try RPCDiagnosticsItem.decode(Array(item.bytes.readableBytesView), arena: MessageArena()).payload)
        }
      }
      return items
    }

    func end() async -> (ServiceMethod.Ending, ByteBuffer) {
      var buffer = ByteBuffer()
      return (await ending.value(MessageArena(), &buffer), buffer)
    }
  }

  @Test func expandSendsWhatWasAskedForAndCountsItInATrailer() async throws {
    let request = RPCExpandRequest.with { request in
      request.itemCount = 300
      request.payloadBytes = 5000
    }
    let call = try Call(RPCDiagnosticsMethods.expand, request)
    // 1.5 MB: the handler waits for room several times.
    let items = try await call.items(300)
    #expect(items.enumerated().allSatisfy { $1 == [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: 5000) })
    #expect(await call.end().0.error == nil)
    #expect(call.streams.responses.trailers.map(\.value) == [Array("300".utf8)])
  }

  @Test func expandEndsWithTheCodeThatWasAskedFor() async throws {
    let call = try Call(RPCDiagnosticsMethods.expand, .with { $0.code = .aborted })
    let error = try #require(await call.end().0.error)
    #expect(error.code == .aborted && error.reason == "DIAGNOSTICS_REQUESTED")
  }

  @Test func anItemLargerThanTheClientAcceptsEndsTheStream() async throws {
    let request = RPCExpandRequest.with { request in
      request.itemCount = 1
      request.payloadBytes = 1_048_576
    }
    let error = try #require(try await Call(RPCDiagnosticsMethods.expand, request).end().0.error)
    #expect(error.reason == "REPLY_TOO_LARGE" && error.message.contains("1048576"))
  }

  @Test func collectCountsAndHashesItems() async throws {
    let call = try Call(RPCDiagnosticsMethods.collect)
    for number in 0..<10 {
      call.add([UInt8](repeating: UInt8(number), count: number))
      call.streams.requests.wake()
    }
    call.streams.requests.end()
    call.streams.requests.wake()
    let (ending, buffer) = await call.end()
    #expect(ending.error == nil)
    let reply = try RPCCollectReply.decode(Array(buffer.readableBytesView), arena: MessageArena())
    #expect(reply.itemCount == 10 && reply.payloadBytes == 45)
    #expect(reply.payloadHash == FNV1a.hash64((0..<10).flatMap { [UInt8](repeating: UInt8($0), count: $0) }))
    #expect(call.signals.taken.withLock { $0.items == 10 && $0.credit == 1000 })
  }

  @Test func relayReturnsItemsInOrderAndTheirCreditAsTheyAreTaken() async throws {
    let call = try Call(RPCDiagnosticsMethods.relay)
    for round in 0..<50 {
      call.add([UInt8(round)], credit: 17)
      call.add([UInt8(round), 1], credit: 18)
      call.streams.requests.wake()
      #expect(try await call.items(2) == [[UInt8(round)], [UInt8(round), 1]])
      #expect(call.signals.taken.withLock { $0.items == 2 * (round + 1) && $0.credit == 35 * (round + 1) })
    }
    call.streams.requests.end()
    call.streams.requests.wake()
    #expect(await call.end().0.error == nil)
  }

  @Test func whatEndsACallReachesAHandlerThatWaitsForItemsOrForRoom() async throws {
    let lost = RPCError(code: .cancelled, reason: "CANCELLED", message: "gone")
    let reader = try Call(RPCDiagnosticsMethods.relay)
    reader.streams.requests.fail(lost)
    #expect(await reader.end().0.error == lost)

    let writer = try Call(
      RPCDiagnosticsMethods.expand,
      .with { request in
        request.itemCount = .max
        request.payloadBytes = 10_000
      })
    var ready = writer.signals.ready.stream.makeAsyncIterator()
    _ = await ready.next()
    writer.streams.responses.fail(lost)
    #expect(await writer.end().0.error == lost)
  }

  @Test func aCancelledTaskWaitsNoLonger() async throws {
    let reader = try Call(RPCDiagnosticsMethods.collect)
    reader.ending.cancel()
    #expect(await reader.end().0.error?.code == .cancelled)

    let writer = try Call(
      RPCDiagnosticsMethods.expand,
      .with { request in
        request.itemCount = .max
        request.payloadBytes = 10_000
      })
    var ready = writer.signals.ready.stream.makeAsyncIterator()
    _ = await ready.next()
    writer.ending.cancel()
    #expect(await writer.end().0.error?.code == .cancelled)
  }
}
