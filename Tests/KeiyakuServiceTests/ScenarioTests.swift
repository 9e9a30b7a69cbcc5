import KeiyakuMessages
import TestSupport
import Testing

/// The work that the product exists for, in the order and the words of the semantics.
@Suite struct ScenarioTests {
  @Test func aCustomerWithoutSubscriptionCannotLogIn() async throws {
    let services = try Services()
    let created = try await services.createCustomer("tanaka", password: "ひみつ1")
    #expect(created.customer?.id == 1 && created.customer?.hasCredential == true)
    #expect(created.customer?.spec?.contact?.address?.city == "千代田区")
    #expect(await services.logIn("tanaka", "ひみつ1") == "NO_SUBSCRIPTION")
    #expect(await services.logIn("tanaka", "ひみつ2") == "INVALID_CREDENTIALS")
  }

  @Test func aCustomerWithTheirFirstSubscriptionInOneCallAndASecondLater() async throws {
    let services = try Services()
    try await services.createCatalog()
    let created = try await services.createCustomer(
      "tanaka", password: "ひみつ", .bound("日本語.jp", addOns: [(1, 2), (2, 1)]))
    #expect(created.result?.sequence == created.result?.revision)
    #expect(created.customer?.subscriptionCount == 1 && created.subscription?.ownerCustomerID == 1)
    #expect(created.subscription?.syncState == .synced && created.subscription?.lock == nil)
    guard case .bound(let bound)? = created.subscription?.association else { throw Unexpected.association }
    #expect(bound.planName == "ゴールド" && bound.addOns.map(\.name) == ["容量追加", "メール追加"])
    #expect(bound.addOns.map(\.quantity) == [2, 1])
    #expect(await services.logIn("tanaka", "ひみつ") == "OK")

    let effective = try await services.effective("日本語.jp")
    #expect(effective[Property.diskSpace] == .integer(20 << 30))
    #expect(effective[Property.mailboxes] == .integer(60))
    #expect(effective[Property.databases] == .integer(20))
    #expect(effective[Property.manageShell] == .flag(true))

    try await services.createSubscription(.customer("tanaka"), .bound("example.jp"))
    let customer = try await services.call(CustomerServiceMethods.get, .with { $0.customer = .login("tanaka") })
    #expect(customer.customer?.subscriptionCount == 2)
  }

