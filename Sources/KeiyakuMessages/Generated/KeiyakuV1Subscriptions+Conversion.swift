// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension SubscriptionSpec: ProtobufMessage {
  /// `keiyaku.v1.SubscriptionSpec`.
  public static var fullName: String { "keiyaku.v1.SubscriptionSpec" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription_spec__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self)
    self.externalID = CValue.string(c.pointee.external_id)
    self.name = CValue.string(c.pointee.name)
    self.ipv4Addresses = CValue.map(c.pointee.n_ipv4_addresses, c.pointee.ipv4_addresses) { CValue.string($0) }
    self.ipv6Addresses = CValue.map(c.pointee.n_ipv6_addresses, c.pointee.ipv6_addresses) { CValue.string($0) }
    self.systemUser = CValue.string(c.pointee.system_user)
    self.notes = CValue.string(c.pointee.notes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SubscriptionSpec.self)
    keiyaku__v1__subscription_spec__init(c)
    if !self.externalID.isEmpty { c.pointee.external_id = arena.text(self.externalID) }
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.ipv4Addresses.isEmpty {
      c.pointee.n_ipv4_addresses = self.ipv4Addresses.count
      c.pointee.ipv4_addresses = arena.map(self.ipv4Addresses) { Optional(arena.text($0)) }
    }
    if !self.ipv6Addresses.isEmpty {
      c.pointee.n_ipv6_addresses = self.ipv6Addresses.count
      c.pointee.ipv6_addresses = arena.map(self.ipv6Addresses) { Optional(arena.text($0)) }
    }
    if !self.systemUser.isEmpty { c.pointee.system_user = arena.text(self.systemUser) }
    if !self.notes.isEmpty { c.pointee.notes = arena.text(self.notes) }
    return UnsafeMutableRawPointer(c)
  }
}

extension AddOnSelection: ProtobufMessage {
  /// `keiyaku.v1.AddOnSelection`.
  public static var fullName: String { "keiyaku.v1.AddOnSelection" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_on_selection__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddOnSelection.self)
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
    self.quantity = c.pointee.quantity
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddOnSelection.self)
    keiyaku__v1__add_on_selection__init(c)
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    c.pointee.quantity = self.quantity
    return UnsafeMutableRawPointer(c)
  }
}

