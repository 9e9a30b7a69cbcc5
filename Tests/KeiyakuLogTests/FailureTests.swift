import Glibc
import Testing

@testable import KeiyakuLog

/// A failed write or sync is final.
@Suite struct FailureTests {
  private let disk = SimulatedDisk()
  private let fixture: Fixture
  private let first = "/data/wal/0000000000000001.wal"

  init() { fixture = Fixture(disk: disk) }

  @Test(arguments: ["write", "sync"])
  func afterAFailureNothingIsDurableAnyMore(operation: String) throws {
    let (log, _) = try fixture.open()
    let seen = Collected<Int64>()
    log.onDurable { seen.add($0) }
    log.write(1...2)
    disk.setFault(.failEvery(operation: operation, path: ".wal", code: 5))
    log.write(3...3)
    let failure = LogError.io(operation: operation, path: first, code: 5)
    #expect(fixture.failures.all == [failure])
    // The disk is well again; the log must not believe it.
    disk.setFault(nil)
    let operations = disk.operations
    log.write(4...6)
    log.housekeep()
    #expect(disk.operations == operations)
    #expect(log.durableSequence == 2)
    #expect(seen.all == [1, 2])
    #expect(fixture.failures.all == [failure])
    #expect(!log.hasRoom(forBytes: 1))
    #expect(throws: failure) { try log.readBarrier() }
    #expect(throws: failure) { try log.close() }
    // Closing did not call the log clean, and the directory is free.
    #expect(try fixture.open().log.opening.condition != .clean)
  }

  @Test func aFailureOnTheWritersThreadIsReportedOnceAndEndsIt() throws {
    let (log, _) = try fixture.openWithThreads()
    let waiter = DurableWaiter(log)
    log.append(1...1)
    waiter.wait(for: 1)
    disk.setFault(.failEvery(operation: "sync", path: "0001.wal", code: 5))
    log.append(2...2)
    disk.wait(forOperations: 3, "write", on: "0001.wal")
    #expect(throws: LogError.io(operation: "sync", path: first, code: 5)) { try log.close() }
    #expect(fixture.failures.all.count == 1)
    #expect(log.durableSequence == 1)
  }

  @Test func aFailedMetaWriteIsFinal() throws {
    let (log, _) = try fixture.open()
    log.write(1...2)
    disk.setFault(.failEvery(operation: "write", path: "META", code: 5))
    log.housekeep()
    #expect(fixture.failures.all == [.io(operation: "write", path: "/data/META", code: 5)])
    disk.setFault(nil)
    log.write(3...3)
    #expect(log.durableSequence == 2)
    log.abandon()
  }

  @Test func aFullDiskWhileASpareIsPreparedIsReportedAndTriedAgain() throws {
    let (log, _) = try fixture.open()
    disk.setFault(.failEvery(operation: "write", path: "filling", code: 28))
    log.housekeep()
    guard case .outOfRoom(.noRoom) = fixture.events.all.last else {
      Issue.record("not reported")
      return
    }
    #expect(!disk.paths(in: "/data/wal").contains { $0.contains("filling") })
    #expect(log.isOutOfRoom && !log.hasRoom(forBytes: 1), "refused before anything is decided")
    // What had been taken before has room.
    log.write(1...2)
    #expect(log.durableSequence == 2)
    log.housekeep()
    #expect(fixture.events.all.count { if case .outOfRoom = $0 { true } else { false } } == 1, "told once")
    disk.setFault(nil)
    log.housekeep()
    #expect(disk.paths(in: "/data/wal").contains { $0.contains("spare") })
    #expect(fixture.events.all.last == .roomAgain)
    #expect(!log.isOutOfRoom && log.hasRoom(forBytes: 1))
    log.abandon()
  }

  @Test func aSpareThatFailsForAnotherReasonIsReportedOnceAndTriedAgain() throws {
    let (log, _) = try fixture.open()
    disk.setFault(.failEvery(operation: "write", path: "filling", code: 5))
    log.housekeep()
    log.housekeep()
    #expect(fixture.events.all.count { if case .spareNotReady(.io) = $0 { true } else { false } } == 1)
    #expect(log.hasRoom(forBytes: 1))
    disk.setFault(nil)
    log.housekeep()
    #expect(fixture.events.all.last == .spareReady)
    log.abandon()
  }

