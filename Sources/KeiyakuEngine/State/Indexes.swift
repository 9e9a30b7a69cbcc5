import KeiyakuDomain
import KeiyakuMessages

/// What `apply` tells whoever keeps indexes over the state. A preview keeps none.
protocol StateObserver: ~Copyable {
  mutating func customerChanged(_ id: Int64, from old: CustomerSpec?, in state: State)
  mutating func planChanged(_ id: Int64, from old: PlanSpec?, in state: State)
  mutating func addOnChanged(_ id: Int64, from old: AddOnSpec?, in state: State)
  mutating func subscriptionChanged(_ id: Int64, from old: SubscriptionSpec?, in state: State)
  /// The association that was logged like this, if the observer knows it: an index that saves looking at the key.
  func association(loggedAs logged: LogAssociation) -> AssociationID?
  mutating func customerRemoved(_ id: Int64, _ spec: CustomerSpec)
  mutating func planRemoved(_ id: Int64, _ spec: PlanSpec)
  mutating func addOnRemoved(_ id: Int64, _ spec: AddOnSpec)
  mutating func subscriptionRemoved(_ id: Int64, _ spec: SubscriptionSpec, _ membership: Membership)
  mutating func associationCreated(_ id: AssociationID, key: AssociationKey)
  mutating func associationMoved(_ id: AssociationID, from old: AssociationKey, to new: AssociationKey)
  mutating func associationUsed(_ id: AssociationID, loggedAs logged: LogAssociation)
  mutating func membershipChanged(_ id: Int64, from old: Membership?, to new: Membership)
  /// A subscription is to expire at another time; 0 is never, and no longer.
  mutating func expiryChanged(_ id: Int64, from old: Int64, to new: Int64, in state: State)
  mutating func requestRemembered(at position: Int64, _ record: RequestRecord)
  mutating func requestForgotten(at position: Int64, _ record: RequestRecord)
}

/// Where a subscription belongs.
struct Membership: Hashable {
  var owner: Int64
  var association: AssociationID
}

/// Observes nothing: for previews, whose state is thrown away.
struct NoObserver: StateObserver {
  func customerChanged(_ id: Int64, from old: CustomerSpec?, in state: State) {}
  func planChanged(_ id: Int64, from old: PlanSpec?, in state: State) {}
  func addOnChanged(_ id: Int64, from old: AddOnSpec?, in state: State) {}
  func subscriptionChanged(_ id: Int64, from old: SubscriptionSpec?, in state: State) {}
  func association(loggedAs logged: LogAssociation) -> AssociationID? { nil }
  func customerRemoved(_ id: Int64, _ spec: CustomerSpec) {}
  func planRemoved(_ id: Int64, _ spec: PlanSpec) {}
  func addOnRemoved(_ id: Int64, _ spec: AddOnSpec) {}
  func subscriptionRemoved(_ id: Int64, _ spec: SubscriptionSpec, _ membership: Membership) {}
  func associationCreated(_ id: AssociationID, key: AssociationKey) {}
  func associationMoved(_ id: AssociationID, from old: AssociationKey, to new: AssociationKey) {}
  func associationUsed(_ id: AssociationID, loggedAs logged: LogAssociation) {}
  func membershipChanged(_ id: Int64, from old: Membership?, to new: Membership) {}
  func expiryChanged(_ id: Int64, from old: Int64, to new: Int64, in state: State) {}
  func requestRemembered(at position: Int64, _ record: RequestRecord) {}
  func requestForgotten(at position: Int64, _ record: RequestRecord) {}
}

/// Ways into the state other than by id. Rebuilt from the state whenever it is loaded, never written down.
struct Indexes: ~Copyable, StateObserver {
  private var customerLogins = KeyIndex()
  private var customerExternalIDs = KeyIndex()
  private var planNames = KeyIndex()
  private var planExternalIDs = KeyIndex()
  private var addOnNames = KeyIndex()
  private var addOnExternalIDs = KeyIndex()
  private var subscriptionNames = KeyIndex()
  private var subscriptionExternalIDs = KeyIndex()
  private var requests = KeyIndex()

  private var membership = MembershipIndex()
  /// Subscriptions that are yet to expire, by their time.
  private var expiries = ExpiryIndex()
  /// The last association of each plan, by the plan's id, as it was logged: most subscriptions are like the one before.
  private var lastOfPlan: ContiguousArray<(logged: LogAssociation, id: AssociationID)?> = []

  /// Other indexes with the same entries, over a copy of the state. They cost a few references; what is written to first
  /// afterwards is copied.
  func copy() -> Indexes {
    var copy = Indexes()
    copy.customerLogins = customerLogins.copy()
    copy.customerExternalIDs = customerExternalIDs.copy()
    copy.planNames = planNames.copy()
    copy.planExternalIDs = planExternalIDs.copy()
    copy.addOnNames = addOnNames.copy()
    copy.addOnExternalIDs = addOnExternalIDs.copy()
    copy.subscriptionNames = subscriptionNames.copy()
    copy.subscriptionExternalIDs = subscriptionExternalIDs.copy()
    copy.requests = requests.copy()
    copy.membership = membership.copy()
    copy.expiries = expiries.copy()
    copy.lastOfPlan = lastOfPlan
    return copy
  }

