// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// One accepted mutation, or one decision of the engine itself.
public struct LogRecord: Sendable, Hashable {
  /// Position in the log, from 1, without gaps.
  public var sequence: Int64 = 0

  /// When it was decided; never before the record before it.
  public var timeMs: Int64 = 0

  /// Who asked for it. At most 256 bytes.
  public var actor: String = ""

  /// The caller's request id; empty where there was none. At most 16 bytes.
  public var requestID: [UInt8] = []

  /// FNV-1a (64 bits) of the method number and the normalised request; 0 without a request id.
  public var fingerprint: UInt64 = 0

  /// The method's number on the wire; 0 for the engine's own records.
  public var method: UInt32 = 0

  /// Revision that was answered.
  public var revision: Int64 = 0

  /// The customer that the answer shows; 0 where none.
  public var customerID: Int64 = 0

  /// The plan that the answer shows; 0 where none.
  public var planID: Int64 = 0

  /// The add-on that the answer shows; 0 where none.
  public var addOnID: Int64 = 0

  /// The subscription that the answer shows; 0 where none.
  public var subscriptionID: Int64 = 0

  /// What happened, in order; none where the mutation changed nothing. At most 1024 entries.
  public var events: [LogEvent] = []

  /// Set where the record is a part of a bulk change, whose parts share one request id.
  public var bulk: LogBulkPart?

  /// Makes a message without any field set.
  public init() {}
}

/// A part of a bulk change.
public struct LogBulkPart: Sendable, Hashable {
  /// Subscriptions up to this id are dealt with.
  public var lastSubscriptionID: Int64 = 0

  /// So many have been changed by it, this one included.
  public var done: Int64 = 0

  /// How many were selected at the beginning.
  public var selected: Int64 = 0

  /// There are no more.
  public var complete: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// One fact. What replaces something also holds what was there before: a reader of the log needs no state beside it.
public struct LogEvent: Sendable, Hashable {
  /// Exactly one is set.
  public var kind: Kind?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Kind: Sendable, Hashable {
    /// The database came to be.
    case databaseCreated(LogDatabaseCreated)
    /// A customer came to be.
    case customerCreated(LogCustomerCreated)
    /// A customer's attributes changed.
    case customerUpdated(LogCustomerUpdated)
    /// A customer's credential was set or removed.
    case credentialSet(LogCredentialSet)
    /// A customer was suspended or activated.
    case customerSuspensionSet(LogCustomerSuspensionSet)
    /// A plan came to be.
    case planCreated(LogPlanCreated)
    /// A plan changed.
    case planUpdated(LogPlanUpdated)
    /// Another plan became the default.
    case defaultPlanSet(LogDefaultPlanSet)
    /// An add-on came to be.
    case addOnCreated(LogAddOnCreated)
    /// An add-on changed.
    case addOnUpdated(LogAddOnUpdated)
    /// A subscription came to be.
    case subscriptionCreated(LogSubscriptionCreated)
    /// A subscription's attributes changed.
    case subscriptionUpdated(LogSubscriptionUpdated)
    /// A subscription's terms changed: overrides, lock, frozen or own values.
    case subscriptionTermsSet(LogSubscriptionTermsSet)
    /// A subscription has another owner.
    case subscriptionTransferred(LogSubscriptionTransferred)
    /// A subscription follows something else: another plan, other add-ons, or nothing any more.
    case subscriptionAssociationSet(LogSubscriptionAssociationSet)
    /// A subscription has other status reasons of its own.
    case subscriptionStatusSet(LogSubscriptionStatusSet)
    /// A subscription's time is over.
    case subscriptionExpired(LogSubscriptionExpired)
    /// A subscription has another date of expiry, and is not expired.
    case subscriptionRenewed(LogSubscriptionRenewed)
    /// A subscription is gone.
    case subscriptionDeleted(LogSubscriptionDeleted)
    /// A customer is gone.
    case customerDeleted(LogCustomerDeleted)
    /// A plan was archived, or taken back into use.
    case planArchivedSet(LogPlanArchivedSet)
    /// An add-on was archived, or taken back into use.
    case addOnArchivedSet(LogAddOnArchivedSet)
    /// A plan is gone, and those that followed it follow another, or none.
    case planDeleted(LogPlanDeleted)
    /// An add-on is gone, and those that had it have another, or none.
    case addOnDeleted(LogAddOnDeleted)
    /// The provider can deliver other values.
    case capabilitiesSet(LogCapabilitiesSet)
    /// The database moved to another version of the property registry.
    case registryAdopted(LogRegistryAdopted)
    /// An operator confirmed the wall clock.
    case clockConfirmed(LogClockConfirmed)
  }
}

/// The first record of every log.
public struct LogDatabaseCreated: Sendable, Hashable {
  /// Version of the property registry that the database adopts.
  public var registryVersion: Int32 = 0

  /// Id of the first plan, which is the default.
  public var planID: Int64 = 0

  /// Its attributes.
  public var plan: PlanSpec?

  /// Its values. At most 1024 entries.
  public var planValues: [PropertyValue] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A customer came to be.
public struct LogCustomerCreated: Sendable, Hashable {
  /// Id.
  public var customerID: Int64 = 0

