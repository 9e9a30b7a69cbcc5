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
    self.subscriberSettings = CValue.messages(c.pointee.n_subscriber_settings, c.pointee.subscriber_settings)
    self.ownValues = CValue.messages(c.pointee.n_own_values, c.pointee.own_values)
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
    if !self.subscriberSettings.isEmpty {
      c.pointee.n_subscriber_settings = self.subscriberSettings.count
      c.pointee.subscriber_settings = arena.messages(self.subscriberSettings, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.ownValues.isEmpty {
      c.pointee.n_own_values = self.ownValues.count
      c.pointee.own_values = arena.messages(self.ownValues, as: Keiyaku__V1__PropertyValue.self)
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
    if let message = c.pointee.filter {
      self.filter = SubscriptionFilter()
      self.filter?._read(message)
    }
    self.view = View(rawValue: Int32(bitPattern: c.pointee.view.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListSubscriptionsRequest.self)
    keiyaku__v1__list_subscriptions_request__init(c)
    if let message = self.page { c.pointee.page = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PageRequest.self) }
    if let message = self.filter { c.pointee.filter = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionFilter.self) }
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
    self.explain = c.pointee.explain != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetEffectiveRequest.self)
    keiyaku__v1__get_effective_request__init(c)
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if !self.ifNoneMatch.isEmpty { c.pointee.if_none_match = arena.bytes(self.ifNoneMatch) }
    c.pointee.explain = self.explain ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension ValueLayer: ProtobufMessage {
  /// `keiyaku.v1.ValueLayer`.
  public static var fullName: String { "keiyaku.v1.ValueLayer" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__value_layer__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ValueLayer.self)
    self.source = ValueSource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
    if let message = c.pointee.value {
      self.value = PropertyValue()
      self.value?._read(message)
    }
    self.addOnID = c.pointee.add_on_id
    self.name = CValue.string(c.pointee.name)
    self.quantity = c.pointee.quantity
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ValueLayer.self)
    keiyaku__v1__value_layer__init(c)
    c.pointee.source = Keiyaku__V1__ValueSource(rawValue: UInt32(bitPattern: self.source.rawValue))
    if let message = self.value { c.pointee.value = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    c.pointee.add_on_id = self.addOnID
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.quantity = self.quantity
    return UnsafeMutableRawPointer(c)
  }
}

