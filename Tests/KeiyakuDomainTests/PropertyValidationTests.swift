import Testing

@testable import KeiyakuDomain

@Suite struct PropertyValidationTests {
  static let accepted: [(String, PropertyValue)] = [
    ("disk_space", .integer(0)), ("disk_space", .integer(-1)), ("disk_space", .integer(.max)),
    ("disk_space_soft", .integer(100)), ("disk_space_soft", .integer(-1)), ("log_max_files", .integer(1)),
    ("ssl", .flag(true)), ("shell", .choice(3)), ("disable_functions", .textList([])),
    ("disable_functions", .textList(["関数"])),
    ("disable_functions", .textList((0..<TextListLimits.entriesMax).map(String.init))),
    ("open_basedir", .textList([String(repeating: "a", count: TextListLimits.entryBytesMax)])),
  ]

  @Test(arguments: accepted)
  func valuesWithinBoundsAreAccepted(property: String, value: PropertyValue) {
    #expect(registry.definition(named: property)?.violation(of: value) == nil)
  }

  static let refused: [(String, PropertyValue, PropertyViolation.Reason)] = [
    ("disk_space", .integer(-2), .outOfBounds(-2)),
    ("disk_space", .integer(.min), .outOfBounds(.min)),
    ("disk_space_soft", .integer(101), .outOfBounds(101)),
    ("log_max_files", .integer(0), .outOfBounds(0)),
    ("disk_space", .flag(true), .wrongType),
    ("disk_space", .choice(1), .wrongType),
    ("ssl", .integer(1), .wrongType),
    ("shell", .integer(1), .wrongType),
    ("shell", .choice(0), .unknownOption(0)),
    ("shell", .choice(4), .unknownOption(4)),
    ("ssl", .textList([]), .wrongType),
    (
      "disable_functions", .textList((0...TextListLimits.entriesMax).map(String.init)),
      .tooManyEntries(count: TextListLimits.entriesMax + 1, limit: TextListLimits.entriesMax)
    ),
    (
      "disable_functions", .textList(["a", String(repeating: "é", count: 101)]),
      .entryTooLong(position: 1, size: 202)
    ),
    ("disable_functions", .textList([""]), .entryEmpty(position: 0)),
    ("disable_functions", .textList(["a\0b"]), .entryHasControlCharacter(position: 0)),
    ("disable_functions", .textList(["a", "\u{85}"]), .entryHasControlCharacter(position: 1)),
  ]

  @Test(arguments: refused)
  func valuesThatDoNotFitSayWhy(property: String, value: PropertyValue, reason: PropertyViolation.Reason) {
    let violation = registry.definition(named: property)?.violation(of: value)
    #expect(violation?.reason == reason)
    #expect(violation?.row.field == property)
    #expect(violation?.row.description.isEmpty == false)
  }

  @Test func aPlanIsRefusedForUnknownPropertiesBeforeValues() {
    let set: PropertySet = [1: .integer(-2), 99: .integer(1), 999: .flag(true)]
    #expect(refusal { () throws(Refusal) in try registry.check(planValues: set) } == .propertyUnknown(["99", "999"]))
  }

  @Test func aPlanIsRefusedWithEveryValueThatDoesNotFit() {
    let refused = refusal { () throws(Refusal) in
      try registry.check(planValues: values(["max_db": .integer(-5), "ssl": .integer(1)]))
    }
    guard case .propertyValueInvalid(let violations) = refused else {
      Issue.record("not refused for its values: \(String(describing: refused))")
      return
    }
    #expect(violations.map(\.property.name) == ["max_db", "ssl"])
  }

  @Test func anAddOnIsRefusedForOtherGroupsByNameBeforeValues() {
    let set = values([
      "webmail": .choice(99), "log_compress": .flag(true), "bandwidth": .integer(1), "dns_zone_type": .choice(1),
      "max_db": .integer(1), "ssl": .flag(true), "memory_limit": .integer(1), "manage_dns": .flag(true),
    ])
    #expect(
      refusal { () throws(Refusal) in try registry.check(addOnValues: set) }
        == .propertyNotAllowedInAddOn(["webmail", "dns_zone_type", "bandwidth", "log_compress"]))
  }

  @Test(arguments: registry.definitions.filter { !$0.isCustomizable }.map(\.name))
  func customizingOtherGroupsIsRefusedByName(property: String) {
    let set = values([
      property: registry.defaults[number(property)] ?? .flag(true), "max_db": .integer(-9),
    ])
    #expect(
      refusal { () throws(Refusal) in try registry.check(overrides: set) } == .propertyNotCustomizable([property]))
  }
}
