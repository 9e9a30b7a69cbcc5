// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Subscriptions, their terms and their locks. docs/semantics.md is normative.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol SubscriptionServiceProtocol: Sendable {
  /// Creates a subscription: bound to a plan with add-ons, or custom; customised where asked for.
  func create(_ request: CreateSubscriptionRequest, context: CallContext)
    -> Gated<CreateSubscriptionReply>

  /// Returns one subscription.
  func get(_ request: GetSubscriptionRequest, context: CallContext)
    -> Gated<GetSubscriptionReply>

  /// Returns several subscriptions at once.
  /// Blocking.
  func batchGet(_ request: BatchGetSubscriptionsRequest, context: CallContext)
    async -> Gated<BatchGetSubscriptionsReply>

  /// Lists subscriptions by ascending id.
  func list(_ request: ListSubscriptionsRequest, context: CallContext)
    -> Gated<ListSubscriptionsReply>

  /// Counts subscriptions, as of one moment.
  /// Blocking.
  func count(_ request: CountSubscriptionsRequest, context: CallContext)
    async -> Gated<CountSubscriptionsReply>

  /// Sets the fields of the spec that the mask names. Never locks.
  func update(_ request: UpdateSubscriptionRequest, context: CallContext)
    -> Gated<UpdateSubscriptionReply>

  /// Returns the values that apply now, computed from plan, add-ons, lock and overrides.
  func getEffective(_ request: GetEffectiveRequest, context: CallContext)
    -> Gated<GetEffectiveReply>

  /// Returns the values that apply now to several subscriptions at once.
  /// Blocking.
  func batchGetEffective(_ request: BatchGetEffectiveRequest, context: CallContext)
    async -> Gated<BatchGetEffectiveReply>

  /// Sends the effective values of every subscription that matches, and again whenever anything may have changed them: for
  /// agents that provision. Ends when the server stops: go on after the last position.
  /// Returns why the stream ends; nil for OK.
  func watchEffective(_ request: WatchEffectiveRequest, responses: ResponseStream<WatchEffectiveReply>, context: CallContext)
    async -> RPCError?

  /// Gives a subscription values of its own. On a bound one this locks it.
  func customize(_ request: CustomizeSubscriptionRequest, context: CallContext)
    -> Gated<CustomizeSubscriptionReply>

  /// Freezes a bound subscription as it stands: changes of its plan and add-ons no longer reach it.
  func lock(_ request: LockSubscriptionRequest, context: CallContext)
    -> Gated<LockSubscriptionReply>

  /// Lets a locked subscription follow its plan and add-ons again.
  func unlock(_ request: UnlockSubscriptionRequest, context: CallContext)
    -> Gated<UnlockSubscriptionReply>

  /// Takes back values that an operator set.
  func resetOverrides(_ request: ResetOverridesRequest, context: CallContext)
    -> Gated<ResetOverridesReply>

  /// Lets a subscription follow another plan; pins and add-ons stay.
  func switchPlan(_ request: SwitchPlanRequest, context: CallContext)
    -> Gated<SwitchPlanReply>

  /// Makes a bound subscription custom: its values as they stand become its own.
  func detachPlan(_ request: DetachPlanRequest, context: CallContext)
    -> Gated<DetachPlanReply>

  /// Attaches an add-on.
  func addAddOn(_ request: AddAddOnRequest, context: CallContext)
    -> Gated<AddAddOnReply>

  /// Sets all add-ons at once.
  func setAddOns(_ request: SetAddOnsRequest, context: CallContext)
    -> Gated<SetAddOnsReply>

  /// Takes an add-on away.
  func removeAddOn(_ request: RemoveAddOnRequest, context: CallContext)
    -> Gated<RemoveAddOnReply>

  /// Sets values on the subscriber's behalf, of properties that a permission delegates to them.
  func setSubscriberSettings(_ request: SetSubscriberSettingsRequest, context: CallContext)
    -> Gated<SetSubscriberSettingsReply>

  /// Returns the values that a subscription should have and that cannot be provided.
  func listConflicts(_ request: ListConflictsRequest, context: CallContext)
    -> Gated<ListConflictsReply>

  /// Gives a subscription to another customer, or to the provider.
  func transfer(_ request: TransferSubscriptionRequest, context: CallContext)
    -> Gated<TransferSubscriptionReply>

  /// Suspends a subscription, on the provider's or the subscriber's behalf.
  func suspend(_ request: SuspendSubscriptionRequest, context: CallContext)
    -> Gated<SuspendSubscriptionReply>

  /// Takes one reason of a suspension away, and answers what is left.
  func activate(_ request: ActivateSubscriptionRequest, context: CallContext)
    -> Gated<ActivateSubscriptionReply>

  /// Sets when a subscription expires, and ends its having expired.
  func renew(_ request: RenewSubscriptionRequest, context: CallContext)
    -> Gated<RenewSubscriptionReply>

  /// Deletes a subscription.
  func delete(_ request: DeleteSubscriptionRequest, context: CallContext)
    -> Gated<DeleteSubscriptionReply>

  /// Changes many subscriptions, each by a record of its own, and says what became of each. Repeated with the same
  /// request id, it goes on after the last one that was changed; a change that is complete answers its end.
  /// Returns why the stream ends; nil for OK.
  func bulkUpdate(_ request: BulkUpdateRequest, responses: ResponseStream<BulkUpdateReply>, context: CallContext)
    async -> RPCError?
}

