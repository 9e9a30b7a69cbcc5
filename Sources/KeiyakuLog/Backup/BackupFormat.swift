// A backup: a data directory as it was at one durable record, in one file that is written and read from beginning to end.
//
// The file is blocks of 4 KiB: a header; for each file of the directory a file block and parts, each a part block and its
// bytes; an end block. Bytes of files are as they stand in the directory, whose own checksums hold inside of them, too.
//
//   header            file block        part block       end block
//   offset size       offset size       offset size      offset size
//    0  8 "KEYKBKUP"   0  8 "KEYKBKFI"   0  8 "KEYKBKPA"   0  8 "KEYKBKEN"
//    8  4 version      8  8 salt         8  8 salt         8  8 salt
//   12  4 zero        16  8 number       16  8 number      16  8 blocks before this one
//   16 16 database id 24  8 size         24  4 bytes       24  8 files
//   32 16 incarnation 32  8 stored       28  4 CRC32C      32  8 bytes stored
//   48  8 salt        40  2 path bytes
//   56  8 time        42  n path
//   64  8 first sequence that can be restored
//   72  8 last sequence
//   80  8 sequence of the newest snapshot; 0 for none
//   88  8 bytes stored of all files
//   96  8 files
//
// Everything else up to 4092 is zero; at 4092 stands the CRC32C of bytes 0 to 4091. *Salt* is random and the same in all
// blocks of a backup. *Number* counts files and parts of a file from 0. *Size* is a file's size in the directory, *stored*
// how many bytes of it follow: what is not stored is zeros. Sizes are multiples of 4 KiB; a part has at most 256 KiB and
// only the last one of a file fewer. Paths are relative to the directory. A backup is whole if every block is valid and
// nothing follows the end block.

/// What a backup holds, as its header says.
public struct BackupHeader: Sendable, Equatable {
  /// Which database, and which of its histories.
  public var identity: DatabaseIdentity
  /// When it was begun, milliseconds since 1970.
  public var timeMilliseconds: Int64
  /// The first sequence up to which the database can be restored.
  public var firstSequence: Int64
  /// The last one: the newest record in it.
  public var lastSequence: Int64
  /// Sequence of its newest snapshot; 0 for none.
  public var snapshotSequence: Int64
  /// Bytes of files in it.
  public var storedBytes: Int
  /// Files in it.
  public var fileCount: Int
  var salt: UInt64
}

enum BackupFormat {
  static let headerMagic: UInt64 = 0x5055_4B42_4B59_454B
  static let fileMagic: UInt64 = 0x4946_4B42_4B59_454B
  static let partMagic: UInt64 = 0x4150_4B42_4B59_454B
  static let endMagic: UInt64 = 0x4E45_4B42_4B59_454B
  static let version: UInt32 = 1
  static let partBytesMax = 256 << 10
  /// The largest piece that a backup is written in: a block and a part.
  static let pieceBytesMax = LogFormat.blockBytes + partBytesMax
  private static let checksumOffset = LogFormat.blockBytes - 4
  private static let pathOffset = 42
  static let pathBytesMax = 255

  /// A file in a backup.
  struct File: Equatable {
    var path: String
    var size: Int
    var storedBytes: Int
  }

  /// A part of a file.
  struct Part: Equatable {
    var number: Int
    var byteCount: Int
    var checksum: UInt32
  }

  /// The end of a backup.
  struct End: Equatable {
    var blockCount: Int
    var fileCount: Int
    var storedBytes: Int
  }

  // MARK: Encoding

  static func encode(_ header: BackupHeader, into block: UnsafeMutableRawBufferPointer) {
    begin(block, headerMagic)
    block.store(number: version, at: 8)
    block.store(identifier: header.identity.databaseID, at: 16)
    block.store(identifier: header.identity.incarnation, at: 32)
    block.store(number: header.salt, at: 48)
    block.store(number: header.timeMilliseconds, at: 56)
    block.store(number: header.firstSequence, at: 64)
    block.store(number: header.lastSequence, at: 72)
    block.store(number: header.snapshotSequence, at: 80)
    block.store(number: UInt64(header.storedBytes), at: 88)
    block.store(number: UInt64(header.fileCount), at: 96)
    finish(block)
  }

  static func encode(_ file: File, number: Int, salt: UInt64, into block: UnsafeMutableRawBufferPointer) {
    begin(block, fileMagic)
    block.store(number: salt, at: 8)
    block.store(number: UInt64(number), at: 16)
    block.store(number: UInt64(file.size), at: 24)
    block.store(number: UInt64(file.storedBytes), at: 32)
    let path = Array(file.path.utf8)
    precondition(path.count <= pathBytesMax, "names in a data directory are short")
    block.store(number: UInt16(path.count), at: 40)
    UnsafeMutableRawBufferPointer(rebasing: block[pathOffset...]).copyBytes(from: path)
    finish(block)
  }

  static func encode(_ part: Part, salt: UInt64, into block: UnsafeMutableRawBufferPointer) {
    begin(block, partMagic)
    block.store(number: salt, at: 8)
    block.store(number: UInt64(part.number), at: 16)
    block.store(number: UInt32(part.byteCount), at: 24)
    block.store(number: part.checksum, at: 28)
    finish(block)
  }

