import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

// What the provider can deliver.

extension CatalogService {
  func getCapabilities(_ request: GetCapabilitiesRequest, context: CallContext) -> Gated<GetCapabilitiesReply> {
    core.read({ () throws(Refusal) in }) { core, _, reply throws(Refusal) in
      reply.capabilities = core.capabilities.messages
      reply.revision = core.capabilitiesRevision
    }
  }

  func setCapabilities(_ request: SetCapabilitiesRequest, context: CallContext) -> Gated<SetCapabilitiesReply> {
    var basis: ImpactBasis?
    return core.mutate(CatalogServiceMethods.setCapabilities, context) { () throws(Refusal) in
      var request = request
      for position in request.capabilities.indices { request.capabilities[position].compose() }
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      let decision = try core.decide(request, mutation)
      basis = decision.impact
      return decision
    } answer: { core, _, result in
      var reply = SetCapabilitiesReply()
      reply.result = result
      reply.capabilities = core.capabilities.messages
      reply.impact = basis.map { core.impact($0) }
      return reply
    }
  }
}

extension KeiyakuMessages.Capability {
  /// Puts the texts of entries into the form in which the engine keeps them.
  mutating func compose() {
    guard case .entries(var list) = limit else { return }
    list.entries = list.entries.map(Text.composed)
    limit = .entries(list)
  }
}
