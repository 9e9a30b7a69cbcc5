import ArgumentParser
import KeiyakuMessages

/// A choice of the schema that the command line names in lower case, with hyphens.
public protocol NamedChoice: ExpressibleByArgument, Equatable {
  /// The names, in the order in which they are shown.
  static var names: KeyValuePairs<String, Self> { get }
}

extension NamedChoice {
  /// Reads a name.
  public init?(argument: String) { self.init(named: argument) }

  /// The choice with a name.
  init?(named argument: String) {
    guard let found = Self.names.first(where: { $0.key == argument }) else { return nil }
    self = found.value
  }

  /// What may be given.
  public static var allValueStrings: [String] { names.map(\.key) }
}

extension LockKind: NamedChoice {
  /// Reads a name; numbers are not taken.
  public init?(argument: String) { self.init(named: argument) }

  /// The names.
  public static var names: KeyValuePairs<String, LockKind> { ["none": .none, "fields": .fields, "whole": .whole] }
}

extension SyncState: NamedChoice {
  /// Reads a name; numbers are not taken.
  public init?(argument: String) { self.init(named: argument) }

  /// The names.
  public static var names: KeyValuePairs<String, SyncState> {
    [
      "custom": .custom, "locked": .locked, "unsynced": .unsynced, "partially-locked": .partiallyLocked,
      "synced": .synced,
    ]
  }
}

extension Activity: NamedChoice {
  /// Reads a name; numbers are not taken.
  public init?(argument: String) { self.init(named: argument) }

  /// The names.
  public static var names: KeyValuePairs<String, Activity> { ["active": .active, "inactive": .inactive] }
}

/// A reason of any kind, also those that no single method sets.
struct StatusReasonName: NamedChoice {
  let reason: StatusReason

  static var names: KeyValuePairs<String, StatusReasonName> {
    [
      "provider": .init(reason: .provider), "subscriber": .init(reason: .subscriber),
      "expired": .init(reason: .expired), "owner-suspended": .init(reason: .ownerSuspended),
    ]
  }
}

/// Which subscriptions; what is given must all match.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only those of this customer, or of the provider; name:provider is a customer with that login.",
      valueName: "customer"))
  var owner: OwnerRef?

  @Option(help: ArgumentHelp("Only those that follow this plan.", valueName: "plan"))
  var plan: PlanRef?

  @Option(name: .customLong("addon"), help: ArgumentHelp("Only those that have this add-on.", valueName: "add-on"))
  var addOn: AddOnRef?

  @Option(name: .customLong("lock"), help: "Only those with this lock; repeat for more.")
  var locks: [LockKind] = []

  @Option(name: .customLong("sync"), help: "Only those in this state; repeat for more.")
  var syncStates: [SyncState] = []

  @Option(help: "Only those that are active, or not.")
  var activity: Activity?

  @Option(name: .customLong("status"), help: "Only those that are not active for this reason; repeat for more.")
  var reasons: [StatusReasonName] = []

  @Option(
    name: .customLong("domain-prefix"),
    help: ArgumentHelp("Only those whose domain begins so, in Unicode or ASCII form.", valueName: "text"))
  var namePrefix: String?

  @Option(
    name: .customLong("expires-from"),
    help: ArgumentHelp("Only those that expire then or later: \(Moment.help).", valueName: "moment"))
  var expiresFrom: Moment?

  @Option(
    name: .customLong("expires-before"), help: ArgumentHelp("Only those that expire before then.", valueName: "moment"))
  var expiresBefore: Moment?

  /// The filter that is given; nothing is set where none is.
  var message: SubscriptionFilter {
    .with { filter in
      filter.owner = owner
      filter.plan = plan
      filter.addOn = addOn
      filter.locks = locks
      filter.syncStates = syncStates
      filter.activity = activity ?? .unspecified
      filter.statusReasons = reasons.map(\.reason)
      filter.namePrefix = namePrefix ?? ""
      filter.expiresFromMs = expiresFrom?.milliseconds ?? 0
      filter.expiresBeforeMs = expiresBefore?.milliseconds ?? 0
    }
  }
}
