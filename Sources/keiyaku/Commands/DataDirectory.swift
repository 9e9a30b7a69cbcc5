import KeiyakuLog
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

  /// What the exit codes of `serve` mean, for its help.
  static let exitCodesHelp = """
    10 the address cannot be listened on, 20 the data directory is in use, 21 it holds something else, \
    22 it was written by a newer version, 23 META is damaged, 24 the log is corrupt, 25 a segment is missing, \
    26 acknowledged records are missing, 27 a write, read or sync failed, 28 the disk is full.
    """

  let services: ServiceStack

  /// Opens a directory; creates it where there is none.
  static func open(_ path: String, software: String, logger: Logger) throws -> DataDirectory {
    let configuration = LogConfiguration(
      directory: path,
      onFailure: { error in
        // Nothing that was not acknowledged may be acknowledged now, so nothing more is said to clients.
        logger.critical("the log has failed: \(error)")
        _exit(error.exitCode)
      },
      report: { event in
        if case .rotated = event { logger.debug("\(event)") } else { logger.info("\(event)") }
      })
    do {
      return DataDirectory(
        services: try ServiceStack(
          log: configuration, software: software,
          passwordConcurrency: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) / 2),
          now: { Self.wallMilliseconds() }))
    } catch let error as LogError {
      throw CommandFailure(message: "\(error)", code: error.exitCode)
    }
  }

  /// Writes what is pending and gives the directory back. No call may be under way.
  func close() throws { try services.close() }

  private static func wallMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
