import KeiyakuMessages

// What the engine asks of the log's messages.

extension LogRecord {
  /// Whether values that associations share may have changed.
  var changesCatalog: Bool { events.contains { $0.kind?.changesCatalog ?? false } }
}

extension LogEvent.Kind {
  fileprivate var changesCatalog: Bool {
    switch self {
    case .databaseCreated, .planCreated, .planUpdated, .defaultPlanSet, .addOnCreated, .addOnUpdated, .planArchivedSet,
      .addOnArchivedSet, .planDeleted, .addOnDeleted, .capabilitiesSet, .registryAdopted:
      true
    case .customerCreated, .customerUpdated, .credentialSet, .customerSuspensionSet, .customerDeleted,
      .subscriptionCreated, .subscriptionUpdated, .subscriptionTermsSet, .subscriptionTransferred,
      .subscriptionAssociationSet, .subscriptionStatusSet, .subscriptionExpired, .subscriptionRenewed,
      .subscriptionDeleted, .clockConfirmed:
      false
    }
  }
}

extension LogRecord {
  init(_ mutation: Mutation, _ decision: Decision, _ subject: Subject, sequence: Int64, time: Int64) {
    self.init()
    self.sequence = sequence
    timeMs = time
    actor = mutation.actor
    requestID = mutation.requestID?.bytes ?? []
    fingerprint = mutation.requestID == nil ? 0 : mutation.fingerprint
    method = mutation.method
    revision = subject.revision
    customerID = subject.customer
    planID = subject.plan
    addOnID = subject.addOn
    subscriptionID = subject.subscription
    events = decision.events
    bulk = mutation.part
  }
}