extension ServiceMethod {
  /// The methods of `keiyaku.v1.SubscriptionService`, carried out by `service`.
  public static func methods(of service: some SubscriptionServiceProtocol) -> [ServiceMethod] {
    [
      .unary(SubscriptionServiceMethods.create) { request, context in
        service.create(request, context: context)
      },
      .unary(SubscriptionServiceMethods.get) { request, context in
        service.get(request, context: context)
      },
      .blocking(SubscriptionServiceMethods.batchGet) { request, context in
        await service.batchGet(request, context: context)
      },
      .unary(SubscriptionServiceMethods.list) { request, context in
        service.list(request, context: context)
      },
      .blocking(SubscriptionServiceMethods.count) { request, context in
        await service.count(request, context: context)
      },
      .unary(SubscriptionServiceMethods.update) { request, context in
        service.update(request, context: context)
      },
      .unary(SubscriptionServiceMethods.getEffective) { request, context in
        service.getEffective(request, context: context)
      },
      .blocking(SubscriptionServiceMethods.batchGetEffective) { request, context in
        await service.batchGetEffective(request, context: context)
      },
      .serverStreaming(SubscriptionServiceMethods.watchEffective) { request, responses, context in
        await service.watchEffective(request, responses: responses, context: context)
      },
      .unary(SubscriptionServiceMethods.customize) { request, context in
        service.customize(request, context: context)
      },
      .unary(SubscriptionServiceMethods.lock) { request, context in
        service.lock(request, context: context)
      },
      .unary(SubscriptionServiceMethods.unlock) { request, context in
        service.unlock(request, context: context)
      },
      .unary(SubscriptionServiceMethods.resetOverrides) { request, context in
        service.resetOverrides(request, context: context)
      },
      .unary(SubscriptionServiceMethods.switchPlan) { request, context in
        service.switchPlan(request, context: context)
      },
      .unary(SubscriptionServiceMethods.detachPlan) { request, context in
        service.detachPlan(request, context: context)
      },
      .unary(SubscriptionServiceMethods.addAddOn) { request, context in
        service.addAddOn(request, context: context)
      },
      .unary(SubscriptionServiceMethods.setAddOns) { request, context in
        service.setAddOns(request, context: context)
      },
      .unary(SubscriptionServiceMethods.removeAddOn) { request, context in
        service.removeAddOn(request, context: context)
      },
      .unary(SubscriptionServiceMethods.setSubscriberSettings) { request, context in
        service.setSubscriberSettings(request, context: context)
      },
      .unary(SubscriptionServiceMethods.listConflicts) { request, context in
        service.listConflicts(request, context: context)
      },
      .unary(SubscriptionServiceMethods.transfer) { request, context in
        service.transfer(request, context: context)
      },
      .unary(SubscriptionServiceMethods.suspend) { request, context in
        service.suspend(request, context: context)
      },
      .unary(SubscriptionServiceMethods.activate) { request, context in
        service.activate(request, context: context)
      },
      .unary(SubscriptionServiceMethods.renew) { request, context in
        service.renew(request, context: context)
      },
      .unary(SubscriptionServiceMethods.delete) { request, context in
        service.delete(request, context: context)
      },
      .serverStreaming(SubscriptionServiceMethods.bulkUpdate) { request, responses, context in
        await service.bulkUpdate(request, responses: responses, context: context)
      },
    ]
  }
}
