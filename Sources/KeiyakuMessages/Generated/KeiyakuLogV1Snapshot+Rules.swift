// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension SnapshotStateHeader {
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

extension SnapshotActorRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 256 {
      return FieldLimitViolation(path: "name", limit: 256, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SnapshotCustomerRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.crypt.utf8.count > 256 {
      return FieldLimitViolation(path: "crypt", limit: 256, size: self.crypt.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SnapshotCustomerRow {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.crypt = ""
    return copy
  }
}

extension SnapshotCustomerRow: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SnapshotPlanRow {
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

extension SnapshotAddOnRow {
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

extension SnapshotAssociationRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.association?.firstLimitViolation() { return violation.within("association") }
    if let violation = self.detached?.firstLimitViolation() { return violation.within("detached") }
    return nil
  }
}

extension SnapshotSubscriptionRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.terms?.firstLimitViolation() { return violation.within("terms") }
    return nil
  }
}
