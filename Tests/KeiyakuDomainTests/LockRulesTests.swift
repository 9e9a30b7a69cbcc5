import Testing

@testable import KeiyakuDomain

@Suite struct LockRulesTests {
  static let base = registry.defaults
  static let laterBase = registry.defaults.overlaid(by: [
    number("max_db"): .integer(500), number("ssl"): .flag(false), number("manage_phosting"): .flag(true),
  ])
  static let pins: PropertySet = [number("max_box"): .integer(7)]
  static let edit: PropertySet = [number("wp_instances"): .integer(99)]
  static let first = LockStamp(since: 1_000, actor: "operator", note: "special terms")
  static let second = LockStamp(since: 2_000, actor: "another", note: "")

  static let plain = SubscriptionTerms.plain
  static let pinned = SubscriptionTerms(basis: .association, overrides: pins, lockStamp: first)
  static let frozen = SubscriptionTerms(basis: .frozen(base), overrides: pins, lockStamp: first)
  static let custom = SubscriptionTerms(basis: .own(base), overrides: pins)

  typealias Outcome = Result<SubscriptionTerms, Refusal>

  static func outcome(_ body: () throws(Refusal) -> SubscriptionTerms) -> Outcome {
    do throws(Refusal) { return .success(try body()) } catch { return .failure(error) }
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let outcome: Outcome
    let expected: Outcome
    var testDescription: String { name }

    init(_ name: String, _ expected: Outcome, _ body: () throws(Refusal) -> SubscriptionTerms) {
      self.name = name
      self.expected = expected
      outcome = LockRulesTests.outcome(body)
    }
  }

  // MARK: Customize

  static func customize(
    _ terms: SubscriptionTerms, _ overrides: PropertySet, _ scope: CustomizeScope?
  ) throws(Refusal) -> SubscriptionTerms {
    try terms.customized(with: overrides, scope: scope, base: base, registry: registry, stamp: second)
  }

  static let both = pins.overlaid(by: edit)

  static let customizeRows: [Row] = [
    Row("an empty set is refused before everything", .failure(.fieldRequired(field: "overrides"))) {
      () throws(Refusal) in try customize(custom, PropertySet(), .whole)
    },
    Row("unknown properties come before others", .failure(.propertyUnknown(["99"]))) {
      () throws(Refusal) in try customize(custom, [99: .flag(true), number("ssl"): .flag(true)], .whole)
    },
    Row(
      "what cannot be customized is named, before bounds",
      .failure(.propertyNotCustomizable(["ssl", "memory_limit", "webmail", "dns_zone_type", "log_compress"]))
    ) { () throws(Refusal) in
      try customize(
        custom,
        values([
          "ssl": .flag(true), "memory_limit": .integer(-9), "webmail": .choice(1), "dns_zone_type": .choice(1),
          "log_compress": .flag(true), "max_db": .integer(-9),
        ]), .whole)
    },
    Row(
      "bounds come before the state of the lock",
      .failure(
        .propertyValueInvalid(
          [registry.definition(number("max_db"))?.violation(of: .integer(-9))].compactMap { $0 }))
    ) { () throws(Refusal) in try customize(frozen, values(["max_db": .integer(-9)]), .fields) },
    Row(
      "custom: a scope is refused", .failure(.customSubscription(operation: "Customize with a scope"))
    ) { () throws(Refusal) in try customize(custom, edit, .whole) },
    Row("custom: sets values", .success(SubscriptionTerms(basis: .own(base), overrides: both))) {
      () throws(Refusal) in try customize(custom, edit, nil)
    },
    Row("whole: fields is refused", .failure(.whollyLocked)) {
      () throws(Refusal) in try customize(frozen, edit, .fields)
    },
    Row(
      "whole: edits on top of the frozen set, under the same stamp",
      .success(SubscriptionTerms(basis: .frozen(base), overrides: both, lockStamp: first))
    ) { () throws(Refusal) in try customize(frozen, edit, nil) },
    Row(
      "none: whole is the default",
      .success(SubscriptionTerms(basis: .frozen(base), overrides: edit, lockStamp: second))
    ) { () throws(Refusal) in try customize(plain, edit, nil) },
    Row(
      "none: fields pins only those",
      .success(SubscriptionTerms(basis: .association, overrides: edit, lockStamp: second))
    ) { () throws(Refusal) in try customize(plain, edit, .fields) },
    Row(
      "fields: pins add up, under the same stamp",
      .success(SubscriptionTerms(basis: .association, overrides: both, lockStamp: first))
    ) { () throws(Refusal) in try customize(pinned, edit, .fields) },
    Row(
      "fields: whole freezes, pins stay on top, under a new stamp",
      .success(SubscriptionTerms(basis: .frozen(base), overrides: both, lockStamp: second))
    ) { () throws(Refusal) in try customize(pinned, edit, .whole) },
    Row("the same again changes nothing", .success(pinned)) {
      () throws(Refusal) in try customize(pinned, pins, .fields)
    },
  ]

