import KeiyakuDomain
import KeiyakuMessages

// What moving a database to a newer version of the property registry comes to.

/// What a version of the property registry changes, for a preview.
public struct RegistryMove: Sendable {
  /// The version before.
  public var before: Int32 = 0
  /// Properties that it brings.
  public var added: [PropertyDefinition] = []
  /// Subscriptions for which a value of a property that both versions have changes.
  public var changedSubscriptions: Int64 = 0
  /// There are more associations than were looked at.
  public var isLowerBound = false
}

extension Core {
  /// Associations whose values a preview merges by both versions.
  private static let associationsComparedMax = 1000

  /// Decides AdminService/AdoptRegistry.
  public func decide(_ request: AdoptRegistryRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    try mutation.checkRevision(0)
    let target = try adopted(request)
    if target.version == state.registryVersion { return Decision([], Subject()) }
    guard target.version > state.registryVersion else {
      throw .fieldInvalid(
        field: "registry_version",
        reason: "is \(target.version), and the database has adopted \(state.registryVersion); give a later one")
    }
    var adopted = LogRegistryAdopted()
    adopted.registryVersion = target.version
    adopted.beforeRegistryVersion = state.registryVersion
    adopted.planValues = target.defaults.filtered { !registry.contains($0) }.messages
    return Decision([LogEvent(.registryAdopted(adopted))], Subject())
  }

  /// What a request that is not refused changes, from the state before it.
  public func move(by request: AdoptRegistryRequest) throws(Refusal) -> RegistryMove {
    let target = try adopted(request)
    var move = RegistryMove()
    move.before = state.registryVersion
    if target.version == move.before { return move }
    move.added = target.definitions.filter { !registry.contains($0.number) }
    var number: Int64 = 0
    var compared = 0
    while let next = state.associations.next(after: number) {
      number = next
      guard let row = state.associations[next], row.detached == nil, row.subscriptionCount > row.lockedCount else {
        continue
      }
      compared += 1
      if compared > Self.associationsComparedMax {
        move.isLowerBound = true
        break
      }
      let (now, then) = (state.base(of: row.key, by: registry), state.base(of: row.key, by: target))
      let differs = registry.definitions.contains { target.contains($0.number) && now[$0.number] != then[$0.number] }
      if differs { move.changedSubscriptions += Int64(row.subscriptionCount - row.lockedCount) }
    }
    return move
  }

  private func adopted(_ request: AdoptRegistryRequest) throws(Refusal) -> PropertyRegistry {
    let newest = state.registries.newest
    if request.registryVersion == 0 { return newest }
    guard let target = state.registries.version(request.registryVersion) else {
      throw .fieldInvalid(
        field: "registry_version",
        reason:
          "is \(request.registryVersion), and this server knows 1 to \(newest.version); start a newer server first")
    }
    return target
  }
}

extension State {
  /// What an association gives its subscriptions by a version of the registry.
  fileprivate func base(of key: AssociationKey, by registry: PropertyRegistry) -> PropertySet {
    let shares = key.addOns.compactMap { attached in
      addOns[attached.addOn].map { AddOnShare(values: $0.values, quantity: attached.quantity) }
    }
    let plan = plans[key.plan]?.values ?? PropertySet()
    return registry.base(merged: registry.merge(plan: plan, addOns: shares), kept: key.kept)
  }
}
