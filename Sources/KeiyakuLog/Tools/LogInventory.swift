/// What is in a data directory, by META and the segments' first blocks; nothing else is read, so it is quick.
public struct LogInventory: Sendable, Equatable {
  /// A segment.
  public struct Segment: Sendable, Equatable {
    /// Its number, from 1.
    public var number: UInt64
    /// Its file.
    public var path: String
    /// Sequence of the first record expected in it.
    public var firstSequence: Int64
    /// Bytes of the file.
    public var bytes: Int
    /// Whether there is an index beside it.
    public var isIndexed: Bool
  }

  /// Which database it is, and which of its histories.
  public var identity: DatabaseIdentity
  /// How often it has been opened.
  public var epoch: UInt64
  /// Whether the last process closed it in good order.
  public var isClosed: Bool
  /// All records up to this one are durable; there may be more.
  public var durableSequence: Int64
  /// Sequence of the last snapshot; 0 for none.
  public var snapshotSequence: Int64
  /// The segments, in order.
  public var segments: [Segment]
  /// Segments that are filled ahead.
  public var spares: Int
  /// What repairs and truncations have put aside.
  public var quarantined: [String]
}

/// A data directory in the hands of a tool: locked, read, and not changed.
///
/// It cannot be had while a server uses the directory.
public final class LogDirectory: Sendable {
  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let configuration: LogConfiguration
  let meta: MetaFile
  private let lock: any LogDirectoryLock

  /// Takes the lock and reads META.
  ///
  /// - Throws: What an opening would throw; `foreignDirectory` where there is no database.
  public convenience init(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem()
  ) throws(LogError) {
    try DirectoryLayout(directory: configuration.directory).checkRestore(fileSystem)
    try self.init(restoring: configuration, fileSystem: fileSystem)
  }

  /// Takes a directory that a restore may not have finished.
  init(restoring configuration: LogConfiguration, fileSystem: any LogFileSystem) throws(LogError) {
    self.configuration = configuration
    self.fileSystem = fileSystem
    layout = DirectoryLayout(directory: configuration.directory)
    // Asked before the lock is taken, which would make a file where there is no database.
    guard try fileSystem.names(in: layout.directory)?.contains("META") == true else {
      throw .foreignDirectory(path: layout.directory, found: "no META")
    }
    lock = try fileSystem.lock(layout.lock)
    do throws(LogError) {
      meta = try MetaFile.open(
        in: layout, fileSystem, direct: configuration.directIO, report: configuration.report)
    } catch {
      lock.release()
      throw error
    }
  }

  deinit { lock.release() }

  /// Gives the directory back.
  public func release() { lock.release() }

  /// All records up to this one are durable; there may be more.
  public var durableSequence: Int64 { meta.record.durableSequence }

  /// What is in the directory.
  public func inventory() throws(LogError) -> LogInventory {
    let record = meta.record
    let names = Set(try fileSystem.names(in: layout.segments) ?? [])
    var segments: [LogInventory.Segment] = []
    for number in names.compactMap(SegmentName.number(in:)).sorted() {
      let path = layout.segment(number)
      let file = try fileSystem.open(path, .existing, direct: configuration.directIO)
      let block = AlignedBuffer(byteCount: LogFormat.blockBytes)
      try file.readAll(block.bytes, at: 0)
      let header = try SegmentHeader.decode(block.prefix(LogFormat.blockBytes), file: path)
      segments.append(
        LogInventory.Segment(
          number: number, path: path, firstSequence: header.firstSequence, bytes: try file.size(),
          isIndexed: names.contains(SegmentName.padded(number) + SegmentName.indexSuffix)))
    }
    return LogInventory(
      identity: record.identity, epoch: record.epoch, isClosed: record.cleanChain != nil,
      durableSequence: record.durableSequence, snapshotSequence: record.snapshotSequence, segments: segments,
      spares: names.count { $0.hasPrefix("spare-") },
      quarantined: (try fileSystem.names(in: layout.quarantine) ?? []).sorted())
  }

  /// How the log ends.
  public enum Ending: String, Sendable {
    /// There is no segment yet.
    case empty
    /// It was closed in good order.
    case closed
    /// It was not closed, and every frame is whole.
    case unclean
    /// It was not closed, and a frame that nobody was told about is torn; the next opening cuts it off.
    case torn
  }

  /// What a verification found.
  public struct Verification: Sendable, Equatable {
    /// How the log ends.
    public var ending: Ending
    /// Sequence of the first record; one more than the last one if there is none.
    public var firstSequence: Int64
    /// Sequence of the last record; 0 if there is none.
    public var lastSequence: Int64
    /// Time of the last record, milliseconds since 1970; 0 if there is none.
    public var lastTimeMilliseconds: Int64
    /// Bytes of the log up to its end.
    public var bytes: Int
  }

  /// Reads and verifies every frame as an opening does, and hands each record to `visit`, in order.
  ///
  /// - Parameter sequence: Segments that end with this record, or before it, are not read beyond their headers.
  /// - Throws: What is wrong with the log, and whatever `visit` throws.
  public func verify(
    after sequence: Int64 = 0, _ visit: (_ sequence: Int64, _ record: UnsafeRawBufferPointer) throws -> Void
  ) throws -> Verification {
    let recovery = Recovery(layout, fileSystem, direct: configuration.directIO, meta: meta.record)
    try meta.record.checkTruncation(file: layout.meta)
    let start = ReplayStart(sequence: min(sequence, meta.record.durableSequence))
    let outcome = try recovery.run(try recovery.openSegments(), after: start, replay: visit)
    let ending: Ending =
      switch outcome.ending {
      case .empty: .empty
      case .clean: .closed
      case .whole, .sealed: .unclean
      case .torn: .torn
      }
    return Verification(
      ending: ending, firstSequence: outcome.headers.first?.firstSequence ?? 1,
      lastSequence: outcome.nextSequence - 1, lastTimeMilliseconds: outcome.lastTimeMilliseconds,
      bytes: outcome.earlierBytes + (outcome.position?.offset ?? 0))
  }
}
