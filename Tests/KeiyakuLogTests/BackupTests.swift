import Testing

@testable import KeiyakuLog

/// Backups: what is in them, that nothing damaged is restored, and that a restore can be interrupted anywhere.
@Suite struct BackupTests {
  private let disk = SimulatedDisk()
  private let fixture: Fixture

  init() {
    fixture = Fixture(disk: disk)
    disk.addDirectory("/backups")
  }

  /// A log of several segments that goes on, and a backup of it.
  private func backedUp(_ log: Log) throws -> BackupFile {
    let writer = try log.beginBackup(withHistory: false, now: 5)
    let output = try BackupOutput("/backups/a", fileSystem: disk)
    while try output.writeNext(of: writer) {}
    try output.finish()
    return try BackupFile("/backups/a", fileSystem: disk)
  }

  private func target(_ disk: SimulatedDisk) -> Fixture {
    var fixture = Fixture(
      fileSystem: disk, directory: "/restored", segmentBytes: 32 << 10, framePayloadBytesMax: 8 << 10)
    fixture.configuration.randomNumber = SeededNumbers(seed: 9).next
    return fixture
  }

  // MARK: What is in it

  @Test func aBackupIsRestoredAsTheDatabaseWasAtAnyRecord() throws {
    let (log, _) = try fixture.open()
    log.write(1...30)
    log.append(31...40)
    log.drain()
    let backup = try backedUp(log)
    #expect(backup.header.firstSequence == 1 && backup.header.lastSequence == 40 && backup.header.timeMilliseconds == 5)
    #expect(backup.header.identity == log.identity)
    // What comes later is not in it.
    log.write(41...50)
    for sequence in [1, 7, 31, 35, 40] as [Int64] {
      let disk = disk.copy()
      let backup = try BackupFile("/backups/a", fileSystem: disk)
      let target = target(disk)
      let done = try backup.restore(to: target.configuration, fileSystem: disk, through: sequence)
      #expect(done.lastSequence == sequence && done.identity.databaseID == log.identity.databaseID)
      #expect(done.identity.incarnation != log.identity.incarnation, "another history")
      let (restored, replayed) = try target.open()
      #expect(replayed == records(1...sequence))
      #expect(restored.identity == done.identity)
      restored.write(sequence + 1...sequence + 3)
      restored.abandon()
      #expect(try target.open().records.count == Int(sequence) + 3)
    }
    log.abandon()
  }

  @Test func whatIsNotDurableIsNotInABackup() throws {
    let (log, _) = try fixture.open()
    log.write(1...5)
    log.append(6...9)
    let backup = try backedUp(log)
    #expect(backup.header.lastSequence == 5)
    _ = try backup.restore(to: target(disk).configuration, fileSystem: disk, through: 5)
    #expect(try target(disk).open().records == records(1...5))
    log.abandon()
  }

  @Test func aDirectoryThatNoServerUsesIsBackedUpTheSame() throws {
    let (log, _) = try fixture.open()
    log.write(1...30)
    log.abandon()
    let directory = try LogDirectory(fixture.configuration, fileSystem: disk)
    let writer = try directory.beginBackup(withHistory: true, now: 1)
    let output = try BackupOutput("/backups/b", fileSystem: disk)
    while try output.writeNext(of: writer) {}
    try output.finish()
    directory.release()
    let backup = try BackupFile("/backups/b", fileSystem: disk)
    _ = try backup.restore(to: target(disk).configuration, fileSystem: disk, through: 30)
    #expect(try target(disk).open().records == records(1...30))
  }

