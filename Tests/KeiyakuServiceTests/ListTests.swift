import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

@Suite struct ListTests {
  /// Ten customers with three subscriptions each: on plan 1, on plan 2 with add-on 1, and on plan 2 with both.
  private func prepared(incarnation: UInt8 = 7) async throws -> Services {
    let services = try Services(incarnation: [UInt8](repeating: incarnation, count: 16))
    try await services.createCatalog()
    for number in 0..<10 {
      let login = "customer\(number)"
      try await services.createCustomer(login, .bound("a\(number).jp", plan: 1))
      try await services.createSubscription(.customer(login), .bound("b\(number).jp", addOns: [(1, 1)]))
      try await services.createSubscription(.customer(login), .bound("c\(number).jp", addOns: [(1, 2), (2, 1)]))
    }
    return services
  }

  /// Reads a list of subscriptions to its end.
  private func ids(_ services: Services, _ request: ListSubscriptionsRequest, size: Int32) async throws -> [Int64] {
    var request = request
    request.page = .with { $0.size = size }
    var ids: [Int64] = []
    while true {
      let reply = try await services.call(SubscriptionServiceMethods.list, request)
      #expect(reply.subscriptions.count <= Int(size))
      ids += reply.subscriptions.map(\.id)
      if reply.nextPageToken.isEmpty { return ids }
      request.page?.token = reply.nextPageToken
    }
  }

  @Test(arguments: [1, 2, 3, 7, 29, 30, 31, 1000] as [Int32])
  func everyFilterIsReadToItsEndInPagesOfAnySize(size: Int32) async throws {
    let services = try await prepared()
    let all = Array(1...30) as [Int64]
    #expect(try await ids(services, .init(), size: size) == all)
    #expect(try await ids(services, .of(.with { $0.plan = .id(1) }), size: size) == all.filter { $0 % 3 == 1 })
    #expect(try await ids(services, .of(.with { $0.plan = .id(2) }), size: size) == all.filter { $0 % 3 != 1 })
    #expect(try await ids(services, .of(.with { $0.addOn = .id(2) }), size: size) == all.filter { $0 % 3 == 0 })
    #expect(try await ids(services, .of(.with { $0.owner = .customer("customer4") }), size: size) == [13, 14, 15])
    #expect(try await ids(services, .of(.with { $0.owner = .provider }), size: size) == [])
    let narrow = SubscriptionFilter.with {
      $0.owner = .customer("CUSTOMER4")
      $0.plan = .id(2)
      $0.addOn = .id(2)
    }
    #expect(try await ids(services, .of(narrow), size: size) == [15])
    let nothing = SubscriptionFilter.with {
      $0.plan = .id(1)
      $0.addOn = .id(2)
    }
    #expect(try await ids(services, .of(nothing), size: size) == [])
  }

  @Test func aPageThatExaminesTooManyIsShortAndGoesOn() async throws {
    let services = try Services()
    try await services.createCatalog()
    let count = SubscriptionService.candidatesMax + 50
    for number in 0..<count { try await services.createSubscription(.provider, .bound("a\(number).jp", plan: 1)) }
    try await services.createSubscription(.provider, .bound("last.jp", addOns: [(1, 1)]))
    var request = ListSubscriptionsRequest.of(
      .with {
        $0.owner = .provider
        $0.addOn = .id(1)
      })
    let first = try await services.call(SubscriptionServiceMethods.list, request)
    #expect(first.subscriptions.isEmpty && !first.nextPageToken.isEmpty)
    request.page = .with { $0.token = first.nextPageToken }
    let second = try await services.call(SubscriptionServiceMethods.list, request)
    #expect(second.subscriptions.map(\.spec?.name) == ["last.jp"] && second.nextPageToken.isEmpty)
  }

  @Test func aTokenOutlivesEditsAndGoesOnBehindTheLastEntry() async throws {
    let services = try await prepared()
    let request = ListCustomersRequest.with { $0.page = .with { $0.size = 4 } }
    let first = try await services.call(CustomerServiceMethods.list, request)
    #expect(first.customers.map(\.id) == [1, 2, 3, 4] && first.nextPageToken.count <= 256)
    try await services.createCustomer("new")
    let second = try await services.call(
      CustomerServiceMethods.list,
      .with {
        $0.page = .with {
          $0.size = 1000
          $0.token = first.nextPageToken
        }
      })
    #expect(second.customers.map(\.id) == Array(5...11) && second.nextPageToken.isEmpty)
  }

