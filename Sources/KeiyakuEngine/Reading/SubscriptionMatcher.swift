import KeiyakuDomain

/// Holds one subscription after another against criteria, in one and the same state.
///
/// What depends on the association is found out once per association: whether its plan and add-ons match, and the sync
/// state of those that follow it without terms of their own. Only the others are looked at singly.
struct SubscriptionMatcher: Sendable {
  /// What merging the values of an association costs, in looks at one subscription.
  static var mergeCost: Int { 16 }
  /// What decoding a domain name costs.
  private static var decodingCost: Int { 3 }

  let criteria: SubscriptionCriteria
  /// What was found out about associations, by number.
  private var follows: [UInt32: Bool] = [:]
  private var syncStates: [UInt32: SyncState] = [:]

  /// What was done since this was set to 0, in looks at one subscription.
  var work = 0

  init(_ criteria: SubscriptionCriteria) { self.criteria = criteria }

  /// What decides about one subscription.
  private struct Facts {
    var owner: Int64
    var terms: SubscriptionTerms
    var association: AssociationID
    var ownReasons: StatusReasons
    var isBefore: Bool
  }

  /// Whether there is a subscription with this id and everything about it matches.
  mutating func matches(_ id: Int64, _ state: borrowing State, _ catalog: inout CatalogCache) -> Bool {
    work += 1
    guard var facts = facts(of: id, in: state) else { return false }
    if facts.isBefore, let settled = state.subscription(id) {
      facts.terms = settled.terms
      facts.association = settled.association
    }
    if !criteria.locks.isEmpty, !criteria.locks.contains(facts.terms.lock) { return false }
    if criteria.isOfAssociations, !follows(facts.association, state) { return false }
    if !statusMatches(facts, state) { return false }
    return criteria.syncStates.isEmpty || criteria.syncStates.contains(syncState(facts, state, &catalog))
  }

  /// Counts what it costs to show a subscription: values of its association that are to be merged first.
  mutating func countShowing(_ id: Int64, _ state: borrowing State, _ catalog: borrowing CatalogCache) {
    guard let association = state.subscriptions.read(id, { $0.association }), !association.isCustom else { return }
    if !catalog.holds(association) { work += Self.mergeCost }
  }

  /// The facts of a subscription whose own row matches; nil for others.
  private mutating func facts(of id: Int64, in state: borrowing State) -> Facts? {
    let criteria = criteria
    let movedAt = state.associationsMovedAt
    var isDecoded = false
    let facts = state.subscriptions.read(id) { record -> Facts? in
      if let owner = criteria.owner, record.owner != owner { return nil }
      if let through = criteria.createdThrough, record.createdAt > through { return nil }
      if criteria.expiresFrom != 0 || criteria.expiresBefore != 0 {
        guard record.expiresAt != 0, record.expiresAt >= criteria.expiresFrom,
          criteria.expiresBefore == 0 || record.expiresAt < criteria.expiresBefore
        else { return nil }
      }
      if !criteria.namePrefix.isEmpty {
        isDecoded = true
        guard DomainNameForms.begins(record.spec.name, with: criteria.namePrefix) else { return nil }
      }
      return Facts(
        owner: record.owner, terms: record.terms, association: record.association, ownReasons: record.ownReasons,
        isBefore: record.revision < movedAt)
    }
    if isDecoded { work += Self.decodingCost }
    return facts ?? nil
  }

  private mutating func follows(_ association: AssociationID, _ state: borrowing State) -> Bool {
    if association.isCustom { return false }
    if let known = follows[association.number] { return known }
    let key = state.associations.read(Int64(association.number)) { $0.key }
    let follows = key.map { criteria.matches($0) } ?? false
    self.follows[association.number] = follows
    return follows
  }

  private func statusMatches(_ facts: Facts, _ state: borrowing State) -> Bool {
    let anyReason = criteria.reasons.isEmpty && !criteria.ownerSuspended
    if anyReason, criteria.isActive == nil { return true }
    let isOwnerSuspended = facts.owner != 0 && state.customers.read(facts.owner, { $0.suspended }) == true
    if let isActive = criteria.isActive, isActive != (facts.ownReasons.isEmpty && !isOwnerSuspended) { return false }
    if anyReason || criteria.ownerSuspended && isOwnerSuspended { return true }
    return !criteria.reasons.isDisjoint(with: facts.ownReasons)
  }

  private mutating func syncState(
    _ facts: Facts, _ state: borrowing State, _ catalog: inout CatalogCache
  ) -> SyncState {
    let terms = facts.terms
    if terms.isCustom { return .custom }
    if terms.lock == .whole { return .locked }
    if state.capabilities.isUnrestricted { return terms.lock == .fields ? .partiallyLocked : .synced }
    let number = facts.association.number
    if terms.isPlain, let known = syncStates[number] { return known }
    if !catalog.holds(facts.association) { work += Self.mergeCost }
    let registry = PropertyRegistry.version(state.registryVersion) ?? .latest
    let base = catalog.terms(of: facts.association, in: state)?.base ?? PropertySet()
    let found = registry.syncState(base: base, terms: terms, capabilities: state.capabilities)
    if terms.isPlain { syncStates[number] = found }
    return found
  }
}
