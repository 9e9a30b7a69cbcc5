import Foundation
import KeiyakuMessages
import Testing

/// The services against the model, under the same random commands: every answer, every subscription, its values, state,
/// conflicts, every list, every record that a watch shows, and every trail are equal.
///
/// A seed that fails is printed with the shortest sequence of commands that still fails.
/// KEIYAKU_MODEL_SEQUENCES=N runs so many sequences instead of those of CI, KEIYAKU_MODEL_SEED=S begins with seed S.
@Suite struct ModelTests {
  private static let sequences = Int(ProcessInfo.processInfo.environment["KEIYAKU_MODEL_SEQUENCES"] ?? "") ?? 1000
  private static let firstSeed = UInt64(ProcessInfo.processInfo.environment["KEIYAKU_MODEL_SEED"] ?? "") ?? 1
  private static let commandsPerSequence = 50

  @Test func theServicesAnswerAsTheModelDoes() async throws {
    for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.sequences) {
      let steps = Self.steps(seed: seed)
      guard let difference = try await Self.difference(steps) else { continue }
      let shortest = try await Self.shrunk(steps)
      let found = try await Self.difference(shortest) ?? difference
      Issue.record("seed \(seed), \(shortest.count) of \(steps.count) commands: \(found)\n\(Self.text(shortest))")
      return
    }
  }

  /// One step of a sequence.
  enum Step {
    case command(ModelCommand)
    case pass(milliseconds: Int64)

    var isPass: Bool { if case .pass = self { true } else { false } }
  }

  /// The steps of a seed. They are made against the model alone, and then run against both.
  static func steps(seed: UInt64) -> [Step] {
    var generator = CommandGenerator(seed: seed)
    var model = ReferenceModel(now: Services.startTime)
    var steps: [Step] = []
    for _ in 0..<commandsPerSequence {
      if generator.random.oneIn(8) {
        var milliseconds = Int64.random(in: 1...2 * 86_400_000, using: &generator.random)
        // Often to the very millisecond at which something ends, or to the one before.
        if let next = model.nextExpiry, next > model.now, generator.random.oneIn(2) {
          milliseconds = max(1, next - model.now - (generator.random.oneIn(2) ? 1 : 0))
        }
        model.pass(milliseconds, batch: 256)
        steps.append(.pass(milliseconds: milliseconds))
      }
      let command = generator.next(model)
      _ = model.perform(command)
      steps.append(.command(command))
    }
    return steps
  }

  /// What differs first; nil where nothing does.
  private static func difference(_ steps: [Step]) async throws -> String? {
    let numbers = SharedNumbers(seed: 1)
    let server = try SimulatedServer(
      .init(disk: SimulatedDisk(), clock: Services.Clock(), numbers: { numbers.next() }))
    defer { server.kill() }
    let services = server.services
    var model = ReferenceModel(now: Services.startTime)
    for (position, step) in steps.enumerated() {
      switch step {
      case .pass(let milliseconds):
        model.pass(milliseconds, batch: 256)
        services.clock.now += milliseconds
        services.expire()
      case .command(let command):
        let expected = model.perform(command)
        let answered = await services.perform(command)
        if answered != expected {
          return "step \(position): answered \(answered)\n  expected \(expected)"
        }
      }
      if let difference = try await differenceOfState(model, services, thorough: position % 25 == 24) {
        return "after step \(position): \(difference)"
      }
    }
    if let difference = try await differenceOfState(model, services, thorough: true) { return difference }
    while server.log.step() {}
    let trails = try await differenceOfTrails(model, services, of: model.everyEntity, durable: model.sequence)
    if let trails { return trails }
    return try await differenceOfWatch(model, services)
  }

  /// The shortest part of the steps that still differs: halves are left out, then quarters, down to single steps.
  private static func shrunk(_ steps: [Step]) async throws -> [Step] {
    var steps = steps
    var size = max(1, steps.count / 2)
    while true {
      var start = 0
      while start < steps.count {
        // Time goes by all the same: request ids are made at moments.
        let end = min(start + size, steps.count)
        let fewer = steps[..<start] + steps[start..<end].filter(\.isPass) + steps[end...]
        if fewer.count < steps.count, try await difference(Array(fewer)) != nil {
          steps = Array(fewer)
        } else {
          start += size
        }
      }
      if size == 1 { return steps }
      size /= 2
    }
  }

  private static func text(_ steps: [Step]) -> String {
    steps.map { step in
      switch step {
      case .pass(let milliseconds): "  \(milliseconds) ms go by"
      case .command(let command): "  \(command)"
      }
    }.joined(separator: "\n")
  }

  // MARK: State

  /// What differs between the model and the services: in all, or in the newest subscriptions.
  static func differenceOfState(
    _ model: ReferenceModel, _ services: Services, thorough: Bool
  ) async throws -> String? {
    let ids = model.subscriptions.keys.sorted()
    for id in thorough ? ids : ids.suffix(1) {
      if let difference = try await differenceOfSubscription(id, model, services) { return difference }
    }
    return thorough ? try await differenceOfLists(model, services) : nil
  }

  private static func differenceOfSubscription(
    _ id: Int64, _ model: ReferenceModel, _ services: Services
  ) async throws -> String? {
    guard let facts = model.subscriptions[id] else { return nil }
    let reference = SubscriptionRef.with { $0.by = .id(id) }
    let shown = try await services.call(
      SubscriptionServiceMethods.get,
      .with {
        $0.subscription = reference
        $0.view = .full
      }
    ).subscription
    if shown != model.view(subscription: id) {
      return
        "subscription \(id) is \(String(describing: shown))\n  expected \(String(describing: model.view(subscription: id)))"
    }
    let effective = try await services.call(
      SubscriptionServiceMethods.getEffective,
      .with {
        $0.subscription = reference
        $0.explain = true
      })
    let values = PropertyRules.values(effective.values)
    let expected = model.effective(facts)
    if values != expected {
      let numbers = Set(values.keys).union(expected.keys).filter { values[$0] != expected[$0] }.sorted()
      return "subscription \(id) has "
        + numbers.map { "\($0): \(String(describing: values[$0])), expected \(String(describing: expected[$0]))" }
        .joined(separator: "; ")
    }
    if effective.syncState != model.syncState(facts) { return "subscription \(id) is \(effective.syncState)" }
    if effective.conflicts != model.conflicts(facts) {
      return "subscription \(id) has conflicts \(effective.conflicts), expected \(model.conflicts(facts))"
    }
    if effective.statusReasons != model.statusReasons(facts) {
      return "subscription \(id) has reasons \(effective.statusReasons)"
    }
    for explanation in effective.explanations {
      // The last layer is what applies.
      guard explanation.layers.last?.value?.value == expected[explanation.property] else {
        return "subscription \(id): the explanation of \(explanation.property) ends in \(explanation.layers)"
      }
    }
    let again = try await services.call(
      SubscriptionServiceMethods.getEffective,
      .with {
        $0.subscription = reference
        $0.ifNoneMatch = effective.etag
      })
    return again.notModified ? nil : "subscription \(id): its own etag does not match"
  }

  private static func differenceOfLists(_ model: ReferenceModel, _ services: Services) async throws -> String? {
    let customers = try await services.call(CustomerServiceMethods.list, .with { $0.page = .with { $0.size = 1000 } })
    let expectedCustomers = model.customers.keys.sorted().compactMap { model.view(customer: $0) }
    if customers.customers != expectedCustomers {
      return "customers are \(customers.customers), expected \(expectedCustomers)"
    }
    let plans = try await services.call(CatalogServiceMethods.listPlans, .with { $0.page = .with { $0.size = 1000 } })
    let expectedPlans = model.plans.keys.sorted().compactMap { model.view(plan: $0) }
    if plans.plans != expectedPlans { return "plans are \(plans.plans), expected \(expectedPlans)" }
    let addOns = try await services.call(CatalogServiceMethods.listAddOns, .with { $0.page = .with { $0.size = 1000 } })
    let expectedAddOns = model.addOns.keys.sorted().compactMap { model.view(addOn: $0) }
    if addOns.addOns != expectedAddOns { return "add-ons are \(addOns.addOns), expected \(expectedAddOns)" }
    // A few of them, others each time.
    for (position, filter) in Filter.some(model).enumerated() where (Int64(position) + model.sequence) % 5 == 0 {
      let expected = model.subscriptions.keys.sorted().filter { filter.matches($0, model) }
      let listed = try await services.list(filter.message)
      if listed != expected { return "\(filter) lists \(listed), expected \(expected)" }
      let count = try await services.call(SubscriptionServiceMethods.count, .with { $0.filter = filter.message }).count
      if count != Int64(expected.count) { return "\(filter) counts \(count), expected \(expected.count)" }
    }
    return nil
  }
}

