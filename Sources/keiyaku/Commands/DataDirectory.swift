import KeiyakuEngine
import KeiyakuLog
import KeiyakuMessages
import KeiyakuService
import Logging

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The database under a server: opened at its start, closed at its end.
struct DataDirectory {
  let services: ServiceStack
  private let path: String

  /// Opens a directory; creates it where there is none.
  ///
  /// - Parameters:
  ///   - segmentBytes: Size of the log's segments; nil for the usual one.
  ///   - checkpoints: When snapshots are written.
  ///   - retention: How long records are kept that the state does not need any more.
  ///   - health: Is told when the disk has no room for the next segment, and when it has again.
  ///   - onFrame: Told of every frame that the log has written.
  static func open(
    _ path: String, segmentBytes: Int?, checkpoints: CheckpointPolicy, retention: LogRetention, software: String,
    health: HealthState,
    onFrame: @escaping @Sendable (LogFrameReport) -> Void, logger: Logger
  ) throws -> DataDirectory {
    var configuration = LogConfiguration(
      directory: path,
      onFailure: { error in
        // Nothing that was not acknowledged may be acknowledged now, so nothing more is said to clients.
        logger.critical("the log has failed: \(error)")
        _exit(error.exitCode)
      },
      report: { event in
        logger.log(level: event.logLevel, "\(event)")
        switch event {
        case .outOfRoom:
          health.set(.outOfDisk, "\(event); free some space, and writes go on by themselves")
        case .roomAgain: health.clear(.outOfDisk)
        default: break
        }
      })
    configuration.onFrame = onFrame
    configuration.retention = retention
    if let segmentBytes { configuration.segmentBytes = segmentBytes }
    var checkpoints = checkpoints
    checkpoints.report = { event in logger.log(level: event.logLevel, "\(event)") }
    do {
      // Before anything is created or read: no byte of a peer or of the log goes through a library with known faults.
      try ProtobufLibrary.verify()
      return DataDirectory(
        services: try ServiceStack(
          log: configuration, checkpoints: checkpoints, loadingThreads: loadingThreads, software: software,
          passwordConcurrency: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 2), health: health,
          now: { Self.wallMilliseconds() }),
        path: path)
    } catch {
      throw failure(error, directory: path)
    }
  }

  /// Threads that restore a snapshot at once: they have the machine to themselves before anything is served.
  static var loadingThreads: Int { max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 16)) }

  /// Why a directory cannot be served, with the way out and an exit code of its own.
  static func failure(_ error: any Error, directory: String) -> CommandFailure {
    switch error {
    case let error as CommandFailure: error
    case let error as LogError:
      CommandFailure(message: "\(error)", code: error.exitCode)
    case let error as RecordUnreadable:
      CommandFailure(message: "data directory \(directory): \(error)", code: ServeExitCode.recordRefused)
    case let error as SnapshotUnreadable:
      CommandFailure(message: "\(error)", code: ServeExitCode.recordRefused)
    case let error as ReplayError:
      CommandFailure(message: "data directory \(directory): \(error)", code: ServeExitCode.recordRefused)
    case let error as UnsupportedProtobufLibrary:
      CommandFailure(message: "\(error)", code: ServeExitCode.libraryUnsuitable)
    case let error as PasswordHashingUnavailable:
      CommandFailure(message: "\(error)", code: ServeExitCode.libraryUnsuitable)
    default:
      CommandFailure(message: "data directory \(directory) cannot be opened: \(error)", code: Failure.refused)
    }
  }

  /// Writes what is pending and gives the directory back. No call may be under way.
  func close() throws {
    do { try services.close() } catch { throw Self.failure(error, directory: path) }
  }

  private static func wallMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

extension KeiyakuLog.LogEvent {
  /// How much an operator should mind.
  var logLevel: Logger.Level {
    switch self {
    case .rotated: .debug
    case .trimmed: .info
    case .created, .uncleanStart, .spareReady, .roomAgain: .info
    case .outOfRoom: .error
    case .slowWrites, .tornTail, .metaSlotDamaged, .directIOUnavailable, .spareNotReady, .snapshotDamaged: .warning
    case .indexUnusable, .indexNotWritten, .trimFailed: .warning
    case .readFailed: .error
    }
  }
}

extension CheckpointEvent {
  /// How much an operator should mind.
  var logLevel: Logger.Level {
    switch self {
    case .published: .info
    case .failed: .warning
    }
  }
}
