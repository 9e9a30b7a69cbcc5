import Synchronization

/// A write-ahead log in one data directory: appends in memory, one writer thread, one frame in flight.
///
/// The frame that is being filled waits for the one on its way, not for a timer; so the more callers there are, the
/// more records share a sync. Bytes are described in LogFormat.swift, rules and promises in docs/log-format.md.
public final class Log: LogStore {
  private struct State {
    var frames: PendingFrames
    var onDurable: @Sendable (Int64) -> Void = { _ in }
    /// The writer waits for a signal.
    var writerWaits = false
    var closing = false
    /// Set by `abandon`: the writer stops as it stands.
    var abandoned = false
    var failure: LogError?
    /// Set when nothing may be appended any more, for whatever reason.
    var ended = false
  }

  /// Which database this is.
  public let identity: DatabaseIdentity
  /// What the opening found and did.
  public let opening: LogOpening
  /// Reads the records back, by their sequences.
  public let reader: LogReader

  let configuration: LogConfiguration
  let meta: MetaFile
  let snapshots: SnapshotStore
  private let directoryLock: any LogDirectoryLock
  private let spares: SpareSegments
  private let writer: SegmentWriter
  private let state: Monitor<State>
  private let durable: Atomic<Int64>
  /// Beyond every real number of bytes once nothing may be appended any more.
  private let pending = Atomic<Int>(0)
  private let threads = Monitor<[SystemThread]>([])

  init(_ configuration: LogConfiguration, _ parts: consuming LogParts) {
    self.configuration = configuration
    directoryLock = parts.lock
    meta = parts.meta
    spares = parts.spares
    writer = parts.writer
    snapshots = parts.snapshots
    opening = parts.opening
    reader = parts.reader
    identity = parts.meta.record.identity
    durable = Atomic(parts.writer.nextSequence - 1)
    state = Monitor(
      State(
        frames: PendingFrames(
          framePayloadBytesMax: configuration.framePayloadBytesMax, lastSequence: parts.writer.nextSequence - 1)))
  }

  /// Opens a data directory, creating it if it is not there, hands its newest snapshot to `restore`, and every record
  /// that the snapshot does not hold to `replay`, in order.
  ///
  /// The log's threads keep it alive until ``close()``.
  ///
  /// - Parameters:
  ///   - restore: Takes a snapshot in whole, and throws `LogError.corrupt` where that shows it to be damaged: then it
  ///     is called again with the snapshot before, or `replay` begins with the first record. What it took before counts
  ///     for nothing then. Without it, `replay` begins with the first record in any case.
  ///   - replay: Takes a sequence and its record. The bytes are good during the call only.
  /// - Throws: `LogError`, having changed nothing that was acknowledged, and whatever `restore` and `replay` throw.
  public static func open(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(),
    restore: ((SnapshotReader) throws -> Void)? = nil,
    replay: (_ sequence: Int64, _ record: UnsafeRawBufferPointer) throws -> Void
  ) throws -> Log {
    let log = try openWithoutThreads(configuration, fileSystem: fileSystem, restore: restore, replay: replay)
    log.startThreads()
    return log
  }

  /// Opens a log that writes only in ``step()``, so that a simulation decides when.
  package static func openWithoutThreads(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem,
    restore: ((SnapshotReader) throws -> Void)? = nil,
    replay: (_ sequence: Int64, _ record: UnsafeRawBufferPointer) throws -> Void
  ) throws -> Log {
    configuration.check()
    return Log(configuration, try LogParts.open(configuration, fileSystem, restore: restore, replay: replay))
  }

  // MARK: LogStore

  /// The largest record in bytes.
  public var recordBytesMax: Int { configuration.recordBytesMax }

  /// The sequence of the last durable record; one atomic load.
  public var durableSequence: Int64 { durable.load(ordering: .acquiring) }

  /// Bytes of records that wait for the disk; one atomic load.
  public var pendingBytes: Int {
    let pending = pending.load(ordering: .relaxed)
    return pending < Int.max / 2 ? pending : 0
  }

