import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// Plans and add-ons that are deleted under those that use them: by one record, on associations.
@Suite struct CatalogDeletionTests {
  private static let databases: Int32 = 10

  /// Plans 2 Gold (20 databases) and 3 Silver (5); add-ons 1 (1 database) and 2 (100 databases).
  ///
  /// Subscriptions: 1 Gold; 2 Gold and add-on 1 twice; 3 Gold with both, 3 and 4 times; 4 Gold, wholly locked at 7;
  /// 5 Gold, 9 pinned; 6 Silver and add-on 1; 7 custom.
  private func prepared() -> TestEngine {
    let test = TestEngine()
    test.run(.plan("Gold", [.integer(Self.databases, 20)]))
    test.run(.plan("Silver", [.integer(Self.databases, 5)]))
    test.run(.addOn("Small", [.integer(Self.databases, 1)]))
    test.run(.addOn("Large", [.integer(Self.databases, 100)]))
    for new in [
      .bound("a.jp", plan: 2), .bound("b.jp", plan: 2, addOns: [(1, 2)]),
      .bound("c.jp", plan: 2, addOns: [(1, 3), (2, 4)]),
      .bound("d.jp", plan: 2, .values([.integer(Self.databases, 7)])),
      .bound("e.jp", plan: 2, .values([.integer(Self.databases, 9)], .fields)),
      .bound("f.jp", plan: 3, addOns: [(1, 1)]), .custom("g.jp"),
    ] as [NewSubscription] { test.run(.subscription(.provider, new)) }
    return test
  }

  private func values(_ test: TestEngine, _ property: Int32 = databases) -> [Int64?] {
    test.engine.read { core in
      .success(
        (1...7 as ClosedRange<Int64>).map { id in
          guard let record = core.subscription(id) else { return nil }
          let base = core.association(record.association)?.base ?? PropertySet()
          return core.registry.effective(base: base, terms: record.terms, capabilities: core.capabilities)
            .integer(property)
        })
    }.value
  }

  private func expectSound(_ test: TestEngine, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var replayed = try test.replayed()
    #expect(Dump.differences(Dump(test.state), Dump(replayed.state)) == [], sourceLocation: sourceLocation)
    let answers = test.engine.read { .success(indexAnswers(&$0)) }.value
    #expect(answers == scanAnswers(test.state), sourceLocation: sourceLocation)
    #expect(answers == indexAnswers(&replayed), sourceLocation: sourceLocation)
  }

