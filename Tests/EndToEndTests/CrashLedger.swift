import KeiyakuClient
import KeiyakuMessages
import Synchronization
import Testing

/// Everything that can be read of a database.
struct Inventory: Equatable {
  let customers: [Customer]
  let plans: [Plan]
  let subscriptions: [Subscription]
  let appliedSequence: Int64

  init(_ client: KeiyakuClient) async throws {
    customers = try await Self.all { page in
      let reply = try await client.customers.list(.with { $0.page = page })
      return (reply.customers, reply.nextPageToken)
    }
    plans = try await Self.all { page in
      let reply = try await client.catalog.listPlans(.with { $0.page = page })
      return (reply.plans, reply.nextPageToken)
    }
    subscriptions = try await Self.all { page in
      let request = ListSubscriptionsRequest.with { request in
        request.page = page
        request.view = .full
      }
      let reply = try await client.subscriptions.list(request)
      return (reply.subscriptions, reply.nextPageToken)
    }
    appliedSequence = try await client.admin.getServerInfo(GetServerInfoRequest()).appliedSequence
  }

  private static func all<Entity>(
    _ page: (PageRequest) async throws -> (entities: [Entity], next: [UInt8])
  ) async throws -> [Entity] {
    var (found, token) = ([Entity](), [UInt8]())
    repeat {
      let request = PageRequest.with { request in
        request.size = 1000
        request.token = token
      }
      let (entities, next) = try await page(request)
      found += entities
      token = next
    } while !token.isEmpty
    return found
  }
}

/// One mutation that a caller wants done once.
struct Intent: Hashable, Sendable {
  enum Change: CaseIterable {
    /// A customer with a subscription of the same name; the next changes are made to them.
    case customer
    case customize
    case credential
    case transferToProvider
    /// A plan; the next change is made to it.
    case plan
    case updatePlan
    /// A subscription of the provider's; the next changes are made to it.
    case subscription
    case transferToKeeper
    case lock

    /// Whether it makes something that the changes after it are made to.
    var createsName: Bool { [.customer, .plan, .subscription].contains(self) }
  }

  /// What the server answered.
  struct Outcome: Sendable {
    let sequence: Int64
    let isReplay: Bool
    let customer: Customer?
    let plan: Plan?
    let subscription: Subscription?
  }

  /// Makes the customer whom subscriptions are given to.
  static let keeper = Intent(name: "keeper", number: 0, change: .customer)

  /// Of what is created or changed: a login, a plan's name, the first label of a domain.
  let name: String
  /// Differs from that of every other change to the same entity, so that something changes.
  let number: Int
  let change: Change
  let requestID = RequestID()

  private var domain: SubscriptionRef { HostingProvider.subscription("\(name).example.jp") }
  private var new: NewSubscription { HostingProvider.new("\(name).example.jp", HostingProvider.selection("Default")) }
  private var values: [PropertyValue] {
    [
      PropertyValue.with { value in
        value.property = 10
        value.value = .integer(Int64(number))
      }
    ]
  }

  /// A password of one caller in sixteen, because hashing is meant to be slow; a hash of the others.
  private var credential: Credential {
    guard !name.contains("-c0-") else { return HostingProvider.password("あいことば \(number)") }
    return .with {
      $0.kind = .crypt(
        "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/")
    }
  }

  func carryOut(_ client: KeiyakuClient) async throws -> Outcome {
    let options = CallOptions(requestID: requestID)
    switch change {
    case .customer:
      let reply = try await client.customers.create(
        .with {
          // Long enough for a few of them to fill a segment.
          $0.spec = HostingProvider.person("顧客 \(name)", login: name)
          $0.spec?.notes = String(repeating: "備考", count: 500)
          $0.subscription = new
        }, options: options)
      return outcome(reply.result, customer: reply.customer, reply.subscription)
    case .credential:
      let reply = try await client.customers.setCredential(
        .with {
          $0.customer = HostingProvider.customer(name)
          $0.credential = credential
        }, options: options)
      return outcome(reply.result, customer: reply.customer)
    case .plan:
      let reply = try await client.catalog.createPlan(
        .with {
          $0.spec = .with { $0.name = name }
          $0.values = values
        }, options: options)
      return outcome(reply.result, plan: reply.plan)
    case .updatePlan:
      let reply = try await client.catalog.updatePlan(
        .with {
          $0.plan = HostingProvider.plan(name)
          $0.values = values
        }, options: options)
      return outcome(reply.result, plan: reply.plan)
    case .subscription:
      let reply = try await client.subscriptions.create(
        .with {
          $0.owner = HostingProvider.provider
          $0.subscription = new
        }, options: options)
      return outcome(reply.result, reply.subscription)
    case .customize:
      let reply = try await client.subscriptions.customize(
        .with {
          $0.subscription = domain
          $0.customization = .with { $0.overrides = values }
        }, options: options)
      return outcome(reply.result, reply.subscription)
    case .transferToProvider, .transferToKeeper:
      let reply = try await client.subscriptions.transfer(
        .with {
          $0.subscription = domain
          $0.newOwner =
            change == .transferToProvider ? HostingProvider.provider : HostingProvider.owner(Self.keeper.name)
        }, options: options)
      return outcome(reply.result, reply.subscription)
    case .lock:
      let reply = try await client.subscriptions.lock(
        .with {
          $0.subscription = domain
          $0.note = "\(number)"
        }, options: options)
      return outcome(reply.result, reply.subscription)
    }
  }