  /// Whether a record may be appended; one atomic load. Never after a failure or ``close()``.
  public func hasRoom(forBytes byteCount: Int) -> Bool {
    pending.load(ordering: .relaxed) + byteCount <= configuration.pendingBytesMax
  }

  /// Copies a record into the frame that is being filled and wakes the writer if it waits. It allocates a frame only
  /// where the disk is so far behind that none is free, and then does not touch its bytes.
  public func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    precondition(byteCount > 0 && byteCount <= configuration.recordBytesMax, "a record has 1 to recordBytesMax bytes")
    pending.add(byteCount, ordering: .relaxed)
    let wake = state.withLock { state in
      // Nobody will hear of a record that comes after the end: `durableSequence` stays below it.
      guard !state.pointee.ended else { return false }
      state.pointee.frames.append(
        sequence: sequence, timeMilliseconds: timeMilliseconds, byteCount: byteCount, fill)
      defer { state.pointee.writerWaits = false }
      return state.pointee.writerWaits
    }
    if wake { state.signal() }
  }

  /// Sets what the writer's thread calls after each frame.
  public func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) {
    state.withLock { $0.pointee.onDurable = callback }
  }

  /// Throws if the log has failed or is closed.
  public func readBarrier() throws(LogError) {
    try state.withLock { (state) throws(LogError) in
      if let failure = state.pointee.failure { throw failure }
      if state.pointee.ended { throw .closed }
    }
  }

  /// Writes what is pending, marks the log as closed in good order and frees the directory.
  ///
  /// - Throws: The failure that ended the log, or `closed` the second time.
  public func close() throws(LogError) {
    let (first, failure) = state.withLock { state in
      defer { state.pointee.closing = true }
      end(state)
      return (!state.pointee.closing, state.pointee.failure)
    }
    guard first else { throw failure ?? .closed }
    state.signal()
    endThreads()
    // Without threads nobody else has drained; with them there is nothing left to do.
    while step() {}
    try finish()
  }

  /// Stops as a killed process does: nothing more is written, and the directory is free.
  package func abandon() {
    state.withLock { state in
      state.pointee.closing = true
      state.pointee.abandoned = true
      end(state)
    }
    state.signal()
    endThreads()
    directoryLock.release()
  }

  /// Writes one pending frame, or a mark if the last frame was data and nothing is pending.
  ///
  /// - Returns: False if there was nothing to write, or the log has failed.
  @discardableResult
  package func step() -> Bool {
    let (failed, frame) = state.withLock { state in
      let failed = state.pointee.failure != nil || state.pointee.abandoned
      return (failed, failed ? nil : state.pointee.frames.takeFirst())
    }
    guard !failed else { return false }
    if let frame { return write(frame) }
    return writer.endsProved ? false : writeMark()
  }

  /// Writes META's durable bound if it has advanced, and one spare segment if one is missing.
  package func housekeep() {
    updateMeta()
    guard state.withLock({ $0.pointee.failure == nil }), spares.isShort else { return }
    _ = spares.fillAndReport(paced: false)
  }

  // MARK: Threads

  private func startThreads() {
    spares.beginServing()
    reader.start()
    let writer = SystemThread(name: "keiyaku-log") { self.runWriter() }
    let filler = SystemThread(name: "keiyaku-spares") { self.runHousekeeping() }
    threads.withLock { $0.pointee = [writer, filler] }
  }

  private func endThreads() {
    let ending = threads.withLock { threads in
      defer { threads.pointee = [] }
      return threads.pointee
    }
    // The writer first: its last frames may need a spare.
    ending.first?.join()
    spares.stop()
    ending.dropFirst().forEach { $0.join() }
    reader.stop()
  }

  private enum Work {
    case frame(FrameBuffer)
    case mark
    case stop
  }

  private func runWriter() {
    while true {
      switch nextWork() {
      case .frame(let frame): guard write(frame) else { return }
      case .mark: guard writeMark() else { return }
      case .stop: return
      }
    }
  }

  /// Waits for a frame; after a data frame only for the idle time, until a mark is due.
  private func nextWork() -> Work {
    let markDue = writer.endsProved ? nil : MonotonicTime.after(milliseconds: configuration.idleMarkMilliseconds)
    return state.withLock { state in
      while true {
        if state.pointee.abandoned || state.pointee.failure != nil { return .stop }
        if let frame = state.pointee.frames.takeFirst() { return .frame(frame) }
        if state.pointee.closing { return .stop }
        state.pointee.writerWaits = true
        if let markDue {
          guard self.state.wait(until: markDue) || !state.pointee.frames.isEmpty else { return .mark }
        } else {
          self.state.wait()
        }
      }
    }
  }

  private func runHousekeeping() {
    var due = MonotonicTime.after(milliseconds: configuration.metaMilliseconds)
    spares.serve(everyMilliseconds: configuration.metaMilliseconds) {
      guard MonotonicTime.now().nanoseconds >= due.nanoseconds else { return }
      due = .after(milliseconds: configuration.metaMilliseconds)
      updateMeta()
    }
  }

  // MARK: Writing

  private func write(_ frame: FrameBuffer) -> Bool {
    let bytes = frame.payloadBytes - frame.count * LogFormat.recordPrefixBytes
    let last = frame.lastSequence
    do throws(LogError) {
      try writer.write(frame)
    } catch {
      fail(error)
      return false
    }
    let report = LogFrameReport(
      records: frame.count, bytes: LogFormat.blocks(covering: LogFormat.frameHeaderBytes + frame.payloadBytes),
      nanoseconds: writer.lastWriteNanoseconds, logBytes: writer.logBytes)
    // Before anybody hears of it: who has seen an answer finds its record.
    reader.publish(frame, offset: writer.lastOffset)
    let callback: (@Sendable (Int64) -> Void)? = state.withLock { state in
      // META may have failed meanwhile, and nothing counts after a failure.
      guard state.pointee.failure == nil else { return nil }
      durable.store(last, ordering: .releasing)
      state.pointee.frames.giveBack(frame)
      return state.pointee.onDurable
    }
    pending.subtract(bytes, ordering: .relaxed)
    callback?(last)
    if callback != nil { configuration.onFrame(report) }
    return callback != nil
  }

  private func writeMark() -> Bool {
    do throws(LogError) {
      try writer.writeMark()
      return true
    } catch {
      fail(error)
      return false
    }
  }

  private func updateMeta() {
    let durable = durableSequence
    guard meta.record.durableSequence < durable, state.withLock({ $0.pointee.failure == nil }) else { return }
    do throws(LogError) { try meta.update { $0.durableSequence = max($0.durableSequence, durable) } } catch {
      fail(error)
    }
  }

  /// The end: nothing is retried, because after a failed sync nobody knows what the disk holds.
  func fail(_ error: LogError) {
    let isFirst = state.withLock { state in
      defer { state.pointee.failure = state.pointee.failure ?? error }
      end(state)
      return state.pointee.failure == nil
    }
    state.signal()
    if isFirst { configuration.onFailure(error) }
  }

  /// Refuses records from now on; with the lock held.
  private func end(_ state: UnsafeMutablePointer<State>) {
    guard !state.pointee.ended else { return }
    state.pointee.ended = true
    // So that `hasRoom` says no without a look at the state.
    pending.add(Int.max / 2, ordering: .relaxed)
  }

  /// The last act of a shutdown in good order.
  private func finish() throws(LogError) {
    defer { directoryLock.release() }
    if let failure = state.withLock({ $0.pointee.failure }) { throw failure }
    let durable = durableSequence
    let chain = writer.chain
    try meta.update { record in
      record.durableSequence = durable
      record.cleanChain = chain
    }
  }
}
