import KeiyakuMessages

/// How log records are shown to people.
struct EventText {
  let registry: PropertyRegistry

  /// A line for each event of a record; one for a record without any.
  func lines(_ record: LogRecord) -> [String] {
    let head = "\(record.sequence)  \(Terminal.time(record.timeMs))  \(record.actor)  "
    let events = record.events.compactMap { $0.kind.map(text) }
    return (events.isEmpty ? ["a change that changed nothing"] : events).map { Table.oneLine(head + $0) }
  }

  private func text(_ kind: LogEvent.Kind) -> String {
    switch kind {
    case .databaseCreated(let event): "database created, registry version \(event.registryVersion)"
    case .capabilitiesSet(let event): "capabilities set: \(limits(event.capabilities)), before: \(limits(event.before))"
    case .registryAdopted(let event):
      "registry version \(event.registryVersion) adopted, before \(event.beforeRegistryVersion)"
    case .clockConfirmed(let event): "clock confirmed at \(Terminal.time(event.wallMs))"
    case .customerCreated, .customerUpdated, .credentialSet, .customerSuspensionSet, .customerDeleted:
      customerText(kind)
    case .planCreated, .planUpdated, .defaultPlanSet, .planArchivedSet, .planDeleted, .addOnCreated, .addOnUpdated,
      .addOnArchivedSet, .addOnDeleted:
      catalogText(kind)
    default: subscriptionText(kind)
    }
  }

  private func customerText(_ kind: LogEvent.Kind) -> String {
    switch kind {
    case .customerCreated(let event): "customer \(event.customerID) created: \(event.spec?.login ?? "")"
    case .customerUpdated(let event):
      "customer \(event.customerID) updated: \(changes(event.before, event.spec))"
    case .credentialSet(let event):
      "customer \(event.customerID) password \(event.crypt.isEmpty ? "removed" : "set")"
    case .customerSuspensionSet(let event):
      "customer \(event.customerID) \(event.suspended ? "suspended" : "activated")"
    case .customerDeleted(let event): "customer \(event.customerID) deleted: \(event.before?.login ?? "")"
    default: ""
    }
  }

  private func catalogText(_ kind: LogEvent.Kind) -> String {
    switch kind {
    case .planCreated(let event): "plan \(event.planID) created: \(event.spec?.name ?? "")"
    case .planUpdated(let event):
      "plan \(event.planID) updated: "
        + join(
          [changes(event.before, event.spec), changes(event.valuesBefore, event.values)],
          reach(event.following, event.locked))
    case .defaultPlanSet(let event): "plan \(event.planID) became the default, before \(event.beforePlanID)"
    case .planArchivedSet(let event): "plan \(event.planID) \(event.archived ? "archived" : "taken back into use")"
    case .planDeleted(let event):
      "plan \(event.planID) deleted: \(event.before?.name ?? ""), "
        + moved(
          event.following, event.reassignedToPlanID == 0 ? "became custom" : "follow plan \(event.reassignedToPlanID)")
    case .addOnCreated(let event): "add-on \(event.addOnID) created: \(event.spec?.name ?? "")"
    case .addOnUpdated(let event):
      "add-on \(event.addOnID) updated: "
        + join(
          [changes(event.before, event.spec), changes(event.valuesBefore, event.values)],
          reach(event.following, event.locked))
    case .addOnArchivedSet(let event):
      "add-on \(event.addOnID) \(event.archived ? "archived" : "taken back into use")"
    case .addOnDeleted(let event):
      "add-on \(event.addOnID) deleted: \(event.before?.name ?? ""), "
        + moved(
          event.following,
          event.reassignedToAddOnID == 0 ? "go without" : "have add-on \(event.reassignedToAddOnID)")
    default: ""
    }
  }

  private func subscriptionText(_ kind: LogEvent.Kind) -> String {
    switch kind {
    case .subscriptionCreated(let event):
      "subscription \(event.subscriptionID) created: \(domain(event.spec)), owner \(owner(event.ownerCustomerID)), "
        + join([association(event.association), terms(event.terms), status(event)])
    case .subscriptionUpdated(let event):
      "subscription \(event.subscriptionID) updated: \(changes(event.before, event.spec))"
    case .subscriptionTermsSet(let event):
      "subscription \(event.subscriptionID) terms: "
        + join([changed(terms(event.before), terms(event.terms)), overrides(event.before, event.terms)])
    case .subscriptionTransferred(let event):
      "subscription \(event.subscriptionID) transferred: "
        + changed(owner(event.beforeOwnerCustomerID), owner(event.ownerCustomerID))
    case .subscriptionAssociationSet(let event):
      "subscription \(event.subscriptionID) follows: "
        + join([
          changed(association(event.before), association(event.association)),
          overrides(event.termsBefore, event.terms),
        ])
    case .subscriptionStatusSet(let event):
      "subscription \(event.subscriptionID) status: "
        + changed(
          status(event.beforeProvider, event.beforeSubscriber), status(event.provider, event.subscriber))
    case .subscriptionExpired(let event):
      "subscription \(event.subscriptionID) expired, due \(Terminal.time(event.expiresAtMs))"
    case .subscriptionRenewed(let event):
      "subscription \(event.subscriptionID) renewed: "
        + changed(date(event.beforeExpiresAtMs), date(event.expiresAtMs))
    case .subscriptionDeleted(let event):
      "subscription \(event.subscriptionID) deleted: \(domain(event.before)), "
        + "owner \(owner(event.beforeOwnerCustomerID)), \(association(event.beforeAssociation))"
    default: ""
    }
  }

