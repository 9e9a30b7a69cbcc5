import KeiyakuDomain
import KeiyakuMessages

// What mutations of subscriptions come to.

extension Core {
  /// Milliseconds of a day of validity.
  private static let millisecondsPerDay: Int64 = 24 * 60 * 60 * 1000

  /// Decides SubscriptionService/Create.
  public mutating func decide(
    _ request: CreateSubscriptionRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    try mutation.checkRevision(0)
    let owner = try resolve(request.owner, field: "owner")
    guard let subscription = request.subscription else { throw .fieldRequired(field: "subscription") }
    let new = try newSubscription(subscription, owner: owner, field: "subscription", mutation, now: now)
    var subject = Subject()
    subject.subscription = new.subscriptionID
    return Decision([LogEvent(.subscriptionCreated(new))], subject)
  }

  /// Decides SubscriptionService/Update.
  public func decide(_ request: UpdateSubscriptionRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let spec = try Self.updated(subscription.spec, with: request.spec, mask: request.mask)
    return Decision(try update(id, from: subscription.spec, to: spec), subject)
  }

  /// The facts of other attributes; none where they are the same.
  func update(_ id: Int64, from old: SubscriptionSpec, to spec: SubscriptionSpec) throws(Refusal) -> [LogEvent] {
    try checkUnique(spec, id: id, field: "spec")
    if spec == old { return [] }
    var updated = LogSubscriptionUpdated()
    updated.subscriptionID = id
    updated.spec = spec
    updated.before = old
    return [LogEvent(.subscriptionUpdated(updated))]
  }

