import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

extension PropertyDescription {
  /// A definition of the registry as DescribeProperties shows it.
  init(_ definition: PropertyDefinition, in registry: PropertyRegistry) {
    self.init()
    number = definition.number
    name = definition.name
    group = definition.group.rawValue
    type =
      switch definition.type {
      case .count: .count
      case .bytes: .bytes
      case .percent: .percent
      case .rate: .rate
      case .flag: .flag
      case .choice: .choice
      case .textList: .textList
      }
    unit = definition.unit
    defaultValue = KeiyakuMessages.PropertyValue(definition.number, definition.defaultValue)
    minimum = definition.bounds?.minimum ?? 0
    maximum = definition.bounds?.maximum ?? 0
    mayBeUnlimited = definition.bounds?.allowsUnlimited ?? false
    options = definition.options.map { option in
      var shown = KeiyakuMessages.PropertyOption()
      shown.number = option.number
      shown.name = option.name
      shown.rank = Int32(option.rank)
      return shown
    }
    mergeRule = definition.mergeRule.rawValue
    customizable = definition.isCustomizable
    synced = definition.isSynced
    allowedInAddOn = definition.isAllowedInAddOn
    delegatingPermission = definition.delegatingPermission.map(registry.name) ?? ""
    sinceRegistryVersion = definition.introducedIn
    summary = definition.summary
  }
}
