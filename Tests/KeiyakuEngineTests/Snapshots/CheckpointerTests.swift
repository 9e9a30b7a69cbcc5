import KeiyakuDomain
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuLog

/// Snapshots of an engine that goes on, in a data directory on the disk.
@Suite struct CheckpointerTests {
  /// An engine over a directory of its own.
  private final class Directory {
    let files: TemporaryDirectory
    var configuration: LogConfiguration

    init() throws {
      files = try TemporaryDirectory()
      configuration = LogConfiguration(directory: files.path + "/data", onFailure: { _ in })
      configuration.framePayloadBytesMax = 64 << 10
      configuration.segmentBytes = 256 << 10
      configuration.spareSegments = 1
    }

    func open(_ policy: CheckpointPolicy = CheckpointPolicy()) throws -> OpenedEngine {
      try Engine.open(configuration, checkpoints: policy, now: { TestEngine.startTime })
    }

    func digest(usesSnapshot: Bool = true) throws -> DirectoryDigest {
      try DirectoryDigest.compute(configuration, usesSnapshot: usesSnapshot)
    }

    var snapshots: [String] {
      get throws { (try PosixFileSystem().names(in: configuration.directory + "/snapshots") ?? []).sorted() }
    }
  }

  private func run(_ engine: Engine, _ commands: inout RandomCommands, _ count: Int) throws {
    for _ in 0..<count {
      let command = commands.next()
      let (method, fingerprint) = command.identity
      let options = commands.options(at: TestEngine.startTime)
      let mutation = try Mutation(method: method, actor: "operator", options: options, fingerprint: fingerprint)
      _ = engine.mutate(mutation) { core, now throws(Refusal) in
        try command.decide(&core, mutation, now: now)
      } answer: { _, _, _ in
      }
    }
  }

  @Test func snapshotAndLogAmountToTheLogAlone() throws {
    let directory = try Directory()
    var commands = RandomCommands(seed: 1)
    for round in 1...4 {
      let opened = try directory.open()
      #expect(opened.opening.snapshotSequence == opened.checkpointer.published?.sequence ?? 0)
      #expect((opened.opening.snapshotSequence > 0) == (round > 1))
      try run(opened.engine, &commands, 150)
      let published = try opened.checkpointer.write()
      try run(opened.engine, &commands, 100)
      let live = opened.engine.takeState()
      try opened.engine.close()

      let found = try directory.digest()
      #expect(found.digest == live.digest())
      #expect(found.sequence == live.appliedSequence && found.inspection.snapshotSequence == published.sequence)
      #expect(try directory.digest(usesSnapshot: false).digest == live.digest())
    }
    #expect(try directory.snapshots.count == 2)
  }

  @Test func aSnapshotDoesNotCountBeforeAllOfItIsDurable() throws {
    let directory = try Directory()
    let log = try Log.openWithoutThreads(directory.configuration, fileSystem: PosixFileSystem()) { _, _ in }
    var core = Core()
    let record = LogRecord.databaseCreated(now: TestEngine.startTime)
    core.commit(record)
    let bytes = record.encodedBytes(MessageArena())
    log.append(sequence: 1, timeMilliseconds: record.timeMs, byteCount: bytes.count) { $0.copyBytes(from: bytes) }
    let engine = Engine(core: core, log: log, now: { TestEngine.startTime })
    let checkpointer = Checkpointer(engine: engine, log: log, policy: CheckpointPolicy(), published: nil)
    var commands = RandomCommands(seed: 2)
    try run(engine, &commands, 60)
    let applied = engine.takeState().appliedSequence
    var waits = 0
    let published = try checkpointer.write(whileUndurable: {
      waits += 1
      #expect(engine.durableSequence < applied)
      #expect((try? directory.snapshots)?.allSatisfy { $0.hasSuffix(".tmp") } == true)
      if waits > 3 { log.step() }
    })
    #expect(waits > 3 && published.sequence == applied)
    #expect(try directory.snapshots == [SnapshotFormat.name(of: applied)])
    log.abandon()
  }

  @Test func theCopyStaysAsItWasWhileChangesGoOn() throws {
    let test = TestEngine()
    var commands = RandomCommands(seed: 3)
    for _ in 0..<300 { test.run(commands.next(), commands.options(at: test.now)) }
    let copy = test.engine.takeState()
    let (dump, digest) = (Dump(copy), copy.digest())
    for _ in 0..<600 { test.run(commands.next(), commands.options(at: test.now)) }
    #expect(Dump.differences(Dump(copy), dump) == [] && copy.digest() == digest)
    #expect(test.state.digest() != digest)
  }

