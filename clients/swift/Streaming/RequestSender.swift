/// Sends the items of a call whose requests are a stream.
public struct RequestSender<Item: Sendable>: Sendable {
  private let add: @Sendable (Item) throws -> Bool
  private let waitForRoom: @Sendable () async throws -> Void

  init<Reply>(_ handle: CallHandle<Item, Reply>) {
    add = { try handle.add($0) }
    waitForRoom = { try await handle.waitForRoom() }
  }

  /// Sends an item; waits while the server does not take more.
  /// - Throws: Why the call has ended: the server's `RPCError`, a `ClientError`, or `CancellationError`.
  public nonisolated(nonsending) func send(_ item: Item) async throws {
    // Where there is room, nothing leaves the caller's thread.
    while try !add(item) { try await waitForRoom() }
  }
}

/// A call whose requests and replies are streams, which go on independently of each other.
///
/// Where nobody holds the call or its responses any more, it is cancelled.
public struct BidirectionalCall<Request: Sendable, Reply: Sendable>: Sendable {
  /// What the server answers.
  public let responses: ResponseItems<Reply>
  private let handle: CallHandle<Request, Reply>

  init(_ handle: CallHandle<Request, Reply>) {
    self.handle = handle
    responses = ResponseItems(handle)
  }

  /// Sends an item; waits while the server does not take more.
  /// - Throws: Why the call has ended: the server's `RPCError`, a `ClientError`, or `CancellationError`.
  public nonisolated(nonsending) func send(_ item: Request) async throws {
    while try !handle.add(item) { try await handle.waitForRoom() }
  }

  /// Says that no further item comes. The responses go on.
  public func finish() { handle.finish() }

  /// Ends the call. Harmless where it has ended.
  public func cancel() { handle.cancel() }
}
