/// The end of the log as readers see it: which segments there are, how far the newest one is durable, and the newest
/// records in memory.
///
/// The writer's thread publishes each frame after its sync and before anybody hears that it is durable; so whoever has
/// seen an answer finds its record here. Nothing that is not durable ever gets here.
final class DurableTail: Sendable {
  /// A segment of the log.
  struct Segment: Sendable {
    let header: SegmentHeader
    /// Sequence of the first record behind the segment; the largest number while it is written.
    var nextSequence = Int64.max
    /// Its frames of records, in order, if they are known; of the segment that is written they always are.
    var frames: [FramePlace]?

    /// The frame that holds a record, if that is known.
    func place(of sequence: Int64) -> FramePlace? {
      guard let frames, let first = frames.first, first.firstSequence <= sequence else { return nil }
      return frames[frames.partition { $0.firstSequence <= sequence } - 1]
    }
  }

  private struct State {
    /// In order of their numbers, none missing; the last one is written.
    var segments: [Segment]
    /// Bytes of the last segment that are durable and will not be written again.
    var end: Int
    var durable: Int64
    /// Time of the newest record; nil if there is none.
    var newestTime: Int64?
    var recent: [StoredFrame] = []
    /// Index of the oldest frame in `recent` that counts.
    var oldestRecent = 0
    var recentBytes = 0

    var oldestSequence: Int64 { segments.first?.header.firstSequence ?? durable + 1 }
  }

  private let recentBytesMax: Int
  private let state: Monitor<State>
  /// How many sealed segments have their frames in memory, until their sidecars are written.
  private static let sealedFramesMax = 4

  /// What recovery found: segments, frames of the last one, its end, the last record's sequence and time.
  init(
    headers: [SegmentHeader], lastFrames: [FramePlace], end: Int, durable: Int64, newestTime: Int64, recentBytesMax: Int
  ) {
    self.recentBytesMax = recentBytesMax
    var segments = headers.map { Segment(header: $0) }
    for index in segments.indices.dropLast() {
      segments[index].nextSequence = segments[index + 1].header.firstSequence
    }
    if !segments.isEmpty { segments[segments.count - 1].frames = lastFrames }
    state = Monitor(
      State(segments: segments, end: end, durable: durable, newestTime: durable > 0 ? newestTime : nil))
  }

  // MARK: The writer's side

  /// Another segment is written from now on.
  func begin(_ header: SegmentHeader) {
    state.withLock { state in
      if !state.pointee.segments.isEmpty {
        state.pointee.segments[state.pointee.segments.count - 1].nextSequence = header.firstSequence
      }
      state.pointee.segments.append(Segment(header: header, frames: []))
      state.pointee.end = LogFormat.blockBytes
      let old = state.pointee.segments.count - 2 - Self.sealedFramesMax
      if old >= 0 { state.pointee.segments[old].frames = nil }
    }
  }

  /// A frame of records has become durable at this offset of the segment that is written.
  func publish(_ frame: FrameBuffer, offset: Int) {
    let place = FramePlace(
      firstSequence: frame.firstSequence, block: UInt32(offset / LogFormat.blockBytes),
      timeMilliseconds: frame.timeMilliseconds)
    let stored = StoredFrame(place: place, count: frame.count, copying: frame.payload)
    let end = offset + LogFormat.blocks(covering: LogFormat.frameHeaderBytes + frame.payloadBytes)
    state.withLock { state in
      state.pointee.segments[state.pointee.segments.count - 1].frames?.append(place)
      state.pointee.end = end
      state.pointee.durable = stored.nextSequence - 1
      state.pointee.newestTime = place.timeMilliseconds
      keep(stored, &state.pointee)
    }
  }

  /// The segments before this one are not to be read any more.
  func trim(below number: UInt64) {
    state.withLock { $0.pointee.segments.removeAll { $0.header.number < number } }
  }

