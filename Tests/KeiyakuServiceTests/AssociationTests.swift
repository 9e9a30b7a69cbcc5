import KeiyakuMessages
import TestSupport
import Testing

/// What a subscription follows: switched, detached, with other add-ons; by semantics.md, "Plan and add-ons".
@Suite struct AssociationTests {
  private func prepared() async throws -> Services {
    let services = try Services()
    try await services.createCatalog()
    _ = try await services.call(
      CatalogServiceMethods.createPlan,
      .with {
        $0.spec = .with { $0.name = "シルバー" }
        $0.values = [.integer(Property.databases, 3), .integer(Property.logFiles, 77)]
      })
    return services
  }

  private func switchPlan(
    _ services: Services, _ name: String, to plan: Int64, _ policy: UnlockPolicy = .unspecified
  ) async throws -> Subscription {
    try await services.call(
      SubscriptionServiceMethods.switchPlan,
      .with {
        $0.subscription = .name(name)
        $0.plan = .id(plan)
        $0.policy = policy
      }
    ).subscription ?? Subscription()
  }

  private func values(_ services: Services, _ name: String) async throws -> [PropertyValue.Value?] {
    let effective = try await services.effective(name)
    return [effective[Property.databases], effective[Property.mailboxes], effective[Property.logFiles]]
  }

  // MARK: SwitchPlan

  @Test func switchPlanKeepsPinsAddOnsAndTheLogParametersOfTheCreation() async throws {
    let services = try await prepared()
    try await services.createSubscription(
      .provider, .bound("a.jp", addOns: [(2, 3)], .values([.integer(Property.databases, 7)], .fields)))
    let switched = try await switchPlan(services, "a.jp", to: 3)
    guard case .bound(let bound) = switched.association else {
      Issue.record("not bound")
      return
    }
    #expect(bound.planID == 3 && bound.addOns.map(\.quantity) == [3])
    #expect(switched.lock?.kind == .fields && switched.overrides == [.integer(Property.databases, 7)])
    // The mailboxes of the new plan with the add-on; the pin; the log files of the plan that it was created with.
    #expect(try await values(services, "a.jp") == [.integer(7), .integer(20 + 30), .integer(10)])
    try await services.createSubscription(.provider, .bound("b.jp", plan: 3))
    #expect(try await values(services, "b.jp") == [.integer(3), .integer(20), .integer(77)])
  }

  @Test func countsFollowASwitch() async throws {
    let services = try await prepared()
    try await services.createSubscription(.provider, .bound("a.jp"))
    _ = try await switchPlan(services, "a.jp", to: 3)
    let plans = try await services.call(CatalogServiceMethods.listPlans, .init()).plans
    #expect(plans.map(\.subscriptionCount) == [0, 0, 1])
    let listed = try await services.call(SubscriptionServiceMethods.list, .with { _ in })
    #expect(listed.subscriptions.count == 1)
  }

  @Test(arguments: [
    (UnlockPolicy.discard, 3 as Int64, 20 as Int64, 0), (.keepOverrides, 9, 20, 1), (.keepValues, 9, 50, 2),
  ])
  func aCustomSubscriptionIsBoundByThePolicy(
    policy: UnlockPolicy, databases: Int64, mailboxes: Int64, pins: Int
  ) async throws {
    let services = try await prepared()
    try await services.createSubscription(.provider, .bound("a.jp"))
    _ = try await services.call(SubscriptionServiceMethods.detachPlan, .with { $0.subscription = .name("a.jp") })
    try await services.customize("a.jp", .values([.integer(Property.databases, 9)]))
    let error = await services.error(
      SubscriptionServiceMethods.switchPlan,
      .with {
        $0.subscription = .name("a.jp")
        $0.plan = .id(3)
      })
    #expect(error?.reason == "OVERRIDES_WOULD_BE_LOST")
    // Not the log parameters: they are those of the creation, whatever the plan.
    #expect(error?.violations.map(\.field) == ["max_db", "max_box"])
    let switched = try await switchPlan(services, "a.jp", to: 3, policy)
    #expect(switched.overrides.count == pins && switched.lock?.kind == (pins == 0 ? nil : .fields))
    #expect(try await values(services, "a.jp") == [.integer(databases), .integer(mailboxes), .integer(10)])
  }

  // MARK: DetachPlan

  @Test func detachPlanMakesTheValuesAsTheyStandItsOwn() async throws {
    let services = try await prepared()
    for (name, customization) in [
      ("follows.jp", nil), ("pinned.jp", Customization.values([.integer(Property.databases, 7)], .fields)),
      ("locked.jp", Customization.values([.integer(Property.databases, 8)])),
    ] {
      try await services.createSubscription(.provider, .bound(name, addOns: [(2, 1)], customization))
    }
    try await services.setPlan(2, [.integer(Property.databases, 25)])
    for name in ["follows.jp", "pinned.jp", "locked.jp"] {
      let before = try await services.effective(name)
      let detached = try await services.call(
        SubscriptionServiceMethods.detachPlan, .with { $0.subscription = .name(name) }
      ).subscription
      #expect(detached?.association == .custom(CustomAssociation()) && detached?.lock == nil, "\(name)")
      #expect(detached?.syncState == .custom && detached?.ownValues.count == before.count, "\(name)")
      try await services.setPlan(2, [.integer(Property.databases, Int64(name.utf8.count) * 100)])
      #expect(try await services.effective(name) == before, "\(name)")
      try await services.setPlan(2, [.integer(Property.databases, 25)])
    }
  }

