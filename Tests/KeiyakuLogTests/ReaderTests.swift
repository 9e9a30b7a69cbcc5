import Testing

@testable import KeiyakuLog

/// Durable records are read back by sequence, from memory and from segments, without gap or repeat.
@Suite struct ReaderTests {
  private let disk = SimulatedDisk()

  private func fixture(recentBytesMax: Int = 16 << 20) -> Fixture {
    var fixture = Fixture(disk: disk)
    fixture.configuration.recentBytesMax = recentBytesMax
    return fixture
  }

  /// Reads from a sequence to the end in batches.
  private func all(_ reader: LogReader, from first: Int64, bytesMax: Int) throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    var next = first
    while true {
      let batch = try reader.readNow(from: next, bytesMax: bytesMax)
      guard let last = batch.lastSequence else { return found }
      #expect(batch.firstSequence == next)
      batch.forEach { record in
        #expect(record.sequence == first + Int64(found.count))
        found.append(Array(record.bytes))
      }
      next = last + 1
    }
  }

  /// Memory for everything, for some frames, and for the newest frame alone.
  @Test(arguments: [16 << 20, 6000, 1], [1, 10_000])
  func everyRecordIsReadBackFromEverySequenceOn(recentBytesMax: Int, bytesMax: Int) throws {
    let (log, _) = try fixture(recentBytesMax: recentBytesMax).open()
    log.write(1...20)
    log.append(21...40)
    log.drain()
    log.write(41...60)
    #expect(log.reader.oldestSequence == 1)
    #expect(log.reader.durableSequence == 60)
    for first in Int64(1)...60 {
      #expect(try all(log.reader, from: first, bytesMax: bytesMax) == records(first...60))
    }
    #expect(try log.reader.readNow(from: 61, bytesMax: bytesMax).isEmpty)
    log.abandon()
  }

  @Test(arguments: [true, false])
  func recordsOfEarlierProcessesAreReadBack(isClosed: Bool) throws {
    for life in Int64(0)..<3 {
      let (log, _) = try fixture(recentBytesMax: 1).open()
      log.write(life * 15 + 1...life * 15 + 15)
      #expect(try all(log.reader, from: 1, bytesMax: 3000) == records(1...life * 15 + 15))
      if isClosed { try log.close() } else { log.abandon() }
    }
    let (log, _) = try fixture().open()
    #expect(try all(log.reader, from: 1, bytesMax: 3000) == records(1...45))
    #expect(try all(log.reader, from: 44, bytesMax: 3000) == records(44...45))
    log.abandon()
  }

  @Test func whatIsNotDurableIsNotReadBack() throws {
    let (log, _) = try fixture(recentBytesMax: 1).open()
    log.write(1...3)
    log.append(4...6)
    #expect(try all(log.reader, from: 1, bytesMax: 1 << 20) == records(1...3))
    // On the disk, and nobody knows whether it stays there.
    disk.setFault(.failEvery(operation: "sync", path: ".wal", code: 5))
    log.step()
    #expect(try all(log.reader, from: 1, bytesMax: 1 << 20) == records(1...3))
    #expect(log.reader.durableSequence == 3)
    log.abandon()
  }

  @Test func memoryIsBoundedAndHoldsTheNewest() throws {
    let (log, _) = try fixture(recentBytesMax: 5000).open()
    log.write(1...100)
    let reads = disk.journal.count { $0.hasPrefix("read") }
    var inMemory: Int64 = 0
    while try log.reader.readNow(from: 100 - inMemory, bytesMax: 1).firstSequence == 100 - inMemory,
      disk.journal.count(where: { $0.hasPrefix("read") }) == reads
    { inMemory += 1 }
    // Records have 350 bytes in the mean and 700 at most.
    #expect((6...60).contains(inMemory))
    log.abandon()
  }

  @Test func aReaderThatGoesOnDoesNotSearchAgain() throws {
    let (log, _) = try fixture(recentBytesMax: 1).open()
    log.write(1...40)
    log.abandon()
    let (again, _) = try fixture(recentBytesMax: 1).open()
    let opened = disk.journal.count
    #expect(try all(again.reader, from: 1, bytesMax: 1) == records(1...40))
    let reads = disk.journal.dropFirst(opened).count { $0.hasPrefix("read") }
    #expect(reads == 40)
    again.abandon()
  }

  @Test func damageIsReportedAndNotServed() throws {
    let (log, _) = try fixture(recentBytesMax: 1).open()
    log.write(1...60)
    let first = "/data/wal/0000000000000001.wal"
    disk.edit(first) { $0[4096 * 3 + 99] ^= 1 }
    let before = try log.reader.readNow(from: 1, bytesMax: 1)
    #expect(before.lastSequence == 1)
    guard
      case .failed(.corrupt(let damage)) = #expect(
        throws: LogReadError.self,
        performing: {
          try log.reader.readNow(from: 2, bytesMax: 1)
        })
    else {
      Issue.record("served")
      return
    }
    #expect(damage.file == first && damage.offset == 4096 * 3)
    #expect(try all(log.reader, from: 3, bytesMax: 1).count == 58)
    log.abandon()
  }

  // MARK: With threads

  /// Follows the log as a watcher does.
  private func follow(_ reader: LogReader, through last: Int64, bytesMax: Int) async throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    while Int64(found.count) < last {
      let next = Int64(found.count) + 1
      guard await reader.wait(for: next) else { break }
      let batch = try await reader.read(from: next, bytesMax: bytesMax)
      batch.forEach { record in
        #expect(record.sequence == Int64(found.count) + 1)
        found.append(Array(record.bytes))
      }
    }
    return found
  }

  /// Fast readers live on memory, slow ones fall behind it and catch up from the files.
  @Test(arguments: Fixture.Kind.allCases)
  func followersSeeEveryRecordOnceHoweverFarTheyFallBehind(kind: Fixture.Kind) async throws {
    var fixture = Fixture.make(kind)
    defer { fixture.remove() }
    fixture.configuration.recentBytesMax = 3000
    let (log, _) = try fixture.openWithThreads()
    let last: Int64 = 3000
    let reader = log.reader
    try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for bytesMax in [1, 1, 5000, 1 << 20] {
        group.addTask { try await self.follow(reader, through: last, bytesMax: bytesMax) }
      }
      let waiter = DurableWaiter(log)
      for sequence in 1...last {
        log.append(sequence...sequence)
        // Rests now and then, so that readers come up with it and fall behind again.
        if sequence % 500 == 0 { waiter.wait(for: sequence) }
      }
      for try await found in group { #expect(found == records(1...last)) }
    }
    try log.close()
  }

  @Test func whoWaitsIsWokenByTheRecordByTimeByCancellationAndByTheEnd() async throws {
    let (log, _) = try fixture().openWithThreads()
    let reader = log.reader
    #expect(await reader.wait(for: 0))
    #expect(await reader.wait(for: 1, atMost: 20) == false)
    async let first = reader.wait(for: 1, atMost: 60_000)
    log.append(1...1)
    #expect(await first)
    let cancelled = Task { await reader.wait(for: 9) }
    cancelled.cancel()
    #expect(await cancelled.value == false)
    async let never = reader.wait(for: 9)
    try log.close()
    #expect(await never == false)
    #expect(await reader.wait(for: 1))
    #expect(await reader.wait(for: 9) == false)
  }

  @Test func readsThatWaitAreBounded() async throws {
    let queue = ReadQueue(waitingMax: 2)
    queue.start(threads: 1)
    let gate = Monitor(false)
    let (started, start) = AsyncStream.makeStream(of: Void.self)
    async let first: Int = queue.run { () throws(LogReadError) in
      start.finish()
      gate.withLock { while !$0.pointee { gate.wait() } }
      return 1
    }
    for await _ in started {}
    let refused = Collected<LogReadError>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<5 {
        group.addTask {
          do throws(LogReadError) { _ = try await queue.run { () throws(LogReadError) in 2 } } catch {
            refused.add(error)
            gate.withLock { $0.pointee = refused.all.count == 3 }
            gate.broadcast()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await first == 1)
    #expect(refused.all == [LogReadError](repeating: .overloaded(waitingMax: 2), count: 3))
    queue.stop()
    await #expect(throws: LogReadError.closed) { try await queue.run { () throws(LogReadError) in 3 } }
  }
}
