import KeiyakuDomain
import KeiyakuMessages

// What changes of a subscription's plan and add-ons come to. Under a whole lock they change the association alone.

extension Core {
  /// Decides SubscriptionService/SwitchPlan.
  ///
  /// Pins and add-ons stay, and so do the values that never follow a plan: a subscription keeps those of its creation,
  /// and one that was custom its own.
  public mutating func decide(
    _ request: SwitchPlanRequest, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let policy = try Self.policy(request.policy)
    let plan = try resolve(request.plan, field: "plan")
    let followed = key(of: subscription)
    if followed?.plan == plan { return Decision([], subject) }
    guard let (name, isArchived) = state.plans.read(plan, { ($0.spec.name, $0.archived) }) else {
      throw .planNotFound(field: "plan", reference: "id \(plan)")
    }
    if isArchived { throw .planArchived(plan: name) }

    let kept =
      followed?.kept ?? registry.unsynced(of: registry.desired(base: PropertySet(), terms: subscription.terms))
    let key = AssociationKey(plan: plan, addOns: followed?.addOns ?? [], kept: kept)
    let terms = try subscription.terms.bound(
      to: CatalogCache.terms(of: key, in: state).base, policy: policy, registry: registry,
      stamp: LockStamp(since: now, actor: mutation.actor, note: ""))
    return decision(key, terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/DetachPlan.
  public mutating func decide(_ request: DetachPlanRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    if subscription.association.isCustom { return Decision([], subject) }
    let terms = subscription.terms.detached(base: base(of: subscription))
    return decision(nil, terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/AddAddOn.
  public func decide(_ request: AddAddOnRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    guard let selection = request.addOn else { throw .fieldRequired(field: "add_on") }
    let addOn = try resolve(selection.addOn, field: "add_on.add_on")
    guard var key = key(of: subscription) else { throw .customSubscription(operation: "An add-on") }
    if key.addOns.contains(where: { $0.addOn == addOn }) {
      throw .addOnAttached(addOn: state.addOns.read(addOn) { $0.spec.name } ?? "")
    }
    let quantity = try newQuantity(selection, addOn, isAttached: false, field: "add_on")
    key.addOns.append(AttachedAddOnKey(addOn: addOn, quantity: quantity))
    if key.addOns.count > AddOnQuantity.addOnsMax { throw .tooManyAddOns(count: key.addOns.count) }
    key.addOns.sort { $0.addOn < $1.addOn }
    return decision(key, subscription.terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/SetAddOns.
  public func decide(_ request: SetAddOnsRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    var named: [Int64] = []
    for (position, selection) in request.addOns.enumerated() {
      named.append(try resolve(selection.addOn, field: "add_ons[\(position)].add_on"))
    }
    guard var key = key(of: subscription) else { throw .customSubscription(operation: "A change of add-ons") }
    let attached = key.addOns
    key.addOns = []
    for (position, addOn) in named.enumerated() {
      let quantity = try newQuantity(
        request.addOns[position], addOn, isAttached: attached.contains { $0.addOn == addOn },
        field: "add_ons[\(position)]")
      if named[..<position].contains(addOn) {
        throw .itemRepeated(
          field: "add_ons[\(position)]", item: "add-on \(state.addOns.read(addOn) { $0.spec.name } ?? "")")
      }
      key.addOns.append(AttachedAddOnKey(addOn: addOn, quantity: quantity))
    }
    key.addOns.sort { $0.addOn < $1.addOn }
    if key.addOns == attached { return Decision([], subject) }
    return decision(key, subscription.terms, of: id, from: subscription, subject)
  }

  /// Decides SubscriptionService/RemoveAddOn.
  public func decide(_ request: RemoveAddOnRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, subscription, subject) = try target(request.subscription, mutation)
    let addOn = try resolve(request.addOn, field: "add_on")
    guard var key = key(of: subscription) else { throw .customSubscription(operation: "A change of add-ons") }
    guard let position = key.addOns.firstIndex(where: { $0.addOn == addOn }) else {
      throw .addOnNotAttached(addOn: state.addOns.read(addOn) { $0.spec.name } ?? "")
    }
    key.addOns.remove(at: position)
    return decision(key, subscription.terms, of: id, from: subscription, subject)
  }

  /// What a subscription follows; nil where it is custom.
  func key(of subscription: SubscriptionRecord) -> AssociationKey? {
    if subscription.association.isCustom { return nil }
    return state.associations.read(Int64(subscription.association.number)) { $0.key }
  }

  /// How many of an add-on a selection asks for. An archived one is not attached anew; one that is attached already may
  /// change its quantity.
  private func newQuantity(
    _ selection: AddOnSelection, _ addOn: Int64, isAttached: Bool, field: @autoclosure () -> String
  ) throws(Refusal) -> Int64 {
    guard let (name, isArchived) = state.addOns.read(addOn, { ($0.spec.name, $0.archived) }) else {
      throw .addOnNotFound(field: "\(field()).add_on", reference: "id \(addOn)")
    }
    if isArchived, !isAttached { throw .addOnArchived(addOn: name) }
    let quantity = selection.quantity == 0 ? 1 : Int64(selection.quantity)
    guard AddOnQuantity.range.contains(quantity) else {
      throw .quantityOutOfBounds(field: "\(field()).quantity", addOn: name, quantity: quantity)
    }
    return quantity
  }

  func decision(
    _ key: AssociationKey?, _ terms: SubscriptionTerms, of id: Int64, from old: SubscriptionRecord, _ subject: Subject
  ) -> Decision {
    var set = LogSubscriptionAssociationSet()
    set.subscriptionID = id
    set.association = key.map(LogAssociation.init)
    set.terms = LogTerms(terms)
    set.before = self.key(of: old).map(LogAssociation.init)
    set.termsBefore = LogTerms(old.terms)
    return Decision([LogEvent(.subscriptionAssociationSet(set))], subject)
  }
}
