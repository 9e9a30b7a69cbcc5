import KeiyakuDomain
import KeiyakuLog
import KeiyakuMessages
import Synchronization

/// One state, one log: every mutation is decided, applied and appended under one short lock, and answered when its
/// record is durable.
///
/// decide → encode and check the size → apply → append. After `apply` nothing can fail. Nothing waits for the disk
/// here: callers hold an answer back until `durableSequence` has reached what it observed.
public final class Engine: Sendable {
  struct Guarded: ~Copyable {
    var core: Core
    var clock: RecordClock
    let arena = MessageArena()
    /// Bytes of the records since the last snapshot.
    var recordBytes: Int
  }

  let lock = Mutex(())
  /// Read and written under `lock` alone. `Mutex` itself cannot hold it: callers' closures, which need not be sendable,
  /// work on it in place. Unchecked, because the lock already lets nobody in twice.
  @exclusivity(unchecked) nonisolated(unsafe) var guarded: Guarded
  let log: any LogStore
  let now: @Sendable () -> Int64

  /// Serves a core whose records `log` holds.
  ///
  /// - Parameters:
  ///   - core: The fold of every record in the log.
  ///   - log: Where further records go.
  ///   - recordBytes: Bytes of the records since the last snapshot.
  ///   - now: The wall clock, in milliseconds since 1970.
  ///   - uptime: The boot clock, in milliseconds since any moment. Nobody sets it.
  public init(
    core: consuming sending Core, log: any LogStore, recordBytes: Int = 0, now: @escaping @Sendable () -> Int64,
    uptime: @escaping @Sendable () -> Int64 = Engine.uptime
  ) {
    guarded = Guarded(core: core, clock: RecordClock(wall: now(), uptime: uptime), recordBytes: recordBytes)
    self.log = log
    self.now = now
  }

  /// Milliseconds since the first call, by a clock that nobody sets and that counts while the machine is suspended.
  public static let uptime: @Sendable () -> Int64 = {
    let clock = ContinuousClock()
    let start = clock.now
    return { Int64(start.duration(to: clock.now) / .milliseconds(1)) }
  }()

  /// Sequence up to which records are durable. One atomic load.
  public var durableSequence: Int64 { log.durableSequence }

  /// Bytes of records that wait for the disk. One atomic load.
  public var pendingBytes: Int { log.pendingBytes }

  /// Whether changes are refused because the disk is full. One atomic load.
  public var isReadOnly: Bool { log.isOutOfRoom }

