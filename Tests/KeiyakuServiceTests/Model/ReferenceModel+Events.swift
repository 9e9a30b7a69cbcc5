import KeiyakuMessages

// What the log has to say of each change, found the slow and obvious way: by comparing all facts before and after it.

extension ReferenceModel {
  /// An event, and the entities in whose trails it stands.
  struct Told {
    var event: LogEvent
    var about: Set<EntityRef>

    init(_ kind: LogEvent.Kind, _ about: EntityRef...) {
      event = .with { $0.kind = kind }
      // The provider and nobody have no trail.
      self.about = Set(about.filter { $0.id > 0 || $0.kind == .database })
    }
  }

  /// A record as a reader of the log has to see it.
  struct Trace {
    var sequence: Int64
    var time: Int64
    var actor: String
    var requestID: [UInt8]
    var told: [Told]

    /// The record with those of its events that concern what is asked for.
    func record(where concerns: (Told) -> Bool = { _ in true }) -> LogRecord {
      .with {
        $0.sequence = sequence
        $0.timeMs = time
        $0.actor = actor
        $0.requestID = requestID
        $0.events = told.filter(concerns).map(\.event)
      }
    }
  }

  /// Everything that ever had a trail.
  var everyEntity: [EntityRef] {
    [.database] + (0..<lastCustomer).map { .customer($0 + 1) } + (0..<lastPlan).map { .plan($0 + 1) }
      + (0..<lastAddOn).map { .addOn($0 + 1) } + (0..<lastSubscription).map { .subscription($0 + 1) }
  }

  /// What ListEvents has to answer of an entity once the record with this sequence is durable, newest first.
  func trail(of entity: EntityRef, upTo sequence: Int64) -> [LogRecord] {
    traces.reversed().filter { $0.sequence <= sequence }.map { trace in trace.record { $0.about.contains(entity) } }
      .filter { !$0.events.isEmpty }
  }

  /// The first record of a database.
  mutating func traceCreation() {
    let created = LogDatabaseCreated.with {
      $0.registryVersion = 1
      $0.planID = 1
      $0.plan = plans[1]?.spec
      $0.planValues = PropertyRules.messages(plans[1]?.values ?? [:])
    }
    let told = Told(.databaseCreated(created), .database, .plan(1))
    traces = [Trace(sequence: 1, time: lastTime, actor: "keiyaku", requestID: [], told: [told])]
  }

  /// Takes down the record that made these facts of those before; without a command the engine's own.
  mutating func trace(since before: ReferenceModel, _ command: ModelCommand?) {
    traces.append(
      Trace(
        sequence: sequence, time: lastTime, actor: command == nil ? "keiyaku" : "operator",
        requestID: command?.options.requestID ?? [],
        told: customersTold(before) + plansTold(before, command) + addOnsTold(before, command)
          + subscriptionsTold(before, command) + customersGone(before) + capabilitiesTold(before)))
  }

  // MARK: Customers

  private func customersTold(_ before: ReferenceModel) -> [Told] {
    customers.sorted { $0.key < $1.key }.compactMap { id, facts in
      guard let old = before.customers[id] else {
        return Told(
          .customerCreated(
            .with {
              $0.customerID = id
              $0.spec = facts.spec
            }), .customer(id))
      }
      if facts.spec != old.spec {
        return Told(
          .customerUpdated(
            .with {
              $0.customerID = id
              $0.spec = facts.spec
              $0.before = old.spec
            }), .customer(id))
      }
      if facts.suspended == old.suspended { return nil }
      return Told(
        .customerSuspensionSet(
          .with {
            $0.customerID = id
            $0.suspended = facts.suspended
          }), .customer(id))
    }
  }

  private func customersGone(_ before: ReferenceModel) -> [Told] {
    before.customers.filter { customers[$0.key] == nil }.map { id, old in
      Told(
        .customerDeleted(
          .with {
            $0.customerID = id
            $0.before = old.spec
          }), .customer(id))
    }
  }

