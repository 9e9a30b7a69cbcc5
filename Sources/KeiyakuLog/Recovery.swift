/// Reads a log from its oldest needed segment to its end and says how it ends. Changes nothing on disk.
struct Recovery {
  /// How the log ends.
  enum Ending: Equatable {
    /// There is no segment yet.
    case empty
    /// It was closed in good order and goes on in the same segment.
    case clean
    /// The process died; every frame is whole.
    case whole
    /// The process died between a seal and the next segment.
    case sealed
    /// The process died with a frame in flight: at most this many bytes after the last valid one.
    case torn(bytes: Int)
  }

  /// What was found.
  struct Outcome {
    var ending = Ending.empty
    var position: SegmentWriter.Position?
    /// The segments there are, in order.
    var headers: [SegmentHeader] = []
    /// Where the last segment's frames of records are.
    var lastFrames: [FramePlace] = []
    /// Bytes of the segments before the last one, each up to its seal.
    var earlierBytes = 0
    var nextSequence: Int64 = 1
    var lastTimeMilliseconds: Int64 = 0
    var epoch: UInt64 = 0
  }

  private let layout: DirectoryLayout
  private let fileSystem: any LogFileSystem
  private let direct: Bool
  private let meta: MetaRecord

  init(_ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, direct: Bool, meta: MetaRecord) {
    self.layout = layout
    self.fileSystem = fileSystem
    self.direct = direct
    self.meta = meta
  }

