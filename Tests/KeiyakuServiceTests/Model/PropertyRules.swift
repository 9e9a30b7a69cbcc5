import KeiyakuDomain
import KeiyakuMessages

/// The rules of values, each the obvious way. Of the domain it reads the table of properties and no more.
enum PropertyRules {
  typealias Value = KeiyakuMessages.PropertyValue.Value
  typealias Values = [Int32: Value]

  static let table: [Int32: PropertyDefinition] = Dictionary(
    uniqueKeysWithValues: PropertyRegistry.latest.definitions.map { ($0.number, $0) })

  static let defaults: Values = table.mapValues { definition in
    switch definition.defaultValue {
    case .integer(let integer): .integer(integer)
    case .flag(let flag): .flag(flag)
    case .choice(let option): .choice(option)
    case .textList(let entries): .textList(.with { $0.entries = entries })
    }
  }

  static func isSynced(_ number: Int32) -> Bool { table[number]?.group != .logs }

  static func isCustomizable(_ number: Int32) -> Bool {
    table[number]?.group == .resources || table[number]?.group == .permissions
  }

  static func isAllowedInAddOn(_ number: Int32) -> Bool {
    switch table[number]?.group {
    case .resources, .permissions, .hosting, .php: true
    default: false
    }
  }

  static func isWithinBounds(_ number: Int32, _ value: Value) -> Bool {
    guard let definition = table[number] else { return false }
    switch (definition.type, value) {
    case (.count, .integer(let integer)), (.bytes, .integer(let integer)), (.percent, .integer(let integer)),
      (.rate, .integer(let integer)):
      guard let bounds = definition.bounds else { return false }
      if integer == -1 { return bounds.allowsUnlimited }
      return integer >= bounds.minimum && integer <= bounds.maximum
    case (.flag, .flag): return true
    case (.choice, .choice(let option)): return definition.options.contains { $0.number == option }
    case (.textList, .textList(let list)): return !list.entries.contains("")
    default: return false
    }
  }

  // MARK: Merge

  /// The merge of a plan's values and those of its add-ons, each times its quantity.
  static func merge(_ plan: Values, _ addOns: [(values: Values, quantity: Int64)]) -> Values {
    var merged: Values = [:]
    for (number, definition) in table {
      var shares: [(value: Value, quantity: Int64)] = []
      if let value = plan[number] { shares.append((value, 1)) }
      for addOn in addOns {
        if let value = addOn.values[number] { shares.append((value, addOn.quantity)) }
      }
      if shares.isEmpty { continue }
      switch definition.mergeRule {
      case .sum: merged[number] = .integer(sum(shares.map { (integer($0.value), $0.quantity) }))
      case .maximum:
        let integers = shares.map { integer($0.value) }
        merged[number] = .integer(integers.contains(-1) ? -1 : integers.max() ?? 0)
      case .or: merged[number] = .flag(shares.contains { $0.value == .flag(true) })
      case .union:
        let entries = Set(shares.flatMap { self.entries($0.value) })
        merged[number] = .textList(.with { $0.entries = sorted(entries) })
      case .leastRestrictive:
        let options = shares.map { choice($0.value) }
        merged[number] = .choice(options.max { rank(number, $0) < rank(number, $1) } ?? 0)
      }
    }
    return merged
  }

  private static func sum(_ shares: [(integer: Int64, quantity: Int64)]) -> Int64 {
    if shares.contains(where: { $0.integer == -1 }) { return -1 }
    // Wide enough for 65 shares of a thousand times the largest integer.
    let total = shares.reduce(Int128(0)) { $0 + Int128($1.integer) * Int128($1.quantity) }
    return Int64(min(total, Int128(Int64.max)))
  }

  // MARK: Clamp

  /// A value as far as it can be delivered.
  static func clamp(_ number: Int32, _ value: Value, _ limit: KeiyakuMessages.Capability.Limit?) -> Value {
    switch limit {
    case nil: return value
    case .atMost(let most):
      let desired = integer(value)
      if most == -1 { return value }
      return .integer(desired == -1 ? most : min(desired, most))
    case .unavailable: return .flag(false)
    case .options(let set):
      let desired = choice(value)
      let options = table[number]?.options ?? []
      let strictest = options.min { $0.rank < $1.rank }?.number ?? desired
      let reachable = options.filter {
        (set.options.contains($0.number) || $0.number == strictest) && $0.rank <= rank(number, desired)
      }
      return .choice(reachable.max { $0.rank < $1.rank }?.number ?? strictest)
    case .entries(let list):
      return .textList(.with { $0.entries = sorted(Set(entries(value)).intersection(list.entries)) })
    }
  }

  private static func rank(_ number: Int32, _ option: Int32) -> Int {
    Int(table[number]?.options.first { $0.number == option }?.rank ?? -1)
  }

  private static func integer(_ value: Value) -> Int64 { if case .integer(let integer) = value { integer } else { 0 } }
  private static func choice(_ value: Value) -> Int32 { if case .choice(let option) = value { option } else { 0 } }
  private static func entries(_ value: Value) -> [String] {
    if case .textList(let list) = value { list.entries } else { [] }
  }

  private static func sorted(_ entries: Set<String>) -> [String] {
    entries.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  // MARK: Messages

  static func messages(_ values: Values) -> [KeiyakuMessages.PropertyValue] {
    values.sorted { $0.key < $1.key }.map { number, value in
      .with {
        $0.property = number
        $0.value = value
      }
    }
  }

  static func values(_ messages: [KeiyakuMessages.PropertyValue]) -> Values {
    var values: Values = [:]
    for message in messages { values[message.property] = message.value }
    return values
  }
}
