import KeiyakuLog
import KeiyakuMessages
import NIOCore
import Synchronization
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// A call that answers with a stream, as a connection drives it.
struct StreamedCall<Reply: ProtobufMessage> {
  let streams: CallStreams
  private let ready: AsyncStream<Void>
  private let ending: Task<ServiceMethod.Encode, Never>

  init<Request>(
    _ methods: [ServiceMethod], _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String
  ) throws {
    let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
    self.ready = ready
    streams = CallStreams(
      requests: StreamInbox { _, _ in },
      responses: StreamOutbox(messageBytesMax: 1_048_576) { continuation.yield() })
    guard case .serverStreaming(let prepare)? = methods.first(where: { $0.id == method.id })?.handler else {
      fatalError("\(method.fullName) is no method with a stream of replies")
    }
    let work = request.encodedBytes(MessageArena()).withUnsafeBytes { [streams] bytes in
      prepare(bytes, CallContext(actor: actor), MessageArena(), streams)
    }
    let run = try work.get()
    ending = Task {
      let encode = await run()
      continuation.finish()
      return encode
    }
  }

  /// Takes items until the call ends or `enough` says so.
  func items(until enough: ([Reply]) -> Bool = { _ in false }) async throws -> [Reply] {
    var items: [Reply] = []
    var iterator = ready.makeAsyncIterator()
    while true {
      let isOver = await iterator.next() == nil
      while var taken = streams.responses.take() {
        while let item = StreamOutbox.next(&taken) {
          items.append(try Reply.decode(Array(item.bytes.readableBytesView), arena: MessageArena()))
        }
      }
      if isOver || enough(items) { return items }
    }
  }

  /// Takes what is there once something is, and then no more: whoever sends waits when there is no room.
  func someItems() async throws -> [Reply] {
    var iterator = ready.makeAsyncIterator()
    _ = await iterator.next()
    var items: [Reply] = []
    guard var taken = streams.responses.take() else { return [] }
    while let item = StreamOutbox.next(&taken) {
      items.append(try Reply.decode(Array(item.bytes.readableBytesView), arena: MessageArena()))
    }
    return items
  }

  /// Ends the call as the loss of its connection does.
  func cancel() {
    streams.responses.fail(.callCancelled)
    ending.cancel()
  }

  /// Why it has ended; nil for OK.
  func error() async -> RPCError? {
    var buffer = ByteBuffer()
    return await ending.value(MessageArena(), &buffer).error
  }
}

extension ServiceMethod {
  /// Whether requests or replies come as a stream.
  var isStreaming: Bool {
    switch handler {
    case .unary, .blocking: false
    case .serverStreaming, .clientStreaming, .bidirectional: true
    }
  }
}

extension ServiceCaller {
  /// Begins a call that answers with a stream.
  func begin<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String = "operator"
  ) throws -> StreamedCall<Reply> {
    try StreamedCall(methods, method, request, actor: actor)
  }

  /// Every item, and why the call has ended.
  func stream<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String = "operator"
  ) async -> (items: [Reply], error: RPCError?) {
    do {
      let call = try begin(method, request, actor: actor)
      return (try await call.items(), await call.error())
    } catch let error as RPCError {
      return ([], error)
    } catch {
      Issue.record("an item cannot be decoded: \(error)")
      return ([], nil)
    }
  }
}

/// The services of subscriptions over a log that a test stops.
struct PausableServices: ServiceCaller {
  let log = PausingLog()
  let clock = Services.Clock()
  let methods: [ServiceMethod]

  init() throws {
    var core = Core()
    core.commit(.databaseCreated(now: Services.startTime))
    let engine = Engine(core: core, log: log, now: { [clock] in clock.now }, uptime: { [clock] in clock.now })
    let subscriptions = SubscriptionService(
      core: ServiceCore(engine: engine), pages: PageTokens(incarnation: [UInt8](repeating: 7, count: 16)))
    methods = ServiceMethod.methods(of: subscriptions)
  }
}

/// Takes every record and keeps none. Says that much waits for the disk once it has taken as many as it is told.
final class PausingLog: LogStore {
  private struct State {
    var last: Int64 = 1
    var rest = Int.max
    var isFull = false
  }

  private let state = Mutex(State())

  /// From so many further records on, much waits for the disk.
  func pause(after count: Int) { state.withLock { $0.rest = count } }

  /// Nothing waits for the disk.
  func resume() { state.withLock { $0.rest = .max } }

  /// There is no room for any record.
  var isFull: Bool {
    get { state.withLock { $0.isFull } }
    set { state.withLock { $0.isFull = newValue } }
  }

  var durableSequence: Int64 { state.withLock { $0.last } }
  let recordBytesMax = 1_000_000
  var pendingBytes: Int { state.withLock { $0.rest > 0 ? 0 : 32 << 20 } }
  func hasRoom(forBytes byteCount: Int) -> Bool { state.withLock { !$0.isFull } }

  func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 16, fill)
    state.withLock { state in
      state.last = sequence
      state.rest -= 1
    }
  }

  func writeAppended() {}

  func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) {}
  func readBarrier() throws(LogError) {}
  func close() throws(LogError) {}
}
