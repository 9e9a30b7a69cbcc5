import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// Customers and subscriptions that are deleted, and what is free again.
@Suite struct DeletionTests {
  private func find<Value: Sendable>(_ test: TestEngine, _ body: (inout Core) -> Value) -> Value {
    test.engine.read { core in .success(body(&core)) }.value
  }

  @Test func keysAreFreeAgainAndIDsAreNot() throws {
    let test = TestEngine.withEverything()
    test.run(.deleteCustomer(1, [1, 2, 3, 4]))
    #expect(test.state.customers[1] == nil && test.state.subscriptions.count == 0)
    #expect(find(test) { $0.indexes.subscription(name: "example.jp", in: $0.state) } == nil)
    let customer = CreateCustomerRequest.with {
      $0.spec = .with {
        $0.login = "tanaka"
        $0.externalID = "C-1"
      }
      var new = NewSubscription.bound("example.jp", plan: 2)
      new.spec?.externalID = "S-1"
      $0.subscription = new
    }
    let created = test.run(.createCustomer(customer)).value.subject
    #expect(created.customer == 3 && created.subscription == 5)

    test.run(.deletePlan(2, .detach(Detach()), count: 1))
    test.run(.deleteAddOn(1, nil, count: 0))
    let plan = CreatePlanRequest.with {
      $0.spec = .with {
        $0.name = "Gold"
        $0.externalID = "P-2"
      }
    }
    let addOn = CreateAddOnRequest.with {
      $0.spec = .with {
        $0.name = "Mail"
        $0.externalID = "A-1"
      }
    }
    #expect(test.run(.createPlan(plan)).value.subject.plan == 4)
    #expect(test.run(.createAddOn(addOn)).value.subject.addOn == 4)
    #expect(Dump.differences(Dump(test.state), Dump(try test.replayed().state)) == [])
    #expect(find(test) { indexAnswers(&$0) } == scanAnswers(test.state))
  }

  // By id and by key, as a caller would after somebody else's deletion.
  @Test func whatIsDeletedIsNotFoundByAnyReference() {
    let test = TestEngine.withEverything()
    test.run(.deleteCustomer(2))
    test.run(.deleteSubscription(1))
    for reference in [CustomerRef.id(2), .login("suzuki"), .with { $0.by = .externalID("C-2") }] {
      let update = UpdateCustomerRequest.with {
        $0.customer = reference
        $0.mask = .paths("notes")
      }
      #expect(test.run(.updateCustomer(update)).refusal?.reason == "CUSTOMER_NOT_FOUND")
    }
    for reference in [SubscriptionRef.id(1), .name("example.jp"), .with { $0.by = .externalID("S-1") }] {
      let lock = LockSubscriptionRequest.with { $0.subscription = reference }
      #expect(test.run(.lock(lock)).refusal?.reason == "SUBSCRIPTION_NOT_FOUND")
    }
    #expect(test.run(.transfer(2, to: .customer(2))).refusal?.reason == "OWNER_NOT_FOUND")
  }

  @Test func aDeletionIsOneRecordThatHoldsWhatWasThere() throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, TestEngine.startTime + 9))
    let before = test.state
    let sequence = test.run(.deleteCustomer(1, [3, 1, 4, 2])).value.result.sequence
    let record = try #require(try test.records().last)
    #expect(record.sequence == sequence && record.events.count == 5 && record.customerID == 1)
    guard case .subscriptionDeleted(let first) = record.events[0].kind,
      case .subscriptionDeleted(let second) = record.events[1].kind,
      case .customerDeleted(let last) = record.events[4].kind
    else {
      Issue.record("\(record.events)")
      return
    }
    #expect(first.subscriptionID == 1 && first.before?.name == "example.jp" && first.beforeOwnerCustomerID == 1)
    #expect(first.beforeAssociation?.planID == 2 && first.beforeAssociation?.addOns.map(\.addOnID) == [1])
    #expect(first.beforeExpiresAtMs == TestEngine.startTime + 9)
    #expect(second.subscriptionID == 2 && second.beforeAssociation == nil)
    #expect(second.beforeTerms == before.subscriptions[2].flatMap { LogTerms($0.terms) })
    #expect(last.customerID == 1 && last.before?.login == "tanaka")
  }

  @Test func countsFollow() {
    let test = TestEngine.withEverything()
    test.run(.deleteSubscription(1))
    #expect(test.state.customers[1]?.subscriptionCount == 3 && test.state.plans[2]?.subscriptionCount == 2)
    #expect(test.state.addOns[1]?.subscriptionCount == 0)
    test.run(.deleteSubscription(3))
    #expect(find(test) { $0.subscriptions(plan: 2) } == [4])
    let locked = test.state.associations.next(after: 0).flatMap { test.state.associations[$0]?.lockedCount }
    #expect(locked == 0)
  }

  @Test func aRepetitionAfterTheDeletionAnswersAsBefore() {
    let test = TestEngine.withEverything()
    let id = requestID(at: test.now, 5)
    let first = test.run(.deleteSubscription(1), id: id).value.result
    let again = test.run(.deleteSubscription(1), id: id).value.result
    #expect(again.replayed && again.sequence == first.sequence && again.revision == first.revision)
    #expect(test.run(.deleteSubscription(1)).refusal?.reason == "SUBSCRIPTION_NOT_FOUND")
  }

  @Test func aDryRunDeletesNothing() {
    let test = TestEngine.withEverything()
    let before = Dump(test.state)
    for command in [
      .deleteCustomer(1, [1, 2, 3, 4]), .deleteSubscription(1), .deletePlan(2, .reassignTo(.id(1)), count: 3),
      .deletePlan(2, .detach(Detach()), count: 3), .deleteAddOn(1, .reassignTo(.id(2)), count: 1),
    ] as [Command] {
      #expect(test.run(command, isDryRun: true).refusal == nil)
      #expect(Dump(test.state) == before)
      #expect(find(test) { indexAnswers(&$0) } == scanAnswers(test.state))
    }
  }
}