  @Test func anAtomicCallThatIsRefusedLeavesNothing() async throws {
    let services = try Services()
    try await services.createCatalog()
    await #expect(throws: RPCError.self) {
      try await services.createCustomer("tanaka", .bound("a.jp", addOns: [(99, 1)]))
    }
    #expect(
      await services.reason(CustomerServiceMethods.get, .with { $0.customer = .login("tanaka") })
        == "CUSTOMER_NOT_FOUND")
  }

  @Test func specialTermsInOneCallAndInTwoComeToTheSame() async throws {
    let services = try Services()
    try await services.createCatalog()
    let terms = Customization.values([.integer(Property.databases, 100)])
    try await services.createCustomer("tanaka", .bound("follows.jp", addOns: [(2, 1)]))
    try await services.createSubscription(.customer("tanaka"), .bound("one.jp", addOns: [(2, 1)], terms))
    try await services.createSubscription(.customer("tanaka"), .bound("two.jp", addOns: [(2, 1)]))
    try await services.customize("two.jp", terms)
    for name in ["one.jp", "two.jp"] {
      let subscription = try await services.subscription(name)
      #expect(subscription.lock?.kind == .whole && subscription.lock?.actor == "operator")
      #expect(subscription.syncState == .locked)
      #expect(subscription.overrides == [.integer(Property.databases, 100)])
    }
    #expect(try await services.effective("one.jp") == services.effective("two.jp"))

    let locked = try await services.effective("one.jp")
    try await services.setPlan(2, [.integer(Property.databases, 25), .integer(Property.mailboxQuota, 9 << 30)])
    try await services.setAddOn(2, [.integer(Property.mailboxes, 15)])
    let follows = try await services.effective("follows.jp")
    #expect(follows[Property.databases] == .integer(25) && follows[Property.mailboxes] == .integer(65))
    #expect(follows[Property.mailboxQuota] == .integer(9 << 30))
    #expect(try await services.effective("one.jp") == locked)
    #expect(try await services.effective("two.jp") == locked)
  }

  @Test(
    arguments: [
      ("ssl", .flag(202, false)), ("memory_limit", .integer(301, 1)), ("mail_service", .flag(401, true)),
      ("dns_zone_type", .choice(501, 1)), ("log_max_files", .integer(702, 3)), ("bandwidth", .integer(602, 1)),
    ] as [(String, PropertyValue)])
  func whatIsNoResourceOrPermissionIsRefusedByName(name: String, value: PropertyValue) async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("bound.jp"))
    try await services.createSubscription(.customer("tanaka"), .custom("custom.jp"))
    for subscription in ["bound.jp", "custom.jp"] {
      let error = await services.error(
        SubscriptionServiceMethods.customize,
        .with {
          $0.subscription = .name(subscription)
          $0.customization = .values([.integer(Property.databases, 5), value])
        })
      #expect(error?.reason == "PROPERTY_NOT_CUSTOMIZABLE" && error?.message.contains(name) == true)
      #expect(error?.violations.map(\.field) == [name])
    }
    let new = NewSubscription.bound("new.jp", .values([value]))
    let error = await services.error(
      SubscriptionServiceMethods.create,
      .with {
        $0.owner = .customer("tanaka")
        $0.subscription = new
      })
    #expect(error?.reason == "PROPERTY_NOT_CUSTOMIZABLE")
  }

  @Test func aCustomSubscriptionIsACopyOfTheDefaultPlan() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka")
    try await services.setPlan(1, [.integer(Property.databases, 8)])
    let created = try await services.createSubscription(.customer("tanaka"), .custom("custom.jp"))
    #expect(created.syncState == .custom && created.lock == nil)
    try await services.customize("custom.jp", .values([.integer(Property.mailboxes, 77)]))
    try await services.setPlan(1, [.integer(Property.databases, 9), .integer(Property.mailboxes, 1)])
    let effective = try await services.effective("custom.jp")
    #expect(effective[Property.databases] == .integer(8) && effective[Property.mailboxes] == .integer(77))
    #expect(try await services.subscription("custom.jp").syncState == .custom)
    #expect(
      await services.reason(SubscriptionServiceMethods.lock, .with { $0.subscription = .name("custom.jp") })
        == "CUSTOM_SUBSCRIPTION")
    // Another default plan is copied from then on.
    _ = try await services.call(CatalogServiceMethods.setDefaultPlan, .with { $0.plan = .id(2) })
    try await services.createSubscription(.customer("tanaka"), .custom("gold.jp"))
    #expect(try await services.effective("gold.jp")[Property.databases] == .integer(20))
  }

  @Test func theProvidersOwnSubscriptions() async throws {
    let services = try Services()
    try await services.createCatalog()
    let bound = try await services.createSubscription(.provider, .bound("provider.jp", addOns: [(1, 1)]))
    let custom = try await services.createSubscription(.provider, .custom("mail.provider.jp"))
    #expect(bound.ownerCustomerID == 0 && custom.ownerCustomerID == 0)
    try await services.customize("provider.jp", .values([.integer(Property.databases, -1)]))
    #expect(try await services.effective("provider.jp")[Property.databases] == .integer(-1))
    let owned = try await services.call(SubscriptionServiceMethods.list, .of(.with { $0.owner = .provider }))
    #expect(owned.subscriptions.map(\.id) == [1, 2])
  }

  @Test func manySubscriptionsOfOneCustomerStandEachForItself() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("one.jp", plan: 1))
    try await services.createSubscription(.customer("tanaka"), .bound("two.jp", addOns: [(1, 3)]))
    try await services.createSubscription(.customer("tanaka"), .bound("three.jp", addOns: [(1, 1), (2, 2)]))
    try await services.createSubscription(.customer("tanaka"), .custom("four.jp"))
    try await services.setAddOn(1, [.integer(Property.diskSpace, 6 << 30)])
    #expect(try await services.effective("one.jp")[Property.diskSpace] == .integer(10 << 30))
    #expect(try await services.effective("two.jp")[Property.diskSpace] == .integer(28 << 30))
    #expect(try await services.effective("three.jp")[Property.diskSpace] == .integer(16 << 30))
    #expect(try await services.effective("three.jp")[Property.mailboxes] == .integer(70))
    #expect(try await services.effective("four.jp")[Property.diskSpace] == .integer(10 << 30))
  }

  @Test func aTransferCarriesEverythingAndLetsTheNewOwnerIn() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", password: "one")
    try await services.createCustomer("suzuki", password: "two", .bound("first.jp"))
    try await services.createSubscription(
      .customer("suzuki"), .bound("second.jp", .values([.integer(Property.databases, 99)])))
    let before = try await services.subscription("second.jp")
    #expect(await services.logIn("tanaka", "one") == "NO_SUBSCRIPTION")
    let reply = try await services.call(
      SubscriptionServiceMethods.transfer,
      .with {
        $0.subscription = .name("second.jp")
        $0.newOwner = .customer("tanaka")
      })
    #expect(reply.subscription?.ownerCustomerID == 1 && reply.subscription?.lock == before.lock)
    #expect(reply.subscription?.overrides == before.overrides && reply.subscription?.createdAtMs == before.createdAtMs)
    #expect(await services.logIn("tanaka", "one") == "OK")
    #expect(await services.logIn("suzuki", "two") == "OK")
    // Its status follows the new owner.
    _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
    #expect(try await services.subscription("second.jp").statusReasons == [.ownerSuspended])
    #expect(try await services.subscription("first.jp").statusReasons == [])
  }

  enum Unexpected: Error { case association }
}
