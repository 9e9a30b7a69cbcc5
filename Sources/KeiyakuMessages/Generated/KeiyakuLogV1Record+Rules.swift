// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension LogRecord {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.actor.utf8.count > 256 {
      return FieldLimitViolation(path: "actor", limit: 256, size: self.actor.utf8.count, unit: .bytes)
    }
    if self.requestID.count > 16 {
      return FieldLimitViolation(path: "request_id", limit: 16, size: self.requestID.count, unit: .bytes)
    }
    if self.events.count > 1024 {
      return FieldLimitViolation(path: "events", limit: 1024, size: self.events.count, unit: .entries)
    }
    for (index, value) in self.events.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("events[\(index)]") }
    }
    return nil
  }
}

extension LogRecord {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.events = self.events.map { $0.removingSecrets() }
    return copy
  }
}

extension LogEvent {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.kind {
      case .databaseCreated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("database_created") }
      case .customerCreated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("customer_created") }
      case .customerUpdated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("customer_updated") }
      case .credentialSet(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("credential_set") }
      case .planCreated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("plan_created") }
      case .planUpdated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("plan_updated") }
      case .addOnCreated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("add_on_created") }
      case .addOnUpdated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("add_on_updated") }
      case .subscriptionCreated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("subscription_created") }
      case .subscriptionUpdated(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("subscription_updated") }
      case .subscriptionTermsSet(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("subscription_terms_set") }
      case .subscriptionAssociationSet(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("subscription_association_set") }
      case .subscriptionDeleted(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("subscription_deleted") }
      case .customerDeleted(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("customer_deleted") }
      case .planDeleted(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("plan_deleted") }
      case .addOnDeleted(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("add_on_deleted") }
      case .capabilitiesSet(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("capabilities_set") }
      case .registryAdopted(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("registry_adopted") }
      default: break
    }
    return nil
  }
}

extension LogEvent {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    switch self.kind {
      case .credentialSet(let value)?:
        copy.kind = .credentialSet(value.removingSecrets())
      default: break
    }
    return copy
  }
}

extension LogDatabaseCreated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    if self.planValues.count > 1024 {
      return FieldLimitViolation(path: "plan_values", limit: 1024, size: self.planValues.count, unit: .entries)
    }
    for (index, value) in self.planValues.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("plan_values[\(index)]") }
    }
    return nil
  }
}

extension LogCustomerCreated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    return nil
  }
}

extension LogCustomerUpdated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    return nil
  }
}

extension LogCredentialSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.crypt.utf8.count > 256 {
      return FieldLimitViolation(path: "crypt", limit: 256, size: self.crypt.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension LogCredentialSet {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.crypt = ""
    return copy
  }
}

extension LogCredentialSet: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension LogPlanCreated {
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

extension LogPlanUpdated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    if self.valuesBefore.count > 1024 {
      return FieldLimitViolation(path: "values_before", limit: 1024, size: self.valuesBefore.count, unit: .entries)
    }
    for (index, value) in self.valuesBefore.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values_before[\(index)]") }
    }
    return nil
  }
}

extension LogAddOnCreated {
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

extension LogAddOnUpdated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    if self.clearedProperties.count > 1024 {
      return FieldLimitViolation(path: "cleared_properties", limit: 1024, size: self.clearedProperties.count, unit: .entries)
    }
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    if self.valuesBefore.count > 1024 {
      return FieldLimitViolation(path: "values_before", limit: 1024, size: self.valuesBefore.count, unit: .entries)
    }
    for (index, value) in self.valuesBefore.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values_before[\(index)]") }
    }
    return nil
  }
}

extension LogAssociation {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.addOns.count > 64 {
      return FieldLimitViolation(path: "add_ons", limit: 64, size: self.addOns.count, unit: .entries)
    }
    if self.kept.count > 1024 {
      return FieldLimitViolation(path: "kept", limit: 1024, size: self.kept.count, unit: .entries)
    }
    for (index, value) in self.kept.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("kept[\(index)]") }
    }
    return nil
  }
}

extension LogValues {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    return nil
  }
}

extension LogTerms {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.basis {
      case .frozen(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("frozen") }
      case .own(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("own") }
      case nil: break
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
    if self.lockedBy.utf8.count > 256 {
      return FieldLimitViolation(path: "locked_by", limit: 256, size: self.lockedBy.utf8.count, unit: .bytes)
    }
    if self.lockNote.utf8.count > 1024 {
      return FieldLimitViolation(path: "lock_note", limit: 1024, size: self.lockNote.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension LogSubscriptionCreated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.association?.firstLimitViolation() { return violation.within("association") }
    if let violation = self.terms?.firstLimitViolation() { return violation.within("terms") }
    return nil
  }
}

extension LogSubscriptionUpdated {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    return nil
  }
}

extension LogSubscriptionTermsSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.terms?.firstLimitViolation() { return violation.within("terms") }
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    return nil
  }
}

extension LogSubscriptionAssociationSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.association?.firstLimitViolation() { return violation.within("association") }
    if let violation = self.terms?.firstLimitViolation() { return violation.within("terms") }
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    if let violation = self.termsBefore?.firstLimitViolation() { return violation.within("terms_before") }
    return nil
  }
}

extension LogSubscriptionDeleted {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    if let violation = self.beforeAssociation?.firstLimitViolation() { return violation.within("before_association") }
    if let violation = self.beforeTerms?.firstLimitViolation() { return violation.within("before_terms") }
    return nil
  }
}

extension LogCustomerDeleted {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    return nil
  }
}

extension LogPlanDeleted {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    if self.valuesBefore.count > 1024 {
      return FieldLimitViolation(path: "values_before", limit: 1024, size: self.valuesBefore.count, unit: .entries)
    }
    for (index, value) in self.valuesBefore.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values_before[\(index)]") }
    }
    if self.associations.count > 4096 {
      return FieldLimitViolation(path: "associations", limit: 4096, size: self.associations.count, unit: .entries)
    }
    return nil
  }
}

extension LogAddOnDeleted {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.before?.firstLimitViolation() { return violation.within("before") }
    if self.valuesBefore.count > 1024 {
      return FieldLimitViolation(path: "values_before", limit: 1024, size: self.valuesBefore.count, unit: .entries)
    }
    for (index, value) in self.valuesBefore.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values_before[\(index)]") }
    }
    if self.associations.count > 4096 {
      return FieldLimitViolation(path: "associations", limit: 4096, size: self.associations.count, unit: .entries)
    }
    return nil
  }
}

extension LogCapabilitiesSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.capabilities.count > 1024 {
      return FieldLimitViolation(path: "capabilities", limit: 1024, size: self.capabilities.count, unit: .entries)
    }
    for (index, value) in self.capabilities.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("capabilities[\(index)]") }
    }
    if self.before.count > 1024 {
      return FieldLimitViolation(path: "before", limit: 1024, size: self.before.count, unit: .entries)
    }
    for (index, value) in self.before.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("before[\(index)]") }
    }
    return nil
  }
}

extension LogRegistryAdopted {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.planValues.count > 1024 {
      return FieldLimitViolation(path: "plan_values", limit: 1024, size: self.planValues.count, unit: .entries)
    }
    for (index, value) in self.planValues.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("plan_values[\(index)]") }
    }
    return nil
  }
}
