internal import KeiyakuMessages

/// What tasks hold of a call that streams. Where nobody holds it any more, the call is cancelled.
final class CallHandle<Request: Sendable, Reply: Sendable>: Sendable {
  /// Open as long as its calls are held.
  private let client: KeiyakuClient
  let connection: ClientConnection
  let received: ReceivedItems<Reply>
  let pending: PendingItems
  private let codec: MessageCodec<Request, Reply>
  // Belongs to the connection's loop; here it is only passed on.
  private nonisolated(unsafe) let call: AnyClientCall

  init(_ client: KeiyakuClient, _ connection: ClientConnection, _ call: StreamCall<Request, Reply>) {
    self.client = client
    self.connection = connection
    received = call.received
    pending = call.pending
    codec = call.codec
    self.call = call
  }

  deinit {
    if !received.hasEnded { connection.cancel(call) }
  }

  func cancel() { connection.cancel(call) }

  /// The application has taken items.
  func taken(items: Int, credit: Int) { connection.itemsTaken(call, items: items, credit: credit) }

  /// Takes an item to be sent; false where there is no room.
  func add(_ item: Request) throws -> Bool {
    switch pending.add(item, codec.pack) {
    case .added(let isFirst):
      if isFirst { connection.sendItems(call) }
      return true
    case .ended(let error): throw error
    case .full: return false
    }
  }

  /// Waits until there is room for an item.
  func waitForRoom() async throws {
    await withTaskCancellationHandler {
      await pending.wait()
    } onCancel: {
      cancel()
    }
    try Task.checkCancellation()
  }

  /// Ends the items.
  func finish() {
    let refusal = ClientError(
      .callEnded, "finish() was called before, so no further items can be sent", peer: connection.endpoints[0])
    if pending.finish(refusal) { connection.sendItems(call) }
  }

  /// Waits for the one reply of a call that is not answered by a stream.
  func reply() async throws -> Reply {
    while true {
      switch received.take() {
      case .chunk(let chunk):
        // A reply comes alone.
        if let reply = chunk.items.first { return reply }
      case .end(.failed(let error)): throw error
      case .end(.complete): preconditionFailure("a reply was taken twice")
      case .nothing:
        await withTaskCancellationHandler {
          await received.wait()
        } onCancel: {
          cancel()
        }
      }
    }
  }
}
