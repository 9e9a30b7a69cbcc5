import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The exit codes of `keiyaku serve`. README.md has the same table, and a test compares them.
enum ServeExitCode {
  /// The address cannot be listened on.
  static let listenFailed: Int32 = 10
  /// A library of the system cannot be served with.
  static let libraryUnsuitable: Int32 = 11
  /// A record of a sound log cannot be read, or does not fit the records before it.
  static let recordRefused: Int32 = 30

  /// Every code with what it means. Those from 20 to 29 are `LogError.exitCode`.
  static let all: [(code: Int32, meaning: String)] = [
    (0, "stopped in order, by SIGTERM or SIGINT"),
    (Failure.refused, "the data directory cannot be opened for another reason, which is printed"),
    (Failure.usage, "wrong usage, or an address that is refused"),
    (listenFailed, "the address cannot be listened on"),
    (
      libraryUnsuitable,
      "a library of the system is too old (libprotobuf-c before 1.4.1) or lacks what passwords need (libcrypt without "
        + "yescrypt)"
    ),
    (20, "the data directory is in use"),
    (21, "it holds something else"),
    (22, "a newer version wrote it"),
    (23, "META is damaged"),
    (24, "the log is corrupt"),
    (25, "a segment is missing"),
    (26, "acknowledged records are missing"),
    (27, "a write, read or sync failed"),
    (28, "the disk is full"),
    (29, "the log was used after its close"),
    (
      recordRefused,
      "a record of the log, or a snapshot, cannot be read by this version, or does not fit the records before it"
    ),
  ]

  /// The table for `keiyaku serve --help`.
  static var help: String {
    all.map { "  \($0.code < 10 ? " " : "")\($0.code)  \($0.meaning)" }.joined(separator: "\n")
  }
}

extension CommandFailure {
  /// An address that cannot be listened on.
  init(listening address: String, _ error: IOError) {
    // strerror has a static text for every number.
    let reason = String(cString: strerror(error.errnoCode)!)
    self.init(
      message: "cannot listen on \(address): \(reason) (errno \(error.errnoCode)); stop what does, or choose another",
      code: ServeExitCode.listenFailed)
  }
}
