import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct DryRunTests {
  private func prepared() -> TestEngine {
    let test = TestEngine()
    test.run(.plan("Gold", [.integer(10, 20)]))
    test.run(.addOn("Disk", [.integer(10, 1)]))
    test.run(.customer("tanaka"))
    test.run(.subscription(.customer(1), .bound("example.jp", plan: 2, addOns: [(1, 2)])))
    return test
  }

  /// The value of max_db that the subscription has, as readers see it: through the cache.
  private func databases(_ test: TestEngine, _ id: Int64 = 1) -> Int64? {
    test.engine.read { core in
      let association = core.subscription(id)?.association ?? .custom
      return .success(core.association(association)?.base.integer(10))
    }.value
  }

  @Test func itAnswersInFullWithSequenceZero() {
    let test = prepared()
    let answer = test.run(.customer("suzuki", subscription: .custom("example.com")), isDryRun: true).value
    #expect(answer.result.sequence == 0 && answer.result.revision == 6 && !answer.result.unchanged)
    #expect(answer.subject.customer == 2 && answer.subject.subscription == 2)
    #expect(answer.state.customers[2]?.spec.login == "suzuki")
    #expect(answer.state.subscriptions[2]?.terms.isCustom == true)
    let unchanged = test.run(.customerNotes(1, ""), isDryRun: true).value.result
    #expect(unchanged.unchanged && unchanged.sequence == 0)
    #expect(test.run(.customer("tanaka"), isDryRun: true).refusal == .loginTaken(field: "spec.login", login: "tanaka"))
  }

  @Test func itChangesNeitherStateNorIndexesNorLog() {
    let test = prepared()
    let commands: [Command] = [
      .customer("suzuki", subscription: .bound("example.com", plan: 1, addOns: [(1, 7)])), .customerNotes(1, "note"),
      .plan("Silver"), .addOn("Mail"), .planValues(2, [.integer(10, 99)]), .lock(1), .transfer(1, to: .provider),
      .setDefaultPlan(.with { $0.plan = .id(2) }), .suspendCustomer(.with { $0.customer = .id(1) }),
    ]
    let before = Dump(test.state)
    let answers = test.engine.read { .success(indexAnswers(&$0)) }.value
    for command in commands {
      #expect(test.run(command, id: requestID(at: test.now), isDryRun: true).refusal == nil)
      #expect(Dump(test.state) == before)
      #expect(test.engine.read { .success(indexAnswers(&$0)) }.value == answers)
      #expect(test.engine.read { .success($0.indexes.customer(login: "suzuki", in: $0.state)) }.value == nil)
    }
    #expect(test.log.records.count == 5)
    // What was only tried can still be done.
    for command in commands { #expect(test.run(command).refusal == nil) }
  }

  // The dry run and the real change have the same sequence, which is what computed values are known by.
  @Test func anotherChangeUnderTheSameSequenceServesItsOwnValues() {
    let test = prepared()
    #expect(databases(test) == 22)
    let tried = test.run(.planValues(2, [.integer(10, 1000)]), isDryRun: true).value
    #expect(tried.state.plans[2]?.values.integer(10) == 1000)
    #expect(databases(test) == 22)
    test.run(.planValues(2, [.integer(10, 30)]))
    #expect(databases(test) == 32)
    let add = UpdateAddOnRequest.with {
      $0.addOn = .id(1)
      $0.values = [.integer(10, 500)]
    }
    test.run(.updateAddOn(add), isDryRun: true)
    test.run(.planValues(2, [.integer(10, 40)]))
    #expect(databases(test) == 42)
  }

  @Test func anAssociationThatWasOnlyTriedLeavesNoValuesBehind() {
    let test = prepared()
    // Both would be the next association.
    let tried = test.run(.subscription(.provider, .bound("a.jp", plan: 2, addOns: [(1, 100)])), isDryRun: true)
    #expect(tried.refusal == nil)
    test.run(.subscription(.provider, .bound("b.jp", plan: 2)))
    #expect(databases(test, 2) == 20)
  }

  @Test func aCustomizationThatWasOnlyTriedLeavesNoTermsBehind() {
    let test = prepared()
    let tried = test.run(.customize(1, .values([.integer(10, 5)])), isDryRun: true).value
    #expect(tried.state.subscriptions[1]?.terms.lock == .whole)
    #expect(test.state.subscriptions[1]?.terms.isPlain == true)
  }

  // The cache was copied as a whole, under the lock, by each dry run that read an association.
  @Test func itLeavesTheCacheAside() throws {
    let test = prepared()
    let one = AssociationID(number: 1)
    let before = test.engine.read { core in .success(core.association(one)) }.value
    var mutation = try Mutation(method: 1, actor: "operator", options: nil, fingerprint: 0)
    mutation.isDryRun = true
    let command = Command.planValues(2, [.integer(10, 5)])
    let tried = test.engine.mutate(mutation) { core, now throws(Refusal) in
      try command.decide(&core, mutation, now: now)
    } answer: { core, _, _ in
      [core.association(one)?.base.integer(10), Int64(core.catalog.count)]
    }
    #expect(tried.value == [7, 0])
    let after = test.engine.read { core in .success((core.association(one), core.catalog.count)) }.value
    #expect(after.0 === before && after.0?.base.integer(10) == 22 && after.1 > 0)
  }
}