  /// Registers what to call, on the log's thread, each time `durableSequence` has advanced.
  public func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) { log.onDurable(callback) }

  /// Sees to it that every record so far is written: for callers of mutations that defer it.
  public func writeAppended() { log.writeAppended() }

  /// Writes what is pending and closes the log.
  public func close() throws { try log.close() }

  /// Bytes of the records since the last copy of the state was taken. Waits for the lock.
  var recordBytes: Int { lock.withLock { _ in guarded.recordBytes } }

  /// A copy of the state between two records, which the next changes do not touch. It costs a few references; what is
  /// written first to each page afterwards copies that page.
  func takeState() -> State {
    lock.withLock { _ in
      guarded.recordBytes = 0
      return guarded.core.state
    }
  }

  /// Runs a read under the lock that leaves what it finds with the caller: why it was refused, if it was, and what it has
  /// observed.
  @inlinable
  public func observe(_ body: (inout Core) throws(Refusal) -> Void) -> (refusal: Refusal?, observed: Int64) {
    var refusal: Refusal?
    let observed = withCore { core in
      do throws(Refusal) { try body(&core) } catch {
        refusal = error
        return false
      }
      return true
    }
    return (refusal, observed)
  }

  /// Runs a read under the lock.
  @inlinable
  public func read<Value: Sendable>(_ body: (inout Core) -> Result<Value, Refusal>) -> Observed<Value> {
    // Generic code is specialized where it is called, and what runs under the lock is not generic.
    var outcome: Result<Value, Refusal>?
    let observed = withCore { core in
      outcome = body(&core)
      if case .failure = outcome { return false }
      return true
    }
    // `withCore` has called its closure once. Taken and not copied: a reply is some hundred bytes.
    return Observed(outcome: outcome.take()!, observed: observed)
  }

  /// Runs a read under the lock and returns what it observed.
  ///
  /// - Parameter body: Returns whether it found what it was asked for: a refusal may depend on anything, absence above
  ///   all.
  @usableFromInline
  func withCore(_ body: (inout Core) -> Bool) -> Int64 {
    lock.withLock { _ in
      guarded.core.beginObserving()
      if !body(&guarded.core) { guarded.core.observeEverything() }
      return guarded.core.observed
    }
  }

  /// Decides a mutation and, where it is accepted, records it.
  ///
  /// - Parameters:
  ///   - mutation: Who asks, under which request id and conditions.
  ///   - decide: Turns the state and the time into facts, or refuses; changes nothing.
  ///   - answer: Builds the answer from the state after the change.
  @inlinable
  public func mutate<Value: Sendable>(
    _ mutation: Mutation, decide: (inout Core, Int64) throws(Refusal) -> Decision,
    answer: (inout Core, Subject, MutationResult) -> Value
  ) -> Observed<Value> {
    var value: Value?
    let (refusal, observed) = perform(
      mutation, decide: decide, answer: { core, subject, result in value = answer(&core, subject, result) })
    if let refusal { return Observed(outcome: .failure(refusal), observed: observed) }
    // A mutation that is not refused has been answered.
    return Observed(outcome: .success(value.take()!), observed: observed)
  }

  /// `mutate` without its type: why the mutation was refused, if it was, and what the answer has observed.
  @usableFromInline
  func perform(
    _ mutation: Mutation, decide: (inout Core, Int64) throws(Refusal) -> Decision,
    answer: (inout Core, Subject, MutationResult) -> Void
  ) -> (refusal: Refusal?, observed: Int64) {
    let wall = now()
    let ending: (Refusal?, Int64) = lock.withLock { _ in
      let moment = Moment(wall: wall, steady: guarded.clock.time(wall: wall))
      do throws(Refusal) {
        try perform(mutation, at: moment, decide: decide, answer: answer)
      } catch {
        // Says nothing of the state, so it need not wait for a disk that takes nothing.
        if case .readOnly = error { return (error, 0) }
        return (error, guarded.core.appliedSequence)
      }
      return (nil, guarded.core.appliedSequence)
    }
    // Without the lock: the writer that wakes may take the processor from whoever holds it.
    if !mutation.defersWrite { log.writeAppended() }
    return ending
  }

  /// Looks a mutation's request id up and shows what was remembered under it, nil where it is new.
  func remembered<Value: Sendable>(
    _ mutation: Mutation, _ body: (borrowing Core, RequestRecord?) -> Value
  ) -> Observed<Value> {
    let wall = now()
    return lock.withLock { _ in
      let steady = guarded.clock.time(wall: wall)
      let observed = guarded.core.appliedSequence
      do throws(Refusal) {
        let first = try guarded.core.remembered(mutation, between: min(wall, steady), and: max(wall, steady))
        return Observed(outcome: .success(body(guarded.core, first)), observed: observed)
      } catch {
        return Observed(outcome: .failure(error), observed: observed)
      }
    }
  }

  func perform(
    _ mutation: Mutation, at moment: Moment,
    decide: (inout Core, Int64) throws(Refusal) -> Decision, answer: (inout Core, Subject, MutationResult) -> Void
  ) throws(Refusal) {
    // The stamp of a record is never before that of the record before it, whatever the clocks do. The age of a request
    // is by the clocks alone: a stamp of the past may have been wrong.
    let time = max(guarded.core.state.lastTime, moment.now)
    // The parts of a bulk change have its id: it was looked up when the change began.
    if mutation.part == nil,
      let first = try guarded.core.remembered(mutation, between: moment.earliest, and: moment.latest)
    {
      answer(&guarded.core, first.subject, MutationResult(first))
      return
    }
    guard log.hasRoom(forBytes: log.recordBytesMax) else {
      if log.isOutOfRoom { throw .readOnly(reason: "the disk is full") }
      throw .overloaded(limit: "log queue bytes", value: Int64(log.recordBytesMax))
    }

    let decision = try decide(&guarded.core, time)
    var subject = decision.subject
    let sequence = guarded.core.state.appliedSequence + 1
    let changes = !decision.events.isEmpty
    if changes { subject.revision = sequence }
    let record = LogRecord(mutation, decision, subject, sequence: sequence, time: time)

    if mutation.isDryRun {
      guarded.core.preview(record) { core in
        answer(&core, subject, MutationResult(sequence: 0, revision: subject.revision, unchanged: !changes))
      }
      return
    }
    // A no-op is recorded only where a retry must be answered alike.
    guard changes || mutation.isRecordedUnchanged else {
      answer(&guarded.core, subject, MutationResult(sequence: 0, revision: subject.revision, unchanged: true))
      return
    }
    try append(record)
    answer(
      &guarded.core, subject, MutationResult(sequence: sequence, revision: subject.revision, unchanged: !changes))
  }

  /// Applies a record and hands it to the log; refuses one that is too large.
  func append(_ record: LogRecord) throws(Refusal) {
    let recordBytesMax = log.recordBytesMax
    try record.withPacked(guarded.arena) { packed throws(Refusal) in
      guard packed.byteCount <= recordBytesMax else {
        throw .limitExceeded(
          limit: "record bytes", value: Int64(recordBytesMax), size: Int64(packed.byteCount))
      }
      guarded.core.commit(record)
      guarded.recordBytes += packed.byteCount
      log.append(sequence: record.sequence, timeMilliseconds: record.timeMs, byteCount: packed.byteCount) { room in
        // The log hands out exactly as many bytes as it was asked for.
        if let start = room.baseAddress { packed.copy(to: start) }
      }
    }
  }
}