  /// Decides SubscriptionService/Customize.
  public mutating func decide(
    _ request: CustomizeSubscriptionRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let terms = try customized(
      subscription.terms, with: request.customization ?? Customization(), base: base(of: subscription),
      field: "customization", mutation, now: now)
    return Self.decision(terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/Lock.
  public mutating func decide(
    _ request: LockSubscriptionRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let terms = try subscription.terms.locked(
      base: base(of: subscription), stamp: LockStamp(since: now, actor: mutation.actor, note: request.note))
    return Self.decision(terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/Unlock.
  public mutating func decide(
    _ request: UnlockSubscriptionRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let policy = try Self.policy(request.policy)
    let terms = try subscription.terms.unlocked(
      policy: policy, base: base(of: subscription), registry: registry,
      stamp: LockStamp(since: now, actor: mutation.actor, note: ""))
    return Self.decision(terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/Transfer.
  public func decide(_ request: TransferSubscriptionRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let owner = try resolve(request.newOwner, field: "new_owner")
    return Decision(Self.transfer(id, from: subscription.owner, to: owner), subject)
  }

  /// The facts of another owner; none where it is the same.
  static func transfer(_ id: Int64, from old: Int64, to owner: Int64) -> [LogEvent] {
    if owner == old { return [] }
    var transferred = LogSubscriptionTransferred()
    transferred.subscriptionID = id
    transferred.ownerCustomerID = owner
    transferred.beforeOwnerCustomerID = old
    return [LogEvent(.subscriptionTransferred(transferred))]
  }

  /// The facts of a new subscription, for a customer who may be created by the same record.
  mutating func newSubscription(
    _ request: NewSubscription, owner: Int64, field: @autoclosure () -> String, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> LogSubscriptionCreated {
    let id = state.subscriptions.nextID
    var new = LogSubscriptionCreated()
    new.subscriptionID = id
    new.spec = request.spec
    new.ownerCustomerID = owner

    var terms: SubscriptionTerms
    var base = PropertySet()
    switch request.association {
    case nil:
      throw .fieldRequired(field: "\(field()).bound or \(field()).custom")
    case .custom:
      try checkUnique(request.spec, id: id, field: "\(field()).spec")
      terms = .custom(own: state.plans.read(state.defaultPlan) { $0.values } ?? registry.defaults)
    case .bound(let selection):
      let association = try association(selection, field: "\(field()).bound")
      try checkUnique(request.spec, id: id, field: "\(field()).spec")
      let validityDays = Int64(state.plans.read(association.planID) { $0.spec.validityDays } ?? 0)
      new.expiresAtMs = validityDays == 0 ? 0 : now + validityDays * Self.millisecondsPerDay
      terms = .plain
      if request.customization != nil { base = self.base(of: association) }
      new.association = association
    }
    if let customization = request.customization {
      terms = try customized(
        terms, with: customization, base: base, field: "\(field()).customization", mutation, now: now)
    }
    new.terms = LogTerms(terms)
    return new
  }

  /// The association that a selection of plan and add-ons asks for, as a record holds it.
  ///
  /// - Parameter takesArchived: Whether to accept what takes no new subscription: for one that has it already, in another
  ///   database.
  mutating func association(
    _ selection: PlanSelection, takesArchived: Bool = false, field: @autoclosure () -> String
  ) throws(Refusal) -> LogAssociation {
    let plan = try resolve(selection.plan, field: "\(field()).plan")
    guard let isArchived = state.plans.read(plan, { $0.archived }) else {
      throw .planNotFound(field: "\(field()).plan", reference: "id \(plan)")
    }
    if isArchived, !takesArchived { throw .planArchived(plan: state.plans[plan]?.spec.name ?? "") }
    var association = LogAssociation()
    association.planID = plan
    for (position, selected) in selection.addOns.enumerated() {
      // Made where something is refused, and only there.
      func path(_ rest: String = "") -> String { "\(field()).add_ons[\(position)]\(rest)" }
      let addOn = try resolve(selected.addOn, field: path(".add_on"))
      guard let (name, isArchived) = state.addOns.read(addOn, { ($0.spec.name, $0.archived) }) else {
        throw .addOnNotFound(field: path(".add_on"), reference: "id \(addOn)")
      }
      if isArchived, !takesArchived {
        throw .addOnArchived(addOn: name)
      }
      let quantity = selected.quantity == 0 ? 1 : selected.quantity
      guard AddOnQuantity.range.contains(Int64(quantity)) else {
        throw .quantityOutOfBounds(field: path(".quantity"), addOn: name, quantity: Int64(quantity))
      }
      guard !association.addOns.contains(where: { $0.addOnID == addOn }) else {
        throw .itemRepeated(field: path(), item: "add-on \(name)")
      }
      association.addOns.append(
        .with {
          $0.addOnID = addOn
          $0.quantity = quantity
        })
    }
    if association.addOns.count > 1 { association.addOns.sort { $0.addOnID < $1.addOnID } }
    association.kept = catalog.keptValues(ofPlan: plan, in: state, registry)
    return association
  }

  private func customized(
    _ terms: SubscriptionTerms, with customization: Customization, base: PropertySet, field: String,
    _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> SubscriptionTerms {
    let scope: CustomizeScope?
    switch customization.scope {
    case .unspecified: scope = nil
    case .whole: scope = .whole
    case .fields: scope = .fields
    case .unrecognized(let number):
      throw .fieldInvalid(field: "\(field).scope", reason: "\(number) is no scope; give WHOLE or FIELDS")
    }
    let overrides = try Self.values(customization.overrides, field: "\(field).overrides")
    return try terms.customized(
      with: overrides, scope: scope, base: base, registry: registry,
      stamp: LockStamp(since: now, actor: mutation.actor, note: customization.note))
  }

  /// What a subscription's association gives it; nothing where it is custom.
  mutating func base(of subscription: SubscriptionRecord) -> PropertySet {
    catalog.terms(of: subscription.association, in: state)?.base ?? PropertySet()
  }

  /// What an association gives, whether or not any subscription has it.
  mutating func base(of association: LogAssociation) -> PropertySet {
    // Its values are those of a plan, which have been checked.
    guard let key = AssociationKey(association) else { return PropertySet() }
    if let id = state.association(key), let terms = catalog.terms(of: id, in: state) { return terms.base }
    return CatalogCache.terms(of: key, in: state).base
  }

  static func decision(
    _ terms: SubscriptionTerms, of id: Int64, from old: SubscriptionRecord, _ subject: Subject
  ) -> Decision {
    if terms == old.terms { return Decision([], subject) }
    var set = LogSubscriptionTermsSet()
    set.subscriptionID = id
    set.terms = LogTerms(terms)
    set.before = LogTerms(old.terms)
    return Decision([LogEvent(.subscriptionTermsSet(set))], subject)
  }

  func target(
    _ reference: SubscriptionRef?, _ mutation: Mutation
  ) throws(Refusal) -> (id: Int64, subscription: SubscriptionRecord, subject: Subject) {
    let id = try resolve(reference, field: "subscription")
    guard let subscription = state.subscription(id) else {
      throw .subscriptionNotFound(field: "subscription", reference: "id \(id)")
    }
    try mutation.checkRevision(subscription.revision)
    var subject = Subject()
    subject.subscription = id
    subject.revision = subscription.revision
    return (id, subscription, subject)
  }

  func checkUnique(
    _ spec: SubscriptionSpec?, id: Int64, field: @autoclosure () -> String
  ) throws(Refusal) {
    guard let spec, !spec.name.isEmpty else { throw .fieldRequired(field: "\(field()).name") }
    if let other = indexes.subscription(name: spec.name, in: state), other != id {
      throw .nameTaken(field: "\(field()).name", kind: .subscription, name: spec.name)
    }
    if !spec.externalID.isEmpty, let other = indexes.subscription(externalID: spec.externalID, in: state), other != id {
      throw .externalIDTaken(field: "\(field()).external_id", kind: .subscription, externalID: spec.externalID)
    }
  }
}
