import KeiyakuMessages

// What a subscription has, and how it is shown.

extension ReferenceModel {
  /// What plan and add-ons give today, with what the subscription keeps.
  func merged(_ subscription: SubscriptionFacts) -> Values {
    merged(plan: subscription.plan, subscription.addOns, kept: subscription.kept)
  }

  func merged(plan: Int64?, _ attached: [Int64: Int64], kept: Values) -> Values {
    guard let plan, let facts = plans[plan] else { return [:] }
    let shares = attached.compactMap { id, quantity in addOns[id].map { ($0.values, quantity) } }
    let merged = PropertyRules.merge(facts.values, shares)
    return merged.filter { PropertyRules.isSynced($0.key) }.merging(kept) { $1 }
  }

  /// What plan, lock and operator want.
  func desired(_ subscription: SubscriptionFacts) -> Values {
    (subscription.ownValues ?? merged(subscription)).merging(subscription.overrides) { $1 }
  }

  /// The subscriber's settings whose permission is effective.
  private func active(_ subscription: SubscriptionFacts) -> Values {
    let available = clamped(desired(subscription))
    return subscription.settings.filter { number, _ in
      guard let permission = PropertyRules.table[number]?.delegatingPermission else { return false }
      return available[permission] == .flag(true)
    }
  }

  private func clamped(_ values: Values) -> Values {
    var clamped: Values = [:]
    for (number, value) in values { clamped[number] = PropertyRules.clamp(number, value, capabilities[number]) }
    return clamped
  }

  func effective(_ subscription: SubscriptionFacts) -> Values {
    clamped(desired(subscription).merging(active(subscription)) { $1 })
  }

  func conflicts(_ subscription: SubscriptionFacts) -> [Conflict] {
    var conflicts: [Conflict] = []
    let desired = desired(subscription)
    let settings = active(subscription)
    for number in capabilities.keys.sorted() {
      let source: ValueSource =
        subscription.overrides[number] != nil
        ? .override
        : subscription.isCustom
          ? .own : subscription.ownValues != nil ? .frozen : PropertyRules.isSynced(number) ? .association : .kept
      for case (let wish?, let source) in [(desired[number], source), (settings[number], ValueSource.subscriber)] {
        let available = PropertyRules.clamp(number, wish, capabilities[number])
        if available == wish { continue }
        conflicts.append(
          .with {
            $0.property = number
            $0.desired = PropertyRules.messages([number: wish])[0]
            $0.available = PropertyRules.messages([number: available])[0]
            $0.source = source
          })
      }
    }
    return conflicts
  }

  func syncState(_ subscription: SubscriptionFacts) -> SyncState {
    if subscription.isCustom { return .custom }
    if subscription.isWhollyLocked { return .locked }
    let desired = desired(subscription)
    if clamped(desired) != desired { return .unsynced }
    return subscription.overrides.isEmpty ? .synced : .partiallyLocked
  }

  func statusReasons(_ subscription: SubscriptionFacts) -> [StatusReason] {
    var reasons: [StatusReason] = []
    if subscription.suspendedByProvider { reasons.append(.provider) }
    if subscription.suspendedBySubscriber { reasons.append(.subscriber) }
    if subscription.expired { reasons.append(.expired) }
    if customers[subscription.owner]?.suspended == true { reasons.append(.ownerSuspended) }
    return reasons
  }

  func explanations(_ subscription: SubscriptionFacts) -> [Int32: Value] { effective(subscription) }
}

// MARK: Views

extension ReferenceModel {
  func reply(
    _ subject: Subject, sequence: Int64, revision: Int64, replayed: Bool, unchanged: Bool
  ) -> ModelReply {
    var reply = ModelReply(sequence: sequence, revision: revision, replayed: replayed, unchanged: unchanged)
    switch subject {
    case .customer(let id, let subscription):
      reply.customer = view(customer: id)
      reply.subscription = subscription.flatMap { view(subscription: $0) }
    case .plan(let id): reply.plan = view(plan: id)
    case .addOn(let id): reply.addOn = view(addOn: id)
    case .subscription(let id): reply.subscription = view(subscription: id)
    case .capabilities: reply.capabilities = view(capabilities)
    }
    return reply
  }

  func view(customer id: Int64) -> Customer? {
    guard let facts = customers[id] else { return nil }
    return .with {
      $0.id = id
      $0.spec = facts.spec
      $0.suspended = facts.suspended
      $0.subscriptionCount = Int64(subscriptions.values.count { $0.owner == id })
      $0.createdAtMs = facts.times.createdAt
      $0.updatedAtMs = facts.times.updatedAt
      $0.revision = facts.times.revision
    }
  }

  func view(plan id: Int64) -> Plan? {
    guard let facts = plans[id] else { return nil }
    return .with {
      $0.id = id
      $0.spec = facts.spec
      $0.values = PropertyRules.messages(facts.values)
      $0.isDefault = id == defaultPlan
      $0.archived = facts.archived
      $0.subscriptionCount = Int64(subscriptions.values.count { $0.plan == id })
      $0.createdAtMs = facts.times.createdAt
      $0.updatedAtMs = facts.times.updatedAt
      $0.revision = facts.times.revision
    }
  }

  func view(addOn id: Int64) -> AddOn? {
    guard let facts = addOns[id] else { return nil }
    return .with {
      $0.id = id
      $0.spec = facts.spec
      $0.values = PropertyRules.messages(facts.values)
      $0.archived = facts.archived
      $0.subscriptionCount = Int64(subscriptions.values.count { $0.addOns[id] != nil })
      $0.createdAtMs = facts.times.createdAt
      $0.updatedAtMs = facts.times.updatedAt
      $0.revision = facts.times.revision
    }
  }

  func view(subscription id: Int64) -> Subscription? {
    guard let facts = subscriptions[id] else { return nil }
    return .with { view in
      view.id = id
      view.spec = facts.spec
      view.ownerCustomerID = facts.owner
      if let plan = facts.plan {
        view.association = .bound(
          .with { bound in
            bound.planID = plan
            bound.planName = plans[plan]?.spec.name ?? ""
            bound.addOns = facts.addOns.sorted { $0.key < $1.key }.map { id, quantity in
              .with {
                $0.addOnID = id
                $0.quantity = Int32(quantity)
                $0.name = addOns[id]?.spec.name ?? ""
              }
            }
          })
      } else {
        view.association = .custom(CustomAssociation())
      }
      if facts.lock != .none {
        view.lock = .with {
          $0.kind = facts.lock
          $0.sinceMs = facts.lockSince
          $0.actor = facts.lockActor
          $0.note = facts.lockNote
        }
      }
      view.syncState = syncState(facts)
      view.statusReasons = statusReasons(facts)
      view.expiresAtMs = facts.expiresAt
      view.overrides = PropertyRules.messages(facts.overrides)
      view.subscriberSettings = PropertyRules.messages(facts.settings)
      view.ownValues = PropertyRules.messages(facts.ownValues ?? [:])
      view.createdAtMs = facts.times.createdAt
      view.updatedAtMs = facts.times.updatedAt
      view.revision = facts.times.revision
    }
  }

  func view(_ capabilities: [Int32: Capability.Limit]) -> [Capability] {
    capabilities.sorted { $0.key < $1.key }.map { number, limit in
      .with {
        $0.property = number
        $0.limit = limit
      }
    }
  }
}
