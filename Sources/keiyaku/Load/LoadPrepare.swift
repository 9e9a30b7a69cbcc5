import ArgumentParser
import KeiyakuClient
import KeiyakuMessages
import Synchronization

/// `keiyaku load prepare`
struct LoadPrepare: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: "Create plans, add-ons, customers and subscriptions to measure with.",
    discussion: """
      The same seed makes the same data. What is there already stays, so a run that was interrupted can be repeated.
      """)

  @Option(help: ArgumentHelp("Subscriptions to create.", valueName: "count"))
  var subscriptions = 10_000

  @Option(help: ArgumentHelp("Number that the data is made from.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func validate() throws {
    if subscriptions < 1 { throw ValidationError("--subscriptions must be 1 or more.") }
  }

  func run(_ session: Session) async throws {
    let data = LoadData(seed: seed)
    let client = session.client
    let registry = try await session.registry()
    for plan in LoadData.plans {
      try await Self.unlessThere { _ = try await client.catalog.createPlan(try data.plan(plan, registry)) }
    }
    for addOn in LoadData.addOns {
      try await Self.unlessThere { _ = try await client.catalog.createAddOn(try data.addOn(addOn, registry)) }
    }
    let customers = max(1, subscriptions / LoadData.subscriptionsPerCustomer)
    try await Self.createAll(customers, "customers") { index in
      _ = try await client.customers.create(data.customer(index))
    }
    let count = subscriptions
    try await Self.createAll(count, "subscriptions") { index in
      _ = try await client.subscriptions.create(data.subscription(index, customers: customers))
    }
    let info = try await client.admin.getServerInfo(.init())
    try await session.show(info) {
      "The database has \(info.customerCount) customers, \(info.planCount) plans, \(info.addOnCount) add-ons and "
        + "\(info.subscriptionCount) subscriptions.\n"
    }
  }

  /// Creates the things of each number below `count`, many at once.
  private static func createAll(
    _ count: Int, _ name: String, _ create: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    let progress = Progress(name: name, count: count)
    try await withThrowingTaskGroup { group in
      for _ in 0..<min(count, 200) {
        group.addTask {
          while let index = progress.next() {
            try await unlessThere { try await create(index) }
            progress.advance()
          }
        }
      }
      try await group.waitForAll()
    }
    progress.finish()
  }

  private static func unlessThere(_ create: () async throws -> Void) async throws {
    do {
      try await create()
    } catch let error as RPCError where error.code == .alreadyExists {
      // Made by an earlier run of the same seed.
    }
  }
}

/// Deals out the numbers of long work, and says how far it is on a terminal.
private final class Progress: Sendable {
  private let name: String
  private let count: Int
  private let dealt = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let isShown = Terminal.isTerminal(2)

  init(name: String, count: Int) {
    self.name = name
    self.count = count
  }

  /// The next number; nil where all are dealt.
  func next() -> Int? {
    let index = dealt.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  func advance() {
    let done = done.wrappingAdd(1, ordering: .relaxed).newValue
    // A hundred times in all, so that showing it costs nothing.
    if isShown, done % max(1, count / 100) == 0 { Terminal.printError("\r\(name): \(done) of \(count)") }
  }

  func finish() {
    if isShown { Terminal.printError("\r\(name): \(count) of \(count)\n") }
  }
}
