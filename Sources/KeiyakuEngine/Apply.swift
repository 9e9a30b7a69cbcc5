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
      // Both rows show whether they are the default.
      for id in [defaultPlan, event.planID] { try changePlan(id, "default_plan_set", stamp) { _ in } }
      defaultPlan = event.planID
    case .addOnCreated(let event): try addOnCreated(event, stamp, &observer)
    case .addOnUpdated(let event): try addOnUpdated(event, stamp, &observer)
    case .subscriptionCreated(let event): try subscriptionCreated(event, stamp, &observer)
    case .subscriptionUpdated(let event):
      try changeSubscription(event.subscriptionID, "subscription_updated", stamp, &observer) {
        $0.spec = event.spec ?? SubscriptionSpec()
      }
    case .subscriptionTermsSet(let event): try subscriptionTermsSet(event, stamp, &observer)
    case .subscriptionTransferred(let event): try subscriptionTransferred(event, stamp, &observer)
    case .subscriptionAssociationSet(let event): try subscriptionAssociationSet(event, stamp, &observer)
    case .subscriptionStatusSet(let event):
      try changeSubscription(event.subscriptionID, "subscription_status_set", stamp, &observer) { subscription in
        subscription.ownReasons.set(.provider, to: event.provider)
        subscription.ownReasons.set(.subscriber, to: event.subscriber)
      }
    case .subscriptionExpired(let event): try subscriptionExpired(event, stamp, &observer)
    case .subscriptionRenewed(let event): try subscriptionRenewed(event, stamp, &observer)
    case .subscriptionDeleted(let event): try subscriptionDeleted(event.subscriptionID, stamp, &observer)
    case .customerDeleted(let event): try customerDeleted(event.customerID, stamp, &observer)
    case .planArchivedSet(let event):
      try changePlan(event.planID, "plan_archived_set", stamp) { $0.archived = event.archived }
    case .addOnArchivedSet(let event):
      try changeAddOn(event.addOnID, "add_on_archived_set", stamp) { $0.archived = event.archived }
    case .planDeleted(let event): try planDeleted(event, stamp, &observer)
    case .addOnDeleted(let event): try addOnDeleted(event, stamp, &observer)
    case .capabilitiesSet(let event):
      guard let capabilities = Capabilities(event.capabilities) else { throw stamp.inconsistent("capabilities_set") }
      self.capabilities = capabilities
      capabilitiesRevision = stamp.sequence
    case .registryAdopted(let event): try registryAdopted(event, stamp)
    case .clockConfirmed: break
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
      if !bulkJobs.isEmpty { bulkJobs[oldest.key] = nil }
      requests.evictOldest()
    }
    let actor = internActor(record.actor)
    if let part = record.bulk {
      let key = RequestKey(high: id.high, low: id.low, actor: actor)
      let isKnown = bulkJobs[key] != nil
      bulkJobs[key] = BulkJob(
        lastSubscription: part.lastSubscriptionID, done: part.done, selected: part.selected, isComplete: part.complete)
      if isKnown { return }
    }
    var subject = Subject()
    subject.customer = record.customerID
    subject.plan = record.planID
    subject.addOn = record.addOnID
    subject.subscription = record.subscriptionID
    subject.revision = record.revision
    let remembered = RequestRecord(
      high: id.high, low: id.low, actor: actor, method: record.method,
      fingerprint: record.fingerprint,
      sequence: record.sequence, time: record.timeMs, subject: subject)
    let position = requests.append(remembered)
    observer.requestRemembered(at: position, remembered)
  }
}

/// Where and when an event happened.
struct Stamp {
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
