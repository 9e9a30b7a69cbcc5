import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// Archiving and deleting plans and add-ons.
extension CatalogService {
  func setPlanArchived(_ request: SetPlanArchivedRequest, context: CallContext) -> Gated<SetPlanArchivedReply> {
    core.mutate(CatalogServiceMethods.setPlanArchived, context) { () throws(Refusal) in
      var request = request
      request.plan = try request.plan?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      SetPlanArchivedReply(&core, subject, result)
    }
  }

  func setAddOnArchived(_ request: SetAddOnArchivedRequest, context: CallContext) -> Gated<SetAddOnArchivedReply> {
    core.mutate(CatalogServiceMethods.setAddOnArchived, context) { () throws(Refusal) in
      var request = request
      request.addOn = try request.addOn?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      SetAddOnArchivedReply(&core, subject, result)
    }
  }

  func deletePlan(_ request: DeletePlanRequest, context: CallContext) -> Gated<DeletePlanReply> {
    // Known where it is decided, and to no repetition.
    var impact: Impact?
    return core.mutate(CatalogServiceMethods.deletePlan, context) { () throws(Refusal) in
      var request = request
      request.plan = try request.plan?.normalized()
      if case .reassignTo(let plan) = request.followers {
        request.followers = .reassignTo(try plan.normalized(field: "reassign_to"))
      }
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      let decision = try core.decide(request, mutation)
      impact = core.impact(ofDeletingPlan: decision.subject.plan, detaches: request.followers == .detach(Detach()))
      return decision
    } answer: { _, _, result in
      .with {
        $0.result = result
        $0.impact = impact
      }
    }
  }

  func deleteAddOn(_ request: DeleteAddOnRequest, context: CallContext) -> Gated<DeleteAddOnReply> {
    var impact: Impact?
    return core.mutate(CatalogServiceMethods.deleteAddOn, context) { () throws(Refusal) in
      var request = request
      request.addOn = try request.addOn?.normalized()
      if case .reassignTo(let addOn) = request.holders {
        request.holders = .reassignTo(try addOn.normalized(field: "reassign_to"))
      }
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      let decision = try core.decide(request, mutation)
      impact = core.impact(ofDeletingAddOn: decision.subject.addOn)
      return decision
    } answer: { _, _, result in
      .with {
        $0.result = result
        $0.impact = impact
      }
    }
  }
}
