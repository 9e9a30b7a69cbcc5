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
      for filter in [SubscriptionFilter(plan: 1), SubscriptionFilter(owner: 0, plan: 2), SubscriptionFilter(addOn: 1)] {
        var cursor = core.subscriptions(matching: filter, after: 0, candidates: 7)
        var found = 0
        while case .found = core.next(of: &cursor) { found += 1 }
        #expect(found == (filter.plan == 2 ? 0 : 7))
        // It says where to go on, again and again, and never that this is the end.
        guard case .stopped(let position) = core.next(of: &cursor) else {
          Issue.record("the walk ended early")
          continue
        }
        #expect(filter.plan == 2 || position == 7)
      }
      return .success(())
    }.value
  }

  @Test func aWalkThatExaminesTheLastCandidateEnds() {
    let test = prepared(count: 3)
    test.engine.read { core in
      for filter in [SubscriptionFilter(), SubscriptionFilter(plan: 1), SubscriptionFilter(addOn: 1)] {
        var cursor = core.subscriptions(matching: filter, after: 0, candidates: 3)
        for id in 1...3 as ClosedRange<Int64> { #expect(core.next(of: &cursor) == .found(id)) }
        #expect(core.next(of: &cursor) == .end)
      }
      return .success(())
    }.value
  }
}
