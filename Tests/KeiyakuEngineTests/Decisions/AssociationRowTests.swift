import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct AssociationRowTests {
  private func planRows() -> [Row<SwitchPlanRequest>] {
    targetRows(\.subscription) + [
      Row("FIELD_INVALID policy") { $0.request.policy = .unrecognized(7) },
      Row("FIELD_REQUIRED plan") { $0.request.plan = nil },
      Row("PLAN_NOT_FOUND plan") { $0.request.plan = .name("Bronze") },
      Row("PLAN_NOT_FOUND plan") { $0.request.plan = .id(.min) },
      Row("PLAN_ARCHIVED") { $0.request.plan = .id(3) },
    ]
  }

  @Test(arguments: [1, 3, 4] as [Int64])
  func switchPlan(id: Int64) {
    var valid = SwitchPlanRequest()
    valid.subscription = .id(id)
    valid.plan = .id(1)
    expectPrecedence(valid, planRows()) { .switchPlan($0) }
  }

  @Test func switchPlanOfACustomSubscription() {
    var valid = SwitchPlanRequest()
    valid.subscription = .id(2)
    valid.plan = .id(2)
    valid.policy = .keepOverrides
    expectPrecedence(
      valid,
      planRows() + [Row("OVERRIDES_WOULD_BE_LOST max_db") { $0.request.policy = .unspecified }],
      after: [.customize(2, .values([.integer(10, 7)]))]
    ) { .switchPlan($0) }
  }

  @Test(arguments: [1, 3, 4] as [Int64])
  func detachPlan(id: Int64) {
    expectPrecedence(DetachPlanRequest.with { $0.subscription = .id(id) }, targetRows(\.subscription)) {
      .detachPlan($0)
    }
  }

  @Test func addAddOn() {
    var valid = AddAddOnRequest()
    valid.subscription = .id(1)
    valid.addOn = .selection(2, 1000)
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_REQUIRED add_on") { $0.request.addOn = nil },
        Row("FIELD_REQUIRED add_on.add_on") { $0.request.addOn?.addOn = nil },
        Row("ADD_ON_NOT_FOUND add_on.add_on") { $0.request.addOn?.addOn = .id(99) },
        Row("CUSTOM_SUBSCRIPTION") { $0.request.subscription = .id(2) },
        Row("ADD_ON_ATTACHED") { $0.request.addOn?.addOn = .id(1) },
        Row("ADD_ON_ARCHIVED") { $0.request.addOn?.addOn = .id(3) },
        Row("QUANTITY_OUT_OF_BOUNDS add_on.quantity") { $0.request.addOn?.quantity = 1001 },
        Row("QUANTITY_OUT_OF_BOUNDS add_on.quantity") { $0.request.addOn?.quantity = -1 },
      ]
    ) { .addAddOn($0) }
  }

  @Test func setAddOns() {
    var valid = SetAddOnsRequest()
    valid.subscription = .id(1)
    valid.addOns = [.selection(1, 3), .selection(2, 1)]
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_REQUIRED add_ons[0].add_on") { $0.request.addOns[0].addOn = nil },
        Row("ADD_ON_NOT_FOUND add_ons[1].add_on") { $0.request.addOns[1].addOn = .id(99) },
        Row("CUSTOM_SUBSCRIPTION") { $0.request.subscription = .id(2) },
        Row("ADD_ON_ARCHIVED") { $0.request.addOns[0].addOn = .id(3) },
        Row("QUANTITY_OUT_OF_BOUNDS add_ons[0].quantity") { $0.request.addOns[0].quantity = .min },
        Row("ITEM_REPEATED add_ons[1]") { $0.request.addOns[1].addOn = .id(1) },
      ]
    ) { .setAddOns($0) }
  }

  @Test func removeAddOn() {
    var valid = RemoveAddOnRequest()
    valid.subscription = .id(1)
    valid.addOn = .id(1)
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_REQUIRED add_on") { $0.request.addOn = nil },
        Row("ADD_ON_NOT_FOUND add_on") { $0.request.addOn = .id(99) },
        Row("CUSTOM_SUBSCRIPTION") { $0.request.subscription = .id(2) },
        Row("ADD_ON_NOT_ATTACHED") { $0.request.addOn = .id(2) },
      ]
    ) { .removeAddOn($0) }
  }

  // The plan that it follows already, even an archived one; nothing to detach; the add-ons that it has, in any order.
  @Test func askingForTheAssociationThatIsThereIsANoOp() {
    let test = TestEngine.withEverything()
    test.run(.setAddOns(1, [(2, 4), (1, 2)]))
    _ = test.engine.read { core in
      core.state.plans.update(2) { $0.archived = true }
      core.state.addOns.update(1) { $0.archived = true }
      return .success(())
    }
    let sequence = test.appliedSequence
    let commands: [Command] = [
      .switchPlan(1, to: 2), .switchPlan(3, to: 2, .discard), .detachPlan(2), .setAddOns(1, [(1, 2), (2, 4)]),
      .setAddOns(3, []),
    ]
    for (position, command) in commands.enumerated() {
      let answer = test.run(command)
      #expect((try? answer.outcome.get())?.result.unchanged == true, "command \(position)")
    }
    #expect(test.appliedSequence == sequence)
    // Archived, and yet its quantity may change where it is attached.
    #expect(test.run(.setAddOns(1, [(1, 9)])).refusal == nil)
    #expect(test.run(.setAddOns(3, [(1, 1)])).refusal == .addOnArchived(addOn: "Mail"))
  }

  @Test func aSubscriptionHasAtMost64DifferentAddOns() {
    let test = TestEngine.withEverything()
    for number in 4...67 { test.run(.addOn("No. \(number)")) }
    test.run(.setAddOns(1, (4...66).map { (Int64($0), 1) }))
    #expect(test.run(.addAddOn(1, 67)).refusal == nil)
    #expect(test.run(.addAddOn(1, 1)).refusal == .tooManyAddOns(count: 65))
    test.run(.removeAddOn(1, 4))
    #expect(test.run(.addAddOn(1, 1)).refusal == nil)
    let row = test.state.associations[Int64(test.state.subscriptions[1]?.association.number ?? 0)]
    let attached = row?.key.addOns.map(\.addOn) ?? []
    #expect(attached.count == 64 && attached == attached.sorted())
  }

  @Test func theRecordHoldsWhatWasThereBefore() throws {
    let test = TestEngine.withEverything()
    test.run(.switchPlan(4, to: 1))
    guard case .subscriptionAssociationSet(let event) = try test.records().last?.events.first?.kind else {
      Issue.record("no such event")
      return
    }
    #expect(event.before?.planID == 2 && event.association?.planID == 1)
    #expect(event.terms == event.termsBefore && event.terms?.overrides == [.integer(10, 50)])
    test.run(.detachPlan(4))
    guard case .subscriptionAssociationSet(let detached) = try test.records().last?.events.first?.kind else {
      Issue.record("no such event")
      return
    }
    #expect(detached.association == nil && detached.before?.planID == 1)
    if case .own = detached.terms?.basis {} else { Issue.record("not its own") }
  }
}
