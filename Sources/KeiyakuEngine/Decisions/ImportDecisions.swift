import KeiyakuDomain
import KeiyakuMessages

// What rows of an import come to: what the ordinary methods come to, in one record. Subscriptions are in
// ImportedSubscription.swift.
//
// A row is about the entity that has its natural key, or else its external id.

/// What a row comes to.
struct RowDecision {
  var decision: Decision
  var outcome: ImportOutcome
}

extension Core {
  /// Decides a row of AdminService/Import.
  mutating func decide(
    _ row: EntityRow, _ onExisting: OnExisting, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> RowDecision {
    switch row.entity {
    case nil: throw .fieldRequired(field: "capabilities, plan, add_on, customer or subscription")
    case .capabilities(let row): return try decide(row, onExisting, mutation)
    case .plan(let row): return try decide(row, onExisting, mutation)
    case .addOn(let row): return try decide(row, onExisting, mutation)
    case .customer(let row): return try decide(row, onExisting, mutation, now: now)
    case .subscription(let row): return try decide(row, onExisting, mutation, now: now)
    }
  }

  /// What a change of an entity that is there comes to, by what the import says about such.
  func existing(
    _ decision: Decision, _ onExisting: OnExisting, kind: String, name: String
  ) throws(Refusal) -> RowDecision {
    if decision.events.isEmpty { return RowDecision(decision: decision, outcome: .unchanged) }
    switch onExisting {
    case .update: return RowDecision(decision: decision, outcome: .updated)
    case .skip: return RowDecision(decision: Decision([], decision.subject), outcome: .skipped)
    case .refuse, .unrecognized: throw .existsAndDiffers(kind: kind, name: name)
    }
  }

  private mutating func decide(
    _ row: CapabilitiesRow, _ onExisting: OnExisting, _ mutation: Mutation
  ) throws(Refusal) -> RowDecision {
    let lifted = state.capabilities.restricted.map(\.number)
      .filter { number in !row.capabilities.contains { $0.property == number } }
    if lifted.isEmpty, row.capabilities.isEmpty {
      return RowDecision(decision: Decision([], Subject()), outcome: .unchanged)
    }
    let request = SetCapabilitiesRequest.with {
      $0.capabilities = row.capabilities
      $0.clearProperties = lifted
    }
    // Where everything can be delivered, nothing is there yet that could be lost.
    return try existing(
      decide(request, mutation), state.capabilities.isUnrestricted ? .update : onExisting, kind: "list of capabilities",
      name: "")
  }

  // MARK: The catalog

  private mutating func decide(
    _ row: PlanRow, _ onExisting: OnExisting, _ mutation: Mutation
  ) throws(Refusal) -> RowDecision {
    if row.isDefault, row.archived { throw .defaultPlanRequired(operation: "Archiving") }
    let spec = row.spec ?? PlanSpec()
    var id = indexes.plan(name: spec.name, in: state) ?? indexes.plan(externalID: spec.externalID, in: state)
    // The plan that every new database begins with gives way to the one that is imported.
    let first = firstPlanIfUntouched
    if id == nil, row.isDefault { id = first }
    guard let id, let plan = state.plans[id] else {
      var decision = try decide(
        CreatePlanRequest.with {
          $0.spec = spec
          $0.values = row.values
        }, mutation)
      decision.events += life(
        of: decision.subject.plan, isDefault: row.isDefault, archived: row.archived ? true : nil)
      return RowDecision(decision: decision, outcome: .created)
    }
    if row.archived, id == state.defaultPlan { throw .defaultPlanRequired(operation: "Archiving") }
    var decision = try decide(
      UpdatePlanRequest.with {
        $0.plan = .with { $0.by = .id(id) }
        $0.spec = spec
        $0.mask = .with { $0.paths = PlanSpec.maskPaths }
        $0.values = row.values
      }, mutation)
    decision.events += life(
      of: id, isDefault: row.isDefault && id != state.defaultPlan,
      archived: row.archived == plan.archived ? nil : row.archived)
    return try existing(decision, id == first ? .update : onExisting, kind: "plan", name: plan.spec.name)
  }

  /// The plan that a new database begins with, as long as nothing was made of it.
  private var firstPlanIfUntouched: Int64? {
    let first = state.defaultPlan
    return state.plans.read(first) { $0.revision == 1 && $0.touched == 1 } == true ? first : nil
  }

  /// What makes a plan the default one, and archives it or takes it back into use; nil leaves that as it is. The default
  /// plan is never archived, so the order is of no account to what is refused.
  private func life(of plan: Int64, isDefault: Bool, archived: Bool?) -> [LogEvent] {
    var events: [LogEvent] = []
    if let archived {
      var set = LogPlanArchivedSet()
      set.planID = plan
      set.archived = archived
      events.append(LogEvent(.planArchivedSet(set)))
    }
    if isDefault {
      var set = LogDefaultPlanSet()
      set.planID = plan
      set.beforePlanID = state.defaultPlan
      events.append(LogEvent(.defaultPlanSet(set)))
    }
    return events
  }

  private mutating func decide(
    _ row: AddOnRow, _ onExisting: OnExisting, _ mutation: Mutation
  ) throws(Refusal) -> RowDecision {
    let spec = row.spec ?? AddOnSpec()
    guard
      let id = indexes.addOn(name: spec.name, in: state) ?? indexes.addOn(externalID: spec.externalID, in: state),
      let addOn = state.addOns[id]
    else {
      var decision = try decide(
        CreateAddOnRequest.with {
          $0.spec = spec
          $0.values = row.values
        }, mutation)
      if row.archived { decision.events.append(Self.archived(true, addOn: decision.subject.addOn)) }
      return RowDecision(decision: decision, outcome: .created)
    }
    let named = try Self.values(row.values, field: "values")
    var decision = try decide(
      UpdateAddOnRequest.with {
        $0.addOn = .with { $0.by = .id(id) }
        $0.spec = spec
        $0.mask = .with { $0.paths = AddOnSpec.maskPaths }
        $0.values = row.values
        $0.clearProperties = addOn.values.numbers.filter { !named.contains($0) }
      }, mutation)
    if row.archived != addOn.archived { decision.events.append(Self.archived(row.archived, addOn: id)) }
    return try existing(decision, onExisting, kind: "add-on", name: addOn.spec.name)
  }

  private static func archived(_ archived: Bool, addOn: Int64) -> LogEvent {
    var set = LogAddOnArchivedSet()
    set.addOnID = addOn
    set.archived = archived
    return LogEvent(.addOnArchivedSet(set))
  }

  // MARK: Customers

  private mutating func decide(
    _ row: CustomerRow, _ onExisting: OnExisting, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> RowDecision {
    let spec = row.spec ?? CustomerSpec()
    guard
      let id = indexes.customer(login: spec.login, in: state)
        ?? indexes.customer(externalID: spec.externalID, in: state),
      let customer = state.customers[id]
    else {
      let request = CreateCustomerRequest.with { $0.spec = spec }
      var decision = try decide(request, crypt: row.crypt.isEmpty ? nil : row.crypt, mutation, now: now)
      if row.suspended { decision.events.append(Self.suspension(true, customer: decision.subject.customer)) }
      return RowDecision(decision: decision, outcome: .created)
    }
    let reference = CustomerRef.with { $0.by = .id(id) }
    var subject = Subject()
    subject.customer = id
    subject.revision = customer.revision
    var events = try update(id, from: customer.spec, to: spec)
    if !row.crypt.isEmpty {
      events += try decide(SetCredentialRequest.with { $0.customer = reference }, crypt: row.crypt, mutation).events
    }
    if row.suspended != customer.suspended { events.append(Self.suspension(row.suspended, customer: id)) }
    return try existing(Decision(events, subject), onExisting, kind: "customer", name: customer.spec.login)
  }

  private static func suspension(_ suspended: Bool, customer: Int64) -> LogEvent {
    var set = LogCustomerSuspensionSet()
    set.customerID = customer
    set.suspended = suspended
    return LogEvent(.customerSuspensionSet(set))
  }
}
