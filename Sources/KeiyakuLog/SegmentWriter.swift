/// Writes frames at the end of the log and goes on to the next segment when one is full.
///
/// Unchecked: it belongs to one thread at a time, first the opening one, then the writer's.
/// After an error nothing may be written any more; the caller sees to that.
final class SegmentWriter: @unchecked Sendable {
  /// Where the log ends.
  struct Position {
    var file: any LogFile
    var header: SegmentHeader
    var offset: Int
    var chain: UInt64
  }

  private let layout: DirectoryLayout
  private let fileSystem: any LogFileSystem
  private let direct: Bool
  private let segmentBytes: Int
  private let randomNumber: @Sendable () -> UInt64
  private let report: @Sendable (LogEvent) -> Void
  private let meta: MetaFile
  private let spares: SpareSegments
  private let tail: DurableTail
  private let identity: DatabaseIdentity
  private let epoch: UInt64

  private(set) var position: Position?
  private(set) var nextSequence: Int64
  private(set) var lastTimeMilliseconds: Int64
  /// Whether what failed for lack of room may be done again: nothing was promised that depends on it, and it would write
  /// the same bytes to the same place. Through the page cache it may not: what was lost there is forgotten.
  private(set) var mayRetry = false
  /// The seal of the segment is written.
  private var isSealed = false
  private var slowWrites: SlowWrites
  /// Whether the last frame proves the ones before it durable.
  private(set) var endsProved = true
  /// Where the last frame that was written begins.
  private(set) var lastOffset = 0
  /// How long the last write took, in nanoseconds.
  private(set) var lastWriteNanoseconds: Int64 = 0
  /// Bytes of the segments before the one that is written, each up to its seal.
  private var earlierBytes: Int
  /// A block for segment headers and frames without records.
  private let block = AlignedBuffer(byteCount: LogFormat.blockBytes)

  init(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration, meta: MetaFile,
    spares: SpareSegments, tail: DurableTail, epoch: UInt64, position: Position?, earlierBytes: Int,
    nextSequence: Int64,
    lastTimeMilliseconds: Int64
  ) {
    self.layout = layout
    self.fileSystem = fileSystem
    direct = configuration.directIO
    segmentBytes = configuration.segmentBytes
    randomNumber = configuration.randomNumber
    report = configuration.report
    slowWrites = SlowWrites(millisecondsMin: configuration.slowWriteMilliseconds)
    self.meta = meta
    self.spares = spares
    self.tail = tail
    identity = meta.record.identity
    self.epoch = epoch
    self.position = position
    self.earlierBytes = earlierBytes
    self.nextSequence = nextSequence
    self.lastTimeMilliseconds = lastTimeMilliseconds
  }

  /// The chain at the end of the log.
  var chain: UInt64 { position?.chain ?? 0 }

  /// Bytes of the log up to its end.
  var logBytes: Int { earlierBytes + (position?.offset ?? 0) }

  /// Writes a batch as one frame with one write and one sync.
  func write(_ frame: FrameBuffer) throws(LogError) {
    frame.finishPayload()
    lastTimeMilliseconds = frame.timeMilliseconds
    let header = header(
      .data, payloadBytes: frame.payloadBytes,
      payloadChecksum: crc32c(frame.payload), firstSequence: frame.firstSequence, count: frame.count)
    precondition(frame.firstSequence == nextSequence, "frames are written in sequence order")
    try write(header, frame.memory)
    nextSequence += Int64(frame.count)
    endsProved = false
  }

  /// Proves the last data frame durable.
  func writeMark() throws(LogError) {
    try write(header(.mark), block)
    endsProved = true
  }

  /// Begins the frames of this process.
  func writeStart() throws(LogError) {
    try write(header(.start), block)
    endsProved = true
  }

  /// Ends the segment. Its block has been kept free.
  func seal() throws(LogError) {
    try append(header(.seal), block)
    isSealed = true
  }

  /// Goes on in the segment after `previous`, whose seal must be durable; in the first one without it.
  ///
  /// Each step can be interrupted: recovery goes on from whatever it finds.
  func startNextSegment() throws(LogError) {
    let previous = position
    var header = SegmentHeader(
      identity: identity, number: (previous?.header.number ?? 0) + 1, firstSequence: nextSequence,
      previousChain: previous?.chain ?? 0, salt: randomNumber(), segmentBytes: segmentBytes, epoch: epoch)
    // A salt of zero would agree with blocks of zeros.
    if header.salt == 0 { header.salt = 1 }
    let path = layout.segment(header.number)
    mayRetry = true
    let spare = try spares.take()
    mayRetry = false
    try writeHeader(header, to: spare)
    try fileSystem.rename(spare, to: path)
    try fileSystem.syncDirectory(layout.segments)
    let durable = nextSequence - 1
    try meta.update { record in
      record.highestSegment = header.number
      record.epoch = epoch
      record.cleanChain = nil
      // All before the seal is durable.
      record.durableSequence = max(record.durableSequence, durable)
    }
    earlierBytes = logBytes
    position = Position(
      file: try fileSystem.open(path, .existing, direct: direct), header: header, offset: LogFormat.blockBytes,
      chain: header.initialChain)
    isSealed = false
    tail.begin(header)
    report(.rotated(file: path, firstSequence: nextSequence))
  }

