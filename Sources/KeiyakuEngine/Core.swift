import KeiyakuDomain
import KeiyakuMessages

/// The state with everything that is kept beside it, and what the call at hand has observed of it.
///
/// One lock guards one core. Reading goes through accessors that raise `observed`, so that no handler can forget what
/// its answer must wait for.
public struct Core: ~Copyable {
  var state = State()
  var indexes = Indexes()
  var catalog = CatalogCache()

  /// The registry that the database has adopted; the newest before its first record. It follows
  /// `State.registryVersion`, and is kept here so that reads do not look it up.
  public internal(set) var registry = PropertyRegistry.latest

  /// What the provider can deliver; a new database can do everything.
  public var capabilities: Capabilities {
    mutating get {
      observe(state.capabilitiesRevision)
      return state.capabilities
    }
  }

  /// Sequence of the last record that changed the capabilities; 0 where none did.
  public var capabilitiesRevision: Int64 {
    mutating get {
      observe(state.capabilitiesRevision)
      return state.capabilitiesRevision
    }
  }

  /// Sequence of the newest record that the call at hand could have observed.
  public private(set) var observed: Int64 = 0

  /// A core without any record.
  public init() {}

  /// Another core with the same content, on which whatever is tried leaves this one as it is. It costs a few references;
  /// what is written to first afterwards is copied.
  func copy() -> Core {
    var copy = Core()
    copy.state = state
    copy.indexes = indexes.copy()
    copy.registry = registry
    return copy
  }

  /// Starts a call that has observed nothing.
  mutating func beginObserving() { observed = 0 }

  /// Notes that the call at hand depends on a record.
  mutating func observe(_ sequence: Int64) { observed = max(observed, sequence) }

  /// Notes that the call at hand may depend on anything: what does not exist, how many there are, what a list holds.
  public mutating func observeEverything() { observe(state.appliedSequence) }

  /// Sequence of the last record applied.
  public var appliedSequence: Int64 { state.appliedSequence }
}

// MARK: Rows

extension Core {
  /// A customer's own facts.
  public mutating func customer(_ id: Int64) -> CustomerRecord? {
    guard let record = state.customers[id] else { return absent() }
    observe(record.revision)
    return record
  }

  /// How many subscriptions a customer owns.
  public mutating func subscriptionCount(ofCustomer id: Int64) -> Int {
    guard let count = state.customers.read(id, { ($0.subscriptionCount, $0.touched) }) else { return absent() ?? 0 }
    observe(count.1)
    return count.0
  }

  /// A plan's own facts.
  public mutating func plan(_ id: Int64) -> PlanRecord? {
    guard let record = state.plans[id] else { return absent() }
    observe(record.revision)
    return record
  }

  /// How many subscriptions follow a plan.
  public mutating func subscriptionCount(ofPlan id: Int64) -> Int {
    guard let count = state.plans.read(id, { ($0.subscriptionCount, $0.touched) }) else { return absent() ?? 0 }
    observe(count.1)
    return count.0
  }

  /// Whether custom subscriptions are copied from a plan. A change of that moves the revisions of both plans, so that
  /// reading the plan has observed it.
  public func isDefaultPlan(_ id: Int64) -> Bool { state.defaultPlan == id }

  /// An add-on's own facts.
  public mutating func addOn(_ id: Int64) -> AddOnRecord? {
    guard let record = state.addOns[id] else { return absent() }
    observe(record.revision)
    return record
  }

  /// How many subscriptions have an add-on.
  public mutating func subscriptionCount(ofAddOn id: Int64) -> Int {
    guard let count = state.addOns.read(id, { ($0.subscriptionCount, $0.touched) }) else { return absent() ?? 0 }
    observe(count.1)
    return count.0
  }

  /// A subscription's own facts.
  public mutating func subscription(_ id: Int64) -> SubscriptionRecord? {
    guard let record = state.subscription(id) else { return absent() }
    observe(record.revision)
    return record
  }

  /// Copies a subscription's own facts to where they are shown, and nothing else: this is the most frequent call there
  /// is. Returns what else decides about it; nil where there is no such subscription.
  public mutating func copyFacts(
    ofSubscription id: Int64, to view: inout Subscription
  ) -> (terms: SubscriptionTerms, association: AssociationID, ownReasons: StatusReasons)? {
    var rest = state.subscriptions.read(id) { record in
      view.id = id
      view.spec = record.spec
      view.ownerCustomerID = record.owner
      view.expiresAtMs = record.expiresAt
      view.createdAtMs = record.createdAt
      view.updatedAtMs = record.updatedAt
      view.revision = record.revision
      return (record.terms, record.association, record.ownReasons)
    }
    guard rest != nil else { return absent() }
    if view.revision < state.associationsMovedAt, let settled = state.subscription(id) {
      view.updatedAtMs = settled.updatedAt
      view.revision = settled.revision
      rest = (settled.terms, settled.association, settled.ownReasons)
    }
    observe(view.revision)
    return rest
  }

  /// What the subscriptions of an association share: nil for custom ones.
  public mutating func association(_ id: AssociationID) -> AssociationTerms? {
    guard let terms = catalog.terms(of: id, in: state) else { return nil }
    observe(terms.revision)
    return terms
  }

  /// Whether the owner of a subscription is suspended.
  public mutating func isSuspended(owner: Int64) -> Bool {
    guard owner != 0, let owner = state.customers.read(owner, { ($0.suspended, $0.revision) }) else { return false }
    observe(owner.1)
    return owner.0
  }

