// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// What a caller sets of a plan, its values aside.
public struct PlanSpec: Sendable, Hashable {
  /// Id in another system; unique where set. At most 128 bytes.
  public var externalID: String = ""

  /// Name, unique among plans. At most 128 bytes.
  public var name: String = ""

  /// A new subscription expires after this many days; 0 means never.
  public var validityDays: Int32 = 0

  /// Notes of the provider. At most 4096 bytes.
  public var notes: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A service plan.
public struct Plan: Sendable, Hashable {
  /// Id, from 1. Plan 1 comes with the database.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: PlanSpec?

  /// Value of every property. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Custom subscriptions are copied from this plan.
  public var isDefault: Bool = false

  /// No new subscription may follow it.
  public var archived: Bool = false

  /// Subscriptions that follow it.
  public var subscriptionCount: Int64 = 0

  /// When the plan was created.
  public var createdAtMs: Int64 = 0

  /// When it changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed the plan.
  public var revision: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// What a caller sets of an add-on, its values aside.
public struct AddOnSpec: Sendable, Hashable {
  /// Id in another system; unique where set. At most 128 bytes.
  public var externalID: String = ""

  /// Name, unique among add-ons. At most 128 bytes.
  public var name: String = ""

  /// Notes of the provider. At most 4096 bytes.
  public var notes: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// An add-on plan: what it sets is merged into the plan of each subscription that has it.
public struct AddOn: Sendable, Hashable {
  /// Id, from 1.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: AddOnSpec?

  /// Values of the properties that it contributes to. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// It may not be added to further subscriptions.
  public var archived: Bool = false

  /// Subscriptions that have it.
  public var subscriptionCount: Int64 = 0

  /// When the add-on was created.
  public var createdAtMs: Int64 = 0

  /// When it changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed the add-on.
  public var revision: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for a new plan.
public struct CreatePlanRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// The plan.
  public var spec: PlanSpec?

  /// Values; a property that is absent gets its value from `copy_from`, or else the registry's default.
  /// At most 1024 entries.
  public var values: [PropertyValue] = []

  /// A plan whose values the new one starts from.
  public var copyFrom: PlanRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers CreatePlan.
public struct CreatePlanReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The plan.
  public var plan: Plan?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for one plan.
public struct GetPlanRequest: Sendable, Hashable {
  /// Which.
  public var plan: PlanRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers GetPlan.
public struct GetPlanReply: Sendable, Hashable {
  /// The plan.
  public var plan: Plan?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for plans.
public struct ListPlansRequest: Sendable, Hashable {
  /// Which part of the list.
  public var page: PageRequest?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers ListPlans.
public struct ListPlansReply: Sendable, Hashable {
  /// By ascending id. At most 1000 entries.
  public var plans: [Plan] = []

  /// Token of the next page; only an empty one ends the list. At most 256 bytes.
  public var nextPageToken: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to change a plan. At least one of mask and values says what.
public struct UpdatePlanRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var plan: PlanRef?

  /// The new values of the fields that the mask names.
  public var spec: PlanSpec?

  /// Which fields.
  public var mask: UpdateMask?

  /// Values to set; properties that are absent stay as they are. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers UpdatePlan.
public struct UpdatePlanReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The plan.
  public var plan: Plan?

  /// What it means for subscriptions; absent in a replay.
  public var impact: Impact?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to make a plan the default.
public struct SetDefaultPlanRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var plan: PlanRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetDefaultPlan.
public struct SetDefaultPlanReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The plan.
  public var plan: Plan?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for a new add-on.
public struct CreateAddOnRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// The add-on.
  public var spec: AddOnSpec?

  /// What it contributes. Resource, permission, hosting and PHP properties only. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// An add-on whose values the new one starts from.
  public var copyFrom: AddOnRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers CreateAddOn.
public struct CreateAddOnReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The add-on.
  public var addOn: AddOn?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for one add-on.
public struct GetAddOnRequest: Sendable, Hashable {
  /// Which.
  public var addOn: AddOnRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers GetAddOn.
public struct GetAddOnReply: Sendable, Hashable {
  /// The add-on.
  public var addOn: AddOn?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for add-ons.
public struct ListAddOnsRequest: Sendable, Hashable {
  /// Which part of the list.
  public var page: PageRequest?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers ListAddOns.
public struct ListAddOnsReply: Sendable, Hashable {
  /// By ascending id. At most 1000 entries.
  public var addOns: [AddOn] = []

  /// Token of the next page; only an empty one ends the list. At most 256 bytes.
  public var nextPageToken: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to change an add-on. At least one of mask, values and clear says what.
public struct UpdateAddOnRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var addOn: AddOnRef?

