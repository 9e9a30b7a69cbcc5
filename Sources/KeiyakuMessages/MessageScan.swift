internal import CKeiyakuProto

/// Checks bytes from a peer against the schema before libprotobuf-c sees them.
///
/// Iterative: one loop over the bytes, with a stack of at most 64 levels in the arena. What passes can be unpacked
/// without recursion beyond that depth, holds only UTF-8 without NUL in its texts, and no submessage twice, which
/// libprotobuf-c would merge. Paths of errors are worked out only when there is one; see MessageScanPath.swift.
struct MessageScan {
  /// Levels that the stack has room for.
  static let depthMax = 64
  /// Fields of one message that the duplicate check has room for; the generator refuses larger messages.
  static let fieldsPerMessageMax = 128

  typealias Byte = UnsafePointer<UInt8>
  typealias Descriptor = UnsafePointer<ProtobufCMessageDescriptor>
  typealias Field = UnsafePointer<ProtobufCFieldDescriptor>

  /// A level whose submessage is being scanned.
  struct Level {
    let descriptor: Descriptor
    let start: Byte
    let end: Byte
    /// The field that holds the submessage, and where it begins.
    let field: Field
    let fieldStart: Byte
    let seenLow: UInt64
    let seenHigh: UInt64
  }

  let policy: UnknownFieldPolicy
  let limits: DecodeLimits
  // Arena memory for depthMax levels; the first `depth` are initialised. Whoever scans keeps the arena alive.
  let levels: UnsafeMutablePointer<Level>
  var depth = 0

  // The level being scanned. The pointers run over the caller's bytes, which outlive the scan.
  var descriptor: Descriptor
  var start: Byte
  var end: Byte
  var position: Byte
  /// Where the field at `position` begins.
  var fieldStart: Byte
  var seenLow: UInt64 = 0
  var seenHigh: UInt64 = 0
  /// Index of the field that was met last: fields mostly come in the order of the schema.
  private var hint = 0
  private var fields = 0

  init(
    _ bytes: UnsafeRawBufferPointer, descriptor: Descriptor, arena: MessageArena, policy: UnknownFieldPolicy,
    limits: DecodeLimits
  ) {
    self.policy = policy
    self.limits = limits
    self.descriptor = descriptor
    levels = arena.allocate(Level.self, count: Self.depthMax)
    // Empty bytes may have no address; any will do, since nothing is read from it.
    start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? Byte(levels.rawByte)
    end = start + bytes.count
    position = start
    fieldStart = start
  }

  mutating func run() throws(MessageDecodingError) {
    while true {
      guard position < end else {
        if depth == 0 { return }
        leaveMessage()
        continue
      }
      fieldStart = position
      let tag = try readVarint32()
      let number = tag >> 3
      guard number != 0 else { throw failure(.invalidFieldNumber) }
      fields += 1
      guard fields <= limits.fieldsMax else { throw failure(.tooManyFields(limit: limits.fieldsMax)) }

      let field = lookUp(number)
      if field == nil, policy == .refuse { throw failure(.unknownField(number: number)) }
      switch tag & 7 {
      case 0: try scanVarint(field)
      case 1: try scanFixed(field, byteCount: 8)
      case 2: try scanLengthPrefixed(field)
      case 5: try scanFixed(field, byteCount: 4)
      default: throw failure(.unsupportedWireType, at: field)
      }
    }
  }

  // MARK: Wire types

  private mutating func scanVarint(_ field: Field?) throws(MessageDecodingError) {
    guard let field else { return try skipVarint(nil) }
    let type = field.pointee.type
    guard Self.isVarint(type) else { throw failure(.wireTypeMismatch, at: field) }
    guard type == PROTOBUF_C_TYPE_ENUM, policy == .refuse else { return try skipVarint(field) }
    let valueStart = position
    try skipVarint(field)
    try checkEnumValue(field, at: valueStart)
  }

  private mutating func scanFixed(_ field: Field?, byteCount: Int) throws(MessageDecodingError) {
    if let field, Self.fixedByteCount(field.pointee.type) != byteCount { throw failure(.wireTypeMismatch, at: field) }
    guard end - position >= byteCount else { throw failure(.truncated, at: field) }
    position += byteCount
  }

  private mutating func scanLengthPrefixed(_ field: Field?) throws(MessageDecodingError) {
    let length = Int(try readVarint32(field))
    guard length <= end - position else { throw failure(.truncated, at: field) }
    guard let field else {
      position += length
      return
    }
    switch field.pointee.type {
    case PROTOBUF_C_TYPE_STRING:
      try checkText(field, length: length)
      position += length
    case PROTOBUF_C_TYPE_BYTES:
      position += length
    case PROTOBUF_C_TYPE_MESSAGE:
      try enterMessage(field, length: length)
    default:
      guard field.pointee.label == PROTOBUF_C_LABEL_REPEATED else { throw failure(.wireTypeMismatch, at: field) }
      try scanPacked(field, length: length)
    }
  }

