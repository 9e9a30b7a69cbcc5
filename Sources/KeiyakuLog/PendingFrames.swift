/// A frame that is being filled or is on its way, with room for its header in front.
///
/// Unchecked: it belongs to the pending queue under its lock, or to the writer that took it from there.
final class FrameBuffer: @unchecked Sendable {
  let memory: AlignedBuffer
  private(set) var payloadBytes = 0
  private(set) var firstSequence: Int64 = 0
  private(set) var count = 0
  private(set) var timeMilliseconds: Int64 = 0
  /// Bytes of the records alone.
  private(set) var recordBytes = 0
  private var isFinished = false

  init(framePayloadBytesMax: Int) {
    // Not cleared: whoever fills it may hold everybody up, and of what is written nothing is left as it was.
    memory = AlignedBuffer(
      byteCount: LogFormat.blocks(covering: LogFormat.frameHeaderBytes + framePayloadBytesMax), isCleared: false)
  }

  /// The sequence of the last record.
  var lastSequence: Int64 { firstSequence + Int64(count) - 1 }

  /// Copies a record behind those that are there.
  func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    if count == 0 { firstSequence = sequence }
    count += 1
    self.timeMilliseconds = timeMilliseconds
    let prefix = LogFormat.frameHeaderBytes + payloadBytes
    memory.bytes.store(number: UInt32(byteCount), at: prefix)
    let start = prefix + LogFormat.recordPrefixBytes
    fill(UnsafeMutableRawBufferPointer(rebasing: memory.bytes[start..<start + byteCount]))
    payloadBytes += LogFormat.recordPrefixBytes + byteCount
    recordBytes += byteCount
  }

  /// The payload as it is so far.
  var payload: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(memory.bytes).range(
      LogFormat.frameHeaderBytes..<LogFormat.frameHeaderBytes + payloadBytes)
  }

  /// Ends the payload, once.
  func finishPayload() {
    guard !isFinished else { return }
    isFinished = true
    memory.bytes[LogFormat.frameHeaderBytes + payloadBytes] = LogFormat.payloadEndMark
    payloadBytes += 1
  }

  /// Makes the buffer empty; its bytes are overwritten later.
  func reset() {
    payloadBytes = 0
    recordBytes = 0
    count = 0
    isFinished = false
  }
}

/// The records that wait for the disk: full frames in order, and the one that is being filled.
///
/// Protected by the log's lock.
struct PendingFrames {
  private let framePayloadBytesMax: Int
  private var full: [FrameBuffer] = []
  private var filling: FrameBuffer?
  private var spare: [FrameBuffer] = []
  private(set) var lastSequence: Int64

  /// How many empty buffers are kept after a burst.
  private static let spareBuffersMax = 8

  init(framePayloadBytesMax: Int, lastSequence: Int64) {
    self.framePayloadBytesMax = framePayloadBytesMax
    self.lastSequence = lastSequence
    spare = (0..<2).map { _ in FrameBuffer(framePayloadBytesMax: framePayloadBytesMax) }
  }

  var isEmpty: Bool { filling == nil && full.isEmpty }

  /// Copies a record into the last frame, or into a new one if it does not fit.
  mutating func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    precondition(sequence == lastSequence + 1, "records are appended in sequence order")
    lastSequence = sequence
    let needed = LogFormat.recordPrefixBytes + byteCount + 1
    if let frame = filling, frame.payloadBytes + needed > framePayloadBytesMax {
      full.append(frame)
      filling = nil
    }
    let frame = filling ?? spare.popLast() ?? FrameBuffer(framePayloadBytesMax: framePayloadBytesMax)
    filling = frame
    frame.append(sequence: sequence, timeMilliseconds: timeMilliseconds, byteCount: byteCount, fill)
  }

  /// Takes the oldest frame; the next record begins another.
  mutating func takeFirst() -> FrameBuffer? {
    if !full.isEmpty { return full.removeFirst() }
    let frame = filling
    filling = nil
    return frame
  }

  /// Puts the frame that was taken last back to where it was, as it could not be written yet.
  mutating func putBack(_ frame: FrameBuffer) { full.insert(frame, at: 0) }

  /// Gives back a frame that was written.
  mutating func giveBack(_ frame: FrameBuffer) {
    guard spare.count < Self.spareBuffersMax else { return }
    frame.reset()
    spare.append(frame)
  }
}