extension ValueExplanation: ProtobufMessage {
  /// `keiyaku.v1.ValueExplanation`.
  public static var fullName: String { "keiyaku.v1.ValueExplanation" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__value_explanation__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ValueExplanation.self)
    self.property = c.pointee.property
    self.layers = CValue.messages(c.pointee.n_layers, c.pointee.layers)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ValueExplanation.self)
    keiyaku__v1__value_explanation__init(c)
    c.pointee.property = self.property
    if !self.layers.isEmpty {
      c.pointee.n_layers = self.layers.count
      c.pointee.layers = arena.messages(self.layers, as: Keiyaku__V1__ValueLayer.self)
    }
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
    self.source = ValueSource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Conflict.self)
    keiyaku__v1__conflict__init(c)
    c.pointee.property = self.property
    if let message = self.desired { c.pointee.desired = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    if let message = self.available { c.pointee.available = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    c.pointee.source = Keiyaku__V1__ValueSource(rawValue: UInt32(bitPattern: self.source.rawValue))
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
    self.explanations = CValue.messages(c.pointee.n_explanations, c.pointee.explanations)
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
    if !self.explanations.isEmpty {
      c.pointee.n_explanations = self.explanations.count
      c.pointee.explanations = arena.messages(self.explanations, as: Keiyaku__V1__ValueExplanation.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension ValueChange: ProtobufMessage {
  /// `keiyaku.v1.ValueChange`.
  public static var fullName: String { "keiyaku.v1.ValueChange" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__value_change__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ValueChange.self)
    self.property = c.pointee.property
    if let message = c.pointee.now {
      self.now = PropertyValue()
      self.now?._read(message)
    }
    if let message = c.pointee.after {
      self.after = PropertyValue()
      self.after?._read(message)
    }
    self.explicit = c.pointee.explicit_ != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ValueChange.self)
    keiyaku__v1__value_change__init(c)
    c.pointee.property = self.property
    if let message = self.now { c.pointee.now = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    if let message = self.after { c.pointee.after = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    c.pointee.explicit_ = self.explicit ? 1 as Int32 : 0
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
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomizeSubscriptionReply.self)
    keiyaku__v1__customize_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
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
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__LockSubscriptionReply.self)
    keiyaku__v1__lock_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
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
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UnlockSubscriptionReply.self)
    keiyaku__v1__unlock_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
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

extension SubscriptionFilter: ProtobufMessage {
  /// `keiyaku.v1.SubscriptionFilter`.
  public static var fullName: String { "keiyaku.v1.SubscriptionFilter" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription_filter__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SubscriptionFilter.self)
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
    self.locks = CValue.map(c.pointee.n_locks, c.pointee.locks) { LockKind(rawValue: Int32(bitPattern: $0.rawValue)) }
    self.syncStates = CValue.map(c.pointee.n_sync_states, c.pointee.sync_states) { SyncState(rawValue: Int32(bitPattern: $0.rawValue)) }
    self.activity = Activity(rawValue: Int32(bitPattern: c.pointee.activity.rawValue))
    self.statusReasons = CValue.map(c.pointee.n_status_reasons, c.pointee.status_reasons) { StatusReason(rawValue: Int32(bitPattern: $0.rawValue)) }
    self.namePrefix = CValue.string(c.pointee.name_prefix)
    self.expiresFromMs = c.pointee.expires_from_ms
    self.expiresBeforeMs = c.pointee.expires_before_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SubscriptionFilter.self)
    keiyaku__v1__subscription_filter__init(c)
    if let message = self.owner { c.pointee.owner = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__OwnerRef.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    if !self.locks.isEmpty {
      c.pointee.n_locks = self.locks.count
      c.pointee.locks = arena.map(self.locks) { Keiyaku__V1__LockKind(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    if !self.syncStates.isEmpty {
      c.pointee.n_sync_states = self.syncStates.count
      c.pointee.sync_states = arena.map(self.syncStates) { Keiyaku__V1__SyncState(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    c.pointee.activity = Keiyaku__V1__Activity(rawValue: UInt32(bitPattern: self.activity.rawValue))
    if !self.statusReasons.isEmpty {
      c.pointee.n_status_reasons = self.statusReasons.count
      c.pointee.status_reasons = arena.map(self.statusReasons) { Keiyaku__V1__StatusReason(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    if !self.namePrefix.isEmpty { c.pointee.name_prefix = arena.text(self.namePrefix) }
    c.pointee.expires_from_ms = self.expiresFromMs
    c.pointee.expires_before_ms = self.expiresBeforeMs
    return UnsafeMutableRawPointer(c)
  }
}

extension BatchGetSubscriptionsRequest: ProtobufMessage {
  /// `keiyaku.v1.BatchGetSubscriptionsRequest`.
  public static var fullName: String { "keiyaku.v1.BatchGetSubscriptionsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__batch_get_subscriptions_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BatchGetSubscriptionsRequest.self)
    self.subscriptions = CValue.messages(c.pointee.n_subscriptions, c.pointee.subscriptions)
    self.view = View(rawValue: Int32(bitPattern: c.pointee.view.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BatchGetSubscriptionsRequest.self)
    keiyaku__v1__batch_get_subscriptions_request__init(c)
    if !self.subscriptions.isEmpty {
      c.pointee.n_subscriptions = self.subscriptions.count
      c.pointee.subscriptions = arena.messages(self.subscriptions, as: Keiyaku__V1__SubscriptionRef.self)
    }
    c.pointee.view = Keiyaku__V1__View(rawValue: UInt32(bitPattern: self.view.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension SubscriptionOrMissing: ProtobufMessage {
  /// `keiyaku.v1.SubscriptionOrMissing`.
  public static var fullName: String { "keiyaku.v1.SubscriptionOrMissing" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription_or_missing__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SubscriptionOrMissing.self)
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.missingReason = CValue.string(c.pointee.missing_reason)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SubscriptionOrMissing.self)
    keiyaku__v1__subscription_or_missing__init(c)
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.missingReason.isEmpty { c.pointee.missing_reason = arena.text(self.missingReason) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BatchGetSubscriptionsReply: ProtobufMessage {
  /// `keiyaku.v1.BatchGetSubscriptionsReply`.
  public static var fullName: String { "keiyaku.v1.BatchGetSubscriptionsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__batch_get_subscriptions_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BatchGetSubscriptionsReply.self)
    self.entries = CValue.messages(c.pointee.n_entries, c.pointee.entries)
    self.nextPosition = c.pointee.next_position
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BatchGetSubscriptionsReply.self)
    keiyaku__v1__batch_get_subscriptions_reply__init(c)
    if !self.entries.isEmpty {
      c.pointee.n_entries = self.entries.count
      c.pointee.entries = arena.messages(self.entries, as: Keiyaku__V1__SubscriptionOrMissing.self)
    }
    c.pointee.next_position = self.nextPosition
    return UnsafeMutableRawPointer(c)
  }
}

extension CountSubscriptionsRequest: ProtobufMessage {
  /// `keiyaku.v1.CountSubscriptionsRequest`.
  public static var fullName: String { "keiyaku.v1.CountSubscriptionsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__count_subscriptions_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CountSubscriptionsRequest.self)
    if let message = c.pointee.filter {
      self.filter = SubscriptionFilter()
      self.filter?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CountSubscriptionsRequest.self)
    keiyaku__v1__count_subscriptions_request__init(c)
    if let message = self.filter { c.pointee.filter = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionFilter.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CountSubscriptionsReply: ProtobufMessage {
  /// `keiyaku.v1.CountSubscriptionsReply`.
  public static var fullName: String { "keiyaku.v1.CountSubscriptionsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__count_subscriptions_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CountSubscriptionsReply.self)
    self.count = c.pointee.count
    self.sequence = c.pointee.sequence
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CountSubscriptionsReply.self)
    keiyaku__v1__count_subscriptions_reply__init(c)
    c.pointee.count = self.count
    c.pointee.sequence = self.sequence
    return UnsafeMutableRawPointer(c)
  }
}

extension BatchGetEffectiveRequest: ProtobufMessage {
  /// `keiyaku.v1.BatchGetEffectiveRequest`.
  public static var fullName: String { "keiyaku.v1.BatchGetEffectiveRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__batch_get_effective_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BatchGetEffectiveRequest.self)
    self.subscriptions = CValue.messages(c.pointee.n_subscriptions, c.pointee.subscriptions)
    self.ifNoneMatch = CValue.map(c.pointee.n_if_none_match, c.pointee.if_none_match) { CValue.bytes($0) }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BatchGetEffectiveRequest.self)
    keiyaku__v1__batch_get_effective_request__init(c)
    if !self.subscriptions.isEmpty {
      c.pointee.n_subscriptions = self.subscriptions.count
      c.pointee.subscriptions = arena.messages(self.subscriptions, as: Keiyaku__V1__SubscriptionRef.self)
    }
    if !self.ifNoneMatch.isEmpty {
      c.pointee.n_if_none_match = self.ifNoneMatch.count
      c.pointee.if_none_match = arena.map(self.ifNoneMatch) { arena.bytes($0) }
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension EffectiveOrMissing: ProtobufMessage {
  /// `keiyaku.v1.EffectiveOrMissing`.
  public static var fullName: String { "keiyaku.v1.EffectiveOrMissing" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__effective_or_missing__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__EffectiveOrMissing.self)
    if let message = c.pointee.effective {
      self.effective = GetEffectiveReply()
      self.effective?._read(message)
    }
    self.missingReason = CValue.string(c.pointee.missing_reason)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__EffectiveOrMissing.self)
    keiyaku__v1__effective_or_missing__init(c)
    if let message = self.effective { c.pointee.effective = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__GetEffectiveReply.self) }
    if !self.missingReason.isEmpty { c.pointee.missing_reason = arena.text(self.missingReason) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BatchGetEffectiveReply: ProtobufMessage {
  /// `keiyaku.v1.BatchGetEffectiveReply`.
  public static var fullName: String { "keiyaku.v1.BatchGetEffectiveReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__batch_get_effective_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BatchGetEffectiveReply.self)
    self.entries = CValue.messages(c.pointee.n_entries, c.pointee.entries)
    self.nextPosition = c.pointee.next_position
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BatchGetEffectiveReply.self)
    keiyaku__v1__batch_get_effective_reply__init(c)
    if !self.entries.isEmpty {
      c.pointee.n_entries = self.entries.count
      c.pointee.entries = arena.messages(self.entries, as: Keiyaku__V1__EffectiveOrMissing.self)
    }
    c.pointee.next_position = self.nextPosition
    return UnsafeMutableRawPointer(c)
  }
}

extension ListConflictsRequest: ProtobufMessage {
  /// `keiyaku.v1.ListConflictsRequest`.
  public static var fullName: String { "keiyaku.v1.ListConflictsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_conflicts_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListConflictsRequest.self)
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListConflictsRequest.self)
    keiyaku__v1__list_conflicts_request__init(c)
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListConflictsReply: ProtobufMessage {
  /// `keiyaku.v1.ListConflictsReply`.
  public static var fullName: String { "keiyaku.v1.ListConflictsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_conflicts_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListConflictsReply.self)
    self.subscriptionID = c.pointee.subscription_id
    self.conflicts = CValue.messages(c.pointee.n_conflicts, c.pointee.conflicts)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListConflictsReply.self)
    keiyaku__v1__list_conflicts_reply__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if !self.conflicts.isEmpty {
      c.pointee.n_conflicts = self.conflicts.count
      c.pointee.conflicts = arena.messages(self.conflicts, as: Keiyaku__V1__Conflict.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension ResetOverridesRequest: ProtobufMessage {
  /// `keiyaku.v1.ResetOverridesRequest`.
  public static var fullName: String { "keiyaku.v1.ResetOverridesRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__reset_overrides_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ResetOverridesRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.properties = CValue.scalars(c.pointee.n_properties, c.pointee.properties)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ResetOverridesRequest.self)
    keiyaku__v1__reset_overrides_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if !self.properties.isEmpty {
      c.pointee.n_properties = self.properties.count
      c.pointee.properties = arena.scalars(self.properties)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension ResetOverridesReply: ProtobufMessage {
  /// `keiyaku.v1.ResetOverridesReply`.
  public static var fullName: String { "keiyaku.v1.ResetOverridesReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__reset_overrides_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ResetOverridesReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ResetOverridesReply.self)
    keiyaku__v1__reset_overrides_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SwitchPlanRequest: ProtobufMessage {
  /// `keiyaku.v1.SwitchPlanRequest`.
  public static var fullName: String { "keiyaku.v1.SwitchPlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__switch_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SwitchPlanRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
    self.policy = UnlockPolicy(rawValue: Int32(bitPattern: c.pointee.policy.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SwitchPlanRequest.self)
    keiyaku__v1__switch_plan_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    c.pointee.policy = Keiyaku__V1__UnlockPolicy(rawValue: UInt32(bitPattern: self.policy.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension SwitchPlanReply: ProtobufMessage {
  /// `keiyaku.v1.SwitchPlanReply`.
  public static var fullName: String { "keiyaku.v1.SwitchPlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__switch_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SwitchPlanReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SwitchPlanReply.self)
    keiyaku__v1__switch_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension DetachPlanRequest: ProtobufMessage {
  /// `keiyaku.v1.DetachPlanRequest`.
  public static var fullName: String { "keiyaku.v1.DetachPlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__detach_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DetachPlanRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DetachPlanRequest.self)
    keiyaku__v1__detach_plan_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension DetachPlanReply: ProtobufMessage {
  /// `keiyaku.v1.DetachPlanReply`.
  public static var fullName: String { "keiyaku.v1.DetachPlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__detach_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DetachPlanReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DetachPlanReply.self)
    keiyaku__v1__detach_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension AddAddOnRequest: ProtobufMessage {
  /// `keiyaku.v1.AddAddOnRequest`.
  public static var fullName: String { "keiyaku.v1.AddAddOnRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_add_on_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddAddOnRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOnSelection()
      self.addOn?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddAddOnRequest.self)
    keiyaku__v1__add_add_on_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSelection.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension AddAddOnReply: ProtobufMessage {
  /// `keiyaku.v1.AddAddOnReply`.
  public static var fullName: String { "keiyaku.v1.AddAddOnReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_add_on_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddAddOnReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddAddOnReply.self)
    keiyaku__v1__add_add_on_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetAddOnsRequest: ProtobufMessage {
  /// `keiyaku.v1.SetAddOnsRequest`.
  public static var fullName: String { "keiyaku.v1.SetAddOnsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_add_ons_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetAddOnsRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.addOns = CValue.messages(c.pointee.n_add_ons, c.pointee.add_ons)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetAddOnsRequest.self)
    keiyaku__v1__set_add_ons_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if !self.addOns.isEmpty {
      c.pointee.n_add_ons = self.addOns.count
      c.pointee.add_ons = arena.messages(self.addOns, as: Keiyaku__V1__AddOnSelection.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetAddOnsReply: ProtobufMessage {
  /// `keiyaku.v1.SetAddOnsReply`.
  public static var fullName: String { "keiyaku.v1.SetAddOnsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_add_ons_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetAddOnsReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetAddOnsReply.self)
    keiyaku__v1__set_add_ons_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension RemoveAddOnRequest: ProtobufMessage {
  /// `keiyaku.v1.RemoveAddOnRequest`.
  public static var fullName: String { "keiyaku.v1.RemoveAddOnRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__remove_add_on_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__RemoveAddOnRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__RemoveAddOnRequest.self)
    keiyaku__v1__remove_add_on_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension RemoveAddOnReply: ProtobufMessage {
  /// `keiyaku.v1.RemoveAddOnReply`.
  public static var fullName: String { "keiyaku.v1.RemoveAddOnReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__remove_add_on_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__RemoveAddOnReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__RemoveAddOnReply.self)
    keiyaku__v1__remove_add_on_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetSubscriberSettingsRequest: ProtobufMessage {
  /// `keiyaku.v1.SetSubscriberSettingsRequest`.
  public static var fullName: String { "keiyaku.v1.SetSubscriberSettingsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_subscriber_settings_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetSubscriberSettingsRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.clearProperties = CValue.scalars(c.pointee.n_clear_properties, c.pointee.clear_properties)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetSubscriberSettingsRequest.self)
    keiyaku__v1__set_subscriber_settings_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    if !self.clearProperties.isEmpty {
      c.pointee.n_clear_properties = self.clearProperties.count
      c.pointee.clear_properties = arena.scalars(self.clearProperties)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetSubscriberSettingsReply: ProtobufMessage {
  /// `keiyaku.v1.SetSubscriberSettingsReply`.
  public static var fullName: String { "keiyaku.v1.SetSubscriberSettingsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_subscriber_settings_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetSubscriberSettingsReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
    self.changes = CValue.messages(c.pointee.n_changes, c.pointee.changes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetSubscriberSettingsReply.self)
    keiyaku__v1__set_subscriber_settings_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    if !self.changes.isEmpty {
      c.pointee.n_changes = self.changes.count
      c.pointee.changes = arena.messages(self.changes, as: Keiyaku__V1__ValueChange.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SuspendSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.SuspendSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.SuspendSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__suspend_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SuspendSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.reason = StatusReason(rawValue: Int32(bitPattern: c.pointee.reason.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SuspendSubscriptionRequest.self)
    keiyaku__v1__suspend_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    c.pointee.reason = Keiyaku__V1__StatusReason(rawValue: UInt32(bitPattern: self.reason.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension SuspendSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.SuspendSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.SuspendSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__suspend_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SuspendSubscriptionReply.self)
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
    let c = arena.allocate(Keiyaku__V1__SuspendSubscriptionReply.self)
    keiyaku__v1__suspend_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ActivateSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.ActivateSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.ActivateSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__activate_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ActivateSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    self.reason = StatusReason(rawValue: Int32(bitPattern: c.pointee.reason.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ActivateSubscriptionRequest.self)
    keiyaku__v1__activate_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    c.pointee.reason = Keiyaku__V1__StatusReason(rawValue: UInt32(bitPattern: self.reason.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension ActivateSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.ActivateSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.ActivateSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__activate_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ActivateSubscriptionReply.self)
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
    let c = arena.allocate(Keiyaku__V1__ActivateSubscriptionReply.self)
    keiyaku__v1__activate_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension NeverExpires: ProtobufMessage {
  /// `keiyaku.v1.NeverExpires`.
  public static var fullName: String { "keiyaku.v1.NeverExpires" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__never_expires__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__NeverExpires.self)
    keiyaku__v1__never_expires__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension RenewSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.RenewSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.RenewSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__renew_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__RenewSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
    switch c.pointee.expiry_case.rawValue {
      case 3:
        self.expiry = .expiresAtMs(c.pointee.expires_at_ms)
      case 4:
        if let message = c.pointee.never {
          var value = NeverExpires()
          value._read(message)
          self.expiry = .never(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__RenewSubscriptionRequest.self)
    keiyaku__v1__renew_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    switch self.expiry {
      case nil: break
      case .expiresAtMs(let value)?:
        c.pointee.expiry_case = .init(rawValue: 3)
        c.pointee.expires_at_ms = value
      case .never(let value)?:
        c.pointee.expiry_case = .init(rawValue: 4)
        c.pointee.never = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__NeverExpires.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension RenewSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.RenewSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.RenewSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__renew_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__RenewSubscriptionReply.self)
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
    let c = arena.allocate(Keiyaku__V1__RenewSubscriptionReply.self)
    keiyaku__v1__renew_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension DeleteSubscriptionRequest: ProtobufMessage {
  /// `keiyaku.v1.DeleteSubscriptionRequest`.
  public static var fullName: String { "keiyaku.v1.DeleteSubscriptionRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_subscription_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeleteSubscriptionRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = SubscriptionRef()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeleteSubscriptionRequest.self)
    keiyaku__v1__delete_subscription_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension DeleteSubscriptionReply: ProtobufMessage {
  /// `keiyaku.v1.DeleteSubscriptionReply`.
  public static var fullName: String { "keiyaku.v1.DeleteSubscriptionReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_subscription_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeleteSubscriptionReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeleteSubscriptionReply.self)
    keiyaku__v1__delete_subscription_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SubscriptionIDs: ProtobufMessage {
  /// `keiyaku.v1.SubscriptionIDs`.
  public static var fullName: String { "keiyaku.v1.SubscriptionIDs" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__subscription_ids__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SubscriptionIDs.self)
    self.ids = CValue.scalars(c.pointee.n_ids, c.pointee.ids)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SubscriptionIDs.self)
    keiyaku__v1__subscription_ids__init(c)
    if !self.ids.isEmpty {
      c.pointee.n_ids = self.ids.count
      c.pointee.ids = arena.scalars(self.ids)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension AllSubscriptions: ProtobufMessage {
  /// `keiyaku.v1.AllSubscriptions`.
  public static var fullName: String { "keiyaku.v1.AllSubscriptions" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__all_subscriptions__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AllSubscriptions.self)
    keiyaku__v1__all_subscriptions__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension BulkOperation: ProtobufMessage {
  /// `keiyaku.v1.BulkOperation`.
  public static var fullName: String { "keiyaku.v1.BulkOperation" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__bulk_operation__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BulkOperation.self)
    switch c.pointee.operation_case.rawValue {
      case 1:
        if let message = c.pointee.switch_plan {
          var value = SwitchPlanRequest()
          value._read(message)
          self.operation = .switchPlan(value)
        }
      case 2:
        if let message = c.pointee.detach_plan {
          var value = DetachPlanRequest()
          value._read(message)
          self.operation = .detachPlan(value)
        }
      case 3:
        if let message = c.pointee.add_add_on {
          var value = AddAddOnRequest()
          value._read(message)
          self.operation = .addAddOn(value)
        }
      case 4:
        if let message = c.pointee.set_add_ons {
          var value = SetAddOnsRequest()
          value._read(message)
          self.operation = .setAddOns(value)
        }
      case 5:
        if let message = c.pointee.remove_add_on {
          var value = RemoveAddOnRequest()
          value._read(message)
          self.operation = .removeAddOn(value)
        }
      case 6:
        if let message = c.pointee.customize {
          var value = CustomizeSubscriptionRequest()
          value._read(message)
          self.operation = .customize(value)
        }
      case 7:
        if let message = c.pointee.reset_overrides {
          var value = ResetOverridesRequest()
          value._read(message)
          self.operation = .resetOverrides(value)
        }
      case 8:
        if let message = c.pointee.lock {
          var value = LockSubscriptionRequest()
          value._read(message)
          self.operation = .lock(value)
        }
      case 9:
        if let message = c.pointee.unlock {
          var value = UnlockSubscriptionRequest()
          value._read(message)
          self.operation = .unlock(value)
        }
      case 10:
        if let message = c.pointee.suspend {
          var value = SuspendSubscriptionRequest()
          value._read(message)
          self.operation = .suspend(value)
        }
      case 11:
        if let message = c.pointee.activate {
          var value = ActivateSubscriptionRequest()
          value._read(message)
          self.operation = .activate(value)
        }
      case 12:
        if let message = c.pointee.renew {
          var value = RenewSubscriptionRequest()
          value._read(message)
          self.operation = .renew(value)
        }
      case 13:
        if let message = c.pointee.transfer {
          var value = TransferSubscriptionRequest()
          value._read(message)
          self.operation = .transfer(value)
        }
      case 14:
        if let message = c.pointee.delete_ {
          var value = DeleteSubscriptionRequest()
          value._read(message)
          self.operation = .delete(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BulkOperation.self)
    keiyaku__v1__bulk_operation__init(c)
    switch self.operation {
      case nil: break
      case .switchPlan(let value)?:
        c.pointee.operation_case = .init(rawValue: 1)
        c.pointee.switch_plan = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SwitchPlanRequest.self)
      case .detachPlan(let value)?:
        c.pointee.operation_case = .init(rawValue: 2)
        c.pointee.detach_plan = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__DetachPlanRequest.self)
      case .addAddOn(let value)?:
        c.pointee.operation_case = .init(rawValue: 3)
        c.pointee.add_add_on = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddAddOnRequest.self)
      case .setAddOns(let value)?:
        c.pointee.operation_case = .init(rawValue: 4)
        c.pointee.set_add_ons = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SetAddOnsRequest.self)
      case .removeAddOn(let value)?:
        c.pointee.operation_case = .init(rawValue: 5)
        c.pointee.remove_add_on = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__RemoveAddOnRequest.self)
      case .customize(let value)?:
        c.pointee.operation_case = .init(rawValue: 6)
        c.pointee.customize = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomizeSubscriptionRequest.self)
      case .resetOverrides(let value)?:
        c.pointee.operation_case = .init(rawValue: 7)
        c.pointee.reset_overrides = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ResetOverridesRequest.self)
      case .lock(let value)?:
        c.pointee.operation_case = .init(rawValue: 8)
        c.pointee.lock = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__LockSubscriptionRequest.self)
      case .unlock(let value)?:
        c.pointee.operation_case = .init(rawValue: 9)
        c.pointee.unlock = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__UnlockSubscriptionRequest.self)
      case .suspend(let value)?:
        c.pointee.operation_case = .init(rawValue: 10)
        c.pointee.suspend = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SuspendSubscriptionRequest.self)
      case .activate(let value)?:
        c.pointee.operation_case = .init(rawValue: 11)
        c.pointee.activate = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__ActivateSubscriptionRequest.self)
      case .renew(let value)?:
        c.pointee.operation_case = .init(rawValue: 12)
        c.pointee.renew = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__RenewSubscriptionRequest.self)
      case .transfer(let value)?:
        c.pointee.operation_case = .init(rawValue: 13)
        c.pointee.transfer = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__TransferSubscriptionRequest.self)
      case .delete(let value)?:
        c.pointee.operation_case = .init(rawValue: 14)
        c.pointee.delete_ = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__DeleteSubscriptionRequest.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension BulkUpdateRequest: ProtobufMessage {
  /// `keiyaku.v1.BulkUpdateRequest`.
  public static var fullName: String { "keiyaku.v1.BulkUpdateRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__bulk_update_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BulkUpdateRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    switch c.pointee.selection_case.rawValue {
      case 2:
        if let message = c.pointee.filter {
          var value = SubscriptionFilter()
          value._read(message)
          self.selection = .filter(value)
        }
      case 3:
        if let message = c.pointee.ids {
          var value = SubscriptionIDs()
          value._read(message)
          self.selection = .ids(value)
        }
      case 4:
        if let message = c.pointee.all {
          var value = AllSubscriptions()
          value._read(message)
          self.selection = .all(value)
        }
      default: break
    }
    if let message = c.pointee.operation {
      self.operation = BulkOperation()
      self.operation?._read(message)
    }
    self.expectedCount = c.pointee.expected_count
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BulkUpdateRequest.self)
    keiyaku__v1__bulk_update_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    switch self.selection {
      case nil: break
      case .filter(let value)?:
        c.pointee.selection_case = .init(rawValue: 2)
        c.pointee.filter = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionFilter.self)
      case .ids(let value)?:
        c.pointee.selection_case = .init(rawValue: 3)
        c.pointee.ids = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionIDs.self)
      case .all(let value)?:
        c.pointee.selection_case = .init(rawValue: 4)
        c.pointee.all = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AllSubscriptions.self)
    }
    if let message = self.operation { c.pointee.operation = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__BulkOperation.self) }
    c.pointee.expected_count = self.expectedCount
    return UnsafeMutableRawPointer(c)
  }
}

extension BulkRow: ProtobufMessage {
  /// `keiyaku.v1.BulkRow`.
  public static var fullName: String { "keiyaku.v1.BulkRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__bulk_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BulkRow.self)
    self.subscriptionID = c.pointee.subscription_id
    self.outcome = BulkOutcome(rawValue: Int32(bitPattern: c.pointee.outcome.rawValue))
    self.sequence = c.pointee.sequence
    self.reason = CValue.string(c.pointee.reason)
    self.message = CValue.string(c.pointee.message)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BulkRow.self)
    keiyaku__v1__bulk_row__init(c)
    c.pointee.subscription_id = self.subscriptionID
    c.pointee.outcome = Keiyaku__V1__BulkOutcome(rawValue: UInt32(bitPattern: self.outcome.rawValue))
    c.pointee.sequence = self.sequence
    if !self.reason.isEmpty { c.pointee.reason = arena.text(self.reason) }
    if !self.message.isEmpty { c.pointee.message = arena.text(self.message) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BulkProgress: ProtobufMessage {
  /// `keiyaku.v1.BulkProgress`.
  public static var fullName: String { "keiyaku.v1.BulkProgress" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__bulk_progress__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BulkProgress.self)
    self.selected = c.pointee.selected
    self.done = c.pointee.done
    self.unchanged = c.pointee.unchanged
    self.skipped = c.pointee.skipped
    self.refused = c.pointee.refused
    self.lastSubscriptionID = c.pointee.last_subscription_id
    self.complete = c.pointee.complete != 0
    self.resumed = c.pointee.resumed != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BulkProgress.self)
    keiyaku__v1__bulk_progress__init(c)
    c.pointee.selected = self.selected
    c.pointee.done = self.done
    c.pointee.unchanged = self.unchanged
    c.pointee.skipped = self.skipped
    c.pointee.refused = self.refused
    c.pointee.last_subscription_id = self.lastSubscriptionID
    c.pointee.complete = self.complete ? 1 as Int32 : 0
    c.pointee.resumed = self.resumed ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension BulkUpdateReply: ProtobufMessage {
  /// `keiyaku.v1.BulkUpdateReply`.
  public static var fullName: String { "keiyaku.v1.BulkUpdateReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__bulk_update_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BulkUpdateReply.self)
    switch c.pointee.item_case.rawValue {
      case 1:
        if let message = c.pointee.row {
          var value = BulkRow()
          value._read(message)
          self.item = .row(value)
        }
      case 2:
        if let message = c.pointee.progress {
          var value = BulkProgress()
          value._read(message)
          self.item = .progress(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BulkUpdateReply.self)
    keiyaku__v1__bulk_update_reply__init(c)
    switch self.item {
      case nil: break
      case .row(let value)?:
        c.pointee.item_case = .init(rawValue: 1)
        c.pointee.row = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__BulkRow.self)
      case .progress(let value)?:
        c.pointee.item_case = .init(rawValue: 2)
        c.pointee.progress = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__BulkProgress.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension WatchEffectiveRequest: ProtobufMessage {
  /// `keiyaku.v1.WatchEffectiveRequest`.
  public static var fullName: String { "keiyaku.v1.WatchEffectiveRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__watch_effective_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__WatchEffectiveRequest.self)
    if let message = c.pointee.filter {
      self.filter = SubscriptionFilter()
      self.filter?._read(message)
    }
    if let message = c.pointee.after {
      self.after = WatchCursor()
      self.after?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__WatchEffectiveRequest.self)
    keiyaku__v1__watch_effective_request__init(c)
    if let message = self.filter { c.pointee.filter = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__SubscriptionFilter.self) }
    if let message = self.after { c.pointee.after = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__WatchCursor.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension EffectiveMatch: ProtobufMessage {
  /// `keiyaku.v1.EffectiveMatch`.
  public static var fullName: String { "keiyaku.v1.EffectiveMatch" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__effective_match__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__EffectiveMatch.self)
    if let message = c.pointee.effective {
      self.effective = GetEffectiveReply()
      self.effective?._read(message)
    }
    self.name = CValue.string(c.pointee.name)
    self.ownerCustomerID = c.pointee.owner_customer_id
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__EffectiveMatch.self)
    keiyaku__v1__effective_match__init(c)
    if let message = self.effective { c.pointee.effective = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__GetEffectiveReply.self) }
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.owner_customer_id = self.ownerCustomerID
    return UnsafeMutableRawPointer(c)
  }
}

extension EffectivePosition: ProtobufMessage {
  /// `keiyaku.v1.EffectivePosition`.
  public static var fullName: String { "keiyaku.v1.EffectivePosition" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__effective_position__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__EffectivePosition.self)
    if let message = c.pointee.cursor {
      self.cursor = WatchCursor()
      self.cursor?._read(message)
    }
    self.timeMs = c.pointee.time_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__EffectivePosition.self)
    keiyaku__v1__effective_position__init(c)
    if let message = self.cursor { c.pointee.cursor = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__WatchCursor.self) }
    c.pointee.time_ms = self.timeMs
    return UnsafeMutableRawPointer(c)
  }
}

extension WatchEffectiveReply: ProtobufMessage {
  /// `keiyaku.v1.WatchEffectiveReply`.
  public static var fullName: String { "keiyaku.v1.WatchEffectiveReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__watch_effective_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__WatchEffectiveReply.self)
    switch c.pointee.item_case.rawValue {
      case 1:
        if let message = c.pointee.match {
          var value = EffectiveMatch()
          value._read(message)
          self.item = .match(value)
        }
      case 2:
        self.item = .gone(c.pointee.gone)
      case 3:
        if let message = c.pointee.position {
          var value = EffectivePosition()
          value._read(message)
          self.item = .position(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__WatchEffectiveReply.self)
    keiyaku__v1__watch_effective_reply__init(c)
    switch self.item {
      case nil: break
      case .match(let value)?:
        c.pointee.item_case = .init(rawValue: 1)
        c.pointee.match = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__EffectiveMatch.self)
      case .gone(let value)?:
        c.pointee.item_case = .init(rawValue: 2)
        c.pointee.gone = value
      case .position(let value)?:
        c.pointee.item_case = .init(rawValue: 3)
        c.pointee.position = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__EffectivePosition.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}
