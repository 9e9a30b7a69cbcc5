// How the tables of the registry are written: one short call per property; the rest follows from group and type.

extension PropertyDefinition {
  static func count(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: Int64, unit: String = "",
    from minimum: Int64 = 0, to maximum: Int64 = .max, allowsUnlimited: Bool = true, merge: MergeRule = .sum,
    delegatedBy permission: PropertyNumber? = nil, _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(
      number, name, group, .count, unit, .integer(value),
      PropertyBounds(minimum: minimum, maximum: maximum, allowsUnlimited: allowsUnlimited), [], merge, permission,
      summary)
  }

  static func bytes(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: Int64, unit: String = "bytes",
    from minimum: Int64 = 0, merge: MergeRule = .sum, delegatedBy permission: PropertyNumber? = nil, _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(
      number, name, group, .bytes, unit, .integer(value),
      PropertyBounds(minimum: minimum, maximum: .max, allowsUnlimited: true), [], merge, permission, summary)
  }

  static func percent(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: Int64, _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(
      number, name, group, .percent, "percent", .integer(value),
      PropertyBounds(minimum: 0, maximum: 100, allowsUnlimited: true), [], .maximum, nil, summary)
  }

  static func rate(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: Int64, unit: String,
    _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(
      number, name, group, .rate, unit, .integer(value),
      PropertyBounds(minimum: 0, maximum: .max, allowsUnlimited: true), [], .maximum, nil, summary)
  }

  static func flag(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: Bool,
    delegatedBy permission: PropertyNumber? = nil, _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(number, name, group, .flag, "", .flag(value), nil, [], .or, permission, summary)
  }

  /// Options are numbered from 1 as they stand; each says its rank.
  static func choice(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: OptionNumber,
    options: [(name: String, rank: Int16)], delegatedBy permission: PropertyNumber? = nil, _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(
      number, name, group, .choice, "", .choice(value), nil,
      options.enumerated().map { position, option in
        PropertyOption(number: OptionNumber(position + 1), name: option.name, rank: option.rank)
      },
      .leastRestrictive, permission, summary)
  }

  static func textList(
    _ number: PropertyNumber, _ name: String, in group: PropertyGroup, default value: [String],
    delegatedBy permission: PropertyNumber? = nil, _ summary: String
  ) -> PropertyDefinition {
    PropertyDefinition(number, name, group, .textList, "", .textList(value), nil, [], .union, permission, summary)
  }

  private init(
    _ number: PropertyNumber, _ name: String, _ group: PropertyGroup, _ type: PropertyType, _ unit: String,
    _ defaultValue: PropertyValue, _ bounds: PropertyBounds?, _ options: [PropertyOption], _ mergeRule: MergeRule,
    _ delegatingPermission: PropertyNumber?, _ summary: String
  ) {
    self.number = number
    self.name = name
    self.group = group
    self.type = type
    self.unit = unit
    self.defaultValue = defaultValue
    self.bounds = bounds
    self.options = options
    self.mergeRule = mergeRule
    self.isCustomizable = group.isCustomizable
    self.isSynced = group.isSynced
    self.delegatingPermission = delegatingPermission
    self.introducedIn = 1
    self.summary = summary
  }
}
