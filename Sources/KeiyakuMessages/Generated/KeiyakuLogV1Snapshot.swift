// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Everything that there is once. The first row of a snapshot.
public struct SnapshotStateHeader: Sendable, Hashable {
  /// Version of the property registry that the database has adopted.
  public var registryVersion: Int32 = 0

  /// Sequence of the last record that the state holds.
  public var appliedSequence: Int64 = 0

  /// Time of that record.
  public var lastTimeMs: Int64 = 0

  /// The plan that custom subscriptions are copied from.
  public var defaultPlanID: Int64 = 0

  /// Id that the next customer gets.
  public var nextCustomerID: Int64 = 0

  /// Id that the next plan gets.
  public var nextPlanID: Int64 = 0

  /// Id that the next add-on gets.
  public var nextAddOnID: Int64 = 0

  /// Number that the next association gets.
  public var nextAssociationNumber: Int64 = 0

  /// Id that the next subscription gets.
  public var nextSubscriptionID: Int64 = 0

  /// Number that the next actor gets.
  public var nextActorNumber: Int64 = 0

  /// Position that the next request id gets.
  public var nextRequestPosition: Int64 = 0

  /// Position of the oldest request id that is remembered; the next one where none is.
  public var oldestRequestPosition: Int64 = 0

  /// Newest time of any request id that was forgotten, by the clock that made it.
  public var evictedThroughMs: Int64 = 0

  /// What the provider can deliver, by ascending property. At most 1024 entries.
  public var capabilities: [Capability] = []

  /// Sequence of the last record that changed the capabilities; 0 where none did.
  public var capabilitiesRevision: Int64 = 0

  /// Sequence of the last record that gave any association another key; 0 where none did.
  public var associationsMovedAt: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A name that changes are recorded under.
public struct SnapshotActorRow: Sendable, Hashable {
  /// Number, from 1; request ids refer to it.
  public var number: Int64 = 0

  /// The name. At most 256 bytes.
  public var name: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A customer.
public struct SnapshotCustomerRow: Sendable, Hashable {
  /// Id.
  public var customerID: Int64 = 0

  /// Attributes, normalised.
  public var spec: CustomerSpec?

  /// Hash of the password in crypt(5) form; empty where none is set. Secret. At most 256 bytes.
  public var crypt: String = ""

  /// May not log in.
  public var suspended: Bool = false

  /// Subscriptions that the customer owns.
  public var subscriptionCount: Int64 = 0

  /// When the customer was created.
  public var createdAtMs: Int64 = 0

  /// When the customer's own facts changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed the customer's own facts.
  public var revision: Int64 = 0

  /// Sequence of the last record that set the credential; 0 where none did.
  public var credentialRevision: Int64 = 0

  /// Sequence of the last record that changed anything of this row.
  public var touched: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A plan.
public struct SnapshotPlanRow: Sendable, Hashable {
  /// Id.
  public var planID: Int64 = 0

  /// Attributes.
  public var spec: PlanSpec?

  /// Value of every property, by ascending number. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// No new subscription may follow it.
  public var archived: Bool = false

  /// Subscriptions that follow it.
  public var subscriptionCount: Int64 = 0

  /// When it was created.
  public var createdAtMs: Int64 = 0

  /// When its own facts changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed its own facts.
  public var revision: Int64 = 0

  /// Sequence of the last record that changed anything of this row.
  public var touched: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on.
public struct SnapshotAddOnRow: Sendable, Hashable {
  /// Id.
  public var addOnID: Int64 = 0

  /// Attributes.
  public var spec: AddOnSpec?

  /// What it contributes, by ascending number. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// It may not be added to further subscriptions.
  public var archived: Bool = false

  /// Subscriptions that have it.
  public var subscriptionCount: Int64 = 0

  /// When it was created.
  public var createdAtMs: Int64 = 0

  /// When its own facts changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed its own facts.
  public var revision: Int64 = 0

  /// Sequence of the last record that changed anything of this row.
  public var touched: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A plan with add-ons and kept values that subscriptions follow together.
public struct SnapshotAssociationRow: Sendable, Hashable {
  /// Number, from 1; subscriptions refer to it.
  public var number: Int64 = 0

  /// What it is; without a plan where its subscriptions follow nothing any more.
  public var association: LogAssociation?

  /// Subscriptions that follow it.
  public var subscriptionCount: Int64 = 0

  /// How many of them are wholly locked.
  public var lockedCount: Int64 = 0

  /// Sequence of the record by which a deletion gave it another key; 0 where none did.
  public var movedAt: Int64 = 0

  /// When that was; 0 where it was not.
  public var movedTimeMs: Int64 = 0

  /// The values as they stood when its plan was deleted and none took its place; absent where that was not so.
  public var detached: LogValues?

  /// New subscriptions with this key get this row: of rows that were given the same key, at most one is it.
  public var interned: Bool = false

  /// How many of them have pins.
  public var pinnedCount: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription.
public struct SnapshotSubscriptionRow: Sendable, Hashable {
  /// Id.
  public var subscriptionID: Int64 = 0

  /// Attributes, normalised.
  public var spec: SubscriptionSpec?

  /// The customer who owns it; 0 where the provider does.
  public var ownerCustomerID: Int64 = 0

  /// When it expires; 0 means never.
  public var expiresAtMs: Int64 = 0

  /// When it was created.
  public var createdAtMs: Int64 = 0

  /// When its own facts changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed its own facts.
  public var revision: Int64 = 0

  /// Number of its association; 0 for a custom subscription.
  public var associationNumber: UInt32 = 0

  /// Terms; absent where it follows its plan in everything.
  public var terms: LogTerms?

  /// Why it is not active, its owner's suspension aside: 1 provider, 2 subscriber, 4 expiry, added up.
  public var ownReasons: UInt32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A request id that is remembered, and what was answered.
public struct SnapshotRequestRow: Sendable, Hashable {
  /// Position in the window, from 1.
  public var position: Int64 = 0

  /// The id: first eight bytes, most significant first.
  public var idHigh: UInt64 = 0

  /// The id: last eight bytes.
  public var idLow: UInt64 = 0

  /// Number of the actor who sent it.
  public var actorNumber: UInt32 = 0

  /// The method's number on the wire.
  public var method: UInt32 = 0

  /// FNV-1a (64 bits) of the method number and the normalised request.
  public var fingerprint: UInt64 = 0

  /// Sequence of its record.
  public var sequence: Int64 = 0

  /// Time of its record.
  public var timeMs: Int64 = 0

  /// Revision that was answered.
  public var revision: Int64 = 0

  /// The customer that the answer showed; 0 where none.
  public var customerID: Int64 = 0

  /// The plan that the answer showed; 0 where none.
  public var planID: Int64 = 0

  /// The add-on that the answer showed; 0 where none.
  public var addOnID: Int64 = 0

  /// The subscription that the answer showed; 0 where none.
  public var subscriptionID: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// How far a bulk change has come whose request id is remembered.
public struct SnapshotBulkJobRow: Sendable, Hashable {
  /// Its request id: first eight bytes, most significant first. Rows ascend by id, and then by actor.
  public var idHigh: UInt64 = 0

  /// The id: last eight bytes.
  public var idLow: UInt64 = 0

  /// Number of the actor who sent it.
  public var actorNumber: UInt32 = 0

  /// Subscriptions up to this id are dealt with.
  public var lastSubscriptionID: Int64 = 0

  /// So many were changed.
  public var done: Int64 = 0

  /// So many were selected at the beginning.
  public var selected: Int64 = 0

  /// There are no more.
  public var complete: Bool = false

  /// Makes a message without any field set.
  public init() {}
}
