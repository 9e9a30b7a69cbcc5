import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

/// Special terms, an outage and the way back to the plan, as an operator meets them; in process and over TCP, with the
/// server killed in between.
@Suite(.serialized) struct LockScenarioTests {
  private static let domain = "特別.example.jp"
  private static let subscription = HostingProvider.subscription(domain)

  @Test(arguments: Depth.allCases)
  func fromThePlanToSpecialTermsThroughAnOutageAndBack(depth: Depth) async throws {
    var provider = try await HostingProvider.open(depth)
    try await provider.createCatalog()
    try await provider.create(
      HostingProvider.new(Self.domain, HostingProvider.selection("ビジネス", ["ディスク増量50GB": 1])),
      for: HostingProvider.provider)
    try await pinAndWithdraw(provider)
    provider = try await provider.killedAndRestarted()
    try await outage(provider)
    try await lockAndMoveOn(provider)
    provider = try await provider.killedAndRestarted()
    try await backToThePlan(provider)
    try await detachAndBindAgain(provider)
    await provider.close()
  }

  /// Two values are pinned and one of them is taken back; the subscriber sets what is delegated.
  private func pinAndWithdraw(_ provider: HostingProvider) async throws {
    var customization = provider.customization(["max_box": 300, "max_db": 9], note: "特別契約")
    customization.scope = .fields
    try await provider.customize(Self.domain, customization)
    let reset = try await provider.client.subscriptions.resetOverrides(
      .with {
        $0.subscription = Self.subscription
        $0.properties = [provider.properties.number("max_db")]
      })
    #expect(reset.subscription?.lock?.kind == .fields && reset.subscription?.syncState == .partiallyLocked)
    #expect(reset.subscription?.lock?.note == "特別契約")
    let settings = try await provider.client.subscriptions.setSubscriberSettings(
      .with {
        $0.subscription = Self.subscription
        $0.values = provider.properties.values(["dns_zone_type": "secondary"])
      })
    #expect(settings.subscription?.subscriberSettings.count == 1)
    let values = try await provider.effective(Self.domain)
    #expect(values["max_box"] == 300 && values["max_db"] == 5 && values["dns_zone_type"] == "secondary")
  }

  /// What cannot be delivered for a while is clamped, named and explained, and forgotten by nobody.
  private func outage(_ provider: HostingProvider) async throws {
    let maxBox = provider.properties.number("max_box")
    let limits = SetCapabilitiesRequest.with { $0.capabilities = [.atMost(maxBox, 250)] }
    var trial = limits
    trial.options = .with { $0.dryRun = true }
    let tried = try await provider.client.catalog.setCapabilities(trial)
    #expect(tried.impact?.newlyUnsynced == 1 && tried.impact?.samples.map(\.property) == [maxBox])
    _ = try await provider.client.catalog.setCapabilities(limits)
    let effective = try await provider.client.subscriptions.getEffective(
      .with {
        $0.subscription = Self.subscription
        $0.explain = true
      })
    #expect(effective.syncState == .unsynced && effective.conflicts.map(\.source) == [.override])
    #expect(
      effective.explanations.first { $0.property == maxBox }?.layers.map(\.source) == [.plan, .override, .capabilities])
    let conflicts = try await provider.client.subscriptions.listConflicts(.with { $0.subscription = Self.subscription })
    #expect(conflicts.conflicts == effective.conflicts)
    _ = try await provider.client.catalog.setCapabilities(.with { $0.clearProperties = [maxBox] })
    let again = try await provider.client.subscriptions.getEffective(
      .with {
        $0.subscription = Self.subscription
        $0.ifNoneMatch = effective.etag
      })
    #expect(!again.notModified && again.syncState == .partiallyLocked && again.conflicts.isEmpty)
  }

  /// Wholly locked, the plan and the add-ons change without reaching it.
  private func lockAndMoveOn(_ provider: HostingProvider) async throws {
    _ = try await provider.client.subscriptions.lock(.with { $0.subscription = Self.subscription })
    let frozen = try await provider.effective(Self.domain)
    _ = try await provider.client.subscriptions.switchPlan(
      .with {
        $0.subscription = Self.subscription
        $0.plan = HostingProvider.plan("プレミアム")
      })
    _ = try await provider.client.subscriptions.setAddOns(
      .with {
        $0.subscription = Self.subscription
        $0.addOns = [.with { $0.addOn = .with { $0.by = .name("メール大容量") } }]
      })
    try await provider.change(plan: "プレミアム", ["max_db": 66])
    #expect(try await provider.effective(Self.domain) == frozen)
    let shown = try await provider.subscription(Self.domain)
    #expect(shown.syncState == .locked && shown.ownValues.count == frozen.count && shown.overrides.count == 1)
  }

  /// Back to the plan: refused with what would be lost, then by a policy that keeps what was promised explicitly.
  private func backToThePlan(_ provider: HostingProvider) async throws {
    var request = UnlockSubscriptionRequest.with { $0.subscription = Self.subscription }
    let refused = await refusal { _ = try await provider.client.subscriptions.unlock(request) }
    #expect(refused?.reason == "OVERRIDES_WOULD_BE_LOST")
    let rows = refused?.violations.map { "\($0.field): \($0.description)" } ?? []
    #expect(rows.contains("max_box: now 300, would be 420, set explicitly"))
    #expect(rows.contains("max_site: now 10, would be 100") && rows.contains("max_db: now 5, would be 66"))
    request.policy = .keepOverrides
    let unlocked = try await provider.client.subscriptions.unlock(request)
    #expect(unlocked.subscription?.syncState == .partiallyLocked)
    let values = try await provider.effective(Self.domain)
    #expect(values["max_box"] == 300 && values["max_db"] == 66 && values["max_site"] == 100)
    #expect(values["dns_zone_type"] == "secondary", "no lock is against the subscriber")
  }

  /// Custom and bound again, by the policy that keeps every value that can be kept.
  private func detachAndBindAgain(_ provider: HostingProvider) async throws {
    let before = try await provider.effective(Self.domain)
    _ = try await provider.client.subscriptions.detachPlan(.with { $0.subscription = Self.subscription })
    #expect(try await provider.effective(Self.domain) == before)
    let refused = await refusal {
      _ = try await provider.client.subscriptions.lock(.with { $0.subscription = Self.subscription })
    }
    #expect(refused?.reason == "CUSTOM_SUBSCRIPTION" && refused?.message.contains("SwitchPlan") == true)
    let bound = try await provider.client.subscriptions.switchPlan(
      .with {
        $0.subscription = Self.subscription
        $0.plan = HostingProvider.plan("ビジネス")
        $0.policy = .keepValues
      })
    #expect(bound.subscription?.syncState == .partiallyLocked)
    let after = try await provider.effective(Self.domain)
    #expect(after["max_box"] == before["max_box"] && after["max_site"] == before["max_site"])
    #expect(after["log_max_files"] == before["log_max_files"])
  }
}
