import KeiyakuDomain
import KeiyakuMessages

// What a change of the catalog means for subscriptions. How many follow is known per association; what changes for them
// is looked up for dry runs alone, in a bounded number of associations and of subscriptions.

/// A change of the catalog, by what it changes.
public enum CatalogChange: Sendable {
  /// A plan, by id.
  case plan(Int64)
  /// An add-on, by id.
  case addOn(Int64)
  /// What the provider can deliver.
  case capabilities
}

/// The subscriptions that a change concerns, taken before it is made.
public struct ImpactBasis: Sendable {
  /// Subscriptions that see the change.
  public let following: Int64
  /// Subscriptions that are wholly locked against it.
  public let locked: Int64

  fileprivate let associations: [AssociationID]
  /// Whether those that are wholly locked or custom see it as well.
  fileprivate let concernsEveryone: Bool
  /// The state before the change; nil where it is made, and nobody asks for examples.
  fileprivate let before: State?
}

extension Core {
  /// Takes down whom a change concerns, before it is made. O(associations that it concerns).
  ///
  /// - Parameter isDryRun: Whether `impact` is to say what changes for them.
  func impactBasis(of change: CatalogChange, isDryRun: Bool) -> ImpactBasis {
    let associations: [AssociationID]
    switch change {
    case .plan(let id): associations = indexes.associations(ofPlan: id)
    case .addOn(let id): associations = indexes.associations(ofAddOn: id)
    case .capabilities:
      return ImpactBasis(
        following: Int64(state.subscriptions.count), locked: 0, associations: isDryRun ? everyAssociation : [],
        concernsEveryone: true, before: isDryRun ? state : nil)
    }
    var following: Int64 = 0
    var locked: Int64 = 0
    for association in associations {
      state.associations.read(Int64(association.number)) { row in
        locked += Int64(row.lockedCount)
        following += Int64(row.subscriptionCount - row.lockedCount)
      }
    }
    return ImpactBasis(
      following: following, locked: locked, associations: associations, concernsEveryone: false,
      before: isDryRun ? state : nil)
  }

  /// As many associations as one call examines, and that of custom subscriptions.
  private var everyAssociation: [AssociationID] {
    var associations: [AssociationID] = []
    var number: Int64 = 0
    while associations.count <= ImpactExamination.associationsMax, let next = state.associations.next(after: number) {
      associations.append(AssociationID(number: UInt32(next)))
      number = next
    }
    return associations + [.custom]
  }

  /// What a change means, from the state after it; for a dry run, with what changes for whom.
  public mutating func impact(_ basis: ImpactBasis) -> Impact {
    var impact = Impact()
    impact.following = basis.following
    impact.locked = basis.locked
    guard let before = basis.before else { return impact }
    observeEverything()
    var examination = ImpactExamination(before: before, after: state, concernsEveryone: basis.concernsEveryone)
    examination.run(basis.associations, indexes)
    impact.newlyUnsynced = examination.newlyUnsynced
    impact.newlyUnsyncedAtLeast = examination.isIncomplete
    impact.samples = examination.samples
    return impact
  }
}

/// Compares subscriptions before and after a change of the catalog.
struct ImpactExamination {
  /// Associations that one call compares: two merges each.
  static let associationsMax = 1000
  /// Subscriptions with pins, or before one with pins, that one call looks at singly to count.
  static let membersMax = 1000
  /// Subscriptions that one call looks at for examples.
  static let membersForSamplesMax = 200
  static let samplesMax = 20
  /// Examples of one subscription at most, so that there are some of several.
  static let samplesPerSubscriptionMax = 5

  private(set) var newlyUnsynced: Int64 = 0
  private(set) var isIncomplete = false
  private(set) var samples: [ImpactRow] = []

  private let before: State
  private let after: State
  private let registry: PropertyRegistry
  private let concernsEveryone: Bool
  private var membersLeft = membersMax
  private var membersForSamplesLeft = membersForSamplesMax
  /// Associations whose values change, and the last subscription of each that was looked at for examples.
  private var changed: [(id: AssociationID, pair: Pair, last: Int64)] = []

  /// What the subscriptions of one association share, before and after.
  private struct Pair {
    let before: AssociationTerms?
    let after: AssociationTerms?
  }

  init(before: State, after: State, concernsEveryone: Bool) {
    self.before = before
    self.after = after
    self.concernsEveryone = concernsEveryone
    registry = PropertyRegistry.version(after.registryVersion) ?? .latest
  }

