// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// What a caller sets of a subscription, its terms aside.
public struct SubscriptionSpec: Sendable, Hashable {
  /// Id in another system; unique where set. At most 128 bytes.
  public var externalID: String = ""

  /// Main domain name, unique; accepted in Unicode or ASCII form, kept in ASCII form. At most 1024 bytes.
  public var name: String = ""

  /// IPv4 addresses. At most 64 entries. At most 15 bytes.
  public var ipv4Addresses: [String] = []

  /// IPv6 addresses, kept in the form of RFC 5952. At most 64 entries. At most 45 bytes.
  public var ipv6Addresses: [String] = []

  /// Name of the system user that owns its files. At most 32 bytes.
  public var systemUser: String = ""

  /// Notes of the provider. At most 4096 bytes.
  public var notes: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on and how often it counts, as a caller names it.
public struct AddOnSelection: Sendable, Hashable {
  /// Which.
  public var addOn: AddOnRef?

  /// How often, 1 to 1000; 0 is read as 1.
  public var quantity: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// What a new bound subscription follows.
public struct PlanSelection: Sendable, Hashable {
  /// The plan.
  public var plan: PlanRef?

  /// The add-ons. At most 64 entries.
  public var addOns: [AddOnSelection] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A new subscription without a plan: its values are the default plan's, copied now.
public struct CustomSelection: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Values of a subscription's own. Resources and permissions only.
public struct Customization: Sendable, Hashable {
  /// At least one. At most 1024 entries.
  public var overrides: [PropertyValue] = []

  /// How far it locks.
  public var scope: LockScope = .unspecified

  /// Why, for the record. At most 1024 bytes.
  public var note: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription to be created.
public struct NewSubscription: Sendable, Hashable {
  /// Its attributes.
  public var spec: SubscriptionSpec?

  /// Exactly one is set.
  public var association: Association?

  /// Special terms, if any.
  public var customization: Customization?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Association: Sendable, Hashable {
    /// Follows a plan and add-ons.
    case bound(PlanSelection)
    /// Follows nothing.
    case custom(CustomSelection)
  }
}

/// An attached add-on.
public struct AttachedAddOn: Sendable, Hashable {
  /// The add-on's id.
  public var addOnID: Int64 = 0

  /// How often it counts.
  public var quantity: Int32 = 0

  /// The add-on's name. At most 128 bytes.
  public var name: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// What a bound subscription follows.
public struct BoundAssociation: Sendable, Hashable {
  /// The plan's id.
  public var planID: Int64 = 0

  /// The plan's name. At most 128 bytes.
  public var planName: String = ""

  /// By ascending id. At most 64 entries.
  public var addOns: [AttachedAddOn] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A custom subscription follows nothing.
public struct CustomAssociation: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// The lock of a subscription.
public struct Lock: Sendable, Hashable {
  /// How far it goes.
  public var kind: LockKind = .none

  /// Since when; 0 where there is none.
  public var sinceMs: Int64 = 0

  /// Who set it. At most 256 bytes.
  public var actor: String = ""

  /// Why. At most 1024 bytes.
  public var note: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription.
public struct Subscription: Sendable, Hashable {
  /// Id, from 1.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: SubscriptionSpec?

  /// The customer who owns it; 0 where the provider does.
  public var ownerCustomerID: Int64 = 0

  /// Exactly one is set.
  public var association: Association?

  /// Whether changes of plan and add-ons reach it; absent where there is no lock.
  public var lock: Lock?

  /// How it stands to its plan.
  public var syncState: SyncState = .unspecified

  /// Why it is not active; empty where it is. At most 8 entries.
  public var statusReasons: [StatusReason] = []

  /// When it expires; 0 means never.
  public var expiresAtMs: Int64 = 0

  /// FULL view: the values that an operator set. At most 1024 entries.
  public var overrides: [PropertyValue] = []

  /// FULL view: the values that the subscriber set, including those that sleep while their permission is withdrawn.
  /// At most 1024 entries.
  public var subscriberSettings: [PropertyValue] = []

  /// FULL view: the values below the overrides, where they are the subscription's own: frozen by a whole lock, or those
  /// of a custom subscription. At most 1024 entries.
  public var ownValues: [PropertyValue] = []

  /// When it was created.
  public var createdAtMs: Int64 = 0

