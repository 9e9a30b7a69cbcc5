import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// `keiyaku.v1.SubscriptionService` over the engine.
struct SubscriptionService: SubscriptionServiceProtocol {
  /// Subscriptions that one List call looks at, whatever its filters.
  static let candidatesMax = 1000

  let core: ServiceCore
  let pages: PageTokens

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

  func list(_ request: ListSubscriptionsRequest, context: CallContext) -> Gated<ListSubscriptionsReply> {
    core.read { () throws(Refusal) -> (ListSubscriptionsRequest, UInt64, PagePosition) in
      var filters = request
      filters.page = nil
      filters.view = .basic
      filters.owner = try request.owner?.normalized(field: "owner")
      filters.plan = try request.plan?.normalized()
      filters.addOn = try request.addOn?.normalized()
      let hash = filters.pageFilter
      return (filters, hash, try pages.position(request.page, of: .subscriptions, filter: hash))
    } _: { core, prepared, reply throws(Refusal) in
      let (filters, hash, page) = prepared
      let owner = filters.owner == nil ? nil : try core.resolve(filters.owner, field: "owner")
      let plan = filters.plan == nil ? nil : try core.resolve(filters.plan, field: "plan")
      let addOn = filters.addOn == nil ? nil : try core.resolve(filters.addOn, field: "add_on")
      var bytes = 0
      var last = page.after
      var cursor = core.subscriptions(
        matching: SubscriptionFilter(owner: owner, plan: plan, addOn: addOn), after: last,
        candidates: Self.candidatesMax)
      search: while true {
        switch core.next(of: &cursor) {
        case .end:
          break search
        case .stopped(let at):
          reply.nextPageToken = pages.token(after: at, of: .subscriptions, filter: hash)
          break search
        case .found(let id):
          if page.isFull(reply.subscriptions.count, bytes: bytes) {
            reply.nextPageToken = pages.token(after: last, of: .subscriptions, filter: hash)
            break search
          }
          let subscription = core.subscriptionView(id, request.view)
          bytes += subscription.approximateByteCount
          reply.subscriptions.append(subscription)
          last = id
        }
      }
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
