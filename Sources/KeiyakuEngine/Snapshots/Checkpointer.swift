import KeiyakuLog
import KeiyakuMessages

/// When snapshots are written.
public struct CheckpointPolicy: Sendable {
  /// After so many bytes of records.
  public var recordBytes = 1 << 30
  /// After so long, in milliseconds, if anything has changed.
  public var milliseconds = 60 * 60 * 1000
  /// How much of its time the writer rests: 3 means that it takes a quarter of one core.
  public var restFactor: Int64 = 3
  /// Name and version of the software, which a snapshot names to a version that cannot read it.
  public var software = "keiyaku"
  /// Told of each snapshot that counts from now on, and of each that came to nothing.
  public var report: @Sendable (CheckpointEvent) -> Void = { _ in }

  /// The defaults of a server.
  public init() {}
}

/// A snapshot that counts.
public struct PublishedSnapshot: Sendable, Hashable {
  /// Sequence of the last record in it.
  public let sequence: Int64
  /// Digest of the state in it.
  public let digest: StateDigest
  /// Its file.
  public let path: String
}

/// How far a snapshot is.
public struct SnapshotProgress: Sendable, Hashable {
  /// Sequence of the last record in it.
  public var sequence: Int64
  /// Rows that are written.
  public var rowsWritten: Int
  /// Rows that there are.
  public var rowCount: Int
  /// Bytes that are written.
  public var bytesWritten: Int
}

/// What a checkpointer tells its operator.
public enum CheckpointEvent: Sendable, Equatable, CustomStringConvertible {
  /// A snapshot counts from now on.
  case published(PublishedSnapshot, bytes: Int, milliseconds: Int64)
  /// A snapshot came to nothing; the log is whole, and the next one is tried in time.
  case failed(LogError)

  /// One line for an operator.
  public var description: String {
    switch self {
    case .published(let snapshot, let bytes, let milliseconds):
      "snapshot \(snapshot.path) holds everything up to sequence \(snapshot.sequence), digest \(snapshot.digest): "
        + "\(bytes) bytes in \(milliseconds) ms"
    case .failed(let error):
      "no snapshot could be written: \(error); the log is whole, and another one will be tried"
    }
  }
}

/// Writes snapshots of an engine's state while it serves: a copy of the state is taken under the lock in a moment, and
/// written by a thread of its own. A snapshot counts when every record in it is durable, never before.
public final class Checkpointer: Sendable {
  /// Somebody who asked for a snapshot.
  private struct Request {
    let onProgress: @Sendable (SnapshotProgress) -> Void
    let onEnd: @Sendable (Result<PublishedSnapshot, LogError>) -> Void
  }

  private struct Work {
    var requests: [Request] = []
    var published: PublishedSnapshot?
    var stopping = false
    var thread: SystemThread?
  }

  /// It works so long at a time at least before it rests: less would cost more for waking than for working.
  private static let burstNanoseconds: Int64 = 500_000
  /// How often progress is told.
  private static let progressNanoseconds: Int64 = 200_000_000
  /// How often the thread looks whether a snapshot is due.
  private static let lookMilliseconds = 1000
  /// After a failure the next one is tried no sooner.
  private static let retryMilliseconds = 60_000
  /// How long it rests while records are on their way to the disk.
  private static let durableMilliseconds = 2

  private let engine: Engine
  private let log: Log
  private let policy: CheckpointPolicy
  private let work: Monitor<Work>

  /// Begins a backup of everything that is durable now.
  ///
  /// - Parameter withHistory: Everything that is kept; otherwise the newest snapshot and the log behind it.
  public func beginBackup(withHistory: Bool) throws(LogError) -> BackupWriter {
    try log.beginBackup(withHistory: withHistory, now: engine.now())
  }

  init(engine: Engine, log: Log, policy: CheckpointPolicy, published: PublishedSnapshot?) {
    self.engine = engine
    self.log = log
    self.policy = policy
    work = Monitor(Work(published: published))
  }

  /// The newest snapshot that counts; nil where there is none.
  public var published: PublishedSnapshot? { work.withLock { $0.pointee.published } }

