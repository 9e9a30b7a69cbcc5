internal import CKeiyakuProto

/// A message of a schema that is known as data alone: read from JSON or from bytes, written as either.
///
/// Not `Sendable`: its C struct lies in an arena of its own. Whoever hands it on gives it away.
public final class DynamicMessage {
  /// Its type.
  public let type: DynamicSchema.Message
  let schema: DynamicSchema
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

  /// How another message of the same schema is decoded; nil where the schema has none of that name.
  public func decoder(
    of name: String
  ) -> ((UnsafeRawBufferPointer) throws(MessageDecodingError) -> DynamicMessage)? {
    guard let type = schema.messages[name] else { return nil }
    return { [schema] bytes throws(MessageDecodingError) in
      try DynamicMessage(decoding: bytes, type: type, in: schema)
    }
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
