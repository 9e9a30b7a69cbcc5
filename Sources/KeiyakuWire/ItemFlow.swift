/// Credit that is to be given to the peer: the content of a WINDOW frame.
public struct WindowUpdate: Hashable, Sendable {
  /// The stream; 0 for the connection.
  public let stream: UInt32
  /// Bytes that the peer may send beyond what it was told before.
  public let credit: UInt32

  /// The whole frame.
  public var header: FrameHeader { FrameHeader(type: .window, stream: stream, argument: credit) }
}

/// The flow of items on a connection: credit both ways, and the items that are not complete. A part of either machine.
///
/// What counts is frames with the flag ITEM, each as its header and length. Credit of the connection returns on
/// receipt. Credit of a stream returns when the application has taken the item, except that while no complete item
/// waits to be taken, the frames of the incomplete one are credited as they come: so an item larger than the window
/// completes. What is credited that way is charged to `reassembly_bytes_max`. Where that is used up, credit waits; one
/// stream at a time may go over it, so that a message can always complete.
struct ItemFlow {
  /// What the peer may do on a stream.
  enum Receiving {
    /// Send items: what comes is for the application.
    case open
    /// The application does not want what comes: it is discarded.
    case discarding
    /// The peer sends no items here, or has ended its side.
    case ended
  }

  private struct Stream {
    /// 0 where the slot has no stream with items.
    var number: UInt32 = 0
    var sendsItems = false
    var receiving = Receiving.ended
    /// What may be sent to the peer.
    var sendCredit = 0
    /// What the peer may send.
    var receiveCredit = 0
    /// What is to be given back with the next WINDOW.
    var owed = 0
    /// Cost of the frames of the incomplete item that are not credited yet.
    var withheld = 0
    /// Complete items that the application has not taken.
    var waitingItems = 0
    var isDue = false
  }

  private let limits: ConnectionLimits
  private var streams: [Stream] = []
  private var connection = Stream()
  private var due: [Int] = []
  /// The stream that may go over the reassembly budget.
  private var exempt: Int?
  private var hasStarved = false
  /// Streams with items, of either direction.
  private(set) var count = 0

  /// Stands for the connection among the slots.
  private static let connectionSlot = -1

  init(limits: ConnectionLimits) {
    self.limits = limits
    connection.sendCredit = PeerLimits.floor.connectionWindowBytes
    connection.receiveCredit = limits.connectionWindowBytes
  }

  // MARK: Streams

  /// Whether a call of this slot has items.
  func isStream(_ slot: Int) -> Bool { slot < streams.count && streams[slot].number != 0 }

  /// Whether items come in this slot.
  func receiving(_ slot: Int) -> Receiving { isStream(slot) ? streams[slot].receiving : .ended }

  /// Whether items are sent in this slot.
  func sendsItems(_ slot: Int) -> Bool { isStream(slot) && streams[slot].sendsItems }

  /// A call with items, of either direction, has begun.
  mutating func begin(_ stream: UInt32, slot: Int, sends: Bool, receives: Bool, peer: PeerLimits) {
    if streams.isEmpty { streams = Array(repeating: Stream(), count: limits.concurrentCallsMax) }
    streams[slot] = Stream(
      number: stream, sendsItems: sends, receiving: receives ? .open : .ended, sendCredit: peer.streamWindowBytes,
      receiveCredit: limits.streamWindowBytes)
    count += 1
  }

  /// The call has ended.
  mutating func end(_ slot: Int, _ reassembly: inout Reassembly) {
    dropIncomplete(slot, &reassembly)
    streams[slot] = Stream()
    count -= 1
  }

  /// From now on what comes in this slot is discarded; credit for the stream is no longer returned.
  mutating func discard(_ slot: Int, _ reassembly: inout Reassembly) {
    guard receiving(slot) == .open else { return }
    streams[slot].receiving = .discarding
    dropIncomplete(slot, &reassembly)
  }

  /// The peer has ended its side.
  mutating func endReceiving(_ slot: Int) { streams[slot].receiving = .ended }

  /// Streams on which the peer has not ended its side.
  var receivingStreams: [UInt32] { streams.filter { $0.receiving == .open }.map(\.number) }