  @Test func aTokenIsGoodForItsOwnListAlone() async throws {
    let services = try await prepared()
    func page(_ token: [UInt8]) -> PageRequest {
      .with {
        $0.size = 1
        $0.token = token
      }
    }
    let customers = try await services.call(CustomerServiceMethods.list, .with { $0.page = page([]) })
    let plans = try await services.call(CatalogServiceMethods.listPlans, .with { $0.page = page([]) })
    let ofPlan1 = try await services.call(
      SubscriptionServiceMethods.list,
      .with {
        $0.page = page([])
        $0.filter = .with { $0.plan = .id(1) }
      })
    let other = try await prepared(incarnation: 8)
    let elsewhere = try await other.call(CustomerServiceMethods.list, .with { $0.page = page([]) })

    func reason(_ token: [UInt8]) async -> String {
      await services.reason(CustomerServiceMethods.list, .with { $0.page = page(token) })
    }
    #expect(await reason(customers.nextPageToken) == "OK")
    #expect(await reason(plans.nextPageToken) == "PAGE_TOKEN_INVALID")
    #expect(await reason(elsewhere.nextPageToken) == "PAGE_TOKEN_INVALID")
    func listReason(_ plan: Int64?, _ token: [UInt8]) async -> String {
      await services.reason(
        SubscriptionServiceMethods.list,
        .with {
          $0.page = page(token)
          $0.filter = plan.map { plan in .with { $0.plan = .id(plan) } }
        })
    }
    #expect(await listReason(1, ofPlan1.nextPageToken) == "OK")
    #expect(await listReason(2, ofPlan1.nextPageToken) == "PAGE_TOKEN_INVALID")
    #expect(await listReason(nil, ofPlan1.nextPageToken) == "PAGE_TOKEN_INVALID")
  }

  // A token is opaque, and anybody can make one.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func garbageTokensAreRefusedOrHarmless(seed: UInt64) async throws {
    let services = try await prepared()
    let request = ListCustomersRequest.with { $0.page = .with { $0.size = 1 } }
    let token = try await services.call(CustomerServiceMethods.list, request).nextPageToken
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      var forged = token
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        forged[Int.random(in: 0..<forged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if random.oneIn(4) { forged.removeLast(Int.random(in: 1...forged.count, using: &random)) }
      let reason = await services.reason(CustomerServiceMethods.list, .with { $0.page = .with { $0.token = forged } })
      #expect(["OK", "PAGE_TOKEN_INVALID"].contains(reason))
    }
  }

  // The largest id behind a sound header ended the process.
  @Test(arguments: [UInt64(Int64.max), UInt64(Int64.max) - 1, 1 << 63, .max, 1 << 40])
  func aTokenAfterTheLastPossibleIDEndsTheList(id: UInt64) async throws {
    let services = try await prepared()
    let pages = PageTokens(incarnation: [UInt8](repeating: 7, count: 16))
    let isPossible = id <= UInt64(Int64.max)
    func page(_ kind: PageTokens.Kind, filter: UInt64 = 0) -> PageRequest {
      .with { $0.token = pages.token(after: Int64(bitPattern: id), of: kind, filter: filter) }
    }
    let expected = isPossible ? "OK" : "PAGE_TOKEN_INVALID"
    #expect(await services.reason(CustomerServiceMethods.list, .with { $0.page = page(.customers) }) == expected)
    #expect(await services.reason(CatalogServiceMethods.listPlans, .with { $0.page = page(.plans) }) == expected)
    #expect(await services.reason(CatalogServiceMethods.listAddOns, .with { $0.page = page(.addOns) }) == expected)
    let filters: [ListSubscriptionsRequest] = [
      .init(), .of(.with { $0.owner = .provider }), .of(.with { $0.plan = .id(1) }), .of(.with { $0.addOn = .id(1) }),
    ]
    for var filter in filters {
      filter.page = page(.subscriptions, filter: (filter.filter ?? SubscriptionFilter()).hash)
      #expect(await services.reason(SubscriptionServiceMethods.list, filter) == expected)
    }
  }

