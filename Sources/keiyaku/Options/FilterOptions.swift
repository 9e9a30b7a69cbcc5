import ArgumentParser
import KeiyakuMessages

extension KeyValuePairs where Key == String {
  /// The value of a name that is given as an argument.
  fileprivate func value(of argument: String) -> Value? { first { $0.key == argument }?.value }
}

extension LockKind: ExpressibleByArgument {
  private static let names: KeyValuePairs = ["none": LockKind.none, "fields": .fields, "whole": .whole]

  /// Reads a kind by its name in lower case.
  public init?(argument: String) {
    guard let kind = Self.names.value(of: argument) else { return nil }
    self = kind
  }

  /// What may be given.
  public static var allValueStrings: [String] { names.map(\.key) }
}

extension SyncState: ExpressibleByArgument {
  private static let names: KeyValuePairs = [
    "custom": SyncState.custom, "locked": .locked, "unsynced": .unsynced, "partially-locked": .partiallyLocked,
    "synced": .synced,
  ]

  /// Reads a state by its name in lower case, with hyphens.
  public init?(argument: String) {
    guard let state = Self.names.value(of: argument) else { return nil }
    self = state
  }

  /// What may be given.
  public static var allValueStrings: [String] { names.map(\.key) }
}

extension Activity: ExpressibleByArgument {
  private static let names: KeyValuePairs = ["active": Activity.active, "inactive": .inactive]

  /// Reads `active` or `inactive`.
  public init?(argument: String) {
    guard let activity = Self.names.value(of: argument) else { return nil }
    self = activity
  }

  /// What may be given.
  public static var allValueStrings: [String] { names.map(\.key) }
}

extension StatusReason: ExpressibleByArgument {
  private static let names: KeyValuePairs = [
    "provider": StatusReason.provider, "subscriber": .subscriber, "expired": .expired,
    "owner-suspended": .ownerSuspended,
  ]

  /// Reads a reason by its name in lower case, with hyphens.
  public init?(argument: String) {
    guard let reason = Self.names.value(of: argument) else { return nil }
    self = reason
  }

  /// What may be given.
  public static var allValueStrings: [String] { names.map(\.key) }
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
  var reasons: [StatusReason] = []

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
      filter.statusReasons = reasons
      filter.namePrefix = namePrefix ?? ""
      filter.expiresFromMs = expiresFrom?.milliseconds ?? 0
      filter.expiresBeforeMs = expiresBefore?.milliseconds ?? 0
    }
  }
}