  // MARK: Parts

  /// The fields of a message that differ, as JSON has them.
  private func changes(_ before: (some ProtobufMessage)?, _ after: (some ProtobufMessage)?) -> String {
    let (before, after) = (before?.jsonText() ?? "{}", after?.jsonText() ?? "{}")
    return before == after ? "" : "\(before) → \(after)"
  }

  /// Values that differ, by property.
  private func changes(_ before: [PropertyValue], _ after: [PropertyValue]) -> String {
    let old = Dictionary(before.map { ($0.property, $0) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.property, $0) }) { first, _ in first }
    return Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map { number in
      let name = registry.property(number)?.name ?? "property \(number)"
      return "\(name) \(old[number].map { registry.text(of: $0).text } ?? "none")"
        + " → \(new[number].map { registry.text(of: $0).text } ?? "none")"
    }.joined(separator: ", ")
  }

  private func overrides(_ before: LogTerms?, _ after: LogTerms?) -> String {
    join([
      changes(before?.overrides ?? [], after?.overrides ?? []),
      changes(before?.subscriberSettings ?? [], after?.subscriberSettings ?? []),
    ])
  }

  private func terms(_ terms: LogTerms?) -> String {
    guard let terms else { return "follows its plan" }
    let note = terms.lockNote.isEmpty ? "" : " (\(terms.lockNote))"
    switch terms.basis {
    case .frozen: return "wholly locked\(note)"
    case .own: return "custom"
    case nil: return terms.overrides.isEmpty ? "follows its plan" : "pins \(terms.overrides.count)\(note)"
    }
  }

  /// Why it is not active from its beginning, as only an import makes it.
  private func status(_ event: LogSubscriptionCreated) -> String {
    var reasons: [String] = []
    if event.provider { reasons.append("suspended by the provider") }
    if event.subscriber { reasons.append("suspended by the subscriber") }
    if event.expired { reasons.append("expired") }
    return reasons.joined(separator: ", ")
  }

  private func association(_ association: LogAssociation?) -> String {
    guard let association, association.planID != 0 else { return "no plan" }
    let addOns = association.addOns.map { $0.quantity > 1 ? "\($0.addOnID)×\($0.quantity)" : "\($0.addOnID)" }
    return "plan \(association.planID)" + (addOns.isEmpty ? "" : " with add-ons \(addOns.joined(separator: ", "))")
  }

  private func limits(_ capabilities: [Capability]) -> String {
    if capabilities.isEmpty { return "everything" }
    return capabilities.map { capability in
      guard let property = registry.property(capability.property) else { return "property \(capability.property)" }
      return "\(property.name) \(property.text(of: capability))"
    }.joined(separator: ", ")
  }

  private func status(_ provider: Bool, _ subscriber: Bool) -> String {
    let reasons = (provider ? ["provider"] : []) + (subscriber ? ["subscriber"] : [])
    return reasons.isEmpty ? "active" : "suspended by \(reasons.joined(separator: " and "))"
  }

  private func domain(_ spec: SubscriptionSpec?) -> String { DomainText.forPeople(spec?.name ?? "") }

  private func owner(_ customer: Int64) -> String { customer == 0 ? "the provider" : "customer \(customer)" }

  private func date(_ milliseconds: Int64) -> String { milliseconds == 0 ? "never" : Terminal.time(milliseconds) }

  private func reach(_ following: Int64, _ locked: Int64) -> String {
    "\(following) following" + (locked == 0 ? "" : ", \(locked) locked")
  }

  private func moved(_ count: Int64, _ what: String) -> String {
    count == 0 ? "nobody used it" : "\(count) subscription\(count == 1 ? "" : "s") \(what)"
  }

  private func changed(_ before: String, _ after: String) -> String { before == after ? after : "\(before) → \(after)" }

  private func join(_ parts: [String], _ last: String = "") -> String {
    (parts + [last]).filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
