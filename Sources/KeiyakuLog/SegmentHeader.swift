// A segment's header: the first 4 KiB block of NNNNNNNNNNNNNNNN.wal (the number in 16 decimal digits).
//
//   offset size field
//    0      8   magic "KEYKSEGM"
//    8      4   format version
//   12      4   zero
//   16     16   database id
//   32     16   incarnation
//   48      8   number of the segment, from 1
//   56      8   sequence of the first record expected in it
//   64      8   chain at the end of the segment before it; 0 for the first
//   72      8   salt, random
//   80      8   size of the segment in bytes
//   88      8   epoch
//   96   3996   zero
// 4092      4   CRC32C of bytes 0 to 4091
//
// The chain before the first frame = SipHash-2-4 with key (previous chain, salt) of bytes 0 to 95.
// Magic, version and the place of the checksum are the same in every version to come.

/// The header of a segment, decoded.
struct SegmentHeader: Equatable {
  var identity: DatabaseIdentity
  var number: UInt64
  var firstSequence: Int64
  var previousChain: UInt64
  var salt: UInt64
  var segmentBytes: Int
  var epoch: UInt64

  private static let usedBytes = 96
  private static let checksumOffset = LogFormat.blockBytes - 4

  /// The chain that the segment's first frame goes on from.
  var initialChain: UInt64 {
    withUnsafeTemporaryAllocation(byteCount: LogFormat.blockBytes, alignment: 8) { block in
      encode(into: block)
      return sipHash24(
        key0: previousChain, key1: salt, UnsafeRawBufferPointer(block).range(0..<Self.usedBytes))
    }
  }

  /// Fills a whole block.
  func encode(into block: UnsafeMutableRawBufferPointer) {
    block.initializeMemory(as: UInt8.self, repeating: 0)
    block.store(number: LogFormat.segmentMagic, at: 0)
    block.store(number: LogFormat.version, at: 8)
    block.store(identifier: identity.databaseID, at: 16)
    block.store(identifier: identity.incarnation, at: 32)
    block.store(number: number, at: 48)
    block.store(number: firstSequence, at: 56)
    block.store(number: previousChain, at: 64)
    block.store(number: salt, at: 72)
    block.store(number: UInt64(segmentBytes), at: 80)
    block.store(number: epoch, at: 88)
    block.store(
      number: crc32c(UnsafeRawBufferPointer(block).range(0..<Self.checksumOffset)), at: Self.checksumOffset)
  }

  /// Decodes the first block of `file`.
  ///
  /// - Throws: `corrupt` or `newerFormat`; both name the file.
  static func decode(_ block: UnsafeRawBufferPointer, file: String) throws(LogError) -> SegmentHeader {
    func damage(at offset: Int, expected: String, found: String) -> LogError {
      .corrupt(LogDamage(file: file, offset: offset, expected: expected, found: found))
    }
    let magic: UInt64 = block.number(at: 0)
    guard magic == LogFormat.segmentMagic else {
      throw damage(at: 0, expected: "segment magic \(hex(LogFormat.segmentMagic))", found: hex(magic))
    }
    let checksum: UInt32 = block.number(at: checksumOffset)
    let computed = crc32c(block.range(0..<checksumOffset))
    guard checksum == computed else {
      throw damage(at: checksumOffset, expected: "segment header checksum \(hex(computed))", found: hex(checksum))
    }
    let version: UInt32 = block.number(at: 8)
    guard version == LogFormat.version else {
      throw .newerFormat(file: file, found: version, supported: LogFormat.version)
    }
    guard block.range(usedBytes..<checksumOffset).isZero, block.number(at: 12, as: UInt32.self) == 0 else {
      throw damage(at: usedBytes, expected: "zeros", found: "other bytes")
    }
    let segmentBytes: UInt64 = block.number(at: 80)
    guard let size = Int(exactly: segmentBytes), size % LogFormat.blockBytes == 0, size >= 3 * LogFormat.blockBytes
    else {
      throw damage(at: 80, expected: "a size of at least three whole blocks", found: "\(segmentBytes)")
    }
    return SegmentHeader(
      identity: DatabaseIdentity(databaseID: block.identifier(at: 16), incarnation: block.identifier(at: 32)),
      number: block.number(at: 48), firstSequence: block.number(at: 56), previousChain: block.number(at: 64),
      salt: block.number(at: 72), segmentBytes: size, epoch: block.number(at: 88))
  }
}

/// The number of a segment as its file name tells it.
enum SegmentName {
  static let suffix = ".wal"
  private static let digits = 16

  static func name(of number: UInt64) -> String { padded(number) + suffix }

  static func number(in name: String) -> UInt64? {
    guard name.hasSuffix(suffix), name.utf8.count == digits + suffix.utf8.count else { return nil }
    guard let number = UInt64(name.dropLast(suffix.count)), name == Self.name(of: number) else { return nil }
    return number
  }

  static let indexSuffix = ".idx"
  static let temporarySuffix = ".tmp"

  /// The number of the segment that an index belongs to, finished or in the making.
  static func indexNumber(in name: String) -> UInt64? {
    let whole = name.hasSuffix(temporarySuffix) ? String(name.dropLast(temporarySuffix.count)) : name
    guard whole.hasSuffix(indexSuffix) else { return nil }
    return number(in: String(whole.dropLast(indexSuffix.count)) + suffix)
  }

  /// Decimal digits that sort as the numbers do.
  static func padded(_ number: some BinaryInteger) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
