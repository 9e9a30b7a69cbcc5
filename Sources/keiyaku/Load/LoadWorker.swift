import Histogram
import KeiyakuClient
import KeiyakuMessages
import NIOCore

/// Keeps calls in flight on one connection and gathers how they end. Confined to the connection's event loop.
final class LoadWorker {
  /// What one worker is to do.
  struct Plan: Sendable {
    let number: Int
    let inFlight: Int
    let seed: UInt64
    let measureFrom: NIODeadline
    let end: NIODeadline
  }

  private static let timeout = TimeAmount.seconds(10)
  private static let sizedCallsMax = 1000
  /// Bytes of a frame's header, and of a request header that holds a method's number alone; see proto/PROTOCOL.md.
  private static let headerBytes = 16
  private static let methodBytes = 5

  let plan: Plan
  let expectations: LoadExpectations
  private let connection: ClientConnection
  private var random: LoadRandom
  // Unchecked like `checked`: they call nobody back, and every call passes them.
  @exclusivity(unchecked) private var sample = LoadSample()
  /// Replies that have been decoded and found right.
  @exclusivity(unchecked) fileprivate var checked: CheckedReplies
  private var active = 0
  private var created = 0
  private let namePrefix: String
  private let done: EventLoopPromise<LoadSample>

  init(connection: ClientConnection, plan: Plan, expectations: LoadExpectations) {
    self.connection = connection
    self.plan = plan
    self.expectations = expectations
    namePrefix = "load-\(expectations.runID)-\(plan.number)-"
    random = LoadRandom(seed: plan.seed, stream: UInt64(plan.number))
    checked = CheckedReplies(capacity: expectations.entries.count)
    done = connection.eventLoop.makePromise()
  }

  /// Starts the calls; completes when the time is over and all are answered.
  func start(_ workload: Workload) -> EventLoopFuture<LoadSample> {
    active = plan.inFlight
    for _ in 0..<plan.inFlight {
      let call: LoadCall =
        switch workload {
        case .get: GetCall(worker: self)
        case .effective: EffectiveCall(worker: self)
        case .create: CreateCall(worker: self)
        case .echo, .stream: EchoCall(worker: self)
        }
      call.submit(now: .now())
    }
    return done.futureResult
  }

  /// Position of a random subscription to call for.
  func nextPosition() -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(expectations.entries.count)).high)
  }

  /// A domain name that nobody has used.
  func nextName() -> String {
    created += 1
    return namePrefix + String(created) + ".example.jp"
  }

  fileprivate func submit(_ call: LoadCall, now: NIODeadline) {
    connection.submit(call, deadline: now + Self.timeout)
  }

  /// Measures the frames of the first calls, so that another server can be asked to move as many bytes.
  fileprivate func noteSizes(requestBody: Int, replyBody: Int) {
    guard sample.sizedCalls < Self.sizedCallsMax else { return }
    sample.sizedCalls += 1
    sample.requestBytes += Self.headerBytes + Self.methodBytes + requestBody
    sample.replyBytes += Self.headerBytes + replyBody
  }

  /// Records how a call ended; false where the time is over.
  fileprivate func ended(_ failure: String?, from start: NIODeadline, to now: NIODeadline) -> Bool {
    if let failure {
      sample.errors += 1
      if sample.firstError == nil { sample.firstError = failure }
    } else if start >= plan.measureFrom, now <= plan.end {
      sample.latencies.record(UInt64((now - start).nanoseconds))
    }
    if now < plan.end { return true }
    active -= 1
    if active == 0 { done.succeed(sample) }
    return false
  }
}

/// One of the calls that a worker keeps in flight: submitted again as soon as it is answered, so that the generator
/// adds little to what it measures.
class LoadCall: AnyClientCall {
  final let worker: LoadWorker
  /// Position of the subscription that it is for.
  private final var position = 0
  /// Id of the subscription that it is for.
  final var id: Int64 = 0
  /// Size of the request that is under way, encoded.
  final var requestBodyBytes = 0
  private final var start = NIODeadline.uptimeNanoseconds(0)

  init<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, worker: LoadWorker, isRepeatable: Bool? = nil
  ) {
    self.worker = worker
    super.init(method, isRepeatable: isRepeatable)
  }

  /// What the answer is held against.
  final var expected: LoadExpectations.Entry { worker.expectations.entries[position] }

  /// Makes the next request, for `id`. To be overridden.
  func prepare() {}

  final func submit(now: NIODeadline) {
    start = now
    position = worker.nextPosition()
    id = worker.expectations.ids[position]
    prepare()
    worker.submit(self, now: now)
  }

  /// The call has ended, with what was wrong about it.
  final func ended(_ failure: String?) {
    let now = NIODeadline.now()
    if worker.ended(failure, from: start, to: now) { submit(now: now) }
  }

  override func failed(_ error: any Error) { ended("\(error)") }
}

