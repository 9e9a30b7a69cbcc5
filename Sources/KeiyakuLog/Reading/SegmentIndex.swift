// The index of a sealed segment: NNNNNNNNNNNNNNNN.idx beside NNNNNNNNNNNNNNNN.wal. It says where frames begin and which
// records are about an entity. All of it follows from the segment: who finds it missing, damaged or made for something
// else makes it again.
//
//   | header | frames, F blocks | fences, N blocks | entries, E blocks |
//
// Every block has 4,096 bytes, the last four of which are the CRC32C of the others. The header:
//
//   offset size field
//    0      8   magic "KEYKINDX"
//    8      4   format version, 1
//   12      4   version of the rules by which entities are found in records
//   16     16   database id
//   32     16   incarnation
//   48      8   number of the segment
//   56      8   salt of the segment
//   64      8   sequence of the first record expected in the segment
//   72      8   sequence of the first record behind it
//   80      4   number of frames of records
//   84      4   F
//   88      4   N
//   92      4   E
//
// Frames, 255 to a block, in order: first sequence less that of the segment (4 bytes), block in the segment (4), time of
// the newest record (8). Fences, 511 to a block: the key of the first entry of each block of entries. A block of entries:
// their number (2 bytes), then each in LEB128: the key less that of the entry before it (the first: the key itself);
// the sequence less that of the entry before it where the key is the same, otherwise less the segment's first.
// Entries are sorted by key and sequence. A key is the entity's kind in the highest byte and its id below.

/// What a record is about, by numbers that the log only compares.
public struct LogEntity: Hashable, Sendable {
  /// Kind and id as one number that sorts as they do.
  let key: UInt64

  /// Names an entity.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - id: Which one; from 0, below 2 to the power of 56.
  public init(kind: UInt8, id: Int64) {
    precondition(id >= 0 && id <= Self.idMax, "an entity's id has at most 56 bits")
    key = UInt64(kind) << 56 | UInt64(id)
  }

  /// The largest id.
  public static let idMax: Int64 = (1 << 56) - 1

  /// What it is.
  public var kind: UInt8 { UInt8(key >> 56) }

  init(key: UInt64) { self.key = key }
}

/// Tells which entities a record is about. It is handed records that were durable, and calls `add` for each entity.
public typealias LogEntityFinder = (_ record: UnsafeRawBufferPointer, _ add: (LogEntity) -> Void) -> Void

/// How entities are found in records.
public struct LogEntityRules: Sendable {
  /// One more whenever the same record may come to other entities; indexes of other versions are made again.
  public var version: UInt32
  /// Makes a finder for one thread.
  public var makeFinder: @Sendable () -> LogEntityFinder

  /// Makes rules.
  public init(version: UInt32, makeFinder: @escaping @Sendable () -> LogEntityFinder) {
    self.version = version
    self.makeFinder = makeFinder
  }
}

/// A record that is about an entity.
struct Posting: Comparable {
  let key: UInt64
  let sequence: Int64

  static func < (left: Posting, right: Posting) -> Bool {
    left.key == right.key ? left.sequence < right.sequence : left.key < right.key
  }
}

/// Sizes and places of an index, and its header block.
struct SegmentIndexHeader: Equatable {
  static let magic: UInt64 = 0x5844_4E49_4B59_454B  // "KEYKINDX"
  static let version: UInt32 = 1
  static let checksumOffset = LogFormat.blockBytes - 4
  static let framesPerBlock = 255
  static let frameBytes = 16
  static let fencesPerBlock = 511
  static let entryCountBytes = 2
  /// Two numbers of at most ten bytes each.
  static let entryBytesMax = 20
  private static let usedBytes = 96

  var segment: SegmentHeader
  var rulesVersion: UInt32
  var nextSequence: Int64
  var frameCount: Int
  var entryBlocks: Int

  var frameBlocks: Int { (frameCount + Self.framesPerBlock - 1) / Self.framesPerBlock }
  var fenceBlocks: Int { (entryBlocks + Self.fencesPerBlock - 1) / Self.fencesPerBlock }
  var frameOffset: Int { LogFormat.blockBytes }
  var fenceOffset: Int { frameOffset + frameBlocks * LogFormat.blockBytes }
  var entryOffset: Int { fenceOffset + fenceBlocks * LogFormat.blockBytes }
  var byteCount: Int { entryOffset + entryBlocks * LogFormat.blockBytes }

  /// Fills a whole block, which is zero.
  func encode(into block: UnsafeMutableRawBufferPointer) {
    block.store(number: Self.magic, at: 0)
    block.store(number: Self.version, at: 8)
    block.store(number: rulesVersion, at: 12)
    block.store(identifier: segment.identity.databaseID, at: 16)
    block.store(identifier: segment.identity.incarnation, at: 32)
    block.store(number: segment.number, at: 48)
    block.store(number: segment.salt, at: 56)
    block.store(number: segment.firstSequence, at: 64)
    block.store(number: nextSequence, at: 72)
    block.store(number: UInt32(frameCount), at: 80)
    block.store(number: UInt32(frameBlocks), at: 84)
    block.store(number: UInt32(fenceBlocks), at: 88)
    block.store(number: UInt32(entryBlocks), at: 92)
    block.sealBlock()
  }

