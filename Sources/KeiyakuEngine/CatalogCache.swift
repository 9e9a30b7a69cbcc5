import KeiyakuDomain
import KeiyakuMessages

/// What the subscriptions of one association have in common, computed once.
public final class AssociationTerms: Sendable {
  /// The merge of plan and add-ons, with the values that never follow a plan.
  public let base: PropertySet
  /// As much of it as can be delivered: what applies to a subscription that simply follows its plan. The same set where
  /// all can be.
  public let available: PropertySet
  /// Whether all of the base can be delivered, so that who simply follows the plan is synced.
  public let isDeliverable: Bool
  /// The association as replies show it.
  public let bound: BoundAssociation
  /// Sequence of the newest record that any of this depends on.
  public let revision: Int64

  init(base: PropertySet, available: PropertySet, isDeliverable: Bool, bound: BoundAssociation, revision: Int64) {
    self.base = base
    self.available = available
    self.isDeliverable = isDeliverable
    self.bound = bound
    self.revision = revision
  }
}

/// Computed values of associations, those of the most recent reads. A change of the catalog costs nothing here: each
/// association finds out by itself, at its next read, whether its plan, an add-on or what can be delivered has changed.
struct CatalogCache {
  private struct Entry {
    var terms: AssociationTerms
    /// Sequence of the last catalog change when the entry was last found to hold.
    var checkedAt: Int64
    /// It was read since the clock's hand passed it.
    var wasRead: Bool
  }

  /// What new subscriptions keep of a plan.
  private struct Kept {
    var planRevision: Int64
    var values: [KeiyakuMessages.PropertyValue]
  }

  /// How many associations have computed values here; 0 for a cache that keeps none.
  private let countMax: Int
  private var entries: ContiguousArray<Entry?> = []
  /// The associations that have an entry, in the order of the clock, and where its hand stands.
  private var present: ContiguousArray<Int> = []
  private var hand = 0
  private var kept: [Int64: Kept] = [:]

  /// Sequence of the last record that changed a plan, an add-on or what can be delivered.
  private var changedAt: Int64 = 0

  /// An empty cache. Computed values of an association are about 2 KB.
  init(countMax: Int = 16_384) { self.countMax = countMax }

  /// How many associations have computed values.
  var count: Int { present.count }

  /// Notes a change of a plan, an add-on or what can be delivered.
  mutating func changed(at sequence: Int64) { changedAt = sequence }

  /// Whether the terms of an association are here and need no look at the catalog.
  func holds(_ id: AssociationID) -> Bool {
    let index = Int(id.number)
    return index < entries.count && entries[index]?.checkedAt == changedAt
  }

  /// The terms of an association as the state has them; nil for custom subscriptions.
  mutating func terms(of id: AssociationID, in state: State) -> AssociationTerms? {
    let index = Int(id.number)
    guard index < entries.count, let entry = entries[index], entry.checkedAt == changedAt else {
      return id.isCustom ? nil : checkedTerms(of: index, in: state)
    }
    if !entry.wasRead { entries[index]?.wasRead = true }
    return entry.terms
  }

  /// The terms of an association that has none here, or had them before the last change of the catalog.
  private mutating func checkedTerms(of index: Int, in state: State) -> AssociationTerms? {
    guard let row = state.associations[Int64(index)], row.detached == nil else { return nil }
    let key = row.key
    let revision = max(Self.revision(of: key, in: state), row.movedAt)
    if index < entries.count, let entry = entries[index] {
      let holds = entry.terms.revision == revision
      let terms = holds ? entry.terms : Self.compute(key, revision: revision, in: state)
      entries[index] = Entry(terms: terms, checkedAt: changedAt, wasRead: true)
      return terms
    }
    let terms = Self.compute(key, revision: revision, in: state)
    insert(Entry(terms: terms, checkedAt: changedAt, wasRead: false), at: index)
    return terms
  }

  /// Adds an entry in place of one that was not read for long, where there is no more room.
  private mutating func insert(_ entry: Entry, at index: Int) {
    if countMax == 0 { return }
    while entries.count <= index { entries.append(nil) }
    entries[index] = entry
    guard present.count >= countMax else { return present.append(index) }
    // One turn of the hand at most takes all marks away.
    while entries[present[hand]]?.wasRead == true {
      entries[present[hand]]?.wasRead = false
      hand = (hand + 1) % countMax
    }
    entries[present[hand]] = nil
    present[hand] = index
    hand = (hand + 1) % countMax
  }

  /// The values of a plan that a subscription keeps from its creation, as a record holds them.
  ///
  /// Subscriptions that are created with the same values share one array, which makes them cheap to compare.
  mutating func keptValues(
    ofPlan plan: Int64, in state: State, _ registry: PropertyRegistry
  ) -> [KeiyakuMessages.PropertyValue] {
    let revision = state.plans.read(plan) { $0.revision } ?? 0
    if let known = kept[plan], known.planRevision == revision { return known.values }
    let values = registry.unsynced(of: state.plans[plan]?.values ?? PropertySet()).messages
    kept[plan] = Kept(planRevision: revision, values: values)
    return values
  }

  /// The terms that an association would have, whether or not it exists yet.
  static func terms(of key: AssociationKey, in state: State) -> AssociationTerms {
    compute(key, revision: revision(of: key, in: state), in: state)
  }

  private static func revision(of key: AssociationKey, in state: State) -> Int64 {
    var revision = max(state.capabilitiesRevision, state.plans.read(key.plan) { $0.revision } ?? 0)
    for attached in key.addOns { revision = max(revision, state.addOns.read(attached.addOn) { $0.revision } ?? 0) }
    return revision
  }

  private static func compute(_ key: AssociationKey, revision: Int64, in state: State) -> AssociationTerms {
    let plan = state.plans[key.plan]
    var shares: [AddOnShare] = []
    var bound = BoundAssociation()
    bound.planID = key.plan
    bound.planName = plan?.spec.name ?? ""
    for attached in key.addOns {
      guard let addOn = state.addOns[attached.addOn] else { continue }
      shares.append(AddOnShare(values: addOn.values, quantity: attached.quantity))
      var shown = AttachedAddOn()
      shown.addOnID = attached.addOn
      shown.quantity = Int32(attached.quantity)
      shown.name = addOn.spec.name
      bound.addOns.append(shown)
    }
    let registry = state.registry
    let merged = registry.merge(plan: plan?.values ?? PropertySet(), addOns: shares)
    let base = registry.base(merged: merged, kept: key.kept)
    let available = registry.clamp(base, to: state.capabilities)
    return AssociationTerms(
      base: base, available: available, isDeliverable: registry.isDeliverable(base, by: state.capabilities),
      bound: bound, revision: revision)
  }
}