  // MARK: Catalog

  private func plansTold(_ before: ReferenceModel, _ command: ModelCommand?) -> [Told] {
    if defaultPlan != before.defaultPlan {
      let set = LogDefaultPlanSet.with {
        $0.planID = defaultPlan
        $0.beforePlanID = before.defaultPlan
      }
      return [Told(.defaultPlanSet(set), .plan(defaultPlan), .plan(before.defaultPlan))]
    }
    return Set(plans.keys).union(before.plans.keys).sorted().compactMap { id in
      switch (before.plans[id], plans[id]) {
      case (nil, let facts?):
        return Told(
          .planCreated(
            .with {
              $0.planID = id
              $0.spec = facts.spec
              $0.values = PropertyRules.messages(facts.values)
            }), .plan(id))
      case (let old?, nil): return deleted(plan: id, old, before, command)
      case (let old?, let facts?):
        if facts.archived != old.archived {
          return Told(
            .planArchivedSet(
              .with {
                $0.planID = id
                $0.archived = facts.archived
              }), .plan(id))
        }
        if facts.spec == old.spec, facts.values == old.values { return nil }
        let changed = facts.values.filter { old.values[$0.key] != $0.value }
        let followers = before.subscriptions.values.filter { $0.plan == id }
        return Told(
          .planUpdated(
            .with {
              $0.planID = id
              $0.spec = facts.spec
              $0.values = PropertyRules.messages(changed)
              $0.before = old.spec
              $0.valuesBefore = PropertyRules.messages(old.values.filter { changed[$0.key] != nil })
              $0.following = Int64(followers.count { !$0.isWhollyLocked })
              $0.locked = Int64(followers.count { $0.isWhollyLocked })
            }), .plan(id))
      case (nil, nil): return nil
      }
    }
  }

  private func deleted(
    plan id: Int64, _ old: PlanFacts, _ before: ReferenceModel, _ command: ModelCommand?
  ) -> Told {
    var successor: Int64 = 0
    if case .deletePlan(let request) = command, case .reassignTo(let reference) = request.followers {
      successor = (try? before.find(reference)) ?? 0
    }
    return Told(
      .planDeleted(
        .with {
          $0.planID = id
          $0.reassignedToPlanID = successor
          $0.before = old.spec
          $0.valuesBefore = PropertyRules.messages(old.values)
          $0.following = Int64(before.subscriptions.values.count { $0.plan == id })
        }), .plan(id), .plan(successor))
  }

  private func addOnsTold(_ before: ReferenceModel, _ command: ModelCommand?) -> [Told] {
    Set(addOns.keys).union(before.addOns.keys).sorted().compactMap { id in
      switch (before.addOns[id], addOns[id]) {
      case (nil, let facts?):
        return Told(
          .addOnCreated(
            .with {
              $0.addOnID = id
              $0.spec = facts.spec
              $0.values = PropertyRules.messages(facts.values)
            }), .addOn(id))
      case (let old?, nil): return deleted(addOn: id, old, before, command)
      case (let old?, let facts?):
        if facts.archived != old.archived {
          return Told(
            .addOnArchivedSet(
              .with {
                $0.addOnID = id
                $0.archived = facts.archived
              }), .addOn(id))
        }
        return facts.spec == old.spec && facts.values == old.values ? nil : updated(addOn: id, old, facts, before)
      case (nil, nil): return nil
      }
    }
  }

