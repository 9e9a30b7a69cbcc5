/// What opening a data directory found and did.
public struct LogOpening: Sendable, Equatable {
  /// How the last process had left the directory.
  public enum Condition: Sendable, Equatable {
    /// There was none; it was created.
    case created
    /// Closed in good order.
    case clean
    /// Not closed; every frame was whole.
    case unclean
    /// Not closed; a frame that nobody was told about was torn, and has been cut off.
    case torn
  }

  /// How the last process had left the directory.
  public let condition: Condition
  /// The sequence of the last record; 0 if there is none.
  public let lastSequence: Int64
  /// The time of the last record, milliseconds since 1970; 0 if there is none.
  public let lastTimeMilliseconds: Int64
  /// How often the directory has been opened.
  public let epoch: UInt64
  /// Bytes of the log up to its end; `LogFrameReport` tells how it grows.
  public let logBytes: Int
  /// Sequence of the snapshot that the replay began after; 0 if it began with the first record.
  public var snapshotSequence: Int64 = 0
}

/// What a log is made of once its directory is open and its end repaired.
struct LogParts: ~Copyable {
  let fileSystem: any LogFileSystem
  let lock: any LogDirectoryLock
  let meta: MetaFile
  let room: LogRoom
  let spares: SpareSegments
  let start: LogStart
  let writer: SegmentWriter
  let snapshots: SnapshotStore
  let reader: LogReader
  let trimmer: SegmentTrimmer
  let opening: LogOpening

