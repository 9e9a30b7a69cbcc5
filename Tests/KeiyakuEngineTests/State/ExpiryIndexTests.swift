import Testing

@testable import KeiyakuEngine

@Suite struct ExpiryIndexTests {
  /// The index with what it is an index of.
  private struct Pair: ~Copyable {
    var times: [Int64: Int64] = [:]
    var index = ExpiryIndex()

    mutating func set(_ id: Int64, _ time: Int64?) {
      let old = times[id]
      times[id] = time
      if let old { index.remove(id, at: old) }
      if let time {
        let times = times
        index.insert(id, at: time) { times[$0] ?? 0 }
      }
    }

    func due(at now: Int64, countMax: Int = 256) -> [ExpiryIndex.Key] {
      index.due(at: now, countMax: countMax) { times[$0] ?? 0 }
    }

    /// Everything in the order in which it is due.
    mutating func drained() -> [ExpiryIndex.Key] {
      var keys: [ExpiryIndex.Key] = []
      while true {
        let next = due(at: .max)
        if next.isEmpty { return keys }
        for key in next { set(key.id, nil) }
        keys += next
      }
    }
  }

  private static func sorted(_ times: [Int64: Int64]) -> [ExpiryIndex.Key] {
    times.map { ExpiryIndex.Key(time: $0.value, id: $0.key) }.sorted()
  }

  // Times that ascend, that are all the same, that come in any order, and that repeat.
  @Test(arguments: [1, 1_000_000, 40] as [Int64])
  func whatWasSetComesOutInOrder(range: Int64) {
    var random = SeededGenerator(seed: UInt64(range))
    var pair = Pair()
    for id in 1...5000 as ClosedRange<Int64> { pair.set(id, Int64.random(in: 0..<range, using: &random)) }
    #expect(pair.index.count == 5000)
    let expected = Self.sorted(pair.times)
    #expect(pair.drained() == expected)
    #expect(pair.index.count == 0 && pair.index.leafCount == 0 && pair.index.earliestBound == nil)
  }

  @Test func anySequenceOfChangesLeavesWhatWasSetLast() {
    var random = SeededGenerator(seed: 5)
    var pair = Pair()
    for step in 0..<40_000 {
      let id = Int64.random(in: 1...4000, using: &random)
      // First it grows, then it shrinks.
      let isSet = step < 20_000 ? !random.oneIn(4) : random.oneIn(4)
      pair.set(id, isSet ? Int64.random(in: 1...100_000, using: &random) : nil)
      guard random.oneIn(500) else { continue }
      let sorted = Self.sorted(pair.times)
      #expect(pair.index.count == sorted.count)
      let times = pair.times
      #expect(pair.index.earliest { times[$0] ?? 0 } == sorted.first?.time)
      let now = Int64.random(in: 1...100_000, using: &random)
      let due = pair.due(at: now, countMax: 10)
      #expect(due == Array(sorted.prefix(due.count)) && due.allSatisfy { $0.time <= now })
      #expect(due.isEmpty == !(sorted.first.map { $0.time <= now } ?? false))
    }
    let expected = Self.sorted(pair.times)
    #expect(pair.drained() == expected)
  }

  // Times mostly ascend: leaves stay full. And what remains of many does not stay spread over many leaves.
  @Test func leavesAreFullAndFewRemainOfMany() {
    var pair = Pair()
    for id in 1...20_480 as ClosedRange<Int64> { pair.set(id, id) }
    #expect(pair.index.leafCount == 20_480 / ExpiryIndex.idsPerLeafMax)
    for id in 1...20_480 as ClosedRange<Int64> where id % 100 != 0 { pair.set(id, nil) }
    #expect(pair.index.count == 204 && pair.index.leafCount <= 2)
    let expected = Self.sorted(pair.times)
    #expect(pair.drained() == expected)
  }

  // As a load makes it, and gone on with.
  @Test(arguments: [0, 1, 512, 513, 5000])
  func manyAtOnceAreAsOneByOne(count: Int) {
    var random = SeededGenerator(seed: 9)
    var pair = Pair()
    for id in 0..<Int64(count) { pair.times[id] = Int64.random(in: 0..<100, using: &random) }
    pair.index = ExpiryIndex(pair.times.map { ExpiryIndex.Key(time: $0.value, id: $0.key) })
    #expect(pair.index.count == count)
    for id in 0..<Int64(count) where random.oneIn(3) { pair.set(id, Int64.random(in: 0..<100, using: &random)) }
    pair.set(1_000_000, 50)
    let expected = Self.sorted(pair.times)
    #expect(pair.drained() == expected)
  }

  @Test func removingWhatIsNotThereDoesNothing() {
    var pair = Pair()
    pair.index.remove(1, at: 5)
    pair.set(1, 5)
    pair.index.remove(2, at: 5)
    pair.index.remove(2, at: 9)
    #expect(pair.index.count == 1 && pair.due(at: 4).isEmpty && pair.due(at: 5).map(\.id) == [1])
  }
}
