internal import CKeiyakuProto

/// Tables for libprotobuf-c that are built at run time, in the form of those that protoc-c generates.
///
/// That is sound because libprotobuf-c knows messages by their tables alone: it packs and unpacks through the offsets
/// that they state, and initialises a message without a generated function from them too (`message_init_generic`).
/// Only what proto3 needs is built. A struct begins with its ProtobufCMessage; then each field has a quantifier (8
/// bytes: the count of a list, the case of a oneof) and a value (16 bytes, the size of the largest kind); the members
/// of a oneof share both, as in C. Enums have no table of their own: libprotobuf-c takes them for int32, and the scan
/// reads their tables only where unknown values are refused, which is never asked for here.
final class DynamicTables: @unchecked Sendable {
  // Unchecked: written in init, read from then on.

  typealias Descriptor = UnsafeMutablePointer<ProtobufCMessageDescriptor>

  private static let quantifierBytes = 8
  private static let valueBytes = 16

  private let descriptors: Descriptor
  /// Everything else that the tables point to; freed in deinit.
  private var memory: [UnsafeMutableRawPointer] = []

  init(_ messages: [DynamicSchema.Message]) throws(DynamicSchemaError) {
    for message in messages {
      guard message.fields.count <= MessageScan.fieldsPerMessageMax else {
        throw DynamicSchemaError("\(message.name) has more than \(MessageScan.fieldsPerMessageMax) fields")
      }
      guard zip(message.fields, message.fields.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
        throw DynamicSchemaError("\(message.name) uses a field number twice")
      }
    }
    descriptors = .allocate(capacity: messages.count)
    for message in messages { build(message) }
  }

  deinit {
    descriptors.deallocate()
    for block in memory { block.deallocate() }
  }

  /// The table of a message, by its position.
  func descriptor(_ index: Int) -> UnsafePointer<ProtobufCMessageDescriptor> { UnsafePointer(descriptors + index) }

  private func build(_ message: DynamicSchema.Message) {
    let fields = allocate(ProtobufCFieldDescriptor.self, count: message.fields.count)
    var offset = (MemoryLayout<ProtobufCMessage>.size + 15) & ~15
    var oneofs: [String: Int] = [:]
    for (position, field) in message.fields.enumerated() {
      var place = offset
      if let oneof = field.oneof, let shared = oneofs[oneof] {
        place = shared
      } else {
        if let oneof = field.oneof { oneofs[oneof] = place }
        offset += Self.quantifierBytes + Self.valueBytes
      }
      (fields + position).initialize(to: table(of: field, at: place))
    }
    let ranges = ranges(message.fields.map(\.number))
    var descriptor = ProtobufCMessageDescriptor()
    descriptor.magic = UInt32(PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC)
    descriptor.name = text(message.name)
    descriptor.short_name = descriptor.name
    descriptor.c_name = descriptor.name
    descriptor.package_name = descriptor.name
    descriptor.sizeof_message = offset
    descriptor.n_fields = UInt32(message.fields.count)
    descriptor.fields = message.fields.isEmpty ? nil : UnsafePointer(fields)
    descriptor.n_field_ranges = UInt32(max(0, ranges.count - 1))
    descriptor.field_ranges = ranges.start
    (descriptors + message.index).initialize(to: descriptor)
  }

  private func table(of field: DynamicSchema.Field, at offset: Int) -> ProtobufCFieldDescriptor {
    var table = ProtobufCFieldDescriptor()
    table.name = text(field.name)
    table.id = UInt32(field.number)
    table.label = field.isRepeated ? PROTOBUF_C_LABEL_REPEATED : PROTOBUF_C_LABEL_NONE
    table.type = Self.type(field.type)
    table.quantifier_offset = UInt32(offset)
    table.offset = UInt32(offset + Self.quantifierBytes)
    if case .message(let index) = field.type { table.descriptor = UnsafeRawPointer(descriptors + index) }
    if field.oneof != nil { table.flags |= UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) }
    if field.isRepeated, field.type.isPackable { table.flags |= UInt32(PROTOBUF_C_FIELD_FLAG_PACKED.rawValue) }
    return table
  }

  /// Runs of consecutive numbers and the position of their first, with a last one that says where all end.
  private func ranges(_ numbers: [Int32]) -> (count: Int, start: UnsafePointer<ProtobufCIntRange>?) {
    guard !numbers.isEmpty else { return (0, nil) }
    var ranges: [ProtobufCIntRange] = []
    for (position, number) in numbers.enumerated() where position == 0 || number != numbers[position - 1] + 1 {
      ranges.append(ProtobufCIntRange(start_value: number, orig_index: UInt32(position)))
    }
    ranges.append(ProtobufCIntRange(start_value: 0, orig_index: UInt32(numbers.count)))
    let copy = allocate(ProtobufCIntRange.self, count: ranges.count)
    for (position, range) in ranges.enumerated() { (copy + position).initialize(to: range) }
    return (ranges.count, UnsafePointer(copy))
  }

  private func text(_ string: String) -> UnsafePointer<CChar> {
    let utf8 = Array(string.utf8)
    let copy = allocate(CChar.self, count: utf8.count + 1)
    for (position, byte) in utf8.enumerated() { copy[position] = CChar(bitPattern: byte) }
    copy[utf8.count] = 0
    return UnsafePointer(copy)
  }

  private func allocate<Value>(_ type: Value.Type, count: Int) -> UnsafeMutablePointer<Value> {
    let block = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<Value>.stride * count, alignment: 16)
    memory.append(block)
    return block.bindMemory(to: type, capacity: count)
  }

  private static func type(_ type: FieldType) -> ProtobufCType {
    switch type {
    case .int32: PROTOBUF_C_TYPE_INT32
    case .sint32: PROTOBUF_C_TYPE_SINT32
    case .sfixed32: PROTOBUF_C_TYPE_SFIXED32
    case .int64: PROTOBUF_C_TYPE_INT64
    case .sint64: PROTOBUF_C_TYPE_SINT64
    case .sfixed64: PROTOBUF_C_TYPE_SFIXED64
    case .uint32: PROTOBUF_C_TYPE_UINT32
    case .fixed32: PROTOBUF_C_TYPE_FIXED32
    case .uint64: PROTOBUF_C_TYPE_UINT64
    case .fixed64: PROTOBUF_C_TYPE_FIXED64
    case .float: PROTOBUF_C_TYPE_FLOAT
    case .double: PROTOBUF_C_TYPE_DOUBLE
    case .bool: PROTOBUF_C_TYPE_BOOL
    case .string: PROTOBUF_C_TYPE_STRING
    case .bytes: PROTOBUF_C_TYPE_BYTES
    // As an int32 it is the same on the wire, and needs no table.
    case .enumeration: PROTOBUF_C_TYPE_INT32
    case .message: PROTOBUF_C_TYPE_MESSAGE
    }
  }
}

extension FieldType {
  /// Lists of it stand packed in proto3: everything but texts, byte strings and messages.
  var isPackable: Bool {
    switch self {
    case .string, .bytes, .message: false
    default: true
    }
  }

  /// Size of an entry of a list in C, in bytes.
  var stride: Int {
    switch self {
    case .int32, .sint32, .sfixed32, .uint32, .fixed32, .float, .bool, .enumeration: 4
    case .bytes: MemoryLayout<ProtobufCBinaryData>.stride
    default: 8
    }
  }
}
