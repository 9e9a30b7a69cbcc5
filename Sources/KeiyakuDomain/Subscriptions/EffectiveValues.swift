// Effective values are a function, not a copy: effective = clamp(delegated(overrides(base))).
//
// The caller passes the base of the subscription's association (see `PropertyRegistry.base`); subscriptions with the same
// association share it, and a plain one gets that very set back.

/// How a subscription stands to its plan; the first that matches, in this order.
public enum SyncState: String, CaseIterable, Sendable {
  /// It has no plan.
  case custom
  /// It is wholly locked.
  case locked
  /// Some value that an operator or a plan wants cannot be delivered. Not: "differs from the plan".
  case unsynced
  /// Some properties are pinned.
  case partiallyLocked = "partially_locked"
  /// It follows its plan.
  case synced
}

/// Where a value comes from.
public enum ValueSource: Equatable, Sendable {
  /// The plan.
  case plan
  /// One of the add-ons, by its place in the list given, times quantity.
  case addOn(position: Int, quantity: Int64)
  /// The plan and its add-ons together.
  case association
  /// Kept since the subscription's creation, because it never follows the plan.
  case kept
  /// Frozen by a whole lock.
  case frozen
  /// The own values of a custom subscription.
  case own
  /// Set explicitly by an operator; a pin under a field lock.
  case override
  /// Set by the subscriber.
  case subscriber
  /// Reduced to what the provider can deliver.
  case capabilities
}

/// A value that is wanted and cannot be delivered in full.
public struct Conflict: Equatable, Sendable {
  /// The property.
  public let property: PropertyNumber
  /// What the source wants.
  public let desired: PropertyValue
  /// What can be delivered of it.
  public let available: PropertyValue
  /// Who wants it.
  public let source: ValueSource
}

extension PropertyRegistry {
  /// The values that a subscription has at present.
  ///
  /// - Parameters:
  ///   - base: the base of its association; not read for custom subscriptions and wholly locked ones.
  /// - Returns: `base` itself, uncopied, for plain terms while everything in it can be delivered. O(values) at most.
  public func effective(base: PropertySet, terms: SubscriptionTerms, capabilities: Capabilities) -> PropertySet {
    if terms.isPlain { return clamp(base, to: capabilities) }
    let available = clamp(desired(base: base, terms: terms), to: capabilities)
    let delegated = activeSettings(of: terms, available: available)
    return available.overlaid(by: clamp(delegated, to: capabilities))
  }

  /// The values that plan, lock and operator want, before delegation and clamp.
  public func desired(base: PropertySet, terms: SubscriptionTerms) -> PropertySet {
    switch terms.basis {
    case .association: base.overlaid(by: terms.overrides)
    case .frozen(let values), .own(let values): values.overlaid(by: terms.overrides)
    }
  }

  /// What is wanted and cannot be delivered, in ascending property; a subscriber's wish after an operator's.
  public func conflicts(base: PropertySet, terms: SubscriptionTerms, capabilities: Capabilities) -> [Conflict] {
    if capabilities.isUnrestricted { return [] }
    let desired = desired(base: base, terms: terms)
    let delegated = activeSettings(of: terms, available: clamp(desired, to: capabilities))
    var conflicts: [Conflict] = []
    for (number, capability) in capabilities.restricted {
      let wishes = [
        (desired[number], desiredSource(of: number, terms)), (delegated[number], ValueSource.subscriber),
      ]
      for case (let wish?, let source) in wishes {
        let available = clamp(wish, of: number, to: capability)
        if available == wish { continue }
        conflicts.append(Conflict(property: number, desired: wish, available: available, source: source))
      }
    }
    return conflicts
  }

  /// How the subscription stands to its plan. A subscriber's settings never unsync it.
  public func syncState(base: PropertySet, terms: SubscriptionTerms, capabilities: Capabilities) -> SyncState {
    if terms.isCustom { return .custom }
    if terms.lock == .whole { return .locked }
    if !capabilities.isUnrestricted, !isDeliverable(desired(base: base, terms: terms), by: capabilities) {
      return .unsynced
    }
    return terms.lock == .fields ? .partiallyLocked : .synced
  }

  /// The subscriber's settings whose permission is effective; the others sleep.
  func activeSettings(of terms: SubscriptionTerms, available: PropertySet) -> PropertySet {
    terms.subscriberSettings.filtered { available.flag(self[traitsOf: $0].delegatingPermission) ?? false }
  }

  /// Where the desired value of a property comes from, as far as the terms tell.
  func desiredSource(of number: PropertyNumber, _ terms: SubscriptionTerms) -> ValueSource {
    if terms.overrides.contains(number) { return .override }
    switch terms.basis {
    case .association: return self[traitsOf: number].isSynced ? .association : .kept
    case .frozen: return .frozen
    case .own: return .own
    }
  }
}
