import KeiyakuDomain
import KeiyakuMessages

// Property values as messages and as the domain computes with them.

extension PropertySet {
  /// The values of messages; nil where one has no value.
  public init?(_ messages: [KeiyakuMessages.PropertyValue]) {
    self.init()
    for message in messages {
      guard let value = KeiyakuDomain.PropertyValue(message) else { return nil }
      self[message.property] = value
    }
  }

  /// The values as messages, by ascending number.
  public var messages: [KeiyakuMessages.PropertyValue] {
    map { number, value in KeiyakuMessages.PropertyValue(number, value) }
  }
}

extension KeiyakuDomain.PropertyValue {
  /// The value of a message; nil where it has none.
  public init?(_ message: KeiyakuMessages.PropertyValue) {
    switch message.value {
    case .integer(let integer): self = .integer(integer)
    case .flag(let flag): self = .flag(flag)
    case .choice(let option): self = .choice(option)
    case .textList(let list): self = .textList(list.entries)
    case nil: return nil
    }
  }
}

extension KeiyakuMessages.PropertyValue {
  /// A value as a message.
  public init(_ number: PropertyNumber, _ value: KeiyakuDomain.PropertyValue) {
    self.init()
    property = number
    switch value {
    case .integer(let integer): self.value = .integer(integer)
    case .flag(let flag): self.value = .flag(flag)
    case .choice(let option): self.value = .choice(option)
    case .textList(let entries):
      var list = TextList()
      list.entries = entries
      self.value = .textList(list)
    }
  }
}

extension Capabilities {
  /// Capabilities as messages hold them; nil where one has no limit.
  public init?(_ messages: [KeiyakuMessages.Capability]) {
    self.init()
    for message in messages {
      guard let capability = KeiyakuDomain.Capability(message) else { return nil }
      self[message.property] = capability
    }
  }

  /// Capabilities as messages, by ascending property.
  public var messages: [KeiyakuMessages.Capability] {
    restricted.map { number, capability in
      .with { message in
        message.property = number
        switch capability {
        case .atMost(let most): message.limit = .atMost(most)
        case .unavailable: message.limit = .unavailable(Unavailable())
        case .options(let options): message.limit = .options(.with { $0.options = options })
        case .entries(let entries): message.limit = .entries(.with { $0.entries = entries })
        }
      }
    }
  }
}

extension KeiyakuDomain.Capability {
  /// The limit of a message; nil where it has none.
  init?(_ message: KeiyakuMessages.Capability) {
    switch message.limit {
    case .atMost(let most): self = .atMost(most)
    case .unavailable: self = .unavailable
    case .options(let set): self = .options(set.options)
    case .entries(let list): self = .entries(list.entries)
    case nil: return nil
    }
  }
}

extension LogAssociation {
  /// An association as a record holds it.
  init(_ key: AssociationKey) {
    self.init()
    planID = key.plan
    addOns = key.addOns.map { attached in
      .with {
        $0.addOnID = attached.addOn
        $0.quantity = Int32(attached.quantity)
      }
    }
    kept = key.kept.messages
  }
}

extension AssociationKey {
  /// The key of an association as a record holds it; nil where a value is missing.
  init?(_ message: LogAssociation) {
    guard let kept = PropertySet(message.kept) else { return nil }
    self.init(
      plan: message.planID,
      addOns: message.addOns.map { AttachedAddOnKey(addOn: $0.addOnID, quantity: Int64($0.quantity)) },
      kept: kept)
  }
}

extension SubscriptionTerms {
  /// Terms as a record holds them; nil where a value is missing.
  init?(_ message: LogTerms) {
    guard let overrides = PropertySet(message.overrides), let settings = PropertySet(message.subscriberSettings) else {
      return nil
    }
    let basis: Basis
    switch message.basis {
    case .frozen(let values):
      guard let values = PropertySet(values.values) else { return nil }
      basis = .frozen(values)
    case .own(let values):
      guard let values = PropertySet(values.values) else { return nil }
      basis = .own(values)
    case nil: basis = .association
    }
    let stamp =
      message.lockedAtMs == 0
      ? nil : LockStamp(since: message.lockedAtMs, actor: message.lockedBy, note: message.lockNote)
    self.init(basis: basis, overrides: overrides, subscriberSettings: settings, lockStamp: stamp)
  }
}

extension LogTerms {
  /// Terms as a record holds them; nil where the subscription simply follows its plan.
  init?(_ terms: SubscriptionTerms) {
    guard !terms.isPlain else { return nil }
    self.init()
    switch terms.basis {
    case .association: basis = nil
    case .frozen(let values): basis = .frozen(LogValues(values))
    case .own(let values): basis = .own(LogValues(values))
    }
    overrides = terms.overrides.messages
    subscriberSettings = terms.subscriberSettings.messages
    if let stamp = terms.lockStamp {
      lockedAtMs = stamp.since
      lockedBy = stamp.actor
      lockNote = stamp.note
    }
  }
}

extension LogValues {
  fileprivate init(_ values: PropertySet) {
    self.init()
    self.values = values.messages
  }
}
