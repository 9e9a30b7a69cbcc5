import KeiyakuMessages

// What each mutation comes to. Refusals stand in the order in which docs/semantics.md says that they are answered.

extension ReferenceModel {
  typealias Outcome = (subject: Subject, changed: Bool)

  /// Changes the facts, or refuses. `sequence` is that of the record, should there be one.
  mutating func apply(_ command: ModelCommand) throws(ModelRefusal) -> Outcome {
    switch command {
    case .createCustomer(let request): try createCustomer(request)
    case .updateCustomer(let request): try updateCustomer(request)
    case .suspendCustomer(let request): try setSuspended(true, request.customer, request.options)
    case .activateCustomer(let request): try setSuspended(false, request.customer, request.options)
    case .deleteCustomer(let request): try deleteCustomer(request)
    case .createPlan(let request): try createPlan(request)
    case .updatePlan(let request): try updatePlan(request)
    case .setDefaultPlan(let request): try setDefaultPlan(request)
    case .setPlanArchived(let request): try setPlanArchived(request)
    case .deletePlan(let request): try deletePlan(request)
    case .createAddOn(let request): try createAddOn(request)
    case .updateAddOn(let request): try updateAddOn(request)
    case .setAddOnArchived(let request): try setAddOnArchived(request)
    case .deleteAddOn(let request): try deleteAddOn(request)
    case .setCapabilities(let request): try setCapabilities(request)
    case .create(let request): try create(request)
    case .update(let request): try update(request)
    case .customize(let request): try customize(request)
    case .resetOverrides(let request): try resetOverrides(request)
    case .lock(let request): try lock(request)
    case .unlock(let request): try unlock(request)
    case .switchPlan(let request): try switchPlan(request)
    case .detachPlan(let request): try detachPlan(request)
    case .addAddOn(let request): try addAddOn(request)
    case .setAddOns(let request): try setAddOns(request)
    case .removeAddOn(let request): try removeAddOn(request)
    case .setSubscriberSettings(let request): try setSubscriberSettings(request)
    case .suspend(let request): try setReason(request.reason, true, request.subscription, request.options)
    case .activate(let request): try setReason(request.reason, false, request.subscription, request.options)
    case .renew(let request): try renew(request)
    case .transfer(let request): try transfer(request)
    case .delete(let request): try delete(request)
    }
  }

  // MARK: References

  func find(_ reference: CustomerRef?) throws(ModelRefusal) -> Int64 {
    let id: Int64?
    switch reference?.by {
    case .id(let named): id = customers[named] == nil ? nil : named
    case .login(let login): id = customers.first { $0.value.spec.login == login }?.key
    case .externalID(let external): id = customers.first { $0.value.spec.externalID == external }?.key
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    }
    guard let id else { throw ModelRefusal("CUSTOMER_NOT_FOUND") }
    return id
  }

  func find(_ reference: PlanRef?) throws(ModelRefusal) -> Int64 {
    let id: Int64?
    switch reference?.by {
    case .id(let named): id = plans[named] == nil ? nil : named
    case .name(let name): id = plans.first { $0.value.spec.name == name }?.key
    case .externalID(let external): id = plans.first { $0.value.spec.externalID == external }?.key
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    }
    guard let id else { throw ModelRefusal("PLAN_NOT_FOUND") }
    return id
  }

  func find(_ reference: AddOnRef?) throws(ModelRefusal) -> Int64 {
    let id: Int64?
    switch reference?.by {
    case .id(let named): id = addOns[named] == nil ? nil : named
    case .name(let name): id = addOns.first { $0.value.spec.name == name }?.key
    case .externalID(let external): id = addOns.first { $0.value.spec.externalID == external }?.key
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    }
    guard let id else { throw ModelRefusal("ADD_ON_NOT_FOUND") }
    return id
  }

  func find(_ reference: SubscriptionRef?) throws(ModelRefusal) -> Int64 {
    let id: Int64?
    switch reference?.by {
    case .id(let named): id = subscriptions[named] == nil ? nil : named
    case .name(let name): id = subscriptions.first { $0.value.spec.name == name }?.key
    case .externalID(let external): id = subscriptions.first { $0.value.spec.externalID == external }?.key
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    }
    guard let id else { throw ModelRefusal("SUBSCRIPTION_NOT_FOUND") }
    return id
  }

