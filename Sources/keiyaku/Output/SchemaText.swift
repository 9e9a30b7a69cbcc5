import KeiyakuMessages

/// A declaration of a schema, as `keiyaku describe` shows it.
enum SchemaSymbol {
  case service(DynamicSchema.Service)
  case method(DynamicSchema.Method)
  case message(DynamicSchema.Message)
  case enumeration(DynamicSchema.Enumeration)

  var kind: String {
    switch self {
    case .service: "service"
    case .method: "method"
    case .message: "message"
    case .enumeration: "enum"
    }
  }

  var name: String {
    switch self {
    case .service(let service): service.name
    case .method(let method): method.name
    case .message(let message): message.name
    case .enumeration(let enumeration): enumeration.name
    }
  }

  private var comment: String {
    switch self {
    case .service(let service): service.comment
    case .method(let method): method.comment
    case .message(let message): message.comment
    case .enumeration(let enumeration): enumeration.comment
    }
  }

  /// The first line of the comment.
  var summary: String { comment.split(separator: "\n").first.map(String.init) ?? "" }

  /// The declaration as a .proto file has it, with full names.
  var text: String {
    var lines = Self.comment(comment, "")
    switch self {
    case .service(let service):
      lines.append("service \(service.name) {")
      for method in service.methods { lines += Self.block(method.comment, method.line, "  ") }
      lines.append("}")
    case .method(let method):
      lines.append("rpc \(method.name.split(separator: "/").last ?? "")\(method.signature);")
    case .message(let message):
      lines.append("message \(message.name) {")
      lines += Self.lines(of: message.fields)
      lines.append("}")
    case .enumeration(let enumeration):
      lines.append("enum \(enumeration.name) {")
      for value in enumeration.values { lines += Self.block(value.comment, "\(value.name) = \(value.number);", "  ") }
      lines.append("}")
    }
    return lines.map { Table.oneLine($0) + "\n" }.joined()
  }

  /// Fields by number, the members of a oneof together.
  private static func lines(of fields: [DynamicSchema.Field]) -> [String] {
    var lines: [String] = []
    var shown: Set<String> = []
    for field in fields {
      guard let oneof = field.oneof else {
        lines += block(field.comment, field.line, "  ")
        continue
      }
      guard shown.insert(oneof).inserted else { continue }
      lines.append("  oneof \(oneof) {")
      for member in fields where member.oneof == oneof { lines += block(member.comment, member.line, "    ") }
      lines.append("  }")
    }
    return lines
  }

  private static func block(_ comment: String, _ line: String, _ indentation: String) -> [String] {
    self.comment(comment, indentation) + [indentation + line]
  }

  private static func comment(_ comment: String, _ indentation: String) -> [String] {
    comment.isEmpty
      ? [] : comment.split(separator: "\n", omittingEmptySubsequences: false).map { "\(indentation)// \($0)" }
  }

  /// The declaration for programs.
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", .string(kind)), .init("name", .string(name)), .init("comment", .string(comment)),
    ]
    switch self {
    case .service(let service):
      members.append(.init("methods", .array(service.methods.map { SchemaSymbol.method($0).json })))
    case .method(let method):
      members += [
        .init("number", .number("\(method.number)")), .init("shape", .string(method.kind.text)),
        .init("reads", .bool(method.isRead)), .init("request", .string(method.request)),
        .init("reply", .string(method.reply)),
      ]
    case .message(let message):
      members.append(.init("fields", .array(message.fields.map(\.json))))
    case .enumeration(let enumeration):
      let values = enumeration.values.map { value in
        JSONValue.object([
          .init("name", .string(value.name)), .init("number", .number("\(value.number)")),
          .init("comment", .string(value.comment)),
        ])
      }
      members.append(.init("values", .array(values)))
    }
    return .object(members)
  }
}

extension DynamicSchema {
  /// The declarations that a name means, the full name or the end of one; without a name all, by kind and name.
  func symbols(named name: String?) -> [SchemaSymbol] {
    let messages = messages.values.filter { !$0.isMapEntry }.sorted { $0.name < $1.name }
    let enumerations = enumerations.values.sorted { $0.name < $1.name }
    let all =
      services.map(SchemaSymbol.service) + methods.map(SchemaSymbol.method) + messages.map(SchemaSymbol.message)
      + enumerations.map(SchemaSymbol.enumeration)
    guard let name else { return all }
    let wanted = name.replacing("/", with: ".").lowercased()
    func comparable(_ symbol: SchemaSymbol) -> String { symbol.name.replacing("/", with: ".").lowercased() }
    let exact = all.filter { comparable($0) == wanted }
    return exact.isEmpty ? all.filter { comparable($0).hasSuffix("." + wanted) } : exact
  }
}

extension DynamicSchema.Method {
  fileprivate var line: String { "rpc \(name.split(separator: "/").last ?? "")\(signature);" }

  fileprivate var signature: String {
    let sends = kind == .clientStreaming || kind == .bidirectional ? "stream " : ""
    let answers = kind == .serverStreaming || kind == .bidirectional ? "stream " : ""
    return "(\(sends)\(request)) returns (\(answers)\(reply))"
  }
}

extension DynamicSchema.Field {
  fileprivate var line: String { "\(isRepeated ? "repeated " : "")\(typeName) \(name) = \(number);" }

  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("jsonName", .string(jsonName)), .init("number", .number("\(number)")),
      .init("type", .string(typeName)), .init("repeated", .bool(isRepeated)),
    ]
    if let oneof { members.append(.init("oneof", .string(oneof))) }
    members.append(.init("comment", .string(comment)))
    return .object(members)
  }
}

extension MethodKind {
  /// In words.
  var text: String {
    switch self {
    case .unary: "unary"
    case .serverStreaming: "server-streaming"
    case .clientStreaming: "client-streaming"
    case .bidirectional: "bidirectional"
    }
  }
}

extension MethodShape {
  /// In words.
  var text: String {
    switch self {
    case .unary: MethodKind.unary.text
    case .serverStreaming: MethodKind.serverStreaming.text
    case .clientStreaming: MethodKind.clientStreaming.text
    case .bidirectional: MethodKind.bidirectional.text
    case .unspecified, .unrecognized: "unknown"
    }
  }
}
