// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension GetServerInfoRequest: ProtobufMessage {
  /// `keiyaku.v1.GetServerInfoRequest`.
  public static var fullName: String { "keiyaku.v1.GetServerInfoRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_server_info_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetServerInfoRequest.self)
    keiyaku__v1__get_server_info_request__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension GetServerInfoReply: ProtobufMessage {
  /// `keiyaku.v1.GetServerInfoReply`.
  public static var fullName: String { "keiyaku.v1.GetServerInfoReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_server_info_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetServerInfoReply.self)
    self.software = CValue.string(c.pointee.software)
    self.databaseID = CValue.bytes(c.pointee.database_id)
    self.incarnation = CValue.bytes(c.pointee.incarnation)
    self.registryVersion = c.pointee.registry_version
    self.appliedSequence = c.pointee.applied_sequence
    self.durableSequence = c.pointee.durable_sequence
    self.customerCount = c.pointee.customer_count
    self.planCount = c.pointee.plan_count
    self.addOnCount = c.pointee.add_on_count
    self.subscriptionCount = c.pointee.subscription_count
    self.startedAtMs = c.pointee.started_at_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetServerInfoReply.self)
    keiyaku__v1__get_server_info_reply__init(c)
    if !self.software.isEmpty { c.pointee.software = arena.text(self.software) }
    if !self.databaseID.isEmpty { c.pointee.database_id = arena.bytes(self.databaseID) }
    if !self.incarnation.isEmpty { c.pointee.incarnation = arena.bytes(self.incarnation) }
    c.pointee.registry_version = self.registryVersion
    c.pointee.applied_sequence = self.appliedSequence
    c.pointee.durable_sequence = self.durableSequence
    c.pointee.customer_count = self.customerCount
    c.pointee.plan_count = self.planCount
    c.pointee.add_on_count = self.addOnCount
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.started_at_ms = self.startedAtMs
    return UnsafeMutableRawPointer(c)
  }
}

extension ConfirmClockRequest: ProtobufMessage {
  /// `keiyaku.v1.ConfirmClockRequest`.
  public static var fullName: String { "keiyaku.v1.ConfirmClockRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__confirm_clock_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ConfirmClockRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ConfirmClockRequest.self)
    keiyaku__v1__confirm_clock_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ConfirmClockReply: ProtobufMessage {
  /// `keiyaku.v1.ConfirmClockReply`.
  public static var fullName: String { "keiyaku.v1.ConfirmClockReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__confirm_clock_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ConfirmClockReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    self.wallMs = c.pointee.wall_ms
    self.expectedMs = c.pointee.expected_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ConfirmClockReply.self)
    keiyaku__v1__confirm_clock_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    c.pointee.wall_ms = self.wallMs
    c.pointee.expected_ms = self.expectedMs
    return UnsafeMutableRawPointer(c)
  }
}

extension AdoptRegistryRequest: ProtobufMessage {
  /// `keiyaku.v1.AdoptRegistryRequest`.
  public static var fullName: String { "keiyaku.v1.AdoptRegistryRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__adopt_registry_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AdoptRegistryRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    self.registryVersion = c.pointee.registry_version
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AdoptRegistryRequest.self)
    keiyaku__v1__adopt_registry_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    c.pointee.registry_version = self.registryVersion
    return UnsafeMutableRawPointer(c)
  }
}

extension AdoptRegistryReply: ProtobufMessage {
  /// `keiyaku.v1.AdoptRegistryReply`.
  public static var fullName: String { "keiyaku.v1.AdoptRegistryReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__adopt_registry_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AdoptRegistryReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    self.registryVersion = c.pointee.registry_version
    self.beforeRegistryVersion = c.pointee.before_registry_version
    self.addedProperties = CValue.messages(c.pointee.n_added_properties, c.pointee.added_properties)
    self.planCount = c.pointee.plan_count
    self.changedSubscriptions = c.pointee.changed_subscriptions
    self.changedSubscriptionsAtLeast = c.pointee.changed_subscriptions_at_least != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AdoptRegistryReply.self)
    keiyaku__v1__adopt_registry_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    c.pointee.registry_version = self.registryVersion
    c.pointee.before_registry_version = self.beforeRegistryVersion
    if !self.addedProperties.isEmpty {
      c.pointee.n_added_properties = self.addedProperties.count
      c.pointee.added_properties = arena.messages(self.addedProperties, as: Keiyaku__V1__PropertyDescription.self)
    }
    c.pointee.plan_count = self.planCount
    c.pointee.changed_subscriptions = self.changedSubscriptions
    c.pointee.changed_subscriptions_at_least = self.changedSubscriptionsAtLeast ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension CheckpointRequest: ProtobufMessage {
  /// `keiyaku.v1.CheckpointRequest`.
  public static var fullName: String { "keiyaku.v1.CheckpointRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__checkpoint_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CheckpointRequest.self)
    keiyaku__v1__checkpoint_request__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension CheckpointProgress: ProtobufMessage {
  /// `keiyaku.v1.CheckpointProgress`.
  public static var fullName: String { "keiyaku.v1.CheckpointProgress" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__checkpoint_progress__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CheckpointProgress.self)
    self.sequence = c.pointee.sequence
    self.rowsWritten = c.pointee.rows_written
    self.rowCount = c.pointee.row_count
    self.bytesWritten = c.pointee.bytes_written
    self.published = c.pointee.published != 0
    self.digest = CValue.string(c.pointee.digest)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CheckpointProgress.self)
    keiyaku__v1__checkpoint_progress__init(c)
    c.pointee.sequence = self.sequence
    c.pointee.rows_written = self.rowsWritten
    c.pointee.row_count = self.rowCount
    c.pointee.bytes_written = self.bytesWritten
    c.pointee.published = self.published ? 1 as Int32 : 0
    if !self.digest.isEmpty { c.pointee.digest = arena.text(self.digest) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BackupRequest: ProtobufMessage {
  /// `keiyaku.v1.BackupRequest`.
  public static var fullName: String { "keiyaku.v1.BackupRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__backup_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BackupRequest.self)
    self.withHistory = c.pointee.with_history != 0
    self.serverPath = CValue.string(c.pointee.server_path)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BackupRequest.self)
    keiyaku__v1__backup_request__init(c)
    c.pointee.with_history = self.withHistory ? 1 as Int32 : 0
    if !self.serverPath.isEmpty { c.pointee.server_path = arena.text(self.serverPath) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BackupReply: ProtobufMessage {
  /// `keiyaku.v1.BackupReply`.
  public static var fullName: String { "keiyaku.v1.BackupReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__backup_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BackupReply.self)
    self.data = CValue.bytes(c.pointee.data)
    self.writtenBytes = c.pointee.written_bytes
    self.totalBytes = c.pointee.total_bytes
    self.firstSequence = c.pointee.first_sequence
    self.lastSequence = c.pointee.last_sequence
    self.complete = c.pointee.complete != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BackupReply.self)
    keiyaku__v1__backup_reply__init(c)
    if !self.data.isEmpty { c.pointee.data = arena.bytes(self.data) }
    c.pointee.written_bytes = self.writtenBytes
    c.pointee.total_bytes = self.totalBytes
    c.pointee.first_sequence = self.firstSequence
    c.pointee.last_sequence = self.lastSequence
    c.pointee.complete = self.complete ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}