  /// Decodes the header of an index that was made for this segment and by these rules; otherwise says what is wrong.
  static func decode(
    _ block: UnsafeRawBufferPointer, for segment: SegmentHeader, nextSequence: Int64, rulesVersion: UInt32
  ) -> Result<SegmentIndexHeader, SegmentIndexFault> {
    guard block.blockIsSound else { return .failure(SegmentIndexFault("its first block has another checksum")) }
    let header = SegmentIndexHeader(
      segment: segment, rulesVersion: rulesVersion, nextSequence: nextSequence,
      frameCount: Int(block.number(at: 80, as: UInt32.self)), entryBlocks: Int(block.number(at: 92, as: UInt32.self)))
    // Everything but two sizes is known, so the block must be this one.
    let expected = AlignedBuffer(byteCount: LogFormat.blockBytes)
    header.encode(into: expected.bytes)
    guard expected.prefix(LogFormat.blockBytes).elementsEqual(block) else {
      return .failure(SegmentIndexFault("it was made for another segment or by other rules"))
    }
    return .success(header)
  }
}

/// Why an index cannot be used.
struct SegmentIndexFault: Error, Equatable {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

extension UnsafeMutableRawBufferPointer {
  /// Writes the checksum of a whole block of an index.
  fileprivate func sealBlock() {
    let place = SegmentIndexHeader.checksumOffset
    store(number: crc32c(UnsafeRawBufferPointer(self).range(0..<place)), at: place)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a block of an index is as it was written.
  var blockIsSound: Bool {
    let place = SegmentIndexHeader.checksumOffset
    return number(at: place, as: UInt32.self) == crc32c(range(0..<place))
  }
}

/// Builds the bytes of an index.
enum SegmentIndexEncoder {
  /// The bytes of the index of a sealed segment.
  ///
  /// - Parameter postings: Sorted, none twice.
  static func encode(
    _ segment: SegmentHeader, nextSequence: Int64, rulesVersion: UInt32, frames: [FramePlace], postings: [Posting]
  ) -> AlignedBuffer {
    var entries = EntryBlocks(firstSequence: segment.firstSequence)
    for posting in postings { entries.append(posting) }
    entries.finish()
    let header = SegmentIndexHeader(
      segment: segment, rulesVersion: rulesVersion, nextSequence: nextSequence, frameCount: frames.count,
      entryBlocks: entries.fences.count)
    let buffer = AlignedBuffer(byteCount: header.byteCount)
    func block(_ offset: Int) -> UnsafeMutableRawBufferPointer {
      UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[offset..<offset + LogFormat.blockBytes])
    }
    header.encode(into: block(0))
    for (index, frame) in frames.enumerated() {
      let place = block(header.frameOffset + index / SegmentIndexHeader.framesPerBlock * LogFormat.blockBytes)
      let offset = index % SegmentIndexHeader.framesPerBlock * SegmentIndexHeader.frameBytes
      place.store(number: UInt32(frame.firstSequence - segment.firstSequence), at: offset)
      place.store(number: frame.block, at: offset + 4)
      place.store(number: frame.timeMilliseconds, at: offset + 8)
    }
    for (index, fence) in entries.fences.enumerated() {
      block(header.fenceOffset + index / SegmentIndexHeader.fencesPerBlock * LogFormat.blockBytes)
        .store(number: fence, at: index % SegmentIndexHeader.fencesPerBlock * 8)
    }
    UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[header.entryOffset...]).copyBytes(from: entries.bytes)
    for offset in stride(from: LogFormat.blockBytes, to: header.byteCount, by: LogFormat.blockBytes) {
      block(offset).sealBlock()
    }
    return buffer
  }
}

/// Blocks of entries in the making.
private struct EntryBlocks {
  private(set) var bytes: [UInt8] = []
  private(set) var fences: [UInt64] = []
  private let firstSequence: Int64
  private var count = 0
  private var last = Posting(key: 0, sequence: 0)

  init(firstSequence: Int64) { self.firstSequence = firstSequence }

  mutating func append(_ posting: Posting) {
    let blockEnd = fences.count * LogFormat.blockBytes - 4
    if fences.isEmpty || bytes.count + SegmentIndexHeader.entryBytesMax > blockEnd {
      finish()
      fences.append(posting.key)
      bytes += [0, 0]
      last = Posting(key: 0, sequence: 0)
    }
    let isFirst = count == 0
    let isSame = !isFirst && posting.key == last.key
    appendNumber(posting.key - last.key)
    appendNumber(UInt64(posting.sequence - (isSame ? last.sequence : firstSequence)))
    last = posting
    count += 1
  }

  /// Ends the block that is being filled.
  mutating func finish() {
    guard !fences.isEmpty else { return }
    let start = (fences.count - 1) * LogFormat.blockBytes
    bytes[start] = UInt8(count & 0xFF)
    bytes[start + 1] = UInt8(count >> 8)
    bytes += [UInt8](repeating: 0, count: start + LogFormat.blockBytes - bytes.count)
    count = 0
  }

  private mutating func appendNumber(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
