// Request ids: UUID version 7 (RFC 9562, 5.7), whose first 48 bits are milliseconds since 1970.

/// A UUID of version 7.
public struct UUIDv7: Hashable, Sendable, CustomStringConvertible {
  /// The first 8 bytes, big-endian: time, version, random bits.
  public let high: UInt64

  /// The last 8 bytes, big-endian: variant, random bits.
  public let low: UInt64

  /// The id of these bits; nil if version or variant are others.
  public init?(high: UInt64, low: UInt64) {
    guard high >> 12 & 0xF == 7, low >> 62 == 0b10 else { return nil }
    self.high = high
    self.low = low
  }

  /// The id of 16 bytes.
  ///
  /// - Throws: `requestIDMalformed`, saying whether length, version or variant is wrong.
  public init(bytes: [UInt8]) throws(Refusal) {
    guard bytes.count == 16 else { throw .requestIDMalformed(reason: "It has \(bytes.count) bytes instead of 16") }
    let (high, low) = bytes.withUnsafeBytes { bytes in
      (
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    let version = high >> 12 & 0xF
    guard version == 7 else { throw .requestIDMalformed(reason: "It is a UUID of version \(version) instead of 7") }
    guard low >> 62 == 0b10 else { throw .requestIDMalformed(reason: "It is not of the UUID variant of RFC 9562") }
    self.high = high
    self.low = low
  }

  /// The id of the form `xxxxxxxx-xxxx-7xxx-yxxx-xxxxxxxxxxxx`, in either case; nil otherwise.
  public init?(_ text: String) {
    guard text.utf8.count == 36 else { return nil }
    var digits: [UInt8] = []
    for (position, byte) in text.utf8.enumerated() {
      if [8, 13, 18, 23].contains(position) {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard ASCII.isAlphanumeric(byte) else { return nil }
        digits.append(byte)
      }
    }
    guard let high = UInt64(String(decoding: digits[..<16], as: UTF8.self), radix: 16),
      let low = UInt64(String(decoding: digits[16...], as: UTF8.self), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  /// When it was made, in milliseconds since 1970, by its maker's clock.
  public var milliseconds: Int64 { Int64(high >> 16) }

  /// The form of 36 characters in lower case.
  public var description: String {
    let digits = [high, low].map { half in
      let text = String(half, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
    var text = ""
    for (position, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(position) { text.append("-") }
      text.append(digit)
    }
    return text
  }
}

extension UUIDv7 {
  /// The id in 16 bytes, big-endian.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }
}
