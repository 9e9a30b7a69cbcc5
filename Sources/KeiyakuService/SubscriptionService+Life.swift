import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// Whether subscriptions are active, until when, and their end.
extension SubscriptionService {
  func suspend(_ request: SuspendSubscriptionRequest, context: CallContext) -> Gated<SuspendSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.suspend, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      SuspendSubscriptionReply(&core, subject, result)
    }
  }

  func activate(_ request: ActivateSubscriptionRequest, context: CallContext) -> Gated<ActivateSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.activate, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      ActivateSubscriptionReply(&core, subject, result)
    }
  }

  func renew(_ request: RenewSubscriptionRequest, context: CallContext) -> Gated<RenewSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.renew, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    } answer: { core, subject, result in
      RenewSubscriptionReply(&core, subject, result)
    }
  }

  func delete(_ request: DeleteSubscriptionRequest, context: CallContext) -> Gated<DeleteSubscriptionReply> {
    core.mutate(SubscriptionServiceMethods.delete, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { _, _, result in
      .with { $0.result = result }
    }
  }
}
