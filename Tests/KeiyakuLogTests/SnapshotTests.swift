import Testing

@testable import KeiyakuLog

/// Snapshots in files: written beside the log, read at the start, and never trusted further than their checksums go.
///
/// The state of these tests is the list of all records, and a snapshot of it has each of them as a row.
@Suite struct SnapshotTests {
  /// What an opening came to: the state, and from where it came.
  private struct Opened {
    let log: Log
    let records: [[UInt8]]
    let restored: Int
  }

  private func open(_ fixture: Fixture) throws -> Opened {
    var state: [[UInt8]] = []
    var restored = 0
    let log = try Log.openWithoutThreads(
      fixture.configuration, fileSystem: fixture.fileSystem,
      restore: { reader in
        // What was taken from a snapshot that proves damaged counts for nothing.
        state = try Self.rows(reader)
        restored = state.count
      },
      replay: { sequence, record in
        precondition(sequence == Int64(state.count) + 1, "replayed out of order")
        state.append(Array(record))
      })
    return Opened(log: log, records: state, restored: log.opening.snapshotSequence == 0 ? 0 : restored)
  }

  private static func rows(_ reader: SnapshotReader) throws -> [[UInt8]] {
    let buffer = SnapshotBuffer()
    var found: [[UInt8]] = []
    while try reader.next(buffer, { _, rows in rows.forEach { found.append(Array($0)) } }) != nil {}
    return found
  }

  /// Writes a snapshot of everything that the log has made durable.
  private func checkpoint(_ log: Log) throws {
    let sequence = log.durableSequence
    let writer = try log.beginSnapshot(sequence: sequence, timeMilliseconds: 1000 + sequence, software: "test 1")
    for row in sequence == 0 ? [] : records(1...sequence) {
      try writer.add(kind: 7, byteCount: row.count) { $0.copyBytes(from: row) }
    }
    try writer.finish(digest: 42)
    try log.publish(writer)
  }

  private static let snapshots = "/data/snapshots"
  private static func path(_ sequence: Int64) -> String { snapshots + "/" + SnapshotFormat.name(of: sequence) }

