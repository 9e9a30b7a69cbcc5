import Testing

@testable import KeiyakuEngine

@Suite struct KeyIndexTests {
  /// How a test makes the hash of a key; the first of these make nearly all keys meet.
  enum Hashing: CaseIterable {
    /// One hash for every key.
    case constant
    /// Same shard, a few neighbouring slots.
    case fewSlots
    /// Same shard, and slots at the end of the table, so that runs go around it.
    case wrapping
    /// Same shard and slot, tags apart.
    case tags
    /// As in the product.
    case real

    func hash(_ key: Int) -> UInt64 {
      switch self {
      case .constant: 42
      case .fewSlots: UInt64(key % 5) << 28
      case .wrapping: (0xff_fffe | UInt64(key & 1)) << 28
      case .tags: UInt64(key % 7) << 44
      case .real: KeyIndex.hash("key \(key)")
      }
    }
  }

  @Test(arguments: Hashing.allCases)
  func manyAtOnceComeInAsOneByOne(hashing: Hashing) {
    var index = KeyIndex(expecting: 100_000)
    let entries = (1...3000).map { (hash: hashing.hash($0), id: Int64($0)) }
    index.insert(ContiguousArray(entries[..<1000]))
    for entry in entries[1000..<1200] { index.insert(hash: entry.hash, id: entry.id) }
    index.insert(ContiguousArray(entries[1200...]))
    #expect(index.count == 3000)
    for entry in entries { #expect(index.find(hash: entry.hash) { $0 == entry.id } == entry.id) }
    #expect(index.find(hash: hashing.hash(1)) { $0 > 3000 } == nil)
  }

  @Test(arguments: Hashing.allCases, [1, 2] as [UInt64])
  func itAnswersAsADictionaryDoes(hashing: Hashing, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var index = KeyIndex()
    var idOfKey: [Int: Int64] = [:]
    var keyOfID: [Int64: Int] = [:]
    var lastID: Int64 = 0
    for step in 0..<3000 {
      let key = Int.random(in: 0..<120, using: &random)
      let isGrowing = step / 300 % 2 == 0
      if let id = idOfKey[key], random.oneIn(3) || !isGrowing {
        index.remove(hash: hashing.hash(key), id: id)
        idOfKey[key] = nil
        keyOfID[id] = nil
      } else if idOfKey[key] == nil, isGrowing {
        lastID += 1
        idOfKey[key] = lastID
        keyOfID[lastID] = key
        index.insert(hash: hashing.hash(key), id: lastID)
      }
      #expect(index.count == idOfKey.count)
      if step % 50 != 0 { continue }
      for key in 0..<120 {
        #expect(index.find(hash: hashing.hash(key)) { keyOfID[$0] == key } == idOfKey[key])
      }
    }
  }

  @Test func takingOutWhatIsNotThereChangesNothing() {
    var index = KeyIndex()
    index.remove(hash: 1, id: 1)
    index.insert(hash: 1, id: 1)
    index.remove(hash: 1, id: 2)
    index.remove(hash: 2 << 28, id: 1)
    #expect(index.count == 1 && index.find(hash: 1) { $0 == 1 } == 1)
  }

  @Test func aRenamedRecordIsFoundByItsNewKeyAlone() {
    var index = KeyIndex()
    func hash(_ key: Int64) -> UInt64 { UInt64(key % 4) << 28 }
    for id in 1...40 as ClosedRange<Int64> { index.insert(hash: hash(id), id: id) }
    // In the middle of the others' runs.
    let renamed: UInt64 = 1 << 44 | 3 << 28
    index.remove(hash: hash(7), id: 7)
    index.insert(hash: renamed, id: 7)
    #expect(index.find(hash: hash(7)) { $0 == 7 } == nil)
    #expect(index.find(hash: renamed) { $0 == 7 } == 7)
    for id in 1...40 as ClosedRange<Int64> where id != 7 {
      #expect(index.find(hash: hash(id)) { $0 == id } == id)
    }
  }

  @Test func keysAreComparedByTheirBytes() {
    // Canonically equivalent, so equal as Strings: once composed, once with a combining mark.
    #expect(!Indexes.sameBytes("\u{E9}", "e\u{301}"))
    #expect(KeyIndex.hash("\u{E9}") != KeyIndex.hash("e\u{301}"))
    #expect(Indexes.sameBytes("日本語", "日本語"))
  }
}
