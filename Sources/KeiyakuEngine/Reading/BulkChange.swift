import KeiyakuDomain
import KeiyakuMessages

// A bulk change: many mutations under one request id, each with a record of its own, and a last record that says that
// there are no more.

/// How far a bulk change has come, as the log knows it.
public struct BulkStanding: Equatable, Sendable {
  /// Subscriptions up to this id are dealt with.
  public var lastSubscription: Int64 = 0
  /// So many were changed.
  public var done: Int64 = 0
  /// So many were selected at the beginning.
  public var selected: Int64 = 0
  /// There are no more.
  public var isComplete = false
  /// When it began, in milliseconds: the time of its first record.
  public var begunAt: Int64 = 0

  /// That of a change that has not begun.
  public init() {}
}

/// What became of one subscription.
public enum BulkRowEnd: Equatable, Sendable {
  /// It was changed; the sequence of the record is 0 in a dry run.
  case done(sequence: Int64)
  /// It was so already.
  case unchanged
  /// It no longer matches, or no longer exists.
  case noLongerMatches
}

extension Mutation {
  /// Whether a retry must be answered alike although nothing changed.
  var isRecordedUnchanged: Bool { requestID != nil && !isImportRow && (part?.complete ?? true) }
}

extension Engine {
  /// How far a bulk change has come; nil where its request id is new or there is none.
  public func standing(of bulk: Mutation) -> Observed<BulkStanding?> {
    remembered(bulk) { core, first in
      guard let first, let job = core.state.bulkJobs[first.key] else { return nil }
      var standing = BulkStanding()
      standing.lastSubscription = job.lastSubscription
      standing.done = job.done
      standing.selected = job.selected
      standing.isComplete = job.isComplete
      standing.begunAt = first.time
      return standing
    }
  }

  /// Carries a bulk change out for one subscription.
  ///
  /// - Parameters:
  ///   - bulk: The bulk change as a whole.
  ///   - operation: What it does, with references that were looked up.
  ///   - id: The subscription.
  ///   - criteria: What must hold of the subscription still.
  ///   - standing: How far the change is without this subscription.
  ///   - check: Refuses to go on; called under the lock.
  public func carryOut(
    _ bulk: Mutation, _ operation: BulkOperation, on id: Int64, matching criteria: SubscriptionCriteria,
    standing: BulkStanding, check: () throws(Refusal) -> Void
  ) -> Observed<BulkRowEnd> {
    var row = bulk
    row.part = LogBulkPart(standing, done: standing.done + 1, through: id)
    var isMatch = true
    let observed = mutate(row) { core, now throws(Refusal) in
      try check()
      isMatch = core.matches(id, criteria)
      return isMatch ? try core.decide(operation, of: id, row, now: now) : Decision([], Subject())
    } answer: { _, _, result in
      result
    }
    return Observed(
      outcome: observed.outcome.map { result in
        !isMatch ? .noLongerMatches : result.unchanged ? .unchanged : .done(sequence: result.sequence)
      }, observed: observed.observed)
  }

  /// Records that a bulk change is complete.
  public func complete(
    _ bulk: Mutation, standing: BulkStanding, check: () throws(Refusal) -> Void
  ) -> Observed<Int64> {
    var end = bulk
    end.part = LogBulkPart(standing, done: standing.done, through: standing.lastSubscription)
    end.part?.complete = true
    return mutate(end) { _, _ throws(Refusal) in
      try check()
      return Decision([], Subject())
    } answer: { _, _, result in
      result.sequence
    }
  }
}

extension LogBulkPart {
  fileprivate init(_ standing: BulkStanding, done: Int64, through id: Int64) {
    self.init()
    lastSubscriptionID = id
    self.done = done
    selected = standing.selected
  }
}
