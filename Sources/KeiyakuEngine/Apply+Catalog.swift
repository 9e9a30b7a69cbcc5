import KeiyakuDomain
import KeiyakuMessages

// What the facts about plans and add-ons do to the state. The deletion of either works on associations, so that it costs
// the same whether ten subscriptions follow or a million.

extension State {
  mutating func planCreated<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ spec: PlanSpec?, _ values: [KeiyakuMessages.PropertyValue], _ event: String, _ stamp: Stamp,
    _ observer: inout Observer
  ) throws(ReplayError) {
    guard id == plans.nextID else { throw stamp.inconsistent(event) }
    plans.append(
      PlanRecord(
        spec: spec ?? PlanSpec(), values: try stamp.values(values, event), archived: false, subscriptionCount: 0,
        createdAt: stamp.time, updatedAt: stamp.time, revision: stamp.sequence, touched: stamp.sequence))
    observer.planChanged(id, from: nil, in: self)
  }

  mutating func planUpdated<Observer: StateObserver & ~Copyable>(
    _ event: LogPlanUpdated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let values = try stamp.values(event.values, "plan_updated")
    guard let old = plans.read(event.planID, { $0.spec }) else { throw stamp.inconsistent("plan_updated") }
    plans.update(event.planID) { plan in
      plan.spec = event.spec ?? PlanSpec()
      plan.values = plan.values.overlaid(by: values)
      plan.updatedAt = stamp.time
      plan.revision = stamp.sequence
      plan.touched = stamp.sequence
    }
    observer.planChanged(event.planID, from: old, in: self)
  }

  mutating func addOnCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogAddOnCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard event.addOnID == addOns.nextID else { throw stamp.inconsistent("add_on_created") }
    addOns.append(
      AddOnRecord(
        spec: event.spec ?? AddOnSpec(), values: try stamp.values(event.values, "add_on_created"), archived: false,
        subscriptionCount: 0, createdAt: stamp.time, updatedAt: stamp.time, revision: stamp.sequence,
        touched: stamp.sequence))
    observer.addOnChanged(event.addOnID, from: nil, in: self)
  }

  mutating func addOnUpdated<Observer: StateObserver & ~Copyable>(
    _ event: LogAddOnUpdated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let values = try stamp.values(event.values, "add_on_updated")
    guard let old = addOns.read(event.addOnID, { $0.spec }) else { throw stamp.inconsistent("add_on_updated") }
    addOns.update(event.addOnID) { addOn in
      addOn.spec = event.spec ?? AddOnSpec()
      addOn.values = addOn.values.overlaid(by: values)
      for property in event.clearedProperties { addOn.values.remove(property) }
      addOn.updatedAt = stamp.time
      addOn.revision = stamp.sequence
      addOn.touched = stamp.sequence
    }
    observer.addOnChanged(event.addOnID, from: old, in: self)
  }

  /// Changes a plan's own facts, its attributes aside.
  mutating func changePlan(
    _ id: Int64, _ event: String, _ stamp: Stamp, _ change: (inout PlanRecord) -> Void
  ) throws(ReplayError) {
    let isKnown = plans.update(id) { plan in
      change(&plan)
      plan.revision = stamp.sequence
      plan.touched = stamp.sequence
      plan.updatedAt = stamp.time
    }
    guard isKnown else { throw stamp.inconsistent(event) }
  }

  /// Changes an add-on's own facts, its attributes aside.
  mutating func changeAddOn(
    _ id: Int64, _ event: String, _ stamp: Stamp, _ change: (inout AddOnRecord) -> Void
  ) throws(ReplayError) {
    let isKnown = addOns.update(id) { addOn in
      change(&addOn)
      addOn.revision = stamp.sequence
      addOn.touched = stamp.sequence
      addOn.updatedAt = stamp.time
    }
    guard isKnown else { throw stamp.inconsistent(event) }
  }

  mutating func planDeleted<Observer: StateObserver & ~Copyable>(
    _ event: LogPlanDeleted, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "plan_deleted"
    let target = event.reassignedToPlanID
    guard let plan = plans[event.planID], event.planID != defaultPlan, target != event.planID,
      target == 0 || plans.contains(target)
    else { throw stamp.inconsistent(name) }
    try move(event.associations, name, stamp, &observer) { state, row in
      guard row.key.plan == event.planID else { return nil }
      // A whole lock ends with the plan that it is against.
      if target == 0 {
        let values = CatalogCache.terms(of: row.key, in: state).base
        return Move(key: AssociationKey(plan: 0, addOns: [], kept: PropertySet()), detached: values)
      }
      return Move(key: AssociationKey(plan: target, addOns: row.key.addOns, kept: row.key.kept), detached: nil)
    }
    // All that followed it were named.
    guard plans.read(event.planID, { $0.subscriptionCount }) == 0 else { throw stamp.inconsistent(name) }
    plans.remove(event.planID)
    observer.planRemoved(event.planID, plan.spec)
  }

  mutating func addOnDeleted<Observer: StateObserver & ~Copyable>(
    _ event: LogAddOnDeleted, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    let name = "add_on_deleted"
    let target = event.reassignedToAddOnID
    guard let addOn = addOns[event.addOnID], target != event.addOnID, target == 0 || addOns.contains(target) else {
      throw stamp.inconsistent(name)
    }
    try move(event.associations, name, stamp, &observer) { _, row in
      guard let key = row.key.replacing(addOn: event.addOnID, by: target) else { return nil }
      return Move(key: key, detached: nil)
    }
    guard addOns.read(event.addOnID, { $0.subscriptionCount }) == 0 else { throw stamp.inconsistent(name) }
    addOns.remove(event.addOnID)
    observer.addOnRemoved(event.addOnID, addOn.spec)
  }

  /// What becomes of an association whose plan or add-on is deleted.
  private struct Move {
    var key: AssociationKey
    var detached: PropertySet?
  }

  private mutating func move<Observer: StateObserver & ~Copyable>(
    _ numbers: [UInt32], _ event: String, _ stamp: Stamp, _ observer: inout Observer,
    _ moved: (State, AssociationRow) -> Move?
  ) throws(ReplayError) {
    for number in numbers {
      let id = AssociationID(number: number)
      guard let row = associations[Int64(number)], let move = moved(self, row) else { throw stamp.inconsistent(event) }
      count(row.key, by: -row.subscriptionCount, stamp)
      self.move(id, to: move.key, detached: move.detached, at: stamp)
      count(move.key, by: row.subscriptionCount, stamp)
      if move.detached != nil {
        associations.update(Int64(number)) { row in
          row.lockedCount = 0
          row.pinnedCount = 0
        }
      }
      observer.associationMoved(id, from: row.key, to: move.key)
    }
  }
}

extension AssociationKey {
  /// The key with an add-on taken out and another in its place, to whose quantity its own is added; 0 puts none there.
  /// Nil where the add-on is not attached, or where the sum is more than an add-on may count.
  func replacing(addOn: Int64, by target: Int64) -> AssociationKey? {
    guard let taken = addOns.first(where: { $0.addOn == addOn }) else { return nil }
    var key = self
    key.addOns.removeAll { $0.addOn == addOn }
    if target == 0 { return key }
    if let position = key.addOns.firstIndex(where: { $0.addOn == target }) {
      key.addOns[position].quantity += taken.quantity
      guard AddOnQuantity.range.contains(key.addOns[position].quantity) else { return nil }
    } else {
      let position = key.addOns.firstIndex { $0.addOn > target } ?? key.addOns.count
      key.addOns.insert(AttachedAddOnKey(addOn: target, quantity: taken.quantity), at: position)
    }
    return key
  }
}
