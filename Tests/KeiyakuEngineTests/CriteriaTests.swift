import KeiyakuDomain
import KeiyakuMessages
import Testing

@testable import KeiyakuEngine

/// Filters over random states, held against a scan that looks at every subscription and knows nothing of associations.
@Suite struct CriteriaTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func everyFilterFindsAndCountsWhatAScanFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let test = randomState(seed: seed, &random)
    test.engine.read { core in
      let facts = Self.scan(core.state)
      var matched = 0
      for _ in 0..<120 {
        let criteria = Self.criteria(&random)
        let expected = facts.filter { Self.matches($0, criteria) }.map(\.id)
        matched += expected.count
        let inSmallPages = core.subscriptions(criteria, candidates: Int.random(in: 1...40, using: &random))
        let inLargePages = core.subscriptions(criteria, candidates: 1000)
        #expect(inSmallPages == expected && inLargePages == expected, "\(criteria)")
        let singly = facts.map(\.id).filter { core.matches($0, criteria) }
        #expect(singly == expected, "\(criteria)")
        let known = core.knownCount(criteria, candidates: 100_000)
        #expect(known == Int64(expected.count))
        var count = core.beginCount(criteria)
        while count.advance(by: 7) {}
        #expect(count.count == Int64(expected.count) && count.sequence == core.appliedSequence)
      }
      #expect(matched > 0 && !facts.isEmpty)
      return .success(())
    }.value
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func aListThatIsReadWhileOthersWriteShowsEachSurvivingMatchOnce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let test = randomState(seed: seed, &random)
    var commands = RandomCommands(seed: seed + 1000)
    for _ in 0..<20 {
      let criteria = Self.criteria(&random)
      let before = test.engine.read { .success(Self.scan($0.state)) }.value.filter { Self.matches($0, criteria) }
      var shown: [Int64] = []
      var steady = Set(before.map(\.id))
      var after: Int64? = 0
      while let position = after {
        after =
          test.engine.read { core in
            var page = SubscriptionSelection()
            let next = core.select(criteria, after: position, candidates: 5, into: &page)
            var last: Int64 = 0
            while let id = page.next(after: last) {
              shown.append(id)
              last = id
            }
            return .success(next)
          }.value
        test.run(commands.next())
        // What stops to match at any moment may be shown or not.
        let now = test.engine.read { .success(Self.scan($0.state)) }.value.filter { Self.matches($0, criteria) }
        steady.formIntersection(now.map(\.id))
      }
      #expect(shown == shown.sorted() && Set(shown).count == shown.count)
      #expect(steady.isSubset(of: shown), "\(criteria)")
    }
  }

  @Test func aCountIsThatOfTheMomentWhenItBegan() {
    let test = TestEngine()
    for number in 0..<50 { test.run(.subscription(.provider, .bound("a\(number).jp", plan: 1))) }
    var criteria = SubscriptionCriteria()
    criteria.namePrefix = "a"
    var count = test.engine.read { .success($0.beginCount(criteria)) }.value
    let isMore = count.advance(by: 10)
    #expect(isMore)
    for number in 0..<9 { test.run(.subscription(.provider, .bound("a-\(number).jp", plan: 1))) }
    while count.advance(by: 10) {}
    #expect(count.count == 50 && count.sequence == 51)
  }

  // MARK: A scan

  /// What a filter asks of a subscription, computed singly.
  struct Fact {
    var id: Int64
    var owner: Int64
    var plan: Int64?
    var addOns: [Int64]
    var lock: KeiyakuDomain.LockKind
    var sync: KeiyakuDomain.SyncState
    var reasons: Set<StatusReason>
    var names: [String]
    var expiresAt: Int64
    var createdAt: Int64
  }

  static func scan(_ state: State) -> [Fact] {
    let registry = PropertyRegistry.version(state.registryVersion) ?? .latest
    return ids(of: state.subscriptions).compactMap { id in
      guard let record = state.subscription(id) else { return nil }
      let key = record.association.isCustom ? nil : state.associations[Int64(record.association.number)]?.key
      let base = key.map { CatalogCache.terms(of: $0, in: state).base } ?? PropertySet()
      let wanted = registry.conflicts(base: base, terms: record.terms, capabilities: state.capabilities)
        .filter { $0.source != .subscriber }
      let sync: KeiyakuDomain.SyncState =
        if key == nil { .custom } else if record.terms.lock == .whole { .locked } else if !wanted.isEmpty {
          .unsynced
        } else if record.terms.lock == .fields { .partiallyLocked } else { .synced }
      var reasons: Set<StatusReason> = []
      for (bit, reason) in [(StatusReasons.provider, .provider), (.subscriber, .subscriber), (.expired, .expired)]
        as [(StatusReasons, StatusReason)] where record.ownReasons.contains(bit)
      {
        reasons.insert(reason)
      }
      if state.customers[record.owner]?.suspended == true { reasons.insert(.ownerSuspended) }
      return Fact(
        id: id, owner: record.owner, plan: key?.plan, addOns: key?.addOns.map(\.addOn) ?? [], lock: record.terms.lock,
        sync: sync, reasons: reasons, names: [record.spec.name, DomainNameForms.unicode(record.spec.name)],
        expiresAt: record.expiresAt, createdAt: record.createdAt)
    }
  }

  static func matches(_ fact: Fact, _ criteria: SubscriptionCriteria) -> Bool {
    var wanted: Set<StatusReason> = criteria.ownerSuspended ? [.ownerSuspended] : []
    for (bit, reason) in [(StatusReasons.provider, .provider), (.subscriber, .subscriber), (.expired, .expired)]
      as [(StatusReasons, StatusReason)] where criteria.reasons.contains(bit)
    {
      wanted.insert(reason)
    }
    let expires = fact.expiresAt == 0 ? nil : fact.expiresAt
    return (criteria.owner ?? fact.owner) == fact.owner
      && (criteria.plan == nil || criteria.plan == fact.plan)
      && (criteria.addOn.map { fact.addOns.contains($0) } ?? true)
      && (criteria.locks.isEmpty || criteria.locks.contains(fact.lock))
      && (criteria.syncStates.isEmpty || criteria.syncStates.contains(fact.sync))
      && (criteria.isActive ?? fact.reasons.isEmpty) == fact.reasons.isEmpty
      && (wanted.isEmpty || !wanted.isDisjoint(with: fact.reasons))
      && (criteria.namePrefix.isEmpty || fact.names.contains { $0.utf8.starts(with: criteria.namePrefix.utf8) })
      && (criteria.expiresFrom == 0 || expires.map { $0 >= criteria.expiresFrom } ?? false)
      && (criteria.expiresBefore == 0 || expires.map { $0 < criteria.expiresBefore } ?? false)
      && (criteria.createdThrough ?? .max) >= fact.createdAt
  }

  // MARK: Random

  private func randomState(seed: UInt64, _ random: inout SeededGenerator) -> TestEngine {
    let test = TestEngine()
    var commands = RandomCommands(seed: seed)
    for step in 0..<900 {
      test.now += step.isMultiple(of: 40) ? 86_400_000 : 10
      test.run(commands.next())
    }
    let reasons = (0..<400).map { _ in
      StatusReasons(rawValue: random.oneIn(3) ? UInt8.random(in: 0...7, using: &random) : 0)
    }
    let isRestricted = !random.oneIn(3)
    test.engine.read { core in
      for id in ids(of: core.state.subscriptions) {
        core.state.subscriptions.update(id) { $0.ownReasons = reasons[Int(id) % reasons.count] }
      }
      if isRestricted {
        core.state.capabilities = Capabilities([(10, .atMost(40)), (11, .atMost(60)), (109, .unavailable)])
      }
      return .success(())
    }.value
    return test
  }

  private static func criteria(_ random: inout SeededGenerator) -> SubscriptionCriteria {
    var criteria = SubscriptionCriteria()
    if random.oneIn(4) { criteria.owner = Int64.random(in: 0...8, using: &random) }
    if random.oneIn(4) { criteria.plan = Int64.random(in: 1...4, using: &random) }
    if random.oneIn(5) { criteria.addOn = Int64.random(in: 1...4, using: &random) }
    if random.oneIn(4) { criteria.locks = (0..<2).map { _ in random.pick(KeiyakuDomain.LockKind.allCases) } }
    if random.oneIn(3) { criteria.syncStates = (0..<2).map { _ in random.pick(KeiyakuDomain.SyncState.allCases) } }
    if random.oneIn(5) { criteria.isActive = random.oneIn(2) }
    if random.oneIn(5) { criteria.reasons = StatusReasons(rawValue: UInt8.random(in: 0...7, using: &random)) }
    if random.oneIn(6) { criteria.ownerSuspended = true }
    if random.oneIn(4) { criteria.namePrefix = random.pick(["example", "日本", "tanaka1", "z", "契約2", "nobody"]) }
    let day: Int64 = 86_400_000
    if random.oneIn(6) {
      criteria.expiresFrom = TestEngine.startTime + day * Int64.random(in: 0...2000, using: &random)
    }
    if random.oneIn(6) {
      criteria.expiresBefore = TestEngine.startTime + day * Int64.random(in: 0...4000, using: &random)
    }
    if random.oneIn(8) {
      criteria.createdThrough = TestEngine.startTime + day * Int64.random(in: 0...20, using: &random)
    }
    return criteria
  }
}
