import KeiyakuDomain
import KeiyakuMessages

// What a change of one subscription's terms or association does to its values.

/// What a subscription should have, whether or not it can be delivered at present.
public struct WantedValues: Sendable {
  /// Every value, that of the subscriber where it holds.
  fileprivate let values: PropertySet
  /// What an operator set explicitly.
  fileprivate let overrides: PropertySet
}

extension Core {
  /// What a subscription should have; nil where there is none.
  public mutating func wantedValues(ofSubscription id: Int64) -> WantedValues? {
    guard let record = subscription(id) else { return nil }
    let base = association(record.association)?.base ?? PropertySet()
    return WantedValues(
      values: registry.effective(base: base, terms: record.terms, capabilities: Capabilities()),
      overrides: record.terms.overrides)
  }

  /// What became different since then, by ascending property: values that changed, and values that an operator had set
  /// and that no longer hold against the plan. O(properties).
  public mutating func valueChanges(ofSubscription id: Int64, since before: WantedValues) -> [ValueChange] {
    guard let after = wantedValues(ofSubscription: id) else { return [] }
    return registry.definitions.compactMap { property in
      let number = property.number
      let (now, then) = (before.values[number], after.values[number])
      let isGivenUp = before.overrides.contains(number) && !after.overrides.contains(number)
      guard now != then || isGivenUp else { return nil }
      return .with {
        $0.property = number
        $0.now = now.map { KeiyakuMessages.PropertyValue(number, $0) }
        $0.after = then.map { KeiyakuMessages.PropertyValue(number, $0) }
        $0.explicit = before.overrides.contains(number)
      }
    }
  }
}
