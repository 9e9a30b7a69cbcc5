import KeiyakuMessages
import NIOCore

/// One method of a service as the server dispatches it: bytes in, bytes out, nothing generic and nothing existential.
///
/// The generated tables build these from service protocols.
public struct ServiceMethod: Sendable {
  /// How a call ended and behind which sequence its answer is gated.
  public struct Ending: Sendable {
    /// Why there is no reply; nil where the encoded reply was appended to the buffer.
    public let error: RPCError?
    /// Sequence that must be durable before the answer leaves.
    public let observed: Int64

    /// Creates an ending.
    public init(error: RPCError?, observed: Int64) {
      self.error = error
      self.observed = observed
    }
  }

  /// Decodes the request, runs the handler and appends the encoded reply to the buffer; on an error nothing is
  /// appended.
  public typealias Unary = @Sendable (UnsafeRawBufferPointer, CallContext, MessageArena, inout ByteBuffer) -> Ending

  /// Appends an encoded reply that was computed elsewhere; called on the connection's event loop.
  public typealias Encode = @Sendable (MessageArena, inout ByteBuffer) -> Ending

  /// Decodes the request on the event loop and returns the work to be done elsewhere, which returns how to encode its
  /// reply.
  public typealias Blocking =
    @Sendable (UnsafeRawBufferPointer, CallContext, MessageArena) -> Result<@Sendable () async -> Encode, RPCError>

  /// How a call runs.
  public enum Handler: Sendable {
    /// To its end on the connection's event loop.
    case unary(Unary)
    /// Off the event loop, in a task that is cancelled with the call.
    case blocking(Blocking)
    /// The same, with one request and a stream of replies.
    case serverStreaming(Streaming)
    /// The same, with a stream of requests and one reply.
    case clientStreaming(Streaming)
    /// The same, with a stream each way.
    case bidirectional(Streaming)
  }

  /// Number on the wire: FNV-1a of the full name.
  public let id: UInt32
  /// Full name, such as `keiyaku.v1.CustomerService/Create`.
  public let fullName: String
  /// How a call runs.
  public let handler: Handler

  /// A method whose handler does not wait.
  public static func unary<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>,
    _ handle: @escaping @Sendable (Request, CallContext) -> Gated<Reply>
  ) -> ServiceMethod {
    ServiceMethod(
      id: method.id, fullName: method.fullName,
      handler: .unary { body, context, arena, buffer in
        switch request(Request.self, from: body, arena) {
        case .failure(let error): Ending(error: error, observed: 0)
        case .success(let request): append(handle(request, context), arena, to: &buffer)
        }
      })
  }

  /// A method whose handler waits or computes for long.
  public static func blocking<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>,
    _ handle: @escaping @Sendable (Request, CallContext) async -> Gated<Reply>
  ) -> ServiceMethod {
    ServiceMethod(
      id: method.id, fullName: method.fullName,
      handler: .blocking { body, context, arena in
        request(Request.self, from: body, arena).map { request in
          {
            let gated = await handle(request, context)
            return { arena, buffer in append(gated, arena, to: &buffer) }
          }
        }
      })
  }

  /// Decodes a request and holds it against the limits of its fields.
  static func request<Request: ProtobufMessage>(
    _: Request.Type, from body: UnsafeRawBufferPointer, _ arena: MessageArena
  ) -> Result<Request, RPCError> {
    do throws(MessageDecodingError) {
      let request = try Request.decode(body, arena: arena)
      if let violation = request.firstLimitViolation() { return .failure(RPCError(violation)) }
      return .success(request)
    } catch {
      return .failure(RPCError(error))
    }
  }

  static func append<Reply: ProtobufMessage>(
    _ gated: consuming Gated<Reply>, _ arena: MessageArena, to buffer: inout ByteBuffer
  ) -> Ending {
    let observed = gated.observed
    switch gated.outcome {
    case .failure(let error):
      return Ending(error: error, observed: observed)
    case .success(let reply):
      reply.pack(arena, available: buffer.writableBytes) { byteCount, write in
        _ = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: byteCount) { room in
          // No address only where nothing is needed.
          room.baseAddress.map(write) ?? 0
        }
      }
      return Ending(error: nil, observed: observed)
    }
  }
}