  static func encode(_ end: End, salt: UInt64, into block: UnsafeMutableRawBufferPointer) {
    begin(block, endMagic)
    block.store(number: salt, at: 8)
    block.store(number: UInt64(end.blockCount), at: 16)
    block.store(number: UInt64(end.fileCount), at: 24)
    block.store(number: UInt64(end.storedBytes), at: 32)
    finish(block)
  }

  private static func begin(_ block: UnsafeMutableRawBufferPointer, _ magic: UInt64) {
    block.initializeMemory(as: UInt8.self, repeating: 0)
    block.store(number: magic, at: 0)
  }

  private static func finish(_ block: UnsafeMutableRawBufferPointer) {
    block.store(number: crc32c(UnsafeRawBufferPointer(block).range(0..<checksumOffset)), at: checksumOffset)
  }

  // MARK: Decoding

  /// A block that was read; its checksum holds.
  struct Block {
    let bytes: UnsafeRawBufferPointer
    let offset: Int
    let file: String

    var magic: UInt64 { bytes.number(at: 0) }

    /// - Throws: `corrupt` where the checksum does not hold.
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int, file: String) throws(LogError) {
      self.bytes = bytes
      self.offset = offset
      self.file = file
      let checksum: UInt32 = bytes.number(at: checksumOffset)
      let computed = crc32c(bytes.range(0..<checksumOffset))
      guard checksum == computed else {
        throw damage(at: checksumOffset, expected: "block checksum \(hex(computed))", found: hex(checksum))
      }
    }

    func damage(at place: Int, expected: String, found: String) -> LogError {
      .corrupt(LogDamage(file: file, offset: offset + place, expected: expected, found: found))
    }

    func size(at place: Int) throws(LogError) -> Int {
      let number: UInt64 = bytes.number(at: place)
      guard let size = Int(exactly: number), size % LogFormat.blockBytes == 0, size <= 1 << 50 else {
        throw damage(at: place, expected: "a size of whole blocks", found: "\(number)")
      }
      return size
    }

    func number(at place: Int) throws(LogError) -> Int {
      let number: UInt64 = bytes.number(at: place)
      guard let number = Int(exactly: number), number <= 1 << 50 else {
        throw damage(at: place, expected: "a number", found: "\(number)")
      }
      return number
    }
  }

  static func header(_ bytes: UnsafeRawBufferPointer, file: String) throws(LogError) -> BackupHeader {
    let magic: UInt64 = bytes.number(at: 0)
    guard magic == headerMagic else {
      throw .corrupt(
        LogDamage(file: file, offset: 0, expected: "a backup: magic \(hex(headerMagic))", found: hex(magic)))
    }
    let block = try Block(bytes, at: 0, file: file)
    let version: UInt32 = bytes.number(at: 8)
    guard version == Self.version else {
      throw .newerFormat(file: file, found: version, supported: Self.version)
    }
    return BackupHeader(
      identity: DatabaseIdentity(databaseID: bytes.identifier(at: 16), incarnation: bytes.identifier(at: 32)),
      timeMilliseconds: bytes.number(at: 56), firstSequence: bytes.number(at: 64), lastSequence: bytes.number(at: 72),
      snapshotSequence: bytes.number(at: 80), storedBytes: try block.size(at: 88),
      fileCount: try block.number(at: 96), salt: bytes.number(at: 48))
  }

  static func file(_ block: Block, number: Int) throws(LogError) -> File {
    guard try block.number(at: 16) == number else {
      throw block.damage(at: 16, expected: "file \(number)", found: "\(try block.number(at: 16))")
    }
    let (size, stored) = (try block.size(at: 24), try block.size(at: 32))
    guard stored <= size else {
      throw block.damage(at: 32, expected: "at most \(size) bytes", found: "\(stored)")
    }
    let count = Int(block.bytes.number(at: 40, as: UInt16.self))
    guard count <= pathBytesMax else { throw block.damage(at: 40, expected: "a short path", found: "\(count) bytes") }
    let path = String(decoding: block.bytes.range(pathOffset..<pathOffset + count), as: UTF8.self)
    return File(path: path, size: size, storedBytes: stored)
  }

  static func part(_ block: Block, number: Int, rest: Int) throws(LogError) -> Part {
    let part = Part(
      number: try block.number(at: 16), byteCount: Int(block.bytes.number(at: 24, as: UInt32.self)),
      checksum: block.bytes.number(at: 28))
    guard part.number == number, part.byteCount == min(rest, partBytesMax) else {
      throw block.damage(
        at: 16, expected: "part \(number) of \(min(rest, partBytesMax)) bytes",
        found: "part \(part.number) of \(part.byteCount) bytes")
    }
    return part
  }

  static func end(_ block: Block) throws(LogError) -> End {
    End(
      blockCount: try block.number(at: 16), fileCount: try block.number(at: 24), storedBytes: try block.size(at: 32))
  }
}
