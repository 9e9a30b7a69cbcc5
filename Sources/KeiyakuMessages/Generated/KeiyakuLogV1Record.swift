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

  /// Makes a message without any field set.
  public init() {}
}

/// One fact.
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

  /// Makes a message without any field set.
  public init() {}
}

/// Another plan became the default.
public struct LogDefaultPlanSet: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

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

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription's attributes changed.
public struct LogSubscriptionUpdated: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// All attributes as they are now, normalised.
  public var spec: SubscriptionSpec?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription's terms changed.
public struct LogSubscriptionTermsSet: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// Terms as they are now; absent where it follows its plan in everything.
  public var terms: LogTerms?

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription has another owner.
public struct LogSubscriptionTransferred: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// The customer who owns it now; 0 where the provider does.
  public var ownerCustomerID: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}
