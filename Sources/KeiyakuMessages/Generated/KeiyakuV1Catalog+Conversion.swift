// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension PlanSpec: ProtobufMessage {
  /// `keiyaku.v1.PlanSpec`.
  public static var fullName: String { "keiyaku.v1.PlanSpec" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__plan_spec__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self)
    self.externalID = CValue.string(c.pointee.external_id)
    self.name = CValue.string(c.pointee.name)
    self.validityDays = c.pointee.validity_days
    self.notes = CValue.string(c.pointee.notes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PlanSpec.self)
    keiyaku__v1__plan_spec__init(c)
    if !self.externalID.isEmpty { c.pointee.external_id = arena.text(self.externalID) }
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.validity_days = self.validityDays
    if !self.notes.isEmpty { c.pointee.notes = arena.text(self.notes) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Plan: ProtobufMessage {
  /// `keiyaku.v1.Plan`.
  public static var fullName: String { "keiyaku.v1.Plan" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__plan__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Plan.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.isDefault = c.pointee.is_default != 0
    self.archived = c.pointee.archived != 0
    self.subscriptionCount = c.pointee.subscription_count
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Plan.self)
    keiyaku__v1__plan__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    c.pointee.is_default = self.isDefault ? 1 as Int32 : 0
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    return UnsafeMutableRawPointer(c)
  }
}

extension AddOnSpec: ProtobufMessage {
  /// `keiyaku.v1.AddOnSpec`.
  public static var fullName: String { "keiyaku.v1.AddOnSpec" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_on_spec__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self)
    self.externalID = CValue.string(c.pointee.external_id)
    self.name = CValue.string(c.pointee.name)
    self.notes = CValue.string(c.pointee.notes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddOnSpec.self)
    keiyaku__v1__add_on_spec__init(c)
    if !self.externalID.isEmpty { c.pointee.external_id = arena.text(self.externalID) }
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.notes.isEmpty { c.pointee.notes = arena.text(self.notes) }
    return UnsafeMutableRawPointer(c)
  }
}

extension AddOn: ProtobufMessage {
  /// `keiyaku.v1.AddOn`.
  public static var fullName: String { "keiyaku.v1.AddOn" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__add_on__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AddOn.self)
    self.id = c.pointee.id
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
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AddOn.self)
    keiyaku__v1__add_on__init(c)
    c.pointee.id = self.id
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
    return UnsafeMutableRawPointer(c)
  }
}

