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

/// Asks for subscriptions. Filters that are set must all match.
public struct ListSubscriptionsRequest: Sendable, Hashable {
  /// Which part of the list.
  public var page: PageRequest?

  /// Only those of this owner.
  public var owner: OwnerRef?

  /// Only those that follow this plan.
  public var plan: PlanRef?

  /// Only those that have this add-on.
  public var addOn: AddOnRef?

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

  /// Who wants it: plan, override or own. At most 64 bytes.
  public var source: String = ""

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
