// One row of the property registry: what a property is called, what it may hold, and how it behaves.

/// The permanent number of a property; it stands in log records and on the wire.
public typealias PropertyNumber = Int32

/// The permanent number of one option of a choice, unique within its property.
public typealias OptionNumber = Int32

/// The value that an integer property holds when there is no limit.
public let unlimited: Int64 = -1

/// The group of a property: it decides who may change it, and where it is shown.
public enum PropertyGroup: String, CaseIterable, Sendable {
  /// What a subscription may use up; customizable.
  case resources
  /// What a subscriber may do; customizable.
  case permissions
  /// Web hosting parameters.
  case hosting
  /// PHP parameters.
  case php
  /// Mail parameters.
  case mail
  /// DNS parameters.
  case dns
  /// Limits that protect the server.
  case performance
  /// Log rotation; never synced.
  case logs

  /// Whether add-ons carry values of this group.
  public var isAllowedInAddOn: Bool {
    switch self {
    case .resources, .permissions, .hosting, .php: true
    case .mail, .dns, .performance, .logs: false
    }
  }

  /// Whether an operator may customize values of this group for one subscription.
  public var isCustomizable: Bool { self == .resources || self == .permissions }

  /// Whether values follow the plan; a subscription keeps the others from its creation.
  public var isSynced: Bool { self != .logs }
}

/// What kind of value a property holds.
public enum PropertyType: String, CaseIterable, Sendable {
  /// A number of things.
  case count
  /// A size in bytes.
  case bytes
  /// A share of a hundred.
  case percent
  /// A number of things in a span of time.
  case rate
  /// On or off.
  case flag
  /// One of a closed list of options.
  case choice
  /// A set of short texts, kept in the order of their UTF-8 bytes.
  case textList = "text_list"

  /// Whether values are integers.
  public var isInteger: Bool {
    switch self {
    case .count, .bytes, .percent, .rate: true
    case .flag, .choice, .textList: false
    }
  }
}

/// How the values of a plan and its add-ons become one; each rule is independent of their order.
public enum MergeRule: String, CaseIterable, Sendable {
  /// Values add up, times quantity; unlimited wins; saturates at the largest int64.
  case sum
  /// The largest value; unlimited wins.
  case maximum
  /// On if any is on.
  case or
  /// The option with the highest rank.
  case leastRestrictive = "least_restrictive"
  /// Every entry of every list.
  case union
}

/// One option of a choice.
public struct PropertyOption: Equatable, Sendable {
  /// Permanent, 1 to 63.
  public let number: OptionNumber
  /// Lower snake case, unique within its property.
  public let name: String
  /// A higher rank is less restrictive; unique within its property.
  public let rank: Int16
}

/// The integers that a property accepts.
public struct PropertyBounds: Equatable, Sendable {
  /// The least number accepted, zero or more.
  public let minimum: Int64
  /// The largest number accepted.
  public let maximum: Int64
  /// Whether -1, unlimited, is accepted besides.
  public let allowsUnlimited: Bool
}

/// A property of plans, add-ons and subscriptions, as one version of the registry knows it.
public struct PropertyDefinition: Equatable, Sendable {
  /// Permanent; each group has a range of its own.
  public let number: PropertyNumber
  /// Lower snake case, unique.
  public let name: String
  /// The group, from which most of the behaviour follows.
  public let group: PropertyGroup
  /// The kind of value.
  public let type: PropertyType
  /// What an integer counts, for people; empty for other types.
  public let unit: String
  /// What a plan gets that does not say otherwise.
  public let defaultValue: PropertyValue
  /// For integers, otherwise nil.
  public let bounds: PropertyBounds?
  /// For choices, in ascending number; otherwise empty.
  public let options: [PropertyOption]
  /// How the values of a plan and its add-ons become one.
  public let mergeRule: MergeRule
  /// Whether an operator may customize it for one subscription.
  public let isCustomizable: Bool
  /// Whether it follows the plan.
  public let isSynced: Bool
  /// The permission that lets subscribers set it themselves, if any.
  public let delegatingPermission: PropertyNumber?
  /// The version of the registry that brought it.
  public let introducedIn: Int32
  /// One line for people.
  public let summary: String

  /// Whether add-ons may carry it.
  public var isAllowedInAddOn: Bool { group.isAllowedInAddOn }

  /// The option of a number, or nil.
  public func option(_ number: OptionNumber) -> PropertyOption? { options.first { $0.number == number } }

  /// The option of a name, or nil.
  public func option(named name: String) -> PropertyOption? { options.first { $0.name == name } }
}

/// How many texts a text list holds and how long each may be.
public enum TextListLimits {
  /// The most entries of one list in a plan or a subscriber's settings.
  public static let entriesMax = 200
  /// The most entries of one list in an add-on. So few that a plan and 64 add-ons come to less than 1,000: nobody has to
  /// look at who has what when a list changes.
  public static let addOnEntriesMax = 12
  /// The most entries of one list that a subscription has of its own: a plan's and those of as many add-ons as there can
  /// be, as a lock froze them.
  public static let ownEntriesMax = entriesMax + AddOnQuantity.addOnsMax * addOnEntriesMax
  /// The most UTF-8 bytes of one entry.
  public static let entryBytesMax = 200
}

/// How many of one add-on a subscription may have.
public enum AddOnQuantity {
  /// The quantities accepted.
  public static let range: ClosedRange<Int64> = 1...1_000
  /// The most different add-ons of one subscription.
  public static let addOnsMax = 64
}
