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
    guard case .spareNotReady(.noRoom) = fixture.events.all.last else {
      Issue.record("not reported")
      return
    }
    #expect(!disk.paths(in: "/data/wal").contains { $0.contains("filling") })
    log.write(1...2)
    #expect(log.durableSequence == 2)
    disk.setFault(nil)
    log.housekeep()
    #expect(disk.paths(in: "/data/wal").contains { $0.contains("spare") })
    #expect(fixture.events.all.last == .spareReady)
    log.abandon()
  }

  @Test func aFullDiskWhenASegmentIsNeededIsFinal() throws {
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
    ]
    #expect(Set(errors.map(\.exitCode)).count == errors.count)
    #expect(LogError.corrupt(damage).description.contains("/d/wal/1 is damaged at offset 4096: expected salt 0x1"))
    #expect(errors[0].description.contains("process 7"))
    #expect(errors[7].description.contains("errno 5"))
  }
}
