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
