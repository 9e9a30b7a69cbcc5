import Testing

@testable import KeiyakuEngine

@Suite struct IDSetTests {
  @Test(arguments: [(1, 60), (2, 400), (3, 20_000), (4, 1 << 40)] as [(UInt64, Int64)])
  func itAnswersAsASetDoes(seed: UInt64, idMax: Int64) {
    var random = SeededGenerator(seed: seed)
    var set = IDSet()
    var model: Set<Int64> = []
    var known: [Int64] = [1]
    for step in 0..<6000 {
      // Growing and shrinking in turn, so that it changes between its two forms.
      let isGrowing = step / 500 % 2 == 0
      let id = random.oneIn(2) ? random.pick(known) : Int64.random(in: 1...idMax, using: &random)
      if random.oneIn(5) == isGrowing {
        set.remove(id)
        model.remove(id)
      } else {
        set.insert(id)
        model.insert(id)
        known.append(id)
      }
      #expect(set.count == model.count)
      #expect(set.contains(id) == model.contains(id))
      if step % 100 == 0 { #expect(members(of: set) == model.sorted()) }
    }
  }

  @Test(arguments: [31, 32, 33, 34])
  func theSwitchToPagesLosesNothing(count: Int64) {
    var set = IDSet()
    let ids = (1...count).map { $0 * 4095 }
    for id in ids.reversed() { set.insert(id) }
    for id in ids { set.insert(id) }
    #expect(members(of: set) == ids && set.count == Int(count))
    for id in ids { set.remove(id) }
    #expect(members(of: set).isEmpty)
    set.insert(7)
    #expect(members(of: set) == [7])
  }

  @Test(arguments: [3, 100])
  func theNextIsFoundAtEveryBorderOfWordsAndPages(count: Int) {
    let borders: [Int64] = [1, 63, 64, 65, 127, 128, 4095, 4096, 4097, 8191, 8192]
    var set = IDSet()
    for id in borders { set.insert(id) }
    if count > borders.count { for id in 0..<100 as Range<Int64> { set.insert(100_000 + id) } }
    let sorted = members(of: set)
    for id in 0...8200 as ClosedRange<Int64> {
      #expect(set.next(after: id) == sorted.first { $0 > id })
    }
    #expect(set.next(after: .max) == nil && set.next(after: .max - 1) == nil)
  }

  private func members(of set: IDSet) -> [Int64] {
    var members: [Int64] = []
    while let next = set.next(after: members.last ?? 0) { members.append(next) }
    return members
  }
}
