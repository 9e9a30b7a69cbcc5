// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// From now on.
public struct FromNow: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// From a moment on.
public struct FromTime: Sendable, Hashable {
  /// The moment. Records that were written to the disk together are not told apart, so that a few before it may come too.
  public var timeMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for every durable record from somewhere on, without end.
public struct WatchRequest: Sendable, Hashable {
  /// Exactly one is set.
  public var from: From?

  /// Only events of these kinds of entities; none means all. Records without such an event are left out.
  /// At most 5 entries.
  public var kinds: [EntityKind] = []

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum From: Sendable, Hashable {
    /// After this position.
    case after(WatchCursor)
    /// Only what is yet to come.
    case now(FromNow)
    /// From a moment on, or from the oldest record that is kept where that is later.
    case time(FromTime)
  }
}

/// Says how far a watch is: at once when it begins, and when nothing came for a while, or nothing that was asked for.
public struct WatchHeartbeat: Sendable, Hashable {
  /// Everything up to this sequence has been sent, as far as it was asked for: a watch may go on after it.
  public var sequence: Int64 = 0

  /// The server's time.
  public var timeMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// One item of Watch.
public struct WatchReply: Sendable, Hashable {
  /// Exactly one is set.
  public var item: Item?

  /// The history that all of it belongs to; in the first item only. At most 16 bytes.
  public var incarnation: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Item: Sendable, Hashable {
    /// A record, secrets taken out.
    case record(LogRecord)
    /// How far the watch is; the first item is one.
    case heartbeat(WatchHeartbeat)
  }
}

/// Names one entity by kind and id, which stays its name after deletion.
public struct EntityRef: Sendable, Hashable {
  /// The kind.
  public var kind: EntityKind = .unspecified

  /// The id; 0 for the database itself.
  public var id: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for what happened to one entity, newest first.
public struct ListEventsRequest: Sendable, Hashable {
  /// Which part of the list.
  public var page: PageRequest?

  /// To which entity.
  public var entity: EntityRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers ListEvents.
public struct ListEventsReply: Sendable, Hashable {
  /// Newest first, with those of their events that concern the entity, secrets taken out. A page may be short or empty
  /// although there is more. At most 1000 entries.
  public var records: [LogRecord] = []

  /// Token of the next page; only an empty one ends the list. At most 256 bytes.
  public var nextPageToken: [UInt8] = []

  /// The oldest sequence that is still kept: what happened before it is not shown.
  public var completeSinceSequence: Int64 = 0

  /// When that was.
  public var completeSinceMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Kinds of entities.
///
/// Open: a newer peer may send values that this build does not name.
public enum EntityKind: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// Customers.
  case customer
  /// Plans.
  case plan
  /// Add-ons.
  case addOn
  /// Subscriptions.
  case subscription
  /// The database itself: capabilities, registry, clock.
  case database
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .customer
      case 2: .plan
      case 3: .addOn
      case 4: .subscription
      case 5: .database
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .customer: 1
      case .plan: 2
      case .addOn: 3
      case .subscription: 4
      case .database: 5
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .customer, .plan, .addOn, .subscription, .database
  ]
}