  /// When its own facts changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed its own facts; a plan change does not.
  public var revision: Int64 = 0

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Association: Sendable, Hashable {
    /// Follows a plan and add-ons.
    case bound(BoundAssociation)
    /// Follows nothing.
    case custom(CustomAssociation)
  }
}

/// Asks for a new subscription.
public struct CreateSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Who is to own it.
  public var owner: OwnerRef?

  /// The subscription.
  public var subscription: NewSubscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Create.
public struct CreateSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for one subscription.
public struct GetSubscriptionRequest: Sendable, Hashable {
  /// Which.
  public var subscription: SubscriptionRef?

  /// How much of it.
  public var view: View = .basic

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Get.
public struct GetSubscriptionReply: Sendable, Hashable {
  /// The subscription.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for subscriptions.
public struct ListSubscriptionsRequest: Sendable, Hashable {
  /// Which part of the list.
  public var page: PageRequest?

  /// Only those that match; every one where it is absent.
  public var filter: SubscriptionFilter?

  /// How much of each.
  public var view: View = .basic

  /// Makes a message without any field set.
  public init() {}
}

/// Answers List.
public struct ListSubscriptionsReply: Sendable, Hashable {
  /// By ascending id. At most 1000 entries.
  public var subscriptions: [Subscription] = []

  /// Token of the next page; only an empty one ends the list. At most 256 bytes.
  public var nextPageToken: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to change a subscription's attributes.
public struct UpdateSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// The new values of the fields that the mask names.
  public var spec: SubscriptionSpec?

  /// Which fields.
  public var mask: UpdateMask?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Update.
public struct UpdateSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks which values apply.
public struct GetEffectiveRequest: Sendable, Hashable {
  /// To which subscription.
  public var subscription: SubscriptionRef?

  /// An etag that the caller has: where it still holds, no values are returned. At most 64 bytes.
  public var ifNoneMatch: [UInt8] = []

  /// Say for each property why it has its value.
  public var explain: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// What one source contributes to a value.
public struct ValueLayer: Sendable, Hashable {
  /// Which source.
  public var source: ValueSource = .unspecified

  /// What it contributes.
  public var value: PropertyValue?

  /// The add-on's id, where it is one.
  public var addOnID: Int64 = 0

  /// The name of the plan or add-on, where it is one. At most 128 bytes.
  public var name: String = ""

  /// How often the add-on counts.
  public var quantity: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Why one property has its value.
public struct ValueExplanation: Sendable, Hashable {
  /// Number of the property.
  public var property: Int32 = 0

  /// From the bottom up: shares of plan and add-ons, their merge, then each source that replaces what is below it.
  /// At most 80 entries.
  public var layers: [ValueLayer] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Where a value that cannot be provided comes from, and what is provided instead.
public struct Conflict: Sendable, Hashable {
  /// Number of the property.
  public var property: Int32 = 0

  /// What the subscription should have.
  public var desired: PropertyValue?

  /// What it can have.
  public var available: PropertyValue?

  /// Who wants it.
  public var source: ValueSource = .unspecified

  /// Makes a message without any field set.
  public init() {}
}

/// Answers GetEffective.
public struct GetEffectiveReply: Sendable, Hashable {
  /// The subscription's id.
  public var subscriptionID: Int64 = 0

  /// Changes whenever anything changes that a value depends on. At most 64 bytes.
  public var etag: [UInt8] = []

  /// The etag of the request still holds; values and conflicts are left out.
  public var notModified: Bool = false

  /// Every property, by ascending number. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// How it stands to its plan.
  public var syncState: SyncState = .unspecified

  /// Values that cannot be provided. At most 1024 entries.
  public var conflicts: [Conflict] = []

  /// Why it is not active; empty where it is. At most 8 entries.
  public var statusReasons: [StatusReason] = []

  /// Why each property has its value, where that was asked for. At most 1024 entries.
  public var explanations: [ValueExplanation] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A value that a change replaces.
public struct ValueChange: Sendable, Hashable {
  /// Number of the property.
  public var property: Int32 = 0

  /// What the subscription should have before; absent where it has none.
  public var now: PropertyValue?

  /// What it should have afterwards; absent where it has none.
  public var after: PropertyValue?

