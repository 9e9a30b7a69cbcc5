// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Subscriptions, their terms and their locks. docs/semantics.md is normative.
public struct SubscriptionServiceClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Creates a subscription: bound to a plan with add-ons, or custom; customised where asked for.
  public func create(
    _ request: CreateSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> CreateSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.create, request, options: options)
  }

  /// Returns one subscription.
  public func get(
    _ request: GetSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> GetSubscriptionReply {
    try await caller.call(SubscriptionServiceMethods.get, request, options: options)
  }

  /// Returns several subscriptions at once.
  /// Blocking.
  public func batchGet(
    _ request: BatchGetSubscriptionsRequest, options: CallOptions = CallOptions()
  ) async throws -> BatchGetSubscriptionsReply {
    try await caller.call(SubscriptionServiceMethods.batchGet, request, options: options)
  }

  /// Lists subscriptions by ascending id.
  public func list(
    _ request: ListSubscriptionsRequest, options: CallOptions = CallOptions()
  ) async throws -> ListSubscriptionsReply {
    try await caller.call(SubscriptionServiceMethods.list, request, options: options)
  }

  /// Counts subscriptions, as of one moment.
  /// Blocking.
  public func count(
    _ request: CountSubscriptionsRequest, options: CallOptions = CallOptions()
  ) async throws -> CountSubscriptionsReply {
    try await caller.call(SubscriptionServiceMethods.count, request, options: options)
  }

  /// Sets the fields of the spec that the mask names. Never locks.
  public func update(
    _ request: UpdateSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> UpdateSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.update, request, options: options)
  }

  /// Returns the values that apply now, computed from plan, add-ons, lock and overrides.
  public func getEffective(
    _ request: GetEffectiveRequest, options: CallOptions = CallOptions()
  ) async throws -> GetEffectiveReply {
    try await caller.call(SubscriptionServiceMethods.getEffective, request, options: options)
  }

  /// Returns the values that apply now to several subscriptions at once.
  /// Blocking.
  public func batchGetEffective(
    _ request: BatchGetEffectiveRequest, options: CallOptions = CallOptions()
  ) async throws -> BatchGetEffectiveReply {
    try await caller.call(SubscriptionServiceMethods.batchGetEffective, request, options: options)
  }

  /// Sends the effective values of every subscription that matches, and again whenever anything may have changed them: for
  /// agents that provision. Ends when the server stops: go on after the last position.
  public func watchEffective(
    _ request: WatchEffectiveRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<WatchEffectiveReply> {
    caller.serverStreaming(SubscriptionServiceMethods.watchEffective, request, options: options)
  }

  /// Gives a subscription values of its own. On a bound one this locks it.
  public func customize(
    _ request: CustomizeSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> CustomizeSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.customize, request, options: options)
  }

  /// Freezes a bound subscription as it stands: changes of its plan and add-ons no longer reach it.
  public func lock(
    _ request: LockSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> LockSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.lock, request, options: options)
  }

  /// Lets a locked subscription follow its plan and add-ons again.
  public func unlock(
    _ request: UnlockSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> UnlockSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.unlock, request, options: options)
  }

  /// Takes back values that an operator set.
  public func resetOverrides(
    _ request: ResetOverridesRequest, options: CallOptions = CallOptions()
  ) async throws -> ResetOverridesReply {
    try await caller.mutate(SubscriptionServiceMethods.resetOverrides, request, options: options)
  }

  /// Lets a subscription follow another plan; pins and add-ons stay.
  public func switchPlan(
    _ request: SwitchPlanRequest, options: CallOptions = CallOptions()
  ) async throws -> SwitchPlanReply {
    try await caller.mutate(SubscriptionServiceMethods.switchPlan, request, options: options)
  }

  /// Makes a bound subscription custom: its values as they stand become its own.
  public func detachPlan(
    _ request: DetachPlanRequest, options: CallOptions = CallOptions()
  ) async throws -> DetachPlanReply {
    try await caller.mutate(SubscriptionServiceMethods.detachPlan, request, options: options)
  }

  /// Attaches an add-on.
  public func addAddOn(
    _ request: AddAddOnRequest, options: CallOptions = CallOptions()
  ) async throws -> AddAddOnReply {
    try await caller.mutate(SubscriptionServiceMethods.addAddOn, request, options: options)
  }

  /// Sets all add-ons at once.
  public func setAddOns(
    _ request: SetAddOnsRequest, options: CallOptions = CallOptions()
  ) async throws -> SetAddOnsReply {
    try await caller.mutate(SubscriptionServiceMethods.setAddOns, request, options: options)
  }

  /// Takes an add-on away.
  public func removeAddOn(
    _ request: RemoveAddOnRequest, options: CallOptions = CallOptions()
  ) async throws -> RemoveAddOnReply {
    try await caller.mutate(SubscriptionServiceMethods.removeAddOn, request, options: options)
  }

  /// Sets values on the subscriber's behalf, of properties that a permission delegates to them.
  public func setSubscriberSettings(
    _ request: SetSubscriberSettingsRequest, options: CallOptions = CallOptions()
  ) async throws -> SetSubscriberSettingsReply {
    try await caller.mutate(SubscriptionServiceMethods.setSubscriberSettings, request, options: options)
  }

  /// Returns the values that a subscription should have and that cannot be provided.
  public func listConflicts(
    _ request: ListConflictsRequest, options: CallOptions = CallOptions()
  ) async throws -> ListConflictsReply {
    try await caller.call(SubscriptionServiceMethods.listConflicts, request, options: options)
  }

  /// Gives a subscription to another customer, or to the provider.
  public func transfer(
    _ request: TransferSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> TransferSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.transfer, request, options: options)
  }

  /// Suspends a subscription, on the provider's or the subscriber's behalf.
  public func suspend(
    _ request: SuspendSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> SuspendSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.suspend, request, options: options)
  }

  /// Takes one reason of a suspension away, and answers what is left.
  public func activate(
    _ request: ActivateSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> ActivateSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.activate, request, options: options)
  }

  /// Sets when a subscription expires, and ends its having expired.
  public func renew(
    _ request: RenewSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> RenewSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.renew, request, options: options)
  }

  /// Deletes a subscription.
  public func delete(
    _ request: DeleteSubscriptionRequest, options: CallOptions = CallOptions()
  ) async throws -> DeleteSubscriptionReply {
    try await caller.mutate(SubscriptionServiceMethods.delete, request, options: options)
  }

  /// Changes many subscriptions, each by a record of its own, and says what became of each. Repeated with the same
  /// request id, it goes on after the last one that was changed; a change that is complete answers its end.
  public func bulkUpdate(
    _ request: BulkUpdateRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<BulkUpdateReply> {
    caller.serverStreaming(SubscriptionServiceMethods.bulkUpdate, request, options: options)
  }
}
