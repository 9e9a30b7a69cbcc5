import Foundation
import KeiyakuLog
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

@testable import KeiyakuService

/// The services over a data directory: what was answered is there after a restart.
@Suite struct ServiceStackTests {
  private struct Stack: ServiceCaller {
    let stack: ServiceStack
    var methods: [ServiceMethod] { stack.methods }

    init(_ directory: URL, now: @escaping @Sendable () -> Int64 = { Services.startTime }) throws {
      var log = LogConfiguration(directory: directory.path) { Issue.record("the log failed: \($0)") }
      log.segmentBytes = 2 << 20
      log.directIO = false
      stack = try ServiceStack(log: log, software: "test 1", passwordConcurrency: 1, now: now)
    }

    /// Everything that an operator can read.
    func everything() async throws -> [String] {
      let customers = try await call(CustomerServiceMethods.list, .init())
      let plans = try await call(CatalogServiceMethods.listPlans, .init())
      let addOns = try await call(CatalogServiceMethods.listAddOns, .init())
      let subscriptions = try await call(SubscriptionServiceMethods.list, .with { $0.view = .full })
      var texts = ["\(customers)", "\(plans)", "\(addOns)", "\(subscriptions)"]
      for subscription in subscriptions.subscriptions {
        let request = GetEffectiveRequest.with { $0.subscription = .with { $0.by = .id(subscription.id) } }
        texts.append("\(try await call(SubscriptionServiceMethods.getEffective, request))")
      }
      return texts
    }
  }

  @Test func aWallClockThatStepsShowsInHealthUntilItAgreesAgain() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("keiyaku-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let step = Mutex<Int64>(0)
    let day: Int64 = 24 * 60 * 60 * 1000
    let stack = try Stack(directory) { Services.startTime + step.withLock { $0 } }
    func health() async throws -> HealthCheckReply { try await stack.call(HealthMethods.check, .init()) }
    #expect(stack.stack.checkClock() == 0)
    #expect(try await health() == .with { $0.status = .serving })
    step.withLock { $0 = 2 * day }
    #expect(stack.stack.checkClock() > day, "nothing needs to be written to find out")
    let doubted = try await health()
    #expect(doubted.status == .serving && doubted.reason == "CLOCK_DOUBTED")
    #expect(doubted.message.contains("boot clock"))
    step.withLock { $0 = 0 }
    #expect(stack.stack.checkClock() == 0)
    #expect(try await health().reason.isEmpty)
    try stack.stack.close()
  }

  // By the stack's own thread, which nobody asks.
  @Test func whatIsOverExpiresByItselfOnceAClockThatSteppedIsConfirmed() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("keiyaku-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let step = Mutex<Int64>(0)
    let day: Int64 = 24 * 60 * 60 * 1000
    let stack = try Stack(directory) { Services.startTime + step.withLock { $0 } }
    try await stack.createCatalog()
    try await stack.createSubscription(.provider, .bound("a.jp"))
    let renew = RenewSubscriptionRequest.with {
      $0.subscription = .id(1)
      $0.expiry = .expiresAtMs(Services.startTime + day)
    }
    _ = try await stack.call(SubscriptionServiceMethods.renew, renew)
    step.withLock { $0 = 2 * day }
    #expect(stack.stack.checkClock() > day)
    #expect(try await stack.subscription("a.jp").statusReasons.isEmpty)

    let (durable, continuation) = AsyncStream.makeStream(of: Int64.self)
    stack.stack.onDurable { continuation.yield($0) }
    let confirmed = try await stack.call(AdminServiceMethods.confirmClock, .init())
    #expect(confirmed.wallMs == Services.startTime + 2 * day && confirmed.expectedMs < Services.startTime + day)
    for await _ in durable where try await stack.subscription("a.jp").statusReasons == [.expired] { break }
    #expect(stack.stack.checkClock() == 0)
    try stack.stack.close()
    let again = try Stack(directory) { Services.startTime + 3 * day }
    #expect(try await again.subscription("a.jp").statusReasons == [.expired])
    try again.stack.close()
  }

  @Test func everythingIsThereAfterARestart() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("keiyaku-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let first = try Stack(directory)
    #expect(first.stack.opening.condition == .created)
    try await first.createCatalog()
    try await first.createCustomer("tanaka", password: "ひみつ", .bound("日本語.jp", addOns: [(1, 2), (2, 1)]))
    try await first.createCustomer("suzuki", password: "two")
    try await first.createSubscription(.customer("tanaka"), .bound("b.jp", .values([.integer(Property.databases, 9)])))
    try await first.createSubscription(.provider, .custom("c.jp"))
    try await first.customize("c.jp", .values([.integer(Property.mailboxes, -1)]))
    try await first.setPlan(2, [.integer(Property.databases, 44)])
    let create = CreateCustomerRequest.with {
      $0.options = .with {
        $0.requestID =
          withUnsafeBytes(of: UInt64(Services.startTime).bigEndian) { Array($0.dropFirst(2)) }
          + [0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1]
      }
      $0.spec = .with { $0.login = "ito" }
    }
    let created = try await first.call(CustomerServiceMethods.create, create)
    let page = try await first.call(CustomerServiceMethods.list, .with { $0.page = .with { $0.size = 1 } })
    let before = try await first.everything()
    let identity = (first.stack.databaseID, first.stack.incarnation)
    try first.stack.close()

    let second = try Stack(directory)
    #expect(second.stack.opening.condition == .clean)
    #expect((second.stack.databaseID, second.stack.incarnation) == identity)
    #expect(try await second.everything() == before)
    #expect(await second.logIn("tanaka", "ひみつ") == "OK")
    #expect(await second.logIn("suzuki", "two") == "NO_SUBSCRIPTION")
    let again = try await second.call(CustomerServiceMethods.create, create)
    #expect(again.result?.replayed == true && again.customer == created.customer)
    // A list goes on where it was.
    let rest = try await second.call(
      CustomerServiceMethods.list, .with { $0.page = .with { $0.token = page.nextPageToken } })
    #expect(rest.customers.map(\.id) == [2, 3])
    let info = try await second.call(AdminServiceMethods.getServerInfo, .init())
    let health = try await second.call(HealthMethods.check, .with { $0.service = "keiyaku.v1.CustomerService" })
    #expect(health.status == .serving)
    let statistics = second.stack.statistics
    #expect(statistics.customers == 3 && statistics.plans == Int(info.planCount))
    #expect(statistics.addOns == Int(info.addOnCount) && statistics.subscriptions == Int(info.subscriptionCount))
    #expect(statistics.appliedSequence == info.appliedSequence && statistics.pendingBytes == 0)
    #expect(info.software == "test 1" && info.databaseID == identity.0 && info.appliedSequence == info.durableSequence)
    try second.stack.close()
  }

  @Test func anAnswerIsGatedUntilTheLogHasIt() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("keiyaku-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: directory) }
    let stack = try Stack(directory)
    let (durable, continuation) = AsyncStream.makeStream(of: Int64.self)
    stack.stack.onDurable { continuation.yield($0) }
    let answer = await stack.gated(CustomerServiceMethods.create, .with { $0.spec = .with { $0.login = "tanaka" } })
    #expect(answer.observed == 2)
    for await sequence in durable where sequence >= answer.observed { break }
    #expect(stack.stack.durableSequence >= answer.observed)
    try stack.stack.close()
  }
}
