import KeiyakuDomain
import KeiyakuMessages

/// A record that does not fit the state before it: the log is not this program's, or not whole.
public enum ReplayError: Error, Equatable, CustomStringConvertible {
  /// The record is not the next one.
  case outOfSequence(expected: Int64, found: Int64)
  /// The record is older than the one before it.
  case timeGoesBack(sequence: Int64)
  /// The first record does not create the database.
  case noDatabase
  /// An event names an entity that does not exist, or creates one under an id that is not the next.
  case inconsistent(sequence: Int64, event: String)
  /// An event of a kind that this version does not know.
  case unknownEvent(sequence: Int64)
  /// The database has adopted a registry that this version does not know.
  case unknownRegistry(version: Int32)

  /// What is wrong and which way out there is.
  public var description: String {
    switch self {
    case .outOfSequence(let expected, let found):
      "log record \(found) stands where record \(expected) is due: the log is not whole; restore it from a backup"
    case .timeGoesBack(let sequence):
      "log record \(sequence) is older than the one before it; restore the log from a backup"
    case .noDatabase:
      "the log does not begin with the creation of a database; restore it from a backup"
    case .inconsistent(let sequence, let event):
      "log record \(sequence): \(event) does not fit the records before it; restore the log from a backup"
    case .unknownEvent(let sequence):
      "log record \(sequence) holds an event that this version does not know; start a newer version of keiyaku"
    case .unknownRegistry(let version):
      "the database has adopted property registry \(version), this version knows up to "
        + "\(PropertyRegistry.latest.version); start a newer version of keiyaku"
    }
  }
}

extension State {
  /// Folds one record into the state. The one path to a new state, live and on replay; it knows no clock, no chance and
  /// no other input than the record.
  mutating func apply<Observer: StateObserver & ~Copyable>(
    _ record: LogRecord, observer: inout Observer
  ) throws(ReplayError) {
    guard record.sequence == appliedSequence + 1 else {
      throw .outOfSequence(expected: appliedSequence + 1, found: record.sequence)
    }
    guard record.timeMs >= lastTime else { throw .timeGoesBack(sequence: record.sequence) }
    for event in record.events {
      guard let kind = event.kind else { throw .unknownEvent(sequence: record.sequence) }
      try apply(kind, of: record, observer: &observer)
    }
    guard registryVersion != 0 else { throw .noDatabase }
    remember(record, observer: &observer)
    appliedSequence = record.sequence
    lastTime = record.timeMs
  }

  private mutating func apply<Observer: StateObserver & ~Copyable>(
    _ event: LogEvent.Kind, of record: LogRecord, observer: inout Observer
  ) throws(ReplayError) {
    let stamp = Stamp(sequence: record.sequence, time: record.timeMs)
    switch event {
    case .databaseCreated(let event): try databaseCreated(event, stamp, &observer)
    case .customerCreated(let event): try customerCreated(event, stamp, &observer)
    case .customerUpdated(let event):
      try changeCustomer(event.customerID, "customer_updated", stamp, &observer) {
        $0.spec = event.spec ?? CustomerSpec()
      }
    case .credentialSet(let event):
      try changeCustomer(event.customerID, "credential_set", stamp, &observer) {
        $0.crypt = event.crypt
        $0.credentialRevision = stamp.sequence
      }
    case .customerSuspensionSet(let event):
      try changeCustomer(event.customerID, "customer_suspension_set", stamp, &observer) {
        $0.suspended = event.suspended
      }
    case .planCreated(let event):
      try planCreated(event.planID, event.spec, event.values, "plan_created", stamp, &observer)
    case .planUpdated(let event): try planUpdated(event, stamp, &observer)
    case .defaultPlanSet(let event):
      guard plans.contains(event.planID) else { throw stamp.inconsistent("default_plan_set") }
      for id in [defaultPlan, event.planID] {
        // Both rows show whether they are the default.
        plans.update(id) { plan in
          plan.revision = stamp.sequence
          plan.touched = stamp.sequence
          plan.updatedAt = stamp.time
        }
      }
      defaultPlan = event.planID
    case .addOnCreated(let event): try addOnCreated(event, stamp, &observer)
    case .addOnUpdated(let event): try addOnUpdated(event, stamp, &observer)
    case .subscriptionCreated(let event): try subscriptionCreated(event, stamp, &observer)
    case .subscriptionUpdated(let event):
      try changeSubscription(event.subscriptionID, "subscription_updated", stamp, &observer) {
        $0.spec = event.spec ?? SubscriptionSpec()
      }
    case .subscriptionTermsSet(let event):
      let terms = try stamp.terms(event.terms, "subscription_terms_set")
      try changeSubscription(event.subscriptionID, "subscription_terms_set", stamp, &observer) { $0.terms = terms }
    case .subscriptionTransferred(let event): try subscriptionTransferred(event, stamp, &observer)
    }
  }

