import KeiyakuMessages
import TestSupport
import Testing

@Suite struct CatalogTests {
  // Of the same plan and add-on: a follower, one with pins, one wholly locked, one custom.
  @Test func aChangeReachesExactlyThoseThatFollow() async throws {
    let services = try Services()
    try await services.createCatalog()
    let databases = Property.databases
    try await services.createSubscription(.provider, .bound("follows.jp", addOns: [(2, 3)]))
    try await services.createSubscription(
      .provider, .bound("pinned.jp", addOns: [(2, 3)], .values([.integer(databases, 7)], .fields)))
    try await services.createSubscription(.provider, .bound("locked.jp", addOns: [(2, 3)]))
    _ = try await services.call(SubscriptionServiceMethods.lock, .with { $0.subscription = .name("locked.jp") })
    try await services.createSubscription(.provider, .custom("custom.jp"))
    let custom = try await services.effective("custom.jp")
    try await services.setPlan(2, [.integer(databases, 33)])
    try await services.setAddOn(2, [.integer(Property.mailboxes, 20)])

    func values(_ name: String) async throws -> [PropertyValue.Value?] {
      let effective = try await services.effective(name)
      return [effective[databases], effective[Property.mailboxes]]
    }
    #expect(try await values("follows.jp") == [.integer(33), .integer(110)])
    #expect(try await values("pinned.jp") == [.integer(7), .integer(110)])
    #expect(try await values("locked.jp") == [.integer(20), .integer(80)])
    #expect(try await services.effective("custom.jp") == custom)
    #expect(try await services.subscription("pinned.jp").syncState == .partiallyLocked)

    // Back to the plan: by name of the policy, or refused with what would be lost.
    let unlock = UnlockSubscriptionRequest.with { $0.subscription = .name("locked.jp") }
    let error = await services.error(SubscriptionServiceMethods.unlock, unlock)
    #expect(error?.reason == "OVERRIDES_WOULD_BE_LOST" && error?.violations.map(\.field) == ["max_db", "max_box"])
    var discard = unlock
    discard.policy = .discard
    #expect(try await services.call(SubscriptionServiceMethods.unlock, discard).subscription?.lock == nil)
    #expect(try await values("locked.jp") == [.integer(33), .integer(110)])
  }

  @Test func logParametersStayAsAtCreation() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("old.jp"))
    try await services.setPlan(2, [.integer(Property.logFiles, 99)])
    try await services.createSubscription(.provider, .bound("new.jp"))
    #expect(try await services.effective("old.jp")[Property.logFiles] == .integer(10))
    #expect(try await services.effective("new.jp")[Property.logFiles] == .integer(99))
  }

  @Test func clearingAnAddOnsPropertyTakesItOutOfTheMerge() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("a.jp", addOns: [(2, 1)]))
    let reply = try await services.call(
      CatalogServiceMethods.updateAddOn,
      .with {
        $0.addOn = .id(2)
        $0.clearProperties = [Property.mailboxes]
      })
    #expect(reply.addOn?.values.map(\.property) == [Property.manageShell])
    #expect(try await services.effective("a.jp")[Property.mailboxes] == .integer(50))
  }

  @Test func countsFollowCreationAndTransfer() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("a.jp", addOns: [(1, 1)]))
    try await services.createSubscription(.customer("tanaka"), .bound("b.jp"))
    try await services.createSubscription(.provider, .custom("c.jp"))
    _ = try await services.call(
      SubscriptionServiceMethods.transfer,
      .with {
        $0.subscription = .name("a.jp")
        $0.newOwner = .provider
      })
    let customer = try await services.call(CustomerServiceMethods.get, .with { $0.customer = .login("tanaka") })
    let plan = try await services.call(CatalogServiceMethods.getPlan, .with { $0.plan = .id(2) })
    let addOns = try await services.call(CatalogServiceMethods.listAddOns, .init())
    #expect(customer.customer?.subscriptionCount == 1 && plan.plan?.subscriptionCount == 2)
    #expect(addOns.addOns.map(\.subscriptionCount) == [1, 0])
    let info = try await services.call(AdminServiceMethods.getServerInfo, .init())
    #expect([info.customerCount, info.planCount, info.addOnCount, info.subscriptionCount] == [1, 2, 2, 3])
  }

  @Test func exactlyOnePlanIsTheDefault() async throws {
    let services = try Services()
    try await services.createCatalog()
    for id in [2, 2, 1] as [Int64] {
      let reply = try await services.call(CatalogServiceMethods.setDefaultPlan, .with { $0.plan = .id(id) })
      #expect(reply.plan?.isDefault == true)
      let plans = try await services.call(CatalogServiceMethods.listPlans, .init()).plans
      #expect(plans.filter(\.isDefault).map(\.id) == [id])
    }
  }

  @Test func aPlanStartsFromTheDefaultsOrFromAnother() async throws {
    let services = try Services()
    try await services.createCatalog()
    let described = try await services.call(CatalogServiceMethods.describeProperties, .init())
    let first = try await services.call(CatalogServiceMethods.getPlan, .with { $0.plan = .id(1) })
    #expect(first.plan?.values == described.properties.compactMap(\.defaultValue) && described.properties.count == 79)
    let copy = try await services.call(
      CatalogServiceMethods.createPlan,
      .with {
        $0.spec = .with { $0.name = "シルバー" }
        $0.copyFrom = .id(2)
        $0.values = [.integer(Property.databases, 1)]
      })
    let gold = try await services.call(CatalogServiceMethods.getPlan, .with { $0.plan = .id(2) }).plan?.values ?? []
    let expected = gold.map { $0.property == Property.databases ? .integer(Property.databases, 1) : $0 }
    #expect(copy.plan?.values == expected)
  }

  @Test func validityDaysGiveASubscriptionItsExpiry() async throws {
    let services = try Services()
    let plan = try await services.call(
      CatalogServiceMethods.createPlan,
      .with {
        $0.spec = .with {
          $0.name = "年契約"
          $0.validityDays = 365
        }
      })
    let created = try await services.createSubscription(.provider, .bound("a.jp", plan: plan.plan?.id ?? 0))
    #expect(created.expiresAtMs == Services.startTime + 365 * 86_400_000)
    #expect(try await services.createSubscription(.provider, .bound("b.jp", plan: 1)).expiresAtMs == 0)
  }
}
