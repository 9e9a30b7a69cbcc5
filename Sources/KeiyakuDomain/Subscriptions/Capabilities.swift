// What the provider can deliver at present; effective values are clamped to it.

/// The most that the provider can deliver of one property.
public enum Capability: Equatable, Sendable {
  /// At most so many; -1 stands for no limit.
  case atMost(Int64)
  /// The flag cannot be on.
  case unavailable
  /// Only these options of a choice; the most restrictive one is always available besides.
  case options([OptionNumber])
  /// Only these entries of a text list.
  case entries([String])
}

extension Capability {
  /// The same limit in its one form; nil where it limits nothing.
  fileprivate var normalized: Capability? {
    switch self {
    case .atMost(unlimited): nil
    case .atMost, .unavailable: self
    case .options(let options): .options(Set(options).sorted())
    case .entries(let entries): .entries(UTF8Order.normalized(entries))
    }
  }

  // Texts are compared by their bytes, as in `PropertyValue`.
  /// Whether both are the same limit.
  public static func == (left: Capability, right: Capability) -> Bool {
    switch (left, right) {
    case (.atMost(let left), .atMost(let right)): left == right
    case (.unavailable, .unavailable): true
    case (.options(let left), .options(let right)): left == right
    case (.entries(let left), .entries(let right)): left.elementsEqual(right, by: UTF8Order.areEqual)
    case (.atMost, _), (.unavailable, _), (.options, _), (.entries, _): false
    }
  }
}

/// What the provider can deliver of each property; a property without an entry can be delivered in full.
public struct Capabilities: Equatable, Sendable {
  private var limits: [(number: PropertyNumber, capability: Capability)] = []

  /// Everything can be delivered, as in a new database.
  public init() {}

  /// Everything can be delivered except as the pairs say; the later of two with the same number counts.
  public init(_ pairs: some Sequence<(PropertyNumber, Capability)>) {
    for (number, capability) in pairs { self[number] = capability }
  }

  /// Whether everything can be delivered.
  public var isUnrestricted: Bool { limits.isEmpty }

  /// The capability of a property, or nil for all of it; setting nil, or no limit, lifts it.
  ///
  /// Options and entries are kept ascending and each once, so that equal capabilities are equal values.
  public subscript(_ number: PropertyNumber) -> Capability? {
    get { limits.first { $0.number == number }?.capability }
    set {
      limits.removeAll { $0.number == number }
      guard let capability = newValue?.normalized else { return }
      let position = limits.firstIndex { $0.number > number } ?? limits.count
      limits.insert((number, capability), at: position)
    }
  }

  /// The restricted properties, in ascending number.
  public var restricted: [(number: PropertyNumber, capability: Capability)] { limits }

  /// Whether both restrict the same properties to the same.
  public static func == (left: Capabilities, right: Capabilities) -> Bool {
    left.limits.elementsEqual(right.limits) { $0.number == $1.number && $0.capability == $1.capability }
  }
}

extension PropertyRegistry {
  /// The same capabilities with some properties limited and others delivered in full again.
  ///
  /// Refusals in order: nothing to change; unknown properties; limits of another kind than their property, or out of its
  /// bounds; a property that is limited and lifted at once.
  public func setting(
    _ limits: [(number: PropertyNumber, capability: Capability)], lifting lifted: [PropertyNumber],
    in capabilities: Capabilities
  ) throws(Refusal) -> Capabilities {
    if limits.isEmpty, lifted.isEmpty { throw .fieldRequired(field: "capabilities") }
    try checkKnown(limits.map(\.number) + lifted)
    let violations = limits.compactMap { definition($0.number)?.violation(of: $0.capability) }
    if !violations.isEmpty { throw .propertyValueInvalid(violations) }
    for number in lifted where limits.contains(where: { $0.number == number }) {
      throw .fieldInvalid(
        field: "clear_properties", reason: "\(name(number)) is set and cleared at once; do one of both")
    }
    var result = capabilities
    for number in lifted { result[number] = nil }
    for (number, capability) in limits { result[number] = capability }
    return result
  }

  /// The values as far as they can be delivered; the set itself if all can be.
  ///
  /// Integers take the minimum, flags go off, choices go to the nearest more restrictive option that is available, text
  /// lists to the intersection.
  public func clamp(_ values: PropertySet, to capabilities: Capabilities) -> PropertySet {
    var result = values
    for (number, capability) in capabilities.restricted {
      guard let desired = values[number] else { continue }
      let available = clamp(desired, of: number, to: capability)
      if available != desired { result[number] = available }
    }
    return result
  }

  /// Whether all of the values can be delivered, so that `clamp` leaves them as they are.
  public func isDeliverable(_ values: PropertySet, by capabilities: Capabilities) -> Bool {
    capabilities.restricted.allSatisfy { number, capability in
      values[number].map { clamp($0, of: number, to: capability) == $0 } ?? true
    }
  }

  /// One value as far as it can be delivered.
  func clamp(_ value: PropertyValue, of number: PropertyNumber, to capability: Capability) -> PropertyValue {
    switch (capability, value) {
    case (.atMost(let most), .integer(let desired)):
      if most < 0 { return value }
      return .integer(desired < 0 ? most : min(most, desired))
    case (.unavailable, .flag):
      return .flag(false)
    case (.options(let available), .choice(let desired)):
      return .choice(nearestOption(to: desired, of: number, among: available))
    case (.entries(let available), .textList(let desired)):
      return .textList(UTF8Order.intersection(desired, available))
    case (.atMost, _), (.unavailable, _), (.options, _), (.entries, _):
      return value
    }
  }

  private func nearestOption(
    to desired: OptionNumber, of number: PropertyNumber, among available: [OptionNumber]
  ) -> OptionNumber {
    if available.contains(desired) { return desired }
    guard let options = definition(number)?.options, let rank = options.first(where: { $0.number == desired })?.rank,
      let strictest = options.min(by: { $0.rank < $1.rank })
    else { return desired }
    let candidates = options.filter { $0.rank < rank && available.contains($0.number) }
    return (candidates.max { $0.rank < $1.rank } ?? strictest).number
  }
}

extension PropertyDefinition {
  fileprivate func violation(of capability: Capability) -> PropertyViolation? {
    switch capability {
    case .atMost(let most):
      if type.isInteger, most == unlimited { return nil }
      return violation(of: .integer(most))
    case .unavailable:
      return violation(of: .flag(false))
    case .options(let options):
      if options.isEmpty { return type == .choice ? nil : violation(of: .choice(0)) }
      return options.lazy.compactMap { self.violation(of: .choice($0)) }.first
    case .entries(let entries):
      return violation(of: .textList(entries))
    }
  }
}