  func find(_ reference: OwnerRef?) throws(ModelRefusal) -> Int64 {
    switch reference?.owner {
    case .provider: return 0
    case .customer(let customer):
      do throws(ModelRefusal) { return try find(customer) } catch {
        throw error.reason == "CUSTOMER_NOT_FOUND" ? ModelRefusal("OWNER_NOT_FOUND") : error
      }
    case nil: throw ModelRefusal("FIELD_REQUIRED")
    }
  }

  // MARK: Customers

  private mutating func createCustomer(_ request: CreateCustomerRequest) throws(ModelRefusal) -> Outcome {
    try check(request.options ?? MutationOptions(), 0)
    let spec = request.spec ?? CustomerSpec()
    let id = lastCustomer + 1
    try checkUnique(spec, id)
    lastCustomer = id
    customers[id] = CustomerFacts(spec: spec, times: stamp)
    guard let subscription = request.subscription else { return (.customer(id, subscription: nil), true) }
    return (.customer(id, subscription: try add(subscription, owner: id)), true)
  }

  private mutating func updateCustomer(_ request: UpdateCustomerRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.customer)
    let facts = customers[id]!  // Found.
    try check(request.options ?? MutationOptions(), facts.times.revision)
    var spec = facts.spec
    for path in request.mask?.paths ?? [] { _ = spec.assign(path: path, from: request.spec ?? CustomerSpec()) }
    try checkUnique(spec, id)
    if spec == facts.spec { return (.customer(id, subscription: nil), false) }
    change(customer: id) { $0.spec = spec }
    return (.customer(id, subscription: nil), true)
  }

  private func checkUnique(_ spec: CustomerSpec, _ id: Int64) throws(ModelRefusal) {
    if spec.login.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    for (other, facts) in customers where other != id && facts.spec.login == spec.login {
      throw ModelRefusal("LOGIN_TAKEN")
    }
    for (other, facts) in customers
    where other != id && !spec.externalID.isEmpty && facts.spec.externalID == spec.externalID {
      throw ModelRefusal("EXTERNAL_ID_TAKEN")
    }
  }

  private mutating func setSuspended(
    _ suspended: Bool, _ reference: CustomerRef?, _ options: MutationOptions?
  ) throws(ModelRefusal) -> Outcome {
    let id = try find(reference)
    let facts = customers[id]!  // Found.
    try check(options ?? MutationOptions(), facts.times.revision)
    if facts.suspended == suspended { return (.customer(id, subscription: nil), false) }
    change(customer: id) { $0.suspended = suspended }
    return (.customer(id, subscription: nil), true)
  }

  private mutating func deleteCustomer(_ request: DeleteCustomerRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.customer)
    try check(request.options ?? MutationOptions(), customers[id]!.times.revision)  // Found.
    var named: Set<Int64> = []
    for reference in request.subscriptions {
      guard named.insert(try find(reference)).inserted else { throw ModelRefusal("ITEM_REPEATED") }
    }
    guard named == Set(subscriptions.filter { $0.value.owner == id }.keys) else {
      throw ModelRefusal("SUBSCRIPTIONS_MISMATCH")
    }
    for subscription in named { subscriptions[subscription] = nil }
    customers[id] = nil
    return (.customer(id, subscription: nil), true)
  }

  // MARK: Catalog

  private mutating func createPlan(_ request: CreatePlanRequest) throws(ModelRefusal) -> Outcome {
    try check(request.options ?? MutationOptions(), 0)
    let basis = request.copyFrom == nil ? PropertyRules.defaults : plans[try find(request.copyFrom)]!.values  // Found.
    let id = lastPlan + 1
    let spec = request.spec ?? PlanSpec()
    try checkUnique(spec, id)
    let values = PropertyRules.values(request.values)
    try checkBounds(values)
    lastPlan = id
    plans[id] = PlanFacts(spec: spec, values: basis.merging(values) { $1 }, times: stamp)
    return (.plan(id), true)
  }

  private mutating func updatePlan(_ request: UpdatePlanRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.plan)
    let facts = plans[id]!  // Found.
    try check(request.options ?? MutationOptions(), facts.times.revision)
    let values = PropertyRules.values(request.values)
    var spec = facts.spec
    if values.isEmpty, request.mask == nil { throw ModelRefusal("EMPTY_UPDATE_MASK") }
    for path in request.mask?.paths ?? [] { _ = spec.assign(path: path, from: request.spec ?? PlanSpec()) }
    try checkUnique(spec, id)
    try checkBounds(values)
    let changed = facts.values.merging(values) { $1 }
    if spec == facts.spec, changed == facts.values { return (.plan(id), false) }
    change(plan: id) { plan in
      plan.spec = spec
      plan.values = changed
    }
    return (.plan(id), true)
  }

  private func checkUnique(_ spec: PlanSpec, _ id: Int64) throws(ModelRefusal) {
    if spec.name.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    if !(0...36_525).contains(spec.validityDays) { throw ModelRefusal("FIELD_INVALID") }
    for (other, facts) in plans where other != id && facts.spec.name == spec.name { throw ModelRefusal("NAME_TAKEN") }
    for (other, facts) in plans
    where other != id && !spec.externalID.isEmpty && facts.spec.externalID == spec.externalID {
      throw ModelRefusal("EXTERNAL_ID_TAKEN")
    }
  }

  private func checkBounds(_ values: Values) throws(ModelRefusal) {
    if values.keys.contains(where: { PropertyRules.table[$0] == nil }) { throw ModelRefusal("PROPERTY_UNKNOWN") }
    if values.contains(where: { !PropertyRules.isWithinBounds($0.key, $0.value) }) {
      throw ModelRefusal("PROPERTY_VALUE_INVALID")
    }
  }

  private mutating func setDefaultPlan(_ request: SetDefaultPlanRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.plan)
    try check(request.options ?? MutationOptions(), plans[id]!.times.revision)  // Found.
    if id == defaultPlan { return (.plan(id), false) }
    if plans[id]?.archived == true { throw ModelRefusal("PLAN_ARCHIVED") }
    for plan in [defaultPlan, id] { change(plan: plan) { _ in } }
    defaultPlan = id
    return (.plan(id), true)
  }

  private mutating func setPlanArchived(_ request: SetPlanArchivedRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.plan)
    try check(request.options ?? MutationOptions(), plans[id]!.times.revision)  // Found.
    if plans[id]?.archived == request.archived { return (.plan(id), false) }
    if id == defaultPlan { throw ModelRefusal("DEFAULT_PLAN_REQUIRED") }
    change(plan: id) { $0.archived = request.archived }
    return (.plan(id), true)
  }

  private mutating func deletePlan(_ request: DeletePlanRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.plan)
    try check(request.options ?? MutationOptions(), plans[id]!.times.revision)  // Found.
    var target: Int64?
    if case .reassignTo(let reference) = request.followers {
      target = try find(reference)
      if target == id { throw ModelRefusal("FIELD_INVALID") }
    }
    if id == defaultPlan { throw ModelRefusal("DEFAULT_PLAN_REQUIRED") }
    let followers = subscriptions.filter { $0.value.plan == id }
    try checkUse(Int64(followers.count), request.followers != nil, request.expectedCount)
    if let target, plans[target]?.archived == true { throw ModelRefusal("PLAN_ARCHIVED") }
    for (subscription, facts) in followers {
      let values = facts.ownValues ?? merged(facts)
      change(subscription: subscription) { subscription in
        subscription.plan = target
        if target != nil { return }
        subscription.becomeCustom(values)
      }
    }
    plans[id] = nil
    return (.plan(id), true)
  }

  private func checkUse(_ count: Int64, _ isSettled: Bool, _ expected: Int64) throws(ModelRefusal) {
    if count > 0, !isSettled { throw ModelRefusal("IN_USE") }
    if isSettled || expected != 0, expected != count { throw ModelRefusal("EXPECTED_COUNT_MISMATCH") }
  }

  private mutating func createAddOn(_ request: CreateAddOnRequest) throws(ModelRefusal) -> Outcome {
    try check(request.options ?? MutationOptions(), 0)
    let basis = request.copyFrom == nil ? [:] : addOns[try find(request.copyFrom)]!.values  // Found.
    let id = lastAddOn + 1
    let spec = request.spec ?? AddOnSpec()
    try checkUnique(spec, id)
    let values = PropertyRules.values(request.values)
    try checkAddOn(values)
    lastAddOn = id
    addOns[id] = AddOnFacts(spec: spec, values: basis.merging(values) { $1 }, times: stamp)
    return (.addOn(id), true)
  }

  private mutating func updateAddOn(_ request: UpdateAddOnRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.addOn)
    let facts = addOns[id]!  // Found.
    try check(request.options ?? MutationOptions(), facts.times.revision)
    let values = PropertyRules.values(request.values)
    if values.isEmpty, request.clearProperties.isEmpty, request.mask == nil { throw ModelRefusal("EMPTY_UPDATE_MASK") }
    var spec = facts.spec
    for path in request.mask?.paths ?? [] { _ = spec.assign(path: path, from: request.spec ?? AddOnSpec()) }
    try checkUnique(spec, id)
    try checkAddOn(values)
    if request.clearProperties.contains(where: { PropertyRules.table[$0] == nil }) {
      throw ModelRefusal("PROPERTY_UNKNOWN")
    }
    if request.clearProperties.contains(where: { values[$0] != nil }) { throw ModelRefusal("FIELD_INVALID") }
    let changed = facts.values.merging(values) { $1 }.filter { !request.clearProperties.contains($0.key) }
    if spec == facts.spec, changed == facts.values { return (.addOn(id), false) }
    change(addOn: id) { addOn in
      addOn.spec = spec
      addOn.values = changed
    }
    return (.addOn(id), true)
  }

  private func checkAddOn(_ values: Values) throws(ModelRefusal) {
    if values.keys.contains(where: { PropertyRules.table[$0] == nil }) { throw ModelRefusal("PROPERTY_UNKNOWN") }
    if values.keys.contains(where: { !PropertyRules.isAllowedInAddOn($0) }) {
      throw ModelRefusal("PROPERTY_NOT_ALLOWED_IN_ADD_ON")
    }
    try checkBounds(values)
  }

  private func checkUnique(_ spec: AddOnSpec, _ id: Int64) throws(ModelRefusal) {
    if spec.name.isEmpty { throw ModelRefusal("FIELD_REQUIRED") }
    for (other, facts) in addOns where other != id && facts.spec.name == spec.name { throw ModelRefusal("NAME_TAKEN") }
    for (other, facts) in addOns
    where other != id && !spec.externalID.isEmpty && facts.spec.externalID == spec.externalID {
      throw ModelRefusal("EXTERNAL_ID_TAKEN")
    }
  }

  private mutating func setAddOnArchived(_ request: SetAddOnArchivedRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.addOn)
    try check(request.options ?? MutationOptions(), addOns[id]!.times.revision)  // Found.
    if addOns[id]?.archived == request.archived { return (.addOn(id), false) }
    change(addOn: id) { $0.archived = request.archived }
    return (.addOn(id), true)
  }

  private mutating func deleteAddOn(_ request: DeleteAddOnRequest) throws(ModelRefusal) -> Outcome {
    let id = try find(request.addOn)
    try check(request.options ?? MutationOptions(), addOns[id]!.times.revision)  // Found.
    var target: Int64?
    if case .reassignTo(let reference) = request.holders {
      target = try find(reference)
      if target == id { throw ModelRefusal("FIELD_INVALID") }
    }
    let holders = subscriptions.filter { $0.value.addOns[id] != nil }
    try checkUse(Int64(holders.count), request.holders != nil, request.expectedCount)
    if let target {
      if addOns[target]?.archived == true { throw ModelRefusal("ADD_ON_ARCHIVED") }
      for facts in holders.values where (facts.addOns[id] ?? 0) + (facts.addOns[target] ?? 0) > 1000 {
        throw ModelRefusal("QUANTITY_OUT_OF_BOUNDS")
      }
    }
    for subscription in holders.keys {
      change(subscription: subscription) { subscription in
        let quantity = subscription.addOns.removeValue(forKey: id) ?? 0
        if let target { subscription.addOns[target, default: 0] += quantity }
      }
    }
    addOns[id] = nil
    return (.addOn(id), true)
  }

  private mutating func setCapabilities(_ request: SetCapabilitiesRequest) throws(ModelRefusal) -> Outcome {
    try check(request.options ?? MutationOptions(), capabilitiesRevision)
    var changed = capabilities
    for capability in request.capabilities {
      // Without limit is no limit.
      changed[capability.property] = capability.limit == .atMost(-1) ? nil : capability.limit
    }
    for property in request.clearProperties { changed[property] = nil }
    if changed == capabilities { return (.capabilities, false) }
    capabilities = changed
    capabilitiesRevision = sequence
    return (.capabilities, true)
  }
}

extension ReferenceModel.SubscriptionFacts {
  /// Ends what it follows; what an operator set stays marked.
  mutating func becomeCustom(_ values: ReferenceModel.Values) {
    plan = nil
    addOns = [:]
    kept = [:]
    ownValues = values
    endLock()
  }

  mutating func endLock() {
    lockSince = 0
    lockActor = ""
    lockNote = ""
  }
}
