/// What a look at a data directory found that changed nothing.
public struct LogInspection: Sendable, Equatable {
  /// Which database it is.
  public let identity: DatabaseIdentity
  /// The sequence of the last record; 0 if there is none.
  public let lastSequence: Int64
  /// Sequence of the snapshot that was restored; 0 for none.
  public let snapshotSequence: Int64
  /// Newer snapshots that are damaged.
  public let damagedSnapshots: [LogDamage]
  /// The last process closed the log in good order.
  public let isClean: Bool
  /// The log ends with a frame that was never acknowledged and is only partly there; the next start cuts it off.
  public let isTorn: Bool
}

extension Log {
  /// Reads a data directory as an opening does, under its lock, and changes nothing in it.
  ///
  /// - Parameters:
  ///   - restore: Takes the newest snapshot; nil to read the log alone.
  ///   - replay: Takes every record that the snapshot does not hold, in order.
  /// - Throws: What ``open(_:fileSystem:restore:replay:)`` would throw; `foreignDirectory` where there is no database.
  public static func inspect(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(),
    restore: ((SnapshotReader) throws -> Void)? = nil,
    replay: (_ sequence: Int64, _ record: UnsafeRawBufferPointer) throws -> Void
  ) throws -> LogInspection {
    let layout = DirectoryLayout(directory: configuration.directory)
    // Asked before the lock is taken, which would make a file where there is no database.
    guard try fileSystem.names(in: layout.directory)?.contains("META") == true else {
      throw LogError.foreignDirectory(path: layout.directory, found: "no META")
    }
    try layout.checkRestore(fileSystem)
    let lock = try fileSystem.lock(layout.lock)
    defer { lock.release() }
    let meta = try MetaFile.open(in: layout, fileSystem, direct: configuration.directIO, report: configuration.report)
      .record
    try meta.checkTruncation(file: layout.meta)
    let recovery = Recovery(layout, fileSystem, direct: configuration.directIO, meta: meta)
    let segments = try recovery.openSegments()
    let start = try SnapshotStore(layout, fileSystem, direct: configuration.directIO)
      .restoreNewest(of: meta, coveredBy: segments, restore: restore)
    let outcome = try recovery.run(segments, after: start, replay: replay)
    var isTorn = false
    if case .torn = outcome.ending { isTorn = true }
    return LogInspection(
      identity: meta.identity, lastSequence: outcome.nextSequence - 1, snapshotSequence: start.sequence,
      damagedSnapshots: start.damaged.map(\.damage), isClean: outcome.ending == .clean, isTorn: isTorn)
  }
}
