import Synchronization

/// Whether the disk has room for the log to go on. Without it records are refused before anything is decided, so that
/// what has been taken always fits into segments that are filled already.
final class LogRoom: Sendable {
  /// What lacks room.
  enum Need: Hashable {
    /// Spare segments.
    case spares
    /// The frame that is to be written.
    case frame
    /// What an opening has to write before the log can go on.
    case start
  }

  private let lacking = Monitor<Set<Need>>([])
  private let isOut = Atomic(false)
  private let report: @Sendable (LogEvent) -> Void

  init(report: @escaping @Sendable (LogEvent) -> Void) { self.report = report }

  /// Whether records are refused. One atomic load.
  var isLacking: Bool { isOut.load(ordering: .relaxed) }

  /// There is no room for something; reported if there was room for everything before.
  func lost(_ need: Need, _ error: LogError) {
    let isFirst = lacking.withLock { lacking in
      defer { lacking.pointee.insert(need) }
      isOut.store(true, ordering: .relaxed)
      return lacking.pointee.isEmpty
    }
    if isFirst { report(.outOfRoom(error)) }
  }

  /// There is room for something; reported if there is room for everything again.
  func found(_ need: Need) {
    guard isLacking else { return }
    let isLast = lacking.withLock { lacking in
      let isLast = lacking.pointee.remove(need) != nil && lacking.pointee.isEmpty
      if isLast { isOut.store(false, ordering: .relaxed) }
      return isLast
    }
    if isLast { report(.roomAgain) }
  }
}

/// A file of zeros that is given up where the log needs a little room on a full disk: for the copy of a torn frame, or
/// for a write in place on a file system that copies what it overwrites. It is made again when there is room.
struct Ballast: Sendable {
  /// More than the copy of the largest torn frame.
  static let byteCount = 2 << 20

  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let direct: Bool

  private var isThere: Bool { (try? fileSystem.names(in: layout.directory)?.contains("ballast")) == true }

  /// Makes the file where there is none. It holds nothing, so what fails is left for the next time.
  func keep() {
    guard !isThere else { return }
    let temporary = layout.ballast + ".tmp"
    do {
      let file = try fileSystem.open(temporary, .empty, direct: direct)
      let zeros = AlignedBuffer(byteCount: Self.byteCount)
      try file.write(zeros.prefix(Self.byteCount), at: 0)
      try file.sync()
      try fileSystem.rename(temporary, to: layout.ballast)
    } catch {
      try? fileSystem.remove(temporary)
    }
  }

  /// Gives its room up. Answers whether there was any.
  func release() -> Bool {
    guard isThere else { return false }
    do {
      try fileSystem.remove(layout.ballast)
      return true
    } catch {
      return false
    }
  }
}
