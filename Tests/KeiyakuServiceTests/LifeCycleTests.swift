import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages
import TestSupport
import Testing

/// Status reasons, deletion and the catalog's life as callers see them.
@Suite struct LifeCycleTests {
  private func prepared() async throws -> Services {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", password: "ひみつ", .bound("日本語.jp", addOns: [(2, 3)]))
    return services
  }

  private func suspend(_ services: Services, _ reason: StatusReason) async throws -> [StatusReason] {
    let request = SuspendSubscriptionRequest.with {
      $0.subscription = .name("日本語.JP")
      $0.reason = reason
    }
    return try await services.call(SubscriptionServiceMethods.suspend, request).subscription?.statusReasons ?? []
  }

  private func renew(_ services: Services, _ moment: Int64) async throws -> [StatusReason] {
    let request = RenewSubscriptionRequest.with {
      $0.subscription = .name("日本語.jp")
      $0.expiry = .expiresAtMs(moment)
    }
    return try await services.call(SubscriptionServiceMethods.renew, request).subscription?.statusReasons ?? []
  }

  @Test func everyReasonShowsInEveryViewAndMovesTheEtag() async throws {
    let services = try await prepared()
    let effective = GetEffectiveRequest.with { $0.subscription = .name("日本語.jp") }
    func views() async throws -> ([[StatusReason]], [UInt8]) {
      let list = try await services.call(SubscriptionServiceMethods.list, .init())
      let values = try await services.call(SubscriptionServiceMethods.getEffective, effective)
      let basic = try await services.subscription("日本語.jp", .basic)
      let full = try await services.subscription("日本語.jp", .full)
      return (
        [basic.statusReasons, full.statusReasons, values.statusReasons] + list.subscriptions.map(\.statusReasons),
        values.etag
      )
    }
    var etags = [try await views().1]
    var expected: [StatusReason] = []
    func expectReasons(_ reasons: [StatusReason]) async throws {
      let (shown, etag) = try await views()
      #expect(shown == Array(repeating: reasons, count: 4))
      #expect(!etags.contains(etag))
      etags.append(etag)
    }
    for reason in [StatusReason.provider, .subscriber] {
      expected.append(reason)
      #expect(try await suspend(services, reason) == expected)
      try await expectReasons(expected)
    }
    #expect(try await renew(services, Services.startTime + 1) == expected)
    services.clock.now += 1
    #expect(services.engine.expireDue() == .expired(1))
    expected.append(.expired)
    try await expectReasons(expected)
    _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .id(1) })
    expected.append(.ownerSuspended)
    try await expectReasons(expected)

    // Each is ended by its own way, and the answer says what is left.
    #expect(try await renew(services, Services.startTime + 100_000) == [.provider, .subscriber, .ownerSuspended])
    let activate = ActivateSubscriptionRequest.with {
      $0.subscription = .name("日本語.jp")
      $0.reason = .provider
    }
    let left = try await services.call(SubscriptionServiceMethods.activate, activate)
    #expect(left.subscription?.statusReasons == [.subscriber, .ownerSuspended])
    var owner = activate
    owner.reason = .ownerSuspended
    let error = await services.error(SubscriptionServiceMethods.activate, owner)
    #expect(error?.reason == "OWNER_SUSPENDED" && error?.message.contains("CustomerService/Activate") == true)
  }

  // Whatever the subscription's state, it is one; only the customer's own suspension keeps them out.
  @Test func aSuspendedOrExpiredSubscriptionStillLetsItsOwnerLogIn() async throws {
    let services = try await prepared()
    _ = try await suspend(services, .provider)
    _ = try await renew(services, Services.startTime + 1)
    services.clock.now += 1
    #expect(services.engine.expireDue() == .expired(1))
    #expect(await services.logIn("tanaka", "ひみつ") == "OK")
    _ = try await services.call(
      SubscriptionServiceMethods.delete, .with { $0.subscription = .name("日本語.jp") })
    #expect(await services.logIn("tanaka", "ひみつ") == "NO_SUBSCRIPTION")
  }

  @Test func anExpiredSubscriptionIsRenewedAndNotActivated() async throws {
    let services = try await prepared()
    _ = try await renew(services, Services.startTime + 1)
    services.clock.now += 1
    #expect(services.engine.expireDue() == .expired(1))
    let activate = ActivateSubscriptionRequest.with {
      $0.subscription = .id(1)
      $0.reason = .expired
    }
    let error = await services.error(SubscriptionServiceMethods.activate, activate)
    #expect(error?.reason == "SUBSCRIPTION_EXPIRED" && error?.message.contains("SubscriptionService/Renew") == true)
    #expect(try await renew(services, Services.startTime + 5000).isEmpty)
    let past = RenewSubscriptionRequest.with {
      $0.subscription = .id(1)
      $0.expiry = .expiresAtMs(Services.startTime)
    }
    #expect(await services.reason(SubscriptionServiceMethods.renew, past) == "FIELD_INVALID")
  }

  // A key in another Unicode form is the same, in a reference to the successor as well.
  @Test func aDeletionSaysWhomItConcerns() async throws {
    let services = try await prepared()
    try await services.createSubscription(
      .provider, .bound("locked.jp", .values([.integer(Property.databases, 9)])))
    func delete(_ change: (inout DeletePlanRequest) -> Void) async throws -> DeletePlanReply {
      try await services.call(
        CatalogServiceMethods.deletePlan,
        .with {
          $0.plan = .name("コ\u{3099}ールト\u{3099}")
          $0.expectedCount = 2
          change(&$0)
        })
    }
    let detached = try await delete {
      $0.options = .with { $0.dryRun = true }
      $0.followers = .detach(Detach())
    }
    #expect(detached.impact?.following == 2 && detached.impact?.locked == 0 && detached.result?.sequence == 0)
    let reassigned = try await delete { $0.followers = .reassignTo(.id(1)) }
    #expect(reassigned.impact?.following == 1 && reassigned.impact?.locked == 1)
    #expect(try await services.subscription("日本語.jp").revision == reassigned.result?.sequence)
    guard case .bound(let bound) = try await services.subscription("locked.jp").association else {
      Issue.record("locked.jp follows no plan")
      return
    }
    #expect(bound.planID == 1 && bound.planName == "Default")
    #expect(await services.reason(CatalogServiceMethods.getPlan, .with { $0.plan = .id(2) }) == "PLAN_NOT_FOUND")
  }

  @Test func aRepetitionAfterItsEntityIsGoneAnswersWithoutIt() async throws {
    let services = try await prepared()
    let suspend = SuspendSubscriptionRequest.with {
      $0.options = .with {
        $0.requestID =
          withUnsafeBytes(of: UInt64(Services.startTime).bigEndian) { Array($0.dropFirst(2)) }
          + [0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1]
      }
      $0.subscription = .id(1)
      $0.reason = .provider
    }
    let first = try await services.call(SubscriptionServiceMethods.suspend, suspend)
    _ = try await services.call(
      CustomerServiceMethods.delete,
      .with {
        $0.customer = .login("TANAKA")
        $0.subscriptions = [.name("日本語.JP")]
      })
    let again = try await services.call(SubscriptionServiceMethods.suspend, suspend)
    #expect(again.result?.replayed == true && again.result?.sequence == first.result?.sequence)
    #expect(first.subscription != nil && again.subscription == nil)
  }

  @Test func whereThereIsNothingToAdoptOrConfirmNothingChanges() async throws {
    let services = try await prepared()
    let adopted = try await services.call(AdminServiceMethods.adoptRegistry, .init())
    #expect(adopted.result?.unchanged == true && adopted.result?.sequence == 0)
    #expect(adopted.registryVersion == 1 && adopted.beforeRegistryVersion == 1 && adopted.addedProperties.isEmpty)
    let future = AdoptRegistryRequest.with { $0.registryVersion = 2 }
    #expect(await services.reason(AdminServiceMethods.adoptRegistry, future) == "FIELD_INVALID")
    let confirmed = try await services.call(AdminServiceMethods.confirmClock, .init())
    #expect(confirmed.result?.unchanged == true)
    #expect(confirmed.wallMs == services.clock.now && confirmed.expectedMs == services.clock.now)
  }
}