/// A filter of subscriptions, and what it means.
private enum Filter {
  case all
  case owner(Int64)
  case plan(Int64)
  case addOn(Int64)
  case planAndAddOn(Int64, Int64)
  case lock(LockKind)
  case syncState(SyncState)
  case activity(Activity)
  case reason(StatusReason)
  case prefix(String)
  case expiry(from: Int64, before: Int64)

  /// One of each kind, after what the model holds.
  static func some(_ model: ReferenceModel) -> [Filter] {
    var filters: [Filter] = [.all, .owner(0), .activity(.active), .activity(.inactive), .prefix("site1")]
    if let customer = model.customers.keys.min() { filters.append(.owner(customer)) }
    if let plan = model.plans.keys.max() {
      filters.append(.plan(plan))
      if let addOn = model.addOns.keys.min() { filters += [.addOn(addOn), .planAndAddOn(plan, addOn)] }
    }
    filters += [.none, .fields, .whole].map { .lock($0) }
    filters += [.custom, .locked, .unsynced, .partiallyLocked, .synced].map { .syncState($0) }
    filters += [.provider, .subscriber, .expired, .ownerSuspended].map { .reason($0) }
    filters.append(.expiry(from: model.now - 86_400_000, before: model.now + 86_400_000))
    filters.append(.expiry(from: 0, before: model.now))
    return filters
  }

