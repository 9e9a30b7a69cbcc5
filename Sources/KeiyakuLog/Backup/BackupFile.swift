/// A backup that was read from beginning to end and is whole: a data directory that nobody can change.
///
/// As a file system it holds that directory under the path ``directory``, so whatever looks at a data directory looks at
/// a backup as well: recovery with all its rules, the snapshots, the digest.
public final class BackupFile: LogFileSystem {
  /// Where the directory of the backup is in this file system.
  public static let directory = "backup"

  /// What it holds.
  public let header: BackupHeader
  /// Its path.
  public let path: String
  /// Where parts of files are, by path.
  let entries: [String: Entry]
  private let file: any LogFile

  /// A file in the backup.
  struct Entry {
    var size: Int
    var storedBytes: Int
    /// Where its first part block is.
    var offset: Int
  }

  /// Reads a backup and holds every checksum.
  ///
  /// - Parameter onProgress: Told the bytes of files that were read, and how many there are.
  /// - Throws: `corrupt` where it is damaged or not whole, `newerFormat`, or what reading comes to.
  public init(
    _ path: String, fileSystem: any LogFileSystem = PosixFileSystem(),
    onProgress: (_ read: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(LogError) {
    self.path = path
    file = try fileSystem.open(path, .existing, direct: false)
    let size = try file.size()
    guard size % LogFormat.blockBytes == 0, size >= 2 * LogFormat.blockBytes else {
      throw .corrupt(
        LogDamage(file: path, offset: size, expected: "a backup of whole blocks of 4096 bytes", found: "\(size) bytes"))
    }
    var scan = BackupScan(file: file, size: size)
    let header = try scan.header()
    self.header = header
    var entries: [String: Entry] = [:]
    var stored = 0
    for number in 0..<header.fileCount {
      let (described, offset) = try scan.file(number, salt: header.salt)
      guard Self.isPlain(described.path), entries[described.path] == nil else {
        throw .corrupt(
          LogDamage(
            file: path, offset: offset, expected: "another file of a data directory", found: "\"\(described.path)\""))
      }
      entries[described.path] = Entry(size: described.size, storedBytes: described.storedBytes, offset: scan.offset)
      try scan.parts(of: described, salt: header.salt) { count in
        stored += count
        onProgress(stored, header.storedBytes)
      }
    }
    try scan.end(of: header, storedBytes: stored)
    self.entries = entries
  }

  /// Whether a path leads to a file of a data directory and nowhere else.
  private static func isPlain(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return path == "META"
    case 2:
      switch parts[0] {
      case "wal": return SegmentName.number(in: String(parts[1])) != nil
      case "snapshots": return SnapshotFormat.sequence(in: String(parts[1])) != nil
      default: return false
      }
    default: return false
    }
  }

  // MARK: As a file system

  /// Opens a file of the backup; none can be made.
  public func open(_ path: String, _ mode: LogFileMode, direct: Bool) throws(LogError) -> any LogFile {
    guard case .existing = mode else { throw Self.readOnly("create", path) }
    guard let entry = entries[relative(path)] else { throw .io(operation: "open", path: path, code: Self.noEntry) }
    return BackedUpFile(path: path, entry: entry, backup: file)
  }

  /// The names in a directory of the backup.
  public func names(in directory: String) throws(LogError) -> [String]? {
    let prefix = relative(directory)
    if prefix.isEmpty { return ["META", "wal", "snapshots"] }
    return entries.keys.filter { $0.hasPrefix(prefix + "/") }.map { String($0.dropFirst(prefix.utf8.count + 1)) }
  }

  private func relative(_ path: String) -> String {
    path == Self.directory ? "" : String(path.dropFirst(Self.directory.utf8.count + 1))
  }

  /// Fails: nothing can be made.
  public func createDirectory(_ path: String) throws(LogError) { throw Self.readOnly("create", path) }
  /// Fails: nothing can be renamed.
  public func rename(_ path: String, to newPath: String) throws(LogError) { throw Self.readOnly("rename", path) }
  /// Fails: nothing can be removed.
  public func remove(_ path: String) throws(LogError) { throw Self.readOnly("remove", path) }
  /// Does nothing: there is nothing to be made durable.
  public func syncDirectory(_ path: String) throws(LogError) {}

  /// Nobody changes a backup, so everybody may read it.
  public func lock(_ path: String) throws(LogError) -> any LogDirectoryLock { NoLock() }

  private final class NoLock: LogDirectoryLock {
    func release() {}
  }

  /// ENOENT and EROFS.
  private static let noEntry: Int32 = 2
  fileprivate static let readOnlyCode: Int32 = 30

  private static func readOnly(_ operation: String, _ path: String) -> LogError {
    .io(operation: operation, path: path, code: readOnlyCode)
  }
}

/// A file in a backup, as it stood in its directory.
private final class BackedUpFile: LogFile {
  let path: String
  let isDirect = false
  private let entry: BackupFile.Entry
  private let backup: any LogFile

