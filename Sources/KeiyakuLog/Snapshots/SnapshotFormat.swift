// A snapshot file, version 1: NNNNNNNNNNNNNNNN.snapshot, named by its sequence in 16 decimal digits. The normative text
// is docs/log-format.md. All numbers are little-endian; every part begins on a 4 KiB boundary.
//
//   | header: 4 KiB | block | block | … | footer: 4 KiB |
//
// Header                                         Block: 64 bytes, payload, zeros up to the next boundary
//
//   offset size field                              offset size field
//    0      8   magic "KEYKSNAP"                    0      4   magic "KBLK"
//    8      4   format version                      4      4   CRC32C of bytes 8 to 63
//   12      4   zero                                8      4   payload length in bytes
//   16     16   database id                        12      4   CRC32C of the payload
//   32     16   incarnation                        16      4   kind of its rows
//   48      8   sequence of the last record in it  20      4   number of rows
//   56      8   time of that record                24      8   number of the block, from 0
//   64      8   salt, random                       32      8   the file's salt
//   72      8   zero                               40     24   zero
//   80    128   the software that wrote it
//  208   3884   zero                             Footer
// 4092      4   CRC32C of bytes 0 to 4091
//                                                   0      8   magic "KEYKSEND"
// A payload is, for each row, its length in four    8      4   format version
// bytes and its bytes.                             12      4   zero
//                                                  16      8   sequence
//                                                  24      8   the file's salt
//                                                  32      8   number of blocks
//                                                  40      8   digest of the state
//                                                  48    256   number of rows of the kinds 1 to 32
//                                                 304   3788   zero
//                                                4092      4   CRC32C of bytes 0 to 4091

/// Sizes and magic numbers of snapshot files, version 1.
enum SnapshotFormat {
  static let version: UInt32 = 1
  static let headerMagic: UInt64 = 0x5041_4E53_4B59_454B  // "KEYKSNAP"
  static let footerMagic: UInt64 = 0x444E_4553_4B59_454B  // "KEYKSEND"
  static let blockMagic: UInt32 = 0x4B4C_424B  // "KBLK"
  static let blockHeaderBytes = 64
  /// The largest payload of a block.
  static let payloadBytesMax = 1 << 20
  /// The largest payload of a block that holds one row alone, which no block of the usual size could.
  static let rowBytesMax = 16 << 20
  static let rowPrefixBytes = 4
  /// Kinds of rows are 1 to this.
  static let kindMax = 32
  static let softwareBytesMax = 128
  static let checksumOffset = LogFormat.blockBytes - 4
  static let suffix = ".snapshot"
  /// A snapshot in the making.
  static let unfinishedSuffix = ".snapshot.tmp"

  /// The name of a file.
  static func name(of sequence: Int64) -> String { SegmentName.padded(sequence) + suffix }

  /// The sequence of a snapshot as its file name tells it.
  static func sequence(in name: String) -> Int64? {
    guard name.hasSuffix(suffix), let sequence = Int64(name.dropLast(suffix.count)), sequence > 0 else { return nil }
    return name == Self.name(of: sequence) ? sequence : nil
  }

  /// Whether a block of 4 KiB carries the checksum of its other bytes.
  static func checksumHolds(_ block: UnsafeRawBufferPointer) -> Bool {
    crc32c(block.range(0..<checksumOffset)) == block.number(at: checksumOffset, as: UInt32.self)
  }

  /// Puts the checksum of the other bytes at the end of a block of 4 KiB.
  static func seal(_ block: UnsafeMutableRawBufferPointer) {
    block.store(number: crc32c(UnsafeRawBufferPointer(block).range(0..<checksumOffset)), at: checksumOffset)
  }
}

/// The first block of a snapshot: whose it is, and up to where it goes.
public struct SnapshotHeader: Sendable, Equatable {
  /// The database and its history.
  public var identity: DatabaseIdentity
  /// Sequence of the last record that the snapshot holds.
  public var sequence: Int64
  /// Time of that record, milliseconds since 1970.
  public var timeMilliseconds: Int64
  /// Name and version of the software that wrote it: what can read it. At most 128 bytes.
  public var software: String
  /// Binds blocks and footer to this file.
  var salt: UInt64

  private static let usedBytes = 208

