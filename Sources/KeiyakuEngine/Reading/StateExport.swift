import KeiyakuDomain
import KeiyakuMessages

/// Everything that there is, row by row, as of one record: over a copy of the state, so that nobody waits for it.
///
/// The copy costs a few references to take. As long as it is held, the engine copies each page of 32 records that it
/// changes first: at most the size of the state once more, for as long as the export lasts.
public struct StateExport: Sendable {
  /// What a look at further entities came to.
  public enum Step: Sendable {
    /// A row.
    case row(EntityRow)
    /// None so far; there are more entities to look at.
    case nothing
    /// There are no more.
    case end
  }

  private let state: State
  private let includesCredentials: Bool
  private var matcher: SubscriptionMatcher?
  private var catalog = CatalogCache()
  /// The kinds that are still to come, the one at hand first.
  private var kinds: [RowKind]
  private var position: Int64 = 0
  private var isDefaultPlanDone = false

  /// Sequence of the last record that the rows hold.
  public var sequence: Int64 { state.appliedSequence }
  /// When that record was made, in milliseconds.
  public var time: Int64 { state.lastTime }
  /// Version of the property registry.
  public var registryVersion: Int32 { state.registryVersion }

  /// How many rows of the kinds that are exported there are, whatever the filter.
  public var counts: RowCounts {
    .with { counts in
      for kind in kinds {
        switch kind {
        case .capabilities: counts.capabilities = state.capabilities.isUnrestricted ? 0 : 1
        case .plan: counts.plans = Int64(state.plans.count)
        case .addOn: counts.addOns = Int64(state.addOns.count)
        case .customer: counts.customers = Int64(state.customers.count)
        case .subscription: counts.subscriptions = Int64(state.subscriptions.count)
        case .unspecified, .unrecognized: break
        }
      }
    }
  }

  fileprivate init(
    of state: State, kinds: Set<RowKind>, criteria: SubscriptionCriteria?, includesCredentials: Bool
  ) {
    self.state = state
    self.includesCredentials = includesCredentials
    self.kinds = RowKind.allCases.filter { $0 != .unspecified && (kinds.isEmpty || kinds.contains($0)) }
    matcher = criteria.map(SubscriptionMatcher.init)
  }

  /// The next row, if one is found soon.
  ///
  /// - Parameter candidates: Subscriptions that it looks at at most.
  public mutating func next(candidates: Int) -> Step {
    while let kind = kinds.first {
      switch row(of: kind, candidates: candidates) {
      case .end:
        kinds.removeFirst()
        position = 0
      case let step: return step
      }
    }
    return .end
  }

  private mutating func row(of kind: RowKind, candidates: Int) -> Step {
    switch kind {
    case .capabilities:
      defer { position = 1 }
      if position == 1 || state.capabilities.isUnrestricted { return .end }
      let capabilities = state.capabilities.messages
      return .row(.with { $0.entity = .capabilities(.with { $0.capabilities = capabilities }) })
    case .plan: return planRow()
    case .addOn:
      guard let id = advance(in: state.addOns), let addOn = state.addOns[id] else { return .end }
      return .row(.with { $0.entity = .addOn(AddOnRow(id, addOn)) })
    case .customer:
      guard let id = advance(in: state.customers), let customer = state.customers[id] else { return .end }
      return .row(.with { $0.entity = .customer(CustomerRow(id, customer, includesCredentials: includesCredentials)) })
    case .subscription: return subscriptionRow(candidates)
    case .unspecified, .unrecognized: return .end
    }
  }

  private mutating func planRow() -> Step {
    let first = state.defaultPlan
    if !isDefaultPlanDone {
      isDefaultPlanDone = true
      if let plan = state.plans[first] {
        return .row(.with { $0.entity = .plan(PlanRow(first, plan, isDefault: true)) })
      }
    }
    while let id = advance(in: state.plans), let plan = state.plans[id] {
      if id == first { continue }
      return .row(.with { $0.entity = .plan(PlanRow(id, plan, isDefault: false)) })
    }
    return .end
  }

