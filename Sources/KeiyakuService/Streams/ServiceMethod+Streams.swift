import KeiyakuMessages
import NIOCore

extension ServiceMethod {
  /// Decodes the request, where there is one, on the event loop and returns the work to be done elsewhere.
  ///
  /// What the work returns appends the reply of a client-streaming call. For the other two it appends nothing: their
  /// replies went through `CallStreams`, and without an error they end as OK.
  public typealias Streaming =
    @Sendable (UnsafeRawBufferPointer, CallContext, MessageArena, CallStreams) -> Result<
      @Sendable () async -> Encode, RPCError
    >

  /// A method with a stream of replies.
  public static func serverStreaming<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>,
    _ handle: @escaping @Sendable (Request, ResponseStream<Reply>, CallContext) async -> RPCError?
  ) -> ServiceMethod {
    ServiceMethod(
      id: method.id, fullName: method.fullName,
      handler: .serverStreaming { body, context, arena, streams in
        request(Request.self, from: body, arena).map { request in
          {
            await run(streams) { await handle(request, ResponseStream(streams.responses), context) }
          }
        }
      })
  }

  /// A method with a stream of requests.
  public static func clientStreaming<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>,
    _ handle: @escaping @Sendable (RequestStream<Request>, CallContext) async -> Gated<Reply>
  ) -> ServiceMethod {
    ServiceMethod(
      id: method.id, fullName: method.fullName,
      handler: .clientStreaming { _, context, _, streams in
        .success {
          let gated = await handle(RequestStream(streams.requests), context)
          return { arena, buffer in append(gated, arena, to: &buffer) }
        }
      })
  }

  /// A method with a stream each way.
  public static func bidirectional<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>,
    _ handle: @escaping @Sendable (RequestStream<Request>, ResponseStream<Reply>, CallContext) async -> RPCError?
  ) -> ServiceMethod {
    ServiceMethod(
      id: method.id, fullName: method.fullName,
      handler: .bidirectional { _, context, _, streams in
        .success {
          await run(streams) {
            await handle(RequestStream(streams.requests), ResponseStream(streams.responses), context)
          }
        }
      })
  }

  private static func run(_ streams: CallStreams, _ body: () async -> RPCError?) async -> Encode {
    let error = await body()
    let observed = streams.responses.observed
    return { _, _ in Ending(error: error, observed: observed) }
  }
}

/// Both ways of a call that streams, as bytes: the seam between the handler's task and the connection.
public struct CallStreams: Sendable {
  /// Items of the client.
  public let requests: StreamInbox
  /// Items of the server.
  public let responses: StreamOutbox

  /// Joins the two.
  public init(requests: StreamInbox, responses: StreamOutbox) {
    self.requests = requests
    self.responses = responses
  }
}

extension RPCError {
  /// What a handler gets that goes on with a stream after its call was cancelled.
  static let callCancelled = RPCError(code: .cancelled, reason: "CANCELLED", message: "the call was cancelled")
}
