import Testing

@testable import KeiyakuLog

/// Every branch of recovery by name, in the order of docs/log-format.md.
@Suite struct RecoveryTests {
  private let disk = SimulatedDisk()
  private let fixture: Fixture
  private let first = "/data/wal/0000000000000001.wal"
  private let second = "/data/wal/0000000000000002.wal"
  private let meta = "/data/META"

  init() { fixture = Fixture(disk: disk) }

  /// Writes records, one per frame, and leaves the directory as a killed process does.
  private func writeAndKill(_ sequences: ClosedRange<Int64>) throws {
    let (log, _) = try fixture.open()
    log.write(sequences)
    log.abandon()
  }

  private func writeAndClose(_ sequences: ClosedRange<Int64>) throws {
    let (log, _) = try fixture.open()
    log.write(sequences)
    try log.close()
  }

  // MARK: Whole logs

  @Test func aNewDirectoryIsCreated() throws {
    let (log, replayed) = try fixture.open()
    #expect(replayed.isEmpty)
    #expect(
      log.opening == LogOpening(condition: .created, lastSequence: 0, lastTimeMilliseconds: 0, epoch: 1, logBytes: 8192)
    )
    #expect(log.durableSequence == 0)
    #expect(fixture.events.all.first == .created(directory: "/data"))
    log.abandon()
  }

  @Test func afterACleanCloseTheSameSegmentGoesOn() throws {
    try writeAndClose(1...3)
    let (log, replayed) = try fixture.open()
    #expect(replayed == records(1...3))
    #expect(
      log.opening
        == LogOpening(condition: .clean, lastSequence: 3, lastTimeMilliseconds: 1003, epoch: 2, logBytes: 28672))
    #expect(log.durableSequence == 3)
    #expect(try fixture.segmentPaths == [first])
    log.abandon()
  }

  @Test func afterAKillTheSegmentIsSealedAndCutAndTheNextOneBegins() throws {
    try writeAndKill(1...3)
    let (log, replayed) = try fixture.open()
    #expect(replayed == records(1...3))
    #expect(log.opening.condition == .unclean)
    #expect(try fixture.segmentPaths == [first, second])
    #expect(disk.contents(first)!.count < fixture.configuration.segmentBytes)
    #expect(fixture.events.all.contains(.uncleanStart(file: first, lastSequence: 3)))
    log.write(4...9)
    try log.close()
    #expect(try fixture.open().records == records(1...9))
  }

  @Test func rotationAcrossManySegmentsReplaysEverythingInOrder() throws {
    try writeAndKill(1...60)
    try writeAndClose(61...120)
    try writeAndKill(121...180)
    #expect(try fixture.segmentPaths.count > 8)
    let (log, replayed) = try fixture.open()
    #expect(replayed == records(1...180))
    log.abandon()
  }

  @Test func beforeAByteCountsTheFileAndItsNameAreSynced() throws {
    try writeAndKill(1...3)
    try writeAndClose(4...6)
    let reopened = disk.copy()
    try Fixture(disk: reopened).open().log.abandon()
    let journal = reopened.journal
    for path in [meta, first, second] {
      let read = try #require(journal.firstIndex(of: "read \(path)"))
      let sync = try #require(journal.firstIndex(of: "sync \(path)"))
      #expect(sync < read)
    }
    let names = try #require(journal.firstIndex(of: "syncdir /data/wal"))
    let read = try #require(journal.firstIndex(of: "read \(first)"))
    #expect(names < read)
  }

  @Test func theIdentityStaysAndTheEpochCounts() throws {
    let (log, _) = try fixture.open()
    let identity = log.identity
    try log.close()
    let (again, _) = try fixture.open()
    #expect(again.identity == identity)
    #expect(again.opening.epoch == 2)
    again.abandon()
  }

  // MARK: Damage that a tear cannot leave

  @Test func corruptMiddleIsRefused() throws {
    try writeAndKill(1...5)
    let place = 4096 * 3 + 200
    disk.edit(first) { $0[place] ^= 0x40 }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.file == first)
    #expect(damage.offset == 4096 * 3)
    #expect(damage.expected.contains("checksum"))
  }

  @Test func aDamagedHeaderIsRefusedEvenAtTheEnd() throws {
    try writeAndKill(1...5)
    disk.edit(first) { $0[4096 * 6 + 17] ^= 0x01 }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.offset == 4096 * 6)
  }

  @Test func aBadPayloadWithoutAZeroSectorIsRefused() throws {
    let (log, _) = try fixture.open()
    log.append(1, record(1, bytes: 3000))
    log.step()
    log.abandon()
    disk.edit(first) { $0[8192 + 1500] ^= 0x01 }
    guard case .corrupt = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
  }

  @Test func aTornFrameWithAValidFrameBehindItIsRefused() throws {
    let (log, _) = try fixture.open()
    for sequence in Int64(1)...2 {
      log.append(sequence, record(sequence, bytes: 3000))
      log.step()
    }
    log.abandon()
    disk.edit(first) { $0.replaceSubrange(8192 + 1024..<8192 + 1536, with: [UInt8](repeating: 0, count: 512)) }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.expected.contains("12288"))
  }

  @Test func bytesBeyondOneMaximalFrameAreRefused() throws {
    let large = Fixture(disk: disk, segmentBytes: 2 << 20)
    let (log, _) = try large.open()
    log.write(1...1)
    log.abandon()
    disk.edit(first) { $0[12288 + LogFormat.frameBytesMax + 5] = 1 }
    guard case .corrupt(let damage) = large.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.offset == 12288 + LogFormat.frameBytesMax)
  }

  @Test func zerosBeforeTheLastSegmentAreRefused() throws {
    try writeAndKill(1...3)
    try writeAndKill(4...4)
    disk.edit(first) { $0.replaceSubrange(4096 * 4..<4096 * 6, with: [UInt8](repeating: 0, count: 8192)) }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.file == first)
  }

  @Test func aSegmentThatIsTooShortIsRefused() throws {
    try writeAndKill(1...3)
    disk.edit(first) { $0.removeLast(4096) }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.found == "28672 bytes")
  }

  // MARK: Acknowledged records that are gone

  @Test func aTailBelowTheDurableBoundIsRefused() throws {
    let (log, _) = try fixture.open()
    log.write(1...4)
    log.housekeep()
    log.abandon()
    disk.edit(first) { $0.replaceSubrange(4096 * 5..<4096 * 6, with: [UInt8](repeating: 0, count: 4096)) }
    #expect(
      fixture.openingError()
        == .lostTail(file: first, offset: 4096 * 5, expectedSequence: 4, foundSequence: 3))
  }

  @Test func aTornFrameBelowTheDurableBoundIsRefused() throws {
    let (log, _) = try fixture.open()
    log.write(1...3)
    log.append(4, record(4, bytes: 2000))
    log.step()
    log.housekeep()
    log.abandon()
    disk.edit(first) { $0.replaceSubrange(4096 * 5 + 512..<4096 * 5 + 1024, with: [UInt8](repeating: 0, count: 512)) }
    #expect(
      fixture.openingError()
        == .lostTail(file: first, offset: 4096 * 5, expectedSequence: 4, foundSequence: 3))
  }

  @Test func afterACleanCloseEvenALostMarkIsRefused() throws {
    try writeAndClose(1...3)
    // Start, three records, and the mark that closing wrote.
    disk.edit(first) { $0.replaceSubrange(4096 * 5..<4096 * 6, with: [UInt8](repeating: 0, count: 4096)) }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.expected.contains("as it was closed"))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aMissingSegmentIsRefused(number: UInt64) throws {
    try writeAndKill(1...1)
    try writeAndKill(2...2)
    try writeAndKill(3...3)
    disk.delete("/data/wal/" + SegmentName.name(of: number))
    #expect(fixture.openingError() == .missingSegment(directory: "/data/wal", number: number))
  }

  @Test func aSegmentOfAnotherDatabaseIsRefused() throws {
    try writeAndKill(1...2)
    let other = SimulatedDisk()
    var stranger = Fixture(disk: other)
    stranger.configuration.randomNumber = SeededNumbers(seed: 2).next
    try stranger.open().log.close()
    disk.edit(first) { $0 = other.contents(first)! }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.expected.hasPrefix("database"))
  }

  @Test func aSegmentThatDoesNotChainIsRefused() throws {
    try writeAndKill(1...2)
    try writeAndKill(3...4)
    disk.edit(second) { bytes in
      bytes.withUnsafeMutableBytes { block in
        var header = try! SegmentHeader.decode(
          UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<4096]), file: second)
        header.previousChain ^= 1
        header.encode(into: UnsafeMutableRawBufferPointer(rebasing: block[..<4096]))
      }
    }
    guard case .corrupt(let damage) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(damage.expected.hasPrefix("previous chain"))
  }

  // MARK: META

  @Test(arguments: [0, 1])
  func oneDamagedSlotOfMetaSurvives(slot: Int) throws {
    try writeAndKill(1...3)
    try writeAndClose(4...6)
    disk.edit(meta) { $0[slot * 4096 + 60] ^= 0x10 }
    let (log, replayed) = try fixture.open()
    #expect(replayed == records(1...6))
    // Whether the log was closed in good order is not believed to a slot that may be the one before last.
    #expect(log.opening.condition == .unclean)
    #expect(fixture.events.all.contains { if case .metaSlotDamaged = $0 { true } else { false } })
    log.write(7...7)
    try log.close()
    #expect(try fixture.open().records == records(1...7))
  }

  @Test func bothSlotsDamagedAreRefused() throws {
    try writeAndClose(1...3)
    for slot in 0..<2 { disk.edit(meta) { $0[slot * 4096 + 100] ^= 0x10 } }
    guard case .metaDamaged(let file, let slots) = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(file == meta)
    #expect(slots.count == 2)
  }

  @Test func aMissingMetaBesideSegmentsIsRefused() throws {
    try writeAndClose(1...3)
    disk.delete(meta)
    guard case .metaDamaged = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
    #expect(disk.contents(first) != nil)
  }

  @Test func metaIsWrittenToTheOlderSlot() throws {
    let (log, _) = try fixture.open()
    var newest: [UInt64] = []
    for sequence in Int64(1)...4 {
      log.write(sequence...sequence)
      log.housekeep()
      let generations = try #require(disk.contents(meta)).withUnsafeBytes { bytes in
        [bytes.number(at: 16, as: UInt64.self), bytes.number(at: 4096 + 16, as: UInt64.self)]
      }
      #expect(abs(Int(generations[0]) - Int(generations[1])) == 1)
      newest.append(generations.max() ?? 0)
    }
    #expect(newest == newest.sorted() && Set(newest).count == 4)
    log.abandon()
  }

  @Test func everySingleBitOfASlotCounts() {
    let record = MetaRecord(
      generation: 3,
      identity: DatabaseIdentity(databaseID: .init(high: 1, low: 2), incarnation: .init(high: 3, low: 4)),
      epoch: 5, highestSegment: 6, oldestNeededSegment: 1, durableSequence: 7, snapshotSequence: 0, cleanChain: 8)
    let block = AlignedBuffer(byteCount: 4096)
    record.encode(into: block.bytes)
    #expect(MetaRecord.decode(block.prefix(4096)) == .sound(record))
    for bit in 0..<4096 * 8 {
      block.bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      guard case .damaged = MetaRecord.decode(block.prefix(4096)) else {
        Issue.record("bit \(bit) does not count")
        return
      }
      block.bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
  }

  // MARK: Directories that are not ours to open

  @Test func aLockHeldIsRefused() throws {
    let (log, _) = try fixture.open()
    #expect(fixture.openingError() == .directoryLocked(path: "/data/LOCK", processID: nil))
    try log.close()
    #expect(fixture.openingError() == nil)
  }

  @Test func aForeignDirectoryIsRefusedAndLeftAlone() throws {
    disk.addDirectory("/data")
    disk.edit("/data/thesis.txt") { $0 = [1, 2, 3] }
    #expect(fixture.openingError() == .foreignDirectory(path: "/data", found: "thesis.txt"))
    #expect(disk.paths(in: "/data") == ["/data/thesis.txt"])
  }

  @Test func anEmptyDirectoryIsTaken() throws {
    disk.addDirectory("/data")
    disk.addDirectory("/data/lost+found")
    #expect(fixture.openingError() == nil)
  }

  @Test func aNewerMetaIsRefused() throws {
    try writeAndClose(1...3)
    disk.edit(meta) { Self.setVersion(2, of: &$0, at: 4096) }
    #expect(fixture.openingError() == .newerFormat(file: meta, found: 2, supported: 1))
  }

  @Test func aNewerSegmentIsRefused() throws {
    try writeAndClose(1...3)
    disk.edit(first) { Self.setVersion(7, of: &$0, at: 0) }
    #expect(fixture.openingError() == .newerFormat(file: first, found: 7, supported: 1))
  }

  /// Writes a version and the checksum that belongs to it.
  private static func setVersion(_ version: UInt32, of bytes: inout [UInt8], at start: Int) {
    bytes.withUnsafeMutableBytes { bytes in
      let block = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + 4096])
      block.store(number: version, at: 8)
      block.store(number: crc32c(UnsafeRawBufferPointer(block).range(0..<4092)), at: 4092)
    }
  }

  @Test func aReadErrorIsNoEndOfTheLog() throws {
    try writeAndClose(1...3)
    disk.setFault(.failEvery(operation: "read", path: "0001.wal", code: 5))
    #expect(fixture.openingError() == .io(operation: "read", path: first, code: 5))
  }

  @Test func anErrorOfTheReplayStopsTheOpeningAndFreesTheDirectory() throws {
    struct UnknownEvent: Error {}
    try writeAndClose(1...3)
    #expect(throws: UnknownEvent.self) {
      _ = try Log.openWithoutThreads(fixture.configuration, fileSystem: disk) { _, _ in throw UnknownEvent() }
    }
    #expect(try fixture.open().records == records(1...3))
  }
}
