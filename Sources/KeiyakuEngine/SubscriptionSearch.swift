import KeiyakuDomain

/// Which subscriptions a list wants; every filter that is set must match.
public struct SubscriptionFilter: Sendable {
  /// The owner's id, 0 for the provider; nil for any.
  public var owner: Int64?
  /// The plan's id; nil for any.
  public var plan: Int64?
  /// The add-on's id; nil for any.
  public var addOn: Int64?

  /// A filter of what is given.
  public init(owner: Int64? = nil, plan: Int64? = nil, addOn: Int64? = nil) {
    self.owner = owner
    self.plan = plan
    self.addOn = addOn
  }

  /// Whether it looks at the association of a subscription.
  var isOfAssociations: Bool { plan != nil || addOn != nil }

  func matches(_ key: AssociationKey) -> Bool {
    if let plan, key.plan != plan { return false }
    if let addOn, !key.addOns.contains(where: { $0.addOn == addOn }) { return false }
    return true
  }
}

/// What a search for the next subscription came to.
public enum SubscriptionSearch: Equatable, Sendable {
  /// This one matches.
  case found(Int64)
  /// Enough was examined for one call; go on after this id.
  case stopped(at: Int64)
  /// There are no more.
  case end
}

/// A walk over the subscriptions that match a filter, by ascending id. It holds for one read under the lock.
///
/// The filter is evaluated once per association, not per subscription. Of the associations that match, the walk keeps
/// the next subscription of each in a heap, as long as they are few; where they are many, it goes over all
/// subscriptions and looks up what was found out about their association. So the work of a call is bounded by
/// `associationsMergedMax` and the candidates that it examines, however many associations there are.
public struct SubscriptionCursor: ~Copyable {
  /// Associations whose subscriptions one walk merges.
  static var associationsMergedMax: Int { 4096 }

  private enum Source {
    case all
    case owner(Int64)
    /// The next subscription of each association, the smallest first, and the association.
    case merged(Heap)
  }

  private let filter: SubscriptionFilter
  private var source: Source
  private var position: Int64
  private var candidates: Int
  /// What the filter says of the associations that were met, where members are looked at one by one.
  private var verdicts: [UInt32: Bool] = [:]

  /// Begins after an id.
  ///
  /// - Parameter candidates: Subscriptions that the walk examines at most before it stops.
  fileprivate init(
    _ filter: SubscriptionFilter, after id: Int64, candidates: Int, state: State, indexes: borrowing Indexes
  ) {
    self.filter = filter
    self.candidates = candidates
    position = id
    source = .all
    if let owner = filter.owner {
      source = .owner(owner)
    } else if filter.isOfAssociations {
      let named =
        filter.addOn.map { indexes.associations(ofAddOn: $0) } ?? filter.plan.map { indexes.associations(ofPlan: $0) }
        ?? []
      guard named.count <= Self.associationsMergedMax else { return }
      var heap = Heap()
      for association in named {
        guard let key = state.associations[Int64(association.number)]?.key, filter.matches(key),
          let next = indexes.next(of: association, after: id)
        else { continue }
        heap.insert((next, association))
      }
      source = .merged(heap)
    }
  }

  /// The next subscription that matches, or where to go on.
  fileprivate mutating func next(_ state: State, _ indexes: borrowing Indexes) -> SubscriptionSearch {
    while true {
      let next: Int64?
      switch source {
      case .all: next = state.subscriptions.next(after: position)
      case .owner(let owner): next = indexes.next(ofOwner: owner, after: position)
      case .merged(let heap): next = heap.first?.id
      }
      guard let next else { return .end }
      if candidates <= 0 { return .stopped(at: position) }
      candidates -= 1
      position = next
      if case .merged(var heap) = source {
        // Taken out and put back, so that it is not copied.
        source = .all
        if let first = heap.first { heap.replaceFirst(indexes.next(of: first.association, after: next)) }
        source = .merged(heap)
        return .found(next)
      }
      if matches(next, state) { return .found(next) }
    }
  }

  private mutating func matches(_ id: Int64, _ state: State) -> Bool {
    if !filter.isOfAssociations { return true }
    guard let association = state.subscriptions.read(id, { $0.association }), !association.isCustom else {
      return false
    }
    if let verdict = verdicts[association.number] { return verdict }
    let verdict = state.associations[Int64(association.number)].map { filter.matches($0.key) } ?? false
    verdicts[association.number] = verdict
    return verdict
  }
}

/// The next subscription of each association, the smallest first.
private struct Heap {
  typealias Entry = (id: Int64, association: AssociationID)

  private var entries: ContiguousArray<Entry> = []

  var first: Entry? { entries.first }

  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, entries[child].id < entries[(child - 1) / 2].id {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Gives the first entry its association's next subscription; takes it out where there is none.
  mutating func replaceFirst(_ next: Int64?) {
    if let next {
      entries[0].id = next
    } else {
      entries.swapAt(0, entries.count - 1)
      entries.removeLast()
    }
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if entries[child].id < entries[smallest].id { smallest = child }
      }
      if smallest == parent { return }
      entries.swapAt(parent, smallest)
      parent = smallest
    }
  }
}

extension Core {
  /// Begins a walk over the subscriptions that match a filter, after an id.
  ///
  /// - Parameter candidates: Subscriptions that it examines at most.
  public mutating func subscriptions(
    matching filter: SubscriptionFilter, after id: Int64, candidates: Int
  ) -> SubscriptionCursor {
    observeEverything()
    return SubscriptionCursor(filter, after: id, candidates: candidates, state: state, indexes: indexes)
  }

  /// The next subscription of a walk.
  public mutating func next(of cursor: inout SubscriptionCursor) -> SubscriptionSearch {
    cursor.next(state, indexes)
  }
}
