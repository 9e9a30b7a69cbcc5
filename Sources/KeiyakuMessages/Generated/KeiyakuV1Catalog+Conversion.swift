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
    if let message = c.pointee.impact {
      self.impact = Impact()
      self.impact?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdatePlanReply.self)
    keiyaku__v1__update_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Plan.self) }
    if let message = self.impact { c.pointee.impact = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Impact.self) }
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
    if let message = c.pointee.impact {
      self.impact = Impact()
      self.impact?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateAddOnReply.self)
    keiyaku__v1__update_add_on_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOn.self) }
    if let message = self.impact { c.pointee.impact = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Impact.self) }
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

extension ImpactRow: ProtobufMessage {
  /// `keiyaku.v1.ImpactRow`.
  public static var fullName: String { "keiyaku.v1.ImpactRow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__impact_row__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ImpactRow.self)
    self.subscriptionID = c.pointee.subscription_id
    self.name = CValue.string(c.pointee.name)
    self.property = c.pointee.property
    if let message = c.pointee.now {
      self.now = PropertyValue()
      self.now?._read(message)
    }
    if let message = c.pointee.after {
      self.after = PropertyValue()
      self.after?._read(message)
    }
    self.syncState = SyncState(rawValue: Int32(bitPattern: c.pointee.sync_state.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ImpactRow.self)
    keiyaku__v1__impact_row__init(c)
    c.pointee.subscription_id = self.subscriptionID
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.property = self.property
    if let message = self.now { c.pointee.now = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    if let message = self.after { c.pointee.after = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PropertyValue.self) }
    c.pointee.sync_state = Keiyaku__V1__SyncState(rawValue: UInt32(bitPattern: self.syncState.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension Impact: ProtobufMessage {
  /// `keiyaku.v1.Impact`.
  public static var fullName: String { "keiyaku.v1.Impact" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__impact__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Impact.self)
    self.following = c.pointee.following
    self.locked = c.pointee.locked
    self.newlyUnsynced = c.pointee.newly_unsynced
    self.newlyUnsyncedAtLeast = c.pointee.newly_unsynced_at_least != 0
    self.samples = CValue.messages(c.pointee.n_samples, c.pointee.samples)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Impact.self)
    keiyaku__v1__impact__init(c)
    c.pointee.following = self.following
    c.pointee.locked = self.locked
    c.pointee.newly_unsynced = self.newlyUnsynced
    c.pointee.newly_unsynced_at_least = self.newlyUnsyncedAtLeast ? 1 as Int32 : 0
    if !self.samples.isEmpty {
      c.pointee.n_samples = self.samples.count
      c.pointee.samples = arena.messages(self.samples, as: Keiyaku__V1__ImpactRow.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetPlanArchivedRequest: ProtobufMessage {
  /// `keiyaku.v1.SetPlanArchivedRequest`.
  public static var fullName: String { "keiyaku.v1.SetPlanArchivedRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_plan_archived_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetPlanArchivedRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
    self.archived = c.pointee.archived != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetPlanArchivedRequest.self)
    keiyaku__v1__set_plan_archived_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension SetPlanArchivedReply: ProtobufMessage {
  /// `keiyaku.v1.SetPlanArchivedReply`.
  public static var fullName: String { "keiyaku.v1.SetPlanArchivedReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_plan_archived_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetPlanArchivedReply.self)
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
    let c = arena.allocate(Keiyaku__V1__SetPlanArchivedReply.self)
    keiyaku__v1__set_plan_archived_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Plan.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetAddOnArchivedRequest: ProtobufMessage {
  /// `keiyaku.v1.SetAddOnArchivedRequest`.
  public static var fullName: String { "keiyaku.v1.SetAddOnArchivedRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_add_on_archived_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetAddOnArchivedRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
    self.archived = c.pointee.archived != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetAddOnArchivedRequest.self)
    keiyaku__v1__set_add_on_archived_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    c.pointee.archived = self.archived ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension SetAddOnArchivedReply: ProtobufMessage {
  /// `keiyaku.v1.SetAddOnArchivedReply`.
  public static var fullName: String { "keiyaku.v1.SetAddOnArchivedReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_add_on_archived_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetAddOnArchivedReply.self)
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
    let c = arena.allocate(Keiyaku__V1__SetAddOnArchivedReply.self)
    keiyaku__v1__set_add_on_archived_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOn.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Detach: ProtobufMessage {
  /// `keiyaku.v1.Detach`.
  public static var fullName: String { "keiyaku.v1.Detach" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__detach__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Detach.self)
    keiyaku__v1__detach__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension DeletePlanRequest: ProtobufMessage {
  /// `keiyaku.v1.DeletePlanRequest`.
  public static var fullName: String { "keiyaku.v1.DeletePlanRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_plan_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeletePlanRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.plan {
      self.plan = PlanRef()
      self.plan?._read(message)
    }
    switch c.pointee.followers_case.rawValue {
      case 3:
        if let message = c.pointee.reassign_to {
          var value = PlanRef()
          value._read(message)
          self.followers = .reassignTo(value)
        }
      case 4:
        if let message = c.pointee.detach {
          var value = Detach()
          value._read(message)
          self.followers = .detach(value)
        }
      default: break
    }
    self.expectedCount = c.pointee.expected_count
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeletePlanRequest.self)
    keiyaku__v1__delete_plan_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.plan { c.pointee.plan = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self) }
    switch self.followers {
      case nil: break
      case .reassignTo(let value)?:
        c.pointee.followers_case = .init(rawValue: 3)
        c.pointee.reassign_to = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PlanRef.self)
      case .detach(let value)?:
        c.pointee.followers_case = .init(rawValue: 4)
        c.pointee.detach = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Detach.self)
    }
    c.pointee.expected_count = self.expectedCount
    return UnsafeMutableRawPointer(c)
  }
}

extension DeletePlanReply: ProtobufMessage {
  /// `keiyaku.v1.DeletePlanReply`.
  public static var fullName: String { "keiyaku.v1.DeletePlanReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_plan_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeletePlanReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.impact {
      self.impact = Impact()
      self.impact?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeletePlanReply.self)
    keiyaku__v1__delete_plan_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.impact { c.pointee.impact = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Impact.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension DeleteAddOnRequest: ProtobufMessage {
  /// `keiyaku.v1.DeleteAddOnRequest`.
  public static var fullName: String { "keiyaku.v1.DeleteAddOnRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_add_on_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeleteAddOnRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.add_on {
      self.addOn = AddOnRef()
      self.addOn?._read(message)
    }
    switch c.pointee.holders_case.rawValue {
      case 3:
        if let message = c.pointee.reassign_to {
          var value = AddOnRef()
          value._read(message)
          self.holders = .reassignTo(value)
        }
      case 4:
        if let message = c.pointee.detach {
          var value = Detach()
          value._read(message)
          self.holders = .detach(value)
        }
      default: break
    }
    self.expectedCount = c.pointee.expected_count
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeleteAddOnRequest.self)
    keiyaku__v1__delete_add_on_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.addOn { c.pointee.add_on = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self) }
    switch self.holders {
      case nil: break
      case .reassignTo(let value)?:
        c.pointee.holders_case = .init(rawValue: 3)
        c.pointee.reassign_to = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__AddOnRef.self)
      case .detach(let value)?:
        c.pointee.holders_case = .init(rawValue: 4)
        c.pointee.detach = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Detach.self)
    }
    c.pointee.expected_count = self.expectedCount
    return UnsafeMutableRawPointer(c)
  }
}

extension DeleteAddOnReply: ProtobufMessage {
  /// `keiyaku.v1.DeleteAddOnReply`.
  public static var fullName: String { "keiyaku.v1.DeleteAddOnReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_add_on_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeleteAddOnReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.impact {
      self.impact = Impact()
      self.impact?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeleteAddOnReply.self)
    keiyaku__v1__delete_add_on_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.impact { c.pointee.impact = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Impact.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension OptionSet: ProtobufMessage {
  /// `keiyaku.v1.OptionSet`.
  public static var fullName: String { "keiyaku.v1.OptionSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__option_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__OptionSet.self)
    self.options = CValue.scalars(c.pointee.n_options, c.pointee.options)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__OptionSet.self)
    keiyaku__v1__option_set__init(c)
    if !self.options.isEmpty {
      c.pointee.n_options = self.options.count
      c.pointee.options = arena.scalars(self.options)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension Unavailable: ProtobufMessage {
  /// `keiyaku.v1.Unavailable`.
  public static var fullName: String { "keiyaku.v1.Unavailable" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__unavailable__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Unavailable.self)
    keiyaku__v1__unavailable__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Capability: ProtobufMessage {
  /// `keiyaku.v1.Capability`.
  public static var fullName: String { "keiyaku.v1.Capability" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__capability__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Capability.self)
    self.property = c.pointee.property
    switch c.pointee.limit_case.rawValue {
      case 2:
        self.limit = .atMost(c.pointee.at_most)
      case 3:
        if let message = c.pointee.unavailable {
          var value = Unavailable()
          value._read(message)
          self.limit = .unavailable(value)
        }
      case 4:
        if let message = c.pointee.options {
          var value = OptionSet()
          value._read(message)
          self.limit = .options(value)
        }
      case 5:
        if let message = c.pointee.entries {
          var value = TextList()
          value._read(message)
          self.limit = .entries(value)
        }
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Capability.self)
    keiyaku__v1__capability__init(c)
    c.pointee.property = self.property
    switch self.limit {
      case nil: break
      case .atMost(let value)?:
        c.pointee.limit_case = .init(rawValue: 2)
        c.pointee.at_most = value
      case .unavailable(let value)?:
        c.pointee.limit_case = .init(rawValue: 3)
        c.pointee.unavailable = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Unavailable.self)
      case .options(let value)?:
        c.pointee.limit_case = .init(rawValue: 4)
        c.pointee.options = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__OptionSet.self)
      case .entries(let value)?:
        c.pointee.limit_case = .init(rawValue: 5)
        c.pointee.entries = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__TextList.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetCapabilitiesRequest: ProtobufMessage {
  /// `keiyaku.v1.GetCapabilitiesRequest`.
  public static var fullName: String { "keiyaku.v1.GetCapabilitiesRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_capabilities_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetCapabilitiesRequest.self)
    keiyaku__v1__get_capabilities_request__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension GetCapabilitiesReply: ProtobufMessage {
  /// `keiyaku.v1.GetCapabilitiesReply`.
  public static var fullName: String { "keiyaku.v1.GetCapabilitiesReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_capabilities_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetCapabilitiesReply.self)
    self.capabilities = CValue.messages(c.pointee.n_capabilities, c.pointee.capabilities)
    self.revision = c.pointee.revision
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetCapabilitiesReply.self)
    keiyaku__v1__get_capabilities_reply__init(c)
    if !self.capabilities.isEmpty {
      c.pointee.n_capabilities = self.capabilities.count
      c.pointee.capabilities = arena.messages(self.capabilities, as: Keiyaku__V1__Capability.self)
    }
    c.pointee.revision = self.revision
    return UnsafeMutableRawPointer(c)
  }
}

extension SetCapabilitiesRequest: ProtobufMessage {
  /// `keiyaku.v1.SetCapabilitiesRequest`.
  public static var fullName: String { "keiyaku.v1.SetCapabilitiesRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_capabilities_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetCapabilitiesRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    self.capabilities = CValue.messages(c.pointee.n_capabilities, c.pointee.capabilities)
    self.clearProperties = CValue.scalars(c.pointee.n_clear_properties, c.pointee.clear_properties)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetCapabilitiesRequest.self)
    keiyaku__v1__set_capabilities_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if !self.capabilities.isEmpty {
      c.pointee.n_capabilities = self.capabilities.count
      c.pointee.capabilities = arena.messages(self.capabilities, as: Keiyaku__V1__Capability.self)
    }
    if !self.clearProperties.isEmpty {
      c.pointee.n_clear_properties = self.clearProperties.count
      c.pointee.clear_properties = arena.scalars(self.clearProperties)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetCapabilitiesReply: ProtobufMessage {
  /// `keiyaku.v1.SetCapabilitiesReply`.
  public static var fullName: String { "keiyaku.v1.SetCapabilitiesReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_capabilities_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetCapabilitiesReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    self.capabilities = CValue.messages(c.pointee.n_capabilities, c.pointee.capabilities)
    if let message = c.pointee.impact {
      self.impact = Impact()
      self.impact?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetCapabilitiesReply.self)
    keiyaku__v1__set_capabilities_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if !self.capabilities.isEmpty {
      c.pointee.n_capabilities = self.capabilities.count
      c.pointee.capabilities = arena.messages(self.capabilities, as: Keiyaku__V1__Capability.self)
    }
    if let message = self.impact { c.pointee.impact = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Impact.self) }
    return UnsafeMutableRawPointer(c)
  }
}
