/// The hash FNV-1a: method numbers on the wire, fingerprints of requests.
///
/// Not a defence against chosen collisions. Source: Fowler, Noll, Vo, Eastlake, "The FNV Non-Cryptographic Hash
/// Algorithm", draft-eastlake-fnv.
public enum FNV1a {
  /// The 32-bit hash of bytes.
  @inlinable
  public static func hash32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811c_9dc5
    for byte in bytes {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    return hash
  }

  /// The 64-bit hash of bytes, or of those behind others whose hash is `start`.
  @inlinable
  public static func hash64(_ bytes: some Sequence<UInt8>, after start: UInt64 = 0xcbf2_9ce4_8422_2325) -> UInt64 {
    var hash = start
    for byte in bytes {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }

  /// The 32-bit hash of a text in UTF-8.
  @inlinable
  public static func hash32(_ text: String) -> UInt32 {
    hash32(text.utf8)
  }

  /// The 64-bit hash of a text in UTF-8.
  @inlinable
  public static func hash64(_ text: String) -> UInt64 {
    hash64(text.utf8)
  }
}
