import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

/// The seven scenarios of docs/semantics.md, in process and over TCP against the real executable.
@Suite(.serialized) struct ScenarioTests {
  private static let gibibyte: Int64 = 1 << 30

  @Test(arguments: Depth.allCases)
  func aCustomerWithoutASubscriptionCannotLogIn(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.customerWithoutSubscription()
    let refused = await refusal { _ = try await provider.logIn("suzuki", "さくら-2026") }
    #expect(refused?.reason == "NO_SUBSCRIPTION")
    let wrong = await refusal { _ = try await provider.logIn("suzuki", "うめ-2026") }
    let unknown = await refusal { _ = try await provider.logIn("nobody", "うめ-2026") }
    #expect(wrong?.reason == "INVALID_CREDENTIALS")
    #expect(wrong == unknown, "an unknown login and a wrong password get one and the same answer")
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func aCustomerWithPlanAndTwoAddOnsInOneAtomicCallLogsInAndHasTheMerge(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    #expect(try await provider.logIn("tanaka", "ひみつ-10")?.spec?.contact?.name == "田中 花子")

    let values = try await provider.effective("田中商店.jp")
    #expect(values["disk_space"] == .integer(107_374_182_400 + 2 * 53_687_091_200), "sizes sum, times quantity")
    #expect(values["max_box"] == 500, "counts sum")
    #expect(values["mbox_quota"] == 10_737_418_240, "quotas per mailbox take the maximum")
    #expect(values["manage_sh_access"] == true, "flags are or-ed")
    #expect(values["max_site"] == 10, "what no add-on sets is the plan's")

    // All or nothing: a subscription that is refused leaves no customer behind.
    let refused = await refusal {
      _ = try await provider.client.customers.create(
        CreateCustomerRequest.with {
          $0.spec = HostingProvider.person("山田 次郎", login: "yamada")
          $0.subscription = HostingProvider.new("田中商店.jp", HostingProvider.selection("ビジネス"))
        })
    }
    #expect(refused?.reason == "NAME_TAKEN")
    let absent = await refusal {
      _ = try await provider.client.customers.get(
        GetCustomerRequest.with { $0.customer = HostingProvider.customer("yamada") })
    }
    #expect(absent?.reason == "CUSTOMER_NOT_FOUND")

    // A second one later.
    try await provider.create(
      HostingProvider.new("tanaka-shop.example.jp", HostingProvider.selection("プレミアム")),
      for: HostingProvider.owner("tanaka"))
    let customer = try await provider.client.customers.get(
      GetCustomerRequest.with { $0.customer = HostingProvider.customer("tanaka") }
    ).customer
    #expect(customer?.subscriptionCount == 2)
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func specialTermsInOneCallAndInTwoGiveTheSameAndHoldAgainstTheCatalog(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    try await provider.specialTerms()

    let one = try await provider.subscription("special-one.example.jp")
    let two = try await provider.subscription("special-two.example.jp")
    #expect(one.lock?.kind == .whole && two.lock?.kind == .whole)
    #expect(one.syncState == .locked && two.syncState == .locked)
    #expect(one.overrides == two.overrides && !one.overrides.isEmpty)
    let before = try await provider.effective("special-one.example.jp")
    #expect(before == (try await provider.effective("special-two.example.jp")))
    #expect(before["max_site"] == 25)

    try await provider.change(plan: "ビジネス", ["max_db": 77, "php_handler": "fastcgi"])
    try await provider.change(addOn: "メール大容量", ["max_box": 900])
    let following = try await provider.effective("田中商店.jp")
    #expect(following["max_db"] == 77 && following["max_box"] == 1000 && following["php_handler"] == "fastcgi")
    #expect(try await provider.effective("special-one.example.jp") == before)
    #expect(try await provider.effective("special-two.example.jp") == before)
    await provider.close()
  }

  @Test(
    arguments: ["php_handler", "memory_limit", "webmail", "dns_zone_type", "log_rotation", "max_connections"],
    Depth.allCases)
  func customizingAParameterIsRefusedByName(name: String, depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    try await provider.customSubscription()
    let value = try #require(
      try await provider.client.subscriptions.getEffective(
        GetEffectiveRequest.with { $0.subscription = HostingProvider.subscription("田中商店.jp") }
      ).values.first { $0.property == provider.properties.number(name) })
    for domain in ["田中商店.jp", "custom.example.jp"] {
      let refused = await refusal {
        try await provider.customize(domain, Customization.with { $0.overrides = [value] })
      }
      #expect(refused?.reason == "PROPERTY_NOT_CUSTOMIZABLE")
      #expect(refused?.violations.map(\.field) == [name])
      #expect(refused?.message.contains(name) == true)
    }
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func aCustomSubscriptionKeepsTheDefaultPlansValuesAndRefusesALock(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    try await provider.customSubscription()
    #expect(try await provider.subscription("custom.example.jp").syncState == .custom)
    let before = try await provider.effective("custom.example.jp")
    #expect(before["max_site"] == 3, "edited freely")

    let refused = await refusal {
      _ = try await provider.client.subscriptions.lock(
        LockSubscriptionRequest.with { $0.subscription = HostingProvider.subscription("custom.example.jp") })
    }
    #expect(refused?.reason == "CUSTOM_SUBSCRIPTION")
    try await provider.change(plan: "Default", ["max_db": 55, "max_subdom": 99])
    #expect(try await provider.effective("custom.example.jp") == before)
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func theProviderOwnsABoundAndACustomSubscription(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.providersOwn()
    let bound = try await provider.subscription("provider.example.jp")
    let custom = try await provider.subscription("status.example.jp")
    #expect(bound.ownerCustomerID == 0 && custom.ownerCustomerID == 0)
    #expect(bound.syncState == .synced && custom.syncState == .custom)
    let listed = try await provider.client.subscriptions.list(
      .of(.with { $0.owner = HostingProvider.provider }))
    #expect(listed.subscriptions.map(\.id) == [bound.id, custom.id])
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func oneCustomerHasSeveralSubscriptionsOnDifferentPlansAndAddOns(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    try await provider.severalSubscriptions()
    let listed = try await provider.client.subscriptions.list(
      .of(.with { $0.owner = HostingProvider.owner("tanaka") }))
    #expect(listed.subscriptions.count == 4)
    #expect(try await provider.effective("many-a.example.jp")["disk_space"] == .integer(107_374_182_400))
    #expect(try await provider.effective("many-b.example.jp")["disk_space"] == -1, "unlimited wins")
    #expect(try await provider.effective("many-c.example.jp")["disk_space"] == .integer(10 * Self.gibibyte))
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func aTransferredSubscriptionLetsItsNewOwnerLogIn(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithoutSubscription()
    try await provider.customerWithFirstSubscription()
    try await provider.severalSubscriptions()
    #expect(await refusal { _ = try await provider.logIn("suzuki", "さくら-2026") }?.reason == "NO_SUBSCRIPTION")
    try await provider.transferToTheCustomerWithout()
    #expect(try await provider.logIn("suzuki", "さくら-2026")?.spec?.login == "suzuki")
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func afterKillAndRestartAllOfItIsThereAndEqual(depth: Depth) async throws {
    let provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithoutSubscription()
    try await provider.customerWithFirstSubscription()
    try await provider.specialTerms()
    try await provider.customSubscription()
    try await provider.providersOwn()
    try await provider.severalSubscriptions()
    try await provider.change(plan: "ビジネス", ["max_db": 77])
    try await provider.transferToTheCustomerWithout()
    let before = try await Everything(provider)

    let restarted = try await provider.killedAndRestarted()
    let after = try await Everything(restarted)
    #expect(before.customers.count == 2 && before.subscriptions.count == 9)
    #expect(after == before)
    #expect(try await restarted.logIn("suzuki", "さくら-2026")?.spec?.login == "suzuki")
    #expect(try await restarted.logIn("tanaka", "ひみつ-10")?.spec?.login == "tanaka")
    await restarted.close()
  }
}

/// All that a client can read of a database.
private struct Everything: Equatable {
  let customers: [Customer]
  let plans: [Plan]
  let addOns: [AddOn]
  let subscriptions: [Subscription]
  let effective: [GetEffectiveReply]

  init(_ provider: HostingProvider) async throws {
    let client = provider.client
    customers = try await client.customers.list(ListCustomersRequest()).customers
    plans = try await client.catalog.listPlans(ListPlansRequest()).plans
    addOns = try await client.catalog.listAddOns(ListAddOnsRequest()).addOns
    subscriptions = try await client.subscriptions.list(
      ListSubscriptionsRequest.with { $0.view = .full }
    ).subscriptions
    var effective: [GetEffectiveReply] = []
    for subscription in subscriptions {
      effective.append(
        try await client.subscriptions.getEffective(
          GetEffectiveRequest.with { $0.subscription = SubscriptionRef.with { $0.by = .id(subscription.id) } }))
    }
    self.effective = effective
  }
}

// MARK: What the scenarios do

extension HostingProvider {
  /// (1) A customer without a subscription.
  func customerWithoutSubscription() async throws {
    _ = try await client.customers.create(
      CreateCustomerRequest.with {
        $0.spec = Self.person("鈴木 一郎", login: "Suzuki", company: "株式会社鈴木製作所")
        $0.credential = Self.password("さくら-2026")
      })
  }

  /// (2) A customer with plan and two add-ons, in one call.
  func customerWithFirstSubscription() async throws {
    let reply = try await client.customers.create(
      CreateCustomerRequest.with {
        $0.spec = Self.person("田中 花子", login: "tanaka", company: "田中商店")
        $0.credential = Self.password("ひみつ-10")
        $0.subscription = Self.new(
          "田中商店.jp", Self.selection("ビジネス", ["ディスク増量50GB": 2, "メール大容量": 1]), user: "tanaka")
      })
    #expect(reply.customer?.id == reply.subscription?.ownerCustomerID)
    #expect(reply.subscription?.spec?.name.hasPrefix("xn--") == true, "kept in ASCII form")
    #expect(reply.subscription?.spec?.ipv6Addresses == ["2001:db8::10"], "kept in the form of RFC 5952")
  }

  /// (3) Special terms in one call, and as two.
  func specialTerms() async throws {
    let terms = customization(["max_site": 25, "manage_crontab": false], note: "特別契約 2026-11")
    let addOns: KeyValuePairs<String, Int32> = ["メール大容量": 1]
    try await create(
      Self.new("special-one.example.jp", Self.selection("ビジネス", addOns), customization: terms),
      for: Self.owner("tanaka"))
    try await create(Self.new("special-two.example.jp", Self.selection("ビジネス", addOns)), for: Self.owner("tanaka"))
    try await customize("special-two.example.jp", terms)
  }

  /// (4) A custom subscription from the default plan, edited.
  func customSubscription() async throws {
    try await create(
      Self.new("custom.example.jp", .custom(CustomSelection())), for: Self.owner("tanaka"))
    try await customize("custom.example.jp", customization(["max_site": 3, "manage_webstat": false]))
  }

  /// (5) The provider's own, bound and custom.
  func providersOwn() async throws {
    try await create(Self.new("provider.example.jp", Self.selection("ビジネス")), for: Self.provider)
    try await create(
      Self.new("status.example.jp", .custom(CustomSelection()), customization: customization(["max_db": 1])),
      for: Self.provider)
  }

  /// (6) Further ones on different plans and add-ons, and custom.
  func severalSubscriptions() async throws {
    try await create(Self.new("many-a.example.jp", Self.selection("ビジネス")), for: Self.owner("tanaka"))
    try await create(
      Self.new("many-b.example.jp", Self.selection("プレミアム", ["ディスク増量50GB": 3])), for: Self.owner("tanaka"))
    try await create(
      Self.new("many-c.example.jp", .custom(CustomSelection())), for: Self.owner("tanaka"))
  }

  /// (7) One of them goes to the customer who has none.
  func transferToTheCustomerWithout() async throws {
    let reply = try await client.subscriptions.transfer(
      TransferSubscriptionRequest.with {
        $0.subscription = Self.subscription("many-a.example.jp")
        $0.newOwner = Self.owner("suzuki")
      })
    #expect(reply.subscription?.ownerCustomerID == 1)
  }
}
