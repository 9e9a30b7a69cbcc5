// Customize, Lock, Unlock and ResetOverrides as pure functions: terms in, terms or a refusal out.
//
// Terms that come back equal mean that nothing changed. A lock keeps its stamp until its kind changes.

/// How much of a subscription a customization locks.
public enum CustomizeScope: String, CaseIterable, Sendable {
  /// Everything is frozen, with the overrides on top; the default of bound subscriptions.
  case whole
  /// Only the overridden properties are pinned.
  case fields
}

/// What an unlock keeps of what an operator set.
public enum UnlockPolicy: String, CaseIterable, Sendable {
  /// Nothing: unlock and sync.
  case discard
  /// The explicitly set properties become pins.
  case keepOverrides = "keep_overrides"
  /// Besides, every customizable property that differs from today's merge becomes a pin.
  case keepValues = "keep_values"
}

/// A value that an operation would replace.
public struct LostValue: Equatable, Sendable {
  /// The property.
  public let property: PropertyDefinition
  /// The value wanted now; nil if there is none.
  public let now: PropertyValue?
  /// The value afterwards; nil if there is none.
  public let after: PropertyValue?
  /// Whether an operator set it explicitly.
  public let isExplicit: Bool
}

extension SubscriptionTerms {
  /// Sets values for this subscription alone.
  ///
  /// Refusals in order: no values; unknown properties; properties that are neither resources nor permissions; values out
  /// of bounds; a scope on a custom subscription; scope `fields` under a whole lock.
  ///
  /// - Parameters:
  ///   - overrides: the values, at least one.
  ///   - scope: nil where the operator named none; custom subscriptions take none.
  ///   - base: the base of the association, which a whole lock freezes before any clamp.
  ///   - stamp: the stamp if a lock begins.
  public func customized(
    with overrides: PropertySet, scope: CustomizeScope?, base: PropertySet, registry: PropertyRegistry,
    stamp: LockStamp
  ) throws(Refusal) -> SubscriptionTerms {
    if overrides.isEmpty { throw .fieldRequired(field: "overrides") }
    try registry.check(overrides: overrides)
    let overridden = self.overrides.overlaid(by: overrides)
    switch (basis, scope) {
    case (.own, nil):
      return with(basis: basis, overrides: overridden, stamp)
    case (.own, .some):
      throw .customSubscription(operation: "Customize with a scope")
    case (.frozen, .fields):
      throw .whollyLocked
    case (.frozen, .whole), (.frozen, nil), (.association, .fields):
      return with(basis: basis, overrides: overridden, stamp)
    case (.association, .whole), (.association, nil):
      return with(basis: .frozen(base), overrides: overridden, stamp)
    }
  }

  /// Freezes a bound subscription as it stands; pins stay on top.
  public func locked(base: PropertySet, stamp: LockStamp) throws(Refusal) -> SubscriptionTerms {
    switch basis {
    case .own: throw .customSubscription(operation: "Lock")
    case .frozen: return self
    case .association: return with(basis: .frozen(base), overrides: overrides, stamp)
    }
  }

  /// Lets a bound subscription follow its plan and add-ons again.
  ///
  /// - Parameters:
  ///   - policy: what becomes of the operator's values; nil is refused with the rows that would be lost, and goes
  ///     through if there are none.
  ///   - base: the base of the association at present.
  ///   - stamp: the stamp if a field lock begins.
  public func unlocked(
    policy: UnlockPolicy?, base: PropertySet, registry: PropertyRegistry, stamp: LockStamp
  ) throws(Refusal) -> SubscriptionTerms {
    if isCustom { throw .customSubscription(operation: "Unlock") }
    return try following(base, policy: policy, registry: registry, stamp: stamp)
  }

  /// Binds a custom subscription to a plan, or a bound one anew: its own values end as an unlock ends frozen ones.
  ///
  /// A bound subscription keeps its terms: pins stay, and under a whole lock only the association changes.
  ///
  /// - Parameter base: The base of the association to come.
  public func bound(
    to base: PropertySet, policy: UnlockPolicy?, registry: PropertyRegistry, stamp: LockStamp
  ) throws(Refusal) -> SubscriptionTerms {
    isCustom ? try following(base, policy: policy, registry: registry, stamp: stamp) : self
  }