  // MARK: Lock, Unlock, ResetOverrides

  static func unlock(_ terms: SubscriptionTerms, _ policy: UnlockPolicy?) throws(Refusal) -> SubscriptionTerms {
    try terms.unlocked(policy: policy, base: laterBase, registry: registry, stamp: second)
  }

  static func reset(_ terms: SubscriptionTerms, _ properties: [String]) throws(Refusal) -> SubscriptionTerms {
    try terms.resettingOverrides(properties.map(number), registry: registry, stamp: second)
  }

  static let keptValues = pins.overlaid(by: [
    number("max_db"): .integer(5), number("manage_phosting"): .flag(false),
  ])

  static let otherRows: [Row] = [
    Row("Lock: custom is refused", .failure(.customSubscription(operation: "Lock"))) {
      () throws(Refusal) in try custom.locked(base: base, stamp: second)
    },
    Row("Lock: none freezes as it stands", .success(SubscriptionTerms(basis: .frozen(base), lockStamp: second))) {
      () throws(Refusal) in try plain.locked(base: base, stamp: second)
    },
    Row(
      "Lock: fields freezes, pins stay on top",
      .success(SubscriptionTerms(basis: .frozen(base), overrides: pins, lockStamp: second))
    ) { () throws(Refusal) in try pinned.locked(base: base, stamp: second) },
    Row("Lock: whole is a no-op, and keeps what was frozen", .success(frozen)) {
      () throws(Refusal) in try frozen.locked(base: laterBase, stamp: second)
    },
    Row("Unlock: custom is refused", .failure(.customSubscription(operation: "Unlock"))) {
      () throws(Refusal) in try unlock(custom, .discard)
    },
    Row("Unlock: none is a no-op without a policy", .success(plain)) { () throws(Refusal) in try unlock(plain, nil) },
    Row("Unlock: DISCARD syncs", .success(plain)) { () throws(Refusal) in try unlock(frozen, .discard) },
    Row("Unlock: DISCARD drops pins", .success(plain)) { () throws(Refusal) in try unlock(pinned, .discard) },
    Row(
      "Unlock: KEEP_OVERRIDES makes pins of what was set explicitly",
      .success(SubscriptionTerms(basis: .association, overrides: pins, lockStamp: second))
    ) { () throws(Refusal) in try unlock(frozen, .keepOverrides) },
    Row(
      "Unlock: KEEP_VALUES also pins customizable properties that differ, and no others",
      .success(SubscriptionTerms(basis: .association, overrides: keptValues, lockStamp: second))
    ) { () throws(Refusal) in try unlock(frozen, .keepValues) },
    Row("Unlock: KEEP_OVERRIDES leaves field pins as they are", .success(pinned)) {
      () throws(Refusal) in try unlock(pinned, .keepOverrides)
    },
    Row("Unlock: KEEP_VALUES leaves field pins as they are", .success(pinned)) {
      () throws(Refusal) in try unlock(pinned, .keepValues)
    },
    Row("ResetOverrides: nothing named is refused first", .failure(.fieldRequired(field: "properties"))) {
      () throws(Refusal) in try reset(custom, [])
    },
    Row("ResetOverrides: unknown properties come before custom", .failure(.propertyUnknown(["99"]))) {
      () throws(Refusal) in try custom.resettingOverrides([99], registry: registry, stamp: second)
    },
    Row("ResetOverrides: custom is refused", .failure(.customSubscription(operation: "A reset of overrides"))) {
      () throws(Refusal) in try reset(custom, ["max_box"])
    },
    Row("ResetOverrides: the last pin ends the lock", .success(plain)) {
      () throws(Refusal) in try reset(pinned, ["max_box", "max_db"])
    },
    Row(
      "ResetOverrides: whole returns to the frozen value and stays locked",
      .success(SubscriptionTerms(basis: .frozen(base), lockStamp: first))
    ) { () throws(Refusal) in try reset(frozen, ["max_box"]) },
    Row("ResetOverrides: what was not set is passed over", .success(pinned)) {
      () throws(Refusal) in try reset(pinned, ["max_db"])
    },
    Row("SwitchPlan: bound keeps its pins", .success(pinned)) {
      () throws(Refusal) in
      try pinned.bound(to: laterBase, policy: nil, registry: registry, stamp: second)
    },
    Row("SwitchPlan: whole changes the association only", .success(frozen)) {
      () throws(Refusal) in
      try frozen.bound(to: laterBase, policy: nil, registry: registry, stamp: second)
    },
    Row(
      "SwitchPlan: custom keeps its edits as pins",
      .success(SubscriptionTerms(basis: .association, overrides: pins, lockStamp: second))
    ) { () throws(Refusal) in
      try custom.bound(to: laterBase, policy: .keepOverrides, registry: registry, stamp: second)
    },
    Row(
      "SwitchPlan: custom keeps its values as pins",
      .success(SubscriptionTerms(basis: .association, overrides: keptValues, lockStamp: second))
    ) { () throws(Refusal) in
      try custom.bound(to: laterBase, policy: .keepValues, registry: registry, stamp: second)
    },
  ]

