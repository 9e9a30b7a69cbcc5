// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension SchemaFileDescriptorSet: ProtobufMessage {
  /// `keiyaku.rpc.v1.FileDescriptorSet`.
  public static var fullName: String { "keiyaku.rpc.v1.FileDescriptorSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__file_descriptor_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__FileDescriptorSet.self)
    self.file = CValue.messages(c.pointee.n_file, c.pointee.file)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__FileDescriptorSet.self)
    keiyaku__rpc__v1__file_descriptor_set__init(c)
    if !self.file.isEmpty {
      c.pointee.n_file = self.file.count
      c.pointee.file = arena.messages(self.file, as: Keiyaku__Rpc__V1__FileDescriptor.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaEncodedFileDescriptorSet: ProtobufMessage {
  /// `keiyaku.rpc.v1.EncodedFileDescriptorSet`.
  public static var fullName: String { "keiyaku.rpc.v1.EncodedFileDescriptorSet" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__encoded_file_descriptor_set__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__EncodedFileDescriptorSet.self)
    self.file = CValue.map(c.pointee.n_file, c.pointee.file) { CValue.bytes($0) }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__EncodedFileDescriptorSet.self)
    keiyaku__rpc__v1__encoded_file_descriptor_set__init(c)
    if !self.file.isEmpty {
      c.pointee.n_file = self.file.count
      c.pointee.file = arena.map(self.file) { arena.bytes($0) }
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaFileDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.FileDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.FileDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__file_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__FileDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.package = CValue.string(c.pointee.package)
    self.dependency = CValue.map(c.pointee.n_dependency, c.pointee.dependency) { CValue.string($0) }
    self.messageType = CValue.messages(c.pointee.n_message_type, c.pointee.message_type)
    self.enumType = CValue.messages(c.pointee.n_enum_type, c.pointee.enum_type)
    self.service = CValue.messages(c.pointee.n_service, c.pointee.service)
    if let message = c.pointee.source_code_info {
      self.sourceCodeInfo = SchemaSourceInfo()
      self.sourceCodeInfo?._read(message)
    }
    self.syntax = CValue.string(c.pointee.syntax)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__FileDescriptor.self)
    keiyaku__rpc__v1__file_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.package.isEmpty { c.pointee.package = arena.text(self.package) }
    if !self.dependency.isEmpty {
      c.pointee.n_dependency = self.dependency.count
      c.pointee.dependency = arena.map(self.dependency) { Optional(arena.text($0)) }
    }
    if !self.messageType.isEmpty {
      c.pointee.n_message_type = self.messageType.count
      c.pointee.message_type = arena.messages(self.messageType, as: Keiyaku__Rpc__V1__MessageDescriptor.self)
    }
    if !self.enumType.isEmpty {
      c.pointee.n_enum_type = self.enumType.count
      c.pointee.enum_type = arena.messages(self.enumType, as: Keiyaku__Rpc__V1__EnumDescriptor.self)
    }
    if !self.service.isEmpty {
      c.pointee.n_service = self.service.count
      c.pointee.service = arena.messages(self.service, as: Keiyaku__Rpc__V1__ServiceDescriptor.self)
    }
    if let message = self.sourceCodeInfo { c.pointee.source_code_info = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Rpc__V1__SourceInfo.self) }
    if !self.syntax.isEmpty { c.pointee.syntax = arena.text(self.syntax) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaMessageDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.MessageDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.MessageDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__message_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__MessageDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.field = CValue.messages(c.pointee.n_field, c.pointee.field)
    self.nestedType = CValue.map(c.pointee.n_nested_type, c.pointee.nested_type) { CValue.bytes($0) }
    self.enumType = CValue.messages(c.pointee.n_enum_type, c.pointee.enum_type)
    if let message = c.pointee.options {
      self.options = SchemaMessageOptions()
      self.options?._read(message)
    }
    self.oneofDecl = CValue.messages(c.pointee.n_oneof_decl, c.pointee.oneof_decl)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__MessageDescriptor.self)
    keiyaku__rpc__v1__message_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.field.isEmpty {
      c.pointee.n_field = self.field.count
      c.pointee.field = arena.messages(self.field, as: Keiyaku__Rpc__V1__FieldDescriptor.self)
    }
    if !self.nestedType.isEmpty {
      c.pointee.n_nested_type = self.nestedType.count
      c.pointee.nested_type = arena.map(self.nestedType) { arena.bytes($0) }
    }
    if !self.enumType.isEmpty {
      c.pointee.n_enum_type = self.enumType.count
      c.pointee.enum_type = arena.messages(self.enumType, as: Keiyaku__Rpc__V1__EnumDescriptor.self)
    }
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Rpc__V1__MessageOptions.self) }
    if !self.oneofDecl.isEmpty {
      c.pointee.n_oneof_decl = self.oneofDecl.count
      c.pointee.oneof_decl = arena.messages(self.oneofDecl, as: Keiyaku__Rpc__V1__OneofDescriptor.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaMessageOptions: ProtobufMessage {
  /// `keiyaku.rpc.v1.MessageOptions`.
  public static var fullName: String { "keiyaku.rpc.v1.MessageOptions" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__message_options__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__MessageOptions.self)
    self.mapEntry = c.pointee.map_entry != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__MessageOptions.self)
    keiyaku__rpc__v1__message_options__init(c)
    c.pointee.map_entry = self.mapEntry ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaFieldDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.FieldDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.FieldDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__field_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__FieldDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.number = c.pointee.number
    self.label = c.pointee.label
    self.type = c.pointee.type
    self.typeName = CValue.string(c.pointee.type_name)
    if let message = c.pointee.options {
      self.options = SchemaFieldOptions()
      self.options?._read(message)
    }
    switch c.pointee.membership_case.rawValue {
      case 9:
        self.membership = .oneofIndex(c.pointee.oneof_index)
      default: break
    }
    self.jsonName = CValue.string(c.pointee.json_name)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__FieldDescriptor.self)
    keiyaku__rpc__v1__field_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.number = self.number
    c.pointee.label = self.label
    c.pointee.type = self.type
    if !self.typeName.isEmpty { c.pointee.type_name = arena.text(self.typeName) }
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Rpc__V1__FieldOptions.self) }
    switch self.membership {
      case nil: break
      case .oneofIndex(let value)?:
        c.pointee.membership_case = .init(rawValue: 9)
        c.pointee.oneof_index = value
    }
    if !self.jsonName.isEmpty { c.pointee.json_name = arena.text(self.jsonName) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaFieldOptions: ProtobufMessage {
  /// `keiyaku.rpc.v1.FieldOptions`.
  public static var fullName: String { "keiyaku.rpc.v1.FieldOptions" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__field_options__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__FieldOptions.self)
    switch c.pointee.packing_case.rawValue {
      case 2:
        self.packing = .packed(c.pointee.packed != 0)
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__FieldOptions.self)
    keiyaku__rpc__v1__field_options__init(c)
    switch self.packing {
      case nil: break
      case .packed(let value)?:
        c.pointee.packing_case = .init(rawValue: 2)
        c.pointee.packed = value ? 1 as Int32 : 0
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaOneofDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.OneofDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.OneofDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__oneof_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__OneofDescriptor.self)
    self.name = CValue.string(c.pointee.name)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__OneofDescriptor.self)
    keiyaku__rpc__v1__oneof_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaEnumDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.EnumDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.EnumDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__enum_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__EnumDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.value = CValue.messages(c.pointee.n_value, c.pointee.value)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__EnumDescriptor.self)
    keiyaku__rpc__v1__enum_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.value.isEmpty {
      c.pointee.n_value = self.value.count
      c.pointee.value = arena.messages(self.value, as: Keiyaku__Rpc__V1__EnumValueDescriptor.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaEnumValueDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.EnumValueDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.EnumValueDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__enum_value_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__EnumValueDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.number = c.pointee.number
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__EnumValueDescriptor.self)
    keiyaku__rpc__v1__enum_value_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    c.pointee.number = self.number
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaServiceDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.ServiceDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.ServiceDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__service_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__ServiceDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.method = CValue.messages(c.pointee.n_method, c.pointee.method)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__ServiceDescriptor.self)
    keiyaku__rpc__v1__service_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.method.isEmpty {
      c.pointee.n_method = self.method.count
      c.pointee.method = arena.messages(self.method, as: Keiyaku__Rpc__V1__MethodDescriptor.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaMethodDescriptor: ProtobufMessage {
  /// `keiyaku.rpc.v1.MethodDescriptor`.
  public static var fullName: String { "keiyaku.rpc.v1.MethodDescriptor" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__method_descriptor__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__MethodDescriptor.self)
    self.name = CValue.string(c.pointee.name)
    self.inputType = CValue.string(c.pointee.input_type)
    self.outputType = CValue.string(c.pointee.output_type)
    if let message = c.pointee.options {
      self.options = SchemaMethodOptions()
      self.options?._read(message)
    }
    self.clientStreaming = c.pointee.client_streaming != 0
    self.serverStreaming = c.pointee.server_streaming != 0
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__MethodDescriptor.self)
    keiyaku__rpc__v1__method_descriptor__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.inputType.isEmpty { c.pointee.input_type = arena.text(self.inputType) }
    if !self.outputType.isEmpty { c.pointee.output_type = arena.text(self.outputType) }
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Rpc__V1__MethodOptions.self) }
    c.pointee.client_streaming = self.clientStreaming ? 1 as Int32 : 0
    c.pointee.server_streaming = self.serverStreaming ? 1 as Int32 : 0
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaMethodOptions: ProtobufMessage {
  /// `keiyaku.rpc.v1.MethodOptions`.
  public static var fullName: String { "keiyaku.rpc.v1.MethodOptions" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__method_options__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__MethodOptions.self)
    self.idempotencyLevel = c.pointee.idempotency_level
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__MethodOptions.self)
    keiyaku__rpc__v1__method_options__init(c)
    c.pointee.idempotency_level = self.idempotencyLevel
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaSourceInfo: ProtobufMessage {
  /// `keiyaku.rpc.v1.SourceInfo`.
  public static var fullName: String { "keiyaku.rpc.v1.SourceInfo" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__source_info__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__SourceInfo.self)
    self.location = CValue.messages(c.pointee.n_location, c.pointee.location)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__SourceInfo.self)
    keiyaku__rpc__v1__source_info__init(c)
    if !self.location.isEmpty {
      c.pointee.n_location = self.location.count
      c.pointee.location = arena.messages(self.location, as: Keiyaku__Rpc__V1__SourceLocation.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension SchemaSourceLocation: ProtobufMessage {
  /// `keiyaku.rpc.v1.SourceLocation`.
  public static var fullName: String { "keiyaku.rpc.v1.SourceLocation" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__rpc__v1__source_location__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__Rpc__V1__SourceLocation.self)
    self.path = CValue.scalars(c.pointee.n_path, c.pointee.path)
    self.leadingComments = CValue.string(c.pointee.leading_comments)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__Rpc__V1__SourceLocation.self)
    keiyaku__rpc__v1__source_location__init(c)
    if !self.path.isEmpty {
      c.pointee.n_path = self.path.count
      c.pointee.path = arena.scalars(self.path)
    }
    if !self.leadingComments.isEmpty { c.pointee.leading_comments = arena.text(self.leadingComments) }
    return UnsafeMutableRawPointer(c)
  }
}
