/// What the proto files say, in the terms that the emitters need.
struct Schema {
  var files: [SchemaFile] = []
  /// By full name; the emitters look up what fields name.
  var messages: [String: SchemaMessage] = [:]
  var enums: [String: SchemaEnum] = [:]

  /// Messages of a file, outer before inner, in order of declaration.
  func allMessages(of file: SchemaFile) -> [SchemaMessage] {
    func flatten(_ names: [String]) -> [SchemaMessage] {
      names.flatMap { name in
        let message = messages[name]!  // Filled by the reader for every name that it lists.
        return [message] + flatten(message.nestedMessages)
      }
    }
    return flatten(file.messages)
  }

  /// Whether `test` holds for a message or any that it reaches. The reader has refused recursion.
  func reaches(_ message: SchemaMessage, where test: (SchemaMessage) -> Bool) -> Bool {
    test(message)
      || message.allFields.contains { field in
        guard case .message(let name) = field.type else { return false }
        return reaches(messages[name]!, where: test)  // Every message type of a field is in the schema.
      }
  }
}

struct SchemaFile {
  let name: String
  let package: String
  let messages: [String]
  let enums: [String]
  let services: [SchemaService]

  /// Base of the names of generated Swift files: `keiyaku/v1/customers.proto` → `KeiyakuV1Customers`.
  var swiftBaseName: String {
    name.dropLast(".proto".count).split(separator: "/").map { Naming.upperCamel(String($0)) }.joined()
  }
}

struct SchemaMessage {
  let fullName: String
  /// As written in Swift from outside, such as `Credential`.
  let swiftName: String
  /// As written in Swift where it is declared.
  let swiftBaseName: String
  let comment: ProtoComment
  let members: [SchemaMember]
  let nestedMessages: [String]
  let nestedEnums: [String]

  var allFields: [SchemaField] {
    members.flatMap { member in
      switch member {
      case .field(let field): [field]
      case .oneof(let oneof): oneof.fields
      }
    }
  }

  var cStruct: String { CNaming.type(fullName) }
  var cPrefix: String { CNaming.function(fullName) }
  /// Name of the accessor in the umbrella header that returns the descriptor.
  var cDescriptorAccessor: String { cPrefix + "__message_descriptor" }

  /// Whether it says how to carry a mutation out.
  var isMutationRequest: Bool {
    members.contains { member in
      guard case .field(let field) = member, case .message(let type) = field.type else { return false }
      return field.name == "options" && !field.isRepeated && type.hasSuffix(".MutationOptions")
    }
  }
}

enum SchemaMember {
  case field(SchemaField)
  case oneof(SchemaOneof)
}

struct SchemaOneof {
  let name: String
  let comment: ProtoComment
  let fields: [SchemaField]

  var swiftName: String { Naming.escaped(Naming.lowerCamel(name)) }
  var swiftTypeName: String { Naming.upperCamel(name) }
  var cCaseField: String { CNaming.field(name) + "_case" }
}

enum SchemaType {
  /// A Swift number type of the same layout as the C type.
  case number(String)
  case bool
  case string
  case bytes
  case enumeration(String)
  case message(String)
}

struct SchemaField {
  let name: String
  let number: Int32
  let type: SchemaType
  let isRepeated: Bool
  let comment: ProtoComment

  var swiftName: String { Naming.escaped(Naming.lowerCamel(name)) }
  var cName: String { CNaming.field(name) }
  var isSecret: Bool { comment.isSecret }

  /// Limit of a text or byte string, in bytes.
  var byteLimit: Int? {
    switch type {
    case .string, .bytes: comment.byteLimit
    default: nil
    }
  }

  /// Limit of a repeated field, in entries.
  var entryLimit: Int? {
    isRepeated ? comment.entryLimit : nil
  }
}

struct SchemaEnum {
  let fullName: String
  let swiftName: String
  let swiftBaseName: String
  let comment: ProtoComment
  let values: [SchemaEnumValue]

  var cType: String { CNaming.type(fullName) }
}

struct SchemaEnumValue {
  let name: String
  let swiftName: String
  let number: Int32
  let comment: ProtoComment
}

struct SchemaService {
  let fullName: String
  let swiftName: String
  let comment: ProtoComment
  let methods: [SchemaMethod]

  var protocolName: String { swiftName + "Protocol" }
  var methodsName: String { swiftName + "Methods" }
  var clientName: String { swiftName + "Client" }
}

struct SchemaMethod {
  enum Kind: String {
    case unary, serverStreaming, clientStreaming, bidirectional
  }

  let fullName: String
  let swiftName: String
  let comment: ProtoComment
  let kind: Kind
  let isRead: Bool
  /// Full names of the messages.
  let request: String
  let reply: String
  let location: String

  var isBlocking: Bool { comment.isBlocking }
  /// FNV-1a (32 bits) of the full name.
  var id: UInt32 {
    fullName.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

/// A file to be written.
struct GeneratedFile {
  let name: String
  let contents: String
}

/// What is wrong with the schema, one line each with file and line.
struct SchemaError: Error, CustomStringConvertible {
  let messages: [String]

  init(_ messages: [String]) {
    self.messages = messages
  }

  var description: String { messages.joined(separator: "\n") }
}
