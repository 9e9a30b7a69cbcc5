import Testing

@testable import KeiyakuDomain

@Suite struct EffectiveValuesTests {
  static let all = Capabilities()

  // MARK: Clamp

  struct ClampRow: CustomTestStringConvertible, Sendable {
    let property: String
    let desired: PropertyValue
    let capability: Capability
    let expected: PropertyValue
    var testDescription: String { "\(property) \(desired) to \(capability)" }
  }

  static let clampRows: [ClampRow] = [
    ClampRow(property: "max_db", desired: .integer(5), capability: .atMost(3), expected: .integer(3)),
    ClampRow(property: "max_db", desired: .integer(2), capability: .atMost(3), expected: .integer(2)),
    ClampRow(property: "max_db", desired: .integer(-1), capability: .atMost(3), expected: .integer(3)),
    ClampRow(property: "max_db", desired: .integer(5), capability: .atMost(-1), expected: .integer(5)),
    ClampRow(property: "max_db", desired: .integer(-1), capability: .atMost(-1), expected: .integer(-1)),
    ClampRow(property: "ssl", desired: .flag(true), capability: .unavailable, expected: .flag(false)),
    ClampRow(property: "ssl", desired: .flag(false), capability: .unavailable, expected: .flag(false)),
    ClampRow(property: "php_handler", desired: .choice(4), capability: .options([4]), expected: .choice(4)),
    ClampRow(property: "php_handler", desired: .choice(4), capability: .options([1, 2, 5]), expected: .choice(2)),
    ClampRow(property: "php_handler", desired: .choice(4), capability: .options([5]), expected: .choice(1)),
    ClampRow(property: "php_handler", desired: .choice(1), capability: .options([]), expected: .choice(1)),
    ClampRow(property: "overuse", desired: .choice(4), capability: .options([3, 5]), expected: .choice(5)),
    ClampRow(
      property: "open_basedir", desired: .textList(["a", "b", "c"]), capability: .entries(["c", "b", "x"]),
      expected: .textList(["b", "c"])),
  ]