  /// A disk with snapshots after 4 and 8 of 10 records, left without a close.
  private func diskWithTwoSnapshots() throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...4)
    try checkpoint(log)
    log.write(5...8)
    try checkpoint(log)
    log.write(9...10)
    log.abandon()
    return disk
  }

  // MARK: Starting

  @Test func aStartGoesOnFromTheNewestSnapshot() throws {
    let disk = try diskWithTwoSnapshots()
    let opened = try open(Fixture(disk: disk))
    #expect(opened.restored == 8)
    #expect(opened.log.opening.snapshotSequence == 8)
    #expect(opened.records == records(1...10))
    opened.log.write(11...12)
    try opened.log.close()
    #expect(try open(Fixture(disk: disk)).records == records(1...12))
  }

  @Test func segmentsBeforeTheSnapshotAreNotReadBeyondTheirHeaders() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...30)
    try checkpoint(log)
    log.write(31...32)
    log.abandon()
    let first = Fixture(disk: disk).configuration.directory + "/wal/" + SegmentName.name(of: 1)
    // A byte of the first segment's first record: nobody looks at it.
    disk.edit(first) { $0[2 * LogFormat.blockBytes + LogFormat.frameHeaderBytes + 8] ^= 1 }
    #expect(try open(Fixture(disk: disk)).records == records(1...32))
  }

  @Test func twoSnapshotsAreKept() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    for last in [3, 6, 9, 12] as [Int64] {
      log.write(last - 2...last)
      try checkpoint(log)
    }
    #expect(disk.paths(in: Self.snapshots) == [Self.path(9), Self.path(12)])
    #expect(try log.snapshotSequences() == [9, 12])
    #expect(log.meta.record.snapshotSequence == 12)
  }

  @Test func whatWasNotFinishedIsClearedAway() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...3)
    let writer = try log.beginSnapshot(sequence: 3, timeMilliseconds: 0, software: "test 1")
    try writer.add(kind: 1, byteCount: 4) { $0.copyBytes(from: [1, 2, 3, 4]) }
    log.abandon()
    #expect(disk.paths(in: Self.snapshots) == [writer.unfinishedPath])
    let opened = try open(Fixture(disk: disk))
    #expect(opened.restored == 0 && opened.records == records(1...3))
    #expect(disk.paths(in: Self.snapshots) == [])
  }

  @Test func beforeAByteCountsTheSnapshotAndItsNameAreSynced() throws {
    let disk = try diskWithTwoSnapshots()
    disk.crashAndBoot(seed: 1)
    _ = try open(Fixture(disk: disk))
    let journal = disk.journal
    let sync = try #require(journal.firstIndex(of: "sync \(Self.path(8))"))
    let read = try #require(journal.firstIndex(of: "read \(Self.path(8))"))
    #expect(sync < read)
    #expect(try #require(journal.firstIndex(of: "syncdir \(Self.snapshots)")) < sync)
  }

  // MARK: Publishing

  @Test func aSnapshotCountsOnlyUnderItsNameInASyncedDirectory() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...3)
    try checkpoint(log)
    let journal = disk.journal.filter { $0.contains("snapshots") || $0.contains("META") }.suffix(5)
    #expect(
      Array(journal) == [
        "sync \(Self.snapshots)/\(SegmentName.padded(3)).snapshot.tmp", "rename \(Self.path(3))",
        "syncdir \(Self.snapshots)", "write /data/META", "sync /data/META",
      ])
  }

  @Test func afterTheLogHasFailedNothingIsPublished() throws {
    let disk = SimulatedDisk()
    let fixture = Fixture(disk: disk)
    let log = try open(fixture).log
    log.write(1...3)
    let writer = try log.beginSnapshot(sequence: 3, timeMilliseconds: 0, software: "test 1")
    try writer.finish(digest: 1)
    disk.setFault(.fail(atOperation: 1, code: 5))
    log.write(4...4)
    #expect(throws: LogError.self) { try log.publish(writer) }
    #expect(disk.paths(in: Self.snapshots) == [writer.unfinishedPath])
  }

  @Test func aFailedMetaWriteOfAPublicationIsFinalForTheLog() throws {
    let disk = SimulatedDisk()
    let fixture = Fixture(disk: disk)
    let log = try open(fixture).log
    log.write(1...3)
    let writer = try log.beginSnapshot(sequence: 3, timeMilliseconds: 0, software: "test 1")
    try writer.finish(digest: 1)
    disk.setFault(.failEvery(operation: "write", path: "META", code: 5))
    #expect(throws: LogError.self) { try log.publish(writer) }
    #expect(fixture.failures.all.count == 1)
    #expect(!log.hasRoom(forBytes: 1))
  }

  @Test func aFullDiskEndsASnapshotAndNothingElse() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...3)
    disk.setFault(.failEvery(operation: "write", path: "snapshots", code: 28))
    #expect(throws: LogError.noRoom(operation: "write", path: "\(Self.snapshots)/0000000000000003.snapshot.tmp")) {
      try self.checkpoint(log)
    }
    #expect(disk.paths(in: Self.snapshots) == [], "its room is given back")
    disk.setFault(nil)
    log.write(4...5)
    try checkpoint(log)
    #expect(log.durableSequence == 5)
  }

  // MARK: Crashes

  @Test(arguments: [21, 22, 23] as [UInt64])
  func aCrashAtEachOperationOfACheckpointLosesNothing(seed: UInt64) throws {
    let undisturbed = try diskWithTwoSnapshots()
    func live(_ disk: SimulatedDisk) -> Int64 {
      guard let log = try? open(Fixture(disk: disk)).log else { return 10 }
      log.write(11...13)
      let durable = log.durableSequence
      try? checkpoint(log)
      log.write(14...15)
      return max(durable, log.durableSequence)
    }
    let copy = undisturbed.copy()
    #expect(live(copy) == 15)
    for operation in 1...copy.operations {
      let disk = undisturbed.copy()
      disk.setFault(.crash(atOperation: operation))
      let durable = live(disk)
      disk.crashAndBoot(seed: seed &* 1000 &+ UInt64(operation))
      let fixture = Fixture(disk: disk)
      let opened = try open(fixture)
      #expect(opened.records.count >= Int(durable), "operation \(operation): an acknowledged record is gone")
      #expect(opened.records == records(1...Int64(opened.records.count)), "operation \(operation)")
      #expect([8, 13].contains(opened.restored), "operation \(operation)")
      // What a crash leaves of a snapshot never looks like a damaged one.
      #expect(fixture.events.all.allSatisfy { if case .snapshotDamaged = $0 { false } else { true } })
    }
  }

  // MARK: Damage

  @Test func everyDamagedPlaceLeadsToTheSnapshotBefore() throws {
    let disk = try diskWithTwoSnapshots()
    let size = try #require(disk.contents(Self.path(8))?.count)
    // Header, block header, payload, footer: one byte in every hundred, and the last ones.
    let used = try #require(disk.contents(Self.path(8))).indices.filter { index in
      index % 97 == 0 || index >= size - 4
    }
    var paddings = 0
    for offset in used {
      let damaged = disk.copy()
      damaged.edit(Self.path(8)) { $0[offset] ^= 0x10 }
      let fixture = Fixture(disk: damaged)
      let opened = try open(fixture)
      #expect(opened.records == records(1...10), "offset \(offset)")
      if opened.restored == 8 {
        // Padding is not read.
        paddings += 1
        continue
      }
      #expect(opened.restored == 4, "offset \(offset)")
      let quarantine = "/data/quarantine/" + SnapshotFormat.name(of: 8)
      #expect(damaged.contents(quarantine)?.count == size && damaged.contents(Self.path(8)) == nil)
      #expect(
        fixture.events.all.contains { event in
          if case .snapshotDamaged(let damage, quarantine) = event { damage.file == Self.path(8) } else { false }
        })
    }
    #expect(paddings < used.count / 4)
  }

  @Test func aSnapshotCutAnywhereIsDamaged() throws {
    let disk = try diskWithTwoSnapshots()
    let size = try #require(disk.contents(Self.path(8))?.count)
    for length in [0, 1, 4095, 4096, 8192, size - 4096, size - 1] {
      let cut = disk.copy()
      cut.edit(Self.path(8)) { $0.removeLast($0.count - length) }
      let opened = try open(Fixture(disk: cut))
      #expect(opened.restored == 4 && opened.records == records(1...10), "length \(length)")
    }
  }

  @Test func theFooterOfAnotherSnapshotIsDamage() throws {
    let disk = try diskWithTwoSnapshots()
    let other = try #require(disk.contents(Self.path(4))).suffix(LogFormat.blockBytes)
    disk.edit(Self.path(8)) { $0.replaceSubrange($0.count - LogFormat.blockBytes..<$0.count, with: other) }
    #expect(try open(Fixture(disk: disk)).restored == 4)
  }

  @Test func aSnapshotOfAnotherDatabaseIsDamage() throws {
    let disk = try diskWithTwoSnapshots()
    let other = SimulatedDisk()
    let fixture = Fixture(disk: other)
    var configuration = fixture.configuration
    configuration.randomNumber = SeededNumbers(seed: 9).next
    let log = try Log.openWithoutThreads(configuration, fileSystem: other) { _, _ in }
    log.write(1...8)
    try checkpoint(log)
    let foreign = try #require(other.contents(Self.path(8)))
    disk.edit(Self.path(8)) { $0 = foreign }
    #expect(try open(Fixture(disk: disk)).restored == 4)
  }

  @Test func withAllSnapshotsDamagedTheWholeLogServes() throws {
    let disk = try diskWithTwoSnapshots()
    for sequence in [4, 8] as [Int64] { disk.edit(Self.path(sequence)) { $0[5000] ^= 1 } }
    let fixture = Fixture(disk: disk)
    let opened = try open(fixture)
    #expect(opened.restored == 0 && opened.records == records(1...10))
  }

  @Test func aDamagedSnapshotThatNothingReplacesIsRefusedByName() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...30)
    try checkpoint(log)
    log.write(31...32)
    // The log before the snapshot is trimmed away.
    let needed = log.meta.record.highestSegment - 1
    try log.meta.update { $0.oldestNeededSegment = needed }
    log.abandon()
    for number in 1..<needed { disk.delete("/data/wal/" + SegmentName.name(of: number)) }
    #expect(try open(Fixture(disk: disk.copy())).records == records(1...32))

    disk.edit(Self.path(30)) { $0[5000] ^= 1 }
    let before = disk.contents(Self.path(30))
    #expect {
      _ = try self.open(Fixture(disk: disk))
    } throws: { error in
      if case .corrupt(let damage)? = error as? LogError { damage.file == Self.path(30) } else { false }
    }
    #expect(disk.contents(Self.path(30)) == before)
    #expect(disk.paths(in: "/data/quarantine") == [])
  }

  @Test func theLogMustReachTheSnapshot() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...5)
    let earlier = disk.copy()
    log.write(6...9)
    try checkpoint(log)
    let snapshot = try #require(disk.contents(Self.path(9)))
    earlier.edit(Self.path(9)) { $0 = snapshot }
    #expect {
      _ = try self.open(Fixture(disk: earlier))
    } throws: { error in
      if case .lostTail(_, _, 9, 5)? = error as? LogError { true } else { false }
    }
  }

  @Test func aNewerSnapshotIsRefusedNotPassedOver() throws {
    let disk = try diskWithTwoSnapshots()
    disk.edit(Self.path(8)) { bytes in
      bytes.withUnsafeMutableBytes { bytes in
        let header = UnsafeMutableRawBufferPointer(rebasing: bytes[..<LogFormat.blockBytes])
        header.store(number: UInt32(2), at: 8)
        SnapshotFormat.seal(header)
      }
    }
    #expect(throws: LogError.newerFormat(file: Self.path(8), found: 2, supported: 1)) {
      _ = try self.open(Fixture(disk: disk))
    }
  }

  @Test func aReadErrorOfASnapshotIsNoDamage() throws {
    let disk = try diskWithTwoSnapshots()
    disk.setFault(.failEvery(operation: "read", path: SnapshotFormat.name(of: 8), code: 5))
    #expect {
      _ = try self.open(Fixture(disk: disk))
    } throws: { error in
      if case .io(_, Self.path(8), 5)? = error as? LogError { true } else { false }
    }
  }

  // MARK: Rows

  @Test func rowsOfEverySizeComeBackInOrder() throws {
    let disk = SimulatedDisk()
    let log = try open(Fixture(disk: disk)).log
    log.write(1...1)
    let sizes = [1, 100, 4000, 1 << 19, 1 << 19, (1 << 20) - 4, 1 << 20, 3 << 20, 7, 0, 5]
    let writer = try log.beginSnapshot(sequence: 1, timeMilliseconds: 0, software: "test 1")
    for (index, size) in sizes.enumerated() {
      try writer.add(kind: index < 4 ? 1 : 32, byteCount: size) { room in
        for place in room.indices { room[place] = UInt8(truncatingIfNeeded: index + place) }
      }
    }
    try writer.finish(digest: 7)
    try log.publish(writer)
    let reader = try log.snapshots.open(1, of: log.identity)
    #expect(reader.rowCount == sizes.count && reader.footer.digest == 7)
    let found = try Self.rows(reader)
    #expect(found.map(\.count) == sizes)
    for (index, row) in found.enumerated() {
      #expect(row.enumerated().allSatisfy { $1 == UInt8(truncatingIfNeeded: index + $0) })
    }
  }
}
