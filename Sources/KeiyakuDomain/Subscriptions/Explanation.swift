// Why a property has the value it has; computed only when somebody asks.

/// The layers of one property's value, from the bottom up.
public struct Explanation: Equatable, Sendable {
  /// What one source contributes.
  public struct Layer: Equatable, Sendable {
    /// Where the value comes from.
    public let source: ValueSource
    /// What it contributes; of an add-on its share, times quantity where values add up.
    public let value: PropertyValue
  }

  /// The property.
  public let property: PropertyNumber

  /// The shares of plan and add-ons, their merge if there are several, then each source that replaces what is below
  /// it, and the capabilities if they reduce it.
  public let layers: [Layer]

  /// The effective value.
  public let value: PropertyValue
}

/// What a subscription's values are made of, for explaining them.
public struct ValueOrigins: Sendable {
  /// The plan's values; empty for custom subscriptions.
  public let plan: PropertySet
  /// The attached add-ons.
  public let addOns: [AddOnShare]
  /// The values kept since creation; empty for custom subscriptions.
  public let kept: PropertySet

  /// The origins of a bound subscription.
  public init(plan: PropertySet, addOns: [AddOnShare], kept: PropertySet) {
    self.plan = plan
    self.addOns = addOns
    self.kept = kept
  }

  /// The origins of a custom subscription: its terms say everything.
  public static let none = ValueOrigins(plan: PropertySet(), addOns: [], kept: PropertySet())
}

extension PropertyRegistry {
  /// Why each property has its effective value, in ascending number; the values equal those of `effective`.
  public func explain(
    _ origins: ValueOrigins, terms: SubscriptionTerms, capabilities: Capabilities
  ) -> [Explanation] {
    let base = base(merged: merge(plan: origins.plan, addOns: origins.addOns), kept: origins.kept)
    let available = clamp(desired(base: base, terms: terms), to: capabilities)
    let delegated = activeSettings(of: terms, available: available)
    let effective = effective(base: base, terms: terms, capabilities: capabilities)
    return effective.map { number, value in
      var layers = baseLayers(of: number, base: base, origins, terms)
      if let override = terms.overrides[number] { layers.append(.init(source: .override, value: override)) }
      if let setting = delegated[number] { layers.append(.init(source: .subscriber, value: setting)) }
      if layers.last?.value != value { layers.append(.init(source: .capabilities, value: value)) }
      return Explanation(property: number, layers: layers, value: value)
    }
  }

  private func baseLayers(
    of number: PropertyNumber, base: PropertySet, _ origins: ValueOrigins, _ terms: SubscriptionTerms
  ) -> [Explanation.Layer] {
    switch terms.basis {
    case .frozen(let values): return values[number].map { [.init(source: .frozen, value: $0)] } ?? []
    case .own(let values): return values[number].map { [.init(source: .own, value: $0)] } ?? []
    case .association: break
    }
    if !self[traitsOf: number].isSynced { return base[number].map { [.init(source: .kept, value: $0)] } ?? [] }
    var layers: [Explanation.Layer] = []
    if let value = origins.plan[number] { layers.append(.init(source: .plan, value: value)) }
    for (position, addOn) in origins.addOns.enumerated() {
      guard let value = addOn.values[number] else { continue }
      layers.append(
        .init(
          source: .addOn(position: position, quantity: addOn.quantity),
          value: contribution(value, of: number, quantity: addOn.quantity)))
    }
    if layers.count > 1, let merged = base[number] { layers.append(.init(source: .association, value: merged)) }
    return layers
  }
}
