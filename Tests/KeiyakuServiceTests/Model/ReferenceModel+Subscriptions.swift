import KeiyakuMessages

// What mutations of subscriptions come to.

extension ReferenceModel {
  private static let millisecondsPerDay: Int64 = 86_400_000

  mutating func create(_ request: CreateSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    try check(request.options ?? MutationOptions(), 0)
    let owner = try find(request.owner)
    guard let subscription = request.subscription else { throw ModelRefusal("FIELD_REQUIRED") }
    return (.subscription(try add(subscription, owner: owner)), true)
  }

  mutating func add(_ request: NewSubscription, owner: Int64) throws(ModelRefusal) -> Int64 {
    let id = lastSubscription + 1
    var facts = SubscriptionFacts(spec: request.spec ?? SubscriptionSpec(), owner: owner, times: stamp)
    switch request.association {
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    case .custom:
      try checkUnique(facts.spec, id)
      facts.ownValues = plans[defaultPlan]?.values
    case .bound(let selection):
      let plan = try find(selection.plan)
      if plans[plan]?.archived == true { throw ModelRefusal("PLAN_ARCHIVED") }
      facts.plan = plan
      for selected in selection.addOns {
        let addOn = try find(selected.addOn)
        let quantity = try self.quantity(of: selected, addOn, isAttached: false)
        if facts.addOns[addOn] != nil { throw ModelRefusal("ITEM_REPEATED") }
        facts.addOns[addOn] = quantity
      }
      facts.kept = plans[plan]!.values.filter { !PropertyRules.isSynced($0.key) }  // Found.
      let days = Int64(plans[plan]?.spec.validityDays ?? 0)
      facts.expiresAt = days == 0 ? 0 : lastTime + days * Self.millisecondsPerDay
      try checkUnique(facts.spec, id)
    }
    if let customization = request.customization { facts = try customized(facts, customization) }
    lastSubscription = id
    subscriptions[id] = facts
    return id
  }

  private func quantity(
    of selected: AddOnSelection, _ addOn: Int64, isAttached: Bool
  ) throws(ModelRefusal) -> Int64 {
    if !isAttached, addOns[addOn]?.archived == true { throw ModelRefusal("ADD_ON_ARCHIVED") }
    let quantity = selected.quantity == 0 ? 1 : Int64(selected.quantity)
    if !(1...1000).contains(quantity) { throw ModelRefusal("QUANTITY_OUT_OF_BOUNDS") }
    return quantity
  }

  private func checkUnique(_ spec: SubscriptionSpec, _ id: Int64) throws(ModelRefusal) {
    if spec.name.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    for (other, facts) in subscriptions where other != id && facts.spec.name == spec.name {
      throw ModelRefusal("NAME_TAKEN")
    }
    for (other, facts) in subscriptions
    where other != id && !spec.externalID.isEmpty && facts.spec.externalID == spec.externalID {
      throw ModelRefusal("EXTERNAL_ID_TAKEN")
    }
  }

  /// The subscription that a request names, if its revision is the one expected.
  private func target(
    _ reference: SubscriptionRef?, _ options: MutationOptions?
  ) throws(ModelRefusal) -> (Int64, SubscriptionFacts) {
    let id = try find(reference)
    let facts = subscriptions[id]!  // Found.
    try check(options ?? MutationOptions(), facts.times.revision)
    return (id, facts)
  }

  /// Records a subscription's new facts; nothing where they are the old ones.
  private mutating func set(_ id: Int64, _ old: SubscriptionFacts, _ new: SubscriptionFacts) -> Outcome {
    if new.isSame(as: old) { return (.subscription(id), false) }
    change(subscription: id) { $0 = new }
    return (.subscription(id), true)
  }

  mutating func update(_ request: UpdateSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    var facts = old
    for path in request.mask?.paths ?? [] {
      _ = facts.spec.assign(path: path, from: request.spec ?? SubscriptionSpec())
    }
    try checkUnique(facts.spec, id)
    return set(id, old, facts)
  }

  // MARK: Terms

  mutating func customize(_ request: CustomizeSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    return set(id, old, try customized(old, request.customization ?? Customization()))
  }