  mutating func run(_ associations: [AssociationID], _ indexes: borrowing Indexes) {
    var examined = 0
    for association in associations {
      let row = before.associations[Int64(association.number)]
      let counts = row.map { Counts(all: $0.subscriptionCount, locked: $0.lockedCount, pinned: $0.pinnedCount) }
      let isSeen = counts.map { concernsEveryone ? $0.all > 0 : $0.all > $0.locked } ?? concernsEveryone
      guard isSeen else { continue }
      guard examined < Self.associationsMax else {
        // Whom it makes unsynced is known only where it was looked for.
        if !after.capabilities.isUnrestricted { isIncomplete = true }
        break
      }
      examined += 1
      let pair = Pair(before: Self.terms(of: association, before), after: Self.terms(of: association, after))
      let isAlike = pair.before?.base == pair.after?.base && pair.before?.available == pair.after?.available
      // What can be delivered also concerns values that are no association's: pinned, frozen and own ones.
      let hasOthers = counts.map { $0.locked > 0 || $0.pinned > 0 || pair.before == nil } ?? true
      if isAlike, !(concernsEveryone && hasOthers) { continue }
      changed.append((association, pair, 0))
      if let counts { countUnsynced(association, pair, counts, indexes) }
    }
    addSamples(indexes)
  }

  private static func terms(of association: AssociationID, _ state: State) -> AssociationTerms? {
    guard let row = state.associations[Int64(association.number)], row.detached == nil else { return nil }
    return CatalogCache.terms(of: row.key, in: state)
  }

  // MARK: Who becomes unsynced

  private struct Counts {
    let all: Int
    let locked: Int
    let pinned: Int
  }

  /// Counts those of an association that become unsynced: those without pins together, those with pins one by one.
  private mutating func countUnsynced(
    _ association: AssociationID, _ pair: Pair, _ counts: Counts, _ indexes: borrowing Indexes
  ) {
    if after.capabilities.isUnrestricted { return }
    if pair.before?.isDeliverable ?? true, !(pair.after?.isDeliverable ?? true) {
      newlyUnsynced += Int64(counts.all - counts.locked - counts.pinned)
    }
    var found = 0
    var id: Int64 = 0
    while found < counts.pinned, let next = indexes.next(of: association, after: id) {
      guard membersLeft > 0 else {
        isIncomplete = true
        return
      }
      membersLeft -= 1
      id = next
      guard let old = before.subscription(id), old.terms.lock == .fields else { continue }
      found += 1
      let then = syncState(old, pair.before, before.capabilities)
      guard then != .unsynced, let new = after.subscription(id) else { continue }
      if syncState(new, pair.after, after.capabilities) == .unsynced { newlyUnsynced += 1 }
    }
  }

  private func syncState(
    _ record: SubscriptionRecord, _ shared: AssociationTerms?, _ capabilities: Capabilities
  ) -> KeiyakuDomain.SyncState {
    registry.syncState(base: shared?.base ?? PropertySet(), terms: record.terms, capabilities: capabilities)
  }

  // MARK: Examples

  /// Takes examples of each association in turn, until there are enough or enough was looked at.
  private mutating func addSamples(_ indexes: borrowing Indexes) {
    var position = 0
    while samples.count < Self.samplesMax, membersForSamplesLeft > 0, !changed.isEmpty {
      if position >= changed.count { position = 0 }
      let (association, pair, last) = changed[position]
      guard let next = indexes.next(of: association, after: last) else {
        changed.remove(at: position)
        continue
      }
      membersForSamplesLeft -= 1
      changed[position].last = next
      addSamples(of: next, pair)
      position += 1
    }
  }

  private mutating func addSamples(of id: Int64, _ pair: Pair) {
    guard let old = before.subscription(id), let new = after.subscription(id) else { return }
    if !concernsEveryone, old.terms.lock == .whole { return }
    let now = effective(old, pair.before, before.capabilities)
    let then = effective(new, pair.after, after.capabilities)
    let state = KeiyakuMessages.SyncState(syncState(new, pair.after, after.capabilities))
    let room = min(Self.samplesPerSubscriptionMax, Self.samplesMax - samples.count)
    for property in registry.definitions.lazy.filter({ now[$0.number] != then[$0.number] }).prefix(room) {
      let number = property.number
      samples.append(
        .with {
          $0.subscriptionID = id
          $0.name = new.spec.name
          $0.property = number
          $0.now = now[number].map { KeiyakuMessages.PropertyValue(number, $0) }
          $0.after = then[number].map { KeiyakuMessages.PropertyValue(number, $0) }
          $0.syncState = state
        })
    }
  }

  private func effective(
    _ record: SubscriptionRecord, _ shared: AssociationTerms?, _ capabilities: Capabilities
  ) -> PropertySet {
    registry.effective(base: shared?.base ?? PropertySet(), terms: record.terms, capabilities: capabilities)
  }
}

extension KeiyakuMessages.SyncState {
  /// A state as messages name it.
  public init(_ state: KeiyakuDomain.SyncState) {
    switch state {
    case .custom: self = .custom
    case .locked: self = .locked
    case .unsynced: self = .unsynced
    case .partiallyLocked: self = .partiallyLocked
    case .synced: self = .synced
    }
  }
}
