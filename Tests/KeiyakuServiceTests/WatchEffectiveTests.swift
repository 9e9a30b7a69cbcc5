import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// WatchEffective over a real log.
@Suite(.timeLimit(.minutes(2))) struct WatchEffectiveTests {
  /// What a consumer of the stream holds.
  private struct Held {
    var matches: [Int64: EffectiveMatch] = [:]
    var matchCount = 0
    var gone: [Int64] = []
    var position: WatchCursor?

    mutating func take(_ items: [WatchEffectiveReply]) {
      for item in items {
        switch item.item {
        case .match(let match):
          matches[match.effective?.subscriptionID ?? 0] = match
          matchCount += 1
        case .gone(let id):
          matches[id] = nil
          gone.append(id)
        case .position(let reached): position = reached.cursor
        case nil: Issue.record("an item without content")
        }
      }
    }
  }

  private static func watch(
    _ services: LoggedServices, _ filter: SubscriptionFilter? = nil, after: WatchCursor? = nil
  ) throws -> StreamedCall<WatchEffectiveReply> {
    try services.begin(
      SubscriptionServiceMethods.watchEffective,
      .with {
        $0.filter = filter
        $0.after = after
      })
  }

  private static func isPosition(_ items: [WatchEffectiveReply], atLeast sequence: Int64 = 0) -> Bool {
    if case .position(let position) = items.last?.item { position.cursor?.sequence ?? 0 >= sequence } else { false }
  }

  /// Takes items until the watch has told everything up to now.
  private static func settle(
    _ held: inout Held, _ call: StreamedCall<WatchEffectiveReply>, _ services: LoggedServices
  ) async throws {
    let applied = services.stack.statistics.appliedSequence
    held.take(try await call.items { isPosition($0, atLeast: applied) })
  }

  /// Holds what a consumer has against what the services say.
  private static func expectCurrent(
    _ held: Held, _ filter: SubscriptionFilter?, _ services: LoggedServices
  ) async throws {
    let listed = try await services.call(
      SubscriptionServiceMethods.list,
      .with {
        $0.page = .with { $0.size = 1000 }
        $0.filter = filter
      }
    ).subscriptions
    #expect(held.matches.keys.sorted() == listed.map(\.id))
    for subscription in listed {
      let effective = try await services.call(
        SubscriptionServiceMethods.getEffective, .with { $0.subscription = .id(subscription.id) })
      let match = held.matches[subscription.id]
      #expect(match?.effective == effective, "\(subscription.id)")
      #expect(match?.name == subscription.spec?.name && match?.ownerCustomerID == subscription.ownerCustomerID)
    }
  }

  /// Plan 2 and its followers 1 to 4: one plain, one with a pin, one wholly locked, one with an add-on; 5 is custom.
  private static func prepared() async throws -> LoggedServices {
    let services = try LoggedServices()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("a.jp"))
    try await services.createSubscription(.customer(1), .bound("b.jp"))
    try await services.customize("b.jp", .values([.integer(Property.mailboxes, 99)], .fields))
    try await services.createSubscription(.provider, .bound("c.jp"))
    _ = try await services.call(SubscriptionServiceMethods.lock, .with { $0.subscription = .name("c.jp") })
    try await services.createSubscription(.provider, .bound("d.jp", addOns: [(1, 2)]))
    try await services.createSubscription(.provider, .custom("e.jp"))
    // What a watch begins with is not told again because it becomes durable later.
    try await services.settle()
    return services
  }

  @Test func everyMatchComesOnceAndThenThePosition() async throws {
    let services = try await Self.prepared()
    let call = try Self.watch(services)
    var held = Held()
    held.take(try await call.items { Self.isPosition($0) })
    #expect(held.matchCount == 5 && held.gone.isEmpty)
    #expect(held.position?.incarnation == services.stack.incarnation)
    try await Self.expectCurrent(held, nil, services)
    call.cancel()
  }

  /// Whatever may change an effective value.
  private static let causes:
    [(name: String, concerned: ClosedRange<Int>, change: @Sendable (LoggedServices) async throws -> Void)] = [
      ("Customize", 1...1, { try await $0.customize("a.jp", .values([.integer(Property.mailboxes, 77)], .fields)) }),
      (
        "ResetOverrides", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.resetOverrides,
            .with {
              $0.subscription = .name("b.jp")
              $0.properties = [Property.mailboxes]
            })
        }
      ),
      (
        "Unlock", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.unlock,
            .with {
              $0.subscription = .name("c.jp")
              $0.policy = .discard
            })
        }
      ),
      ("UpdatePlan", 3...4, { try await $0.setPlan(2, [.integer(Property.databases, 21)]) }),
      ("UpdateAddOn", 1...1, { try await $0.setAddOn(1, [.integer(Property.diskSpace, 7 << 30)]) }),
      (
        "SetCapabilities", 5...5,
        { services in
          _ = try await services.call(
            CatalogServiceMethods.setCapabilities, .with { $0.capabilities = [.atMost(Property.databases, 3)] })
        }
      ),
      (
        "Suspend of the owner", 2...2,
        { services in
          _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
        }
      ),
      (
        "Suspend", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.suspend,
            .with {
              $0.subscription = .name("a.jp")
              $0.reason = .provider
            })
        }
      ),
      (
        "Renew", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.renew,
            .with {
              $0.subscription = .name("a.jp")
              $0.expiry = .expiresAtMs(Services.startTime + 86_400_000_000)
            })
        }
      ),
      (
        "SwitchPlan", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.switchPlan,
            .with {
              $0.subscription = .name("a.jp")
              $0.plan = .id(1)
            })
        }
      ),
      (
        "DetachPlan", 1...1,
        { services in
          _ = try await services.call(SubscriptionServiceMethods.detachPlan, .with { $0.subscription = .name("a.jp") })
        }
      ),
      (
        "AddAddOn", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.addAddOn,
            .with {
              $0.subscription = .name("a.jp")
              $0.addOn = .selection(2)
            })
        }
      ),
      (
        "Transfer", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.transfer,
            .with {
              $0.subscription = .name("a.jp")
              $0.newOwner = .provider
            })
        }
      ),
      (
        "Update", 1...1,
        { services in
          _ = try await services.call(
            SubscriptionServiceMethods.update,
            .with {
              $0.subscription = .name("a.jp")
              $0.spec = .with { $0.name = "z.jp" }
              $0.mask = .paths("name")
            })
        }
      ),
      ("Create", 1...1, { try await $0.createSubscription(.provider, .bound("new.jp")) }),
      (
        "Delete", 0...0,
        { services in
          _ = try await services.call(SubscriptionServiceMethods.delete, .with { $0.subscription = .name("a.jp") })
        }
      ),
      (
        "DeletePlan with reassignment", 4...5,
        { services in
          _ = try await services.call(
            CatalogServiceMethods.deletePlan,
            .with {
              $0.plan = .id(2)
              $0.followers = .reassignTo(.id(1))
              $0.expectedCount = 4
            })
        }
      ),
      (
        "DeletePlan with detachment", 4...5,
        { services in
          _ = try await services.call(
            CatalogServiceMethods.deletePlan,
            .with {
              $0.plan = .id(2)
              $0.followers = .detach(.init())
              $0.expectedCount = 4
            })
        }
      ),
      (
        "DeleteAddOn with detachment", 1...5,
        { services in
          _ = try await services.call(
            CatalogServiceMethods.deleteAddOn,
            .with {
              $0.addOn = .id(1)
              $0.holders = .detach(.init())
              $0.expectedCount = 1
            })
        }
      ),
    ]

  @Test(arguments: 0..<causes.count)
  func aChangeComesWhateverItsCauseAndConcernsNobodyElse(cause: Int) async throws {
    let (name, concerned, change) = Self.causes[cause]
    let services = try await Self.prepared()
    let call = try Self.watch(services)
    var held = Held()
    held.take(try await call.items { Self.isPosition($0) })
    held.matchCount = 0
    try await change(services)
    try await Self.settle(&held, call, services)
    #expect(concerned.contains(held.matchCount), "\(name) concerned \(held.matchCount)")
    try await Self.expectCurrent(held, nil, services)
    call.cancel()
  }

  @Test func aMatchThatEndsIsToldAsGoneAndOneThatBeginsIsTold() async throws {
    let services = try await Self.prepared()
    let filter = SubscriptionFilter.with { $0.syncStates = [.unsynced] }
    let call = try Self.watch(services, filter)
    var held = Held()
    held.take(try await call.items { Self.isPosition($0) })
    #expect(held.matches.isEmpty)
    for (most, gone) in [(3, [] as [Int64]), (1000, [1, 2, 4])] as [(Int64, [Int64])] {
      _ = try await services.call(
        CatalogServiceMethods.setCapabilities, .with { $0.capabilities = [.atMost(Property.databases, most)] })
      try await Self.settle(&held, call, services)
      #expect(held.gone.sorted() == gone)
      try await Self.expectCurrent(held, filter, services)
    }
    call.cancel()
  }

  // The consumer takes nothing while a plan changes ten thousand times.
  @Test func aSlowReaderGetsTheNewestAndNotEachChange() async throws {
    let services = try await Self.prepared()
    for number in 0..<300 { try await services.createSubscription(.provider, .bound("s\(number).jp")) }
    let call = try Self.watch(services)
    for value in 1...10_000 { try await services.setPlan(2, [.integer(Property.databases, Int64(value))]) }
    var held = Held()
    try await Self.settle(&held, call, services)
    #expect(held.matchCount < 20_000, "\(held.matchCount) of three million")
    try await Self.expectCurrent(held, nil, services)
    call.cancel()
  }

  // Changes of all kinds while the first pass is under way and afterwards, with several filters.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func whatAConsumerHoldsIsWhatThereIsOnceNothingChanges(seed: UInt64) async throws {
    let services = try await Self.prepared()
    for number in 0..<150 { try await services.createSubscription(.customer(1), .bound("s\(number).jp")) }
    let filters: [SubscriptionFilter?] = [
      nil, .with { $0.plan = .id(2) }, .with { $0.owner = .customer(1) }, .with { $0.locks = [.fields, .whole] },
      .with { $0.syncStates = [.synced] }, .with { $0.activity = .active },
    ]
    let calls = try filters.map { try Self.watch(services, $0) }
    var random = SeededGenerator(seed: seed)
    for step in 0..<400 {
      let reference = SubscriptionRef.id(Int64.random(in: 1...160, using: &random))
      let value = Int64.random(in: 1...50, using: &random)
      switch Int.random(in: 0..<9, using: &random) {
      case 0: try await services.setPlan(2, [.integer(Property.databases, value)])
      case 1:
        _ = await services.reason(SubscriptionServiceMethods.lock, .with { $0.subscription = reference })
      case 2:
        _ = await services.reason(
          SubscriptionServiceMethods.unlock,
          .with {
            $0.subscription = reference
            $0.policy = .discard
          })
      case 3:
        _ = await services.reason(
          SubscriptionServiceMethods.transfer,
          .with {
            $0.subscription = reference
            $0.newOwner = step % 2 == 0 ? .provider : .customer(1)
          })
      case 4:
        _ = await services.reason(
          SubscriptionServiceMethods.switchPlan,
          .with {
            $0.subscription = reference
            $0.plan = .id(step % 2 == 0 ? 1 : 2)
          })
      case 5: _ = await services.reason(SubscriptionServiceMethods.delete, .with { $0.subscription = reference })
      case 6:
        _ = await services.reason(
          SubscriptionServiceMethods.customize,
          .with {
            $0.subscription = reference
            $0.customization = .values([.integer(Property.mailboxes, value)], .fields)
          })
      case 7:
        _ = try await services.call(
          CatalogServiceMethods.setCapabilities,
          .with { $0.capabilities = [.atMost(Property.databases, value)] })
      default:
        let method = step % 2 == 0
        if method {
          _ = await services.reason(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
        } else {
          _ = await services.reason(CustomerServiceMethods.activate, .with { $0.customer = .login("tanaka") })
        }
      }
    }
    for (filter, call) in zip(filters, calls) {
      var held = Held()
      try await Self.settle(&held, call, services)
      try await Self.expectCurrent(held, filter, services)
      call.cancel()
    }
  }

  @Test func aWatchGoesOnAfterAPositionWithWhatMayHaveChangedSince() async throws {
    let services = try await Self.prepared()
    let first = try Self.watch(services)
    var held = Held()
    held.take(try await first.items { Self.isPosition($0) })
    first.cancel()
    try await services.setAddOn(1, [.integer(Property.diskSpace, 7 << 30)])
    _ = try await services.call(SubscriptionServiceMethods.delete, .with { $0.subscription = .name("a.jp") })
    held.matchCount = 0
    let second = try Self.watch(services, after: held.position)
    try await Self.settle(&held, second, services)
    #expect(held.matchCount == 1 && held.gone == [1])
    try await Self.expectCurrent(held, nil, services)
    second.cancel()
  }

  @Test func whatCannotBeWatchedIsRefusedWithTheWayOut() async throws {
    let services = try await Self.prepared()
    try await services.settle()
    func refusal(_ filter: SubscriptionFilter?, after: WatchCursor? = nil) async -> String {
      let (_, error) = await services.stream(
        SubscriptionServiceMethods.watchEffective,
        .with {
          $0.filter = filter
          $0.after = after
        })
      return error?.reason ?? "OK"
    }
    #expect(await refusal(.with { $0.plan = .id(99) }) == "PLAN_NOT_FOUND")
    #expect(await refusal(.with { $0.locks = [.unrecognized(9)] }) == "FIELD_INVALID")
    #expect(await refusal(nil, after: .with { $0.sequence = 10_000 }) == "CURSOR_AHEAD")
    #expect(await refusal(nil, after: .with { $0.incarnation = [1] }) == "INCARNATION_MISMATCH")
  }

  @Test func aDrainEndsAWatchInGoodOrder() async throws {
    let services = try await Self.prepared()
    let call = try Self.watch(services)
    _ = try await call.items { Self.isPosition($0) }
    services.health.set(.draining, "the test stops")
    #expect(await call.error() == nil)
  }
}