  /// Makes the values as they stand a custom subscription's own; the lock ends, what was set explicitly stays marked.
  public func detached(base: PropertySet) -> SubscriptionTerms {
    switch basis {
    case .own: self
    case .association: with(basis: .own(base), overrides: overrides, nil)
    case .frozen(let values): with(basis: .own(values), overrides: overrides, nil)
    }
  }

  /// Takes back what an operator set for some properties; those that were not set are passed over.
  ///
  /// Under a field lock they follow the plan again; under a whole lock they return to the frozen values.
  public func resettingOverrides(
    _ properties: [PropertyNumber], registry: PropertyRegistry, stamp: LockStamp
  ) throws(Refusal) -> SubscriptionTerms {
    if properties.isEmpty { throw .fieldRequired(field: "properties") }
    try registry.checkKnown(properties)
    if isCustom { throw .customSubscription(operation: "A reset of overrides") }
    return with(basis: basis, overrides: overrides.filtered { !properties.contains($0) }, stamp)
  }

  /// The values that would be lost if the subscription followed a base without any policy, in ascending property.
  ///
  /// What was set explicitly is always among them, even where it equals the base: it would no longer hold against the
  /// next change of the plan.
  public func lostValues(following base: PropertySet, registry: PropertyRegistry) -> [LostValue] {
    let now = registry.desired(base: base, terms: self)
    return registry.definitions.compactMap { property in
      let number = property.number
      let isExplicit = overrides.contains(number)
      guard isExplicit || now[number] != base[number] else { return nil }
      return LostValue(property: property, now: now[number], after: base[number], isExplicit: isExplicit)
    }
  }

  /// The same terms with some of the subscriber's settings set and others taken back.
  ///
  /// What is taken back needs no permission: a setting that sleeps can be given up.
  ///
  /// Refusals in order: nothing to change; unknown properties; properties that no permission delegates; values out of
  /// bounds; a property that is set and taken back at once; a property whose permission is not effective.
  public func settingSubscriberValues(
    _ values: PropertySet, removing removed: [PropertyNumber], effective: PropertySet, registry: PropertyRegistry
  ) throws(Refusal) -> SubscriptionTerms {
    if values.isEmpty, removed.isEmpty { throw .fieldRequired(field: "values") }
    try registry.check(subscriberSettings: values)
    try registry.checkKnown(removed)
    for number in removed where values.contains(number) {
      throw .fieldInvalid(
        field: "clear_properties", reason: "\(registry.name(number)) is set and cleared at once; do one of both")
    }
    let missing = values.compactMap { number, _ -> MissingPermission? in
      guard let property = registry.definition(number), let permission = property.delegatingPermission,
        effective.flag(permission) != true
      else { return nil }
      return MissingPermission(property: property.name, permission: registry.name(permission))
    }
    if !missing.isEmpty { throw .permissionNotDelegated(missing) }
    let settings = subscriberSettings.filtered { !removed.contains($0) }.overlaid(by: values)
    return SubscriptionTerms(
      basis: basis, overrides: overrides, subscriberSettings: settings, lockStamp: lockStamp)
  }

  private func following(
    _ base: PropertySet, policy: UnlockPolicy?, registry: PropertyRegistry, stamp: LockStamp
  ) throws(Refusal) -> SubscriptionTerms {
    var pins = PropertySet()
    switch policy {
    case nil:
      let lost = lostValues(following: base, registry: registry)
      if !lost.isEmpty { throw .overridesWouldBeLost(lost) }
    case .discard:
      break
    case .keepOverrides:
      pins = overrides
    case .keepValues:
      let now = registry.desired(base: base, terms: self)
      pins = now.filtered { number in
        overrides.contains(number) || registry[traitsOf: number].isCustomizable && now[number] != base[number]
      }
    }
    return with(basis: .association, overrides: pins, stamp)
  }

  /// New basis and overrides; the stamp is taken only if the kind of lock changes.
  private func with(basis: Basis, overrides: PropertySet, _ stamp: LockStamp?) -> SubscriptionTerms {
    let changed = SubscriptionTerms(
      basis: basis, overrides: overrides, subscriberSettings: subscriberSettings, lockStamp: stamp)
    if changed.lock != lock || changed.lock == .none { return changed }
    return SubscriptionTerms(
      basis: basis, overrides: overrides, subscriberSettings: subscriberSettings, lockStamp: lockStamp)
  }
}