  private func updated(
    addOn id: Int64, _ old: AddOnFacts, _ facts: AddOnFacts, _ before: ReferenceModel
  ) -> Told {
    let changed = facts.values.filter { old.values[$0.key] != $0.value }
    let cleared = old.values.filter { facts.values[$0.key] == nil }
    let holders = before.subscriptions.values.filter { $0.addOns[id] != nil }
    return Told(
      .addOnUpdated(
        .with {
          $0.addOnID = id
          $0.spec = facts.spec
          $0.values = PropertyRules.messages(changed)
          $0.clearedProperties = cleared.keys.sorted()
          $0.before = old.spec
          $0.valuesBefore = PropertyRules.messages(
            old.values.filter { changed[$0.key] != nil || cleared[$0.key] != nil })
          $0.following = Int64(holders.count { !$0.isWhollyLocked })
          $0.locked = Int64(holders.count { $0.isWhollyLocked })
        }), .addOn(id))
  }

  private func deleted(
    addOn id: Int64, _ old: AddOnFacts, _ before: ReferenceModel, _ command: ModelCommand?
  ) -> Told {
    var successor: Int64 = 0
    if case .deleteAddOn(let request) = command, case .reassignTo(let reference) = request.holders {
      successor = (try? before.find(reference)) ?? 0
    }
    return Told(
      .addOnDeleted(
        .with {
          $0.addOnID = id
          $0.reassignedToAddOnID = successor
          $0.before = old.spec
          $0.valuesBefore = PropertyRules.messages(old.values)
          $0.following = Int64(before.subscriptions.values.count { $0.addOns[id] != nil })
        }), .addOn(id), .addOn(successor))
  }

  private func capabilitiesTold(_ before: ReferenceModel) -> [Told] {
    if capabilities == before.capabilities { return [] }
    let set = LogCapabilitiesSet.with {
      $0.capabilities = view(capabilities)
      $0.before = view(before.capabilities)
    }
    return [Told(.capabilitiesSet(set), .database)]
  }

  // MARK: Subscriptions

  private func subscriptionsTold(_ before: ReferenceModel, _ command: ModelCommand?) -> [Told] {
    switch command {
    // One record of constant size, which does not name those that followed.
    case .deletePlan, .deleteAddOn: return []
    // What expires is told in the order in which it was due.
    case nil:
      let due = subscriptions.filter { $0.value.expired && before.subscriptions[$0.key]?.expired == false }
      return due.sorted { ($0.value.expiresAt, $0.key) < ($1.value.expiresAt, $1.key) }.map { id, facts in
        Told(
          .subscriptionExpired(
            .with {
              $0.subscriptionID = id
              $0.expiresAtMs = facts.expiresAt
            }), .subscription(id))
      }
    default:
      return Set(subscriptions.keys).union(before.subscriptions.keys).sorted().compactMap { id in
        switch (before.subscriptions[id], subscriptions[id]) {
        case (nil, let facts?): return created(subscription: id, facts)
        case (let old?, nil): return deleted(subscription: id, old)
        case (let old?, let facts?): return changed(subscription: id, old, facts)
        case (nil, nil): return nil
        }
      }
    }
  }

  private func created(subscription id: Int64, _ facts: SubscriptionFacts) -> Told {
    Told(
      .subscriptionCreated(
        .with {
          $0.subscriptionID = id
          $0.spec = facts.spec
          $0.ownerCustomerID = facts.owner
          $0.association = facts.association
          $0.terms = facts.terms
          $0.expiresAtMs = facts.expiresAt
        }), .subscription(id), .customer(facts.owner))
  }

  private func deleted(subscription id: Int64, _ old: SubscriptionFacts) -> Told {
    Told(
      .subscriptionDeleted(
        .with {
          $0.subscriptionID = id
          $0.before = old.spec
          $0.beforeOwnerCustomerID = old.owner
          $0.beforeAssociation = old.association
          $0.beforeTerms = old.terms
          $0.beforeExpiresAtMs = old.expiresAt
        }), .subscription(id), .customer(old.owner))
  }