  @Test func aRecordThatIsNotInABackupIsRefusedWithTheRange() throws {
    let (log, _) = try fixture.open()
    log.write(1...5)
    let backup = try backedUp(log)
    for sequence in [0, 6] as [Int64] {
      #expect(throws: LogError.notInBackup(file: "/backups/a", sequence: sequence, first: 1, last: 5)) {
        try backup.restore(to: target(disk).configuration, fileSystem: disk, through: sequence)
      }
    }
    log.abandon()
  }

  @Test func nothingThatIsThereIsReplaced() throws {
    let (log, _) = try fixture.open()
    log.write(1...5)
    let backup = try backedUp(log)
    #expect(throws: LogError.occupied(path: "/backups/a", found: "something of that name")) {
      try BackupOutput("/backups/a", fileSystem: disk)
    }
    #expect(throws: LogError.occupied(path: "/nowhere/a", found: "no directory to put it into")) {
      try BackupOutput("/nowhere/a", fileSystem: disk)
    }
    log.abandon()
    #expect(throws: LogError.self) {
      try backup.restore(to: fixture.configuration, fileSystem: disk, through: 5)
    }
    #expect(try fixture.open().records == records(1...5))
  }

  @Test func whatWasNotFinishedIsNoBackup() throws {
    let (log, _) = try fixture.open()
    log.write(1...5)
    do {
      let writer = try log.beginBackup(withHistory: false, now: 1)
      let output = try BackupOutput("/backups/a", fileSystem: disk)
      _ = try output.writeNext(of: writer)
    }
    #expect(disk.paths(in: "/backups").isEmpty)
    log.abandon()
  }

  @Test func underABackupNothingIsRemoved() throws {
    var fixture = fixture
    fixture.configuration.retention = LogRetention(bytes: 1)
    let (log, _) = try fixture.open()
    log.write(1...40)
    for sequence in [20, 40] as [Int64] {
      let writer = try log.beginSnapshot(sequence: sequence, timeMilliseconds: 1, software: "test")
      try writer.finish(digest: 1)
      try log.publish(writer)
    }
    let before = try fixture.segmentPaths.count
    let writer = try log.beginBackup(withHistory: true, now: 1)
    log.housekeep()
    #expect(try fixture.segmentPaths.count == before)
    let output = try BackupOutput("/backups/a", fileSystem: disk)
    while try output.writeNext(of: writer) {}
    try output.finish()
    log.abandon()
  }

  // MARK: Damage

  @Test func noFlippedBitIsRestored() throws {
    let (log, _) = try fixture.open()
    log.write(1...9)
    _ = try backedUp(log)
    log.abandon()
    let size = try #require(disk.contents("/backups/a")?.count)
    let numbers = SeededNumbers(seed: 3)
    // Every byte of the blocks, and many of the rest.
    let places = Array(0..<2 * LogFormat.blockBytes) + (0..<6000).map { _ in Int(numbers.next() % UInt64(size)) }
    for place in places {
      let bit = UInt8(1) << UInt8(numbers.next() % 8)
      disk.edit("/backups/a") { $0[place] ^= bit }
      let error = #expect(throws: LogError.self, "byte \(place)") { try BackupFile("/backups/a", fileSystem: disk) }
      switch error {
      case .corrupt, .newerFormat: break
      default: Issue.record("byte \(place): \(String(describing: error))")
      }
      disk.edit("/backups/a") { $0[place] ^= bit }
    }
    _ = try BackupFile("/backups/a", fileSystem: disk)
  }

  @Test func aBackupThatIsNotWholeIsRefused() throws {
    let (log, _) = try fixture.open()
    log.write(1...9)
    _ = try backedUp(log)
    log.abandon()
    let whole = try #require(disk.contents("/backups/a"))
    for size in stride(from: 0, to: whole.count, by: 512) {
      disk.edit("/backups/a") { $0 = Array(whole.prefix(size)) }
      #expect(throws: LogError.self, "\(size) bytes") { try BackupFile("/backups/a", fileSystem: disk) }
      disk.edit("/backups/a") { $0 = whole }
    }
    disk.edit("/backups/a") { $0 += [UInt8](repeating: 0, count: LogFormat.blockBytes) }
    #expect(throws: LogError.self, "more than the whole") { try BackupFile("/backups/a", fileSystem: disk) }
  }

  // MARK: Interruptions

  @Test func aCrashAtEachStepOfARestoreIsRepeatable() throws {
    let (log, _) = try fixture.open()
    log.write(1...30)
    _ = try backedUp(log)
    log.abandon()
    var operation = 1
    while true {
      let copy = disk.copy()
      let backup = try BackupFile("/backups/a", fileSystem: copy)
      let target = target(copy)
      copy.setFault(.crash(atOperation: operation))
      let isDone = (try? backup.restore(to: target.configuration, fileSystem: copy, through: 17)) != nil
      copy.setFault(nil)
      copy.crashAndBoot(seed: UInt64(operation))
      copy.releaseLocks()
      // Nothing of it is taken for a database before all of it is there.
      if let (opened, replayed) = try? target.open() {
        opened.abandon()
        #expect(replayed == records(1...17) || replayed.isEmpty && !isDone, "operation \(operation)")
        if replayed.isEmpty {
          // The power failed before anything was made; what opened is a new database, and the test goes on.
          operation += 1
          continue
        }
      }
      if !isDone {
        _ = try? BackupFile("/backups/a", fileSystem: copy).restore(
          to: target.configuration, fileSystem: copy, through: 17)
      }
      #expect(try target.open().records == records(1...17), "operation \(operation)")
      if isDone { break }
      operation += 1
    }
    #expect(operation > 12)
  }

  @Test func aFailureAtEachStepOfARestoreIsTold() throws {
    let (log, _) = try fixture.open()
    log.write(1...30)
    _ = try backedUp(log)
    log.abandon()
    for operation in 1... {
      let copy = disk.copy()
      let backup = try BackupFile("/backups/a", fileSystem: copy)
      copy.setFault(.fail(atOperation: operation, code: 5))
      do {
        _ = try backup.restore(to: target(copy).configuration, fileSystem: copy, through: 30)
        break
      } catch {
        guard case .io = error else {
          Issue.record("operation \(operation): \(error)")
          break
        }
      }
      copy.setFault(nil)
      copy.releaseLocks()
      // Again; or all was done, and only that could not be told for sure.
      do { _ = try backup.restore(to: target(copy).configuration, fileSystem: copy, through: 30) } catch {
        guard case .occupied = error else { throw error }
      }
      #expect(try target(copy).open().records == records(1...30), "operation \(operation)")
    }
  }
}
