import Testing

@testable import KeiyakuDomain

@Suite struct CapabilitiesTests {
  typealias Limit = (number: PropertyNumber, capability: Capability)

  private func set(
    _ limits: [Limit], lifting lifted: [PropertyNumber] = [], in capabilities: Capabilities = Capabilities()
  ) -> Result<Capabilities, Refusal> {
    do throws(Refusal) { return .success(try registry.setting(limits, lifting: lifted, in: capabilities)) } catch {
      return .failure(error)
    }
  }

  private func violations(_ limits: [Limit]) -> [String] {
    guard case .failure(.propertyValueInvalid(let violations)) = set(limits) else { return ["not refused"] }
    return violations.map { "\($0.property.name) \($0.row.description)" }
  }

  // MARK: Refusals, each row with everything wrong that the rows below it speak of.

  @Test func theFirstThingThatIsWrongIsTheRefusal() {
    #expect(set([]) == .failure(.fieldRequired(field: "capabilities")))
    let ssl = number("ssl")
    let wrong: [Limit] = [(99, .unavailable), (ssl, .atMost(1))]
    #expect(set(wrong, lifting: [98, ssl]) == .failure(.propertyUnknown(["99", "98"])))
    #expect(
      set([(ssl, .atMost(1))], lifting: [ssl])
        == .failure(
          .propertyValueInvalid([
            PropertyViolation(property: registry.definition(ssl)!, reason: .wrongType)  // Known by its name.
          ])))
    #expect(
      set([(ssl, .unavailable)], lifting: [ssl])
        == .failure(
          .fieldInvalid(field: "clear_properties", reason: "ssl is set and cleared at once; do one of both")))
    #expect(set([(ssl, .unavailable)]) == .success(Capabilities([(ssl, .unavailable)])))
  }

  @Test func aLimitIsOfTheKindOfItsProperty() {
    #expect(violations([(number("max_db"), .unavailable)]).count == 1)
    #expect(violations([(number("max_db"), .options([1]))]) != ["not refused"])
    #expect(violations([(number("max_db"), .entries(["a"]))]) != ["not refused"])
    #expect(violations([(number("ssl"), .options([]))]) != ["not refused"])
    #expect(violations([(number("shell"), .atMost(1))]) != ["not refused"])
    #expect(violations([(number("open_basedir"), .unavailable)]) != ["not refused"])
    #expect(violations([(number("ssl"), .atMost(-1))]) != ["not refused"])
  }

  @Test func aLimitIsWithinTheBoundsOfItsProperty() {
    let outside = [(number("max_db"), Capability.atMost(-2)), (number("disk_space_soft"), .atMost(101))]
    #expect(violations(outside.map { Limit($0.0, $0.1) }).count == 2)
    #expect(violations([(number("shell"), .options([1, 9]))]) != ["not refused"])
    #expect(violations([(number("open_basedir"), .entries([""]))]) != ["not refused"])
    #expect(violations([(number("log_max_files"), .atMost(0))]) != ["not refused"])
  }

  // MARK: What becomes of them

  @Test func thoseThatAreNotNamedStay() {
    let before = Capabilities([(number("max_db"), .atMost(5)), (number("ssl"), .unavailable)])
    let after = set([(number("shell"), .options([2, 1]))], lifting: [number("max_db"), number("perl")], in: before)
    #expect(after == .success(Capabilities([(number("ssl"), .unavailable), (number("shell"), .options([1, 2]))])))
  }

  @Test func noLimitIsNoRestriction() {
    let before = Capabilities([(number("max_db"), .atMost(5))])
    guard case .success(let after) = set([(number("max_db"), .atMost(-1))], in: before) else {
      Issue.record("refused")
      return
    }
    #expect(after.isUnrestricted)
  }

  @Test func equalCapabilitiesAreEqualHoweverTheyWereWritten() {
    let one = Capabilities([
      (number("open_basedir"), .entries(["b", "a", "b"])), (number("shell"), .options([2, 1, 2])),
    ])
    let other = Capabilities([(number("shell"), .options([1, 2])), (number("open_basedir"), .entries(["a", "b"]))])
    #expect(one == other)
  }

  // MARK: Clamp as a function: properties over random values and capabilities

  @Test(arguments: [71, 72, 73] as [UInt64])
  func theClampGivesNeverMoreThanWantedAndNeverMoreThanCanBeDelivered(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let values = randomValues({ _ in true }, using: &generator)
      let capabilities = randomCapabilities(using: &generator)
      let clamped = registry.clamp(values, to: capabilities)
      #expect(registry.clamp(clamped, to: capabilities) == clamped, "clamping twice differs, seed \(seed)")
      #expect(registry.isDeliverable(clamped, by: capabilities), "seed \(seed)")
      #expect(registry.isDeliverable(values, by: capabilities) == (clamped == values), "seed \(seed)")
      #expect(Array(clamped.numbers) == Array(values.numbers), "seed \(seed)")
      for (number, value) in values {
        guard let available = clamped[number], let property = registry.definition(number) else { continue }
        if capabilities[number] == nil { #expect(available == value, "\(property.name), seed \(seed)") }
        #expect(isAtMost(available, value, property), "\(property.name), seed \(seed)")
      }
    }
  }

  @Test(arguments: [81, 82] as [UInt64])
  func aStricterCapabilityNeverGivesMore(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let values = randomValues({ _ in true }, using: &generator)
      let some = randomCapabilities(using: &generator)
      // Both limits at once, one after the other, are stricter than either.
      let more = registry.clamp(registry.clamp(values, to: some), to: randomCapabilities(using: &generator))
      for (number, value) in registry.clamp(values, to: some) {
        guard let strict = more[number], let property = registry.definition(number) else { continue }
        #expect(isAtMost(strict, value, property), "\(property.name), seed \(seed)")
      }
    }
  }

  /// Whether a value grants no more than another.
  private func isAtMost(_ value: PropertyValue, _ other: PropertyValue, _ property: PropertyDefinition) -> Bool {
    switch (value, other) {
    case (.integer(let value), .integer(let other)): other == unlimited || value != unlimited && value <= other
    case (.flag(let value), .flag(let other)): !value || other
    case (.choice(let value), .choice(let other)):
      (property.option(value)?.rank ?? .max) <= (property.option(other)?.rank ?? .min)
    case (.textList(let value), .textList(let other)): Set(value).isSubset(of: Set(other))
    default: false
    }
  }

  private func randomCapabilities(using generator: inout SeededGenerator) -> Capabilities {
    var result = Capabilities()
    for property in registry.definitions where Int.random(in: 0..<3, using: &generator) == 0 {
      switch property.type {
      case .count, .bytes, .percent, .rate:
        result[property.number] = .atMost(Int64.random(in: 1...100, using: &generator))
      case .flag: result[property.number] = .unavailable
      case .choice:
        result[property.number] = .options(
          property.options.map(\.number).filter { _ in Bool.random(using: &generator) })
      case .textList:
        result[property.number] = .entries(["a", "é", "x"].filter { _ in Bool.random(using: &generator) })
      }
    }
    return result
  }
}
