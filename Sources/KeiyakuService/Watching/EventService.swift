import KeiyakuDomain
import KeiyakuEngine
import KeiyakuLog
import KeiyakuMessages

/// `keiyaku.v1.EventService` over the durable log.
///
/// Nothing here touches the engine: what is durable is read from the newest frames in memory or from the segments.
struct EventService: EventServiceProtocol {
  let log: DurableLog
  let pages: PageTokens
  /// How often a watch says how far it is where it has nothing else to say, in milliseconds.
  var heartbeatMilliseconds = 5000
  /// Records that are looked for at once: those of a page are in memory together.
  private static let slice = 64

  func watch(
    _ request: WatchRequest, responses: ResponseStream<WatchReply>, context: CallContext
  ) async -> RPCError? {
    await log.health.untilDraining {
      do throws(RPCError) {
        let kinds = try kinds(of: request)
        try await follow(after: try await start(of: request), kinds, responses)
        return nil
      } catch {
        return error
      }
    }
  }

  /// Sends what follows a sequence until the call is cancelled or the server stops.
  private func follow(
    after start: Int64, _ kinds: Set<UInt8>, _ responses: ResponseStream<WatchReply>
  ) async throws(RPCError) {
    let arena = MessageArena()
    var dealtWith = start
    // Whoever watches learns at once which history this is, and that nothing is missed from here on.
    try await responses.send(heartbeat(at: start, incarnation: log.incarnation))
    var said = ContinuousClock.now
    while true {
      switch try await log.records(after: dealtWith, waiting: heartbeatMilliseconds, arena) {
      case .over: return
      case .nothing:
        try await responses.send(heartbeat(at: dealtWith))
        said = .now
      case .records(let records):
        for record in records {
          if let shown = shown(record, kinds) {
            try await responses.send(.with { $0.item = .record(shown) })
            said = .now
          }
          dealtWith = record.sequence
        }
        if said.duration(to: .now) > .milliseconds(heartbeatMilliseconds) {
          try await responses.send(heartbeat(at: dealtWith))
          said = .now
        }
      }
    }
  }

  private func shown(_ record: LogRecord, _ kinds: Set<UInt8>) -> LogRecord? {
    if kinds.isEmpty { return record.shown }
    let shown = record.shown { $0.isAbout { kinds.contains($0.kind) } }
    return shown.events.isEmpty ? nil : shown
  }

  private func heartbeat(at sequence: Int64, incarnation: [UInt8] = []) -> WatchReply {
    .with { reply in
      reply.item = .heartbeat(
        .with {
          $0.sequence = sequence
          $0.timeMs = log.now()
        })
      reply.incarnation = incarnation
    }
  }

  // MARK: What is asked for

  private func kinds(of request: WatchRequest) throws(RPCError) -> Set<UInt8> {
    for (position, kind) in request.kinds.enumerated() {
      do throws(Refusal) { try Self.check(kind, field: "kinds[\(position)]") } catch { throw RPCError(error) }
    }
    return Set(request.kinds.map { UInt8($0.rawValue) })
  }

  /// The sequence after which a watch begins.
  private func start(of request: WatchRequest) async throws(RPCError) -> Int64 {
    switch request.from {
    case nil: throw RPCError(Refusal.fieldRequired(field: "from"))
    case .now: return log.reader.durableSequence
    case .after(let cursor):
      do throws(Refusal) { try log.check(cursor, field: "after") } catch { throw RPCError(error) }
      return cursor.sequence
    case .time(let time):
      guard time.timeMs >= 0 else {
        throw RPCError(Refusal.fieldInvalid(field: "time.time_ms", reason: "is \(time.timeMs); give 0 or more"))
      }
      do throws(LogReadError) {
        return max(try await log.reader.sequence(notBefore: time.timeMs), log.reader.oldestSequence) - 1
      } catch {
        throw RPCError(error, from: log.reader.oldestSequence)
      }
    }
  }