  /// Verifies every frame and hands each record after `start` to `replay`, in order. Segments that lie before it are
  /// not read beyond their headers.
  ///
  /// - Parameters:
  ///   - segments: What ``openSegments()`` answered.
  ///   - start: The snapshot that the replay goes on from.
  /// - Throws: `LogError` if the log is not what was acknowledged, and whatever `replay` throws.
  func run(
    _ segments: [Segment], after start: ReplayStart, replay: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws -> Outcome {
    var outcome = Outcome(epoch: meta.epoch)
    outcome.headers = segments.map(\.header)
    guard let windowBytes = segments.map(\.header.segmentBytes).max() else { return outcome }
    let window = AlignedBuffer(byteCount: min(windowBytes, SegmentReader.windowBytes))
    var previous: SegmentReader?
    // The one that holds the first record after the start. There is one: that was asked before the snapshot was read.
    let first = segments.lastIndex { $0.header.firstSequence <= start.sequence + 1 } ?? 0
    for segment in segments[..<first] { outcome.earlierBytes += try segment.file.size() }
    for (index, segment) in segments.enumerated().dropFirst(first) {
      try checkLink(of: segment, after: previous)
      var reader = SegmentReader(
        file: segment.file, header: segment.header, window: window,
        lastTimeMilliseconds: previous?.lastTimeMilliseconds ?? 0)
      let isLast = index == segments.count - 1
      if isLast { try checkSize(of: segment) }
      outcome.ending = try read(&reader, isLast: isLast, frames: &outcome.lastFrames) { sequence, record in
        if sequence > start.sequence { try replay(sequence, record) }
      }
      if !isLast { outcome.earlierBytes += reader.offset }
      previous = reader
    }
    // There is at least one segment, or there were no window.
    let last = previous!
    guard last.nextSequence > start.sequence else {
      throw LogError.lostTail(
        file: last.file.path, offset: last.offset, expectedSequence: start.sequence,
        foundSequence: last.nextSequence - 1)
    }
    outcome.position = SegmentWriter.Position(
      file: last.file, header: last.header, offset: last.offset, chain: last.chain)
    outcome.nextSequence = last.nextSequence
    outcome.lastTimeMilliseconds = last.lastTimeMilliseconds
    outcome.epoch = max(meta.epoch, last.epoch)
    if outcome.ending == .whole, meta.cleanChain != nil { outcome.ending = .clean }
    return outcome
  }

  // MARK: Segments

  struct Segment {
    let file: any LogFile
    let header: SegmentHeader
  }

  /// Opens every segment from the oldest needed to the highest, none missing, each with the header it must have.
  func openSegments() throws(LogError) -> [Segment] {
    let names = try fileSystem.names(in: layout.segments) ?? []
    let present = Set(names.compactMap(SegmentName.number(in:)))
    let highest = max(present.max() ?? 0, meta.highestSegment)
    guard highest > 0 else { return [] }
    var segments: [Segment] = []
    let oldest = max(1, meta.oldestNeededSegment)
    guard oldest <= highest else { throw .missingSegment(directory: layout.segments, number: oldest) }
    for number in oldest...highest {
      guard present.contains(number) else { throw .missingSegment(directory: layout.segments, number: number) }
      segments.append(try openSegment(number))
    }
    return segments
  }

  func openSegment(_ number: UInt64) throws(LogError) -> Segment {
    let path = layout.segment(number)
    let file = try fileSystem.open(path, .existing, direct: direct)
    // Before a byte counts: what the page cache holds may never have reached the disk.
    try file.sync()
    let block = AlignedBuffer(byteCount: LogFormat.blockBytes)
    try file.readAll(block.bytes, at: 0)
    let header = try SegmentHeader.decode(block.prefix(LogFormat.blockBytes), file: path)
    guard header.identity.databaseID == meta.identity.databaseID else {
      throw damage(path, 16, "database \(meta.identity.databaseID)", "\(header.identity.databaseID)")
    }
    guard header.identity.incarnation == meta.identity.incarnation || number < meta.incarnationSegment else {
      throw damage(path, 32, "incarnation \(meta.identity.incarnation)", "\(header.identity.incarnation)")
    }
    guard header.number == number else { throw damage(path, 48, "segment number \(number)", "\(header.number)") }
    return Segment(file: file, header: header)
  }

  /// A segment goes on exactly where the one before it was sealed; the first of all begins the log. What the first
  /// that is read goes on from, only its own header says.
  func checkLink(of segment: Segment, after previous: SegmentReader?) throws(LogError) {
    let header = segment.header
    if previous == nil, header.number > 1 { return }
    let chain = previous?.chain ?? 0
    let sequence = previous?.nextSequence ?? 1
    guard header.previousChain == chain else {
      throw damage(segment.file.path, 64, "previous chain \(hex(chain))", hex(header.previousChain))
    }
    guard header.firstSequence == sequence else {
      throw damage(segment.file.path, 56, "first sequence \(sequence)", "\(header.firstSequence)")
    }
    guard header.epoch >= previous?.epoch ?? 0 else {
      throw damage(segment.file.path, 88, "epoch of at least \(previous?.epoch ?? 0)", "\(header.epoch)")
    }
  }

  /// The last segment is as long as it was made; an earlier one may have been cut behind its seal.
  private func checkSize(of segment: Segment) throws(LogError) {
    let size = try segment.file.size()
    guard size == segment.header.segmentBytes else {
      throw damage(segment.file.path, size, "a segment of \(segment.header.segmentBytes) bytes", "\(size) bytes")
    }
  }

  // MARK: Frames

  private func read(
    _ reader: inout SegmentReader, isLast: Bool, frames: inout [FramePlace],
    replay: (Int64, UnsafeRawBufferPointer) throws -> Void
  ) throws -> Ending {
    while true {
      let offset = reader.offset
      let step = try reader.next()
      switch step {
      case .frame(let frame, let payload):
        if isLast, frame.count > 0 {
          frames.append(
            FramePlace(
              firstSequence: frame.firstSequence, block: UInt32(offset / LogFormat.blockBytes),
              timeMilliseconds: frame.timeMilliseconds))
        }
        var cursor = RecordCursor(payload)
        for index in 0..<frame.count {
          try replay(frame.firstSequence + Int64(index), cursor.next())
        }
        guard frame.kind == .seal else { continue }
        if isLast { try checkEnd(of: reader, sealed: true) }
        return .sealed
      case .full(let damage):
        throw LogError.corrupt(damage)
      case .headerZero, .headerInvalid, .payloadInvalid:
        guard isLast else { throw LogError.corrupt(damage(of: step, in: reader)) }
        return try ending(at: step, &reader)
      }
    }
  }

  /// What a step without a frame means before the last segment, where a tear cannot be.
  private func damage(of step: SegmentReader.Step, in reader: SegmentReader) -> LogDamage {
    switch step {
    case .headerInvalid(let damage), .payloadInvalid(_, let damage), .full(let damage): damage
    case .frame, .headerZero: reader.damage(expected: "a frame or a seal, as another segment follows", found: "zeros")
    }
  }

  private func ending(at step: SegmentReader.Step, _ reader: inout SegmentReader) throws(LogError) -> Ending {
    let place = reader.damage(expected: "the end of the log as it was closed", found: "a torn frame")
    switch try reader.verdict(on: step) {
    case .corrupt(let damage):
      throw .corrupt(damage)
    case .clean:
      try checkEnd(of: reader, sealed: false)
      return .whole
    case .torn(let bytes):
      try checkEnd(of: reader, sealed: false)
      guard meta.cleanChain == nil else { throw .corrupt(place) }
      return .torn(bytes: bytes)
    }
  }

  /// The log must reach what META knows to be durable; after a shutdown in good order it must end exactly there.
  private func checkEnd(of reader: SegmentReader, sealed: Bool) throws(LogError) {
    let last = reader.nextSequence - 1
    guard last >= meta.durableSequence else {
      throw .lostTail(
        file: reader.file.path, offset: reader.offset, expectedSequence: meta.durableSequence, foundSequence: last)
    }
    guard let cleanChain = meta.cleanChain else { return }
    guard last == meta.durableSequence, reader.chain == cleanChain, !sealed else {
      throw .corrupt(
        reader.damage(
          expected: "the end of the log as it was closed: sequence \(meta.durableSequence), chain \(hex(cleanChain))",
          found: "sequence \(last), chain \(hex(reader.chain))"))
    }
  }

  private func damage(_ file: String, _ offset: Int, _ expected: String, _ found: String) -> LogError {
    .corrupt(LogDamage(file: file, offset: offset, expected: expected, found: found))
  }
}
