/// A random number of 128 bits that names a database or one of its histories.
public struct LogIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The first eight bytes, most significant first.
  public let high: UInt64
  /// The last eight bytes, most significant first.
  public let low: UInt64

  /// Makes an identifier of its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The sixteen bytes, as files and messages carry them.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(16)
    withUnsafeBytes(of: high.bigEndian) { result.append(contentsOf: $0) }
    withUnsafeBytes(of: low.bigEndian) { result.append(contentsOf: $0) }
    return result
  }

  /// 32 hexadecimal digits.
  public var description: String {
    [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

/// Which database this is, and which of its histories.
public struct DatabaseIdentity: Hashable, Sendable {
  /// Made once, when the data directory is created.
  public let databaseID: LogIdentifier
  /// Changes whenever a restore or a truncation starts another history, so that no consumer mistakes it for the old one.
  public let incarnation: LogIdentifier

  /// Makes an identity of its two parts.
  public init(databaseID: LogIdentifier, incarnation: LogIdentifier) {
    self.databaseID = databaseID
    self.incarnation = incarnation
  }
}

extension UnsafeRawBufferPointer {
  func identifier(at offset: Int) -> LogIdentifier {
    LogIdentifier(
      high: UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
      low: UInt64(bigEndian: loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
  }
}

extension UnsafeMutableRawBufferPointer {
  func store(identifier: LogIdentifier, at offset: Int) {
    storeBytes(of: identifier.high.bigEndian, toByteOffset: offset, as: UInt64.self)
    storeBytes(of: identifier.low.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
  }
}