  @Test(arguments: customizeRows + otherRows)
  func rule(row: Row) {
    #expect(row.outcome == row.expected)
    if case .success(let terms) = row.outcome { #expect((terms.lockStamp != nil) == (terms.lock != .none)) }
  }

  // MARK: What would be lost

  static let lostRows: [(String, SubscriptionTerms, [String])] = [
    (
      "whole", frozen,
      ["max_db 5 500 false", "max_box 7 20 true", "manage_phosting off on false", "ssl on off false"]
    ),
    ("fields", pinned, ["max_box 7 20 true"]),
    (
      "a pin equal to the plan is still a pin",
      SubscriptionTerms(basis: .association, overrides: values(["max_db": .integer(500)])), ["max_db 500 500 true"]
    ),
  ]

  @Test(arguments: lostRows)
  func unlockWithoutAPolicyIsRefusedWithTheRowsThatWouldBeLost(
    name: String, terms: SubscriptionTerms, rows: [String]
  ) {
    let outcome = Self.outcome { () throws(Refusal) in try Self.unlock(terms, nil) }
    guard case .failure(.overridesWouldBeLost(let lost)) = outcome else {
      Issue.record("not refused: \(name)")
      return
    }
    let text = lost.map { row in
      let values = [row.now, row.after].map { $0.map(row.property.text) ?? "nothing" }
      return "\(row.property.name) \(values[0]) \(values[1]) \(row.isExplicit)"
    }
    #expect(text == rows)
    #expect(Refusal.overridesWouldBeLost(lost).classification.rows.map(\.field) == lost.map(\.property.name))
  }

  @Test func unlockWithoutAPolicyGoesThroughIfNothingWouldBeLost() throws {
    let locked = try Self.plain.locked(base: Self.base, stamp: Self.first)
    let unlocked = try locked.unlocked(policy: nil, base: Self.base, registry: registry, stamp: Self.second)
    #expect(unlocked == .plain)
  }

  @Test func bindingACustomSubscriptionWithoutAPolicyIsRefused() {
    let refused = refusal { () throws(Refusal) in
      _ = try Self.custom.bound(to: Self.laterBase, policy: nil, registry: registry, stamp: Self.second)
    }
    #expect(refused?.reason == "OVERRIDES_WOULD_BE_LOST")
  }

  // MARK: What the lock means for values

  @Test func inOneCallAndInTwoGivesTheSame() throws {
    let created = try Self.customize(.plain, Self.edit, .whole)
    let inSteps = try Self.customize(try Self.plain.locked(base: Self.base, stamp: Self.second), Self.edit, nil)
    #expect(created == inSteps)
  }

  @Test func laterChangesOfThePlanReachOnlyWhatIsNotLocked() throws {
    let capabilities = Capabilities()
    let whole = try Self.customize(.plain, Self.edit, .whole)
    let fields = try Self.customize(.plain, Self.edit, .fields)
    let effective = { (terms: SubscriptionTerms) in
      registry.effective(base: Self.laterBase, terms: terms, capabilities: capabilities)
    }
    #expect(effective(.plain) == Self.laterBase)
    #expect(effective(whole) == Self.base.overlaid(by: Self.edit))
    #expect(effective(fields) == Self.laterBase.overlaid(by: Self.edit))
    #expect(effective(.custom(own: Self.base)) == Self.base)
  }

  @Test func freezingTakesValuesBeforeTheClamp() throws {
    let outage = Capabilities([(number("max_db"), .atMost(0))])
    let locked = try Self.plain.locked(base: Self.base, stamp: Self.first)
    #expect(registry.effective(base: Self.base, terms: locked, capabilities: outage).integer(number("max_db")) == 0)
    let after = registry.effective(base: Self.base, terms: locked, capabilities: Capabilities())
    #expect(after.integer(number("max_db")) == 5)
  }

  @Test(arguments: [plain, pinned, frozen, custom])
  func detachingKeepsEveryValueAndEndsTheLock(terms: SubscriptionTerms) {
    let detached = terms.detached(base: Self.base)
    #expect(detached.isCustom && detached.lock == .none && detached.lockStamp == nil)
    #expect(
      registry.desired(base: PropertySet(), terms: detached) == registry.desired(base: Self.base, terms: terms))
  }

