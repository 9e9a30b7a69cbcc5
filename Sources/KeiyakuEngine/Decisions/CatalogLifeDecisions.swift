import KeiyakuDomain
import KeiyakuMessages

// What archiving and deleting plans and add-ons comes to. A deletion works on associations: it costs the same whether
// ten subscriptions follow or a million.

extension Core {
  /// Associations that one record moves at most.
  static let associationsMovedMax = 4096

  /// Decides CatalogService/SetPlanArchived.
  public func decide(_ request: SetPlanArchivedRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, plan, subject) = try target(request.plan, mutation)
    if plan.archived == request.archived { return Decision([], subject) }
    if id == state.defaultPlan { throw .defaultPlanRequired(operation: "Archiving") }
    var set = LogPlanArchivedSet()
    set.planID = id
    set.archived = request.archived
    return Decision([LogEvent(.planArchivedSet(set))], subject)
  }

  /// Decides CatalogService/SetAddOnArchived.
  public func decide(_ request: SetAddOnArchivedRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, addOn, subject) = try target(request.addOn, mutation)
    if addOn.archived == request.archived { return Decision([], subject) }
    var set = LogAddOnArchivedSet()
    set.addOnID = id
    set.archived = request.archived
    return Decision([LogEvent(.addOnArchivedSet(set))], subject)
  }

  /// Decides CatalogService/DeletePlan.
  public func decide(_ request: DeletePlanRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, plan, subject) = try target(request.plan, mutation)
    var successor: Int64 = 0
    if case .reassignTo(let reference) = request.followers {
      successor = try resolve(reference, field: "reassign_to")
      if successor == id {
        throw .fieldInvalid(field: "reassign_to", reason: "is the plan that is to be deleted; name another")
      }
    }
    if id == state.defaultPlan { throw .defaultPlanRequired(operation: "Deleting") }
    let use = Use(kind: .plan, name: plan.spec.name, count: Int64(plan.subscriptionCount))
    try use.check(isSettled: request.followers != nil, expectedCount: request.expectedCount)
    if let (name, isArchived) = state.plans.read(successor, { ($0.spec.name, $0.archived) }), isArchived {
      throw .planArchived(plan: name)
    }
    let moved = try use.associations(indexes.associations(ofPlan: id), in: state)

    var deleted = LogPlanDeleted()
    deleted.planID = id
    deleted.reassignedToPlanID = successor
    deleted.before = plan.spec
    deleted.valuesBefore = plan.values.messages
    deleted.following = use.count
    deleted.associations = moved.map(\.number)
    return Decision([LogEvent(.planDeleted(deleted))], subject)
  }

  /// Decides CatalogService/DeleteAddOn.
  public func decide(_ request: DeleteAddOnRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, addOn, subject) = try target(request.addOn, mutation)
    var successor: Int64 = 0
    if case .reassignTo(let reference) = request.holders {
      successor = try resolve(reference, field: "reassign_to")
      if successor == id {
        throw .fieldInvalid(field: "reassign_to", reason: "is the add-on that is to be deleted; name another")
      }
    }
    let use = Use(kind: .addOn, name: addOn.spec.name, count: Int64(addOn.subscriptionCount))
    try use.check(isSettled: request.holders != nil, expectedCount: request.expectedCount)
    let successorName = state.addOns.read(successor) { ($0.spec.name, $0.archived) }
    if let (name, isArchived) = successorName, isArchived { throw .addOnArchived(addOn: name) }
    let moved = try use.associations(indexes.associations(ofAddOn: id), in: state)
    for association in moved {
      guard let addOns = state.associations[Int64(association.number)]?.key.addOns else { continue }
      let sum = addOns.reduce(0) { [id, successor].contains($1.addOn) ? $0 + $1.quantity : $0 }
      if successor != 0, !AddOnQuantity.range.contains(sum) {
        throw .quantityOutOfBounds(field: "reassign_to", addOn: successorName?.0 ?? "", quantity: sum)
      }
    }

    var deleted = LogAddOnDeleted()
    deleted.addOnID = id
    deleted.reassignedToAddOnID = successor
    deleted.before = addOn.spec
    deleted.valuesBefore = addOn.values.messages
    deleted.following = use.count
    deleted.associations = moved.map(\.number)
    return Decision([LogEvent(.addOnDeleted(deleted))], subject)
  }
}

/// How a plan or an add-on that is to be deleted is used.
private struct Use {
  let kind: KeiyakuDomain.EntityKind
  let name: String
  /// Subscriptions.
  let count: Int64

  /// Refuses where nobody said what becomes of those that use it, or took them for more or fewer than they are.
  func check(isSettled: Bool, expectedCount: Int64) throws(Refusal) {
    if count > 0, !isSettled { throw .inUse(kind: kind, name: name, count: count) }
    if isSettled || expectedCount != 0, expectedCount != count {
      throw .expectedCountMismatch(expected: expectedCount, found: count)
    }
  }

  /// Those of some associations that have subscriptions, ascending; refuses where they are too many for one record.
  func associations(_ known: [AssociationID], in state: State) throws(Refusal) -> [AssociationID] {
    let used = known.filter { state.associations.read(Int64($0.number)) { $0.subscriptionCount > 0 } ?? false }
    guard used.count <= Core.associationsMovedMax else {
      throw .tooManyAssociations(
        kind: kind, name: name, count: Int64(used.count), limit: Int64(Core.associationsMovedMax))
    }
    return used.sorted { $0.number < $1.number }
  }
}

extension Core {
  /// Whom the deletion of a plan concerns, from the state before it.
  ///
  /// - Parameter detaches: Whether subscriptions become custom, which ends their locks as well.
  public func impact(ofDeletingPlan id: Int64, detaches: Bool) -> Impact {
    impact(of: indexes.associations(ofPlan: id), concernsLocked: detaches)
  }

  /// Whom the deletion of an add-on concerns, from the state before it.
  public func impact(ofDeletingAddOn id: Int64) -> Impact {
    impact(of: indexes.associations(ofAddOn: id), concernsLocked: false)
  }

  private func impact(of associations: [AssociationID], concernsLocked: Bool) -> Impact {
    var impact = Impact()
    for association in associations {
      state.associations.read(Int64(association.number)) { row in
        let locked = concernsLocked ? 0 : row.lockedCount
        impact.locked += Int64(locked)
        impact.following += Int64(row.subscriptionCount - locked)
      }
    }
    return impact
  }
}
