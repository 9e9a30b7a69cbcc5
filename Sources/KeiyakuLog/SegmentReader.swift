/// Reads the frames of one segment in order, in large direct reads, without copying a record.
///
/// Valid means: the header's checksum holds, salt, chain, sequence and epoch go on from the frame before, the payload
/// fits, its checksum holds, and the records fill it exactly up to the end mark.
struct SegmentReader {
  /// How much is read at once.
  static let windowBytes = 8 << 20

  /// What stands at the reader's offset.
  enum Step {
    /// A valid frame; the payload is good until the next call.
    case frame(FrameHeader, payload: UnsafeRawBufferPointer)
    /// The header's sector is zero.
    case headerZero
    /// The header is not zero and not valid: nothing that a tear leaves behind.
    case headerInvalid(LogDamage)
    /// The header is valid and the payload's checksum is not.
    case payloadInvalid(FrameHeader, LogDamage)
    /// No frame can begin here: the segment is full and not sealed.
    case full(LogDamage)
  }

  let file: any LogFile
  let header: SegmentHeader
  private(set) var offset = LogFormat.blockBytes
  private(set) var chain: UInt64
  private(set) var nextSequence: Int64
  private(set) var epoch: UInt64
  private(set) var lastTimeMilliseconds: Int64

  private let window: AlignedBuffer
  private var windowStart = 0
  private var windowCount = 0

  /// Starts at the first frame. `window` is the memory to read into, shared by the readers of one recovery.
  init(file: any LogFile, header: SegmentHeader, window: AlignedBuffer, lastTimeMilliseconds: Int64) {
    self.file = file
    self.header = header
    self.window = window
    self.lastTimeMilliseconds = lastTimeMilliseconds
    chain = header.initialChain
    nextSequence = header.firstSequence
    epoch = header.epoch
  }

  /// Reads what stands at the offset and goes past it if it is a valid frame.
  mutating func next() throws(LogError) -> Step {
    guard offset + LogFormat.blockBytes <= header.segmentBytes else {
      return .full(damage(expected: "a seal before the end of the segment", found: "none"))
    }
    let block = try bytes(at: offset, count: LogFormat.blockBytes)
    if block.range(0..<LogFormat.sectorBytes).isZero { return .headerZero }
    let sound: SoundFrameHeader
    switch SoundFrameHeader.decode(block) {
    case .failure(let fault): return .headerInvalid(damage(expected: fault.expected, found: fault.found))
    case .success(let decoded): sound = decoded
    }
    let frame = sound.header
    let claimedChain = sound.chain
    if let fault = mismatch(of: sound) { return .headerInvalid(damage(expected: fault.expected, found: fault.found)) }

    let whole = try bytes(at: offset, count: frame.frameBytes)
    let payload = whole.range(LogFormat.frameHeaderBytes..<LogFormat.frameHeaderBytes + frame.payloadBytes)
    let computed = crc32c(payload)
    guard computed == frame.payloadChecksum else {
      let found = "checksum \(hex(computed))"
      return .payloadInvalid(frame, damage(expected: "payload checksum \(hex(frame.payloadChecksum))", found: found))
    }
    if let fault = RecordCursor.fault(in: payload, count: frame.count) {
      return .headerInvalid(damage(expected: fault.expected, found: fault.found))
    }
    offset += frame.frameBytes
    chain = claimedChain
    nextSequence += Int64(frame.count)
    epoch = frame.epoch
    lastTimeMilliseconds = frame.timeMilliseconds
    return .frame(frame, payload: payload)
  }

  /// Bytes of the segment, good until the next call; reads them if they are not in the window.
  mutating func bytes(at start: Int, count: Int) throws(LogError) -> UnsafeRawBufferPointer {
    precondition(count <= window.bytes.count)
    if start < windowStart || start + count > windowStart + windowCount {
      let wanted = max(count, min(window.bytes.count, header.segmentBytes - start))
      windowCount = 0
      let got = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: window.bytes[..<wanted]), at: start)
      windowStart = start
      windowCount = got
    }
    guard start + count <= windowStart + windowCount else {
      throw .corrupt(
        LogDamage(
          file: file.path, offset: windowStart + windowCount,
          expected: "\(start + count - windowStart - windowCount) more bytes", found: "the end of the file"))
    }
    return UnsafeRawBufferPointer(window.bytes).range(start - windowStart..<start - windowStart + count)
  }

  func damage(at place: Int? = nil, expected: String, found: String) -> LogDamage {
    LogDamage(file: file.path, offset: place ?? offset, expected: expected, found: found)
  }

  /// Whether a sound header is the one that belongs here.
  private func mismatch(of sound: SoundFrameHeader) -> FrameHeaderFault? {
    let frame = sound.header
    func fault(_ what: String, _ expected: some CustomStringConvertible, _ found: some CustomStringConvertible)
      -> FrameHeaderFault
    {
      FrameHeaderFault(expected: "\(what) \(expected)", found: "\(found)")
    }
    guard frame.salt == header.salt else { return fault("salt", hex(header.salt), hex(frame.salt)) }
    let chainHere = sound.expectedChain(after: chain)
    guard sound.chain == chainHere else { return fault("chain", hex(chainHere), hex(sound.chain)) }
    guard frame.firstSequence == nextSequence else { return fault("sequence", nextSequence, frame.firstSequence) }
    guard frame.epoch >= epoch else { return fault("epoch of at least", epoch, frame.epoch) }
    guard frame.payloadBytes <= LogFormat.framePayloadBytesMax else {
      return fault("payload of at most", LogFormat.framePayloadBytesMax, frame.payloadBytes)
    }
    // A block is kept for the seal after every frame that is not one.
    let room = header.segmentBytes - offset - (frame.kind == .seal ? 0 : LogFormat.blockBytes)
    guard frame.frameBytes <= room else { return fault("frame of at most", room, frame.frameBytes) }
    guard (frame.kind == .data) == (frame.count > 0), (frame.kind == .data) == (frame.payloadBytes > 0) else {
      return fault("records in data frames only", "", "kind \(frame.kind) with \(frame.count) records")
    }
    return nil
  }
}

/// Walks the records of a payload whose checksum holds.
struct RecordCursor {
  private let payload: UnsafeRawBufferPointer
  private var offset = 0

  init(_ payload: UnsafeRawBufferPointer) { self.payload = payload }

  /// The next record. Only for a payload without ``fault(in:count:)``.
  mutating func next() -> UnsafeRawBufferPointer {
    let length = Int(payload.number(at: offset, as: UInt32.self))
    let start = offset + LogFormat.recordPrefixBytes
    offset = start + length
    return payload.range(start..<offset)
  }

  /// Says why a payload is not exactly `count` records and the end mark; nil if it is.
  static func fault(in payload: UnsafeRawBufferPointer, count: Int) -> FrameHeaderFault? {
    guard count > 0 else { return nil }
    let end = payload.count - 1
    var offset = 0
    for _ in 0..<count {
      guard end - offset >= LogFormat.recordPrefixBytes else {
        return FrameHeaderFault(expected: "\(count) records in the payload", found: "fewer")
      }
      let length = Int(payload.number(at: offset, as: UInt32.self))
      guard length <= end - offset - LogFormat.recordPrefixBytes else {
        return FrameHeaderFault(
          expected: "a record of at most \(end - offset - LogFormat.recordPrefixBytes) bytes", found: "\(length)")
      }
      offset += LogFormat.recordPrefixBytes + length
    }
    guard offset == end, payload[end] == LogFormat.payloadEndMark else {
      return FrameHeaderFault(expected: "the end mark after \(count) records", found: "other bytes")
    }
    return nil
  }
}
