// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension MutationOptions: ProtobufMessage {
  /// `keiyaku.v1.MutationOptions`.
  public static var fullName: String { "keiyaku.v1.MutationOptions" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__mutation_options__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self)
    self.requestID = CValue.bytes(c.pointee.request_id)
    self.ifRevision = c.pointee.if_revision
    self.dryRun = c.pointee.dry_run != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__MutationOptions.self)
    keiyaku__v1__mutation_options__init(c)
    if !self.requestID.isEmpty { c.pointee.request_id = arena.bytes(self.requestID) }
    c.pointee.if_revision = self.ifRevision
    c.pointee.dry_run = self.dryRun ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension MutationResult: ProtobufMessage {
  /// `keiyaku.v1.MutationResult`.
  public static var fullName: String { "keiyaku.v1.MutationResult" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__mutation_result__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__MutationResult.self)
    self.sequence = c.pointee.sequence
    self.revision = c.pointee.revision
    self.replayed = c.pointee.replayed != 0
    self.unchanged = c.pointee.unchanged != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__MutationResult.self)
    keiyaku__v1__mutation_result__init(c)
    c.pointee.sequence = self.sequence
    c.pointee.revision = self.revision
    c.pointee.replayed = self.replayed ? 1 as Int32 : 0
    c.pointee.unchanged = self.unchanged ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdateMask: ProtobufMessage {
  /// `keiyaku.v1.UpdateMask`.
  public static var fullName: String { "keiyaku.v1.UpdateMask" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_mask__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateMask.self)
    self.paths = CValue.map(c.pointee.n_paths, c.pointee.paths) { CValue.string($0) }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateMask.self)
    keiyaku__v1__update_mask__init(c)
    if !self.paths.isEmpty {
      c.pointee.n_paths = self.paths.count
      c.pointee.paths = arena.map(self.paths) { Optional(arena.text($0)) }
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension TextList: ProtobufMessage {
  /// `keiyaku.v1.TextList`.
  public static var fullName: String { "keiyaku.v1.TextList" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__text_list__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__TextList.self)
    self.entries = CValue.map(c.pointee.n_entries, c.pointee.entries) { CValue.string($0) }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__TextList.self)
    keiyaku__v1__text_list__init(c)
    if !self.entries.isEmpty {
      c.pointee.n_entries = self.entries.count
      c.pointee.entries = arena.map(self.entries) { Optional(arena.text($0)) }
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension PropertyValue: ProtobufMessage {
  /// `keiyaku.v1.PropertyValue`.
  public static var fullName: String { "keiyaku.v1.PropertyValue" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__property_value__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self)
    self.property = c.pointee.property
    switch c.pointee.value_case.rawValue {
      case 2:
        self.value = .integer(c.pointee.integer)
      case 3:
        self.value = .flag(c.pointee.flag != 0)
      case 4:
        self.value = .choice(c.pointee.choice)
      case 5:
        if let message = c.pointee.text_list {
          var value = TextList()
          value._read(message)
          self.value = .textList(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PropertyValue.self)
    keiyaku__v1__property_value__init(c)
    c.pointee.property = self.property
    switch self.value {
      case nil: break
      case .integer(let value)?:
        c.pointee.value_case = .init(rawValue: 2)
        c.pointee.integer = value
      case .flag(let value)?:
        c.pointee.value_case = .init(rawValue: 3)
        c.pointee.flag = value ? 1 as Int32 : 0
      case .choice(let value)?:
        c.pointee.value_case = .init(rawValue: 4)
        c.pointee.choice = value
      case .textList(let value)?:
        c.pointee.value_case = .init(rawValue: 5)
        c.pointee.text_list = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__TextList.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomerRef: ProtobufMessage {
  /// `keiyaku.v1.CustomerRef`.
  public static var fullName: String { "keiyaku.v1.CustomerRef" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customer_ref__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self)
    switch c.pointee.by_case.rawValue {
      case 1:
        self.by = .id(c.pointee.id)
      case 2:
        self.by = .externalID(CValue.string(c.pointee.external_id))
      case 3:
        self.by = .login(CValue.string(c.pointee.login))
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomerRef.self)
    keiyaku__v1__customer_ref__init(c)
    switch self.by {
      case nil: break
      case .id(let value)?:
        c.pointee.by_case = .init(rawValue: 1)
        c.pointee.id = value
      case .externalID(let value)?:
        c.pointee.by_case = .init(rawValue: 2)
        c.pointee.external_id = arena.text(value)
      case .login(let value)?:
        c.pointee.by_case = .init(rawValue: 3)
        c.pointee.login = arena.text(value)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension PlanRef: ProtobufMessage {
  /// `keiyaku.v1.PlanRef`.
  public static var fullName: String { "keiyaku.v1.PlanRef" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__plan_ref__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PlanRef.self)
    switch c.pointee.by_case.rawValue {
      case 1:
        self.by = .id(c.pointee.id)
      case 2:
        self.by = .externalID(CValue.string(c.pointee.external_id))
      case 3:
        self.by = .name(CValue.string(c.pointee.name))
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PlanRef.self)
    keiyaku__v1__plan_ref__init(c)
    switch self.by {
      case nil: break
      case .id(let value)?:
        c.pointee.by_case = .init(rawValue: 1)
        c.pointee.id = value
      case .externalID(let value)?:
        c.pointee.by_case = .init(rawValue: 2)
        c.pointee.external_id = arena.text(value)
      case .name(let value)?:
        c.pointee.by_case = .init(rawValue: 3)
        c.pointee.name = arena.text(value)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension AddOnRef: ProtobufMessage {
  /// `keiyaku.v1.AddOnRef`.
  public static var fullName: String { "keiyaku.v1.AddOnRef" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_on_ref__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self)
    switch c.pointee.by_case.rawValue {
      case 1:
        self.by = .id(c.pointee.id)
      case 2:
        self.by = .externalID(CValue.string(c.pointee.external_id))
      case 3:
        self.by = .name(CValue.string(c.pointee.name))
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddOnRef.self)
    keiyaku__v1__add_on_ref__init(c)
    switch self.by {
      case nil: break
      case .id(let value)?:
        c.pointee.by_case = .init(rawValue: 1)
        c.pointee.id = value
      case .externalID(let value)?:
        c.pointee.by_case = .init(rawValue: 2)
        c.pointee.external_id = arena.text(value)
      case .name(let value)?:
        c.pointee.by_case = .init(rawValue: 3)
        c.pointee.name = arena.text(value)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SubscriptionRef: ProtobufMessage {
  /// `keiyaku.v1.SubscriptionRef`.
  public static var fullName: String { "keiyaku.v1.SubscriptionRef" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription_ref__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self)
    switch c.pointee.by_case.rawValue {
      case 1:
        self.by = .id(c.pointee.id)
      case 2:
        self.by = .externalID(CValue.string(c.pointee.external_id))
      case 3:
        self.by = .name(CValue.string(c.pointee.name))
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SubscriptionRef.self)
    keiyaku__v1__subscription_ref__init(c)
    switch self.by {
      case nil: break
      case .id(let value)?:
        c.pointee.by_case = .init(rawValue: 1)
        c.pointee.id = value
      case .externalID(let value)?:
        c.pointee.by_case = .init(rawValue: 2)
        c.pointee.external_id = arena.text(value)
      case .name(let value)?:
        c.pointee.by_case = .init(rawValue: 3)
        c.pointee.name = arena.text(value)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension Provider: ProtobufMessage {
  /// `keiyaku.v1.Provider`.
  public static var fullName: String { "keiyaku.v1.Provider" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__provider__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Provider.self)
    keiyaku__v1__provider__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension OwnerRef: ProtobufMessage {
  /// `keiyaku.v1.OwnerRef`.
  public static var fullName: String { "keiyaku.v1.OwnerRef" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__owner_ref__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__OwnerRef.self)
    switch c.pointee.owner_case.rawValue {
      case 1:
        if let message = c.pointee.customer {
          var value = CustomerRef()
          value._read(message)
          self.owner = .customer(value)
        }
      case 2:
        if let message = c.pointee.provider {
          var value = Provider()
          value._read(message)
          self.owner = .provider(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__OwnerRef.self)
    keiyaku__v1__owner_ref__init(c)
    switch self.owner {
      case nil: break
      case .customer(let value)?:
        c.pointee.owner_case = .init(rawValue: 1)
        c.pointee.customer = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self)
      case .provider(let value)?:
        c.pointee.owner_case = .init(rawValue: 2)
        c.pointee.provider = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Provider.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension PageRequest: ProtobufMessage {
  /// `keiyaku.v1.PageRequest`.
  public static var fullName: String { "keiyaku.v1.PageRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__page_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PageRequest.self)
    self.size = c.pointee.size
    self.token = CValue.bytes(c.pointee.token)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PageRequest.self)
    keiyaku__v1__page_request__init(c)
    c.pointee.size = self.size
    if !self.token.isEmpty { c.pointee.token = arena.bytes(self.token) }
    return UnsafeMutableRawPointer(c)
  }
}

extension WatchCursor: ProtobufMessage {
  /// `keiyaku.v1.WatchCursor`.
  public static var fullName: String { "keiyaku.v1.WatchCursor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__watch_cursor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__WatchCursor.self)
    self.sequence = c.pointee.sequence
    self.incarnation = CValue.bytes(c.pointee.incarnation)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__WatchCursor.self)
    keiyaku__v1__watch_cursor__init(c)
    c.pointee.sequence = self.sequence
    if !self.incarnation.isEmpty { c.pointee.incarnation = arena.bytes(self.incarnation) }
    return UnsafeMutableRawPointer(c)
  }
}