  private func outcome(
    _ result: MutationResult?, customer: Customer? = nil, plan: Plan? = nil, _ subscription: Subscription? = nil
  ) -> Outcome {
    Outcome(
      sequence: result?.sequence ?? 0, isReplay: result?.replayed ?? false, customer: customer, plan: plan,
      subscription: subscription)
  }
}

/// What callers wanted and what they were told.
final class CrashLedger: Sendable {
  private struct Entries {
    var acknowledged: [(intent: Intent, outcome: Intent.Outcome)] = []
    /// Acknowledged entries before this one were repeated after an earlier restart.
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
      #expect(again.isReplay, "\(intent.name) \(intent.change) was acknowledged, and its retry was carried out anew")
      #expect(again.sequence == outcome.sequence, "\(intent.name) \(intent.change): a replay has the first sequence")
    }
    // What nobody was told of is either there in full or not at all; a retry makes it so once.
    try await inParallel(Array(open)) { intent in
      let first = try await intent.carryOut(client)
      let second = try await intent.carryOut(client)
      #expect(second.isReplay && second.sequence == first.sequence)
      self.acknowledges(intent, first)
    }
  }

  /// Holds everything that is there against the ledger: each record is that of one mutation, and each entity is as the
  /// last mutation of it was answered.
  func compare(_ inventory: Inventory) throws {
    let told = entries.withLock { $0.acknowledged }.sorted { $0.outcome.sequence < $1.outcome.sequence }
    Self.compare(
      told.map(\.outcome.sequence), Array((1...inventory.appliedSequence).dropFirst()),
      "one record each, after that which created the database")
    var (customers, plans, subscriptions) = ([Int64: Customer](), [Int64: Plan](), [Int64: Subscription]())
    for (_, outcome) in told {
      if let customer = outcome.customer { customers[customer.id] = customer }
      if let plan = outcome.plan { plans[plan.id] = plan }
      if let subscription = outcome.subscription { subscriptions[subscription.id] = subscription }
    }
    // Plan 1 came with the database. Counts follow from the subscriptions.
    let owned = Dictionary(grouping: inventory.subscriptions, by: \.ownerCustomerID).mapValues(\.count)
    for id in customers.keys { customers[id]?.subscriptionCount = Int64(owned[id] ?? 0) }
    Self.compare(inventory.customers, customers.values.sorted { $0.id < $1.id }, "customers")
    Self.compare(Array(inventory.plans.dropFirst()), plans.values.sorted { $0.id < $1.id }, "plans")
    Self.compare(inventory.subscriptions, subscriptions.values.sorted { $0.id < $1.id }, "subscriptions")
    #expect(inventory.plans.first?.subscriptionCount == Int64(subscriptions.count), "every one follows plan 1")
  }

  /// Expects the same in the same order; tells the first difference alone, because there are thousands.
  private static func compare<Value: Equatable>(_ found: [Value], _ expected: [Value], _ what: String) {
    #expect(found.count == expected.count, "\(what)")
    if let (found, expected) = zip(found, expected).first(where: { $0 != $1 }) {
      Issue.record("\(what): found \(found), and \(expected) was answered")
    }
  }

  /// Eight at a time.
  private func inParallel<Item: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (position, item) in items.enumerated() {
        if position >= 8 { try await group.next() }
        group.addTask { try await body(item) }
      }
      try await group.waitForAll()
    }
  }
}
