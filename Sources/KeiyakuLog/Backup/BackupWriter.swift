/// A backup in the making, piece by piece: what is written is that of one durable record, whatever the log does meanwhile.
///
/// While there is one, no segment and no snapshot is removed. It belongs to one thread or task at a time. Unchecked: who
/// makes it hands it on and keeps nothing.
public final class BackupWriter: @unchecked Sendable {
  /// A file of the directory, as far as it goes into the backup.
  struct Source {
    var path: String
    var size: Int
    var storedBytes: Int
    var bytes: Bytes
  }

  /// Where a file's bytes come from.
  enum Bytes {
    case memory(AlignedBuffer)
    case file(any LogFile)
  }

  private enum Step {
    case header
    case file(Int)
    case part(file: Int, number: Int)
    case end
    case done
  }

  /// What it will hold.
  public let header: BackupHeader
  /// Bytes of files that have been written.
  public private(set) var storedBytes = 0

  private let sources: [Source]
  private let buffer = AlignedBuffer(byteCount: BackupFormat.pieceBytesMax)
  private let pin: SegmentPin?
  private var step = Step.header
  private var blockCount = 0

  /// - Parameter pin: Keeps what is read from being removed; nil where nobody else has the directory.
  init(_ header: BackupHeader, _ sources: [Source], pin: SegmentPin?) {
    self.header = header
    self.sources = sources
    self.pin = pin
  }

  deinit { pin?.release() }

  /// The next piece, at most 260 KiB; nil after the last one. Good until the next call.
  public func next() throws(LogError) -> UnsafeRawBufferPointer? {
    let block = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<LogFormat.blockBytes])
    defer { blockCount += 1 }
    switch step {
    case .header:
      BackupFormat.encode(header, into: block)
      step = sources.isEmpty ? .end : .file(0)
    case .file(let index):
      let source = sources[index]
      BackupFormat.encode(
        BackupFormat.File(path: source.path, size: source.size, storedBytes: source.storedBytes), number: index,
        salt: header.salt, into: block)
      step = source.storedBytes > 0 ? .part(file: index, number: 0) : after(index)
    case .part(let index, let number):
      return try part(number, of: index, block)
    case .end:
      BackupFormat.encode(
        BackupFormat.End(blockCount: blockCount, fileCount: sources.count, storedBytes: storedBytes),
        salt: header.salt, into: block)
      step = .done
    case .done: return nil
    }
    return UnsafeRawBufferPointer(block)
  }

  private func part(
    _ number: Int, of index: Int, _ block: UnsafeMutableRawBufferPointer
  ) throws(LogError) -> UnsafeRawBufferPointer {
    let source = sources[index]
    let offset = number * BackupFormat.partBytesMax
    let count = min(BackupFormat.partBytesMax, source.storedBytes - offset)
    let payload = UnsafeMutableRawBufferPointer(
      rebasing: buffer.bytes[LogFormat.blockBytes..<LogFormat.blockBytes + count])
    switch source.bytes {
    case .memory(let memory): payload.copyMemory(from: memory.prefix(offset + count).range(offset..<offset + count))
    case .file(let file): try file.readAll(payload, at: offset)
    }
    BackupFormat.encode(
      BackupFormat.Part(number: number, byteCount: count, checksum: crc32c(UnsafeRawBufferPointer(payload))),
      salt: header.salt, into: block)
    storedBytes += count
    step = offset + count < source.storedBytes ? .part(file: index, number: number + 1) : after(index)
    blockCount += count / LogFormat.blockBytes
    return buffer.prefix(LogFormat.blockBytes + count)
  }

  private func after(_ index: Int) -> Step { index + 1 < sources.count ? .file(index + 1) : .end }
}

