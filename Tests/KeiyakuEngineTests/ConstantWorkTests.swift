import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// A change of the catalog is one record of constant size, and in the next read of everybody whom it concerns.
@Suite struct ConstantWorkTests {
  private func prepared(_ count: Int) -> TestEngine {
    let test = TestEngine()
    test.run(.plan("Gold", [.integer(10, 20)]))
    test.run(.addOn("Disk", [.integer(10, 1)]))
    for number in 0..<count {
      test.run(.subscription(.provider, .bound("n\(number).jp", plan: 2, addOns: number % 2 == 0 ? [] : [(1, 1)])))
    }
    return test
  }

  private func recordBytes(_ test: TestEngine, _ command: Command) -> Int {
    let before = test.log.records.count
    #expect(test.run(command).refusal == nil)
    #expect(test.log.records.count == before + 1)
    return test.log.records.last?.bytes.count ?? 0
  }

  @Test func ofAPlanAnAddOnOrTheCapabilities() throws {
    let one = prepared(2)
    let many = prepared(400)
    let addOn = UpdateAddOnRequest.with {
      $0.addOn = .id(1)
      $0.values = [.integer(10, 2)]
    }
    let commands: [Command] = [
      .planValues(2, [.integer(10, 30)]), .updateAddOn(addOn), .capabilities([.atMost(10, 31)]),
    ]
    for command in commands {
      // Counts and sequences take a byte or two more where they are larger.
      #expect(abs(recordBytes(one, command) - recordBytes(many, command)) <= 8)
    }
    for id in 1...400 as ClosedRange<Int64> {
      let value = many.engine.read { core in
        let association = core.subscription(id)?.association ?? .custom
        return .success(core.association(association)?.available.integer(10))
      }.value
      #expect(value == (id % 2 == 1 ? 30 : 31))
    }
  }

  // With everything restricted or nothing, who simply follows a plan reads what its association has computed already.
  @Test func whatCanBeDeliveredIsComputedOncePerAssociation() {
    let test = prepared(4)
    func terms() -> AssociationTerms? {
      test.engine.read { core in .success(core.association(AssociationID(number: 1))) }.value
    }
    let first = terms()
    #expect(first?.isDeliverable == true && first?.available.sharesStorage(with: first?.base ?? [:]) == true)
    test.run(.capabilities([.atMost(11, 1)]))
    let second = terms()
    #expect(second !== first && second?.isDeliverable == false && second?.available.integer(11) == 1)
    #expect(terms() === second)
    test.run(.subscription(.provider, .bound("x.jp", plan: 2)))
    #expect(terms() === second)
  }
}