  /// The new values of the fields that the mask names.
  public var spec: AddOnSpec?

  /// Which fields.
  public var mask: UpdateMask?

  /// Values to set; properties that are absent stay as they are. At most 1024 entries.
  public var values: [PropertyValue] = []

  /// Properties that the add-on no longer contributes to. At most 1024 entries.
  public var clearProperties: [Int32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers UpdateAddOn.
public struct UpdateAddOnReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The add-on.
  public var addOn: AddOn?

  /// What it means for subscriptions; absent in a replay.
  public var impact: Impact?

  /// Makes a message without any field set.
  public init() {}
}

/// One option of a choice.
public struct PropertyOption: Sendable, Hashable {
  /// Permanent number.
  public var number: Int32 = 0

  /// Name. At most 64 bytes.
  public var name: String = ""

  /// The higher, the less restrictive; a merge takes the highest.
  public var rank: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// One property of the registry.
public struct PropertyDescription: Sendable, Hashable {
  /// Permanent number.
  public var number: Int32 = 0

  /// Name. At most 64 bytes.
  public var name: String = ""

  /// Group: resources, permissions, hosting, php, mail, dns, performance or logs. At most 32 bytes.
  public var group: String = ""

  /// Type of its values.
  public var type: PropertyType = .unspecified

  /// Unit of its integers, for people. At most 32 bytes.
  public var unit: String = ""

  /// Value of a new plan that says nothing else.
  public var defaultValue: PropertyValue?

  /// Smallest integer.
  public var minimum: Int64 = 0

  /// Largest integer.
  public var maximum: Int64 = 0

  /// -1 is allowed and means unlimited.
  public var mayBeUnlimited: Bool = false

  /// Options of a choice. At most 64 entries.
  public var options: [PropertyOption] = []

  /// How a plan and its add-ons combine: sum, maximum, or, union, least_restrictive. At most 32 bytes.
  public var mergeRule: String = ""

  /// A subscription may be given a value of its own.
  public var customizable: Bool = false

  /// Follows the plan; otherwise a subscription keeps the value of its creation.
  public var synced: Bool = false

  /// An add-on may contribute to it.
  public var allowedInAddOn: Bool = false

  /// The permission that lets the subscriber set it; empty where none does. At most 64 bytes.
  public var delegatingPermission: String = ""

  /// Version of the registry that brought it.
  public var sinceRegistryVersion: Int32 = 0

  /// What it limits or allows, for people. At most 512 bytes.
  public var summary: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for the property registry.
public struct DescribePropertiesRequest: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Answers DescribeProperties.
public struct DescribePropertiesReply: Sendable, Hashable {
  /// Version of the registry that this database has adopted.
  public var registryVersion: Int32 = 0

  /// By ascending number. At most 1024 entries.
  public var properties: [PropertyDescription] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A subscription whose values a change of the catalog alters, as an example.
public struct ImpactRow: Sendable, Hashable {
  /// The subscription's id.
  public var subscriptionID: Int64 = 0

  /// Its domain name. At most 253 bytes.
  public var name: String = ""

  /// The property that changes.
  public var property: Int32 = 0

  /// Its effective value before; absent where it has none.
  public var now: PropertyValue?

  /// Its effective value afterwards; absent where it has none.
  public var after: PropertyValue?

  /// How it will stand to its plan.
  public var syncState: SyncState = .unspecified

  /// Makes a message without any field set.
  public init() {}
}

/// What a change of the catalog means for subscriptions.
public struct Impact: Sendable, Hashable {
  /// Subscriptions that follow, and see the change with the next read. What can be delivered concerns all of them.
  public var following: Int64 = 0

  /// Subscriptions that are wholly locked, and do not.
  public var locked: Int64 = 0

  /// Subscriptions that become UNSYNCED by it. Dry runs alone say so.
  public var newlyUnsynced: Int64 = 0

  /// `newly_unsynced` is a lower bound: one call looks at so many associations and subscriptions with pins, and not more.
  public var newlyUnsyncedAtLeast: Bool = false

  /// Some that follow, with what changes for them. Dry runs alone have any. At most 20 entries.
  public var samples: [ImpactRow] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to archive a plan, or to take it back into use.
public struct SetPlanArchivedRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var plan: PlanRef?

  /// Archived from now on: no new subscription may follow it. Those that do see further edits.
  public var archived: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetPlanArchived.
public struct SetPlanArchivedReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The plan.
  public var plan: Plan?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to archive an add-on, or to take it back into use.
public struct SetAddOnArchivedRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var addOn: AddOnRef?