  /// An operator had set it. It stands here even where the value stays the same, if it no longer holds against the plan.
  public var explicit: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to customise a subscription.
public struct CustomizeSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// The special terms.
  public var customization: Customization?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Customize.
public struct CustomizeSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to lock a subscription.
public struct LockSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// Why, for the record. At most 1024 bytes.
  public var note: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Lock.
public struct LockSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to unlock a subscription.
public struct UnlockSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// What to do with values that would be lost.
  public var policy: UnlockPolicy = .unspecified

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Unlock.
public struct UnlockSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to give a subscription to another owner.
public struct TransferSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// To whom.
  public var newOwner: OwnerRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Transfer.
public struct TransferSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Which subscriptions are meant. What is set must all match; nothing set means every subscription.
public struct SubscriptionFilter: Sendable, Hashable {
  /// Only those of this owner.
  public var owner: OwnerRef?

  /// Only those that follow this plan.
  public var plan: PlanRef?

  /// Only those that have this add-on.
  public var addOn: AddOnRef?

  /// Only those with one of these locks. At most 3 entries.
  public var locks: [LockKind] = []

  /// Only those in one of these states. At most 5 entries.
  public var syncStates: [SyncState] = []

  /// Only those that are active, or not.
  public var activity: Activity = .unspecified

  /// Only those with one of these reasons. At most 4 entries.
  public var statusReasons: [StatusReason] = []

  /// Only those whose domain name begins so, in Unicode or ASCII form. At most 1024 bytes.
  public var namePrefix: String = ""

  /// Only those that expire at this moment or later; 0 sets no bound. Those that never expire match no bound.
  public var expiresFromMs: Int64 = 0

  /// Only those that expire before this moment; 0 sets no bound.
  public var expiresBeforeMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for several subscriptions at once.
public struct BatchGetSubscriptionsRequest: Sendable, Hashable {
  /// Which. At most 1000 entries.
  public var subscriptions: [SubscriptionRef] = []

  /// How much of each.
  public var view: View = .basic

  /// Makes a message without any field set.
  public init() {}
}

/// One entry of a batch: found, or why not.
public struct SubscriptionOrMissing: Sendable, Hashable {
  /// The subscription, where there is one.
  public var subscription: Subscription?

  /// Why there is none: the reason of the refusal that Get would give. At most 64 bytes.
  public var missingReason: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers BatchGet.
public struct BatchGetSubscriptionsReply: Sendable, Hashable {
  /// As many as asked for and in that order, as far as they fit into 1 MiB. At most 1000 entries.
  public var entries: [SubscriptionOrMissing] = []

  /// Ask again for those from this position on; 0 where all are answered.
  public var nextPosition: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks how many there are.
public struct CountSubscriptionsRequest: Sendable, Hashable {
  /// Of which.
  public var filter: SubscriptionFilter?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Count.
public struct CountSubscriptionsReply: Sendable, Hashable {
  /// How many match.
  public var count: Int64 = 0

  /// Sequence of the state that they were counted in.
  public var sequence: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for several subscriptions' effective values at once.
public struct BatchGetEffectiveRequest: Sendable, Hashable {
  /// Of which. At most 1000 entries.
  public var subscriptions: [SubscriptionRef] = []

  /// The etags that the caller has, each at the position of its subscription; empty ones and missing ones match nothing.
  /// At most 1000 entries. At most 64 bytes.
  public var ifNoneMatch: [[UInt8]] = []

  /// Makes a message without any field set.
  public init() {}
}

/// One entry of a batch: found, or why not.
public struct EffectiveOrMissing: Sendable, Hashable {
  /// The values, where there is such a subscription.
  public var effective: GetEffectiveReply?

  /// Why there are none: the reason of the refusal that GetEffective would give. At most 64 bytes.
  public var missingReason: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers BatchGetEffective.
public struct BatchGetEffectiveReply: Sendable, Hashable {
  /// As many as asked for and in that order, as far as they fit into 1 MiB. At most 1000 entries.
  public var entries: [EffectiveOrMissing] = []

  /// Ask again for those from this position on; 0 where all are answered.
  public var nextPosition: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks which wanted values cannot be provided.
public struct ListConflictsRequest: Sendable, Hashable {
  /// To which subscription.
  public var subscription: SubscriptionRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers ListConflicts.
public struct ListConflictsReply: Sendable, Hashable {
  /// The subscription's id.
  public var subscriptionID: Int64 = 0

  /// By ascending property. At most 1024 entries.
  public var conflicts: [Conflict] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to take back values that an operator set.
public struct ResetOverridesRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Of which subscription.
  public var subscription: SubscriptionRef?

