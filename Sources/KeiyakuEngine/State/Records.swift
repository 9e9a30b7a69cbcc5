import KeiyakuDomain
import KeiyakuMessages

/// What the state keeps of a customer.
public struct CustomerRecord: TableRecord {
  /// What callers set, normalised.
  public var spec: CustomerSpec
  /// Hash of the password in crypt(5) form; empty where none is set. Never leaves the process but into the log.
  public var crypt: String
  /// May not log in.
  public var suspended: Bool
  /// Subscriptions that the customer owns.
  public var subscriptionCount: Int
  /// When the customer was created, in milliseconds.
  public var createdAt: Int64
  /// When the customer's own facts changed last, in milliseconds.
  public var updatedAt: Int64
  /// Sequence of the last record that changed the customer's own facts.
  public var revision: Int64
  /// Sequence of the last record that set the credential; 0 where none did.
  public var credentialRevision: Int64
  /// Sequence of the last record that changed anything of this row, `subscriptionCount` included.
  public var touched: Int64

  /// Stands where no customer is.
  public static let vacant = CustomerRecord(
    spec: CustomerSpec(), crypt: "", suspended: false, subscriptionCount: 0, createdAt: 0, updatedAt: 0, revision: 0,
    credentialRevision: 0, touched: 0)

  /// Every record of a log has a sequence above 0.
  public var isLive: Bool { revision != 0 }
}

/// What the state keeps of a plan.
public struct PlanRecord: TableRecord {
  /// What callers set.
  public var spec: PlanSpec
  /// Value of every property.
  public var values: PropertySet
  /// No new subscription may follow it.
  public var archived: Bool
  /// Subscriptions that follow it.
  public var subscriptionCount: Int
  /// When the plan was created, in milliseconds.
  public var createdAt: Int64
  /// When it changed last, in milliseconds.
  public var updatedAt: Int64
  /// Sequence of the last record that changed the plan's own facts.
  public var revision: Int64
  /// Sequence of the last record that changed anything of this row, `subscriptionCount` included.
  public var touched: Int64

  /// Stands where no plan is.
  public static let vacant = PlanRecord(
    spec: PlanSpec(), values: PropertySet(), archived: false, subscriptionCount: 0, createdAt: 0, updatedAt: 0,
    revision: 0, touched: 0)

  /// Every record of a log has a sequence above 0.
  public var isLive: Bool { revision != 0 }
}

/// What the state keeps of an add-on.
public struct AddOnRecord: TableRecord {
  /// What callers set.
  public var spec: AddOnSpec
  /// What it contributes.
  public var values: PropertySet
  /// It may not be added to further subscriptions.
  public var archived: Bool
  /// Subscriptions that have it.
  public var subscriptionCount: Int
  /// When the add-on was created, in milliseconds.
  public var createdAt: Int64
  /// When it changed last, in milliseconds.
  public var updatedAt: Int64
  /// Sequence of the last record that changed the add-on's own facts.
  public var revision: Int64
  /// Sequence of the last record that changed anything of this row, `subscriptionCount` included.
  public var touched: Int64

  /// Stands where no add-on is.
  public static let vacant = AddOnRecord(
    spec: AddOnSpec(), values: PropertySet(), archived: false, subscriptionCount: 0, createdAt: 0, updatedAt: 0,
    revision: 0, touched: 0)

  /// Every record of a log has a sequence above 0.
  public var isLive: Bool { revision != 0 }
}

