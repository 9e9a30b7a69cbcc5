import KeiyakuDomain

/// A count over a copy of the state, in steps: nobody waits for it, and it is exact as of one sequence.
public struct SubscriptionCount: Sendable {
  private let state: State
  private var catalog = CatalogCache()
  private var matcher: SubscriptionMatcher
  private var position: Int64 = 0

  /// How many match among those looked at so far.
  public private(set) var count: Int64 = 0

  /// Sequence of the state in which it counts.
  public var sequence: Int64 { state.appliedSequence }

  fileprivate init(_ criteria: SubscriptionCriteria, in state: State) {
    self.state = state
    matcher = SubscriptionMatcher(criteria)
  }

  /// Looks at further ids, and says whether there are more.
  public mutating func advance(by idCount: Int64) -> Bool {
    let end = min(position + idCount, state.subscriptions.nextID - 1)
    while position < end {
      position += 1
      if matcher.matches(position, state, &catalog) { count += 1 }
    }
    return position < state.subscriptions.nextID - 1
  }
}

extension Core {
  /// How many subscriptions match, where that is kept or can be found out with a few looks; nil where it has to be
  /// counted.
  ///
  /// - Parameter candidates: Subscriptions that it examines at most.
  public mutating func knownCount(_ criteria: SubscriptionCriteria, candidates: Int) -> Int64? {
    observeEverything()
    if criteria.isOfMembershipAlone {
      switch (criteria.owner, criteria.plan, criteria.addOn) {
      case (nil, nil, nil): return Int64(state.subscriptions.count)
      case (let owner?, nil, nil): return Int64(indexes.count(ofOwner: owner))
      case (nil, let plan?, nil): return Int64(state.plans.read(plan) { $0.subscriptionCount } ?? 0)
      case (nil, nil, let addOn?): return Int64(state.addOns.read(addOn) { $0.subscriptionCount } ?? 0)
      default: break
      }
    }
    var cursor = subscriptions(matching: criteria, after: 0, candidates: candidates)
    var count: Int64 = 0
    while true {
      switch next(of: &cursor) {
      case .found: count += 1
      case .stopped: return nil
      case .end: return count
      }
    }
  }

  /// A count of the subscriptions that match now.
  public mutating func beginCount(_ criteria: SubscriptionCriteria) -> SubscriptionCount {
    observeEverything()
    return SubscriptionCount(criteria, in: state)
  }
}
