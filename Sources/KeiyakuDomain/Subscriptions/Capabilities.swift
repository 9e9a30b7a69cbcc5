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

  /// The capability of a property, or nil for all of it; setting nil lifts it.
  public subscript(_ number: PropertyNumber) -> Capability? {
    get { limits.first { $0.number == number }?.capability }
    set {
      limits.removeAll { $0.number == number }
      guard let newValue else { return }
      let position = limits.firstIndex { $0.number > number } ?? limits.count
      limits.insert((number, newValue), at: position)
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
  /// Refuses capabilities that do not fit their property: unknown first, then of another kind or no option of it.
  public func check(_ capabilities: Capabilities) throws(Refusal) {
    try checkKnown(capabilities.restricted.map(\.number))
    let violations = capabilities.restricted.compactMap { number, capability in
      definition(number)?.violation(of: capability)
    }
    if !violations.isEmpty { throw .propertyValueInvalid(violations) }
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