  /// Attributes, normalised.
  public var spec: CustomerSpec?

  /// Makes a message without any field set.
  public init() {}
}

/// A customer's attributes changed.
public struct LogCustomerUpdated: Sendable, Hashable {
  /// Id.
  public var customerID: Int64 = 0

  /// All attributes as they are now, normalised.
  public var spec: CustomerSpec?

  /// All attributes as they were.
  public var before: CustomerSpec?

  /// Makes a message without any field set.
  public init() {}
}

/// A customer's credential was set or removed.
public struct LogCredentialSet: Sendable, Hashable {
  /// The customer's id.
  public var customerID: Int64 = 0

  /// The hash in crypt(5) form; empty where the credential was removed. Secret. At most 256 bytes.
  public var crypt: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A customer was suspended or activated.
public struct LogCustomerSuspensionSet: Sendable, Hashable {
  /// Id.
  public var customerID: Int64 = 0

  /// Suspended from now on.
  public var suspended: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A plan came to be.
public struct LogPlanCreated: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

  /// Attributes.
  public var spec: PlanSpec?

  /// Value of every property. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A plan changed.
public struct LogPlanUpdated: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

  /// All attributes as they are now.
  public var spec: PlanSpec?

  /// Values that changed, as they are now. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// All attributes as they were.
  public var before: PlanSpec?

  /// Values that changed, as they were. At most 1024 entries.
  public var valuesBefore: [PropertyValue] = []

  /// Subscriptions that followed it and saw the change.
  public var following: Int64 = 0

  /// Subscriptions that were wholly locked and did not.
  public var locked: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Another plan became the default.
public struct LogDefaultPlanSet: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

  /// The plan that was the default before.
  public var beforePlanID: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on came to be.
public struct LogAddOnCreated: Sendable, Hashable {
  /// Id.
  public var addOnID: Int64 = 0

  /// Attributes.
  public var spec: AddOnSpec?

  /// What it contributes. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on changed.
public struct LogAddOnUpdated: Sendable, Hashable {
  /// Id.
  public var addOnID: Int64 = 0

  /// All attributes as they are now.
  public var spec: AddOnSpec?

  /// Values that changed, as they are now. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Properties that it no longer contributes to. At most 1024 entries.
  public var clearedProperties: [Int32] = []

  /// All attributes as they were.
  public var before: AddOnSpec?

  /// Values that changed or were cleared, as they were. At most 1024 entries.
  public var valuesBefore: [PropertyValue] = []

  /// Subscriptions that had it and saw the change.
  public var following: Int64 = 0

  /// Subscriptions that were wholly locked and did not.
  public var locked: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on of an association.
public struct LogAssociatedAddOn: Sendable, Hashable {
  /// The add-on's id.
  public var addOnID: Int64 = 0

  /// How often it counts, from 1.
  public var quantity: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// What a subscription follows.
public struct LogAssociation: Sendable, Hashable {
  /// The plan's id; 0 for a custom subscription.
  public var planID: Int64 = 0

  /// By ascending id. At most 64 entries.
  public var addOns: [LogAssociatedAddOn] = []

  /// Values of the properties that never follow a plan, as the plan had them when the subscription was created.
  /// At most 1024 entries.
  public var kept: [PropertyValue] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Property values that stand for themselves.
public struct LogValues: Sendable, Hashable {
  /// By ascending number. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Terms of a subscription beyond its association.
public struct LogTerms: Sendable, Hashable {
  /// Where the values below the overrides come from; none is set where they come from the association.
  public var basis: Basis?

  /// Values that an operator set explicitly. At most 1024 entries.
  public var overrides: [PropertyValue] = []

  /// Values that the subscriber set. At most 1024 entries.
  public var subscriberSettings: [PropertyValue] = []

  /// When the lock began; 0 where there is none.
  public var lockedAtMs: Int64 = 0

  /// Who locked it. At most 256 bytes.
  public var lockedBy: String = ""

  /// Why. At most 1024 bytes.
  public var lockNote: String = ""

  /// Makes a message without any field set.
  public init() {}

  /// Where the values below the overrides come from; none is set where they come from the association.
  public enum Basis: Sendable, Hashable {
    /// Wholly locked: every value as it was frozen.
    case frozen(LogValues)
    /// Custom: every value.
    case own(LogValues)
  }
}

/// A subscription came to be.
public struct LogSubscriptionCreated: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// Attributes, normalised.
  public var spec: SubscriptionSpec?

  /// The customer who owns it; 0 where the provider does.
  public var ownerCustomerID: Int64 = 0

  /// What it follows.
  public var association: LogAssociation?

  /// Terms; absent where it follows its plan in everything.
  public var terms: LogTerms?

  /// When it expires; 0 means never.
  public var expiresAtMs: Int64 = 0

  /// Suspended by the provider from the beginning, as only an import makes it.
  public var provider: Bool = false

  /// Suspended by the subscriber from the beginning, as only an import makes it.
  public var subscriber: Bool = false