/// What the state keeps of a subscription. There are millions of these: terms beyond the association stand behind one
/// reference, which is nil for a subscription that simply follows its plan.
public struct SubscriptionRecord: TableRecord {
  /// What callers set, normalised.
  public var spec: SubscriptionSpec
  /// The customer who owns it; 0 where the provider does.
  public var owner: Int64
  /// When it expires, in milliseconds; 0 means never.
  public var expiresAt: Int64
  /// When it was created, in milliseconds.
  public var createdAt: Int64
  /// When its own facts changed last, in milliseconds.
  public var updatedAt: Int64
  /// Sequence of the last record that changed its own facts.
  public var revision: Int64
  /// Overrides, lock, frozen and own values.
  public var terms: SubscriptionTerms
  /// The interned pair of plan and add-ons that it follows.
  public var association: AssociationID
  /// Why it is not active, its owner's suspension aside.
  public var ownReasons: StatusReasons

  /// When it is to expire, in milliseconds; 0 where it never does, or has.
  var pendingExpiry: Int64 { ownReasons.contains(.expired) ? 0 : expiresAt }

  /// Stands where no subscription is.
  public static let vacant = SubscriptionRecord(
    spec: SubscriptionSpec(), owner: 0, expiresAt: 0, createdAt: 0, updatedAt: 0, revision: 0, terms: .plain,
    association: .custom, ownReasons: [])

  /// Every record of a log has a sequence above 0.
  public var isLive: Bool { revision != 0 }
}

/// Number of an interned association.
public struct AssociationID: Hashable, Sendable {
  /// Position in the table of associations.
  public var number: UInt32

  /// The association of all custom subscriptions: no plan, no add-ons.
  public static let custom = AssociationID(number: 0)

  /// Whether this is the association of custom subscriptions.
  public var isCustom: Bool { number == 0 }
}

/// An add-on of an association.
public struct AttachedAddOnKey: Hashable, Sendable {
  /// The add-on's id.
  public var addOn: Int64
  /// How often it counts, from 1.
  public var quantity: Int64
}

/// What subscriptions follow together: a plan, add-ons, and the values that never follow a plan.
///
/// Subscriptions with equal associations share one row, and with it one computed set of values: that is why a change
/// of a plan costs the same whether ten subscriptions follow it or a million.
public struct AssociationKey: Hashable, Sendable {
  /// The plan's id; 0 for custom subscriptions.
  public var plan: Int64
  /// By ascending id, each once.
  public var addOns: [AttachedAddOnKey]
  /// Values that a subscription keeps from its creation.
  public var kept: PropertySet
}

/// A name that changes are recorded under.
struct ActorRecord: TableRecord {
  var name: String
  /// Every name has its place for good, an empty one as well.
  var isLive = true

  init(name: String) { self.name = name }

  static let vacant: ActorRecord = {
    var vacant = ActorRecord(name: "")
    vacant.isLive = false
    return vacant
  }()
}

/// What the state keeps of a mutation's request id.
struct RequestRecord: TableRecord {
  /// The two halves of the caller's UUIDv7.
  var high: UInt64
  var low: UInt64
  var actor: UInt32
  var method: UInt32
  var fingerprint: UInt64
  var sequence: Int64
  var time: Int64
  var subject: Subject

  static let vacant = RequestRecord(
    high: 0, low: 0, actor: 0, method: 0, fingerprint: 0, sequence: 0, time: 0, subject: Subject())

  var isLive: Bool { sequence != 0 }

  var key: State.RequestKey { State.RequestKey(high: high, low: low, actor: actor) }

  /// When the id was made, by its maker's clock: its first 48 bits (RFC 9562, 5.7).
  var idMilliseconds: Int64 { Int64(high >> 16) }
}

/// The entities that a mutation's answer shows, and the revision that it answers with.
public struct Subject: Hashable, Sendable {
  /// The customer's id; 0 where none.
  public var customer: Int64 = 0
  /// The plan's id; 0 where none.
  public var plan: Int64 = 0
  /// The add-on's id; 0 where none.
  public var addOn: Int64 = 0
  /// The subscription's id; 0 where none.
  public var subscription: Int64 = 0
  /// Revision of the entity that was changed; for an accepted change, the sequence of its record.
  public var revision: Int64 = 0

  /// A subject that names nothing.
  public init() {}
}
