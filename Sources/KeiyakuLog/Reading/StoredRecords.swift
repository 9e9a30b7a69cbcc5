import Glibc

/// One durable record, as it was appended.
public struct StoredRecord {
  /// Its place in the log, from 1.
  public let sequence: Int64
  /// Time of the newest record that was written together with it, milliseconds since 1970: at least its own time, and
  /// more only by how long one frame was filled.
  public let timeMilliseconds: Int64
  /// The record; good during the call only.
  public let bytes: UnsafeRawBufferPointer
}

/// Durable records in ascending order. Holds their bytes, so it may be kept and handed on; copies share them.
public struct StoredRecords: Sendable {
  /// Records of one frame.
  struct Part: Sendable {
    let frame: StoredFrame
    /// Records of the frame that are left out at its beginning.
    let skipped: Int
    let count: Int

    var firstSequence: Int64 { frame.firstSequence + Int64(skipped) }
    var nextSequence: Int64 { firstSequence + Int64(count) }
  }

  private(set) var parts: [Part] = []
  /// How many records these are.
  public private(set) var count = 0
  /// Bytes of the frames that hold them.
  public private(set) var byteCount = 0

  init() {}

  /// Whether there are none.
  public var isEmpty: Bool { count == 0 }

  /// Sequence of the first one; nil if there is none.
  public var firstSequence: Int64? { parts.first?.firstSequence }

  /// Sequence of the last one; nil if there is none.
  public var lastSequence: Int64? { parts.last.map { $0.nextSequence - 1 } }

  /// Calls `body` with each record in order.
  public func forEach(_ body: (StoredRecord) throws -> Void) rethrows {
    for part in parts {
      var cursor = RecordCursor(part.frame.payload)
      for _ in 0..<part.skipped { _ = cursor.next() }
      for index in 0..<part.count {
        try body(
          StoredRecord(
            sequence: part.firstSequence + Int64(index), timeMilliseconds: part.frame.timeMilliseconds,
            bytes: cursor.next()))
      }
    }
  }

  /// Adds the records of a frame from `sequence` on; nothing if the frame ends before it.
  mutating func append(_ frame: StoredFrame, from sequence: Int64) {
    let skipped = max(0, Int(sequence - frame.firstSequence))
    guard skipped < frame.count else { return }
    append(frame, skipping: skipped, count: frame.count - skipped)
  }

  /// Adds the one record with this sequence, which `records` begin with, copied so that no more than it is kept.
  mutating func appendFirst(of records: StoredRecords) {
    guard let part = records.parts.first else { return }
    var cursor = RecordCursor(part.frame.payload)
    for _ in 0..<part.skipped { _ = cursor.next() }
    let record = cursor.next()
    let payload = UnsafeMutableRawBufferPointer.allocate(
      byteCount: LogFormat.recordPrefixBytes + record.count + 1, alignment: 8)
    defer { payload.deallocate() }
    payload.store(number: UInt32(record.count), at: 0)
    UnsafeMutableRawBufferPointer(rebasing: payload[LogFormat.recordPrefixBytes...]).copyMemory(from: record)
    payload[payload.count - 1] = LogFormat.payloadEndMark
    var place = part.frame.place
    place.firstSequence = part.firstSequence
    append(StoredFrame(place: place, count: 1, copying: UnsafeRawBufferPointer(payload)), skipping: 0, count: 1)
  }

  /// Adds some records of a frame.
  mutating func append(_ frame: StoredFrame, skipping skipped: Int, count: Int) {
    parts.append(Part(frame: frame, skipped: skipped, count: count))
    self.count += count
    byteCount += frame.payload.count
  }
}

/// Where a frame of records stands in the log.
struct FramePlace: Equatable, Sendable {
  /// Sequence of its first record.
  var firstSequence: Int64
  /// Its offset in the segment, in blocks.
  var block: UInt32
  /// Time of its newest record, milliseconds since 1970.
  var timeMilliseconds: Int64

  /// Its offset in the segment, in bytes.
  var offset: Int { Int(block) * LogFormat.blockBytes }
}

/// The records of one durable frame.
///
/// Unchecked: the payload is written before this is made, never afterwards, and `owner` keeps it.
final class StoredFrame: @unchecked Sendable {
  let firstSequence: Int64
  let count: Int
  let timeMilliseconds: Int64
  /// Its offset in its segment, in blocks.
  let block: UInt32
  /// A payload without a `RecordCursor.fault`.
  let payload: UnsafeRawBufferPointer
  private let owner: AnyObject

  /// A frame whose payload lies in memory that `owner` holds.
  init(
    place: FramePlace, count: Int, payload: UnsafeRawBufferPointer, owner: AnyObject
  ) {
    firstSequence = place.firstSequence
    self.count = count
    timeMilliseconds = place.timeMilliseconds
    block = place.block
    self.payload = payload
    self.owner = owner
  }

  /// A frame with a copy of a payload.
  convenience init(place: FramePlace, count: Int, copying payload: UnsafeRawBufferPointer) {
    let copy = HeapBytes(copying: payload)
    self.init(place: place, count: count, payload: copy.bytes, owner: copy)
  }

  /// A frame that holds nothing.
  static let none = StoredFrame(
    place: FramePlace(firstSequence: 0, block: 0, timeMilliseconds: 0), count: 0,
    payload: UnsafeRawBufferPointer(start: nil, count: 0), owner: Nothing())

  private final class Nothing {}

  var nextSequence: Int64 { firstSequence + Int64(count) }

  /// Where it stands.
  var place: FramePlace {
    FramePlace(firstSequence: firstSequence, block: block, timeMilliseconds: timeMilliseconds)
  }
}

/// Bytes that are freed with their last holder.
private final class HeapBytes {
  let bytes: UnsafeRawBufferPointer

  init(copying source: UnsafeRawBufferPointer) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 8)
    memory.copyMemory(from: source)
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit { bytes.deallocate() }
}
