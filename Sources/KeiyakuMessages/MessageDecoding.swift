internal import CKeiyakuProto

/// What to do with fields that the schema of this build does not have.
public enum UnknownFieldPolicy: Sendable, Hashable {
  /// Skip them: on the wire, a newer peer may send more.
  case drop
  /// Refuse the message, and unknown enum values too: in the log, no fact may be skipped.
  case refuse
}

/// Bounds of what decoding one message may take.
public struct DecodeLimits: Sendable, Hashable {
  /// Levels of submessages, the outermost being the first.
  public var depthMax: Int
  /// Fields and packed entries over all levels.
  public var fieldsMax: Int
  /// Memory for the unpacked C structs, in bytes.
  public var arenaBytesMax: Int

  /// Makes limits; depth is capped at the 64 levels that the scan has room for.
  public init(depthMax: Int = 64, fieldsMax: Int = 512 * 1024, arenaBytesMax: Int = 64 * 1024 * 1024) {
    self.depthMax = min(depthMax, MessageScan.depthMax)
    self.fieldsMax = fieldsMax
    self.arenaBytesMax = arenaBytesMax
  }

  /// For messages of up to 4 MiB from a peer: a sixteenfold growth, and as many fields as 1 MiB can hold.
  public static let `default` = DecodeLimits()
}

/// Why bytes are not a message, and where.
public struct MessageDecodingError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// The bytes end inside a field.
    case truncated
    /// A varint is longer than its type allows.
    case varintTooLong
    /// A field number is zero or larger than 2²⁹ − 1.
    case invalidFieldNumber
    /// The field has another wire type than the schema says.
    case wireTypeMismatch
    /// Groups are not supported, and wire types 6 and 7 do not exist.
    case unsupportedWireType
    /// A packed field does not hold whole entries.
    case malformedPackedField
    /// A text is not UTF-8.
    case invalidUTF8
    /// A text contains NUL.
    case nulInText
    /// A submessage that can stand only once is there twice.
    case duplicateMessage
    /// More levels of submessages than `limit`.
    case tooDeep(limit: Int)
    /// More fields than `limit`.
    case tooManyFields(limit: Int)
    /// Unpacked, the message needs more bytes than `limit`.
    case memoryBudget(limit: Int)
    /// The schema has no field of this number, and the policy refuses it.
    case unknownField(number: UInt32)
    /// The schema has no value of this number, and the policy refuses it.
    case unknownEnumValue(Int32)
    /// libprotobuf-c refused bytes that passed the scan.
    case refusedByLibrary
  }

  /// Path of proto field names, such as `values[3].text_list`; empty at the top.
  public let path: String
  /// What is wrong there.
  public let reason: Reason

  /// Makes an error.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// A limit of this side was hit, so the bytes may be sound: RESOURCE_EXHAUSTED rather than INVALID_ARGUMENT.
  public var isLimit: Bool {
    switch reason {
    case .tooManyFields, .memoryBudget: true
    default: false
    }
  }

  /// What is wrong and where, for people.
  public var description: String {
    path.isEmpty ? "message: \(reasonText)" : "\(path): \(reasonText)"
  }

  private var reasonText: String {
    switch reason {
    case .truncated: "the bytes end inside a field"
    case .varintTooLong: "a varint is too long"
    case .invalidFieldNumber: "a field number is out of range"
    case .wireTypeMismatch: "the wire type is not the field's"
    case .unsupportedWireType: "groups and unassigned wire types are not supported"
    case .malformedPackedField: "packed entries are not whole"
    case .invalidUTF8: "the text is not UTF-8"
    case .nulInText: "the text contains NUL"
    case .duplicateMessage: "the submessage is there twice"
    case .tooDeep(let limit): "submessages are nested deeper than \(limit) levels"
    case .tooManyFields(let limit): "the message has more than \(limit) fields"
    case .memoryBudget(let limit): "the message needs more than \(limit) bytes of memory"
    case .unknownField(let number): "there is no field \(number)"
    case .unknownEnumValue(let value): "there is no enum value \(value)"
    case .refusedByLibrary: "libprotobuf-c refuses the bytes"
    }
  }
}

extension ProtobufMessage {
  /// Decodes a message.
  ///
  /// The bytes are scanned against the schema first, because libprotobuf-c recurses without a limit, checks no UTF-8
  /// and cuts texts at NUL. Safe with any bytes.
  /// - Complexity: O(*n*) in the number of bytes; stack use does not depend on them.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, arena: MessageArena, unknownFields: UnknownFieldPolicy = .drop,
    limits: DecodeLimits = .default
  ) throws(MessageDecodingError) -> Self {
    let mark = arena.mark
    defer { arena.release(to: mark) }
    let raw = try unpack(bytes, descriptor: _cDescriptor, arena: arena, policy: unknownFields, limits: limits)
    var message = Self()
    message._read(raw)
    return message
  }

  /// Decodes a message.
  public static func decode(
    _ bytes: [UInt8], arena: MessageArena, unknownFields: UnknownFieldPolicy = .drop, limits: DecodeLimits = .default
  ) throws(MessageDecodingError) -> Self {
    try bytes.withUnsafeBufferPointer { buffer throws(MessageDecodingError) in
      try decode(UnsafeRawBufferPointer(buffer), arena: arena, unknownFields: unknownFields, limits: limits)
    }
  }
}

/// Scans and unpacks; the struct lives in the arena.
func unpack(
  _ bytes: UnsafeRawBufferPointer, descriptor: UnsafeRawPointer, arena: MessageArena, policy: UnknownFieldPolicy,
  limits: DecodeLimits
) throws(MessageDecodingError) -> UnsafeRawPointer {
  let descriptor = descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
  var scan = MessageScan(bytes, descriptor: descriptor, arena: arena, policy: policy, limits: limits)
  try scan.run()
  let message = protobuf_c_message_unpack(
    descriptor, arena.allocator(budget: limits.arenaBytesMax), bytes.count,
    bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
  guard let message else {
    throw MessageDecodingError(
      path: "",
      reason: arena.isBudgetExhausted ? .memoryBudget(limit: limits.arenaBytesMax) : .refusedByLibrary)
  }
  return UnsafeRawPointer(message)
}
