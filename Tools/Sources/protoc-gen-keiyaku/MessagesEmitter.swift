/// Emits the Swift of KeiyakuMessages: types, conversions, rules and methods, one file of each per proto file.
struct MessagesEmitter {
  let schema: Schema

  func files() -> [GeneratedFile] {
    schema.files.flatMap { file in
      var files = [
        GeneratedFile(name: "\(file.swiftBaseName).swift", contents: types(file)),
        GeneratedFile(name: "\(file.swiftBaseName)+Conversion.swift", contents: conversions(file)),
        GeneratedFile(name: "\(file.swiftBaseName)+Rules.swift", contents: rules(file)),
      ]
      if !file.services.isEmpty {
        files.append(GeneratedFile(name: "\(file.swiftBaseName)+Methods.swift", contents: methods(file)))
      }
      return files
    } + [
      GeneratedFile(name: "MethodDirectory.swift", contents: directory()),
      GeneratedFile(name: "GeneratedSecrets.swift", contents: secretTable()),
    ]
  }

  private func types(_ file: SchemaFile) -> String {
    var writer = CodeWriter(imports: [])
    let emitter = TypesEmitter(schema: schema)
    for name in file.messages {
      writer.line()
      emitter.emit(schema.messages[name]!, to: &writer)  // The reader lists only what it has read.
    }
    for name in file.enums {
      writer.line()
      emitter.emit(schema.enums[name]!, to: &writer)  // As above.
    }
    return writer.text
  }

  private func conversions(_ file: SchemaFile) -> String {
    var writer = CodeWriter(imports: ["internal import CKeiyakuProto"])
    let emitter = ConversionEmitter(schema: schema)
    for message in schema.allMessages(of: file) {
      writer.line()
      emitter.emit(message, to: &writer)
    }
    return writer.text
  }

  private func rules(_ file: SchemaFile) -> String {
    var writer = CodeWriter(imports: [])
    let limits = LimitsEmitter(schema: schema)
    let secrets = SecretsEmitter(schema: schema)
    let masks = MaskEmitter(schema: schema)
    for message in schema.allMessages(of: file) {
      limits.emit(message, to: &writer)
      secrets.emit(message, to: &writer)
      masks.emit(message, to: &writer)
      if message.isMutationRequest {
        writer.line()
        writer.line("extension \(message.swiftName): MutationRequest {}")
      }
    }
    return writer.text
  }

  // MARK: Methods

  private func methods(_ file: SchemaFile) -> String {
    var writer = CodeWriter(imports: [])
    for service in file.services {
      writer.line()
      writer.line("/// Methods of `\(service.fullName)`.")
      writer.block("public enum \(service.methodsName)") { writer in
        for method in service.methods {
          writer.document(method.comment)
          // The reader refuses methods with messages outside the schema.
          let (request, reply) = (schema.messages[method.request]!.swiftName, schema.messages[method.reply]!.swiftName)
          writer.line("public static let \(method.swiftName) = MethodDescriptor<\(request), \(reply)>(")
          writer.line(
            "  id: 0x\(hexadecimal(method.id)), fullName: \"\(method.fullName)\", kind: .\(method.kind.rawValue),")
          writer.line("  isRead: \(method.isRead), isBlocking: \(method.isBlocking))")
          writer.line()
        }
        writer.line("/// All methods, in the order of the proto file.")
        writer.line("public static let all: [AnyMethodDescriptor] = [")
        for method in service.methods { writer.line("  \(method.swiftName).erased,") }
        writer.line("]")
      }
    }
    return writer.text
  }

  private func directory() -> String {
    var writer = CodeWriter(imports: [])
    writer.line()
    writer.line("/// Every method of the schema.")
    writer.block("public enum MethodDirectory") { writer in
      writer.line("/// By service, in the order of the proto files.")
      writer.line("public static let all: [AnyMethodDescriptor] = [")
      for service in schema.files.flatMap(\.services) { writer.line("  \(service.methodsName).all,") }
      writer.line("].flatMap { $0 }")
    }
    return writer.text
  }

  private func hexadecimal(_ id: UInt32) -> String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  // MARK: Secrets

  private func secretTable() -> String {
    var writer = CodeWriter(imports: ["internal import CKeiyakuProto"])
    writer.line()
    writer.line("/// Which fields are secret, for writers that see C structs alone.")
    writer.block("enum GeneratedSecrets") { writer in
      writer.line("/// Whether a field is secret; `message` is the address of the message's descriptor.")
      writer.block("static func contains(message: UnsafeRawPointer, field: UInt32) -> Bool") { writer in
        writer.line("fields.contains(Field(message: UInt(bitPattern: message), number: field))")
      }
      writer.line()
      writer.block("private struct Field: Hashable") { writer in
        writer.line("let message: UInt")
        writer.line("let number: UInt32")
      }
      writer.line()
      writer.line("private static let fields: Set<Field> = [")
      for message in schema.files.flatMap(schema.allMessages) {
        for field in message.allFields where field.isSecret {
          writer.line(
            "  Field(message: UInt(bitPattern: \(message.cDescriptorAccessor)()), number: \(field.number)),")
        }
      }
      writer.line("]")
    }
    return writer.text
  }
}
