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
  /// Exit code where the address cannot be listened on.
  static let listenFailed: Int32 = 10
  /// Exit code where a library of the system cannot be served with.
  static let libraryUnsuitable: Int32 = 11
  /// Exit code where a record of a sound log cannot be read, or does not fit the records before it.
  static let recordRefused: Int32 = 30

  /// What the exit codes of `serve` mean, for its help.
  static let exitCodesHelp = """
    10 the address cannot be listened on, 11 a system library is too old or lacks yescrypt, 20 the data directory is in use, 21 it holds something else, \
    22 it was written by a newer version, 23 META is damaged, 24 the log is corrupt, 25 a segment is missing, \
    26 acknowledged records are missing, 27 a write, read or sync failed, 28 the disk is full, 29 the log was closed, 30 a record cannot be read by this \
    version or does not fit the records before it.
    """

  let services: ServiceStack
  private let path: String

  /// Opens a directory; creates it where there is none.
  ///
  /// - Parameters:
  ///   - health: Is told when the disk has no room for the next segment, and when it has again.
  ///   - onFrame: Told of every frame that the log has written.
  static func open(
    _ path: String, software: String, health: HealthState,
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
        case .spareNotReady(.noRoom):
          health.set(.outOfDisk, "\(event); without room the server stops when its log's segment is full")
        case .spareReady: health.clear(.outOfDisk)
        default: break
        }
      })
    configuration.onFrame = onFrame
    do {
      // Before anything is created or read: no byte of a peer or of the log goes through a library with known faults.
      try ProtobufLibrary.verify()
      return DataDirectory(
        services: try ServiceStack(
          log: configuration, software: software,
          passwordConcurrency: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 2), health: health,
          now: { Self.wallMilliseconds() }),
        path: path)
    } catch {
      throw failure(error, directory: path)
    }
  }

  /// Why a directory cannot be served, with the way out and an exit code of its own.
  static func failure(_ error: any Error, directory: String) -> CommandFailure {
    switch error {
    case let error as LogError:
      CommandFailure(message: "\(error)", code: error.exitCode)
    case let error as RecordUnreadable:
      CommandFailure(message: "data directory \(directory): \(error)", code: recordRefused)
    case let error as ReplayError:
      CommandFailure(message: "data directory \(directory): \(error)", code: recordRefused)
    case let error as UnsupportedProtobufLibrary:
      CommandFailure(message: "\(error)", code: libraryUnsuitable)
    case let error as PasswordHashingUnavailable:
      CommandFailure(message: "\(error)", code: libraryUnsuitable)
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
    case .created, .uncleanStart, .spareReady: .info
    case .tornTail, .metaSlotDamaged, .directIOUnavailable, .spareNotReady: .warning
    }
  }
}