  /// Starts the thread.
  public func start() {
    let thread = SystemThread(name: "keiyaku-snapshot", isBackground: true) { self.run() }
    work.withLock { $0.pointee.thread = thread }
  }

  /// Ends the thread; a snapshot that is not finished is given up. To be called before the log is closed.
  public func stop() {
    let thread = work.withLock { work in
      work.pointee.stopping = true
      defer { work.pointee.thread = nil }
      return work.pointee.thread
    }
    work.broadcast()
    thread?.join()
    for request in takeRequests() { request.onEnd(.failure(.closed)) }
  }

  /// Asks for a snapshot of everything that has been applied by now.
  ///
  /// - Parameters:
  ///   - onProgress: Called on the thread, from time to time.
  ///   - onEnd: Called once, on the thread: the snapshot counts, or came to nothing.
  public func request(
    onProgress: @escaping @Sendable (SnapshotProgress) -> Void,
    onEnd: @escaping @Sendable (Result<PublishedSnapshot, LogError>) -> Void
  ) {
    let accepted = work.withLock { work in
      guard !work.pointee.stopping else { return false }
      work.pointee.requests.append(Request(onProgress: onProgress, onEnd: onEnd))
      return true
    }
    if accepted { work.broadcast() } else { onEnd(.failure(.closed)) }
  }

  // MARK: The thread

  private func run() {
    var due = MonotonicTime.after(milliseconds: policy.milliseconds)
    var isOwed = false
    while let requests = waitForWork(until: due, isOwed: isOwed) {
      do throws(LogError) {
        let published = try write(
          isPaced: true, onProgress: { progress in requests.forEach { $0.onProgress(progress) } })
        requests.forEach { $0.onEnd(.success(published)) }
        due = .after(milliseconds: policy.milliseconds)
        isOwed = false
      } catch {
        requests.forEach { $0.onEnd(.failure(error)) }
        if !isStopping { policy.report(.failed(error)) }
        due = .after(milliseconds: min(policy.milliseconds, Self.retryMilliseconds))
        isOwed = true
      }
    }
  }

  /// Waits until a snapshot is asked for or due; nil once it is to stop.
  private func waitForWork(until due: MonotonicTime, isOwed: Bool) -> [Request]? {
    while true {
      let asked: Bool? = work.withLock { work in
        if work.pointee.requests.isEmpty, !work.pointee.stopping {
          _ = self.work.wait(until: .after(milliseconds: Self.lookMilliseconds))
        }
        return work.pointee.stopping ? nil : !work.pointee.requests.isEmpty
      }
      guard let asked else { return nil }
      let bytes = engine.recordBytes
      let isTime = MonotonicTime.now().nanoseconds >= due.nanoseconds
      let isDue = isOwed ? isTime : bytes >= policy.recordBytes || (bytes > 0 && isTime)
      if asked || isDue { return takeRequests() }
    }
  }

  private func takeRequests() -> [Request] {
    work.withLock { work in
      defer { work.pointee.requests = [] }
      return work.pointee.requests
    }
  }

  private var isStopping: Bool { work.withLock { $0.pointee.stopping } }

  // MARK: Writing

  /// Writes a snapshot of the present state, waits until all that it holds is durable, and lets it count. Where nothing
  /// has changed since the last one, that one is answered.
  ///
  /// - Parameters:
  ///   - isPaced: Whether to leave time to others in between.
  ///   - onProgress: Called after each block.
  ///   - whileUndurable: Called again and again until all of it is durable; a simulation lets the log write here.
  package func write(
    isPaced: Bool = false, whileUndurable: (() -> Void)? = nil,
    onProgress: @escaping (SnapshotProgress) -> Void = { _ in }
  ) throws(LogError) -> PublishedSnapshot {
    let began = MonotonicTime.now()
    let writer: SnapshotWriter
    let digest: StateDigest
    // The copy is given back before the wait: until then the engine copies what it changes.
    do {
      let copy = engine.takeState()
      if let published, published.sequence == copy.appliedSequence { return published }
      writer = try log.beginSnapshot(
        sequence: copy.appliedSequence, timeMilliseconds: copy.lastTime, software: policy.software)
      digest = try write(copy, writer, isPaced: isPaced, onProgress)
    }
    do throws(LogError) {
      try waitUntilDurable(writer.sequence, whileUndurable)
      try log.publish(writer)
    } catch {
      writer.discard()
      throw error
    }
    let published = PublishedSnapshot(
      sequence: writer.sequence, digest: digest, path: log.snapshotPath(writer.sequence))
    work.withLock { $0.pointee.published = published }
    let milliseconds = (MonotonicTime.now().nanoseconds - began.nanoseconds) / 1_000_000
    policy.report(.published(published, bytes: writer.bytesWritten, milliseconds: milliseconds))
    return published
  }