  var message: SubscriptionFilter {
    .with { filter in
      switch self {
      case .all: break
      case .owner(0): filter.owner = .with { $0.owner = .provider(Provider()) }
      case .owner(let id): filter.owner = .with { $0.owner = .customer(.with { $0.by = .id(id) }) }
      case .plan(let id): filter.plan = .with { $0.by = .id(id) }
      case .addOn(let id): filter.addOn = .with { $0.by = .id(id) }
      case .planAndAddOn(let plan, let addOn):
        filter.plan = .with { $0.by = .id(plan) }
        filter.addOn = .with { $0.by = .id(addOn) }
      case .lock(let lock): filter.locks = [lock]
      case .syncState(let state): filter.syncStates = [state]
      case .activity(let activity): filter.activity = activity
      case .reason(let reason): filter.statusReasons = [reason]
      case .prefix(let prefix): filter.namePrefix = prefix
      case .expiry(let from, let before):
        filter.expiresFromMs = from
        filter.expiresBeforeMs = before
      }
    }
  }

  func matches(_ id: Int64, _ model: ReferenceModel) -> Bool {
    guard let facts = model.subscriptions[id] else { return false }
    switch self {
    case .all: return true
    case .owner(let owner): return facts.owner == owner
    case .plan(let plan): return facts.plan == plan
    case .addOn(let addOn): return facts.addOns[addOn] != nil
    case .planAndAddOn(let plan, let addOn): return facts.plan == plan && facts.addOns[addOn] != nil
    case .lock(let lock): return facts.lock == lock
    case .syncState(let state): return model.syncState(facts) == state
    case .activity(let activity): return model.statusReasons(facts).isEmpty == (activity == .active)
    case .reason(let reason): return model.statusReasons(facts).contains(reason)
    case .prefix(let prefix): return facts.spec.name.hasPrefix(prefix)
    case .expiry(let from, let before):
      return facts.expiresAt != 0 && facts.expiresAt >= from && (before == 0 || facts.expiresAt < before)
    }
  }
}

extension Services {
  /// Lets everything expire whose time is over, as the engine does while it serves.
  func expire() {
    while case .expired = engine.expireDue() {}
  }

  /// The ids of all pages of a list.
  fileprivate func list(_ filter: SubscriptionFilter) async throws -> [Int64] {
    var ids: [Int64] = []
    var token: [UInt8] = []
    repeat {
      let page = PageRequest.with {
        $0.size = 7
        $0.token = token
      }
      let reply = try await call(
        SubscriptionServiceMethods.list,
        .with {
          $0.page = page
          $0.filter = filter
        })
      ids += reply.subscriptions.map(\.id)
      token = reply.nextPageToken
    } while !token.isEmpty
    return ids
  }
}
