import Histogram
import KeiyakuClient
import KeiyakuMessages
import NIOCore

/// Keeps calls in flight on one connection and checks their answers. Confined to the connection's event loop.
///
/// Each call object is submitted again as soon as it is answered, so that the generator adds little to what it
/// measures.
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

  private let connection: ClientConnection
  private let plan: Plan
  private let expectations: LoadExpectations
  private let workload: Workload
  private var random: LoadRandom
  private var sample = LoadSample()
  private var active = 0
  private var created = 0
  /// Etags seen, by position in the expectations: nothing changes, so they must not either.
  private var etags: [[UInt8]] = []
  private let done: EventLoopPromise<LoadSample>

  init(connection: ClientConnection, plan: Plan, expectations: LoadExpectations, workload: Workload) {
    self.connection = connection
    self.plan = plan
    self.expectations = expectations
    self.workload = workload
    random = LoadRandom(seed: plan.seed, stream: UInt64(plan.number))
    done = connection.eventLoop.makePromise()
    if workload == .effective { etags = Array(repeating: [], count: expectations.entries.count) }
  }

  /// Starts the calls; completes when the time is over and all are answered.
  func start() -> EventLoopFuture<LoadSample> {
    active = plan.inFlight
    for _ in 0..<plan.inFlight {
      switch workload {
      case .get: LoadSlot(SubscriptionServiceMethods.get, worker: self, next: nextGet, check: check).submit()
      case .effective:
        LoadSlot(SubscriptionServiceMethods.getEffective, worker: self, next: nextEffective, check: check).submit()
      case .create:
        LoadSlot(
          SubscriptionServiceMethods.create, worker: self, isRepeatable: true, next: nextCreate, check: check
        ).submit()
      }
    }
    return done.futureResult
  }

  /// Records an answer; false where the time is over.
  fileprivate func answered(_ failure: String?, from start: NIODeadline, to now: NIODeadline) -> Bool {
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

  fileprivate func submit(_ call: AnyClientCall, now: NIODeadline) {
    connection.submit(call, deadline: now + Self.timeout)
  }

  // MARK: Workloads

  private func nextGet(_ request: inout GetSubscriptionRequest) -> Int {
    let index = Int(random.next() % UInt64(expectations.entries.count))
    request.subscription = .with { $0.by = .id(expectations.entries[index].id) }
    return index
  }

  private func check(_ reply: GetSubscriptionReply, _ index: Int) -> String? {
    let expected = expectations.entries[index]
    guard let subscription = reply.subscription, subscription.id == expected.id,
      subscription.spec?.name == expected.name, Self.planID(subscription) == expected.planID
    else { return "Get \(expected.id) was answered with \(reply)" }
    return nil
  }

  private func nextEffective(_ request: inout GetEffectiveRequest) -> Int {
    let index = Int(random.next() % UInt64(expectations.entries.count))
    request.subscription = .with { $0.by = .id(expectations.entries[index].id) }
    return index
  }

  private func check(_ reply: GetEffectiveReply, _ index: Int) -> String? {
    let expected = expectations.entries[index]
    guard reply.subscriptionID == expected.id, reply.values.count == expectations.propertyCount,
      !reply.etag.isEmpty, etags[index].isEmpty || etags[index] == reply.etag
    else { return "GetEffective \(expected.id) was answered with \(reply)" }
    if etags[index].isEmpty { etags[index] = reply.etag }
    return nil
  }

  private func nextCreate(_ request: inout CreateSubscriptionRequest) -> Int {
    created += 1
    let index = Int(random.next() % UInt64(expectations.entries.count))
    let entry = expectations.entries[index]
    request.options = .with { $0.requestID = RequestID().bytes }
    request.owner = .with { owner in
      owner.owner =
        entry.ownerCustomerID == 0 ? .provider(Provider()) : .customer(.with { $0.by = .id(entry.ownerCustomerID) })
    }
    request.subscription = .with { subscription in
      subscription.spec = .with { spec in
        spec.name = "load-\(expectations.runID)-\(plan.number)-\(created).example.jp"
        spec.systemUser = "load\(plan.number)"
        spec.notes = "負荷試験"
      }
      subscription.association =
        entry.planID == 0
        ? .custom(CustomSelection()) : .bound(.with { $0.plan = .with { $0.by = .id(entry.planID) } })
    }
    return index
  }

  private func check(
    _ reply: CreateSubscriptionReply, _ index: Int, _ request: CreateSubscriptionRequest
  ) -> String? {
    let expected = expectations.entries[index]
    guard let result = reply.result, result.sequence > 0, !result.replayed, let subscription = reply.subscription,
      subscription.spec?.name == request.subscription?.spec?.name, Self.planID(subscription) == expected.planID,
      subscription.ownerCustomerID == expected.ownerCustomerID
    else { return "Create \(request) was answered with \(reply)" }
    return nil
  }

  private static func planID(_ subscription: Subscription) -> Int64 {
    if case .bound(let bound)? = subscription.association { bound.planID } else { 0 }
  }
}

/// One of the calls that a worker keeps in flight.
private final class LoadSlot<Request: ProtobufMessage, Reply: ProtobufMessage> {
  private let worker: LoadWorker
  private let next: (inout Request) -> Int
  private let check: (Reply, Int, Request) -> String?
  // Set right after the initialiser, because the call's completion refers to the slot.
  private var call: ClientCall<Request, Reply>!
  private var expectation = 0
  private var start = NIODeadline.uptimeNanoseconds(0)

  init(
    _ method: MethodDescriptor<Request, Reply>, worker: LoadWorker, isRepeatable: Bool? = nil,
    next: @escaping (inout Request) -> Int, check: @escaping (Reply, Int, Request) -> String?
  ) {
    self.worker = worker
    self.next = next
    self.check = check
    call = ClientCall(method, request: Request(), isRepeatable: isRepeatable) { self.completed($0) }
  }

  convenience init(
    _ method: MethodDescriptor<Request, Reply>, worker: LoadWorker, next: @escaping (inout Request) -> Int,
    check: @escaping (Reply, Int) -> String?
  ) {
    self.init(method, worker: worker, next: next) { reply, index, _ in check(reply, index) }
  }

  func submit() { submit(now: .now()) }

  private func submit(now: NIODeadline) {
    start = now
    expectation = next(&call.request)
    worker.submit(call, now: now)
  }

  private func completed(_ result: Result<Reply, any Error>) {
    let now = NIODeadline.now()
    let failure: String?
    switch result {
    case .success(let reply): failure = check(reply, expectation, call.request)
    case .failure(let error): failure = "\(error)"
    }
    if worker.answered(failure, from: start, to: now) {
      submit(now: now)
    } else {
      // Ends the cycle of slot and call.
      call = nil
    }
  }
}
