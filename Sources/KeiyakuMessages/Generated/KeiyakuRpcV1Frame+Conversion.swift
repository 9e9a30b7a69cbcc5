// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension RPCHello: ProtobufMessage {
  /// `keiyaku.rpc.v1.Hello`.
  public static var fullName: String { "keiyaku.rpc.v1.Hello" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__hello__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__Hello.self)
    self.software = CValue.string(c.pointee.software)
    self.frameBytesMax = c.pointee.frame_bytes_max
    self.messageBytesMax = c.pointee.message_bytes_max
    self.metaBytesMax = c.pointee.meta_bytes_max
    self.concurrentCallsMax = c.pointee.concurrent_calls_max
    self.concurrentStreamsMax = c.pointee.concurrent_streams_max
    self.streamWindowBytes = c.pointee.stream_window_bytes
    self.connectionWindowBytes = c.pointee.connection_window_bytes
    self.features = CValue.map(c.pointee.n_features, c.pointee.features) { CValue.string($0) }
    self.databaseID = CValue.bytes(c.pointee.database_id)
    self.incarnation = CValue.bytes(c.pointee.incarnation)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__Hello.self)
    keiyaku__rpc__v1__hello__init(c)
    if !self.software.isEmpty { c.pointee.software = arena.text(self.software) }
    c.pointee.frame_bytes_max = self.frameBytesMax
    c.pointee.message_bytes_max = self.messageBytesMax
    c.pointee.meta_bytes_max = self.metaBytesMax
    c.pointee.concurrent_calls_max = self.concurrentCallsMax
    c.pointee.concurrent_streams_max = self.concurrentStreamsMax
    c.pointee.stream_window_bytes = self.streamWindowBytes
    c.pointee.connection_window_bytes = self.connectionWindowBytes
    if !self.features.isEmpty {
      c.pointee.n_features = self.features.count
      c.pointee.features = arena.map(self.features) { Optional(arena.text($0)) }
    }
    if !self.databaseID.isEmpty { c.pointee.database_id = arena.bytes(self.databaseID) }
    if !self.incarnation.isEmpty { c.pointee.incarnation = arena.bytes(self.incarnation) }
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCMetadataEntry: ProtobufMessage {
  /// `keiyaku.rpc.v1.MetadataEntry`.
  public static var fullName: String { "keiyaku.rpc.v1.MetadataEntry" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__metadata_entry__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__MetadataEntry.self)
    self.key = CValue.string(c.pointee.key)
    self.value = CValue.bytes(c.pointee.value)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__MetadataEntry.self)
    keiyaku__rpc__v1__metadata_entry__init(c)
    if !self.key.isEmpty { c.pointee.key = arena.text(self.key) }
    if !self.value.isEmpty { c.pointee.value = arena.bytes(self.value) }
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCRequestHeader: ProtobufMessage {
  /// `keiyaku.rpc.v1.RequestHeader`.
  public static var fullName: String { "keiyaku.rpc.v1.RequestHeader" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__request_header__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__RequestHeader.self)
    self.method = c.pointee.method
    self.methodName = CValue.string(c.pointee.method_name)
    self.metadata = CValue.messages(c.pointee.n_metadata, c.pointee.metadata)
    self.traceparent = CValue.string(c.pointee.traceparent)
    self.previousAttempts = c.pointee.previous_attempts
    self.token = CValue.bytes(c.pointee.token)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__RequestHeader.self)
    keiyaku__rpc__v1__request_header__init(c)
    c.pointee.method = self.method
    if !self.methodName.isEmpty { c.pointee.method_name = arena.text(self.methodName) }
    if !self.metadata.isEmpty {
      c.pointee.n_metadata = self.metadata.count
      c.pointee.metadata = arena.messages(self.metadata, as: Keiyaku__Rpc__V1__MetadataEntry.self)
    }
    if !self.traceparent.isEmpty { c.pointee.traceparent = arena.text(self.traceparent) }
    c.pointee.previous_attempts = self.previousAttempts
    if !self.token.isEmpty { c.pointee.token = arena.bytes(self.token) }
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCFieldViolation: ProtobufMessage {
  /// `keiyaku.rpc.v1.FieldViolation`.
  public static var fullName: String { "keiyaku.rpc.v1.FieldViolation" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__field_violation__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__FieldViolation.self)
    self.field = CValue.string(c.pointee.field)
    self.description = CValue.string(c.pointee.description)
    self.numbers = CValue.scalars(c.pointee.n_numbers, c.pointee.numbers)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__FieldViolation.self)
    keiyaku__rpc__v1__field_violation__init(c)
    if !self.field.isEmpty { c.pointee.field = arena.text(self.field) }
    if !self.description.isEmpty { c.pointee.description = arena.text(self.description) }
    if !self.numbers.isEmpty {
      c.pointee.n_numbers = self.numbers.count
      c.pointee.numbers = arena.scalars(self.numbers)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCStatusDetail: ProtobufMessage {
  /// `keiyaku.rpc.v1.StatusDetail`.
  public static var fullName: String { "keiyaku.rpc.v1.StatusDetail" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__status_detail__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__StatusDetail.self)
    self.type = CValue.string(c.pointee.type)
    self.value = CValue.bytes(c.pointee.value)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__StatusDetail.self)
    keiyaku__rpc__v1__status_detail__init(c)
    if !self.type.isEmpty { c.pointee.type = arena.text(self.type) }
    if !self.value.isEmpty { c.pointee.value = arena.bytes(self.value) }
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCStatus: ProtobufMessage {
  /// `keiyaku.rpc.v1.Status`.
  public static var fullName: String { "keiyaku.rpc.v1.Status" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__status__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__Status.self)
    self.message = CValue.string(c.pointee.message)
    self.reason = CValue.string(c.pointee.reason)
    self.violations = CValue.messages(c.pointee.n_violations, c.pointee.violations)
    self.details = CValue.messages(c.pointee.n_details, c.pointee.details)
    self.trailers = CValue.messages(c.pointee.n_trailers, c.pointee.trailers)
    self.retryPushbackMs = c.pointee.retry_pushback_ms
    self.notProcessed = c.pointee.not_processed != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__Status.self)
    keiyaku__rpc__v1__status__init(c)
    if !self.message.isEmpty { c.pointee.message = arena.text(self.message) }
    if !self.reason.isEmpty { c.pointee.reason = arena.text(self.reason) }
    if !self.violations.isEmpty {
      c.pointee.n_violations = self.violations.count
      c.pointee.violations = arena.messages(self.violations, as: Keiyaku__Rpc__V1__FieldViolation.self)
    }
    if !self.details.isEmpty {
      c.pointee.n_details = self.details.count
      c.pointee.details = arena.messages(self.details, as: Keiyaku__Rpc__V1__StatusDetail.self)
    }
    if !self.trailers.isEmpty {
      c.pointee.n_trailers = self.trailers.count
      c.pointee.trailers = arena.messages(self.trailers, as: Keiyaku__Rpc__V1__MetadataEntry.self)
    }
    c.pointee.retry_pushback_ms = self.retryPushbackMs
    c.pointee.not_processed = self.notProcessed ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCGoAway: ProtobufMessage {
  /// `keiyaku.rpc.v1.GoAway`.
  public static var fullName: String { "keiyaku.rpc.v1.GoAway" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__go_away__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__GoAway.self)
    self.reason = CValue.string(c.pointee.reason)
    self.message = CValue.string(c.pointee.message)
    self.majorMin = c.pointee.major_min
    self.majorMax = c.pointee.major_max
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__GoAway.self)
    keiyaku__rpc__v1__go_away__init(c)
    if !self.reason.isEmpty { c.pointee.reason = arena.text(self.reason) }
    if !self.message.isEmpty { c.pointee.message = arena.text(self.message) }
    c.pointee.major_min = self.majorMin
    c.pointee.major_max = self.majorMax
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCSettings: ProtobufMessage {
  /// `keiyaku.rpc.v1.Settings`.
  public static var fullName: String { "keiyaku.rpc.v1.Settings" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__settings__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__Settings.self)
    self.concurrentCallsMax = c.pointee.concurrent_calls_max
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__Settings.self)
    keiyaku__rpc__v1__settings__init(c)
    c.pointee.concurrent_calls_max = self.concurrentCallsMax
    return UnsafeMutableRawPointer(c)
  }
}
