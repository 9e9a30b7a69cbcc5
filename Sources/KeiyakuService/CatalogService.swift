import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// `keiyaku.v1.CatalogService` over the engine.
struct CatalogService: CatalogServiceProtocol {
  let core: ServiceCore
  let pages: PageTokens

  func createPlan(_ request: CreatePlanRequest, context: CallContext) -> Gated<CreatePlanReply> {
    core.mutate(CatalogServiceMethods.createPlan, context) { () throws(Refusal) in
      var request = request
      request.spec = try request.spec?.normalized()
      request.copyFrom = try request.copyFrom?.normalized(field: "copy_from")
      request.values.compose()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      CreatePlanReply(&core, subject, result)
    }
  }

  func getPlan(_ request: GetPlanRequest, context: CallContext) -> Gated<GetPlanReply> {
    core.read { () throws(Refusal) in
      try request.plan?.normalized()
    } _: { core, reference, reply throws(Refusal) in
      reply.plan = core.planView(try core.resolve(reference, field: "plan"))
    }
  }

  func listPlans(_ request: ListPlansRequest, context: CallContext) -> Gated<ListPlansReply> {
    core.read { () throws(Refusal) in
      try pages.position(request.page, of: .plans, filter: 0)
    } _: { core, page, reply throws(Refusal) in
      (reply.plans, reply.nextPageToken) = pages.read(page, of: .plans) { id in
        core.nextPlan(after: id)
      } view: { id in
        core.planView(id)
      }
    }
  }

  func updatePlan(_ request: UpdatePlanRequest, context: CallContext) -> Gated<UpdatePlanReply> {
    var basis: ImpactBasis?
    return core.mutate(CatalogServiceMethods.updatePlan, context) { () throws(Refusal) in
      var request = request
      request.plan = try request.plan?.normalized()
      request.spec = try request.mask.masked(request.spec).normalized()
      request.values.compose()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      let decision = try core.decide(request, mutation)
      basis = decision.impact
      return decision
    } answer: { core, subject, result in
      var reply = UpdatePlanReply(&core, subject, result)
      reply.impact = basis.map { core.impact($0) }
      return reply
    }
  }

  func setDefaultPlan(_ request: SetDefaultPlanRequest, context: CallContext) -> Gated<SetDefaultPlanReply> {
    core.mutate(CatalogServiceMethods.setDefaultPlan, context) { () throws(Refusal) in
      var request = request
      request.plan = try request.plan?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      SetDefaultPlanReply(&core, subject, result)
    }
  }

  func createAddOn(_ request: CreateAddOnRequest, context: CallContext) -> Gated<CreateAddOnReply> {
    core.mutate(CatalogServiceMethods.createAddOn, context) { () throws(Refusal) in
      var request = request
      request.spec = try request.spec?.normalized()
      request.copyFrom = try request.copyFrom?.normalized(field: "copy_from")
      request.values.compose()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      CreateAddOnReply(&core, subject, result)
    }
  }

  func getAddOn(_ request: GetAddOnRequest, context: CallContext) -> Gated<GetAddOnReply> {
    core.read { () throws(Refusal) in
      try request.addOn?.normalized()
    } _: { core, reference, reply throws(Refusal) in
      reply.addOn = core.addOnView(try core.resolve(reference, field: "add_on"))
    }
  }

  func listAddOns(_ request: ListAddOnsRequest, context: CallContext) -> Gated<ListAddOnsReply> {
    core.read { () throws(Refusal) in
      try pages.position(request.page, of: .addOns, filter: 0)
    } _: { core, page, reply throws(Refusal) in
      (reply.addOns, reply.nextPageToken) = pages.read(page, of: .addOns) { id in
        core.nextAddOn(after: id)
      } view: { id in
        core.addOnView(id)
      }
    }
  }

  func updateAddOn(_ request: UpdateAddOnRequest, context: CallContext) -> Gated<UpdateAddOnReply> {
    var basis: ImpactBasis?
    return core.mutate(CatalogServiceMethods.updateAddOn, context) { () throws(Refusal) in
      var request = request
      request.addOn = try request.addOn?.normalized()
      request.spec = try request.mask.masked(request.spec).normalized()
      request.values.compose()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      let decision = try core.decide(request, mutation)
      basis = decision.impact
      return decision
    } answer: { core, subject, result in
      var reply = UpdateAddOnReply(&core, subject, result)
      reply.impact = basis.map { core.impact($0) }
      return reply
    }
  }

  func describeProperties(
    _ request: DescribePropertiesRequest, context: CallContext
  ) -> Gated<DescribePropertiesReply> {
    core.read({ () throws(Refusal) in }) { core, _, reply throws(Refusal) in
      core.observeEverything()
      reply.registryVersion = core.registry.version
      reply.properties = core.registry.definitions.map { PropertyDescription($0, in: core.registry) }
    }
  }
}
