import Testing

@testable import KeiyakuLog

/// What the log's tools find and do.
@Suite struct ToolTests {
  private let disk = SimulatedDisk()
  private let fixture: Fixture

  init() { fixture = Fixture(disk: disk) }

  /// Each with random numbers of its own, as processes have.
  private func directory(_ disk: SimulatedDisk, seed: UInt64 = 2) throws -> LogDirectory {
    var configuration = Fixture(disk: disk).configuration
    configuration.randomNumber = SeededNumbers(seed: seed).next
    return try LogDirectory(configuration, fileSystem: disk)
  }

  /// Frames of one record and of many, over several segments.
  private func writeAndKill() throws {
    let (log, _) = try fixture.open()
    log.write(1...12)
    log.append(13...24)
    log.drain()
    log.write(25...40)
    log.abandon()
  }

  // MARK: Looking

  @Test func aVerificationSaysHowTheLogEndsAndChangesNothing() throws {
    try writeAndKill()
    let before = disk.copy()
    var found: [[UInt8]] = []
    let directory = try directory(disk)
    let verified = try directory.verify { _, bytes in found.append(Array(bytes)) }
    #expect(found == records(1...40))
    #expect(verified.ending == .unclean && verified.firstSequence == 1 && verified.lastSequence == 40)
    #expect(verified.lastTimeMilliseconds == 1040)
    let inventory = try directory.inventory()
    #expect(inventory.segments.count > 2 && inventory.segments[0].firstSequence == 1)
    #expect(!inventory.isClosed && inventory.epoch == 1 && inventory.segments.allSatisfy { !$0.isIndexed })
    for path in disk.paths(in: "/data/wal") + ["/data/META"] { #expect(disk.contents(path) == before.contents(path)) }
    // While it is looked at, nobody may open it.
    #expect(fixture.openingError() == .directoryLocked(path: "/data/LOCK", processID: nil))
    directory.release()
    let (log, _) = try fixture.open()
    try log.close()
    let closed = try self.directory(disk)
    #expect(try closed.verify { _, _ in }.ending == .closed)
    #expect(try closed.inventory().isClosed)
  }

  @Test func damageIsNamedByAVerification() throws {
    try writeAndKill()
    disk.edit("/data/wal/0000000000000001.wal") { $0[4096 * 3 + 99] ^= 1 }
    let error = #expect(throws: LogError.self) { try directory(disk).verify { _, _ in } }
    guard case .corrupt(let damage) = error else {
      Issue.record("not named")
      return
    }
    #expect(damage.offset == 4096 * 3)
  }

  @Test func withoutADatabaseThereIsNothingToLookAtAndNothingIsMade() throws {
    disk.addDirectory("/data")
    #expect(throws: LogError.foreignDirectory(path: "/data", found: "no META")) { try directory(disk) }
    #expect(disk.paths(in: "/data").isEmpty)
  }

  @Test func aDirectoryInUseIsNotLookedAt() throws {
    let (log, _) = try fixture.open()
    #expect(throws: LogError.directoryLocked(path: "/data/LOCK", processID: nil)) { try directory(disk) }
    log.abandon()
  }

  // MARK: Truncation

  @Test func aLogIsCutOffBehindAnyRecord() throws {
    try writeAndKill()
    for sequence in Int64(1)...40 {
      let copy = disk.copy()
      let before = try directory(copy).meta.record.identity
      let done = try directory(copy).truncate(at: sequence)
      #expect(done.identity.databaseID == before.databaseID && done.identity.incarnation != before.incarnation)
      #expect(done.putAside.allSatisfy { copy.contents($0) != nil })
      let fixture = Fixture(disk: copy)
      let (log, replayed) = try fixture.open()
      #expect(replayed == records(1...sequence), "at \(sequence)")
      #expect(log.identity == done.identity)
      log.write(sequence + 1...sequence + 8)
      try log.close()
      // And once more, in the new history.
      _ = try directory(copy, seed: 3).truncate(at: sequence + 2)
      let (again, rest) = try fixture.open()
      #expect(rest == records(1...sequence + 2))
      #expect(again.identity.incarnation != done.identity.incarnation)
      #expect(try again.reader.readNow(from: 1, bytesMax: 1 << 20).firstSequence == 1)
      again.abandon()
    }
  }

  @Test func whatIsDamagedIsCutOffAndWhatIsMissingToo() throws {
    try writeAndKill()
    // The fifth record's frame: header, start, four records.
    disk.edit("/data/wal/0000000000000001.wal") { $0[4096 * 6 + 99] ^= 1 }
    disk.delete("/data/wal/0000000000000003.wal")
    let before = try #require(disk.contents("/data/META"))
    guard case .corrupt = #expect(throws: LogError.self, performing: { try directory(disk).truncate(at: 5) }) else {
      Issue.record("cut behind damage")
      return
    }
    #expect(disk.contents("/data/META") == before, "nothing was changed")
    _ = try directory(disk).truncate(at: 4)
    let (log, replayed) = try fixture.open()
    #expect(replayed == records(1...4))
    log.write(5...9)
    try log.close()
    #expect(try fixture.open().records == records(1...9))
  }