  // MARK: Under a whole lock

  @Test func underAWholeLockOnlyTheAssociationChanges() async throws {
    let services = try await prepared()
    try await services.createSubscription(
      .provider, .bound("a.jp", addOns: [(1, 1)], .values([.integer(Property.databases, 8)])))
    let frozen = try await services.effective("a.jp")
    let subscription = SubscriptionRef.name("a.jp")
    _ = try await switchPlan(services, "a.jp", to: 3)
    _ = try await services.call(
      SubscriptionServiceMethods.addAddOn,
      .with {
        $0.subscription = subscription
        $0.addOn = .selection(2, 2)
      })
    _ = try await services.call(
      SubscriptionServiceMethods.removeAddOn,
      .with {
        $0.subscription = subscription
        $0.addOn = .id(1)
      })
    let shown = try await services.subscription("a.jp")
    #expect(shown.lock?.kind == .whole && shown.syncState == .locked)
    #expect(try await services.effective("a.jp") == frozen)
    guard case .bound(let bound) = shown.association else {
      Issue.record("not bound")
      return
    }
    #expect(bound.planID == 3 && bound.addOns.map(\.addOnID) == [2])
    let unlocked = try await services.call(
      SubscriptionServiceMethods.unlock,
      .with {
        $0.subscription = subscription
        $0.policy = .discard
      })
    #expect(unlocked.subscription?.syncState == .synced)
    #expect(try await values(services, "a.jp") == [.integer(3), .integer(20 + 20), .integer(10)])
  }

  // MARK: Add-ons

  @Test(arguments: [(0 as Int32, 60 as Int64), (1, 60), (1000, 10_050)])
  func anAddOnCountsAsOftenAsItsQuantity(quantity: Int32, mailboxes: Int64) async throws {
    let services = try await prepared()
    try await services.createSubscription(.provider, .bound("a.jp"))
    let reply = try await services.call(
      SubscriptionServiceMethods.addAddOn,
      .with {
        $0.subscription = .name("a.jp")
        $0.addOn = .selection(2, quantity)
      })
    guard case .bound(let bound) = reply.subscription?.association else {
      Issue.record("not bound")
      return
    }
    #expect(bound.addOns.map(\.quantity) == [max(1, quantity)])
    #expect(try await services.effective("a.jp")[Property.mailboxes] == .integer(mailboxes))
  }

  @Test func setAddOnsReplacesAllOfThem() async throws {
    let services = try await prepared()
    try await services.createSubscription(.provider, .bound("a.jp", addOns: [(1, 2)]))
    func set(_ addOns: [AddOnSelection]) async throws -> [Int64] {
      let reply = try await services.call(
        SubscriptionServiceMethods.setAddOns,
        .with {
          $0.subscription = .name("a.jp")
          $0.addOns = addOns
        })
      guard case .bound(let bound) = reply.subscription?.association else { return [] }
      return bound.addOns.map { $0.addOnID * 10_000 + Int64($0.quantity) }
    }
    #expect(try await set([.selection(2, 5), .selection(1, 3)]) == [10_003, 20_005])
    #expect(try await set([.with { $0.addOn = .with { $0.by = .name("メール追加") } }]) == [20_001])
    #expect(try await set([]) == [])
  }

  // MARK: Dry runs

  @Test func aDryRunSaysWhichValuesWouldChange() async throws {
    let services = try await prepared()
    try await services.createSubscription(
      .provider, .bound("a.jp", .values([.integer(Property.databases, 3), .integer(Property.mailboxes, 9)], .fields)))
    let request = SwitchPlanRequest.with {
      $0.options = .with { $0.dryRun = true }
      $0.subscription = .name("a.jp")
      $0.plan = .id(3)
    }
    let tried = try await services.call(SubscriptionServiceMethods.switchPlan, request)
    #expect(tried.changes.isEmpty && tried.result?.sequence == 0)
    let unlocked = try await services.call(
      SubscriptionServiceMethods.unlock,
      .with {
        $0.options = .with { $0.dryRun = true }
        $0.subscription = .name("a.jp")
        $0.policy = .discard
      })
    #expect(
      unlocked.changes == [
        change(.integer(Property.databases, 3), .integer(Property.databases, 20), explicit: true),
        change(.integer(Property.mailboxes, 9), .integer(Property.mailboxes, 50), explicit: true),
      ])
    #expect(try await services.subscription("a.jp").lock?.kind == .fields)
    // A pin that equals the plan's value: nothing changes but that it no longer holds.
    _ = try await switchPlan(services, "a.jp", to: 3)
    let again = try await services.call(
      SubscriptionServiceMethods.resetOverrides,
      .with {
        $0.options = .with { $0.dryRun = true }
        $0.subscription = .name("a.jp")
        $0.properties = [Property.databases]
      })
    #expect(
      again.changes == [change(.integer(Property.databases, 3), .integer(Property.databases, 3), explicit: true)])
    #expect(try await switchPlan(services, "a.jp", to: 2).overrides.count == 2)
  }

  private func change(_ now: PropertyValue, _ after: PropertyValue, explicit: Bool) -> ValueChange {
    .with {
      $0.property = now.property
      $0.now = now
      $0.after = after
      $0.explicit = explicit
    }
  }
}
