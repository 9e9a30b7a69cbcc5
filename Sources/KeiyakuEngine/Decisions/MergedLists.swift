import KeiyakuDomain
import KeiyakuMessages

// A plan and its add-ons have the union of their lists. Each list has a bound of its own; this holds the bound of what
// they come to, where a subscription is created and where a list changes, so that replies and records stay small.

extension Core {
  /// Refuses lists of a new association that would be too long together.
  func checkMergedLists(of association: LogAssociation) throws(Refusal) {
    guard PropertyRegistry.mayMergeTooLong(addOnCount: association.addOns.count),
      let key = AssociationKey(association)
    else { return }
    try checkMergedLists(of: key) { _, _ in nil }
  }

  /// Refuses a change of a plan or an add-on that makes a list too long for subscriptions which have it.
  ///
  /// Only associations with so many add-ons that they could be over the bound are merged.
  ///
  /// - Parameters:
  ///   - associations: Those that have the plan or the add-on.
  ///   - changed: The values that change.
  ///   - value: The new values of a plan (first argument) or an add-on (second); nil for those that stay.
  func checkMergedLists(
    of associations: [AssociationID], changing changed: PropertySet,
    to value: (_ plan: Int64?, _ addOn: Int64?) -> PropertySet?
  ) throws(Refusal) {
    guard registry.definitions.contains(where: { $0.type == .textList && changed.contains($0.number) }) else { return }
    for association in associations {
      guard let row = state.associations[Int64(association.number)], row.subscriptionCount > 0 else { continue }
      try checkMergedLists(of: row.key, to: value)
    }
  }

  private func checkMergedLists(
    of key: AssociationKey, to value: (_ plan: Int64?, _ addOn: Int64?) -> PropertySet?
  ) throws(Refusal) {
    guard PropertyRegistry.mayMergeTooLong(addOnCount: key.addOns.count) else { return }
    guard let (name, present) = state.plans.read(key.plan, { ($0.spec.name, $0.values) }) else { return }
    var shares: [PropertySet] = []
    for attached in key.addOns {
      guard let share = value(nil, attached.addOn) ?? state.addOns.read(attached.addOn, { $0.values }) else { continue }
      shares.append(share)
    }
    guard let overlong = registry.overlongList(plan: value(key.plan, nil) ?? present, addOns: shares) else { return }
    throw .mergedListTooLong(property: overlong.name, plan: name, count: overlong.count)
  }
}
