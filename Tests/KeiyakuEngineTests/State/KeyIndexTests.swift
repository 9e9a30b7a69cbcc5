import Testing

@testable import KeiyakuEngine

@Suite struct KeyIndexTests {
  /// How a test makes the hash of a key; the first of these make nearly all keys meet.
  enum Hashing: CaseIterable {
    /// One hash for every key.
    case constant
    /// Same shard and tag, a few slots.
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
      case .fewSlots: UInt64(key % 5)
      case .wrapping: 0xfff_fffe | UInt64(key & 1)
      case .tags: UInt64(key % 7) << 28
      case .real: KeyIndex.hash("key \(key)")
      }
    }
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
        index.remove(hash: hashing.hash(key), id: id) { hashing.hash(keyOfID[$0] ?? -1) }
        idOfKey[key] = nil
        keyOfID[id] = nil
      } else if idOfKey[key] == nil, isGrowing {
        lastID += 1
        idOfKey[key] = lastID
        keyOfID[lastID] = key
        index.insert(hash: hashing.hash(key), id: lastID) { hashing.hash(keyOfID[$0] ?? -1) }
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
    index.remove(hash: 1, id: 1) { _ in 1 }
    index.insert(hash: 1, id: 1) { _ in 1 }
    index.remove(hash: 1, id: 2) { _ in 1 }
    index.remove(hash: 2, id: 1) { _ in 1 }
    #expect(index.count == 1 && index.find(hash: 1) { $0 == 1 } == 1)
  }

  // A renamed record has its new key by the time its old slot is taken out.
  @Test func aRenamedRecordIsFoundByItsNewKeyAlone() {
    var index = KeyIndex()
    var keys: [Int64: UInt64] = [:]
    for id in 1...40 as ClosedRange<Int64> {
      keys[id] = UInt64(id % 4)
      index.insert(hash: UInt64(id % 4), id: id) { keys[$0] ?? 0 }
    }
    // Another tag, so that no other key's run can lead to it.
    let renamed: UInt64 = 1 << 40 | 3
    keys[7] = renamed
    index.remove(hash: 3, id: 7) { keys[$0] ?? 0 }
    index.insert(hash: renamed, id: 7) { keys[$0] ?? 0 }
    #expect(index.find(hash: 3) { $0 == 7 } == nil)
    #expect(index.find(hash: renamed) { $0 == 7 } == 7)
    for id in 1...40 as ClosedRange<Int64> where id != 7 {
      #expect(index.find(hash: UInt64(id % 4)) { $0 == id } == id)
    }
  }

  @Test func keysAreComparedByTheirBytes() {
    // Canonically equivalent, so equal as Strings: once composed, once with a combining mark.
    #expect(!Indexes.sameBytes("\u{E9}", "e\u{301}"))
    #expect(KeyIndex.hash("\u{E9}") != KeyIndex.hash("e\u{301}"))
    #expect(Indexes.sameBytes("日本語", "日本語"))
  }
}