  init(path: String, entry: BackupFile.Entry, backup: any LogFile) {
    self.path = path
    self.entry = entry
    self.backup = backup
  }

  func size() throws(LogError) -> Int { entry.size }

  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int {
    let count = max(0, min(bytes.count, entry.size - offset))
    var done = 0
    while done < count {
      let place = offset + done
      var part = count - done
      if place >= entry.storedBytes {
        // What was not stored is zeros.
        UnsafeMutableRawBufferPointer(rebasing: bytes[done..<count]).initializeMemory(as: UInt8.self, repeating: 0)
      } else {
        let (number, within) = place.quotientAndRemainder(dividingBy: BackupFormat.partBytesMax)
        part = min(part, entry.storedBytes - place, BackupFormat.partBytesMax - within)
        try backup.readAll(
          UnsafeMutableRawBufferPointer(rebasing: bytes[done..<done + part]),
          at: entry.offset + number * BackupFormat.pieceBytesMax + LogFormat.blockBytes + within)
      }
      done += part
    }
    return count
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) { throw readOnly("write") }
  func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) { throw readOnly("write") }
  func sync() throws(LogError) {}
  func truncate(to size: Int) throws(LogError) { throw readOnly("truncate") }

  private func readOnly(_ operation: String) -> LogError {
    .io(operation: operation, path: path, code: BackupFile.readOnlyCode)
  }
}

/// Goes over a backup from beginning to end.
private struct BackupScan {
  let file: any LogFile
  let size: Int
  private(set) var offset = 0
  private let buffer = AlignedBuffer(byteCount: BackupFormat.pieceBytesMax)

  init(file: any LogFile, size: Int) {
    self.file = file
    self.size = size
  }

  mutating func header() throws(LogError) -> BackupHeader {
    try BackupFormat.header(try bytes(LogFormat.blockBytes), file: file.path)
  }

  mutating func file(_ number: Int, salt: UInt64) throws(LogError) -> (BackupFormat.File, offset: Int) {
    let block = try block(BackupFormat.fileMagic, "a file block", salt)
    return (try BackupFormat.file(block, number: number), block.offset)
  }

  /// Holds the checksums of a file's parts.
  mutating func parts(
    of described: BackupFormat.File, salt: UInt64, onPart: (Int) -> Void
  ) throws(LogError) {
    var rest = described.storedBytes
    var number = 0
    while rest > 0 {
      let block = try block(BackupFormat.partMagic, "a part block", salt)
      let part = try BackupFormat.part(block, number: number, rest: rest)
      let start = offset
      let computed = crc32c(try bytes(part.byteCount))
      guard computed == part.checksum else {
        throw .corrupt(
          LogDamage(
            file: file.path, offset: start, expected: "part checksum \(hex(part.checksum))", found: hex(computed)))
      }
      onPart(part.byteCount)
      rest -= part.byteCount
      number += 1
    }
  }

  mutating func end(of header: BackupHeader, storedBytes: Int) throws(LogError) {
    let blocks = offset / LogFormat.blockBytes
    let block = try block(BackupFormat.endMagic, "the end block", header.salt)
    let end = try BackupFormat.end(block)
    let expected = BackupFormat.End(blockCount: blocks, fileCount: header.fileCount, storedBytes: storedBytes)
    guard end == expected, storedBytes == header.storedBytes else {
      throw block.damage(at: 16, expected: "the end of \(expected)", found: "\(end)")
    }
    guard offset == size else {
      throw .corrupt(
        LogDamage(file: file.path, offset: offset, expected: "nothing behind the end block", found: "more bytes"))
    }
  }

  private mutating func block(
    _ magic: UInt64, _ what: String, _ salt: UInt64
  ) throws(LogError) -> BackupFormat.Block {
    let start = offset
    let block = try BackupFormat.Block(try bytes(LogFormat.blockBytes), at: start, file: file.path)
    guard block.magic == magic, block.bytes.number(at: 8, as: UInt64.self) == salt else {
      throw block.damage(at: 0, expected: what + " of this backup", found: hex(block.magic))
    }
    return block
  }

  /// The next bytes; good until the next call.
  private mutating func bytes(_ count: Int) throws(LogError) -> UnsafeRawBufferPointer {
    guard offset + count <= size else {
      throw .corrupt(
        LogDamage(
          file: file.path, offset: size, expected: "\(offset + count - size) more bytes: the backup is not whole",
          found: "the end of the file"))
    }
    try file.readAll(UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<count]), at: offset)
    offset += count
    return buffer.prefix(count)
  }
}
