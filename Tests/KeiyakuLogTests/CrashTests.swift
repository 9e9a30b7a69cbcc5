import Testing

@testable import KeiyakuLog

/// The power fails at each operation in turn, and again during the recovery that follows.
@Suite struct CrashTests {
  /// What a server did before the power failed.
  private struct Outcome {
    var appended: Int64 = 0
    var durable: Int64 = 0
  }

  /// Opens, writes records over several rotations, and closes; stops where the disk does.
  private func run(_ disk: SimulatedDisk, from first: Int64, count: Int64) -> Outcome {
    let fixture = Fixture(disk: disk)
    var outcome = Outcome(appended: first - 1, durable: first - 1)
    guard let log = try? fixture.open().log else { return outcome }
    for sequence in first..<first + count {
      log.append(sequence...sequence)
      outcome.appended = sequence
      if sequence % 3 != 0 { log.drain() }
      if sequence % 4 == 0 { log.housekeep() }
      outcome.durable = log.durableSequence
      if disk.hasCrashed { break }
    }
    if (try? log.close()) != nil { outcome.durable = outcome.appended }
    outcome.durable = max(outcome.durable, log.durableSequence)
    return outcome
  }

  /// Opens after a crash: the records are a prefix of the appended ones and hold every durable one.
  private func expectPrefix(_ disk: SimulatedDisk, _ outcome: Outcome, _ what: String) -> Int64? {
    do {
      let (log, replayed) = try Fixture(disk: disk).open()
      log.abandon()
      let count = Int64(replayed.count)
      #expect(count >= outcome.durable, "\(what): an acknowledged record is gone")
      #expect(count <= outcome.appended, "\(what): a record nobody appended")
      #expect(replayed == (count == 0 ? [] : records(1...count)), "\(what): other records")
      return count
    } catch {
      Issue.record("\(what): \(error)")
      return nil
    }
  }

  @Test(arguments: [11, 12] as [UInt64])
  func aCrashAtEachOperationOfALifeLeavesAPrefix(seed: UInt64) {
    let undisturbed = SimulatedDisk()
    #expect(run(undisturbed, from: 1, count: 20).durable == 20)
    #expect(undisturbed.journal.count { $0.hasPrefix("rename /data/wal/0") } >= 3, "the script rotates")
    for operation in 1...undisturbed.operations {
      let disk = SimulatedDisk()
      disk.setFault(.crash(atOperation: operation))
      let outcome = run(disk, from: 1, count: 20)
      disk.crashAndBoot(seed: seed &* 1000 &+ UInt64(operation))
      guard let kept = expectPrefix(disk, outcome, "operation \(operation)") else { return }
      // And the next life goes on from there.
      #expect(run(disk, from: kept + 1, count: 3).durable == kept + 3)
    }
  }

  /// How the last process left the disk: each ending makes another recovery, each of whose steps is interrupted.
  enum Ending: CaseIterable { case torn, whole, sealed, clean, nothing }

  private func disk(with ending: Ending) throws -> (SimulatedDisk, Outcome) {
    let disk = SimulatedDisk()
    guard ending != .nothing else { return (disk, Outcome()) }
    let fixture = Fixture(disk: disk)
    let (log, _) = try fixture.open()
    log.write(1...3)
    switch ending {
    case .nothing: break
    case .clean: try log.close()
    case .whole: log.abandon()
    case .sealed:
      // Eight blocks: header, start, three records and one more leave no room for the next.
      log.write(4...5)
      log.housekeep()
      disk.setFault(.fail(atOperation: 3, code: 5))
      log.write(6...6)
      #expect(disk.journal.last?.hasPrefix("write /data/wal/spare") == true)
      log.abandon()
      return (disk, Outcome(appended: 5, durable: 5))
    case .torn:
      log.append(4, record(4, bytes: 2500))
      log.step()
      log.abandon()
      disk.edit("/data/wal/0000000000000001.wal") {
        $0.replaceSubrange(4096 * 5 + 1024..<4096 * 5 + 2048, with: [UInt8](repeating: 0, count: 1024))
      }
    }
    return (disk, Outcome(appended: 3, durable: 3))
  }

  @Test(arguments: Ending.allCases, [1, 2, 3, 4, 5] as [UInt64])
  func aCrashAtEachStepOfARecoveryIsRepeatable(ending: Ending, seed: UInt64) throws {
    var operation = 1
    while true {
      let (original, outcome) = try disk(with: ending)
      let disk = original.copy()
      disk.setFault(.crash(atOperation: operation))
      let opened = try? Fixture(disk: disk).open().log
      if let opened {
        // Every operation of this recovery has been the last one once.
        opened.abandon()
        #expect(operation > 3)
        return
      }
      disk.crashAndBoot(seed: seed &* 1000 &+ UInt64(operation))
      guard let kept = expectPrefix(disk, outcome, "\(ending), operation \(operation)") else { return }
      #expect(kept == outcome.durable)
      if ending == .torn {
        let torn = Array(try #require(original.contents("/data/wal/0000000000000001.wal"))[(4096 * 5)...])
        #expect(disk.contents("/data/quarantine/0000000000000001-0000000000020480.torn") == torn)
      }
      operation += 1
    }
  }

  @Test func manyLivesEndedByCrashesLoseNothing() {
    for seed in UInt64(0)..<40 {
      var random = SplitMix64(seed: seed)
      let disk = SimulatedDisk()
      var kept: Int64 = 0
      for life in 0..<6 {
        disk.setFault(.crash(atOperation: Int(random.next() % 90) + 1))
        let outcome = run(disk, from: kept + 1, count: 30)
        disk.crashAndBoot(seed: random.next())
        guard let next = expectPrefix(disk, outcome, "seed \(seed), life \(life)") else { return }
        kept = next
      }
    }
  }
}
