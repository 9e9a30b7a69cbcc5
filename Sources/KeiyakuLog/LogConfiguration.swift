import CKeiyakuSystem

/// How a log is kept.
public struct LogConfiguration: Sendable {
  /// The data directory; created if it is not there.
  public var directory: String
  /// Size of a new segment in bytes; whole blocks of 4 KiB.
  public var segmentBytes = 64 << 20
  /// Largest payload of a frame in bytes, at most 1 MiB. A record may have up to five bytes less.
  public var framePayloadBytesMax = LogFormat.framePayloadBytesMax
  /// Bytes of records that may wait for the disk before ``LogStore/hasRoom(forBytes:)`` says no.
  public var pendingBytesMax = 64 << 20
  /// Idle time after which the last data frame is proved durable by a mark.
  public var idleMarkMilliseconds = 10
  /// How often META's durable bound follows the log while it advances.
  public var metaMilliseconds = 1000
  /// How long a write may take before it is told to the operator.
  public var slowWriteMilliseconds = 1000
  /// How long to wait on a full disk before it is tried again.
  public var roomMilliseconds = 1000
  /// Zero-filled segments that are kept ready.
  public var spareSegments = 2
  /// Bytes of the newest records that are kept in memory for readers.
  public var recentBytesMax = 16 << 20
  /// Threads that read older records back from the segments.
  public var readerThreads = 2
  /// Reads that may wait for these threads.
  public var readsWaitingMax = 1024
  /// How long records are kept that the state does not need any more.
  public var retention = LogRetention()
  /// How often the policy is looked at.
  public var trimMilliseconds = 10_000
  /// How entities are found in records, for the indexes of the segments.
  public var entityRules = LogEntityRules(version: 0) { { _, _ in } }
  /// Whether to bypass the page cache. Where the file system cannot, the log says so by an event and goes on.
  public var directIO = true
  /// Called once, on the writer's thread, when a write or sync has failed. The failure is final: no later record
  /// becomes durable. A server ends its process here; the log does nothing more of its own.
  public var onFailure: @Sendable (LogError) -> Void
  /// Told what an operator should know. Called on the opening thread and on the log's own threads.
  public var report: @Sendable (LogEvent) -> Void
  /// Told of every frame of records that has become durable. Called on the writer's thread: the next frame waits for it.
  public var onFrame: @Sendable (LogFrameReport) -> Void = { _ in }
  /// Salts and identifiers come from here.
  public var randomNumber: @Sendable () -> UInt64 = LogConfiguration.systemRandomNumber

  /// Makes a configuration with the defaults of a server.
  public init(
    directory: String,
    onFailure: @escaping @Sendable (LogError) -> Void,
    report: @escaping @Sendable (LogEvent) -> Void = { _ in }
  ) {
    self.directory = directory
    self.onFailure = onFailure
    self.report = report
  }

  /// 64 bits from the kernel's generator.
  public static let systemRandomNumber: @Sendable () -> UInt64 = {
    var number: UInt64 = 0
    let result = keiyaku_random(&number, MemoryLayout<UInt64>.size)
    precondition(result == 0, "the kernel gives no random numbers")
    return number
  }

  /// The largest record in bytes.
  public var recordBytesMax: Int { framePayloadBytesMax - LogFormat.recordPrefixBytes - 1 }

  /// The smallest segment: its header, a frame of `framePayloadBytesMax` and a seal.
  public var segmentBytesMin: Int {
    LogFormat.blocks(covering: LogFormat.frameHeaderBytes + framePayloadBytesMax) + 2 * LogFormat.blockBytes
  }

  /// Holds the limits against each other; a violation is a programming error.
  func check() {
    precondition(framePayloadBytesMax <= LogFormat.framePayloadBytesMax && framePayloadBytesMax > 64)
    precondition(segmentBytes % LogFormat.blockBytes == 0)
    precondition(segmentBytes >= segmentBytesMin, "a segment must hold its header, a frame and a seal")
    precondition(spareSegments >= 1)
  }
}

/// A frame of records that has become durable.
public struct LogFrameReport: Sendable, Equatable {
  /// Records in it.
  public var records: Int
  /// Bytes that it takes in the log, with header and padding.
  public var bytes: Int
  /// How long its write, which returns when the bytes are durable, took in nanoseconds.
  public var nanoseconds: Int64
  /// Bytes of the whole log up to its end.
  public var logBytes: Int
}

