import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import NIOCore

/// What a connection keeps of a call that streams. Confined to the connection's event loop.
final class ServerStream {
  let stream: UInt32
  let slot: Int
  let inbox: StreamInbox
  let outbox: StreamOutbox
  /// The reply is one message, not a stream.
  let endsWithResponse: Bool
  /// Items that were taken from the outbox and not sent yet.
  private var items = ByteBuffer()
  /// The item that is being sent.
  private var current: (item: StreamOutbox.Item, progress: OutgoingItem)?
  /// What the handler has returned, once it has: it follows the last item.
  var ending: ServiceMethod.Encode?
  /// Bytes of the client's items, and of those that were sent.
  var receivedBytes = 0
  var sentBytes = 0
  /// The handler is to be woken when everything that was read is in the inbox.
  var isInboxTouched = false

  init(stream: UInt32, slot: Int, streams: CallStreams, endsWithResponse: Bool) {
    (self.stream, self.slot, self.endsWithResponse) = (stream, slot, endsWithResponse)
    (inbox, outbox) = (streams.requests, streams.responses)
  }

  /// The next frame that is to be sent, and the bytes of its body; nil where there is none, or credit has to be waited
  /// for.
  /// - Parameter frame: Makes a frame, as far as credit goes.
  func nextFrame(
    _ frame: (inout OutgoingItem) -> Fragmentation.Fragment?
  ) -> (fragment: Fragmentation.Fragment, item: StreamOutbox.Item)? {
    if current == nil {
      guard let item = nextItem() else { return nil }
      current = (item, OutgoingItem(byteCount: item.bytes.readableBytes))
    }
    // Set above; in place, so that the progress stays with the item.
    guard let fragment = frame(&current!.progress) else { return nil }
    let item = current!.item
    if current!.progress.isSent { current = nil }
    return (fragment, item)
  }

  private func nextItem() -> StreamOutbox.Item? {
    if let item = StreamOutbox.next(&items) { return item }
    guard let more = outbox.take() else { return nil }
    items = more
    return StreamOutbox.next(&items)
  }

  /// Everything that the handler has sent has gone.
  var hasSentItems: Bool { current == nil && items.readableBytes == 0 }

  /// The call has ended: its handler gets this error, and nothing more is sent.
  func fail(_ error: RPCError) {
    inbox.fail(error)
    outbox.fail(error)
    items = ByteBuffer()
    current = nil
  }
}
