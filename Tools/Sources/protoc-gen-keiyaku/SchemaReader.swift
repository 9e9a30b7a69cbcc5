import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Turns descriptors into a `Schema` and refuses what the generated code could not hold to.
///
/// All faults are reported at once, each with file and line.
struct SchemaReader {
  /// Room in the duplicate check of the runtime's scan: MessageScan.fieldsPerMessageMax.
  static let fieldsPerMessageMax = 128
  /// The highest field number whose tag takes two bytes; see `ProtobufMessage.pack`.
  static let fieldNumberMax = 2047

  private var schema = Schema()
  private var faults: [String] = []
  private var locations: [String: String] = [:]

  static func read(_ files: [FileDescriptor]) throws -> Schema {
    var reader = SchemaReader()
    for file in files { reader.read(file) }
    reader.refuseUnknownTypes()
    reader.refuseRecursion()
    reader.refuseCollisions()
    guard reader.faults.isEmpty else { throw SchemaError(reader.faults) }
    return reader.schema
  }

  // MARK: Declarations

  private mutating func read(_ file: FileDescriptor) {
    if file.edition != .proto3 { faults.append("\(file.name):1: only proto3 is supported") }
    if !file.options.hasSwiftPrefix { faults.append("\(file.name):1: option swift_prefix is missing") }
    if !file.extensions.isEmpty { faults.append("\(file.name):1: extensions are not supported") }
    let prefix = file.options.swiftPrefix
    for message in file.messages { read(message, outer: "", prefix: prefix) }
    for enumeration in file.enums { read(enumeration, outer: "", prefix: prefix) }
    schema.files.append(
      SchemaFile(
        name: file.name, package: file.package, messages: file.messages.map(\.fullName),
        enums: file.enums.map(\.fullName), services: file.services.map { read($0, prefix: prefix) }))
  }

  private mutating func read(_ message: Descriptor, outer: String, prefix: String) {
    let comment = comment(message, "message \(message.name)")
    let baseName = prefix + message.name
    if message.fields.count > Self.fieldsPerMessageMax {
      fault(message, "message \(message.name) has more than \(Self.fieldsPerMessageMax) fields")
    }
    let fields = message.fields.map { (descriptor: $0, field: read($0)) }
    var members: [SchemaMember] = []
    var oneofs: Set<Int> = []
    for (descriptor, field) in fields {
      guard let oneof = descriptor.realContainingOneof else {
        members.append(.field(field))
        continue
      }
      guard oneofs.insert(oneof.index).inserted else { continue }
      let alternatives = fields.filter { $0.descriptor.realContainingOneof === oneof }.map(\.field)
      members.append(
        .oneof(
          SchemaOneof(
            name: oneof.name, comment: self.comment(oneof, "oneof \(oneof.name)"), fields: alternatives)))
    }
    for nested in message.messages { read(nested, outer: outer + baseName + ".", prefix: "") }
    for nested in message.enums { read(nested, outer: outer + baseName + ".", prefix: "") }
    locations[message.fullName] = location(message)
    schema.messages[message.fullName] = SchemaMessage(
      fullName: message.fullName, swiftName: outer + baseName, swiftBaseName: baseName, comment: comment,
      members: members, nestedMessages: message.messages.map(\.fullName), nestedEnums: message.enums.map(\.fullName))
  }

  private mutating func read(_ field: FieldDescriptor) -> SchemaField {
    let what = "field \(field.name)"
    // proto3 `optional` shows as a oneof that is not in the source.
    if field.containingOneof != nil, field.realContainingOneof == nil {
      fault(field, "\(what): proto3 optional is not supported by protoc-c; use a oneof")
    }
    if field.isMap { fault(field, "\(what): maps are not supported; use repeated entries") }
    // Encoding takes at most three times the memory of a message, and relies on tags of one or two bytes for that.
    if field.number > Self.fieldNumberMax {
      fault(field, "\(what): the number \(field.number) is above \(Self.fieldNumberMax), whose tag has two bytes")
    }
    let result = SchemaField(
      name: field.name, number: field.number, type: type(field), isRepeated: field.isRepeated,
      comment: comment(field, what))
    if field.isRepeated, result.entryLimit == nil { fault(field, "\(what): the comment lacks 'At most N entries.'") }
    switch result.type {
    case .string, .bytes:
      if result.byteLimit == nil { fault(field, "\(what): the comment lacks 'At most N bytes.'") }
    default:
      if result.isSecret { fault(field, "\(what): only strings and bytes can be secret") }
    }
    return result
  }

  private mutating func type(_ field: FieldDescriptor) -> SchemaType {
    switch field.type {
    case .int32, .sint32, .sfixed32: return .number("Int32")
    case .int64, .sint64, .sfixed64: return .number("Int64")
    case .uint32, .fixed32: return .number("UInt32")
    case .uint64, .fixed64: return .number("UInt64")
    case .float: return .number("Float")
    case .double: return .number("Double")
    case .bool: return .bool
    case .string: return .string
    case .bytes: return .bytes
    case .enum: return .enumeration(field.enumType.fullName)
    case .message: return .message(field.messageType.fullName)
    case .group:
      fault(field, "field \(field.name): groups are not supported")
      return .bool
    }
  }

