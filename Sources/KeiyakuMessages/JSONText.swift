internal import CKeiyakuProto

extension ProtobufMessage {
  /// The message in the JSON form of proto3, with the field names of the proto files.
  ///
  /// 64-bit integers are JSON numbers, enum values their names, byte strings base64. Secret fields that are set read
  /// "(redacted)".
  /// - Parameters:
  ///   - pretty: Over several lines, indented by two spaces.
  ///   - includeDefaults: Also write numbers, texts and lists that are zero or empty.
  ///   - revealSecrets: Write secret fields as they are: for whoever has asked for them by name, and never for a log.
  public func jsonText(pretty: Bool = false, includeDefaults: Bool = false, revealSecrets: Bool = false) -> String {
    let arena = MessageArena(chunkBytes: 4096)
    var writer = JSONWriter(isPretty: pretty, includesDefaults: includeDefaults, revealsSecrets: revealSecrets)
    // The C struct points into the arena, which ARC would let go of after its last use.
    withExtendedLifetime(arena) { writer.write(_makeCMessage(in: arena), descriptor: Self._cDescriptor) }
    return writer.text
  }
}

/// Writes filled C structs as JSON, led by their descriptors.
private struct JSONWriter {
  private(set) var text = ""
  private let isPretty: Bool
  private let includesDefaults: Bool
  private let revealsSecrets: Bool
  private var indentation = 0

  init(isPretty: Bool, includesDefaults: Bool, revealsSecrets: Bool) {
    self.isPretty = isPretty
    self.includesDefaults = includesDefaults
    self.revealsSecrets = revealsSecrets
  }

  /// Writes one message. Depth is bounded: the schema has no recursive message.
  mutating func write(_ message: UnsafeRawPointer, descriptor raw: UnsafeRawPointer) {
    let descriptor = raw.assumingMemoryBound(to: ProtobufCMessageDescriptor.self).pointee
    let fields = UnsafeBufferPointer(start: descriptor.fields, count: Int(descriptor.n_fields))
    list("{", "}", fields.filter { isWritten($0, of: message) }) { writer, field in
      writer.quoted(String(cString: field.name))
      writer.text += writer.isPretty ? ": " : ":"
      if !writer.revealsSecrets, GeneratedSecrets.contains(message: raw, field: field.id) {
        writer.quoted("(redacted)")
      } else if field.label == PROTOBUF_C_LABEL_REPEATED {
        writer.repeated(field, of: message)
      } else {
        writer.value(field, at: message + Int(field.offset))
      }
    }
  }

  private func isWritten(_ field: ProtobufCFieldDescriptor, of message: UnsafeRawPointer) -> Bool {
    let quantifier = message + Int(field.quantifier_offset)
    let value = message + Int(field.offset)
    if field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue != 0 {
      return quantifier.load(as: UInt32.self) == field.id
    }
    if field.type == PROTOBUF_C_TYPE_MESSAGE, field.label != PROTOBUF_C_LABEL_REPEATED {
      return value.load(as: UnsafeRawPointer?.self) != nil
    }
    if includesDefaults { return true }
    if field.label == PROTOBUF_C_LABEL_REPEATED { return quantifier.load(as: Int.self) != 0 }
    switch field.type {
    case PROTOBUF_C_TYPE_STRING: return !Self.string(at: value).isEmpty
    case PROTOBUF_C_TYPE_BYTES: return value.load(as: ProtobufCBinaryData.self).len != 0
    default: return UnsafeRawBufferPointer(start: value, count: Self.stride(field.type)).contains { $0 != 0 }
    }
  }

  private mutating func repeated(_ field: ProtobufCFieldDescriptor, of message: UnsafeRawPointer) {
    let count = (message + Int(field.quantifier_offset)).load(as: Int.self)
    let values = (message + Int(field.offset)).load(as: UnsafeRawPointer?.self)
    list("[", "]", Array(0..<count)) { writer, index in
      guard let values else { return }
      writer.value(field, at: values + index * Self.stride(field.type))
    }
  }

  private mutating func value(_ field: ProtobufCFieldDescriptor, at value: UnsafeRawPointer) {
    switch field.type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
      text += String(value.load(as: Int32.self))
    case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32: text += String(value.load(as: UInt32.self))
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
      text += String(value.load(as: Int64.self))
    case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64: text += String(value.load(as: UInt64.self))
    case PROTOBUF_C_TYPE_FLOAT: number(value.load(as: Float.self))
    case PROTOBUF_C_TYPE_DOUBLE: number(value.load(as: Double.self))
    case PROTOBUF_C_TYPE_BOOL: text += value.load(as: protobuf_c_boolean.self) != 0 ? "true" : "false"
    case PROTOBUF_C_TYPE_ENUM: enumValue(field, value.load(as: Int32.self))
    case PROTOBUF_C_TYPE_STRING: quoted(Self.string(at: value))
    case PROTOBUF_C_TYPE_BYTES: quoted(Base64.text(CValue.bytes(value.load(as: ProtobufCBinaryData.self))))
    default:
      guard let message = value.load(as: UnsafeRawPointer?.self), let descriptor = field.descriptor else { return }
      write(message, descriptor: descriptor)
    }
  }

  private mutating func number(_ value: some BinaryFloatingPoint & LosslessStringConvertible) {
    if value.isFinite {
      text += value.description
    } else {
      quoted(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
    }
  }

  private mutating func enumValue(_ field: ProtobufCFieldDescriptor, _ number: Int32) {
    let enumeration = field.descriptor?.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
    if let value = protobuf_c_enum_descriptor_get_value(enumeration, number) {
      quoted(String(cString: value.pointee.name))
    } else {
      text += String(number)
    }
  }

  private mutating func quoted(_ string: String) { JSONText.quote(string, to: &text) }

  private mutating func list<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    indentation += 2
    for (index, element) in elements.enumerated() {
      if index > 0 { text += isPretty ? "," : ", " }
      newLine()
      body(&self, element)
    }
    indentation -= 2
    if !elements.isEmpty { newLine() }
    text += close
  }

  private mutating func newLine() {
    if isPretty { text += "\n" + String(repeating: " ", count: indentation) }
  }

  private static func string(at value: UnsafeRawPointer) -> String {
    CValue.string(value.load(as: UnsafePointer<CChar>?.self))
  }

  /// Size of an entry of a repeated field, in bytes.
  private static func stride(_ type: ProtobufCType) -> Int {
    switch type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_UINT32,
      PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_FLOAT, PROTOBUF_C_TYPE_BOOL, PROTOBUF_C_TYPE_ENUM:
      4
    case PROTOBUF_C_TYPE_BYTES: MemoryLayout<ProtobufCBinaryData>.stride
    default: 8
    }
  }
}

/// Texts in JSON.
enum JSONText {
  /// Appends a text in quotes, what steers terminals or breaks lines escaped.
  static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}"..<"\u{a0}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

/// The base64 of RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for position in 0..<4 {
        output.append(position <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * position) & 63)] : 0x3d)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The bytes of a text, by either alphabet and with or without padding; nil where it is no base64.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.reversed().drop { $0 == 0x3d }.reversed()
    guard digits.count % 4 != 1, text.utf8.count - digits.count <= 2 else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(digits.count * 3 / 4)
    var (bits, count): (UInt32, Int) = (0, 0)
    for digit in digits {
      // The alphabet of section 5 has - and _ in place of + and /.
      let plain =
        digit == UInt8(ascii: "-") ? UInt8(ascii: "+") : digit == UInt8(ascii: "_") ? UInt8(ascii: "/") : digit
      guard let value = alphabet.firstIndex(of: plain) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return output
  }
}
