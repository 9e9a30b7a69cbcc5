import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

// Subscriptions as replies show them.

extension Core {
  /// A subscription as replies show it; an empty one where there is none.
  mutating func subscriptionView(_ id: Int64, _ detail: View) -> Subscription {
    var view = Subscription()
    show(subscription: id, detail, in: &view)
    return view
  }

  /// Fills a reply in place: a subscription is some hundred bytes, and each copy of it retains every text.
  mutating func show(subscription id: Int64, _ detail: View, in view: inout Subscription) {
    guard let (terms, followed, ownReasons) = copyFacts(ofSubscription: id, to: &view) else { return }
    let shared = association(followed)
    view.association = shared.map { .bound($0.bound) } ?? .custom(CustomAssociation())
    if !terms.isPlain {
      view.lock = Lock(terms)
      if detail == .full { view.show(terms) }
    }
    view.syncState = SyncState(syncState(of: terms, shared))
    view.statusReasons = statusReasons(ownReasons, owner: view.ownerCustomerID)
  }

  /// What GetEffective answers; nil where there is no such subscription.
  ///
  /// - Parameters:
  ///   - incarnation: Names the history of the database; a part of the etag, because a restored database gives its
  ///     sequence numbers to other records.
  ///   - explains: Whether to say why each property has its value.
  mutating func effectiveView(
    _ id: Int64, incarnation: [UInt8], ifNoneMatch etag: [UInt8], explains: Bool = false
  ) -> GetEffectiveReply? {
    guard let record = subscription(id) else { return nil }
    let shared = association(record.association)
    var view = GetEffectiveReply()
    view.subscriptionID = id
    view.statusReasons = statusReasons(record.ownReasons, owner: record.owner)
    view.syncState = SyncState(syncState(of: record.terms, shared))
    view.etag = effectiveTag(of: record, shared, incarnation)
    if view.etag == etag {
      view.notModified = true
      return view
    }
    view.values = effective(of: record.terms, shared).messages
    view.conflicts = conflicts(of: record.terms, shared).map(Conflict.init)
    if explains { view.explanations = explanations(of: record) }
    return view
  }

  /// The values that a subscription should have and cannot be provided; none where there is no such subscription.
  mutating func conflicts(ofSubscription id: Int64) -> [KeiyakuMessages.Conflict] {
    guard let record = subscription(id) else { return [] }
    let shared = association(record.association)
    return conflicts(of: record.terms, shared).map(Conflict.init)
  }

  // What the subscriptions of an association that simply follow their plan have in common is known already.

  private mutating func syncState(of terms: SubscriptionTerms, _ shared: AssociationTerms?) -> KeiyakuDomain.SyncState {
    if terms.isPlain, let shared { return shared.isDeliverable ? .synced : .unsynced }
    return registry.syncState(base: shared?.base ?? PropertySet(), terms: terms, capabilities: capabilities)
  }

  private mutating func effective(of terms: SubscriptionTerms, _ shared: AssociationTerms?) -> PropertySet {
    if terms.isPlain, let shared { return shared.available }
    return registry.effective(base: shared?.base ?? PropertySet(), terms: terms, capabilities: capabilities)
  }

  private mutating func conflicts(
    of terms: SubscriptionTerms, _ shared: AssociationTerms?
  ) -> [KeiyakuDomain.Conflict] {
    if terms.isPlain, let shared, shared.isDeliverable { return [] }
    return registry.conflicts(base: shared?.base ?? PropertySet(), terms: terms, capabilities: capabilities)
  }

  private mutating func statusReasons(_ own: StatusReasons, owner: Int64) -> [StatusReason] {
    var reasons: [StatusReason] = []
    if own.contains(.provider) { reasons.append(.provider) }
    if own.contains(.subscriber) { reasons.append(.subscriber) }
    if own.contains(.expired) { reasons.append(.expired) }
    if isSuspended(owner: owner) { reasons.append(.ownerSuspended) }
    return reasons
  }

  /// Everything that the answer depends on: the history of the database, and in sequence numbers of it the
  /// subscription's own facts, its plan and add-ons where it follows them, its owner, and what can be delivered.
  private mutating func effectiveTag(
    of record: SubscriptionRecord, _ shared: AssociationTerms?, _ incarnation: [UInt8]
  ) -> [UInt8] {
    let ownerRevision = record.owner == 0 ? 0 : customer(record.owner)?.revision ?? 0
    var tag: [UInt8] = []
    tag.reserveCapacity(incarnation.count + 32)
    tag.append(contentsOf: incarnation)
    let followed = record.terms.basis == .association ? shared?.revision ?? 0 : 0
    for number in [record.revision, followed, ownerRevision, capabilitiesRevision] {
      withUnsafeBytes(of: number.bigEndian) { tag.append(contentsOf: $0) }
    }
    return tag
  }
}

extension Subscription {
  /// Shows what the subscription has of its own.
  fileprivate mutating func show(_ terms: SubscriptionTerms) {
    overrides = terms.overrides.messages
    subscriberSettings = terms.subscriberSettings.messages
    switch terms.basis {
    case .association: break
    case .frozen(let values), .own(let values): ownValues = values.messages
    }
  }
}

extension KeiyakuMessages.Conflict {
  fileprivate init(_ conflict: KeiyakuDomain.Conflict) {
    self.init()
    property = conflict.property
    desired = KeiyakuMessages.PropertyValue(conflict.property, conflict.desired)
    available = KeiyakuMessages.PropertyValue(conflict.property, conflict.available)
    source = KeiyakuMessages.ValueSource(conflict.source)
  }
}
