import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

extension AdminService {
  func `import`(
    _ requests: RequestStream<ImportRequest>, responses: ResponseStream<ImportReply>, context: CallContext
  ) async -> RPCError? {
    do throws(RPCError) {
      var iterator = requests.makeAsyncIterator()
      let start = try Self.start(try await iterator.next())
      let mutation: Mutation
      var copy: StateCopies.Copy?
      do throws(Refusal) {
        mutation = try Mutation(
          method: AdminServiceMethods.import.id, actor: context.actor, options: start.options, fingerprint: 0)
        if mutation.isDryRun { copy = try copies.take() }
      } catch {
        throw RPCError(error)
      }
      var run = RowImport(start, mutation, rowsMax: importRowsMax, engine: core.engine, responses)
      try await run.run(&iterator)
      withExtendedLifetime(copy) {}
      return nil
    } catch {
      return error
    }
  }

  /// The first item, checked.
  private static func start(_ first: ImportRequest?) throws(RPCError) -> ImportStart {
    do throws(Refusal) {
      guard case .start(let start) = first?.item else { throw .fieldRequired(field: "start") }
      if let revision = start.options?.ifRevision, revision != 0 {
        throw .fieldInvalid(field: "start.options.if_revision", reason: "is of one entity; leave it out")
      }
      if case .unrecognized(let number) = start.onExisting {
        throw .fieldInvalid(
          field: "start.on_existing", reason: "is \(number), which is none; give REFUSE, UPDATE or SKIP")
      }
      return start
    } catch {
      throw RPCError(error)
    }
  }
}

/// One call's part in an import: takes row after row, and tells what became of each.
///
/// The lock is held for one row at a time. While many records wait for the disk, or the caller does not take the
/// answers, it takes no further rows, and so the caller sends none.
private struct RowImport {
  /// Bytes of records that wait for the disk, above which rows wait.
  private static let pendingBytesMax = 4 << 20
  /// Rows between two tellings of the progress.
  private static let rowsPerProgress: Int64 = 500
  /// Rows between two moments at which others may run.
  private static let rowsPerTurn: Int64 = 32

  private let start: ImportStart
  private let mutation: Mutation
  private let rowsMax: Int64
  private let engine: Engine
  private let preview: ImportPreview?
  private let responses: ResponseStream<ImportReply>
  private let arena = MessageArena()
  private var progress = ImportProgress()

  init(
    _ start: ImportStart, _ mutation: Mutation, rowsMax: Int64, engine: Engine,
    _ responses: ResponseStream<ImportReply>
  ) {
    self.start = start
    self.mutation = mutation
    self.rowsMax = mutation.requestID == nil && !mutation.isDryRun ? .max : rowsMax
    self.engine = engine
    self.responses = responses
    preview = mutation.isDryRun ? engine.importPreview() : nil
  }

  mutating func run(_ requests: inout RequestStream<ImportRequest>.Iterator) async throws(RPCError) {
    try await tellProgress()
    while let request = try await requests.next() {
      guard case .row(let row) = request.item else { throw RPCError(.fieldRequired(field: "row")) }
      try check(row.number)
      try await waitForRoom()
      let (result, observed) = try await carryOut(row)
      progress.count(result)
      try await responses.send(.with { $0.item = .result(result) }, observed: observed)
      if progress.rows % Self.rowsPerProgress == 0 { try await tellProgress() }
      if progress.rows % Self.rowsPerTurn == 0 {
        if Task.isCancelled { throw .callCancelled }
        await Task.yield()
      }
    }
    progress.complete = true
    try await tellProgress()
  }

  /// Numbers ascend, so that a row's request id is that of no other.
  private func check(_ number: Int64) throws(RPCError) {
    guard number > progress.lastNumber else {
      throw RPCError(
        .fieldInvalid(
          field: "row.number", reason: "is \(number), after \(progress.lastNumber); give numbers that ascend from 1"))
    }
    guard progress.rows < rowsMax else {
      throw RPCError(
        .limitExceeded(
          limit: "rows of an import with a request id or a dry run", value: rowsMax, size: progress.rows + 1))
    }
  }

  private func carryOut(_ row: ImportRow) async throws(RPCError) -> (ImportRowResult, observed: Int64) {
    var result = ImportRowResult()
    result.number = row.number
    result.kind = row.row?.kind ?? .unspecified
    let prepared: EntityRow
    do throws(Refusal) {
      guard let entity = row.row else { throw .fieldRequired(field: "row.row") }
      prepared = try entity.normalized()
    } catch {
      result.refuse(error)
      return (result, 0)
    }
    let mutation = mutation.row(row.number, fingerprint: fingerprint(of: prepared))
    var ending = attempt(prepared, mutation)
    while case .failure(.overloaded) = ending.outcome {
      // The queue has filled up meanwhile: the same row once more.
      try await pause()
      ending = attempt(prepared, mutation)
    }
    switch ending.outcome {
    case .success(let imported):
      result.outcome = imported.outcome
      result.id = imported.id
      result.sequence = imported.sequence
      result.replayed = imported.isReplayed
    case .failure(let refusal):
      if refusal.endsImport {
        responses.observe(ending.observed)
        throw RPCError(refusal)
      }
      result.refuse(refusal)
    }
    return (result, ending.observed)
  }

  private func attempt(_ row: EntityRow, _ mutation: Mutation) -> Observed<ImportedRow> {
    guard let preview else { return engine.importRow(row, start.onExisting, mutation) }
    do throws(Refusal) {
      return Observed(
        outcome: .success(try preview.importRow(row, start.onExisting, mutation)), observed: preview.observed)
    } catch {
      return Observed(outcome: .failure(error), observed: preview.observed)
    }
  }

  /// Tells the row from another under the same number and request id; 0 without one, which nothing is compared with.
  private func fingerprint(of row: EntityRow) -> UInt64 {
    if mutation.requestID == nil { return 0 }
    let policy = UInt64(bitPattern: Int64(start.onExisting.rawValue))
    return FNV1a.hash64(row.withoutSecrets.encodedBytes(arena)) ^ policy
  }

  // MARK: Telling and waiting

  private func tellProgress() async throws(RPCError) {
    let shown = progress
    try await responses.send(.with { $0.item = .progress(shown) })
  }

  private func waitForRoom() async throws(RPCError) {
    while preview == nil, engine.pendingBytes > Self.pendingBytesMax { try await pause() }
  }

  private func pause() async throws(RPCError) {
    do { try await Task.sleep(for: .milliseconds(2)) } catch { throw .callCancelled }
  }
}

extension ImportProgress {
  fileprivate mutating func count(_ result: ImportRowResult) {
    rows += 1
    lastNumber = result.number
    switch result.outcome {
    case .created: created += 1
    case .updated: updated += 1
    case .unchanged: unchanged += 1
    case .skipped: skipped += 1
    case .refused, .unspecified, .unrecognized: refused += 1
    }
  }
}

extension ImportRowResult {
  fileprivate mutating func refuse(_ refusal: Refusal) {
    outcome = .refused
    let classification = refusal.classification
    reason = classification.reason
    message = classification.message.truncated(toBytes: 1024)
    field = (classification.rows.first?.field ?? "").truncated(toBytes: 256)
  }
}

extension Refusal {
  /// Whether it is not about the one row, so that the others would be refused alike.
  fileprivate var endsImport: Bool {
    switch self {
    case .readOnly, .requestIDExpired, .requestIDMalformed: true
    default: false
    }
  }
}