  /// That something is absent is a fact that any later record might change.
  private mutating func absent<Value>() -> Value? {
    observeEverything()
    return nil
  }
}

// MARK: References

extension Core {
  /// The customer that a reference names.
  public func resolve(_ reference: CustomerRef?, field: @autoclosure () -> String) throws(Refusal) -> Int64 {
    switch reference?.by {
    case .id(let id):
      if state.customers.contains(id) { return id }
      throw .customerNotFound(field: field(), reference: "id \(id)")
    case .externalID(let externalID):
      if let id = indexes.customer(externalID: externalID, in: state) { return id }
      throw .customerNotFound(field: field(), reference: "external id \(externalID)")
    case .login(let login):
      if let id = indexes.customer(login: login, in: state) { return id }
      throw .customerNotFound(field: field(), reference: "login \(login)")
    case nil:
      throw .fieldRequired(field: field())
    }
  }

  /// The plan that a reference names.
  public func resolve(_ reference: PlanRef?, field: @autoclosure () -> String) throws(Refusal) -> Int64 {
    switch reference?.by {
    case .id(let id):
      if state.plans.contains(id) { return id }
      throw .planNotFound(field: field(), reference: "id \(id)")
    case .externalID(let externalID):
      if let id = indexes.plan(externalID: externalID, in: state) { return id }
      throw .planNotFound(field: field(), reference: "external id \(externalID)")
    case .name(let name):
      if let id = indexes.plan(name: name, in: state) { return id }
      throw .planNotFound(field: field(), reference: "name \(name)")
    case nil:
      throw .fieldRequired(field: field())
    }
  }

  /// The add-on that a reference names.
  public func resolve(_ reference: AddOnRef?, field: @autoclosure () -> String) throws(Refusal) -> Int64 {
    switch reference?.by {
    case .id(let id):
      if state.addOns.contains(id) { return id }
      throw .addOnNotFound(field: field(), reference: "id \(id)")
    case .externalID(let externalID):
      if let id = indexes.addOn(externalID: externalID, in: state) { return id }
      throw .addOnNotFound(field: field(), reference: "external id \(externalID)")
    case .name(let name):
      if let id = indexes.addOn(name: name, in: state) { return id }
      throw .addOnNotFound(field: field(), reference: "name \(name)")
    case nil:
      throw .fieldRequired(field: field())
    }
  }

  /// The subscription that a reference names.
  public func resolve(_ reference: SubscriptionRef?, field: @autoclosure () -> String) throws(Refusal) -> Int64 {
    switch reference?.by {
    case .id(let id):
      if state.subscriptions.contains(id) { return id }
      throw .subscriptionNotFound(field: field(), reference: "id \(id)")
    case .externalID(let externalID):
      if let id = indexes.subscription(externalID: externalID, in: state) { return id }
      throw .subscriptionNotFound(field: field(), reference: "external id \(externalID)")
    case .name(let name):
      if let id = indexes.subscription(name: name, in: state) { return id }
      throw .subscriptionNotFound(field: field(), reference: "domain \(name)")
    case nil:
      throw .fieldRequired(field: field())
    }
  }

  /// The owner that a reference names: a customer's id, or 0 for the provider.
  public func resolve(_ reference: OwnerRef?, field: @autoclosure () -> String) throws(Refusal) -> Int64 {
    switch reference?.owner {
    case .provider: return 0
    case .customer(let customer):
      do throws(Refusal) { return try resolve(customer, field: "\(field()).customer") } catch {
        guard case .customerNotFound(let field, let reference) = error else { throw error }
        throw .ownerNotFound(field: field, reference: reference)
      }
    case nil: throw .fieldRequired(field: field())
    }
  }
}

// MARK: Lists and counts

extension Core {
  /// The next customer after an id, ascending.
  public mutating func nextCustomer(after id: Int64) -> Int64? {
    observeEverything()
    return state.customers.next(after: id)
  }

  /// The next plan after an id, ascending.
  public mutating func nextPlan(after id: Int64) -> Int64? {
    observeEverything()
    return state.plans.next(after: id)
  }

  /// The next add-on after an id, ascending.
  public mutating func nextAddOn(after id: Int64) -> Int64? {
    observeEverything()
    return state.addOns.next(after: id)
  }

  /// How many of each kind there are.
  public mutating func counts() -> (customers: Int, plans: Int, addOns: Int, subscriptions: Int) {
    observeEverything()
    return (state.customers.count, state.plans.count, state.addOns.count, state.subscriptions.count)
  }
}

/// What decides about a login.
public struct LoginFacts: Sendable {
  /// The customer's id.
  public let customer: Int64
  /// Hash of the password in crypt(5) form; empty where none is set.
  public let crypt: String
  /// Sequence of the record that set the credential.
  public let credentialRevision: Int64
  /// The customer may not log in.
  public let isSuspended: Bool
}

extension Core {
  /// What decides about a login; nil where there is no such customer.
  public mutating func loginFacts(_ login: String) -> LoginFacts? {
    observeEverything()
    guard let id = indexes.customer(login: login, in: state), let record = state.customers[id] else { return nil }
    return LoginFacts(
      customer: id, crypt: record.crypt, credentialRevision: record.credentialRevision, isSuspended: record.suspended)
  }
}
