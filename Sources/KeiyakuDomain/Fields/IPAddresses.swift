// IP addresses: strict parsing, and the one canonical text that is stored and compared.

/// An IPv4 address.
public struct IPv4Address: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bits, first byte highest.
  public let bits: UInt32

  /// Parses four decimal numbers without leading zeros, joined by dots; nil otherwise.
  public init?(_ text: String) {
    guard let bits = Self.bits(of: Substring(text).utf8) else { return nil }
    self.bits = bits
  }

  /// The dotted decimal form.
  public var description: String {
    [24, 16, 8, 0].map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
  }

  static func bits(of text: Substring.UTF8View) -> UInt32? {
    var bits: UInt32 = 0
    var number: UInt32 = 0
    var digits = 0
    var numbers = 1
    for byte in text {
      switch byte {
      case UInt8(ascii: "."):
        if digits == 0 || numbers == 4 { return nil }
        bits = bits << 8 | number
        (number, digits) = (0, 0)
        numbers += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // A number that begins with 0 is 0.
        if digits > 0, number == 0 { return nil }
        number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
        digits += 1
        if number > 255 { return nil }
      default:
        return nil
      }
    }
    return digits > 0 && numbers == 4 ? bits << 8 | number : nil
  }
}

/// An IPv6 address without a zone.
public struct IPv6Address: Hashable, Sendable, CustomStringConvertible {
  /// The first 64 bits.
  public let high: UInt64

  /// The last 64 bits.
  public let low: UInt64

  /// Parses any text form of RFC 4291, 2.2, with an embedded IPv4 address too; nil otherwise.
  public init?(_ text: String) {
    guard let groups = Self.groups(of: text) else { return nil }
    high = groups[..<4].reduce(0) { $0 << 16 | UInt64($1) }
    low = groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// The canonical form of RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as
  /// `::`, and IPv4-mapped addresses with their IPv4 part.
  public var description: String {
    if high == 0, low >> 32 == 0xFFFF {
      return "::ffff:" + [24, 16, 8, 0].map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".")
    }
    let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { UInt16(half >> UInt64($0) & 0xFFFF) } }
    let zeros = Self.longestRunOfZeros(in: groups)
    let text = { (part: ArraySlice<UInt16>) in part.map { String($0, radix: 16) }.joined(separator: ":") }
    if zeros.count < 2 { return text(groups[...]) }
    return text(groups[..<zeros.lowerBound]) + "::" + text(groups[zeros.upperBound...])
  }

  private static func longestRunOfZeros(in groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for position in groups.indices {
      if groups[position] != 0 {
        start = position + 1
      } else if position + 1 - start > longest.count {
        longest = start..<position + 1
      }
    }
    return longest
  }

  /// Eight groups, or nil.
  private static func groups(of text: String) -> [UInt16]? {
    let parts = Substring(text).utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (3...9).contains(parts.count) else { return nil }
    var head: [UInt16] = []
    var tail: [UInt16]?
    var position = 0
    while position < parts.count {
      let part = parts[position]
      let isFirst = position == 0
      let isLast = position == parts.count - 1
      position += 1
      if part.isEmpty {
        // Each gap is one empty part between two colons; at either end of the text it is two.
        if tail != nil { return nil }
        if isFirst {
          guard parts[1].isEmpty else { return nil }
          position += 1
        }
        if isLast { return nil }
        tail = []
        if position == parts.count - 1, parts[position].isEmpty { position += 1 }
        continue
      }
      var groups: [UInt16] = []
      if isLast, part.contains(UInt8(ascii: ".")) {
        guard let bits = IPv4Address.bits(of: part) else { return nil }
        groups = [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
      } else {
        guard let group = Self.group(part) else { return nil }
        groups = [group]
      }
      if tail == nil { head += groups } else { tail? += groups }
    }
    guard let tail else { return head.count == 8 ? head : nil }
    let missing = 8 - head.count - tail.count
    return missing >= 1 ? head + [UInt16](repeating: 0, count: missing) + tail : nil
  }

  private static func group(_ part: Substring.UTF8View) -> UInt16? {
    guard (1...4).contains(part.count), part.allSatisfy(ASCII.isAlphanumeric) else { return nil }
    return UInt16(Substring(part), radix: 16)
  }
}
