import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// What a change of the catalog means for subscriptions; by semantics.md, "Impact".
@Suite struct ImpactTests {
  private func prepared() async throws -> Services {
    let services = try Services()
    try await services.createCatalog()
    let databases = Property.databases
    try await services.createSubscription(.provider, .bound("follows.jp"))
    try await services.createSubscription(.provider, .bound("addon.jp", addOns: [(2, 1)]))
    try await services.createSubscription(.provider, .bound("pinned.jp", .values([.integer(databases, 7)], .fields)))
    try await services.createSubscription(.provider, .bound("locked.jp", .values([.integer(databases, 8)])))
    try await services.createSubscription(.provider, .bound("other.jp", plan: 1))
    try await services.createSubscription(.provider, .custom("custom.jp"))
    return services
  }

  private func update(_ services: Services, _ values: [PropertyValue], isDryRun: Bool = true) async throws -> Impact {
    let reply = try await services.call(
      CatalogServiceMethods.updatePlan,
      .with {
        $0.options = .with { $0.dryRun = isDryRun }
        $0.plan = .id(2)
        $0.values = values
      })
    return reply.impact ?? Impact()
  }

  private func limit(
    _ services: Services, _ capabilities: [Capability], clear: [Int32] = [], isDryRun: Bool = true
  ) async throws -> Impact {
    let reply = try await services.call(
      CatalogServiceMethods.setCapabilities,
      .with {
        $0.options = .with { $0.dryRun = isDryRun }
        $0.capabilities = capabilities
        $0.clearProperties = clear
      })
    return reply.impact ?? Impact()
  }

  private func rows(_ impact: Impact) -> [String] {
    impact.samples.map { row in
      let values = [row.now?.value, row.after?.value].map { value -> String in
        if case .integer(let number) = value { "\(number)" } else { "none" }
      }
      return "\(row.name) \(row.property) \(values[0]) \(values[1]) \(row.syncState)"
    }
  }

  @Test func aPlanSaysWhoFollowsAndWhoIsLocked() async throws {
    let services = try await prepared()
    let tried = try await update(services, [.integer(Property.databases, 33)])
    #expect(tried.following == 3 && tried.locked == 1 && tried.newlyUnsynced == 0 && !tried.newlyUnsyncedAtLeast)
    // The pinned one keeps its value, so that nothing changes for it.
    #expect(rows(tried) == ["follows.jp 10 20 33 synced", "addon.jp 10 20 33 synced"])
    #expect(try await services.effective("follows.jp")[Property.databases] == .integer(20))
    let made = try await update(services, [.integer(Property.databases, 33)], isDryRun: false)
    #expect(made.following == 3 && made.locked == 1 && made.samples.isEmpty)
  }

  @Test func anAddOnSaysSoOfThoseThatHaveIt() async throws {
    let services = try await prepared()
    let reply = try await services.call(
      CatalogServiceMethods.updateAddOn,
      .with {
        $0.options = .with { $0.dryRun = true }
        $0.addOn = .id(2)
        $0.values = [.integer(Property.mailboxes, 15)]
      })
    let impact = reply.impact ?? Impact()
    #expect(impact.following == 1 && impact.locked == 0)
    #expect(rows(impact) == ["addon.jp 11 60 65 synced"])
  }

