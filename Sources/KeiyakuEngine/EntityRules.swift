import KeiyakuLog
import KeiyakuMessages

extension LogEntity {
  /// Kinds of entities in the indexes of the log. Permanent: a number is never used for another kind.
  private enum Kind: UInt8 {
    case customer = 1
    case plan = 2
    case addOn = 3
    case subscription = 4
  }

  private init(_ kind: Kind, _ id: Int64) { self.init(kind: kind.rawValue, id: id) }

  /// A customer.
  public static func customer(_ id: Int64) -> LogEntity { LogEntity(.customer, id) }
  /// A plan.
  public static func plan(_ id: Int64) -> LogEntity { LogEntity(.plan, id) }
  /// An add-on.
  public static func addOn(_ id: Int64) -> LogEntity { LogEntity(.addOn, id) }
  /// A subscription.
  public static func subscription(_ id: Int64) -> LogEntity { LogEntity(.subscription, id) }
}

extension LogEntityRules {
  /// The entities that log records are about.
  static let ofRecords = LogEntityRules(version: 1) {
    let arena = MessageArena()
    return { bytes, add in
      // What is in the log was decoded when it was replayed, or encoded by this process.
      guard let record = try? LogRecord.decode(bytes, arena: arena, unknownFields: .refuse) else { return }
      for entity in record.entities { add(entity) }
    }
  }
}

extension LogRecord {
  /// What the record is about: the entities that its answer showed, and those that its events name. A subscription's
  /// plan and add-ons are not among them, as they do not change with it.
  var entities: [LogEntity] {
    var entities: [LogEntity] = []
    if customerID > 0 { entities.append(.customer(customerID)) }
    if planID > 0 { entities.append(.plan(planID)) }
    if addOnID > 0 { entities.append(.addOn(addOnID)) }
    if subscriptionID > 0 { entities.append(.subscription(subscriptionID)) }
    for event in events { entities += event.kind?.entities ?? [] }
    return entities
  }
}

extension KeiyakuMessages.LogEvent.Kind {
  /// What the event is about. A change here is another version of the rules.
  fileprivate var entities: [LogEntity] {
    switch self {
    case .databaseCreated(let event): [.plan(event.planID)]
    case .customerCreated(let event): [.customer(event.customerID)]
    case .customerUpdated(let event): [.customer(event.customerID)]
    case .credentialSet(let event): [.customer(event.customerID)]
    case .customerSuspensionSet(let event): [.customer(event.customerID)]
    case .planCreated(let event): [.plan(event.planID)]
    case .planUpdated(let event): [.plan(event.planID)]
    case .defaultPlanSet(let event): [.plan(event.planID)]
    case .addOnCreated(let event): [.addOn(event.addOnID)]
    case .addOnUpdated(let event): [.addOn(event.addOnID)]
    case .subscriptionCreated(let event): [.subscription(event.subscriptionID)] + owner(event.ownerCustomerID)
    case .subscriptionUpdated(let event): [.subscription(event.subscriptionID)]
    case .subscriptionTermsSet(let event): [.subscription(event.subscriptionID)]
    case .subscriptionTransferred(let event): [.subscription(event.subscriptionID)] + owner(event.ownerCustomerID)
    }
  }

  /// The customer who owns; nobody where the provider does.
  private func owner(_ id: Int64) -> [LogEntity] { id > 0 ? [.customer(id)] : [] }
}