/// A file that a backup is written to, under another name until all of it is durable. It belongs to one thread or task at
/// a time. Unchecked: who makes it hands it on and keeps nothing.
public final class BackupOutput: @unchecked Sendable {
  private let path: String
  private let directory: String
  private let fileSystem: any LogFileSystem
  private let file: any LogFile
  private var offset = 0
  private var isFinished = false
  /// A name of its own, so that nothing that is there is written over.
  private let temporary: String

  /// Begins a file.
  ///
  /// - Throws: `occupied` where something has the name already, or there is no directory to put it into.
  public init(_ path: String, fileSystem: any LogFileSystem = PosixFileSystem()) throws(LogError) {
    self.path = path
    self.fileSystem = fileSystem
    temporary = path + "." + String(UInt64.random(in: 0...UInt64.max), radix: 16) + ".tmp"
    let slash = path.lastIndex(of: "/")
    directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty, let names = try fileSystem.names(in: directory) else {
      throw .occupied(path: path, found: "no directory to put it into")
    }
    guard !names.contains(name) else { throw .occupied(path: path, found: "something of that name") }
    file = try fileSystem.open(temporary, .empty, direct: false)
  }

  /// What was not finished is removed.
  deinit { if !isFinished { try? fileSystem.remove(temporary) } }

  /// Writes a piece behind those before it.
  public func write(_ piece: UnsafeRawBufferPointer) throws(LogError) {
    try file.write(piece, at: offset)
    offset += piece.count
  }

  /// Writes the next piece of a backup; false if there is none any more.
  public func writeNext(of writer: BackupWriter) throws(LogError) -> Bool {
    guard let piece = try writer.next() else { return false }
    try write(piece)
    return true
  }

  /// Makes all of it durable, and gives it its name.
  public func finish() throws(LogError) {
    try file.sync()
    try fileSystem.rename(temporary, to: path)
    isFinished = true
    try fileSystem.syncDirectory(directory)
  }
}

/// Keeps segments and snapshots from being removed.
final class SegmentPin: Sendable {
  private let count: Monitor<Int>

  init(_ count: Monitor<Int>) {
    self.count = count
    count.withLock { $0.pointee += 1 }
  }

  func release() { count.withLock { $0.pointee -= 1 } }
}

// MARK: - What goes into a backup

/// The files of a consistent copy of a directory.
struct BackupContents {
  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let direct: Bool
  let meta: MetaRecord

  /// A segment, and how many of its bytes count: all of them, or those of its durable frames.
  struct Segment {
    var header: SegmentHeader
    var end: Int?
  }

  /// - Parameters:
  ///   - segments: All segments that are kept, in order.
  ///   - durable: The last durable record.
  ///   - withHistory: Everything that is kept; otherwise the newest snapshot, and the log behind it.
  func writer(
    _ segments: [Segment], durable: Int64, withHistory: Bool, now: Int64, salt: UInt64, pin: SegmentPin?
  ) throws(LogError) -> BackupWriter {
    let store = SnapshotStore(layout, fileSystem, direct: direct)
    // Newer ones know what is not durable yet.
    var snapshots = try store.sequences().filter { $0 <= durable }
    var segments = segments
    if !withHistory, let newest = snapshots.last {
      snapshots = [newest]
      let first = segments.lastIndex { $0.header.firstSequence <= newest + 1 } ?? 0
      segments.removeFirst(first)
    }
    let beginning = segments.first?.header.firstSequence ?? 1
    // A snapshot without the log right behind it leads nowhere.
    snapshots.removeAll { $0 + 1 < beginning }
    guard beginning == 1 || !snapshots.isEmpty else {
      throw .missingSegment(directory: layout.segments, number: 1)
    }
    var sources: [BackupWriter.Source] = []
    for sequence in snapshots {
      let file = try fileSystem.open(layout.snapshot(sequence), .existing, direct: direct)
      let size = try file.size()
      sources.append(
        .init(
          path: "snapshots/" + SnapshotFormat.name(of: sequence), size: size, storedBytes: size, bytes: .file(file)))
    }
    for segment in segments {
      let file = try fileSystem.open(layout.segment(segment.header.number), .existing, direct: direct)
      let size = try file.size()
      sources.append(
        .init(
          path: "wal/" + SegmentName.name(of: segment.header.number), size: size,
          storedBytes: min(size, segment.end ?? size), bytes: .file(file)))
    }
    sources.append(metaSource(segments, durable: durable, snapshot: snapshots.last ?? 0))
    let header = BackupHeader(
      identity: meta.identity, timeMilliseconds: now, firstSequence: beginning == 1 ? 1 : snapshots[0],
      lastSequence: durable, snapshotSequence: snapshots.last ?? 0,
      storedBytes: sources.reduce(0) { $0 + $1.storedBytes }, fileCount: sources.count, salt: salt)
    return BackupWriter(header, sources, pin: pin)
  }

