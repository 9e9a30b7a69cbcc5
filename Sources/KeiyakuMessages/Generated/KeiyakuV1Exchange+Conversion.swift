// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension CapabilitiesRow: ProtobufMessage {
  /// `keiyaku.v1.CapabilitiesRow`.
  public static var fullName: String { "keiyaku.v1.CapabilitiesRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__capabilities_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CapabilitiesRow.self)
    self.capabilities = CValue.messages(c.pointee.n_capabilities, c.pointee.capabilities)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CapabilitiesRow.self)
    keiyaku__v1__capabilities_row__init(c)
    if !self.capabilities.isEmpty {
      c.pointee.n_capabilities = self.capabilities.count
      c.pointee.capabilities = arena.messages(self.capabilities, as: Keiyaku__V1__Capability.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension PlanRow: ProtobufMessage {
  /// `keiyaku.v1.PlanRow`.
  public static var fullName: String { "keiyaku.v1.PlanRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__plan_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PlanRow.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.isDefault = c.pointee.is_default != 0
    self.archived = c.pointee.archived != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PlanRow.self)
    keiyaku__v1__plan_row__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.is_default = self.isDefault ? 1 as Int32 : 0
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension AddOnRow: ProtobufMessage {
  /// `keiyaku.v1.AddOnRow`.
  public static var fullName: String { "keiyaku.v1.AddOnRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_on_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddOnRow.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = AddOnSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.archived = c.pointee.archived != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddOnRow.self)
    keiyaku__v1__add_on_row__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomerRow: ProtobufMessage {
  /// `keiyaku.v1.CustomerRow`.
  public static var fullName: String { "keiyaku.v1.CustomerRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customer_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CustomerRow.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
    self.suspended = c.pointee.suspended != 0
    self.crypt = CValue.string(c.pointee.crypt)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomerRow.self)
    keiyaku__v1__customer_row__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    c.pointee.suspended = self.suspended ? 1 as Int32 : 0
    if !self.crypt.isEmpty { c.pointee.crypt = arena.text(self.crypt) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SubscriptionRow: ProtobufMessage {
  /// `keiyaku.v1.SubscriptionRow`.
  public static var fullName: String { "keiyaku.v1.SubscriptionRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SubscriptionRow.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.owner {
      self.owner = OwnerRef()
      self.owner?._read(message)
    }
    switch c.pointee.association_case.rawValue {
      case 4:
        if let message = c.pointee.bound {
          var value = PlanSelection()
          value._read(message)
          self.association = .bound(value)
        }
      case 5:
        if let message = c.pointee.custom {
          var value = CustomSelection()
          value._read(message)
          self.association = .custom(value)
        }
      default: break
    }
    self.keptValues = CValue.messages(c.pointee.n_kept_values, c.pointee.kept_values)
    if let message = c.pointee.lock {
      self.lock = Lock()
      self.lock?._read(message)
    }
    self.ownValues = CValue.messages(c.pointee.n_own_values, c.pointee.own_values)
    self.overrides = CValue.messages(c.pointee.n_overrides, c.pointee.overrides)
    self.subscriberSettings = CValue.messages(c.pointee.n_subscriber_settings, c.pointee.subscriber_settings)
    self.statusReasons = CValue.map(c.pointee.n_status_reasons, c.pointee.status_reasons) { StatusReason(rawValue: Int32(bitPattern: $0.rawValue)) }
    self.expiresAtMs = c.pointee.expires_at_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SubscriptionRow.self)
    keiyaku__v1__subscription_row__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    if let message = self.owner { c.pointee.owner = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__OwnerRef.self) }
    switch self.association {
      case nil: break
      case .bound(let value)?:
        c.pointee.association_case = .init(rawValue: 4)
        c.pointee.bound = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSelection.self)
      case .custom(let value)?:
        c.pointee.association_case = .init(rawValue: 5)
        c.pointee.custom = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomSelection.self)
    }
    if !self.keptValues.isEmpty {
      c.pointee.n_kept_values = self.keptValues.count
      c.pointee.kept_values = arena.messages(self.keptValues, as: Keiyaku__V1__PropertyValue.self)
    }
    if let message = self.lock { c.pointee.lock = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Lock.self) }
    if !self.ownValues.isEmpty {
      c.pointee.n_own_values = self.ownValues.count
      c.pointee.own_values = arena.messages(self.ownValues, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.overrides.isEmpty {
      c.pointee.n_overrides = self.overrides.count
      c.pointee.overrides = arena.messages(self.overrides, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.subscriberSettings.isEmpty {
      c.pointee.n_subscriber_settings = self.subscriberSettings.count
      c.pointee.subscriber_settings = arena.messages(self.subscriberSettings, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.statusReasons.isEmpty {
      c.pointee.n_status_reasons = self.statusReasons.count
      c.pointee.status_reasons = arena.map(self.statusReasons) { Keiyaku__V1__StatusReason(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    c.pointee.expires_at_ms = self.expiresAtMs
    return UnsafeMutableRawPointer(c)
  }
}

extension EntityRow: ProtobufMessage {
  /// `keiyaku.v1.EntityRow`.
  public static var fullName: String { "keiyaku.v1.EntityRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__entity_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__EntityRow.self)
    switch c.pointee.entity_case.rawValue {
      case 1:
        if let message = c.pointee.capabilities {
          var value = CapabilitiesRow()
          value._read(message)
          self.entity = .capabilities(value)
        }
      case 2:
        if let message = c.pointee.plan {
          var value = PlanRow()
          value._read(message)
          self.entity = .plan(value)
        }
      case 3:
        if let message = c.pointee.add_on {
          var value = AddOnRow()
          value._read(message)
          self.entity = .addOn(value)
        }
      case 4:
        if let message = c.pointee.customer {
          var value = CustomerRow()
          value._read(message)
          self.entity = .customer(value)
        }
      case 5:
        if let message = c.pointee.subscription {
          var value = SubscriptionRow()
          value._read(message)
          self.entity = .subscription(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__EntityRow.self)
    keiyaku__v1__entity_row__init(c)
    switch self.entity {
      case nil: break
      case .capabilities(let value)?:
        c.pointee.entity_case = .init(rawValue: 1)
        c.pointee.capabilities = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CapabilitiesRow.self)
      case .plan(let value)?:
        c.pointee.entity_case = .init(rawValue: 2)
        c.pointee.plan = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRow.self)
      case .addOn(let value)?:
        c.pointee.entity_case = .init(rawValue: 3)
        c.pointee.add_on = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRow.self)
      case .customer(let value)?:
        c.pointee.entity_case = .init(rawValue: 4)
        c.pointee.customer = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRow.self)
      case .subscription(let value)?:
        c.pointee.entity_case = .init(rawValue: 5)
        c.pointee.subscription = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRow.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension RowCounts: ProtobufMessage {
  /// `keiyaku.v1.RowCounts`.
  public static var fullName: String { "keiyaku.v1.RowCounts" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__row_counts__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__RowCounts.self)
    self.capabilities = c.pointee.capabilities
    self.plans = c.pointee.plans
    self.addOns = c.pointee.add_ons
    self.customers = c.pointee.customers
    self.subscriptions = c.pointee.subscriptions
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__RowCounts.self)
    keiyaku__v1__row_counts__init(c)
    c.pointee.capabilities = self.capabilities
    c.pointee.plans = self.plans
    c.pointee.add_ons = self.addOns
    c.pointee.customers = self.customers
    c.pointee.subscriptions = self.subscriptions
    return UnsafeMutableRawPointer(c)
  }
}

extension ExportRequest: ProtobufMessage {
  /// `keiyaku.v1.ExportRequest`.
  public static var fullName: String { "keiyaku.v1.ExportRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__export_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ExportRequest.self)
    self.kinds = CValue.map(c.pointee.n_kinds, c.pointee.kinds) { RowKind(rawValue: Int32(bitPattern: $0.rawValue)) }
    if let message = c.pointee.filter {
      self.filter = SubscriptionFilter()
      self.filter?._read(message)
    }
    self.includeCredentials = c.pointee.include_credentials != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ExportRequest.self)
    keiyaku__v1__export_request__init(c)
    if !self.kinds.isEmpty {
      c.pointee.n_kinds = self.kinds.count
      c.pointee.kinds = arena.map(self.kinds) { Keiyaku__V1__RowKind(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    if let message = self.filter { c.pointee.filter = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionFilter.self) }
    c.pointee.include_credentials = self.includeCredentials ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension ExportHeader: ProtobufMessage {
  /// `keiyaku.v1.ExportHeader`.
  public static var fullName: String { "keiyaku.v1.ExportHeader" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__export_header__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ExportHeader.self)
    self.sequence = c.pointee.sequence
    self.incarnation = CValue.bytes(c.pointee.incarnation)
    self.timeMs = c.pointee.time_ms
    self.registryVersion = c.pointee.registry_version
    if let message = c.pointee.counts {
      self.counts = RowCounts()
      self.counts?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ExportHeader.self)
    keiyaku__v1__export_header__init(c)
    c.pointee.sequence = self.sequence
    if !self.incarnation.isEmpty { c.pointee.incarnation = arena.bytes(self.incarnation) }
    c.pointee.time_ms = self.timeMs
    c.pointee.registry_version = self.registryVersion
    if let message = self.counts { c.pointee.counts = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__RowCounts.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ExportEnd: ProtobufMessage {
  /// `keiyaku.v1.ExportEnd`.
  public static var fullName: String { "keiyaku.v1.ExportEnd" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__export_end__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ExportEnd.self)
    if let message = c.pointee.counts {
      self.counts = RowCounts()
      self.counts?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ExportEnd.self)
    keiyaku__v1__export_end__init(c)
    if let message = self.counts { c.pointee.counts = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__RowCounts.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ExportReply: ProtobufMessage {
  /// `keiyaku.v1.ExportReply`.
  public static var fullName: String { "keiyaku.v1.ExportReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__export_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ExportReply.self)
    switch c.pointee.item_case.rawValue {
      case 1:
        if let message = c.pointee.header {
          var value = ExportHeader()
          value._read(message)
          self.item = .header(value)
        }
      case 2:
        if let message = c.pointee.row {
          var value = EntityRow()
          value._read(message)
          self.item = .row(value)
        }
      case 3:
        if let message = c.pointee.complete {
          var value = ExportEnd()
          value._read(message)
          self.item = .complete(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ExportReply.self)
    keiyaku__v1__export_reply__init(c)
    switch self.item {
      case nil: break
      case .header(let value)?:
        c.pointee.item_case = .init(rawValue: 1)
        c.pointee.header = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ExportHeader.self)
      case .row(let value)?:
        c.pointee.item_case = .init(rawValue: 2)
        c.pointee.row = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__EntityRow.self)
      case .complete(let value)?:
        c.pointee.item_case = .init(rawValue: 3)
        c.pointee.complete = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ExportEnd.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension ImportStart: ProtobufMessage {
  /// `keiyaku.v1.ImportStart`.
  public static var fullName: String { "keiyaku.v1.ImportStart" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__import_start__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImportStart.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    self.onExisting = OnExisting(rawValue: Int32(bitPattern: c.pointee.on_existing.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImportStart.self)
    keiyaku__v1__import_start__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    c.pointee.on_existing = Keiyaku__V1__OnExisting(rawValue: UInt32(bitPattern: self.onExisting.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension ImportRow: ProtobufMessage {
  /// `keiyaku.v1.ImportRow`.
  public static var fullName: String { "keiyaku.v1.ImportRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__import_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImportRow.self)
    self.number = c.pointee.number
    if let message = c.pointee.row {
      self.row = EntityRow()
      self.row?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImportRow.self)
    keiyaku__v1__import_row__init(c)
    c.pointee.number = self.number
    if let message = self.row { c.pointee.row = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__EntityRow.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ImportRequest: ProtobufMessage {
  /// `keiyaku.v1.ImportRequest`.
  public static var fullName: String { "keiyaku.v1.ImportRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__import_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImportRequest.self)
    switch c.pointee.item_case.rawValue {
      case 1:
        if let message = c.pointee.start {
          var value = ImportStart()
          value._read(message)
          self.item = .start(value)
        }
      case 2:
        if let message = c.pointee.row {
          var value = ImportRow()
          value._read(message)
          self.item = .row(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImportRequest.self)
    keiyaku__v1__import_request__init(c)
    switch self.item {
      case nil: break
      case .start(let value)?:
        c.pointee.item_case = .init(rawValue: 1)
        c.pointee.start = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ImportStart.self)
      case .row(let value)?:
        c.pointee.item_case = .init(rawValue: 2)
        c.pointee.row = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ImportRow.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension ImportRowResult: ProtobufMessage {
  /// `keiyaku.v1.ImportRowResult`.
  public static var fullName: String { "keiyaku.v1.ImportRowResult" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__import_row_result__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImportRowResult.self)
    self.number = c.pointee.number
    self.outcome = ImportOutcome(rawValue: Int32(bitPattern: c.pointee.outcome.rawValue))
    self.kind = RowKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    self.id = c.pointee.id
    self.sequence = c.pointee.sequence
    self.replayed = c.pointee.replayed != 0
    self.reason = CValue.string(c.pointee.reason)
    self.message = CValue.string(c.pointee.message)
    self.field = CValue.string(c.pointee.field)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImportRowResult.self)
    keiyaku__v1__import_row_result__init(c)
    c.pointee.number = self.number
    c.pointee.outcome = Keiyaku__V1__ImportOutcome(rawValue: UInt32(bitPattern: self.outcome.rawValue))
    c.pointee.kind = Keiyaku__V1__RowKind(rawValue: UInt32(bitPattern: self.kind.rawValue))
    c.pointee.id = self.id
    c.pointee.sequence = self.sequence
    c.pointee.replayed = self.replayed ? 1 as Int32 : 0
    if !self.reason.isEmpty { c.pointee.reason = arena.text(self.reason) }
    if !self.message.isEmpty { c.pointee.message = arena.text(self.message) }
    if !self.field.isEmpty { c.pointee.field = arena.text(self.field) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ImportProgress: ProtobufMessage {
  /// `keiyaku.v1.ImportProgress`.
  public static var fullName: String { "keiyaku.v1.ImportProgress" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__import_progress__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImportProgress.self)
    self.rows = c.pointee.rows
    self.created = c.pointee.created
    self.updated = c.pointee.updated
    self.unchanged = c.pointee.unchanged
    self.skipped = c.pointee.skipped
    self.refused = c.pointee.refused
    self.lastNumber = c.pointee.last_number
    self.complete = c.pointee.complete != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImportProgress.self)
    keiyaku__v1__import_progress__init(c)
    c.pointee.rows = self.rows
    c.pointee.created = self.created
    c.pointee.updated = self.updated
    c.pointee.unchanged = self.unchanged
    c.pointee.skipped = self.skipped
    c.pointee.refused = self.refused
    c.pointee.last_number = self.lastNumber
    c.pointee.complete = self.complete ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension ImportReply: ProtobufMessage {
  /// `keiyaku.v1.ImportReply`.
  public static var fullName: String { "keiyaku.v1.ImportReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__import_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImportReply.self)
    switch c.pointee.item_case.rawValue {
      case 1:
        if let message = c.pointee.result {
          var value = ImportRowResult()
          value._read(message)
          self.item = .result(value)
        }
      case 2:
        if let message = c.pointee.progress {
          var value = ImportProgress()
          value._read(message)
          self.item = .progress(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImportReply.self)
    keiyaku__v1__import_reply__init(c)
    switch self.item {
      case nil: break
      case .result(let value)?:
        c.pointee.item_case = .init(rawValue: 1)
        c.pointee.result = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ImportRowResult.self)
      case .progress(let value)?:
        c.pointee.item_case = .init(rawValue: 2)
        c.pointee.progress = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ImportProgress.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}