  private func customized(
    _ old: SubscriptionFacts, _ customization: Customization
  ) throws(ModelRefusal) -> SubscriptionFacts {
    let overrides = PropertyRules.values(customization.overrides)
    if overrides.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    if overrides.keys.contains(where: { PropertyRules.table[$0] == nil }) { throw ModelRefusal("PROPERTY_UNKNOWN") }
    if overrides.keys.contains(where: { !PropertyRules.isCustomizable($0) }) {
      throw ModelRefusal("PROPERTY_NOT_CUSTOMIZABLE")
    }
    if overrides.contains(where: { !PropertyRules.isWithinBounds($0.key, $0.value) }) {
      throw ModelRefusal("PROPERTY_VALUE_INVALID")
    }
    var facts = old
    if old.isCustom {
      if customization.scope != .unspecified { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    } else if old.isWhollyLocked {
      if customization.scope == .fields { throw ModelRefusal("WHOLLY_LOCKED") }
    } else if customization.scope != .fields {
      facts.ownValues = merged(old)
    }
    facts.overrides.merge(overrides) { $1 }
    beginLock(&facts, after: old, customization.note)
    return facts
  }

  /// A lock keeps when, by whom and why it was set until its kind changes.
  private func beginLock(_ facts: inout SubscriptionFacts, after old: SubscriptionFacts, _ note: String) {
    if facts.lock == .none { return facts.endLock() }
    if facts.lock == old.lock { return }
    facts.lockSince = lastTime
    facts.lockActor = "operator"
    facts.lockNote = note
  }

  mutating func lock(_ request: LockSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    if old.isCustom { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    if old.isWhollyLocked { return (.subscription(id), false) }
    var facts = old
    facts.ownValues = merged(old)
    beginLock(&facts, after: old, request.note)
    return set(id, old, facts)
  }

  mutating func unlock(_ request: UnlockSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    if old.isCustom { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    return set(id, old, try following(old, old, request.policy))
  }

  /// A subscription whose values end where they are its own, but for what the policy keeps.
  ///
  /// - Parameter followed: The subscription with the plan and the add-ons that it is to follow.
  private func following(
    _ followed: SubscriptionFacts, _ old: SubscriptionFacts, _ policy: UnlockPolicy
  ) throws(ModelRefusal) -> SubscriptionFacts {
    let now = desired(old)
    let base = merged(followed)
    var facts = followed
    facts.ownValues = nil
    switch policy {
    case .discard: facts.overrides = [:]
    case .keepOverrides: facts.overrides = old.overrides
    case .keepValues:
      facts.overrides = now.filter { number, value in
        old.overrides[number] != nil || PropertyRules.isCustomizable(number) && base[number] != value
      }
    default:
      let isLost = PropertyRules.table.keys.contains { old.overrides[$0] != nil || now[$0] != base[$0] }
      if isLost { throw ModelRefusal("OVERRIDES_WOULD_BE_LOST") }
      facts.overrides = [:]
    }
    beginLock(&facts, after: old, "")
    return facts
  }

  mutating func resetOverrides(_ request: ResetOverridesRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    if request.properties.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    if request.properties.contains(where: { PropertyRules.table[$0] == nil }) { throw ModelRefusal("PROPERTY_UNKNOWN") }
    if old.isCustom { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    var facts = old
    for property in request.properties { facts.overrides[property] = nil }
    beginLock(&facts, after: old, "")
    return set(id, old, facts)
  }

  mutating func setSubscriberSettings(_ request: SetSubscriberSettingsRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    let values = PropertyRules.values(request.values)
    if values.isEmpty, request.clearProperties.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    if values.keys.contains(where: { PropertyRules.table[$0] == nil }) { throw ModelRefusal("PROPERTY_UNKNOWN") }
    if values.keys.contains(where: { PropertyRules.table[$0]?.delegatingPermission == nil }) {
      throw ModelRefusal("PROPERTY_NOT_DELEGABLE")
    }
    try checkBounds(settings: values)
    if request.clearProperties.contains(where: { PropertyRules.table[$0] == nil }) {
      throw ModelRefusal("PROPERTY_UNKNOWN")
    }
    let effective = effective(old)
    for number in values.keys {
      guard let permission = PropertyRules.table[number]?.delegatingPermission else { continue }
      if effective[permission] != .flag(true) { throw ModelRefusal("PERMISSION_NOT_DELEGATED") }
    }
    var facts = old
    for property in request.clearProperties { facts.settings[property] = nil }
    facts.settings.merge(values) { $1 }
    return set(id, old, facts)
  }

  private func checkBounds(settings: Values) throws(ModelRefusal) {
    if settings.contains(where: { !PropertyRules.isWithinBounds($0.key, $0.value) }) {
      throw ModelRefusal("PROPERTY_VALUE_INVALID")
    }
  }

  // MARK: What it follows

  mutating func switchPlan(_ request: SwitchPlanRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    let plan = try find(request.plan)
    if old.plan == plan { return (.subscription(id), false) }
    if plans[plan]?.archived == true { throw ModelRefusal("PLAN_ARCHIVED") }
    var facts = old
    facts.plan = plan
    if old.isCustom {
      // What never follows a plan stays as it is.
      facts.kept = desired(old).filter { !PropertyRules.isSynced($0.key) }
      facts.ownValues = nil
      facts = try following(facts, old, request.policy)
    }
    return set(id, old, facts)
  }

  mutating func detachPlan(_ request: DetachPlanRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    if old.isCustom { return (.subscription(id), false) }
    var facts = old
    facts.becomeCustom(old.ownValues ?? merged(old))
    return set(id, old, facts)
  }

  mutating func addAddOn(_ request: AddAddOnRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    let selected = request.addOn ?? AddOnSelection()
    let addOn = try find(selected.addOn)
    if old.isCustom { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    if old.addOns[addOn] != nil { throw ModelRefusal("ADD_ON_ATTACHED") }
    var facts = old
    facts.addOns[addOn] = try quantity(of: selected, addOn, isAttached: false)
    return set(id, old, facts)
  }

  mutating func setAddOns(_ request: SetAddOnsRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    for selected in request.addOns { _ = try find(selected.addOn) }
    if old.isCustom { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    var facts = old
    facts.addOns = [:]
    for selected in request.addOns {
      let addOn = try find(selected.addOn)
      let quantity = try self.quantity(of: selected, addOn, isAttached: old.addOns[addOn] != nil)
      if facts.addOns[addOn] != nil { throw ModelRefusal("ITEM_REPEATED") }
      facts.addOns[addOn] = quantity
    }
    return set(id, old, facts)
  }

  mutating func removeAddOn(_ request: RemoveAddOnRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    let addOn = try find(request.addOn)
    if old.isCustom { throw ModelRefusal("CUSTOM_SUBSCRIPTION") }
    if old.addOns[addOn] == nil { throw ModelRefusal("ADD_ON_NOT_ATTACHED") }
    var facts = old
    facts.addOns[addOn] = nil
    return set(id, old, facts)
  }

  // MARK: Life

  mutating func setReason(
    _ reason: StatusReason, _ isSet: Bool, _ reference: SubscriptionRef?, _ options: MutationOptions?
  ) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(reference, options)
    var facts = old
    switch reason {
    case .provider: facts.suspendedByProvider = isSet
    case .subscriber: facts.suspendedBySubscriber = isSet
    case .expired:
      if isSet { throw ModelRefusal("FIELD_INVALID") }
      if old.expired { throw ModelRefusal("SUBSCRIPTION_EXPIRED") }
    case .ownerSuspended:
      if isSet { throw ModelRefusal("FIELD_INVALID") }
      if customers[old.owner]?.suspended == true { throw ModelRefusal("OWNER_SUSPENDED") }
    default: throw ModelRefusal("FIELD_REQUIRED")
    }
    return set(id, old, facts)
  }

  mutating func renew(_ request: RenewSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    var facts = old
    switch request.expiry {
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    case .never: facts.expiresAt = 0
    case .expiresAtMs(let moment):
      if moment <= lastTime { throw ModelRefusal("FIELD_INVALID") }
      facts.expiresAt = moment
    }
    facts.expired = false
    return set(id, old, facts)
  }

  mutating func transfer(_ request: TransferSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, old) = try target(request.subscription, request.options)
    var facts = old
    facts.owner = try find(request.newOwner)
    return set(id, old, facts)
  }

  mutating func delete(_ request: DeleteSubscriptionRequest) throws(ModelRefusal) -> Outcome {
    let (id, _) = try target(request.subscription, request.options)
    subscriptions[id] = nil
    return (.subscription(id), true)
  }
}

extension ReferenceModel.SubscriptionFacts {
  /// Whether nothing but the times differs.
  fileprivate func isSame(as other: Self) -> Bool {
    spec == other.spec && owner == other.owner && plan == other.plan && addOns == other.addOns && kept == other.kept
      && ownValues == other.ownValues && overrides == other.overrides && settings == other.settings
      && lockSince == other.lockSince && lockActor == other.lockActor && lockNote == other.lockNote
      && suspendedByProvider == other.suspendedByProvider && suspendedBySubscriber == other.suspendedBySubscriber
      && expired == other.expired && expiresAt == other.expiresAt
  }
}
