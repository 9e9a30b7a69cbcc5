internal import CKeiyakuProto

/// A message of a schema that is known as data alone: read from JSON or from bytes, written as either.
///
/// Its C struct lies in an arena of its own.
public final class DynamicMessage: @unchecked Sendable {
  // Unchecked: struct and arena are written in init, and read from then on.

  /// Its type.
  public let type: DynamicSchema.Message
  /// What the type is of.
  public let schema: DynamicSchema
  private let arena = MessageArena(chunkBytes: 4096)
  // Lives in `arena`, and ends with it.
  private let message: UnsafeMutableRawPointer

  /// Makes a message of what a JSON object says, by the JSON mapping of proto3: fields by their name in JSON or in the
  /// schema, 64-bit integers as texts or numbers, byte strings in base64, enum values by name or number.
  /// - Throws: `JSONMismatch` where the object does not fit the message.
  public init(_ json: JSONValue, type: DynamicSchema.Message, in schema: DynamicSchema) throws(JSONMismatch) {
    self.type = type
    self.schema = schema
    let filler = DynamicFiller(schema: schema, arena: arena)
    message = try filler.message(json, type, path: "", depth: 1)
  }

  /// Decodes a message. Safe with any bytes, which are scanned first.
  public init(
    decoding bytes: UnsafeRawBufferPointer, type: DynamicSchema.Message, in schema: DynamicSchema
  ) throws(MessageDecodingError) {
    self.type = type
    self.schema = schema
    let unpacked = try unpack(
      bytes, descriptor: UnsafeRawPointer(schema.tables.descriptor(type.index)), arena: arena, policy: .drop,
      limits: .default)
    message = UnsafeMutableRawPointer(mutating: unpacked)
  }

  /// Gives the message to a closure, ready to be packed.
  public func withPacked<Result, Failure: Error>(
    _ body: (borrowing PackedMessage) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(PackedMessage(message))
  }

  /// The encoded message.
  public var encodedBytes: [UInt8] {
    withPacked { packed in
      [UInt8](unsafeUninitializedCapacity: packed.byteCount) { buffer, initialized in
        if let start = buffer.baseAddress { packed.copy(to: start) }
        initialized = packed.byteCount
      }
    }
  }

  /// The message by the JSON mapping of proto3: fields by their name in JSON, 64-bit integers as texts, byte strings in
  /// base64, enum values by name, nothing for what is not set. Secret fields that are set read "(redacted)".
  public var json: JSONValue {
    defer { withExtendedLifetime(self) {} }
    return DynamicReader(schema: schema).json(UnsafeRawPointer(message), type)
  }
}

extension DynamicSchema.Message {
  /// The field of a request that changes something which says how; nil for other messages.
  fileprivate var mutationOptions: DynamicSchema.Field? {
    fields.first { $0.name == "options" && $0.typeName == MutationOptions.fullName && !$0.isRepeated }
  }
}

extension DynamicMessage {
  /// It is a request that changes something and has a request id: it may be repeated without being done twice.
  public var hasRequestID: Bool {
    guard let options = type.mutationOptions else { return false }
    return json.member(options.jsonName)?.member("requestId") != nil
  }
}

extension JSONValue {
  /// The same with a request id in its options, where it is to be a request that changes something and has none.
  /// - Parameters:
  ///   - bytes: 16 bytes of a UUIDv7.
  ///   - type: What message the object is for.
  public func addingRequestID(_ bytes: [UInt8], for type: DynamicSchema.Message) -> JSONValue {
    guard let field = type.mutationOptions, case .object(var members) = self else { return self }
    let requestID = Member("requestId", .string(Base64.text(bytes)))
    guard let index = members.firstIndex(where: { $0.name == field.jsonName || $0.name == field.name }) else {
      return .object(members + [Member(field.jsonName, .object([requestID]))])
    }
    switch members[index].value {
    case .null: members[index].value = .object([requestID])
    case .object(let options) where !options.contains(where: { ["requestId", "request_id"].contains($0.name) }):
      members[index].value = .object(options + [requestID])
    default: return self
    }
    return .object(members)
  }

  /// A member of an object; nil where there is none of that name.
  func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

/// Where a JSON value does not fit the message that it is for. It shows names and kinds, never a value.
public struct JSONMismatch: Error, Hashable, CustomStringConvertible {
  /// Path of names, such as `spec.contact.email`; empty at the top.
  public let path: String
  /// What is wrong there, and what would be right.
  public let problem: String

  init(_ path: String, _ problem: String) {
    self.path = path
    self.problem = problem
  }

  /// Both on one line.
  public var description: String { path.isEmpty ? problem : "\(path) \(problem)" }
}
