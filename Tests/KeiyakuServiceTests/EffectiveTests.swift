import KeiyakuMessages
import TestSupport
import Testing

@Suite struct EffectiveTests {
  private func effective(
    _ services: Services, _ name: String, ifNoneMatch: [UInt8] = []
  ) async throws -> GetEffectiveReply {
    try await services.call(
      SubscriptionServiceMethods.getEffective,
      .with {
        $0.subscription = .name(name)
        $0.ifNoneMatch = ifNoneMatch
      })
  }

  @Test func theSameEtagIsAnsweredNotModifiedWithoutValues() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("a.jp"))
    let first = try await effective(services, "a.jp")
    #expect(!first.notModified && !first.values.isEmpty && !first.etag.isEmpty && first.etag.count <= 64)
    #expect(first.values.map(\.property) == first.values.map(\.property).sorted())
    let again = try await effective(services, "a.jp", ifNoneMatch: first.etag)
    #expect(again.notModified && again.values.isEmpty && again.etag == first.etag && again.syncState == .synced)
    #expect(try await !effective(services, "a.jp", ifNoneMatch: [1, 2, 3]).notModified)
  }

  // A restored database gives its sequence numbers to other records.
  @Test func anEtagFromBeforeARestoreIsNeverAnsweredNotModified() async throws {
    var etags: [[UInt8]] = []
    for incarnation in [7, 8] as [UInt8] {
      let services = try Services(incarnation: [UInt8](repeating: incarnation, count: 16))
      try await services.createCatalog()
      try await services.createSubscription(.provider, .bound("a.jp"))
      for etag in etags { #expect(try await !effective(services, "a.jp", ifNoneMatch: etag).notModified) }
      let reply = try await effective(services, "a.jp")
      #expect(try await effective(services, "a.jp", ifNoneMatch: reply.etag).notModified)
      #expect(reply.etag.count <= 64)
      etags.append(reply.etag)
    }
  }

  // Each of these changes what the answer says; the etag that the caller has must not hold any more.
  @Test(arguments: [
    "plan", "add-on", "customize", "lock", "suspend owner", "transfer", "plan renamed",
  ])
  func theEtagChangesWithEverythingThatTheAnswerDependsOn(change: String) async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("a.jp", addOns: [(1, 1)]))
    try await services.createCustomer("suzuki", .bound("b.jp"))
    let before = try await effective(services, "a.jp")
    let reference = SubscriptionRef.name("a.jp")
    switch change {
    case "plan": try await services.setPlan(2, [.integer(Property.databases, 1)])
    case "add-on": try await services.setAddOn(1, [.integer(Property.diskSpace, 1)])
    case "customize": try await services.customize("a.jp", .values([.integer(Property.databases, 1)]))
    case "lock": _ = try await services.call(SubscriptionServiceMethods.lock, .with { $0.subscription = reference })
    case "suspend owner":
      _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
    case "transfer":
      _ = try await services.call(
        SubscriptionServiceMethods.transfer,
        .with {
          $0.subscription = reference
          $0.newOwner = .customer("suzuki")
        })
    default:
      _ = try await services.call(
        CatalogServiceMethods.updatePlan,
        .with {
          $0.plan = .id(2)
          $0.spec = .with { $0.name = "プラチナ" }
          $0.mask = .with { $0.paths = ["name"] }
        })
    }
    #expect(try await !effective(services, "a.jp", ifNoneMatch: before.etag).notModified)
  }

  @Test(arguments: ["another plan", "another add-on", "another subscription", "a dry run", "another owner"])
  func theEtagHoldsWhateverElseChanges(change: String) async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("a.jp", addOns: [(1, 1)]))
    try await services.createCustomer("suzuki", .bound("b.jp"))
    let before = try await effective(services, "a.jp")
    switch change {
    case "another plan": try await services.setPlan(1, [.integer(Property.databases, 1)])
    case "another add-on": try await services.setAddOn(2, [.integer(Property.mailboxes, 1)])
    case "another subscription": try await services.customize("b.jp", .values([.integer(Property.databases, 1)]))
    case "a dry run":
      _ = try await services.call(
        CatalogServiceMethods.updatePlan,
        .with {
          $0.options = .with { $0.dryRun = true }
          $0.plan = .id(2)
          $0.values = [.integer(Property.databases, 1)]
        })
    default: _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("suzuki") })
    }
    #expect(try await effective(services, "a.jp", ifNoneMatch: before.etag).notModified)
  }

  @Test(arguments: [true, false])
  func theEtagOfALockedOrCustomOneHoldsWhenThePlanChanges(isCustom: Bool) async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(
      .provider, isCustom ? .custom("a.jp") : .bound("a.jp", .values([.integer(Property.databases, 1)])))
    let before = try await effective(services, "a.jp")
    try await services.setPlan(1, [.integer(Property.databases, 2)])
    try await services.setPlan(2, [.integer(Property.databases, 2)])
    #expect(try await effective(services, "a.jp", ifNoneMatch: before.etag).notModified)
  }

  @Test func anAnswerWaitsForTheNewestRecordThatItDependsOn() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("a.jp"))
    try await services.createCustomer("tanaka")
    let request = GetEffectiveRequest.with { $0.subscription = .name("a.jp") }
    #expect(await services.gated(SubscriptionServiceMethods.getEffective, request).observed == 5)
    try await services.setPlan(2, [.integer(Property.databases, 1)])
    try await services.createCustomer("suzuki")
    #expect(await services.gated(SubscriptionServiceMethods.getEffective, request).observed == 7)
    let get = GetSubscriptionRequest.with { $0.subscription = .name("a.jp") }
    #expect(await services.gated(SubscriptionServiceMethods.get, get).observed == 7)
    let missing = GetEffectiveRequest.with { $0.subscription = .name("b.jp") }
    #expect(await services.gated(SubscriptionServiceMethods.getEffective, missing).observed == 8)
    #expect(await services.gated(SubscriptionServiceMethods.list, .init()).observed == 8)
  }
}