  /// Keeps the request id of a record, and forgets those that it pushes out.
  private mutating func remember<Observer: StateObserver & ~Copyable>(
    _ record: LogRecord, observer: inout Observer
  ) {
    guard !record.requestID.isEmpty, let id = try? UUIDv7(bytes: record.requestID) else { return }
    // By the earlier of two clocks, the server's and the caller's: neither alone makes the window forget too soon.
    let present = min(record.timeMs, id.milliseconds)
    for _ in 0..<RequestWindow.evictionsPerRecordMax {
      guard let (position, oldest) = requests.evictable(at: present) else { break }
      observer.requestForgotten(at: position, oldest)
      requests.evictOldest()
    }
    var subject = Subject()
    subject.customer = record.customerID
    subject.plan = record.planID
    subject.addOn = record.addOnID
    subject.subscription = record.subscriptionID
    subject.revision = record.revision
    let remembered = RequestRecord(
      high: id.high, low: id.low, actor: internActor(record.actor), method: record.method,
      fingerprint: record.fingerprint,
      sequence: record.sequence, time: record.timeMs, subject: subject)
    let position = requests.append(remembered)
    observer.requestRemembered(at: position, remembered)
  }
}

/// Where and when an event happened.
private struct Stamp {
  let sequence: Int64
  let time: Int64

  func inconsistent(_ event: String) -> ReplayError { .inconsistent(sequence: sequence, event: event) }

  /// The values of an event, which must be of the kinds that the registry gives them.
  func values(_ messages: [KeiyakuMessages.PropertyValue], _ event: String) throws(ReplayError) -> PropertySet {
    guard let values = PropertySet(messages) else { throw inconsistent(event) }
    return values
  }

  /// The terms of an event.
  func terms(_ message: LogTerms?, _ event: String) throws(ReplayError) -> SubscriptionTerms {
    guard let message else { return .plain }
    guard let terms = SubscriptionTerms(message) else { throw inconsistent(event) }
    return terms
  }
}

// MARK: Customers and catalog

extension State {
  private mutating func databaseCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogDatabaseCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard registryVersion == 0 else { throw stamp.inconsistent("database_created") }
    guard PropertyRegistry.version(event.registryVersion) != nil else {
      throw .unknownRegistry(version: event.registryVersion)
    }
    registryVersion = event.registryVersion
    defaultPlan = event.planID
    try planCreated(event.planID, event.plan, event.planValues, "database_created", stamp, &observer)
  }

  private mutating func customerCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogCustomerCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard event.customerID == customers.nextID else { throw stamp.inconsistent("customer_created") }
    customers.append(
      CustomerRecord(
        spec: event.spec ?? CustomerSpec(), crypt: "", suspended: false, subscriptionCount: 0, createdAt: stamp.time,
        updatedAt: stamp.time, revision: stamp.sequence, credentialRevision: 0, touched: stamp.sequence))
    observer.customerChanged(event.customerID, from: nil, in: self)
  }

  private mutating func changeCustomer<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ event: String, _ stamp: Stamp, _ observer: inout Observer, _ change: (inout CustomerRecord) -> Void
  ) throws(ReplayError) {
    guard let old = customers.read(id, { $0.spec }) else { throw stamp.inconsistent(event) }
    customers.update(id) { customer in
      change(&customer)
      customer.updatedAt = stamp.time
      customer.revision = stamp.sequence
      customer.touched = stamp.sequence
    }
    observer.customerChanged(id, from: old, in: self)
  }

  private mutating func planCreated<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ spec: PlanSpec?, _ values: [KeiyakuMessages.PropertyValue], _ event: String, _ stamp: Stamp,
    _ observer: inout Observer
  ) throws(ReplayError) {
    guard id == plans.nextID else { throw stamp.inconsistent(event) }
    plans.append(
      PlanRecord(
        spec: spec ?? PlanSpec(), values: try stamp.values(values, event), archived: false, subscriptionCount: 0,
        createdAt: stamp.time, updatedAt: stamp.time, revision: stamp.sequence, touched: stamp.sequence))
    observer.planChanged(id, from: nil, in: self)
  }

  private mutating func planUpdated<Observer: StateObserver & ~Copyable>(
    _ event: LogPlanUpdated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let values = try stamp.values(event.values, "plan_updated")
    guard let old = plans.read(event.planID, { $0.spec }) else { throw stamp.inconsistent("plan_updated") }
    plans.update(event.planID) { plan in
      plan.spec = event.spec ?? PlanSpec()
      plan.values = plan.values.overlaid(by: values)
      plan.updatedAt = stamp.time
      plan.revision = stamp.sequence
      plan.touched = stamp.sequence
    }
    observer.planChanged(event.planID, from: old, in: self)
  }

  private mutating func addOnCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogAddOnCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard event.addOnID == addOns.nextID else { throw stamp.inconsistent("add_on_created") }
    addOns.append(
      AddOnRecord(
        spec: event.spec ?? AddOnSpec(), values: try stamp.values(event.values, "add_on_created"), archived: false,
        subscriptionCount: 0, createdAt: stamp.time, updatedAt: stamp.time, revision: stamp.sequence,
        touched: stamp.sequence))
    observer.addOnChanged(event.addOnID, from: nil, in: self)
  }

  private mutating func addOnUpdated<Observer: StateObserver & ~Copyable>(
    _ event: LogAddOnUpdated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let values = try stamp.values(event.values, "add_on_updated")
    guard let old = addOns.read(event.addOnID, { $0.spec }) else { throw stamp.inconsistent("add_on_updated") }
    addOns.update(event.addOnID) { addOn in
      addOn.spec = event.spec ?? AddOnSpec()
      addOn.values = addOn.values.overlaid(by: values)
      for property in event.clearedProperties { addOn.values.remove(property) }
      addOn.updatedAt = stamp.time
      addOn.revision = stamp.sequence
      addOn.touched = stamp.sequence
    }
    observer.addOnChanged(event.addOnID, from: old, in: self)
  }
}

