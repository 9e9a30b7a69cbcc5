internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// A call that streams, of any of the three kinds. Confined to the connection's event loop like every call; `received`
/// and `pending` lead to tasks.
final class StreamCall<Request: ProtobufMessage, Reply: ProtobufMessage>: AnyClientCall {
  /// What came, of a call that is answered by a stream; the one reply otherwise.
  let received: ReceivedItems<Reply>
  /// What is to be sent, of a call whose requests are a stream.
  let pending = PendingItems()
  /// Runs when the call has ended, for interceptors; nil without any.
  var whenEnded: ((AnyClientCall, (any Error)?) -> Void)?

  /// The one request of a server-streaming call; otherwise an empty one, which has no bytes.
  private let request: Request
  private let endpoints: [Endpoint]
  /// Items of this read.
  private var arrived = ReceivedItems<Reply>.Chunk()
  private var batch = PendingItems.Batch()
  /// Of the batch: the item that is being sent, and where it begins.
  private var index = 0
  private var offset = 0
  private var item: OutgoingItem?
  private var hasEndedItems = false

  init(_ method: MethodDescriptor<Request, Reply>, request: Request, configuration: ClientConfiguration) {
    self.request = request
    endpoints = configuration.endpoints
    received = ReceivedItems(windowBytes: configuration.limits.streamWindowBytes)
    super.init(method)
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(arena, body)
  }

  // MARK: Receiving

  override func itemReceived(
    _ bytes: UnsafeRawBufferPointer, credit: Int, arena: MessageArena
  ) throws(MessageDecodingError) {
    arrived.items.append(try Reply.decode(bytes, arena: arena))
    arrived.credit += credit
    isCommitted = true
  }

  override func deliverItems() {
    isDeliveryDue = false
    guard !arrived.items.isEmpty else { return }
    let chunk = arrived
    arrived = ReceivedItems.Chunk()
    received.put(chunk)
  }

  override func replied(
    _ reply: UnsafeRawBufferPointer, arena: MessageArena
  ) throws(MessageDecodingError) {
    arrived.items.append(try Reply.decode(reply, arena: arena))
    completed(trailers: [])
  }

  override func completed(trailers: [RPCMetadataEntry]) {
    deliverItems()
    // Before the senders hear of it, so that they find the outcome.
    received.end(.complete(trailers: trailers))
    progress = .processed
    pending.end(
      error(.callEnded, "the server has answered and takes no further items", peer: endpoints[endpointNumber]))
    whenEnded?(self, nil)
  }

  override func failed(_ error: any Error) {
    deliverItems()
    received.end(.failed(error), dropsItems: error is CancellationError)
    pending.end(error)
    whenEnded?(self, error)
  }

  // MARK: Sending

  override func sendItems(on channel: ClientChannelHandler, slot: Int) -> ClientChannelHandler.OnSendItems {
    while true {
      if index == batch.lengths.count {
        if batch.isLast {
          endItems(on: channel)
          return .done
        }
        let hadItems = index > 0
        (index, offset) = (0, 0)
        batch = hadItems ? PendingItems.Batch() : pending.take()
        // Others have their turn before the next batch.
        if hadItems { return .yield }
        if batch.lengths.isEmpty && !batch.isLast { return .done }
        continue
      }
      let length = batch.lengths[index]
      if length > channel.machine.peer.messageBytesMax {
        return .tooLarge(limit: .messageBytesMax, value: channel.machine.peer.messageBytesMax, seen: length)
      }
      var outgoing = item ?? OutgoingItem(byteCount: length)
      guard let fragment = channel.nextFrame(slot, &outgoing) else { return .wait }
      item = outgoing
      isCommitted = true
      channel.append(
        fragment.header, batch.bytes[offset + fragment.body.lowerBound..<offset + fragment.body.upperBound])
      if fragment.body.upperBound == length {
        item = nil
        index += 1
        offset += length
      }
    }
  }

  private func endItems(on channel: ClientChannelHandler) {
    guard !hasEndedItems else { return }
    hasEndedItems = true
    isCommitted = true
    channel.append(.endOfItems(stream), [])
  }
}
