// What a subscription holds besides its association: its lock, its own values and what its subscriber set.

/// How far a subscription is locked against changes of its plan and add-ons.
public enum LockKind: String, CaseIterable, Sendable {
  /// Not at all; custom subscriptions have nothing to be locked against.
  case none
  /// The overridden properties are pinned, the others follow.
  case fields
  /// Everything is frozen.
  case whole
}

/// When a lock began and who set it.
public struct LockStamp: Equatable, Sendable {
  /// Milliseconds since 1970.
  public let since: Int64
  /// Who set it.
  public let actor: String
  /// Why, in the operator's words; may be empty.
  public let note: String

  /// The stamp of a lock that begins now.
  public init(since: Int64, actor: String, note: String) {
    self.since = since
    self.actor = actor
    self.note = note
  }
}

/// A subscription's own terms; one pointer, nil for the plain case: bound, unlocked, nothing set.
///
/// Values build on each other: `effective = clamp(delegated(overrides(base)))`. The basis says where the base comes
/// from; `overrides` are on top of it whatever it is, which makes them the pins of a field lock, the special terms of a
/// whole lock and the edits of a custom subscription.
public struct SubscriptionTerms: Sendable {
  /// Where the base comes from.
  public enum Basis: Hashable, Sendable {
    /// The merge of plan and add-ons of the present, with the values kept since creation.
    case association
    /// That merge as it was when the subscription was wholly locked.
    case frozen(PropertySet)
    /// Its own set: a custom subscription.
    case own(PropertySet)
  }

  private final class Storage: Sendable {
    let basis: Basis
    let overrides: PropertySet
    let subscriberSettings: PropertySet
    let lockStamp: LockStamp?

    init(basis: Basis, overrides: PropertySet, subscriberSettings: PropertySet, lockStamp: LockStamp?) {
      self.basis = basis
      self.overrides = overrides
      self.subscriberSettings = subscriberSettings
      self.lockStamp = lockStamp
    }
  }

  private let storage: Storage?

  /// Bound, unlocked, nothing set.
  public static let plain = SubscriptionTerms(basis: .association)

  /// The terms of a new custom subscription: a copy of the default plan's values.
  public static func custom(own values: PropertySet) -> SubscriptionTerms { SubscriptionTerms(basis: .own(values)) }

  /// Terms of these parts, as a log record or a rule gives them; a stamp without a lock is dropped.
  public init(
    basis: Basis, overrides: PropertySet = PropertySet(), subscriberSettings: PropertySet = PropertySet(),
    lockStamp: LockStamp? = nil
  ) {
    if basis == .association, overrides.isEmpty, subscriberSettings.isEmpty {
      storage = nil
    } else {
      let isLocked = Self.lock(basis, overrides) != .none
      storage = Storage(
        basis: basis, overrides: overrides, subscriberSettings: subscriberSettings,
        lockStamp: isLocked ? lockStamp : nil)
    }
  }

  /// Whether the subscription is bound, unlocked and without settings, so that its values are its association's.
  public var isPlain: Bool { storage == nil }

  /// Where the base comes from.
  public var basis: Basis { storage?.basis ?? .association }

  /// What an operator set explicitly; pins while the lock is `fields`.
  public var overrides: PropertySet { storage?.overrides ?? PropertySet() }

  /// What the subscriber set, including what sleeps while its permission is withdrawn.
  public var subscriberSettings: PropertySet { storage?.subscriberSettings ?? PropertySet() }

  /// When the lock began, by whom and why; nil without a lock.
  public var lockStamp: LockStamp? { storage?.lockStamp }

  /// How far the subscription is locked.
  public var lock: LockKind { storage.map { Self.lock($0.basis, $0.overrides) } ?? .none }

  /// Whether the subscription has no plan.
  public var isCustom: Bool {
    if case .own = basis { true } else { false }
  }

  private static func lock(_ basis: Basis, _ overrides: PropertySet) -> LockKind {
    switch basis {
    case .association: overrides.isEmpty ? .none : .fields
    case .frozen: .whole
    case .own: .none
    }
  }
}

extension SubscriptionTerms: Equatable {
  /// Whether both hold the same, lock stamps included.
  public static func == (left: SubscriptionTerms, right: SubscriptionTerms) -> Bool {
    if left.storage === right.storage { return true }
    return left.basis == right.basis && left.overrides == right.overrides
      && left.subscriberSettings == right.subscriberSettings && left.lockStamp == right.lockStamp
  }
}
