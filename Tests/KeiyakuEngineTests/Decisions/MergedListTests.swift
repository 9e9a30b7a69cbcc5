import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// A plan and up to 64 add-ons have the union of their lists: what that may come to has a bound, held by every change
/// that could pass it.
@Suite struct MergedListTests {
  private static let openBasedir: Int32 = 306
  private static let each = TextListLimits.entriesMax

  private func list(_ prefix: String, _ count: Int) -> KeiyakuMessages.PropertyValue {
    .textList(Self.openBasedir, (0..<count).map { "/\(prefix)/\($0)" })
  }

  /// A plan 2 with a full list and add-ons 1...5: with `attached` of them one subscription exists.
  private func prepared(attached: Int) -> TestEngine {
    let test = TestEngine()
    test.run(.plan("Gold", [list("plan", Self.each)]))
    for number in 1...5 { test.run(.addOn("add-on \(number)", [list("\(number)", number < 5 ? Self.each : 1)])) }
    let addOns = (1...attached).map { (Int64($0), Int32(1)) }
    #expect(test.run(.subscription(.provider, .bound("a.jp", plan: 2, addOns: addOns))).refusal == nil)
    return test
  }

  private let tooLong = Refusal.mergedListTooLong(property: "open_basedir", plan: "Gold", count: 1_001)

  @Test func aSubscriptionWhoseListsAreTooLongTogetherIsRefused() {
    let test = prepared(attached: 4)
    let addOns = (1...5).map { (Int64($0), Int32(1)) }
    let create = Command.subscription(.provider, .bound("b.jp", plan: 2, addOns: addOns))
    #expect(test.run(create).refusal == tooLong)
    // The same entries twice are one.
    let same = UpdateAddOnRequest.with {
      $0.addOn = .id(5)
      $0.values = [list("4", 1)]
    }
    test.run(.updateAddOn(same))
    #expect(test.run(create).refusal == nil)
  }

  @Test func aPlanOrAddOnWhoseListGrowsBeyondTheBoundIsRefusedWhereSubscriptionsHaveIt() {
    let test = TestEngine()
    test.run(.plan("Gold", [list("plan", Self.each - 1)]))
    for number in 1...5 { test.run(.addOn("add-on \(number)", [list("\(number)", number < 5 ? Self.each : 1)])) }
    let addOns = (1...5).map { (Int64($0), Int32(1)) }
    #expect(test.run(.subscription(.provider, .bound("a.jp", plan: 2, addOns: addOns))).refusal == nil)
    #expect(test.run(.planValues(2, [list("plan", Self.each)])).refusal == tooLong)
    let grow = UpdateAddOnRequest.with {
      $0.addOn = .id(5)
      $0.values = [list("5", 2)]
    }
    #expect(test.run(.updateAddOn(grow)).refusal == tooLong)
    // Whatever else changes is no concern of it, and nobody has the other plan.
    #expect(test.run(.planValues(2, [.integer(10, 3)])).refusal == nil)
    #expect(test.run(.planValues(1, [list("plan", Self.each)])).refusal == nil)
    #expect(test.run(.planValues(2, [list("plan", Self.each - 2)])).refusal == nil)
    #expect(test.run(.updateAddOn(grow)).refusal == nil)
  }

  @Test func theRefusalNamesTheListTheLimitAndTheWayOut() {
    let message = tooLong.classification.message
    #expect(message.contains("open_basedir") && message.contains("1000") && message.contains("Shorten"))
  }
}
