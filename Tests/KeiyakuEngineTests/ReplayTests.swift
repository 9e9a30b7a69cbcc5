import KeiyakuDomain
import KeiyakuMessages
import Testing

@testable import KeiyakuEngine

@Suite struct ReplayTests {
  // Long sequences of everything at once. The state that the kept records fold into must be the live one, in whole and
  // by every way into it, and every way into it must answer what looking at every record answers.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func theRecordsFoldIntoTheLiveState(seed: UInt64) throws {
    let test = TestEngine(requestCountMax: 40)
    var commands = RandomCommands(seed: seed)
    var random = SeededGenerator(seed: seed ^ 0xABCD)
    var accepted = 0
    for step in 0..<1000 {
      // Forwards as a rule, now and then back, and a day at once.
      test.now += Int64.random(in: -50...200, using: &random) + (random.oneIn(300) ? 90_000_000 : 0)
      let command = commands.next()
      let options = commands.options(at: test.now)
      let before = options.dryRun && random.oneIn(10) ? test.state : nil
      let answer = test.run(command, options, actor: random.pick(["alice", "bob", "人"]))
      if random.oneIn(10) { _ = test.engine.expireDue() }
      if answer.refusal == nil { accepted += 1 }
      if let before { #expect(Dump.differences(Dump(before), Dump(test.state)) == [], "step \(step)") }
      #expect(answer.refusal?.reason != "LIMIT_EXCEEDED")
    }
    // Enough was accepted for this to mean something, and enough refused.
    #expect(accepted > 200 && accepted < 900)

    var replayed = try test.replayed()
    #expect(Dump.differences(Dump(test.state), Dump(replayed.state)) == [])
    let live = test.engine.read { .success(indexAnswers(&$0)) }.value
    #expect(live == scanAnswers(test.state))
    #expect(live == indexAnswers(&replayed))
    for (position, record) in requests(of: replayed.state) {
      let id = try #require(UUIDv7(high: record.high, low: record.low))
      let found = replayed.indexes.request(id, actor: record.actor, in: replayed.state)
      #expect(found?.sequence == record.sequence, "request \(position)")
    }
    expectCounts(test.state)
  }

  // Where the log ends has no say in what a record before it means.
  @Test func everyPrefixOfTheLogIsTheStateOfItsTime() throws {
    let test = TestEngine(requestCountMax: 10)
    var commands = RandomCommands(seed: 11)
    var dumps = [Dump(test.state)]
    for _ in 0..<120 {
      test.now += 10
      let sequence = test.appliedSequence
      test.run(commands.next(), commands.options(at: test.now))
      if test.appliedSequence > sequence { dumps.append(Dump(test.state)) }
    }
    var core = Core()
    core.state.requests = RequestWindow(countMax: 10)
    for (record, dump) in zip(try test.records(), dumps) {
      try core.replay(record)
      #expect(Dump.differences(Dump(core.state), dump) == [])
    }
    #expect(core.appliedSequence == Int64(dumps.count))
  }

  @Test func aRestartedEngineGoesOnAsTheFirstWould() throws {
    let test = TestEngine()
    var commands = RandomCommands(seed: 21)
    for _ in 0..<300 { test.run(commands.next(), commands.options(at: test.now)) }
    let restarted = try TestEngine(restarting: test)
    var same = commands
    for _ in 0..<300 {
      let one = test.run(commands.next(), commands.options(at: test.now))
      let other = restarted.run(same.next(), same.options(at: restarted.now))
      #expect(one.refusal == other.refusal)
      #expect((try? one.outcome.get())?.result == (try? other.outcome.get())?.result)
      #expect((try? one.outcome.get())?.subject == (try? other.outcome.get())?.subject)
    }
    #expect(Dump.differences(Dump(test.state), Dump(restarted.state)) == [])
  }

  // No request, whatever its numbers, ends the process or makes a record that does not replay.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func extremeRequestsAreAnswered(seed: UInt64) throws {
    let test = TestEngine(requestCountMax: 20)
    var commands = RandomCommands(seed: seed, .extreme)
    var reasons: Set<String> = []
    for _ in 0..<1500 {
      test.now += 7
      let answer = test.run(commands.next(), commands.options(at: test.now))
      _ = test.engine.expireDue()
      reasons.insert(answer.refusal?.reason ?? "accepted")
    }
    #expect(reasons.contains("accepted") && reasons.count > 20)
    let replayed = try test.replayed()
    #expect(Dump.differences(Dump(test.state), Dump(replayed.state)) == [])
    #expect(test.engine.read { .success(indexAnswers(&$0)) }.value == scanAnswers(test.state))
  }

  private func requests(of state: State) -> [(Int64, RequestRecord)] {
    var found: [(Int64, RequestRecord)] = []
    var position: Int64 = 0
    while found.count < state.requests.count {
      position += 1
      if let record = state.requests[position] { found.append((position, record)) }
    }
    return found
  }

  private func expectCounts(_ state: State) {
    for id in ids(of: state.customers) {
      let owned = ids(of: state.subscriptions).count { state.subscriptions[$0]?.owner == id }
      #expect(state.customers[id]?.subscriptionCount == owned)
    }
    let keys = ids(of: state.subscriptions).compactMap { id in
      state.subscriptions[id].flatMap { state.associations[Int64($0.association.number)]?.key }
    }
    for id in ids(of: state.associations) {
      let members = ids(of: state.subscriptions).compactMap { state.subscriptions[$0] }
        .filter { Int64($0.association.number) == id }
      let row = state.associations[id]
      #expect(row?.subscriptionCount == members.count)
      #expect(row?.lockedCount == members.count { $0.terms.lock == .whole })
      #expect(row?.pinnedCount == members.count { $0.terms.lock == .fields })
    }
    for id in ids(of: state.plans) {
      #expect(state.plans[id]?.subscriptionCount == keys.count { $0.plan == id })
    }
    for id in ids(of: state.addOns) {
      #expect(state.addOns[id]?.subscriptionCount == keys.count { $0.addOns.contains { $0.addOn == id } })
    }
  }
}