  /// Which properties; at least one. At most 1024 entries.
  public var properties: [Int32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers ResetOverrides.
public struct ResetOverridesReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to follow another plan.
public struct SwitchPlanRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which subscription.
  public var subscription: SubscriptionRef?

  /// The plan to follow from now on.
  public var plan: PlanRef?

  /// What to do with values that would be lost, where the subscription is custom.
  public var policy: UnlockPolicy = .unspecified

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SwitchPlan.
public struct SwitchPlanReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to make a bound subscription custom.
public struct DetachPlanRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which subscription.
  public var subscription: SubscriptionRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers DetachPlan.
public struct DetachPlanReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to attach an add-on.
public struct AddAddOnRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// To which subscription.
  public var subscription: SubscriptionRef?

  /// Which, and how often.
  public var addOn: AddOnSelection?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers AddAddOn.
public struct AddAddOnReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to set all add-ons at once.
public struct SetAddOnsRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Of which subscription.
  public var subscription: SubscriptionRef?

  /// The add-ons that it has from now on; none takes all away. At most 64 entries.
  public var addOns: [AddOnSelection] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetAddOns.
public struct SetAddOnsReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to take an add-on away.
public struct RemoveAddOnRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// From which subscription.
  public var subscription: SubscriptionRef?

  /// Which.
  public var addOn: AddOnRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers RemoveAddOn.
public struct RemoveAddOnReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to set values on the subscriber's behalf: of properties that a permission delegates to them.
public struct SetSubscriberSettingsRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Of which subscription.
  public var subscription: SubscriptionRef?

  /// Values to set; the others stay as they are. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Properties whose settings are taken back. At most 1024 entries.
  public var clearProperties: [Int32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetSubscriberSettings.
public struct SetSubscriberSettingsReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full.
  public var subscription: Subscription?

  /// What changes of its values, by ascending property. Dry runs alone say so. At most 1024 entries.
  public var changes: [ValueChange] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to suspend a subscription.
public struct SuspendSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// Who wants it: PROVIDER or SUBSCRIBER.
  public var reason: StatusReason = .unspecified

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Suspend.
public struct SuspendSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full, with the reasons that it has now.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to take one reason away.
public struct ActivateSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// Which reason: PROVIDER or SUBSCRIBER. Renew ends EXPIRED, activating the owner OWNER_SUSPENDED.
  public var reason: StatusReason = .unspecified

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Activate.
public struct ActivateSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full, with the reasons that are left.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription that does not expire.
public struct NeverExpires: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Asks to set when a subscription expires.
public struct RenewSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// Exactly one is set.
  public var expiry: Expiry?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Expiry: Sendable, Hashable {
    /// At this moment, which is yet to come.
    case expiresAtMs(Int64)
    /// Never.
    case never(NeverExpires)
  }
}

/// Answers Renew.
public struct RenewSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The subscription, in full, with the reasons that are left.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to delete a subscription.
public struct DeleteSubscriptionRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var subscription: SubscriptionRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Delete.
public struct DeleteSubscriptionReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// Makes a message without any field set.
  public init() {}
}

/// Subscriptions by id.
public struct SubscriptionIDs: Sendable, Hashable {
  /// Which; each once. At most 10000 entries.
  public var ids: [Int64] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Every subscription there is.
public struct AllSubscriptions: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// What a bulk change does to each of its subscriptions: the request of the single method, without options and
/// subscription.
public struct BulkOperation: Sendable, Hashable {
  /// Exactly one is set.
  public var operation: Operation?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Operation: Sendable, Hashable {
    /// As SwitchPlan.
    case switchPlan(SwitchPlanRequest)
    /// As DetachPlan.
    case detachPlan(DetachPlanRequest)
    /// As AddAddOn.
    case addAddOn(AddAddOnRequest)
    /// As SetAddOns.
    case setAddOns(SetAddOnsRequest)
    /// As RemoveAddOn.
    case removeAddOn(RemoveAddOnRequest)
    /// As Customize.
    case customize(CustomizeSubscriptionRequest)
    /// As ResetOverrides.
    case resetOverrides(ResetOverridesRequest)
    /// As Lock.
    case lock(LockSubscriptionRequest)
    /// As Unlock.
    case unlock(UnlockSubscriptionRequest)
    /// As Suspend.
    case suspend(SuspendSubscriptionRequest)
    /// As Activate.
    case activate(ActivateSubscriptionRequest)
    /// As Renew.
    case renew(RenewSubscriptionRequest)
    /// As Transfer.
    case transfer(TransferSubscriptionRequest)
    /// As Delete.
    case delete(DeleteSubscriptionRequest)
  }
}

/// Asks to change many subscriptions, each by a record of its own, by ascending id. Repeated with the same request id,
/// it goes on after the last subscription that was done.
public struct BulkUpdateRequest: Sendable, Hashable {
  /// How to carry it out; `if_revision` is refused here.
  public var options: MutationOptions?