  /// Fills a whole block.
  func encode(into block: UnsafeMutableRawBufferPointer) {
    block.initializeMemory(as: UInt8.self, repeating: 0)
    block.store(number: SnapshotFormat.headerMagic, at: 0)
    block.store(number: SnapshotFormat.version, at: 8)
    block.store(identifier: identity.databaseID, at: 16)
    block.store(identifier: identity.incarnation, at: 32)
    block.store(number: sequence, at: 48)
    block.store(number: timeMilliseconds, at: 56)
    block.store(number: salt, at: 64)
    for (index, byte) in software.utf8.prefix(SnapshotFormat.softwareBytesMax).enumerated() { block[80 + index] = byte }
    SnapshotFormat.seal(block)
  }

  /// Decodes the first block of `file`.
  ///
  /// - Throws: `corrupt`, or `newerFormat` where the checksum holds and the version is another.
  static func decode(_ block: UnsafeRawBufferPointer, file: String) throws(LogError) -> SnapshotHeader {
    try check(block, magic: SnapshotFormat.headerMagic, file: file, at: 0)
    guard block.range(usedBytes..<SnapshotFormat.checksumOffset).isZero, block.number(at: 12, as: UInt32.self) == 0,
      block.number(at: 72, as: UInt64.self) == 0
    else { throw .snapshotDamage(file, 0, "zeros in unused places", "other bytes") }
    return SnapshotHeader(
      identity: DatabaseIdentity(databaseID: block.identifier(at: 16), incarnation: block.identifier(at: 32)),
      sequence: block.number(at: 48), timeMilliseconds: block.number(at: 56),
      software: String(decoding: block[80..<usedBytes].prefix { $0 != 0 }, as: UTF8.self),
      salt: block.number(at: 64))
  }

  /// What header and footer have in common: magic, checksum, version.
  fileprivate static func check(
    _ block: UnsafeRawBufferPointer, magic: UInt64, file: String, at offset: Int
  ) throws(LogError) {
    let found: UInt64 = block.number(at: 0)
    guard found == magic else { throw .snapshotDamage(file, offset, "magic \(hex(magic))", hex(found)) }
    guard SnapshotFormat.checksumHolds(block) else {
      throw .snapshotDamage(
        file, offset + SnapshotFormat.checksumOffset, "checksum \(hex(crc32c(block.range(0..<4092))))",
        hex(block.number(at: SnapshotFormat.checksumOffset, as: UInt32.self)))
    }
    let version: UInt32 = block.number(at: 8)
    guard version == SnapshotFormat.version else {
      throw .newerFormat(file: file, found: version, supported: SnapshotFormat.version)
    }
  }
}

/// The last block of a snapshot: how much there is, and what it amounts to.
public struct SnapshotFooter: Sendable, Equatable {
  /// Blocks between header and footer.
  public var blocks: UInt64
  /// Digest of the state.
  public var digest: UInt64
  /// Rows of the kinds 1 to 32, in that order.
  public var rows: [UInt64]

  private static let usedBytes = 48 + 8 * SnapshotFormat.kindMax

  /// Fills a whole block.
  func encode(into block: UnsafeMutableRawBufferPointer, of header: SnapshotHeader) {
    block.initializeMemory(as: UInt8.self, repeating: 0)
    block.store(number: SnapshotFormat.footerMagic, at: 0)
    block.store(number: SnapshotFormat.version, at: 8)
    block.store(number: header.sequence, at: 16)
    block.store(number: header.salt, at: 24)
    block.store(number: blocks, at: 32)
    block.store(number: digest, at: 40)
    for (index, count) in rows.enumerated() { block.store(number: count, at: 48 + 8 * index) }
    SnapshotFormat.seal(block)
  }

