import KeiyakuDomain
import KeiyakuMessages

extension Core {
  /// Why each value of a subscription is what it is, by ascending property. Made when somebody asks: O(properties ×
  /// add-ons).
  public mutating func explanations(of record: SubscriptionRecord) -> [ValueExplanation] {
    observeEverything()
    var origins = ValueOrigins.none
    var planName = ""
    var attached: [(id: Int64, name: String, quantity: Int64)] = []
    if let key = state.associations.read(Int64(record.association.number), { $0.key }), key.plan != 0 {
      let plan = state.plans[key.plan]
      planName = plan?.spec.name ?? ""
      var shares: [AddOnShare] = []
      for share in key.addOns {
        guard let addOn = state.addOns[share.addOn] else { continue }
        shares.append(AddOnShare(values: addOn.values, quantity: share.quantity))
        attached.append((share.addOn, addOn.spec.name, share.quantity))
      }
      origins = ValueOrigins(plan: plan?.values ?? PropertySet(), addOns: shares, kept: key.kept)
    }
    let explained = registry.explain(origins, terms: record.terms, capabilities: capabilities)
    return explained.map { explanation in
      .with {
        $0.property = explanation.property
        $0.layers = explanation.layers.map { layer in
          var shown = ValueLayer()
          shown.source = KeiyakuMessages.ValueSource(layer.source)
          shown.value = KeiyakuMessages.PropertyValue(explanation.property, layer.value)
          if case .plan = layer.source { shown.name = planName }
          if case .addOn(let position, let quantity) = layer.source {
            shown.addOnID = attached[position].id
            shown.name = attached[position].name
            shown.quantity = Int32(quantity)
          }
          return shown
        }
      }
    }
  }
}

extension KeiyakuMessages.ValueSource {
  /// A source as messages name it.
  public init(_ source: KeiyakuDomain.ValueSource) {
    self =
      switch source {
      case .plan: .plan
      case .addOn: .addOn
      case .association: .association
      case .kept: .kept
      case .frozen: .frozen
      case .own: .own
      case .override: .override
      case .subscriber: .subscriber
      case .capabilities: .capabilities
      }
  }
}
