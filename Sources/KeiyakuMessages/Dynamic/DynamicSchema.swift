/// A schema that is known as data alone: what reflection's callers work with.
///
/// Made from a FileDescriptorSet. Messages are encoded and decoded by libprotobuf-c, by tables that are built here in
/// the form of those that protoc-c generates; see `DynamicTables`.
public final class DynamicSchema: Sendable {
  /// A service.
  public struct Service: Sendable, Hashable {
    /// Full name, such as `keiyaku.v1.CustomerService`.
    public let name: String
    /// What the schema says of it.
    public let comment: String
    /// In the order of the schema.
    public let methods: [Method]
  }

  /// A method of a service.
  public struct Method: Sendable, Hashable {
    /// Full name, such as `keiyaku.v1.CustomerService/Get`.
    public let name: String
    /// What the schema says of it.
    public let comment: String
    /// How many messages travel each way.
    public let kind: MethodKind
    /// It changes nothing.
    public let isRead: Bool
    /// Full name of the request message.
    public let request: String
    /// Full name of the reply message.
    public let reply: String

    /// Number on the wire.
    public var number: UInt32 { FNV1a.hash32(name) }
  }

  /// A message type.
  public struct Message: Sendable, Hashable {
    /// Full name.
    public let name: String
    /// What the schema says of it.
    public let comment: String
    /// By ascending number.
    public let fields: [Field]
    /// It is the entry of a map.
    public let isMapEntry: Bool
    /// Position among the tables.
    let index: Int
  }

  /// A field of a message.
  public struct Field: Sendable, Hashable {
    /// Name in the schema.
    public let name: String
    /// Name in JSON.
    public let jsonName: String
    /// Number on the wire.
    public let number: Int32
    /// Type, as the schema writes it: `int64`, or the full name of a message or enum.
    public let typeName: String
    /// What the schema says of it.
    public let comment: String
    /// It is a list, or a map.
    public let isRepeated: Bool
    /// Name of the oneof that it is a member of.
    public let oneof: String?
    /// What values it holds.
    let type: FieldType

    /// The schema's comment says "Secret.": its value is shown nowhere.
    public var isSecret: Bool { comment.hasSuffix("Secret.") || comment.contains("Secret. ") }
  }

  /// An enum type.
  public struct Enumeration: Sendable, Hashable {
    /// A value of an enum.
    public struct Value: Sendable, Hashable {
      /// Its name.
      public let name: String
      /// Its number.
      public let number: Int32
      /// What the schema says of it.
      public let comment: String
    }

    /// Full name.
    public let name: String
    /// What the schema says of it.
    public let comment: String
    /// In the order of the schema.
    public let values: [Value]
  }

  /// Services in the order of the schema.
  public let services: [Service]
  /// Messages by full name, those of map entries among them.
  public let messages: [String: Message]
  /// Enums by full name.
  public let enumerations: [String: Enumeration]
  let messagesByIndex: [Message]
  let tables: DynamicTables

  /// Reads an encoded `google.protobuf.FileDescriptorSet`.
  public init(fileDescriptorSet bytes: [UInt8]) throws(DynamicSchemaError) {
    var reader = DynamicSchemaReader()
    let set: SchemaFileDescriptorSet
    do throws(MessageDecodingError) {
      set = try SchemaFileDescriptorSet.decode(bytes, arena: MessageArena())
    } catch {
      throw DynamicSchemaError("the descriptor set cannot be decoded: \(error)")
    }
    for file in set.file { try reader.read(file) }
    services = reader.services
    messagesByIndex = try reader.messages()
    messages = Dictionary(uniqueKeysWithValues: messagesByIndex.map { ($0.name, $0) })
    enumerations = reader.enumerations
    tables = try DynamicTables(messagesByIndex)
  }

  /// The methods of every service.
  public var methods: [Method] { services.flatMap(\.methods) }

  /// The methods that a name means: the full name, or a part of it that begins behind a dot or slash; a dot may stand
  /// for the slash.
  public func methods(named name: String) -> [Method] {
    let wanted = name.replacing("/", with: ".").lowercased()
    return methods.filter { method in
      let full = method.name.replacing("/", with: ".").lowercased()
      return full == wanted || full.hasSuffix("." + wanted)
    }
  }
}

/// Why a descriptor set is no schema that can be worked with.
public struct DynamicSchemaError: Error, Hashable, CustomStringConvertible {
  /// What is wrong, for people.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// What values a field holds.
enum FieldType: Sendable, Hashable {
  case int32
  case sint32
  case sfixed32
  case int64
  case sint64
  case sfixed64
  case uint32
  case fixed32
  case uint64
  case fixed64
  case float
  case double
  case bool
  case string
  case bytes
  case enumeration(String)
  /// Position among the tables.
  case message(Int)

  /// A type without name, by its number in descriptor.proto; nil for the others.
  static func scalar(_ number: Int32) -> FieldType? {
    switch number {
    case 1: .double
    case 2: .float
    case 3: .int64
    case 4: .uint64
    case 5: .int32
    case 6: .fixed64
    case 7: .fixed32
    case 8: .bool
    case 9: .string
    case 12: .bytes
    case 13: .uint32
    case 15: .sfixed32
    case 16: .sfixed64
    case 17: .sint32
    case 18: .sint64
    default: nil
    }
  }
}
