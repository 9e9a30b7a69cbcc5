// A frame's header: 96 bytes at a 4 KiB boundary, within one 512-byte sector.
//
//   offset size field
//    0      4   magic "KFRM"
//    4      4   CRC32C of bytes 8 to 95
//    8      4   payload length in bytes
//   12      4   CRC32C of the payload
//   16      8   sequence of the first record; without records, the next one expected
//   24      4   number of records
//   28      4   kind: 1 data, 2 mark, 3 seal, 4 start
//   32      8   epoch: how often the directory had been opened when this was written
//   40      8   time of the newest record so far, milliseconds since 1970
//   48      8   the segment's salt
//   56      8   chain
//   64      4   sparse sectors: sectors of header and payload with at most one bit set
//   68     28   zero
//
// chain = SipHash-2-4 with key (previous chain, salt) of bytes 8 to 95 with the chain itself as zero.

/// What a frame is for.
enum FrameKind: UInt32 {
  /// One batch of records.
  case data = 1
  /// Proves the last data frame durable: only one frame is ever in flight.
  case mark = 2
  /// Ends a segment; the next one goes on from its chain.
  case seal = 3
  /// The first frame that a process writes.
  case start = 4
}

/// The header of a frame, decoded.
struct FrameHeader: Equatable {
  var kind: FrameKind
  var payloadBytes: Int
  var payloadChecksum: UInt32
  var firstSequence: Int64
  var count: Int
  var epoch: UInt64
  var timeMilliseconds: Int64
  var salt: UInt64
  var sparseSectors: UInt32

  /// The frame's size on disk, padding included.
  var frameBytes: Int { LogFormat.blocks(covering: LogFormat.frameHeaderBytes + payloadBytes) }

  /// Writes the header into the first 96 bytes of `frame` and answers the chain after it.
  func encode(into frame: UnsafeMutableRawBufferPointer, previousChain: UInt64) -> UInt64 {
    let header = UnsafeMutableRawBufferPointer(rebasing: frame[..<LogFormat.frameHeaderBytes])
    header.initializeMemory(as: UInt8.self, repeating: 0)
    header.store(number: LogFormat.frameMagic, at: 0)
    header.store(number: UInt32(payloadBytes), at: 8)
    header.store(number: payloadChecksum, at: 12)
    header.store(number: firstSequence, at: 16)
    header.store(number: UInt32(count), at: 24)
    header.store(number: kind.rawValue, at: 28)
    header.store(number: epoch, at: 32)
    header.store(number: timeMilliseconds, at: 40)
    header.store(number: salt, at: 48)
    header.store(number: sparseSectors, at: 64)
    let chain = sipHash24(key0: previousChain, key1: salt, UnsafeRawBufferPointer(header).range(8..<header.count))
    header.store(number: chain, at: 56)
    header.store(number: crc32c(UnsafeRawBufferPointer(header).range(8..<header.count)), at: 4)
    return chain
  }
}

/// A header whose checksum holds, with the chain it claims.
struct SoundFrameHeader {
  let header: FrameHeader
  let chain: UInt64
  private let bytes: UnsafeRawBufferPointer

  /// Decodes a header whose magic, checksum, kind and zero bytes hold; otherwise says what does not.
  ///
  /// Whether salt, chain and sequence are the expected ones is the reader's question.
  static func decode(_ block: UnsafeRawBufferPointer) -> Result<SoundFrameHeader, FrameHeaderFault> {
    let bytes = block.range(0..<LogFormat.frameHeaderBytes)
    let magic: UInt32 = bytes.number(at: 0)
    guard magic == LogFormat.frameMagic else {
      return .failure(FrameHeaderFault(expected: "frame magic \(hex(LogFormat.frameMagic))", found: hex(magic)))
    }
    let checksum: UInt32 = bytes.number(at: 4)
    let computed = crc32c(bytes.range(8..<bytes.count))
    guard checksum == computed else {
      return .failure(FrameHeaderFault(expected: "frame header checksum \(hex(computed))", found: hex(checksum)))
    }
    let rawKind: UInt32 = bytes.number(at: 28)
    guard let kind = FrameKind(rawValue: rawKind) else {
      return .failure(FrameHeaderFault(expected: "frame kind 1 to 4", found: "\(rawKind)"))
    }
    guard bytes.range(68..<bytes.count).isZero else {
      return .failure(FrameHeaderFault(expected: "zeros at the end of the frame header", found: "other bytes"))
    }
    let header = FrameHeader(
      kind: kind, payloadBytes: Int(bytes.number(at: 8, as: UInt32.self)), payloadChecksum: bytes.number(at: 12),
      firstSequence: bytes.number(at: 16), count: Int(bytes.number(at: 24, as: UInt32.self)),
      epoch: bytes.number(at: 32), timeMilliseconds: bytes.number(at: 40), salt: bytes.number(at: 48),
      sparseSectors: bytes.number(at: 64))
    return .success(SoundFrameHeader(header: header, chain: bytes.number(at: 56), bytes: bytes))
  }

  /// The chain that this header must carry after `previousChain`.
  func expectedChain(after previousChain: UInt64) -> UInt64 {
    withUnsafeTemporaryAllocation(byteCount: bytes.count, alignment: 8) { copy in
      copy.copyMemory(from: bytes)
      copy.store(number: UInt64(0), at: 56)
      return sipHash24(key0: previousChain, key1: header.salt, UnsafeRawBufferPointer(copy).range(8..<copy.count))
    }
  }
}

/// Why bytes are no frame header.
struct FrameHeaderFault: Error, Equatable {
  let expected: String
  let found: String
}

/// Hexadecimal with the 0x that tells it from a count.
func hex(_ number: some BinaryInteger) -> String { "0x" + String(number, radix: 16) }
