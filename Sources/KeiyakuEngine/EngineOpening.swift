import KeiyakuDomain
import KeiyakuLog
import KeiyakuMessages

/// A record that cannot be read: the directory is refused, so that no fact is skipped.
public struct RecordUnreadable: Error, CustomStringConvertible {
  /// Sequence that the log gives the record.
  public let sequence: Int64
  /// Why it cannot be read.
  public let reason: MessageDecodingError

  /// What is wrong and which way out there is.
  public var description: String {
    "log record \(sequence) cannot be read (\(reason)); if a newer version of keiyaku wrote it, start that version, "
      + "otherwise restore the log from a backup"
  }
}

/// An engine with what its log's directory turned out to be.
public struct OpenedEngine: Sendable {
  /// The engine, with every record of the log applied.
  public let engine: Engine
  /// Names the database and its history.
  public let identity: DatabaseIdentity
  /// How the last process had left the directory.
  public let opening: LogOpening
  /// Reads the durable records back.
  public let reader: LogReader
  /// Writes snapshots of the engine's state; not started.
  public let checkpointer: Checkpointer
}

extension Engine {
  /// Opens a data directory: takes its lock, restores its newest snapshot, replays what the log says after it, repairs a
  /// torn end, creates the database where there is none, and records what expired while nobody served.
  ///
  /// - Parameters:
  ///   - configuration: Where the log is and how it is kept.
  ///   - fileSystem: Holds the directory.
  ///   - checkpoints: When snapshots are written.
  ///   - threads: That restore a snapshot at once.
  ///   - now: The wall clock, in milliseconds since 1970.
  ///   - uptime: The boot clock, in milliseconds since any moment. Nobody sets it.
  /// - Throws: `LogError`, `SnapshotUnreadable`, `RecordUnreadable` or `ReplayError`; nothing was changed beyond the
  ///   repair of a torn end.
  public static func open(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(),
    checkpoints: CheckpointPolicy = CheckpointPolicy(), threads: Int = 2, now: @escaping @Sendable () -> Int64,
    uptime: @escaping @Sendable () -> Int64 = Engine.uptime
  ) throws -> OpenedEngine {
    try opened(configuration, checkpoints, now, uptime) { configuration, core in
      try Log.open(
        configuration, fileSystem: fileSystem, restore: { try core.restore($0, threads: threads) }, replay: core.replay)
    }.opened
  }

  /// Opens a data directory whose log writes only when it is told to, so that a simulation decides when.
  package static func openWithoutThreads(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem, now: @escaping @Sendable () -> Int64,
    uptime: @escaping @Sendable () -> Int64
  ) throws -> (opened: OpenedEngine, log: Log) {
    try opened(configuration, CheckpointPolicy(), now, uptime) { configuration, core in
      try Log.openWithoutThreads(
        configuration, fileSystem: fileSystem, restore: { try core.restore($0, threads: 1) }, replay: core.replay)
    }
  }

  private static func opened(
    _ configuration: LogConfiguration, _ checkpoints: CheckpointPolicy, _ now: @escaping @Sendable () -> Int64,
    _ uptime: @escaping @Sendable () -> Int64, _ openLog: (LogConfiguration, CoreBox) throws -> Log
  ) throws -> (opened: OpenedEngine, log: Log) {
    var configuration = configuration
    configuration.entityRules = .ofRecords
    let core = CoreBox()
    let log = try openLog(configuration, core)
    if core.value.appliedSequence == 0 {
      let record = LogRecord.databaseCreated(now: now())
      core.value.commit(record)
      let bytes = record.encodedBytes(MessageArena())
      log.append(sequence: 1, timeMilliseconds: record.timeMs, byteCount: bytes.count) { $0.copyBytes(from: bytes) }
      log.writeAppended()
    }
    let (published, replayedBytes) = (core.published, core.replayedBytes)
    let engine = Engine(core: core.take(), log: log, recordBytes: replayedBytes, now: now, uptime: uptime)
    do { try engine.expireOverdue() } catch {
      // Why it took nothing matters more than what closing says to it.
      try? log.close()
      throw error
    }
    let opened = OpenedEngine(
      engine: engine, identity: log.identity, opening: log.opening, reader: log.reader,
      checkpointer: Checkpointer(engine: engine, log: log, policy: checkpoints, published: published))
    return (opened, log)
  }
}

/// Holds the core while a snapshot and the log are read into it.
final class CoreBox {
  var value = Core()
  /// The snapshot that was restored.
  private(set) var published: PublishedSnapshot?
  /// Bytes of the records that were replayed.
  private(set) var replayedBytes = 0
  private let arena = MessageArena()

  /// Begins with a snapshot in place of whatever was read before.
  func restore(_ reader: SnapshotReader, threads: Int) throws {
    value = try Core.load(reader, threads: threads)
    published = PublishedSnapshot(
      sequence: reader.header.sequence, digest: StateDigest(number: reader.footer.digest), path: reader.path)
  }

  /// Applies a record of the log.
  func replay(_ sequence: Int64, _ bytes: UnsafeRawBufferPointer) throws {
    let record: LogRecord
    do throws(MessageDecodingError) {
      record = try LogRecord.decode(bytes, arena: arena, unknownFields: .refuse)
    } catch {
      throw RecordUnreadable(sequence: sequence, reason: error)
    }
    replayedBytes += bytes.count
    try value.replay(record)
  }

  /// Gives the core away; an empty one stays.
  func take() -> Core {
    var taken = Core()
    swap(&taken, &value)
    return taken
  }
}

extension LogRecord {
  /// The first record of a log: the registry that the database adopts, and plan 1, the default.
  static func databaseCreated(now: Int64) -> LogRecord {
    let registry = PropertyRegistry.latest
    var created = LogDatabaseCreated()
    created.registryVersion = registry.version
    created.planID = 1
    created.plan = PlanSpec.with { $0.name = "Default" }
    created.planValues = registry.defaults.messages
    var event = KeiyakuMessages.LogEvent()
    event.kind = .databaseCreated(created)
    var record = LogRecord()
    record.sequence = 1
    record.timeMs = now
    record.actor = "keiyaku"
    record.revision = 1
    record.planID = 1
    record.events = [event]
    return record
  }
}
