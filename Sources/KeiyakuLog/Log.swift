import Synchronization

/// A write-ahead log in one data directory: appends in memory, one writer thread, one frame in flight.
///
/// The frame that is being filled waits for the one on its way, and for the next call of ``writeAppended()``, not for a
/// timer; so the more callers there are, the more records share a sync. Bytes are described in LogFormat.swift, rules and
/// promises in docs/log-format.md.
public final class Log: LogStore {
  struct State {
    var frames: PendingFrames
    var onDurable: @Sendable (Int64) -> Void = { _ in }
    /// The writer waits for a signal.
    var writerWaits = false
    /// Somebody has asked for what is pending.
    var isWriteDue = false
    var closing = false
    /// Set by `abandon`: the writer stops as it stands.
    var abandoned = false
    var failure: LogError?
    /// Why the last thing that found no room did not.
    var lack: LogError?
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
  let room: LogRoom
  let ballast: Ballast
  let spares: SpareSegments
  let start: LogStart
  let writer: SegmentWriter
  let trimmer: SegmentTrimmer
  let state: Monitor<State>
  private let durable: Atomic<Int64>
  /// Beyond every real number of bytes once nothing may be appended any more.
  private let pending = Atomic<Int>(0)
  let threads = Monitor<[SystemThread]>([])

  init(_ configuration: LogConfiguration, _ parts: consuming LogParts) {
    self.configuration = configuration
    directoryLock = parts.lock
    meta = parts.meta
    room = parts.room
    ballast = Ballast(
      layout: DirectoryLayout(directory: configuration.directory), fileSystem: parts.fileSystem,
      direct: configuration.directIO)
    spares = parts.spares
    start = parts.start
    writer = parts.writer
    snapshots = parts.snapshots
    trimmer = parts.trimmer
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

  /// Whether a record may be appended; two atomic loads. Never after a failure or ``close()``, nor while the disk is full.
  public func hasRoom(forBytes byteCount: Int) -> Bool {
    pending.load(ordering: .relaxed) + byteCount <= configuration.pendingBytesMax && !room.isLacking
  }

  /// Whether the disk is full, so that nothing is taken for now.
  public var isOutOfRoom: Bool { room.isLacking }

  /// Copies a record into the frame that is being filled. It allocates a frame only where the disk is so far behind that
  /// none is free, and then does not touch its bytes.
  public func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    precondition(byteCount > 0 && byteCount <= configuration.recordBytesMax, "a record has 1 to recordBytesMax bytes")
    pending.add(byteCount, ordering: .relaxed)
    state.withLock { state in
      // Nobody will hear of a record that comes after the end: `durableSequence` stays below it.
      guard !state.pointee.ended else { return }
      state.pointee.frames.append(
        sequence: sequence, timeMilliseconds: timeMilliseconds, byteCount: byteCount, fill)
    }
  }

  /// Wakes the writer if it waits and there is something to write.
  public func writeAppended() {
    let wake = state.withLock { state in
      guard !state.pointee.frames.isEmpty else { return false }
      state.pointee.isWriteDue = true
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
    spares.giveUpWaiting()
    endThreads()
    // Without threads nobody else has drained; with them there is nothing left to do.
    while step() {}
    let left = state.withLock { $0.pointee.frames.isEmpty ? nil : $0.pointee.lack }
    if let left { fail(left) }
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
    spares.giveUpWaiting()
    endThreads()
    directoryLock.release()
  }

  /// Writes one pending frame, or a mark if the last frame was data and nothing is pending.
  ///
  /// - Returns: False if there was nothing to write, there is no room for it, or the log has failed.
  @discardableResult
  package func step() -> Bool {
    guard beginWriting() == nil else { return false }
    let (failed, frame) = state.withLock { state in
      let failed = state.pointee.failure != nil || state.pointee.abandoned
      return (failed, failed ? nil : state.pointee.frames.takeFirst())
    }
    guard !failed else { return false }
    if let frame { return write(frame) == .done }
    return !writer.endsProved && writeMark() == .done
  }

  /// Writes META's durable bound if it has advanced, removes what is not kept, and fills a spare if one is missing.
  package func housekeep() {
    updateMeta()
    trim()
    guard state.withLock({ $0.pointee.failure == nil }) else { return }
    if spares.isShort { _ = spares.fillAndReport(paced: false) }
    keepBallast()
  }

  // MARK: Writing

  enum Attempt {
    case done
    /// Nothing is lost, and it can be done again.
    case noRoom
    /// The log has ended.
    case failed
  }

  /// Does what only a full disk may hold up.
  private func attempt(
    _ need: LogRoom.Need, mayRetry: () -> Bool, _ body: () throws(LogError) -> Void
  ) -> Attempt {
    while true {
      do throws(LogError) {
        try body()
        room.found(need)
        return .done
      } catch {
        guard case .noRoom = error, mayRetry() else {
          fail(error)
          return .failed
        }
        if ballast.release() { continue }
        room.lost(need, error)
        state.withLock { $0.pointee.lack = error }
        return .noRoom
      }
    }
  }

  /// Does what the opening had no room for; nil if nothing stands in the way of writing.
  func beginWriting() -> Attempt? {
    guard !start.isDone, state.withLock({ $0.pointee.failure == nil && !$0.pointee.abandoned }) else { return nil }
    let attempt = attempt(.start, mayRetry: { start.mayRetry }) { () throws(LogError) in try start.run() }
    return attempt == .done ? nil : attempt
  }

  func write(_ frame: FrameBuffer) -> Attempt {
    let attempt = attempt(.frame, mayRetry: { writer.mayRetry }) { () throws(LogError) in try writer.write(frame) }
    guard attempt == .done else {
      if attempt == .noRoom { putBack(frame) }
      return attempt
    }
    let bytes = frame.recordBytes
    let last = frame.lastSequence
    let report = LogFrameReport(
      records: frame.count, bytes: LogFormat.blocks(covering: LogFormat.frameHeaderBytes + frame.payloadBytes),
      nanoseconds: writer.lastWriteNanoseconds, logBytes: writer.logBytes - trimmer.trimmedBytes)
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
    return callback != nil ? .done : .failed
  }

  /// The frame is to be written as soon as there is room, without anybody's asking again.
  private func putBack(_ frame: FrameBuffer) {
    state.withLock { state in
      state.pointee.frames.putBack(frame)
      state.pointee.isWriteDue = true
    }
  }

  func writeMark() -> Attempt {
    attempt(.frame, mayRetry: { writer.mayRetry }) { () throws(LogError) in try writer.writeMark() }
  }

  func keepBallast() {
    if !room.isLacking { ballast.keep() }
  }

  func updateMeta() {
    let durable = durableSequence
    guard meta.record.durableSequence < durable, state.withLock({ $0.pointee.failure == nil }) else { return }
    do throws(LogError) { try meta.update { $0.durableSequence = max($0.durableSequence, durable) } } catch {
      fail(error)
    }
  }

  func trim() {
    guard state.withLock({ $0.pointee.failure == nil }), let needed = try? snapshots.neededSequence() else { return }
    do throws(LogError) { try trimmer.trim(needed: needed) } catch { fail(error) }
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
    // Where the end of the log could not be made fit for writing, it is as the process before has left it.
    guard start.isDone else { return }
    let durable = durableSequence
    let chain = writer.chain
    try meta.update { record in
      record.durableSequence = durable
      record.cleanChain = chain
    }
  }
}