  // MARK: Look-ups

  func customer(login: String, in state: State) -> Int64? {
    find(customerLogins, login) { state.customers.read($0) { $0.spec.login } }
  }

  func customer(externalID: String, in state: State) -> Int64? {
    find(customerExternalIDs, externalID) { state.customers.read($0) { $0.spec.externalID } }
  }

  func plan(name: String, in state: State) -> Int64? {
    find(planNames, name) { state.plans.read($0) { $0.spec.name } }
  }

  func plan(externalID: String, in state: State) -> Int64? {
    find(planExternalIDs, externalID) { state.plans.read($0) { $0.spec.externalID } }
  }

  func addOn(name: String, in state: State) -> Int64? {
    find(addOnNames, name) { state.addOns.read($0) { $0.spec.name } }
  }

  func addOn(externalID: String, in state: State) -> Int64? {
    find(addOnExternalIDs, externalID) { state.addOns.read($0) { $0.spec.externalID } }
  }

  func subscription(name: String, in state: State) -> Int64? {
    find(subscriptionNames, name) { state.subscriptions.read($0) { $0.spec.name } }
  }

  func subscription(externalID: String, in state: State) -> Int64? {
    find(subscriptionExternalIDs, externalID) { state.subscriptions.read($0) { $0.spec.externalID } }
  }

  func request(_ id: UUIDv7, actor: UInt32, in state: State) -> RequestRecord? {
    let position = requests.find(hash: Self.hash(id.high, id.low, actor)) { position in
      guard let record = state.requests[position] else { return false }
      return record.high == id.high && record.low == id.low && record.actor == actor
    }
    return position.flatMap { state.requests[$0] }
  }

  /// The next subscription of an owner after an id, ascending.
  func next(ofOwner owner: Int64, after id: Int64) -> Int64? {
    membership.next(ofOwner: owner, after: id)
  }

  /// How many subscriptions an owner has.
  func count(ofOwner owner: Int64) -> Int { membership.count(ofOwner: owner) }

  /// The next subscription of an association after an id, ascending.
  func next(of association: AssociationID, after id: Int64) -> Int64? {
    membership.next(of: association, after: id)
  }

  /// Subscriptions whose time has come, the first ones first; none only where there are none.
  func expiries(at now: Int64, countMax: Int, in state: State) -> [ExpiryIndex.Key] {
    expiries.due(at: now, countMax: countMax) { Self.expiry(of: $0, in: state) }
  }

  /// When the next subscription is to expire, in milliseconds; nil where none ever is.
  func nextExpiry(in state: State) -> Int64? { expiries.earliest { Self.expiry(of: $0, in: state) } }

  /// Subscriptions that are yet to expire.
  var expiryCount: Int { expiries.count }

  /// Knows the subscriptions that are yet to expire of a state that was loaded.
  mutating func loadExpiries(of state: State) {
    var keys: [ExpiryIndex.Key] = []
    var id: Int64 = 0
    while let next = state.subscriptions.next(after: id) {
      id = next
      let time = state.subscriptions.read(id) { $0.pendingExpiry } ?? 0
      if time != 0 { keys.append(ExpiryIndex.Key(time: time, id: id)) }
    }
    expiries = ExpiryIndex(keys)
  }

  /// The association that was logged like this, where it is the last of its plan.
  func association(loggedAs logged: LogAssociation) -> AssociationID? {
    let plan = Int(logged.planID)
    // Those of one plan mostly share the array of kept values, so that comparing them is comparing addresses.
    guard plan < lastOfPlan.count, let last = lastOfPlan[plan], last.logged == logged else { return nil }
    return last.id
  }

  /// Associations with a plan.
  func associations(ofPlan plan: Int64) -> [AssociationID] { membership.ofPlan[plan] ?? [] }

  /// Associations with an add-on.
  func associations(ofAddOn addOn: Int64) -> [AssociationID] { membership.ofAddOn[addOn] ?? [] }

  // MARK: Upkeep

  mutating func customerChanged(_ id: Int64, from old: CustomerSpec?, in state: State) {
    state.customers.read(id) { record in
      Self.replace(&customerLogins, id, old?.login, record.spec.login)
      Self.replace(&customerExternalIDs, id, old?.externalID, record.spec.externalID)
    }
  }

  mutating func planChanged(_ id: Int64, from old: PlanSpec?, in state: State) {
    state.plans.read(id) { record in
      Self.replace(&planNames, id, old?.name, record.spec.name)
      Self.replace(&planExternalIDs, id, old?.externalID, record.spec.externalID)
    }
  }

  mutating func addOnChanged(_ id: Int64, from old: AddOnSpec?, in state: State) {
    state.addOns.read(id) { record in
      Self.replace(&addOnNames, id, old?.name, record.spec.name)
      Self.replace(&addOnExternalIDs, id, old?.externalID, record.spec.externalID)
    }
  }

