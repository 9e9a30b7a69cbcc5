// The property registry: one table per version, from which validation, merging, printing and documentation follow.

/// Every property of one registry version.
///
/// A database names the version that its values are merged by; old versions stay, so that a new release never changes a
/// customer's values by itself. Lookup by number is one array access.
public final class PropertyRegistry: Sendable {
  /// The version's number, from 1.
  public let version: Int32

  /// Every property, in ascending number.
  public let definitions: [PropertyDefinition]

  /// The default of every property: the values of the first plan of a new database.
  public let defaults: PropertySet

  /// What the merge needs of each property, dense by number, without touching reference-counted fields.
  let traits: [PropertyTraits]

  /// The rank of each option, at its property's `optionBase` plus the option's number; -1 where there is none.
  let optionRanks: [Int16]

  /// The numbers that do not follow the plan.
  let unsyncedNumbers: [PropertyNumber]

  private let positionsByName: [String: Int]

  init(version: Int32, definitions: [PropertyDefinition]) {
    let sorted = definitions.sorted { $0.number < $1.number }
    var traits: [PropertyTraits] = []
    var ranks: [Int16] = []
    var positionsByName: [String: Int] = [:]
    for (position, definition) in sorted.enumerated() {
      while traits.count < Int(definition.number) { traits.append(.none) }
      precondition(traits.count == Int(definition.number), "property number \(definition.number) is used twice")
      precondition(
        positionsByName.updateValue(position, forKey: definition.name) == nil, "\(definition.name) is used twice")
      traits.append(PropertyTraits(definition, position: Int16(position), optionBase: Int32(ranks.count)))
      if let last = definition.options.map(\.number).max() {
        ranks.append(contentsOf: (0...last).map { definition.option($0)?.rank ?? -1 })
      }
    }
    self.version = version
    self.definitions = sorted
    self.defaults = PropertySet(sorted.map { ($0.number, $0.defaultValue) })
    self.traits = traits
    self.optionRanks = ranks
    self.unsyncedNumbers = sorted.filter { !$0.isSynced }.map(\.number)
    self.positionsByName = positionsByName
  }

  /// The first version.
  public static let version1 = PropertyRegistry(version: 1, definitions: PropertyTable.version1)

  /// Every version this build knows, ascending.
  public static let all: [PropertyRegistry] = [version1]

  /// The version of new databases.
  public static let latest = version1

  /// The registry of a version, or nil if this build is too old or the number was never given.
  public static func version(_ number: Int32) -> PropertyRegistry? {
    guard number >= 1, number <= all.count else { return nil }
    return all[Int(number) - 1]
  }

  /// The definition of a number, or nil. O(1).
  public func definition(_ number: PropertyNumber) -> PropertyDefinition? {
    let position = self[traitsOf: number].position
    return position < 0 ? nil : definitions[Int(position)]
  }

  /// The definition of a name, or nil. O(1).
  public func definition(named name: String) -> PropertyDefinition? {
    positionsByName[name].map { definitions[$0] }
  }

  /// Whether this version knows a number. O(1).
  public func contains(_ number: PropertyNumber) -> Bool { self[traitsOf: number].position >= 0 }

  /// The name of a number, or the number itself in words; for messages.
  public func name(_ number: PropertyNumber) -> String { definition(number)?.name ?? "property \(number)" }

  /// The values with each property that is missing set to its default; done once, when a plan is recorded.
  public func fillingDefaults(in values: PropertySet) -> PropertySet { defaults.overlaid(by: values) }

  @inline(__always)
  subscript(traitsOf number: PropertyNumber) -> PropertyTraits {
    number >= 0 && Int(number) < traits.count ? traits[Int(number)] : .none
  }

  /// The rank of an option, or -1.
  @inline(__always)
  func rank(of option: Int64, _ traits: PropertyTraits) -> Int16 {
    option >= 0 && option < Int64(traits.optionCount) ? optionRanks[Int(traits.optionBase) + Int(option)] : -1
  }
}

/// The versions of the registry that a program knows, between which a database moves on its operator's command.
public struct RegistryVersions: Sendable {
  /// Every version, ascending from 1, without gaps.
  public let all: [PropertyRegistry]

  init(_ all: [PropertyRegistry]) {
    precondition(all.map(\.version) == Array(1...Int32(all.count)), "versions ascend from 1")
    self.all = all
  }

  /// Those of this build.
  public static let known = RegistryVersions(PropertyRegistry.all)

  /// The newest version. There is a first one, so there is a last.
  public var newest: PropertyRegistry { all[all.count - 1] }

  /// The registry of a version; nil where it is not known.
  public func version(_ number: Int32) -> PropertyRegistry? {
    all.indices.contains(Int(number) - 1) ? all[Int(number) - 1] : nil
  }
}

/// The part of a definition that hot code reads: plain bytes, nothing counted.
struct PropertyTraits: Sendable {
  let position: Int16
  let mergeRule: MergeRule
  let isCustomizable: Bool
  let isSynced: Bool
  let optionCount: UInt8
  /// Zero where subscribers never set it.
  let delegatingPermission: PropertyNumber
  let optionBase: Int32

  static let none = PropertyTraits(
    position: -1, mergeRule: .maximum, isCustomizable: false, isSynced: true, optionCount: 0,
    delegatingPermission: 0, optionBase: 0)
}

extension PropertyTraits {
  fileprivate init(_ definition: PropertyDefinition, position: Int16, optionBase: Int32) {
    self.init(
      position: position, mergeRule: definition.mergeRule, isCustomizable: definition.isCustomizable,
      isSynced: definition.isSynced, optionCount: UInt8((definition.options.map(\.number).max() ?? -1) + 1),
      delegatingPermission: definition.delegatingPermission ?? 0, optionBase: optionBase)
  }
}