  /// Its time was over when it came to be, as only an import makes it.
  public var expired: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription's attributes changed.
public struct LogSubscriptionUpdated: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// All attributes as they are now, normalised.
  public var spec: SubscriptionSpec?

  /// All attributes as they were.
  public var before: SubscriptionSpec?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription's terms changed.
public struct LogSubscriptionTermsSet: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// Terms as they are now; absent where it follows its plan in everything.
  public var terms: LogTerms?

  /// Terms as they were; absent where it followed its plan in everything.
  public var before: LogTerms?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription has another owner.
public struct LogSubscriptionTransferred: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// The customer who owns it now; 0 where the provider does.
  public var ownerCustomerID: Int64 = 0

  /// The customer who owned it before; 0 where the provider did.
  public var beforeOwnerCustomerID: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription follows something else.
public struct LogSubscriptionAssociationSet: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// What it follows now.
  public var association: LogAssociation?

  /// Terms as they are now; absent where it follows its plan in everything.
  public var terms: LogTerms?

  /// What it followed before.
  public var before: LogAssociation?

  /// Terms as they were.
  public var termsBefore: LogTerms?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription's status reasons of its own: PROVIDER and SUBSCRIBER. EXPIRED has events of its own.
public struct LogSubscriptionStatusSet: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// Suspended by the provider.
  public var provider: Bool = false

  /// Suspended by the subscriber.
  public var subscriber: Bool = false

  /// Was suspended by the provider before.
  public var beforeProvider: Bool = false

  /// Was suspended by the subscriber before.
  public var beforeSubscriber: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription's time is over.
public struct LogSubscriptionExpired: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// When it was to expire.
  public var expiresAtMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription has another date of expiry, and is not expired.
public struct LogSubscriptionRenewed: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// When it expires; 0 means never.
  public var expiresAtMs: Int64 = 0

  /// When it was to expire before; 0 means never.
  public var beforeExpiresAtMs: Int64 = 0

  /// It was expired before.
  public var beforeExpired: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription is gone.
public struct LogSubscriptionDeleted: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// Attributes as they were.
  public var before: SubscriptionSpec?

  /// The customer who owned it; 0 where the provider did.
  public var beforeOwnerCustomerID: Int64 = 0

  /// What it followed.
  public var beforeAssociation: LogAssociation?

  /// Terms as they were.
  public var beforeTerms: LogTerms?

  /// When it was to expire; 0 means never.
  public var beforeExpiresAtMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A customer is gone. The subscriptions that went with the customer have events of their own before this one.
public struct LogCustomerDeleted: Sendable, Hashable {
  /// Id.
  public var customerID: Int64 = 0

  /// Attributes as they were.
  public var before: CustomerSpec?

  /// Makes a message without any field set.
  public init() {}
}

/// A plan was archived, or taken back into use.
public struct LogPlanArchivedSet: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

  /// Archived from now on.
  public var archived: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on was archived, or taken back into use.
public struct LogAddOnArchivedSet: Sendable, Hashable {
  /// Id.
  public var addOnID: Int64 = 0

  /// Archived from now on.
  public var archived: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A plan is gone.
public struct LogPlanDeleted: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

  /// The plan that is followed instead; 0 where subscriptions that followed it became custom, with the values as they
  /// stood.
  public var reassignedToPlanID: Int64 = 0

  /// Attributes as they were.
  public var before: PlanSpec?

  /// Values as they were. At most 1024 entries.
  public var valuesBefore: [PropertyValue] = []

  /// Subscriptions that followed it.
  public var following: Int64 = 0

  /// Numbers of the associations that it had subscriptions in, ascending. At most 4096 entries.
  public var associations: [UInt32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on is gone.
public struct LogAddOnDeleted: Sendable, Hashable {
  /// Id.
  public var addOnID: Int64 = 0

  /// The add-on that counts instead; 0 where none does.
  public var reassignedToAddOnID: Int64 = 0

  /// Attributes as they were.
  public var before: AddOnSpec?

  /// Values as they were. At most 1024 entries.
  public var valuesBefore: [PropertyValue] = []

  /// Subscriptions that had it.
  public var following: Int64 = 0

  /// Numbers of the associations that it had subscriptions in, ascending. At most 4096 entries.
  public var associations: [UInt32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// The provider can deliver other values.
public struct LogCapabilitiesSet: Sendable, Hashable {
  /// All entries as they are now, by ascending property. At most 1024 entries.
  public var capabilities: [Capability] = []

  /// All entries as they were. At most 1024 entries.
  public var before: [Capability] = []

  /// Makes a message without any field set.
  public init() {}
}

/// The database moved to another version of the property registry.
public struct LogRegistryAdopted: Sendable, Hashable {
  /// The version from now on.
  public var registryVersion: Int32 = 0

  /// Values that every plan gets for properties that the version brings. At most 1024 entries.
  public var planValues: [PropertyValue] = []

  /// The version before.
  public var beforeRegistryVersion: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// An operator confirmed that the wall clock is right.
public struct LogClockConfirmed: Sendable, Hashable {
  /// What it showed, in milliseconds.
  public var wallMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}
