import Glibc

@testable import KeiyakuLog

/// A data directory on one of the two file systems, and what a server would do with it.
struct Fixture {
  /// Which file system a test runs on.
  enum Kind: CaseIterable { case simulated, posix }

  let fileSystem: any LogFileSystem
  var configuration: LogConfiguration
  let events = Collected<LogEvent>()
  let failures = Collected<LogError>()

  /// A disk of its own, with segments small enough for tests to fill many.
  init(disk: SimulatedDisk, segmentBytes: Int = 32 << 10, framePayloadBytesMax: Int = 8 << 10) {
    self.init(
      fileSystem: disk, directory: "/data", segmentBytes: segmentBytes, framePayloadBytesMax: framePayloadBytesMax)
    configuration.randomNumber = SeededNumbers(seed: 1).next
  }

  init(fileSystem: any LogFileSystem, directory: String, segmentBytes: Int, framePayloadBytesMax: Int) {
    self.fileSystem = fileSystem
    let events = events
    let failures = failures
    configuration = LogConfiguration(
      directory: directory, onFailure: { failures.add($0) }, report: { events.add($0) })
    configuration.segmentBytes = segmentBytes
    configuration.framePayloadBytesMax = framePayloadBytesMax
    configuration.spareSegments = 1
  }

  /// Runs a test on one of the file systems; a directory on the real one is removed afterwards.
  static func with(_ kind: Kind, _ body: (Fixture) throws -> Void) throws {
    let fixture = make(kind)
    defer { fixture.remove() }
    try body(fixture)
  }

  /// A fixture for a test that ends with ``remove()``.
  static func make(_ kind: Kind) -> Fixture {
    switch kind {
    case .simulated:
      return Fixture(disk: SimulatedDisk())
    case .posix:
      var template = Array("/tmp/keiyaku-log-XXXXXX".utf8CString)
      // mkdtemp answers its argument, or nil if the machine has no room for tests.
      let parent = String(cString: mkdtemp(&template)!)
      return Fixture(
        fileSystem: PosixFileSystem(), directory: parent + "/data", segmentBytes: 32 << 10,
        framePayloadBytesMax: 8 << 10)
    }
  }

  /// Removes what is on the real file system.
  func remove() {
    guard fileSystem is PosixFileSystem else { return }
    Self.removeTree(String(configuration.directory.dropLast("/data".count)))
  }

  /// Opens without threads; answers the log and the records that were replayed.
  func open() throws -> (log: Log, records: [[UInt8]]) {
    let replayed = Replayed()
    let log = try Log.openWithoutThreads(configuration, fileSystem: fileSystem, replay: replayed.take)
    return (log, replayed.records)
  }

  /// Opens with the threads of a server.
  func openWithThreads() throws -> (log: Log, records: [[UInt8]]) {
    let replayed = Replayed()
    let log = try Log.open(configuration, fileSystem: fileSystem, replay: replayed.take)
    return (log, replayed.records)
  }

  /// The error that opening ends with, or nil if it opens.
  func openingError() -> LogError? {
    do {
      let log = try open().log
      log.abandon()
      return nil
    } catch {
      return error as? LogError
    }
  }

  var segmentPaths: [String] {
    get throws {
      let directory = configuration.directory + "/wal"
      return (try fileSystem.names(in: directory) ?? []).filter { $0.hasSuffix(".wal") }.sorted()
        .map { directory + "/" + $0 }
    }
  }

  private static func removeTree(_ directory: String) {
    let fileSystem = PosixFileSystem()
    for name in (try? fileSystem.names(in: directory)) ?? [] {
      let path = directory + "/" + name
      if unlink(path) != 0 { removeTree(path) }
    }
    rmdir(directory)
  }
}

/// Records in the order of their replay; a sequence out of order stops the test.
final class Replayed {
  private(set) var records: [[UInt8]] = []

  func take(_ sequence: Int64, _ record: UnsafeRawBufferPointer) {
    precondition(sequence == Int64(records.count) + 1, "replayed out of order")
    records.append(Array(record))
  }
}

/// A list that any thread may add to.
final class Collected<Element: Sendable>: Sendable {
  private let elements = Monitor<[Element]>([])
  func add(_ element: Element) { elements.withLock { $0.pointee.append(element) } }
  var all: [Element] { elements.withLock { $0.pointee } }
}

/// Random numbers that are the same in each run.
final class SeededNumbers: Sendable {
  private let state: Monitor<SplitMix64>
  init(seed: UInt64) { state = Monitor(SplitMix64(seed: seed)) }
  var next: @Sendable () -> UInt64 { { self.state.withLock { $0.pointee.next() } } }
}

/// The record that tests append under a sequence: contents and size follow from it.
func record(_ sequence: Int64, bytes: Int? = nil) -> [UInt8] {
  var random = SplitMix64(seed: UInt64(sequence))
  let count = bytes ?? Int(random.next() % 700) + 1
  return (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) }
}

func records(_ range: ClosedRange<Int64>) -> [[UInt8]] { range.map { record($0) } }

extension Log {
  /// Appends records as an engine does; nothing is written before `step`.
  func append(_ sequences: ClosedRange<Int64>) {
    for sequence in sequences { append(sequence, record(sequence)) }
  }

  func append(_ sequence: Int64, _ bytes: [UInt8]) {
    appendUnasked(sequence, bytes)
    writeAppended()
  }

  /// Appends a record and leaves it to somebody else to ask for its write.
  func appendUnasked(_ sequence: Int64, _ bytes: [UInt8]) {
    append(sequence: sequence, timeMilliseconds: 1000 + sequence, byteCount: bytes.count) {
      $0.copyBytes(from: bytes)
    }
  }

  /// Appends each record as a frame of its own and writes it.
  func write(_ sequences: ClosedRange<Int64>) {
    for sequence in sequences {
      append(sequence...sequence)
      step()
    }
  }

  func drain() { while step() {} }
}

/// Lets a test wait for a record, as a caller waits for its answer.
final class DurableWaiter: Sendable {
  private let durable: Monitor<Int64>

  init(_ log: Log) {
    durable = Monitor(log.durableSequence)
    log.onDurable { [durable] sequence in
      durable.withLock { $0.pointee = sequence }
      durable.broadcast()
    }
  }

  func wait(for sequence: Int64) {
    durable.withLock { while $0.pointee < sequence { durable.wait() } }
  }
}
