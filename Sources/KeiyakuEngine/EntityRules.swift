import KeiyakuLog
import KeiyakuMessages

extension LogEntity {
  /// Names an entity as the schema does.
  ///
  /// - Parameters:
  ///   - kind: Its number is permanent, and so may stand in indexes.
  ///   - id: Its id; 0 for the database itself.
  package init(_ kind: EntityKind, _ id: Int64) { self.init(kind: UInt8(kind.rawValue), id: id) }

  fileprivate static let database = LogEntity(.database, 0)
}

extension LogEntityRules {
  /// The entities that log records are about.
  static let ofRecords = LogEntityRules(version: 1) {
    let arena = MessageArena()
    return { bytes, add in
      // What is in the log was decoded when it was replayed, or encoded by this process.
      guard let record = try? LogRecord.decode(bytes, arena: arena, unknownFields: .refuse) else { return }
      for event in record.events { event.kind?.entities.forEach(add) }
    }
  }
}

extension KeiyakuMessages.LogEvent.Kind {
  /// What the event is about: what it changes, and those who gain or lose by it. A subscription's plan and add-ons are
  /// not among them where they do not change. What is changed here is another version of the rules.
  package var entities: [LogEntity] {
    switch self {
    case .databaseCreated(let event): [.database, LogEntity(.plan, event.planID)]
    case .customerCreated(let event): [LogEntity(.customer, event.customerID)]
    case .customerUpdated(let event): [LogEntity(.customer, event.customerID)]
    case .credentialSet(let event): [LogEntity(.customer, event.customerID)]
    case .customerSuspensionSet(let event): [LogEntity(.customer, event.customerID)]
    case .customerDeleted(let event): [LogEntity(.customer, event.customerID)]
    case .planCreated(let event): [LogEntity(.plan, event.planID)]
    case .planUpdated(let event): [LogEntity(.plan, event.planID)]
    case .defaultPlanSet(let event): some(.plan, event.planID, event.beforePlanID)
    case .planArchivedSet(let event): [LogEntity(.plan, event.planID)]
    case .planDeleted(let event): some(.plan, event.planID, event.reassignedToPlanID)
    case .addOnCreated(let event): [LogEntity(.addOn, event.addOnID)]
    case .addOnUpdated(let event): [LogEntity(.addOn, event.addOnID)]
    case .addOnArchivedSet(let event): [LogEntity(.addOn, event.addOnID)]
    case .addOnDeleted(let event): some(.addOn, event.addOnID, event.reassignedToAddOnID)
    case .subscriptionCreated(let event):
      [LogEntity(.subscription, event.subscriptionID)] + some(.customer, event.ownerCustomerID)
    case .subscriptionUpdated(let event): [LogEntity(.subscription, event.subscriptionID)]
    case .subscriptionTermsSet(let event): [LogEntity(.subscription, event.subscriptionID)]
    case .subscriptionTransferred(let event):
      [LogEntity(.subscription, event.subscriptionID)]
        + some(.customer, event.ownerCustomerID, event.beforeOwnerCustomerID)
    case .subscriptionAssociationSet(let event): [LogEntity(.subscription, event.subscriptionID)]
    case .subscriptionStatusSet(let event): [LogEntity(.subscription, event.subscriptionID)]
    case .subscriptionExpired(let event): [LogEntity(.subscription, event.subscriptionID)]
    case .subscriptionRenewed(let event): [LogEntity(.subscription, event.subscriptionID)]
    case .subscriptionDeleted(let event):
      [LogEntity(.subscription, event.subscriptionID)] + some(.customer, event.beforeOwnerCustomerID)
    case .capabilitiesSet, .registryAdopted, .clockConfirmed: [.database]
    }
  }

  /// Those of the ids that stand for an entity: 0 is nobody.
  private func some(_ kind: EntityKind, _ ids: Int64...) -> [LogEntity] {
    ids.filter { $0 > 0 }.map { LogEntity(kind, $0) }
  }
}
