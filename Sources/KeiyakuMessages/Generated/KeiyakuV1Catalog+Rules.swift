// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension PlanSpec {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.externalID.utf8.count > 128 {
      return FieldLimitViolation(path: "external_id", limit: 128, size: self.externalID.utf8.count, unit: .bytes)
    }
    if self.name.utf8.count > 128 {
      return FieldLimitViolation(path: "name", limit: 128, size: self.name.utf8.count, unit: .bytes)
    }
    if self.notes.utf8.count > 4096 {
      return FieldLimitViolation(path: "notes", limit: 4096, size: self.notes.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension PlanSpec {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "external_id",
    "name",
    "validity_days",
    "notes",
  ]

  /// Sets one field from another message.
  /// - Parameters:
  ///   - path: A proto field name, dotted into submessages, such as `contact.email`.
  ///   - other: Where the new value comes from; a field that is not set there is cleared.
  /// - Returns: False if there is no such field.
  public mutating func assign(path: String, from other: Self) -> Bool {
    switch path {
      case "external_id": self.externalID = other.externalID
      case "name": self.name = other.name
      case "validity_days": self.validityDays = other.validityDays
      case "notes": self.notes = other.notes
      default:
        return false
    }
    return true
  }
}

extension Plan {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    return nil
  }
}

extension AddOnSpec {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.externalID.utf8.count > 128 {
      return FieldLimitViolation(path: "external_id", limit: 128, size: self.externalID.utf8.count, unit: .bytes)
    }
    if self.name.utf8.count > 128 {
      return FieldLimitViolation(path: "name", limit: 128, size: self.name.utf8.count, unit: .bytes)
    }
    if self.notes.utf8.count > 4096 {
      return FieldLimitViolation(path: "notes", limit: 4096, size: self.notes.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension AddOnSpec {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "external_id",
    "name",
    "notes",
  ]

  /// Sets one field from another message.
  /// - Parameters:
  ///   - path: A proto field name, dotted into submessages, such as `contact.email`.
  ///   - other: Where the new value comes from; a field that is not set there is cleared.
  /// - Returns: False if there is no such field.
  public mutating func assign(path: String, from other: Self) -> Bool {
    switch path {
      case "external_id": self.externalID = other.externalID
      case "name": self.name = other.name
      case "notes": self.notes = other.notes
      default:
        return false
    }
    return true
  }
}

extension AddOn {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    return nil
  }
}

extension CreatePlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    if let violation = self.copyFrom?.firstLimitViolation() { return violation.within("copy_from") }
    return nil
  }
}

extension CreatePlanRequest: MutationRequest {}

extension CreatePlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension GetPlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension GetPlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension ListPlansRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.page?.firstLimitViolation() { return violation.within("page") }
    return nil
  }
}

extension ListPlansReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.plans.count > 1000 {
      return FieldLimitViolation(path: "plans", limit: 1000, size: self.plans.count, unit: .entries)
    }
    for (index, value) in self.plans.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("plans[\(index)]") }
    }
    if self.nextPageToken.count > 256 {
      return FieldLimitViolation(path: "next_page_token", limit: 256, size: self.nextPageToken.count, unit: .bytes)
    }
    return nil
  }
}

extension UpdatePlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.mask?.firstLimitViolation() { return violation.within("mask") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    return nil
  }
}

extension UpdatePlanRequest: MutationRequest {}

extension UpdatePlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    if let violation = self.impact?.firstLimitViolation() { return violation.within("impact") }
    return nil
  }
}

extension SetDefaultPlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension SetDefaultPlanRequest: MutationRequest {}

extension SetDefaultPlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension CreateAddOnRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    if let violation = self.copyFrom?.firstLimitViolation() { return violation.within("copy_from") }
    return nil
  }
}

extension CreateAddOnRequest: MutationRequest {}

extension CreateAddOnReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension GetAddOnRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension GetAddOnReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension ListAddOnsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.page?.firstLimitViolation() { return violation.within("page") }
    return nil
  }
}

extension ListAddOnsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.addOns.count > 1000 {
      return FieldLimitViolation(path: "add_ons", limit: 1000, size: self.addOns.count, unit: .entries)
    }
    for (index, value) in self.addOns.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("add_ons[\(index)]") }
    }
    if self.nextPageToken.count > 256 {
      return FieldLimitViolation(path: "next_page_token", limit: 256, size: self.nextPageToken.count, unit: .bytes)
    }
    return nil
  }
}

extension UpdateAddOnRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.mask?.firstLimitViolation() { return violation.within("mask") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    if self.clearProperties.count > 1024 {
      return FieldLimitViolation(path: "clear_properties", limit: 1024, size: self.clearProperties.count, unit: .entries)
    }
    return nil
  }
}

extension UpdateAddOnRequest: MutationRequest {}