/// Reads a subscription.
private final class GetCall: LoadCall {
  // Unchecked, as those of the calls below: packing a request calls nobody who changes it.
  @exclusivity(unchecked) private var request = GetSubscriptionRequest()

  init(worker: LoadWorker) { super.init(SubscriptionServiceMethods.get, worker: worker) }

  override func prepare() {
    request.subscription = .with { $0.by = .id(id) }
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(arena) { packed in
      requestBodyBytes = packed.byteCount
      body(packed)
    }
  }

  override func replied(_ bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    worker.noteSizes(requestBody: requestBodyBytes, replyBody: bytes.count)
    if worker.checked.contains(bytes, for: id) { return ended(nil) }
    let reply = try GetSubscriptionReply.decode(bytes, arena: arena)
    guard let subscription = reply.subscription, LoadExpectations.Entry(subscription) == expected else {
      return ended("Get \(id) was answered with \(reply)")
    }
    worker.checked.insert(bytes, for: id)
    ended(nil)
  }
}

/// Asks for the effective values of a subscription.
private final class EffectiveCall: LoadCall {
  @exclusivity(unchecked) private var request = GetEffectiveRequest()

  init(worker: LoadWorker) { super.init(SubscriptionServiceMethods.getEffective, worker: worker) }

  override func prepare() {
    request.subscription = .with { $0.by = .id(id) }
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(arena) { packed in
      requestBodyBytes = packed.byteCount
      body(packed)
    }
  }

  override func replied(_ bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    worker.noteSizes(requestBody: requestBodyBytes, replyBody: bytes.count)
    if worker.checked.contains(bytes, for: id) { return ended(nil) }
    let reply = try GetEffectiveReply.decode(bytes, arena: arena)
    let isRight =
      reply.subscriptionID == id && !reply.etag.isEmpty
      && reply.values.count == worker.expectations.propertyCount
    if isRight { worker.checked.insert(bytes, for: id) }
    ended(isRight ? nil : "GetEffective \(id) was answered with \(reply)")
  }
}

/// Creates a subscription that follows the same plan, for the same owner, as one that there is.
private final class CreateCall: LoadCall {
  @exclusivity(unchecked) private var request = CreateSubscriptionRequest()
  private var name = ""

  init(worker: LoadWorker) {
    super.init(SubscriptionServiceMethods.create, worker: worker, isRepeatable: true)
    request.options = MutationOptions()
    request.owner = OwnerRef()
    request.subscription = .with { subscription in
      subscription.spec = .with { spec in
        spec.systemUser = "load\(worker.plan.number)"
        spec.notes = "負荷試験"
      }
    }
  }

  override func prepare() {
    let expected = expected
    name = worker.nextName()
    request.options?.requestID = RequestID().bytes
    request.owner?.owner =
      expected.ownerCustomerID == 0
      ? .provider(Provider()) : .customer(.with { $0.by = .id(expected.ownerCustomerID) })
    request.subscription?.spec?.name = name
    request.subscription?.association =
      expected.planID == 0
      ? .custom(CustomSelection()) : .bound(.with { $0.plan = .with { $0.by = .id(expected.planID) } })
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(arena) { packed in
      requestBodyBytes = packed.byteCount
      body(packed)
    }
  }

  override func replied(_ bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    worker.noteSizes(requestBody: requestBodyBytes, replyBody: bytes.count)
    let reply = try CreateSubscriptionReply.decode(bytes, arena: arena)
    var isRight = false
    if let result = reply.result, let subscription = reply.subscription {
      let (entry, expected) = (LoadExpectations.Entry(subscription), expected)
      isRight =
        result.sequence > 0 && !result.replayed && subscription.spec?.name == name
        && entry.planID == expected.planID && entry.ownerCustomerID == expected.ownerCustomerID
    }
    ended(isRight ? nil : "Create \(request) was answered with \(reply)")
  }
}

/// Sends bytes and gets them back.
private final class EchoCall: LoadCall {
  private var request = RPCDiagnosticsItem()

  init(worker: LoadWorker) {
    request.payload = Array(0..<16)
    super.init(RPCDiagnosticsMethods.echo, worker: worker)
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(arena) { packed in
      requestBodyBytes = packed.byteCount
      body(packed)
    }
  }

  override func replied(_ bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    worker.noteSizes(requestBody: requestBodyBytes, replyBody: bytes.count)
    let reply = try RPCDiagnosticsItem.decode(bytes, arena: arena)
    ended(reply == request ? nil : "Echo was answered with \(reply)")
  }
}