  /// Exactly one is set.
  public var selection: Selection?

  /// What to do.
  public var operation: BulkOperation?

  /// Go ahead only if so many are selected at the beginning; 0 sets no condition.
  public var expectedCount: Int64 = 0

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Selection: Sendable, Hashable {
    /// Those that match; a filter in which nothing is set is refused.
    case filter(SubscriptionFilter)
    /// Those with these ids.
    case ids(SubscriptionIDs)
    /// Every one.
    case all(AllSubscriptions)
  }
}

/// One subscription of a bulk change.
public struct BulkRow: Sendable, Hashable {
  /// Its id.
  public var subscriptionID: Int64 = 0

  /// What became of it.
  public var outcome: BulkOutcome = .unspecified

  /// Sequence of its record; 0 where there is none.
  public var sequence: Int64 = 0

  /// Where it was refused: the reason. At most 64 bytes.
  public var reason: String = ""

  /// Where it was refused: what to do next. At most 1024 bytes.
  public var message: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// How far a bulk change has come.
public struct BulkProgress: Sendable, Hashable {
  /// Subscriptions selected at the beginning.
  public var selected: Int64 = 0

  /// Done so far, those of earlier calls with this request id included.
  public var done: Int64 = 0

  /// So already, of those that this call came to.
  public var unchanged: Int64 = 0

  /// Skipped, of those that this call came to.
  public var skipped: Int64 = 0

  /// Refused, of those that this call came to.
  public var refused: Int64 = 0

  /// Subscriptions up to this id are dealt with.
  public var lastSubscriptionID: Int64 = 0

  /// There are no more: the last item of the stream.
  public var complete: Bool = false

  /// The request id was known: this call went on after an earlier one, or only repeats its end.
  public var resumed: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// One item of BulkUpdate.
public struct BulkUpdateReply: Sendable, Hashable {
  /// Exactly one is set.
  public var item: Item?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Item: Sendable, Hashable {
    /// A subscription.
    case row(BulkRow)
    /// How far it is; at least every thousand rows, and at the end.
    case progress(BulkProgress)
  }
}

/// Asks for the effective values of every match, and for those that change, without end.
public struct WatchEffectiveRequest: Sendable, Hashable {
  /// Which subscriptions; nothing means all. What it names is looked up once, at the beginning.
  public var filter: SubscriptionFilter?

  /// Position of an earlier watch with the same filter: only what may have changed since is sent. Absent sends everything.
  public var after: WatchCursor?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription that matches, as it is now.
public struct EffectiveMatch: Sendable, Hashable {
  /// Its values, etag, sync state and status.
  public var effective: GetEffectiveReply?

  /// Its domain name in ASCII form. At most 253 bytes.
  public var name: String = ""

  /// The customer who owns it; 0 for the provider.
  public var ownerCustomerID: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// How far a watch is.
public struct EffectivePosition: Sendable, Hashable {
  /// Whatever may have changed up to there has been sent. A later watch may begin there.
  public var cursor: WatchCursor?