  /// META of a log that ends with the last durable record and was not closed.
  private func metaSource(_ segments: [BackupContents.Segment], durable: Int64, snapshot: Int64) -> BackupWriter.Source
  {
    var record = meta
    record.cleanChain = nil
    record.durableSequence = durable
    record.snapshotSequence = snapshot
    record.highestSegment = segments.last?.header.number ?? 0
    record.oldestNeededSegment = segments.first?.header.number ?? 0
    let memory = AlignedBuffer(byteCount: LogFormat.metaSlots * LogFormat.blockBytes)
    for slot in 0..<LogFormat.metaSlots {
      record.generation = UInt64(slot + 1)
      record.encode(
        into: UnsafeMutableRawBufferPointer(
          rebasing: memory.bytes[slot * LogFormat.blockBytes..<(slot + 1) * LogFormat.blockBytes]))
    }
    return .init(
      path: "META", size: memory.bytes.count, storedBytes: memory.bytes.count, bytes: .memory(memory))
  }
}

extension Log {
  /// Begins a backup of everything that is durable now. No segment and no snapshot is removed while there is one.
  ///
  /// - Parameters:
  ///   - withHistory: Everything that is kept, so that any moment of it can be restored; otherwise the newest snapshot
  ///     and the log behind it.
  ///   - now: Milliseconds since 1970.
  public func beginBackup(withHistory: Bool, now: Int64) throws(LogError) -> BackupWriter {
    let pin = SegmentPin(trimmer.pins)
    do throws(LogError) {
      let (segments, end, durable) = reader.tail.durableEnd
      let contents = BackupContents(
        layout: snapshots.layout, fileSystem: snapshots.fileSystem, direct: configuration.directIO, meta: meta.record)
      return try contents.writer(
        segments.enumerated().map { index, header in
          BackupContents.Segment(header: header, end: index == segments.count - 1 ? end : nil)
        },
        durable: durable, withHistory: withHistory, now: now, salt: configuration.randomNumber(), pin: pin)
    } catch {
      pin.release()
      throw error
    }
  }
}

extension LogDirectory {
  /// Begins a backup of a directory that no server uses. A torn frame at the end stays out of it.
  public func beginBackup(withHistory: Bool, now: Int64) throws -> BackupWriter {
    try meta.record.checkTruncation(file: layout.meta)
    let recovery = Recovery(layout, fileSystem, direct: configuration.directIO, meta: meta.record)
    let start = ReplayStart(sequence: meta.record.durableSequence)
    let outcome = try recovery.run(try recovery.openSegments(), after: start) { _, _ in }
    let contents = BackupContents(
      layout: layout, fileSystem: fileSystem, direct: configuration.directIO, meta: meta.record)
    return try contents.writer(
      outcome.headers.enumerated().map { index, header in
        BackupContents.Segment(header: header, end: index == outcome.headers.count - 1 ? outcome.position?.offset : nil)
      },
      durable: outcome.nextSequence - 1, withHistory: withHistory, now: now, salt: configuration.randomNumber(),
      pin: nil)
  }
}
