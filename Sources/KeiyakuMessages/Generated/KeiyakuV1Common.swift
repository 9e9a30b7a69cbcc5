// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// How a mutation is to be carried out. Every request that changes something has one.
public struct MutationOptions: Sendable, Hashable {
  /// A UUIDv7 in its 16 bytes, chosen by the caller once per intended change and repeated on every retry of it.
  /// The server answers a repeated id with the outcome of the first. Empty: the change is not protected against
  /// being done twice. At most 16 bytes.
  public var requestID: [UInt8] = []

  /// Go ahead only if the entity's revision is this one; 0 sets no condition.
  public var ifRevision: Int64 = 0

  /// Answer in full, and change nothing.
  public var dryRun: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// What became of a mutation.
public struct MutationResult: Sendable, Hashable {
  /// Sequence of the log record that holds the change; 0 for a dry run.
  public var sequence: Int64 = 0

  /// Revision of the entity after the change: the sequence of the last record that changed its own facts.
  public var revision: Int64 = 0

  /// The request id was known: this is the outcome of the first time, with the entity as it is now.
  public var replayed: Bool = false

  /// Nothing had to change.
  public var unchanged: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// Which fields of a spec an update sets.
public struct UpdateMask: Sendable, Hashable {
  /// Paths of field names, dotted, such as "contact.email". Empty and unknown masks are refused.
  /// At most 64 entries. At most 128 bytes.
  public var paths: [String] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A list of texts, as the value of a property.
public struct TextList: Sendable, Hashable {
  /// In order. At most 1024 entries. At most 256 bytes.
  public var entries: [String] = []

  /// Makes a message without any field set.
  public init() {}
}

/// The value of one property. A property that is absent from a list of values has none there.
public struct PropertyValue: Sendable, Hashable {
  /// Number in the property registry; see CatalogService/DescribeProperties.
  public var property: Int32 = 0

  /// The value, by the property's type.
  public var value: Value?

  /// Makes a message without any field set.
  public init() {}

  /// The value, by the property's type.
  public enum Value: Sendable, Hashable {
    /// A count, a size, a percentage or a rate; -1 means unlimited where the property allows it.
    case integer(Int64)
    /// A flag.
    case flag(Bool)
    /// The number of an option of a choice.
    case choice(Int32)
    /// A list of texts.
    case textList(TextList)
  }
}

/// Names one customer.
public struct CustomerRef: Sendable, Hashable {
  /// Exactly one is set.
  public var by: By?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum By: Sendable, Hashable {
    /// The customer's id.
    case id(Int64)
    /// The id in another system. At most 128 bytes.
    case externalID(String)
    /// The login. At most 64 bytes.
    case login(String)
  }
}

/// Names one plan.
public struct PlanRef: Sendable, Hashable {
  /// Exactly one is set.
  public var by: By?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum By: Sendable, Hashable {
    /// The plan's id.
    case id(Int64)
    /// The id in another system. At most 128 bytes.
    case externalID(String)
    /// The name. At most 128 bytes.
    case name(String)
  }
}

/// Names one add-on.
public struct AddOnRef: Sendable, Hashable {
  /// Exactly one is set.
  public var by: By?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum By: Sendable, Hashable {
    /// The add-on's id.
    case id(Int64)
    /// The id in another system. At most 128 bytes.
    case externalID(String)
    /// The name. At most 128 bytes.
    case name(String)
  }
}

/// Names one subscription.
public struct SubscriptionRef: Sendable, Hashable {
  /// Exactly one is set.
  public var by: By?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum By: Sendable, Hashable {
    /// The subscription's id.
    case id(Int64)
    /// The id in another system. At most 128 bytes.
    case externalID(String)
    /// The main domain name, in Unicode or ASCII form. At most 1024 bytes.
    case name(String)
  }
}

/// The hosting provider itself, as an owner.
public struct Provider: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Names who owns a subscription.
public struct OwnerRef: Sendable, Hashable {
  /// Exactly one is set.
  public var owner: Owner?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Owner: Sendable, Hashable {
    /// A customer.
    case customer(CustomerRef)
    /// The provider.
    case provider(Provider)
  }
}

/// Which part of a list to return.
public struct PageRequest: Sendable, Hashable {
  /// Entries at most, up to 1000; 0 means 100.
  public var size: Int32 = 0

  /// `next_page_token` of the page before; empty for the first. At most 256 bytes.
  public var token: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Where a reader of the log stands.
public struct WatchCursor: Sendable, Hashable {
  /// The last sequence that was dealt with; what follows comes next. 0 is before the first.
  public var sequence: Int64 = 0

  /// The history that the sequence belongs to, as a reply said it; empty where the caller does not care. A restore
  /// begins a new history, and a cursor of another one is refused. At most 16 bytes.
  public var incarnation: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// How much of an entity to return.
///
/// Open: a newer peer may send values that this build does not name.
public enum View: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Everything but the values of terms (overrides, frozen and own values).
  case basic
  /// Everything.
  case full
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .basic
      case 1: .full
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .basic: 0
      case .full: 1
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .basic, .full
  ]
}
