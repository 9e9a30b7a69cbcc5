import KeiyakuDomain

/// What a search for the next subscription came to.
public enum SubscriptionSearch: Equatable, Sendable {
  /// This one matches.
  case found(Int64)
  /// Enough was examined for one call; go on after this id.
  case stopped(at: Int64)
  /// There are no more.
  case end
}

/// A walk over the subscriptions that match criteria, by ascending id. It holds for one read under the lock.
///
/// Of the associations that match, the walk keeps the next subscription of each in a heap, as long as they are few;
/// where they are many, it goes over all subscriptions. So the work of a call is bounded by `associationsMergedMax` and
/// the candidates that it examines, however many associations there are.
public struct SubscriptionCursor: ~Copyable {
  /// Associations whose subscriptions one walk merges.
  static var associationsMergedMax: Int { 4096 }
  /// Ids without a subscription that cost as much as one candidate.
  private static var vacantIDsPerCandidate: Int64 { 64 }

  private enum Source {
    case all
    case owner(Int64)
    /// The next subscription of each association, the smallest first, and the association.
    case merged(Heap)
  }

  private var matcher: SubscriptionMatcher
  private var source: Source
  private var position: Int64
  private var candidates: Int

  /// Begins after an id.
  ///
  /// - Parameter candidates: Subscriptions that the walk examines at most before it stops; fewer where values of
  ///   associations have to be merged for that.
  fileprivate init(
    _ criteria: SubscriptionCriteria, after id: Int64, candidates: Int, state: State, indexes: borrowing Indexes
  ) {
    matcher = SubscriptionMatcher(criteria)
    self.candidates = candidates
    position = id
    source = .all
    if let owner = criteria.owner {
      source = .owner(owner)
    } else if criteria.isOfAssociations {
      let named =
        criteria.addOn.map { indexes.associations(ofAddOn: $0) }
        ?? criteria.plan.map { indexes.associations(ofPlan: $0) } ?? []
      guard named.count <= Self.associationsMergedMax else { return }
      var heap = Heap()
      for association in named {
        guard let key = state.associations[Int64(association.number)]?.key, criteria.matches(key),
          let next = indexes.next(of: association, after: id)
        else { continue }
        heap.insert((next, association))
      }
      source = .merged(heap)
    }
  }

  /// The next subscription that matches, or where to go on.
  fileprivate mutating func next(
    _ state: borrowing State, _ indexes: borrowing Indexes, _ catalog: inout CatalogCache
  ) -> SubscriptionSearch {
    while true {
      let next: Int64?
      switch source {
      case .all:
        // Stops in the middle of many vacant ids, as after a deletion of very many.
        let end = position.addingClamped(Int64(max(candidates, 1)) * Self.vacantIDsPerCandidate)
        next = state.subscriptions.next(after: position, through: end)
        if next == nil, end < state.subscriptions.nextID - 1 { return .stopped(at: end) }
      case .owner(let owner): next = indexes.next(ofOwner: owner, after: position)
      case .merged(let heap): next = heap.first?.id
      }
      guard let next else { return .end }
      if candidates <= 0 { return .stopped(at: position) }
      if case .all = source { candidates -= Int((next - position) / Self.vacantIDsPerCandidate) }
      position = next
      if case .merged(var heap) = source {
        // Taken out and put back, so that it is not copied.
        source = .all
        if let first = heap.first { heap.replaceFirst(indexes.next(of: first.association, after: next)) }
        source = .merged(heap)
      }
      matcher.work = 0
      let isMatch = matcher.matches(next, state, &catalog)
      if isMatch { matcher.countShowing(next, state, catalog) }
      candidates -= matcher.work
      if isMatch { return .found(next) }
    }
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

extension Int64 {
  fileprivate func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension Core {
  /// Begins a walk over the subscriptions that match criteria, after an id.
  ///
  /// - Parameter candidates: Subscriptions that it examines at most.
  public mutating func subscriptions(
    matching criteria: SubscriptionCriteria, after id: Int64, candidates: Int
  ) -> SubscriptionCursor {
    observeEverything()
    return SubscriptionCursor(criteria, after: id, candidates: candidates, state: state, indexes: indexes)
  }

  /// The next subscription of a walk.
  public mutating func next(of cursor: inout SubscriptionCursor) -> SubscriptionSearch {
    cursor.next(state, indexes, &catalog)
  }

  /// Whether there is a subscription with this id that matches.
  public mutating func matches(_ id: Int64, _ criteria: SubscriptionCriteria) -> Bool {
    observeEverything()
    var matcher = SubscriptionMatcher(criteria)
    return matcher.matches(id, state, &catalog)
  }
}
