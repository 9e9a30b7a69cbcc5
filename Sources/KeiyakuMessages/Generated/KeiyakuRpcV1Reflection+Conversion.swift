// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension ListServicesRequest: ProtobufMessage {
  /// `keiyaku.rpc.v1.ListServicesRequest`.
  public static var fullName: String { "keiyaku.rpc.v1.ListServicesRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__list_services_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__ListServicesRequest.self)
    keiyaku__rpc__v1__list_services_request__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension ListServicesReply: ProtobufMessage {
  /// `keiyaku.rpc.v1.ListServicesReply`.
  public static var fullName: String { "keiyaku.rpc.v1.ListServicesReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__list_services_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__ListServicesReply.self)
    self.services = CValue.messages(c.pointee.n_services, c.pointee.services)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__ListServicesReply.self)
    keiyaku__rpc__v1__list_services_reply__init(c)
    if !self.services.isEmpty {
      c.pointee.n_services = self.services.count
      c.pointee.services = arena.messages(self.services, as: Keiyaku__Rpc__V1__ServiceDescription.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension ServiceDescription: ProtobufMessage {
  /// `keiyaku.rpc.v1.ServiceDescription`.
  public static var fullName: String { "keiyaku.rpc.v1.ServiceDescription" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__service_description__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__ServiceDescription.self)
    self.name = CValue.string(c.pointee.name)
    self.comment = CValue.string(c.pointee.comment)
    self.methods = CValue.messages(c.pointee.n_methods, c.pointee.methods)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__ServiceDescription.self)
    keiyaku__rpc__v1__service_description__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.comment.isEmpty { c.pointee.comment = arena.text(self.comment) }
    if !self.methods.isEmpty {
      c.pointee.n_methods = self.methods.count
      c.pointee.methods = arena.messages(self.methods, as: Keiyaku__Rpc__V1__MethodDescription.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension MethodDescription: ProtobufMessage {
  /// `keiyaku.rpc.v1.MethodDescription`.
  public static var fullName: String { "keiyaku.rpc.v1.MethodDescription" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__method_description__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__MethodDescription.self)
    self.name = CValue.string(c.pointee.name)
    self.number = c.pointee.number
    self.comment = CValue.string(c.pointee.comment)
    self.shape = MethodShape(rawValue: Int32(bitPattern: c.pointee.shape.rawValue))
    self.reads = c.pointee.reads != 0
    self.request = CValue.string(c.pointee.request)
    self.reply = CValue.string(c.pointee.reply)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__MethodDescription.self)
    keiyaku__rpc__v1__method_description__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.number = self.number
    if !self.comment.isEmpty { c.pointee.comment = arena.text(self.comment) }
    c.pointee.shape = Keiyaku__Rpc__V1__MethodShape(rawValue: UInt32(bitPattern: self.shape.rawValue))
    c.pointee.reads = self.reads ? 1 as Int32 : 0
    if !self.request.isEmpty { c.pointee.request = arena.text(self.request) }
    if !self.reply.isEmpty { c.pointee.reply = arena.text(self.reply) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetFileDescriptorSetRequest: ProtobufMessage {
  /// `keiyaku.rpc.v1.GetFileDescriptorSetRequest`.
  public static var fullName: String { "keiyaku.rpc.v1.GetFileDescriptorSetRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__get_file_descriptor_set_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__GetFileDescriptorSetRequest.self)
    self.symbol = CValue.string(c.pointee.symbol)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__GetFileDescriptorSetRequest.self)
    keiyaku__rpc__v1__get_file_descriptor_set_request__init(c)
    if !self.symbol.isEmpty { c.pointee.symbol = arena.text(self.symbol) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetFileDescriptorSetReply: ProtobufMessage {
  /// `keiyaku.rpc.v1.GetFileDescriptorSetReply`.
  public static var fullName: String { "keiyaku.rpc.v1.GetFileDescriptorSetReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__get_file_descriptor_set_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__GetFileDescriptorSetReply.self)
    self.fileDescriptorSet = CValue.bytes(c.pointee.file_descriptor_set)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__GetFileDescriptorSetReply.self)
    keiyaku__rpc__v1__get_file_descriptor_set_reply__init(c)
    if !self.fileDescriptorSet.isEmpty { c.pointee.file_descriptor_set = arena.bytes(self.fileDescriptorSet) }
    return UnsafeMutableRawPointer(c)
  }
}
