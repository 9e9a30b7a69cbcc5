import KeiyakuDomain
import KeiyakuMessages

// What the facts about subscriptions do to the state.

extension State {
  mutating func subscriptionCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_created"
    let owner = event.ownerCustomerID
    guard event.subscriptionID == subscriptions.nextID, owner == 0 || customers.contains(owner) else {
      throw stamp.inconsistent(name)
    }
    let terms = try stamp.terms(event.terms, name)
    let association = try associate(event.association, stamp, name, &observer)
    guard terms.isCustom == association.isCustom, event.expiresAtMs != 0 || !event.expired else {
      throw stamp.inconsistent(name)
    }
    var reasons: StatusReasons = []
    reasons.set(.provider, to: event.provider)
    reasons.set(.subscriber, to: event.subscriber)
    reasons.set(.expired, to: event.expired)
    subscriptions.append(
      SubscriptionRecord(
        spec: event.spec ?? SubscriptionSpec(), owner: owner, expiresAt: event.expiresAtMs, createdAt: stamp.time,
        updatedAt: stamp.time, revision: stamp.sequence, terms: terms, association: association,
        ownReasons: reasons))
    countSubscription(owner: owner, by: 1, stamp)
    countSubscription(association: association, terms.lock, by: 1, stamp)
    observer.subscriptionChanged(event.subscriptionID, from: nil, in: self)
    observer.membershipChanged(
      event.subscriptionID, from: nil, to: Membership(owner: owner, association: association))
    if event.expiresAtMs != 0, !event.expired {
      observer.expiryChanged(event.subscriptionID, from: 0, to: event.expiresAtMs, in: self)
    }
  }

  mutating func subscriptionExpired<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionExpired, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_expired"
    let id = event.subscriptionID
    guard event.expiresAtMs != 0, subscriptions.read(id, { $0.pendingExpiry }) == event.expiresAtMs else {
      throw stamp.inconsistent(name)
    }
    try changeSubscription(id, name, stamp, &observer) { $0.ownReasons.insert(.expired) }
    observer.expiryChanged(id, from: event.expiresAtMs, to: 0, in: self)
  }

  mutating func subscriptionRenewed<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionRenewed, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_renewed"
    let id = event.subscriptionID
    guard let pending = subscriptions.read(id, { $0.pendingExpiry }) else { throw stamp.inconsistent(name) }
    try changeSubscription(id, name, stamp, &observer) { subscription in
      subscription.expiresAt = event.expiresAtMs
      subscription.ownReasons.remove(.expired)
    }
    observer.expiryChanged(id, from: pending, to: event.expiresAtMs, in: self)
  }

  mutating func subscriptionTermsSet<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionTermsSet, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_terms_set"
    let terms = try stamp.terms(event.terms, name)
    guard let old = subscription(event.subscriptionID), terms.isCustom == old.association.isCustom else {
      throw stamp.inconsistent(name)
    }
    try follow(old.association, terms, event.subscriptionID, name, stamp, &observer)
  }

  mutating func subscriptionAssociationSet<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionAssociationSet, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_association_set"
    let terms = try stamp.terms(event.terms, name)
    let association = try associate(event.association, stamp, name, &observer)
    guard terms.isCustom == association.isCustom else { throw stamp.inconsistent(name) }
    try follow(association, terms, event.subscriptionID, name, stamp, &observer)
  }

  /// Gives a subscription an association and terms.
  private mutating func follow<Observer: StateObserver & ~Copyable>(
    _ association: AssociationID, _ terms: SubscriptionTerms, _ id: Int64, _ event: String, _ stamp: Stamp,
    _ observer: inout Observer
  ) throws(ReplayError) {
    settle(id, stamp, &observer)
    guard let old = subscriptions.read(id, { ($0.owner, $0.association, $0.terms.lock) }) else {
      throw stamp.inconsistent(event)
    }
    try changeSubscription(id, event, stamp, &observer) { subscription in
      subscription.terms = terms
      subscription.association = association
    }
    countSubscription(association: old.1, old.2, by: -1, stamp)
    countSubscription(association: association, terms.lock, by: 1, stamp)
    if old.1 == association { return }
    observer.membershipChanged(
      id, from: Membership(owner: old.0, association: old.1), to: Membership(owner: old.0, association: association))
  }

  /// Writes down what the deletion of its plan made of a subscription, before anything else of it changes: from then on
  /// its revision no longer tells that it is older than the deletion.
  private mutating func settle<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ stamp: Stamp, _ observer: inout Observer
  ) {
    guard let old = subscriptions.read(id, { ($0.revision, $0.owner, $0.association) }), old.0 < associationsMovedAt,
      let settled = subscription(id), settled.association != old.2
    else { return }
    subscriptions.update(id) { subscription in
      subscription.terms = settled.terms
      subscription.association = settled.association
    }
    // Whoever has lost the plan is not counted as locked any more.
    countSubscription(association: old.2, .none, by: -1, stamp)
    observer.membershipChanged(
      id, from: Membership(owner: old.1, association: old.2),
      to: Membership(owner: old.1, association: settled.association))
  }

  mutating func subscriptionDeleted<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    settle(id, stamp, &observer)
    guard let old = subscriptions[id] else { throw stamp.inconsistent("subscription_deleted") }
    subscriptions.remove(id)
    countSubscription(owner: old.owner, by: -1, stamp)
    countSubscription(association: old.association, old.terms.lock, by: -1, stamp)
    observer.subscriptionRemoved(id, old.spec, Membership(owner: old.owner, association: old.association))
    if old.pendingExpiry != 0 { observer.expiryChanged(id, from: old.pendingExpiry, to: 0, in: self) }
  }

  mutating func changeSubscription<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ event: String, _ stamp: Stamp, _ observer: inout Observer,
    _ change: (inout SubscriptionRecord) -> Void
  ) throws(ReplayError) {
    settle(id, stamp, &observer)
    guard let old = subscriptions.read(id, { $0.spec }) else { throw stamp.inconsistent(event) }
    subscriptions.update(id) { subscription in
      change(&subscription)
      subscription.updatedAt = stamp.time
      subscription.revision = stamp.sequence
    }
    observer.subscriptionChanged(id, from: old, in: self)
  }

  mutating func subscriptionTransferred<Observer: StateObserver & ~Copyable>(
    _ event: LogSubscriptionTransferred, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "subscription_transferred"
    let owner = event.ownerCustomerID
    settle(event.subscriptionID, stamp, &observer)
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
  mutating func associate<Observer: StateObserver & ~Copyable>(
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

  mutating func countSubscription(owner: Int64, by difference: Int, _ stamp: Stamp) {
    customers.update(owner) { customer in
      customer.subscriptionCount += difference
      customer.touched = stamp.sequence
    }
  }

  mutating func countSubscription(
    association: AssociationID, _ lock: KeiyakuDomain.LockKind, by difference: Int, _ stamp: Stamp
  ) {
    let number = Int64(association.number)
    guard let key = associations[number]?.key else { return }
    associations.update(number) { row in
      row.subscriptionCount += difference
      switch lock {
      case .none: break
      case .fields: row.pinnedCount += difference
      case .whole: row.lockedCount += difference
      }
    }
    count(key, by: difference, stamp)
  }

  /// Counts subscriptions that begin to follow a plan and have add-ons, or end to.
  mutating func count(_ key: AssociationKey, by difference: Int, _ stamp: Stamp) {
    if difference == 0 { return }
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
