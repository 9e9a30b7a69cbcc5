// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension SnapshotStateHeader: ProtobufMessage {
  /// `keiyaku.log.v1.StateHeader`.
  public static var fullName: String { "keiyaku.log.v1.StateHeader" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__state_header__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__StateHeader.self)
    self.registryVersion = c.pointee.registry_version
    self.appliedSequence = c.pointee.applied_sequence
    self.lastTimeMs = c.pointee.last_time_ms
    self.defaultPlanID = c.pointee.default_plan_id
    self.nextCustomerID = c.pointee.next_customer_id
    self.nextPlanID = c.pointee.next_plan_id
    self.nextAddOnID = c.pointee.next_add_on_id
    self.nextAssociationNumber = c.pointee.next_association_number
    self.nextSubscriptionID = c.pointee.next_subscription_id
    self.nextActorNumber = c.pointee.next_actor_number
    self.nextRequestPosition = c.pointee.next_request_position
    self.oldestRequestPosition = c.pointee.oldest_request_position
    self.evictedThroughMs = c.pointee.evicted_through_ms
    self.capabilities = CValue.messages(c.pointee.n_capabilities, c.pointee.capabilities)
    self.capabilitiesRevision = c.pointee.capabilities_revision
    self.associationsMovedAt = c.pointee.associations_moved_at
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__StateHeader.self)
    keiyaku__log__v1__state_header__init(c)
    c.pointee.registry_version = self.registryVersion
    c.pointee.applied_sequence = self.appliedSequence
    c.pointee.last_time_ms = self.lastTimeMs
    c.pointee.default_plan_id = self.defaultPlanID
    c.pointee.next_customer_id = self.nextCustomerID
    c.pointee.next_plan_id = self.nextPlanID
    c.pointee.next_add_on_id = self.nextAddOnID
    c.pointee.next_association_number = self.nextAssociationNumber
    c.pointee.next_subscription_id = self.nextSubscriptionID
    c.pointee.next_actor_number = self.nextActorNumber
    c.pointee.next_request_position = self.nextRequestPosition
    c.pointee.oldest_request_position = self.oldestRequestPosition
    c.pointee.evicted_through_ms = self.evictedThroughMs
    if !self.capabilities.isEmpty {
      c.pointee.n_capabilities = self.capabilities.count
      c.pointee.capabilities = arena.messages(self.capabilities, as: Keiyaku__V1__Capability.self)
    }
    c.pointee.capabilities_revision = self.capabilitiesRevision
    c.pointee.associations_moved_at = self.associationsMovedAt
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotActorRow: ProtobufMessage {
  /// `keiyaku.log.v1.ActorRow`.
  public static var fullName: String { "keiyaku.log.v1.ActorRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__actor_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__ActorRow.self)
    self.number = c.pointee.number
    self.name = CValue.string(c.pointee.name)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__ActorRow.self)
    keiyaku__log__v1__actor_row__init(c)
    c.pointee.number = self.number
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotCustomerRow: ProtobufMessage {
  /// `keiyaku.log.v1.CustomerRow`.
  public static var fullName: String { "keiyaku.log.v1.CustomerRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__customer_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__CustomerRow.self)
    self.customerID = c.pointee.customer_id
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
    self.crypt = CValue.string(c.pointee.crypt)
    self.suspended = c.pointee.suspended != 0
    self.subscriptionCount = c.pointee.subscription_count
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
    self.credentialRevision = c.pointee.credential_revision
    self.touched = c.pointee.touched
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__CustomerRow.self)
    keiyaku__log__v1__customer_row__init(c)
    c.pointee.customer_id = self.customerID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    if !self.crypt.isEmpty { c.pointee.crypt = arena.text(self.crypt) }
    c.pointee.suspended = self.suspended ? 1 as Int32 : 0
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    c.pointee.credential_revision = self.credentialRevision
    c.pointee.touched = self.touched
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotPlanRow: ProtobufMessage {
  /// `keiyaku.log.v1.PlanRow`.
  public static var fullName: String { "keiyaku.log.v1.PlanRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__plan_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__PlanRow.self)
    self.planID = c.pointee.plan_id
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.archived = c.pointee.archived != 0
    self.subscriptionCount = c.pointee.subscription_count
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
    self.touched = c.pointee.touched
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__PlanRow.self)
    keiyaku__log__v1__plan_row__init(c)
    c.pointee.plan_id = self.planID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    c.pointee.touched = self.touched
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotAddOnRow: ProtobufMessage {
  /// `keiyaku.log.v1.AddOnRow`.
  public static var fullName: String { "keiyaku.log.v1.AddOnRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__add_on_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AddOnRow.self)
    self.addOnID = c.pointee.add_on_id
    if let message = c.pointee.spec {
      self.spec = AddOnSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.archived = c.pointee.archived != 0
    self.subscriptionCount = c.pointee.subscription_count
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
    self.touched = c.pointee.touched
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AddOnRow.self)
    keiyaku__log__v1__add_on_row__init(c)
    c.pointee.add_on_id = self.addOnID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    c.pointee.touched = self.touched
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotAssociationRow: ProtobufMessage {
  /// `keiyaku.log.v1.AssociationRow`.
  public static var fullName: String { "keiyaku.log.v1.AssociationRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__association_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__AssociationRow.self)
    self.number = c.pointee.number
    if let message = c.pointee.association {
      self.association = LogAssociation()
      self.association?._read(message)
    }
    self.subscriptionCount = c.pointee.subscription_count
    self.lockedCount = c.pointee.locked_count
    self.movedAt = c.pointee.moved_at
    self.movedTimeMs = c.pointee.moved_time_ms
    if let message = c.pointee.detached {
      self.detached = LogValues()
      self.detached?._read(message)
    }
    self.interned = c.pointee.interned != 0
    self.pinnedCount = c.pointee.pinned_count
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__AssociationRow.self)
    keiyaku__log__v1__association_row__init(c)
    c.pointee.number = self.number
    if let message = self.association { c.pointee.association = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Association.self) }
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.locked_count = self.lockedCount
    c.pointee.moved_at = self.movedAt
    c.pointee.moved_time_ms = self.movedTimeMs
    if let message = self.detached { c.pointee.detached = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Values.self) }
    c.pointee.interned = self.interned ? 1 as Int32 : 0
    c.pointee.pinned_count = self.pinnedCount
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotSubscriptionRow: ProtobufMessage {
  /// `keiyaku.log.v1.SubscriptionRow`.
  public static var fullName: String { "keiyaku.log.v1.SubscriptionRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__subscription_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__SubscriptionRow.self)
    self.subscriptionID = c.pointee.subscription_id
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    self.ownerCustomerID = c.pointee.owner_customer_id
    self.expiresAtMs = c.pointee.expires_at_ms
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
    self.associationNumber = c.pointee.association_number
    if let message = c.pointee.terms {
      self.terms = LogTerms()
      self.terms?._read(message)
    }
    self.ownReasons = c.pointee.own_reasons
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__SubscriptionRow.self)
    keiyaku__log__v1__subscription_row__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    c.pointee.owner_customer_id = self.ownerCustomerID
    c.pointee.expires_at_ms = self.expiresAtMs
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    c.pointee.association_number = self.associationNumber
    if let message = self.terms { c.pointee.terms = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Terms.self) }
    c.pointee.own_reasons = self.ownReasons
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotRequestRow: ProtobufMessage {
  /// `keiyaku.log.v1.RequestRow`.
  public static var fullName: String { "keiyaku.log.v1.RequestRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__request_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__RequestRow.self)
    self.position = c.pointee.position
    self.idHigh = c.pointee.id_high
    self.idLow = c.pointee.id_low
    self.actorNumber = c.pointee.actor_number
    self.method = c.pointee.method
    self.fingerprint = c.pointee.fingerprint
    self.sequence = c.pointee.sequence
    self.timeMs = c.pointee.time_ms
    self.revision = c.pointee.revision
    self.customerID = c.pointee.customer_id
    self.planID = c.pointee.plan_id
    self.addOnID = c.pointee.add_on_id
    self.subscriptionID = c.pointee.subscription_id
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__RequestRow.self)
    keiyaku__log__v1__request_row__init(c)
    c.pointee.position = self.position
    c.pointee.id_high = self.idHigh
    c.pointee.id_low = self.idLow
    c.pointee.actor_number = self.actorNumber
    c.pointee.method = self.method
    c.pointee.fingerprint = self.fingerprint
    c.pointee.sequence = self.sequence
    c.pointee.time_ms = self.timeMs
    c.pointee.revision = self.revision
    c.pointee.customer_id = self.customerID
    c.pointee.plan_id = self.planID
    c.pointee.add_on_id = self.addOnID
    c.pointee.subscription_id = self.subscriptionID
    return UnsafeMutableRawPointer(c)
  }
}

extension SnapshotBulkJobRow: ProtobufMessage {
  /// `keiyaku.log.v1.BulkJobRow`.
  public static var fullName: String { "keiyaku.log.v1.BulkJobRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__log__v1__bulk_job_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Log__V1__BulkJobRow.self)
    self.idHigh = c.pointee.id_high
    self.idLow = c.pointee.id_low
    self.actorNumber = c.pointee.actor_number
    self.lastSubscriptionID = c.pointee.last_subscription_id
    self.done = c.pointee.done
    self.selected = c.pointee.selected
    self.complete = c.pointee.complete != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Log__V1__BulkJobRow.self)
    keiyaku__log__v1__bulk_job_row__init(c)
    c.pointee.id_high = self.idHigh
    c.pointee.id_low = self.idLow
    c.pointee.actor_number = self.actorNumber
    c.pointee.last_subscription_id = self.lastSubscriptionID
    c.pointee.done = self.done
    c.pointee.selected = self.selected
    c.pointee.complete = self.complete ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}
