#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files and sockets the process may have open.
///
/// A connection too many must never be the reason why the log cannot go on to its next segment.
enum OpenFiles {
  /// Kept for the log, for event loops, and for telling connections that there are too many.
  static let reserve = 256

  /// Raises the limit of the process to what the system allows it, and returns how many connections fit below it.
  static func connectionsMax() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let files = RLIMIT_NOFILE
    #endif
    guard getrlimit(files, &limit) == 0 else { return reserve }
    if limit.rlim_cur < limit.rlim_max {
      var raised = limit
      raised.rlim_cur = limit.rlim_max
      if setrlimit(files, &raised) == 0 { limit = raised }
    }
    return max(1, Int(clamping: limit.rlim_cur) - reserve)
  }
}
