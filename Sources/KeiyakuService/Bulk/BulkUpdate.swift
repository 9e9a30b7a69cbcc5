import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

extension SubscriptionService {
  func bulkUpdate(
    _ request: BulkUpdateRequest, responses: ResponseStream<BulkUpdateReply>, context: CallContext
  ) async -> RPCError? {
    let prepared: (request: BulkUpdateRequest, mutation: Mutation)
    do throws(Refusal) {
      let request = try request.normalized()
      prepared = (request, try core.mutation(SubscriptionServiceMethods.bulkUpdate, context, request))
    } catch {
      return RPCError(error)
    }
    let turn = bulkTurns.take(prepared.mutation)
    defer { bulkTurns.giveBack(turn) }
    var change = BulkUpdate(prepared.request, prepared.mutation, engine: core.engine, turn: turn, responses)
    do throws(BulkUpdate.Stop) {
      try await change.run()
      return nil
    } catch {
      switch error {
      case .refused(let refusal): return RPCError(refusal)
      case .ended(let error): return error
      }
    }
  }
}

/// One call's part in a bulk change: selects, changes row after row, tells what became of each.
///
/// Under the lock it looks at a thousand subscriptions at most while it selects, and at one while it changes. It leaves
/// the log's queue to others: while many records wait for the disk, it waits. A call that ends early, for whatever
/// reason, leaves a change that another call with the same request id goes on with.
private struct BulkUpdate {
  /// Why a call ends before the change is complete.
  enum Stop: Error {
    case refused(Refusal)
    case ended(RPCError)
  }

  /// Bytes of records that wait for the disk, above which rows wait.
  private static let pendingBytesMax = 4 << 20
  /// Rows between two tellings of the progress.
  private static let rowsPerProgress = 500
  /// Rows between two moments at which others may run.
  private static let rowsPerTurn = 32

  private let request: BulkUpdateRequest
  private let mutation: Mutation
  private let engine: Engine
  private let turn: BulkTurns.Turn?
  private let responses: ResponseStream<BulkUpdateReply>
  private var criteria = SubscriptionCriteria()
  private var operation = BulkOperation()
  private var selection = SubscriptionSelection()
  private var standing = BulkStanding()
  private var progress = BulkProgress()

  init(
    _ request: BulkUpdateRequest, _ mutation: Mutation, engine: Engine, turn: BulkTurns.Turn?,
    _ responses: ResponseStream<BulkUpdateReply>
  ) {
    self.request = request
    self.mutation = mutation
    self.engine = engine
    self.turn = turn
    self.responses = responses
  }

  mutating func run() async throws(Stop) {
    let known = try get(engine.standing(of: mutation))
    standing = known ?? standing
    progress.resumed = known != nil
    if !standing.isComplete {
      try resolve()
      try await select()
      if known == nil { try begin() }
      try await tellProgress()
      try await changeRows()
      try complete()
    }
    progress.complete = true
    try await tellProgress()
  }

  /// Looks up what the request names.
  private mutating func resolve() throws(Stop) {
    let request = request
    let found = engine.read { core -> Result<(SubscriptionCriteria, BulkOperation), Refusal> in
      do throws(Refusal) {
        var criteria = SubscriptionCriteria()
        if case .filter(let filter) = request.selection { criteria = try core.criteria(filter, field: "filter") }
        return .success((criteria, try core.resolved(request.operation ?? BulkOperation())))
      } catch {
        return .failure(error)
      }
    }
    (criteria, operation) = try get(found)
  }

  /// Selects what is not dealt with yet. What came to be after the change began is not meant.
  private mutating func select() async throws(Stop) {
    if case .ids(let ids) = request.selection {
      let last = standing.lastSubscription
      selection = SubscriptionSelection(ids.ids.lazy.filter { $0 > last })
      return
    }
    var wanted = criteria
    if progress.resumed { wanted.createdThrough = standing.begunAt }
    var position: Int64? = standing.lastSubscription
    while let after = position {
      // Taken out and put back, so that it is not copied.
      var found = SubscriptionSelection()
      swap(&found, &selection)
      let step = engine.read { core in
        .success(core.select(wanted, after: after, candidates: SubscriptionService.candidatesMax, into: &found))
      }
      swap(&found, &selection)
      position = try get(step)
      try await letOthersRun()
    }
  }