  /// Writes all rows of a state, and makes them durable.
  private func write(
    _ copy: State, _ writer: SnapshotWriter, isPaced: Bool, _ onProgress: @escaping (SnapshotProgress) -> Void
  ) throws(LogError) -> StateDigest {
    var progress = SnapshotProgress(
      sequence: copy.appliedSequence, rowsWritten: 0, rowCount: copy.rowCount, bytesWritten: 0)
    onProgress(progress)
    var shown = MonotonicTime.now()
    var rested = shown
    var sink = SnapshotFileSink(writer: writer) { (rows) throws(LogError) in
      let now = MonotonicTime.now()
      if isPaced, now.nanoseconds - rested.nanoseconds >= Self.burstNanoseconds {
        try self.rest(forNanoseconds: (now.nanoseconds - rested.nanoseconds) * self.policy.restFactor)
        rested = .now()
      }
      guard now.nanoseconds - shown.nanoseconds >= Self.progressNanoseconds else { return }
      shown = now
      progress.rowsWritten = rows
      progress.bytesWritten = writer.bytesWritten
      onProgress(progress)
    }
    do throws(LogError) {
      try copy.forEachRow(&sink)
      try writer.finish(digest: sink.digest.number)
    } catch {
      writer.discard()
      throw error
    }
    return sink.digest
  }

  /// Leaves the processors to others for a while.
  private func rest(forNanoseconds nanoseconds: Int64) throws(LogError) {
    let end = MonotonicTime.now().adding(nanoseconds: nanoseconds)
    let isStopping = work.withLock { work in
      while !work.pointee.stopping, self.work.wait(until: end) {}
      return work.pointee.stopping
    }
    if isStopping { throw .closed }
  }

  private func waitUntilDurable(_ sequence: Int64, _ whileUndurable: (() -> Void)?) throws(LogError) {
    while engine.durableSequence < sequence {
      // Once the log has failed, the sequence never becomes durable.
      try log.readBarrier()
      if isStopping { throw .closed }
      if let whileUndurable {
        whileUndurable()
      } else {
        work.withLock { _ in _ = self.work.wait(until: .after(milliseconds: Self.durableMilliseconds)) }
      }
    }
  }
}

/// Writes rows into a snapshot's file and into a digest.
struct SnapshotFileSink: SnapshotRowSink {
  let writer: SnapshotWriter
  /// Called now and then with the number of rows so far.
  let onRows: (Int) throws(LogError) -> Void
  private(set) var digest = StateDigest()
  private var rows = 0

  init(writer: SnapshotWriter, onRows: @escaping (Int) throws(LogError) -> Void) {
    self.writer = writer
    self.onRows = onRows
  }

  mutating func add(_ kind: SnapshotRowKind, _ row: borrowing PackedMessage) throws(LogError) {
    var digest = digest
    try writer.add(kind: kind.rawValue, byteCount: row.byteCount) { room in
      // The writer hands out exactly as many bytes as it was asked for, and a row is never empty.
      row.copy(to: room.baseAddress!)
      digest.add(kind, UnsafeRawBufferPointer(room))
    }
    self.digest = digest
    rows += 1
    if rows % 64 == 0 { try onRows(rows) }
  }
}
