import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

/// BulkUpdate as its caller sees it.
@Suite(.timeLimit(.minutes(2))) struct BulkUpdateTests {
  private static let lock = BulkOperation.with { $0.operation = .lock(.init()) }

  /// A UUIDv7 of the services' time.
  private static func id(_ number: UInt8) -> [UInt8] {
    let time = UInt64(Services.startTime)
    return (0..<6).map { UInt8(truncatingIfNeeded: time >> (40 - 8 * $0)) } + [0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number]
  }

  private static func request(
    _ number: UInt8 = 1, filter: SubscriptionFilter? = nil, ids: [Int64]? = nil, _ operation: BulkOperation = lock,
    expected: Int64 = 0, isDryRun: Bool = false
  ) -> BulkUpdateRequest {
    .with { request in
      request.options = .with {
        $0.requestID = id(number)
        $0.dryRun = isDryRun
      }
      request.selection = .all(AllSubscriptions())
      if let filter { request.selection = .filter(filter) }
      if let ids { request.selection = .ids(.with { $0.ids = ids }) }
      request.operation = operation
      request.expectedCount = expected
    }
  }

  /// Subscriptions 1... of the provider on plan 2, every fifth of customer 1.
  private static func prepared(_ count: Int = 20) async throws -> Services {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka")
    for number in 1...count {
      let owner = number % 5 == 0 ? OwnerRef.customer(1) : .provider
      try await services.createSubscription(owner, .bound("a\(number).jp"))
    }
    return services
  }

  private static func rows(_ items: [BulkUpdateReply]) -> [BulkRow] {
    items.compactMap { if case .row(let row) = $0.item { row } else { nil } }
  }

  private static func progress(_ items: [BulkUpdateReply]) -> [BulkProgress] {
    items.compactMap { if case .progress(let progress) = $0.item { progress } else { nil } }
  }

  private static func run(
    _ services: some ServiceCaller, _ request: BulkUpdateRequest
  ) async -> (rows: [BulkRow], progress: [BulkProgress], reason: String) {
    let (items, error) = await services.stream(SubscriptionServiceMethods.bulkUpdate, request)
    return (rows(items), progress(items), error?.reason ?? "OK")
  }

  private static func locked(_ services: some ServiceCaller) async throws -> [Int64] {
    let filter = SubscriptionFilter.with { $0.locks = [.whole] }
    return try await services.call(SubscriptionServiceMethods.list, .of(filter)).subscriptions.map(\.id)
  }

  @Test func aFilterSelectsWhatIsChangedByAscendingID() async throws {
    let services = try await Self.prepared()
    let (rows, progress, reason) = await Self.run(
      services, Self.request(filter: .with { $0.owner = .customer("tanaka") }, expected: 4))
    #expect(reason == "OK")
    #expect(rows.map(\.subscriptionID) == [5, 10, 15, 20] && rows.allSatisfy { $0.outcome == .done })
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $1.sequence == $0.sequence + 1 }, "one record each")
    let end = try #require(progress.last)
    #expect(progress.first?.selected == 4 && progress.first?.done == 0 && progress.first?.complete == false)
    #expect(end.complete && !end.resumed && end.selected == 4 && end.done == 4 && end.lastSubscriptionID == 20)
    #expect(try await Self.locked(services) == [5, 10, 15, 20])
  }

  @Test func idsAndAllSelectWhatTheySay() async throws {
    let services = try await Self.prepared()
    let (rows, _, _) = await Self.run(services, Self.request(ids: [7, 3, 99]))
    #expect(rows.map(\.subscriptionID) == [3, 7, 99])
    #expect(rows.map(\.outcome) == [.done, .done, .skippedNoLongerMatches])
    let (all, progress, _) = await Self.run(services, Self.request(2))
    #expect(all.map(\.subscriptionID) == Array(1...20) && all.filter { $0.outcome == .unchanged }.count == 2)
    #expect(progress.last?.done == 18 && progress.last?.unchanged == 2)
  }

  @Test func aRefusedRowSaysWhatToDoAndStopsNoOther() async throws {
    let services = try await Self.prepared(3)
    try await services.createSubscription(.provider, .custom("custom.jp"))
    try await services.createSubscription(.provider, .bound("last.jp"))
    let (rows, progress, reason) = await Self.run(services, Self.request())
    #expect(reason == "OK" && rows.map(\.outcome) == [.done, .done, .done, .refused, .done])
    #expect(rows[3].reason == "CUSTOM_SUBSCRIPTION" && rows[3].message.contains(".") && rows[3].sequence == 0)
    #expect(progress.last?.refused == 1 && progress.last?.done == 4)
  }

  @Test func aDryRunShowsEachRowAndChangesNothing() async throws {
    let services = try await Self.prepared(5)
    try await services.createSubscription(.provider, .custom("custom.jp"))
    let before = try await services.call(AdminServiceMethods.getServerInfo, .init()).appliedSequence
    let (rows, progress, reason) = await Self.run(services, Self.request(isDryRun: true))
    #expect(reason == "OK" && rows.count == 6 && rows.allSatisfy { $0.sequence == 0 })
    #expect(rows.map(\.outcome) == [.done, .done, .done, .done, .done, .refused] && progress.last?.complete == true)
    #expect(try await services.call(AdminServiceMethods.getServerInfo, .init()).appliedSequence == before)
    // Its id stays free.
    #expect(await Self.run(services, Self.request()).progress.last?.resumed == false)
  }

  @Test func aFinishedChangeAnswersItsEnd() async throws {
    let services = try await Self.prepared(5)
    let first = await Self.run(services, Self.request())
    let sequence = try await services.call(AdminServiceMethods.getServerInfo, .init()).appliedSequence
    let second = await Self.run(services, Self.request())
    #expect(first.rows.count == 5 && second.rows.isEmpty && second.progress.count == 1)
    let end = try #require(second.progress.last)
    #expect(end.complete && end.resumed && end.done == 5 && end.selected == 5)
    #expect(try await services.call(AdminServiceMethods.getServerInfo, .init()).appliedSequence == sequence)
    // A change that came to nothing is one too.
    let nothing = SubscriptionFilter.with { $0.locks = [.none] }
    #expect(await Self.run(services, Self.request(2, filter: nothing)).progress.last?.selected == 0)
    #expect(await Self.run(services, Self.request(2, filter: nothing)).progress.last?.resumed == true)
    #expect(await Self.run(services, Self.request(2)).reason == "REQUEST_ID_REUSED")
  }

  @Test func aCallThatIsCutOffIsGoneOnWithAfterTheLastRowDone() async throws {
    let services = try PausableServices()
    for number in 1...30 { try await services.createSubscription(.provider, .bound("a\(number).jp", plan: 1)) }
    var revisions: [Int64: Int64] = [:]
    for round in 0..<4 {
      // The log takes some rows, and no more.
      services.log.pause(after: 5)
      let call = try services.begin(SubscriptionServiceMethods.bulkUpdate, Self.request())
      let items = try await call.items { Self.rows($0).count >= 5 }
      call.cancel()
      #expect(await call.error()?.code == .cancelled)
      let first = try #require(Self.progress(items).first)
      #expect(first.resumed == (round > 0) && first.done == Int64(5 * round) && first.selected == 30)
      #expect(Self.rows(items).map(\.subscriptionID) == (1...5).map { Int64(5 * round + $0) })
      for row in Self.rows(items) { revisions[row.subscriptionID] = row.sequence }
      services.log.resume()
      services.clock.now += 10
      // What is created meanwhile was not selected.
      try await services.createSubscription(.provider, .bound("new\(round).jp", plan: 1))
    }
    let rest = await Self.run(services, Self.request())
    #expect(rest.progress.last?.complete == true && rest.progress.last?.done == 30)
    #expect(rest.rows.map(\.subscriptionID) == Array(21...30))
    let filter = SubscriptionFilter.with { $0.locks = [.whole] }
    let locked = try await services.call(SubscriptionServiceMethods.list, .of(filter)).subscriptions
    #expect(locked.map(\.id) == Array(1...30))
    for subscription in locked {
      #expect(revisions[subscription.id] ?? subscription.revision == subscription.revision, "done once")
    }
  }

  @Test func theNewestOfTwoCallsGoesOnAndTheOtherEnds() async throws {
    let services = try PausableServices()
    for number in 1...30 { try await services.createSubscription(.provider, .bound("a\(number).jp", plan: 1)) }
    services.log.pause(after: 5)
    let first = try services.begin(SubscriptionServiceMethods.bulkUpdate, Self.request())
    var rows = Self.rows(try await first.items { Self.rows($0).count >= 5 })
    let second = try services.begin(SubscriptionServiceMethods.bulkUpdate, Self.request())
    // It has taken over before it tells how far the change is.
    var told = try await second.items { !$0.isEmpty }
    services.log.resume()
    told += try await second.items()
    rows += Self.rows(try await first.items()) + Self.rows(told)
    #expect(await first.error()?.reason == "BULK_TAKEN_OVER")
    #expect(await second.error() == nil)
    #expect(rows.map(\.subscriptionID) == Array(1...30) && rows.allSatisfy { $0.outcome == .done })
    #expect(Self.progress(told).last?.done == 30)
  }

  @Test func whatNoLongerMatchesWhenItsTurnComesIsSkipped() async throws {
    let services = try PausableServices()
    for number in 1...9 { try await services.createSubscription(.provider, .bound("a\(number).jp", plan: 1)) }
    services.log.pause(after: 2)
    let request = Self.request(filter: .with { $0.locks = [.none] })
    let call = try services.begin(SubscriptionServiceMethods.bulkUpdate, request)
    var items = try await call.items { Self.rows($0).count >= 2 }
    _ = try await services.call(SubscriptionServiceMethods.lock, .with { $0.subscription = .id(7) })
    services.log.resume()
    items += try await call.items()
    #expect(await call.error() == nil)
    let skipped = Self.rows(items).filter { $0.outcome == .skippedNoLongerMatches }
    #expect(skipped.map(\.subscriptionID) == [7] && Self.rows(items).count == 9)
    let end = try #require(Self.progress(items).last)
    #expect(end.selected == 9 && end.done == 8 && end.skipped == 1 && end.lastSubscriptionID == 9)
  }

  @Test func aLogWithoutRoomIsWaitedFor() async throws {
    let services = try PausableServices()
    for number in 1...9 { try await services.createSubscription(.provider, .bound("a\(number).jp", plan: 1)) }
    services.log.isFull = true
    let call = try services.begin(SubscriptionServiceMethods.bulkUpdate, Self.request())
    var items = try await call.items { !$0.isEmpty }
    #expect(Self.rows(items).isEmpty)
    #expect(await services.reason(SubscriptionServiceMethods.lock, .with { $0.subscription = .id(1) }) == "OVERLOADED")
    services.log.isFull = false
    items += try await call.items()
    #expect(await call.error() == nil)
    #expect(Self.rows(items).map(\.outcome) == Array(repeating: .done, count: 9))
  }

  @Test(
    arguments: [
      ("options.if_revision", "FIELD_INVALID"), ("filter", "EMPTY_FILTER"), ("filter, ids or all", "FIELD_REQUIRED"),
      ("ids.ids", "FIELD_REQUIRED"), ("ids.ids", "ITEM_REPEATED"), ("ids.ids", "FIELD_INVALID"),
      ("operation", "FIELD_REQUIRED"), ("expected_count", "EXPECTED_COUNT_MISMATCH"),
      ("operation.lock.options", "FIELD_INVALID"), ("operation.lock.subscription", "FIELD_INVALID"),
      ("operation.transfer.new_owner.customer", "OWNER_NOT_FOUND"), ("filter.plan", "PLAN_NOT_FOUND"),
      ("request_id", "REQUEST_ID_MALFORMED"), ("expected_count", "FIELD_INVALID"),
    ])
  func whatMakesNoSenseIsRefusedBeforeTheFirstRow(field: String, reason: String) async throws {
    let services = try await Self.prepared(5)
    var request = Self.request()
    switch (field, reason) {
    case ("options.if_revision", _): request.options?.ifRevision = 3
    case ("filter", _): request.selection = .filter(.with { $0.activity = .unspecified })
    case ("filter, ids or all", _): request.selection = nil
    case ("ids.ids", "FIELD_REQUIRED"): request.selection = .ids(SubscriptionIDs())
    case ("ids.ids", "ITEM_REPEATED"): request.selection = .ids(.with { $0.ids = [3, 2, 3] })
    case ("ids.ids", _): request.selection = .ids(.with { $0.ids = [3, 0] })
    case ("operation", _): request.operation = nil
    case ("expected_count", "FIELD_INVALID"): request.expectedCount = -1
    case ("expected_count", _): request.expectedCount = 4
    case ("operation.lock.options", _):
      request.operation = .with { $0.operation = .lock(.with { $0.options = MutationOptions() }) }
    case ("operation.lock.subscription", _):
      request.operation = .with { $0.operation = .lock(.with { $0.subscription = .id(1) }) }
    case ("operation.transfer.new_owner.customer", _):
      request.operation = .with { $0.operation = .transfer(.with { $0.newOwner = .customer("nobody") }) }
    case ("filter.plan", _): request.selection = .filter(.with { $0.plan = .id(99) })
    default: request.options?.requestID = [1]
    }
    let (items, error) = await services.stream(SubscriptionServiceMethods.bulkUpdate, request)
    #expect(error?.reason == reason && Self.rows(items).isEmpty && Self.progress(items).isEmpty)
    #expect(error?.violations.first?.field == field)
    #expect(try await Self.locked(services).isEmpty)
  }

  @Test func everyOperationIsThatOfTheSingleMethod() async throws {
    let services = try await Self.prepared(4)
    let pins = Customization.values([.integer(Property.databases, 77)], .fields)
    let later = Services.startTime + 86_400_000
    let addOn = AddOnSelection.with { selection in
      selection.addOn = .id(1)
      selection.quantity = 2
    }
    // Each is done to all four, and what it did is seen in the third.
    let operations: [(BulkOperation.Operation, (Subscription) -> Bool)] = [
      (.customize(.with { $0.customization = pins }), { $0.overrides == [.integer(Property.databases, 77)] }),
      (.resetOverrides(.with { $0.properties = [Property.databases] }), { $0.overrides.isEmpty }),
      (.lock(.with { $0.note = "移行中" }), { $0.lock?.kind == .whole && $0.lock?.note == "移行中" }),
      (.unlock(.with { $0.policy = .discard }), { $0.lock == nil }),
      (.transfer(.with { $0.newOwner = .customer("tanaka") }), { $0.ownerCustomerID == 1 }),
      (.addAddOn(.with { $0.addOn = addOn }), { Self.addOns($0) == [1] }),
      (.removeAddOn(.with { $0.addOn = .id(1) }), { Self.addOns($0) == [] }),
      (.setAddOns(.with { $0.addOns = [addOn] }), { Self.addOns($0) == [1] }),
      (
        .switchPlan(.with { $0.plan = .id(1) }),
        { if case .bound(let bound) = $0.association { bound.planID == 1 } else { false } }
      ),
      (.suspend(.with { $0.reason = .provider }), { $0.statusReasons == [.provider] }),
      (.activate(.with { $0.reason = .provider }), { $0.statusReasons.isEmpty }),
      (.renew(.with { $0.expiry = .expiresAtMs(later) }), { $0.expiresAtMs == later }),
      (.detachPlan(.init()), { if case .custom = $0.association { true } else { false } }),
    ]
    for (number, (operation, holds)) in operations.enumerated() {
      let request = Self.request(UInt8(number + 1), .with { $0.operation = operation })
      let (rows, _, reason) = await Self.run(services, request)
      #expect(reason == "OK" && rows.map(\.outcome) == [.done, .done, .done, .done], "\(operation): \(rows)")
      let third = try await services.subscription("a3.jp")
      #expect(holds(third), "\(operation): \(third)")
    }
    let deletion = Self.request(99, .with { $0.operation = .delete(.init()) })
    #expect(await Self.run(services, deletion).rows.map(\.outcome) == [.done, .done, .done, .done])
    #expect(try await services.call(SubscriptionServiceMethods.count, .init()).count == 0)
  }

  private static func addOns(_ subscription: Subscription) -> [Int64]? {
    if case .bound(let bound) = subscription.association { bound.addOns.map(\.addOnID) } else { nil }
  }
}
