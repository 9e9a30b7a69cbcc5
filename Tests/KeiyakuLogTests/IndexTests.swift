import Testing

@testable import KeiyakuLog

/// Questions about entities and times are answered as a look at every record would, with or without indexes.
@Suite struct IndexTests {
  private let disk = SimulatedDisk()
  private let fixture: Fixture

  /// Two entities for each record, by its size and its first byte; some records are about one twice.
  private static func entities(of record: [UInt8]) -> [LogEntity] {
    [LogEntity(kind: 1, id: Int64(record.count % 5)), LogEntity(kind: 2, id: Int64(record[0] % 16) << 40)]
      + (record.count % 2 == 0 ? [LogEntity(kind: 1, id: Int64(record.count % 5))] : [])
  }

  private static func rules(_ version: UInt32) -> LogEntityRules {
    LogEntityRules(version: version) { { bytes, add in entities(of: Array(bytes)).forEach(add) } }
  }

  init() {
    var fixture = Fixture(disk: disk)
    fixture.configuration.entityRules = Self.rules(1)
    fixture.configuration.recentBytesMax = 4000
    self.fixture = fixture
  }

  private let indexOfFirst = "/data/wal/0000000000000001.idx"

  /// Newest first, as pages come.
  private func answer(_ reader: LogReader, _ entity: LogEntity, before end: Int64, countMax: Int) throws -> [Int64] {
    var sequences: [Int64] = []
    var end = end
    while end > reader.oldestSequence {
      let answer = try reader.recordsNow(of: entity, before: end, countMax: countMax)
      #expect(answer.records.count <= countMax && answer.completeFrom < end)
      answer.records.forEach { found in
        sequences.append(found.sequence)
        #expect(Array(found.bytes) == record(found.sequence))
      }
      end = answer.completeFrom
    }
    return sequences
  }

