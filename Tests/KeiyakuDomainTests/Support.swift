@testable import KeiyakuDomain

let registry = PropertyRegistry.version1

/// The number of a property by name; a misspelt name ends the test run.
func number(_ name: String) -> PropertyNumber {
  guard let definition = registry.definition(named: name) else { fatalError("no property \(name)") }
  return definition.number
}

/// A set written by names.
func values(_ pairs: KeyValuePairs<String, PropertyValue>) -> PropertySet {
  PropertySet(pairs.map { (number($0.key), $0.value) })
}

/// The value of an option by name.
func option(_ name: String, of property: String) -> PropertyValue {
  guard let option = registry.definition(number(property))?.option(named: name) else { fatalError("no option \(name)") }
  return .choice(option.number)
}

/// The refusal that a body throws, or nil.
func refusal(_ body: () throws(Refusal) -> Void) -> Refusal? {
  do throws(Refusal) {
    try body()
    return nil
  } catch {
    return error
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Random values that the registry accepts, biased to the edges.
func randomValues(_ isIncluded: (PropertyDefinition) -> Bool, using generator: inout SeededGenerator) -> PropertySet {
  var result = PropertySet()
  for property in registry.definitions where isIncluded(property) && Bool.random(using: &generator) {
    result[property.number] = randomValue(of: property, using: &generator)
  }
  return result
}

func randomValue(of property: PropertyDefinition, using generator: inout SeededGenerator) -> PropertyValue {
  switch property.type {
  case .count, .bytes, .percent, .rate:
    guard let bounds = property.bounds else { fatalError("\(property.name) has no bounds") }
    var candidates = [bounds.minimum, bounds.maximum, bounds.maximum / 2, Int64.random(in: 1...100, using: &generator)]
    if bounds.allowsUnlimited { candidates.append(unlimited) }
    return .integer(candidates[Int.random(in: 0..<candidates.count, using: &generator)])
  case .flag:
    return .flag(Bool.random(using: &generator))
  case .choice:
    return .choice(property.options[Int.random(in: 0..<property.options.count, using: &generator)].number)
  case .textList:
    return .textList(["a", "b", "é", "日本"].filter { _ in Bool.random(using: &generator) })
  }
}
