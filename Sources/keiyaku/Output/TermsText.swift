import KeiyakuMessages

/// How terms, conflicts, explanations and impacts are shown to people.
extension EntityText {
  /// Values that an operator or the subscriber set, a row each.
  static func ownTerms(_ subscription: Subscription, _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    var table = Table([.left("GROUP"), .left("PROPERTY"), .left("VALUE"), .left("SET BY")])
    for (values, setter) in [(subscription.overrides, "operator"), (subscription.subscriberSettings, "subscriber")] {
      for value in values {
        let (name, text) = registry.text(of: value)
        table.add([registry.property(value.property)?.group ?? "", name, text, setter])
      }
    }
    return table.text(style)
  }

  /// Values that change, a row each.
  static func changes(_ changes: [ValueChange], _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    var table = Table([.left("PROPERTY"), .left("NOW"), .left("AFTER"), .left("SET BY OPERATOR")])
    for change in changes {
      table.add([
        name(change.property, registry), text(change.now, registry), text(change.after, registry),
        change.explicit ? "yes" : "",
      ])
    }
    return table.text(style)
  }

  /// Values that cannot be provided, a row each.
  static func conflicts(_ conflicts: [Conflict], _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    var table = Table([.left("CONFLICT"), .left("DESIRED"), .left("AVAILABLE"), .left("SOURCE")])
    for conflict in conflicts {
      table.add([
        name(conflict.property, registry), text(conflict.desired, registry), text(conflict.available, registry),
        text(conflict.source),
      ])
    }
    return table.text(style)
  }

  /// Values with what they are made of, a row each.
  static func explanations(_ reply: GetEffectiveReply, _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    var layers: [Int32: [ValueLayer]] = [:]
    for explanation in reply.explanations { layers[explanation.property] = explanation.layers }
    var table = Table([.left("GROUP"), .left("PROPERTY"), .left("VALUE"), .left("BECAUSE")])
    for value in reply.values {
      let (name, text) = registry.text(of: value)
      table.add([
        registry.property(value.property)?.group ?? "", name, text, reason(layers[value.property] ?? [], registry),
      ])
    }
    return table.text(style)
  }

  /// The layers of a value in one line, from the bottom up; a single one without its value, which stands beside it.
  private static func reason(_ layers: [ValueLayer], _ registry: PropertyRegistry) -> String {
    layers.map { layer in
      var words: [String]
      switch layer.source {
      case .plan: words = ["plan", layer.name]
      case .addOn: words = ["add-on", layer.name] + (layer.quantity > 1 ? ["×\(layer.quantity)"] : [])
      case .association: words = ["together"]
      case .capabilities: words = ["can deliver"]
      default: words = [text(layer.source)]
      }
      if layers.count > 1 { words.append(text(layer.value, registry)) }
      return words.joined(separator: " ")
    }.joined(separator: ", ")
  }

  /// What a change of the catalog means for subscriptions.
  static func impact(_ impact: Impact, _ registry: PropertyRegistry, _ style: TextStyle, isDryRun: Bool) -> String {
    var facts = FactList()
    facts.add("Following", count(impact.following, "subscription sees", "subscriptions see") + " the change")
    if impact.locked > 0 {
      facts.add("Locked", count(impact.locked, "subscription does", "subscriptions do") + " not")
    }
    guard isDryRun else { return facts.text(style) }
    let atLeast = impact.newlyUnsyncedAtLeast ? "at least " : ""
    facts.add("Unsynced", atLeast + count(impact.newlyUnsynced, "becomes", "become") + " so")
    guard !impact.samples.isEmpty else { return facts.text(style) }
    var table = Table([
      .right("EXAMPLE"), .left("DOMAIN"), .left("PROPERTY"), .left("NOW"), .left("AFTER"), .left("SYNC"),
    ])
    for row in impact.samples {
      table.add([
        "\(row.subscriptionID)", DomainText.unicode(row.name), name(row.property, registry), text(row.now, registry),
        text(row.after, registry), text(row.syncState),
      ])
    }
    return facts.text(style) + "\n" + table.text(style)
  }

  /// What the provider can deliver, a row for each property that is limited.
  static func capabilities(
    _ capabilities: [Capability], _ registry: PropertyRegistry, _ style: TextStyle
  ) -> String {
    if capabilities.isEmpty { return "Everything can be delivered.\n" }
    var table = Table([.left("GROUP"), .left("PROPERTY"), .left("CAN DELIVER")])
    for capability in capabilities {
      let property = registry.property(capability.property)
      table.add([
        property?.group ?? "", name(capability.property, registry),
        property?.text(of: capability) ?? "\(capability.property)",
      ])
    }
    return table.text(style)
  }

  private static func count(_ number: Int64, _ one: String, _ several: String) -> String {
    "\(number) \(number == 1 ? one : several)"
  }

  private static func name(_ property: Int32, _ registry: PropertyRegistry) -> String {
    registry.property(property)?.name ?? "property \(property)"
  }

  private static func text(_ value: PropertyValue?, _ registry: PropertyRegistry) -> String {
    value.map { registry.text(of: $0).text } ?? "nothing"
  }
}
