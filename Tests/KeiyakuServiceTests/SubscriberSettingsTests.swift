import KeiyakuMessages
import TestSupport
import Testing

/// What a subscriber sets, as far as a permission delegates it; by semantics.md, "Delegation".
@Suite struct SubscriberSettingsTests {
  private static let manageDNS: Int32 = 104
  private static let zoneType: Int32 = 501

  private func set(
    _ services: Services, _ name: String, _ values: [PropertyValue], clear: [Int32] = []
  ) async throws -> Subscription {
    try await services.call(
      SubscriptionServiceMethods.setSubscriberSettings,
      .with {
        $0.subscription = .name(name)
        $0.values = values
        $0.clearProperties = clear
      }
    ).subscription ?? Subscription()
  }

  private func zoneType(_ services: Services, _ name: String) async throws -> PropertyValue.Value? {
    try await services.effective(name)[Self.zoneType]
  }

  @Test(arguments: ["follows.jp", "pinned.jp", "locked.jp", "custom.jp"])
  func aSettingHoldsUnderAnyLockAndNeitherLocksNorUnsyncs(name: String) async throws {
    let services = try Services()
    try await services.createCatalog()
    let new: NewSubscription =
      switch name {
      case "pinned.jp": .bound(name, .values([.integer(Property.databases, 1)], .fields))
      case "locked.jp": .bound(name, .values([.integer(Property.databases, 1)]))
      case "custom.jp": .custom(name)
      default: .bound(name)
      }
    let before = try await services.createSubscription(.provider, new)
    let after = try await set(services, name, [.choice(Self.zoneType, 1)])
    #expect(after.subscriberSettings == [.choice(Self.zoneType, 1)])
    #expect(after.lock == before.lock && after.syncState == before.syncState && after.overrides == before.overrides)
    #expect(try await zoneType(services, name) == .choice(1))
    // Neither a lock nor an unlock nor a switch touches it.
    if name == "pinned.jp" {
      _ = try await services.call(SubscriptionServiceMethods.lock, .with { $0.subscription = .name(name) })
      #expect(try await zoneType(services, name) == .choice(1))
    }
    if name == "locked.jp" {
      _ = try await services.call(
        SubscriptionServiceMethods.unlock,
        .with {
          $0.subscription = .name(name)
          $0.policy = .discard
        })
      #expect(try await zoneType(services, name) == .choice(1))
    }
    #expect(try await set(services, name, [], clear: [Self.zoneType]).subscriberSettings.isEmpty)
    #expect(try await zoneType(services, name) == .choice(2))
  }

  @Test func itSleepsWhileThePermissionIsWithdrawnAndCanBeGivenUpThen() async throws {
    let services = try Services()
    try await services.createCatalog()
    for name in ["a.jp", "b.jp"] {
      try await services.createSubscription(.provider, .bound(name))
      _ = try await set(services, name, [.choice(Self.zoneType, 1)])
    }
    try await services.setPlan(2, [.flag(Self.manageDNS, false)])
    #expect(try await zoneType(services, "a.jp") == .choice(2))
    #expect(try await services.subscription("a.jp").subscriberSettings == [.choice(Self.zoneType, 1)])
    let error = await services.error(
      SubscriptionServiceMethods.setSubscriberSettings,
      .with {
        $0.subscription = .name("a.jp")
        $0.values = [.choice(Self.zoneType, 1)]
      })
    #expect(error?.reason == "PERMISSION_NOT_DELEGATED")
    #expect(error?.violations.map(\.description) == ["needs the permission manage_dns"])
    #expect(try await set(services, "b.jp", [], clear: [Self.zoneType]).subscriberSettings.isEmpty)
    try await services.setPlan(2, [.flag(Self.manageDNS, true)])
    #expect(try await zoneType(services, "a.jp") == .choice(1))
    #expect(try await zoneType(services, "b.jp") == .choice(2))
  }

  @Test func aPermissionThatCannotBeDeliveredDelegatesNothing() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("a.jp"))
    _ = try await set(services, "a.jp", [.choice(Self.zoneType, 1)])
    _ = try await services.call(
      CatalogServiceMethods.setCapabilities, .with { $0.capabilities = [.unavailable(Self.manageDNS)] })
    #expect(try await zoneType(services, "a.jp") == .choice(2))
    #expect(try await services.subscription("a.jp").syncState == .unsynced)
  }

  @Test func aSettingThatCannotBeDeliveredIsAConflictAndYetSynced() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.setPlan(2, [.flag(107, true)])
    try await services.createSubscription(.provider, .bound("a.jp"))
    _ = try await set(services, "a.jp", [.integer(301, 1 << 40)])
    _ = try await services.call(
      CatalogServiceMethods.setCapabilities, .with { $0.capabilities = [.atMost(301, 1 << 30)] })
    let effective = try await services.call(
      SubscriptionServiceMethods.getEffective, .with { $0.subscription = .name("a.jp") })
    #expect(effective.syncState == .synced && effective.conflicts.map(\.source) == [.subscriber])
    #expect(effective.values.first { $0.property == 301 }?.value == .integer(1 << 30))
  }
}
