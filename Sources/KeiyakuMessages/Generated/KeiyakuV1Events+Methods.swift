// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.v1.EventService`.
public enum EventServiceMethods {
  /// Sends every durable record from somewhere on, in order, each once, and heartbeats between them. Ends when the server
  /// stops: go on after the last item.
  public static let watch = MethodDescriptor<WatchRequest, WatchReply>(
    id: 0x9700b432, fullName: "keiyaku.v1.EventService/Watch", kind: .serverStreaming,
    isRead: false, isBlocking: false)

  /// Returns what happened to one entity, newest first. Blocking.
  public static let listEvents = MethodDescriptor<ListEventsRequest, ListEventsReply>(
    id: 0x553af6ce, fullName: "keiyaku.v1.EventService/ListEvents", kind: .unary,
    isRead: true, isBlocking: true)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    watch.erased,
    listEvents.erased,
  ]
}
