import KeiyakuMessages
import TestSupport
import Testing

/// What cannot be delivered, and what follows from that; by semantics.md, "What can be delivered".
@Suite struct CapabilityTests {
  private func limit(_ services: Services, _ capabilities: [Capability], clear: [Int32] = []) async throws {
    _ = try await services.call(
      CatalogServiceMethods.setCapabilities,
      .with {
        $0.capabilities = capabilities
        $0.clearProperties = clear
      })
  }

  private func conflicts(_ services: Services, _ name: String) async throws -> [Conflict] {
    try await services.call(SubscriptionServiceMethods.listConflicts, .with { $0.subscription = .name(name) }).conflicts
  }

  @Test func aNewDatabaseCanDeliverEverything() async throws {
    let services = try Services()
    let reply = try await services.call(CatalogServiceMethods.getCapabilities, .init())
    #expect(reply.capabilities.isEmpty && reply.revision == 0)
  }

  @Test func whatIsSetIsShownAndWhatIsNotNamedStays() async throws {
    let services = try Services()
    try await limit(services, [.atMost(Property.databases, 5), .options(206, [2, 1])])
    try await limit(services, [.unavailable(Property.manageShell)], clear: [Property.databases])
    let reply = try await services.call(CatalogServiceMethods.getCapabilities, .init())
    #expect(reply.capabilities == [.unavailable(Property.manageShell), .options(206, [1, 2])])
    #expect(reply.revision == 3)
  }