  private func writeHeader(_ header: SegmentHeader, to spare: String) throws(LogError) {
    header.encode(into: block.bytes)
    try fileSystem.open(spare, .existing, direct: direct).writeDurably(block.prefix(LogFormat.blockBytes), at: 0)
  }

  private func header(
    _ kind: FrameKind, payloadBytes: Int = 0, payloadChecksum: UInt32 = 0, firstSequence: Int64? = nil, count: Int = 0
  ) -> FrameHeader {
    FrameHeader(
      kind: kind, payloadBytes: payloadBytes, payloadChecksum: payloadChecksum,
      firstSequence: firstSequence ?? nextSequence, count: count, epoch: epoch,
      timeMilliseconds: lastTimeMilliseconds, salt: 0, sparseSectors: 0)
  }

  /// Writes a frame that is not a seal, in the next segment if this one has no room for it and a seal.
  private func write(_ header: FrameHeader, _ memory: AlignedBuffer) throws(LogError) {
    // A log that is written has a segment: `startNextSegment` or recovery set it.
    if position!.offset + header.frameBytes + LogFormat.blockBytes > position!.header.segmentBytes {
      if !isSealed { try seal() }
      try startNextSegment()
    }
    try append(header, memory)
  }

  /// Writes the frame at the end of the log.
  private func append(_ header: FrameHeader, _ memory: AlignedBuffer) throws(LogError) {
    // As in `write`.
    var position = position!
    let offset = position.offset
    let began = MonotonicTime.now()
    mayRetry = position.file.isDirect
    try position.append(header, memory)
    mayRetry = false
    let ended = MonotonicTime.now()
    lastWriteNanoseconds = ended.nanoseconds - began.nanoseconds
    if let event = slowWrites.note(lastWriteNanoseconds, at: ended) { report(event) }
    lastOffset = offset
    self.position = position
  }
}

extension SegmentWriter.Position {
  /// Completes header and padding, writes the frame here with one write and one sync, and goes behind it.
  ///
  /// - Parameters:
  ///   - header: Its salt and sparse sectors do not count.
  ///   - memory: The payload, with room for the header in front of it and for the padding.
  mutating func append(_ header: FrameHeader, _ memory: AlignedBuffer) throws(LogError) {
    var header = header
    header.salt = self.header.salt
    let used = LogFormat.frameHeaderBytes + header.payloadBytes
    UnsafeMutableRawBufferPointer(rebasing: memory.bytes[used..<header.frameBytes])
      .initializeMemory(as: UInt8.self, repeating: 0)
    // The first sector holds the header, so it is never sparse.
    header.sparseSectors =
      used <= LogFormat.sectorBytes
      ? 0 : memory.prefix(used).range(LogFormat.sectorBytes..<used).sparseSectors(bitsMax: 1)
    let next = header.encode(into: memory.bytes, previousChain: chain)
    try file.writeDurably(memory.prefix(header.frameBytes), at: offset)
    offset += header.frameBytes
    chain = next
  }
}

/// Gathers writes that took long, so that a slow disk is told of now and then and not with each frame.
private struct SlowWrites {
  private static let silenceMilliseconds = 10_000

  private let nanosecondsMin: Int64
  private var count = 0
  private var longest: Int64 = 0
  private var silentUntil = MonotonicTime(nanoseconds: 0)

  init(millisecondsMin: Int) { nanosecondsMin = Int64(millisecondsMin) * 1_000_000 }

  /// What to tell after a write that took so long; nil if nothing.
  mutating func note(_ nanoseconds: Int64, at now: MonotonicTime) -> LogEvent? {
    if nanoseconds >= nanosecondsMin {
      count += 1
      longest = max(longest, nanoseconds)
    }
    guard count > 0, now.nanoseconds >= silentUntil.nanoseconds else { return nil }
    defer { (count, longest) = (0, 0) }
    silentUntil = now.adding(nanoseconds: Int64(Self.silenceMilliseconds) * 1_000_000)
    return .slowWrites(count: count, longestMilliseconds: Int(longest / 1_000_000))
  }
}
