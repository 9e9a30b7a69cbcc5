// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// What happened, and what happens.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol EventServiceProtocol: Sendable {
  /// Sends every durable record from somewhere on, in order, each once, and heartbeats between them. Ends when the server
  /// stops: go on after the last item.
  /// Returns why the stream ends; nil for OK.
  func watch(_ request: WatchRequest, responses: ResponseStream<WatchReply>, context: CallContext)
    async -> RPCError?

  /// Returns what happened to one entity, newest first. Blocking.
  func listEvents(_ request: ListEventsRequest, context: CallContext)
    async -> Gated<ListEventsReply>
}

extension ServiceMethod {
  /// The methods of `keiyaku.v1.EventService`, carried out by `service`.
  public static func methods(of service: some EventServiceProtocol) -> [ServiceMethod] {
    [
      .serverStreaming(EventServiceMethods.watch) { request, responses, context in
        await service.watch(request, responses: responses, context: context)
      },
      .blocking(EventServiceMethods.listEvents) { request, context in
        await service.listEvents(request, context: context)
      },
    ]
  }
}
