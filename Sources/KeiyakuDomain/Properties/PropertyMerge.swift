// The merge of a plan and its add-ons, by the rules of one registry version.
//
// Each rule is commutative and associative, so the order of add-ons never matters: sums saturate at the largest int64
// instead of wrapping, unlimited absorbs, and texts are sets.

/// An add-on as it is attached: its values and how many of it.
public struct AddOnShare: Equatable, Sendable {
  /// What one of it brings.
  public let values: PropertySet

  /// How many, within `AddOnQuantity.range`.
  public let quantity: Int64

  /// A share of so many add-ons with these values.
  public init(values: PropertySet, quantity: Int64) {
    self.values = values
    self.quantity = quantity
  }
}

extension PropertyRegistry {
  /// One set of the values of a plan and its add-ons, all checked against this registry version.
  ///
  /// An absent property contributes nothing. Without add-ons this is the plan's own set, uncopied. O(values).
  public func merge(plan: PropertySet, addOns: [AddOnShare]) -> PropertySet {
    var result = plan
    for addOn in addOns where !addOn.values.isEmpty {
      result = combine(result, addOn.values, quantity: addOn.quantity)
    }
    return result
  }

  /// The values of a set that never follow a plan; a subscription keeps those of its creation.
  public func unsynced(of values: PropertySet) -> PropertySet { values.filtered { !self[traitsOf: $0].isSynced } }

  /// Merged values with the values that a subscription has kept since its creation in place of the plan's.
  ///
  /// The result is the **base** of a bound subscription. It is `merged` itself, uncopied, while the plan still has the
  /// values that were kept.
  public func base(merged: PropertySet, kept: PropertySet) -> PropertySet {
    if unsyncedNumbers.allSatisfy({ merged[$0] == kept[$0] }) { return merged }
    return merged.filtered { self[traitsOf: $0].isSynced }.overlaid(by: kept)
  }

  /// What so many of a value contribute to the merge.
  func contribution(_ value: PropertyValue, of number: PropertyNumber, quantity: Int64) -> PropertyValue {
    guard case .integer(let integer) = value else { return value }
    return .integer(Self.scaled(integer, self[traitsOf: number], quantity))
  }

  private func combine(_ left: PropertySet, _ right: PropertySet, quantity: Int64) -> PropertySet {
    var result = PropertySet()
    result.entries.reserveCapacity(left.entries.count + right.entries.count)
    var position = 0
    for entry in right.entries {
      while position < left.entries.count, left.entries[position].number < entry.number {
        result.entries.append(left.entries[position])
        position += 1
      }
      var combined = entry
      let traits = self[traitsOf: entry.number]
      if entry.kind == .integer { combined.scalar = Self.scaled(entry.scalar, traits, quantity) }
      if position < left.entries.count, left.entries[position].number == entry.number {
        combined.scalar = combine(left.entries[position].scalar, combined.scalar, traits)
        position += 1
      }
      result.entries.append(combined)
    }
    result.entries.append(contentsOf: left.entries[position...])
    result.textLists = left.textLists
    for list in right.textLists {
      let union = left.textList(list.number).map { UTF8Order.union($0, list.entries) } ?? list.entries
      result.setTextList(PropertySet.TextList(number: list.number, entries: union))
    }
    return result
  }

  private func combine(_ left: Int64, _ right: Int64, _ traits: PropertyTraits) -> Int64 {
    switch traits.mergeRule {
    case .sum:
      if left < 0 || right < 0 { return unlimited }
      let (sum, overflows) = left.addingReportingOverflow(right)
      return overflows ? .max : sum
    case .maximum:
      return left < 0 || right < 0 ? unlimited : max(left, right)
    case .or:
      return left | right
    case .leastRestrictive:
      return rank(of: left, traits) >= rank(of: right, traits) ? left : right
    case .union:
      return 0
    }
  }

  private static func scaled(_ value: Int64, _ traits: PropertyTraits, _ quantity: Int64) -> Int64 {
    guard traits.mergeRule == .sum, quantity != 1 else { return value }
    if value < 0 { return unlimited }
    let (product, overflows) = value.multipliedReportingOverflow(by: quantity)
    return overflows ? .max : product
  }
}
