import KeiyakuDomain
import KeiyakuMessages

// What a bulk change comes to for one of its subscriptions: what the single method would come to.

extension Core {
  /// Decides an operation for one subscription.
  mutating func decide(
    _ operation: BulkOperation, of id: Int64, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    let subscription = SubscriptionRef.with { $0.by = .id(id) }
    switch operation.operation {
    case .switchPlan(var request):
      request.subscription = subscription
      return try decide(request, mutation, now: now)
    case .detachPlan(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .addAddOn(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .setAddOns(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .removeAddOn(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .customize(var request):
      request.subscription = subscription
      return try decide(request, mutation, now: now)
    case .resetOverrides(var request):
      request.subscription = subscription
      return try decide(request, mutation, now: now)
    case .lock(var request):
      request.subscription = subscription
      return try decide(request, mutation, now: now)
    case .unlock(var request):
      request.subscription = subscription
      return try decide(request, mutation, now: now)
    case .suspend(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .activate(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .renew(var request):
      request.subscription = subscription
      return try decide(request, mutation, now: now)
    case .transfer(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case .delete(var request):
      request.subscription = subscription
      return try decide(request, mutation)
    case nil:
      throw .fieldRequired(field: "operation")
    }
  }

  /// An operation whose references were looked up: whatever becomes of names meanwhile, every subscription gets the same.
  public mutating func resolved(_ operation: BulkOperation) throws(Refusal) -> BulkOperation {
    observeEverything()
    var operation = operation
    switch operation.operation {
    case .transfer(var request):
      request.newOwner = try resolved(request.newOwner, field: "operation.transfer.new_owner")
      operation.operation = .transfer(request)
    case .switchPlan(var request):
      let plan = try resolve(request.plan, field: "operation.switch_plan.plan")
      request.plan = .with { $0.by = .id(plan) }
      operation.operation = .switchPlan(request)
    case .addAddOn(var request):
      request.addOn = try resolved(request.addOn, field: "operation.add_add_on.add_on")
      operation.operation = .addAddOn(request)
    case .setAddOns(var request):
      for position in request.addOns.indices {
        request.addOns[position] =
          try resolved(request.addOns[position], field: "operation.set_add_ons.add_ons[\(position)]")
      }
      operation.operation = .setAddOns(request)
    case .removeAddOn(var request):
      let addOn = try resolve(request.addOn, field: "operation.remove_add_on.add_on")
      request.addOn = .with { $0.by = .id(addOn) }
      operation.operation = .removeAddOn(request)
    case .detachPlan, .customize, .resetOverrides, .lock, .unlock, .suspend, .activate, .renew, .delete:
      break
    case nil:
      throw .fieldRequired(field: "operation")
    }
    return operation
  }

  private func resolved(_ owner: OwnerRef?, field: String) throws(Refusal) -> OwnerRef {
    let id = try resolve(owner, field: field)
    return .with { reference in
      reference.owner = id == 0 ? .provider(Provider()) : .customer(.with { $0.by = .id(id) })
    }
  }

  private func resolved(_ selection: AddOnSelection?, field: String) throws(Refusal) -> AddOnSelection {
    let id = try resolve(selection?.addOn, field: "\(field).add_on")
    return .with { resolved in
      resolved.addOn = .with { $0.by = .id(id) }
      resolved.quantity = selection?.quantity ?? 0
    }
  }
}
