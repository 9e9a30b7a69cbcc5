import KeiyakuDomain
import KeiyakuMessages

/// Which subscriptions are meant: a filter whose references were looked up. Every condition that is set must hold.
public struct SubscriptionCriteria: Equatable, Sendable {
  /// The owner's id, 0 for the provider; nil for any.
  public var owner: Int64?
  /// The plan's id; nil for any.
  public var plan: Int64?
  /// The add-on's id; nil for any.
  public var addOn: Int64?
  /// One of these locks; empty for any.
  public var locks: [KeiyakuDomain.LockKind] = []
  /// One of these states; empty for any.
  public var syncStates: [KeiyakuDomain.SyncState] = []
  /// Active or not; nil for either.
  public var isActive: Bool?
  /// One of these reasons of its own, or that its owner is suspended where `ownerSuspended` is set; empty for any.
  public var reasons: StatusReasons = []
  /// That its owner is suspended counts as one of `reasons`.
  public var ownerSuspended = false
  /// How the domain name begins, in ASCII or Unicode form; empty for any.
  public var namePrefix = ""
  /// Expires at this time or later, in milliseconds; 0 for any.
  public var expiresFrom: Int64 = 0
  /// Expires before this time, in milliseconds; 0 for any.
  public var expiresBefore: Int64 = 0
  /// Was created at this time or before, in milliseconds; nil for any.
  public var createdThrough: Int64?

  /// Criteria of what is given.
  public init(owner: Int64? = nil, plan: Int64? = nil, addOn: Int64? = nil) {
    self.owner = owner
    self.plan = plan
    self.addOn = addOn
  }

  /// Whether it looks at what a subscription follows.
  var isOfAssociations: Bool { plan != nil || addOn != nil }

  /// Whether it sets no condition beyond owner, plan and add-on.
  var isOfMembershipAlone: Bool { self == SubscriptionCriteria(owner: owner, plan: plan, addOn: addOn) }

  func matches(_ key: AssociationKey) -> Bool {
    if let plan, key.plan != plan { return false }
    if let addOn, !key.addOns.contains(where: { $0.addOn == addOn }) { return false }
    return true
  }
}

extension Core {
  /// Looks up what a filter names, and refuses numbers that the schema does not have. A filter that is absent names
  /// nothing.
  ///
  /// - Parameter field: Path of the filter in the request.
  public mutating func criteria(_ filter: SubscriptionFilter?, field: String) throws(Refusal) -> SubscriptionCriteria {
    observeEverything()
    var criteria = SubscriptionCriteria()
    guard let filter else { return criteria }
    if let owner = filter.owner { criteria.owner = try resolve(owner, field: "\(field).owner") }
    if let plan = filter.plan { criteria.plan = try resolve(plan, field: "\(field).plan") }
    if let addOn = filter.addOn { criteria.addOn = try resolve(addOn, field: "\(field).add_on") }
    for (position, lock) in filter.locks.enumerated() {
      criteria.locks.append(try lock.domain(field: "\(field).locks[\(position)]"))
    }
    for (position, state) in filter.syncStates.enumerated() {
      criteria.syncStates.append(try state.domain(field: "\(field).sync_states[\(position)]"))
    }
    switch filter.activity {
    case .unspecified: break
    case .active: criteria.isActive = true
    case .inactive: criteria.isActive = false
    case .unrecognized(let number):
      throw .fieldInvalid(field: "\(field).activity", reason: "\(number) is unknown; give ACTIVE or INACTIVE")
    }
    for (position, reason) in filter.statusReasons.enumerated() {
      switch reason {
      case .provider: criteria.reasons.insert(.provider)
      case .subscriber: criteria.reasons.insert(.subscriber)
      case .expired: criteria.reasons.insert(.expired)
      case .ownerSuspended: criteria.ownerSuspended = true
      case .unspecified, .unrecognized:
        throw .fieldInvalid(
          field: "\(field).status_reasons[\(position)]",
          reason: "is no reason; give PROVIDER, SUBSCRIBER, EXPIRED or OWNER_SUSPENDED")
      }
    }
    criteria.namePrefix = filter.namePrefix
    criteria.expiresFrom = filter.expiresFromMs
    criteria.expiresBefore = filter.expiresBeforeMs
    return criteria
  }
}

extension KeiyakuMessages.LockKind {
  fileprivate func domain(field: String) throws(Refusal) -> KeiyakuDomain.LockKind {
    switch self {
    case .none: return .none
    case .fields: return .fields
    case .whole: return .whole
    case .unrecognized(let number):
      throw .fieldInvalid(field: field, reason: "\(number) is no kind of lock; give NONE, FIELDS or WHOLE")
    }
  }
}

extension KeiyakuMessages.SyncState {
  fileprivate func domain(field: String) throws(Refusal) -> KeiyakuDomain.SyncState {
    switch self {
    case .custom: return .custom
    case .locked: return .locked
    case .unsynced: return .unsynced
    case .partiallyLocked: return .partiallyLocked
    case .synced: return .synced
    case .unspecified, .unrecognized:
      throw .fieldInvalid(
        field: field, reason: "is no state; give CUSTOM, LOCKED, UNSYNCED, PARTIALLY_LOCKED or SYNCED")
    }
  }
}
