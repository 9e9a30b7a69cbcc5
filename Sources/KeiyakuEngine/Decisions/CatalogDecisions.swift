import KeiyakuDomain
import KeiyakuMessages

// What mutations of plans and add-ons come to.

extension Core {
  /// Longest validity of a subscription, in days: about a hundred years.
  static let validityDaysMax: Int32 = 36_525

  /// Decides CatalogService/CreatePlan.
  public func decide(_ request: CreatePlanRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    try mutation.checkRevision(0)
    var basis = registry.defaults
    if let reference = request.copyFrom {
      let source = try resolve(reference, field: "copy_from")
      basis = state.plans.read(source) { $0.values } ?? basis
    }
    let id = state.plans.nextID
    let spec = request.spec ?? PlanSpec()
    try check(spec, id: id)
    let given = try Self.values(request.values, field: "values")
    try registry.check(planValues: given)

    var created = LogPlanCreated()
    created.planID = id
    created.spec = spec
    created.values = basis.overlaid(by: given).messages
    var subject = Subject()
    subject.plan = id
    return Decision([LogEvent(.planCreated(created))], subject)
  }

  /// Decides CatalogService/UpdatePlan.
  public func decide(_ request: UpdatePlanRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, plan, subject) = try target(request.plan, mutation)
    let given = try Self.values(request.values, field: "values")
    // Values alone are a change; without them the mask has to name one.
    let spec =
      given.isEmpty || request.mask != nil
      ? try Self.updated(plan.spec, with: request.spec, mask: request.mask) : plan.spec
    try check(spec, id: id)
    try registry.check(planValues: given)
    let changed = given.filtered { plan.values[$0] != given[$0] }
    let impact = impactBasis(of: .plan(id), isDryRun: mutation.isDryRun)
    if spec == plan.spec, changed.isEmpty { return Decision([], subject, impact: impact) }
    var updated = LogPlanUpdated()
    updated.planID = id
    updated.spec = spec
    updated.values = changed.messages
    updated.before = plan.spec
    updated.valuesBefore = plan.values.filtered { changed.contains($0) }.messages
    updated.following = impact.following
    updated.locked = impact.locked
    return Decision([LogEvent(.planUpdated(updated))], subject, impact: impact)
  }

  /// Decides CatalogService/SetDefaultPlan.
  public func decide(_ request: SetDefaultPlanRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, plan, subject) = try target(request.plan, mutation)
    if state.defaultPlan == id { return Decision([], subject) }
    // The default is never archived: new custom subscriptions are copied from it.
    if plan.archived { throw .planArchived(plan: plan.spec.name) }
    var set = LogDefaultPlanSet()
    set.planID = id
    set.beforePlanID = state.defaultPlan
    return Decision([LogEvent(.defaultPlanSet(set))], subject)
  }

  /// Decides CatalogService/CreateAddOn.
  public func decide(_ request: CreateAddOnRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    try mutation.checkRevision(0)
    var basis = PropertySet()
    if let reference = request.copyFrom {
      let source = try resolve(reference, field: "copy_from")
      basis = state.addOns.read(source) { $0.values } ?? basis
    }
    let id = state.addOns.nextID
    let spec = request.spec ?? AddOnSpec()
    try check(spec, id: id)
    let given = try Self.values(request.values, field: "values")
    try registry.check(addOnValues: given)

    var created = LogAddOnCreated()
    created.addOnID = id
    created.spec = spec
    created.values = basis.overlaid(by: given).messages
    var subject = Subject()
    subject.addOn = id
    return Decision([LogEvent(.addOnCreated(created))], subject)
  }

  /// Decides CatalogService/UpdateAddOn.
  public func decide(_ request: UpdateAddOnRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, addOn, subject) = try target(request.addOn, mutation)
    let given = try Self.values(request.values, field: "values")
    let changesValues = !given.isEmpty || !request.clearProperties.isEmpty
    let spec =
      !changesValues || request.mask != nil
      ? try Self.updated(addOn.spec, with: request.spec, mask: request.mask) : addOn.spec
    try check(spec, id: id)
    try registry.check(addOnValues: given)
    try registry.checkKnown(request.clearProperties)
    for property in request.clearProperties where given.contains(property) {
      throw .fieldInvalid(
        field: "clear_properties", reason: "\(registry.name(property)) is set and cleared at once; do one of both")
    }
    let changed = given.filtered { addOn.values[$0] != given[$0] }
    let cleared = request.clearProperties.filter { addOn.values.contains($0) }
    let impact = impactBasis(of: .addOn(id), isDryRun: mutation.isDryRun)
    if spec == addOn.spec, changed.isEmpty, cleared.isEmpty { return Decision([], subject, impact: impact) }
    var updated = LogAddOnUpdated()
    updated.addOnID = id
    updated.spec = spec
    updated.values = changed.messages
    updated.clearedProperties = cleared
    updated.before = addOn.spec
    updated.valuesBefore = addOn.values.filtered { changed.contains($0) || cleared.contains($0) }.messages
    updated.following = impact.following
    updated.locked = impact.locked
    return Decision([LogEvent(.addOnUpdated(updated))], subject, impact: impact)
  }

  func target(
    _ reference: PlanRef?, _ mutation: Mutation
  ) throws(Refusal) -> (id: Int64, plan: PlanRecord, subject: Subject) {
    let id = try resolve(reference, field: "plan")
    guard let plan = state.plans[id] else { throw .planNotFound(field: "plan", reference: "id \(id)") }
    try mutation.checkRevision(plan.revision)
    var subject = Subject()
    subject.plan = id
    subject.revision = plan.revision
    return (id, plan, subject)
  }

  func target(
    _ reference: AddOnRef?, _ mutation: Mutation
  ) throws(Refusal) -> (id: Int64, addOn: AddOnRecord, subject: Subject) {
    let id = try resolve(reference, field: "add_on")
    guard let addOn = state.addOns[id] else { throw .addOnNotFound(field: "add_on", reference: "id \(id)") }
    try mutation.checkRevision(addOn.revision)
    var subject = Subject()
    subject.addOn = id
    subject.revision = addOn.revision
    return (id, addOn, subject)
  }

  private func check(_ spec: PlanSpec, id: Int64) throws(Refusal) {
    if spec.name.isEmpty { throw .fieldRequired(field: "spec.name") }
    guard (0...Self.validityDaysMax).contains(spec.validityDays) else {
      throw .fieldInvalid(
        field: "spec.validity_days", reason: "is \(spec.validityDays); give 0 (never) to \(Self.validityDaysMax)")
    }
    if let other = indexes.plan(name: spec.name, in: state), other != id {
      throw .nameTaken(field: "spec.name", kind: .plan, name: spec.name)
    }
    if let other = indexes.plan(externalID: spec.externalID, in: state), other != id {
      throw .externalIDTaken(field: "spec.external_id", kind: .plan, externalID: spec.externalID)
    }
  }

  private func check(_ spec: AddOnSpec, id: Int64) throws(Refusal) {
    if spec.name.isEmpty { throw .fieldRequired(field: "spec.name") }
    if let other = indexes.addOn(name: spec.name, in: state), other != id {
      throw .nameTaken(field: "spec.name", kind: .addOn, name: spec.name)
    }
    if let other = indexes.addOn(externalID: spec.externalID, in: state), other != id {
      throw .externalIDTaken(field: "spec.external_id", kind: .addOn, externalID: spec.externalID)
    }
  }
}
