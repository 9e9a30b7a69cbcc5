import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// `keiyaku.v1.AdminService` over the engine.
struct AdminService: AdminServiceProtocol {
  let core: ServiceCore
  let software: String
  let identity: ServiceIdentity
  let startedAt: Int64

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