  /// Takes the lock, reads META, restores a snapshot, replays what follows it, repairs the end and writes the first
  /// frame of this process.
  static func open(
    _ configuration: LogConfiguration, _ fileSystem: any LogFileSystem,
    restore: ((SnapshotReader) throws -> Void)?,
    replay: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws -> LogParts {
    let layout = DirectoryLayout(directory: configuration.directory)
    try checkDirectory(layout, fileSystem)
    try layout.checkRestore(fileSystem)
    let lock = try fileSystem.lock(layout.lock)
    do {
      let meta = try openMeta(layout, fileSystem, configuration)
      let recovery = Recovery(layout, fileSystem, direct: configuration.directIO, meta: meta.record)
      let segments = try recovery.openSegments()
      let snapshots = SnapshotStore(layout, fileSystem, direct: configuration.directIO)
      let start = try snapshots.restoreNewest(of: meta.record, coveredBy: segments, restore: restore)
      let outcome = try recovery.run(segments, after: start, replay: replay)
      try snapshots.setAside(start.damaged, report: configuration.report)
      try snapshots.removeUnfinished()
      return try begin(layout, fileSystem, configuration, lock, meta, snapshots, start, outcome)
    } catch {
      lock.release()
      throw error
    }
  }

  /// Refuses a directory that holds something else, before anything is put into it.
  private static func checkDirectory(_ layout: DirectoryLayout, _ fileSystem: any LogFileSystem) throws(LogError) {
    guard let names = try fileSystem.names(in: layout.directory) else {
      try fileSystem.createDirectory(layout.directory)
      try fileSystem.syncDirectory(layout.parent)
      return
    }
    if let foreign = names.sorted().first(where: { !DirectoryLayout.names.contains($0) }), !names.contains("META") {
      throw .foreignDirectory(path: layout.directory, found: foreign)
    }
  }

  /// Opens META; makes it, and the directories, if this is a new data directory or one whose making was interrupted.
  private static func openMeta(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration
  ) throws(LogError) -> MetaFile {
    let exists = try fileSystem.names(in: layout.directory)?.contains("META") == true
    if !exists {
      for directory in [layout.segments, layout.snapshots, layout.quarantine] {
        let left = (try fileSystem.names(in: directory) ?? []).filter { !$0.hasSuffix(".tmp") }
        guard left.isEmpty else {
          throw .metaDamaged(file: layout.meta, slots: ["expected META beside \(directory)/\(left[0]), found none"])
        }
      }
    }
    // Read before anything is made: a META that cannot be trusted leaves the directory as it is.
    let existing =
      exists
      ? try MetaFile.open(in: layout, fileSystem, direct: configuration.directIO, report: configuration.report) : nil
    try existing?.record.checkTruncation(file: layout.meta)
    for directory in [layout.segments, layout.snapshots, layout.quarantine] {
      try fileSystem.createDirectory(directory)
    }
    // A rename that an earlier process did not live to sync counts from here on.
    try fileSystem.syncDirectory(layout.segments)
    try fileSystem.syncDirectory(layout.snapshots)
    try fileSystem.syncDirectory(layout.directory)
    if let existing { return existing }
    // So does a directory that an earlier process made and did not live to sync: without META nothing counts yet.
    try fileSystem.syncDirectory(layout.parent)
    func identifier() -> LogIdentifier {
      LogIdentifier(high: configuration.randomNumber(), low: configuration.randomNumber())
    }
    let record = MetaRecord(
      generation: 0, identity: DatabaseIdentity(databaseID: identifier(), incarnation: identifier()), epoch: 0,
      highestSegment: 0, oldestNeededSegment: 1, durableSequence: 0, snapshotSequence: 0, cleanChain: nil)
    let meta = try MetaFile.create(in: layout, fileSystem, direct: configuration.directIO, record: record)
    configuration.report(.created(directory: layout.directory))
    return meta
  }

  /// Makes the end of the log fit to be written at, by the way the last process left it.
  private static func begin(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration,
    _ lock: any LogDirectoryLock, _ meta: MetaFile, _ snapshots: SnapshotStore,
    _ replayStart: ReplayStart, _ outcome: Recovery.Outcome
  ) throws(LogError) -> LogParts {
    let room = LogRoom(report: configuration.report)
    let spares = try SpareSegments(layout, fileSystem, configuration, room)
    let epoch = outcome.epoch + 1
    let lastSequence = outcome.nextSequence - 1
    let tail = DurableTail(
      headers: outcome.headers, lastFrames: outcome.lastFrames, end: outcome.position?.offset ?? 0,
      durable: lastSequence, newestTime: outcome.lastTimeMilliseconds, recentBytesMax: configuration.recentBytesMax)
    let writer = SegmentWriter(
      layout, fileSystem, configuration, meta: meta, spares: spares, tail: tail, epoch: epoch,
      position: outcome.position,
      earlierBytes: outcome.earlierBytes, nextSequence: outcome.nextSequence,
      lastTimeMilliseconds: outcome.lastTimeMilliseconds)
    let start = LogStart(
      outcome, writer, meta,
      TornTailCutter(
        layout: layout, fileSystem: fileSystem, direct: configuration.directIO,
        ballast: Ballast(layout: layout, fileSystem: fileSystem, direct: configuration.directIO)),
      epoch: epoch, report: configuration.report)
    do throws(LogError) { try start.run() } catch {
      // What there is can be read all the same, until there is room to go on.
      guard case .noRoom = error, start.mayRetry, lastSequence > 0 else { throw error }
      room.lost(.start, error)
    }
    if configuration.directIO, let file = writer.position?.file, !file.isDirect {
      configuration.report(.directIOUnavailable(path: layout.directory))
    }
    let trimmer = SegmentTrimmer(layout, fileSystem, configuration, meta, tail)
    try trimmer.removeLeftovers()
    let opening = LogOpening(
      condition: start.condition, lastSequence: lastSequence, lastTimeMilliseconds: outcome.lastTimeMilliseconds,
      epoch: epoch, logBytes: writer.logBytes, snapshotSequence: replayStart.sequence)
    return LogParts(
      fileSystem: fileSystem, lock: lock, meta: meta, room: room, spares: spares, start: start, writer: writer,
      snapshots: snapshots, reader: LogReader(layout, fileSystem, configuration, tail), trimmer: trimmer,
      opening: opening)
  }
}
