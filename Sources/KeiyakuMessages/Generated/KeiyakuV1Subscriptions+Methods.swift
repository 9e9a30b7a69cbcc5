// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.v1.SubscriptionService`.
public enum SubscriptionServiceMethods {
  /// Creates a subscription: bound to a plan with add-ons, or custom; customised where asked for.
  public static let create = MethodDescriptor<CreateSubscriptionRequest, CreateSubscriptionReply>(
    id: 0xe32b91a0, fullName: "keiyaku.v1.SubscriptionService/Create", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns one subscription.
  public static let get = MethodDescriptor<GetSubscriptionRequest, GetSubscriptionReply>(
    id: 0x2ebe3390, fullName: "keiyaku.v1.SubscriptionService/Get", kind: .unary,
    isRead: true, isBlocking: false)

  /// Returns several subscriptions at once.
  /// Blocking.
  public static let batchGet = MethodDescriptor<BatchGetSubscriptionsRequest, BatchGetSubscriptionsReply>(
    id: 0xc6cf7a48, fullName: "keiyaku.v1.SubscriptionService/BatchGet", kind: .unary,
    isRead: true, isBlocking: true)

  /// Lists subscriptions by ascending id.
  public static let list = MethodDescriptor<ListSubscriptionsRequest, ListSubscriptionsReply>(
    id: 0x14a4ee7c, fullName: "keiyaku.v1.SubscriptionService/List", kind: .unary,
    isRead: true, isBlocking: false)

  /// Counts subscriptions, as of one moment.
  /// Blocking.
  public static let count = MethodDescriptor<CountSubscriptionsRequest, CountSubscriptionsReply>(
    id: 0xbb7cf18b, fullName: "keiyaku.v1.SubscriptionService/Count", kind: .unary,
    isRead: true, isBlocking: true)

  /// Sets the fields of the spec that the mask names. Never locks.
  public static let update = MethodDescriptor<UpdateSubscriptionRequest, UpdateSubscriptionReply>(
    id: 0x8d16c035, fullName: "keiyaku.v1.SubscriptionService/Update", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns the values that apply now, computed from plan, add-ons, lock and overrides.
  public static let getEffective = MethodDescriptor<GetEffectiveRequest, GetEffectiveReply>(
    id: 0xf820a81d, fullName: "keiyaku.v1.SubscriptionService/GetEffective", kind: .unary,
    isRead: true, isBlocking: false)

  /// Returns the values that apply now to several subscriptions at once.
  /// Blocking.
  public static let batchGetEffective = MethodDescriptor<BatchGetEffectiveRequest, BatchGetEffectiveReply>(
    id: 0x8652cff5, fullName: "keiyaku.v1.SubscriptionService/BatchGetEffective", kind: .unary,
    isRead: true, isBlocking: true)

  /// Sends the effective values of every subscription that matches, and again whenever anything may have changed them: for
  /// agents that provision. Ends when the server stops: go on after the last position.
  public static let watchEffective = MethodDescriptor<WatchEffectiveRequest, WatchEffectiveReply>(
    id: 0x0185ce60, fullName: "keiyaku.v1.SubscriptionService/WatchEffective", kind: .serverStreaming,
    isRead: false, isBlocking: false)

  /// Gives a subscription values of its own. On a bound one this locks it.
  public static let customize = MethodDescriptor<CustomizeSubscriptionRequest, CustomizeSubscriptionReply>(
    id: 0xcb54a687, fullName: "keiyaku.v1.SubscriptionService/Customize", kind: .unary,
    isRead: false, isBlocking: false)

  /// Freezes a bound subscription as it stands: changes of its plan and add-ons no longer reach it.
  public static let lock = MethodDescriptor<LockSubscriptionRequest, LockSubscriptionReply>(
    id: 0xb93f02bb, fullName: "keiyaku.v1.SubscriptionService/Lock", kind: .unary,
    isRead: false, isBlocking: false)

  /// Lets a locked subscription follow its plan and add-ons again.
  public static let unlock = MethodDescriptor<UnlockSubscriptionRequest, UnlockSubscriptionReply>(
    id: 0xea72dd70, fullName: "keiyaku.v1.SubscriptionService/Unlock", kind: .unary,
    isRead: false, isBlocking: false)

  /// Takes back values that an operator set.
  public static let resetOverrides = MethodDescriptor<ResetOverridesRequest, ResetOverridesReply>(
    id: 0x54aecc58, fullName: "keiyaku.v1.SubscriptionService/ResetOverrides", kind: .unary,
    isRead: false, isBlocking: false)

  /// Lets a subscription follow another plan; pins and add-ons stay.
  public static let switchPlan = MethodDescriptor<SwitchPlanRequest, SwitchPlanReply>(
    id: 0x22fdd753, fullName: "keiyaku.v1.SubscriptionService/SwitchPlan", kind: .unary,
    isRead: false, isBlocking: false)

  /// Makes a bound subscription custom: its values as they stand become its own.
  public static let detachPlan = MethodDescriptor<DetachPlanRequest, DetachPlanReply>(
    id: 0xdcf4015c, fullName: "keiyaku.v1.SubscriptionService/DetachPlan", kind: .unary,
    isRead: false, isBlocking: false)

  /// Attaches an add-on.
  public static let addAddOn = MethodDescriptor<AddAddOnRequest, AddAddOnReply>(
    id: 0xd8d41b43, fullName: "keiyaku.v1.SubscriptionService/AddAddOn", kind: .unary,
    isRead: false, isBlocking: false)

  /// Sets all add-ons at once.
  public static let setAddOns = MethodDescriptor<SetAddOnsRequest, SetAddOnsReply>(
    id: 0xba19ca83, fullName: "keiyaku.v1.SubscriptionService/SetAddOns", kind: .unary,
    isRead: false, isBlocking: false)

  /// Takes an add-on away.
  public static let removeAddOn = MethodDescriptor<RemoveAddOnRequest, RemoveAddOnReply>(
    id: 0x256dd1ba, fullName: "keiyaku.v1.SubscriptionService/RemoveAddOn", kind: .unary,
    isRead: false, isBlocking: false)

  /// Sets values on the subscriber's behalf, of properties that a permission delegates to them.
  public static let setSubscriberSettings = MethodDescriptor<SetSubscriberSettingsRequest, SetSubscriberSettingsReply>(
    id: 0xf176ccef, fullName: "keiyaku.v1.SubscriptionService/SetSubscriberSettings", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns the values that a subscription should have and that cannot be provided.
  public static let listConflicts = MethodDescriptor<ListConflictsRequest, ListConflictsReply>(
    id: 0xb95debaf, fullName: "keiyaku.v1.SubscriptionService/ListConflicts", kind: .unary,
    isRead: true, isBlocking: false)

  /// Gives a subscription to another customer, or to the provider.
  public static let transfer = MethodDescriptor<TransferSubscriptionRequest, TransferSubscriptionReply>(
    id: 0xdbd1fba7, fullName: "keiyaku.v1.SubscriptionService/Transfer", kind: .unary,
    isRead: false, isBlocking: false)

  /// Suspends a subscription, on the provider's or the subscriber's behalf.
  public static let suspend = MethodDescriptor<SuspendSubscriptionRequest, SuspendSubscriptionReply>(
    id: 0xe0901d58, fullName: "keiyaku.v1.SubscriptionService/Suspend", kind: .unary,
    isRead: false, isBlocking: false)

  /// Takes one reason of a suspension away, and answers what is left.
  public static let activate = MethodDescriptor<ActivateSubscriptionRequest, ActivateSubscriptionReply>(
    id: 0xa781a6a5, fullName: "keiyaku.v1.SubscriptionService/Activate", kind: .unary,
    isRead: false, isBlocking: false)

  /// Sets when a subscription expires, and ends its having expired.
  public static let renew = MethodDescriptor<RenewSubscriptionRequest, RenewSubscriptionReply>(
    id: 0x3cd87c21, fullName: "keiyaku.v1.SubscriptionService/Renew", kind: .unary,
    isRead: false, isBlocking: false)

  /// Deletes a subscription.
  public static let delete = MethodDescriptor<DeleteSubscriptionRequest, DeleteSubscriptionReply>(
    id: 0xe9ee9e1f, fullName: "keiyaku.v1.SubscriptionService/Delete", kind: .unary,
    isRead: false, isBlocking: false)

  /// Changes many subscriptions, each by a record of its own, and says what became of each. Repeated with the same
  /// request id, it goes on after the last one that was changed; a change that is complete answers its end.
  public static let bulkUpdate = MethodDescriptor<BulkUpdateRequest, BulkUpdateReply>(
    id: 0x6d482191, fullName: "keiyaku.v1.SubscriptionService/BulkUpdate", kind: .serverStreaming,
    isRead: false, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    create.erased,
    get.erased,
    batchGet.erased,
    list.erased,
    count.erased,
    update.erased,
    getEffective.erased,
    batchGetEffective.erased,
    watchEffective.erased,
    customize.erased,
    lock.erased,
    unlock.erased,
    resetOverrides.erased,
    switchPlan.erased,
    detachPlan.erased,
    addAddOn.erased,
    setAddOns.erased,
    removeAddOn.erased,
    setSubscriberSettings.erased,
    listConflicts.erased,
    transfer.erased,
    suspend.erased,
    activate.erased,
    renew.erased,
    delete.erased,
    bulkUpdate.erased,
  ]
}
