public import KeiyakuMessages

/// Sends the items of a call whose requests are a stream.
public struct RequestSender<Item: ProtobufMessage>: Sendable {
  private let sendItem: @Sendable (Item) async throws -> Void

  init<Reply>(_ handle: CallHandle<Item, Reply>) { sendItem = { try await handle.send($0) } }

  /// Sends an item; waits while the server does not take more.
  /// - Throws: Why the call has ended: the server's `RPCError`, a `ClientError`, or `CancellationError`.
  public func send(_ item: Item) async throws { try await sendItem(item) }
}

/// A call whose requests and replies are streams, which go on independently of each other.
///
/// Where nobody holds the call or its responses any more, it is cancelled.
public struct BidirectionalCall<Request: ProtobufMessage, Reply: ProtobufMessage>: Sendable {
  /// What the server answers.
  public let responses: ResponseItems<Reply>
  private let handle: CallHandle<Request, Reply>

  init(_ handle: CallHandle<Request, Reply>) {
    self.handle = handle
    responses = ResponseItems(handle)
  }

  /// Sends an item; waits while the server does not take more.
  /// - Throws: Why the call has ended: the server's `RPCError`, a `ClientError`, or `CancellationError`.
  public func send(_ item: Request) async throws { try await handle.send(item) }

  /// Says that no further item comes. The responses go on.
  public func finish() { handle.finish() }

  /// Ends the call. Harmless where it has ended.
  public func cancel() { handle.cancel() }
}
