// Checking values against the registry's bounds. Capabilities play no part here: see EffectiveValues.

/// Why a value does not fit its property.
public struct PropertyViolation: Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The value is of another kind than the property.
    case wrongType
    /// An integer outside the bounds.
    case outOfBounds(Int64)
    /// A number that is no option.
    case unknownOption(OptionNumber)
    /// A list with more entries than plans, or add-ons, may have: see `TextListLimits`.
    case tooManyEntries(count: Int, limit: Int)
    /// An entry with more bytes than `TextListLimits.entryBytesMax`.
    case entryTooLong(position: Int, size: Int)
    /// An entry without text.
    case entryEmpty(position: Int)
    /// An entry with NUL or another control character.
    case entryHasControlCharacter(position: Int)
  }

  /// The property, with its type, bounds and options.
  public let property: PropertyDefinition

  /// What is wrong.
  public let reason: Reason
}

extension PropertyDefinition {
  /// Why a value does not fit, or nil.
  ///
  /// - Parameter entriesMax: The most entries of a list.
  public func violation(
    of value: PropertyValue, entriesMax: Int = TextListLimits.entriesMax
  ) -> PropertyViolation? {
    violationReason(of: value, entriesMax).map { PropertyViolation(property: self, reason: $0) }
  }

  private func violationReason(of value: PropertyValue, _ entriesMax: Int) -> PropertyViolation.Reason? {
    switch value {
    case .integer(let integer):
      guard let bounds, type.isInteger else { return .wrongType }
      if integer == unlimited, bounds.allowsUnlimited { return nil }
      return integer < bounds.minimum || integer > bounds.maximum ? .outOfBounds(integer) : nil
    case .flag:
      return type == .flag ? nil : .wrongType
    case .choice(let number):
      guard type == .choice else { return .wrongType }
      return option(number) == nil ? .unknownOption(number) : nil
    case .textList(let entries):
      guard type == .textList else { return .wrongType }
      return Self.violationReason(of: entries, entriesMax)
    }
  }

  private static func violationReason(of entries: [String], _ entriesMax: Int) -> PropertyViolation.Reason? {
    if entries.count > entriesMax { return .tooManyEntries(count: entries.count, limit: entriesMax) }
    for (position, entry) in entries.enumerated() {
      if entry.isEmpty { return .entryEmpty(position: position) }
      let size = entry.utf8.count
      if size > TextListLimits.entryBytesMax { return .entryTooLong(position: position, size: size) }
      if ControlCharacters.firstOffset(in: entry) != nil { return .entryHasControlCharacter(position: position) }
    }
    return nil
  }
}

extension PropertyRegistry {
  /// Refuses values that a plan cannot hold: unknown first, then out of bounds.
  public func check(planValues values: PropertySet) throws(Refusal) {
    try checkKnown(values)
    try checkBounds(values)
  }

  /// Refuses values that an add-on cannot hold: unknown first, then of other groups, then out of bounds.
  public func check(addOnValues values: PropertySet) throws(Refusal) {
    try checkKnown(values)
    try refuse(numbersOf: values, Refusal.propertyNotAllowedInAddOn) { $0.isAllowedInAddOn }
    try checkBounds(values, entriesMax: TextListLimits.addOnEntriesMax)
  }

  /// Refuses values that an operator cannot customize: unknown first, then of other groups, then out of bounds.
  public func check(overrides values: PropertySet) throws(Refusal) {
    try checkKnown(values)
    try refuse(numbersOf: values, Refusal.propertyNotCustomizable) { $0.isCustomizable }
    try checkBounds(values)
  }

  /// Refuses values that a subscription cannot have of its own, frozen or as a custom one: unknown first, then out of
  /// bounds.
  public func check(ownValues values: PropertySet) throws(Refusal) {
    try checkKnown(values)
    try checkBounds(values, entriesMax: TextListLimits.ownEntriesMax)
  }

  /// Refuses values that a subscription does not keep from its creation: unknown first, then of properties that follow
  /// the plan, then out of bounds.
  public func check(keptValues values: PropertySet) throws(Refusal) {
    try checkKnown(values)
    if let synced = values.numbers.first(where: { self[traitsOf: $0].isSynced }) {
      throw .fieldInvalid(
        field: "kept_values", reason: "has \(name(synced)), which follows the plan; only properties of logs are kept")
    }
    try checkBounds(values)
  }

  /// Refuses values that a subscriber cannot set, whatever the permissions: unknown first, then out of bounds.
  public func check(subscriberSettings values: PropertySet) throws(Refusal) {
    try checkKnown(values)
    try refuse(numbersOf: values, Refusal.propertyNotDelegable) { $0.delegatingPermission != nil }
    try checkBounds(values)
  }

  /// Refuses numbers that this version does not know.
  public func checkKnown(_ numbers: some Sequence<PropertyNumber>) throws(Refusal) {
    let unknown = numbers.filter { !contains($0) }
    if !unknown.isEmpty { throw .propertyUnknown(unknown.map(String.init)) }
  }

  private func checkKnown(_ values: PropertySet) throws(Refusal) { try checkKnown(values.numbers) }

  private func checkBounds(
    _ values: PropertySet, entriesMax: Int = TextListLimits.entriesMax
  ) throws(Refusal) {
    let violations = values.compactMap { definition($0.number)?.violation(of: $0.value, entriesMax: entriesMax) }
    if !violations.isEmpty { throw .propertyValueInvalid(violations) }
  }

  private func refuse(
    numbersOf values: PropertySet, _ refusal: ([String]) -> Refusal, unless isAllowed: (PropertyDefinition) -> Bool
  ) throws(Refusal) {
    let names = values.numbers.compactMap { definition($0) }.filter { !isAllowed($0) }.map(\.name)
    if !names.isEmpty { throw refusal(names) }
  }
}
