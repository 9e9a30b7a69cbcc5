// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension HealthCheckRequest: ProtobufMessage {
  /// `keiyaku.rpc.v1.HealthCheckRequest`.
  public static var fullName: String { "keiyaku.rpc.v1.HealthCheckRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__health_check_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__HealthCheckRequest.self)
    self.service = CValue.string(c.pointee.service)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__HealthCheckRequest.self)
    keiyaku__rpc__v1__health_check_request__init(c)
    if !self.service.isEmpty { c.pointee.service = arena.text(self.service) }
    return UnsafeMutableRawPointer(c)
  }
}

extension HealthCheckReply: ProtobufMessage {
  /// `keiyaku.rpc.v1.HealthCheckReply`.
  public static var fullName: String { "keiyaku.rpc.v1.HealthCheckReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__health_check_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__HealthCheckReply.self)
    self.status = ServingStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
    self.reason = CValue.string(c.pointee.reason)
    self.message = CValue.string(c.pointee.message)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__HealthCheckReply.self)
    keiyaku__rpc__v1__health_check_reply__init(c)
    c.pointee.status = Keiyaku__Rpc__V1__ServingStatus(rawValue: UInt32(bitPattern: self.status.rawValue))
    if !self.reason.isEmpty { c.pointee.reason = arena.text(self.reason) }
    if !self.message.isEmpty { c.pointee.message = arena.text(self.message) }
    return UnsafeMutableRawPointer(c)
  }
}
