import KeiyakuMessages

/// What the services have to answer, computed the slow and obvious way: plain dictionaries, every subscription with all
/// that concerns it, nothing shared, nothing kept that can be computed. It is written from docs/semantics.md and uses
/// nothing of the engine; of the domain it reads the table of properties and no more.
struct ReferenceModel {
  typealias Value = PropertyValue.Value
  typealias Values = [Int32: Value]

  struct CustomerFacts {
    var spec: CustomerSpec
    var suspended = false
    var times: Times
  }

  struct PlanFacts {
    var spec: PlanSpec
    var values: Values
    var archived = false
    var times: Times
  }

  struct AddOnFacts {
    var spec: AddOnSpec
    var values: Values
    var archived = false
    var times: Times
  }

  struct SubscriptionFacts {
    var spec: SubscriptionSpec
    var owner: Int64
    /// What it follows; nil where it is custom.
    var plan: Int64?
    /// Quantities by add-on.
    var addOns: [Int64: Int64] = [:]
    /// What it keeps of its creation.
    var kept: Values = [:]
    /// Every value, where it is wholly locked or custom.
    var ownValues: Values?
    var overrides: Values = [:]
    var settings: Values = [:]
    var lockSince: Int64 = 0
    var lockActor = ""
    var lockNote = ""
    var suspendedByProvider = false
    var suspendedBySubscriber = false
    var expired = false
    var expiresAt: Int64 = 0
    var times: Times

    var isCustom: Bool { plan == nil }
    var isWhollyLocked: Bool { plan != nil && ownValues != nil }
    var lock: LockKind { isCustom ? .none : ownValues != nil ? .whole : overrides.isEmpty ? .none : .fields }
  }

  struct Times {
    var createdAt: Int64
    var updatedAt: Int64
    var revision: Int64
  }

  /// The entity that a mutation's answer shows.
  enum Subject: Hashable {
    case customer(Int64, subscription: Int64?)
    case plan(Int64)
    case addOn(Int64)
    case subscription(Int64)
    case capabilities
  }

  /// A mutation that carried a request id.
  struct Remembered {
    var command: ModelCommand
    var subject: Subject
    var sequence: Int64
    var revision: Int64
  }

  var now: Int64
  /// Sequence and time of the last record.
  var sequence: Int64 = 1
  var lastTime: Int64
  var customers: [Int64: CustomerFacts] = [:]
  var plans: [Int64: PlanFacts] = [:]
  var addOns: [Int64: AddOnFacts] = [:]
  var subscriptions: [Int64: SubscriptionFacts] = [:]
  var lastCustomer: Int64 = 0
  var lastPlan: Int64 = 1
  var lastAddOn: Int64 = 0
  var lastSubscription: Int64 = 0
  var defaultPlan: Int64 = 1
  var capabilities: [Int32: Capability.Limit] = [:]
  var capabilitiesRevision: Int64 = 0
  var remembered: [[UInt8]: Remembered] = [:]
  /// What the log has to hold: every record from the first on.
  var traces: [Trace] = []

  /// A new database: plan 1, "Default", with the registry's defaults.
  init(now: Int64) {
    self.now = now
    lastTime = now
    plans[1] = PlanFacts(
      spec: .with { $0.name = "Default" }, values: PropertyRules.defaults,
      times: Times(createdAt: now, updatedAt: now, revision: 1))
    traceCreation()
  }
}

/// A refusal, by its reason; and the rows of it that are compared.
struct ModelRefusal: Error, Equatable {
  var reason: String
  init(_ reason: String) { self.reason = reason }
}

/// What a mutation answers, whatever its method.
struct ModelReply: Equatable {
  var sequence: Int64
  var revision: Int64
  var replayed: Bool
  var unchanged: Bool
  var customer: Customer?
  var plan: Plan?
  var addOn: AddOn?
  var subscription: Subscription?
  var capabilities: [Capability]?
}

// MARK: Mutations