  /// Archived from now on: it may not be attached to further subscriptions. Those that have it see further edits.
  public var archived: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetAddOnArchived.
public struct SetAddOnArchivedReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The add-on.
  public var addOn: AddOn?

  /// Makes a message without any field set.
  public init() {}
}

/// What follows a plan or has an add-on becomes free of it.
public struct Detach: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Asks to delete a plan. One that is followed is refused, unless it is said what becomes of those that follow it.
public struct DeletePlanRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var plan: PlanRef?

  /// At most one is set.
  public var followers: Followers?

  /// How many follow it, as the caller believes; required where they are reassigned or detached.
  public var expectedCount: Int64 = 0

  /// Makes a message without any field set.
  public init() {}

  /// At most one is set.
  public enum Followers: Sendable, Hashable {
    /// They follow this plan, which is not archived; pins, add-ons and locks stay.
    case reassignTo(PlanRef)
    /// They become custom, with the values as they stand; locks and add-ons end.
    case detach(Detach)
  }
}

/// Answers DeletePlan.
public struct DeletePlanReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// What it means for subscriptions; absent in a replay.
  public var impact: Impact?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to delete an add-on. One that is attached is refused, unless it is said what becomes of those that have it.
public struct DeleteAddOnRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var addOn: AddOnRef?

  /// At most one is set.
  public var holders: Holders?

  /// How many have it, as the caller believes; required where they are reassigned or detached.
  public var expectedCount: Int64 = 0

  /// Makes a message without any field set.
  public init() {}

  /// At most one is set.
  public enum Holders: Sendable, Hashable {
    /// They have this add-on instead, which is not archived; where they have it already, the quantities are added.
    case reassignTo(AddOnRef)
    /// They go without.
    case detach(Detach)
  }
}

/// Answers DeleteAddOn.
public struct DeleteAddOnReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// What it means for subscriptions; absent in a replay.
  public var impact: Impact?

  /// Makes a message without any field set.
  public init() {}
}

/// Options of a choice, by number.
public struct OptionSet: Sendable, Hashable {
  /// Permanent numbers. At most 64 entries.
  public var options: [Int32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A flag that cannot be on.
public struct Unavailable: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// The most that the provider can deliver of one property.
public struct Capability: Sendable, Hashable {
  /// Number of the property.
  public var property: Int32 = 0

  /// Exactly one is set, by the property's type.
  public var limit: Limit?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set, by the property's type.
  public enum Limit: Sendable, Hashable {
    /// At most so many.
    case atMost(Int64)
    /// The flag cannot be on.
    case unavailable(Unavailable)
    /// Only these options; the most restrictive one is always available besides.
    case options(OptionSet)
    /// Only these entries.
    case entries(TextList)
  }
}

/// Asks what the provider can deliver.
public struct GetCapabilitiesRequest: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Answers GetCapabilities.
public struct GetCapabilitiesReply: Sendable, Hashable {
  /// By ascending property; a property without an entry can be delivered in full. At most 1024 entries.
  public var capabilities: [Capability] = []

  /// Sequence of the last record that changed them; 0 where none did.
  public var revision: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to set what the provider can deliver.
public struct SetCapabilitiesRequest: Sendable, Hashable {
  /// How to carry it out; `if_revision` is that of the capabilities.
  public var options: MutationOptions?

  /// Entries to set, each property once; the others stay as they are. At most 1024 entries.
  public var capabilities: [Capability] = []

  /// Properties that can be delivered in full again. At most 1024 entries.
  public var clearProperties: [Int32] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetCapabilities.
public struct SetCapabilitiesReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// All of them as they are now, by ascending property. At most 1024 entries.
  public var capabilities: [Capability] = []

  /// What it means for subscriptions; absent in a replay.
  public var impact: Impact?

  /// Makes a message without any field set.
  public init() {}
}

/// What kind of value a property has.
///
/// Open: a newer peer may send values that this build does not name.
public enum PropertyType: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not said.
  case unspecified
  /// A number of things.
  case count
  /// A size in bytes.
  case bytes
  /// A percentage.
  case percent
  /// A number per time.
  case rate
  /// Yes or no.
  case flag
  /// One of a few options.
  case choice
  /// Texts.
  case textList
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .count
      case 2: .bytes
      case 3: .percent
      case 4: .rate
      case 5: .flag
      case 6: .choice
      case 7: .textList
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .count: 1
      case .bytes: 2
      case .percent: 3
      case .rate: 4
      case .flag: 5
      case .choice: 6
      case .textList: 7
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .count, .bytes, .percent, .rate, .flag, .choice, .textList
  ]
}