/// What a log tells its operator.
public enum LogEvent: Sendable, Equatable {
  /// A new data directory was made.
  case created(directory: String)
  /// The file system cannot bypass the page cache, so lost writes may go unnoticed at the next start.
  case directIOUnavailable(path: String)
  /// One slot of META cannot be trusted; the other one serves.
  case metaSlotDamaged(file: String, slot: Int, reason: String)
  /// The last process did not close the log; every frame is whole.
  case uncleanStart(file: String, lastSequence: Int64)
  /// The last frame was never acknowledged and is only partly there: it was copied aside and is cut off.
  case tornTail(file: String, offset: Int, bytes: Int, lastSequence: Int64, quarantine: String)
  /// Another segment is written from now on.
  case rotated(file: String, firstSequence: Int64)
  /// A snapshot is not what was written; an older one, or the log alone, served in its place.
  case snapshotDamaged(LogDamage, quarantine: String)
  /// The disk is full: records are refused and nothing is lost. It is tried again until there is room.
  case outOfRoom(LogError)
  /// There is room again, and records are taken.
  case roomAgain
  /// A write took this long until it was durable, or several did; told at most every ten seconds.
  case slowWrites(count: Int, longestMilliseconds: Int)
  /// No spare segment could be prepared, for another reason than a full disk; it is tried again.
  case spareNotReady(LogError)
  /// A spare segment could be prepared after all.
  case spareReady
  /// So many segments were removed by the policy; this is the oldest sequence that is kept.
  case trimmed(segments: Int, oldestSequence: Int64)
  /// Segments that are not needed any more could not be removed; it is tried again.
  case trimFailed(LogError)
  /// Records that were durable could not be read back. What is written is not affected.
  case readFailed(LogError)
  /// The index of a segment cannot be used and is made again.
  case indexUnusable(file: String, reason: String)
  /// The index of a segment could not be written; questions about its records take longer.
  case indexNotWritten(LogError)
}

extension LogEvent: CustomStringConvertible {
  /// One line for an operator.
  public var description: String {
    switch self {
    case .created(let directory):
      "created data directory \(directory)"
    case .directIOUnavailable(let path):
      "\(path) is on a file system without O_DIRECT: writes the disk lost may go unnoticed until they are read"
    case .metaSlotDamaged(let file, let slot, let reason):
      "\(file): slot \(slot) is damaged (\(reason)); the other slot serves and this one will be rewritten"
    case .uncleanStart(let file, let lastSequence):
      "the last process did not close the log; \(file) is whole up to sequence \(lastSequence)"
    case .tornTail(let file, let offset, let bytes, let lastSequence, let quarantine):
      "\(file): a frame of at most \(bytes) bytes at offset \(offset) was never acknowledged and is torn; "
        + "it is kept in \(quarantine) and cut off; the log goes on after sequence \(lastSequence)"
    case .rotated(let file, let firstSequence):
      "the log goes on in \(file) from sequence \(firstSequence)"
    case .snapshotDamaged(let damage, let quarantine):
      "\(damage.file) is damaged at offset \(damage.offset): expected \(damage.expected), found \(damage.found); "
        + "what it held was made of an older snapshot and the log; it is kept in \(quarantine)"
    case .outOfRoom(let error):
      "the disk is full, so nothing is written until there is room; reads are served: \(error)"
    case .roomAgain:
      "there is room on the disk again; writes are taken"
    case .slowWrites(let count, let longest):
      "\(count) write\(count == 1 ? "" : "s") of the log took up to \(longest) ms until durable; check the disk"
    case .spareNotReady(let error):
      "no spare segment could be prepared: \(error)"
    case .spareReady:
      "a spare segment could be prepared after all"
    case .trimmed(let segments, let oldestSequence):
      "removed \(segments) segment\(segments == 1 ? "" : "s") by the retention policy; "
        + "the log begins with sequence \(oldestSequence) now"
    case .trimFailed(let error):
      "segments that are not needed any more could not be removed: \(error)"
    case .readFailed(let error):
      "records could not be read back: \(error)"
    case .indexUnusable(let file, let reason):
      "\(file) cannot be used and is made again: \(reason)"
    case .indexNotWritten(let error):
      "the index of a segment could not be written, so questions about its records take longer: \(error)"
    }
  }
}