/// When a mutation is decided.
struct Moment {
  /// What its record is stamped with, unless the record before it has a later time.
  let now: Int64
  /// The time by the clock that is behind.
  let earliest: Int64
  /// The time by the clock that is ahead.
  let latest: Int64

  init(wall: Int64, steady: Int64, now: Int64? = nil) {
    self.now = now ?? steady
    earliest = min(wall, steady)
    latest = max(wall, steady)
  }
}

extension Core {
  /// What was answered to this request before; nil where it is new.
  ///
  /// - Parameters:
  ///   - earliest: The time now, by the clock that is behind; an id is too old where no clock says otherwise.
  ///   - latest: The time now, by the clock that is ahead.
  func remembered(
    _ mutation: Mutation, between earliest: Int64, and latest: Int64
  ) throws(Refusal) -> RequestRecord? {
    guard let id = mutation.requestID else { return nil }
    if let actor = state.actorNumber(mutation.actor), let first = indexes.request(id, actor: actor, in: state) {
      guard first.method == mutation.method, first.fingerprint == mutation.fingerprint else {
        throw .requestIDReused(sequence: first.sequence)
      }
      return first
    }
    if state.requests.isExpired(id, now: earliest) {
      throw .requestIDExpired(
        ageMilliseconds: earliest - id.milliseconds, windowMilliseconds: RequestWindow.keptMilliseconds)
    }
    guard id.milliseconds <= latest + RequestWindow.aheadMillisecondsMax else {
      throw .requestIDMalformed(reason: "Its time is more than a minute ahead of the server; set the caller's clock")
    }
    return nil
  }

  /// Applies a record that was decided on this state.
  mutating func commit(_ record: LogRecord) {
    do { try replay(record) } catch {
      // Only a fault of `decide` leads here. The record is not in the log yet, so a restart serves the state before.
      fatalError("keiyaku: \(error)")
    }
  }

  /// Applies a record.
  mutating func replay(_ record: LogRecord) throws(ReplayError) {
    try state.apply(record, observer: &indexes)
    followState(after: record)
  }

  /// Brings what is kept beside the state up to a record that was just applied.
  private mutating func followState(after record: LogRecord) {
    if record.changesCatalog { catalog.changed(at: record.sequence) }
    guard registry.version != state.registryVersion else { return }
    // `apply` has refused every version that is not known.
    registry = state.registry
  }

  /// Shows `body` the state as it would be after a record, and takes the record back.
  ///
  /// Terms are computed from that state each time: the cache is laid aside, and nothing in it is copied.
  fileprivate mutating func preview(_ record: LogRecord, _ body: (inout Core) -> Void) {
    let (presentState, presentRegistry) = (state, registry)
    var cache = CatalogCache(countMax: 0)
    swap(&catalog, &cache)
    var observer = NoObserver()
    do { try state.apply(record, observer: &observer) } catch { fatalError("keiyaku: \(error)") }
    followState(after: record)
    body(&self)
    (state, registry) = (presentState, presentRegistry)
    swap(&catalog, &cache)
  }
}

extension MutationResult {
  fileprivate init(sequence: Int64, revision: Int64, unchanged: Bool) {
    self.init()
    self.sequence = sequence
    self.revision = revision
    self.unchanged = unchanged
  }

  /// The answer to a retry: what was answered first, marked as a replay.
  init(_ first: RequestRecord) {
    self.init(sequence: first.sequence, revision: first.subject.revision, unchanged: false)
    unchanged = first.subject.revision != first.sequence
    replayed = true
  }
}
