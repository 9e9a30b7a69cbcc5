import KeiyakuWire
import Logging
import NIOCore

extension ConnectionHandler {
  /// The sequence that the first waiting reply waits for.
  var awaitedSequence: Int64? { replies.awaitedSequence }

  /// Sends what may leave, and asks to be told when the rest may.
  func flushReplies() {
    while machine.hasWindowUpdates, let update = machine.takeWindowUpdate() { replies.write(update.header) }
    if let awaited = replies.awaitedSequence {
      let durable = loop.host.durableSequence
      if awaited <= durable { replies.release(durable: durable) }
    }
    sendReady()
    if let awaited = replies.awaitedSequence, !isAwaitingDurable {
      isAwaitingDurable = true
      loop.awaitDurable(self, awaited)
    }
    if phase == .finishing { finishIfIdle() }
  }

  /// The log has advanced.
  func durableAdvanced(to durable: Int64) {
    replies.release(durable: durable)
    sendReady()
    resume()
    if phase == .finishing { finishIfIdle() }
  }

  /// Hands over what may leave to the channel.
  func sendReady() {
    if replies.ready.readableBytes > 0, let context {
      isSending = true
      unaskedBytes += replies.ready.readableBytes
      // No promise: a write that fails closes the channel, and that is heard of anyway.
      context.writeAndFlush(wrapOutboundOut(replies.ready), promise: nil)
      replies.didSendReady()
      isSending = false
    }
    if let interception = loop.interception { interception.flushed() }
    reportUnsent()
  }

  // MARK: Back-pressure

  /// Dispatch stands still while the peer does not take its replies, while too many of them wait for the log, or while
  /// something waits here and too much does on the whole server.
  var mayDispatch: Bool {
    isWritable && replies.heldBytes <= loop.limits.unsentBytesMax
      && (reportedUnsent == 0 || !loop.unsent.isExceeded)
  }

  /// Tells the server's budget how many bytes wait here.
  func reportUnsent() {
    if phase == .closed {
      bufferedBytes = 0
    } else if bufferedBytes > 0 || unaskedBytes >= Self.unaskedBytesMax, let options = context?.channel.syncOptions {
      // Every socket channel has this option.
      bufferedBytes = (try? options.getOption(.bufferedWritableBytes)) ?? 0
      unaskedBytes = 0
    }
    let unsent = replies.heldBytes + bufferedBytes
    if unsent != reportedUnsent {
      loop.unsent.add(unsent - reportedUnsent)
      reportedUnsent = unsent
    }
    if bufferedBytes > 0 && !isWatchingWrites { watchWrites() }
  }

  /// Reports again when what the channel holds now has been sent.
  private func watchWrites() {
    guard let context else { return }
    isWatchingWrites = true
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { _ in
      self.isWatchingWrites = false
      self.reportUnsent()
      self.resumeWhenPossible()
    }
    isSending = true
    context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
    isSending = false
  }

  /// Says which limit stopped the dispatch of calls.
  func logStandstill() {
    let limit: LimitName =
      isWritable && replies.heldBytes <= loop.limits.unsentBytesMax ? .serverUnsentBytesMax : .unsentBytesMax
    loop.logger.debug(
      "dispatch stands still", metadata: ["connection": "\(number)", "limit": "\(limit.rawValue)"])
  }
}
