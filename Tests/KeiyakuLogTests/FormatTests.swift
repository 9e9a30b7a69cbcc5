import Testing

@testable import KeiyakuLog

/// The bytes themselves. The expected ones come from docs/log-format.md and were computed by another implementation.
@Suite struct FormatTests {
  private static let header = SegmentHeader(
    identity: DatabaseIdentity(
      databaseID: LogIdentifier(high: 0x0001_0203_0405_0607, low: 0x0809_0a0b_0c0d_0e0f),
      incarnation: LogIdentifier(high: 0x1011_1213_1415_1617, low: 0x1819_1a1b_1c1d_1e1f)),
    number: 1, firstSequence: 1, previousChain: 0, salt: 0x1122_3344_5566_7788, segmentBytes: 64 << 20, epoch: 1)

  private static let headerText = """
    4b 45 59 4b 53 45 47 4d 01 00 00 00 00 00 00 00
    00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f
    10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f
    01 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00
    00 00 00 00 00 00 00 00 88 77 66 55 44 33 22 11
    00 00 00 04 00 00 00 00 01 00 00 00 00 00 00 00
    """

  private static let frameText = """
    4b 46 52 4d 40 a8 dc 2c 16 00 00 00 9c 20 ca b9
    01 00 00 00 00 00 00 00 02 00 00 00 01 00 00 00
    01 00 00 00 00 00 00 00 00 68 e5 cf 8b 01 00 00
    88 77 66 55 44 33 22 11 c5 38 98 b1 e0 3f a1 2d
    00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
    00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
    07 00 00 00 6b 65 69 79 61 6b 75 06 00 00 00 e5
    a5 91 e7 b4 84 ff
    """

  private func bytes(_ text: String) -> [UInt8] {
    text.split(whereSeparator: \.isWhitespace).map { UInt8($0, radix: 16)! }
  }

  @Test func theWorkedExampleIsWhatIsWritten() throws {
    let block = AlignedBuffer(byteCount: 4096)
    Self.header.encode(into: block.bytes)
    #expect(Array(block.prefix(96)) == bytes(Self.headerText))
    #expect(Array(block.prefix(4096).range(4092..<4096)) == [0xf9, 0xff, 0x6c, 0x64])
    #expect(Self.header.initialChain == 0x6342_e61f_1e5c_bcad)
    #expect(try SegmentHeader.decode(block.prefix(4096), file: "") == Self.header)

    let frame = FrameBuffer(framePayloadBytesMax: 1000)
    // Buffers of frames are not cleared, so anything may be there.
    frame.memory.bytes.initializeMemory(as: UInt8.self, repeating: 0xA5)
    for (sequence, text) in [(1, "keiyaku"), (2, "契約")] as [(Int64, String)] {
      frame.append(sequence: sequence, timeMilliseconds: 1_700_000_000_000, byteCount: text.utf8.count) {
        $0.copyBytes(from: text.utf8)
      }
    }
    frame.finishPayload()
    let payload = frame.memory.prefix(96 + 22).range(96..<96 + 22)
    let header = FrameHeader(
      kind: .data, payloadBytes: 22, payloadChecksum: crc32c(payload), firstSequence: 1, count: 2, epoch: 1,
      timeMilliseconds: 1_700_000_000_000, salt: Self.header.salt, sparseSectors: 0)
    let chain = header.encode(into: frame.memory.bytes, previousChain: Self.header.initialChain)
    #expect(chain == 0x2da1_3fe0_b198_38c5)
    #expect(Array(frame.memory.prefix(118)) == bytes(Self.frameText))
    let decoded = try SoundFrameHeader.decode(frame.memory.prefix(4096)).get()
    #expect(decoded.header == header)
    #expect(decoded.expectedChain(after: Self.header.initialChain) == chain)
  }

  @Test func paddingIsZeroInABufferThatHeldALongerFrame() throws {
    let disk = SimulatedDisk()
    let (log, _) = try Fixture(disk: disk).open()
    for (sequence, count) in [(1, 3000), (2, 3000), (3, 10), (4, 10)] as [(Int64, Int)] {
      log.append(sequence, record(sequence, bytes: count))
      log.step()
    }
    let segment = try #require(disk.contents("/data/wal/0000000000000001.wal"))
    let used = 96 + 4 + 10 + 1
    for block in [4, 5] { #expect(!segment[(block * 4096 + used)..<(block + 1) * 4096].contains { $0 != 0 }) }
    log.abandon()
  }

  @Test(
    arguments: [
      ("0000000000000001.wal", 1), ("0000000000000420.wal", 420), ("1.wal", nil), ("000000000000001x.wal", nil),
      ("+000000000000001.wal", nil), ("0000000000000001.tmp", nil),
    ] as [(String, UInt64?)])
  func onlyTheExactNameIsASegment(name: String, number: UInt64?) {
    #expect(SegmentName.number(in: name) == number)
  }

  /// A frame that is sound in itself and stands where another one belongs.
  enum Stranger: String, CaseIterable {
    case salt, chain, sequence, epoch, room, recordsInMark, emptyData, longRecord, fewerRecords, noEndMark
  }

  @Test(arguments: Stranger.allCases)
  func aFrameThatDoesNotBelongIsRefused(stranger: Stranger) throws {
    let disk = SimulatedDisk()
    let path = "/data/wal/0000000000000001.wal"
    let (log, _) = try Fixture(disk: disk).open()
    let end = try Self.end(of: disk, path)
    log.abandon()
    var payload: [UInt8] = [3, 0, 0, 0, 7, 8, 9, 0xFF]
    var header = FrameHeader(
      kind: .data, payloadBytes: payload.count, payloadChecksum: 0, firstSequence: 1, count: 1, epoch: 1,
      timeMilliseconds: 0, salt: end.salt, sparseSectors: 0)
    var chain = end.chain
    var padding = 0
    switch stranger {
    case .salt: header.salt ^= 1
    case .chain: chain ^= 1
    case .sequence: header.firstSequence = 2
    case .epoch: header.epoch = 0
    case .room: padding = 20 << 10
    case .recordsInMark: header.kind = .mark
    case .emptyData: payload = []
    case .longRecord: payload[0] = 4
    case .fewerRecords: header.count = 2
    case .noEndMark: payload[7] = 0xFE
    }
    payload += [UInt8](repeating: 1, count: padding)
    header.payloadBytes = payload.count
    header.payloadChecksum = payload.withUnsafeBytes(crc32c)
    disk.edit(path) { bytes in
      bytes.replaceSubrange(8192 + 96..<8192 + 96 + payload.count, with: payload)
      bytes.withUnsafeMutableBytes { bytes in
        _ = header.encode(into: UnsafeMutableRawBufferPointer(rebasing: bytes[8192...]), previousChain: chain)
      }
    }
    guard case .corrupt(let damage) = Fixture(disk: disk).openingError() else {
      Issue.record("\(stranger) is not refused")
      return
    }
    #expect(damage.offset == 8192)
  }

  /// Salt of the first segment, and the chain behind its start frame.
  private static func end(of disk: SimulatedDisk, _ path: String) throws -> (salt: UInt64, chain: UInt64) {
    try #require(disk.contents(path)).withUnsafeBytes { bytes in
      let start = try SoundFrameHeader.decode(bytes.range(4096..<8192)).get()
      return (start.header.salt, start.chain)
    }
  }
}
