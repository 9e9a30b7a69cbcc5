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
    let spare = try spares.take()
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
      try seal()
      try startNextSegment()
    }
    try append(header, memory)
  }

  /// Completes header and padding, and writes the frame at the end of the log.
  private func append(_ header: FrameHeader, _ memory: AlignedBuffer) throws(LogError) {
    // As in `write`.
    var position = position!
    var header = header
    header.salt = position.header.salt
    let used = LogFormat.frameHeaderBytes + header.payloadBytes
    UnsafeMutableRawBufferPointer(rebasing: memory.bytes[used..<header.frameBytes])
      .initializeMemory(as: UInt8.self, repeating: 0)
    // The first sector holds the header, so it is never sparse.
    header.sparseSectors =
      used <= LogFormat.sectorBytes
      ? 0 : memory.prefix(used).range(LogFormat.sectorBytes..<used).sparseSectors(bitsMax: 1)
    let chain = header.encode(into: memory.bytes, previousChain: position.chain)
    let began = MonotonicTime.now()
    try position.file.writeDurably(memory.prefix(header.frameBytes), at: position.offset)
    lastWriteNanoseconds = MonotonicTime.now().nanoseconds - began.nanoseconds
    lastOffset = position.offset
    position.offset += header.frameBytes
    position.chain = chain
    self.position = position
  }
}
