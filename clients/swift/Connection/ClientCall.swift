public import KeiyakuMessages
internal import NIOCore

/// What a call says of its method.
struct CallMethod {
  let id: UInt32
  let name: String
  let kind: MethodKind
  /// It changes nothing.
  let isRead: Bool

  init<Request, Reply>(_ method: MethodDescriptor<Request, Reply>) {
    (id, name, kind, isRead) = (method.id, method.fullName, method.kind, method.isRead)
  }

  init(_ method: DynamicSchema.Method) {
    (id, name, kind, isRead) = (method.number, method.name, method.kind, method.isRead)
  }
}

/// One call on its way through a connection, its message types aside.
///
/// Confined to the connection's event loop from `submit` until it is completed; free to be submitted again from then
/// on. `ClientCall` is the subclass for most programs.
open class AnyClientCall {
  /// Where the call is.
  enum State {
    /// Not submitted, or completed.
    case idle
    /// In the connection's queue.
    case waiting
    /// Failed, and to be tried again later.
    case resting
    /// Sent on a stream of a channel, where it has a slot.
    case inFlight(ClientChannelHandler, slot: Int)
  }

  final let methodID: UInt32
  final let methodName: String
  final let kind: MethodKind
  /// Sending it twice does no harm: it reads, or carries a request id.
  final let isRepeatable: Bool

  final var state = State.idle
  /// When the caller stops waiting.
  final var deadline = NIODeadline.distantFuture
  /// How often it was sent.
  final var attempts: UInt32 = 0
  /// What is known about it at the server.
  final var progress = ClientError.Progress.notSent
  /// The stream that it was sent on last.
  final var stream: UInt32 = 0
  /// The endpoint that it was sent to last.
  final var endpointNumber = 0
  /// Cancelled; where it was not submitted yet, submitting it fails.
  final var isCancelled = false
  /// Without a connection it waits for one; otherwise it fails while none can be had.
  final var waitsForReady = true
  /// Metadata and trace of the request; nil for none, as with most calls.
  final var extras: CallExtras?
  /// Items have come, or more were sent than are kept: it cannot be sent again.
  final var isCommitted = false
  /// Items have come in this read.
  final var isDeliveryDue = false
  /// Items wait for credit.
  final var isSendingBlocked = false
  /// What it has been through; nil until an attempt fails.
  final var retry: RetryState?

  // Links of the queue that the call waits in, see ClientCallQueue.
  final var nextInQueue: AnyClientCall?
  // Unowned: the one before owns this one through `nextInQueue`, so it is alive.
  final unowned var previousInQueue: AnyClientCall?

  /// Makes a call.
  /// - Parameters:
  ///   - method: What is called.
  ///   - isRepeatable: Sending it twice does no harm; nil where only a method that reads may be repeated. True for a
  ///     change whose request has a request id.
  public init<Request, Reply>(_ method: MethodDescriptor<Request, Reply>, isRepeatable: Bool? = nil) {
    methodID = method.id
    methodName = method.fullName
    kind = method.kind
    self.isRepeatable = isRepeatable ?? method.isRead
  }

  init(_ method: CallMethod, isRepeatable: Bool) {
    methodID = method.id
    methodName = method.name
    kind = method.kind
    self.isRepeatable = isRepeatable
  }

  /// Packs the request and passes it on, each time that the call is sent. To be overridden.
  open func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    preconditionFailure("a subclass of AnyClientCall gives the request")
  }

  /// Completes the call with a reply, whose bytes are valid until this returns. To be overridden.
  /// - Throws: Where the reply cannot be decoded; then `failed` completes the call.
  open func replied(_ reply: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    preconditionFailure("a subclass of AnyClientCall takes the reply")
  }

  /// Completes the call without a reply. To be overridden.
  open func failed(_ error: any Error) {
    preconditionFailure("a subclass of AnyClientCall takes the error")
  }

  // MARK: Calls that stream

  /// Takes an item of the server.
  func itemReceived(
    _ bytes: UnsafeRawBufferPointer, credit: Int, arena: MessageArena
  ) throws(MessageDecodingError) {}

  /// Passes the items of a read on.
  func deliverItems() {}

  /// Completes the call: the items of the server are complete.
  func completed(trailers: [RPCMetadataEntry]) {}

  /// The call is sent, maybe not for the first time: its items begin with the first.
  func rewindItems() {}

  /// Sends items as far as there is credit.
  func sendItems(on channel: ClientChannelHandler, slot: Int) -> ClientChannelHandler.OnSendItems { .done }

  // MARK: On the loop

  /// Packs the request and gives it to the channel, which puts it into frames.
  final func send(on channel: ClientChannelHandler) -> ClientChannelHandler.OnSend {
    var outcome = ClientChannelHandler.OnSend.wait
    withRequest(channel.arena) { outcome = channel.send($0, of: self) }
    return outcome
  }

  /// Completes the call with a reply that may be undecodable.
  final func receive(_ reply: UnsafeRawBufferPointer, arena: MessageArena, peer: Endpoint) {
    do throws(MessageDecodingError) {
      try replied(reply, arena: arena)
    } catch {
      progress = .processed
      failed(self.error(.invalidReply, "the reply cannot be decoded: \(error)", peer: peer))
    }
  }

  /// An error of this side that concerns the call.
  final func error(
    _ reason: ClientError.Reason, _ message: String, peer: Endpoint, limit: String? = nil, goAway: String? = nil
  ) -> ClientError {
    ClientError(
      reason, message, peer: peer, method: methodName, attempts: Int(attempts), progress: progress, limit: limit,
      goAway: goAway, refusal: retry?.refusal)
  }
}

