// Calls that stream: what a client sends for them, and what may be sent to it.

extension ServerConnectionMachine {
  /// What becomes of a call that is to stream.
  public enum OnBeginStream: Hashable, Sendable {
    /// It runs, and ends with `endCall`.
    case begun(slot: Int)
    /// Answer with this.
    case refused(CallRefusal)
  }

  /// Enters a call that streams.
  /// - Parameters:
  ///   - sends: The server sends items.
  ///   - receives: The client does, and has not ended its side.
  public mutating func beginStream(_ stream: UInt32, sends: Bool, receives: Bool) -> OnBeginStream {
    guard flow.count < limits.concurrentStreamsMax else { return .refused(.streamLimit) }
    guard let slot = beginCall(stream) else { return .refused(.concurrencyLimit) }
    flow.begin(stream, slot: slot, sends: sends, receives: receives, peer: peer)
    return .begun(slot: slot)
  }

  /// Calls that stream and whose handlers have not returned.
  public var streamsInFlight: Int { flow.count }

  // MARK: Receiving

  /// The application has taken items.
  /// - Parameter credit: The sum of what came with them.
  public mutating func itemsTaken(_ stream: UInt32, items: Int, credit: Int) {
    guard let slot = calls.slot(of: stream) else { return }
    flow.taken(slot, items: items, credit: credit, &reassembly)
  }

  /// Nobody wants what still comes on a stream, such as after its STATUS: it is discarded.
  public mutating func discardItems(_ stream: UInt32) {
    if let slot = calls.slot(of: stream) { flow.discard(slot, &reassembly) }
  }

  /// Whether a WINDOW is to be sent; see `takeWindowUpdate`.
  public var hasWindowUpdates: Bool { flow.hasUpdates }

  /// The next WINDOW to be sent. To be asked for until it is nil, when the bytes of a read are used up and when items
  /// were taken.
  public mutating func takeWindowUpdate() -> WindowUpdate? { flow.takeUpdate() }

  // MARK: Sending

  /// The next frame of an item, as far as the client gives credit; nil where the item is to wait for more.
  /// - Precondition: The call of this slot streams, and not all of the item was sent.
  public mutating func nextFrame(_ slot: Int, _ item: inout OutgoingItem) -> Fragmentation.Fragment? {
    flow.nextFrame(slot, &item, peer: peer)
  }

  /// What may be sent in a slot now: bytes of frames with their headers.
  public func sendableBytes(_ slot: Int) -> Int { flow.sendable(slot) }

  // MARK: Events

  mutating func onStreamRequest(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    guard frame.body.isEmpty else {
      throw ProtocolViolation(.frameMalformed, "a REQUEST with neither END nor MORE has a body")
    }
    return .streamRequest(
      IncomingRequest(
        stream: frame.header.stream, timeoutMilliseconds: frame.header.argument, arrivedAt: now, meta: frame.meta,
        body: frame.body))
  }

  mutating func onItem(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    let header = frame.header
    // A part without content is worth its credit to nobody but an attacker.
    if header.length == 0 && header.flags.contains(.more) { try charge(now) }
    let slot = calls.slot(of: header.stream)
    switch try flow.receive(frame, slot: slot, &reassembly) {
    case .discarded:
      return try discard(header)
    case .incomplete:
      return .skipped
    case .item(let body, let credit):
      // What is not discarded has a slot.
      let slot = slot!
      let isLast = header.flags.contains(.end)
      if isLast { flow.endReceiving(slot) }
      return .item(stream: header.stream, slot: slot, body: body, credit: credit, isLast: isLast)
    case .tooLarge(let seen):
      return .itemRefused(stream: header.stream, slot: slot!, .messageTooLarge(seen: seen))
    }
  }

  /// A MESSAGE without ITEM on a stream: the end of the client's side.
  mutating func onEndOfItems(_ header: FrameHeader, _ slot: Int) throws(ProtocolViolation) -> ServerEvent {
    guard flow.receiving(slot) == .open else { return try discard(header) }
    guard header.length == 0, header.flags.contains(.end), !reassembly.isAssembling(slot) else {
      throw ProtocolViolation(
        .frameMalformed, "a MESSAGE without ITEM on a stream ends a side: END, no bytes, no item that is incomplete")
    }
    flow.endReceiving(slot)
    return .itemsEnded(stream: header.stream, slot: slot)
  }

  mutating func onWindow(_ header: FrameHeader, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    if header.argument < ConnectionLimits.windowCreditBytesMin { try charge(now) }
    if header.stream == 0 {
      try flow.credit(nil, header)
      return .connectionCredit
    }
    guard let slot = calls.slot(of: header.stream), flow.sendsItems(slot) else {
      try charge(now)
      return try discard(header)
    }
    try flow.credit(slot, header)
    return .streamCredit(stream: header.stream, slot: slot)
  }
}
