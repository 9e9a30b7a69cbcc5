import KeiyakuDomain
import KeiyakuMessages

// What a change of the provider's capabilities comes to.

extension Core {
  /// Decides CatalogService/SetCapabilities.
  public func decide(_ request: SetCapabilitiesRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    try mutation.checkRevision(state.capabilitiesRevision)
    let limits = try Self.limits(request.capabilities)
    let capabilities = try registry.setting(limits, lifting: request.clearProperties, in: state.capabilities)
    var subject = Subject()
    subject.revision = state.capabilitiesRevision
    let impact = impactBasis(of: .capabilities, isDryRun: mutation.isDryRun)
    if capabilities == state.capabilities { return Decision([], subject, impact: impact) }
    var set = LogCapabilitiesSet()
    set.capabilities = capabilities.messages
    set.before = state.capabilities.messages
    return Decision([LogEvent(.capabilitiesSet(set))], subject, impact: impact)
  }

  /// The limits of a request; each property once, each with a limit.
  private static func limits(
    _ messages: [KeiyakuMessages.Capability]
  ) throws(Refusal) -> [(number: PropertyNumber, capability: KeiyakuDomain.Capability)] {
    var limits: [(number: PropertyNumber, capability: KeiyakuDomain.Capability)] = []
    var named: Set<PropertyNumber> = []
    for (position, message) in messages.enumerated() {
      guard let capability = KeiyakuDomain.Capability(message) else {
        throw .fieldRequired(field: "capabilities[\(position)].limit")
      }
      guard named.insert(message.property).inserted else {
        throw .itemRepeated(field: "capabilities[\(position)].property", item: "property \(message.property)")
      }
      limits.append((message.property, capability))
    }
    return limits
  }
}