  @Test func whatCanBeDeliveredConcernsEveryone() async throws {
    let services = try await prepared()
    let tried = try await limit(services, [.atMost(Property.databases, 6)])
    #expect(tried.following == 6 && tried.locked == 0 && tried.newlyUnsynced == 3)
    #expect(
      Set(rows(tried)) == [
        "follows.jp 10 20 6 unsynced", "addon.jp 10 20 6 unsynced", "pinned.jp 10 7 6 unsynced",
        "locked.jp 10 8 6 locked",
      ])
    // Less than the defaults that plan 1 and its copies have, but for those with values of their own.
    let less = try await limit(services, [.atMost(Property.databases, 1)])
    #expect(less.newlyUnsynced == 4 && Set(less.samples.map(\.name)).contains("custom.jp"))
    _ = try await limit(services, [.atMost(Property.databases, 6)], isDryRun: false)
    // Who is unsynced already does not become it.
    let more = try await limit(services, [.atMost(Property.mailboxes, 30)])
    #expect(more.newlyUnsynced == 0)
    #expect(try await limit(services, [], clear: [Property.databases]).newlyUnsynced == 0)
  }

  @Test func whoBecomesUnsyncedIsCountedPinByPin() async throws {
    let services = try await prepared()
    _ = try await limit(services, [.atMost(Property.databases, 25)], isDryRun: false)
    let tried = try await update(services, [.integer(Property.databases, 26)])
    // The pinned one keeps 7, which can be delivered.
    #expect(tried.newlyUnsynced == 2 && !tried.newlyUnsyncedAtLeast)
    #expect(tried.samples.allSatisfy { $0.syncState == .unsynced && $0.after?.value == .integer(25) })
    _ = try await limit(services, [.atMost(Property.mailboxes, 55)], isDryRun: false)
    let both = try await update(services, [.integer(Property.databases, 26), .integer(Property.mailboxes, 90)])
    // With its add-on, addon.jp has 60 mailboxes and is unsynced already.
    #expect(both.newlyUnsynced == 2)
  }

  @Test func thereAreAtMostTwentyExamplesOfSeveralSubscriptions() async throws {
    let services = try await prepared()
    for number in 0..<30 { try await services.createSubscription(.provider, .bound("n\(number).jp")) }
    let values = (1...18).map { PropertyValue.integer(Int32($0), 1) }
    let tried = try await update(services, values)
    #expect(tried.samples.count == 20 && tried.following == 33)
    #expect(Set(tried.samples.map(\.name)).count == 4)
    let one = try await update(services, [.integer(Property.databases, 1)])
    #expect(one.samples.count == 20 && Set(one.samples.map(\.name)).count == 20)
  }

  @Test func aReplayHasNoImpact() async throws {
    let services = try await prepared()
    let request = UpdatePlanRequest.with {
      $0.options = .with { $0.requestID = requestBytes }
      $0.plan = .id(2)
      $0.values = [.integer(Property.databases, 33)]
    }
    #expect(try await services.call(CatalogServiceMethods.updatePlan, request).impact?.following == 3)
    let again = try await services.call(CatalogServiceMethods.updatePlan, request)
    #expect(again.impact == nil && again.result?.replayed == true)
  }

  /// A UUIDv7 of the time at which the services stand.
  private var requestBytes: [UInt8] {
    let time = (0..<6).map { UInt8(truncatingIfNeeded: Services.startTime >> (40 - 8 * $0)) }
    return time + [0x70, 1, 0x80, 0, 0, 0, 0, 0, 0, 7]
  }

  // However many follow, one call looks at so many and says that there may be more.
  @Test func theWorkIsBounded() async throws {
    let services = try Services()
    try await services.createCatalog()
    _ = try await limit(services, [.atMost(Property.databases, 25)], isDryRun: false)
    for number in 0..<1_100 {
      let pin = Customization.values([.integer(Property.mailboxes, 1)], .fields)
      try await services.createSubscription(.provider, .bound("n\(number).jp", pin))
    }
    let tried = try await update(services, [.integer(Property.databases, 26)])
    #expect(tried.following == 1_100 && tried.newlyUnsynced == 1_000 && tried.newlyUnsyncedAtLeast)
    // Those without pins are counted together, however many they are.
    let others = try Services()
    try await others.createCatalog()
    _ = try await limit(others, [.atMost(Property.databases, 25)], isDryRun: false)
    for number in 0..<1_100 { try await others.createSubscription(.provider, .bound("n\(number).jp")) }
    let exact = try await update(others, [.integer(Property.databases, 26)])
    #expect(exact.newlyUnsynced == 1_100 && !exact.newlyUnsyncedAtLeast)
  }
}
