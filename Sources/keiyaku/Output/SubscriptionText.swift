import KeiyakuMessages

/// How subscriptions are shown to people.
extension EntityText {
  static let subscriptionColumns: [Table.Column] = [
    .right("ID"), .left("DOMAIN"), .left("OWNER"), .left("PLAN"), .left("ADD-ONS"), .left("SYNC"), .left("STATUS"),
  ]

  static func row(_ subscription: Subscription, logins: [Int64: String]) -> [String] {
    let (plan, addOns) = association(subscription)
    return [
      "\(subscription.id)", DomainText.unicode(subscription.spec?.name ?? ""), owner(subscription, logins: logins),
      plan, addOns,
      text(subscription.syncState), status(subscription.statusReasons),
    ]
  }

  static func facts(
    _ subscription: Subscription?, _ registry: PropertyRegistry?, logins: [Int64: String], _ style: TextStyle
  ) -> String {
    guard let subscription else { return "" }
    let spec = subscription.spec ?? SubscriptionSpec()
    let (plan, addOns) = association(subscription)
    var facts = FactList()
    facts.add("Subscription", "\(subscription.id)")
    facts.add("External id", spec.externalID)
    facts.add("Domain", DomainText.forPeople(spec.name))
    facts.add("Owner", owner(subscription, logins: logins))
    facts.add("Plan", plan)
    facts.add("Add-ons", addOns)
    facts.add("Sync", text(subscription.syncState))
    if let lock = subscription.lock, lock.kind != .none {
      let details = [Terminal.time(lock.sinceMs), lock.actor, lock.note].filter { !$0.isEmpty }
      facts.add("Lock", "\(text(lock.kind)) (\(details.joined(separator: ", ")))")
    }
    facts.add("Status", status(subscription.statusReasons))
    facts.add("IPv4", spec.ipv4Addresses.joined(separator: ", "))
    facts.add("IPv6", spec.ipv6Addresses.joined(separator: ", "))
    facts.add("System user", spec.systemUser)
    facts.add("Expires", subscription.expiresAtMs == 0 ? "never" : Terminal.time(subscription.expiresAtMs))
    facts.add("Notes", spec.notes)
    add(subscription.createdAtMs, subscription.updatedAtMs, subscription.revision, to: &facts)
    guard let registry, !subscription.overrides.isEmpty || !subscription.subscriberSettings.isEmpty else {
      return facts.text(style)
    }
    return facts.text(style) + "\n" + ownTerms(subscription, registry, style)
  }

  /// What applies to a subscription now.
  static func effective(
    _ reply: GetEffectiveReply, _ registry: PropertyRegistry, _ style: TextStyle
  ) -> String {
    var facts = FactList()
    facts.add("Subscription", "\(reply.subscriptionID)")
    facts.add("Sync", text(reply.syncState))
    facts.add("Status", status(reply.statusReasons))
    facts.add("Etag", reply.etag.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    if reply.notModified { return facts.text(style) }
    var text = facts.text(style) + "\n"
    text += reply.explanations.isEmpty ? values(reply.values, registry, style) : explanations(reply, registry, style)
    if !reply.conflicts.isEmpty { text += "\n" + conflicts(reply.conflicts, registry, style) }
    return text
  }

  /// Where a value comes from, for people.
  static func text(_ source: ValueSource) -> String {
    switch source {
    case .unspecified: ""
    case .plan: "plan"
    case .addOn: "add-on"
    case .association: "plan and add-ons"
    case .kept: "kept"
    case .frozen: "frozen"
    case .own: "own"
    case .override: "override"
    case .subscriber: "subscriber"
    case .capabilities: "capabilities"
    case .unrecognized(let number): "\(number)"
    }
  }

  /// A customer's login where it is known, as the command line takes it.
  static func owner(_ subscription: Subscription, logins: [Int64: String]) -> String {
    let id = subscription.ownerCustomerID
    guard id != 0 else { return "provider" }
    guard let login = logins[id] else { return "customer \(id)" }
    return login == "provider" ? "name:provider" : login
  }

  private static func association(_ subscription: Subscription) -> (plan: String, addOns: String) {
    switch subscription.association {
    case nil, .custom: ("custom", "")
    case .bound(let bound):
      (
        "\(bound.planName) (\(bound.planID))",
        bound.addOns.map { $0.quantity > 1 ? "\($0.name) ×\($0.quantity)" : $0.name }.joined(separator: ", ")
      )
    }
  }

  static func text(_ state: SyncState) -> String {
    switch state {
    case .unspecified: ""
    case .custom: "custom"
    case .locked: "locked"
    case .unsynced: "unsynced"
    case .partiallyLocked: "partially locked"
    case .synced: "synced"
    case .unrecognized(let number): "state \(number)"
    }
  }

  private static func text(_ kind: LockKind) -> String {
    switch kind {
    case .none: "none"
    case .fields: "fields"
    case .whole: "whole"
    case .unrecognized(let number): "kind \(number)"
    }
  }

  static func status(_ reasons: [StatusReason]) -> String {
    guard !reasons.isEmpty else { return "active" }
    let texts = reasons.map { reason in
      switch reason {
      case .unspecified: "unknown reason"
      case .provider: "by the provider"
      case .subscriber: "by the subscriber"
      case .expired: "expired"
      case .ownerSuspended: "owner suspended"
      case .unrecognized(let number): "reason \(number)"
      }
    }
    return "suspended: " + texts.joined(separator: ", ")
  }
}
