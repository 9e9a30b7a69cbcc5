import KeiyakuDomain
import KeiyakuMessages

// Records as rows of a snapshot, and back. Each record is made here with every one of its fields, so that a field that
// is added to a record and forgotten here does not compile; that none is dropped on the way out is what
// SnapshotStateTests holds.

/// Rows that do not make a state: the file was not written by this program, or is not whole.
struct SnapshotInconsistent: Error {
  /// What does not fit.
  let what: String
}

extension SnapshotActorRow {
  init(_ number: Int64, _ record: ActorRecord) {
    self.init()
    self.number = number
    name = record.name
  }

  var record: ActorRecord { ActorRecord(name: name) }
}

extension SnapshotCustomerRow {
  init(_ id: Int64, _ record: CustomerRecord) {
    self.init()
    customerID = id
    spec = record.spec
    crypt = record.crypt
    suspended = record.suspended
    subscriptionCount = Int64(record.subscriptionCount)
    createdAtMs = record.createdAt
    updatedAtMs = record.updatedAt
    revision = record.revision
    credentialRevision = record.credentialRevision
    touched = record.touched
  }

  var record: CustomerRecord {
    CustomerRecord(
      spec: spec ?? CustomerSpec(), crypt: crypt, suspended: suspended, subscriptionCount: Int(subscriptionCount),
      createdAt: createdAtMs, updatedAt: updatedAtMs, revision: revision, credentialRevision: credentialRevision,
      touched: touched)
  }
}

extension SnapshotPlanRow {
  init(_ id: Int64, _ record: PlanRecord) {
    self.init()
    planID = id
    spec = record.spec
    values = record.values.messages
    archived = record.archived
    subscriptionCount = Int64(record.subscriptionCount)
    createdAtMs = record.createdAt
    updatedAtMs = record.updatedAt
    revision = record.revision
    touched = record.touched
  }

  func record() throws(SnapshotInconsistent) -> PlanRecord {
    guard let values = PropertySet(values) else { throw SnapshotInconsistent(what: "values of plan \(planID)") }
    return PlanRecord(
      spec: spec ?? PlanSpec(), values: values, archived: archived, subscriptionCount: Int(subscriptionCount),
      createdAt: createdAtMs, updatedAt: updatedAtMs, revision: revision, touched: touched)
  }
}

extension SnapshotAddOnRow {
  init(_ id: Int64, _ record: AddOnRecord) {
    self.init()
    addOnID = id
    spec = record.spec
    values = record.values.messages
    archived = record.archived
    subscriptionCount = Int64(record.subscriptionCount)
    createdAtMs = record.createdAt
    updatedAtMs = record.updatedAt
    revision = record.revision
    touched = record.touched
  }

  func record() throws(SnapshotInconsistent) -> AddOnRecord {
    guard let values = PropertySet(values) else { throw SnapshotInconsistent(what: "values of add-on \(addOnID)") }
    return AddOnRecord(
      spec: spec ?? AddOnSpec(), values: values, archived: archived, subscriptionCount: Int(subscriptionCount),
      createdAt: createdAtMs, updatedAt: updatedAtMs, revision: revision, touched: touched)
  }
}

extension SnapshotAssociationRow {
  init(_ number: Int64, _ row: State.AssociationRow, isInterned: Bool) {
    self.init()
    self.number = number
    association = LogAssociation(row.key)
    subscriptionCount = Int64(row.subscriptionCount)
    lockedCount = Int64(row.lockedCount)
    pinnedCount = Int64(row.pinnedCount)
    movedAt = row.movedAt
    movedTimeMs = row.movedTime
    detached = row.detached.map { values in .with { $0.values = values.messages } }
    interned = isInterned
  }

  func record() throws(SnapshotInconsistent) -> State.AssociationRow {
    guard let association, let key = AssociationKey(association) else {
      throw SnapshotInconsistent(what: "association \(number)")
    }
    var values: PropertySet?
    if let detached {
      values = PropertySet(detached.values)
      guard values != nil else { throw SnapshotInconsistent(what: "values of association \(number)") }
    }
    return State.AssociationRow(
      key: key, subscriptionCount: Int(subscriptionCount), lockedCount: Int(lockedCount),
      pinnedCount: Int(pinnedCount), movedAt: movedAt, movedTime: movedTimeMs, detached: values)
  }
}

extension SnapshotSubscriptionRow {
  init(_ id: Int64, _ record: SubscriptionRecord) {
    self.init()
    subscriptionID = id
    spec = record.spec
    ownerCustomerID = record.owner
    expiresAtMs = record.expiresAt
    createdAtMs = record.createdAt
    updatedAtMs = record.updatedAt
    revision = record.revision
    associationNumber = record.association.number
    terms = LogTerms(record.terms)
    ownReasons = UInt32(record.ownReasons.rawValue)
  }