  private mutating func read(_ enumeration: EnumDescriptor, outer: String, prefix: String) {
    let valuePrefix = Naming.enumValuePrefix(enumeration.name)
    var values: [SchemaEnumValue] = []
    for value in enumeration.values {
      let what = "value \(value.name)"
      if !value.name.hasPrefix(valuePrefix) { fault(value, "\(what): the name does not begin with \(valuePrefix)") }
      if value.number < 0 { fault(value, "\(what): negative values are not supported") }
      if values.contains(where: { $0.number == value.number }) { fault(value, "\(what): aliases are not supported") }
      let stripped = value.name.hasPrefix(valuePrefix) ? String(value.name.dropFirst(valuePrefix.count)) : value.name
      values.append(
        SchemaEnumValue(
          name: value.name, swiftName: Naming.escaped(Naming.lowerCamel(stripped)), number: value.number,
          comment: comment(value, what)))
    }
    let baseName = prefix + enumeration.name
    schema.enums[enumeration.fullName] = SchemaEnum(
      fullName: enumeration.fullName, swiftName: outer + baseName, swiftBaseName: baseName,
      comment: comment(enumeration, "enum \(enumeration.name)"), values: values)
  }

  private mutating func read(_ service: ServiceDescriptor, prefix: String) -> SchemaService {
    var methods: [SchemaMethod] = []
    for method in service.methods {
      let kind: SchemaMethod.Kind =
        switch (method.clientStreaming, method.serverStreaming) {
        case (false, false): .unary
        case (false, true): .serverStreaming
        case (true, false): .clientStreaming
        case (true, true): .bidirectional
        }
      methods.append(
        SchemaMethod(
          fullName: "\(service.fullName)/\(method.name)",
          swiftName: Naming.escaped(Naming.lowerFirst(method.name)), comment: comment(method, "method \(method.name)"),
          kind: kind, isRead: method.options.idempotencyLevel == .noSideEffects, request: method.inputType.fullName,
          reply: method.outputType.fullName, location: location(method)))
    }
    return SchemaService(
      fullName: service.fullName, swiftName: prefix + service.name,
      comment: comment(service, "service \(service.name)"), methods: methods)
  }

  // MARK: Rules over the whole schema

  /// Imports of files that are not part of the run: well-known types, options.
  private mutating func refuseUnknownTypes() {
    for message in schema.messages.values.sorted(by: { $0.fullName < $1.fullName }) {
      for field in message.allFields {
        let name: String? =
          switch field.type {
          case .message(let name): schema.messages[name] == nil ? name : nil
          case .enumeration(let name): schema.enums[name] == nil ? name : nil
          default: nil
          }
        guard let name else { continue }
        faults.append("\(locations[message.fullName] ?? "?"): field \(field.name): \(name) is not part of this schema")
      }
    }
  }

  /// Value types cannot hold themselves, and the runtime relies on a bounded depth.
  private mutating func refuseRecursion() {
    guard faults.isEmpty else { return }
    enum State { case active, done }
    var states: [String: State] = [:]
    func visit(_ name: String) -> [String] {
      switch states[name] {
      case .done?: return []
      case .active?: return ["\(locations[name] ?? "?"): message \(name) contains itself; recursion is not supported"]
      case nil: break
      }
      states[name] = .active
      let found = schema.messages[name]!.allFields.flatMap { field in  // Unknown names were refused above.
        if case .message(let inner) = field.type { visit(inner) } else { [String]() }
      }
      states[name] = .done
      return found
    }
    faults += schema.messages.keys.sorted().flatMap(visit)
  }

  /// A request names its method by hash, and a Swift type has one name.
  private mutating func refuseCollisions() {
    var methods: [UInt32: String] = [:]
    for method in schema.files.flatMap(\.services).flatMap(\.methods) {
      if let other = methods.updateValue(method.fullName, forKey: method.id) {
        faults.append("\(method.location): \(method.fullName) and \(other) have the same id; rename one")
      }
    }
    var names: [String: String] = [:]
    let types =
      schema.messages.values.map { ($0.swiftName, $0.fullName) }
      + schema.enums.values.map { ($0.swiftName, $0.fullName) }
    for (swiftName, fullName) in types.sorted(by: { $0.1 < $1.1 }) {
      if let other = names.updateValue(fullName, forKey: swiftName) {
        faults.append("\(locations[fullName] ?? "?"): \(fullName) and \(other) are both named \(swiftName) in Swift")
      }
    }
  }

  // MARK: Source locations

  private mutating func comment(
    _ element: some ProvidesLocationPath & ProvidesSourceCodeLocation, _ what: String
  ) -> ProtoComment {
    let source = element.sourceCodeInfoLocation
    let leading = source?.leadingComments ?? ""
    let comment = ProtoComment(leading.isEmpty ? source?.trailingComments ?? "" : leading)
    if comment.isEmpty { fault(element, "\(what) has no comment") }
    return comment
  }

  private mutating func fault(_ element: some ProvidesLocationPath & ProvidesSourceCodeLocation, _ text: String) {
    faults.append("\(location(element)): \(text)")
  }

  private func location(_ element: some ProvidesLocationPath & ProvidesSourceCodeLocation) -> String {
    // Every declaration belongs to a file; lines are counted from 0 in descriptors.
    "\(element.file.name):\((element.sourceCodeInfoLocation?.span.first ?? 0) + 1)"
  }
}
