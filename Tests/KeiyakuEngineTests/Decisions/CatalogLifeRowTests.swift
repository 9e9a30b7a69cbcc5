import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// SetPlanArchived, SetAddOnArchived, DeletePlan, DeleteAddOn: their refusals in order of precedence.
@Suite struct CatalogLifeRowTests {
  private func planRows<Request>(_ target: WritableKeyPath<Request, PlanRef?>) -> [Row<Request>] {
    [
      Row("FIELD_REQUIRED plan") { $0.request[keyPath: target] = nil },
      Row("PLAN_NOT_FOUND plan") { $0.request[keyPath: target] = .id(99) },
      Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
    ]
  }

  private func addOnRows<Request>(_ target: WritableKeyPath<Request, AddOnRef?>) -> [Row<Request>] {
    [
      Row("FIELD_REQUIRED add_on") { $0.request[keyPath: target] = nil },
      Row("ADD_ON_NOT_FOUND add_on") { $0.request[keyPath: target] = .id(99) },
      Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
    ]
  }

  @Test func setPlanArchived() {
    let valid = SetPlanArchivedRequest.with {
      $0.plan = .id(2)
      $0.archived = true
    }
    expectPrecedence(valid, planRows(\.plan) + [Row("DEFAULT_PLAN_REQUIRED") { $0.request.plan = .id(1) }]) {
      .setPlanArchived($0)
    }
  }

  @Test func setAddOnArchived() {
    let valid = SetAddOnArchivedRequest.with {
      $0.addOn = .id(3)
      $0.archived = false
    }
    expectPrecedence(valid, addOnRows(\.addOn)) { .setAddOnArchived($0) }
  }

  // An archived plan does not become the default.
  @Test func setDefaultPlan() {
    expectPrecedence(
      SetDefaultPlanRequest.with { $0.plan = .id(2) },
      planRows(\.plan) + [Row("PLAN_ARCHIVED") { $0.request.plan = .id(3) }]
    ) { .setDefaultPlan($0) }
  }

  // Three subscriptions follow Gold: two with Mail or without, one wholly locked.
  @Test func deletePlanReassigning() {
    let valid = DeletePlanRequest.with {
      $0.plan = .id(2)
      $0.followers = .reassignTo(.id(1))
      $0.expectedCount = 3
    }
    expectPrecedence(
      valid,
      planRows(\.plan) + [
        Row("FIELD_REQUIRED reassign_to") { $0.request.followers = .reassignTo(PlanRef()) },
        Row("PLAN_NOT_FOUND reassign_to") { $0.request.followers = .reassignTo(.name("Bronze")) },
        Row("FIELD_INVALID reassign_to") { $0.request.followers = .reassignTo(.id(1)) },
        Row("DEFAULT_PLAN_REQUIRED") { attempt in
          attempt.request.plan = .id(1)
          attempt.request.followers = .reassignTo(.id(3))
        },
        Row("IN_USE plan") { $0.request.followers = nil },
        Row("EXPECTED_COUNT_MISMATCH expected_count") { $0.request.expectedCount = 2 },
        Row("PLAN_ARCHIVED") { $0.request.followers = .reassignTo(.id(3)) },
      ]
    ) { .deletePlan($0) }
  }

  @Test(arguments: [0, 2, 4] as [Int64])
  func deletePlanDetaching(wrongCount: Int64) {
    let valid = DeletePlanRequest.with {
      $0.plan = .id(2)
      $0.followers = .detach(Detach())
      $0.expectedCount = 3
    }
    expectPrecedence(
      valid,
      planRows(\.plan) + [
        Row("DEFAULT_PLAN_REQUIRED") { $0.request.plan = .id(1) },
        Row("EXPECTED_COUNT_MISMATCH expected_count") { $0.request.expectedCount = wrongCount },
      ]
    ) { .deletePlan($0) }
  }

  @Test func deleteAddOn() {
    let valid = DeleteAddOnRequest.with {
      $0.addOn = .id(1)
      $0.holders = .reassignTo(.id(2))
      $0.expectedCount = 2
    }
    expectPrecedence(
      valid,
      addOnRows(\.addOn) + [
        Row("FIELD_REQUIRED reassign_to") { $0.request.holders = .reassignTo(AddOnRef()) },
        Row("ADD_ON_NOT_FOUND reassign_to") { $0.request.holders = .reassignTo(.id(77)) },
        Row("FIELD_INVALID reassign_to") { $0.request.holders = .reassignTo(.id(1)) },
        Row("IN_USE add-on") { $0.request.holders = nil },
        Row("EXPECTED_COUNT_MISMATCH expected_count") { $0.request.expectedCount = 1 },
        Row("ADD_ON_ARCHIVED") { $0.request.holders = .reassignTo(.id(3)) },
        Row("QUANTITY_OUT_OF_BOUNDS reassign_to") { $0.request.holders = .reassignTo(.id(4)) },
      ], database: Self.withFullAddOn
    ) { .deleteAddOn($0) }
  }

  // What nobody uses is deleted without a word on those that use it.
  @Test func whatNobodyUsesIsDeletedAsItIs() {
    let test = TestEngine.withEverything()
    #expect(test.run(.deletePlan(.with { $0.plan = .id(3) })).refusal == nil)
    #expect(test.run(.deleteAddOn(.with { $0.addOn = .id(3) })).refusal == nil)
    let unused = DeleteAddOnRequest.with {
      $0.addOn = .id(2)
      $0.expectedCount = 1
    }
    #expect(test.run(.deleteAddOn(unused)).refusal == .expectedCountMismatch(expected: 1, found: 0))
    #expect(test.state.plans[3] == nil && test.state.addOns[3] == nil && test.state.addOns[2] != nil)
  }

  /// `withEverything`, add-on 4, and subscription 5, which has Mail once and add-on 4 a thousand times.
  private static func withFullAddOn() -> TestEngine {
    let test = TestEngine.withEverything()
    test.run(.addOn("Full"))
    test.run(.subscription(.provider, .bound("full.jp", plan: 2, addOns: [(1, 1), (4, 1000)])))
    return test
  }
}
