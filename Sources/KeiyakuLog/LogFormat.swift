// The format of the log, version 1. The normative text with rules and a worked example is docs/log-format.md.
//
//   DIRECTORY/LOCK          held for life with an open file description lock; its text is the holder's process id
//   DIRECTORY/META          two slots of 4 KiB, see MetaRecord
//   DIRECTORY/wal/          NNNNNNNNNNNNNNNN.wal, see SegmentHeader and FrameHeader; spare-N.tmp, filling-N.tmp
//   DIRECTORY/snapshots/    see SnapshotFormat
//   DIRECTORY/quarantine/   SEGMENT-OFFSET.torn: what a repair cut off
//   DIRECTORY/RESTORING     there while a backup is put into place: no database yet
//
// All numbers are little-endian. A segment is a 4 KiB header block and frames, each on a 4 KiB boundary:
//
//   | header | frame | frame      | … | seal | zeros up to the segment's size |
//
// A frame is a header of 96 bytes, its payload, and zeros up to the next boundary. A data frame's payload is
//
//   | length: 4 bytes | record | length | record | … | 0xFF |

/// Sizes and magic numbers of the log format, version 1.
enum LogFormat {
  /// The version in META and in every segment header.
  static let version: UInt32 = 1
  /// The unit of writing: what is acknowledged is never written again, because no two frames share a block.
  static let blockBytes = 4096
  /// The unit that a disk writes whole or not at all.
  static let sectorBytes = 512
  /// A frame's header lies within one sector, so a tear leaves it whole or zero.
  static let frameHeaderBytes = 96
  /// The largest payload of a frame.
  static let framePayloadBytesMax = 1 << 20
  /// The largest frame with its padding: all that can be in flight when a process dies.
  static let frameBytesMax = blocks(covering: frameHeaderBytes + framePayloadBytesMax)
  /// The length before each record.
  static let recordPrefixBytes = 4
  /// Ends every payload, so that the last sector of a frame is never zero by right.
  static let payloadEndMark: UInt8 = 0xFF
  /// META is this many slots of one block.
  static let metaSlots = 2

  static let metaMagic: UInt64 = 0x4154_454D_4B59_454B  // "KEYKMETA"
  static let segmentMagic: UInt64 = 0x4D47_4553_4B59_454B  // "KEYKSEGM"
  static let frameMagic: UInt32 = 0x4D52_464B  // "KFRM"

  /// Rounds up to whole blocks.
  static func blocks(covering bytes: Int) -> Int {
    (bytes + blockBytes - 1) & ~(blockBytes - 1)
  }
}

extension UnsafeRawBufferPointer {
  /// Reads a little-endian number at any offset.
  func number<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Number.Type = Number.self)
    -> Number
  {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Writes a little-endian number at any offset.
  func store<Number: FixedWidthInteger & BitwiseCopyable>(number: Number, at offset: Int) {
    storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self)
  }
}