  func record() throws -> SubscriptionRecord {
    // A reason that is not known is a fact that must not be skipped.
    let known: StatusReasons = [.provider, .subscriber, .expired]
    guard ownReasons <= known.rawValue else {
      throw MessageDecodingError(path: "own_reasons", reason: .unknownEnumValue(Int32(truncatingIfNeeded: ownReasons)))
    }
    guard let terms = terms.map(SubscriptionTerms.init) ?? .plain else {
      throw SnapshotInconsistent(what: "terms of subscription \(subscriptionID)")
    }
    return SubscriptionRecord(
      spec: spec ?? SubscriptionSpec(), owner: ownerCustomerID, expiresAt: expiresAtMs, createdAt: createdAtMs,
      updatedAt: updatedAtMs, revision: revision, terms: terms,
      association: AssociationID(number: associationNumber),
      ownReasons: StatusReasons(rawValue: UInt8(ownReasons)))
  }
}

extension SnapshotRequestRow {
  init(_ position: Int64, _ record: RequestRecord) {
    self.init()
    self.position = position
    idHigh = record.high
    idLow = record.low
    actorNumber = record.actor
    method = record.method
    fingerprint = record.fingerprint
    sequence = record.sequence
    timeMs = record.time
    revision = record.subject.revision
    customerID = record.subject.customer
    planID = record.subject.plan
    addOnID = record.subject.addOn
    subscriptionID = record.subject.subscription
  }

  var record: RequestRecord {
    var subject = Subject()
    subject.revision = revision
    subject.customer = customerID
    subject.plan = planID
    subject.addOn = addOnID
    subject.subscription = subscriptionID
    return RequestRecord(
      high: idHigh, low: idLow, actor: actorNumber, method: method, fingerprint: fingerprint, sequence: sequence,
      time: timeMs, subject: subject)
  }
}

extension SnapshotBulkJobRow {
  init(_ key: State.RequestKey, _ job: State.BulkJob) {
    self.init()
    idHigh = key.high
    idLow = key.low
    actorNumber = key.actor
    lastSubscriptionID = job.lastSubscription
    done = job.done
    selected = job.selected
    complete = job.isComplete
  }

  var key: State.RequestKey { State.RequestKey(high: idHigh, low: idLow, actor: actorNumber) }

  var job: State.BulkJob {
    State.BulkJob(lastSubscription: lastSubscriptionID, done: done, selected: selected, isComplete: complete)
  }
}

extension State {
  /// Everything that there is once.
  var snapshotHeader: SnapshotStateHeader {
    .with { header in
      header.registryVersion = registryVersion
      header.appliedSequence = appliedSequence
      header.lastTimeMs = lastTime
      header.defaultPlanID = defaultPlan
      header.nextCustomerID = customers.nextID
      header.nextPlanID = plans.nextID
      header.nextAddOnID = addOns.nextID
      header.nextAssociationNumber = associations.nextID
      header.nextSubscriptionID = subscriptions.nextID
      header.nextActorNumber = actors.nextID
      header.nextRequestPosition = requests.nextPosition
      header.oldestRequestPosition = requests.oldest
      header.evictedThroughMs = requests.evictedThrough
      header.capabilities = capabilities.messages
      header.capabilitiesRevision = capabilitiesRevision
      header.associationsMovedAt = associationsMovedAt
    }
  }

  /// Takes what there is once before any rows; `end` takes the rest.
  mutating func begin(_ header: SnapshotStateHeader) throws(SnapshotInconsistent) {
    guard let capabilities = Capabilities(header.capabilities), header.oldestRequestPosition > 0 else {
      throw SnapshotInconsistent(what: "state header")
    }
    self.capabilities = capabilities
    capabilitiesRevision = header.capabilitiesRevision
    associationsMovedAt = header.associationsMovedAt
    registryVersion = header.registryVersion
    appliedSequence = header.appliedSequence
    lastTime = header.lastTimeMs
    defaultPlan = header.defaultPlanID
    requests.begin(at: header.oldestRequestPosition, evictedThrough: header.evictedThroughMs)
  }

  /// Lets tables go on where they stood; after all rows.
  mutating func end(_ header: SnapshotStateHeader) {
    customers.skip(to: header.nextCustomerID)
    plans.skip(to: header.nextPlanID)
    addOns.skip(to: header.nextAddOnID)
    subscriptions.skip(to: header.nextSubscriptionID)
    skip(toAssociation: header.nextAssociationNumber, actor: header.nextActorNumber)
    requests.skip(to: header.nextRequestPosition)
  }
}
