import KeiyakuDomain
import KeiyakuMessages

extension BulkUpdateRequest {
  /// The request as the engine takes it. Its form is checked here: what is selected, and what is to be done.
  func normalized() throws(Refusal) -> BulkUpdateRequest {
    var request = self
    if let revision = options?.ifRevision, revision != 0 {
      throw .fieldInvalid(
        field: "options.if_revision", reason: "is of one entity; leave it out, and give expected_count instead")
    }
    switch selection {
    case .filter(let filter):
      let filter = try filter.normalized()
      if filter == SubscriptionFilter() { throw .emptyFilter }
      request.selection = .filter(filter)
    case .ids(var ids):
      ids.ids.sort()
      if ids.ids.isEmpty { throw .fieldRequired(field: "ids.ids") }
      if ids.ids[0] < 1 { throw .fieldInvalid(field: "ids.ids", reason: "has \(ids.ids[0]), and ids begin with 1") }
      if let repeated = zip(ids.ids, ids.ids.dropFirst()).first(where: ==) {
        throw .itemRepeated(field: "ids.ids", item: "subscription \(repeated.0)")
      }
      request.selection = .ids(ids)
    case .all: break
    case nil: throw .fieldRequired(field: "filter, ids or all")
    }
    if expectedCount < 0 {
      throw .fieldInvalid(field: "expected_count", reason: "is negative; give a count, or 0 for no condition")
    }
    request.operation = try operation?.normalized()
    return request
  }
}

extension BulkOperation {
  /// The operation as the engine takes it. The request in it is that of the single method, without what this one says
  /// itself.
  fileprivate func normalized() throws(Refusal) -> BulkOperation {
    let field = "operation"
    var operation = self
    switch self.operation {
    case .switchPlan(var request):
      try Self.check("\(field).switch_plan", request.options, request.subscription)
      request.plan = try request.plan?.normalized(field: "\(field).switch_plan.plan")
      operation.operation = .switchPlan(request)
    case .detachPlan(let request):
      try Self.check("\(field).detach_plan", request.options, request.subscription)
    case .addAddOn(var request):
      try Self.check("\(field).add_add_on", request.options, request.subscription)
      let addOn = try request.addOn?.addOn?.normalized(field: "\(field).add_add_on.add_on.add_on")
      request.addOn?.addOn = addOn
      operation.operation = .addAddOn(request)
    case .setAddOns(var request):
      try Self.check("\(field).set_add_ons", request.options, request.subscription)
      for position in request.addOns.indices {
        request.addOns[position].addOn = try request.addOns[position].addOn?
          .normalized(field: "\(field).set_add_ons.add_ons[\(position)].add_on")
      }
      operation.operation = .setAddOns(request)
    case .removeAddOn(var request):
      try Self.check("\(field).remove_add_on", request.options, request.subscription)
      request.addOn = try request.addOn?.normalized(field: "\(field).remove_add_on.add_on")
      operation.operation = .removeAddOn(request)
    case .customize(var request):
      try Self.check("\(field).customize", request.options, request.subscription)
      request.customization = try request.customization?.normalized(field: "\(field).customize.customization")
      operation.operation = .customize(request)
    case .lock(var request):
      try Self.check("\(field).lock", request.options, request.subscription)
      request.note = try Text.normalized(request.note, field: "\(field).lock.note")
      operation.operation = .lock(request)
    case .transfer(var request):
      try Self.check("\(field).transfer", request.options, request.subscription)
      request.newOwner = try request.newOwner?.normalized(field: "\(field).transfer.new_owner")
      operation.operation = .transfer(request)
    case .resetOverrides(let request):
      try Self.check("\(field).reset_overrides", request.options, request.subscription)
    case .unlock(let request): try Self.check("\(field).unlock", request.options, request.subscription)
    case .suspend(let request): try Self.check("\(field).suspend", request.options, request.subscription)
    case .activate(let request): try Self.check("\(field).activate", request.options, request.subscription)
    case .renew(let request): try Self.check("\(field).renew", request.options, request.subscription)
    case .delete(let request): try Self.check("\(field).delete", request.options, request.subscription)
    case nil: break
    }
    return operation
  }

  private static func check(
    _ field: String, _ options: MutationOptions?, _ subscription: SubscriptionRef?
  ) throws(Refusal) {
    if options != nil {
      throw .fieldInvalid(field: "\(field).options", reason: "is set; the options of the whole hold for each row")
    }
    if subscription != nil {
      throw .fieldInvalid(field: "\(field).subscription", reason: "is set; the selection says which subscriptions")
    }
  }
}