/// What a request says beside its method.
final class CallExtras {
  let metadata: [RPCMetadataEntry]
  let traceparent: String

  init(metadata: [RPCMetadataEntry], traceparent: String) {
    self.metadata = metadata
    self.traceparent = traceparent
  }
}

/// A call of one method: what it asks, and what to do with the answer.
///
/// The low level of the client: no task, no continuation, and nothing allocated for a call that is submitted again.
/// Most programs use the functions of `KeiyakuClient` and its services instead.
public final class ClientCall<Request: ProtobufMessage, Reply: ProtobufMessage>: AnyClientCall {
  /// What is asked; not to be changed while the call is on its way.
  public var request: Request
  private let completion: (Result<Reply, any Error>) -> Void

  /// Makes a call.
  /// - Parameters:
  ///   - method: What is called.
  ///   - request: What is asked.
  ///   - isRepeatable: Sending it twice does no harm; nil where only a method that reads may be repeated. True for a
  ///     change whose request has a request id.
  ///   - completion: Runs on the event loop of the connection, exactly once for each time that the call is submitted.
  public init(
    _ method: MethodDescriptor<Request, Reply>, request: Request, isRepeatable: Bool? = nil,
    completion: @escaping (Result<Reply, any Error>) -> Void
  ) {
    precondition(method.kind == .unary, "\(method.fullName) streams: call it through KeiyakuClient")
    self.request = request
    self.completion = completion
    super.init(method, isRepeatable: isRepeatable)
  }

  /// Packs the request.
  public override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(arena, body)
  }

  /// Decodes the reply and runs the completion.
  public override func replied(
    _ reply: UnsafeRawBufferPointer, arena: MessageArena
  ) throws(MessageDecodingError) {
    completion(.success(try Reply.decode(reply, arena: arena)))
  }

  /// Runs the completion.
  public override func failed(_ error: any Error) {
    completion(.failure(error))
  }
}

/// Calls in order, any of which can be taken out at once.
struct ClientCallQueue {
  private(set) var first: AnyClientCall?
  private var last: AnyClientCall?
  private(set) var count = 0

  /// Adds a call at the end.
  mutating func append(_ call: AnyClientCall, as state: AnyClientCall.State = .waiting) {
    call.state = state
    call.previousInQueue = last
    if let last { last.nextInQueue = call } else { first = call }
    last = call
    count += 1
  }

  /// Adds a call at the front.
  mutating func prepend(_ call: AnyClientCall) {
    call.state = .waiting
    call.nextInQueue = first
    if let first { first.previousInQueue = call } else { last = call }
    first = call
    count += 1
  }

  /// Takes a call out.
  mutating func remove(_ call: AnyClientCall) {
    let (previous, next) = (call.previousInQueue, call.nextInQueue)
    if let previous { previous.nextInQueue = next } else { first = next }
    if let next { next.previousInQueue = previous } else { last = previous }
    call.previousInQueue = nil
    call.nextInQueue = nil
    call.state = .idle
    count -= 1
  }

  /// Takes the first call out.
  mutating func popFirst() -> AnyClientCall? {
    guard let call = first else { return nil }
    remove(call)
    return call
  }

  /// The calls in order, which may be taken out meanwhile.
  func forEach(_ body: (AnyClientCall) -> Void) {
    var next = first
    while let call = next {
      next = call.nextInQueue
      body(call)
    }
  }

  /// Takes out the calls that the condition holds for.
  mutating func removeAll(where condition: (AnyClientCall) -> Bool) -> [AnyClientCall] {
    var taken: [AnyClientCall] = []
    forEach { if condition($0) { taken.append($0) } }
    for call in taken { remove(call) }
    return taken
  }
}

/// Calls that wait for a channel with room. Those that stream have a queue of their own, because fewer of them have
/// room and they must not hold up the others.
struct WaitingCalls {
  private(set) var unary = ClientCallQueue()
  private(set) var streams = ClientCallQueue()

  var count: Int { unary.count + streams.count }

  mutating func append(_ call: AnyClientCall) {
    if call.kind == .unary { unary.append(call) } else { streams.append(call) }
  }

  mutating func prepend(_ call: AnyClientCall) {
    if call.kind == .unary { unary.prepend(call) } else { streams.prepend(call) }
  }

  mutating func remove(_ call: AnyClientCall) {
    if call.kind == .unary { unary.remove(call) } else { streams.remove(call) }
  }

  mutating func popFirstUnary() -> AnyClientCall? { unary.popFirst() }

  mutating func popFirstStream() -> AnyClientCall? { streams.popFirst() }

  func forEach(_ body: (AnyClientCall) -> Void) {
    unary.forEach(body)
    streams.forEach(body)
  }

  mutating func removeAll(where condition: (AnyClientCall) -> Bool) -> [AnyClientCall] {
    unary.removeAll(where: condition) + streams.removeAll(where: condition)
  }
}