extension PlanSelection: ProtobufMessage {
  /// `keiyaku.v1.PlanSelection`.
  public static var fullName: String { "keiyaku.v1.PlanSelection" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__plan_selection__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PlanSelection.self)
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
    self.addOns = CValue.messages(c.pointee.n_add_ons, c.pointee.add_ons)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PlanSelection.self)
    keiyaku__v1__plan_selection__init(c)
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    if !self.addOns.isEmpty {
      c.pointee.n_add_ons = self.addOns.count
      c.pointee.add_ons = arena.messages(self.addOns, as: Keiyaku__V1__AddOnSelection.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomSelection: ProtobufMessage {
  /// `keiyaku.v1.CustomSelection`.
  public static var fullName: String { "keiyaku.v1.CustomSelection" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__custom_selection__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomSelection.self)
    keiyaku__v1__custom_selection__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Customization: ProtobufMessage {
  /// `keiyaku.v1.Customization`.
  public static var fullName: String { "keiyaku.v1.Customization" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customization__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Customization.self)
    self.overrides = CValue.messages(c.pointee.n_overrides, c.pointee.overrides)
    self.scope = LockScope(rawValue: Int32(bitPattern: c.pointee.scope.rawValue))
    self.note = CValue.string(c.pointee.note)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Customization.self)
    keiyaku__v1__customization__init(c)
    if !self.overrides.isEmpty {
      c.pointee.n_overrides = self.overrides.count
      c.pointee.overrides = arena.messages(self.overrides, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.scope = Keiyaku__V1__LockScope(rawValue: UInt32(bitPattern: self.scope.rawValue))
    if !self.note.isEmpty { c.pointee.note = arena.text(self.note) }
    return UnsafeMutableRawPointer(c)
  }
}

extension NewSubscription: ProtobufMessage {
  /// `keiyaku.v1.NewSubscription`.
  public static var fullName: String { "keiyaku.v1.NewSubscription" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__new_subscription__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__NewSubscription.self)
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    switch c.pointee.association_case.rawValue {
      case 2:
        if let message = c.pointee.bound {
          var value = PlanSelection()
          value._read(message)
          self.association = .bound(value)
        }
      case 3:
        if let message = c.pointee.custom {
          var value = CustomSelection()
          value._read(message)
          self.association = .custom(value)
        }
      default: break
    }
    if let message = c.pointee.customization {
      self.customization = Customization()
      self.customization?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__NewSubscription.self)
    keiyaku__v1__new_subscription__init(c)
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    switch self.association {
      case nil: break
      case .bound(let value)?:
        c.pointee.association_case = .init(rawValue: 2)
        c.pointee.bound = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSelection.self)
      case .custom(let value)?:
        c.pointee.association_case = .init(rawValue: 3)
        c.pointee.custom = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomSelection.self)
    }
    if let message = self.customization { c.pointee.customization = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customization.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension AttachedAddOn: ProtobufMessage {
  /// `keiyaku.v1.AttachedAddOn`.
  public static var fullName: String { "keiyaku.v1.AttachedAddOn" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__attached_add_on__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AttachedAddOn.self)
    self.addOnID = c.pointee.add_on_id
    self.quantity = c.pointee.quantity
    self.name = CValue.string(c.pointee.name)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AttachedAddOn.self)
    keiyaku__v1__attached_add_on__init(c)
    c.pointee.add_on_id = self.addOnID
    c.pointee.quantity = self.quantity
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BoundAssociation: ProtobufMessage {
  /// `keiyaku.v1.BoundAssociation`.
  public static var fullName: String { "keiyaku.v1.BoundAssociation" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__bound_association__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BoundAssociation.self)
    self.planID = c.pointee.plan_id
    self.planName = CValue.string(c.pointee.plan_name)
    self.addOns = CValue.messages(c.pointee.n_add_ons, c.pointee.add_ons)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BoundAssociation.self)
    keiyaku__v1__bound_association__init(c)
    c.pointee.plan_id = self.planID
    if !self.planName.isEmpty { c.pointee.plan_name = arena.text(self.planName) }
    if !self.addOns.isEmpty {
      c.pointee.n_add_ons = self.addOns.count
      c.pointee.add_ons = arena.messages(self.addOns, as: Keiyaku__V1__AttachedAddOn.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomAssociation: ProtobufMessage {
  /// `keiyaku.v1.CustomAssociation`.
  public static var fullName: String { "keiyaku.v1.CustomAssociation" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__custom_association__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomAssociation.self)
    keiyaku__v1__custom_association__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Lock: ProtobufMessage {
  /// `keiyaku.v1.Lock`.
  public static var fullName: String { "keiyaku.v1.Lock" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__lock__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Lock.self)
    self.kind = LockKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    self.sinceMs = c.pointee.since_ms
    self.actor = CValue.string(c.pointee.actor)
    self.note = CValue.string(c.pointee.note)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Lock.self)
    keiyaku__v1__lock__init(c)
    c.pointee.kind = Keiyaku__V1__LockKind(rawValue: UInt32(bitPattern: self.kind.rawValue))
    c.pointee.since_ms = self.sinceMs
    if !self.actor.isEmpty { c.pointee.actor = arena.text(self.actor) }
    if !self.note.isEmpty { c.pointee.note = arena.text(self.note) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Subscription: ProtobufMessage {
  /// `keiyaku.v1.Subscription`.
  public static var fullName: String { "keiyaku.v1.Subscription" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Subscription.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    self.ownerCustomerID = c.pointee.owner_customer_id
    switch c.pointee.association_case.rawValue {
      case 4:
        if let message = c.pointee.bound {
          var value = BoundAssociation()
          value._read(message)
          self.association = .bound(value)
        }
      case 5:
        if let message = c.pointee.custom {
          var value = CustomAssociation()
          value._read(message)
          self.association = .custom(value)
        }
      default: break
    }
    if let message = c.pointee.lock {
      self.lock = Lock()
      self.lock?._read(message)
    }
    self.syncState = SyncState(rawValue: Int32(bitPattern: c.pointee.sync_state.rawValue))
    self.statusReasons = CValue.map(c.pointee.n_status_reasons, c.pointee.status_reasons) { StatusReason(rawValue: Int32(bitPattern: $0.rawValue)) }
    self.expiresAtMs = c.pointee.expires_at_ms
    self.overrides = CValue.messages(c.pointee.n_overrides, c.pointee.overrides)
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Subscription.self)
    keiyaku__v1__subscription__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    c.pointee.owner_customer_id = self.ownerCustomerID
    switch self.association {
      case nil: break
      case .bound(let value)?:
        c.pointee.association_case = .init(rawValue: 4)
        c.pointee.bound = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__BoundAssociation.self)
      case .custom(let value)?:
        c.pointee.association_case = .init(rawValue: 5)
        c.pointee.custom = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomAssociation.self)
    }
    if let message = self.lock { c.pointee.lock = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Lock.self) }
    c.pointee.sync_state = Keiyaku__V1__SyncState(rawValue: UInt32(bitPattern: self.syncState.rawValue))
    if !self.statusReasons.isEmpty {
      c.pointee.n_status_reasons = self.statusReasons.count
      c.pointee.status_reasons = arena.map(self.statusReasons) { Keiyaku__V1__StatusReason(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    c.pointee.expires_at_ms = self.expiresAtMs
    if !self.overrides.isEmpty {
      c.pointee.n_overrides = self.overrides.count
      c.pointee.overrides = arena.messages(self.overrides, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    return UnsafeMutableRawPointer(c)
  }
}

extension CreateSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.CreateSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.CreateSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreateSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.owner {
      self.owner = OwnerRef()
      self.owner?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = NewSubscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreateSubscriptionRequest.self)
    keiyaku__v1__create_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.owner { c.pointee.owner = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__OwnerRef.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__NewSubscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CreateSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.CreateSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.CreateSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreateSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreateSubscriptionReply.self)
    keiyaku__v1__create_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.GetSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.GetSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetSubscriptionRequest.self)
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.view = View(rawValue: Int32(bitPattern: c.pointee.view.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetSubscriptionRequest.self)
    keiyaku__v1__get_subscription_request__init(c)
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    c.pointee.view = Keiyaku__V1__View(rawValue: UInt32(bitPattern: self.view.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension GetSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.GetSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.GetSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetSubscriptionReply.self)
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetSubscriptionReply.self)
    keiyaku__v1__get_subscription_reply__init(c)
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListSubscriptionsRequest: ProtobufMessage {
  /// `keiyaku.v1.ListSubscriptionsRequest`.
  public static var fullName: String { "keiyaku.v1.ListSubscriptionsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_subscriptions_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListSubscriptionsRequest.self)
    if let message = c.pointee.page {
      self.page = PageRequest()
      self.page?._read(message)
    }
    if let message = c.pointee.owner {
      self.owner = OwnerRef()
      self.owner?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
    self.view = View(rawValue: Int32(bitPattern: c.pointee.view.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListSubscriptionsRequest.self)
    keiyaku__v1__list_subscriptions_request__init(c)
    if let message = self.page { c.pointee.page = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PageRequest.self) }
    if let message = self.owner { c.pointee.owner = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__OwnerRef.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    c.pointee.view = Keiyaku__V1__View(rawValue: UInt32(bitPattern: self.view.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension ListSubscriptionsReply: ProtobufMessage {
  /// `keiyaku.v1.ListSubscriptionsReply`.
  public static var fullName: String { "keiyaku.v1.ListSubscriptionsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_subscriptions_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListSubscriptionsReply.self)
    self.subscriptions = CValue.messages(c.pointee.n_subscriptions, c.pointee.subscriptions)
    self.nextPageToken = CValue.bytes(c.pointee.next_page_token)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListSubscriptionsReply.self)
    keiyaku__v1__list_subscriptions_reply__init(c)
    if !self.subscriptions.isEmpty {
      c.pointee.n_subscriptions = self.subscriptions.count
      c.pointee.subscriptions = arena.messages(self.subscriptions, as: Keiyaku__V1__Subscription.self)
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.bytes(self.nextPageToken) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdateSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.UpdateSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.UpdateSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = SubscriptionSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.mask {
      self.mask = UpdateMask()
      self.mask?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateSubscriptionRequest.self)
    keiyaku__v1__update_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionSpec.self) }
    if let message = self.mask { c.pointee.mask = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__UpdateMask.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdateSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.UpdateSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.UpdateSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateSubscriptionReply.self)
    keiyaku__v1__update_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetEffectiveRequest: ProtobufMessage {
  /// `keiyaku.v1.GetEffectiveRequest`.
  public static var fullName: String { "keiyaku.v1.GetEffectiveRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_effective_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetEffectiveRequest.self)
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.ifNoneMatch = CValue.bytes(c.pointee.if_none_match)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetEffectiveRequest.self)
    keiyaku__v1__get_effective_request__init(c)
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if !self.ifNoneMatch.isEmpty { c.pointee.if_none_match = arena.bytes(self.ifNoneMatch) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Conflict: ProtobufMessage {
  /// `keiyaku.v1.Conflict`.
  public static var fullName: String { "keiyaku.v1.Conflict" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__conflict__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Conflict.self)
    self.property = c.pointee.property
    if let message = c.pointee.desired {
      self.desired = PropertyValue()
      self.desired?._read(message)
    }
    if let message = c.pointee.available {
      self.available = PropertyValue()
      self.available?._read(message)
    }
    self.source = CValue.string(c.pointee.source)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Conflict.self)
    keiyaku__v1__conflict__init(c)
    c.pointee.property = self.property
    if let message = self.desired { c.pointee.desired = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    if let message = self.available { c.pointee.available = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    if !self.source.isEmpty { c.pointee.source = arena.text(self.source) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetEffectiveReply: ProtobufMessage {
  /// `keiyaku.v1.GetEffectiveReply`.
  public static var fullName: String { "keiyaku.v1.GetEffectiveReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_effective_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetEffectiveReply.self)
    self.subscriptionID = c.pointee.subscription_id
    self.etag = CValue.bytes(c.pointee.etag)
    self.notModified = c.pointee.not_modified != 0
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.syncState = SyncState(rawValue: Int32(bitPattern: c.pointee.sync_state.rawValue))
    self.conflicts = CValue.messages(c.pointee.n_conflicts, c.pointee.conflicts)
    self.statusReasons = CValue.map(c.pointee.n_status_reasons, c.pointee.status_reasons) { StatusReason(rawValue: Int32(bitPattern: $0.rawValue)) }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetEffectiveReply.self)
    keiyaku__v1__get_effective_reply__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if !self.etag.isEmpty { c.pointee.etag = arena.bytes(self.etag) }
    c.pointee.not_modified = self.notModified ? 1 as Int32 : 0
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.sync_state = Keiyaku__V1__SyncState(rawValue: UInt32(bitPattern: self.syncState.rawValue))
    if !self.conflicts.isEmpty {
      c.pointee.n_conflicts = self.conflicts.count
      c.pointee.conflicts = arena.messages(self.conflicts, as: Keiyaku__V1__Conflict.self)
    }
    if !self.statusReasons.isEmpty {
      c.pointee.n_status_reasons = self.statusReasons.count
      c.pointee.status_reasons = arena.map(self.statusReasons) { Keiyaku__V1__StatusReason(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomizeSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.CustomizeSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.CustomizeSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customize_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CustomizeSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    if let message = c.pointee.customization {
      self.customization = Customization()
      self.customization?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomizeSubscriptionRequest.self)
    keiyaku__v1__customize_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if let message = self.customization { c.pointee.customization = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customization.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomizeSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.CustomizeSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.CustomizeSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customize_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CustomizeSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomizeSubscriptionReply.self)
    keiyaku__v1__customize_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LockSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.LockSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.LockSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__lock_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__LockSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.note = CValue.string(c.pointee.note)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__LockSubscriptionRequest.self)
    keiyaku__v1__lock_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if !self.note.isEmpty { c.pointee.note = arena.text(self.note) }
    return UnsafeMutableRawPointer(c)
  }
}

extension LockSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.LockSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.LockSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__lock_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__LockSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__LockSubscriptionReply.self)
    keiyaku__v1__lock_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UnlockSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.UnlockSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.UnlockSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__unlock_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UnlockSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.policy = UnlockPolicy(rawValue: Int32(bitPattern: c.pointee.policy.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UnlockSubscriptionRequest.self)
    keiyaku__v1__unlock_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    c.pointee.policy = Keiyaku__V1__UnlockPolicy(rawValue: UInt32(bitPattern: self.policy.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension UnlockSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.UnlockSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.UnlockSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__unlock_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UnlockSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UnlockSubscriptionReply.self)
    keiyaku__v1__unlock_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension TransferSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.TransferSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.TransferSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__transfer_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__TransferSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    if let message = c.pointee.new_owner {
      self.newOwner = OwnerRef()
      self.newOwner?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__TransferSubscriptionRequest.self)
    keiyaku__v1__transfer_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if let message = self.newOwner { c.pointee.new_owner = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__OwnerRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension TransferSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.TransferSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.TransferSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__transfer_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__TransferSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__TransferSubscriptionReply.self)
    keiyaku__v1__transfer_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}
