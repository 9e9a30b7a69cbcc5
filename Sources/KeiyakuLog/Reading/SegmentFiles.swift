/// Reads durable records back from the segments, past the page cache, without disturbing who writes.
///
/// What is read is verified anew: every frame by its checksums and the segment's salt, and each one but the first by the
/// chain from the one before it.
struct SegmentFiles: Sendable {
  /// The least that is read at once.
  private static let windowBytesMin = 16 << 10
  /// The most that is read at once unless a frame is larger.
  private static let windowBytesMax = 1 << 20

  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let direct: Bool

  /// Reads records from `sequence` on, until their frames have `bytesMax` bytes, or up to the sequence `last`.
  ///
  /// - Parameters:
  ///   - start: A frame at or before that of `sequence`; the segment's first one if it is nil.
  ///   - end: Nothing at or behind this offset is looked at.
  /// - Returns: At least the record of that sequence, and where the next frame begins.
  func read(
    _ header: SegmentHeader, from sequence: Int64, start: FramePlace?, end: Int, last: Int64, bytesMax: Int
  ) throws(LogError) -> (records: StoredRecords, next: FramePlace) {
    var scan = FrameScan(
      file: try open(header), header: header, start: start, end: end,
      windowBytes: max(Self.windowBytesMin, min(Self.windowBytesMax, LogFormat.blocks(covering: bytesMax))))
    var records = StoredRecords()
    while scan.nextSequence <= last, records.byteCount < bytesMax {
      guard let frame = try scan.next(isNeeded: { $0 > sequence }) else { continue }
      records.append(frame, from: sequence)
    }
    return (records, scan.place)
  }

  /// Opens the file of a segment.
  func open(_ header: SegmentHeader) throws(LogError) -> any LogFile {
    try fileSystem.open(layout.segment(header.number), .existing, direct: direct)
  }
}

/// Goes from frame to frame of one segment.
struct FrameScan {
  let file: any LogFile
  let header: SegmentHeader
  private let end: Int
  private let windowBytes: Int
  private(set) var offset: Int
  private(set) var nextSequence: Int64
  private(set) var timeMilliseconds: Int64 = 0
  /// Known behind the first frame that was read.
  private var chain: UInt64?

  /// What was read last. Frames that are handed out share it, so it is never read into again.
  private var window: AlignedBuffer?
  private var windowStart = 0
  private var windowCount = 0

  init(file: any LogFile, header: SegmentHeader, start: FramePlace?, end: Int, windowBytes: Int) {
    self.file = file
    self.header = header
    self.end = end
    self.windowBytes = windowBytes
    offset = start?.offset ?? LogFormat.blockBytes
    nextSequence = start?.firstSequence ?? header.firstSequence
    chain = start == nil ? header.initialChain : nil
  }

  /// Where the next frame begins.
  var place: FramePlace {
    FramePlace(
      firstSequence: nextSequence, block: UInt32(offset / LogFormat.blockBytes), timeMilliseconds: timeMilliseconds)
  }

  /// Reads the next frame.
  ///
  /// - Parameter isNeeded: Whether a frame is wanted that ends before this sequence; the payload of others is not read.
  /// - Returns: The frame; nil if it is not wanted, or holds no records.
  mutating func next(isNeeded: (_ nextSequence: Int64) -> Bool) throws(LogError) -> StoredFrame? {
    let block = try bytes(LogFormat.blockBytes)
    let sound: SoundFrameHeader
    switch SoundFrameHeader.decode(block) {
    case .failure(let fault): throw damage(fault.expected, fault.found)
    case .success(let decoded): sound = decoded
    }
    let frame = sound.header
    guard frame.salt == header.salt else { throw damage("salt \(hex(header.salt))", hex(frame.salt)) }
    if let chain {
      let expected = sound.expectedChain(after: chain)
      guard sound.chain == expected else { throw damage("chain \(hex(expected))", hex(sound.chain)) }
    }
    guard frame.firstSequence == nextSequence else {
      throw damage("sequence \(nextSequence)", "\(frame.firstSequence)")
    }
    guard frame.frameBytes <= end - offset else { throw damage("a frame of at most \(end - offset) bytes", "more") }
    let next = nextSequence + Int64(frame.count)
    let stored = frame.count > 0 && isNeeded(next) ? try payload(of: frame) : nil
    offset += frame.frameBytes
    nextSequence = next
    timeMilliseconds = frame.timeMilliseconds
    chain = sound.chain
    return stored
  }

  private mutating func payload(of frame: FrameHeader) throws(LogError) -> StoredFrame {
    let used = LogFormat.frameHeaderBytes + frame.payloadBytes
    let payload = try bytes(frame.frameBytes).range(LogFormat.frameHeaderBytes..<used)
    let computed = crc32c(payload)
    guard computed == frame.payloadChecksum else {
      throw damage("payload checksum \(hex(frame.payloadChecksum))", "checksum \(hex(computed))")
    }
    if let fault = RecordCursor.fault(in: payload, count: frame.count) { throw damage(fault.expected, fault.found) }
    // `bytes` has just read the window.
    return StoredFrame(
      place: FramePlace(
        firstSequence: frame.firstSequence, block: UInt32(offset / LogFormat.blockBytes),
        timeMilliseconds: frame.timeMilliseconds),
      count: frame.count, payload: payload, owner: window!)
  }

  /// Bytes at the offset; reads them if they are not in the window.
  private mutating func bytes(_ count: Int) throws(LogError) -> UnsafeRawBufferPointer {
    guard offset + count <= end else {
      throw damage("\(count) more bytes before offset \(end)", "\(max(0, end - offset))")
    }
    if let window, offset >= windowStart, offset + count <= windowStart + windowCount {
      return window.prefix(windowCount).range(offset - windowStart..<offset - windowStart + count)
    }
    let fresh = AlignedBuffer(byteCount: min(max(windowBytes, count), end - offset), isCleared: false)
    windowCount = try file.read(into: fresh.bytes, at: offset)
    windowStart = offset
    window = fresh
    guard windowCount >= count else {
      throw .corrupt(
        LogDamage(
          file: file.path, offset: offset + windowCount, expected: "\(count - windowCount) more bytes",
          found: "the end of the file"))
    }
    return fresh.prefix(count)
  }

  private func damage(_ expected: String, _ found: String) -> LogError {
    .corrupt(LogDamage(file: file.path, offset: offset, expected: expected, found: found))
  }
}
