import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// A plan and up to 64 add-ons have the union of their lists. What that may come to is bounded by what each may have: a
/// change of a list looks at no association, however many have it.
@Suite struct MergedListTests {
  private static let openBasedir: Int32 = 306
  private static let addOnsMax = 64

  private func list(_ prefix: String, _ count: Int) -> KeiyakuMessages.PropertyValue {
    .textList(Self.openBasedir, (0..<count).map { "/\(prefix)/\($0)" })
  }

  @Test func aPlanAndAllItsAddOnsWithTheLongestListsStayBelowAThousandEntries() {
    let test = TestEngine()
    test.run(.plan("Gold", [list("plan", TextListLimits.entriesMax)]))
    for number in 1...Self.addOnsMax {
      test.run(.addOn("add-on \(number)", [list("\(number)", TextListLimits.addOnEntriesMax)]))
    }
    let addOns = (1...Self.addOnsMax).map { (Int64($0), Int32(1000)) }
    #expect(test.run(.subscription(.provider, .bound("a.jp", plan: 2, addOns: addOns))).refusal == nil)
    let merged = test.engine.read { core in
      .success(core.association(AssociationID(number: 1))?.base.textList(Self.openBasedir))
    }.value
    #expect(merged?.count == TextListLimits.entriesMax + Self.addOnsMax * TextListLimits.addOnEntriesMax)
    #expect((merged?.count ?? .max) < 1000)
  }

  @Test func aListThatIsTooLongForAnAddOnIsRefusedWhoeverHasIt() {
    let test = TestEngine()
    let most = TextListLimits.addOnEntriesMax
    func update(_ count: Int) -> Command {
      .updateAddOn(
        .with {
          $0.addOn = .id(1)
          $0.values = [list("b", count)]
        })
    }
    #expect(test.run(.addOn("Paths", [list("a", most + 1)])).refusal?.reason == "PROPERTY_VALUE_INVALID")
    #expect(test.run(.addOn("Paths", [list("a", most)])).refusal == nil)
    let refusal = test.run(update(most + 1)).refusal
    #expect(refusal?.classification.rows.first?.field == "open_basedir")
    #expect(
      refusal?.classification.rows.first?.description == "has \(most + 1) entries, and at most \(most) are accepted")
    #expect(test.run(update(most)).refusal == nil)
    // A plan takes more.
    #expect(test.run(.planValues(1, [list("plan", TextListLimits.entriesMax)])).refusal == nil)
    #expect(
      test.run(.planValues(1, [list("plan", TextListLimits.entriesMax + 1)])).refusal?.reason
        == "PROPERTY_VALUE_INVALID")
  }
}
