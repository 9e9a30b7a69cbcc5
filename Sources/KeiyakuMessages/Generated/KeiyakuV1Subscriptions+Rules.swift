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
    if self.subscriberSettings.count > 1024 {
      return FieldLimitViolation(path: "subscriber_settings", limit: 1024, size: self.subscriberSettings.count, unit: .entries)
    }
    for (index, value) in self.subscriberSettings.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("subscriber_settings[\(index)]") }
    }
    if self.ownValues.count > 1024 {
      return FieldLimitViolation(path: "own_values", limit: 1024, size: self.ownValues.count, unit: .entries)
    }
    for (index, value) in self.ownValues.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("own_values[\(index)]") }
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
    if let violation = self.filter?.firstLimitViolation() { return violation.within("filter") }
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

extension ValueLayer {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.value?.firstLimitViolation() { return violation.within("value") }
    if self.name.utf8.count > 128 {
      return FieldLimitViolation(path: "name", limit: 128, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension ValueExplanation {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.layers.count > 80 {
      return FieldLimitViolation(path: "layers", limit: 80, size: self.layers.count, unit: .entries)
    }
    for (index, value) in self.layers.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("layers[\(index)]") }
    }
    return nil
  }
}

extension Conflict {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.desired?.firstLimitViolation() { return violation.within("desired") }
    if let violation = self.available?.firstLimitViolation() { return violation.within("available") }
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
    if self.explanations.count > 1024 {
      return FieldLimitViolation(path: "explanations", limit: 1024, size: self.explanations.count, unit: .entries)
    }
    for (index, value) in self.explanations.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("explanations[\(index)]") }
    }
    return nil
  }
}

extension ValueChange {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.now?.firstLimitViolation() { return violation.within("now") }
    if let violation = self.after?.firstLimitViolation() { return violation.within("after") }
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
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
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
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
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
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
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

extension SubscriptionFilter {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.owner?.firstLimitViolation() { return violation.within("owner") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    if self.locks.count > 3 {
      return FieldLimitViolation(path: "locks", limit: 3, size: self.locks.count, unit: .entries)
    }
    if self.syncStates.count > 5 {
      return FieldLimitViolation(path: "sync_states", limit: 5, size: self.syncStates.count, unit: .entries)
    }
    if self.statusReasons.count > 4 {
      return FieldLimitViolation(path: "status_reasons", limit: 4, size: self.statusReasons.count, unit: .entries)
    }
    if self.namePrefix.utf8.count > 1024 {
      return FieldLimitViolation(path: "name_prefix", limit: 1024, size: self.namePrefix.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BatchGetSubscriptionsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.subscriptions.count > 1000 {
      return FieldLimitViolation(path: "subscriptions", limit: 1000, size: self.subscriptions.count, unit: .entries)
    }
    for (index, value) in self.subscriptions.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("subscriptions[\(index)]") }
    }
    return nil
  }
}

extension SubscriptionOrMissing {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.missingReason.utf8.count > 64 {
      return FieldLimitViolation(path: "missing_reason", limit: 64, size: self.missingReason.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BatchGetSubscriptionsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.entries.count > 1000 {
      return FieldLimitViolation(path: "entries", limit: 1000, size: self.entries.count, unit: .entries)
    }
    for (index, value) in self.entries.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("entries[\(index)]") }
    }
    return nil
  }
}

extension CountSubscriptionsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.filter?.firstLimitViolation() { return violation.within("filter") }
    return nil
  }
}

extension BatchGetEffectiveRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.subscriptions.count > 1000 {
      return FieldLimitViolation(path: "subscriptions", limit: 1000, size: self.subscriptions.count, unit: .entries)
    }
    for (index, value) in self.subscriptions.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("subscriptions[\(index)]") }
    }
    if self.ifNoneMatch.count > 1000 {
      return FieldLimitViolation(path: "if_none_match", limit: 1000, size: self.ifNoneMatch.count, unit: .entries)
    }
    for (index, value) in self.ifNoneMatch.enumerated() {
      if value.count > 64 {
        return FieldLimitViolation(path: "if_none_match[\(index)]", limit: 64, size: value.count, unit: .bytes)
      }
    }
    return nil
  }
}

extension EffectiveOrMissing {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.effective?.firstLimitViolation() { return violation.within("effective") }
    if self.missingReason.utf8.count > 64 {
      return FieldLimitViolation(path: "missing_reason", limit: 64, size: self.missingReason.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BatchGetEffectiveReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.entries.count > 1000 {
      return FieldLimitViolation(path: "entries", limit: 1000, size: self.entries.count, unit: .entries)
    }
    for (index, value) in self.entries.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("entries[\(index)]") }
    }
    return nil
  }
}

