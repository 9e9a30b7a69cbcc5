import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct SubscriptionSearchTests {
  private static let many = SubscriptionCursor.associationsMergedMax + 10

  /// Subscriptions 1... of the provider on plan 1, each with other add-ons, so that there are as many associations as
  /// subscriptions; every hundredth belongs to customer 1.
  private func prepared(count: Int) -> TestEngine {
    let test = TestEngine()
    for name in ["a", "b", "c", "d", "e"] { test.run(.addOn(name)) }
    test.run(.customer("tanaka"))
    for number in 0..<count {
      let owner = number % 100 == 99 ? OwnerRef.customer(1) : .provider
      let addOns = [(Int64(number / 1000 + 1), Int32(number % 1000 + 1))]
      test.run(.subscription(owner, .bound("a\(number).jp", plan: 1, addOns: addOns)))
    }
    return test
  }

  // With few associations the walk merges them, with many it goes over all subscriptions: both must list alike.
  @Test func everyFilterListsWhatMatchesHoweverManyAssociationsThereAre() {
    let count = Self.many
    let test = prepared(count: count)
    #expect(test.state.associations.count == count)
    test.engine.read { core in
      let all = (1...Int64(count)).map { $0 }
      #expect(core.subscriptions(plan: 1) == all)
      #expect(core.subscriptions(addOn: 1) == Array(all.prefix(1000)))
      #expect(core.subscriptions(plan: 1, addOn: 2) == Array(all[1000..<2000]))
      #expect(core.subscriptions(owner: 1, plan: 1) == all.filter { $0 % 100 == 0 })
      #expect(core.subscriptions(owner: 1, addOn: 3) == all[2000..<3000].filter { $0 % 100 == 0 })
      #expect(core.subscriptions(owner: 1, plan: 9) == [])
      return .success(())
    }.value
  }

  @Test func aWalkExaminesNoMoreCandidatesThanItMay() {
    let count = Self.many
    let test = prepared(count: count)
    test.run(.plan("Gold"))
    test.run(.subscription(.provider, .bound("last.jp", plan: 2)))
    test.engine.read { core in
      // What is shown costs no merging.
      for number in 1...20 as ClosedRange<UInt32> { _ = core.association(AssociationID(number: number)) }
      for criteria in [
        SubscriptionCriteria(plan: 1), SubscriptionCriteria(owner: 0, plan: 2), SubscriptionCriteria(addOn: 1),
      ] {
        var cursor = core.subscriptions(matching: criteria, after: 0, candidates: 7)
        var found = 0
        while case .found = core.next(of: &cursor) { found += 1 }
        #expect(found == (criteria.plan == 2 ? 0 : 7))
        // It says where to go on, again and again, and never that this is the end.
        guard case .stopped(let position) = core.next(of: &cursor) else {
          Issue.record("the walk ended early")
          continue
        }
        #expect(criteria.plan == 2 || position == 7)
      }
      return .success(())
    }.value
  }

  @Test func aWalkThatExaminesTheLastCandidateEnds() {
    let test = prepared(count: 3)
    test.engine.read { core in
      for number in 1...3 as ClosedRange<UInt32> { _ = core.association(AssociationID(number: number)) }
      for criteria in [SubscriptionCriteria(), SubscriptionCriteria(plan: 1), SubscriptionCriteria(addOn: 1)] {
        var cursor = core.subscriptions(matching: criteria, after: 0, candidates: 3)
        for id in 1...3 as ClosedRange<Int64> { #expect(core.next(of: &cursor) == .found(id)) }
        #expect(core.next(of: &cursor) == .end)
      }
      return .success(())
    }.value
  }

  @Test func valuesThatHaveToBeMergedForAPageCountAsManyCandidates() {
    let test = prepared(count: 100)
    test.engine.read { core in
      var cursor = core.subscriptions(matching: SubscriptionCriteria(), after: 0, candidates: 1000)
      var found = 0
      while case .found(let id) = core.next(of: &cursor) {
        found += 1
        _ = core.association(AssociationID(number: UInt32(id)))
      }
      #expect(found == 1000 / (SubscriptionMatcher.mergeCost + 1) + 1)
      return .success(())
    }.value
  }

  // A million ids without a subscription stopped everybody.
  @Test func aWalkOverManyDeletedSubscriptionsStopsAndGoesOn() {
    let test = prepared(count: 3000)
    test.engine.read { core in
      for id in 2...2999 as ClosedRange<Int64> { core.state.subscriptions.remove(id) }
      var cursor = core.subscriptions(matching: SubscriptionCriteria(), after: 1, candidates: 10)
      guard case .stopped(let position) = core.next(of: &cursor), position < 2999 else {
        Issue.record("the walk passed over all of them at once")
        return .success(())
      }
      #expect(core.subscriptions(SubscriptionCriteria(), candidates: 10) == [1, 3000])
      return .success(())
    }.value
  }
}
