/// Emits structs and enums: what a program sees of the schema.
struct TypesEmitter {
  let schema: Schema

  func emit(_ message: SchemaMessage, to writer: inout CodeWriter) {
    writer.document(message.comment)
    writer.block("public struct \(message.swiftBaseName): Sendable, Hashable") { writer in
      for member in message.members {
        switch member {
        case .field(let field):
          writer.document(field.comment)
          writer.line("public var \(field.swiftName): \(storedType(field))\(defaultValue(field))")
        case .oneof(let oneof):
          writer.document(oneof.comment)
          writer.line("public var \(oneof.swiftName): \(oneof.swiftTypeName)?")
        }
        writer.line()
      }
      writer.line("/// Makes a message without any field set.")
      writer.line("public init() {}")
      for case .oneof(let oneof) in message.members {
        writer.line()
        emit(oneof, to: &writer)
      }
      for name in message.nestedMessages {
        writer.line()
        emit(schema.messages[name]!, to: &writer)  // The reader lists only what it has read.
      }
      for name in message.nestedEnums {
        writer.line()
        emit(schema.enums[name]!, to: &writer)  // As above.
      }
    }
  }

  private func emit(_ oneof: SchemaOneof, to writer: inout CodeWriter) {
    writer.document(oneof.comment)
    writer.block("public enum \(oneof.swiftTypeName): Sendable, Hashable") { writer in
      for field in oneof.fields {
        writer.document(field.comment)
        writer.line("case \(field.swiftName)(\(elementType(field.type)))")
      }
    }
  }

  func emit(_ enumeration: SchemaEnum, to writer: inout CodeWriter) {
    writer.document(enumeration.comment)
    writer.line("///")
    writer.line("/// Open: a newer peer may send values that this build does not name.")
    writer.block("public enum \(enumeration.swiftBaseName): RawRepresentable, CaseIterable, Sendable, Hashable") {
      writer in
      for value in enumeration.values {
        writer.document(value.comment)
        writer.line("case \(value.swiftName)")
      }
      writer.line("/// A number that this build has no name for.")
      writer.line("case unrecognized(Int32)")
      writer.line()
      writer.line("/// The case of a number; numbers without a name give `unrecognized`.")
      writer.block("public init(rawValue: Int32)") { writer in
        writer.line("self =")
        writer.block("  switch rawValue") { writer in
          for value in enumeration.values { writer.line("case \(value.number): .\(value.swiftName)") }
          writer.line("default: .unrecognized(rawValue)")
        }
      }
      writer.line()
      writer.line("/// The number on the wire.")
      writer.block("public var rawValue: Int32") { writer in
        writer.block("switch self") { writer in
          for value in enumeration.values { writer.line("case .\(value.swiftName): \(value.number)") }
          writer.line("case .unrecognized(let number): number")
        }
      }
      writer.line()
      writer.line("/// The values that have a name.")
      writer.line("public static let allCases: [Self] = [")
      writer.line("  " + enumeration.values.map { ".\($0.swiftName)" }.joined(separator: ", "))
      writer.line("]")
    }
  }

  // MARK: Types

  func storedType(_ field: SchemaField) -> String {
    let element = elementType(field.type)
    if field.isRepeated { return "[\(element)]" }
    if case .message = field.type { return element + "?" }
    return element
  }

  func elementType(_ type: SchemaType) -> String {
    switch type {
    case .number(let name): name
    case .bool: "Bool"
    case .string: "String"
    case .bytes: "[UInt8]"
    // The reader refuses names outside the schema.
    case .enumeration(let name): schema.enums[name]!.swiftName
    case .message(let name): schema.messages[name]!.swiftName
    }
  }

  private func defaultValue(_ field: SchemaField) -> String {
    if field.isRepeated { return " = []" }
    switch field.type {
    case .number: return " = 0"
    case .bool: return " = false"
    case .string: return " = \"\""
    case .bytes: return " = []"
    case .enumeration(let name): return " = .\(schema.enums[name]!.values[0].swiftName)"  // proto3: 0 comes first.
    case .message: return ""
    }
  }
}
