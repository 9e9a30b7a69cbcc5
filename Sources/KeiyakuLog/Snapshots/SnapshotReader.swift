/// Reads one snapshot, block by block, and vouches for every byte that it hands out.
///
/// Several threads may ask for blocks: each gets another one, and blocks are handed out in the order of the file.
public final class SnapshotReader: Sendable {
  private struct State {
    var offset = LogFormat.blockBytes
    var blocks: UInt64 = 0
    var rows = [UInt64](repeating: 0, count: SnapshotFormat.kindMax)
  }

  /// The file.
  public let path: String
  /// Whose snapshot it is, and up to where it goes.
  public let header: SnapshotHeader
  /// How much there is in it.
  public let footer: SnapshotFooter

  /// Where the footer begins.
  public let footerOffset: Int

  private let file: any LogFile
  private let state = Monitor(State())

  /// Opens a snapshot and reads its header and footer.
  ///
  /// - Throws: `corrupt` where they are not sound, `newerFormat`, or what reading comes to.
  init(_ path: String, _ fileSystem: any LogFileSystem, direct: Bool) throws(LogError) {
    self.path = path
    file = try fileSystem.open(path, .existing, direct: direct)
    // Before a byte counts: what the page cache holds may never have reached the disk.
    try file.sync()
    let size = try file.size()
    guard size >= 2 * LogFormat.blockBytes, size % LogFormat.blockBytes == 0 else {
      throw .snapshotDamage(path, size, "whole blocks of 4096 bytes, at least two", "\(size) bytes")
    }
    footerOffset = size - LogFormat.blockBytes
    let block = AlignedBuffer(byteCount: LogFormat.blockBytes)
    try file.readAll(block.bytes, at: 0)
    header = try SnapshotHeader.decode(block.prefix(LogFormat.blockBytes), file: path)
    try file.readAll(block.bytes, at: footerOffset)
    footer = try SnapshotFooter.decode(
      block.prefix(LogFormat.blockBytes), of: header, file: path, at: footerOffset)
  }

  /// Rows of all kinds.
  public var rowCount: Int { footer.rows.reduce(0) { $0 + Int($1) } }

  /// Bytes of the file.
  public var byteCount: Int { footerOffset + LogFormat.blockBytes }

  /// Hands the next block to `body`; nil at the end of the file, where the counts of the footer have been held against
  /// what was there.
  ///
  /// - Parameters:
  ///   - buffer: The caller's memory, used again by each of its calls.
  ///   - body: Takes the block's number from 0 and its rows. Called without a lock.
  public func next<Result>(
    _ buffer: SnapshotBuffer, _ body: (UInt64, SnapshotRows) throws -> Result
  ) throws -> Result? {
    guard let (block, offset) = try read(into: buffer) else { return nil }
    let end = SnapshotFormat.blockHeaderBytes + block.payloadBytes
    let payload = buffer.memory.prefix(end).range(SnapshotFormat.blockHeaderBytes..<end)
    let computed = crc32c(payload)
    guard computed == block.payloadChecksum else {
      throw LogError.snapshotDamage(
        path, offset + SnapshotFormat.blockHeaderBytes, "payload checksum \(hex(block.payloadChecksum))",
        hex(computed))
    }
    guard SnapshotRows.areWhole(payload, count: block.rows) else {
      throw LogError.snapshotDamage(
        path, offset + SnapshotFormat.blockHeaderBytes, "\(block.rows) rows that fill the block", "others")
    }
    return try body(block.number, SnapshotRows(kind: block.kind, count: block.rows, offset: offset, payload: payload))
  }

  /// Reads the next block; its payload has not been looked at.
  private func read(into buffer: SnapshotBuffer) throws(LogError) -> (SnapshotBlockHeader, offset: Int)? {
    try state.withLock { (state) throws(LogError) in
      let offset = state.pointee.offset
      guard offset < footerOffset else {
        try checkCounts(state.pointee)
        return nil
      }
      let available = try read(buffer, at: offset)
      let block = try SnapshotBlockHeader.decode(
        buffer.memory.prefix(LogFormat.blockBytes), number: state.pointee.blocks, of: header, file: path, at: offset)
      guard block.blockBytes <= footerOffset - offset else {
        throw .snapshotDamage(path, offset + 8, "a block before the footer", "\(block.payloadBytes) bytes of payload")
      }
      if block.blockBytes > available {
        buffer.grow(to: block.blockBytes)
        _ = try read(buffer, at: offset)
      }
      state.pointee.offset += block.blockBytes
      state.pointee.blocks += 1
      state.pointee.rows[Int(block.kind) - 1] += UInt64(block.rows)
      return (block, offset)
    }
  }

  /// Fills the buffer as far as blocks go; answers how many bytes.
  private func read(_ buffer: SnapshotBuffer, at offset: Int) throws(LogError) -> Int {
    let count = min(buffer.memory.bytes.count, footerOffset - offset)
    try file.readAll(UnsafeMutableRawBufferPointer(rebasing: buffer.memory.bytes[..<count]), at: offset)
    return count
  }

  private func checkCounts(_ state: State) throws(LogError) {
    guard state.blocks == footer.blocks, state.rows == footer.rows else {
      throw .snapshotDamage(
        path, footerOffset + 32, "\(footer.blocks) blocks with rows \(footer.rows)",
        "\(state.blocks) blocks with rows \(state.rows)")
    }
  }
}

/// Memory for one block at a time. Belongs to one thread.
public final class SnapshotBuffer {
  fileprivate private(set) var memory = AlignedBuffer(
    byteCount: LogFormat.blocks(covering: SnapshotFormat.blockHeaderBytes + SnapshotFormat.payloadBytesMax),
    isCleared: false)

  /// Room for a block of the usual size.
  public init() {}

  fileprivate func grow(to byteCount: Int) { memory = AlignedBuffer(byteCount: byteCount, isCleared: false) }
}

/// The rows of one block. Good while the block is.
public struct SnapshotRows {
  /// What they are.
  public let kind: UInt32
  /// How many.
  public let count: Int
  /// Where their block begins in the file.
  public let offset: Int
  private let payload: UnsafeRawBufferPointer

  fileprivate init(kind: UInt32, count: Int, offset: Int, payload: UnsafeRawBufferPointer) {
    self.kind = kind
    self.count = count
    self.offset = offset
    self.payload = payload
  }

  /// Calls `body` with each row, in order.
  public func forEach<Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
    var offset = 0
    for _ in 0..<count {
      let start = offset + SnapshotFormat.rowPrefixBytes
      offset = start + Int(payload.number(at: offset, as: UInt32.self))
      try body(payload.range(start..<offset))
    }
  }

  /// Whether a payload is exactly so many rows.
  fileprivate static func areWhole(_ payload: UnsafeRawBufferPointer, count: Int) -> Bool {
    var offset = 0
    for _ in 0..<count {
      guard payload.count - offset >= SnapshotFormat.rowPrefixBytes else { return false }
      let length = Int(payload.number(at: offset, as: UInt32.self))
      offset += SnapshotFormat.rowPrefixBytes
      guard length <= payload.count - offset else { return false }
      offset += length
    }
    return offset == payload.count
  }
}
