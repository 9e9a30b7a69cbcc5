/// Writes one snapshot, row by row, into a file that counts for nothing before ``Log/publish(_:)``.
///
/// Belongs to one thread. After an error nothing more may be written; ``SnapshotWriter/discard()`` gives the room back.
public final class SnapshotWriter {
  /// Sequence of the last record that the snapshot holds.
  public var sequence: Int64 { header.sequence }
  /// Bytes of the file so far.
  public private(set) var bytesWritten = 0
  /// Header, blocks and footer are durable.
  private(set) var isFinished = false

  let unfinishedPath: String
  private let header: SnapshotHeader
  private let fileSystem: any LogFileSystem
  private let file: any LogFile
  private var buffer = AlignedBuffer(byteCount: SnapshotWriter.bufferBytes(SnapshotFormat.payloadBytesMax))
  private var footer = SnapshotFooter(
    blocks: 0, digest: 0, rows: Array(repeating: 0, count: SnapshotFormat.kindMax))
  // Of the block that is being filled.
  private var kind: UInt32 = 0
  private var rows = 0
  private var payloadBytes = 0
  private var unsyncedBytes = 0

  /// Without direct I/O, this much may wait in the page cache: more at once would hold up the log's syncs.
  private static let unsyncedBytesMax = 8 << 20

  init(_ path: String, _ header: SnapshotHeader, _ fileSystem: any LogFileSystem, direct: Bool) throws(LogError) {
    unfinishedPath = path
    self.header = header
    self.fileSystem = fileSystem
    file = try fileSystem.open(path, .empty, direct: direct)
    header.encode(into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<LogFormat.blockBytes]))
    try write(LogFormat.blockBytes)
  }

  /// Adds a row behind those that are there. Rows of one kind share blocks.
  ///
  /// - Parameters:
  ///   - kind: 1 to 32; what it means is the caller's business.
  ///   - byteCount: The row's size.
  ///   - fill: Writes all `byteCount` bytes. Called once, before this method returns.
  public func add(
    kind: UInt32, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) throws(LogError) {
    precondition((1...UInt32(SnapshotFormat.kindMax)).contains(kind), "kinds are 1 to 32")
    let needed = SnapshotFormat.rowPrefixBytes + byteCount
    if rows > 0, kind != self.kind || payloadBytes + needed > SnapshotFormat.payloadBytesMax { try writeBlock() }
    self.kind = kind
    if SnapshotWriter.bufferBytes(needed) > buffer.bytes.count, rows == 0 {
      buffer = AlignedBuffer(byteCount: SnapshotWriter.bufferBytes(needed), isCleared: false)
    }
    let prefix = SnapshotFormat.blockHeaderBytes + payloadBytes
    buffer.bytes.store(number: UInt32(byteCount), at: prefix)
    let start = prefix + SnapshotFormat.rowPrefixBytes
    fill(UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[start..<start + byteCount]))
    payloadBytes += needed
    rows += 1
  }

  /// Writes what is left and the footer, and makes all of it durable.
  ///
  /// - Parameter digest: Of the state that the rows make.
  public func finish(digest: UInt64) throws(LogError) {
    if rows > 0 { try writeBlock() }
    footer.digest = digest
    footer.encode(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<LogFormat.blockBytes]), of: header)
    try write(LogFormat.blockBytes)
    try file.sync()
    isFinished = true
  }

  /// Gives the file up. If it cannot be removed, the next start does it.
  public func discard() { try? fileSystem.remove(unfinishedPath) }

  private func writeBlock() throws(LogError) {
    let used = SnapshotFormat.blockHeaderBytes + payloadBytes
    let payload = buffer.prefix(used).range(SnapshotFormat.blockHeaderBytes..<used)
    let block = SnapshotBlockHeader(
      payloadBytes: payloadBytes, payloadChecksum: crc32c(payload), kind: kind, rows: rows, number: footer.blocks,
      salt: header.salt)
    block.encode(into: buffer.bytes)
    UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[used..<block.blockBytes])
      .initializeMemory(as: UInt8.self, repeating: 0)
    try write(block.blockBytes)
    footer.blocks += 1
    footer.rows[Int(kind) - 1] += UInt64(rows)
    rows = 0
    payloadBytes = 0
  }

  private func write(_ count: Int) throws(LogError) {
    try file.write(buffer.prefix(count), at: bytesWritten)
    bytesWritten += count
    unsyncedBytes += count
    if !file.isDirect, unsyncedBytes > Self.unsyncedBytesMax {
      try file.sync()
      unsyncedBytes = 0
    }
  }

  private static func bufferBytes(_ payloadBytes: Int) -> Int {
    LogFormat.blocks(covering: SnapshotFormat.blockHeaderBytes + payloadBytes)
  }
}