  // MARK: Subscribers

  static func set(
    _ set: PropertySet, removing removed: [PropertyNumber] = [], _ terms: SubscriptionTerms = plain
  ) throws(Refusal) -> SubscriptionTerms {
    try terms.settingSubscriberValues(set, removing: removed, effective: base, registry: registry)
  }

  static let settings = values(["dns_zone_type": .choice(1)])

  static let settingRows: [Row] = [
    Row("nothing to change is refused", .failure(.fieldRequired(field: "values"))) {
      () throws(Refusal) in try set(PropertySet())
    },
    Row("unknown first", .failure(.propertyUnknown(["99"]))) {
      () throws(Refusal) in try set([99: .flag(true), number("max_db"): .integer(1)])
    },
    Row("never delegated", .failure(.propertyNotDelegable(["max_db", "bandwidth"]))) {
      () throws(Refusal) in
      try set(values(["max_db": .integer(1), "bandwidth": .integer(1), "dns_zone_type": .choice(9)]))
    },
    Row(
      "permission not effective",
      .failure(.permissionNotDelegated([MissingPermission(property: "ssl", permission: "manage_phosting")]))
    ) { () throws(Refusal) in try set(values(["ssl": .flag(true), "dns_zone_type": .choice(1)])) },
    Row("set", .success(SubscriptionTerms(basis: .association, subscriberSettings: settings))) {
      () throws(Refusal) in try set(settings)
    },
    Row("taken back", .success(plain)) {
      () throws(Refusal) in
      try set(
        PropertySet(), removing: [number("dns_zone_type")],
        SubscriptionTerms(basis: .association, subscriberSettings: settings))
    },
    Row(
      "under a lock",
      .success(
        SubscriptionTerms(basis: .frozen(base), overrides: pins, subscriberSettings: settings, lockStamp: first))
    ) { () throws(Refusal) in try set(settings, removing: [], frozen) },
  ]

  @Test(arguments: settingRows)
  func subscriberSetting(row: Row) { #expect(row.outcome == row.expected) }

  @Test func settingsSurviveEveryLockOperation() throws {
    let set = try Self.set(Self.settings)
    let locked = try set.locked(base: Self.base, stamp: Self.first)
    let unlocked = try Self.unlock(locked, .discard)
    for terms in [locked, unlocked, unlocked.detached(base: Self.base), try Self.customize(set, Self.edit, .fields)] {
      #expect(terms.subscriberSettings == Self.settings)
    }
  }
}
