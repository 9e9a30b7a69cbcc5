import KeiyakuDomain
import KeiyakuMessages

// What a subscription's row of an import comes to. A row states terms that time has made: values frozen long ago, pins,
// settings that sleep, a suspension. They are facts of another database, so they are taken as they are, as far as they
// could have come about.

extension Core {
  /// What a row says about a subscription, checked.
  private struct Facts {
    var owner: Int64
    /// Nil for a custom subscription.
    var association: LogAssociation?
    var terms: SubscriptionTerms
    var reasons: StatusReasons
    var expiresAt: Int64
  }

  mutating func decide(
    _ row: SubscriptionRow, _ onExisting: OnExisting, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> RowDecision {
    let spec = row.spec ?? SubscriptionSpec()
    let found =
      indexes.subscription(name: spec.name, in: state)
      ?? (spec.externalID.isEmpty ? nil : indexes.subscription(externalID: spec.externalID, in: state))
    let current = found.flatMap { state.subscription($0) }
    let facts = try facts(of: row, current, mutation, now: now)
    var subject = Subject()
    guard let id = found, let current else {
      let id = state.subscriptions.nextID
      try checkUnique(spec, id: id, field: "spec")
      subject.subscription = id
      let decision = Decision([LogEvent(.subscriptionCreated(Self.creation(id, spec, facts)))], subject)
      return RowDecision(decision: decision, outcome: .created)
    }
    subject.subscription = id
    subject.revision = current.revision
    var events = try update(id, from: current.spec, to: spec)
    events += Self.transfer(id, from: current.owner, to: facts.owner)
    let key = facts.association.flatMap { AssociationKey($0) }
    if key != self.key(of: current) {
      events += decision(key, facts.terms, of: id, from: current, subject).events
    } else {
      events += Self.decision(facts.terms, of: id, from: current, subject).events
    }
    events += Self.status(of: id, from: current, to: facts)
    return try existing(Decision(events, subject), onExisting, kind: "subscription", name: current.spec.name)
  }

  private static func creation(_ id: Int64, _ spec: SubscriptionSpec, _ facts: Facts) -> LogSubscriptionCreated {
    var new = LogSubscriptionCreated()
    new.subscriptionID = id
    new.spec = spec
    new.ownerCustomerID = facts.owner
    new.association = facts.association
    new.terms = LogTerms(facts.terms)
    new.expiresAtMs = facts.expiresAt
    new.provider = facts.reasons.contains(.provider)
    new.subscriber = facts.reasons.contains(.subscriber)
    new.expired = facts.reasons.contains(.expired)
    return new
  }

  private static func status(of id: Int64, from old: SubscriptionRecord, to facts: Facts) -> [LogEvent] {
    var events: [LogEvent] = []
    var own = facts.reasons
    own.set(.expired, to: old.ownReasons.contains(.expired))
    events += decision(own, of: id, from: old, Subject()).events
    let wasExpired = old.ownReasons.contains(.expired)
    let isExpired = facts.reasons.contains(.expired)
    if facts.expiresAt == old.expiresAt, isExpired == wasExpired { return events }
    if facts.expiresAt != old.expiresAt || wasExpired {
      var renewed = LogSubscriptionRenewed()
      renewed.subscriptionID = id
      renewed.expiresAtMs = facts.expiresAt
      renewed.beforeExpiresAtMs = old.expiresAt
      renewed.beforeExpired = wasExpired
      events.append(LogEvent(.subscriptionRenewed(renewed)))
    }
    if isExpired {
      var expired = LogSubscriptionExpired()
      expired.subscriptionID = id
      expired.expiresAtMs = facts.expiresAt
      events.append(LogEvent(.subscriptionExpired(expired)))
    }
    return events
  }

  // MARK: Checks

  private mutating func facts(
    of row: SubscriptionRow, _ current: SubscriptionRecord?, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Facts {
    let owner = try resolve(row.owner, field: "owner")
    let expiresAt = row.expiresAtMs
    guard (0...Self.expiresAtMax).contains(expiresAt) else {
      throw .fieldInvalid(
        field: "expires_at_ms", reason: "is \(expiresAt); give 0 (never) to \(Self.expiresAtMax), in milliseconds")
    }
    let reasons = try Self.reasons(of: row, now: now)
    let overrides = try Self.values(row.overrides, field: "overrides")
    try registry.check(overrides: overrides)
    let settings = try Self.values(row.subscriberSettings, field: "subscriber_settings")
    try registry.check(subscriberSettings: settings)
    let own = try Self.values(row.ownValues, field: "own_values")
    try registry.check(ownValues: own)
    var association: LogAssociation?
    let basis: SubscriptionTerms.Basis
    switch row.association {
    case nil: throw .fieldRequired(field: "bound or custom")
    case .custom:
      guard row.keptValues.isEmpty else {
        throw .fieldInvalid(
          field: "kept_values", reason: "has values, and a custom subscription keeps its own; use those")
      }
      guard row.lock == nil || row.lock?.kind == LockKind.none else { throw .customSubscription(operation: "A lock") }
      let copied = state.plans.read(state.defaultPlan) { $0.values } ?? registry.defaults
      basis = .own(copied.overlaid(by: own))
    case .bound(let selection):
      let bound = try self.association(selection, of: row, current)
      association = bound
      basis = try self.basis(of: row, bound, own, hasOverrides: !overrides.isEmpty)
    }
    let terms = SubscriptionTerms(
      basis: basis, overrides: overrides, subscriberSettings: settings,
      lockStamp: try Self.stamp(of: row.lock, current, mutation, now: now))
    return Facts(owner: owner, association: association, terms: terms, reasons: reasons, expiresAt: expiresAt)
  }

  /// What the subscription follows, with the values that it keeps from its creation: those of the row, or else those
  /// that it has here, or else those of the plan.
  private mutating func association(
    _ selection: PlanSelection, of row: SubscriptionRow, _ current: SubscriptionRecord?
  ) throws(Refusal) -> LogAssociation {
    var association = try association(selection, takesArchived: true, field: "bound")
    let kept = try Self.values(row.keptValues, field: "kept_values")
    try registry.check(keptValues: kept)
    if !kept.isEmpty {
      let plan = PropertySet(association.kept) ?? PropertySet()
      association.kept = plan.overlaid(by: kept).messages
    } else if let current, let followed = key(of: current) {
      association.kept = followed.kept.messages
    }
    return association
  }

  /// Where the values below the overrides come from, by what the row says about the lock.
  private mutating func basis(
    of row: SubscriptionRow, _ association: LogAssociation, _ own: PropertySet, hasOverrides: Bool
  ) throws(Refusal) -> SubscriptionTerms.Basis {
    switch row.lock?.kind ?? LockKind.none {
    case .whole: return .frozen(base(of: association).overlaid(by: own))
    case .fields:
      if !hasOverrides {
        throw .fieldInvalid(field: "lock.kind", reason: "is FIELDS, and overrides is empty; name what is pinned")
      }
    case .none:
      if hasOverrides {
        throw .fieldInvalid(
          field: "lock.kind", reason: "says no lock, and there are overrides; give FIELDS to pin them, or WHOLE")
      }
    case .unrecognized(let number):
      throw .fieldInvalid(field: "lock.kind", reason: "is \(number), which is no lock; give NONE, FIELDS or WHOLE")
    }
    if !own.isEmpty {
      throw .fieldInvalid(
        field: "own_values", reason: "has values, and only a whole lock freezes some; leave them out, or lock it WHOLE")
    }
    return .association
  }

  /// Since when it is locked, by whom and why. What the row leaves open is as it is here, or of this moment.
  private static func stamp(
    of lock: Lock?, _ current: SubscriptionRecord?, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> LockStamp? {
    guard let lock else { return nil }
    guard (0...now).contains(lock.sinceMs) else {
      throw .fieldInvalid(
        field: "lock.since_ms", reason: "is \(lock.sinceMs); give a moment up to the server's time, \(now), or 0 for it"
      )
    }
    let known = current.flatMap { $0.terms.lock == .none ? nil : $0.terms.lockStamp }
    return LockStamp(
      since: lock.sinceMs != 0 ? lock.sinceMs : known?.since ?? now,
      actor: !lock.actor.isEmpty ? lock.actor : known?.actor ?? mutation.actor, note: lock.note)
  }

  private static func reasons(of row: SubscriptionRow, now: Int64) throws(Refusal) -> StatusReasons {
    var reasons: StatusReasons = []
    for (position, reason) in row.statusReasons.enumerated() {
      switch reason {
      case .provider: reasons.insert(.provider)
      case .subscriber: reasons.insert(.subscriber)
      case .expired:
        guard row.expiresAtMs != 0, row.expiresAtMs <= now else {
          throw .fieldInvalid(
            field: "status_reasons[\(position)]",
            reason: "is EXPIRED, and expires_at_ms, \(row.expiresAtMs), is no moment that has come; give it, or leave "
              + "EXPIRED out")
        }
        reasons.insert(.expired)
      case .ownerSuspended:
        throw .fieldInvalid(
          field: "status_reasons[\(position)]", reason: "is OWNER_SUSPENDED, which follows the owner; leave it out")
      case .unspecified, .unrecognized:
        throw .fieldInvalid(
          field: "status_reasons[\(position)]", reason: "is no reason; give PROVIDER, SUBSCRIBER or EXPIRED")
      }
    }
    return reasons
  }
}
