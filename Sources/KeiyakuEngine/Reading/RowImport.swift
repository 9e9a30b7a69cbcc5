import KeiyakuDomain
import KeiyakuMessages

/// What became of a row of an import.
public struct ImportedRow: Equatable, Sendable {
  /// What became of it.
  public var outcome: ImportOutcome
  /// Id of the entity; 0 for the capabilities.
  public var id: Int64
  /// Sequence of the row's record; 0 where there is none.
  public var sequence: Int64
  /// An earlier import with the same request id has done it.
  public var isReplayed: Bool
}

extension UUIDv7 {
  /// The request id of one row of an import: of the same moment, and another for each row.
  ///
  /// The last 62 bits, which are random, are moved on by an odd number for each row, so that no two rows have the same.
  func ofRow(_ number: Int64) -> UUIDv7 {
    let mask: UInt64 = (1 << 62) - 1
    let moved = ((low & mask) &+ UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15) & mask
    // Version and variant are those of a UUIDv7.
    return UUIDv7(high: high, low: low & ~mask | moved) ?? self
  }
}

extension Mutation {
  /// A row of an import as a mutation of its own.
  ///
  /// - Parameter fingerprint: Of the row.
  public func row(_ number: Int64, fingerprint: UInt64) -> Mutation {
    var row = self
    row.isImportRow = true
    row.requestID = requestID?.ofRow(number)
    row.fingerprint = fingerprint
    return row
  }
}

extension Engine {
  /// Carries out a row of an import.
  public func importRow(
    _ row: EntityRow, _ onExisting: OnExisting, _ mutation: Mutation
  ) -> Observed<ImportedRow> {
    var outcome: ImportOutcome?
    return mutate(mutation) { core, now throws(Refusal) in
      let decided = try core.decide(row, onExisting, mutation, now: now)
      outcome = decided.outcome
      return decided.decision
    } answer: { core, subject, result in
      core.imported(subject, result, outcome: outcome, mutation)
    }
  }

  /// A copy of everything, on which an import can be tried. It costs a few references; what either side writes to first
  /// afterwards is copied.
  public func importPreview() -> ImportPreview {
    let core: Core = lock.withLock { _ in guarded.core.copy() }
    return ImportPreview(core, moment: moment, recordBytesMax: log.recordBytesMax)
  }

  /// When a mutation would be decided now.
  private func moment() -> Moment {
    let wall = now()
    return lock.withLock { _ in Moment(wall: wall, steady: guarded.clock.time(wall: wall)) }
  }
}

extension Core {
  /// What became of a row.
  ///
  /// - Parameter outcome: What was decided; nil for a replay.
  fileprivate func imported(
    _ subject: Subject, _ result: MutationResult, outcome: ImportOutcome?, _ mutation: Mutation
  ) -> ImportedRow {
    let id = [subject.customer, subject.plan, subject.addOn, subject.subscription].max() ?? 0
    return ImportedRow(
      outcome: outcome ?? (isOfCreation(subject, mutation) ? .created : .updated), id: id, sequence: result.sequence,
      isReplayed: result.replayed)
  }

  /// Whether what a replay is about came to be at the time of the record that is replayed. Records do not say which row
  /// created something and which changed it; two of one millisecond are not told apart.
  private func isOfCreation(_ subject: Subject, _ mutation: Mutation) -> Bool {
    guard let id = mutation.requestID, let actor = state.actorNumber(mutation.actor),
      let first = indexes.request(id, actor: actor, in: state)
    else { return false }
    let createdAt =
      state.customers.read(subject.customer) { $0.createdAt } ?? state.plans.read(subject.plan) { $0.createdAt }
      ?? state.addOns.read(subject.addOn) { $0.createdAt }
      ?? state.subscriptions.read(subject.subscription) { $0.createdAt }
    return createdAt == first.time
  }
}

/// An import that is only tried: on a copy of everything, in which each row finds what those before it would have made.
///
/// It decides and applies as the engine does, so that what it says of a row is what the engine would say.
public final class ImportPreview: @unchecked Sendable {
  // Unchecked: one task works with it, one row after the other.

  private var core: Core
  private let arena = MessageArena()
  private let moment: @Sendable () -> Moment
  private let recordBytesMax: Int

  /// Sequence of the state that it began with: nothing that it says has observed more.
  public let observed: Int64

  fileprivate init(_ core: consuming Core, moment: @escaping @Sendable () -> Moment, recordBytesMax: Int) {
    observed = core.appliedSequence
    self.core = core
    self.moment = moment
    self.recordBytesMax = recordBytesMax
  }

  /// Tries a row.
  public func importRow(
    _ row: EntityRow, _ onExisting: OnExisting, _ mutation: Mutation
  ) throws(Refusal) -> ImportedRow {
    let moment = moment()
    if let first = try core.remembered(mutation, between: moment.earliest, and: moment.latest) {
      return core.imported(first.subject, MutationResult(first), outcome: nil, mutation)
    }
    let time = max(core.state.lastTime, moment.now)
    let decided = try core.decide(row, onExisting, mutation, now: time)
    var subject = decided.decision.subject
    if !decided.decision.events.isEmpty {
      let sequence = core.appliedSequence + 1
      subject.revision = sequence
      let record = LogRecord(mutation, decided.decision, subject, sequence: sequence, time: time)
      let size = record.withPacked(arena) { $0.byteCount }
      guard size <= recordBytesMax else {
        throw .limitExceeded(limit: "record bytes", value: Int64(recordBytesMax), size: Int64(size))
      }
      core.commit(record)
    }
    return core.imported(subject, MutationResult(), outcome: decided.outcome, mutation)
  }
}