  /// The server's time.
  public var timeMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// One item of WatchEffective.
public struct WatchEffectiveReply: Sendable, Hashable {
  /// Exactly one is set.
  public var item: Item?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Item: Sendable, Hashable {
    /// A match that is new, or may have changed.
    case match(EffectiveMatch)
    /// Id of a subscription that does not match any more, or does not exist any more.
    case gone(Int64)
    /// The first one says that every match has been sent; further ones come when nothing else does.
    case position(EffectivePosition)
  }
}

/// How far a customisation locks a bound subscription.
///
/// Open: a newer peer may send values that this build does not name.
public enum LockScope: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// WHOLE for a bound subscription, nothing for a custom one.
  case unspecified
  /// Everything is frozen, with the overrides on top.
  case whole
  /// Only the overridden properties are pinned.
  case fields
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .whole
      case 2: .fields
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .whole: 1
      case .fields: 2
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .whole, .fields
  ]
}

/// Whether changes of the plan and the add-ons reach a subscription.
///
/// Open: a newer peer may send values that this build does not name.
public enum LockKind: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// They do.
  case none
  /// They do, but for the overridden properties.
  case fields
  /// They do not.
  case whole
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .none
      case 1: .fields
      case 2: .whole
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .none: 0
      case .fields: 1
      case .whole: 2
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .none, .fields, .whole
  ]
}

/// How a subscription stands to its plan: the first that matches.
///
/// Open: a newer peer may send values that this build does not name.
public enum SyncState: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// There is no plan.
  case custom
  /// Wholly locked.
  case locked
  /// Some desired value cannot be provided here.
  case unsynced
  /// Some properties are pinned.
  case partiallyLocked
  /// Follows its plan.
  case synced
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .custom
      case 2: .locked
      case 3: .unsynced
      case 4: .partiallyLocked
      case 5: .synced
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .custom: 1
      case .locked: 2
      case .unsynced: 3
      case .partiallyLocked: 4
      case .synced: 5
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .custom, .locked, .unsynced, .partiallyLocked, .synced
  ]
}

/// Why a subscription is not active. A subscription without a reason is active.
///
/// Open: a newer peer may send values that this build does not name.
public enum StatusReason: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// The provider suspended it.
  case provider
  /// The subscriber suspended it.
  case subscriber
  /// Its time is over.
  case expired
  /// Its owner is suspended.
  case ownerSuspended
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .provider
      case 2: .subscriber
      case 3: .expired
      case 4: .ownerSuspended
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .provider: 1
      case .subscriber: 2
      case .expired: 3
      case .ownerSuspended: 4
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .provider, .subscriber, .expired, .ownerSuspended
  ]
}

/// Where a value comes from.
///
/// Open: a newer peer may send values that this build does not name.
public enum ValueSource: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// The plan.
  case plan
  /// An add-on, times its quantity.
  case addOn
  /// The merge of plan and add-ons.
  case association
  /// Kept since the subscription's creation, because it never follows the plan.
  case kept
  /// Frozen by a whole lock.
  case frozen
  /// The own values of a custom subscription.
  case own
  /// Set by an operator; a pin under a field lock.
  case override
  /// Set by the subscriber.
  case subscriber
  /// Reduced to what the provider can deliver.
  case capabilities
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .plan
      case 2: .addOn
      case 3: .association
      case 4: .kept
      case 5: .frozen
      case 6: .own
      case 7: .override
      case 8: .subscriber
      case 9: .capabilities
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .plan: 1
      case .addOn: 2
      case .association: 3
      case .kept: 4
      case .frozen: 5
      case .own: 6
      case .override: 7
      case .subscriber: 8
      case .capabilities: 9
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .plan, .addOn, .association, .kept, .frozen, .own, .override, .subscriber, .capabilities
  ]
}

/// What to do with values that an operator set when a subscription is to follow its plan again.
///
/// Open: a newer peer may send values that this build does not name.
public enum UnlockPolicy: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Refuse where a value would be lost, and list what would.
  case unspecified
  /// They go: everything follows the plan.
  case discard
  /// Values that were set explicitly stay, as pins.
  case keepOverrides
  /// So does every customisable value that differs from what the plan gives today.
  case keepValues
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .discard
      case 2: .keepOverrides
      case 3: .keepValues
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .discard: 1
      case .keepOverrides: 2
      case .keepValues: 3
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .discard, .keepOverrides, .keepValues
  ]
}

/// Whether a subscription is active.
///
/// Open: a newer peer may send values that this build does not name.
public enum Activity: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Either.
  case unspecified
  /// It has no status reason.
  case active
  /// It has one at least.
  case inactive
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .active
      case 2: .inactive
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .active: 1
      case .inactive: 2
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .active, .inactive
  ]
}

/// What became of one subscription of a bulk change.
///
/// Open: a newer peer may send values that this build does not name.
public enum BulkOutcome: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// Done.
  case done
  /// It was so already.
  case unchanged
  /// It no longer matches, or no longer exists.
  case skippedNoLongerMatches
  /// Refused; the others go on.
  case refused
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .done
      case 2: .unchanged
      case 3: .skippedNoLongerMatches
      case 4: .refused
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .done: 1
      case .unchanged: 2
      case .skippedNoLongerMatches: 3
      case .refused: 4
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .done, .unchanged, .skippedNoLongerMatches, .refused
  ]
}
