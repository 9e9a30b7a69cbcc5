import Foundation
import KeiyakuClient
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

/// Load, `kill -9` at a random moment, restart; again and again on one data directory.
///
/// `KEIYAKU_CRASH_ROUNDS` sets the number of rounds, `KEIYAKU_CRASH_SEED` repeats a run's choice of moments.
@Suite(.serialized) struct CrashTests {
  private static let rounds = ProcessInfo.processInfo.environment["KEIYAKU_CRASH_ROUNDS"].flatMap(Int.init) ?? 50
  private static let seed =
    ProcessInfo.processInfo.environment["KEIYAKU_CRASH_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)

  @Test func whatWasAcknowledgedIsThereExactlyOnceAfterEveryKill() async throws {
    print("crash test: \(Self.rounds) rounds, KEIYAKU_CRASH_SEED=\(Self.seed)")
    var random = SplitMix64(state: Self.seed)
    let directory = try TemporaryDirectory()
    let ledger = Ledger()
    for round in 1...Self.rounds {
      let server = try ServerProcess(dataDirectory: directory.path)
      let client = try await KeiyakuClient.connect(server.address)
      try await ledger.check(client, all: round == Self.rounds)
      let moment = Int(random.next() % 400) + 1
      await Self.load(client, ledger, round: round, until: moment) { server.kill() }
      await client.close()
      server.kill()
    }
    let server = try ServerProcess(dataDirectory: directory.path)
    let client = try await KeiyakuClient.connect(server.address)
    try await ledger.check(client, all: true)
    print("crash test: \(ledger.count) mutations, \(ledger.unacknowledgedCount) of them unacknowledged at a kill")
    await client.close()
    #expect(server.terminate() == 0, "a last, orderly stop")
  }

  /// Sixteen callers, each with one mutation under way, until so many are acknowledged; the server is killed while the
  /// others' are on their way.
  private static func load(
    _ client: KeiyakuClient, _ ledger: Ledger, round: Int, until moment: Int, kill: @escaping @Sendable () -> Void
  ) async {
    let countdown = Countdown(moment)
    await withTaskGroup(of: Void.self) { group in
      for caller in 0..<16 {
        group.addTask {
          var number = 0
          while !countdown.isOver {
            number += 1
            let intent = Intent(name: "r\(round)-c\(caller)-n\(number)", withCustomer: number % 2 == 0)
            ledger.intends(intent)
            guard let outcome = try? await intent.carryOut(client) else { return }
            ledger.acknowledges(intent, outcome)
            if countdown.reachesEnd() { kill() }
          }
        }
      }
      // Callers whose calls are under way learn of the end from the client.
      while !countdown.isOver, await group.next() != nil {}
      await client.close()
    }
  }
}

/// Counts acknowledged mutations down to the moment of the kill.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  var isOver: Bool { left.withLock { $0 <= 0 } }

  /// Counts one; true for the one that ends it.
  func reachesEnd() -> Bool {
    left.withLock { left in
      left -= 1
      return left == 0
    }
  }
}

/// One mutation that a caller wants done once: a customer with a subscription, or one more of the provider's own.
private struct Intent: Hashable, Sendable {
  struct Outcome: Hashable, Sendable {
    let sequence: Int64
    let subscriptionID: Int64
    let customerID: Int64
    let isReplay: Bool
  }

  let name: String
  let withCustomer: Bool
  let requestID = RequestID()

  func carryOut(_ client: KeiyakuClient) async throws -> Outcome {
    let subscription = HostingProvider.new(
      "\(name).example.jp", .bound(PlanSelection.with { $0.plan = PlanRef.with { $0.by = .id(1) } }))
    let options = CallOptions(requestID: requestID)
    if withCustomer {
      let reply = try await client.customers.create(
        CreateCustomerRequest.with {
          $0.spec = HostingProvider.person("顧客 \(name)", login: name)
          $0.subscription = subscription
        }, options: options)
      return Outcome(reply.result, reply.subscription, customer: reply.customer?.id ?? 0)
    }
    let reply = try await client.subscriptions.create(
      CreateSubscriptionRequest.with {
        $0.owner = HostingProvider.provider
        $0.subscription = subscription
      }, options: options)
    return Outcome(reply.result, reply.subscription, customer: 0)
  }
}

