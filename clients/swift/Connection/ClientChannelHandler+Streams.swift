internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// Items of calls that stream.
extension ClientChannelHandler {
  /// How far a call got with sending its items.
  enum OnSendItems {
    /// There is nothing more to be sent now.
    case done
    /// There may be more, but others have their turn first.
    case yield
    /// There is more, and no credit or no room in the socket.
    case wait
    /// An item is larger than the server accepts.
    case tooLarge(limit: LimitName, value: Int, seen: Int)
  }

  // MARK: Receiving

  func onItem(_ stream: UInt32, _ slot: Int, _ body: UnsafeRawBufferPointer, credit: Int) {
    hasAnswered = true
    guard let call = calls[slot] else { return machine.itemsTaken(stream, items: 1, credit: credit) }
    do throws(MessageDecodingError) {
      try call.itemReceived(body, credit: credit, arena: arena)
    } catch {
      giveUp(slot: slot, .caller)
      return call.failed(call.error(.invalidReply, "an item cannot be decoded: \(error)", peer: endpoint))
    }
    if !call.isDeliveryDue {
      call.isDeliveryDue = true
      deliveries.append(call)
    }
  }

  func onItemRefused(_ slot: Int, _ limit: LimitName, _ value: Int, _ seen: Int) {
    guard let call = calls[slot] else { return }
    giveUp(slot: slot, .caller)
    call.failed(
      call.error(
        .messageTooLarge, "an item is over a limit of this side: \(limit.exceeded(value: value, seen: seen))",
        peer: endpoint, limit: limit.rawValue))
  }

  /// A read is done: its items go to their readers, and credit to the server.
  func finishItems() {
    if !deliveries.isEmpty {
      let calls = deliveries
      deliveries = []
      for call in calls { call.deliverItems() }
    }
    sendWindowUpdates()
  }

  /// The application has taken items of a call.
  func itemsTaken(_ call: AnyClientCall, items: Int, credit: Int) {
    machine.itemsTaken(call.stream, items: items, credit: credit)
    sendWindowUpdates()
  }

  private func sendWindowUpdates() {
    guard machine.hasWindowUpdates, !isClosed else { return }
    while let update = machine.takeWindowUpdate() { outgoing.append(update.header) }
    scheduleFlush()
  }

  // MARK: Sending

  /// The next frame of an item; nil where it is to wait.
  func nextFrame(_ slot: Int, _ item: inout OutgoingItem) -> Fragmentation.Fragment? {
    isWritable ? machine.nextFrame(slot, &item) : nil
  }

  /// Adds a frame.
  func append(_ header: FrameHeader, _ body: ArraySlice<UInt8>) {
    outgoing.append(header, body)
    scheduleFlush()
  }

  /// Sends what a call has to send, as far as there is credit.
  func sendItems(of call: AnyClientCall, slot: Int) {
    guard !isClosed, !call.isSendingBlocked else { return }
    switch call.sendItems(on: self, slot: slot) {
    case .done: return
    case .yield: connection.sendItems(call)
    case .wait:
      call.isSendingBlocked = true
      blocked.append(call)
    case .tooLarge(let limit, let value, let seen):
      giveUp(slot: slot, .caller)
      call.failed(
        call.error(
          .messageTooLarge, "an item is over a limit of the server: \(limit.exceeded(value: value, seen: seen))",
          peer: endpoint, limit: limit.rawValue))
    }
  }

  /// There is credit or room again: the calls that wait for it go on, each time another one first.
  func resumeSending() {
    guard !blocked.isEmpty, isWritable else { return }
    var calls = blocked
    blocked = []
    calls.append(calls.removeFirst())
    for call in calls {
      call.isSendingBlocked = false
      if case .inFlight(let channel, let slot) = call.state, channel === self { sendItems(of: call, slot: slot) }
    }
  }
}
