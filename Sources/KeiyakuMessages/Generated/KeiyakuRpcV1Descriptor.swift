// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Files, each after those that it imports.
public struct SchemaFileDescriptorSet: Sendable, Hashable {
  /// The files. At most 4096 entries.
  public var file: [SchemaFileDescriptor] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A FileDescriptorSet whose files are left encoded.
public struct SchemaEncodedFileDescriptorSet: Sendable, Hashable {
  /// FileDescriptors, encoded. At most 4096 entries. At most 4194304 bytes.
  public var file: [[UInt8]] = []

  /// Makes a message without any field set.
  public init() {}
}

/// One .proto file.
public struct SchemaFileDescriptor: Sendable, Hashable {
  /// Path from the root of the schema. At most 1024 bytes.
  public var name: String = ""

  /// Package; empty where there is none. At most 1024 bytes.
  public var package: String = ""

  /// Paths of the files that it imports. At most 4096 entries. At most 1024 bytes.
  public var dependency: [String] = []

  /// Messages that stand in no other. At most 4096 entries.
  public var messageType: [SchemaMessageDescriptor] = []

  /// Enums that stand in no message. At most 4096 entries.
  public var enumType: [SchemaEnumDescriptor] = []

  /// Services. At most 4096 entries.
  public var service: [SchemaServiceDescriptor] = []

  /// Comments; absent where they were left out.
  public var sourceCodeInfo: SchemaSourceInfo?

  /// "proto2", which is also meant where it is empty, "proto3", or "editions". At most 16 bytes.
  public var syntax: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A message type.
public struct SchemaMessageDescriptor: Sendable, Hashable {
  /// Name without package. At most 1024 bytes.
  public var name: String = ""

  /// Fields, as they stand in the file. At most 4096 entries.
  public var field: [SchemaFieldDescriptor] = []

  /// Messages inside this one: MessageDescriptors, encoded. At most 4096 entries. At most 65536 bytes.
  public var nestedType: [[UInt8]] = []

  /// Enums inside this message. At most 4096 entries.
  public var enumType: [SchemaEnumDescriptor] = []

  /// What is said of the message besides.
  public var options: SchemaMessageOptions?

  /// Oneofs, which fields name by position. At most 4096 entries.
  public var oneofDecl: [SchemaOneofDescriptor] = []

  /// Makes a message without any field set.
  public init() {}
}

/// What is said of a message besides.
public struct SchemaMessageOptions: Sendable, Hashable {
  /// The message is the entry of a map, with fields `key` and `value`.
  public var mapEntry: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// A field of a message.
public struct SchemaFieldDescriptor: Sendable, Hashable {
  /// Name, in snake case. At most 1024 bytes.
  public var name: String = ""

  /// Number on the wire.
  public var number: Int32 = 0

  /// 1 optional, 2 required, 3 repeated.
  public var label: Int32 = 0

  /// Type: 1 double, 2 float, 3 int64, 4 uint64, 5 int32, 6 fixed64, 7 fixed32, 8 bool, 9 string, 10 group, 11 message,
  /// 12 bytes, 13 uint32, 14 enum, 15 sfixed32, 16 sfixed64, 17 sint32, 18 sint64.
  public var type: Int32 = 0

  /// Full name of a message or enum, after a dot. At most 1024 bytes.
  public var typeName: String = ""

  /// What is said of the field besides.
  public var options: SchemaFieldOptions?

  /// Where the field is a member of a oneof.
  public var membership: Membership?

  /// Name in JSON. At most 1024 bytes.
  public var jsonName: String = ""

  /// Makes a message without any field set.
  public init() {}

  /// Where the field is a member of a oneof.
  public enum Membership: Sendable, Hashable {
    /// Position of the oneof in its message.
    case oneofIndex(Int32)
  }
}

/// What is said of a field besides.
public struct SchemaFieldOptions: Sendable, Hashable {
  /// Whether repeated numbers stand packed, where the file says so; proto3 packs them in any case.
  public var packing: Packing?

  /// Makes a message without any field set.
  public init() {}

  /// Whether repeated numbers stand packed, where the file says so; proto3 packs them in any case.
  public enum Packing: Sendable, Hashable {
    /// Packed or not.
    case packed(Bool)
  }
}

/// A oneof of a message.
public struct SchemaOneofDescriptor: Sendable, Hashable {
  /// Its name. At most 1024 bytes.
  public var name: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// An enum type.
public struct SchemaEnumDescriptor: Sendable, Hashable {
  /// Name without package. At most 1024 bytes.
  public var name: String = ""

  /// Values, as they stand in the file. At most 4096 entries.
  public var value: [SchemaEnumValueDescriptor] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A value of an enum.
public struct SchemaEnumValueDescriptor: Sendable, Hashable {
  /// Its name. At most 1024 bytes.
  public var name: String = ""

  /// Its number.
  public var number: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A service.
public struct SchemaServiceDescriptor: Sendable, Hashable {
  /// Name without package. At most 1024 bytes.
  public var name: String = ""

  /// Methods. At most 4096 entries.
  public var method: [SchemaMethodDescriptor] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A method of a service.
public struct SchemaMethodDescriptor: Sendable, Hashable {
  /// Name. At most 1024 bytes.
  public var name: String = ""

  /// Full name of the request, after a dot. At most 1024 bytes.
  public var inputType: String = ""

  /// Full name of the reply, after a dot. At most 1024 bytes.
  public var outputType: String = ""

  /// What is said of the method besides.
  public var options: SchemaMethodOptions?

  /// The client sends a stream of requests.
  public var clientStreaming: Bool = false

  /// The server sends a stream of replies.
  public var serverStreaming: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// What is said of a method besides.
public struct SchemaMethodOptions: Sendable, Hashable {
  /// 1: the method has no side effects.
  public var idempotencyLevel: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Comments of a file.
public struct SchemaSourceInfo: Sendable, Hashable {
  /// Where something stands and what is said there. At most 4096 entries.
  public var location: [SchemaSourceLocation] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A place in a file.
public struct SchemaSourceLocation: Sendable, Hashable {
  /// Field numbers and positions that lead from the file to what is described. At most 4096 entries.
  public var path: [Int32] = []

  /// The comment before it. At most 65536 bytes.
  public var leadingComments: String = ""

  /// Makes a message without any field set.
  public init() {}
}
