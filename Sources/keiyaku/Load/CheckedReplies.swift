/// Remembers replies that have been decoded and checked, so that the same bytes need not be decoded again.
///
/// A load generator shares the machine with the server that it measures: every reply is still held against what was
/// checked, at a twentieth of the price.
struct CheckedReplies {
  private static let capacityMax = 1 << 20
  /// Hashes of id and reply; 0 where none is known. Small, because they are visited at random.
  private var hashes: [UInt64]

  /// Room for the replies of as many ids, up to a million.
  init(capacity: Int) {
    var size = 1
    while size < min(capacity, Self.capacityMax) { size *= 2 }
    hashes = Array(repeating: 0, count: size)
  }

  /// Whether these very bytes were found right for this id before.
  func contains(_ reply: UnsafeRawBufferPointer, for id: Int64) -> Bool {
    hashes[position(id)] == Self.hash(reply, id)
  }

  /// Remembers bytes that were found right.
  mutating func insert(_ reply: UnsafeRawBufferPointer, for id: Int64) {
    hashes[position(id)] = Self.hash(reply, id)
  }

  private func position(_ id: Int64) -> Int { Int(truncatingIfNeeded: id) & (hashes.count - 1) }

  /// 64 bits of the id, all bytes and their count, eight at a time: each step multiplies and folds the halves. Two
  /// sums at once, because a step waits for the one before it. Not 0.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ id: Int64) -> UInt64 {
    func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      return product.high ^ product.low
    }
    func word(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    var even = mixed(UInt64(truncatingIfNeeded: bytes.count) ^ 0x9E37_79B9_7F4A_7C15, UInt64(bitPattern: id))
    var odd = even ^ 0xC2B2_AE3D_27D4_EB4F
    var offset = 0
    while offset + 16 <= bytes.count {
      even = mixed(even, word(offset))
      odd = mixed(odd, word(offset + 8))
      offset += 16
    }
    if offset + 8 <= bytes.count {
      even = mixed(even, word(offset))
      offset += 8
    }
    for byte in bytes[offset...] { even = mixed(even, UInt64(byte) &+ 1) }
    return max(mixed(even, odd), 1)
  }
}
