import KeiyakuDomain
import KeiyakuEngine
import KeiyakuLog
import KeiyakuMessages
import Synchronization

/// `keiyaku.v1.AdminService` over the engine.
struct AdminService: AdminServiceProtocol {
  let core: ServiceCore
  /// Asks for a snapshot: `Checkpointer.request`.
  let requestCheckpoint:
    @Sendable (
      _ onProgress: @escaping @Sendable (SnapshotProgress) -> Void,
      _ onEnd: @escaping @Sendable (Result<PublishedSnapshot, LogError>) -> Void
    ) -> Void
  /// Where backups come from; nil where records cannot be read back.
  var backups: BackupSource?
  let software: String
  let identity: ServiceIdentity
  let startedAt: Int64
  /// Rows of an import with a request id, which are remembered, or of a dry run, which are kept in memory.
  var importRowsMax: Int64 = 2_000_000
  let copies = StateCopies()

  func getServerInfo(_ request: GetServerInfoRequest, context: CallContext) -> Gated<GetServerInfoReply> {
    core.read({}) { core, _, reply in
      let counts = core.counts()
      reply.software = software
      reply.databaseID = identity.databaseID
      reply.incarnation = identity.incarnation
      reply.registryVersion = core.registry.version
      reply.appliedSequence = core.appliedSequence
      reply.durableSequence = self.core.engine.durableSequence
      reply.customerCount = Int64(counts.customers)
      reply.planCount = Int64(counts.plans)
      reply.addOnCount = Int64(counts.addOns)
      reply.subscriptionCount = Int64(counts.subscriptions)
      reply.startedAtMs = startedAt
    }
  }

  func checkpoint(
    _ request: CheckpointRequest, responses: ResponseStream<CheckpointProgress>, context: CallContext
  ) async -> RPCError? {
    let (items, continuation) = AsyncStream<CheckpointProgress>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    let ending = Ending()
    requestCheckpoint(
      { continuation.yield(.init($0)) },
      { result in
        ending.result.withLock { $0 = result }
        continuation.finish()
      })
    do throws(RPCError) {
      var last = CheckpointProgress()
      for await item in items {
        last = item
        // Until it counts, the snapshot may hold what is not durable yet: the item waits for that.
        try await responses.send(item, observed: item.sequence)
      }
      // Nil where the call has ended before the snapshot; nobody reads the answer.
      guard let result = ending.result.withLock({ $0 }) else { return nil }
      let published: PublishedSnapshot
      do throws(LogError) { published = try result.get() } catch { throw RPCError(noSnapshot: error) }
      last.sequence = published.sequence
      last.rowsWritten = last.rowCount
      last.published = true
      last.digest = published.digest.description
      try await responses.send(last, observed: published.sequence)
      return nil
    } catch {
      return error
    }
  }
}

/// How a snapshot ended, told by the thread that wrote it.
private final class Ending: Sendable {
  let result = Mutex<Result<PublishedSnapshot, LogError>?>(nil)
}

extension CheckpointProgress {
  fileprivate init(_ progress: SnapshotProgress) {
    self.init()
    sequence = progress.sequence
    rowsWritten = Int64(progress.rowsWritten)
    rowCount = Int64(progress.rowCount)
    bytesWritten = Int64(progress.bytesWritten)
  }
}

extension RPCError {
  /// A snapshot that came to nothing. The log is whole all the same.
  fileprivate init(noSnapshot error: LogError) {
    switch error {
    case .noRoom:
      self.init(code: .resourceExhausted, reason: "OUT_OF_DISK", message: "no snapshot was written: \(error)")
    case .closed:
      self.init(
        code: .unavailable, reason: "DRAINING",
        message: "the server stops, and the snapshot was given up; the log is whole")
    default:
      self.init(code: .internal, reason: "SNAPSHOT_FAILED", message: "no snapshot was written: \(error)")
    }
  }
}

/// What an operator decides for the server.
extension AdminService {
  func confirmClock(_ request: ConfirmClockRequest, context: CallContext) -> Gated<ConfirmClockReply> {
    do throws(Refusal) {
      let mutation = try core.mutation(AdminServiceMethods.confirmClock, context, request)
      return Gated(
        core.engine.confirmClock(mutation) { doubt, wall, result in
          .with {
            $0.result = result
            $0.wallMs = wall
            $0.expectedMs = doubt?.expected ?? wall
          }
        })
    } catch {
      return .refused(RPCError(error))
    }
  }

  func adoptRegistry(_ request: AdoptRegistryRequest, context: CallContext) -> Gated<AdoptRegistryReply> {
    // Known where it is decided; a repetition only says which version there is.
    var move: RegistryMove?
    return core.mutate(AdminServiceMethods.adoptRegistry, context) { () throws(Refusal) in
      request
    } decide: { core, request, mutation, _ throws(Refusal) in
      let decision = try core.decide(request, mutation)
      move = try core.move(by: request)
      return decision
    } answer: { core, _, result in
      .with { reply in
        reply.result = result
        reply.registryVersion = core.registry.version
        reply.beforeRegistryVersion = move?.before ?? core.registry.version
        reply.addedProperties = move?.added.map { PropertyDescription($0, in: core.registry) } ?? []
        reply.planCount = reply.addedProperties.isEmpty ? 0 : Int64(core.counts().plans)
        reply.changedSubscriptions = move?.changedSubscriptions ?? 0
        reply.changedSubscriptionsAtLeast = move?.isLowerBound ?? false
      }
    }
  }
}

/// Names a database and its history.
struct ServiceIdentity: Sendable {
  /// 16 bytes that name the database.
  let databaseID: [UInt8]
  /// 16 bytes that name its history.
  let incarnation: [UInt8]
}
