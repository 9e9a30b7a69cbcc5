// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Asks what is served.
public struct ListServicesRequest: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Answers ListServices.
public struct ListServicesReply: Sendable, Hashable {
  /// By name. At most 4096 entries.
  public var services: [ServiceDescription] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A service that is served.
public struct ServiceDescription: Sendable, Hashable {
  /// Full name, such as "keiyaku.v1.CustomerService". At most 1024 bytes.
  public var name: String = ""

  /// What the schema says of it. At most 65536 bytes.
  public var comment: String = ""

  /// Its methods, as they stand in the schema. At most 4096 entries.
  public var methods: [MethodDescription] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A method that is served.
public struct MethodDescription: Sendable, Hashable {
  /// Full name, such as "keiyaku.v1.CustomerService/Get". At most 1024 bytes.
  public var name: String = ""

  /// Number on the wire: FNV-1a (32 bits) of the full name.
  public var number: UInt32 = 0

  /// What the schema says of it. At most 65536 bytes.
  public var comment: String = ""

  /// How many messages travel each way.
  public var shape: MethodShape = .unspecified

  /// It changes nothing.
  public var reads: Bool = false

  /// Full name of the request message. At most 1024 bytes.
  public var request: String = ""

  /// Full name of the reply message. At most 1024 bytes.
  public var reply: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for the schema.
public struct GetFileDescriptorSetRequest: Sendable, Hashable {
  /// Full name of a service, method, message or enum: the file that declares it and what that imports. Empty for every
  /// file. At most 256 bytes.
  public var symbol: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers GetFileDescriptorSet.
public struct GetFileDescriptorSetReply: Sendable, Hashable {
  /// An encoded google.protobuf.FileDescriptorSet, each file after those that it imports, with comments.
  /// At most 4194304 bytes.
  public var fileDescriptorSet: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// How many messages travel each way in a call.
///
/// Open: a newer peer may send values that this build does not name.
public enum MethodShape: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Not known to this version.
  case unspecified
  /// One request, one reply.
  case unary
  /// One request, a stream of replies.
  case serverStreaming
  /// A stream of requests, one reply.
  case clientStreaming
  /// A stream each way.
  case bidirectional
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .unary
      case 2: .serverStreaming
      case 3: .clientStreaming
      case 4: .bidirectional
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .unary: 1
      case .serverStreaming: 2
      case .clientStreaming: 3
      case .bidirectional: 4
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .unary, .serverStreaming, .clientStreaming, .bidirectional
  ]
}