  private mutating func scanPacked(_ field: Field, length: Int) throws(MessageDecodingError) {
    let packedEnd = position + length
    let type = field.pointee.type
    if Self.isVarint(type) {
      while position < packedEnd {
        let valueStart = position
        try skipVarint(field)
        guard position <= packedEnd else { throw failure(.malformedPackedField, at: field) }
        if type == PROTOBUF_C_TYPE_ENUM, policy == .refuse { try checkEnumValue(field, at: valueStart) }
        fields += 1
      }
    } else {
      let byteCount = Self.fixedByteCount(type)
      guard length % byteCount == 0 else { throw failure(.malformedPackedField, at: field) }
      fields += length / byteCount
      position = packedEnd
    }
    guard fields <= limits.fieldsMax else { throw failure(.tooManyFields(limit: limits.fieldsMax), at: field) }
  }

  // MARK: Levels

  private mutating func enterMessage(_ field: Field, length: Int) throws(MessageDecodingError) {
    if field.pointee.label != PROTOBUF_C_LABEL_REPEATED {
      let index = field - descriptor.pointee.fields
      let bit: UInt64 = 1 &<< UInt64(index & 63)
      let seen = index < 64 ? seenLow : seenHigh
      guard seen & bit == 0 else { throw failure(.duplicateMessage, at: field) }
      if index < 64 { seenLow |= bit } else { seenHigh |= bit }
    }
    // `depth` levels are left behind, the present one and the new one come on top.
    guard depth + 2 <= limits.depthMax else { throw failure(.tooDeep(limit: limits.depthMax), at: field) }
    (levels + depth).initialize(
      to: Level(
        descriptor: descriptor, start: start, end: end, field: field, fieldStart: fieldStart, seenLow: seenLow,
        seenHigh: seenHigh))
    depth += 1
    // A message field always has the descriptor of its message.
    descriptor = field.pointee.descriptor!.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    start = position
    end = position + length
    seenLow = 0
    seenHigh = 0
    hint = 0
  }

  /// Goes on behind the submessage that has ended; `position` is there already.
  private mutating func leaveMessage() {
    depth -= 1
    let level = levels[depth]
    hint = level.field - level.descriptor.pointee.fields
    descriptor = level.descriptor
    start = level.start
    end = level.end
    seenLow = level.seenLow
    seenHigh = level.seenHigh
  }

  private mutating func lookUp(_ number: UInt32) -> Field? {
    // A message without fields has none to look among.
    guard let all = descriptor.pointee.fields else { return nil }
    let count = Int(descriptor.pointee.n_fields)
    if hint < count, all[hint].id == number { return all + hint }
    if hint + 1 < count, all[hint + 1].id == number {
      hint += 1
      return all + hint
    }
    guard let field = protobuf_c_message_descriptor_get_field(descriptor, number) else { return nil }
    hint = field - all
    return field
  }

  // MARK: Values

  private func checkText(_ field: Field, length: Int) throws(MessageDecodingError) {
    switch TextCheck.check(UnsafeBufferPointer(start: position, count: length)) {
    case .valid: return
    case .containsNUL: throw failure(.nulInText, at: field)
    case .notUTF8: throw failure(.invalidUTF8, at: field)
    }
  }

  private func checkEnumValue(_ field: Field, at valueStart: Byte) throws(MessageDecodingError) {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    for offset in 0..<(position - valueStart) {
      value |= UInt64(valueStart[offset] & 0x7f) << shift
      shift += 7
    }
    let number = Int32(truncatingIfNeeded: value)
    // An enum field always has the descriptor of its enum.
    let enumeration = field.pointee.descriptor!.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
    guard protobuf_c_enum_descriptor_get_value(enumeration, number) != nil else {
      throw failure(.unknownEnumValue(number), at: field)
    }
  }

  /// Reads a tag or a length: at most five bytes, as libprotobuf-c reads them.
  @inline(__always)
  private mutating func readVarint32(_ field: Field? = nil) throws(MessageDecodingError) -> UInt32 {
    let first = position < end ? position.pointee : 0x80
    if first < 0x80 {
      position += 1
      return UInt32(first)
    }
    return try readLongVarint32(field)
  }

  private mutating func readLongVarint32(_ field: Field?) throws(MessageDecodingError) -> UInt32 {
    var value: UInt64 = 0
    for index in 0..<5 {
      guard position < end else { throw failure(.truncated, at: field) }
      let byte = position.pointee
      position += 1
      value |= UInt64(byte & 0x7f) << UInt64(7 * index)
      if byte < 0x80 {
        guard value <= UInt64(UInt32.max) else { throw failure(.varintTooLong, at: field) }
        return UInt32(value)
      }
    }
    throw failure(.varintTooLong, at: field)
  }

  @inline(__always)
  private mutating func skipVarint(_ field: Field?) throws(MessageDecodingError) {
    for _ in 0..<10 {
      guard position < end else { throw failure(.truncated, at: field) }
      let byte = position.pointee
      position += 1
      if byte < 0x80 { return }
    }
    throw failure(.varintTooLong, at: field)
  }

  // MARK: Types

  @inline(__always)
  private static func isVarint(_ type: ProtobufCType) -> Bool {
    switch type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_INT64,
      PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_BOOL, PROTOBUF_C_TYPE_ENUM:
      true
    default: false
    }
  }

  /// Size of a value of a fixed-width type, in bytes; 0 for the other types.
  @inline(__always)
  private static func fixedByteCount(_ type: ProtobufCType) -> Int {
    switch type {
    case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: 4
    case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: 8
    default: 0
    }
  }
}

extension UnsafeMutablePointer {
  /// The same address, to be compared and never read.
  fileprivate var rawByte: UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: UInt8.self)
  }
}
