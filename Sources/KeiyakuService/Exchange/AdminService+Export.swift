import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages
import Synchronization

/// Copies of the whole state that calls hold: each keeps alive what the engine replaces meanwhile, so they are few.
final class StateCopies: Sendable {
  /// Exports and dry runs of imports at a time.
  static let countMax = 4

  /// One of them, given back when it is let go of.
  final class Copy: Sendable {
    private let copies: StateCopies

    fileprivate init(_ copies: StateCopies) { self.copies = copies }

    deinit { copies.count.withLock { $0 -= 1 } }
  }

  private let count = Mutex(0)

  /// Takes one; refuses where there are as many as there may be.
  func take() throws(Refusal) -> Copy {
    let isFree = count.withLock { count in
      guard count < Self.countMax else { return false }
      count += 1
      return true
    }
    if !isFree { throw .overloaded(limit: "exports and dry runs of imports at once", value: Int64(Self.countMax)) }
    return Copy(self)
  }
}

extension AdminService {
  /// Subscriptions that are looked at between two moments at which others may run.
  private static let candidatesPerTurn = 256

  func export(
    _ request: ExportRequest, responses: ResponseStream<ExportReply>, context: CallContext
  ) async -> RPCError? {
    do throws(RPCError) {
      let (copy, export) = try begin(request)
      try await send(export, responses)
      withExtendedLifetime(copy) {}
      return nil
    } catch {
      return error
    }
  }

  private func begin(_ request: ExportRequest) throws(RPCError) -> (StateCopies.Copy, StateExport) {
    let filter: SubscriptionFilter?
    let copy: StateCopies.Copy
    do throws(Refusal) {
      try Self.check(request.kinds)
      filter = try request.filter?.normalized()
      copy = try copies.take()
    } catch {
      throw RPCError(error)
    }
    let begun = core.engine.read { core -> Result<StateExport, Refusal> in
      do throws(Refusal) {
        var criteria: SubscriptionCriteria?
        if let filter { criteria = try core.criteria(filter, field: "filter") }
        return .success(
          core.export(
            kinds: Set(request.kinds), matching: criteria, includesCredentials: request.includeCredentials))
      } catch {
        return .failure(error)
      }
    }
    do throws(Refusal) { return (copy, try begun.outcome.get()) } catch { throw RPCError(error) }
  }

  private func send(_ begun: StateExport, _ responses: ResponseStream<ExportReply>) async throws(RPCError) {
    var export = begun
    let header = ExportHeader.with { header in
      header.sequence = begun.sequence
      header.incarnation = identity.incarnation
      header.timeMs = begun.time
      header.registryVersion = begun.registryVersion
      header.counts = begun.counts
    }
    // Nothing leaves before all that the rows hold is durable.
    try await responses.send(.with { $0.item = .header(header) }, observed: begun.sequence)
    var sent = RowCounts()
    var rowCount = 0
    while true {
      switch export.next(candidates: Self.candidatesPerTurn) {
      case .row(let row):
        sent.count(row)
        try await responses.send(.with { $0.item = .row(row) })
        rowCount += 1
        if rowCount % Self.candidatesPerTurn == 0 { await Task.yield() }
      case .nothing:
        if Task.isCancelled { throw .callCancelled }
        await Task.yield()
      case .end:
        let end = ExportEnd.with { $0.counts = sent }
        return try await responses.send(.with { $0.item = .complete(end) })
      }
    }
  }

  private static func check(_ kinds: [RowKind]) throws(Refusal) {
    for (position, kind) in kinds.enumerated() {
      switch kind {
      case .capabilities, .plan, .addOn, .customer, .subscription: continue
      case .unspecified, .unrecognized:
        throw .fieldInvalid(
          field: "kinds[\(position)]", reason: "is \(kind.rawValue), which is no kind; give one from 1 to 5")
      }
    }
  }
}

extension RowCounts {
  /// Counts a row.
  mutating func count(_ row: EntityRow) {
    switch row.entity {
    case .capabilities: capabilities += 1
    case .plan: plans += 1
    case .addOn: addOns += 1
    case .customer: customers += 1
    case .subscription: subscriptions += 1
    case nil: break
    }
  }
}
