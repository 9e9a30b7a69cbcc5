import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// Every quantity of an add-on makes an association of its own: computed values of those that nobody reads must not
/// stay in memory.
@Suite struct CatalogCacheTests {
  private static let databases: Int32 = 10

  /// Associations 1...count of plan 2 and as many pieces of add-on 1, each of which is worth one database.
  private func prepared(_ count: Int32) -> TestEngine {
    let test = TestEngine()
    test.run(.plan("Gold", [.integer(Self.databases, 1000)]))
    test.run(.addOn("Database", [.integer(Self.databases, 1)]))
    for quantity in 1...count {
      test.run(.subscription(.provider, .bound("a\(quantity).jp", plan: 2, addOns: [(Int64(1), quantity)])))
    }
    return test
  }

  @Test func computedValuesAreBoundedAndRightWhicheverAssociationIsRead() {
    let test = prepared(40)
    var cache = CatalogCache(countMax: 8)
    var random = SeededGenerator(seed: 5)
    var plan: Int64 = 1000
    for step in 0..<2000 {
      if step % 100 == 99 {
        plan += 1
        test.run(.planValues(2, [.integer(Self.databases, plan)]))
        cache.changed(at: test.appliedSequence)
      }
      let number = UInt32.random(in: 1...40, using: &random)
      let terms = cache.terms(of: AssociationID(number: number), in: test.state)
      #expect(terms?.base.integer(Self.databases) == plan + Int64(number))
      #expect(cache.count <= 8)
    }
    #expect(cache.count == 8)
    #expect(cache.terms(of: .custom, in: test.state) == nil)
    #expect(cache.terms(of: AssociationID(number: 41), in: test.state) == nil)
  }

  @Test func whatIsReadAgainAndAgainIsComputedOnce() {
    let test = prepared(40)
    let state = test.state
    var cache = CatalogCache(countMax: 8)
    let hot = AssociationID(number: 7)
    let first = cache.terms(of: hot, in: state)
    for number in 1...40 as ClosedRange<UInt32> {
      _ = cache.terms(of: AssociationID(number: number), in: state)
      #expect(cache.terms(of: hot, in: state) === first, "after association \(number)")
    }
  }
}
