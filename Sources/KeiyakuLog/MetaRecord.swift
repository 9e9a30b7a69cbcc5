// META: two slots of 4 KiB, at offsets 0 and 4096. Each write goes to the slot that is older, as a whole.
//
//   offset size field
//    0      8   magic "KEYKMETA"
//    8      4   format version
//   12      4   flags: bit 0 = the log was closed in good order, bit 1 = it is being truncated; others zero
//   16      8   generation: the valid slot with the higher one counts
//   24     16   database id
//   40     16   incarnation
//   56      8   epoch: how often the directory has been opened
//   64      8   highest segment; 0 before the first
//   72      8   oldest segment that is needed
//   80      8   durable bound: a sequence that is durable, and all before it
//   88      8   sequence of the last snapshot; 0 for none
//   96      8   chain at the end of the log, if closed in good order; else 0
//  104      8   first segment of the incarnation; those before it may be of an earlier one
//  112      8   first sequence of the incarnation
//  120   3972   zero
// 4092      4   CRC32C of bytes 0 to 4091
//
// Magic, version and the place of the checksum are the same in every version to come.

/// What META holds.
struct MetaRecord: Equatable {
  var generation: UInt64
  var identity: DatabaseIdentity
  var epoch: UInt64
  var highestSegment: UInt64
  var oldestNeededSegment: UInt64
  var durableSequence: Int64
  var snapshotSequence: Int64
  /// The chain at the end of the log if it was closed in good order.
  var cleanChain: UInt64?
  /// A truncation has begun and not ended.
  var isTruncating = false
  /// Segments from this one on are of the incarnation, those before it of any.
  var incarnationSegment: UInt64 = 1
  /// Sequence of the first record of the incarnation.
  var incarnationSequence: Int64 = 1

  /// Refuses what is neither the old history nor the new one.
  func checkTruncation(file: String) throws(LogError) {
    guard isTruncating else { return }
    throw .metaDamaged(
      file: file, slots: ["a truncation was begun and not finished: run `keiyaku log truncate` again"])
  }

  private static let usedBytes = 120
  private static let checksumOffset = LogFormat.blockBytes - 4

  /// Fills a whole slot.
  func encode(into slot: UnsafeMutableRawBufferPointer) {
    slot.initializeMemory(as: UInt8.self, repeating: 0)
    slot.store(number: LogFormat.metaMagic, at: 0)
    slot.store(number: LogFormat.version, at: 8)
    slot.store(number: UInt32((cleanChain == nil ? 0 : 1) | (isTruncating ? 2 : 0)), at: 12)
    slot.store(number: generation, at: 16)
    slot.store(identifier: identity.databaseID, at: 24)
    slot.store(identifier: identity.incarnation, at: 40)
    slot.store(number: epoch, at: 56)
    slot.store(number: highestSegment, at: 64)
    slot.store(number: oldestNeededSegment, at: 72)
    slot.store(number: durableSequence, at: 80)
    slot.store(number: snapshotSequence, at: 88)
    slot.store(number: cleanChain ?? 0, at: 96)
    slot.store(number: incarnationSegment, at: 104)
    slot.store(number: incarnationSequence, at: 112)
    slot.store(number: crc32c(UnsafeRawBufferPointer(slot).range(0..<Self.checksumOffset)), at: Self.checksumOffset)
  }

  /// What a slot turned out to be.
  enum Slot: Equatable {
    case sound(MetaRecord)
    case newer(version: UInt32)
    case damaged(reason: String)
  }

  /// Decodes a slot.
  static func decode(_ slot: UnsafeRawBufferPointer) -> Slot {
    let magic: UInt64 = slot.number(at: 0)
    guard magic == LogFormat.metaMagic else {
      return .damaged(reason: "expected magic \(hex(LogFormat.metaMagic)), found \(hex(magic))")
    }
    let checksum: UInt32 = slot.number(at: checksumOffset)
    let computed = crc32c(slot.range(0..<checksumOffset))
    guard checksum == computed else {
      return .damaged(reason: "expected checksum \(hex(computed)), found \(hex(checksum))")
    }
    let version: UInt32 = slot.number(at: 8)
    guard version == LogFormat.version else { return .newer(version: version) }
    let flags: UInt32 = slot.number(at: 12)
    guard flags <= 3, slot.range(usedBytes..<checksumOffset).isZero else {
      return .damaged(reason: "expected zeros in unused places, found other bytes")
    }
    return .sound(
      MetaRecord(
        generation: slot.number(at: 16),
        identity: DatabaseIdentity(databaseID: slot.identifier(at: 24), incarnation: slot.identifier(at: 40)),
        epoch: slot.number(at: 56), highestSegment: slot.number(at: 64), oldestNeededSegment: slot.number(at: 72),
        durableSequence: slot.number(at: 80), snapshotSequence: slot.number(at: 88),
        cleanChain: flags & 1 == 1 ? slot.number(at: 96) : nil, isTruncating: flags & 2 == 2,
        incarnationSegment: slot.number(at: 104), incarnationSequence: slot.number(at: 112)))
  }
}
