/// Why records cannot be read.
public enum LogReadError: Error, Sendable, Equatable {
  /// The records are not kept any more; this is the oldest one there is.
  case trimmed(oldest: Int64)
  /// So many reads wait already.
  case overloaded(waitingMax: Int)
  /// The log is closed.
  case closed
  /// A segment cannot be read, or is damaged.
  case failed(LogError)
}

extension LogReadError: CustomStringConvertible {
  /// What is wrong, and the way out.
  public var description: String {
    switch self {
    case .trimmed(let oldest): "the log begins with sequence \(oldest) by now; begin there, with the state read anew"
    case .overloaded(let waitingMax): "\(waitingMax) reads of the log wait already; repeat after a pause"
    case .closed: "the log is closed"
    case .failed(let error): "\(error)"
    }
  }
}

/// Some of the records about an entity.
public struct EntityRecords: Sendable {
  /// The records, newest first.
  public var records = StoredRecords()
  /// Every sequence from this one on was looked at; go on before it. Nothing is left to look at where it is no more than
  /// the oldest sequence that is kept.
  public var completeFrom: Int64
}

/// Reads durable records by their sequence, while the log is written.
///
/// New records come from memory, where the newest `LogConfiguration.recentBytesMax` bytes are kept; older ones come from
/// the segments, past the page cache, on threads of the reader's own. Either way sequences follow each other without a
/// gap or a repeat, and nothing is handed out that is not durable. To be called from any thread or task.
public final class LogReader: Sendable {
  let tail: DurableTail
  private let durable: DurableRecords
  private let indexer: EntityIndexer
  private let queue: ReadQueue
  private let waiters: DurableWaiters
  private let threadCount: Int
  /// The writer's: bytes since the indexer was woken, and where the last frame began.
  private let unindexed = Monitor((bytes: 0, offset: 0))
  /// So many bytes of records come in before the indexer looks at them.
  private static let unindexedBytesMax = 1 << 20
  /// Segments that one question looks into at most.
  private static let segmentsMax = 64

  init(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration, _ tail: DurableTail
  ) {
    self.tail = tail
    let files = SegmentFiles(layout: layout, fileSystem: fileSystem, direct: configuration.directIO)
    durable = DurableRecords(tail, files, report: configuration.report)
    indexer = EntityIndexer(layout, fileSystem, configuration, tail, durable)
    queue = ReadQueue(waitingMax: configuration.readsWaitingMax)
    waiters = DurableWaiters(tail)
    threadCount = configuration.readerThreads
  }

  // MARK: For readers

  /// Sequence of the last durable record; 0 if there is none.
  public var durableSequence: Int64 { tail.durableSequence }

  /// Sequence of the oldest record that can be read; one more than the last one if there is none.
  public var oldestSequence: Int64 { tail.oldestSequence }

  /// Reads durable records from a sequence on. Does not wait for records that are still to come.
  ///
  /// - Parameters:
  ///   - sequence: The first one wanted; at least 1.
  ///   - bytesMax: No further frame is taken once those taken have so many bytes, so it may be exceeded by one frame.
  /// - Returns: At least the record of that sequence; none if it is beyond the last durable one.
  public func read(from sequence: Int64, bytesMax: Int = 256 << 10) async throws(LogReadError) -> StoredRecords {
    switch tail.source(of: sequence, bytesMax: bytesMax) {
    case .memory(let records): return records
    case .trimmed(let oldest): throw .trimmed(oldest: oldest)
    case .segment: break
    }
    return try await queue.run { () throws(LogReadError) in try self.readNow(from: sequence, bytesMax: bytesMax) }
  }

  /// Waits until a record is durable.
  ///
  /// - Parameters:
  ///   - sequence: The record.
  ///   - milliseconds: How long to wait at most; nil waits for as long as it takes.
  /// - Returns: False if the time was over before, the task was cancelled, or the log has ended.
  public func wait(for sequence: Int64, atMost milliseconds: Int? = nil) async -> Bool {
    await waiters.wait(for: sequence, atMost: milliseconds)
  }

  /// Whether nothing more becomes durable: the log has been closed, or has failed.
  public var hasEnded: Bool { waiters.hasEnded }

