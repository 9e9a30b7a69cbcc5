import Testing

@testable import KeiyakuDomain

@Suite struct PropertySetTests {
  @Test func valuesAreIteratedInAscendingNumberWhateverTheOrderOfInsertion() {
    var generator = SeededGenerator(seed: 1)
    let pairs = registry.defaults.map { ($0.number, $0.value) }
    let shuffled = PropertySet(pairs.shuffled(using: &generator))
    #expect(shuffled.map(\.number) == pairs.map(\.0))
    #expect(shuffled == registry.defaults)
    #expect(shuffled.hashValue == registry.defaults.hashValue)
  }

  @Test func eachKindOfValueIsReadBack() {
    let set: PropertySet = [
      305: .textList(["b", "a", "b"]), 1: .integer(-1), 202: .flag(true), 206: .choice(3), 306: .textList([]),
    ]
    #expect(set[1] == .integer(-1))
    #expect(set[202] == .flag(true))
    #expect(set[206] == .choice(3))
    #expect(set[305] == .textList(["a", "b"]))
    #expect(set[306] == .textList([]))
    #expect(set[2] == nil)
    #expect(set.integer(1) == -1)
    #expect(set.integer(202) == nil)
    #expect(set.flag(202) == true)
    #expect(set.choice(206) == 3)
    #expect(set.textList(305) == ["a", "b"])
    #expect(set.map(\.value) == [.integer(-1), .flag(true), .choice(3), .textList(["a", "b"]), .textList([])])
  }

  @Test func aRemovedListLeavesNothingBehind() {
    var set: PropertySet = [305: .textList(["a"]), 306: .textList(["b"]), 1: .integer(1)]
    set.remove(305)
    set[1] = nil
    set.remove(99)
    #expect(set == [306: .textList(["b"])])
    #expect(set.textList(305) == nil)
    set[306] = nil
    #expect(set == PropertySet())
  }

  @Test func textListsAreSetsInTheOrderOfTheirBytes() {
    let set: PropertySet = [305: .textList(["é", "z", "日本", "Z", "z"])]
    #expect(set.textList(305) == ["Z", "z", "é", "日本"])
    #expect(set == [305: .textList(["日本", "Z", "z", "é"])])
  }

  @Test func textsThatOnlyUnicodeCallsEqualAreDifferent() {
    let composed: PropertySet = [305: .textList(["\u{E9}"])]
    let decomposed: PropertySet = [305: .textList(["e\u{301}"])]
    #expect(composed != decomposed)
    #expect(PropertyValue.textList(["\u{E9}"]) != .textList(["e\u{301}"]))
  }

  @Test func overlayingReplacesAndAdds() {
    let bottom: PropertySet = [1: .integer(1), 3: .integer(3), 305: .textList(["a"]), 306: .textList(["x"])]
    let top: PropertySet = [0: .integer(0), 3: .integer(33), 4: .integer(4), 305: .textList(["b"])]
    #expect(
      bottom.overlaid(by: top) == [
        0: .integer(0), 1: .integer(1), 3: .integer(33), 4: .integer(4), 305: .textList(["b"]),
        306: .textList(["x"]),
      ])
  }

  @Test func overlayingIsTheSameAsSettingOneByOne() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let bottom = randomValues({ _ in true }, using: &generator)
      let top = randomValues({ _ in true }, using: &generator)
      var expected = bottom
      for (number, value) in top { expected[number] = value }
      #expect(bottom.overlaid(by: top) == expected)
    }
  }

  @Test func nothingToDoCopiesNothing() {
    let set = registry.defaults
    #expect(set.overlaid(by: PropertySet()).sharesStorage(with: set))
    #expect(PropertySet().overlaid(by: set).sharesStorage(with: set))
    #expect(set.filtered { _ in true }.sharesStorage(with: set))
    #expect(!set.filtered { $0 != 1 }.sharesStorage(with: set))
  }

  @Test func filteringDropsTheTextsToo() {
    let set: PropertySet = [1: .integer(1), 305: .textList(["a"])]
    #expect(set.filtered { $0 == 1 } == [1: .integer(1)])
  }

  @Test func aSetIsTwoPointersAndPlainTermsAreOne() {
    #expect(MemoryLayout<PropertySet>.size == 16)
    #expect(MemoryLayout<SubscriptionTerms>.size == 8)
    #expect(MemoryLayout<PropertySet.Entry>.stride == 16)
  }
}
