internal import CKeiyakuProto

/// Fills C structs from JSON, led by the schema.
struct DynamicFiller {
  let schema: DynamicSchema
  let arena: MessageArena

  typealias Field = DynamicSchema.Field

  /// A struct of a message's type with what an object says.
  func message(
    _ json: JSONValue, _ type: DynamicSchema.Message, path: String, depth: Int
  ) throws(JSONMismatch) -> UnsafeMutableRawPointer {
    guard case .object(let members) = json else {
      throw JSONMismatch(path, "is \(json.kind); an object with the fields of \(type.name) is expected")
    }
    guard depth <= MessageScan.depthMax else { throw JSONMismatch(path, "is nested deeper than messages may be") }
    let descriptor = schema.tables.descriptor(type.index)
    let message = arena.allocate(byteCount: descriptor.pointee.sizeof_message)
    message.initializeMemory(as: UInt8.self, repeating: 0, count: descriptor.pointee.sizeof_message)
    message.assumingMemoryBound(to: ProtobufCMessage.self).pointee.descriptor = descriptor
    var seen: [String: String] = [:]
    for member in members {
      guard let position = type.fields.firstIndex(where: { $0.jsonName == member.name || $0.name == member.name })
      else {
        throw unknown(member.name, in: type, path)
      }
      let field = type.fields[position]
      let place = path.isEmpty ? field.name : "\(path).\(field.name)"
      if case .null = member.value { continue }
      if let first = seen.updateValue(field.name, forKey: field.oneof ?? field.name) {
        throw JSONMismatch(
          place, first == field.name ? "is there twice" : "stands beside \(first); give one of \(field.oneof ?? "")")
      }
      try fill(message, descriptor.pointee.fields[position], field, member.value, place, depth)
    }
    return message
  }

  private func unknown(_ name: String, in type: DynamicSchema.Message, _ path: String) -> JSONMismatch {
    let known = type.fields.isEmpty ? "it has none" : "it has " + type.fields.map(\.name).joined(separator: ", ")
    return JSONMismatch(path.isEmpty ? name : "\(path).\(name)", "is no field of \(type.name); \(known)")
  }

  private func fill(
    _ message: UnsafeMutableRawPointer, _ table: ProtobufCFieldDescriptor, _ field: Field, _ json: JSONValue,
    _ path: String, _ depth: Int
  ) throws(JSONMismatch) {
    let quantifier = message + Int(table.quantifier_offset)
    let value = message + Int(table.offset)
    guard field.isRepeated else {
      if field.oneof != nil { quantifier.storeBytes(of: table.id, as: UInt32.self) }
      return try store(json, field, at: value, path, depth)
    }
    let elements: [(path: String, value: JSONValue)]
    if case .message(let index) = field.type, schema.messagesByIndex[index].isMapEntry {
      guard case .object(let members) = json else { throw JSONMismatch(path, "is \(json.kind); an object is expected") }
      // A map is a list of entries; keys of any type are texts in JSON.
      elements = members.map { member in
        ("\(path)[\(member.name)]", .object([.init("key", .string(member.name)), .init("value", member.value)]))
      }
    } else {
      guard case .array(let values) = json else { throw JSONMismatch(path, "is \(json.kind); a list is expected") }
      elements = values.enumerated().map { ("\(path)[\($0.offset)]", $0.element) }
    }
    guard !elements.isEmpty else { return }
    let stride = field.type.stride
    let entries = arena.allocate(byteCount: stride * elements.count)
    entries.initializeMemory(as: UInt8.self, repeating: 0, count: stride * elements.count)
    for (position, element) in elements.enumerated() {
      try store(element.value, field, at: entries + position * stride, element.path, depth)
    }
    quantifier.storeBytes(of: elements.count, as: Int.self)
    value.storeBytes(of: entries, as: UnsafeMutableRawPointer.self)
  }