  /// Holds the number of those selected against what the caller expects.
  private mutating func begin() throws(Stop) {
    standing.selected = Int64(selection.count)
    guard request.expectedCount == 0 || request.expectedCount == standing.selected else {
      throw .refused(.expectedCountMismatch(expected: request.expectedCount, found: standing.selected))
    }
  }

  private mutating func changeRows() async throws(Stop) {
    var rowCount = 0
    while let id = selection.next(after: standing.lastSubscription) {
      try await waitForRoom()
      let row = engine.carryOut(
        mutation, operation, on: id, matching: criteria, standing: standing
      ) { [turn] () throws(Refusal) in
        try turn?.check()
      }
      switch row.outcome {
      case .failure(.overloaded):
        // The queue has filled up meanwhile: the same row once more.
        try await pause()
        continue
      case .failure(let refusal) where refusal.endsBulkChange:
        responses.observe(row.observed)
        throw .refused(refusal)
      default: break
      }
      standing.lastSubscription = id
      try await tell(count(id, row.outcome), observed: row.observed)
      rowCount += 1
      if rowCount % Self.rowsPerProgress == 0 { try await tellProgress() }
      if rowCount % Self.rowsPerTurn == 0 { try await letOthersRun() }
    }
  }

  /// Counts what became of a subscription, and says it.
  private mutating func count(_ id: Int64, _ outcome: Result<BulkRowEnd, Refusal>) -> BulkRow {
    var row = BulkRow()
    row.subscriptionID = id
    switch outcome {
    case .success(.done(let sequence)):
      row.outcome = .done
      row.sequence = sequence
      standing.done += 1
    case .success(.unchanged):
      row.outcome = .unchanged
      progress.unchanged += 1
    case .success(.noLongerMatches):
      row.outcome = .skippedNoLongerMatches
      progress.skipped += 1
    case .failure(let refusal):
      row.outcome = .refused
      row.reason = refusal.reason
      row.message = refusal.classification.message.truncated(toBytes: 1024)
      progress.refused += 1
    }
    return row
  }

  /// Records the end, so that it is answered to whoever asks again.
  private mutating func complete() throws(Stop) {
    if mutation.isDryRun || mutation.requestID == nil { return }
    let end = engine.complete(mutation, standing: standing) { [turn] () throws(Refusal) in try turn?.check() }
    _ = try get(end)
  }

  // MARK: Telling

  private func tell(_ row: BulkRow, observed: Int64) async throws(Stop) {
    try await send(.with { $0.item = .row(row) }, observed: observed)
  }

  private mutating func tellProgress() async throws(Stop) {
    progress.selected = standing.selected
    progress.done = standing.done
    progress.lastSubscriptionID = standing.lastSubscription
    let shown = progress
    try await send(.with { $0.item = .progress(shown) }, observed: 0)
  }

  private func send(_ reply: BulkUpdateReply, observed: Int64) async throws(Stop) {
    do throws(RPCError) { try await responses.send(reply, observed: observed) } catch { throw .ended(error) }
  }

  // MARK: Waiting

  private func waitForRoom() async throws(Stop) {
    while engine.pendingBytes > Self.pendingBytesMax { try await pause() }
  }

  private func pause() async throws(Stop) {
    do { try await Task.sleep(for: .milliseconds(2)) } catch { throw .ended(.callCancelled) }
  }

  private func letOthersRun() async throws(Stop) {
    if Task.isCancelled { throw .ended(.callCancelled) }
    await Task.yield()
  }

  // MARK: Outcomes

  private func get<Value>(_ observed: Observed<Value>) throws(Stop) -> Value {
    responses.observe(observed.observed)
    switch observed.outcome {
    case .success(let value): return value
    case .failure(let refusal): throw .refused(refusal)
    }
  }
}

extension Refusal {
  /// Whether it is not about the one subscription, so that the others would be refused alike.
  fileprivate var endsBulkChange: Bool {
    switch self {
    case .bulkTakenOver, .readOnly: true
    default: false
    }
  }
}
