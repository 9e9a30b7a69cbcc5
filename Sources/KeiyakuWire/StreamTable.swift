/// Finds the slot of a stream: open addressing, no allocation after the first call.
///
/// A slot is a small number that a driver can index an array with; it is free again when the stream ends.
struct StreamTable {
  private struct Entry {
    /// 0 where the entry is free.
    var stream: UInt32
    var slot: Int32
  }

  private var entries: [Entry]
  private var freeSlots: [Int32]
  private let shift: UInt32
  let capacity: Int

  /// Room for `capacity` streams.
  init(capacity: Int) {
    self.capacity = capacity
    var bits: UInt32 = 1
    // At most half full, so that a probe is short.
    while 1 << bits < capacity * 2 { bits += 1 }
    shift = 32 - bits
    entries = Array(repeating: Entry(stream: 0, slot: 0), count: 1 << bits)
    freeSlots = (0..<Int32(capacity)).reversed()
  }

  /// Streams in the table.
  var count: Int { capacity - freeSlots.count }

  /// Adds a stream that is not in the table; nil where there is no room.
  mutating func insert(_ stream: UInt32) -> Int? {
    guard let slot = freeSlots.popLast() else { return nil }
    var index = home(stream)
    while entries[index].stream != 0 { index = next(index) }
    entries[index] = Entry(stream: stream, slot: slot)
    return Int(slot)
  }

  /// The slot of a stream; nil where the stream is not in the table.
  func slot(of stream: UInt32) -> Int? {
    find(stream).map { Int(entries[$0].slot) }
  }

  /// Removes a stream and returns the slot that it had.
  @discardableResult
  mutating func remove(_ stream: UInt32) -> Int? {
    guard var hole = find(stream) else { return nil }
    let slot = entries[hole].slot
    // Backward shift: whatever probed over the hole moves into it, so that no tombstones are needed.
    var index = next(hole)
    while entries[index].stream != 0 {
      let ideal = home(entries[index].stream)
      if (index &- ideal) & mask >= (index &- hole) & mask {
        entries[hole] = entries[index]
        hole = index
      }
      index = next(index)
    }
    entries[hole].stream = 0
    freeSlots.append(slot)
    return Int(slot)
  }

  private var mask: Int { entries.count - 1 }

  private func home(_ stream: UInt32) -> Int {
    // Fibonacci hashing: neighbours spread over the table.
    Int((stream &* 0x9E37_79B9) >> shift)
  }

  private func next(_ index: Int) -> Int { (index + 1) & mask }

  private func find(_ stream: UInt32) -> Int? {
    guard stream != 0 else { return nil }
    var index = home(stream)
    while entries[index].stream != 0 {
      if entries[index].stream == stream { return index }
      index = next(index)
    }
    return nil
  }
}