extension CreatePlanRequest: ProtobufMessage {
  /// `keiyaku.v1.CreatePlanRequest`.
  public static var fullName: String { "keiyaku.v1.CreatePlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreatePlanRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    if let message = c.pointee.copy_from {
      self.copyFrom = PlanRef()
      self.copyFrom?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreatePlanRequest.self)
    keiyaku__v1__create_plan_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    if let message = self.copyFrom { c.pointee.copy_from = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CreatePlanReply: ProtobufMessage {
  /// `keiyaku.v1.CreatePlanReply`.
  public static var fullName: String { "keiyaku.v1.CreatePlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreatePlanReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = Plan()
      self.plan?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreatePlanReply.self)
    keiyaku__v1__create_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Plan.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetPlanRequest: ProtobufMessage {
  /// `keiyaku.v1.GetPlanRequest`.
  public static var fullName: String { "keiyaku.v1.GetPlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetPlanRequest.self)
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetPlanRequest.self)
    keiyaku__v1__get_plan_request__init(c)
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetPlanReply: ProtobufMessage {
  /// `keiyaku.v1.GetPlanReply`.
  public static var fullName: String { "keiyaku.v1.GetPlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetPlanReply.self)
    if let message = c.pointee.plan {
      self.plan = Plan()
      self.plan?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetPlanReply.self)
    keiyaku__v1__get_plan_reply__init(c)
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Plan.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListPlansRequest: ProtobufMessage {
  /// `keiyaku.v1.ListPlansRequest`.
  public static var fullName: String { "keiyaku.v1.ListPlansRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_plans_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListPlansRequest.self)
    if let message = c.pointee.page {
      self.page = PageRequest()
      self.page?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListPlansRequest.self)
    keiyaku__v1__list_plans_request__init(c)
    if let message = self.page { c.pointee.page = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PageRequest.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListPlansReply: ProtobufMessage {
  /// `keiyaku.v1.ListPlansReply`.
  public static var fullName: String { "keiyaku.v1.ListPlansReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_plans_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListPlansReply.self)
    self.plans = CValue.messages(c.pointee.n_plans, c.pointee.plans)
    self.nextPageToken = CValue.bytes(c.pointee.next_page_token)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListPlansReply.self)
    keiyaku__v1__list_plans_reply__init(c)
    if !self.plans.isEmpty {
      c.pointee.n_plans = self.plans.count
      c.pointee.plans = arena.messages(self.plans, as: Keiyaku__V1__Plan.self)
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.bytes(self.nextPageToken) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdatePlanRequest: ProtobufMessage {
  /// `keiyaku.v1.UpdatePlanRequest`.
  public static var fullName: String { "keiyaku.v1.UpdatePlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdatePlanRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = PlanSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.mask {
      self.mask = UpdateMask()
      self.mask?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdatePlanRequest.self)
    keiyaku__v1__update_plan_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanSpec.self) }
    if let message = self.mask { c.pointee.mask = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__UpdateMask.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdatePlanReply: ProtobufMessage {
  /// `keiyaku.v1.UpdatePlanReply`.
  public static var fullName: String { "keiyaku.v1.UpdatePlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdatePlanReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = Plan()
      self.plan?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdatePlanReply.self)
    keiyaku__v1__update_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Plan.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetDefaultPlanRequest: ProtobufMessage {
  /// `keiyaku.v1.SetDefaultPlanRequest`.
  public static var fullName: String { "keiyaku.v1.SetDefaultPlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_default_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetDefaultPlanRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetDefaultPlanRequest.self)
    keiyaku__v1__set_default_plan_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetDefaultPlanReply: ProtobufMessage {
  /// `keiyaku.v1.SetDefaultPlanReply`.
  public static var fullName: String { "keiyaku.v1.SetDefaultPlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_default_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetDefaultPlanReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = Plan()
      self.plan?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetDefaultPlanReply.self)
    keiyaku__v1__set_default_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Plan.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CreateAddOnRequest: ProtobufMessage {
  /// `keiyaku.v1.CreateAddOnRequest`.
  public static var fullName: String { "keiyaku.v1.CreateAddOnRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_add_on_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreateAddOnRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = AddOnSpec()
      self.spec?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    if let message = c.pointee.copy_from {
      self.copyFrom = AddOnRef()
      self.copyFrom?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreateAddOnRequest.self)
    keiyaku__v1__create_add_on_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if !self.values.isEmpty {
      c.pointee.n_values = self.values.count
      c.pointee.values = arena.messages(self.values, as: Keiyaku__V1__PropertyValue.self)
    }
    if let message = self.copyFrom { c.pointee.copy_from = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CreateAddOnReply: ProtobufMessage {
  /// `keiyaku.v1.CreateAddOnReply`.
  public static var fullName: String { "keiyaku.v1.CreateAddOnReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_add_on_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreateAddOnReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOn()
      self.addOn?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreateAddOnReply.self)
    keiyaku__v1__create_add_on_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOn.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetAddOnRequest: ProtobufMessage {
  /// `keiyaku.v1.GetAddOnRequest`.
  public static var fullName: String { "keiyaku.v1.GetAddOnRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_add_on_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetAddOnRequest.self)
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetAddOnRequest.self)
    keiyaku__v1__get_add_on_request__init(c)
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetAddOnReply: ProtobufMessage {
  /// `keiyaku.v1.GetAddOnReply`.
  public static var fullName: String { "keiyaku.v1.GetAddOnReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_add_on_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetAddOnReply.self)
    if let message = c.pointee.add_on {
      self.addOn = AddOn()
      self.addOn?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetAddOnReply.self)
    keiyaku__v1__get_add_on_reply__init(c)
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOn.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListAddOnsRequest: ProtobufMessage {
  /// `keiyaku.v1.ListAddOnsRequest`.
  public static var fullName: String { "keiyaku.v1.ListAddOnsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_add_ons_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListAddOnsRequest.self)
    if let message = c.pointee.page {
      self.page = PageRequest()
      self.page?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListAddOnsRequest.self)
    keiyaku__v1__list_add_ons_request__init(c)
    if let message = self.page { c.pointee.page = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PageRequest.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListAddOnsReply: ProtobufMessage {
  /// `keiyaku.v1.ListAddOnsReply`.
  public static var fullName: String { "keiyaku.v1.ListAddOnsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_add_ons_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListAddOnsReply.self)
    self.addOns = CValue.messages(c.pointee.n_add_ons, c.pointee.add_ons)
    self.nextPageToken = CValue.bytes(c.pointee.next_page_token)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListAddOnsReply.self)
    keiyaku__v1__list_add_ons_reply__init(c)
    if !self.addOns.isEmpty {
      c.pointee.n_add_ons = self.addOns.count
      c.pointee.add_ons = arena.messages(self.addOns, as: Keiyaku__V1__AddOn.self)
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.bytes(self.nextPageToken) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdateAddOnRequest: ProtobufMessage {
  /// `keiyaku.v1.UpdateAddOnRequest`.
  public static var fullName: String { "keiyaku.v1.UpdateAddOnRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_add_on_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateAddOnRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = AddOnSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.mask {
      self.mask = UpdateMask()
      self.mask?._read(message)
    }
    self.values = CValue.messages(c.pointee.n_values, c.pointee.values)
    self.clearProperties = CValue.scalars(c.pointee.n_clear_properties, c.pointee.clear_properties)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateAddOnRequest.self)
    keiyaku__v1__update_add_on_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnSpec.self) }
    if let message = self.mask { c.pointee.mask = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__UpdateMask.self) }
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

extension UpdateAddOnReply: ProtobufMessage {
  /// `keiyaku.v1.UpdateAddOnReply`.
  public static var fullName: String { "keiyaku.v1.UpdateAddOnReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_add_on_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateAddOnReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOn()
      self.addOn?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateAddOnReply.self)
    keiyaku__v1__update_add_on_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOn.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension PropertyOption: ProtobufMessage {
  /// `keiyaku.v1.PropertyOption`.
  public static var fullName: String { "keiyaku.v1.PropertyOption" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__property_option__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PropertyOption.self)
    self.number = c.pointee.number
    self.name = CValue.string(c.pointee.name)
    self.rank = c.pointee.rank
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PropertyOption.self)
    keiyaku__v1__property_option__init(c)
    c.pointee.number = self.number
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.rank = self.rank
    return UnsafeMutableRawPointer(c)
  }
}

extension PropertyDescription: ProtobufMessage {
  /// `keiyaku.v1.PropertyDescription`.
  public static var fullName: String { "keiyaku.v1.PropertyDescription" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__property_description__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PropertyDescription.self)
    self.number = c.pointee.number
    self.name = CValue.string(c.pointee.name)
    self.group = CValue.string(c.pointee.group)
    self.type = PropertyType(rawValue: Int32(bitPattern: c.pointee.type.rawValue))
    self.unit = CValue.string(c.pointee.unit)
    if let message = c.pointee.default_value {
      self.defaultValue = PropertyValue()
      self.defaultValue?._read(message)
    }
    self.minimum = c.pointee.minimum
    self.maximum = c.pointee.maximum
    self.mayBeUnlimited = c.pointee.may_be_unlimited != 0
    self.options = CValue.messages(c.pointee.n_options, c.pointee.options)
    self.mergeRule = CValue.string(c.pointee.merge_rule)
    self.customizable = c.pointee.customizable != 0
    self.synced = c.pointee.synced != 0
    self.allowedInAddOn = c.pointee.allowed_in_add_on != 0
    self.delegatingPermission = CValue.string(c.pointee.delegating_permission)
    self.sinceRegistryVersion = c.pointee.since_registry_version
    self.summary = CValue.string(c.pointee.summary)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PropertyDescription.self)
    keiyaku__v1__property_description__init(c)
    c.pointee.number = self.number
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.group.isEmpty { c.pointee.group = arena.text(self.group) }
    c.pointee.type = Keiyaku__V1__PropertyType(rawValue: UInt32(bitPattern: self.type.rawValue))
    if !self.unit.isEmpty { c.pointee.unit = arena.text(self.unit) }
    if let message = self.defaultValue { c.pointee.default_value = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    c.pointee.minimum = self.minimum
    c.pointee.maximum = self.maximum
    c.pointee.may_be_unlimited = self.mayBeUnlimited ? 1 as Int32 : 0
    if !self.options.isEmpty {
      c.pointee.n_options = self.options.count
      c.pointee.options = arena.messages(self.options, as: Keiyaku__V1__PropertyOption.self)
    }
    if !self.mergeRule.isEmpty { c.pointee.merge_rule = arena.text(self.mergeRule) }
    c.pointee.customizable = self.customizable ? 1 as Int32 : 0
    c.pointee.synced = self.synced ? 1 as Int32 : 0
    c.pointee.allowed_in_add_on = self.allowedInAddOn ? 1 as Int32 : 0
    if !self.delegatingPermission.isEmpty { c.pointee.delegating_permission = arena.text(self.delegatingPermission) }
    c.pointee.since_registry_version = self.sinceRegistryVersion
    if !self.summary.isEmpty { c.pointee.summary = arena.text(self.summary) }
    return UnsafeMutableRawPointer(c)
  }
}

extension DescribePropertiesRequest: ProtobufMessage {
  /// `keiyaku.v1.DescribePropertiesRequest`.
  public static var fullName: String { "keiyaku.v1.DescribePropertiesRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__describe_properties_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DescribePropertiesRequest.self)
    keiyaku__v1__describe_properties_request__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension DescribePropertiesReply: ProtobufMessage {
  /// `keiyaku.v1.DescribePropertiesReply`.
  public static var fullName: String { "keiyaku.v1.DescribePropertiesReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__describe_properties_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DescribePropertiesReply.self)
    self.registryVersion = c.pointee.registry_version
    self.properties = CValue.messages(c.pointee.n_properties, c.pointee.properties)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DescribePropertiesReply.self)
    keiyaku__v1__describe_properties_reply__init(c)
    c.pointee.registry_version = self.registryVersion
    if !self.properties.isEmpty {
      c.pointee.n_properties = self.properties.count
      c.pointee.properties = arena.messages(self.properties, as: Keiyaku__V1__PropertyDescription.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}
