// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// What the provider can deliver.
public struct CapabilitiesRow: Sendable, Hashable {
  /// All limits, by ascending property; none where everything can be delivered. At most 1024 entries.
  public var capabilities: [Capability] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A plan.
public struct PlanRow: Sendable, Hashable {
  /// Id in the database that the row is of; an import does not look at it.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: PlanSpec?

  /// Values by ascending property; the registry's defaults where there is none. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Custom subscriptions are copied from it.
  public var isDefault: Bool = false

  /// Takes no new subscription.
  public var archived: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on.
public struct AddOnRow: Sendable, Hashable {
  /// Id in the database that the row is of; an import does not look at it.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: AddOnSpec?

  /// What it contributes, by ascending property. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// May not be added to further subscriptions.
  public var archived: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A customer.
public struct CustomerRow: Sendable, Hashable {
  /// Id in the database that the row is of; an import does not look at it.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: CustomerSpec?

  /// May not log in.
  public var suspended: Bool = false

  /// Hash of the password in crypt(5) form; exported only where it is asked for by name. Where it is empty, an import
  /// leaves the password as it is. Secret. At most 256 bytes.
  public var crypt: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription with everything that it holds of its own.
public struct SubscriptionRow: Sendable, Hashable {
  /// Id in the database that the row is of; an import does not look at it.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: SubscriptionSpec?

  /// Who owns it: a customer by login, or the provider.
  public var owner: OwnerRef?

  /// Exactly one is set.
  public var association: Association?

  /// Values of properties that never follow a plan, as they were when it was created; the plan's where there is none.
  /// At most 1024 entries.
  public var keptValues: [PropertyValue] = []

  /// Its lock; absent where there is none.
  public var lock: Lock?

  /// The values below the overrides: frozen by a whole lock, or those of a custom subscription. Where there is none, the
  /// present ones of plan and add-ons are frozen, or those of the default plan are copied. At most 1024 entries.
  public var ownValues: [PropertyValue] = []

  /// Values that an operator set: pins, special terms, edits. At most 1024 entries.
  public var overrides: [PropertyValue] = []

  /// Values that the subscriber set, those that sleep included. At most 1024 entries.
  public var subscriberSettings: [PropertyValue] = []

  /// PROVIDER, SUBSCRIBER and EXPIRED; OWNER_SUSPENDED is the owner's. At most 8 entries.
  public var statusReasons: [StatusReason] = []

  /// When it expires; 0 means never.
  public var expiresAtMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Association: Sendable, Hashable {
    /// Follows a plan and add-ons, by name.
    case bound(PlanSelection)
    /// Follows nothing.
    case custom(CustomSelection)
  }
}

/// One entity.
public struct EntityRow: Sendable, Hashable {
  /// Exactly one is set.
  public var entity: Entity?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Entity: Sendable, Hashable {
    /// What the provider can deliver.
    case capabilities(CapabilitiesRow)
    /// A plan.
    case plan(PlanRow)
    /// An add-on.
    case addOn(AddOnRow)
    /// A customer.
    case customer(CustomerRow)
    /// A subscription.
    case subscription(SubscriptionRow)
  }
}

/// How many rows of each kind there are.
public struct RowCounts: Sendable, Hashable {
  /// Of the capabilities: 0 or 1.
  public var capabilities: Int64 = 0

  /// Of plans.
  public var plans: Int64 = 0

  /// Of add-ons.
  public var addOns: Int64 = 0

  /// Of customers.
  public var customers: Int64 = 0

  /// Of subscriptions.
  public var subscriptions: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for everything, as of one moment.
public struct ExportRequest: Sendable, Hashable {
  /// Only rows of these kinds; all where it is empty. At most 5 entries.
  public var kinds: [RowKind] = []

  /// Only subscriptions that match; every one where it is absent. The other kinds are not concerned.
  public var filter: SubscriptionFilter?

  /// With the hashes of passwords. They are secrets: whoever has them can try passwords at leisure.
  public var includeCredentials: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// The moment of an export.
public struct ExportHeader: Sendable, Hashable {
  /// Sequence of the last record that the rows hold: EventService/Watch after it misses nothing.
  public var sequence: Int64 = 0

  /// The history of the database. At most 16 bytes.
  public var incarnation: [UInt8] = []

  /// When that record was made.
  public var timeMs: Int64 = 0

  /// Version of the property registry.
  public var registryVersion: Int32 = 0

  /// Rows of the database, of the kinds that are exported; with a filter fewer subscriptions follow.
  public var counts: RowCounts?

  /// Makes a message without any field set.
  public init() {}
}

/// The end of an export.
public struct ExportEnd: Sendable, Hashable {
  /// Rows that were sent.
  public var counts: RowCounts?