  mutating func subscriptionChanged(_ id: Int64, from old: SubscriptionSpec?, in state: State) {
    state.subscriptions.read(id) { record in
      Self.replace(&subscriptionNames, id, old?.name, record.spec.name)
      Self.replace(&subscriptionExternalIDs, id, old?.externalID, record.spec.externalID)
    }
  }

  mutating func customerRemoved(_ id: Int64, _ spec: CustomerSpec) {
    Self.replace(&customerLogins, id, spec.login, "")
    Self.replace(&customerExternalIDs, id, spec.externalID, "")
  }

  mutating func planRemoved(_ id: Int64, _ spec: PlanSpec) {
    Self.replace(&planNames, id, spec.name, "")
    Self.replace(&planExternalIDs, id, spec.externalID, "")
    membership.planRemoved(id)
    if id < lastOfPlan.count { lastOfPlan[Int(id)] = nil }
  }

  mutating func addOnRemoved(_ id: Int64, _ spec: AddOnSpec) {
    Self.replace(&addOnNames, id, spec.name, "")
    Self.replace(&addOnExternalIDs, id, spec.externalID, "")
    membership.addOnRemoved(id)
  }

  mutating func subscriptionRemoved(_ id: Int64, _ spec: SubscriptionSpec, _ membership: Membership) {
    Self.replace(&subscriptionNames, id, spec.name, "")
    Self.replace(&subscriptionExternalIDs, id, spec.externalID, "")
    self.membership.removed(id, from: membership)
  }

  mutating func associationCreated(_ id: AssociationID, key: AssociationKey) {
    membership.associationCreated(id, key: key)
  }

  mutating func associationMoved(_ id: AssociationID, from old: AssociationKey, to new: AssociationKey) {
    membership.associationMoved(id, from: old, to: new)
    if old.plan < lastOfPlan.count { lastOfPlan[Int(old.plan)] = nil }
  }

  mutating func associationUsed(_ id: AssociationID, loggedAs logged: LogAssociation) {
    let plan = Int(logged.planID)
    while lastOfPlan.count <= plan { lastOfPlan.append(nil) }
    lastOfPlan[plan] = (logged, id)
  }

  mutating func membershipChanged(_ id: Int64, from old: Membership?, to new: Membership) {
    membership.changed(id, from: old, to: new)
  }

  mutating func expiryChanged(_ id: Int64, from old: Int64, to new: Int64, in state: State) {
    if old != 0 { expiries.remove(id, at: old) }
    if new != 0 { expiries.insert(id, at: new) { Self.expiry(of: $0, in: state) } }
  }

  mutating func requestRemembered(at position: Int64, _ record: RequestRecord) {
    requests.insert(hash: Self.hash(record.high, record.low, record.actor), id: position)
  }

  mutating func requestForgotten(at position: Int64, _ record: RequestRecord) {
    requests.remove(hash: Self.hash(record.high, record.low, record.actor), id: position)
  }

  // MARK: Loading

  /// Takes what was made of a whole state, plans and add-ons aside.
  mutating func take(
    names: consuming KeyIndex, externalIDs: consuming KeyIndex, membership: consuming MembershipIndex,
    customers: consuming CustomerKeys, requests: consuming KeyIndex, expiries: consuming ExpiryIndex
  ) {
    subscriptionNames = names
    subscriptionExternalIDs = externalIDs
    self.membership = membership
    customerLogins = customers.logins
    customerExternalIDs = customers.externalIDs
    self.requests = requests
    self.expiries = expiries
  }

  // MARK: Helpers

  /// The time that a subscription of `expiries` has there.
  static func expiry(of id: Int64, in state: State) -> Int64 {
    state.subscriptions.read(id) { $0.expiresAt } ?? 0
  }

  private func find(_ index: borrowing KeyIndex, _ key: String, keyOf: (Int64) -> String?) -> Int64? {
    index.find(hash: KeyIndex.hash(key)) { id in keyOf(id).map { Self.sameBytes($0, key) } ?? false }
  }

  /// Moves an id from one key to another; an empty key is not indexed.
  private static func replace(_ index: inout KeyIndex, _ id: Int64, _ old: String?, _ new: String) {
    let old = old ?? ""
    if sameBytes(old, new) { return }
    if !old.isEmpty { index.remove(hash: KeyIndex.hash(old), id: id) }
    if !new.isEmpty { index.insert(hash: KeyIndex.hash(new), id: id) }
  }

  /// Equality of UTF-8 bytes; `==` would follow Unicode tables, which change.
  static func sameBytes(_ left: String, _ right: String) -> Bool {
    let left = left.utf8
    let right = right.utf8
    return left.count == right.count && left.elementsEqual(right)
  }

  /// Hash of a request id and its actor as this process sees them.
  static func hash(_ high: UInt64, _ low: UInt64, _ actor: UInt32) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(high)
    hasher.combine(low)
    hasher.combine(actor)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
