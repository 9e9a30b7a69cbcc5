internal import CKeiyakuProto

/// Reads C structs as JSON, led by the schema. Their depth is bounded by the scan before, or by the JSON they are from.
struct DynamicReader {
  let schema: DynamicSchema

  typealias Field = DynamicSchema.Field

  func json(_ message: UnsafeRawPointer, _ type: DynamicSchema.Message) -> JSONValue {
    let tables = schema.tables.descriptor(type.index).pointee.fields
    var members: [JSONValue.Member] = []
    for (position, field) in type.fields.enumerated() {
      // There are as many tables as fields.
      let table = tables![position]
      guard let value = value(of: message, table, field) else { continue }
      members.append(JSONValue.Member(field.jsonName, field.isSecret ? .string("(redacted)") : value))
    }
    return .object(members)
  }

  /// The value of a field; nil where it is not set.
  private func value(of message: UnsafeRawPointer, _ table: ProtobufCFieldDescriptor, _ field: Field) -> JSONValue? {
    let quantifier = message + Int(table.quantifier_offset)
    let place = message + Int(table.offset)
    if field.isRepeated {
      let count = quantifier.load(as: Int.self)
      guard count > 0, let entries = place.load(as: UnsafeRawPointer?.self) else { return nil }
      let places = (0..<count).lazy.map { entries + $0 * field.type.stride }
      if case .message(let index) = field.type, case let type = schema.messagesByIndex[index], type.isMapEntry {
        return .object(places.compactMap { $0.load(as: UnsafeRawPointer?.self).map { entry($0, type) } })
      }
      return .array(places.map { element(field, at: $0) ?? .null })
    }
    if field.oneof != nil {
      guard quantifier.load(as: UInt32.self) == table.id else { return nil }
      return element(field, at: place)
    }
    return isDefault(field, at: place) ? nil : element(field, at: place)
  }

  /// A map's entry as a member: what stands for zero or empty in it is written out.
  private func entry(_ message: UnsafeRawPointer, _ type: DynamicSchema.Message) -> JSONValue.Member {
    let tables = schema.tables.descriptor(type.index).pointee.fields
    func value(_ number: Int32) -> JSONValue? {
      guard let position = type.fields.firstIndex(where: { $0.number == number }) else { return nil }
      // There are as many tables as fields.
      return element(type.fields[position], at: message + Int(tables![position].offset))
    }
    let key =
      switch value(1) {
      case .string(let key), .number(let key): key
      case .bool(let key): "\(key)"
      default: ""
      }
    return JSONValue.Member(key, value(2) ?? .object([]))
  }

  private func isDefault(_ field: Field, at place: UnsafeRawPointer) -> Bool {
    switch field.type {
    case .message: place.load(as: UnsafeRawPointer?.self) == nil
    case .string: CValue.string(place.load(as: UnsafePointer<CChar>?.self)).isEmpty
    case .bytes: place.load(as: ProtobufCBinaryData.self).len == 0
    default: UnsafeRawBufferPointer(start: place, count: field.type.stride).allSatisfy { $0 == 0 }
    }
  }

  private func element(_ field: Field, at place: UnsafeRawPointer) -> JSONValue? {
    switch field.type {
    case .int32, .sint32, .sfixed32: .number("\(place.load(as: Int32.self))")
    case .uint32, .fixed32: .number("\(place.load(as: UInt32.self))")
    // A number of JSON has 53 bits in most programs.
    case .int64, .sint64, .sfixed64: .string("\(place.load(as: Int64.self))")
    case .uint64, .fixed64: .string("\(place.load(as: UInt64.self))")
    case .float: number(place.load(as: Float.self))
    case .double: number(place.load(as: Double.self))
    case .bool: .bool(place.load(as: protobuf_c_boolean.self) != 0)
    case .enumeration(let name): enumeration(name, place.load(as: Int32.self))
    case .string: .string(CValue.string(place.load(as: UnsafePointer<CChar>?.self)))
    case .bytes: .string(Base64.text(CValue.bytes(place.load(as: ProtobufCBinaryData.self))))
    case .message(let index):
      place.load(as: UnsafeRawPointer?.self).map { json($0, schema.messagesByIndex[index]) }
    }
  }

  private func enumeration(_ name: String, _ number: Int32) -> JSONValue {
    guard let value = schema.enumerations[name]?.values.first(where: { $0.number == number }) else {
      return .number("\(number)")
    }
    return .string(value.name)
  }

  private func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible) -> JSONValue {
    value.isFinite ? .number(value.description) : .string(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
  }
}