  @Test func nothingNewNeedsNoOtherSnapshot() throws {
    let directory = try Directory()
    let opened = try directory.open()
    let first = try opened.checkpointer.write()
    #expect(try opened.checkpointer.write() == first)
    try opened.engine.close()
    let again = try directory.open()
    #expect(again.checkpointer.published == first)
    #expect(try again.checkpointer.write() == first)
    try again.engine.close()
  }

  @Test func enoughRecordsMakeASnapshotByThemselves() async throws {
    let directory = try Directory()
    let published = Mutex<AsyncStream<CheckpointEvent>.Continuation?>(nil)
    let events = AsyncStream<CheckpointEvent> { continuation in published.withLock { $0 = continuation } }
    var policy = CheckpointPolicy()
    policy.recordBytes = 20_000
    policy.report = { event in published.withLock { $0 }?.yield(event) }
    let opened = try directory.open(policy)
    opened.checkpointer.start()
    var commands = RandomCommands(seed: 4)
    while opened.engine.recordBytes < 20_000 { try run(opened.engine, &commands, 20) }
    for await event in events {
      guard case .published(let snapshot, let bytes, _) = event else { Issue.record("\(event)"); break }
      #expect(snapshot.sequence > 1 && bytes > 0)
      break
    }
    opened.checkpointer.stop()
    try opened.engine.close()
    #expect(try directory.digest().inspection.snapshotSequence > 1)
  }

  @Test func timeAloneMakesASnapshotOfWhatHasChanged() async throws {
    let directory = try Directory()
    let published = Mutex<AsyncStream<CheckpointEvent>.Continuation?>(nil)
    let events = AsyncStream<CheckpointEvent> { continuation in published.withLock { $0 = continuation } }
    var policy = CheckpointPolicy()
    policy.milliseconds = 1
    policy.report = { event in published.withLock { $0 }?.yield(event) }
    let opened = try directory.open(policy)
    var commands = RandomCommands(seed: 5)
    try run(opened.engine, &commands, 20)
    opened.checkpointer.start()
    for await event in events {
      if case .failed(let error) = event { Issue.record("\(error)") }
      break
    }
    opened.checkpointer.stop()
    try opened.engine.close()
  }

  @Test func aRequestIsAnsweredWithProgressAndDigest() async throws {
    let directory = try Directory()
    let opened = try directory.open()
    var commands = RandomCommands(seed: 6)
    try run(opened.engine, &commands, 200)
    opened.checkpointer.start()
    let seen = Mutex<[SnapshotProgress]>([])
    let result = await withCheckedContinuation { continuation in
      opened.checkpointer.request(
        onProgress: { progress in seen.withLock { $0.append(progress) } },
        onEnd: { continuation.resume(returning: $0) })
    }
    let published = try result.get()
    #expect(published.digest == opened.engine.takeState().digest())
    #expect(seen.withLock { $0.last?.rowCount } == opened.engine.takeState().rowCount)
    opened.checkpointer.stop()
    // Who asks a checkpointer that has stopped is told so.
    let late = await withCheckedContinuation { continuation in
      opened.checkpointer.request(onProgress: { _ in }, onEnd: { continuation.resume(returning: $0) })
    }
    #expect(late == .failure(.closed))
    try opened.engine.close()
  }

  @Test func aLookChangesNothingAndNeedsTheLock() throws {
    let directory = try Directory()
    let opened = try directory.open()
    #expect { _ = try directory.digest() } throws: { error in
      if case .directoryLocked? = error as? LogError { true } else { false }
    }
    try opened.engine.close()
    let before = try contents(of: directory.configuration.directory)
    _ = try directory.digest()
    #expect(try contents(of: directory.configuration.directory) == before)

    let empty = try TemporaryDirectory()
    #expect { _ = try DirectoryDigest.compute(LogConfiguration(directory: empty.path, onFailure: { _ in })) } throws: {
      if case .foreignDirectory? = $0 as? LogError { true } else { false }
    }
    #expect(try PosixFileSystem().names(in: empty.path) == [])
  }

  private func contents(of path: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let fileSystem = PosixFileSystem()
    for name in try fileSystem.names(in: path) ?? [] {
      let child = path + "/" + name
      if (try? fileSystem.names(in: child)) != nil {
        found.merge(try contents(of: child)) { $1 }
      } else {
        let file = try fileSystem.open(child, .existing, direct: false)
        var bytes = [UInt8](repeating: 0, count: try file.size())
        try bytes.withUnsafeMutableBytes { _ = try file.read(into: $0, at: 0) }
        found[child] = bytes
      }
    }
    return found
  }
}