  @Test func aLogIsNotCutOffBehindWhatItHasNot() throws {
    try writeAndKill()
    guard
      case .lostTail(_, _, 41, 40) = #expect(
        throws: LogError.self, performing: { try directory(disk).truncate(at: 41) })
    else {
      Issue.record("cut off")
      return
    }
    #expect(try fixture.open().records == records(1...40))
  }

  @Test func aSnapshotOfWhatStaysServesInTheNewHistory() throws {
    let (log, _) = try fixture.open()
    for (range, snapshot) in [(1...20, 20), (21...38, 38)] as [(ClosedRange<Int64>, Int64)] {
      log.write(range)
      let writer = try log.beginSnapshot(sequence: snapshot, timeMilliseconds: 0, software: "test")
      try writer.finish(digest: 0)
      try log.publish(writer)
    }
    log.write(39...40)
    log.abandon()
    let done = try directory(disk).truncate(at: 30)
    #expect(done.putAside.contains("/data/quarantine/" + SnapshotFormat.name(of: 38) + ".truncated"))
    var replayed: [Int64] = []
    let again = try Log.openWithoutThreads(
      fixture.configuration, fileSystem: disk, restore: { _ in }, replay: { sequence, _ in replayed.append(sequence) })
    #expect(again.opening.snapshotSequence == 20)
    #expect(replayed == Array(21...30))
    again.abandon()
  }

  @Test(arguments: [3, 17, 40] as [Int64])
  func aCrashAtEachStepOfATruncationIsRepeatable(sequence: Int64) throws {
    try writeAndKill()
    var operation = 1
    while true {
      let copy = disk.copy()
      let tool = try directory(copy)
      copy.setFault(.crash(atOperation: operation))
      let isDone = (try? tool.truncate(at: sequence)) != nil
      tool.release()
      copy.crashAndBoot(seed: UInt64(operation))
      // Either nothing has begun, or the directory is refused, or all of it is done: never another history by half.
      do {
        let (log, replayed) = try Fixture(disk: copy).open()
        log.abandon()
        #expect(replayed == records(1...40) || replayed == records(1...sequence), "operation \(operation)")
        #expect(!isDone || replayed.count == Int(sequence))
      } catch {
        guard case .metaDamaged(_, let reasons) = error as? LogError, reasons[0].contains("truncate") else {
          Issue.record("operation \(operation): \(error)")
          return
        }
      }
      _ = try directory(copy).truncate(at: sequence)
      #expect(try Fixture(disk: copy).open().records == records(1...sequence))
      if isDone { break }
      operation += 1
    }
    #expect(operation > 8)
  }
}
