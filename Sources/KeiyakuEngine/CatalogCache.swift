import KeiyakuDomain
import KeiyakuMessages

/// What the subscriptions of one association have in common, computed once.
public final class AssociationTerms: Sendable {
  /// The merge of plan and add-ons, with the values that never follow a plan.
  public let base: PropertySet
  /// The association as replies show it.
  public let bound: BoundAssociation
  /// Sequence of the newest record that any of this depends on.
  public let revision: Int64

  init(base: PropertySet, bound: BoundAssociation, revision: Int64) {
    self.base = base
    self.bound = bound
    self.revision = revision
  }
}

/// Computed values of associations. A change of the catalog costs nothing here: each association finds out by itself,
/// at its next read, whether its plan or an add-on has changed.
struct CatalogCache {
  private struct Entry {
    var terms: AssociationTerms
    /// Sequence of the last catalog change when the entry was last found to hold.
    var checkedAt: Int64
  }

  /// What new subscriptions keep of a plan.
  private struct Kept {
    var planRevision: Int64
    var values: [KeiyakuMessages.PropertyValue]
  }

  private var entries: ContiguousArray<Entry?> = []
  private var kept: [Int64: Kept] = [:]

  /// Sequence of the last record that changed a plan or an add-on.
  private var changedAt: Int64 = 0

  /// Notes a change of a plan or an add-on.
  mutating func changed(at sequence: Int64) { changedAt = sequence }

  /// The terms of an association as the state has them; nil for custom subscriptions.
  mutating func terms(of id: AssociationID, in state: State) -> AssociationTerms? {
    if id.isCustom { return nil }
    let index = Int(id.number)
    while entries.count <= index { entries.append(nil) }
    if let entry = entries[index], entry.checkedAt == changedAt { return entry.terms }
    guard let key = state.associations[Int64(id.number)]?.key else { return nil }
    let revision = Self.revision(of: key, in: state)
    if let entry = entries[index], entry.terms.revision == revision {
      entries[index]?.checkedAt = changedAt
      return entry.terms
    }
    let terms = Self.compute(key, revision: revision, in: state)
    entries[index] = Entry(terms: terms, checkedAt: changedAt)
    return terms
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
    var revision = state.plans.read(key.plan) { $0.revision } ?? 0
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
    let registry = PropertyRegistry.version(state.registryVersion) ?? .latest
    let merged = registry.merge(plan: plan?.values ?? PropertySet(), addOns: shares)
    return AssociationTerms(base: registry.base(merged: merged, kept: key.kept), bound: bound, revision: revision)
  }
}
