import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// decide → apply → append, and what answers wait for.
@Suite struct EngineFlowTests {
  @Test func anAcceptedMutationIsAppliedAndAppendedAsOneRecord() throws {
    let test = TestEngine()
    let created = test.run(.customer("tanaka", subscription: .bound("example.jp", plan: 1)))
    #expect(created.value.result.sequence == 2 && created.value.result.revision == 2)
    #expect(created.observed == 2 && test.appliedSequence == 2)
    let records = try test.records()
    #expect(records.map(\.sequence) == [1, 2])
    #expect(records[1].events.count == 2 && records[1].customerID == 1 && records[1].subscriptionID == 1)
    #expect(records[1].timeMs == TestEngine.startTime && test.log.records[1].time == TestEngine.startTime)
    #expect(test.engine.durableSequence == 1)
    // The answer was built from the state after the change.
    #expect(created.value.state.customers[1]?.subscriptionCount == 1)
  }

  @Test func aRefusalChangesNothingAndLogsNothing() throws {
    let test = TestEngine()
    test.run(.customer("tanaka"))
    let before = Dump(test.state)
    let refused = test.run(.customer("tanaka"))
    #expect(refused.refusal == .loginTaken(field: "spec.login", login: "tanaka"))
    #expect(test.log.records.count == 2 && Dump(test.state) == before)
  }

  // Points to a subscription whose neighbours change.
  @Test func aPointReadWaitsOnlyForWhatItConsulted() {
    let test = TestEngine()
    test.run(.plan("Gold"))  // 2
    test.run(.addOn("Disk"))  // 3
    test.run(.customer("tanaka"))  // 4
    test.run(.subscription(.customer(1), .bound("example.jp", plan: 2, addOns: [(1, 1)])))  // 5
    test.run(.customer("suzuki"))  // 6
    test.run(.plan("Silver"))  // 7

    func observed(_ body: (inout Core) -> Void) -> Int64 {
      test.engine.read { core in
        body(&core)
        return .success(())
      }.observed
    }
    #expect(observed { _ = $0.customer(1) } == 4)
    #expect(observed { _ = $0.plan(2) } == 2)
    #expect(observed { _ = $0.addOn(1) } == 3)
    #expect(observed { _ = $0.subscription(1) } == 5)
    // Its number of subscriptions is newer than the customer's own facts.
    #expect(observed { _ = $0.subscriptionCount(ofCustomer: 1) } == 5)
    #expect(observed { _ = $0.subscriptionCount(ofPlan: 2) } == 5)
    #expect(observed { _ = $0.subscriptionCount(ofAddOn: 1) } == 5)
    let association = test.engine.read { .success($0.subscription(1)?.association ?? .custom) }.value
    #expect(observed { _ = $0.association(association) } == 3)
    test.run(.planValues(2, [.integer(10, 50)]))  // 8
    #expect(observed { _ = $0.association(association) } == 8)
    #expect(observed { _ = $0.subscription(1) } == 5)
    test.run(.suspendCustomer(.with { $0.customer = .id(1) }))  // 9
    #expect(observed { _ = $0.isSuspended(owner: 1) } == 9)
    #expect(observed { _ = $0.isSuspended(owner: 0) } == 0)
    // Two plans: which is the default shows in both.
    test.run(.setDefaultPlan(.with { $0.plan = .id(2) }))  // 10
    #expect(observed { _ = $0.plan(1) } == 10 && observed { _ = $0.plan(2) } == 10)
    test.run(.transfer(1, to: .provider))  // 11
    #expect(observed { _ = $0.subscription(1) } == 11)
    #expect(observed { _ = $0.subscriptionCount(ofCustomer: 1) } == 11)
    #expect(observed { _ = $0.customer(1) } == 9)
  }

