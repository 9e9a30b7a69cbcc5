import Testing

@testable import KeiyakuEngine

private struct Item: TableRecord, Equatable {
  var value: Int
  static let vacant = Item(value: 0)
  var isLive: Bool { value != 0 }
}

@Suite struct PagedTableTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func itAnswersAsADictionaryDoes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = PagedTable<Item>()
    var model: [Int64: Item] = [:]
    var copies: [(PagedTable<Item>, [Int64: Item])] = []
    var last: Int64 = 0
    for step in 1...8000 {
      let id = Int64.random(in: -1...(last + 2), using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        last += 1
        let id = table.append(Item(value: step))
        #expect(id == last)
        model[last] = Item(value: step)
      case 5..<8:
        let hasChanged = table.update(id) { $0.value = step }
        #expect(hasChanged == (model[id] != nil))
        if model[id] != nil { model[id] = Item(value: step) }
      case 8:
        let isRemoved = table.remove(id)
        #expect(isRemoved == (model.removeValue(forKey: id) != nil))
      default:
        #expect(table[id] == model[id])
        #expect(table.contains(id) == (model[id] != nil))
        #expect(table.next(after: id) == model.keys.filter { $0 > id }.min())
      }
      if step % 2000 == 0 { copies.append((table, model)) }
    }
    expectEqual(table, model, through: last)
    // A copy stays as it was, whatever happened to the original since.
    for (table, model) in copies { expectEqual(table, model, through: last) }
  }

  @Test func aVacantRecordIsNoRecord() {
    var table = PagedTable<Item>()
    table.append(Item(value: 1))
    table.append(Item(value: 2))
    table.remove(1)
    #expect(table[1] == nil && !table.contains(1) && table.read(1) { $0.value } == nil)
    let changed = (table.update(1) { $0.value = 3 }, table.remove(1))
    #expect(changed == (false, false))
    #expect(table.count == 1 && table.nextID == 3 && table.next(after: 0) == 2)
  }

  // A released page was released again with the next id, and a released leaf had no page to release.
  @Test func releasingPagesOneByOneGoesThroughWholeLeaves() {
    let count = Int64(PagedTable<Item>.recordsPerLeaf + 100)
    var table = PagedTable<Item>()
    for value in 1...Int(count) { table.append(Item(value: value)) }
    let copy = table
    for id in 1..<count {
      table.remove(id)
      table.releasePages(below: id + 1)
    }
    #expect(table.count == 1 && table[count] == Item(value: Int(count)) && table.next(after: 0) == count)
    let hasChanged = table.update(5) { $0.value = 1 }
    #expect(!hasChanged && table[1] == nil)
    let next = table.append(Item(value: 7))
    #expect(next == count + 1)
    #expect(copy.count == Int(count) && copy[1] == Item(value: 1))
  }

  @Test func releasingEverythingLeavesATableThatGrows() {
    var table = PagedTable<Item>()
    for id in 1...64 as ClosedRange<Int64> {
      table.append(Item(value: 1))
      table.remove(id)
    }
    table.releasePages(below: .max)
    let next = table.append(Item(value: 2))
    #expect(next == 65)
    #expect(table[65] == Item(value: 2) && table.next(after: 0) == 65)
  }

  // Page tokens come from callers, and hold any number.
  @Test(arguments: [Int64.min, -1, 0, 1, .max])
  func extremeIDsAreAnswered(id: Int64) {
    var table = PagedTable<Item>()
    table.append(Item(value: 1))
    #expect(table.next(after: id) == (id < 1 ? 1 : nil))
    #expect((table[id] != nil) == (id == 1))
  }

  private func expectEqual(_ table: PagedTable<Item>, _ model: [Int64: Item], through last: Int64) {
    #expect(table.count == model.count)
    for id in 0...(last + 1) where table[id] != model[id] { Issue.record("record \(id) differs") }
    var ids: [Int64] = []
    while let id = table.next(after: ids.last ?? 0) { ids.append(id) }
    #expect(ids == model.keys.sorted())
  }
}
