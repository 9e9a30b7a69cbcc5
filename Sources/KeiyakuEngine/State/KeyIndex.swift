/// Ids by key, where the key itself stands in the record that the id names.
///
/// A slot holds the id and 24 bits of the key's hash, 8 bytes in all; a lookup asks the caller whether the record of a
/// candidate has the key. The slot's place follows from those bits, so that a shard grows, and closes gaps, without a
/// look at any record. The index is split into shards that grow one by one: a single table of millions of entries would
/// stop every caller for seconds when it grows.
///
/// Keys are compared as UTF-8 bytes. Hashes are seeded per process, so that nobody can prepare keys that collide;
/// nothing depends on the order of slots.
struct KeyIndex: ~Copyable {
  private static var shardCount: Int { 4096 }
  /// Ids take 40 bits of a slot, the hash the other 24.
  private static var idBits: UInt64 { 40 }
  private static var idMask: UInt64 { (1 << idBits) - 1 }

  fileprivate struct Shard {
    var slots: ContiguousArray<UInt64> = []
    var count = 0
  }

  private var shards = ContiguousArray(repeating: Shard(), count: shardCount)

  /// Entries in all shards.
  private(set) var count = 0

  /// An index with room for so many entries, which then come in without a shard growing, but for those that get more
  /// than their part.
  init(expecting entries: Int = 0) {
    let perShard = entries / Self.shardCount * 4 / 3
    guard perShard > 8 else { return }
    var slots = 8
    while slots < perShard { slots *= 2 }
    for shard in shards.indices { shards[shard].slots = ContiguousArray(repeating: 0, count: slots) }
  }

  /// Another index with the same entries. It costs a reference; whichever is written to first copies the list of shards,
  /// and each shard that it writes to.
  func copy() -> KeyIndex {
    var copy = KeyIndex()
    copy.shards = shards
    copy.count = count
    return copy
  }

  /// Hash of a key as this process sees it.
  static func hash(_ key: String) -> UInt64 {
    var key = key
    return key.withUTF8 { hash(UnsafeRawBufferPointer($0)) }
  }

  /// Hash of a key as this process sees it.
  static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: key)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// The id whose record has the key with this hash, by the caller's word.
  func find(hash: UInt64, where matches: (Int64) -> Bool) -> Int64? {
    let slots = shards[Self.shard(hash)].slots
    guard !slots.isEmpty else { return nil }
    let tag = Self.tag(hash)
    let mask = slots.count - 1
    var position = Self.position(tag) & mask
    while slots[position] != 0 {
      let slot = slots[position]
      if slot & ~Self.idMask == tag {
        let id = Int64(slot & Self.idMask)
        if matches(id) { return id }
      }
      position = (position + 1) & mask
    }
    return nil
  }

  /// Adds an id. The caller has made sure that the key is not there.
  mutating func insert(hash: UInt64, id: Int64) {
    precondition(id > 0 && UInt64(id) <= Self.idMask, "an id takes 1 to 2^40 - 1")
    shards[Self.shard(hash)].insert(Self.tag(hash) | UInt64(id))
    count += 1
  }

  /// Adds many ids at once; the caller has made sure that no key is there. They go in shard by shard, so that what is
  /// written to stays in the processor's caches: one by one, nearly every insert into a large index waits for memory.
  mutating func insert(_ entries: ContiguousArray<(hash: UInt64, id: Int64)>) {
    var ends = [Int](repeating: 0, count: Self.shardCount)
    for entry in entries { ends[Self.shard(entry.hash)] += 1 }
    var start = 0
    for shard in ends.indices { (start, ends[shard]) = (start + ends[shard], start) }
    var slots = ContiguousArray<UInt64>(repeating: 0, count: entries.count)
    for entry in entries {
      precondition(entry.id > 0 && UInt64(entry.id) <= Self.idMask, "an id takes 1 to 2^40 - 1")
      let shard = Self.shard(entry.hash)
      slots[ends[shard]] = Self.tag(entry.hash) | UInt64(entry.id)
      ends[shard] += 1
    }
    start = 0
    for shard in ends.indices {
      for position in start..<ends[shard] { shards[shard].insert(slots[position]) }
      start = ends[shard]
    }
    count += entries.count
  }

  /// Takes an id out.
  mutating func remove(hash: UInt64, id: Int64) {
    if shards[Self.shard(hash)].remove(Self.tag(hash) | UInt64(id)) { count -= 1 }
  }

  // Shard and slot come from different bits, so that neither predicts the other.
  private static func shard(_ hash: UInt64) -> Int { Int(hash >> 52) }
  private static func tag(_ hash: UInt64) -> UInt64 { hash << 12 & ~idMask }
  /// Where a slot belongs, before it is cut to the size of its shard.
  fileprivate static func position(_ slot: UInt64) -> Int { Int(slot >> idBits) }
}

extension KeyIndex.Shard {
  /// Linear probing at a load of at most three quarters.
  fileprivate mutating func insert(_ slot: UInt64) {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    place(slot)
    count += 1
  }

  /// Removes by moving later slots of the run back, which leaves no markers behind.
  fileprivate mutating func remove(_ slot: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    let mask = slots.count - 1
    var hole = KeyIndex.position(slot) & mask
    while slots[hole] != slot {
      if slots[hole] == 0 { return false }
      hole = (hole + 1) & mask
    }
    var next = (hole + 1) & mask
    while slots[next] != 0 {
      let home = KeyIndex.position(slots[next]) & mask
      // A slot may move into the hole unless its home lies behind the hole on the way to it.
      if (next &- home) & mask >= (next &- hole) & mask {
        slots[hole] = slots[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    slots[hole] = 0
    count -= 1
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: max(8, old.count * 2))
    for slot in old where slot != 0 { place(slot) }
  }

  private mutating func place(_ slot: UInt64) {
    let mask = slots.count - 1
    var position = KeyIndex.position(slot) & mask
    while slots[position] != 0 { position = (position + 1) & mask }
    slots[position] = slot
  }
}