  private mutating func subscriptionRow(_ candidates: Int) -> Step {
    for _ in 0..<candidates {
      guard let id = advance(in: state.subscriptions) else { return .end }
      guard matcher?.matches(id, state, &catalog) ?? true, let subscription = state.subscription(id) else { continue }
      let row = row(id, subscription)
      return .row(.with { $0.entity = .subscription(row) })
    }
    return .nothing
  }

  private mutating func advance<Record>(in table: PagedTable<Record>) -> Int64? {
    guard let next = table.next(after: position) else { return nil }
    position = next
    return next
  }

  private func row(_ id: Int64, _ subscription: SubscriptionRecord) -> SubscriptionRow {
    var row = SubscriptionRow()
    row.id = id
    row.spec = subscription.spec
    let owner = subscription.owner
    row.owner = .with { reference in
      reference.owner =
        owner == 0
        ? .provider(Provider())
        : .customer(.with { $0.by = .login(state.customers.read(owner) { $0.spec.login } ?? "") })
    }
    if let key = state.associations[Int64(subscription.association.number)]?.key, !subscription.association.isCustom {
      row.association = .bound(selection(of: key))
      row.keptValues = key.kept.messages
    } else {
      row.association = .custom(CustomSelection())
    }
    let terms = subscription.terms
    row.lock = Lock(terms)
    switch terms.basis {
    case .association: break
    case .frozen(let values), .own(let values): row.ownValues = values.messages
    }
    row.overrides = terms.overrides.messages
    row.subscriberSettings = terms.subscriberSettings.messages
    let reasons = subscription.ownReasons
    if reasons.contains(.provider) { row.statusReasons.append(.provider) }
    if reasons.contains(.subscriber) { row.statusReasons.append(.subscriber) }
    if reasons.contains(.expired) { row.statusReasons.append(.expired) }
    row.expiresAtMs = subscription.expiresAt
    return row
  }

  private func selection(of key: AssociationKey) -> PlanSelection {
    .with { selection in
      selection.plan = .with { $0.by = .name(state.plans.read(key.plan) { $0.spec.name } ?? "") }
      // By name, so that the order does not tell the ids of a database.
      let named = key.addOns.map { (state.addOns.read($0.addOn) { $0.spec.name } ?? "", $0.quantity) }
      selection.addOns = named.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map { name, quantity in
        .with {
          $0.addOn = .with { $0.by = .name(name) }
          $0.quantity = Int32(quantity)
        }
      }
    }
  }
}

extension PlanRow {
  fileprivate init(_ id: Int64, _ plan: PlanRecord, isDefault: Bool) {
    self.init()
    self.id = id
    spec = plan.spec
    values = plan.values.messages
    self.isDefault = isDefault
    archived = plan.archived
  }
}

extension AddOnRow {
  fileprivate init(_ id: Int64, _ addOn: AddOnRecord) {
    self.init()
    self.id = id
    spec = addOn.spec
    values = addOn.values.messages
    archived = addOn.archived
  }
}

extension CustomerRow {
  fileprivate init(_ id: Int64, _ customer: CustomerRecord, includesCredentials: Bool) {
    self.init()
    self.id = id
    spec = customer.spec
    suspended = customer.suspended
    if includesCredentials { crypt = customer.crypt }
  }
}

extension Lock {
  /// The lock of terms; nil where there is none.
  package init?(_ terms: SubscriptionTerms) {
    self.init()
    switch terms.lock {
    case .none: return nil
    case .fields: kind = .fields
    case .whole: kind = .whole
    }
    if let stamp = terms.lockStamp {
      sinceMs = stamp.since
      actor = stamp.actor
      note = stamp.note
    }
  }
}

extension Core {
  /// An export of everything as it is now.
  ///
  /// - Parameters:
  ///   - kinds: Of these rows alone; of all where there is none.
  ///   - criteria: Of these subscriptions alone.
  ///   - includesCredentials: With the hashes of passwords.
  public mutating func export(
    kinds: Set<RowKind>, matching criteria: SubscriptionCriteria?, includesCredentials: Bool
  ) -> StateExport {
    observeEverything()
    return StateExport(of: state, kinds: kinds, criteria: criteria, includesCredentials: includesCredentials)
  }
}
