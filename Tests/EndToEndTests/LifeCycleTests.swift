import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

/// A subscription's life from its suspension to its deletion, in process and over TCP against the real executable.
@Suite(.serialized) struct LifeCycleTests {
  private func renewed(
    _ provider: HostingProvider, _ domain: String, _ expiry: RenewSubscriptionRequest.Expiry
  ) async throws -> [StatusReason] {
    try await provider.client.subscriptions.renew(
      .with {
        $0.subscription = HostingProvider.subscription(domain)
        $0.expiry = expiry
      }
    ).subscription?.statusReasons ?? []
  }

  /// Asks until a subscription has expired.
  private func waitUntilExpired(_ provider: HostingProvider, _ domain: String) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while !(try await provider.subscription(domain).statusReasons.contains(.expired)) {
      try #require(ContinuousClock.now < end, "\(domain) did not expire")
    }
  }

  @Test(arguments: Depth.allCases)
  func aSubscriptionIsSuspendedExpiresIsRenewedAndDeletedAlsoAcrossARestart(depth: Depth) async throws {
    var provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    let domain = "田中商店.jp"
    let suspended = try await provider.client.subscriptions.suspend(
      .with {
        $0.subscription = HostingProvider.subscription(domain)
        $0.reason = .subscriber
      })
    #expect(suspended.subscription?.statusReasons == [.subscriber])
    // The server's clock is this machine's.
    let now = try await provider.client.admin.confirmClock(.with { $0.options = .with { $0.dryRun = true } }).wallMs
    #expect(try await renewed(provider, domain, .expiresAtMs(now + 700)) == [.subscriber])
    try await waitUntilExpired(provider, domain)
    #expect(try await provider.logIn("tanaka", "ひみつ-10") != nil, "any subscription counts, whatever its state")
    let refused = await refusal {
      _ = try await provider.client.subscriptions.activate(
        .with {
          $0.subscription = HostingProvider.subscription(domain)
          $0.reason = .expired
        })
    }
    #expect(refused?.reason == "SUBSCRIPTION_EXPIRED" && refused?.message.contains("Renew") == true)

    let before = try await provider.subscription(domain)
    provider = try await provider.killedAndRestarted()
    #expect(try await provider.subscription(domain) == before)
    #expect(try await renewed(provider, domain, .never(NeverExpires())) == [.subscriber])
    let active = try await provider.client.subscriptions.activate(
      .with {
        $0.subscription = HostingProvider.subscription(domain)
        $0.reason = .subscriber
      })
    #expect(active.subscription?.statusReasons == [])

    let mismatch = await refusal {
      _ = try await provider.client.customers.delete(.with { $0.customer = HostingProvider.customer("tanaka") })
    }
    #expect(mismatch?.reason == "SUBSCRIPTIONS_MISMATCH" && mismatch?.violations.count == 1)
    _ = try await provider.client.customers.delete(
      .with {
        $0.customer = HostingProvider.customer("tanaka")
        $0.subscriptions = [HostingProvider.subscription(domain)]
      })
    provider = try await provider.killedAndRestarted()
    #expect(await refusal { _ = try await provider.logIn("tanaka", "ひみつ-10") }?.reason == "INVALID_CREDENTIALS")
    // Login and domain are free again.
    try await provider.customerWithFirstSubscription()
    #expect(try await provider.subscription(domain).id == 2)
    await provider.close()
  }

  // What falls due while no server runs is expired before the next one answers anybody.
  @Test(arguments: Depth.allCases)
  func whatFellDueMeanwhileHasExpiredWhenTheServerIsBack(depth: Depth) async throws {
    var provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.providersOwn()
    let now = try await provider.client.admin.confirmClock(.with { $0.options = .with { $0.dryRun = true } }).wallMs
    for domain in ["provider.example.jp", "status.example.jp"] {
      #expect(try await renewed(provider, domain, .expiresAtMs(now + 2000)).isEmpty)
    }
    provider = try await provider.killedAndRestarted()
    try await waitUntilExpired(provider, "provider.example.jp")
    #expect(try await provider.subscription("status.example.jp").statusReasons == [.expired], "custom ones as well")
    await provider.close()
  }

  @Test(arguments: Depth.allCases)
  func plansAndAddOnsAreDeletedUnderThoseThatUseThem(depth: Depth) async throws {
    var provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.customerWithFirstSubscription()
    try await provider.specialTerms()
    let locked = try await provider.effective("special-one.example.jp")
    _ = try await provider.client.catalog.setPlanArchived(
      .with {
        $0.plan = HostingProvider.plan("ビジネス")
        $0.archived = true
      })
    let archived = await refusal {
      try await provider.create(
        HostingProvider.new("new.example.jp", HostingProvider.selection("ビジネス")), for: HostingProvider.provider)
    }
    #expect(archived?.reason == "PLAN_ARCHIVED")
    let used = await refusal {
      _ = try await provider.client.catalog.deletePlan(.with { $0.plan = HostingProvider.plan("ビジネス") })
    }
    #expect(used?.reason == "IN_USE" && used?.message.contains("3 subscriptions") == true)

    let addOn = { (name: String) in AddOnRef.with { $0.by = .name(name) } }
    _ = try await provider.client.catalog.deleteAddOn(
      .with {
        $0.addOn = addOn("メール大容量")
        $0.holders = .reassignTo(addOn("ディスク増量50GB"))
        $0.expectedCount = 3
      })
    let reassigned = try await provider.client.catalog.deletePlan(
      .with {
        $0.plan = HostingProvider.plan("ビジネス")
        $0.followers = .reassignTo(HostingProvider.plan("プレミアム"))
        $0.expectedCount = 3
      })
    #expect(reassigned.impact?.following == 1 && reassigned.impact?.locked == 2)
    func expectMoved(_ provider: HostingProvider) async throws {
      let subscription = try await provider.subscription("田中商店.jp")
      guard case .bound(let bound) = subscription.association else {
        Issue.record("田中商店.jp follows no plan")
        return
      }
      #expect(bound.planName == "プレミアム" && bound.addOns.map(\.quantity) == [3], "two and one add up")
      #expect(subscription.revision == reassigned.result?.sequence)
      #expect(try await provider.effective("田中商店.jp")["max_site"] == 100)
      #expect(try await provider.effective("special-one.example.jp") == locked, "a whole lock keeps its values")
    }
    try await expectMoved(provider)
    provider = try await provider.killedAndRestarted()
    try await expectMoved(provider)
    await provider.close()
  }
}