  /// Makes a message without any field set.
  public init() {}
}

/// One item of Export. An export without `complete` at its end is not whole.
public struct ExportReply: Sendable, Hashable {
  /// Exactly one is set.
  public var item: Item?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Item: Sendable, Hashable {
    /// The first item.
    case header(ExportHeader)
    /// An entity.
    case row(EntityRow)
    /// The last item.
    case complete(ExportEnd)
  }
}

/// The first item of an import.
public struct ImportStart: Sendable, Hashable {
  /// How to carry it out; `if_revision` is refused here. With a request id, each row is done once, however often the
  /// import is repeated; at most 2000000 rows.
  public var options: MutationOptions?

  /// What becomes of rows about entities that are there already.
  public var onExisting: OnExisting = .refuse

  /// Makes a message without any field set.
  public init() {}
}

/// A row of an import.
public struct ImportRow: Sendable, Hashable {
  /// The row's number, from 1, higher than that of the row before. A repeated import has to give the same numbers.
  public var number: Int64 = 0

  /// The row.
  public var row: EntityRow?

  /// Makes a message without any field set.
  public init() {}
}

/// One item that Import takes.
public struct ImportRequest: Sendable, Hashable {
  /// Exactly one is set.
  public var item: Item?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Item: Sendable, Hashable {
    /// The first item.
    case start(ImportStart)
    /// A row.
    case row(ImportRow)
  }
}

/// What became of a row.
public struct ImportRowResult: Sendable, Hashable {
  /// The row's number.
  public var number: Int64 = 0

  /// What became of it.
  public var outcome: ImportOutcome = .unspecified

  /// What it is about.
  public var kind: RowKind = .unspecified

  /// Id of the entity here; 0 where there is none. In a dry run that of a new one is a guess.
  public var id: Int64 = 0

  /// Sequence of the row's record; 0 where there is none.
  public var sequence: Int64 = 0

  /// An earlier import with the same request id has done it.
  public var replayed: Bool = false

  /// Where it was refused: the reason. At most 64 bytes.
  public var reason: String = ""

  /// Where it was refused: what to do next. At most 1024 bytes.
  public var message: String = ""

  /// Where it was refused: the field concerned, if any. At most 256 bytes.
  public var field: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// How far an import has come.
public struct ImportProgress: Sendable, Hashable {
  /// Rows that are dealt with.
  public var rows: Int64 = 0

  /// Created, replayed ones included.
  public var created: Int64 = 0

  /// Updated, replayed ones included.
  public var updated: Int64 = 0

  /// Unchanged.
  public var unchanged: Int64 = 0

  /// Skipped.
  public var skipped: Int64 = 0

  /// Refused.
  public var refused: Int64 = 0

  /// Number of the last row that is dealt with.
  public var lastNumber: Int64 = 0

  /// There are no more: the last item of the stream.
  public var complete: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// One item of Import.
public struct ImportReply: Sendable, Hashable {
  /// Exactly one is set.
  public var item: Item?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Item: Sendable, Hashable {
    /// A row, in the order in which they came.
    case result(ImportRowResult)
    /// How far it is; at the beginning, at least every thousand rows, and at the end.
    case progress(ImportProgress)
  }
}

/// What a row is about. Rows come, and are to be given, in this order: each refers to kinds before its own alone.
///
/// Open: a newer peer may send values that this build does not name.
public enum RowKind: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// What the provider can deliver; one row at most.
  case capabilities
  /// A plan. The default plan comes first.
  case plan
  /// An add-on.
  case addOn
  /// A customer.
  case customer
  /// A subscription.
  case subscription
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .capabilities
      case 2: .plan
      case 3: .addOn
      case 4: .customer
      case 5: .subscription
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .capabilities: 1
      case .plan: 2
      case .addOn: 3
      case .customer: 4
      case .subscription: 5
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .capabilities, .plan, .addOn, .customer, .subscription
  ]
}

/// What becomes of rows about entities that are there already, and differ.
///
/// Open: a newer peer may send values that this build does not name.
public enum OnExisting: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// They are refused.
  case refuse
  /// The entity becomes what the row says.
  case update
  /// They are passed over.
  case skip
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .refuse
      case 1: .update
      case 2: .skip
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .refuse: 0
      case .update: 1
      case .skip: 2
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .refuse, .update, .skip
  ]
}

/// What became of a row.
///
/// Open: a newer peer may send values that this build does not name.
public enum ImportOutcome: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// The entity was created.
  case created
  /// The entity was there and is now as the row says.
  case updated
  /// The entity was as the row says.
  case unchanged
  /// The entity was there and differs, and was passed over.
  case skipped
  /// Refused; the others go on.
  case refused
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .created
      case 2: .updated
      case 3: .unchanged
      case 4: .skipped
      case 5: .refused
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .created: 1
      case .updated: 2
      case .unchanged: 3
      case .skipped: 4
      case .refused: 5
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .created, .updated, .unchanged, .skipped, .refused
  ]
}
