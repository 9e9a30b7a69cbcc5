import Testing

@testable import KeiyakuLog

/// Small logs, every fault that there is room for: what is wrong is repaired by rule or refused by name, never served.
@Suite struct ExhaustiveTests {
  private let segment = "/data/wal/0000000000000001.wal"

  /// A log of a start frame and three frames in a segment that just holds them.
  private func threeFrames() throws -> (SimulatedDisk, MetaRecord) {
    let disk = SimulatedDisk()
    let fixture = Fixture(disk: disk, segmentBytes: 24 << 10, framePayloadBytesMax: 1 << 10)
    let (log, _) = try fixture.open()
    for sequence in Int64(1)...3 {
      log.append(sequence, record(sequence, bytes: 30))
      log.step()
    }
    log.abandon()
    let meta = try MetaFile.open(in: DirectoryLayout(directory: "/data"), disk, direct: true, report: { _ in }).record
    return (disk, meta)
  }

  private let whole = (1...3).map { record(Int64($0), bytes: 30) }

  /// What an opening would replay, or why it would refuse.
  private func recover(_ bytes: [UInt8], _ meta: MetaRecord) -> Result<(records: [[UInt8]], Recovery.Ending), LogError>
  {
    let files = OneSegment(path: segment, bytes: bytes)
    var replayed: [[UInt8]] = []
    do {
      let recovery = Recovery(DirectoryLayout(directory: "/data"), files, direct: true, meta: meta)
      let outcome = try recovery.run(try recovery.openSegments(), after: ReplayStart()) { _, record in
        replayed.append(Array(record))
      }
      return .success((replayed, outcome.ending))
    } catch {
      // Recovery throws nothing else where the replay does not.
      return .failure(error as! LogError)
    }
  }

  /// Every bit of the file, so padding and the zeros behind the end as well. A flipped bit makes no acknowledged record
  /// disappear.
  @Test(arguments: 0..<6)
  func everySingleBitFlippedIsHarmlessOrRefused(block: Int) throws {
    let (disk, meta) = try threeFrames()
    var bytes = try #require(disk.contents(segment))
    var refused = 0
    for bit in block * 4096 * 8..<(block + 1) * 4096 * 8 {
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      switch recover(bytes, meta) {
      case .success(let (records, _)):
        guard records == whole else {
          Issue.record("bit \(bit) is served: \(records.count) records")
          return
        }
      case .failure: refused += 1
      }
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    }
    // Header: all of it. Frames: header and payload. Behind the end: the sector where a header would be.
    let expected = [4096 * 8, 96 * 8, 131 * 8, 131 * 8, 131 * 8, 512 * 8]
    #expect(refused == expected[block])
  }

  /// A segment that is cut anywhere is refused, the last one and one before it.
  @Test func everyTruncationLengthIsRefused() throws {
    let (disk, meta) = try threeFrames()
    let bytes = try #require(disk.contents(segment))
    for length in 0..<bytes.count {
      guard case .failure(.corrupt) = recover(Array(bytes.prefix(length)), meta) else {
        Issue.record("\(length) bytes are served")
        return
      }
    }
    guard case .success(let (records, .whole)) = recover(bytes, meta) else {
      Issue.record("the whole file is refused")
      return
    }
    #expect(records == whole)
  }

  /// Zeros from anywhere to the end: frames are whole or gone, and what META knows to be durable is missed.
  @Test func zerosFromEveryOffsetOnLeaveAPrefixOrAreRefused() throws {
    let (disk, meta) = try threeFrames()
    let bytes = try #require(disk.contents(segment))
    var bound = meta
    bound.durableSequence = 3
    for offset in stride(from: 4096, to: bytes.count, by: 1) {
      let cut = Array(bytes[..<offset]) + [UInt8](repeating: 0, count: bytes.count - offset)
      if case .success(let (records, _)) = recover(cut, meta) {
        guard records == Array(whole.prefix(records.count)) else {
          Issue.record("from \(offset) on: other records")
          return
        }
      }
      switch recover(cut, bound) {
      case .success(let (records, _)): #expect(records == whole)
      case .failure(.corrupt), .failure(.lostTail): break
      case .failure(let error):
        Issue.record("from \(offset) on: \(error)")
        return
      }
    }
  }

  // MARK: The Nth call fails

  /// Opens, writes over several rotations, closes; what fails ends the process as it would a server's.
  private func live(_ disk: SimulatedDisk, _ first: Int64, _ last: Int64) -> Int64? {
    let fixture = Fixture(disk: disk)
    guard let log = try? fixture.open().log else { return nil }
    defer { log.abandon() }
    var sequence = first
    while sequence <= last, fixture.failures.all.isEmpty {
      guard log.hasRoom(forBytes: 1000) else {
        // Out of room: a server refuses writes, and tries again as time goes by.
        log.housekeep()
        log.step()
        if log.isOutOfRoom { break }
        continue
      }
      log.append(sequence...sequence)
      if sequence % 3 != 0 { log.drain() }
      if sequence % 4 == 0 { log.housekeep() }
      sequence += 1
    }
    if fixture.failures.all.isEmpty, (try? log.close()) != nil { return last }
    return log.durableSequence
  }

  @Test(arguments: [5, 28] as [Int32])
  func whateverCallFailsInALifeAndInTheRecoveryAfterItNothingAcknowledgedIsLost(code: Int32) throws {
    let undisturbed = SimulatedDisk()
    #expect(live(undisturbed, 1, 14) == 14)
    for call in 1...undisturbed.calls {
      let disk = SimulatedDisk()
      disk.setFault(.failCall(at: call, code: code))
      let durable = live(disk, 1, 14) ?? 0
      disk.setFault(nil)
      // Again, at each call of the recovery; as many as an undisturbed one makes.
      let probe = disk.copy()
      let expected = try Fixture(disk: probe).open().records.count
      #expect(expected >= durable && expected <= 14, "call \(call)")
      for again in stride(from: 1, through: probe.calls, by: call % 3 + 1) {
        let second = disk.copy()
        second.setFault(.failCall(at: again, code: code))
        let fixture = Fixture(disk: second)
        if let log = try? fixture.open().log { log.abandon() }
        second.setFault(nil)
        let (log, replayed) = try Fixture(disk: second).open()
        log.abandon()
        guard replayed.count == expected, replayed == records(1...Int64(max(1, expected))) || expected == 0 else {
          Issue.record("call \(call), then \(again): \(replayed.count) records, not \(expected)")
          return
        }
      }
    }
  }
}

/// A directory with one segment in memory, to be read many times.
private final class OneSegment: LogFileSystem, LogFile, @unchecked Sendable {
  let path: String
  let isDirect = true
  /// Never changed.
  private let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  func open(_ path: String, _ mode: LogFileMode, direct: Bool) -> any LogFile { self }
  func names(in directory: String) -> [String]? { ["0000000000000001.wal"] }
  func createDirectory(_ path: String) {}
  func rename(_ path: String, to newPath: String) {}
  func remove(_ path: String) {}
  func syncDirectory(_ path: String) {}
  func lock(_ path: String) throws(LogError) -> any LogDirectoryLock { throw .closed }

  func size() -> Int { bytes.count }

  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    let count = max(0, min(target.count, bytes.count - offset))
    bytes.withUnsafeBytes { source in
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[min(offset, source.count)...].prefix(count)))
    }
    return count
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {}
  func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: Int) {}
  func sync() {}
  func truncate(to size: Int) {}
}