  /// Holds every entity's answer against a look at every record.
  private func expectRightAnswers(_ log: Log, through last: Int64, countMax: Int = 3) throws {
    var about: [LogEntity: [Int64]] = [:]
    for sequence in 1...last {
      for entity in Set(Self.entities(of: record(sequence))) { about[entity, default: []].append(sequence) }
    }
    about[LogEntity(kind: 3, id: 1)] = []
    for (entity, sequences) in about {
      #expect(try answer(log.reader, entity, before: .max, countMax: countMax) == sequences.reversed())
      #expect(
        try answer(log.reader, entity, before: last - 5, countMax: 100)
          == sequences.filter { $0 < last - 5 }.reversed())
    }
  }

  @Test func everyEntityIsAnsweredFromMemoryAndFromIndexes() throws {
    let (log, _) = try fixture.open()
    log.write(1...30)
    log.append(31...70)
    log.drain()
    log.write(71...90)
    try expectRightAnswers(log, through: 90)
    #expect(disk.contents(indexOfFirst) != nil)
    #expect(try fixture.segmentPaths.count > 3)
    try log.close()

    let (again, _) = try fixture.open()
    again.write(91...95)
    try expectRightAnswers(again, through: 95)
    again.abandon()
    let (third, _) = try fixture.open()
    try expectRightAnswers(third, through: 95)
    third.abandon()
    #expect(fixture.events.all.allSatisfy { if case .indexUnusable = $0 { false } else { true } })
  }

  @Test func aMissingIndexIsMadeAgain() throws {
    let (log, _) = try fixture.open()
    log.write(1...60)
    try expectRightAnswers(log, through: 60)
    let original = try #require(disk.contents(indexOfFirst))
    disk.delete(indexOfFirst)
    try expectRightAnswers(log, through: 60)
    #expect(disk.contents(indexOfFirst) == original)
    log.abandon()
  }

  @Test func anIndexByOtherRulesOrForAnotherSegmentIsMadeAgain() throws {
    let (log, _) = try fixture.open()
    log.write(1...60)
    try log.reader.indexEverything()
    let original = try #require(disk.contents(indexOfFirst))
    let other = try #require(disk.contents("/data/wal/0000000000000002.idx"))
    disk.edit(indexOfFirst) { $0 = other }
    try expectRightAnswers(log, through: 60)
    #expect(disk.contents(indexOfFirst) == original)
    log.abandon()
    var later = fixture
    later.configuration.entityRules = Self.rules(2)
    let (again, _) = try later.open()
    try expectRightAnswers(again, through: 60)
    #expect(disk.contents(indexOfFirst) != original)
    again.abandon()
  }

  @Test func damageOfAnIndexIsNoticedWhereverItIsAndMadeGood() throws {
    let (log, _) = try fixture.open()
    log.write(1...60)
    try log.reader.indexEverything()
    let original = try #require(disk.contents(indexOfFirst))
    for block in 0..<original.count / 4096 {
      disk.edit(indexOfFirst) { $0[block * 4096 + 3] ^= 0x08 }
      try expectRightAnswers(log, through: 60)
      #expect(disk.contents(indexOfFirst) == original, "block \(block)")
    }
    disk.edit(indexOfFirst) { $0.removeLast(4096) }
    try expectRightAnswers(log, through: 60)
    #expect(disk.contents(indexOfFirst) == original)
    #expect(fixture.events.all.contains { if case .indexUnusable = $0 { true } else { false } })
    log.abandon()
  }

  @Test func withoutRoomForAnIndexAnswersAreTheSame() throws {
    let (log, _) = try fixture.open()
    log.write(1...60)
    disk.setFault(.failEvery(operation: "write", path: ".idx", code: 28))
    try expectRightAnswers(log, through: 60)
    #expect(disk.contents(indexOfFirst) == nil)
    #expect(!disk.paths(in: "/data/wal").contains { $0.hasSuffix(".idx.tmp") })
    #expect(fixture.events.all.contains { if case .indexNotWritten(.noRoom) = $0 { true } else { false } })
    #expect(fixture.failures.all.isEmpty)
    disk.setFault(nil)
    log.write(61...80)
    try expectRightAnswers(log, through: 80)
    #expect(disk.contents(indexOfFirst) != nil)
    log.abandon()
  }

  @Test func aQuestionTouchesFewBlocks() throws {
    let (log, _) = try fixture.open()
    log.write(1...60)
    try log.reader.indexEverything()
    let before = disk.journal.count
    _ = try log.reader.recordsNow(of: LogEntity(kind: 3, id: 1), before: .max, countMax: 10)
    let segments = try fixture.segmentPaths.count
    // Of each sealed segment: the header of its index, the fences, a block of entries, the frames.
    #expect(disk.journal.dropFirst(before).count { $0.hasPrefix("read") } <= segments * 4)
    log.abandon()
  }

  @Test func recordsAreFoundByTime() throws {
    let (log, _) = try fixture.open()
    // A frame each; times are 1000 and the sequence.
    log.write(1...60)
    log.abandon()
    let (again, _) = try fixture.open()
    again.write(61...90)
    for time in Int64(990)...1095 {
      let expected = max(1, min(91, time - 1000))
      #expect(try again.reader.sequenceNow(notBefore: time) == expected)
    }
    again.abandon()
  }

  @Test func manyEntriesOfOneKeyAndManyKeysComeBack() throws {
    let segment = SegmentHeader(
      identity: DatabaseIdentity(databaseID: .init(high: 1, low: 2), incarnation: .init(high: 3, low: 4)), number: 1,
      firstSequence: 500, previousChain: 0, salt: 7, segmentBytes: 1 << 26, epoch: 1)
    var postings = (0..<9000).map { Posting(key: LogEntity(kind: 1, id: 5).key, sequence: 500 + $0 * 7) }
    for id in Int64(0)..<3000 {
      postings.append(Posting(key: LogEntity(kind: 2, id: id << 20).key, sequence: 500 + id * 3))
    }
    let frames = (0..<1000).map {
      FramePlace(firstSequence: 500 + $0 * 50, block: UInt32($0 + 1), timeMilliseconds: 1_700_000_000_000 + $0)
    }
    let bytes = SegmentIndexEncoder.encode(
      segment, nextSequence: 90_000, rulesVersion: 3, frames: frames, postings: postings)
    disk.addDirectory("/data")
    disk.addDirectory("/data/wal")
    disk.edit(indexOfFirst) { $0 = Array(bytes.bytes) }
    let file = try SegmentIndexFile(
      DirectoryLayout(directory: "/data"), disk, direct: true, for: segment, nextSequence: 90_000, rulesVersion: 3)
    #expect(try file.frames() == frames)
    let many = postings.prefix(9000).map(\.sequence).filter { $0 < 62_000 }
    #expect(try file.sequences(of: LogEntity(kind: 1, id: 5), before: 62_000, countMax: 100_000) == many)
    #expect(try file.sequences(of: LogEntity(kind: 1, id: 5), before: 62_000, countMax: 7) == many.suffix(7))
    for id in stride(from: Int64(0), to: 3000, by: 7) {
      #expect(try file.sequences(of: LogEntity(kind: 2, id: id << 20), before: .max, countMax: 5) == [500 + id * 3])
    }
    #expect(try file.sequences(of: LogEntity(kind: 2, id: 1), before: .max, countMax: 5).isEmpty)
    #expect(file.header.entryBlocks < 12)
  }
}
