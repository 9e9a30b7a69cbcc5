import Synchronization

/// How long records are kept after the state no longer needs them: for readers, the audit trail and point-in-time
/// restores. Whole sealed segments are removed, the oldest first, as soon as one of the limits is exceeded.
public struct LogRetention: Sendable, Equatable {
  /// Records older than the newest one by more than so many days may be removed; nil sets no limit. By the times of
  /// records and not by the clock, so that a clock that is set forward removes nothing.
  public var days: Int?
  /// Segments may be removed as long as they are more bytes than this; nil sets no limit.
  public var bytes: Int?

  /// A policy; without limits everything is kept.
  public init(days: Int? = nil, bytes: Int? = nil) {
    self.days = days
    self.bytes = bytes
  }
}

/// Removes the oldest segments by the policy: META first, on both slots, then readers are told, then the files.
///
/// Each step may be the last one before a crash: what META says is not needed any more is removed at the next opening.
/// Belongs to the housekeeping thread.
final class SegmentTrimmer: Sendable {
  private static let millisecondsPerDay: Int64 = 24 * 60 * 60 * 1000

  private let layout: DirectoryLayout
  private let fileSystem: any LogFileSystem
  private let retention: LogRetention
  private let direct: Bool
  private let report: @Sendable (LogEvent) -> Void
  private let meta: MetaFile
  private let tail: DurableTail
  /// Sizes of sealed segments, which do not change any more, and the times up to which their records go.
  private let removedBytes = Atomic(0)
  private let known = Monitor<[UInt64: (bytes: Int, lastTime: Int64)]>([:])

  init(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration, _ meta: MetaFile,
    _ tail: DurableTail
  ) {
    self.layout = layout
    self.fileSystem = fileSystem
    retention = configuration.retention
    direct = configuration.directIO
    report = configuration.report
    self.meta = meta
    self.tail = tail
  }

  /// How many backups are being written: while there is one, nothing is removed.
  let pins = Monitor(0)

  /// Bytes of the segments that were removed.
  var trimmedBytes: Int { removedBytes.load(ordering: .relaxed) }

  /// Removes what an earlier process had not finished to remove, and indexes without a segment.
  func removeLeftovers() throws(LogError) {
    let names = try fileSystem.names(in: layout.segments) ?? []
    let oldest = meta.record.oldestNeededSegment
    var removed = false
    for name in names.sorted() {
      let isLeft =
        if let number = SegmentName.number(in: name) {
          number < oldest
        } else if let number = SegmentName.indexNumber(in: name) {
          number < oldest || name.hasSuffix(SegmentName.temporarySuffix)
        } else { false }
      guard isLeft else { continue }
      try fileSystem.remove(layout.segments + "/" + name)
      removed = true
    }
    if removed { try fileSystem.syncDirectory(layout.segments) }
  }

  /// Removes what the policy says, as long as it holds no record that is needed.
  ///
  /// - Parameter needed: The oldest sequence that must stay.
  /// - Throws: A failure of META, which is final. What cannot be removed is reported and tried again.
  func trim(needed: Int64) throws(LogError) {
    guard retention != LogRetention() else { return }
    // Under the lock, so that no backup begins with what is about to go.
    try pins.withLock { (pins) throws(LogError) in
      if pins.pointee == 0, let number = firstKept(needed: needed) { try remove(before: number) }
    }
  }

  private func remove(before number: UInt64) throws(LogError) {
    // On both slots: should one be damaged, the other must not ask for what is gone.
    for _ in 0..<LogFormat.metaSlots { try meta.update { $0.oldestNeededSegment = number } }
    let trimmed = tail.segments.filter { $0.header.number < number }
    tail.trim(below: number)
    do throws(LogError) { try removeLeftovers() } catch { report(.trimFailed(error)) }
    known.withLock { known in
      for segment in trimmed {
        guard let description = known.pointee.removeValue(forKey: segment.header.number) else { continue }
        removedBytes.add(description.bytes, ordering: .relaxed)
      }
    }
    report(.trimmed(segments: trimmed.count, oldestSequence: tail.oldestSequence))
  }

  /// The number of the first segment that stays; nil if all do, or if that cannot be found out now.
  private func firstKept(needed: Int64) -> UInt64? {
    let segments = tail.segments
    guard let newestTime = tail.newestTime else { return nil }
    var sizes: [(bytes: Int, lastTime: Int64)] = []
    do throws(LogError) {
      for (segment, next) in zip(segments, segments.dropFirst()) {
        guard segment.nextSequence <= needed else { break }
        sizes.append(try describe(segment.header, before: next.header))
      }
    } catch {
      report(.trimFailed(error))
      return nil
    }
    // What must stay counts as well.
    var total =
      sizes.reduce(0) { $0 + $1.bytes } + (segments.count - sizes.count) * (segments.last?.header.segmentBytes ?? 0)
    var first: UInt64?
    for (size, next) in zip(sizes, segments.dropFirst()) {
      let isOld = retention.days.map { size.lastTime < newestTime - Int64($0) * Self.millisecondsPerDay } ?? false
      let isMuch = retention.bytes.map { total > $0 } ?? false
      guard isOld || isMuch else { break }
      total -= size.bytes
      first = next.header.number
    }
    return first
  }

  private func describe(
    _ header: SegmentHeader, before next: SegmentHeader
  ) throws(LogError) -> (bytes: Int, lastTime: Int64) {
    if let known = known.withLock({ $0.pointee[header.number] }) { return known }
    let bytes = try fileSystem.open(layout.segment(header.number), .existing, direct: direct).size()
    // The first frame of the next segment says how new the records are up to its end.
    var scan = FrameScan(
      file: try fileSystem.open(layout.segment(next.number), .existing, direct: direct), header: next, start: nil,
      end: next.segmentBytes, windowBytes: LogFormat.blockBytes)
    _ = try scan.next { _ in false }
    let described = (bytes, scan.timeMilliseconds)
    known.withLock { $0.pointee[header.number] = described }
    return described
  }
}