  // MARK: Receiving

  /// What became of a frame with ITEM.
  enum OnItem {
    case discarded
    case incomplete
    /// A whole item. `credit` returns when the application has taken it.
    case item(body: UnsafeRawBufferPointer, credit: Int)
    case tooLarge(seen: Int)
  }

  /// A frame with ITEM has come.
  /// - Parameter slot: That of its stream; nil where the stream is finished.
  mutating func receive(
    _ frame: Frame, slot: Int?, _ reassembly: inout Reassembly
  ) throws(ProtocolViolation) -> OnItem {
    let cost = frame.header.frameBytes
    guard cost <= connection.receiveCredit else {
      throw overrun(.connectionWindowBytes, limits.connectionWindowBytes, connection.receiveCredit, cost)
    }
    connection.receiveCredit -= cost
    connection.owed += cost
    // A WINDOW is worth its frame when half the window is owed.
    if 2 * connection.owed >= limits.connectionWindowBytes && !connection.isDue {
      connection.isDue = true
      due.append(Self.connectionSlot)
    }
    guard let slot, receiving(slot) == .open else { return .discarded }
    guard cost <= streams[slot].receiveCredit else {
      throw overrun(.streamWindowBytes, limits.streamWindowBytes, streams[slot].receiveCredit, cost)
    }
    streams[slot].receiveCredit -= cost
    let isAssembling = reassembly.isAssembling(slot)
    if !isAssembling && !frame.header.flags.contains(.more) {
      streams[slot].waitingItems += 1
      return .item(body: frame.body, credit: cost)
    }
    switch reassembly.addItem(frame, slot: slot, limits: limits) {
    case .complete(let message):
      let credit = streams[slot].withheld + cost
      streams[slot].withheld = 0
      streams[slot].waitingItems += 1
      release(slot, &reassembly)
      return .item(body: message.body, credit: credit)
    case .incomplete:
      streams[slot].withheld += cost
      creditIncomplete(slot, &reassembly)
      return .incomplete
    case .messageTooLarge(let seen), .budgetExceeded(let seen):
      discard(slot, &reassembly)
      return .tooLarge(seen: seen)
    }
  }

  /// The application has taken items.
  /// - Parameter credit: The sum of what came with them.
  mutating func taken(_ slot: Int, items: Int, credit: Int, _ reassembly: inout Reassembly) {
    guard isStream(slot) else { return }
    streams[slot].waitingItems -= items
    give(slot, credit)
    creditIncomplete(slot, &reassembly)
  }

  /// The next WINDOW to be sent; nil where none is due.
  mutating func takeUpdate() -> WindowUpdate? {
    while let slot = due.popLast() {
      if slot == Self.connectionSlot { return Self.update(&connection) }
      guard streams[slot].isDue else { continue }
      if streams[slot].receiving == .open { return Self.update(&streams[slot]) }
      streams[slot].isDue = false
    }
    return nil
  }

  /// Whether a WINDOW is to be sent.
  var hasUpdates: Bool { !due.isEmpty }

  // MARK: Sending

  /// The peer has given credit for the stream of a slot, or for the connection.
  mutating func credit(_ slot: Int?, _ header: FrameHeader) throws(ProtocolViolation) {
    let credit = Int(header.argument)
    let sum = credit + (slot.map { streams[$0].sendCredit } ?? connection.sendCredit)
    guard sum <= FrameFormat.creditMax else {
      throw ProtocolViolation(
        .creditInvalid,
        "a WINDOW of \(credit) bytes makes \(sum) on stream \(header.stream), above \(FrameFormat.creditMax)")
    }
    if let slot { streams[slot].sendCredit = sum } else { connection.sendCredit = sum }
  }

  /// HELLO says what the peer's windows are, instead of the floors.
  mutating func accept(_ peer: PeerLimits, instead former: PeerLimits) {
    connection.sendCredit += peer.connectionWindowBytes - former.connectionWindowBytes
    for slot in streams.indices where streams[slot].number != 0 {
      streams[slot].sendCredit += peer.streamWindowBytes - former.streamWindowBytes
    }
  }

