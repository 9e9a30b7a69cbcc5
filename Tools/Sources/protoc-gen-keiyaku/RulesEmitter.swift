/// Emits the check of the limits that stand in the comments.
struct LimitsEmitter {
  let schema: Schema

  func emit(_ message: SchemaMessage, to writer: inout CodeWriter) {
    guard hasLimits(message) else { return }
    writer.line()
    writer.block("extension \(message.swiftName)") { writer in
      writer.line("/// The first field that is larger than the limit in its comment.")
      writer.block("public func firstLimitViolation() -> FieldLimitViolation?") { writer in
        for member in message.members {
          switch member {
          case .field(let field): check(field, to: &writer)
          case .oneof(let oneof): check(oneof, to: &writer)
          }
        }
        writer.line("return nil")
      }
    }
  }

  private func hasLimits(_ message: SchemaMessage) -> Bool {
    schema.reaches(message) { $0.allFields.contains { $0.byteLimit != nil || $0.entryLimit != nil } }
  }

  private func check(_ field: SchemaField, to writer: inout CodeWriter) {
    let name = "self.\(field.swiftName)"
    guard field.isRepeated else {
      if case .message(let type) = field.type {
        guard hasLimits(schema.messages[type]!) else { return }  // The reader refuses names outside the schema.
        writer.line(
          "if let violation = \(name)?.firstLimitViolation() { return violation.within(\"\(field.name)\") }")
      } else if let limit = field.byteLimit {
        refuse(size(field.type, name), over: limit, "bytes", path: field.name, to: &writer)
      }
      return
    }
    if let limit = field.entryLimit { refuse("\(name).count", over: limit, "entries", path: field.name, to: &writer) }
    switch field.type {
    case .message(let type) where hasLimits(schema.messages[type]!):  // As above.
      writer.block("for (index, value) in \(name).enumerated()") { writer in
        writer.line(
          "if let violation = value.firstLimitViolation() { return violation.within(\"\(field.name)[\\(index)]\") }")
      }
    case .string, .bytes:
      guard let limit = field.byteLimit else { return }
      writer.block("for (index, value) in \(name).enumerated()") { writer in
        refuse(size(field.type, "value"), over: limit, "bytes", path: "\(field.name)[\\(index)]", to: &writer)
      }
    default: break
    }
  }

  private func check(_ oneof: SchemaOneof, to writer: inout CodeWriter) {
    let checked = oneof.fields.filter { field in
      if case .message(let type) = field.type { return hasLimits(schema.messages[type]!) }  // As above.
      return field.byteLimit != nil
    }
    guard !checked.isEmpty else { return }
    writer.block("switch self.\(oneof.swiftName)") { writer in
      for field in checked {
        writer.line("case .\(field.swiftName)(let value)?:")
        writer.indented { writer in
          if let limit = field.byteLimit {
            refuse(size(field.type, "value"), over: limit, "bytes", path: field.name, to: &writer)
          } else {
            writer.line(
              "if let violation = value.firstLimitViolation() { return violation.within(\"\(field.name)\") }")
          }
        }
      }
      writer.line(checked.count == oneof.fields.count ? "case nil: break" : "default: break")
    }
  }

  private func refuse(_ size: String, over limit: Int, _ unit: String, path: String, to writer: inout CodeWriter) {
    writer.block("if \(size) > \(limit)") { writer in
      writer.line("return FieldLimitViolation(path: \"\(path)\", limit: \(limit), size: \(size), unit: .\(unit))")
    }
  }

  private func size(_ type: SchemaType, _ value: String) -> String {
    if case .string = type { "\(value).utf8.count" } else { "\(value).count" }
  }
}

/// Emits what keeps secrets out of fingerprints, descriptions and dumps.
struct SecretsEmitter {
  let schema: Schema