extension ReferenceModel {
  /// Carries out a command.
  mutating func perform(_ command: ModelCommand) -> Result<ModelReply, ModelRefusal> {
    let options = command.options
    if !options.requestID.isEmpty, let first = remembered[options.requestID] {
      guard first.command.identity == command.identity else { return .failure(ModelRefusal("REQUEST_ID_REUSED")) }
      return .success(
        reply(
          first.subject, sequence: first.sequence, revision: first.revision, replayed: true,
          unchanged: first.sequence != first.revision))
    }
    var next = self
    next.sequence += 1
    next.lastTime = max(lastTime, now)
    let outcome: (subject: Subject, changed: Bool)
    do { outcome = try next.apply(command) } catch { return .failure(error) }
    let revision = outcome.changed ? next.sequence : self.revision(of: outcome.subject)
    if options.dryRun {
      let shown = outcome.changed ? next : self
      return .success(
        shown.reply(
          outcome.subject, sequence: 0, revision: revision, replayed: false, unchanged: !outcome.changed))
    }
    // What changes nothing is recorded only where a retry must be answered alike.
    guard outcome.changed || !options.requestID.isEmpty else {
      return .success(reply(outcome.subject, sequence: 0, revision: revision, replayed: false, unchanged: true))
    }
    next.trace(since: self, command)
    self = next
    if !options.requestID.isEmpty {
      remembered[options.requestID] = Remembered(
        command: command, subject: outcome.subject, sequence: sequence, revision: revision)
    }
    return .success(
      reply(
        outcome.subject, sequence: sequence, revision: revision, replayed: false, unchanged: !outcome.changed))
  }

  /// Lets the clock go on. What expires by then is recorded, as the engine does it of its own: up to
  /// `batch` subscriptions a record, the earliest first.
  mutating func pass(_ milliseconds: Int64, batch: Int) {
    now += milliseconds
    let due = subscriptions.filter { !$0.value.expired && $0.value.expiresAt != 0 && $0.value.expiresAt <= now }
      .sorted { ($0.value.expiresAt, $0.key) < ($1.value.expiresAt, $1.key) }.map(\.key)
    for start in stride(from: 0, to: due.count, by: batch) {
      let before = self
      sequence += 1
      lastTime = max(lastTime, now)
      for id in due[start..<min(start + batch, due.count)] { change(subscription: id) { $0.expired = true } }
      trace(since: before, nil)
    }
  }

  /// When the next subscription ends; nil where none does.
  var nextExpiry: Int64? {
    subscriptions.values.filter { !$0.expired && $0.expiresAt != 0 }.map(\.expiresAt).min()
  }

  var stamp: Times { Times(createdAt: lastTime, updatedAt: lastTime, revision: sequence) }

  private func revision(of subject: Subject) -> Int64 {
    switch subject {
    case .customer(let id, _): customers[id]?.times.revision ?? 0
    case .plan(let id): plans[id]?.times.revision ?? 0
    case .addOn(let id): addOns[id]?.times.revision ?? 0
    case .subscription(let id): subscriptions[id]?.times.revision ?? 0
    case .capabilities: capabilitiesRevision
    }
  }

  func check(_ options: MutationOptions, _ revision: Int64) throws(ModelRefusal) {
    if options.ifRevision != 0, options.ifRevision != revision { throw ModelRefusal("REVISION_MISMATCH") }
  }

  mutating func change(customer id: Int64, _ change: (inout CustomerFacts) -> Void) {
    guard var facts = customers[id] else { return }
    change(&facts)
    facts.times.touch(stamp)
    customers[id] = facts
  }

  mutating func change(plan id: Int64, _ change: (inout PlanFacts) -> Void) {
    guard var facts = plans[id] else { return }
    change(&facts)
    facts.times.touch(stamp)
    plans[id] = facts
  }

  mutating func change(addOn id: Int64, _ change: (inout AddOnFacts) -> Void) {
    guard var facts = addOns[id] else { return }
    change(&facts)
    facts.times.touch(stamp)
    addOns[id] = facts
  }

  mutating func change(subscription id: Int64, _ change: (inout SubscriptionFacts) -> Void) {
    guard var facts = subscriptions[id] else { return }
    change(&facts)
    facts.times.touch(stamp)
    subscriptions[id] = facts
  }
}

extension ReferenceModel.Times {
  fileprivate mutating func touch(_ stamp: Self) {
    updatedAt = stamp.updatedAt
    revision = stamp.revision
  }
}
