/// Where a file of the log is damaged, and how that shows.
public struct LogDamage: Sendable, Equatable {
  /// The damaged file.
  public var file: String
  /// The byte in the file where the damage shows.
  public var offset: Int
  /// What the format says must be there.
  public var expected: String
  /// What is there.
  public var found: String

  /// Describes a damage.
  public init(file: String, offset: Int, expected: String, found: String) {
    self.file = file
    self.offset = offset
    self.expected = expected
    self.found = found
  }
}

/// Why a data directory cannot be opened or a log cannot go on.
///
/// The log itself never cuts, skips or overwrites anything on such an error: what is on disk stays as it is.
public enum LogError: Error, Sendable, Equatable {
  /// Another process holds the directory; its id, if the lock file tells it.
  case directoryLocked(path: String, processID: Int32?)
  /// The directory holds files of something else.
  case foreignDirectory(path: String, found: String)
  /// A file was written by a later version of this program.
  case newerFormat(file: String, found: UInt32, supported: UInt32)
  /// No slot of META can be trusted; one reason per slot.
  case metaDamaged(file: String, slots: [String])
  /// Bytes that were once written whole are wrong now.
  case corrupt(LogDamage)
  /// A segment that is needed is not there.
  case missingSegment(directory: String, number: UInt64)
  /// The log ends before a record that is known to have been durable.
  case lostTail(file: String, offset: Int, expectedSequence: Int64, foundSequence: Int64)
  /// The system refused an operation; `code` is its errno.
  case io(operation: String, path: String, code: Int32)
  /// The disk or the quota is full.
  case noRoom(operation: String, path: String)
  /// The log has been closed.
  case closed
  /// What is to be made is there already, or has no place.
  case occupied(path: String, found: String)
  /// A backup cannot be restored as it was at a record.
  case notInBackup(file: String, sequence: Int64, first: Int64, last: Int64)

  /// The exit code with which a process ends for this error, distinct for each kind.
  public var exitCode: Int32 {
    switch self {
    case .directoryLocked: 20
    case .foreignDirectory: 21
    case .newerFormat: 22
    case .metaDamaged: 23
    case .corrupt: 24
    case .missingSegment: 25
    case .lostTail: 26
    case .io: 27
    case .noRoom: 28
    case .closed: 29
    case .occupied: 31
    case .notInBackup: 32
    }
  }
}

extension LogError: CustomStringConvertible {
  /// What is wrong, where, and the way out.
  public var description: String {
    switch self {
    case .directoryLocked(let path, let processID):
      let holder = processID.map { "process \($0)" } ?? "another process"
      let directory = path.lastIndex(of: "/").map { path[..<$0] } ?? "."
      return "data directory \(directory) is in use by \(holder); stop it, or choose another directory"
    case .foreignDirectory(let path, let found):
      return "\(path) is not a Keiyaku data directory: found \(found); choose an empty directory or the right one"
    case .newerFormat(let file, let found, let supported):
      return "\(file) has format version \(found), this program reads up to \(supported); use the newer program"
    case .metaDamaged(let file, let slots):
      return "\(file) cannot be trusted (\(slots.joined(separator: "; "))); nothing was changed; "
        + "keep a copy of the directory and restore the last backup"
    case .corrupt(let damage):
      return "\(damage.file) is damaged at offset \(damage.offset): expected \(damage.expected), "
        + "found \(damage.found); nothing was changed; keep a copy of the directory and restore the last backup"
    case .missingSegment(let directory, let number):
      return "\(directory) lacks segment \(SegmentName.name(of: number)), expected because its neighbours or META "
        + "need it, found no such file; put it back, or restore the last backup"
    case .lostTail(let file, let offset, let expected, let found):
      return "\(file) ends at offset \(offset) with sequence \(found), expected sequence \(expected), which was "
        + "durable: the disk lost acknowledged records; nothing was changed; restore the last backup"
    case .io(let operation, let path, let code):
      return "\(operation) \(path) failed: \(errorText(code)) (errno \(code)); "
        + "nothing after it was acknowledged; check the disk and start again"
    case .noRoom(let operation, let path):
      return "\(operation) \(path) failed: no room on the disk; free some space and start again"
    case .closed:
      return "the log is closed; open the data directory again"
    case .occupied(let path, let found):
      return "\(path) cannot be made: found \(found); choose a path where nothing is"
    case .notInBackup(let file, let sequence, let first, let last):
      return "\(file) can be restored from sequence \(first) to \(last), and \(sequence) was asked for; choose one of "
        + "these, or another backup"
    }
  }
}