  @Test func whatIsAbsentListedOrCountedWaitsForEverything() {
    let test = TestEngine()
    test.run(.customer("tanaka"))
    test.run(.subscription(.customer(1), .bound("example.jp", plan: 1)))
    test.run(.addOn("Disk"))
    let applied = test.appliedSequence
    let reads: [(String, (inout Core) -> Void)] = [
      ("no customer", { _ = $0.customer(9) }), ("no plan", { _ = $0.plan(9) }), ("no add-on", { _ = $0.addOn(9) }),
      ("no subscription", { _ = $0.subscription(9) }), ("next customer", { _ = $0.nextCustomer(after: 0) }),
      ("next plan", { _ = $0.nextPlan(after: 0) }), ("next add-on", { _ = $0.nextAddOn(after: 0) }),
      ("counts", { _ = $0.counts() }), ("login", { _ = $0.loginFacts("tanaka") }),
      (
        "next subscription",
        { core in
          var cursor = core.subscriptions(matching: SubscriptionCriteria(owner: 1), after: 0, candidates: 10)
          _ = core.next(of: &cursor)
        }
      ),
    ]
    for (name, body) in reads {
      let read = test.engine.read { core in
        body(&core)
        return .success(())
      }
      #expect(read.observed == applied, "\(name)")
    }
    let refused = test.engine.read { (_: inout Core) -> Result<Int, Refusal> in .failure(.emptyFilter) }
    #expect(refused.observed == applied)
  }

  @Test func refusalsNoOpsReplaysAndDryRunsWaitForEverything() {
    let test = TestEngine()
    let id = requestID(at: TestEngine.startTime)
    test.run(.customer("tanaka"), id: id)
    test.run(.customer("suzuki"))
    #expect(test.run(.customer("suzuki")).observed == 3)
    #expect(test.run(.activateCustomer(.with { $0.customer = .id(1) })).observed == 3)
    #expect(test.run(.customer("tanaka"), id: id).observed == 3)
    #expect(test.run(.customer("ito"), isDryRun: true).observed == 3)
    test.log.isFull = true
    #expect(test.run(.customer("ito")).observed == 3)
  }

  @Test func aMutationAsksForTheWriteOfItsRecordUnlessItsCallerDoes() throws {
    let test = TestEngine()
    test.run(.customer("tanaka"))
    #expect(test.log.writesAsked == 1)
    let mutation = try Mutation(method: 1, actor: "operator", options: nil, fingerprint: 0, defersWrite: true)
    let command = Command.customer("ito")
    let deferred = test.engine.mutate(mutation) { core, now throws(Refusal) in
      try command.decide(&core, mutation, now: now)
    } answer: { _, _, _ in
      0
    }
    #expect(deferred.observed == 3 && test.log.records.count == 3 && test.log.writesAsked == 1)
    test.engine.writeAppended()
    #expect(test.log.writesAsked == 2)
  }

  @Test func aFullLogRefusesBeforeDeciding() throws {
    let test = TestEngine()
    test.log.isFull = true
    let mutation = try Mutation(method: 1, actor: "operator", options: nil, fingerprint: 0)
    let refused = test.engine.mutate(mutation) { (_, _) throws(Refusal) in
      Issue.record("decided although the log is full")
      throw .emptyFilter
    } answer: { _, _, _ in
      0
    }
    #expect(refused.refusal?.reason == "OVERLOADED")
    #expect(refused.refusal?.classification.isRetryable == true)
    test.log.isFull = false
    #expect(test.run(.customer("tanaka")).refusal == nil)
  }

  @Test func aRecordThatNoFrameHoldsIsRefusedAndChangesNothing() {
    let test = TestEngine()
    test.run(.customer("tanaka"))
    let before = Dump(test.state)
    let tooLong = String(repeating: "長", count: test.log.recordBytesMax / 3 + 1)
    let refused = test.run(.customerNotes(1, tooLong))
    #expect(refused.refusal?.reason == "LIMIT_EXCEEDED")
    #expect(refused.refusal?.classification.isRetryable == false)
    #expect(test.log.records.count == 2 && Dump(test.state) == before)
    let fits = String(repeating: "a", count: test.log.recordBytesMax - 1000)
    #expect(test.run(.customerNotes(1, fits)).refusal == nil)
  }

