// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension SubscriptionSpec {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.externalID.utf8.count > 128 {
      return FieldLimitViolation(path: "external_id", limit: 128, size: self.externalID.utf8.count, unit: .bytes)
    }
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.ipv4Addresses.count > 64 {
      return FieldLimitViolation(path: "ipv4_addresses", limit: 64, size: self.ipv4Addresses.count, unit: .entries)
    }
    for (index, value) in self.ipv4Addresses.enumerated() {
      if value.utf8.count > 15 {
        return FieldLimitViolation(path: "ipv4_addresses[\(index)]", limit: 15, size: value.utf8.count, unit: .bytes)
      }
    }
    if self.ipv6Addresses.count > 64 {
      return FieldLimitViolation(path: "ipv6_addresses", limit: 64, size: self.ipv6Addresses.count, unit: .entries)
    }
    for (index, value) in self.ipv6Addresses.enumerated() {
      if value.utf8.count > 45 {
        return FieldLimitViolation(path: "ipv6_addresses[\(index)]", limit: 45, size: value.utf8.count, unit: .bytes)
      }
    }
    if self.systemUser.utf8.count > 32 {
      return FieldLimitViolation(path: "system_user", limit: 32, size: self.systemUser.utf8.count, unit: .bytes)
    }
    if self.notes.utf8.count > 4096 {
      return FieldLimitViolation(path: "notes", limit: 4096, size: self.notes.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SubscriptionSpec {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "external_id",
    "name",
    "ipv4_addresses",
    "ipv6_addresses",
    "system_user",
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
      case "ipv4_addresses": self.ipv4Addresses = other.ipv4Addresses
      case "ipv6_addresses": self.ipv6Addresses = other.ipv6Addresses
      case "system_user": self.systemUser = other.systemUser
      case "notes": self.notes = other.notes
      default:
        return false
    }
    return true
  }
}

extension AddOnSelection {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension PlanSelection {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    if self.addOns.count > 64 {
      return FieldLimitViolation(path: "add_ons", limit: 64, size: self.addOns.count, unit: .entries)
    }
    for (index, value) in self.addOns.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("add_ons[\(index)]") }
    }
    return nil
  }
}

extension Customization {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.overrides.count > 1024 {
      return FieldLimitViolation(path: "overrides", limit: 1024, size: self.overrides.count, unit: .entries)
    }
    for (index, value) in self.overrides.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("overrides[\(index)]") }
    }
    if self.note.utf8.count > 1024 {
      return FieldLimitViolation(path: "note", limit: 1024, size: self.note.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension NewSubscription {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    switch self.association {
      case .bound(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("bound") }
      default: break
    }
    if let violation = self.customization?.firstLimitViolation() { return violation.within("customization") }
    return nil
  }
}

extension AttachedAddOn {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 128 {
      return FieldLimitViolation(path: "name", limit: 128, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BoundAssociation {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.planName.utf8.count > 128 {
      return FieldLimitViolation(path: "plan_name", limit: 128, size: self.planName.utf8.count, unit: .bytes)
    }
    if self.addOns.count > 64 {
      return FieldLimitViolation(path: "add_ons", limit: 64, size: self.addOns.count, unit: .entries)
    }
    for (index, value) in self.addOns.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("add_ons[\(index)]") }
    }
    return nil
  }
}

extension Lock {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.actor.utf8.count > 256 {
      return FieldLimitViolation(path: "actor", limit: 256, size: self.actor.utf8.count, unit: .bytes)
    }
    if self.note.utf8.count > 1024 {
      return FieldLimitViolation(path: "note", limit: 1024, size: self.note.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension Subscription {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    switch self.association {
      case .bound(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("bound") }
      default: break
    }
    if let violation = self.lock?.firstLimitViolation() { return violation.within("lock") }
    if self.statusReasons.count > 8 {
      return FieldLimitViolation(path: "status_reasons", limit: 8, size: self.statusReasons.count, unit: .entries)
    }
    if self.overrides.count > 1024 {
      return FieldLimitViolation(path: "overrides", limit: 1024, size: self.overrides.count, unit: .entries)
    }
    for (index, value) in self.overrides.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("overrides[\(index)]") }
    }
    return nil
  }
}

extension CreateSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.owner?.firstLimitViolation() { return violation.within("owner") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension CreateSubscriptionRequest: MutationRequest {}

extension CreateSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension GetSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension GetSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension ListSubscriptionsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.page?.firstLimitViolation() { return violation.within("page") }
    if let violation = self.owner?.firstLimitViolation() { return violation.within("owner") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension ListSubscriptionsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.subscriptions.count > 1000 {
      return FieldLimitViolation(path: "subscriptions", limit: 1000, size: self.subscriptions.count, unit: .entries)
    }
    for (index, value) in self.subscriptions.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("subscriptions[\(index)]") }
    }
    if self.nextPageToken.count > 256 {
      return FieldLimitViolation(path: "next_page_token", limit: 256, size: self.nextPageToken.count, unit: .bytes)
    }
    return nil
  }
}

extension UpdateSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.mask?.firstLimitViolation() { return violation.within("mask") }
    return nil
  }
}

extension UpdateSubscriptionRequest: MutationRequest {}

extension UpdateSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension GetEffectiveRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.ifNoneMatch.count > 64 {
      return FieldLimitViolation(path: "if_none_match", limit: 64, size: self.ifNoneMatch.count, unit: .bytes)
    }
    return nil
  }
}

extension Conflict {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.desired?.firstLimitViolation() { return violation.within("desired") }
    if let violation = self.available?.firstLimitViolation() { return violation.within("available") }
    if self.source.utf8.count > 64 {
      return FieldLimitViolation(path: "source", limit: 64, size: self.source.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension GetEffectiveReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.etag.count > 64 {
      return FieldLimitViolation(path: "etag", limit: 64, size: self.etag.count, unit: .bytes)
    }
    if self.values.count > 1024 {
      return FieldLimitViolation(path: "values", limit: 1024, size: self.values.count, unit: .entries)
    }
    for (index, value) in self.values.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("values[\(index)]") }
    }
    if self.conflicts.count > 1024 {
      return FieldLimitViolation(path: "conflicts", limit: 1024, size: self.conflicts.count, unit: .entries)
    }
    for (index, value) in self.conflicts.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("conflicts[\(index)]") }
    }
    if self.statusReasons.count > 8 {
      return FieldLimitViolation(path: "status_reasons", limit: 8, size: self.statusReasons.count, unit: .entries)
    }
    return nil
  }
}

extension CustomizeSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if let violation = self.customization?.firstLimitViolation() { return violation.within("customization") }
    return nil
  }
}

extension CustomizeSubscriptionRequest: MutationRequest {}

extension CustomizeSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension LockSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.note.utf8.count > 1024 {
      return FieldLimitViolation(path: "note", limit: 1024, size: self.note.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension LockSubscriptionRequest: MutationRequest {}

extension LockSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension UnlockSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension UnlockSubscriptionRequest: MutationRequest {}

extension UnlockSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension TransferSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if let violation = self.newOwner?.firstLimitViolation() { return violation.within("new_owner") }
    return nil
  }
}

extension TransferSubscriptionRequest: MutationRequest {}

extension TransferSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}
