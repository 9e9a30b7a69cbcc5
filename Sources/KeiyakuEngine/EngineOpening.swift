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
}

extension Engine {
  /// Opens a data directory: takes its lock, replays its log, repairs a torn end, creates the database where there is
  /// none, and records what expired while nobody served.
  ///
  /// - Parameters:
  ///   - configuration: Where the log is and how it is kept.
  ///   - fileSystem: Holds the directory.
  ///   - now: The wall clock, in milliseconds since 1970.
  ///   - uptime: The boot clock, in milliseconds since any moment. Nobody sets it.
  /// - Throws: `LogError`, `RecordUnreadable` or `ReplayError`; nothing was changed beyond the repair of a torn end.
  public static func open(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(),
    now: @escaping @Sendable () -> Int64, uptime: @escaping @Sendable () -> Int64 = Engine.uptime
  ) throws -> OpenedEngine {
    var configuration = configuration
    configuration.entityRules = .ofRecords
    let core = CoreBox()
    let arena = MessageArena()
    let log = try Log.open(configuration, fileSystem: fileSystem) { sequence, bytes in
      let record: LogRecord
      do throws(MessageDecodingError) {
        record = try LogRecord.decode(bytes, arena: arena, unknownFields: .refuse)
      } catch {
        throw RecordUnreadable(sequence: sequence, reason: error)
      }
      try core.value.replay(record)
    }
    if core.value.appliedSequence == 0 {
      let record = LogRecord.databaseCreated(now: now())
      core.value.commit(record)
      let bytes = record.encodedBytes(arena)
      log.append(sequence: 1, timeMilliseconds: record.timeMs, byteCount: bytes.count) { $0.copyBytes(from: bytes) }
    }
    let engine = Engine(core: core.take(), log: log, now: now, uptime: uptime)
    do { try engine.expireOverdue() } catch {
      // Why it took nothing matters more than what closing says to it.
      try? log.close()
      throw error
    }
    return OpenedEngine(
      engine: engine, identity: log.identity, opening: log.opening, reader: log.reader)
  }
}

/// Holds the core while the log is replayed into it.
private final class CoreBox {
  var value = Core()

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
