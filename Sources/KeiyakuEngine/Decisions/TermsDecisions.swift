import KeiyakuDomain
import KeiyakuMessages

// What changes of a subscription's own values come to, besides those by locks.

extension Core {
  /// Decides SubscriptionService/ResetOverrides.
  public func decide(
    _ request: ResetOverridesRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let terms = try subscription.terms.resettingOverrides(
      request.properties, registry: registry, stamp: LockStamp(since: now, actor: mutation.actor, note: ""))
    return Self.decision(terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/SetSubscriberSettings.
  public mutating func decide(
    _ request: SetSubscriberSettingsRequest, _ mutation: Mutation
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let values = try Self.values(request.values, field: "values")
    let effective = registry.effective(
      base: base(of: subscription), terms: subscription.terms, capabilities: state.capabilities)
    let terms = try subscription.terms.settingSubscriberValues(
      values, removing: request.clearProperties, effective: effective, registry: registry)
    return Self.decision(terms, of: id, from: subscription, subject)
  }

  /// The policy that a request names; nil where it names none.
  static func policy(_ policy: KeiyakuMessages.UnlockPolicy) throws(Refusal) -> KeiyakuDomain.UnlockPolicy? {
    switch policy {
    case .unspecified: return nil
    case .discard: return .discard
    case .keepOverrides: return .keepOverrides
    case .keepValues: return .keepValues
    case .unrecognized(let number):
      throw .fieldInvalid(
        field: "policy", reason: "\(number) is no policy; give DISCARD, KEEP_OVERRIDES or KEEP_VALUES")
    }
  }
}
