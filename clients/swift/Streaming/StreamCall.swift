internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// How the messages of a call become bytes, and values again.
struct MessageCodec<Request: Sendable, Reply: Sendable>: Sendable {
  let pack: @Sendable (Request, MessageArena, (borrowing PackedMessage) -> Void) -> Void
  let decode: @Sendable (UnsafeRawBufferPointer, MessageArena) throws(MessageDecodingError) -> Reply
}

extension MessageCodec where Request: ProtobufMessage, Reply: ProtobufMessage {
  /// That of generated types.
  static var generated: MessageCodec {
    MessageCodec(
      pack: { $0.withPacked($1, $2) },
      decode: { bytes, arena throws(MessageDecodingError) in try Reply.decode(bytes, arena: arena) })
  }
}

/// A call that streams, of any of the three kinds. Confined to the connection's event loop like every call; `received`
/// and `pending` lead to tasks.
///
/// Until the first item has come, those that were sent are kept, up to `replayBytesMax`, and sent again where the call
/// is tried again.
final class StreamCall<Request: Sendable, Reply: Sendable>: AnyClientCall {
  /// What came, of a call that is answered by a stream; the one reply otherwise.
  let received: ReceivedItems<Reply>
  /// What is to be sent, of a call whose requests are a stream.
  let pending = PendingItems()
  /// Runs when the call has ended, for interceptors; nil without any.
  var whenEnded: ((AnyClientCall, (any Error)?) -> Void)?

  /// How its messages are encoded and decoded.
  let codec: MessageCodec<Request, Reply>
  /// The one request of a server-streaming call; nil where the requests are a stream.
  private let request: Request?
  private let endpoints: [Endpoint]
  /// Items of this read.
  private var arrived = ReceivedItems<Reply>.Chunk()
  /// What is being sent; what was sent before, too, while it may have to be sent again.
  private var batch = PendingItems.Batch()
  /// Of the batch: the item that is being sent, and where it begins.
  private var index = 0
  private var offset = 0
  private var item: OutgoingItem?
  /// Something was sent since others had their turn.
  private var hasSent = false
  private var hasEndedItems = false

  init(
    _ method: CallMethod, codec: MessageCodec<Request, Reply>, request: Request?, configuration: ClientConfiguration
  ) {
    self.codec = codec
    self.request = request
    endpoints = configuration.endpoints
    received = ReceivedItems(windowBytes: configuration.limits.streamWindowBytes)
    super.init(method, isRepeatable: method.isRead)
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    // A REQUEST that items follow has no body, as this message has none.
    guard let request else { return ListServicesRequest().withPacked(arena, body) }
    codec.pack(request, arena, body)
  }

  // MARK: Receiving

  override func itemReceived(
    _ bytes: UnsafeRawBufferPointer, credit: Int, arena: MessageArena
  ) throws(MessageDecodingError) {
    arrived.items.append(try codec.decode(bytes, arena))
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
    arrived.items.append(try codec.decode(reply, arena))
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

  override func rewindItems() {
    (index, offset, item, hasSent, hasEndedItems) = (0, 0, nil, false, false)
  }

  override func sendItems(on channel: ClientChannelHandler, slot: Int) -> ClientChannelHandler.OnSendItems {
    while true {
      if index == batch.lengths.count {
        if batch.isLast {
          endItems(on: channel)
          return .done
        }
        if hasSent {
          // Others have their turn before the next items.
          hasSent = false
          return .yield
        }
        guard takePending() else { return .done }
        continue
      }
      let length = batch.lengths[index]
      if length > channel.machine.peer.messageBytesMax {
        return .tooLarge(limit: .messageBytesMax, value: channel.machine.peer.messageBytesMax, seen: length)
      }
      var outgoing = item ?? OutgoingItem(byteCount: length)
      guard let fragment = channel.nextFrame(slot, &outgoing) else { return .wait }
      item = outgoing
      hasSent = true
      channel.append(
        fragment.header, batch.bytes[offset + fragment.body.lowerBound..<offset + fragment.body.upperBound])
      if fragment.body.upperBound == length {
        item = nil
        index += 1
        offset += length
      }
    }
  }

  /// Goes on with what tasks have added; false where they have not.
  private func takePending() -> Bool {
    let next = pending.take()
    if isCommitted {
      (batch, index, offset) = (next, 0, 0)
    } else if next.lengths.isEmpty || batch.cost + next.cost <= PendingItems.replayBytesMax {
      batch.append(next)
    } else {
      // What was sent is gone from here on, and so the call cannot begin anew.
      isCommitted = !batch.lengths.isEmpty
      (batch, index, offset) = (next, 0, 0)
    }
    return !next.lengths.isEmpty || next.isLast
  }

  private func endItems(on channel: ClientChannelHandler) {
    guard !hasEndedItems else { return }
    hasEndedItems = true
    channel.append(.endOfItems(stream), [])
  }
}