  private func changed(subscription id: Int64, _ old: SubscriptionFacts, _ facts: SubscriptionFacts) -> Told? {
    if facts.spec != old.spec {
      let updated = LogSubscriptionUpdated.with {
        $0.subscriptionID = id
        $0.spec = facts.spec
        $0.before = old.spec
      }
      return Told(.subscriptionUpdated(updated), .subscription(id))
    }
    if facts.owner != old.owner {
      let transferred = LogSubscriptionTransferred.with {
        $0.subscriptionID = id
        $0.ownerCustomerID = facts.owner
        $0.beforeOwnerCustomerID = old.owner
      }
      return Told(
        .subscriptionTransferred(transferred), .subscription(id), .customer(facts.owner), .customer(old.owner))
    }
    if facts.association != old.association {
      let set = LogSubscriptionAssociationSet.with {
        $0.subscriptionID = id
        $0.association = facts.association
        $0.terms = facts.terms
        $0.before = old.association
        $0.termsBefore = old.terms
      }
      return Told(.subscriptionAssociationSet(set), .subscription(id))
    }
    if facts.terms != old.terms {
      let set = LogSubscriptionTermsSet.with {
        $0.subscriptionID = id
        $0.terms = facts.terms
        $0.before = old.terms
      }
      return Told(.subscriptionTermsSet(set), .subscription(id))
    }
    return lifeChanged(subscription: id, old, facts)
  }

  private func lifeChanged(
    subscription id: Int64, _ old: SubscriptionFacts, _ facts: SubscriptionFacts
  ) -> Told? {
    if facts.suspendedByProvider != old.suspendedByProvider || facts.suspendedBySubscriber != old.suspendedBySubscriber
    {
      let set = LogSubscriptionStatusSet.with {
        $0.subscriptionID = id
        $0.provider = facts.suspendedByProvider
        $0.subscriber = facts.suspendedBySubscriber
        $0.beforeProvider = old.suspendedByProvider
        $0.beforeSubscriber = old.suspendedBySubscriber
      }
      return Told(.subscriptionStatusSet(set), .subscription(id))
    }
    if facts.expiresAt == old.expiresAt, facts.expired == old.expired { return nil }
    let renewed = LogSubscriptionRenewed.with {
      $0.subscriptionID = id
      $0.expiresAtMs = facts.expiresAt
      $0.beforeExpiresAtMs = old.expiresAt
      $0.beforeExpired = old.expired
    }
    return Told(.subscriptionRenewed(renewed), .subscription(id))
  }
}

extension ReferenceModel.SubscriptionFacts {
  /// What it follows, as events say it; nil where it is custom.
  fileprivate var association: LogAssociation? {
    guard let plan else { return nil }
    return .with {
      $0.planID = plan
      $0.addOns = addOns.sorted { $0.key < $1.key }.map { id, quantity in
        .with {
          $0.addOnID = id
          $0.quantity = Int32(quantity)
        }
      }
      $0.kept = PropertyRules.messages(kept)
    }
  }

  /// Its terms, as events say them; nil where it follows its plan in everything.
  fileprivate var terms: LogTerms? {
    let terms = LogTerms.with { terms in
      if let ownValues {
        let values = LogValues.with { $0.values = PropertyRules.messages(ownValues) }
        terms.basis = isCustom ? .own(values) : .frozen(values)
      }
      terms.overrides = PropertyRules.messages(overrides)
      terms.subscriberSettings = PropertyRules.messages(settings)
      terms.lockedAtMs = lockSince
      terms.lockedBy = lockActor
      terms.lockNote = lockNote
    }
    return terms == LogTerms() ? nil : terms
  }
}

extension EntityRef {
  static let database = EntityRef(.database, 0)
  static func customer(_ id: Int64) -> EntityRef { EntityRef(.customer, id) }
  static func plan(_ id: Int64) -> EntityRef { EntityRef(.plan, id) }
  static func addOn(_ id: Int64) -> EntityRef { EntityRef(.addOn, id) }
  static func subscription(_ id: Int64) -> EntityRef { EntityRef(.subscription, id) }

  private init(_ kind: EntityKind, _ id: Int64) {
    self.init()
    self.kind = kind
    self.id = id
  }
}
