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
      if detail == .full { view.overrides = terms.overrides.messages }
    }
    view.syncState = SyncState(syncState(of: terms, shared))
    view.statusReasons = statusReasons(ownReasons, owner: view.ownerCustomerID)
  }

  /// What GetEffective answers; nil where there is no such subscription.
  ///
  /// - Parameter incarnation: Names the history of the database; a part of the etag, because a restored database gives
  ///   its sequence numbers to other records.
  mutating func effectiveView(
    _ id: Int64, incarnation: [UInt8], ifNoneMatch etag: [UInt8]
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
    let base = shared?.base ?? PropertySet()
    view.values = registry.effective(base: base, terms: record.terms, capabilities: capabilities).messages
    view.conflicts = registry.conflicts(base: base, terms: record.terms, capabilities: capabilities).map(Conflict.init)
    return view
  }

  private func syncState(of terms: SubscriptionTerms, _ shared: AssociationTerms?) -> KeiyakuDomain.SyncState {
    registry.syncState(base: shared?.base ?? PropertySet(), terms: terms, capabilities: capabilities)
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
  /// subscription's own facts, its plan and add-ons where it follows them, and its owner.
  private mutating func effectiveTag(
    of record: SubscriptionRecord, _ shared: AssociationTerms?, _ incarnation: [UInt8]
  ) -> [UInt8] {
    let ownerRevision = record.owner == 0 ? 0 : customer(record.owner)?.revision ?? 0
    var tag: [UInt8] = []
    tag.reserveCapacity(incarnation.count + 24)
    tag.append(contentsOf: incarnation)
    let followed = record.terms.basis == .association ? shared?.revision ?? 0 : 0
    for number in [record.revision, followed, ownerRevision] {
      withUnsafeBytes(of: number.bigEndian) { tag.append(contentsOf: $0) }
    }
    return tag
  }
}

extension Lock {
  /// The lock of terms; nil where there is none.
  fileprivate init?(_ terms: SubscriptionTerms) {
    self.init()
    switch terms.lock {
    case .none: return nil
    case .fields: kind = .fields
    case .whole: kind = .whole
    }
    if let stamp = terms.lockStamp {
      sinceMs = stamp.since
      actor = stamp.actor
      note = stamp.note
    }
  }
}

extension KeiyakuMessages.SyncState {
  fileprivate init(_ state: KeiyakuDomain.SyncState) {
    switch state {
    case .custom: self = .custom
    case .locked: self = .locked
    case .unsynced: self = .unsynced
    case .partiallyLocked: self = .partiallyLocked
    case .synced: self = .synced
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

extension KeiyakuMessages.ValueSource {
  init(_ source: KeiyakuDomain.ValueSource) {
    self =
      switch source {
      case .plan: .plan
      case .addOn: .addOn
      case .association: .association
      case .kept: .kept
      case .frozen: .frozen
      case .own: .own
      case .override: .override
      case .subscriber: .subscriber
      case .capabilities: .capabilities
      }
  }
}