  /// The next frame of an item, as far as credit goes; its cost is spent. Nil where credit has to be waited for.
  mutating func nextFrame(_ slot: Int, _ item: inout OutgoingItem, peer: PeerLimits) -> Fragmentation.Fragment? {
    let credit = min(streams[slot].sendCredit, connection.sendCredit) - FrameFormat.headerBytes
    let rest = item.byteCount - item.sent
    let size = min(rest, credit, peer.frameBytesMax)
    guard size == rest || size >= ConnectionLimits.itemFragmentBytesMin else { return nil }
    let flags: FrameFlags = size < rest ? [.item, .more] : item.isLast ? [.item, .end] : .item
    let header = FrameHeader(length: UInt32(size), type: .message, flags: flags, stream: streams[slot].number)
    streams[slot].sendCredit -= header.frameBytes
    connection.sendCredit -= header.frameBytes
    defer {
      item.sent += size
      item.isSent = size == rest
    }
    return Fragmentation.Fragment(header: header, body: item.sent..<item.sent + size)
  }

  /// What may be sent in a slot now, in bytes of frames with their headers.
  func sendable(_ slot: Int) -> Int { min(streams[slot].sendCredit, connection.sendCredit) }

  /// Credit as this side sees it: of a slot, or of the connection. For tests.
  func balance(_ slot: Int?) -> (send: Int, receive: Int, owed: Int) {
    let stream = slot.map { streams[$0] } ?? connection
    return (stream.sendCredit, stream.receiveCredit, stream.owed + stream.withheld)
  }

  // MARK: Rules

  /// Credits the frames of an incomplete item, where no complete one waits and the budget allows.
  private mutating func creditIncomplete(_ slot: Int, _ reassembly: inout Reassembly) {
    let withheld = streams[slot].withheld
    guard withheld > 0, streams[slot].waitingItems == 0, streams[slot].receiving == .open else { return }
    if reassembly.chargedBytes + withheld > limits.reassemblyBytesMax {
      guard exempt == nil || exempt == slot else {
        hasStarved = true
        return
      }
      exempt = slot
    }
    reassembly.charge(slot, withheld)
    streams[slot].withheld = 0
    give(slot, withheld)
  }

  private mutating func dropIncomplete(_ slot: Int, _ reassembly: inout Reassembly) {
    reassembly.drop(slot)
    streams[slot].withheld = 0
    release(slot, &reassembly)
  }

  /// A slot charges nothing any more: others may go on.
  private mutating func release(_ slot: Int, _ reassembly: inout Reassembly) {
    if exempt == slot { exempt = nil }
    guard hasStarved else { return }
    hasStarved = false
    for other in streams.indices { creditIncomplete(other, &reassembly) }
  }

  private mutating func give(_ slot: Int, _ credit: Int) {
    streams[slot].owed += credit
    if 2 * streams[slot].owed >= limits.streamWindowBytes && !streams[slot].isDue {
      streams[slot].isDue = true
      due.append(slot)
    }
  }

  private static func update(_ stream: inout Stream) -> WindowUpdate {
    defer {
      stream.receiveCredit += stream.owed
      stream.owed = 0
      stream.isDue = false
    }
    return WindowUpdate(stream: stream.number, credit: UInt32(stream.owed))
  }

  private func overrun(_ limit: LimitName, _ window: Int, _ credit: Int, _ cost: Int) -> ProtocolViolation {
    ProtocolViolation(
      .creditOverrun,
      "a MESSAGE takes \(cost) bytes of credit, and there are \(credit): "
        + limit.exceeded(value: window, seen: window - credit + cost))
  }
}

/// How far an item has been sent.
public struct OutgoingItem: Hashable, Sendable {
  /// Bytes of the encoded item.
  public let byteCount: Int
  /// The sender's side of the stream ends with it.
  public let isLast: Bool
  /// Bytes for which frames were made.
  public internal(set) var sent = 0

  /// The last frame was made.
  public internal(set) var isSent = false

  /// An item of which nothing was sent.
  public init(byteCount: Int, isLast: Bool = false) {
    self.byteCount = byteCount
    self.isLast = isLast
  }
}
