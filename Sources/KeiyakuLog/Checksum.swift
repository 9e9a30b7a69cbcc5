import CKeiyakuSystem

/// CRC32C (Castagnoli) of the bytes.
func crc32c(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
  keiyaku_crc32c(0, bytes.baseAddress, bytes.count)
}

extension UnsafeRawBufferPointer {
  /// True if every byte is zero; an empty range is.
  var isZero: Bool { keiyaku_is_zero(baseAddress, count) }

  /// How many 512-byte sectors have at most `bitsMax` bits set, a last part of a sector included.
  func sparseSectors(bitsMax: UInt32) -> UInt32 { keiyaku_count_sparse_sectors(baseAddress, count, bitsMax) }

  /// The range as a buffer of its own, with offsets from its start.
  func range(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[range]) }
}

/// SipHash-2-4 (Aumasson and Bernstein, 2012): 64 bits that depend on a 128-bit key and all bytes.
///
/// It links each frame to the one before it. It guards against mix-ups, not against an attacker: the key is in the file.
package func sipHash24(key0: UInt64, key1: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var state = SipState(key0: key0, key1: key1)
  let wholeWords = bytes.count / 8
  for word in 0..<wholeWords {
    state.absorb(bytes.number(at: word * 8))
  }
  var last = UInt64(truncatingIfNeeded: bytes.count) << 56
  for (shift, offset) in (wholeWords * 8..<bytes.count).enumerated() {
    last |= UInt64(bytes[offset]) << (8 * UInt64(shift))
  }
  state.absorb(last)
  return state.finish()
}

private struct SipState {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  init(key0: UInt64, key1: UInt64) {
    v0 = key0 ^ 0x736f_6d65_7073_6575
    v1 = key1 ^ 0x646f_7261_6e64_6f6d
    v2 = key0 ^ 0x6c79_6765_6e65_7261
    v3 = key1 ^ 0x7465_6462_7974_6573
  }

  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  mutating func finish() -> UInt64 {
    v2 ^= 0xff
    for _ in 0..<4 { round() }
    return v0 ^ v1 ^ v2 ^ v3
  }

  private mutating func round() {
    v0 &+= v1
    v1 = v1 << 13 | v1 >> 51
    v1 ^= v0
    v0 = v0 << 32 | v0 >> 32
    v2 &+= v3
    v3 = v3 << 16 | v3 >> 48
    v3 ^= v2
    v0 &+= v3
    v3 = v3 << 21 | v3 >> 43
    v3 ^= v0
    v2 &+= v1
    v1 = v1 << 17 | v1 >> 47
    v1 ^= v2
    v2 = v2 << 32 | v2 >> 32
  }
}
