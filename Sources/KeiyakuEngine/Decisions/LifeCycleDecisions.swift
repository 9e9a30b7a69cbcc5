import KeiyakuDomain
import KeiyakuMessages

// What suspending, activating, renewing and deleting subscriptions comes to, and deleting customers.

extension Core {
  /// Latest moment that a subscription may expire at: the end of the year 9999, in milliseconds.
  static let expiresAtMax: Int64 = 253_402_300_799_999
  /// Rows of one kind that a refusal shows at most.
  private static let refusalRowsMax = 20

  /// Decides SubscriptionService/Suspend.
  public func decide(_ request: SuspendSubscriptionRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    var reasons = subscription.ownReasons
    switch request.reason {
    case .provider: reasons.insert(.provider)
    case .subscriber: reasons.insert(.subscriber)
    case .expired:
      throw .fieldInvalid(
        field: "reason",
        reason: "is EXPIRED, which comes with time alone; give PROVIDER or SUBSCRIBER, or use SubscriptionService/Renew"
      )
    case .ownerSuspended:
      throw .fieldInvalid(
        field: "reason",
        reason: "is OWNER_SUSPENDED; give PROVIDER or SUBSCRIBER, or use CustomerService/Suspend for the owner")
    case .unspecified: throw .fieldRequired(field: "reason")
    case .unrecognized(let number): throw Self.unknownReason(number)
    }
    return Self.decision(reasons, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/Activate.
  public func decide(_ request: ActivateSubscriptionRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    var reasons = subscription.ownReasons
    switch request.reason {
    case .provider: reasons.remove(.provider)
    case .subscriber: reasons.remove(.subscriber)
    case .expired: if reasons.contains(.expired) { throw .subscriptionExpired }
    case .ownerSuspended:
      if let owner = state.customers.read(subscription.owner, { $0.suspended ? $0.spec.login : nil }) ?? nil {
        throw .ownerSuspended(owner: owner)
      }
    case .unspecified: throw .fieldRequired(field: "reason")
    case .unrecognized(let number): throw Self.unknownReason(number)
    }
    return Self.decision(reasons, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/Renew.
  public func decide(
    _ request: RenewSubscriptionRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let expiresAt: Int64
    switch request.expiry {
    case nil: throw .fieldRequired(field: "expires_at_ms or never")
    case .never: expiresAt = 0
    case .expiresAtMs(let moment):
      guard moment > now else {
        throw .fieldInvalid(
          field: "expires_at_ms", reason: "is \(moment), which is not after the server's time, \(now); give a later one"
        )
      }
      guard moment <= Self.expiresAtMax else {
        throw .fieldInvalid(field: "expires_at_ms", reason: "is \(moment); give at most \(Self.expiresAtMax), or never")
      }
      expiresAt = moment
    }
    let isExpired = subscription.ownReasons.contains(.expired)
    if expiresAt == subscription.expiresAt, !isExpired { return Decision([], subject) }
    var renewed = LogSubscriptionRenewed()
    renewed.subscriptionID = id
    renewed.expiresAtMs = expiresAt
    renewed.beforeExpiresAtMs = subscription.expiresAt
    renewed.beforeExpired = isExpired
    return Decision([LogEvent(.subscriptionRenewed(renewed))], subject)
  }

  /// Decides SubscriptionService/Delete.
  public func decide(_ request: DeleteSubscriptionRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    return Decision([LogEvent(.subscriptionDeleted(deletion(of: id, subscription)))], subject)
  }

  /// Decides CustomerService/Delete.
  public func decide(_ request: DeleteCustomerRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, customer, subject) = try target(request.customer, mutation)
    var named: Set<Int64> = []
    var foreign: [NamedSubscription] = []
    for (position, reference) in request.subscriptions.enumerated() {
      let subscription = try resolve(reference, field: "subscriptions[\(position)]")
      guard named.insert(subscription).inserted else {
        throw .itemRepeated(field: "subscriptions[\(position)]", item: "subscription \(subscription)")
      }
      if let (owner, name) = state.subscriptions.read(subscription, { ($0.owner, $0.spec.name) }), owner != id {
        foreign.append(NamedSubscription(id: subscription, name: name))
      }
    }
    var missing: [NamedSubscription] = []
    var last: Int64 = 0
    while missing.count < Self.refusalRowsMax, let next = indexes.next(ofOwner: id, after: last) {
      last = next
      if named.contains(next) { continue }
      missing.append(NamedSubscription(id: next, name: state.subscriptions.read(next) { $0.spec.name } ?? ""))
    }
    guard missing.isEmpty, foreign.isEmpty else {
      throw .subscriptionsMismatch(
        owned: Int64(customer.subscriptionCount), missing: missing,
        foreign: Array(foreign.prefix(Self.refusalRowsMax)))
    }
    var events = named.sorted().compactMap { subscription in
      state.subscription(subscription).map { LogEvent(.subscriptionDeleted(deletion(of: subscription, $0))) }
    }
    var deleted = LogCustomerDeleted()
    deleted.customerID = id
    deleted.before = customer.spec
    events.append(LogEvent(.customerDeleted(deleted)))
    return Decision(events, subject)
  }

  private func deletion(of id: Int64, _ subscription: SubscriptionRecord) -> LogSubscriptionDeleted {
    var deleted = LogSubscriptionDeleted()
    deleted.subscriptionID = id
    deleted.before = subscription.spec
    deleted.beforeOwnerCustomerID = subscription.owner
    // That of custom subscriptions has no row.
    deleted.beforeAssociation = state.associations[Int64(subscription.association.number)]
      .map { LogAssociation($0.key) }
    deleted.beforeTerms = LogTerms(subscription.terms)
    deleted.beforeExpiresAtMs = subscription.expiresAt
    return deleted
  }

  static func decision(
    _ reasons: StatusReasons, of id: Int64, from old: SubscriptionRecord, _ subject: Subject
  ) -> Decision {
    if reasons == old.ownReasons { return Decision([], subject) }
    var set = LogSubscriptionStatusSet()
    set.subscriptionID = id
    set.provider = reasons.contains(.provider)
    set.subscriber = reasons.contains(.subscriber)
    set.beforeProvider = old.ownReasons.contains(.provider)
    set.beforeSubscriber = old.ownReasons.contains(.subscriber)
    return Decision([LogEvent(.subscriptionStatusSet(set))], subject)
  }

  private static func unknownReason(_ number: Int32) -> Refusal {
    .fieldInvalid(field: "reason", reason: "\(number) is no reason; give PROVIDER or SUBSCRIBER")
  }
}
