import Testing

@testable import KeiyakuLog

/// What is removed, what never is, and in which order.
@Suite struct RetentionTests {
  private let disk = SimulatedDisk()

  private func fixture(_ retention: LogRetention) -> Fixture {
    var fixture = Fixture(disk: disk)
    fixture.configuration.retention = retention
    fixture.configuration.recentBytesMax = 1
    return fixture
  }

  private func oldestNeeded(_ disk: SimulatedDisk) throws -> [UInt64] {
    try #require(disk.contents("/data/META")).withUnsafeBytes { bytes in
      [bytes.number(at: 72, as: UInt64.self), bytes.number(at: 4096 + 72, as: UInt64.self)]
    }
  }

  /// The sequences that are kept, after an opening that begins with a snapshot.
  private func kept(_ disk: SimulatedDisk) throws -> [Int64] {
    try open(Fixture(disk: disk)).abandon()
    var sequences: [Int64] = []
    _ = try LogDirectory(Fixture(disk: disk).configuration, fileSystem: disk).verify { sequence, bytes in
      #expect(Array(bytes) == record(sequence))
      sequences.append(sequence)
    }
    return sequences
  }

  private func open(_ fixture: Fixture) throws -> Log {
    try Log.openWithoutThreads(
      fixture.configuration, fileSystem: fixture.fileSystem, restore: { _ in }, replay: { _, _ in })
  }

  /// Publishes a snapshot of what is durable; nothing of it is looked at here.
  private func checkpoint(_ log: Log) throws {
    let writer = try log.beginSnapshot(sequence: log.durableSequence, timeMilliseconds: 0, software: "test")
    try writer.finish(digest: 0)
    try log.publish(writer)
  }

  /// Sixty records, and snapshots after some of them.
  private func write(_ log: Log, snapshots: Int64...) throws {
    var next: Int64 = 1
    for sequence in snapshots {
      log.write(next...sequence)
      try checkpoint(log)
      next = sequence + 1
    }
    if next <= 60 { log.write(next...60) }
  }

  @Test func withoutLimitsNothingIsRemoved() throws {
    let (log, _) = try fixture(LogRetention()).open()
    try write(log, snapshots: 59, 60)
    log.housekeep()
    #expect(log.reader.oldestSequence == 1)
    log.abandon()
  }

  @Test func theOldestSegmentsGoUntilTheRestIsSmallEnough() throws {
    let fixture = fixture(LogRetention(bytes: 3 * 32 << 10))
    let (log, _) = try fixture.open()
    try write(log, snapshots: 59, 60)
    try log.reader.indexEverything()
    log.housekeep()
    #expect(try fixture.segmentPaths.count == 3)
    let oldest = log.reader.oldestSequence
    #expect(oldest > 1)
    #expect(throws: LogReadError.trimmed(oldest: oldest)) { try log.reader.readNow(from: oldest - 1, bytesMax: 1) }
    #expect(try log.reader.readNow(from: oldest, bytesMax: 1).firstSequence == oldest)
    // Indexes go with their segments.
    let numbers = try fixture.segmentPaths.map { $0.suffix(20).dropLast(4) }
    #expect(
      disk.paths(in: "/data/wal").filter { $0.hasSuffix(".idx") }.allSatisfy {
        numbers.contains($0.suffix(20).dropLast(4))
      })
    guard case .trimmed(_, oldest) = fixture.events.all.last(where: { if case .trimmed = $0 { true } else { false } })
    else {
      Issue.record("not reported")
      return
    }
    log.abandon()
    #expect(try kept(disk) == Array(oldest...60))
  }

  @Test func recordsThatAreOldEnoughGo() throws {
    let day: Int64 = 24 * 60 * 60 * 1000
    let (log, _) = try fixture(LogRetention(days: 10)).open()
    for sequence in Int64(1)...60 {
      let bytes = record(sequence)
      log.append(sequence: sequence, timeMilliseconds: sequence * day, byteCount: bytes.count) {
        $0.copyBytes(from: bytes)
      }
      log.step()
      if sequence > 58 { try checkpoint(log) }
    }
    log.housekeep()
    // Whole segments go; at most the one that holds day 50, and its neighbour by the time of its first frame, stay.
    #expect((40...50).contains(log.reader.oldestSequence))
    log.abandon()
  }

  @Test(arguments: [13, 30] as [Int64])
  func whatASnapshotDoesNotHoldStaysWhateverThePolicySays(needed: Int64) throws {
    let (log, _) = try fixture(LogRetention(days: 0, bytes: 0)).open()
    log.write(1...needed - 1)
    try checkpoint(log)
    log.write(needed...50)
    log.housekeep()
    #expect(log.reader.oldestSequence == 1, "one snapshot alone may be damaged")
    try checkpoint(log)
    log.write(51...60)
    log.housekeep()
    #expect(log.reader.oldestSequence <= needed && log.reader.oldestSequence > 1)
    log.abandon()
    #expect(try kept(disk).contains(needed))
  }

  @Test func metaSaysSoOnBothSlotsBeforeAFileGoes() throws {
    let fixture = fixture(LogRetention(bytes: 0))
    let (log, _) = try fixture.open()
    try write(log, snapshots: 39, 50)
    let before = disk.journal.count
    log.housekeep()
    let journal = disk.journal.dropFirst(before)
    let removal = try #require(journal.firstIndex { $0.hasPrefix("remove /data/wal") })
    #expect(journal[..<removal].count { $0 == "sync /data/META" } >= 2)
    let slots = try oldestNeeded(disk)
    #expect(slots[0] == slots[1] && slots[0] > 1)
    log.abandon()
    // So either slot alone can be opened with.
    for slot in 0..<2 {
      let copy = disk.copy()
      copy.edit("/data/META") { $0[slot * 4096 + 60] ^= 0x10 }
      #expect(try kept(copy).last == 60)
    }
  }

  @Test func aCrashAtEachStepOfATrimLeavesALogThatOpens() throws {
    let (log, _) = try fixture(LogRetention(bytes: 0)).open()
    try write(log, snapshots: 39, 50)
    log.abandon()
    var operation = 1
    while true {
      let copy = disk.copy()
      var fixture = Fixture(disk: copy)
      fixture.configuration.retention = LogRetention(bytes: 0)
      let log = try open(fixture)
      copy.setFault(.crash(atOperation: operation))
      log.housekeep()
      let isOver = !copy.hasCrashed
      if isOver { log.abandon() }
      copy.crashAndBoot(seed: UInt64(operation))
      let kept = try kept(copy)
      #expect(kept.contains(40) && kept.last == 60 && kept == Array(kept[0]...60))
      let slots = try oldestNeeded(copy)
      let present = try fixture.segmentPaths.compactMap { SegmentName.number(in: String($0.suffix(20))) }
      #expect(present.first == slots.max(), "what was left over is removed by the next opening")
      if isOver { break }
      operation += 1
    }
    #expect(operation > 6)
  }

  @Test func aSegmentThatCannotBeRemovedIsReportedAndTriedAgain() throws {
    let fixture = fixture(LogRetention(bytes: 0))
    let (log, _) = try fixture.open()
    try write(log, snapshots: 58, 59)
    disk.setFault(.failEvery(operation: "remove", path: ".wal", code: 1))
    log.housekeep()
    #expect(fixture.events.all.contains { if case .trimFailed = $0 { true } else { false } })
    #expect(fixture.failures.all.isEmpty)
    disk.setFault(nil)
    log.write(61...70)
    try checkpoint(log)
    log.write(71...71)
    try checkpoint(log)
    log.housekeep()
    #expect(try fixture.segmentPaths.count <= 2)
    log.abandon()
  }
}
