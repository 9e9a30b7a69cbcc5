/// Emits the conformance to ProtobufMessage: value ⇄ C struct, field by field.
struct ConversionEmitter {
  let schema: Schema

  func emit(_ message: SchemaMessage, to writer: inout CodeWriter) {
    let bind = "assumingMemoryBound(to: \(message.cStruct).self)"
    let isEmpty = message.members.isEmpty
    writer.block("extension \(message.swiftName): ProtobufMessage") { writer in
      writer.line("/// `\(message.fullName)`.")
      writer.line("public static var fullName: String { \"\(message.fullName)\" }")
      writer.line()
      writer.line("/// The descriptor of libprotobuf-c; static memory.")
      writer.line(
        "public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(\(message.cDescriptorAccessor)()) }")
      writer.line()
      writer.line("/// Sets the fields from the C struct; the message is empty before.")
      writer.block("public mutating func _read(_ raw: UnsafeRawPointer)") { writer in
        // The caller passes a struct of this message, as unpacked by its descriptor.
        if !isEmpty { writer.line("let c = raw.\(bind)") }
        for member in message.members {
          switch member {
          case .field(let field): read(field, to: &writer)
          case .oneof(let oneof): read(oneof, to: &writer)
          }
        }
      }
      writer.line()
      writer.line("/// Writes the value into a C struct in the arena.")
      writer.block("public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer") { writer in
        writer.line("let c = arena.allocate(\(message.cStruct).self)")
        writer.line("\(message.cPrefix)__init(c)")
        for member in message.members {
          switch member {
          case .field(let field): write(field, to: &writer)
          case .oneof(let oneof): write(oneof, of: message, to: &writer)
          }
        }
        writer.line("return UnsafeMutableRawPointer(c)")
      }
    }
  }

  // MARK: C → value

  private func read(_ field: SchemaField, to writer: inout CodeWriter) {
    let c = "c.pointee.\(field.cName)"
    let name = "self.\(field.swiftName)"
    guard field.isRepeated else {
      if case .message(let type) = field.type {
        // Read in place: a value that is built elsewhere and assigned costs a copy of each of its texts.
        writer.block("if let message = \(c)") { writer in
          writer.line("\(name) = \(swift(type))()")
          writer.line("\(name)?._read(message)")
        }
      } else {
        writer.line("\(name) = \(value(field.type, c))")
      }
      return
    }
    let count = "c.pointee.n_\(field.cName)"
    switch field.type {
    case .number: writer.line("\(name) = CValue.scalars(\(count), \(c))")
    case .message: writer.line("\(name) = CValue.messages(\(count), \(c))")
    case .bool, .string, .bytes, .enumeration:
      writer.line("\(name) = CValue.map(\(count), \(c)) { \(value(field.type, "$0")) }")
    }
  }

  private func read(_ oneof: SchemaOneof, to writer: inout CodeWriter) {
    writer.block("switch c.pointee.\(oneof.cCaseField).rawValue") { writer in
      for field in oneof.fields {
        writer.line("case \(field.number):")
        let c = "c.pointee.\(field.cName)"
        if case .message(let type) = field.type {
          writer.indented { writer in
            writer.block("if let message = \(c)") { writer in
              writer.line("var value = \(swift(type))()")
              writer.line("value._read(message)")
              writer.line("self.\(oneof.swiftName) = .\(field.swiftName)(value)")
            }
          }
        } else {
          writer.line("  self.\(oneof.swiftName) = .\(field.swiftName)(\(value(field.type, c)))")
        }
      }
      writer.line("default: break")
    }
  }

  /// A singular value that is not a message, out of the C expression `c`.
  private func value(_ type: SchemaType, _ c: String) -> String {
    switch type {
    case .number: c
    case .bool: "\(c) != 0"
    case .string: "CValue.string(\(c))"
    case .bytes: "CValue.bytes(\(c))"
    // The reader refuses names outside the schema.
    case .enumeration(let name): "\(schema.enums[name]!.swiftName)(rawValue: Int32(bitPattern: \(c).rawValue))"
    case .message: c  // Read in place by the callers.
    }
  }

  // MARK: Value → C

  private func write(_ field: SchemaField, to writer: inout CodeWriter) {
    let c = "c.pointee.\(field.cName)"
    let name = "self.\(field.swiftName)"
    if field.isRepeated {
      writer.block("if !\(name).isEmpty") { writer in
        writer.line("c.pointee.n_\(field.cName) = \(name).count")
        writer.line("\(c) = \(repeated(field.type, name))")
      }
      return
    }
    switch field.type {
    case .string: writer.line("if !\(name).isEmpty { \(c) = arena.text(\(name)) }")
    case .bytes: writer.line("if !\(name).isEmpty { \(c) = arena.bytes(\(name)) }")
    case .message: writer.line("if let message = \(name) { \(c) = \(cValue(field.type, "message")) }")
    case .number, .bool, .enumeration: writer.line("\(c) = \(cValue(field.type, name))")
    }
  }

  private func write(_ oneof: SchemaOneof, of message: SchemaMessage, to writer: inout CodeWriter) {
    writer.block("switch self.\(oneof.swiftName)") { writer in
      writer.line("case nil: break")
      for field in oneof.fields {
        writer.line("case .\(field.swiftName)(let value)?:")
        writer.line("  c.pointee.\(oneof.cCaseField) = .init(rawValue: \(field.number))")
        writer.line("  c.pointee.\(field.cName) = \(cValue(field.type, "value"))")
      }
    }
  }

  private func repeated(_ type: SchemaType, _ values: String) -> String {
    switch type {
    case .number: "arena.scalars(\(values))"
    case .message(let name): "arena.messages(\(values), as: \(cStruct(name)).self)"
    // The C type is a pointer to optional pointers.
    case .string: "arena.map(\(values)) { Optional(arena.text($0)) }"
    case .bool, .bytes, .enumeration: "arena.map(\(values)) { \(cValue(type, "$0")) }"
    }
  }

  private func cValue(_ type: SchemaType, _ value: String) -> String {
    switch type {
    case .number: value
    case .bool: "\(value) ? 1 as Int32 : 0"
    case .string: "arena.text(\(value))"
    case .bytes: "arena.bytes(\(value))"
    case .enumeration(let name):
      // The reader refuses names outside the schema.
      "\(schema.enums[name]!.cType)(rawValue: UInt32(bitPattern: \(value).rawValue))"
    case .message(let name): "\(value)._makeCMessage(in: arena).assumingMemoryBound(to: \(cStruct(name)).self)"
    }
  }

  private func swift(_ fullName: String) -> String {
    schema.messages[fullName]!.swiftName  // The reader refuses names outside the schema.
  }

  private func cStruct(_ fullName: String) -> String {
    schema.messages[fullName]!.cStruct  // As above.
  }
}
