import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

// Lock, own values, plan and add-ons of a subscription. What these change of its values, a dry run says.

/// What a change of a subscription's terms answers.
protocol TermsReply: SubscriptionReply {
  var changes: [ValueChange] { get set }
}

extension CustomizeSubscriptionReply: TermsReply {}
extension LockSubscriptionReply: TermsReply {}
extension UnlockSubscriptionReply: TermsReply {}
extension ResetOverridesReply: TermsReply {}
extension SwitchPlanReply: TermsReply {}
extension DetachPlanReply: TermsReply {}
extension AddAddOnReply: TermsReply {}
extension SetAddOnsReply: TermsReply {}
extension RemoveAddOnReply: TermsReply {}
extension SetSubscriberSettingsReply: TermsReply {}

extension SubscriptionService {
  func customize(
    _ request: CustomizeSubscriptionRequest, context: CallContext
  ) -> Gated<CustomizeSubscriptionReply> {
    changeTerms(SubscriptionServiceMethods.customize, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.customization = try request.customization?.normalized(field: "customization")
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    }
  }

  func resetOverrides(_ request: ResetOverridesRequest, context: CallContext) -> Gated<ResetOverridesReply> {
    changeTerms(SubscriptionServiceMethods.resetOverrides, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    }
  }

  func lock(_ request: LockSubscriptionRequest, context: CallContext) -> Gated<LockSubscriptionReply> {
    changeTerms(SubscriptionServiceMethods.lock, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.note = try Text.normalized(request.note, field: "note")
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    }
  }

  func unlock(_ request: UnlockSubscriptionRequest, context: CallContext) -> Gated<UnlockSubscriptionReply> {
    changeTerms(SubscriptionServiceMethods.unlock, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    }
  }

  func switchPlan(_ request: SwitchPlanRequest, context: CallContext) -> Gated<SwitchPlanReply> {
    changeTerms(SubscriptionServiceMethods.switchPlan, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.plan = try request.plan?.normalized()
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, mutation, now: now)
    }
  }

  func detachPlan(_ request: DetachPlanRequest, context: CallContext) -> Gated<DetachPlanReply> {
    changeTerms(SubscriptionServiceMethods.detachPlan, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    }
  }

  func addAddOn(_ request: AddAddOnRequest, context: CallContext) -> Gated<AddAddOnReply> {
    changeTerms(SubscriptionServiceMethods.addAddOn, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.addOn = try request.addOn?.normalized(field: "add_on")
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    }
  }

  func setAddOns(_ request: SetAddOnsRequest, context: CallContext) -> Gated<SetAddOnsReply> {
    changeTerms(SubscriptionServiceMethods.setAddOns, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      for position in request.addOns.indices {
        request.addOns[position] = try request.addOns[position].normalized(field: "add_ons[\(position)]")
      }
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    }
  }

  func removeAddOn(_ request: RemoveAddOnRequest, context: CallContext) -> Gated<RemoveAddOnReply> {
    changeTerms(SubscriptionServiceMethods.removeAddOn, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.addOn = try request.addOn?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    }
  }

  func setSubscriberSettings(
    _ request: SetSubscriberSettingsRequest, context: CallContext
  ) -> Gated<SetSubscriberSettingsReply> {
    changeTerms(SubscriptionServiceMethods.setSubscriberSettings, context) { () throws(Refusal) in
      var request = request
      request.subscription = try request.subscription?.normalized()
      request.values.compose()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    }
  }

  func listConflicts(_ request: ListConflictsRequest, context: CallContext) -> Gated<ListConflictsReply> {
    core.read { () throws(Refusal) in
      try request.subscription?.normalized()
    } _: { core, reference, reply throws(Refusal) in
      let id = try core.resolve(reference, field: "subscription")
      reply.subscriptionID = id
      reply.conflicts = core.conflicts(ofSubscription: id)
    }
  }

  /// Carries out a change of terms. What it changes is compared for dry runs alone.
  private func changeTerms<Request: MutationRequest, Reply: TermsReply & Sendable>(
    _ method: MethodDescriptor<Request, Reply>, _ context: CallContext, request: () throws(Refusal) -> Request,
    decide: (inout Core, Request, Mutation, Int64) throws(Refusal) -> Decision
  ) -> Gated<Reply> {
    var before: WantedValues?
    return core.mutate(method, context, request: request) { core, request, mutation, now throws(Refusal) in
      let decision = try decide(&core, request, mutation, now)
      if mutation.isDryRun { before = core.wantedValues(ofSubscription: decision.subject.subscription) }
      return decision
    } answer: { core, subject, result in
      var reply = Reply(&core, subject, result)
      if let before { reply.changes = core.valueChanges(ofSubscription: subject.subscription, since: before) }
      return reply
    }
  }
}
