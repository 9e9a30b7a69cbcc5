/// Reads files of a descriptor set, names first, so that messages may name each other in any order.
struct DynamicSchemaReader {
  private(set) var services: [DynamicSchema.Service] = []
  private(set) var enumerations: [String: DynamicSchema.Enumeration] = [:]
  private var declared: [(name: String, descriptor: SchemaMessageDescriptor, path: [Int32], comments: Comments)] = []
  private var indexes: [String: Int] = [:]

  /// Levels of messages inside messages.
  private static let nestingMax = 32

  mutating func read(_ file: SchemaFileDescriptor) throws(DynamicSchemaError) {
    guard file.syntax == "proto3" else {
      throw DynamicSchemaError("\(file.name) is \(file.syntax.isEmpty ? "proto2" : file.syntax); only proto3 is read")
    }
    let comments = Comments(file)
    let scope = file.package.isEmpty ? "" : file.package + "."
    // Field numbers of FileDescriptorProto: 4 message_type, 5 enum_type, 6 service.
    for (position, message) in file.messageType.enumerated() {
      try declare(message, scope: scope, path: [4, Int32(position)], comments, depth: 0)
    }
    for (position, enumeration) in file.enumType.enumerated() {
      declare(enumeration, scope: scope, path: [5, Int32(position)], comments)
    }
    for (position, service) in file.service.enumerated() {
      let path = [6, Int32(position)]
      let name = scope + service.name
      services.append(
        DynamicSchema.Service(
          name: name, comment: comments[path],
          methods: service.method.enumerated().map { number, method in
            Self.method(method, of: name, comments[path + [2, Int32(number)]])
          }))
    }
  }

  /// Every message, once all files are read.
  func messages() throws(DynamicSchemaError) -> [DynamicSchema.Message] {
    var messages: [DynamicSchema.Message] = []
    for (index, (name, descriptor, path, comments)) in declared.enumerated() {
      var fields: [DynamicSchema.Field] = []
      for (position, field) in descriptor.field.enumerated() {
        // Field 2 of DescriptorProto: field.
        let comment = comments[path + [2, Int32(position)]]
        fields.append(try self.field(field, of: name, oneofs: descriptor.oneofDecl, comment))
      }
      fields.sort { $0.number < $1.number }
      messages.append(
        DynamicSchema.Message(
          name: name, comment: comments[path], fields: fields, isMapEntry: descriptor.options?.mapEntry ?? false,
          index: index))
    }
    return messages
  }

  private mutating func declare(
    _ message: SchemaMessageDescriptor, scope: String, path: [Int32], _ comments: Comments, depth: Int
  ) throws(DynamicSchemaError) {
    let name = scope + message.name
    guard depth < Self.nestingMax else { throw DynamicSchemaError("\(name) is nested too deep") }
    guard indexes.updateValue(declared.count, forKey: name) == nil else {
      throw DynamicSchemaError("\(name) is declared twice")
    }
    declared.append((name, message, path, comments))
    // Field numbers of DescriptorProto: 3 nested_type, 4 enum_type.
    for (position, bytes) in message.nestedType.enumerated() {
      let nested: SchemaMessageDescriptor
      do throws(MessageDecodingError) {
        nested = try SchemaMessageDescriptor.decode(bytes, arena: MessageArena(chunkBytes: 4096))
      } catch {
        throw DynamicSchemaError("a message in \(name) cannot be decoded: \(error)")
      }
      try declare(nested, scope: name + ".", path: path + [3, Int32(position)], comments, depth: depth + 1)
    }
    for (position, enumeration) in message.enumType.enumerated() {
      declare(enumeration, scope: name + ".", path: path + [4, Int32(position)], comments)
    }
  }

  private mutating func declare(
    _ enumeration: SchemaEnumDescriptor, scope: String, path: [Int32], _ comments: Comments
  ) {
    let name = scope + enumeration.name
    enumerations[name] = DynamicSchema.Enumeration(
      name: name, comment: comments[path],
      values: enumeration.value.enumerated().map { position, value in
        DynamicSchema.Enumeration.Value(
          name: value.name, number: value.number, comment: comments[path + [2, Int32(position)]])
      })
  }

  private static func method(
    _ method: SchemaMethodDescriptor, of service: String, _ comment: String
  ) -> DynamicSchema.Method {
    let kind: MethodKind =
      switch (method.clientStreaming, method.serverStreaming) {
      case (false, false): .unary
      case (false, true): .serverStreaming
      case (true, false): .clientStreaming
      case (true, true): .bidirectional
      }
    return DynamicSchema.Method(
      name: "\(service)/\(method.name)", comment: comment, kind: kind,
      isRead: method.options?.idempotencyLevel == 1, request: String(method.inputType.dropFirst()),
      reply: String(method.outputType.dropFirst()))
  }

  private func field(
    _ field: SchemaFieldDescriptor, of message: String, oneofs: [SchemaOneofDescriptor], _ comment: String
  ) throws(DynamicSchemaError) -> DynamicSchema.Field {
    let place = "\(message).\(field.name)"
    guard (1...0x1FFF_FFFF).contains(field.number) else { throw DynamicSchemaError("\(place) has no valid number") }
    // Full names stand behind a dot.
    let named = String(field.typeName.dropFirst())
    let type: FieldType
    if let scalar = FieldType.scalar(field.type) {
      type = scalar
    } else if field.type == 14, enumerations[named] != nil {
      type = .enumeration(named)
    } else if field.type == 11, let index = indexes[named] {
      type = .message(index)
    } else {
      throw DynamicSchemaError("\(place) has the type \(field.type) \(named), which is not in the set")
    }
    var oneof: String?
    if case .oneofIndex(let index) = field.membership {
      guard oneofs.indices.contains(Int(index)) else { throw DynamicSchemaError("\(place) is in no oneof") }
      oneof = oneofs[Int(index)].name
    }
    return DynamicSchema.Field(
      name: field.name, jsonName: field.jsonName.isEmpty ? field.name : field.jsonName, number: field.number,
      typeName: named.isEmpty ? "\(type)" : named, comment: comment, isRepeated: field.label == 3, oneof: oneof,
      type: type)
  }
}

/// What a file says of its declarations, by their path in it.
struct Comments {
  private var texts: [[Int32]: String] = [:]

  init(_ file: SchemaFileDescriptor) {
    for location in file.sourceCodeInfo?.location ?? [] {
      let lines = location.leadingComments.split(separator: "\n", omittingEmptySubsequences: false)
      let text = lines.map { $0.hasPrefix(" ") ? $0.dropFirst() : $0 }.joined(separator: "\n")
      texts[location.path] = String(text.drop { $0 == "\n" }.reversed().drop { $0.isWhitespace }.reversed())
    }
  }

  subscript(path: [Int32]) -> String { texts[path] ?? "" }
}