  private static func check(_ kind: KeiyakuMessages.EntityKind, field: String) throws(Refusal) {
    switch kind {
    case .customer, .plan, .addOn, .subscription, .database: return
    case .unspecified, .unrecognized:
      throw .fieldInvalid(field: field, reason: "is \(kind.rawValue), which is no kind; give one from 1 to 5")
    }
  }
}

// MARK: - The audit trail

extension EventService {
  func listEvents(_ request: ListEventsRequest, context: CallContext) async -> Gated<ListEventsReply> {
    // Only what is durable is shown, so nothing is waited for.
    do throws(RPCError) { return Gated(.success(try await reply(to: request)), observed: 0) } catch {
      return .refused(error)
    }
  }

  private func reply(to request: ListEventsRequest) async throws(RPCError) -> ListEventsReply {
    let entity: LogEntity
    let page: PagePosition
    let hash: UInt64
    do throws(Refusal) {
      entity = try Self.entity(request.entity)
      hash = request.entity?.hash ?? 0
      page = try pages.position(request.page, of: .events, filter: hash)
    } catch {
      throw RPCError(error)
    }
    var reply = ListEventsReply()
    // A token says before which sequence to go on; the first page begins with the newest.
    var end = page.after == 0 ? Int64.max : page.after
    var bytes = 0
    let arena = MessageArena()
    while !page.isFull(reply.records.count, bytes: bytes) {
      do throws(LogReadError) {
        let found = try await log.reader.records(
          of: entity, before: end, countMax: min(Self.slice, page.size - reply.records.count))
        end = found.completeFrom
        for record in try found.records.decoded(arena) {
          reply.records.append(record.shown { $0.isAbout { $0 == entity } })
        }
        bytes += found.records.byteCount
        // A call looks into a bounded number of segments: whoever asked goes on with the token.
        if found.records.isEmpty { break }
      } catch {
        // Again where a segment was removed under the search: it is not looked into any more.
        guard case .trimmed = error else { throw RPCError(error, from: end) }
      }
    }
    // After the search: what was removed meanwhile is not said to be shown.
    let oldest = try await oldestRecord()
    reply.completeSinceSequence = oldest.sequence
    reply.completeSinceMs = oldest.timeMs
    if end > log.reader.oldestSequence { reply.nextPageToken = pages.token(after: end, of: .events, filter: hash) }
    return reply
  }

  private static func entity(_ reference: EntityRef?) throws(Refusal) -> LogEntity {
    guard let reference else { throw .fieldRequired(field: "entity") }
    try check(reference.kind, field: "entity.kind")
    let ids: ClosedRange<Int64> = reference.kind == .database ? 0...0 : 1...LogEntity.idMax
    guard ids.contains(reference.id) else {
      throw .fieldInvalid(
        field: "entity.id",
        reason: "is \(reference.id); give "
          + (ids == 0...0 ? "0 for the database" : "the id of the entity, from 1 to \(ids.upperBound)"))
    }
    return LogEntity(reference.kind, reference.id)
  }

  /// The oldest record that is kept: its sequence, and when it was written.
  private func oldestRecord() async throws(RPCError) -> (sequence: Int64, timeMs: Int64) {
    // Again where it was removed in between.
    for _ in 0..<3 {
      let oldest = log.reader.oldestSequence
      do throws(LogReadError) {
        let first = try await log.reader.read(from: oldest, bytesMax: 1).decoded(MessageArena()).first
        return (oldest, first?.timeMs ?? 0)
      } catch {
        guard case .trimmed = error else { throw RPCError(error, from: oldest) }
      }
    }
    throw RPCError(Refusal.overloaded(limit: "reads of the log", value: 3))
  }
}

extension KeiyakuMessages.LogEvent {
  fileprivate func isAbout(_ isMeant: (LogEntity) -> Bool) -> Bool {
    kind?.entities.contains(where: isMeant) ?? false
  }
}

extension EntityRef {
  /// Tells lists of different entities apart.
  fileprivate var hash: UInt64 { FNV1a.hash64(encodedBytes(MessageArena())) }
}
