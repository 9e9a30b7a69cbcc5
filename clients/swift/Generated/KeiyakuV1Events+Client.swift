// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// What happened, and what happens.
public struct EventServiceClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Sends every durable record from somewhere on, in order, each once, and heartbeats between them. Ends when the server
  /// stops: go on after the last item.
  public func watch(
    _ request: WatchRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<WatchReply> {
    caller.serverStreaming(EventServiceMethods.watch, request, options: options)
  }

  /// Returns what happened to one entity, newest first. Blocking.
  public func listEvents(
    _ request: ListEventsRequest, options: CallOptions = CallOptions()
  ) async throws -> ListEventsReply {
    try await caller.call(EventServiceMethods.listEvents, request, options: options)
  }
}
