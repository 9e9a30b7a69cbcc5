import KeiyakuDomain
import KeiyakuMessages

extension EntityRow {
  /// The row as the engine takes it. Its form is checked here, as that of the ordinary requests.
  func normalized() throws(Refusal) -> EntityRow {
    var normalized = self
    switch entity {
    case .capabilities(var row):
      for position in row.capabilities.indices { row.capabilities[position].compose() }
      normalized.entity = .capabilities(row)
    case .plan(var row):
      row.spec = try row.spec?.normalized()
      row.values.compose()
      normalized.entity = .plan(row)
    case .addOn(var row):
      row.spec = try row.spec?.normalized()
      row.values.compose()
      normalized.entity = .addOn(row)
    case .customer(var row):
      row.spec = try row.spec?.normalized()
      if !row.crypt.isEmpty { try CryptHash.check(row.crypt, field: "crypt") }
      normalized.entity = .customer(row)
    case .subscription(let row): normalized.entity = .subscription(try row.normalized())
    case nil: break
    }
    return normalized
  }

  /// What it is about.
  var kind: RowKind {
    switch entity {
    case .capabilities: .capabilities
    case .plan: .plan
    case .addOn: .addOn
    case .customer: .customer
    case .subscription: .subscription
    case nil: .unspecified
    }
  }

  /// The row without secrets: what tells it from another under the same request id.
  var withoutSecrets: EntityRow {
    guard case .customer(var row) = entity, !row.crypt.isEmpty else { return self }
    row.crypt = ""
    return .with { $0.entity = .customer(row) }
  }
}

extension SubscriptionRow {
  fileprivate func normalized() throws(Refusal) -> SubscriptionRow {
    var row = self
    row.spec = try spec?.normalized(field: "spec")
    row.owner = try owner?.normalized(field: "owner")
    if case .bound(var selection) = association {
      selection.plan = try selection.plan?.normalized(field: "bound.plan")
      for position in selection.addOns.indices {
        selection.addOns[position] = try selection.addOns[position].normalized(field: "bound.add_ons[\(position)]")
      }
      row.association = .bound(selection)
    }
    if var lock = lock {
      lock.actor = try Text.normalized(lock.actor, field: "lock.actor")
      lock.note = try Text.normalized(lock.note, field: "lock.note")
      row.lock = lock
    }
    row.keptValues.compose()
    row.ownValues.compose()
    row.overrides.compose()
    row.subscriberSettings.compose()
    return row
  }
}