  /// Puts a frame behind the newest and lets go of the oldest ones that are too many.
  private func keep(_ frame: StoredFrame, _ state: inout State) {
    state.recent.append(frame)
    state.recentBytes += frame.payload.count
    while state.recentBytes > recentBytesMax, state.oldestRecent < state.recent.count - 1 {
      state.recentBytes -= state.recent[state.oldestRecent].payload.count
      state.recent[state.oldestRecent] = .none
      state.oldestRecent += 1
    }
    // Moves what is left only when that is the smaller part.
    if state.oldestRecent > state.recent.count / 2 {
      state.recent.removeFirst(state.oldestRecent)
      state.oldestRecent = 0
    }
  }

  // MARK: The readers' side

  /// Sequence of the last durable record.
  var durableSequence: Int64 { state.withLock { $0.pointee.durable } }

  /// Time of the newest durable record, milliseconds since 1970; nil if there is none.
  var newestTime: Int64? { state.withLock { $0.pointee.newestTime } }

  /// Sequence of the oldest record that a segment holds; one more than the last one if there is none.
  var oldestSequence: Int64 { state.withLock { $0.pointee.oldestSequence } }

  /// The segments there are, the bytes of the last one that are durable, and the last record in them.
  var durableEnd: (segments: [SegmentHeader], end: Int, durable: Int64) {
    state.withLock { ($0.pointee.segments.map(\.header), $0.pointee.end, $0.pointee.durable) }
  }

  /// Where a reader finds records.
  enum Source {
    /// In memory; none if the sequence is beyond the last durable one.
    case memory(StoredRecords)
    /// In a segment, before the offset `end` of it and not beyond the sequence `last`; in or behind the frame at
    /// `start`, if that is known.
    case segment(SegmentHeader, start: FramePlace?, end: Int, last: Int64)
    /// Nowhere any more; this is the oldest one there is.
    case trimmed(oldest: Int64)
  }

  /// Where the records from `sequence` on are, with those that are in memory.
  ///
  /// - Parameter bytesMax: No further frame is taken once the frames have so many bytes.
  func source(of sequence: Int64, bytesMax: Int) -> Source {
    state.withLock { state in
      guard sequence <= state.pointee.durable else { return .memory(StoredRecords()) }
      if let recent = Self.recent(state.pointee, from: sequence, bytesMax: bytesMax) { return .memory(recent) }
      let oldest = state.pointee.oldestSequence
      guard oldest <= sequence else { return .trimmed(oldest: oldest) }
      let index = state.pointee.segments.partition { $0.header.firstSequence <= sequence } - 1
      let segment = state.pointee.segments[index]
      let isLast = index == state.pointee.segments.count - 1
      return .segment(
        segment.header, start: segment.place(of: sequence),
        end: isLast ? state.pointee.end : segment.header.segmentBytes,
        last: isLast ? state.pointee.durable : segment.nextSequence - 1)
    }
  }

  private static func recent(_ state: State, from sequence: Int64, bytesMax: Int) -> StoredRecords? {
    guard state.oldestRecent < state.recent.count, state.recent[state.oldestRecent].firstSequence <= sequence else {
      return nil
    }
    let frames = state.recent[state.oldestRecent...]
    var records = StoredRecords()
    var index = frames.startIndex + frames.partition { $0.firstSequence <= sequence } - 1
    while index < frames.endIndex, records.byteCount < bytesMax {
      records.append(frames[index], from: sequence)
      index += 1
    }
    return records
  }

  /// A segment without its frames.
  struct SegmentRange: Sendable {
    let header: SegmentHeader
    /// Sequence of the first record behind it; the largest number while it is written.
    let nextSequence: Int64

    var isSealed: Bool { nextSequence != .max }
  }

  /// The segments there are; the last one is written.
  var segments: [SegmentRange] {
    state.withLock { state in
      state.pointee.segments.map { SegmentRange(header: $0.header, nextSequence: $0.nextSequence) }
    }
  }

  /// The segment that holds a record, or will.
  func segment(of sequence: Int64) -> SegmentRange? {
    segments.last { $0.header.firstSequence <= sequence }
  }

  /// A segment by its number.
  func segment(numbered number: UInt64) -> SegmentRange? {
    segments.first { $0.header.number == number }
  }
}

extension RandomAccessCollection {
  /// How many elements at the beginning satisfy `belongs`, which no element does behind one that does not.
  func partition(by belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[index(startIndex, offsetBy: middle)]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
