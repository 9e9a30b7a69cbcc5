// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension LogRecord: ProtobufMessage {
  /// `keiyaku.log.v1.Record`.
  public static var fullName: String { "keiyaku.log.v1.Record" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__record__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__Record.self)
    self.sequence = c.pointee.sequence
    self.timeMs = c.pointee.time_ms
    self.actor = CValue.string(c.pointee.actor)
    self.requestID = CValue.bytes(c.pointee.request_id)
    self.fingerprint = c.pointee.fingerprint
    self.method = c.pointee.method
    self.revision = c.pointee.revision
    self.customerID = c.pointee.customer_id
    self.planID = c.pointee.plan_id
    self.addOnID = c.pointee.add_on_id
    self.subscriptionID = c.pointee.subscription_id
    self.events = CValue.messages(c.pointee.n_events, c.pointee.events)
    if let message = c.pointee.bulk {
      self.bulk = LogBulkPart()
      self.bulk?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__Record.self)
    keiyaku__log__v1__record__init(c)
    c.pointee.sequence = self.sequence
    c.pointee.time_ms = self.timeMs
    if !self.actor.isEmpty { c.pointee.actor = arena.text(self.actor) }
    if !self.requestID.isEmpty { c.pointee.request_id = arena.bytes(self.requestID) }
    c.pointee.fingerprint = self.fingerprint
    c.pointee.method = self.method
    c.pointee.revision = self.revision
    c.pointee.customer_id = self.customerID
    c.pointee.plan_id = self.planID
    c.pointee.add_on_id = self.addOnID
    c.pointee.subscription_id = self.subscriptionID
    if !self.events.isEmpty {
      c.pointee.n_events = self.events.count
      c.pointee.events = arena.messages(self.events, as: Keiyaku__Log__V1__Event.self)
    }
    if let message = self.bulk { c.pointee.bulk = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__BulkPart.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogBulkPart: ProtobufMessage {
  /// `keiyaku.log.v1.BulkPart`.
  public static var fullName: String { "keiyaku.log.v1.BulkPart" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__bulk_part__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__BulkPart.self)
    self.lastSubscriptionID = c.pointee.last_subscription_id
    self.done = c.pointee.done
    self.selected = c.pointee.selected
    self.complete = c.pointee.complete != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__BulkPart.self)
    keiyaku__log__v1__bulk_part__init(c)
    c.pointee.last_subscription_id = self.lastSubscriptionID
    c.pointee.done = self.done
    c.pointee.selected = self.selected
    c.pointee.complete = self.complete ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogEvent: ProtobufMessage {
  /// `keiyaku.log.v1.Event`.
  public static var fullName: String { "keiyaku.log.v1.Event" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__event__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__Event.self)
    switch c.pointee.kind_case.rawValue {
      case 1:
        if let message = c.pointee.database_created {
          var value = LogDatabaseCreated()
          value._read(message)
          self.kind = .databaseCreated(value)
        }
      case 2:
        if let message = c.pointee.customer_created {
          var value = LogCustomerCreated()
          value._read(message)
          self.kind = .customerCreated(value)
        }
      case 3:
        if let message = c.pointee.customer_updated {
          var value = LogCustomerUpdated()
          value._read(message)
          self.kind = .customerUpdated(value)
        }
      case 4:
        if let message = c.pointee.credential_set {
          var value = LogCredentialSet()
          value._read(message)
          self.kind = .credentialSet(value)
        }
      case 5:
        if let message = c.pointee.customer_suspension_set {
          var value = LogCustomerSuspensionSet()
          value._read(message)
          self.kind = .customerSuspensionSet(value)
        }
      case 6:
        if let message = c.pointee.plan_created {
          var value = LogPlanCreated()
          value._read(message)
          self.kind = .planCreated(value)
        }
      case 7:
        if let message = c.pointee.plan_updated {
          var value = LogPlanUpdated()
          value._read(message)
          self.kind = .planUpdated(value)
        }
      case 8:
        if let message = c.pointee.default_plan_set {
          var value = LogDefaultPlanSet()
          value._read(message)
          self.kind = .defaultPlanSet(value)
        }
      case 9:
        if let message = c.pointee.add_on_created {
          var value = LogAddOnCreated()
          value._read(message)
          self.kind = .addOnCreated(value)
        }
      case 10:
        if let message = c.pointee.add_on_updated {
          var value = LogAddOnUpdated()
          value._read(message)
          self.kind = .addOnUpdated(value)
        }
      case 11:
        if let message = c.pointee.subscription_created {
          var value = LogSubscriptionCreated()
          value._read(message)
          self.kind = .subscriptionCreated(value)
        }
      case 12:
        if let message = c.pointee.subscription_updated {
          var value = LogSubscriptionUpdated()
          value._read(message)
          self.kind = .subscriptionUpdated(value)
        }
      case 13:
        if let message = c.pointee.subscription_terms_set {
          var value = LogSubscriptionTermsSet()
          value._read(message)
          self.kind = .subscriptionTermsSet(value)
        }
      case 14:
        if let message = c.pointee.subscription_transferred {
          var value = LogSubscriptionTransferred()
          value._read(message)
          self.kind = .subscriptionTransferred(value)
        }
      case 15:
        if let message = c.pointee.subscription_association_set {
          var value = LogSubscriptionAssociationSet()
          value._read(message)
          self.kind = .subscriptionAssociationSet(value)
        }
      case 16:
        if let message = c.pointee.subscription_status_set {
          var value = LogSubscriptionStatusSet()
          value._read(message)
          self.kind = .subscriptionStatusSet(value)
        }
      case 17:
        if let message = c.pointee.subscription_expired {
          var value = LogSubscriptionExpired()
          value._read(message)
          self.kind = .subscriptionExpired(value)
        }
      case 18:
        if let message = c.pointee.subscription_renewed {
          var value = LogSubscriptionRenewed()
          value._read(message)
          self.kind = .subscriptionRenewed(value)
        }
      case 19:
        if let message = c.pointee.subscription_deleted {
          var value = LogSubscriptionDeleted()
          value._read(message)
          self.kind = .subscriptionDeleted(value)
        }
      case 20:
        if let message = c.pointee.customer_deleted {
          var value = LogCustomerDeleted()
          value._read(message)
          self.kind = .customerDeleted(value)
        }
      case 21:
        if let message = c.pointee.plan_archived_set {
          var value = LogPlanArchivedSet()
          value._read(message)
          self.kind = .planArchivedSet(value)
        }
      case 22:
        if let message = c.pointee.add_on_archived_set {
          var value = LogAddOnArchivedSet()
          value._read(message)
          self.kind = .addOnArchivedSet(value)
        }
      case 23:
        if let message = c.pointee.plan_deleted {
          var value = LogPlanDeleted()
          value._read(message)
          self.kind = .planDeleted(value)
        }
      case 24:
        if let message = c.pointee.add_on_deleted {
          var value = LogAddOnDeleted()
          value._read(message)
          self.kind = .addOnDeleted(value)
        }
      case 25:
        if let message = c.pointee.capabilities_set {
          var value = LogCapabilitiesSet()
          value._read(message)
          self.kind = .capabilitiesSet(value)
        }
      case 26:
        if let message = c.pointee.registry_adopted {
          var value = LogRegistryAdopted()
          value._read(message)
          self.kind = .registryAdopted(value)
        }
      case 27:
        if let message = c.pointee.clock_confirmed {
          var value = LogClockConfirmed()
          value._read(message)
          self.kind = .clockConfirmed(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__Event.self)
    keiyaku__log__v1__event__init(c)
    switch self.kind {
      case nil: break
      case .databaseCreated(let value)?:
        c.pointee.kind_case = .init(rawValue: 1)
        c.pointee.database_created = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__DatabaseCreated.self)
      case .customerCreated(let value)?:
        c.pointee.kind_case = .init(rawValue: 2)
        c.pointee.customer_created = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__CustomerCreated.self)
      case .customerUpdated(let value)?:
        c.pointee.kind_case = .init(rawValue: 3)
        c.pointee.customer_updated = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__CustomerUpdated.self)
      case .credentialSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 4)
        c.pointee.credential_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__CredentialSet.self)
      case .customerSuspensionSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 5)
        c.pointee.customer_suspension_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__CustomerSuspensionSet.self)
      case .planCreated(let value)?:
        c.pointee.kind_case = .init(rawValue: 6)
        c.pointee.plan_created = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__PlanCreated.self)
      case .planUpdated(let value)?:
        c.pointee.kind_case = .init(rawValue: 7)
        c.pointee.plan_updated = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__PlanUpdated.self)
      case .defaultPlanSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 8)
        c.pointee.default_plan_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__DefaultPlanSet.self)
      case .addOnCreated(let value)?:
        c.pointee.kind_case = .init(rawValue: 9)
        c.pointee.add_on_created = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__AddOnCreated.self)
      case .addOnUpdated(let value)?:
        c.pointee.kind_case = .init(rawValue: 10)
        c.pointee.add_on_updated = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__AddOnUpdated.self)
      case .subscriptionCreated(let value)?:
        c.pointee.kind_case = .init(rawValue: 11)
        c.pointee.subscription_created = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionCreated.self)
      case .subscriptionUpdated(let value)?:
        c.pointee.kind_case = .init(rawValue: 12)
        c.pointee.subscription_updated = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionUpdated.self)
      case .subscriptionTermsSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 13)
        c.pointee.subscription_terms_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionTermsSet.self)
      case .subscriptionTransferred(let value)?:
        c.pointee.kind_case = .init(rawValue: 14)
        c.pointee.subscription_transferred = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionTransferred.self)
      case .subscriptionAssociationSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 15)
        c.pointee.subscription_association_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionAssociationSet.self)
      case .subscriptionStatusSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 16)
        c.pointee.subscription_status_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionStatusSet.self)
      case .subscriptionExpired(let value)?:
        c.pointee.kind_case = .init(rawValue: 17)
        c.pointee.subscription_expired = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionExpired.self)
      case .subscriptionRenewed(let value)?:
        c.pointee.kind_case = .init(rawValue: 18)
        c.pointee.subscription_renewed = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionRenewed.self)
      case .subscriptionDeleted(let value)?:
        c.pointee.kind_case = .init(rawValue: 19)
        c.pointee.subscription_deleted = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionDeleted.self)
      case .customerDeleted(let value)?:
        c.pointee.kind_case = .init(rawValue: 20)
        c.pointee.customer_deleted = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__CustomerDeleted.self)
      case .planArchivedSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 21)
        c.pointee.plan_archived_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__PlanArchivedSet.self)
      case .addOnArchivedSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 22)
        c.pointee.add_on_archived_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__AddOnArchivedSet.self)
      case .planDeleted(let value)?:
        c.pointee.kind_case = .init(rawValue: 23)
        c.pointee.plan_deleted = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__PlanDeleted.self)
      case .addOnDeleted(let value)?:
        c.pointee.kind_case = .init(rawValue: 24)
        c.pointee.add_on_deleted = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__AddOnDeleted.self)
      case .capabilitiesSet(let value)?:
        c.pointee.kind_case = .init(rawValue: 25)
        c.pointee.capabilities_set = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__CapabilitiesSet.self)
      case .registryAdopted(let value)?:
        c.pointee.kind_case = .init(rawValue: 26)
        c.pointee.registry_adopted = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__RegistryAdopted.self)
      case .clockConfirmed(let value)?:
        c.pointee.kind_case = .init(rawValue: 27)
        c.pointee.clock_confirmed = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__ClockConfirmed.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogDatabaseCreated: ProtobufMessage {
  /// `keiyaku.log.v1.DatabaseCreated`.
  public static var fullName: String { "keiyaku.log.v1.DatabaseCreated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__database_created__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__DatabaseCreated.self)
    self.registryVersion = c.pointee.registry_version
    self.planID = c.pointee.plan_id
    if let message = c.pointee.plan {
      self.plan = PlanSpec()
      self.plan?._read(message)
    }
    self.planValues = CValue.messages(c.pointee.n_plan_values, c.pointee.plan_values)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__DatabaseCreated.self)
    keiyaku__log__v1__database_created__init(c)
    c.pointee.registry_version = self.registryVersion
    c.pointee.plan_id = self.planID
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.planValues.isEmpty {
      c.pointee.n_plan_values = self.planValues.count
      c.pointee.plan_values = arena.messages(self.planValues, as: Keiyaku__V1__PropertyValue.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogCustomerCreated: ProtobufMessage {
  /// `keiyaku.log.v1.CustomerCreated`.
  public static var fullName: String { "keiyaku.log.v1.CustomerCreated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__customer_created__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CustomerCreated.self)
    self.customerID = c.pointee.customer_id
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CustomerCreated.self)
    keiyaku__log__v1__customer_created__init(c)
    c.pointee.customer_id = self.customerID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogCustomerUpdated: ProtobufMessage {
  /// `keiyaku.log.v1.CustomerUpdated`.
  public static var fullName: String { "keiyaku.log.v1.CustomerUpdated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__customer_updated__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CustomerUpdated.self)
    self.customerID = c.pointee.customer_id
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.before {
      self.before = CustomerSpec()
      self.before?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CustomerUpdated.self)
    keiyaku__log__v1__customer_updated__init(c)
    c.pointee.customer_id = self.customerID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogCredentialSet: ProtobufMessage {
  /// `keiyaku.log.v1.CredentialSet`.
  public static var fullName: String { "keiyaku.log.v1.CredentialSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__credential_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CredentialSet.self)
    self.customerID = c.pointee.customer_id
    self.crypt = CValue.string(c.pointee.crypt)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CredentialSet.self)
    keiyaku__log__v1__credential_set__init(c)
    c.pointee.customer_id = self.customerID
    if !self.crypt.isEmpty { c.pointee.crypt = arena.text(self.crypt) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogCustomerSuspensionSet: ProtobufMessage {
  /// `keiyaku.log.v1.CustomerSuspensionSet`.
  public static var fullName: String { "keiyaku.log.v1.CustomerSuspensionSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__customer_suspension_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CustomerSuspensionSet.self)
    self.customerID = c.pointee.customer_id
    self.suspended = c.pointee.suspended != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CustomerSuspensionSet.self)
    keiyaku__log__v1__customer_suspension_set__init(c)
    c.pointee.customer_id = self.customerID
    c.pointee.suspended = self.suspended ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogPlanCreated: ProtobufMessage {
  /// `keiyaku.log.v1.PlanCreated`.
  public static var fullName: String { "keiyaku.log.v1.PlanCreated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__plan_created__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__PlanCreated.self)
    self.planID = c.pointee.plan_id
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__PlanCreated.self)
    keiyaku__log__v1__plan_created__init(c)
    c.pointee.plan_id = self.planID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogPlanUpdated: ProtobufMessage {
  /// `keiyaku.log.v1.PlanUpdated`.
  public static var fullName: String { "keiyaku.log.v1.PlanUpdated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__plan_updated__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__PlanUpdated.self)
    self.planID = c.pointee.plan_id
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    if let message = c.pointee.before {
      self.before = PlanSpec()
      self.before?._read(message)
    }
    self.valuesBefore = CValue.messages(c.pointee.n_values_before, c.pointee.values_before)
    self.following = c.pointee.following
    self.locked = c.pointee.locked
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__PlanUpdated.self)
    keiyaku__log__v1__plan_updated__init(c)
    c.pointee.plan_id = self.planID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.valuesBefore.isEmpty {
      c.pointee.n_values_before = self.valuesBefore.count
      c.pointee.values_before = arena.messages(self.valuesBefore, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.following = self.following
    c.pointee.locked = self.locked
    return UnsafeMutableRawPointer(c)
  }
}

extension LogDefaultPlanSet: ProtobufMessage {
  /// `keiyaku.log.v1.DefaultPlanSet`.
  public static var fullName: String { "keiyaku.log.v1.DefaultPlanSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__default_plan_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__DefaultPlanSet.self)
    self.planID = c.pointee.plan_id
    self.beforePlanID = c.pointee.before_plan_id
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__DefaultPlanSet.self)
    keiyaku__log__v1__default_plan_set__init(c)
    c.pointee.plan_id = self.planID
    c.pointee.before_plan_id = self.beforePlanID
    return UnsafeMutableRawPointer(c)
  }
}

extension LogAddOnCreated: ProtobufMessage {
  /// `keiyaku.log.v1.AddOnCreated`.
  public static var fullName: String { "keiyaku.log.v1.AddOnCreated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__add_on_created__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AddOnCreated.self)
    self.addOnID = c.pointee.add_on_id
    if let message = c.pointee.spec {
      self.spec = AddOnSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AddOnCreated.self)
    keiyaku__log__v1__add_on_created__init(c)
    c.pointee.add_on_id = self.addOnID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogAddOnUpdated: ProtobufMessage {
  /// `keiyaku.log.v1.AddOnUpdated`.
  public static var fullName: String { "keiyaku.log.v1.AddOnUpdated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__add_on_updated__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AddOnUpdated.self)
    self.addOnID = c.pointee.add_on_id
    if let message = c.pointee.spec {
      self.spec = AddOnSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.clearedProperties = CValue.scalars(c.pointee.n_cleared_properties, c.pointee.cleared_properties)
    if let message = c.pointee.before {
      self.before = AddOnSpec()
      self.before?._read(message)
    }
    self.valuesBefore = CValue.messages(c.pointee.n_values_before, c.pointee.values_before)
    self.following = c.pointee.following
    self.locked = c.pointee.locked
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AddOnUpdated.self)
    keiyaku__log__v1__add_on_updated__init(c)
    c.pointee.add_on_id = self.addOnID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.clearedProperties.isEmpty {
      c.pointee.n_cleared_properties = self.clearedProperties.count
      c.pointee.cleared_properties = arena.scalars(self.clearedProperties)
    }
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.valuesBefore.isEmpty {
      c.pointee.n_values_before = self.valuesBefore.count
      c.pointee.values_before = arena.messages(self.valuesBefore, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.following = self.following
    c.pointee.locked = self.locked
    return UnsafeMutableRawPointer(c)
  }
}

extension LogAssociatedAddOn: ProtobufMessage {
  /// `keiyaku.log.v1.AssociatedAddOn`.
  public static var fullName: String { "keiyaku.log.v1.AssociatedAddOn" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__associated_add_on__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AssociatedAddOn.self)
    self.addOnID = c.pointee.add_on_id
    self.quantity = c.pointee.quantity
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AssociatedAddOn.self)
    keiyaku__log__v1__associated_add_on__init(c)
    c.pointee.add_on_id = self.addOnID
    c.pointee.quantity = self.quantity
    return UnsafeMutableRawPointer(c)
  }
}

extension LogAssociation: ProtobufMessage {
  /// `keiyaku.log.v1.Association`.
  public static var fullName: String { "keiyaku.log.v1.Association" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__association__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__Association.self)
    self.planID = c.pointee.plan_id
    self.addOns = CValue.messages(c.pointee.n_add_ons, c.pointee.add_ons)
    self.kept = CValue.messages(c.pointee.n_kept, c.pointee.kept)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__Association.self)
    keiyaku__log__v1__association__init(c)
    c.pointee.plan_id = self.planID
    if !self.addOns.isEmpty {
      c.pointee.n_add_ons = self.addOns.count
      c.pointee.add_ons = arena.messages(self.addOns, as: Keiyaku__Log__V1__AssociatedAddOn.self)
    }
    if !self.kept.isEmpty {
      c.pointee.n_kept = self.kept.count
      c.pointee.kept = arena.messages(self.kept, as: Keiyaku__V1__PropertyValue.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogValues: ProtobufMessage {
  /// `keiyaku.log.v1.Values`.
  public static var fullName: String { "keiyaku.log.v1.Values" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__values__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__Values.self)
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__Values.self)
    keiyaku__log__v1__values__init(c)
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogTerms: ProtobufMessage {
  /// `keiyaku.log.v1.Terms`.
  public static var fullName: String { "keiyaku.log.v1.Terms" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__terms__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self)
    switch c.pointee.basis_case.rawValue {
      case 1:
        if let message = c.pointee.frozen {
          var value = LogValues()
          value._read(message)
          self.basis = .frozen(value)
        }
      case 2:
        if let message = c.pointee.own {
          var value = LogValues()
          value._read(message)
          self.basis = .own(value)
        }
      default: break
    }
    self.overrides = CValue.messages(c.pointee.n_overrides, c.pointee.overrides)
    self.subscriberSettings = CValue.messages(c.pointee.n_subscriber_settings, c.pointee.subscriber_settings)
    self.lockedAtMs = c.pointee.locked_at_ms
    self.lockedBy = CValue.string(c.pointee.locked_by)
    self.lockNote = CValue.string(c.pointee.lock_note)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__Terms.self)
    keiyaku__log__v1__terms__init(c)
    switch self.basis {
      case nil: break
      case .frozen(let value)?:
        c.pointee.basis_case = .init(rawValue: 1)
        c.pointee.frozen = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Values.self)
      case .own(let value)?:
        c.pointee.basis_case = .init(rawValue: 2)
        c.pointee.own = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Values.self)
    }
    if !self.overrides.isEmpty {
      c.pointee.n_overrides = self.overrides.count
      c.pointee.overrides = arena.messages(self.overrides, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.subscriberSettings.isEmpty {
      c.pointee.n_subscriber_settings = self.subscriberSettings.count
      c.pointee.subscriber_settings = arena.messages(self.subscriberSettings, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.locked_at_ms = self.lockedAtMs
    if !self.lockedBy.isEmpty { c.pointee.locked_by = arena.text(self.lockedBy) }
    if !self.lockNote.isEmpty { c.pointee.lock_note = arena.text(self.lockNote) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionCreated: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionCreated`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionCreated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_created__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionCreated.self)
    self.subscriptionID = c.pointee.subscription_id
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    self.ownerCustomerID = c.pointee.owner_customer_id
    if let message = c.pointee.association {
      self.association = LogAssociation()
      self.association?._read(message)
    }
    if let message = c.pointee.terms {
      self.terms = LogTerms()
      self.terms?._read(message)
    }
    self.expiresAtMs = c.pointee.expires_at_ms
    self.provider = c.pointee.provider != 0
    self.subscriber = c.pointee.subscriber != 0
    self.expired = c.pointee.expired != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionCreated.self)
    keiyaku__log__v1__subscription_created__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    c.pointee.owner_customer_id = self.ownerCustomerID
    if let message = self.association { c.pointee.association = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Association.self) }
    if let message = self.terms { c.pointee.terms = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    c.pointee.expires_at_ms = self.expiresAtMs
    c.pointee.provider = self.provider ? 1 as Int32 : 0
    c.pointee.subscriber = self.subscriber ? 1 as Int32 : 0
    c.pointee.expired = self.expired ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionUpdated: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionUpdated`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionUpdated" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_updated__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionUpdated.self)
    self.subscriptionID = c.pointee.subscription_id
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.before {
      self.before = SubscriptionSpec()
      self.before?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionUpdated.self)
    keiyaku__log__v1__subscription_updated__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionTermsSet: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionTermsSet`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionTermsSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_terms_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionTermsSet.self)
    self.subscriptionID = c.pointee.subscription_id
    if let message = c.pointee.terms {
      self.terms = LogTerms()
      self.terms?._read(message)
    }
    if let message = c.pointee.before {
      self.before = LogTerms()
      self.before?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionTermsSet.self)
    keiyaku__log__v1__subscription_terms_set__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if let message = self.terms { c.pointee.terms = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionTransferred: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionTransferred`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionTransferred" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_transferred__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionTransferred.self)
    self.subscriptionID = c.pointee.subscription_id
    self.ownerCustomerID = c.pointee.owner_customer_id
    self.beforeOwnerCustomerID = c.pointee.before_owner_customer_id
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionTransferred.self)
    keiyaku__log__v1__subscription_transferred__init(c)
    c.pointee.subscription_id = self.subscriptionID
    c.pointee.owner_customer_id = self.ownerCustomerID
    c.pointee.before_owner_customer_id = self.beforeOwnerCustomerID
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionAssociationSet: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionAssociationSet`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionAssociationSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_association_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionAssociationSet.self)
    self.subscriptionID = c.pointee.subscription_id
    if let message = c.pointee.association {
      self.association = LogAssociation()
      self.association?._read(message)
    }
    if let message = c.pointee.terms {
      self.terms = LogTerms()
      self.terms?._read(message)
    }
    if let message = c.pointee.before {
      self.before = LogAssociation()
      self.before?._read(message)
    }
    if let message = c.pointee.terms_before {
      self.termsBefore = LogTerms()
      self.termsBefore?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionAssociationSet.self)
    keiyaku__log__v1__subscription_association_set__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if let message = self.association { c.pointee.association = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Association.self) }
    if let message = self.terms { c.pointee.terms = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Association.self) }
    if let message = self.termsBefore { c.pointee.terms_before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionStatusSet: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionStatusSet`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionStatusSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_status_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionStatusSet.self)
    self.subscriptionID = c.pointee.subscription_id
    self.provider = c.pointee.provider != 0
    self.subscriber = c.pointee.subscriber != 0
    self.beforeProvider = c.pointee.before_provider != 0
    self.beforeSubscriber = c.pointee.before_subscriber != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionStatusSet.self)
    keiyaku__log__v1__subscription_status_set__init(c)
    c.pointee.subscription_id = self.subscriptionID
    c.pointee.provider = self.provider ? 1 as Int32 : 0
    c.pointee.subscriber = self.subscriber ? 1 as Int32 : 0
    c.pointee.before_provider = self.beforeProvider ? 1 as Int32 : 0
    c.pointee.before_subscriber = self.beforeSubscriber ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionExpired: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionExpired`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionExpired" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_expired__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionExpired.self)
    self.subscriptionID = c.pointee.subscription_id
    self.expiresAtMs = c.pointee.expires_at_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionExpired.self)
    keiyaku__log__v1__subscription_expired__init(c)
    c.pointee.subscription_id = self.subscriptionID
    c.pointee.expires_at_ms = self.expiresAtMs
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionRenewed: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionRenewed`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionRenewed" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_renewed__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionRenewed.self)
    self.subscriptionID = c.pointee.subscription_id
    self.expiresAtMs = c.pointee.expires_at_ms
    self.beforeExpiresAtMs = c.pointee.before_expires_at_ms
    self.beforeExpired = c.pointee.before_expired != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionRenewed.self)
    keiyaku__log__v1__subscription_renewed__init(c)
    c.pointee.subscription_id = self.subscriptionID
    c.pointee.expires_at_ms = self.expiresAtMs
    c.pointee.before_expires_at_ms = self.beforeExpiresAtMs
    c.pointee.before_expired = self.beforeExpired ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogSubscriptionDeleted: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionDeleted`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionDeleted" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_deleted__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionDeleted.self)
    self.subscriptionID = c.pointee.subscription_id
    if let message = c.pointee.before {
      self.before = SubscriptionSpec()
      self.before?._read(message)
    }
    self.beforeOwnerCustomerID = c.pointee.before_owner_customer_id
    if let message = c.pointee.before_association {
      self.beforeAssociation = LogAssociation()
      self.beforeAssociation?._read(message)
    }
    if let message = c.pointee.before_terms {
      self.beforeTerms = LogTerms()
      self.beforeTerms?._read(message)
    }
    self.beforeExpiresAtMs = c.pointee.before_expires_at_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionDeleted.self)
    keiyaku__log__v1__subscription_deleted__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    c.pointee.before_owner_customer_id = self.beforeOwnerCustomerID
    if let message = self.beforeAssociation { c.pointee.before_association = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Association.self) }
    if let message = self.beforeTerms { c.pointee.before_terms = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    c.pointee.before_expires_at_ms = self.beforeExpiresAtMs
    return UnsafeMutableRawPointer(c)
  }
}

extension LogCustomerDeleted: ProtobufMessage {
  /// `keiyaku.log.v1.CustomerDeleted`.
  public static var fullName: String { "keiyaku.log.v1.CustomerDeleted" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__customer_deleted__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CustomerDeleted.self)
    self.customerID = c.pointee.customer_id
    if let message = c.pointee.before {
      self.before = CustomerSpec()
      self.before?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CustomerDeleted.self)
    keiyaku__log__v1__customer_deleted__init(c)
    c.pointee.customer_id = self.customerID
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogPlanArchivedSet: ProtobufMessage {
  /// `keiyaku.log.v1.PlanArchivedSet`.
  public static var fullName: String { "keiyaku.log.v1.PlanArchivedSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__plan_archived_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__PlanArchivedSet.self)
    self.planID = c.pointee.plan_id
    self.archived = c.pointee.archived != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__PlanArchivedSet.self)
    keiyaku__log__v1__plan_archived_set__init(c)
    c.pointee.plan_id = self.planID
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogAddOnArchivedSet: ProtobufMessage {
  /// `keiyaku.log.v1.AddOnArchivedSet`.
  public static var fullName: String { "keiyaku.log.v1.AddOnArchivedSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__add_on_archived_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AddOnArchivedSet.self)
    self.addOnID = c.pointee.add_on_id
    self.archived = c.pointee.archived != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AddOnArchivedSet.self)
    keiyaku__log__v1__add_on_archived_set__init(c)
    c.pointee.add_on_id = self.addOnID
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension LogPlanDeleted: ProtobufMessage {
  /// `keiyaku.log.v1.PlanDeleted`.
  public static var fullName: String { "keiyaku.log.v1.PlanDeleted" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__plan_deleted__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__PlanDeleted.self)
    self.planID = c.pointee.plan_id
    self.reassignedToPlanID = c.pointee.reassigned_to_plan_id
    if let message = c.pointee.before {
      self.before = PlanSpec()
      self.before?._read(message)
    }
    self.valuesBefore = CValue.messages(c.pointee.n_values_before, c.pointee.values_before)
    self.following = c.pointee.following
    self.associations = CValue.scalars(c.pointee.n_associations, c.pointee.associations)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__PlanDeleted.self)
    keiyaku__log__v1__plan_deleted__init(c)
    c.pointee.plan_id = self.planID
    c.pointee.reassigned_to_plan_id = self.reassignedToPlanID
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.valuesBefore.isEmpty {
      c.pointee.n_values_before = self.valuesBefore.count
      c.pointee.values_before = arena.messages(self.valuesBefore, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.following = self.following
    if !self.associations.isEmpty {
      c.pointee.n_associations = self.associations.count
      c.pointee.associations = arena.scalars(self.associations)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogAddOnDeleted: ProtobufMessage {
  /// `keiyaku.log.v1.AddOnDeleted`.
  public static var fullName: String { "keiyaku.log.v1.AddOnDeleted" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__add_on_deleted__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AddOnDeleted.self)
    self.addOnID = c.pointee.add_on_id
    self.reassignedToAddOnID = c.pointee.reassigned_to_add_on_id
    if let message = c.pointee.before {
      self.before = AddOnSpec()
      self.before?._read(message)
    }
    self.valuesBefore = CValue.messages(c.pointee.n_values_before, c.pointee.values_before)
    self.following = c.pointee.following
    self.associations = CValue.scalars(c.pointee.n_associations, c.pointee.associations)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AddOnDeleted.self)
    keiyaku__log__v1__add_on_deleted__init(c)
    c.pointee.add_on_id = self.addOnID
    c.pointee.reassigned_to_add_on_id = self.reassignedToAddOnID
    if let message = self.before { c.pointee.before = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.valuesBefore.isEmpty {
      c.pointee.n_values_before = self.valuesBefore.count
      c.pointee.values_before = arena.messages(self.valuesBefore, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.following = self.following
    if !self.associations.isEmpty {
      c.pointee.n_associations = self.associations.count
      c.pointee.associations = arena.scalars(self.associations)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogCapabilitiesSet: ProtobufMessage {
  /// `keiyaku.log.v1.CapabilitiesSet`.
  public static var fullName: String { "keiyaku.log.v1.CapabilitiesSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__capabilities_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CapabilitiesSet.self)
    self.capabilities = CValue.messages(c.pointee.n_capabilities, c.pointee.capabilities)
    self.before = CValue.messages(c.pointee.n_before, c.pointee.before)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CapabilitiesSet.self)
    keiyaku__log__v1__capabilities_set__init(c)
    if !self.capabilities.isEmpty {
      c.pointee.n_capabilities = self.capabilities.count
      c.pointee.capabilities = arena.messages(self.capabilities, as: Keiyaku__V1__Capability.self)
    }
    if !self.before.isEmpty {
      c.pointee.n_before = self.before.count
      c.pointee.before = arena.messages(self.before, as: Keiyaku__V1__Capability.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension LogRegistryAdopted: ProtobufMessage {
  /// `keiyaku.log.v1.RegistryAdopted`.
  public static var fullName: String { "keiyaku.log.v1.RegistryAdopted" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__registry_adopted__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__RegistryAdopted.self)
    self.registryVersion = c.pointee.registry_version
    self.planValues = CValue.messages(c.pointee.n_plan_values, c.pointee.plan_values)
    self.beforeRegistryVersion = c.pointee.before_registry_version
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__RegistryAdopted.self)
    keiyaku__log__v1__registry_adopted__init(c)
    c.pointee.registry_version = self.registryVersion
    if !self.planValues.isEmpty {
      c.pointee.n_plan_values = self.planValues.count
      c.pointee.plan_values = arena.messages(self.planValues, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.before_registry_version = self.beforeRegistryVersion
    return UnsafeMutableRawPointer(c)
  }
}

extension LogClockConfirmed: ProtobufMessage {
  /// `keiyaku.log.v1.ClockConfirmed`.
  public static var fullName: String { "keiyaku.log.v1.ClockConfirmed" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__clock_confirmed__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__ClockConfirmed.self)
    self.wallMs = c.pointee.wall_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__ClockConfirmed.self)
    keiyaku__log__v1__clock_confirmed__init(c)
    c.pointee.wall_ms = self.wallMs
    return UnsafeMutableRawPointer(c)
  }
}
