import KeiyakuMessages

// Calls that stream: what a server sends for them, and what may be sent to it.

extension ClientConnectionMachine {
  /// Whether another call that streams can begin now.
  public var hasRoomForStream: Bool {
    hasRoom && flow.count < min(peer.concurrentStreamsMax, limits.concurrentStreamsMax)
  }

  /// Calls that stream and have not ended.
  public var streamsInFlight: Int { flow.count }

  /// The server's SETTINGS could be decoded: from now on it accepts another number of calls in flight. 0 changes
  /// nothing.
  /// - Throws: Where it is below its floor; give that to `fail`.
  public mutating func accept(_ settings: RPCSettings) throws(ProtocolViolation) {
    let value = Int(settings.concurrentCallsMax)
    if value == 0 { return }
    let floor = PeerLimits.floor.concurrentCallsMax
    guard value >= floor else {
      throw ProtocolViolation(
        .settingsInvalid,
        "\(LimitName.concurrentCallsMax.rawValue) of the SETTINGS is \(value), below the published floor of \(floor)")
    }
    peer.concurrentCallsMax = value
  }

  mutating func beginStream(_ stream: UInt32, slot: Int, _ kind: MethodKind) {
    flow.begin(
      stream, slot: slot, sends: kind != .serverStreaming, receives: kind != .clientStreaming, peer: peer)
  }

  // MARK: Receiving

  /// The application has taken items.
  /// - Parameter credit: The sum of what came with them.
  public mutating func itemsTaken(_ stream: UInt32, items: Int, credit: Int) {
    guard let slot = calls.slot(of: stream) else { return }
    flow.taken(slot, items: items, credit: credit, &reassembly)
  }

  /// Nobody wants what still comes on a stream, such as after a CANCEL: it is discarded.
  public mutating func discardItems(_ stream: UInt32) {
    if let slot = calls.slot(of: stream) { flow.discard(slot, &reassembly) }
  }

  /// Whether a WINDOW is to be sent; see `takeWindowUpdate`.
  public var hasWindowUpdates: Bool { flow.hasUpdates }

  /// The next WINDOW to be sent. To be asked for until it is nil, when the bytes of a read are used up and when items
  /// were taken.
  public mutating func takeWindowUpdate() -> WindowUpdate? { flow.takeUpdate() }

  // MARK: Sending

  /// The next frame of an item, as far as the server gives credit; nil where the item is to wait for more.
  /// - Precondition: The call of this slot streams, and not all of the item was sent.
  public mutating func nextFrame(_ slot: Int, _ item: inout OutgoingItem) -> Fragmentation.Fragment? {
    flow.nextFrame(slot, &item, peer: peer)
  }

  /// What may be sent in a slot now: bytes of frames with their headers.
  public func sendableBytes(_ slot: Int) -> Int { flow.sendable(slot) }

  // MARK: Events

  mutating func onItem(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ClientEvent {
    let header = frame.header
    // A part without content is worth its credit to nobody but an attacker.
    if header.length == 0 && header.flags.contains(.more) { try charge(now) }
    if header.flags.contains(.end) {
      throw ProtocolViolation(.frameMalformed, "an item of a server has END; its side ends with a STATUS")
    }
    let slot = calls.slot(of: header.stream)
    if let slot, flow.receiving(slot) == .ended {
      throw ProtocolViolation(.frameUnexpected, "an item on stream \(header.stream), which is answered by a RESPONSE")
    }
    switch try flow.receive(frame, slot: slot, &reassembly) {
    case .discarded:
      try discard(header)
      return .skipped
    case .incomplete:
      return .skipped
    case .item(let body, let credit):
      // What is not discarded has a slot.
      return .item(stream: header.stream, slot: slot!, body: body, credit: credit)
    case .tooLarge(let seen):
      return .itemRefused(
        stream: header.stream, slot: slot!, limit: .messageBytesMax, value: limits.messageBytesMax, seen: seen)
    }
  }

  mutating func onWindow(_ header: FrameHeader, now: UInt64) throws(ProtocolViolation) -> ClientEvent {
    if header.argument < ConnectionLimits.windowCreditBytesMin { try charge(now) }
    if header.stream == 0 {
      try flow.credit(nil, header)
      return .connectionCredit
    }
    guard let slot = calls.slot(of: header.stream), flow.sendsItems(slot) else {
      try charge(now)
      try discard(header)
      return .skipped
    }
    try flow.credit(slot, header)
    return .streamCredit(stream: header.stream, slot: slot)
  }

  /// OK ends a call only where the replies are items.
  func demandItems(_ header: FrameHeader) throws(ProtocolViolation) {
    if let slot = calls.slot(of: header.stream), flow.receiving(slot) == .ended {
      throw ProtocolViolation(
        .frameUnexpected, "a STATUS with the code OK on stream \(header.stream), which is answered by a RESPONSE")
    }
  }

  /// A RESPONSE ends only calls whose reply is no stream.
  func demandNoItems(_ header: FrameHeader) throws(ProtocolViolation) {
    if let slot = calls.slot(of: header.stream), flow.receiving(slot) != .ended {
      throw ProtocolViolation(
        .frameUnexpected, "a RESPONSE on stream \(header.stream), which is answered by items and a STATUS")
    }
  }
}
