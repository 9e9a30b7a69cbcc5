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

/// Names a database and its history.
struct ServiceIdentity: Sendable {
  /// 16 bytes that name the database.
  let databaseID: [UInt8]
  /// 16 bytes that name its history.
  let incarnation: [UInt8]
}
