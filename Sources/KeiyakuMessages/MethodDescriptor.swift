/// How many messages travel each way in a call.
public enum MethodKind: Sendable, Hashable {
  /// One request, one reply.
  case unary
  /// One request, a stream of replies.
  case serverStreaming
  /// A stream of requests, one reply.
  case clientStreaming
  /// A stream each way.
  case bidirectional
}

/// A method of a service, with the types of its messages.
public struct MethodDescriptor<Request: ProtobufMessage, Reply: ProtobufMessage>: Sendable {
  /// FNV-1a (32 bits) of `fullName`: what a request names on the wire. Unique over the schema.
  public let id: UInt32
  /// Service and method, such as `keiyaku.v1.CustomerService/Create`.
  public let fullName: String
  /// How many messages travel each way.
  public let kind: MethodKind
  /// The method changes nothing.
  public let isRead: Bool
  /// The method may wait, so its handler runs off the event loop.
  public let isBlocking: Bool

  /// Makes a descriptor; generated code does.
  public init(id: UInt32, fullName: String, kind: MethodKind, isRead: Bool, isBlocking: Bool) {
    self.id = id
    self.fullName = fullName
    self.kind = kind
    self.isRead = isRead
    self.isBlocking = isBlocking
  }

  /// The same without the message types.
  public var erased: AnyMethodDescriptor {
    AnyMethodDescriptor(
      id: id, fullName: fullName, kind: kind, isRead: isRead, isBlocking: isBlocking,
      requestName: Request.fullName, replyName: Reply.fullName)
  }
}

/// A method of a service, its messages by name.
public struct AnyMethodDescriptor: Sendable, Hashable {
  /// FNV-1a (32 bits) of `fullName`.
  public let id: UInt32
  /// Service and method, such as `keiyaku.v1.CustomerService/Create`.
  public let fullName: String
  /// How many messages travel each way.
  public let kind: MethodKind
  /// The method changes nothing.
  public let isRead: Bool
  /// The method may wait, so its handler runs off the event loop.
  public let isBlocking: Bool
  /// Full name of the request message.
  public let requestName: String
  /// Full name of the reply message.
  public let replyName: String
}