  @Test func reassignedSubscriptionsFollowTheOtherPlanWithPinsAddOnsAndLocks() throws {
    let test = prepared()
    #expect(values(test) == [20, 22, 423, 7, 9, 6, 5])
    let records = test.log.records.count
    test.run(.deletePlan(2, .reassignTo(.name("Silver")), count: 5))
    #expect(test.log.records.count == records + 1)
    #expect(values(test) == [5, 7, 408, 7, 9, 6, 5])
    #expect(test.state.plans[2] == nil && test.state.plans[3]?.subscriptionCount == 6)
    #expect(test.state.subscription(4)?.terms.lock == .whole && test.state.subscription(5)?.terms.lock == .fields)
    // They follow it from now on, those that are not locked.
    test.run(.planValues(3, [.integer(Self.databases, 50)]))
    #expect(values(test) == [50, 52, 453, 7, 9, 51, 5])
    // Their revision moved, and that of the others did not.
    let sequence = Int64(records + 1)
    #expect(
      (1...7).map { test.state.subscription($0)?.revision == sequence } == [true, true, true, true, true, false, false])
    try expectSound(test)
  }

  @Test func detachedSubscriptionsAreCustomWithTheValuesAsTheyStood() throws {
    let test = prepared()
    let before = values(test)
    test.run(.deletePlan(2, .detach(Detach()), count: 5))
    #expect(values(test) == before)
    for id in 1...5 as ClosedRange<Int64> {
      let record = test.state.subscription(id)
      #expect(
        record?.association.isCustom == true && record?.terms.isCustom == true && record?.terms.lock == LockKind.none)
    }
    #expect(test.state.addOns[1]?.subscriptionCount == 1 && test.state.addOns[2]?.subscriptionCount == 0)
    // Changes of what they had reach them no more, and their values can be set.
    test.run(.planValues(3, [.integer(Self.databases, 50)]))
    test.run(.customize(2, .values([.integer(Self.databases, 33)])))
    #expect(values(test) == [20, 33, 423, 7, 9, 51, 5])
    #expect(test.run(.lock(1)).refusal?.reason == "CUSTOM_SUBSCRIPTION")
    test.run(.deleteSubscription(3))
    try expectSound(test)
  }

  @Test func anAddOnThatIsReassignedOntoAnAttachedOneAddsItsQuantity() throws {
    let test = prepared()
    test.run(.deleteAddOn(1, .reassignTo(.id(2)), count: 3))
    // 2, 3 + 4 and 1 times a hundred.
    #expect(values(test) == [20, 220, 720, 7, 9, 105, 5])
    #expect(test.state.addOns[2]?.subscriptionCount == 3 && test.state.addOns[1] == nil)
    // A new subscription like one that was moved shares its values.
    test.run(.subscription(.provider, .bound("h.jp", plan: 3, addOns: [(2, 1)])))
    let associations = [6, 8].map { test.state.subscription($0)?.association }
    #expect(associations[0] == associations[1])
    try expectSound(test)
  }

  @Test func anAddOnThatIsDetachedContributesNoMore() throws {
    let test = prepared()
    test.run(.deleteAddOn(1, .detach(Detach()), count: 3))
    #expect(values(test) == [20, 20, 420, 7, 9, 5, 5])
    try expectSound(test)
  }

  // Two associations that become one keep their own rows; both follow, and both can be moved again.
  @Test func deletionsFollowEachOther() throws {
    let test = prepared()
    test.run(.deleteAddOn(1, .reassignTo(.id(2)), count: 3))
    test.run(.deletePlan(2, .reassignTo(.id(3)), count: 5))
    test.run(.deleteAddOn(2, .detach(Detach()), count: 3))
    #expect(values(test) == [5, 5, 5, 7, 9, 5, 5])
    test.run(.planValues(3, [.integer(Self.databases, 8)]))
    #expect(values(test) == [8, 8, 8, 7, 9, 8, 5])
    test.run(.deletePlan(3, .detach(Detach()), count: 6))
    test.run(.planValues(1, [.integer(Self.databases, 77)]))
    #expect(values(test) == [8, 8, 8, 7, 9, 8, 5])
    #expect(test.state.plans.count == 1 && test.state.addOns.count == 0)
    for id in 1...7 as ClosedRange<Int64> { #expect(test.run(.deleteSubscription(id)).refusal == nil) }
    #expect(test.state.plans[1]?.subscriptionCount == 0)
    try expectSound(test)
  }

  @Test func aSumOfQuantitiesBeyondAThousandIsRefused() {
    let test = prepared()
    test.run(.subscription(.provider, .bound("full.jp", plan: 1, addOns: [(1, 999), (2, 2)])))
    let refusal = test.run(.deleteAddOn(1, .reassignTo(.id(2)), count: 4)).refusal
    #expect(refusal == .quantityOutOfBounds(field: "reassign_to", addOn: "Large", quantity: 1001))
    // Nobody has it so often any more.
    test.run(.deleteSubscription(8))
    #expect(test.run(.deleteAddOn(1, .reassignTo(.id(2)), count: 3)).refusal == nil)
  }

  @Test func theRefusalInUseSaysHowMany() {
    let test = prepared()
    #expect(test.run(.deletePlan(2, nil, count: 0)).refusal == .inUse(kind: .plan, name: "Gold", count: 5))
    #expect(test.run(.deleteAddOn(1, nil, count: 3)).refusal == .inUse(kind: .addOn, name: "Small", count: 3))
    let wrong = test.run(.deletePlan(2, .reassignTo(.id(3)), count: 4)).refusal
    #expect(wrong == .expectedCountMismatch(expected: 4, found: 5))
  }

  // Archived: nothing new, and edits still reach those that have it.
  @Test func archivingStopsNewUseAndNothingElse() throws {
    let test = prepared()
    test.run(.planArchived(2, true))
    test.run(.addOnArchived(1, true))
    #expect(test.run(.subscription(.provider, .bound("new.jp", plan: 2))).refusal == .planArchived(plan: "Gold"))
    let withAddOn = test.run(.subscription(.provider, .bound("new.jp", plan: 3, addOns: [(1, 1)])))
    #expect(withAddOn.refusal == .addOnArchived(addOn: "Small"))
    #expect(test.run(.setDefaultPlan(.with { $0.plan = .id(2) })).refusal == .planArchived(plan: "Gold"))
    test.run(.planValues(2, [.integer(Self.databases, 30)]))
    #expect(values(test) == [30, 32, 433, 7, 9, 6, 5])
    // Names stay taken while they are archived.
    #expect(test.run(.plan("Gold")).refusal?.reason == "NAME_TAKEN")
    test.run(.planArchived(2, false))
    #expect(test.run(.subscription(.provider, .bound("new.jp", plan: 2))).refusal == nil)
    try expectSound(test)
  }

  // As many combinations as one record moves, and one more.
  @Test func aPlanInTooManyCombinationsIsRefusedUntilThereAreFewer() {
    let test = TestEngine()
    test.run(.plan("Gold"))
    for number in 1...5 { test.run(.addOn("\(number)")) }
    let count = Core.associationsMovedMax + 1
    for number in 0..<count {
      let addOns = (0..<5).map { place in (Int64(place + 1), Int32(number / [1, 6, 36, 216, 1296][place] % 6 + 1)) }
      test.run(.subscription(.provider, .bound("s\(number).jp", plan: 2, addOns: addOns)))
    }
    let delete = Command.deletePlan(2, .reassignTo(.id(1)), count: Int64(count))
    #expect(
      test.run(delete).refusal
        == .tooManyAssociations(kind: .plan, name: "Gold", count: Int64(count), limit: Int64(count - 1)))
    test.run(.deleteSubscription(1))
    #expect(test.run(.deletePlan(2, .reassignTo(.id(1)), count: Int64(count - 1))).refusal == nil)
    #expect(test.state.plans[1]?.subscriptionCount == count - 1)
  }
}