  // Every kind of subscription, and the same values as before when all can be delivered again.
  @Test func everySubscriptionIsClampedAndNoneForgetsWhatItShouldHave() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("follows.jp"))
    try await services.createSubscription(
      .provider, .bound("pinned.jp", .values([.integer(Property.databases, 30)], .fields)))
    try await services.createSubscription(
      .provider, .bound("locked.jp", .values([.integer(Property.databases, 40)])))
    try await services.createSubscription(.provider, .custom("custom.jp", .values([.integer(Property.databases, 50)])))
    let names = ["follows.jp", "pinned.jp", "locked.jp", "custom.jp"]
    var before: [[Int32: PropertyValue.Value]] = []
    for name in names { before.append(try await services.effective(name)) }

    try await limit(services, [.atMost(Property.databases, 12)])
    // Frozen during the outage: the values before the clamp.
    try await services.createSubscription(.provider, .bound("during.jp"))
    _ = try await services.call(SubscriptionServiceMethods.lock, .with { $0.subscription = .name("during.jp") })
    for name in names + ["during.jp"] {
      #expect(try await services.effective(name)[Property.databases] == .integer(12), "\(name)")
    }
    try await limit(services, [], clear: [Property.databases])
    for (name, values) in zip(names, before) { #expect(try await services.effective(name) == values, "\(name)") }
    #expect(try await services.effective("during.jp")[Property.databases] == .integer(20))
  }

  @Test func theFiveSyncStatesInTheirOrder() async throws {
    let services = try Services()
    try await services.createCatalog()
    let pin = Customization.values([.integer(Property.databases, 9)], .fields)
    try await services.createSubscription(.provider, .bound("follows.jp"))
    try await services.createSubscription(.provider, .bound("pinned.jp", pin))
    try await services.createSubscription(
      .provider, .bound("locked.jp", .values([.integer(Property.databases, 9)])))
    try await services.createSubscription(.provider, .custom("custom.jp"))
    func states() async throws -> [SyncState] {
      var states: [SyncState] = []
      for name in ["custom.jp", "locked.jp", "pinned.jp", "follows.jp"] {
        let shown = try await services.subscription(name).syncState
        let effective = try await services.call(
          SubscriptionServiceMethods.getEffective, .with { $0.subscription = .name(name) })
        #expect(shown == effective.syncState, "\(name)")
        states.append(shown)
      }
      return states
    }
    #expect(try await states() == [.custom, .locked, .partiallyLocked, .synced])
    // Less than anybody should have.
    try await limit(services, [.atMost(Property.databases, 1)])
    #expect(try await states() == [.custom, .locked, .unsynced, .unsynced])
    // The pin can be delivered, the plan's value cannot.
    try await limit(services, [.atMost(Property.databases, 9)])
    #expect(try await states() == [.custom, .locked, .partiallyLocked, .unsynced])
    // Differing from the plan is not being unsynced, and nobody wants more than that.
    try await limit(services, [.atMost(Property.databases, 20)])
    #expect(try await states() == [.custom, .locked, .partiallyLocked, .synced])
  }

  @Test func conflictsNameWhoWantsWhat() async throws {
    let services = try Services()
    try await services.createCatalog()
    let override = Customization.values([.integer(Property.databases, 30)])
    try await services.createSubscription(.provider, .bound("follows.jp", addOns: [(1, 1)]))
    try await services.createSubscription(.provider, .bound("locked.jp", override))
    try await services.createSubscription(.provider, .custom("custom.jp"))
    #expect(try await conflicts(services, "follows.jp").isEmpty)
    try await limit(services, [.atMost(Property.databases, 2), .atMost(Property.mailboxes, 10), .unavailable(703)])
    let expected: [(String, [ValueSource], [Int64])] = [
      ("follows.jp", [.association, .association, .kept], [20, 50]),
      ("locked.jp", [.override, .frozen, .frozen], [30, 50]), ("custom.jp", [.own, .own, .own], [5, 20]),
    ]
    for (name, sources, desired) in expected {
      let found = try await conflicts(services, name)
      #expect(found.map(\.source) == sources, "\(name)")
      #expect(found.prefix(2).map(\.desired?.value) == desired.map { .integer($0) }, "\(name)")
      #expect(found.prefix(2).map(\.available?.value) == [.integer(2), .integer(10)], "\(name)")
      let effective = try await services.call(
        SubscriptionServiceMethods.getEffective, .with { $0.subscription = .name(name) })
      #expect(effective.conflicts == found, "\(name)")
    }
    let missing = ListConflictsRequest.with { $0.subscription = .name("none.jp") }
    #expect(await services.reason(SubscriptionServiceMethods.listConflicts, missing) == "SUBSCRIPTION_NOT_FOUND")
  }

  @Test(arguments: ["follows.jp", "locked.jp", "custom.jp"])
  func theEtagChangesWithWhatCanBeDelivered(name: String) async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(
      .provider,
      name == "custom.jp" ? .custom(name) : .bound(name, name == "locked.jp" ? .values([.integer(10, 1)]) : nil))
    func etag(_ known: [UInt8] = []) async throws -> GetEffectiveReply {
      try await services.call(
        SubscriptionServiceMethods.getEffective,
        .with {
          $0.subscription = .name(name)
          $0.ifNoneMatch = known
        })
    }
    let before = try await etag()
    try await limit(services, [.atMost(Property.mailboxes, 1)])
    let after = try await etag(before.etag)
    #expect(!after.notModified && after.conflicts.count == 1 && after.etag.count <= 64)
    #expect(try await etag(after.etag).notModified)
  }

  // A plan may ask for more than there is: values are held against the registry's bounds alone.
  @Test func valuesAreNeverCheckedAgainstWhatCanBeDelivered() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await limit(services, [.atMost(Property.databases, 1), .unavailable(Property.manageShell)])
    try await services.setPlan(2, [.integer(Property.databases, 1000)])
    try await services.createSubscription(
      .provider, .bound("a.jp", .values([.integer(Property.databases, 2000)], .fields)))
    #expect(try await conflicts(services, "a.jp").map(\.desired?.value) == [.integer(2000)])
  }

  @Test func anAnswerWaitsForTheRecordOfTheCapabilities() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("follows.jp"))
    try await services.createSubscription(.provider, .custom("custom.jp"))
    try await limit(services, [.atMost(Property.databases, 1)])
    try await services.createCustomer("tanaka")
    for name in ["follows.jp", "custom.jp"] {
      let effective = GetEffectiveRequest.with { $0.subscription = .name(name) }
      #expect(await services.gated(SubscriptionServiceMethods.getEffective, effective).observed == 7, "\(name)")
      let conflicts = ListConflictsRequest.with { $0.subscription = .name(name) }
      #expect(await services.gated(SubscriptionServiceMethods.listConflicts, conflicts).observed == 7, "\(name)")
    }
    #expect(await services.gated(CatalogServiceMethods.getCapabilities, .init()).observed == 7)
  }
}