extension UpdateAddOnReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    if let violation = self.impact?.firstLimitViolation() { return violation.within("impact") }
    return nil
  }
}

extension PropertyOption {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 64 {
      return FieldLimitViolation(path: "name", limit: 64, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension PropertyDescription {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 64 {
      return FieldLimitViolation(path: "name", limit: 64, size: self.name.utf8.count, unit: .bytes)
    }
    if self.group.utf8.count > 32 {
      return FieldLimitViolation(path: "group", limit: 32, size: self.group.utf8.count, unit: .bytes)
    }
    if self.unit.utf8.count > 32 {
      return FieldLimitViolation(path: "unit", limit: 32, size: self.unit.utf8.count, unit: .bytes)
    }
    if let violation = self.defaultValue?.firstLimitViolation() { return violation.within("default_value") }
    if self.options.count > 64 {
      return FieldLimitViolation(path: "options", limit: 64, size: self.options.count, unit: .entries)
    }
    for (index, value) in self.options.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("options[\(index)]") }
    }
    if self.mergeRule.utf8.count > 32 {
      return FieldLimitViolation(path: "merge_rule", limit: 32, size: self.mergeRule.utf8.count, unit: .bytes)
    }
    if self.delegatingPermission.utf8.count > 64 {
      return FieldLimitViolation(path: "delegating_permission", limit: 64, size: self.delegatingPermission.utf8.count, unit: .bytes)
    }
    if self.summary.utf8.count > 512 {
      return FieldLimitViolation(path: "summary", limit: 512, size: self.summary.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension DescribePropertiesReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.properties.count > 1024 {
      return FieldLimitViolation(path: "properties", limit: 1024, size: self.properties.count, unit: .entries)
    }
    for (index, value) in self.properties.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("properties[\(index)]") }
    }
    return nil
  }
}

extension ImpactRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 253 {
      return FieldLimitViolation(path: "name", limit: 253, size: self.name.utf8.count, unit: .bytes)
    }
    if let violation = self.now?.firstLimitViolation() { return violation.within("now") }
    if let violation = self.after?.firstLimitViolation() { return violation.within("after") }
    return nil
  }
}

extension Impact {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.samples.count > 20 {
      return FieldLimitViolation(path: "samples", limit: 20, size: self.samples.count, unit: .entries)
    }
    for (index, value) in self.samples.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("samples[\(index)]") }
    }
    return nil
  }
}

extension SetPlanArchivedRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension SetPlanArchivedRequest: MutationRequest {}

extension SetPlanArchivedReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension SetAddOnArchivedRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension SetAddOnArchivedRequest: MutationRequest {}

extension SetAddOnArchivedReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension DeletePlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    switch self.followers {
      case .reassignTo(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("reassign_to") }
      default: break
    }
    return nil
  }
}

extension DeletePlanRequest: MutationRequest {}

extension DeletePlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.impact?.firstLimitViolation() { return violation.within("impact") }
    return nil
  }
}

extension DeleteAddOnRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    switch self.holders {
      case .reassignTo(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("reassign_to") }
      default: break
    }
    return nil
  }
}

extension DeleteAddOnRequest: MutationRequest {}

extension DeleteAddOnReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.impact?.firstLimitViolation() { return violation.within("impact") }
    return nil
  }
}

extension OptionSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.options.count > 64 {
      return FieldLimitViolation(path: "options", limit: 64, size: self.options.count, unit: .entries)
    }
    return nil
  }
}

extension Capability {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.limit {
      case .options(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("options") }
      case .entries(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("entries") }
      default: break
    }
    return nil
  }
}

extension GetCapabilitiesReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.capabilities.count > 1024 {
      return FieldLimitViolation(path: "capabilities", limit: 1024, size: self.capabilities.count, unit: .entries)
    }
    for (index, value) in self.capabilities.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("capabilities[\(index)]") }
    }
    return nil
  }
}

extension SetCapabilitiesRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if self.capabilities.count > 1024 {
      return FieldLimitViolation(path: "capabilities", limit: 1024, size: self.capabilities.count, unit: .entries)
    }
    for (index, value) in self.capabilities.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("capabilities[\(index)]") }
    }
    if self.clearProperties.count > 1024 {
      return FieldLimitViolation(path: "clear_properties", limit: 1024, size: self.clearProperties.count, unit: .entries)
    }
    return nil
  }
}

extension SetCapabilitiesRequest: MutationRequest {}

extension SetCapabilitiesReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.capabilities.count > 1024 {
      return FieldLimitViolation(path: "capabilities", limit: 1024, size: self.capabilities.count, unit: .entries)
    }
    for (index, value) in self.capabilities.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("capabilities[\(index)]") }
    }
    if let violation = self.impact?.firstLimitViolation() { return violation.within("impact") }
    return nil
  }
}
