/// Subscriptions that a bulk change is about, by ascending id. Ten million of them take about a megabyte.
public struct SubscriptionSelection: Sendable {
  private var ids = IDSet()

  /// None.
  public init() {}

  /// Those with these ids.
  public init(_ ids: some Sequence<Int64>) {
    for id in ids { self.ids.insert(id) }
  }

  /// How many there are.
  public var count: Int { ids.count }

  /// The first after an id; nil where there is none.
  public func next(after id: Int64) -> Int64? { ids.next(after: id) }

  fileprivate mutating func insert(_ id: Int64) { ids.insert(id) }
}

extension Core {
  /// Adds subscriptions that match and come after an id to a selection.
  ///
  /// - Parameter candidates: Subscriptions that it examines at most.
  /// - Returns: After which id to go on; nil where there are no more.
  public mutating func select(
    _ criteria: SubscriptionCriteria, after id: Int64, candidates: Int, into selection: inout SubscriptionSelection
  ) -> Int64? {
    var cursor = subscriptions(matching: criteria, after: id, candidates: candidates)
    while true {
      switch next(of: &cursor) {
      case .found(let id): selection.insert(id)
      case .stopped(let position): return position
      case .end: return nil
      }
    }
  }
}
