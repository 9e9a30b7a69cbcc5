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