  /// A frame that finds no room is written again, the same bytes to the same place: nothing was promised on it.
  @Test func aFrameWithoutRoomWaitsAndIsWrittenWhenThereIsRoom() throws {
    let (log, _) = try fixture.open()
    log.write(1...2)
    disk.setFault(.failEvery(operation: "write", path: ".wal", code: 28))
    log.append(3...4)
    #expect(!log.step() && !log.step())
    #expect(log.durableSequence == 2 && log.isOutOfRoom && fixture.failures.all.isEmpty)
    #expect(try log.reader.readNow(from: 1, bytesMax: 1).count == 1, "reads are served")
    disk.setFault(nil)
    #expect(log.step())
    #expect(log.durableSequence == 4 && !log.isOutOfRoom && log.pendingBytes == 0)
    log.write(5...5)
    try log.close()
    #expect(try fixture.open().records == records(1...5))
  }

  @Test func aFrameWithoutRoomIsWrittenByTheWritersThreadWithoutBeingAskedAgain() throws {
    var fixture = fixture
    fixture.configuration.roomMilliseconds = 5
    let (log, _) = try fixture.openWithThreads()
    let waiter = DurableWaiter(log)
    log.append(1...1)
    log.writeAppended()
    waiter.wait(for: 1)
    disk.setFault(.failEvery(operation: "write", path: ".wal", code: 28))
    log.append(2...2)
    log.writeAppended()
    while !log.isOutOfRoom { sched_yield() }
    disk.setFault(nil)
    waiter.wait(for: 2)
    #expect(fixture.failures.all.isEmpty && !log.isOutOfRoom)
    try log.close()
  }

  @Test func aFailedSyncIsFinalEvenForLackOfRoomThroughThePageCache() throws {
    disk.refusesDirectIO = true
    let (log, _) = try fixture.open()
    log.write(1...2)
    disk.setFault(.failEvery(operation: "sync", path: ".wal", code: 28))
    log.write(3...3)
    #expect(fixture.failures.all == [.noRoom(operation: "sync", path: first)])
    disk.setFault(nil)
    log.write(4...4)
    #expect(log.durableSequence == 2)
    log.abandon()
  }

  @Test func theBallastGivesRoomForWhatMustBeWritten() throws {
    let (log, _) = try fixture.open()
    log.write(1...2)
    log.housekeep()
    #expect(disk.contents("/data/ballast")?.count == Ballast.byteCount)
    // One write finds no room; that of the ballast is enough.
    disk.setFault(.fail(atOperation: 1, code: 28))
    log.append(3...3)
    #expect(log.step())
    #expect(log.durableSequence == 3 && !log.isOutOfRoom)
    #expect(disk.contents("/data/ballast") == nil)
    log.housekeep()
    #expect(disk.contents("/data/ballast") != nil)
    log.abandon()
  }

  /// Without a spare, the writer waits for room and goes on by itself.
  @Test func aFullDiskWhenASegmentIsNeededIsWaitedForOnTheWritersThread() throws {
    var fixture = fixture
    fixture.configuration.metaMilliseconds = 5
    let (log, _) = try fixture.openWithThreads()
    let waiter = DurableWaiter(log)
    disk.setFault(.failEvery(operation: "write", path: "filling", code: 28))
    log.append(1...200)
    disk.wait(forOperations: 1, "remove", on: "filling")
    #expect(fixture.failures.all.isEmpty)
    disk.setFault(nil)
    waiter.wait(for: 200)
    try log.close()
    #expect(try fixture.open().records == records(1...200))
    #expect(fixture.failures.all.isEmpty)
  }

  /// How a process leaves a full disk on which the next one starts.
  @Test(arguments: [true, false])
  func aStartOnAFullDiskServesReadsAndGoesOnByItself(isTorn: Bool) throws {
    let (log, _) = try fixture.open()
    log.write(1...3)
    log.append(4, record(4, bytes: 2500))
    log.step()
    log.abandon()
    for path in disk.paths(in: "/data/wal") where path.contains("spare") { disk.delete(path) }
    if isTorn {
      disk.edit(first) {
        $0.replaceSubrange(4096 * 5 + 1024..<4096 * 5 + 2048, with: [UInt8](repeating: 0, count: 1024))
      }
    }
    let last: Int64 = isTorn ? 3 : 4
    // Neither a copy of the torn frame nor a new segment has room.
    disk.setFault(.failEvery(operation: "create", path: "/data", code: 28))
    let (full, replayed) = try fixture.open()
    #expect(replayed.count == Int(last))
    #expect(full.isOutOfRoom && !full.hasRoom(forBytes: 1) && full.durableSequence == last)
    #expect(try full.reader.readNow(from: last, bytesMax: 1).count == 1)
    full.housekeep()
    #expect(!full.step() && full.isOutOfRoom)
    disk.setFault(nil)
    full.housekeep()
    full.step()
    #expect(!full.isOutOfRoom && fixture.failures.all.isEmpty)
    full.write(last + 1...last + 3)
    #expect(full.durableSequence == last + 3)
    try full.close()
    #expect(try fixture.open().records.count == Int(last) + 3)
  }