  @Test(
    arguments: [(.min, "FIELD_INVALID"), (-1, "FIELD_INVALID"), (0, "OK"), (1000, "OK"), (1001, "FIELD_INVALID")]
      as [(Int32, String)])
  func pageSizesHaveBounds(size: Int32, expected: String) async throws {
    let services = try await prepared()
    #expect(
      await services.reason(CustomerServiceMethods.list, .with { $0.page = .with { $0.size = size } }) == expected)
    #expect(
      await services.reason(SubscriptionServiceMethods.list, .with { $0.page = .with { $0.size = size } }) == expected)
  }

  @Test func aPageEndsByBytes() async throws {
    let services = try Services()
    try await services.createCatalog()
    let addresses = [String](repeating: "2001:db8:1111:2222:3333:4444:5555:6666", count: 64)
    let notes = String(repeating: "記", count: 4096 / 3)
    for number in 0..<400 {
      var new = NewSubscription.bound("a\(number).jp", plan: 1)
      new.spec?.ipv6Addresses = addresses
      new.spec?.notes = notes
      try await services.createSubscription(.provider, new)
    }
    let request = ListSubscriptionsRequest.with { $0.page = .with { $0.size = 1000 } }
    let reply = try await services.call(SubscriptionServiceMethods.list, request)
    let byteCount = reply.encodedBytes(MessageArena()).count
    #expect(byteCount > 3 << 17 && byteCount < Self.messageBytesMaxFloor && !reply.nextPageToken.isEmpty)
    #expect(try await ids(services, .init(), size: 1000).count == 400)
  }

  /// What every client takes; see proto/PROTOCOL.md.
  private static let messageBytesMaxFloor = 1 << 20

  @Test func everyPageFitsTheMostModestClient() async throws {
    let services = try Services()
    let lists = try await services.call(CatalogServiceMethods.describeProperties, .init()).properties
      .filter { $0.type == .textList }.map(\.number)
    #expect(lists.count == 2)
    for number in 0..<20 {
      _ = try await services.call(
        CatalogServiceMethods.createPlan,
        .with { request in
          request.spec = .with { $0.name = "plan \(number)" }
          request.values = lists.map { list in
            .textList(list, (0..<200).map { "\($0)-" + String(repeating: "x", count: 196) })
          }
        })
    }
    var token: [UInt8] = []
    var count = 0
    repeat {
      let reply = try await services.call(
        CatalogServiceMethods.listPlans,
        .with { request in
          request.page = .with {
            $0.size = 1000
            $0.token = token
          }
        })
      #expect(reply.encodedBytes(MessageArena()).count < Self.messageBytesMaxFloor)
      count += reply.plans.count
      token = reply.nextPageToken
    } while !token.isEmpty
    #expect(count == 21)
  }

  @Test func theBasicViewLeavesTheValuesOfTermsOut() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("a.jp", .values([.integer(Property.databases, 3)])))
    let basic = try await services.subscription("a.jp", .basic)
    let full = try await services.subscription("a.jp", .full)
    #expect(basic.overrides.isEmpty && full.overrides == [.integer(Property.databases, 3)])
    #expect(basic.lock == full.lock && basic.lock?.kind == .whole)
    for (view, count) in [(.basic, 0), (.full, 1), (.unrecognized(9), 0)] as [(View, Int)] {
      let list = try await services.call(SubscriptionServiceMethods.list, .with { $0.view = view })
      #expect(list.subscriptions.first?.overrides.count == count)
    }
    // How much is shown is no filter.
    try await services.createSubscription(.provider, .bound("b.jp"))
    let first = try await services.call(
      SubscriptionServiceMethods.list,
      .with {
        $0.page = .with { $0.size = 1 }
        $0.view = .full
      })
    let second = try await services.call(
      SubscriptionServiceMethods.list, .with { $0.page = .with { $0.token = first.nextPageToken } })
    #expect(second.subscriptions.map(\.id) == [2])
  }

  @Test func filtersThatNameNothingAreRefused() async throws {
    let services = try await prepared()
    func reason(_ filter: SubscriptionFilter) async -> String {
      await services.reason(SubscriptionServiceMethods.list, .of(filter))
    }
    #expect(await reason(.with { $0.owner = OwnerRef() }) == "FIELD_REQUIRED")
    #expect(await reason(.with { $0.owner = .customer("nobody") }) == "OWNER_NOT_FOUND")
    #expect(await reason(.with { $0.plan = .id(99) }) == "PLAN_NOT_FOUND")
    #expect(await reason(.with { $0.addOn = AddOnRef() }) == "FIELD_REQUIRED")
  }
}
