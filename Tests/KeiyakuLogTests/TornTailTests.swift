import Testing

@testable import KeiyakuLog

/// A torn tail is not corruption, and corruption is no torn tail.
@Suite struct TornTailTests {
  private let first = "/data/wal/0000000000000001.wal"
  private let zeroSector = [UInt8](repeating: 0, count: 512)

  /// A log of three whole frames and one with these bytes at offset 20480, in a segment that was never sealed.
  private func diskWithLastFrame(of bytes: [UInt8]) throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let (log, _) = try Fixture(disk: disk).open()
    log.write(1...3)
    log.append(4, bytes)
    log.step()
    log.abandon()
    return disk
  }

  private let lastFrame = 4096 * 5

  /// Records that make it hard to tell a tear from damage.
  static let hardRecords: [[UInt8]] = [
    record(4, bytes: 1), record(4, bytes: 150), record(4, bytes: 900),
    [UInt8](repeating: 0, count: 1200),
    [UInt8](repeating: 0, count: 412) + [1],
    [UInt8](repeating: 0, count: 700) + [0x80] + [UInt8](repeating: 0, count: 500),
  ]

  @Test(arguments: hardRecords)
  func noSingleBitFlipOfACompleteFrameIsCalledTornOrServed(bytes: [UInt8]) throws {
    let disk = try diskWithLastFrame(of: bytes)
    let file = try disk.open(first, .existing, direct: true)
    let block = AlignedBuffer(byteCount: 4096)
    try file.readAll(block.bytes, at: 0)
    let header = try SegmentHeader.decode(block.prefix(4096), file: first)
    let window = AlignedBuffer(byteCount: 32 << 10)
    let covered = LogFormat.frameHeaderBytes + 4 + bytes.count + 1
    for bit in 0..<covered * 8 {
      func flip() { disk.edit(first) { $0[lastFrame + bit / 8] ^= 1 << UInt8(bit % 8) } }
      flip()
      var reader = SegmentReader(file: file, header: header, window: window, lastTimeMilliseconds: 0)
      // Start and three records.
      for _ in 0..<4 { _ = try reader.next() }
      let step = try reader.next()
      if case .frame = step {
        Issue.record("bit \(bit) is served")
        return
      }
      guard case .corrupt = try reader.verdict(on: step) else {
        Issue.record("bit \(bit) is called \(try reader.verdict(on: step))")
        return
      }
      flip()
    }
  }

  @Test(arguments: [1, 2, 4, 5])
  func aLostSectorOfThePayloadIsATear(sector: Int) throws {
    let disk = try diskWithLastFrame(of: record(4, bytes: 2500))
    disk.edit(first) { bytes in
      let start = lastFrame + sector * 512
      bytes.replaceSubrange(start..<start + 512, with: zeroSector)
    }
    try expectRepair(of: disk)
  }

  @Test func aLostHeaderSectorIsATear() throws {
    let disk = try diskWithLastFrame(of: record(4, bytes: 2500))
    disk.edit(first) { $0.replaceSubrange(lastFrame..<lastFrame + 512, with: zeroSector) }
    try expectRepair(of: disk)
  }

  @Test func aLostSectorAtTheEndOfThePayloadIsATear() throws {
    // Header and prefix take 100 bytes: the last sector of the payload holds two bytes and the end mark.
    let disk = try diskWithLastFrame(of: record(4, bytes: 1024 - 100 + 2))
    disk.edit(first) { $0.replaceSubrange(lastFrame + 1024..<lastFrame + 1536, with: zeroSector) }
    try expectRepair(of: disk)
  }

  @Test func aFrameThatIsWhollyLostIsACleanEnd() throws {
    let disk = try diskWithLastFrame(of: record(4, bytes: 2500))
    disk.edit(first) { $0.replaceSubrange(lastFrame..<lastFrame + 4096, with: [UInt8](repeating: 0, count: 4096)) }
    let (log, replayed) = try Fixture(disk: disk).open()
    #expect(replayed == records(1...3))
    #expect(log.opening.condition == .unclean)
    log.abandon()
  }

  @Test func aTearAfterACleanCloseIsRefused() throws {
    let disk = SimulatedDisk()
    let fixture = Fixture(disk: disk)
    let (log, _) = try fixture.open()
    log.write(1...2)
    try log.close()
    disk.edit(first) { $0[4096 * 5 + 700] = 1 }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.found == "a torn frame")
  }

  /// The torn frame is kept aside, the log goes on after the one before it, and the next start finds nothing to mend.
  private func expectRepair(of disk: SimulatedDisk) throws {
    let torn = Array(disk.contents(first)![lastFrame...])
    let fixture = Fixture(disk: disk)
    let (log, replayed) = try fixture.open()
    #expect(replayed == records(1...3))
    #expect(log.opening.condition == .torn)
    #expect(log.durableSequence == 3)
    let reports = fixture.events.all.filter { if case .tornTail = $0 { true } else { false } }
    let quarantine = "/data/quarantine/0000000000000001-0000000000020480.torn"
    #expect(
      reports == [
        .tornTail(file: first, offset: lastFrame, bytes: torn.count, lastSequence: 3, quarantine: quarantine)
      ])
    #expect(disk.contents(quarantine) == torn)
    log.write(4...6)
    log.abandon()
    let again = Fixture(disk: disk)
    #expect(try again.open().records == records(1...6))
    #expect(!again.events.all.contains { if case .tornTail = $0 { true } else { false } })
  }

  /// Whatever a power cut leaves of the one frame in flight, the log opens with what was acknowledged.
  @Test func noTearOfAFrameInFlightIsRefused() throws {
    for seed in UInt64(0)..<300 {
      var random = SplitMix64(seed: seed)
      let disk = SimulatedDisk()
      let fixture = Fixture(disk: disk)
      let (log, _) = try fixture.open()
      log.write(1...2)
      for sequence in Int64(3)...5 {
        log.append(sequence, record(sequence, bytes: Int(random.next() % 2600) + 1))
      }
      // Two operations make a frame: the write and its sync.
      disk.setFault(.crash(atOperation: Int(random.next() % 2) + 1))
      log.step()
      #expect(fixture.failures.all.count == 1)
      #expect(log.durableSequence == 2)
      disk.crashAndBoot(seed: seed)
      let (again, replayed) = try fixture.open()
      #expect(replayed.count == 2 || replayed.count == 5, "seed \(seed)")
      #expect(Array(replayed.prefix(2)) == records(1...2), "seed \(seed)")
      again.abandon()
    }
  }
}