  @Test func aStartOnAFullDiskThatEndsAgainLeavesTheDirectoryAsItWas() throws {
    let (log, _) = try fixture.open()
    log.write(1...3)
    log.abandon()
    for path in disk.paths(in: "/data/wal") where path.contains("spare") { disk.delete(path) }
    disk.setFault(.failEvery(operation: "create", path: "/data", code: 28))
    let (full, _) = try fixture.openWithThreads()
    #expect(full.isOutOfRoom)
    try full.close()
    disk.setFault(nil)
    let (again, replayed) = try fixture.open()
    #expect(replayed == records(1...3))
    again.write(4...4)
    try again.close()
  }

  @Test func withoutRoomForANewDatabaseThereIsNone() {
    disk.setFault(.failEvery(operation: "write", path: "filling", code: 28))
    guard case .noRoom = fixture.openingError() else {
      Issue.record("not refused")
      return
    }
  }

  @Test func slowWritesAreToldNowAndThen() throws {
    var fixture = fixture
    fixture.configuration.slowWriteMilliseconds = 0
    let (log, _) = try fixture.open()
    log.write(1...20)
    let told = fixture.events.all.filter { if case .slowWrites = $0 { true } else { false } }
    #expect(told.count == 1)
    log.abandon()
  }

  @Test func onAFullDiskAClosingLogSaysWhatItCouldNotWrite() throws {
    let (log, _) = try fixture.openWithThreads()
    disk.setFault(.failEvery(operation: "write", path: "filling", code: 28))
    log.append(1...200)
    guard case .noRoom = #expect(throws: LogError.self, performing: { try log.close() }) else {
      Issue.record("not reported as a full disk")
      return
    }
    #expect(log.durableSequence < 200)
  }

  @Test func afterCloseNothingIsTaken() throws {
    let (log, _) = try fixture.open()
    log.write(1...2)
    try log.readBarrier()
    try log.close()
    log.append(3...3)
    #expect(log.durableSequence == 2)
    #expect(throws: LogError.closed) { try log.close() }
    #expect(throws: LogError.closed) { try log.readBarrier() }
    #expect(try fixture.open().records == records(1...2))
  }

  @Test func theQueueIsBoundedInBytes() throws {
    var fixture = fixture
    fixture.configuration.pendingBytesMax = 10_000
    let (log, _) = try fixture.open()
    var sequence: Int64 = 0
    while log.hasRoom(forBytes: 1000) {
      sequence += 1
      log.append(sequence, record(sequence, bytes: 1000))
    }
    #expect(sequence == 10)
    #expect(!log.hasRoom(forBytes: 1))
    log.drain()
    #expect(log.hasRoom(forBytes: 10_000))
    #expect(!log.hasRoom(forBytes: 10_001))
    #expect(log.durableSequence == 10)
    log.abandon()
  }

  @Test func theLargestRecordFitsAndComesBack() throws {
    let large = Fixture(disk: disk, segmentBytes: 2 << 20, framePayloadBytesMax: 1 << 20)
    let bytes = record(1, bytes: large.configuration.recordBytesMax)
    let (log, _) = try large.open()
    log.append(1, bytes)
    log.append(2...2)
    log.drain()
    try log.close()
    #expect(try large.open().records == [bytes, record(2)])
  }

  /// Each error has an exit code of its own, and its text names what an operator needs.
  @Test func errorsNamePlaceExpectationAndFinding() {
    let damage = LogDamage(file: "/d/wal/1", offset: 4096, expected: "salt 0x1", found: "0x2")
    let errors: [LogError] = [
      .directoryLocked(path: "/d/LOCK", processID: 7), .foreignDirectory(path: "/d", found: "x"),
      .newerFormat(file: "/d/META", found: 2, supported: 1), .metaDamaged(file: "/d/META", slots: ["a", "b"]),
      .corrupt(damage), .missingSegment(directory: "/d/wal", number: 3),
      .lostTail(file: "/d/wal/1", offset: 4096, expectedSequence: 9, foundSequence: 8),
      .io(operation: "sync", path: "/d/wal/1", code: 5), .noRoom(operation: "write", path: "/d/wal/1"), .closed,
      .occupied(path: "/b", found: "x"), .notInBackup(file: "/b", sequence: 9, first: 1, last: 8),
    ]
    #expect(Set(errors.map(\.exitCode)).count == errors.count)
    #expect(LogError.corrupt(damage).description.contains("/d/wal/1 is damaged at offset 4096: expected salt 0x1"))
    #expect(errors[0].description.contains("process 7"))
    #expect(errors[7].description.contains("errno 5"))
  }
}