  private func store(
    _ json: JSONValue, _ field: Field, at place: UnsafeMutableRawPointer, _ path: String, _ depth: Int
  ) throws(JSONMismatch) {
    switch field.type {
    case .int32, .sint32, .sfixed32: place.storeBytes(of: try integer(json, path, Int32.self), as: Int32.self)
    case .int64, .sint64, .sfixed64: place.storeBytes(of: try integer(json, path, Int64.self), as: Int64.self)
    case .uint32, .fixed32: place.storeBytes(of: try integer(json, path, UInt32.self), as: UInt32.self)
    case .uint64, .fixed64: place.storeBytes(of: try integer(json, path, UInt64.self), as: UInt64.self)
    case .float: place.storeBytes(of: Float(try number(json, path)), as: Float.self)
    case .double: place.storeBytes(of: try number(json, path), as: Double.self)
    case .bool: place.storeBytes(of: try boolean(json, path) ? 1 : 0, as: protobuf_c_boolean.self)
    case .enumeration(let name): place.storeBytes(of: try enumeration(json, name, path), as: Int32.self)
    case .string:
      guard case .string(let text) = json else { throw JSONMismatch(path, "is \(json.kind); a text is expected") }
      guard !text.utf8.contains(0) else { throw JSONMismatch(path, "has a NUL, which no text may") }
      place.storeBytes(of: arena.text(text), as: UnsafeMutablePointer<CChar>.self)
    case .bytes:
      guard case .string(let text) = json, let bytes = Base64.bytes(text) else {
        throw JSONMismatch(path, "is no byte string; a text in base64 is expected")
      }
      place.storeBytes(of: arena.bytes(bytes), as: ProtobufCBinaryData.self)
    case .message(let index):
      let message = try message(json, schema.messagesByIndex[index], path: path, depth: depth + 1)
      place.storeBytes(of: message, as: UnsafeMutableRawPointer.self)
    }
  }

  // MARK: Values

  private func integer<Integer: FixedWidthInteger>(
    _ json: JSONValue, _ path: String, _ type: Integer.Type
  ) throws(JSONMismatch) -> Integer {
    let digits: String
    switch json {
    case .number(let text), .string(let text): digits = text
    default: throw JSONMismatch(path, "is \(json.kind); a whole number is expected")
    }
    if let value = Integer(digits) { return value }
    // 1e3 and 2.0 are whole numbers too.
    if digits.contains(where: { ".eE".contains($0) }), let value = Double(digits), let whole = Integer(exactly: value) {
      return whole
    }
    throw JSONMismatch(path, "is no whole number from \(Integer.min) to \(Integer.max)")
  }

  private func number(_ json: JSONValue, _ path: String) throws(JSONMismatch) -> Double {
    switch json {
    case .number(let text): if let value = Double(text) { return value }
    case .string("NaN"): return .nan
    case .string("Infinity"): return .infinity
    case .string("-Infinity"): return -.infinity
    case .string(let text):
      if let value = Double(text), value.isFinite { return value }
    default: break
    }
    throw JSONMismatch(path, "is \(json.kind); a number is expected, or \"NaN\", \"Infinity\", \"-Infinity\"")
  }

  private func boolean(_ json: JSONValue, _ path: String) throws(JSONMismatch) -> Bool {
    switch json {
    case .bool(let value): return value
    // Keys of maps.
    case .string("true"): return true
    case .string("false"): return false
    default: throw JSONMismatch(path, "is \(json.kind); true or false is expected")
    }
  }

  private func enumeration(_ json: JSONValue, _ name: String, _ path: String) throws(JSONMismatch) -> Int32 {
    let values = schema.enumerations[name]?.values ?? []
    if case .number = json { return try integer(json, path, Int32.self) }
    if case .string(let wanted) = json, let value = values.first(where: { $0.name == wanted }) { return value.number }
    throw JSONMismatch(path, "is no \(name); give one of \(values.map(\.name).joined(separator: ", "))")
  }
}