// MARK: Subscriptions

extension State {
  private mutating func subscriptionCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_created"
    let owner = event.ownerCustomerID
    guard event.subscriptionID == subscriptions.nextID, owner == 0 || customers.contains(owner) else {
      throw stamp.inconsistent(name)
    }
    let terms = try stamp.terms(event.terms, name)
    let association = try associate(event.association, stamp, name, &observer)
    guard terms.isCustom == association.isCustom else { throw stamp.inconsistent(name) }
    subscriptions.append(
      SubscriptionRecord(
        spec: event.spec ?? SubscriptionSpec(), owner: owner, expiresAt: event.expiresAtMs, createdAt: stamp.time,
        updatedAt: stamp.time, revision: stamp.sequence, terms: terms, association: association))
    countSubscription(owner: owner, by: 1, stamp)
    countSubscription(association: association, by: 1, stamp)
    observer.subscriptionChanged(event.subscriptionID, from: nil, in: self)
    observer.membershipChanged(
      event.subscriptionID, from: nil, to: Membership(owner: owner, association: association))
  }

  private mutating func changeSubscription<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ event: String, _ stamp: Stamp, _ observer: inout Observer,
    _ change: (inout SubscriptionRecord) -> Void
  ) throws(ReplayError) {
    guard let old = subscriptions.read(id, { $0.spec }) else { throw stamp.inconsistent(event) }
    subscriptions.update(id) { subscription in
      change(&subscription)
      subscription.updatedAt = stamp.time
      subscription.revision = stamp.sequence
    }
    observer.subscriptionChanged(id, from: old, in: self)
  }

  private mutating func subscriptionTransferred<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionTransferred, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_transferred"
    let owner = event.ownerCustomerID
    guard owner == 0 || customers.contains(owner),
      let old = subscriptions.read(event.subscriptionID, { Membership(owner: $0.owner, association: $0.association) })
    else { throw stamp.inconsistent(name) }
    try changeSubscription(event.subscriptionID, name, stamp, &observer) { $0.owner = owner }
    countSubscription(owner: old.owner, by: -1, stamp)
    countSubscription(owner: owner, by: 1, stamp)
    observer.membershipChanged(
      event.subscriptionID, from: old, to: Membership(owner: owner, association: old.association))
  }

  /// The interned association of an event.
  private mutating func associate<Observer: StateObserver & ~Copyable>(
    _ logged: LogAssociation?, _ stamp: Stamp, _ event: String, _ observer: inout Observer
  ) throws(ReplayError) -> AssociationID {
    guard let logged, logged.planID != 0 else { return .custom }
    guard plans.contains(logged.planID) else { throw stamp.inconsistent(event) }
    if let known = observer.association(loggedAs: logged),
      logged.addOns.allSatisfy({ addOns.contains($0.addOnID) })
    {
      return known
    }
    var previous: Int64 = 0
    for attached in logged.addOns {
      // Equal associations have equal keys, so their order is a part of the format.
      guard attached.addOnID > previous, addOns.contains(attached.addOnID),
        AddOnQuantity.range.contains(Int64(attached.quantity))
      else { throw stamp.inconsistent(event) }
      previous = attached.addOnID
    }
    guard let key = AssociationKey(logged) else { throw stamp.inconsistent(event) }
    let (id, isNew) = intern(key)
    if isNew { observer.associationCreated(id, key: key) }
    observer.associationUsed(id, loggedAs: logged)
    return id
  }

  private mutating func countSubscription(owner: Int64, by difference: Int, _ stamp: Stamp) {
    customers.update(owner) { customer in
      customer.subscriptionCount += difference
      customer.touched = stamp.sequence
    }
  }

  private mutating func countSubscription(association: AssociationID, by difference: Int, _ stamp: Stamp) {
    let number = Int64(association.number)
    guard let key = associations[number]?.key else { return }
    associations.update(number) { $0.subscriptionCount += difference }
    plans.update(key.plan) { plan in
      plan.subscriptionCount += difference
      plan.touched = stamp.sequence
    }
    for attached in key.addOns {
      addOns.update(attached.addOn) { addOn in
        addOn.subscriptionCount += difference
        addOn.touched = stamp.sequence
      }
    }
  }
}
