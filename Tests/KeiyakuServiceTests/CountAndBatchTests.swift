import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

@Suite(.timeLimit(.minutes(2))) struct CountAndBatchTests {
  /// Subscriptions 1... in every state that a filter can ask for; customer 2 is suspended.
  private func prepared() async throws -> Services {
    let services = try Services()
    try await services.createCatalog()
    for login in ["tanaka", "suzuki"] { try await services.createCustomer(login) }
    _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("suzuki") })
    let pinned = Customization.values([.integer(Property.databases, 3)], .fields)
    let locked = Customization.values([.integer(Property.databases, 3)])
    try await services.createSubscription(.provider, .bound("日本語.jp"))
    try await services.createSubscription(.customer("tanaka"), .bound("bücher.example", plan: 1))
    try await services.createSubscription(.customer("tanaka"), .bound("locked.jp", locked))
    try await services.createSubscription(.customer("suzuki"), .bound("pinned.jp", pinned))
    try await services.createSubscription(.customer("suzuki"), .custom("custom.jp"))
    try await services.createSubscription(.provider, .bound("added.jp", addOns: [(1, 2)]))
    return services
  }

  static let filters: [(SubscriptionFilter, [Int64])] = [
    (.init(), [1, 2, 3, 4, 5, 6]),
    (.with { $0.owner = .provider }, [1, 6]),
    (.with { $0.owner = .customer("SUZUKI") }, [4, 5]),
    (.with { $0.plan = .id(1) }, [2]),
    (.with { $0.plan = .name("ゴールド") }, [1, 3, 4, 6]),
    (.with { $0.addOn = .id(1) }, [6]),
    (.with { $0.locks = [.none] }, [1, 2, 5, 6]),
    (.with { $0.locks = [.whole, .fields, .whole] }, [3, 4]),
    (.with { $0.syncStates = [.custom] }, [5]),
    (.with { $0.syncStates = [.locked, .partiallyLocked] }, [3, 4]),
    (.with { $0.syncStates = [.synced] }, [1, 2, 6]),
    (.with { $0.syncStates = [.unsynced] }, []),
    (.with { $0.activity = .active }, [1, 2, 3, 6]),
    (.with { $0.activity = .inactive }, [4, 5]),
    (.with { $0.statusReasons = [.ownerSuspended] }, [4, 5]),
    (.with { $0.statusReasons = [.provider, .expired] }, []),
    (.with { $0.namePrefix = "日本" }, [1]),
    (.with { $0.namePrefix = "xn--wgv" }, [1]),
    (.with { $0.namePrefix = "ＢÜ" }, [2]),
    (.with { $0.namePrefix = "日本語。" }, [1]),
    (.with { $0.namePrefix = "LOCKED.J" }, [3]),
    (.with { $0.namePrefix = "ocked" }, []),
    (.with { $0.expiresBeforeMs = .max }, []),
    (
      .with {
        $0.owner = .customer("tanaka")
        $0.syncStates = [.synced, .custom]
        $0.namePrefix = "b"
      }, [2]
    ),
  ]

  @Test func everyFilterListsAndCountsWhatMatches() async throws {
    let services = try await prepared()
    for (filter, expected) in Self.filters {
      let list = try await services.call(SubscriptionServiceMethods.list, .of(filter))
      #expect(list.subscriptions.map(\.id) == expected, "\(filter)")
      let count = await services.gated(SubscriptionServiceMethods.count, .with { $0.filter = filter })
      let reply = try count.outcome.get()
      #expect(reply.count == Int64(expected.count), "\(filter)")
      #expect(reply.sequence > 0 && count.observed == reply.sequence)
    }
  }

  @Test func expiryIsARange() async throws {
    let services = try Services()
    let spec = PlanSpec.with {
      $0.name = "30 days"
      $0.validityDays = 30
    }
    _ = try await services.call(CatalogServiceMethods.createPlan, .with { $0.spec = spec })
    try await services.createSubscription(.provider, .bound("expires.jp"))
    try await services.createSubscription(.provider, .bound("never.jp", plan: 1))
    let end = try await services.subscription("expires.jp").expiresAtMs
    #expect(end == Services.startTime + 30 * 86_400_000)
    func ids(_ from: Int64, _ before: Int64) async throws -> [Int64] {
      let filter = SubscriptionFilter.with {
        $0.expiresFromMs = from
        $0.expiresBeforeMs = before
      }
      return try await services.call(SubscriptionServiceMethods.list, .of(filter)).subscriptions.map(\.id)
    }
    let ranges: [(Int64, Int64, [Int64])] = [
      (0, 0, [1, 2]), (end, 0, [1]), (end + 1, 0, []), (0, end, []), (0, end + 1, [1]), (end, end + 1, [1]),
    ]
    for (from, before, expected) in ranges {
      let found = try await ids(from, before)
      #expect(found == expected, "\(from) \(before)")
    }
  }

  @Test(
    arguments: [
      ("filter.locks[0]", .with { $0.locks = [.unrecognized(9)] }),
      ("filter.sync_states[0]", .with { $0.syncStates = [.unspecified] }),
      ("filter.status_reasons[0]", .with { $0.statusReasons = [.unrecognized(-1)] }),
      ("filter.activity", .with { $0.activity = .unrecognized(3) }),
      ("filter.expires_from_ms", .with { $0.expiresFromMs = -1 }),
      ("filter.expires_before_ms", .with { $0.expiresBeforeMs = .min }),
      (
        "filter.expires_before_ms",
        .with {
          $0.expiresFromMs = 5
          $0.expiresBeforeMs = 5
        }
      ),
      ("filter.name_prefix", .with { $0.namePrefix = "a\u{1}" }),
    ] as [(String, SubscriptionFilter)])
  func aFilterThatMakesNoSenseIsRefused(field: String, filter: SubscriptionFilter) async throws {
    let services = try await prepared()
    for error in [
      await services.error(SubscriptionServiceMethods.list, .of(filter)),
      await services.error(SubscriptionServiceMethods.count, .with { $0.filter = filter }),
    ] {
      #expect(error?.reason == "FIELD_INVALID" && error?.violations.first?.field == field)
    }
  }

  @Test func aCountOfManyGoesOverACopyAndAnswersItsSequence() async throws {
    let services = try Services()
    let count = SubscriptionService.candidatesMax + 300
    for number in 0..<count { try await services.createSubscription(.provider, .bound("a\(number).jp", plan: 1)) }
    try await services.createSubscription(.provider, .bound("b.jp", plan: 1))
    let filter = SubscriptionFilter.with { $0.namePrefix = "a" }
    let reply = try await services.call(SubscriptionServiceMethods.count, .with { $0.filter = filter })
    #expect(reply.count == Int64(count) && reply.sequence == Int64(count + 2))
  }

  @Test func onlySoManyCountsGoOverCopiesAtOnce() {
    let limit = CountLimit()
    for _ in 0..<CountLimit.countMax { #expect(limit.begin()) }
    #expect(!limit.begin())
    limit.end()
    #expect(limit.begin() && !limit.begin())
  }

  // MARK: Batches

  @Test func aBatchAnswersInOrderEachFoundOrNot() async throws {
    let services = try await prepared()
    let references: [SubscriptionRef] = [
      .id(3), .name("日本語.jp"), .id(99), .init(), .name("-.jp"), .id(3), .name("XN--WGV71A119E.JP"),
    ]
    let reply = try await services.call(
      SubscriptionServiceMethods.batchGet,
      .with {
        $0.subscriptions = references
        $0.view = .full
      })
    #expect(reply.entries.map { $0.subscription?.id } == [3, 1, nil, nil, nil, 3, 1] && reply.nextPosition == 0)
    #expect(
      reply.entries.map(\.missingReason)
        == ["", "", "SUBSCRIPTION_NOT_FOUND", "FIELD_REQUIRED", "FIELD_INVALID", "", ""])
    #expect(reply.entries[0].subscription?.overrides.count == 1)
    let customers = try await services.call(
      CustomerServiceMethods.batchGet,
      .with { $0.customers = [.login("SUZUKI"), .id(7), .id(1)] })
    #expect(customers.entries.map { $0.customer?.spec?.login } == ["suzuki", nil, "tanaka"])
    #expect(customers.entries[1].missingReason == "CUSTOMER_NOT_FOUND")
    let none = try await services.call(SubscriptionServiceMethods.batchGet, .init())
    #expect(none.entries.isEmpty && none.nextPosition == 0)
  }

  @Test func aBatchOfEffectiveValuesIsThatOfSingleCallsAndKnowsEtags() async throws {
    let services = try await prepared()
    let ids: [Int64] = [1, 3, 99, 5]
    let reply = try await services.call(
      SubscriptionServiceMethods.batchGetEffective, .with { $0.subscriptions = ids.map { .id($0) } })
    for (id, entry) in zip(ids, reply.entries) where id != 99 {
      let single = try await services.call(
        SubscriptionServiceMethods.getEffective, .with { $0.subscription = .id(id) })
      #expect(entry.effective == single)
    }
    #expect(reply.entries[2].missingReason == "SUBSCRIPTION_NOT_FOUND" && reply.entries[2].effective == nil)
    let etags = reply.entries.map { $0.effective?.etag ?? [] }
    let again = try await services.call(
      SubscriptionServiceMethods.batchGetEffective,
      .with {
        $0.subscriptions = ids.map { .id($0) }
        $0.ifNoneMatch = [etags[0], etags[0]]
      })
    #expect(again.entries.map { $0.effective?.notModified } == [true, false, nil, false])
    #expect(again.entries[0].effective?.values.isEmpty == true && again.entries[1].effective?.values.isEmpty == false)
  }

  @Test func aBatchThatDoesNotFitSaysWhereToGoOn() async throws {
    let services = try Services()
    let notes = String(repeating: "記", count: 4096 / 3)
    for number in 0..<400 {
      var new = NewSubscription.bound("a\(number).jp", plan: 1)
      new.spec?.notes = notes
      try await services.createSubscription(.provider, new)
    }
    var rest = (1...400).map { Int64($0) }
    var found: [Int64] = []
    var calls = 0
    while !rest.isEmpty {
      let asked = rest.map { SubscriptionRef.id($0) }
      let reply = try await services.call(SubscriptionServiceMethods.batchGet, .with { $0.subscriptions = asked })
      #expect(reply.encodedBytes(MessageArena()).count < 1 << 20)
      found += reply.entries.compactMap { $0.subscription?.id }
      rest = reply.nextPosition == 0 ? [] : Array(rest[Int(reply.nextPosition)...])
      calls += 1
    }
    #expect(found == Array(1...400) && calls > 1)
  }

  @Test func aBatchHasABound() async throws {
    let services = try await prepared()
    let references = [SubscriptionRef](repeating: .id(1), count: 1001)
    let reason = await services.reason(SubscriptionServiceMethods.batchGet, .with { $0.subscriptions = references })
    #expect(reason == "TOO_MANY_ITEMS")
    let whole = try await services.call(
      SubscriptionServiceMethods.batchGet, .with { $0.subscriptions = Array(references.dropFirst()) })
    #expect(whole.entries.count == 1000)
  }
}
