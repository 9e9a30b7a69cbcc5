import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// `keiyaku.v1.SubscriptionService` over the engine.
struct SubscriptionService: SubscriptionServiceProtocol {
  let core: ServiceCore
  let pages: PageTokens
  /// What watches follow; nil where records cannot be read back.
  var log: DurableLog?
  let bulkTurns = BulkTurns()
  let counts = CountLimit()

  func create(_ request: CreateSubscriptionRequest, context: CallContext) -> Gated<CreateSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.create, context) { () throws(Refusal) in
      var request = request
      request.owner = try request.owner?.normalized(field: "owner")
      request.subscription = try request.subscription?.normalized(field: "subscription")
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    } answer: { core, subject, result in
      CreateSubscriptionReply(&core, subject, result)
    }
  }

  func get(_ request: GetSubscriptionRequest, context: CallContext) -> Gated<GetSubscriptionReply> {
    core.read { () throws(Refusal) in
      try request.subscription?.normalized()
    } _: { core, reference, reply throws(Refusal) in
      let id = try core.resolve(reference, field: "subscription")
      reply.subscription = Subscription()
      core.show(subscription: id, request.view, in: &reply.subscription!)  // Set in the line before.
    }
  }

  func update(_ request: UpdateSubscriptionRequest, context: CallContext) -> Gated<UpdateSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.update, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.spec = try request.mask.masked(request.spec).normalized(field: "spec")
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      UpdateSubscriptionReply(&core, subject, result)
    }
  }

  func getEffective(_ request: GetEffectiveRequest, context: CallContext) -> Gated<GetEffectiveReply> {
    core.read { () throws(Refusal) in
      try request.subscription?.normalized()
    } _: { core, reference, reply throws(Refusal) in
      let id = try core.resolve(reference, field: "subscription")
      let view = core.effectiveView(
        id, incarnation: pages.incarnation, ifNoneMatch: request.ifNoneMatch, explains: request.explain)
      guard let view else {
        throw .subscriptionNotFound(field: "subscription", reference: "id \(id)")
      }
      reply = view
    }
  }

  func transfer(_ request: TransferSubscriptionRequest, context: CallContext) -> Gated<TransferSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.transfer, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.newOwner = try request.newOwner?.normalized(field: "new_owner")
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      TransferSubscriptionReply(&core, subject, result)
    }
  }
}