extension Intent.Outcome {
  init(_ result: MutationResult?, _ subscription: Subscription?, customer: Int64) {
    self.init(
      sequence: result?.sequence ?? 0, subscriptionID: subscription?.id ?? 0, customerID: customer,
      isReplay: result?.replayed ?? false)
  }
}

/// What callers wanted and what they were told.
private final class Ledger: Sendable {
  private struct Entries {
    var acknowledged: [(Intent, Intent.Outcome)] = []
    /// Acknowledged entries before this one were checked after an earlier restart.
    var checked = 0
    var open: Set<Intent> = []
    var unacknowledged = 0
  }

  private let entries = Mutex(Entries())

  var count: Int { entries.withLock { $0.acknowledged.count } }
  var unacknowledgedCount: Int { entries.withLock { $0.unacknowledged } }

  func intends(_ intent: Intent) { entries.withLock { _ = $0.open.insert(intent) } }

  func acknowledges(_ intent: Intent, _ outcome: Intent.Outcome) {
    entries.withLock { entries in
      entries.open.remove(intent)
      entries.acknowledged.append((intent, outcome))
    }
  }

  /// Holds a restarted server against the ledger, and has every open intent done.
  func check(_ client: KeiyakuClient, all: Bool) async throws {
    let (open, told) = entries.withLock { entries in
      defer { entries.checked = entries.acknowledged.count }
      entries.unacknowledged += entries.open.count
      return (entries.open, Array(entries.acknowledged[(all ? 0 : entries.checked)...]))
    }
    try await inParallel(told) { intent, outcome in
      let again = try await intent.carryOut(client)
      #expect(again.isReplay, "\(intent.name) was acknowledged, and its retry was carried out anew")
      #expect(again.sequence == outcome.sequence, "\(intent.name): a replay answers the first sequence")
      #expect(again.subscriptionID == outcome.subscriptionID && again.customerID == outcome.customerID)
    }
    // What nobody was told of is either there in full or not at all; a retry makes it so once.
    try await inParallel(open.map { ($0, ()) }) { intent, _ in
      let first = try await intent.carryOut(client)
      let second = try await intent.carryOut(client)
      #expect(second.isReplay && second.sequence == first.sequence)
      self.acknowledges(intent, first)
    }
    let info = try await client.admin.getServerInfo(GetServerInfoRequest())
    let (total, customers) = entries.withLock { entries in
      (entries.acknowledged.count, entries.acknowledged.count { $0.0.withCustomer })
    }
    #expect(info.subscriptionCount == Int64(total), "each mutation made one subscription")
    #expect(info.customerCount == Int64(customers), "no customer without the subscription of the same call")
    #expect(info.appliedSequence == Int64(total) + 1, "one record each, after that which created the database")
    for (intent, outcome) in told {
      let found = try await client.subscriptions.get(
        GetSubscriptionRequest.with {
          $0.subscription = HostingProvider.subscription("\(intent.name).example.jp")
        }
      ).subscription
      #expect(found?.id == outcome.subscriptionID && found?.ownerCustomerID == outcome.customerID)
      #expect(found?.revision == outcome.sequence)
    }
  }

  /// Eight at a time.
  private func inParallel<Value: Sendable>(
    _ items: [(Intent, Value)], _ body: @escaping @Sendable (Intent, Value) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (position, item) in items.enumerated() {
        if position >= 8 { try await group.next() }
        group.addTask { try await body(item.0, item.1) }
      }
      try await group.waitForAll()
    }
  }
}

/// A small generator of repeatable numbers (Steele, Lea and Flood, 2014).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