  func emit(_ message: SchemaMessage, to writer: inout CodeWriter) {
    guard reachesSecrets(message) else { return }
    writer.line()
    writer.block("extension \(message.swiftName)") { writer in
      writer.line("/// The same message with every secret field emptied.")
      writer.block("public func removingSecrets() -> Self") { writer in
        writer.line("var copy = self")
        for member in message.members {
          switch member {
          case .field(let field): remove(field, to: &writer)
          case .oneof(let oneof): remove(oneof, to: &writer)
          }
        }
        writer.line("return copy")
      }
    }
    guard message.allFields.contains(where: \.isSecret) else { return }
    hideFromMirrors(message.swiftName, to: &writer)
    for case .oneof(let oneof) in message.members where oneof.fields.contains(where: \.isSecret) {
      let name = "\(message.swiftName).\(oneof.swiftTypeName)"
      hideFromMirrors(name, to: &writer)
      describe(oneof, name: name, to: &writer)
    }
  }

  private func reachesSecrets(_ message: SchemaMessage) -> Bool {
    schema.reaches(message) { $0.allFields.contains(where: \.isSecret) }
  }

  private func reachesSecrets(_ field: SchemaField) -> Bool {
    guard case .message(let type) = field.type else { return field.isSecret }
    return reachesSecrets(schema.messages[type]!)  // The reader refuses names outside the schema.
  }

  private func remove(_ field: SchemaField, to writer: inout CodeWriter) {
    guard reachesSecrets(field) else { return }
    switch (field.type, field.isRepeated) {
    case (.message, true): writer.line("copy.\(field.swiftName) = self.\(field.swiftName).map { $0.removingSecrets() }")
    case (.message, false): writer.line("copy.\(field.swiftName) = self.\(field.swiftName)?.removingSecrets()")
    case (.string, false): writer.line("copy.\(field.swiftName) = \"\"")
    default: writer.line("copy.\(field.swiftName) = []")
    }
  }

  private func remove(_ oneof: SchemaOneof, to writer: inout CodeWriter) {
    let secrets = oneof.fields.filter(reachesSecrets)
    guard !secrets.isEmpty else { return }
    writer.block("switch self.\(oneof.swiftName)") { writer in
      for field in secrets {
        switch field.type {
        case .message:
          writer.line("case .\(field.swiftName)(let value)?:")
          writer.line("  copy.\(oneof.swiftName) = .\(field.swiftName)(value.removingSecrets())")
        case .string: writer.line("case .\(field.swiftName)?: copy.\(oneof.swiftName) = .\(field.swiftName)(\"\")")
        default: writer.line("case .\(field.swiftName)?: copy.\(oneof.swiftName) = .\(field.swiftName)([])")
        }
      }
      writer.line(secrets.count == oneof.fields.count ? "case nil: break" : "default: break")
    }
  }

  private func hideFromMirrors(_ type: String, to writer: inout CodeWriter) {
    writer.line()
    writer.block("extension \(type): CustomReflectable") { writer in
      writer.line("/// Without children: a dump would show a secret.")
      writer.line("public var customMirror: Mirror { Mirror(self, children: []) }")
    }
  }

  private func describe(_ oneof: SchemaOneof, name: String, to writer: inout CodeWriter) {
    writer.line()
    writer.block("extension \(name): CustomStringConvertible, CustomDebugStringConvertible") { writer in
      writer.line("/// The case, its value redacted.")
      writer.block("public var description: String") { writer in
        writer.block("switch self") { writer in
          for field in oneof.fields {
            writer.line("case .\(field.swiftName): \"\(Naming.lowerCamel(field.name))(redacted)\"")
          }
        }
      }
      writer.line()
      writer.line("/// The case, its value redacted.")
      writer.line("public var debugDescription: String { description }")
    }
  }
}

/// Emits assignment by path, for update masks, in specs and the messages that they hold.
struct MaskEmitter {
  let schema: Schema

