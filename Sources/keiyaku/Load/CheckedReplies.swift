/// Remembers replies that have been decoded and checked, so that the same bytes need not be decoded again.
///
/// A load generator shares the machine with the server that it measures: every reply is still held against what was
/// checked, at a twentieth of the price.
struct CheckedReplies {
  private struct Entry {
    /// 0 where the entry is free.
    var id: Int64 = 0
    var hash: UInt64 = 0
  }

  private static let capacity = 1 << 16
  private var entries = [Entry](repeating: Entry(), count: capacity)

  /// Whether these very bytes were found right for this id before.
  func contains(_ reply: UnsafeRawBufferPointer, for id: Int64) -> Bool {
    let entry = entries[Self.position(id)]
    return entry.id == id && entry.hash == Self.hash(reply)
  }

  /// Remembers bytes that were found right.
  mutating func insert(_ reply: UnsafeRawBufferPointer, for id: Int64) {
    entries[Self.position(id)] = Entry(id: id, hash: Self.hash(reply))
  }

  private static func position(_ id: Int64) -> Int { Int(truncatingIfNeeded: id) & (capacity - 1) }

  /// 64 bits of all bytes and their count, eight at a time: each step is a multiplication whose halves are folded.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) ^ 0x9E37_79B9_7F4A_7C15
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
    }
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    for byte in bytes[offset...] { mix(UInt64(byte) &+ 1) }
    return hash
  }
}