  @Test(arguments: clampRows)
  func clampRule(row: ClampRow) {
    let base = registry.defaults.overlaid(by: [number(row.property): row.desired])
    let capabilities = Capabilities([(number(row.property), row.capability)])
    let effective = registry.effective(base: base, terms: .plain, capabilities: capabilities)
    #expect(effective == base.overlaid(by: [number(row.property): row.expected]))

    let conflicts = registry.conflicts(base: base, terms: .plain, capabilities: capabilities)
    let expected = Conflict(
      property: number(row.property), desired: row.desired, available: row.expected, source: .association)
    #expect(conflicts == (row.desired == row.expected ? [] : [expected]))
    #expect(
      registry.syncState(base: base, terms: .plain, capabilities: capabilities)
        == (conflicts.isEmpty ? .synced : .unsynced))
  }

  @Test func plainTermsGetTheSharedSetBack() {
    let base = registry.defaults
    #expect(registry.effective(base: base, terms: .plain, capabilities: Self.all).sharesStorage(with: base))
    let irrelevant = Capabilities([(number("max_db"), .atMost(1_000))])
    #expect(registry.effective(base: base, terms: .plain, capabilities: irrelevant).sharesStorage(with: base))
    let sleeping = SubscriptionTerms(basis: .association, subscriberSettings: values(["ssl": .flag(false)]))
    #expect(registry.effective(base: base, terms: sleeping, capabilities: Self.all).sharesStorage(with: base))
  }

  // MARK: Base, overrides, delegation

  @Test func overridesAreOnTopOfEveryBasis() {
    let overrides = values(["max_db": .integer(77)])
    let other = registry.defaults.overlaid(by: values(["max_box": .integer(1)]))
    let bases: [(SubscriptionTerms.Basis, PropertySet)] = [
      (.association, registry.defaults), (.frozen(other), other), (.own(other), other),
    ]
    for (basis, base) in bases {
      let terms = SubscriptionTerms(basis: basis, overrides: overrides)
      let effective = registry.effective(base: registry.defaults, terms: terms, capabilities: Self.all)
      #expect(effective == base.overlaid(by: overrides))
    }
  }

  static let delegations: [(String, String, PropertyValue)] = [
    ("dns_zone_type", "manage_dns", .choice(1)), ("ssl", "manage_phosting", .flag(false)),
    ("shell", "manage_sh_access", .choice(3)), ("memory_limit", "manage_php_settings", .integer(7)),
    ("webmail", "manage_mail_settings", .choice(1)), ("log_compress", "manage_log", .flag(false)),
  ]

  @Test(arguments: delegations)
  func aSettingSleepsWhileItsPermissionIsWithdrawn(property: String, permission: String, setting: PropertyValue) {
    for isGranted in [true, false] {
      let base = registry.defaults.overlaid(by: [number(permission): .flag(isGranted)])
      for basis in [SubscriptionTerms.Basis.association, .frozen(base), .own(base)] {
        let terms = SubscriptionTerms(basis: basis, subscriberSettings: [number(property): setting])
        let effective = registry.effective(base: base, terms: terms, capabilities: Self.all)
        #expect(effective[number(property)] == (isGranted ? setting : base[number(property)]))
      }
    }
  }

  @Test func aPermissionThatCannotBeDeliveredDelegatesNothing() {
    let terms = SubscriptionTerms(basis: .association, subscriberSettings: values(["dns_zone_type": .choice(1)]))
    let capabilities = Capabilities([(number("manage_dns"), .unavailable)])
    let effective = registry.effective(base: registry.defaults, terms: terms, capabilities: capabilities)
    #expect(effective.choice(number("dns_zone_type")) == 2)
  }

  @Test func anOverriddenPermissionDelegates() {
    let terms = SubscriptionTerms(
      basis: .association, overrides: values(["manage_phosting": .flag(true)]),
      subscriberSettings: values(["ssl": .flag(false)]))
    let effective = registry.effective(base: registry.defaults, terms: terms, capabilities: Self.all)
    #expect(effective.flag(number("ssl")) == false)
  }

  @Test func aSettingNeverLocksOrUnsyncs() {
    let base = registry.defaults.overlaid(by: values(["manage_php_settings": .flag(true)]))
    let terms = SubscriptionTerms(basis: .association, subscriberSettings: values(["memory_limit": .integer(1 << 40)]))
    let capabilities = Capabilities([(number("memory_limit"), .atMost(1 << 30))])
    #expect(terms.lock == .none)
    #expect(registry.syncState(base: base, terms: terms, capabilities: capabilities) == .synced)
    #expect(
      registry.conflicts(base: base, terms: terms, capabilities: capabilities) == [
        Conflict(
          property: number("memory_limit"), desired: .integer(1 << 40), available: .integer(1 << 30),
          source: .subscriber)
      ])
    let effective = registry.effective(base: base, terms: terms, capabilities: capabilities)
    #expect(effective.integer(number("memory_limit")) == 1 << 30)
  }

  @Test func conflictsNameTheirSource() {
    let capabilities = Capabilities([(number("max_db"), .atMost(0)), (number("log_compress"), .unavailable)])
    let sources = { (terms: SubscriptionTerms) in
      registry.conflicts(base: registry.defaults, terms: terms, capabilities: capabilities).map(\.source)
    }
    #expect(sources(.plain) == [.association, .kept])
    #expect(sources(SubscriptionTerms(basis: .frozen(registry.defaults))) == [.frozen, .frozen])
    #expect(sources(.custom(own: registry.defaults)) == [.own, .own])
    let pinned = SubscriptionTerms(basis: .association, overrides: values(["max_db": .integer(3)]))
    #expect(sources(pinned) == [.override, .kept])
  }

  // MARK: Sync state, in precedence: each row also meets the conditions of the rows below it.

  @Test func theFirstSyncStateThatMatchesCounts() {
    let base = registry.defaults
    let pins = values(["max_db": .integer(9)])
    let lacking = Capabilities([(number("max_db"), .atMost(1))])
    let rows: [(SubscriptionTerms, Capabilities, SyncState)] = [
      (SubscriptionTerms(basis: .own(base), overrides: pins), lacking, .custom),
      (SubscriptionTerms(basis: .frozen(base), overrides: pins), lacking, .locked),
      (SubscriptionTerms(basis: .association, overrides: pins), lacking, .unsynced),
      (SubscriptionTerms(basis: .association, overrides: pins), Self.all, .partiallyLocked),
      (.plain, Self.all, .synced),
    ]
    for (terms, capabilities, expected) in rows {
      #expect(registry.syncState(base: base, terms: terms, capabilities: capabilities) == expected)
    }
  }

  @Test func differingFromThePlanIsNotUnsynced() {
    let terms = SubscriptionTerms(basis: .association, overrides: values(["max_db": .integer(9)]))
    #expect(registry.syncState(base: registry.defaults, terms: terms, capabilities: Self.all) == .partiallyLocked)
  }

  // MARK: Explanation

  @Test func explanationShowsEachLayer() {
    let origins = ValueOrigins(
      plan: registry.defaults,
      addOns: [
        AddOnShare(values: values(["max_db": .integer(2), "ssl": .flag(true)]), quantity: 3),
        AddOnShare(values: values(["mbox_quota": .integer(1)]), quantity: 2),
      ],
      kept: registry.unsynced(of: registry.defaults.overlaid(by: values(["log_max_files": .integer(3)]))))
    let terms = SubscriptionTerms(
      basis: .association, overrides: values(["max_box": .integer(50)]),
      subscriberSettings: values(["dns_zone_type": .choice(1), "memory_limit": .integer(5)]))
    let capabilities = Capabilities([(number("max_box"), .atMost(30))])
    let layers = { (name: String) in
      registry.explain(origins, terms: terms, capabilities: capabilities).first { $0.property == number(name) }?.layers
    }
    #expect(
      layers("max_db") == [
        .init(source: .plan, value: .integer(5)),
        .init(source: .addOn(position: 0, quantity: 3), value: .integer(6)),
        .init(source: .association, value: .integer(11)),
      ])
    #expect(
      layers("mbox_quota") == [
        .init(source: .plan, value: .integer(1 << 30)),
        .init(source: .addOn(position: 1, quantity: 2), value: .integer(1)),
        .init(source: .association, value: .integer(1 << 30)),
      ])
    #expect(
      layers("max_box") == [
        .init(source: .plan, value: .integer(20)), .init(source: .override, value: .integer(50)),
        .init(source: .capabilities, value: .integer(30)),
      ])
    #expect(
      layers("dns_zone_type") == [
        .init(source: .plan, value: .choice(2)), .init(source: .subscriber, value: .choice(1)),
      ])
    #expect(layers("memory_limit") == [.init(source: .plan, value: .integer(128 << 20))])
    #expect(layers("log_max_files") == [.init(source: .kept, value: .integer(3))])
  }

  @Test(arguments: [41, 42] as [UInt64])
  func explanationEndsInTheEffectiveValue(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let plan = registry.fillingDefaults(in: randomValues({ _ in true }, using: &generator))
      let kept = registry.unsynced(of: registry.fillingDefaults(in: randomValues({ _ in true }, using: &generator)))
      let addOns = [AddOnShare(values: randomValues(\.isAllowedInAddOn, using: &generator), quantity: 2)]
      let base = registry.base(merged: registry.merge(plan: plan, addOns: addOns), kept: kept)
      let other = registry.fillingDefaults(in: randomValues({ _ in true }, using: &generator))
      let terms = SubscriptionTerms(
        basis: [.association, .frozen(other), .own(other)][Int.random(in: 0..<3, using: &generator)],
        overrides: randomValues(\.isCustomizable, using: &generator),
        subscriberSettings: randomValues({ $0.delegatingPermission != nil }, using: &generator))
      let capabilities = Capabilities([
        (number("max_db"), .atMost(10)), (number("manage_log"), .unavailable), (number("shell"), .options([2])),
      ])
      let effective = registry.effective(base: base, terms: terms, capabilities: capabilities)
      let explained = registry.explain(
        ValueOrigins(plan: plan, addOns: addOns, kept: kept), terms: terms, capabilities: capabilities)
      #expect(PropertySet(explained.map { ($0.property, $0.value) }) == effective, "seed \(seed)")
      #expect(explained.allSatisfy { $0.layers.last?.value == $0.value }, "seed \(seed)")
    }
  }
}
