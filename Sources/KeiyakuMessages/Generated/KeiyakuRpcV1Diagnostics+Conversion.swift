// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension RPCDiagnosticsItem: ProtobufMessage {
  /// `keiyaku.rpc.v1.DiagnosticsItem`.
  public static var fullName: String { "keiyaku.rpc.v1.DiagnosticsItem" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__diagnostics_item__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__DiagnosticsItem.self)
    self.payload = CValue.bytes(c.pointee.payload)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__DiagnosticsItem.self)
    keiyaku__rpc__v1__diagnostics_item__init(c)
    if !self.payload.isEmpty { c.pointee.payload = arena.bytes(self.payload) }
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCExpandRequest: ProtobufMessage {
  /// `keiyaku.rpc.v1.ExpandRequest`.
  public static var fullName: String { "keiyaku.rpc.v1.ExpandRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__expand_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__ExpandRequest.self)
    self.itemCount = c.pointee.item_count
    self.payloadBytes = c.pointee.payload_bytes
    self.code = RPCCode(rawValue: Int32(bitPattern: c.pointee.code.rawValue))
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__ExpandRequest.self)
    keiyaku__rpc__v1__expand_request__init(c)
    c.pointee.item_count = self.itemCount
    c.pointee.payload_bytes = self.payloadBytes
    c.pointee.code = Keiyaku__Rpc__V1__Code(rawValue: UInt32(bitPattern: self.code.rawValue))
    return UnsafeMutableRawPointer(c)
  }
}

extension RPCCollectReply: ProtobufMessage {
  /// `keiyaku.rpc.v1.CollectReply`.
  public static var fullName: String { "keiyaku.rpc.v1.CollectReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__collect_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__CollectReply.self)
    self.itemCount = c.pointee.item_count
    self.payloadBytes = c.pointee.payload_bytes
    self.payloadHash = c.pointee.payload_hash
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__CollectReply.self)
    keiyaku__rpc__v1__collect_reply__init(c)
    c.pointee.item_count = self.itemCount
    c.pointee.payload_bytes = self.payloadBytes
    c.pointee.payload_hash = self.payloadHash
    return UnsafeMutableRawPointer(c)
  }
}
