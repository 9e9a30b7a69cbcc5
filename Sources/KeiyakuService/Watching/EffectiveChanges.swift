import KeiyakuEngine
import KeiyakuMessages

/// What a watch of effective values has yet to look at: single subscriptions, and ranges of them, each of which is gone
/// over by ascending id.
///
/// Marks coalesce: a subscription or a range that is marked a thousand times is looked at once. So what a slow reader
/// costs is bounded by the number of subscriptions, at some bits each.
struct EffectiveChanges {
  /// Subscriptions that one record may concern together.
  enum Range: Hashable {
    /// All that match the filter.
    case matching
    /// All that were told as matching.
    case told
    /// All there are.
    case everything
    case owner(Int64)
    case plan(Int64)
    case addOn(Int64)
  }

  /// A range that is gone over once around: from where it stood when it was marked to the end, then from the beginning to
  /// there. So a range that is marked again and again is gone over all the same, to its end.
  private struct Round {
    let range: Range
    /// Ids up to this one have been looked at in this round.
    var position: Int64 = 0
    /// The round ends at this id, once it has come to the end; nil where it began at the beginning.
    var end: Int64?
    var isAtItsSecondHalf = false
  }

  /// What to look at next.
  enum Next: Equatable {
    /// This subscription.
    case subscription(Int64)
    /// The subscriptions of a range after an id, up to another.
    case range(Range, after: Int64, through: Int64)
  }

  /// Ranges beyond which everything is looked at instead.
  static let rangesMax = 256

  private var single = IDSet()
  private var singlePosition: Int64 = 0
  private var rounds: [Round] = []
  /// What stands for everything there is.
  private let whole: [Range]

  /// Nothing to look at.
  ///
  /// - Parameter knowsTold: Whether it is known which subscriptions were told as matching: all that were told to an
  ///   earlier watch are not.
  init(knowsTold: Bool) { whole = knowsTold ? [.matching, .told] : [.everything] }

  /// Whether there is nothing to look at.
  var isEmpty: Bool { single.count == 0 && rounds.isEmpty }

  // MARK: Marks

  /// Everything may have changed.
  mutating func markEverything() { for range in whole { mark(range) } }

  /// Every match is to be told, for the first time.
  mutating func markMatching() { mark(.matching) }

  /// What a record may have changed.
  mutating func mark(_ record: LogRecord) {
    for event in record.events { if let kind = event.kind { mark(kind) } }
  }

  // A switch without a default: a new event does not compile until it is said whom it concerns.
  private mutating func mark(_ event: LogEvent.Kind) {
    switch event {
    case .databaseCreated, .customerCreated, .planCreated, .addOnCreated, .clockConfirmed: break
    case .customerUpdated(let event): mark(.owner(event.customerID))
    case .credentialSet(let event): mark(.owner(event.customerID))
    case .customerSuspensionSet(let event): mark(.owner(event.customerID))
    // Its subscriptions went before it, by events of their own.
    case .customerDeleted: break
    case .planUpdated(let event): mark(.plan(event.planID))
    case .planArchivedSet(let event): mark(.plan(event.planID))
    case .defaultPlanSet(let event):
      mark(.plan(event.planID))
      mark(.plan(event.beforePlanID))
    case .planDeleted(let event):
      if event.following > 0 { markMoved(event.reassignedToPlanID == 0 ? nil : .plan(event.reassignedToPlanID)) }
    case .addOnUpdated(let event): mark(.addOn(event.addOnID))
    case .addOnArchivedSet(let event): mark(.addOn(event.addOnID))
    case .addOnDeleted(let event):
      if event.following > 0 { markMoved(event.reassignedToAddOnID == 0 ? nil : .addOn(event.reassignedToAddOnID)) }
    case .capabilitiesSet, .registryAdopted: markEverything()
    case .subscriptionCreated(let event): single.insert(event.subscriptionID)
    case .subscriptionUpdated(let event): single.insert(event.subscriptionID)
    case .subscriptionTermsSet(let event): single.insert(event.subscriptionID)
    case .subscriptionTransferred(let event): single.insert(event.subscriptionID)
    case .subscriptionAssociationSet(let event): single.insert(event.subscriptionID)
    case .subscriptionStatusSet(let event): single.insert(event.subscriptionID)
    case .subscriptionExpired(let event): single.insert(event.subscriptionID)
    case .subscriptionRenewed(let event): single.insert(event.subscriptionID)
    case .subscriptionDeleted(let event): single.insert(event.subscriptionID)
    }
  }

  /// Subscriptions follow something else by one record: those that follow it now are among them, and where it is nothing,
  /// no range is.
  private mutating func markMoved(_ range: Range?) {
    if let range { mark(range) } else { markEverything() }
  }

  private mutating func mark(_ range: Range) {
    // Everything that matches is about to be looked at, and then everything that was told.
    let isCovered = rounds.contains { $0.range == whole[0] && $0.position == 0 && $0.end == nil }
    if isCovered, !whole.contains(range) { return }
    if let index = rounds.firstIndex(where: { $0.range == range }) {
      // What has been looked at is to be looked at again.
      rounds[index].end = rounds[index].position == 0 ? nil : rounds[index].position
      rounds[index].isAtItsSecondHalf = false
    } else if rounds.count < Self.rangesMax || whole.contains(range) {
      rounds.append(Round(range: range))
    } else {
      rounds = []
      markEverything()
    }
  }

  // MARK: Looking

  /// What to look at next; nil where there is nothing.
  func next() -> Next? {
    if let id = single.next(after: singlePosition) ?? single.next(after: 0) { return .subscription(id) }
    guard let round = rounds.first else { return nil }
    return .range(
      round.range, after: round.position, through: round.isAtItsSecondHalf ? round.end ?? .max : .max)
  }

  /// A subscription of `next` is being looked at.
  mutating func took(_ id: Int64) {
    single.remove(id)
    singlePosition = id
  }

  /// The range of `next` has been looked at up to an id; nil where there was nothing more up to where it was to be looked
  /// at.
  mutating func wentThrough(_ id: Int64?) {
    guard var round = rounds.first else { return }
    if let id {
      round.position = id
      if !round.isAtItsSecondHalf || id < round.end ?? .max {
        rounds[0] = round
        return
      }
    }
    if !round.isAtItsSecondHalf, round.end != nil {
      round.isAtItsSecondHalf = true
      round.position = 0
      rounds[0] = round
    } else {
      rounds.removeFirst()
    }
  }
}
