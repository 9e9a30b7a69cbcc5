import Testing

@testable import KeiyakuDomain

@Suite struct PropertyMergeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let property: String
    var plan: PropertyValue?
    var addOns: [(PropertyValue, Int64)] = []
    let expected: PropertyValue?
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "absent everywhere stays absent", property: "max_db", expected: nil),
    Row(name: "plan alone", property: "max_db", plan: .integer(5), expected: .integer(5)),
    Row(name: "add-on alone", property: "max_db", addOns: [(.integer(5), 1)], expected: .integer(5)),
    Row(name: "add-on alone, times quantity", property: "max_db", addOns: [(.integer(5), 3)], expected: .integer(15)),
    Row(
      name: "counts sum", property: "max_db", plan: .integer(5), addOns: [(.integer(3), 1), (.integer(2), 1)],
      expected: .integer(10)),
    Row(
      name: "sizes sum, times quantity", property: "disk_space", plan: .integer(10),
      addOns: [(.integer(3), 4), (.integer(2), 1)], expected: .integer(24)),
    Row(
      name: "an unlimited plan wins a sum", property: "max_db", plan: .integer(-1), addOns: [(.integer(3), 2)],
      expected: .integer(-1)),
    Row(
      name: "an unlimited add-on wins a sum, whatever its quantity", property: "max_db", plan: .integer(3),
      addOns: [(.integer(-1), 1_000)], expected: .integer(-1)),
    Row(
      name: "a sum saturates", property: "disk_space", plan: .integer(.max), addOns: [(.integer(1), 1)],
      expected: .integer(.max)),
    Row(
      name: "a product saturates", property: "disk_space", plan: .integer(0), addOns: [(.integer(.max / 2), 3)],
      expected: .integer(.max)),
    Row(
      name: "a product that would wrap to -1 saturates", property: "disk_space", plan: .integer(0),
      addOns: [(.integer(.max), 2)], expected: .integer(.max)),
    Row(
      name: "a saturated sum is not unlimited, and unlimited still wins", property: "disk_space", plan: .integer(.max),
      addOns: [(.integer(.max), 1), (.integer(-1), 1)], expected: .integer(-1)),
    Row(
      name: "zero times quantity is zero", property: "max_db", plan: .integer(0), addOns: [(.integer(0), 1_000)],
      expected: .integer(0)),
    Row(
      name: "soft thresholds take the maximum", property: "disk_space_soft", plan: .integer(80),
      addOns: [(.integer(90), 3)], expected: .integer(90)),
    Row(
      name: "quotas per mailbox take the maximum, without quantity", property: "mbox_quota", plan: .integer(100),
      addOns: [(.integer(60), 2)], expected: .integer(100)),
    Row(
      name: "rates take the maximum", property: "outgoing_messages_domain_limit", plan: .integer(10),
      addOns: [(.integer(20), 5), (.integer(15), 1)], expected: .integer(20)),
    Row(
      name: "unlimited wins a maximum", property: "outgoing_messages_domain_limit", plan: .integer(10),
      addOns: [(.integer(-1), 1)], expected: .integer(-1)),
    Row(
      name: "limits of one PHP request take the maximum", property: "memory_limit", plan: .integer(128),
      addOns: [(.integer(256), 2)], expected: .integer(256)),
    Row(
      name: "a flag is on if any is on", property: "manage_dns", plan: .flag(false),
      addOns: [(.flag(true), 1), (.flag(false), 1)], expected: .flag(true)),
    Row(
      name: "a flag is off if all are off", property: "manage_dns", plan: .flag(false), addOns: [(.flag(false), 2)],
      expected: .flag(false)),
    Row(
      name: "lists unite", property: "disable_functions", plan: .textList(["exec", "system"]),
      addOns: [(.textList(["popen", "exec"]), 2)], expected: .textList(["exec", "popen", "system"])),
    Row(
      name: "an empty list is a value, and adds nothing", property: "disable_functions", plan: .textList([]),
      addOns: [(.textList(["a"]), 1)], expected: .textList(["a"])),
    Row(
      name: "the least restrictive option wins from an add-on", property: "shell", plan: .choice(1),
      addOns: [(.choice(2), 1)], expected: .choice(2)),
    Row(
      name: "the least restrictive option wins from the plan", property: "shell", plan: .choice(3),
      addOns: [(.choice(2), 1)], expected: .choice(3)),
    Row(
      name: "rank decides, not the option's number", property: "overuse", plan: .choice(4),
      addOns: [(.choice(5), 1)], expected: .choice(4)),
  ]

  @Test(arguments: rows)
  func mergeRule(row: Row) {
    let property = number(row.property)
    var plan = PropertySet()
    plan[property] = row.plan
    let addOns = row.addOns.map { AddOnShare(values: [property: $0.0], quantity: $0.1) }
    for order in [addOns, addOns.reversed()] {
      #expect(registry.merge(plan: plan, addOns: order)[property] == row.expected)
    }
  }

  @Test func withoutAddOnsThePlansOwnSetIsReturned() {
    #expect(registry.merge(plan: registry.defaults, addOns: []).sharesStorage(with: registry.defaults))
    let empty = AddOnShare(values: PropertySet(), quantity: 2)
    #expect(registry.merge(plan: registry.defaults, addOns: [empty]).sharesStorage(with: registry.defaults))
  }

  @Test func valuesThatNeverFollowAreKept() {
    let kept = registry.unsynced(of: registry.defaults)
    #expect(kept.map(\.number) == [701, 702, 703])
    #expect(registry.base(merged: registry.defaults, kept: kept).sharesStorage(with: registry.defaults))

    let changed = registry.defaults.overlaid(by: values(["log_max_files": .integer(99), "max_db": .integer(42)]))
    let base = registry.base(merged: changed, kept: kept)
    #expect(base.integer(number("log_max_files")) == 10)
    #expect(base.integer(number("max_db")) == 42)
    #expect(registry.base(merged: changed, kept: PropertySet()).integer(number("log_max_files")) == nil)
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func theOrderOfAddOnsNeverMatters(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let plan = randomValues({ _ in true }, using: &generator)
      let addOns = randomAddOns(using: &generator)
      let merged = registry.merge(plan: plan, addOns: addOns)
      #expect(registry.merge(plan: plan, addOns: addOns.shuffled(using: &generator)) == merged, "seed \(seed)")
    }
  }

  @Test(arguments: [21, 22, 23] as [UInt64])
  func aMergeEqualsItsRulesAppliedOneByOne(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let plan = randomValues({ _ in true }, using: &generator)
      let addOns = randomAddOns(using: &generator)
      let merged = registry.merge(plan: plan, addOns: addOns)
      for property in registry.definitions {
        let shares = addOns.compactMap { addOn in addOn.values[property.number].map { ($0, addOn.quantity) } }
        let expected = expectedMerge(of: property, [plan[property.number].map { ($0, 1) }].compactMap { $0 } + shares)
        #expect(merged[property.number] == expected, "\(property.name), seed \(seed)")
      }
    }
  }

  @Test func aMergeNeverMakesUnlimitedOutOfLimits() {
    var generator = SeededGenerator(seed: 31)
    let limited = { (set: PropertySet) in
      PropertySet(set.map { ($0.number, $0.value == .integer(unlimited) ? .integer(.max) : $0.value) })
    }
    for _ in 0..<200 {
      let plan = limited(randomValues({ _ in true }, using: &generator))
      let addOns = randomAddOns(using: &generator).map { AddOnShare(values: limited($0.values), quantity: $0.quantity) }
      for (number, value) in registry.merge(plan: plan, addOns: addOns) {
        if case .integer(let integer) = value { #expect(integer >= 0, "\(registry.name(number))") }
      }
    }
  }

  private func randomAddOns(using generator: inout SeededGenerator) -> [AddOnShare] {
    (0..<Int.random(in: 0...4, using: &generator)).map { _ in
      AddOnShare(
        values: randomValues(\.isAllowedInAddOn, using: &generator),
        quantity: [1, 2, 7, 1_000][Int.random(in: 0..<4, using: &generator)])
    }
  }

  /// The rules once more, over all shares at once and in wider integers.
  private func expectedMerge(of property: PropertyDefinition, _ shares: [(PropertyValue, Int64)]) -> PropertyValue? {
    if shares.isEmpty { return nil }
    var integers: [(Int128, Int128)] = []
    var isOn = false
    var options: [PropertyOption] = []
    var texts: Set<String> = []
    for (value, quantity) in shares {
      switch value {
      case .integer(let integer): integers.append((Int128(integer), Int128(quantity)))
      case .flag(let flag): isOn = isOn || flag
      case .choice(let number): options += [property.option(number)].compactMap { $0 }
      case .textList(let entries): texts.formUnion(entries)
      }
    }
    switch property.mergeRule {
    case .sum, .maximum:
      if integers.contains(where: { $0.0 == -1 }) { return .integer(-1) }
      let total =
        property.mergeRule == .sum
        ? integers.reduce(0) { $0 + $1.0 * $1.1 } : integers.map(\.0).max() ?? 0
      return .integer(Int64(clamping: total))
    case .or:
      return .flag(isOn)
    case .leastRestrictive:
      return options.max { $0.rank < $1.rank }.map { .choice($0.number) }
    case .union:
      return .textList(texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }
}
