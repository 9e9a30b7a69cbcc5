/// Subscriptions by owner and by association, and associations by plan and by add-on.
struct MembershipIndex: ~Copyable {
  /// Subscriptions by owner; 0 is the provider.
  private var byOwner: [IDSetTable] = Array(repeating: IDSetTable(), count: IDSetTable.shardCount)
  /// Subscriptions by the number of their association.
  private var byAssociation: ContiguousArray<IDSet> = [IDSet()]
  /// Associations by plan.
  private(set) var ofPlan: [Int64: [AssociationID]] = [:]
  /// Associations by add-on.
  private(set) var ofAddOn: [Int64: [AssociationID]] = [:]

  /// Another index with the same entries. It costs a few references; what is written to first afterwards is copied.
  func copy() -> MembershipIndex {
    var copy = MembershipIndex()
    copy.byOwner = byOwner
    copy.byAssociation = byAssociation
    copy.ofPlan = ofPlan
    copy.ofAddOn = ofAddOn
    return copy
  }

  /// The next subscription of an owner after an id, ascending.
  func next(ofOwner owner: Int64, after id: Int64) -> Int64? {
    byOwner[IDSetTable.shard(owner)].sets[owner]?.next(after: id)
  }

  /// How many subscriptions an owner has.
  func count(ofOwner owner: Int64) -> Int { byOwner[IDSetTable.shard(owner)].sets[owner]?.count ?? 0 }

  /// The next subscription of an association after an id, ascending.
  func next(of association: AssociationID, after id: Int64) -> Int64? {
    byAssociation[Int(association.number)].next(after: id)
  }

  /// Takes the next association.
  mutating func associationCreated(_ id: AssociationID, key: AssociationKey) {
    byAssociation.append(IDSet())
    insert(id, key)
  }

  /// Moves an association to the plan and add-ons that it has now; to none where it follows nothing any more.
  mutating func associationMoved(_ id: AssociationID, from old: AssociationKey, to new: AssociationKey) {
    // Rows move in ascending order, and stand so: those that go stand at the front.
    ofPlan[old.plan]?.removeFirst { $0 == id }
    for attached in old.addOns { ofAddOn[attached.addOn]?.removeFirst { $0 == id } }
    insert(id, new)
  }

  /// Forgets a plan that is not there any more.
  mutating func planRemoved(_ plan: Int64) { ofPlan[plan] = nil }

  /// Forgets an add-on that is not there any more.
  mutating func addOnRemoved(_ addOn: Int64) { ofAddOn[addOn] = nil }

  /// Forgets a subscription that is not there any more.
  mutating func removed(_ id: Int64, from membership: Membership) {
    byOwner[IDSetTable.shard(membership.owner)].remove(id, from: membership.owner)
    byAssociation[Int(membership.association.number)].remove(id)
  }

  private mutating func insert(_ id: AssociationID, _ key: AssociationKey) {
    if key.plan == 0 { return }
    ofPlan[key.plan, default: []].append(id)
    for attached in key.addOns { ofAddOn[attached.addOn, default: []].append(id) }
  }

  /// Moves a subscription to where it belongs now.
  mutating func changed(_ id: Int64, from old: Membership?, to new: Membership) {
    if old?.owner != new.owner {
      if let old { byOwner[IDSetTable.shard(old.owner)].remove(id, from: old.owner) }
      byOwner[IDSetTable.shard(new.owner)].insert(id, into: new.owner)
    }
    if old?.association != new.association {
      if let old { byAssociation[Int(old.association.number)].remove(id) }
      byAssociation[Int(new.association.number)].insert(id)
    }
  }

  /// Adds all associations and subscriptions of a state that was loaded.
  mutating func insert(_ state: State) {
    state.associations.forEach { number, row in
      associationCreated(AssociationID(number: UInt32(number)), key: row.key)
    }
    state.subscriptions.forEach { id, record in
      changed(id, from: nil, to: Membership(owner: record.owner, association: record.association))
    }
  }
}

/// Sets of ids by owner, in shards, so that no growing dictionary stops everybody.
struct IDSetTable {
  static var shardCount: Int { 4096 }

  static func shard(_ owner: Int64) -> Int { Int(owner & Int64(shardCount - 1)) }

  fileprivate(set) var sets: [Int64: IDSet] = [:]

  mutating func insert(_ id: Int64, into owner: Int64) { sets[owner, default: IDSet()].insert(id) }

  mutating func remove(_ id: Int64, from owner: Int64) {
    sets[owner]?.remove(id)
    if sets[owner]?.count == 0 { sets[owner] = nil }
  }
}

extension Array {
  /// Takes the first element out that meets a condition.
  fileprivate mutating func removeFirst(where meets: (Element) -> Bool) {
    if let position = firstIndex(where: meets) { remove(at: position) }
  }
}
