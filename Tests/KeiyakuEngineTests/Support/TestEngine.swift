import KeiyakuDomain
import KeiyakuMessages
import Synchronization
import Testing

@testable import KeiyakuEngine

/// An engine over a log in memory and a clock that the test sets.
final class TestEngine: Sendable {
  static let startTime: Int64 = 1_760_000_000_000

  let engine: Engine
  let log = MemoryLog()
  private let clock: SettableClock
  private let uptime: SettableClock
  private let requestCountMax: Int
  private let registries: RegistryVersions

  /// - Parameters:
  ///   - requestCountMax: Request ids that are remembered.
  ///   - registries: The versions of the property registry that the program knows.
  init(requestCountMax: Int = 4_000_000, registries: RegistryVersions = .known) {
    let clock = SettableClock(Self.startTime)
    let uptime = SettableClock(0)
    self.clock = clock
    self.uptime = uptime
    self.requestCountMax = requestCountMax
    self.registries = registries
    var core = Core()
    core.state.requests = RequestWindow(countMax: requestCountMax)
    core.state.registries = registries
    let record = LogRecord.databaseCreated(now: Self.startTime)
    core.commit(record)
    let bytes = record.encodedBytes(MessageArena())
    log.append(sequence: 1, timeMilliseconds: record.timeMs, byteCount: bytes.count) { $0.copyBytes(from: bytes) }
    log.makeDurable(through: 1)
    engine = Engine(core: core, log: log, now: { clock.now }, uptime: { uptime.now })
  }

  /// An engine that begins with what the log of another says, at the same time.
  init(restarting other: TestEngine) throws {
    clock = SettableClock(other.now)
    requestCountMax = other.requestCountMax
    registries = other.registries
    uptime = SettableClock(other.uptime.now)
    for record in other.log.records {
      log.append(
        sequence: record.sequence, timeMilliseconds: record.time, byteCount: record.bytes.count
      ) { $0.copyBytes(from: record.bytes) }
    }
    engine = Engine(
      core: try other.replayed(), log: log, now: { [clock] in clock.now }, uptime: { [uptime] in uptime.now })
  }

  /// The wall clock. Setting it lets time go by: the boot clock goes along.
  var now: Int64 {
    get { clock.now }
    set {
      uptime.now += newValue - clock.now
      clock.now = newValue
    }
  }

  /// Sets the wall clock forward or back, as somebody with the wrong time would: no time goes by.
  func setWallClock(by milliseconds: Int64) { clock.now += milliseconds }

  /// A copy of the state: a snapshot.
  var state: State { engine.read { .success($0.state) }.value }

  var appliedSequence: Int64 { state.appliedSequence }

  /// Carries out a command.
  @discardableResult
  func run(
    _ command: Command, id: UUIDv7? = nil, ifRevision: Int64 = 0, isDryRun: Bool = false, actor: String = "operator"
  ) -> Observed<Answer> {
    var options = MutationOptions()
    options.requestID = id?.bytes ?? []
    options.ifRevision = ifRevision
    options.dryRun = isDryRun
    return run(command, options, actor: actor)
  }

  /// Carries out a command with options as they came.
  @discardableResult
  func run(_ command: Command, _ options: MutationOptions, actor: String = "operator") -> Observed<Answer> {
    let (method, fingerprint) = command.identity
    let mutation: Mutation
    do throws(Refusal) {
      mutation = try Mutation(method: method, actor: actor, options: options, fingerprint: fingerprint)
    } catch {
      return Observed(outcome: .failure(error), observed: 0)
    }
    return engine.mutate(mutation) { core, now throws(Refusal) in
      try command.decide(&core, mutation, now: now)
    } answer: { core, subject, result in
      Answer(subject: subject, result: result, state: core.state)
    }
  }

  /// Confirms the wall clock.
  @discardableResult
  func confirmClock(
    id: UUIDv7? = nil, ifRevision: Int64 = 0, isDryRun: Bool = false
  ) -> Observed<(doubt: ClockDoubt?, result: MutationResult)> {
    let options = MutationOptions.with {
      $0.requestID = id?.bytes ?? []
      $0.ifRevision = ifRevision
      $0.dryRun = isDryRun
    }
    let mutation: Mutation
    do throws(Refusal) {
      mutation = try Mutation(
        method: AdminServiceMethods.confirmClock.id, actor: "operator", options: options, fingerprint: 7)
    } catch {
      return Observed(outcome: .failure(error), observed: 0)
    }
    return engine.confirmClock(mutation) { doubt, _, result in (doubt, result) }
  }

  /// Lets everything expire that is due; the ids, one batch for each record.
  @discardableResult
  func expire() throws -> [[Int64]] {
    let before = log.records.count
    while case .expired = engine.expireDue() {}
    return try records().dropFirst(before).map { record in
      record.events.map { event in
        guard case .subscriptionExpired(let expired) = event.kind else { return 0 }
        return expired.subscriptionID
      }
    }
  }

  /// The records of the log, decoded.
  func records() throws -> [LogRecord] {
    let arena = MessageArena()
    return try log.records.map { try LogRecord.decode($0.bytes, arena: arena, unknownFields: .refuse) }
  }

  /// A core into which the log was replayed.
  func replayed() throws -> Core {
    var core = Core()
    core.state.requests = RequestWindow(countMax: requestCountMax)
    core.state.registries = registries
    for record in try records() { try core.replay(record) }
    return core
  }
}

/// What a mutation answered, with the state that it saw.
struct Answer: Sendable {
  var subject: Subject
  var result: MutationResult
  var state: State
}

extension Observed {
  /// The value of an outcome that must not be a refusal.
  var value: Value {
    switch outcome {
    case .success(let value): return value
    case .failure(let refusal): fatalError("refused: \(refusal)")
    }
  }

  /// The refusal, or nil.
  var refusal: Refusal? {
    if case .failure(let refusal) = outcome { refusal } else { nil }
  }
}

/// A wall clock that shows what it was set to.
final class SettableClock: Sendable {
  private let milliseconds: Atomic<Int64>

  init(_ now: Int64) { milliseconds = Atomic(now) }

  var now: Int64 {
    get { milliseconds.load(ordering: .relaxed) }
    set { milliseconds.store(newValue, ordering: .relaxed) }
  }
}

/// A request id made at a time; the number tells ids of one time apart.
func requestID(at time: Int64, _ number: UInt64 = 0) -> UUIDv7 {
  guard let id = UUIDv7(high: UInt64(time) << 16 | 0x7000, low: 0b10 << 62 | number) else {
    fatalError("the version and variant bits are set above")
  }
  return id
}
