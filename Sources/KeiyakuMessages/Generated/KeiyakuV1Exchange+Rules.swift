// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension CapabilitiesRow {
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

extension PlanRow {
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

extension AddOnRow {
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

extension CustomerRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.crypt.utf8.count > 256 {
      return FieldLimitViolation(path: "crypt", limit: 256, size: self.crypt.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension CustomerRow {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.crypt = ""
    return copy
  }
}

extension CustomerRow: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SubscriptionRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.owner?.firstLimitViolation() { return violation.within("owner") }
    switch self.association {
      case .bound(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("bound") }
      default: break
    }
    if self.keptValues.count > 1024 {
      return FieldLimitViolation(path: "kept_values", limit: 1024, size: self.keptValues.count, unit: .entries)
    }
    for (index, value) in self.keptValues.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("kept_values[\(index)]") }
    }
    if let violation = self.lock?.firstLimitViolation() { return violation.within("lock") }
    if self.ownValues.count > 1024 {
      return FieldLimitViolation(path: "own_values", limit: 1024, size: self.ownValues.count, unit: .entries)
    }
    for (index, value) in self.ownValues.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("own_values[\(index)]") }
    }
    if self.overrides.count > 1024 {
      return FieldLimitViolation(path: "overrides", limit: 1024, size: self.overrides.count, unit: .entries)
    }
    for (index, value) in self.overrides.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("overrides[\(index)]") }
    }
    if self.subscriberSettings.count > 1024 {
      return FieldLimitViolation(path: "subscriber_settings", limit: 1024, size: self.subscriberSettings.count, unit: .entries)
    }
    for (index, value) in self.subscriberSettings.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("subscriber_settings[\(index)]") }
    }
    if self.statusReasons.count > 8 {
      return FieldLimitViolation(path: "status_reasons", limit: 8, size: self.statusReasons.count, unit: .entries)
    }
    return nil
  }
}

extension EntityRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.entity {
      case .capabilities(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("capabilities") }
      case .plan(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("plan") }
      case .addOn(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("add_on") }
      case .customer(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("customer") }
      case .subscription(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("subscription") }
      case nil: break
    }
    return nil
  }
}

extension EntityRow {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    switch self.entity {
      case .customer(let value)?:
        copy.entity = .customer(value.removingSecrets())
      default: break
    }
    return copy
  }
}

extension ExportRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.kinds.count > 5 {
      return FieldLimitViolation(path: "kinds", limit: 5, size: self.kinds.count, unit: .entries)
    }
    if let violation = self.filter?.firstLimitViolation() { return violation.within("filter") }
    return nil
  }
}

extension ExportHeader {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.incarnation.count > 16 {
      return FieldLimitViolation(path: "incarnation", limit: 16, size: self.incarnation.count, unit: .bytes)
    }
    return nil
  }
}

extension ExportReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.item {
      case .header(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("header") }
      case .row(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("row") }
      default: break
    }
    return nil
  }
}

extension ExportReply {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    switch self.item {
      case .row(let value)?:
        copy.item = .row(value.removingSecrets())
      default: break
    }
    return copy
  }
}

extension ImportStart {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    return nil
  }
}

extension ImportStart: MutationRequest {}

extension ImportRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.row?.firstLimitViolation() { return violation.within("row") }
    return nil
  }
}

extension ImportRow {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.row = self.row?.removingSecrets()
    return copy
  }
}

extension ImportRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.item {
      case .start(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("start") }
      case .row(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("row") }
      case nil: break
    }
    return nil
  }
}

extension ImportRequest {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    switch self.item {
      case .row(let value)?:
        copy.item = .row(value.removingSecrets())
      default: break
    }
    return copy
  }
}

extension ImportRowResult {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.reason.utf8.count > 64 {
      return FieldLimitViolation(path: "reason", limit: 64, size: self.reason.utf8.count, unit: .bytes)
    }
    if self.message.utf8.count > 1024 {
      return FieldLimitViolation(path: "message", limit: 1024, size: self.message.utf8.count, unit: .bytes)
    }
    if self.field.utf8.count > 256 {
      return FieldLimitViolation(path: "field", limit: 256, size: self.field.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension ImportReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.item {
      case .result(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("result") }
      default: break
    }
    return nil
  }
}