  func emit(_ message: SchemaMessage, to writer: inout CodeWriter) {
    guard isReachedFromSpec(message) else { return }
    writer.line()
    writer.block("extension \(message.swiftName)") { writer in
      writer.line("/// Every path that `assign` knows.")
      writer.line("public static let maskPaths: [String] = [")
      writer.indented { writer in
        for path in maskPaths(of: message) { writer.line("\"\(path)\",") }
      }
      writer.line("]")
      writer.line()
      writer.line("/// Sets one field from another message.")
      writer.line("/// - Parameters:")
      writer.line("///   - path: A proto field name, dotted into submessages, such as `contact.email`.")
      writer.line("///   - other: Where the new value comes from; a field that is not set there is cleared.")
      writer.line("/// - Returns: False if there is no such field.")
      writer.block("public mutating func assign(path: String, from other: Self) -> Bool") { writer in
        let singular = message.members.compactMap { member -> SchemaField? in
          guard case .field(let field) = member, !field.isRepeated, case .message = field.type else { return nil }
          return field
        }
        writer.block("switch path") { writer in
          for member in message.members {
            switch member {
            case .field(let field):
              writer.line("case \"\(field.name)\": self.\(field.swiftName) = other.\(field.swiftName)")
            case .oneof(let oneof):
              for field in oneof.fields { assign(field, of: oneof, to: &writer) }
            }
          }
          writer.line("default:")
          writer.indented { writer in
            for field in singular { descend(field, to: &writer) }
            writer.line("return false")
          }
        }
        writer.line("return true")
      }
    }
  }

  /// Paths of all fields, those of singular submessages behind their own.
  private func maskPaths(of message: SchemaMessage) -> [String] {
    message.members.flatMap { member -> [String] in
      switch member {
      case .oneof(let oneof): return oneof.fields.map(\.name)
      case .field(let field):
        guard !field.isRepeated, case .message(let type) = field.type else { return [field.name] }
        let inner = schema.messages[type]!  // The reader refuses names outside the schema.
        return [field.name] + maskPaths(of: inner).map { "\(field.name).\($0)" }
      }
    }
  }

  private func isReachedFromSpec(_ message: SchemaMessage) -> Bool {
    schema.messages.values.contains { spec in
      spec.fullName.hasSuffix("Spec") && reachesBySingularFields(spec, message)
    }
  }

  private func reachesBySingularFields(_ from: SchemaMessage, _ target: SchemaMessage) -> Bool {
    from.fullName == target.fullName
      || from.members.contains { member in
        guard case .field(let field) = member, !field.isRepeated, case .message(let type) = field.type else {
          return false
        }
        return reachesBySingularFields(schema.messages[type]!, target)  // The reader refuses names outside the schema.
      }
  }

  private func assign(_ field: SchemaField, of oneof: SchemaOneof, to writer: inout CodeWriter) {
    writer.line("case \"\(field.name)\":")
    writer.indented { writer in
      writer.block("if case .\(field.swiftName)? = other.\(oneof.swiftName)") { writer in
        writer.line("self.\(oneof.swiftName) = other.\(oneof.swiftName)")
      }
      writer.block("else if case .\(field.swiftName)? = self.\(oneof.swiftName)") { writer in
        writer.line("self.\(oneof.swiftName) = nil")
      }
    }
  }

  /// An absent submessage counts as an empty one, and is not created by assigning emptiness.
  private func descend(_ field: SchemaField, to writer: inout CodeWriter) {
    guard case .message(let type) = field.type else { return }
    let name = schema.messages[type]!.swiftName  // The reader refuses names outside the schema.
    writer.block("if path.hasPrefix(\"\(field.name).\")") { writer in
      writer.line("var inner = self.\(field.swiftName) ?? \(name)()")
      writer.line("let rest = String(path.dropFirst(\(field.name.count + 1)))")
      writer.block(
        "guard inner.assign(path: rest, from: other.\(field.swiftName) ?? \(name)()) else"
      ) { $0.line("return false") }
      writer.block("if self.\(field.swiftName) != nil || other.\(field.swiftName) != nil") { writer in
        writer.line("self.\(field.swiftName) = inner")
      }
      writer.line("return true")
    }
  }
}