  /// Decodes the last block of `file`, which begins at `offset`.
  static func decode(
    _ block: UnsafeRawBufferPointer, of header: SnapshotHeader, file: String, at offset: Int
  ) throws(LogError) -> SnapshotFooter {
    try SnapshotHeader.check(block, magic: SnapshotFormat.footerMagic, file: file, at: offset)
    let sequence: Int64 = block.number(at: 16)
    guard sequence == header.sequence else {
      throw .snapshotDamage(file, offset + 16, "sequence \(header.sequence)", "\(sequence)")
    }
    let salt: UInt64 = block.number(at: 24)
    guard salt == header.salt else { throw .snapshotDamage(file, offset + 24, "salt \(hex(header.salt))", hex(salt)) }
    guard block.range(usedBytes..<SnapshotFormat.checksumOffset).isZero, block.number(at: 12, as: UInt32.self) == 0
    else { throw .snapshotDamage(file, offset, "zeros in unused places", "other bytes") }
    return SnapshotFooter(
      blocks: block.number(at: 32), digest: block.number(at: 40),
      rows: (0..<SnapshotFormat.kindMax).map { block.number(at: 48 + 8 * $0) })
  }
}

/// The header of a block.
struct SnapshotBlockHeader: Equatable {
  var payloadBytes: Int
  var payloadChecksum: UInt32
  var kind: UInt32
  var rows: Int
  var number: UInt64
  var salt: UInt64

  /// The block's size on disk, padding included.
  var blockBytes: Int { LogFormat.blocks(covering: SnapshotFormat.blockHeaderBytes + payloadBytes) }

  func encode(into block: UnsafeMutableRawBufferPointer) {
    let header = UnsafeMutableRawBufferPointer(rebasing: block[..<SnapshotFormat.blockHeaderBytes])
    header.initializeMemory(as: UInt8.self, repeating: 0)
    header.store(number: SnapshotFormat.blockMagic, at: 0)
    header.store(number: UInt32(payloadBytes), at: 8)
    header.store(number: payloadChecksum, at: 12)
    header.store(number: kind, at: 16)
    header.store(number: UInt32(rows), at: 20)
    header.store(number: number, at: 24)
    header.store(number: salt, at: 32)
    header.store(number: crc32c(UnsafeRawBufferPointer(header).range(8..<header.count)), at: 4)
  }

  /// Decodes the header of the block with a number, which begins at `offset` of `file`.
  static func decode(
    _ block: UnsafeRawBufferPointer, number: UInt64, of header: SnapshotHeader, file: String, at offset: Int
  ) throws(LogError) -> SnapshotBlockHeader {
    let bytes = block.range(0..<SnapshotFormat.blockHeaderBytes)
    let magic: UInt32 = bytes.number(at: 0)
    guard magic == SnapshotFormat.blockMagic else {
      throw .snapshotDamage(file, offset, "block magic \(hex(SnapshotFormat.blockMagic))", hex(magic))
    }
    let checksum: UInt32 = bytes.number(at: 4)
    let computed = crc32c(bytes.range(8..<bytes.count))
    guard checksum == computed else {
      throw .snapshotDamage(file, offset + 4, "block header checksum \(hex(computed))", hex(checksum))
    }
    let decoded = SnapshotBlockHeader(
      payloadBytes: Int(bytes.number(at: 8, as: UInt32.self)), payloadChecksum: bytes.number(at: 12),
      kind: bytes.number(at: 16), rows: Int(bytes.number(at: 20, as: UInt32.self)), number: bytes.number(at: 24),
      salt: bytes.number(at: 32))
    guard decoded.salt == header.salt, decoded.number == number else {
      throw .snapshotDamage(
        file, offset + 24, "block \(number) of salt \(hex(header.salt))",
        "block \(decoded.number) of salt \(hex(decoded.salt))")
    }
    let bytesMax = decoded.rows == 1 ? SnapshotFormat.rowBytesMax : SnapshotFormat.payloadBytesMax
    guard (1...UInt32(SnapshotFormat.kindMax)).contains(decoded.kind), decoded.rows > 0,
      decoded.payloadBytes <= bytesMax, bytes.range(40..<bytes.count).isZero
    else {
      throw .snapshotDamage(
        file, offset, "rows of a kind from 1 to \(SnapshotFormat.kindMax) in at most \(bytesMax) bytes",
        "\(decoded.rows) of kind \(decoded.kind) in \(decoded.payloadBytes) bytes")
    }
    return decoded
  }
}

extension LogError {
  static func snapshotDamage(_ file: String, _ offset: Int, _ expected: String, _ found: String) -> LogError {
    .corrupt(LogDamage(file: file, offset: offset, expected: expected, found: found))
  }
}