extension ListConflictsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension ListConflictsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.conflicts.count > 1024 {
      return FieldLimitViolation(path: "conflicts", limit: 1024, size: self.conflicts.count, unit: .entries)
    }
    for (index, value) in self.conflicts.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("conflicts[\(index)]") }
    }
    return nil
  }
}

extension ResetOverridesRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.properties.count > 1024 {
      return FieldLimitViolation(path: "properties", limit: 1024, size: self.properties.count, unit: .entries)
    }
    return nil
  }
}

extension ResetOverridesRequest: MutationRequest {}

extension ResetOverridesReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension SwitchPlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if let violation = self.plan?.firstLimitViolation() { return violation.within("plan") }
    return nil
  }
}

extension SwitchPlanRequest: MutationRequest {}

extension SwitchPlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension DetachPlanRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension DetachPlanRequest: MutationRequest {}

extension DetachPlanReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension AddAddOnRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension AddAddOnRequest: MutationRequest {}

extension AddAddOnReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension SetAddOnsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.addOns.count > 64 {
      return FieldLimitViolation(path: "add_ons", limit: 64, size: self.addOns.count, unit: .entries)
    }
    for (index, value) in self.addOns.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("add_ons[\(index)]") }
    }
    return nil
  }
}

extension SetAddOnsRequest: MutationRequest {}

extension SetAddOnsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension RemoveAddOnRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if let violation = self.addOn?.firstLimitViolation() { return violation.within("add_on") }
    return nil
  }
}

extension RemoveAddOnRequest: MutationRequest {}

extension RemoveAddOnReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension SetSubscriberSettingsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
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

extension SetSubscriberSettingsRequest: MutationRequest {}

extension SetSubscriberSettingsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    if self.changes.count > 1024 {
      return FieldLimitViolation(path: "changes", limit: 1024, size: self.changes.count, unit: .entries)
    }
    for (index, value) in self.changes.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("changes[\(index)]") }
    }
    return nil
  }
}

extension SuspendSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension SuspendSubscriptionRequest: MutationRequest {}

extension SuspendSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension ActivateSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension ActivateSubscriptionRequest: MutationRequest {}

extension ActivateSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension RenewSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension RenewSubscriptionRequest: MutationRequest {}

extension RenewSubscriptionReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension DeleteSubscriptionRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension DeleteSubscriptionRequest: MutationRequest {}

extension SubscriptionIDs {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.ids.count > 10000 {
      return FieldLimitViolation(path: "ids", limit: 10000, size: self.ids.count, unit: .entries)
    }
    return nil
  }
}

extension BulkOperation {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.operation {
      case .switchPlan(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("switch_plan") }
      case .detachPlan(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("detach_plan") }
      case .addAddOn(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("add_add_on") }
      case .setAddOns(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("set_add_ons") }
      case .removeAddOn(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("remove_add_on") }
      case .customize(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("customize") }
      case .resetOverrides(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("reset_overrides") }
      case .lock(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("lock") }
      case .unlock(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("unlock") }
      case .suspend(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("suspend") }
      case .activate(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("activate") }
      case .renew(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("renew") }
      case .transfer(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("transfer") }
      case .delete(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("delete") }
      case nil: break
    }
    return nil
  }
}

extension BulkUpdateRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    switch self.selection {
      case .filter(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("filter") }
      case .ids(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("ids") }
      default: break
    }
    if let violation = self.operation?.firstLimitViolation() { return violation.within("operation") }
    return nil
  }
}

extension BulkUpdateRequest: MutationRequest {}

extension BulkRow {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.reason.utf8.count > 64 {
      return FieldLimitViolation(path: "reason", limit: 64, size: self.reason.utf8.count, unit: .bytes)
    }
    if self.message.utf8.count > 1024 {
      return FieldLimitViolation(path: "message", limit: 1024, size: self.message.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BulkUpdateReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.item {
      case .row(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("row") }
      default: break
    }
    return nil
  }
}

extension WatchEffectiveRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.filter?.firstLimitViolation() { return violation.within("filter") }
    if let violation = self.after?.firstLimitViolation() { return violation.within("after") }
    return nil
  }
}

extension EffectiveMatch {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.effective?.firstLimitViolation() { return violation.within("effective") }
    if self.name.utf8.count > 253 {
      return FieldLimitViolation(path: "name", limit: 253, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension EffectivePosition {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.cursor?.firstLimitViolation() { return violation.within("cursor") }
    return nil
  }
}

extension WatchEffectiveReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.item {
      case .match(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("match") }
      case .position(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("position") }
      default: break
    }
    return nil
  }
}