  /// Reads the durable records about an entity, newest first, as `LogConfiguration.entityRules` find it in them.
  ///
  /// A call looks into a bounded number of segments, so it may find nothing although there is more: go on with
  /// `completeFrom` as the next `end` until that is ``oldestSequence`` or less.
  ///
  /// - Parameters:
  ///   - entity: What the records are about.
  ///   - end: Only records before this sequence; the largest number for all.
  ///   - countMax: How many records at most; at least 1.
  public func records(
    of entity: LogEntity, before end: Int64 = .max, countMax: Int
  ) async throws(LogReadError) -> EntityRecords {
    try await queue.run { () throws(LogReadError) in
      try self.recordsNow(of: entity, before: end, countMax: countMax)
    }
  }

  /// The least sequence such that every record before it is older than a time. Records of one frame are not told apart,
  /// so those from it on may be older too, by how long a frame was filled.
  ///
  /// - Parameter milliseconds: Since 1970.
  public func sequence(notBefore milliseconds: Int64) async throws(LogReadError) -> Int64 {
    try await queue.run { () throws(LogReadError) in try self.sequenceNow(notBefore: milliseconds) }
  }

  /// Does some reading on a thread of the reader's, for callers who must not block.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(LogReadError) -> Value
  ) async throws(LogReadError) -> Value {
    try await queue.run(work)
  }

  // MARK: For the log

  /// Starts the threads.
  func start() {
    queue.start(threads: threadCount)
    waiters.start()
    indexer.start()
  }

  /// Ends the threads and wakes who waits.
  func stop() {
    indexer.stop()
    queue.stop()
    waiters.stop()
  }

  /// A frame is durable, at this offset of the segment that is written.
  func publish(_ frame: FrameBuffer, offset: Int) {
    let last = frame.lastSequence
    tail.publish(frame, offset: offset)
    waiters.advanced(to: last)
    let isDue = unindexed.withLock { unindexed in
      unindexed.pointee.bytes += frame.payloadBytes
      // Another segment has been begun: the one before can be completed.
      let isDue = unindexed.pointee.bytes >= Self.unindexedBytesMax || offset < unindexed.pointee.offset
      unindexed.pointee.offset = offset
      if isDue { unindexed.pointee.bytes = 0 }
      return isDue
    }
    if isDue { indexer.wake() }
  }

  // MARK: On the caller's thread

  package func indexEverything() throws(LogReadError) { try indexer.indexEverything() }

  package func readNow(from sequence: Int64, bytesMax: Int) throws(LogReadError) -> StoredRecords {
    try durable.read(from: sequence, bytesMax: bytesMax) { header in
      tail.segment(numbered: header.number).flatMap { indexer.place(of: sequence, in: $0) }
    }
  }

  package func recordsNow(
    of entity: LogEntity, before end: Int64, countMax: Int
  ) throws(LogReadError) -> EntityRecords {
    let oldest = oldestSequence
    var answer = EntityRecords(completeFrom: min(end, durableSequence + 1))
    for _ in 0..<Self.segmentsMax where answer.completeFrom > oldest && answer.records.count < countMax {
      // No segment where all have been trimmed since.
      guard let segment = tail.segment(of: answer.completeFrom - 1) else { break }
      let wanted = countMax - answer.records.count
      let (sequences, frames) = try indexer.sequences(
        of: entity, in: segment, before: answer.completeFrom, countMax: wanted)
      for sequence in sequences.reversed() {
        let frame = frames.partition { $0.firstSequence <= sequence }
        let records = try durable.read(from: sequence, bytesMax: 1) { _ in frame > 0 ? frames[frame - 1] : nil }
        answer.records.appendFirst(of: records)
      }
      answer.completeFrom = sequences.count == wanted ? sequences[0] : segment.header.firstSequence
    }
    return answer
  }

  package func sequenceNow(notBefore milliseconds: Int64) throws(LogReadError) -> Int64 {
    let segments = tail.segments
    var low = 0
    var high = segments.count
    // The last segment that begins with an older record, and so may hold the first one that is not.
    while high - low > 1 {
      let middle = (low + high) / 2
      if try firstTime(in: segments[middle]) < milliseconds { low = middle } else { high = middle }
    }
    guard low < segments.count else { return durableSequence + 1 }
    let frames = try indexer.frames(of: segments[low])
    let older = frames.partition { $0.timeMilliseconds < milliseconds }
    if older < frames.count { return frames[older].firstSequence }
    return min(segments[low].nextSequence, durableSequence + 1)
  }

  /// Time of the newest record in the first frame of records from the beginning of a segment on; the end of time if
  /// there is none.
  private func firstTime(in segment: DurableTail.SegmentRange) throws(LogReadError) -> Int64 {
    let records = try durable.read(from: segment.header.firstSequence, bytesMax: 1)
    return records.parts.first?.frame.timeMilliseconds ?? .max
  }
}
