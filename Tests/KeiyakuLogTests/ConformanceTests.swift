import Glibc
import Testing

@testable import KeiyakuLog

/// One body of tests for the file system of the machine and for the simulated one.
@Suite struct ConformanceTests {
  @Test(arguments: Fixture.Kind.allCases)
  func replayReturnsExactlyWhatWasAppendedAfterACleanClose(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      let (log, replayed) = try fixture.openWithThreads()
      #expect(replayed.isEmpty)
      log.append(1...200)
      try log.close()
      #expect(log.durableSequence == 200)
      let (again, all) = try fixture.openWithThreads()
      #expect(all == records(1...200))
      #expect(again.opening.condition == .clean)
      try again.close()
      #expect(fixture.failures.all.isEmpty)
    }
  }

  @Test(arguments: Fixture.Kind.allCases)
  func replayReturnsEverythingDurableAfterAKill(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      var expected: Int64 = 0
      for _ in 0..<4 {
        let (log, replayed) = try fixture.openWithThreads()
        #expect(replayed == (expected == 0 ? [] : records(1...expected)))
        let waiter = DurableWaiter(log)
        log.append(expected + 1...expected + 60)
        waiter.wait(for: expected + 40)
        log.abandon()
        // Frames are whole batches: what was on its way may be there as well.
        let (check, kept) = try fixture.open()
        check.abandon()
        #expect(kept.count >= expected + 40)
        expected = Int64(kept.count)
      }
    }
  }

  @Test(arguments: Fixture.Kind.allCases)
  func concurrentCallersEachSeeTheirRecordDurable(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      let (log, _) = try fixture.openWithThreads()
      let waiter = DurableWaiter(log)
      let sequence = Monitor<Int64>(0)
      let callers = (0..<4).map { _ in
        SystemThread(name: "caller") {
          for _ in 0..<25 {
            let mine = sequence.withLock { sequence in
              sequence.pointee += 1
              log.append(sequence.pointee...sequence.pointee)
              return sequence.pointee
            }
            waiter.wait(for: mine)
          }
        }
      }
      for caller in callers { caller.join() }
      #expect(log.durableSequence == 100)
      log.abandon()
      #expect(try fixture.open().records == records(1...100))
    }
  }

  @Test(arguments: Fixture.Kind.allCases)
  func theDurableCallbackComesInOrderAndNeverBeforeItsTime(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      let (log, _) = try fixture.openWithThreads()
      let seen = Collected<Int64>()
      log.onDurable { [unowned log] sequence in
        #expect(log.durableSequence == sequence)
        seen.add(sequence)
      }
      log.append(1...100)
      try log.close()
      #expect(seen.all == seen.all.sorted())
      #expect(seen.all.last == 100)
    }
  }

  @Test(arguments: Fixture.Kind.allCases)
  func recordsWaitUntilTheirWriteIsAskedForAndShareAFrame(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      var fixture = fixture
      let reports = Collected<LogFrameReport>()
      fixture.configuration.onFrame = { reports.add($0) }
      let (log, _) = try fixture.openWithThreads()
      let waiter = DurableWaiter(log)
      for sequence in Int64(1)...5 { log.appendUnasked(sequence, record(sequence, bytes: 100)) }
      log.writeAppended()
      waiter.wait(for: 5)
      // Ends the thread that reports.
      log.abandon()
      #expect(reports.all.map(\.records) == [5])
    }
  }

  @Test func aRecordWhoseWriteNobodyAsksForIsWrittenInPlaceOfAMark() throws {
    let fixture = Fixture(disk: SimulatedDisk())
    let (log, _) = try fixture.openWithThreads()
    let durable = Monitor<Int64>(0)
    log.onDurable { [unowned log] sequence in
      // On the writer's thread, so before the idle time begins.
      if sequence == 1 { log.appendUnasked(2, record(2)) }
      durable.withLock { $0.pointee = sequence }
      durable.signal()
    }
    log.append(1...1)
    durable.withLock { while $0.pointee < 2 { durable.wait() } }
    log.abandon()
    #expect(try fixture.open().records == records(1...2))
  }

  @Test func anIdleLogProvesItsLastRecordByAMark() throws {
    let disk = SimulatedDisk()
    var fixture = Fixture(disk: disk)
    fixture.configuration.idleMarkMilliseconds = 1
    let (log, _) = try fixture.openWithThreads()
    log.append(1...1)
    // The start, the record, the mark: two operations each, and nothing more comes by itself.
    disk.wait(forOperations: 3, "sync", on: "0001.wal")
    log.abandon()
    let bytes = try #require(disk.contents("/data/wal/0000000000000001.wal"))
    let mark = try bytes.withUnsafeBytes { bytes in
      try SoundFrameHeader.decode(bytes.range(4096 * 3..<4096 * 4)).get().header
    }
    #expect(mark.kind == .mark)
    #expect(mark.firstSequence == 2)
  }

  @Test(arguments: Fixture.Kind.allCases)
  func aDirectoryInUseIsRefusedAndNamesTheProcess(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      let (log, _) = try fixture.openWithThreads()
      guard case .directoryLocked(let path, let processID) = fixture.openingError() else {
        Issue.record("not refused")
        return
      }
      #expect(path == fixture.configuration.directory + "/LOCK")
      #expect(processID == (kind == .posix ? getpid() : nil))
      try log.close()
      #expect(fixture.openingError() == nil)
    }
  }

  @Test(arguments: Fixture.Kind.allCases)
  func everyFrameIsReportedWithItsSizeAndThatOfTheLog(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      var fixture = fixture
      let reports = Collected<LogFrameReport>()
      fixture.configuration.onFrame = { reports.add($0) }
      let (log, _) = try fixture.open()
      // Enough for several segments.
      log.write(1...20)
      log.append(21...25)
      while log.step() {}
      #expect(reports.all.map(\.records) == [Int](repeating: 1, count: 20) + [5])
      #expect(reports.all.allSatisfy { $0.bytes > 0 && $0.bytes % LogFormat.blockBytes == 0 && $0.nanoseconds >= 0 })
      #expect(zip(reports.all, reports.all.dropFirst()).allSatisfy { $0.logBytes + $1.bytes <= $1.logBytes })
      let bytes = try #require(reports.all.last).logBytes
      try log.close()
      let again = try fixture.open().log
      // The mark of the last frame and the start of this process take a block each.
      #expect(again.opening.logBytes == bytes + 2 * LogFormat.blockBytes)
      again.abandon()
    }
  }

  @Test(arguments: Fixture.Kind.allCases)
  func sparesAreReadyBeforeTheyAreNeeded(kind: Fixture.Kind) throws {
    try Fixture.with(kind) { fixture in
      let (log, _) = try fixture.open()
      log.housekeep()
      let directory = fixture.configuration.directory + "/wal"
      let spares = try #require(try fixture.fileSystem.names(in: directory)).filter { $0.hasPrefix("spare-") }
      #expect(spares.count == 1)
      let spare = try fixture.fileSystem.open(directory + "/" + spares[0], .existing, direct: true)
      let contents = AlignedBuffer(byteCount: fixture.configuration.segmentBytes)
      try spare.readAll(contents.bytes, at: 0)
      #expect(contents.prefix(contents.bytes.count).isZero)
      log.abandon()
    }
  }

  @Test func aTornTailOnTheRealFileSystemIsRepaired() throws {
    try Fixture.with(.posix) { fixture in
      let (log, _) = try fixture.open()
      log.write(1...2)
      log.append(3, record(3, bytes: 3000))
      log.step()
      log.abandon()
      let path = try #require(try fixture.segmentPaths.first)
      let file = try fixture.fileSystem.open(path, .existing, direct: false)
      let block = AlignedBuffer(byteCount: 4096)
      try file.readAll(block.bytes, at: 4096 * 4)
      for place in 1024..<2048 { block.bytes[place] = 0 }
      try file.writeDurably(block.prefix(4096), at: 4096 * 4)
      let (again, replayed) = try fixture.open()
      #expect(replayed == records(1...2))
      #expect(again.opening.condition == .torn)
      again.write(3...3)
      try again.close()
      #expect(try fixture.open().records == records(1...3))
    }
  }

  @Test func aFileSystemWithoutDirectIOIsUsedAllTheSameAndNamed() throws {
    let disk = SimulatedDisk()
    disk.refusesDirectIO = true
    let fixture = Fixture(disk: disk)
    let (log, _) = try fixture.open()
    log.write(1...3)
    try log.close()
    #expect(fixture.events.all.contains(.directIOUnavailable(path: "/data")))
    #expect(try fixture.open().records == records(1...3))
  }
}