  @Test func stampsNeverGoBackWhateverTheClockDoes() throws {
    let test = TestEngine()
    let start = TestEngine.startTime
    for (position, time) in [start + 5, start - 60_000, 0, -5, start + 4, start + 6].enumerated() {
      test.now = time
      test.run(.customer("customer\(position)"))
    }
    let times = try test.records().map(\.timeMs)
    #expect(times == [start, start + 5, start + 5, start + 5, start + 5, start + 5, start + 6])
    #expect(test.log.records.map(\.time) == times)
    #expect(test.state.lastTime == start + 6)
  }

  @Test(arguments: ["customer", "plan", "add-on", "subscription"])
  func ifRevisionHoldsTheEntityAgainstTheCallersCopy(kind: String) {
    let test = TestEngine()
    test.run(.customer("tanaka"))  // 2
    test.run(.addOn("Disk"))  // 3
    test.run(.subscription(.customer(1), .bound("example.jp", plan: 1)))  // 4
    let (command, revision): (Command, Int64) =
      switch kind {
      case "customer": (.customerNotes(1, "new"), 2)
      case "plan": (.planValues(1, [.integer(10, 77)]), 1)
      case "add-on":
        (
          .updateAddOn(
            .with {
              $0.addOn = .id(1)
              $0.values = [.integer(10, 7)]
            }), 3
        )
      default: (.lock(1), 4)
      }
    #expect(
      test.run(command, ifRevision: revision + 1).refusal
        == .revisionMismatch(expected: revision + 1, current: revision))
    #expect(test.run(command, ifRevision: -1).refusal == .revisionMismatch(expected: -1, current: revision))
    #expect(test.run(command, ifRevision: revision).value.result.revision == 5)
    #expect(test.run(command, ifRevision: revision).refusal == .revisionMismatch(expected: revision, current: 5))
  }

  @Test func aPlanChangeMovesNoRevisionOfItsSubscriptions() {
    let test = TestEngine()
    test.run(.subscription(.provider, .bound("example.jp", plan: 1)))
    test.run(.planValues(1, [.integer(10, 77)]))
    #expect(test.state.subscriptions[1]?.revision == 2 && test.state.plans[1]?.revision == 3)
  }

  @Test func aNoOpWithoutRequestIDLogsNothing() {
    let test = TestEngine()
    test.run(.customer("tanaka"))
    let result = test.run(.customerNotes(1, "")).value.result
    #expect(result.unchanged && !result.replayed && result.sequence == 0 && result.revision == 2)
    #expect(test.log.records.count == 2 && test.appliedSequence == 2)
  }

  // A copy of the state stays as it was while the original changes.
  @Test func aCopyOfTheStateIsASnapshot() {
    let test = TestEngine()
    test.run(.customer("tanaka", subscription: .bound("example.jp", plan: 1)), id: requestID(at: test.now))
    let snapshot = test.state
    let dump = Dump(snapshot)
    test.run(.planValues(1, [.integer(10, 99)]), id: requestID(at: test.now, 1))
    test.run(.transfer(1, to: .provider), id: requestID(at: test.now, 2))
    for number in 0..<100 { test.run(.customer("customer\(number)")) }
    #expect(Dump(snapshot) == dump)
    #expect(Dump(test.state) != dump)
  }

  @Test func everyMutationIsMadeDurableOnceTheLogSaysSo() async {
    let test = TestEngine()
    await confirmation { called in
      test.engine.onDurable { sequence in
        #expect(sequence == 2)
        called()
      }
      let created = test.run(.customer("tanaka"))
      #expect(created.observed > test.engine.durableSequence)
      test.log.makeDurable(through: created.observed)
    }
    #expect(test.engine.durableSequence == 2)
  }
}
