import KeiyakuMessages

/// What the next bytes from a server mean.
public enum ClientEvent {
  /// Nothing whole has come: ask again with more bytes.
  case incomplete
  /// The server's preface. HELLO follows.
  case preface(Preface)
  /// The server does not speak this major version; it says with a GOAWAY what it speaks, and closes.
  case unsupportedMajor(Preface)
  /// Not a Keiyaku server.
  case foreign(ForeignProtocol)
  /// The server's HELLO: decode it, and give its limits to `accept`.
  case hello(meta: UnsafeRawBufferPointer)
  /// The whole reply of a call, which has ended with it. The bytes are valid until the next event is asked for.
  case response(stream: UInt32, slot: Int, body: UnsafeRawBufferPointer)
  /// A call ended without a reply, or its items have ended: then the code may be 0, OK. The bytes are valid until the
  /// next event is asked for.
  case status(stream: UInt32, slot: Int, code: UInt32, meta: UnsafeRawBufferPointer)
  /// A call ended here, because its reply is over a limit of this side; the rest of the reply will be skipped.
  case responseRefused(stream: UInt32, slot: Int, limit: LimitName, value: Int, seen: Int)
  /// An item of the server. Its credit is to be returned with `itemsTaken` when the application has taken it.
  case item(stream: UInt32, slot: Int, body: UnsafeRawBufferPointer, credit: Int)
  /// An item is over a limit of this side. What still comes on the stream is discarded: send CANCEL. The call is in
  /// flight until its STATUS.
  case itemRefused(stream: UInt32, slot: Int, limit: LimitName, value: Int, seen: Int)
  /// More may be sent on a stream.
  case streamCredit(stream: UInt32, slot: Int)
  /// More may be sent on the connection.
  case connectionCredit
  /// The server's SETTINGS: decode them, and give them to `accept`.
  case settings(meta: UnsafeRawBufferPointer)
  /// Answer with a PONG of the same argument.
  case ping(argument: UInt32)
  /// The answer to a PING.
  case pong(argument: UInt32)
  /// The server accepts no calls beyond `lastStream`: those were not processed and may be tried on another connection.
  /// Calls up to it will still be answered, unless the connection ends. A second GOAWAY may name a lower stream.
  case goAway(lastStream: UInt32, meta: UnsafeRawBufferPointer)
  /// Nothing to do: a part of a reply, a frame on a finished stream, a frame that may be skipped.
  case skipped
  /// The server broke the protocol; `violation` says how. Nothing more is read.
  case violation
}

/// Whether a call can begin on a connection.
public enum OnOpen: Hashable, Sendable {
  /// It has: send it on this stream. The slot finds the call again.
  case opened(stream: UInt32, slot: Int)
  /// As many calls are in flight as the server accepts, or the request is above a floor and HELLO has not come yet.
  /// Try again after the next ended call or HELLO.
  case wait
  /// The server does not accept a request of this size.
  case tooLarge(limit: LimitName, value: Int, seen: Int)
  /// The connection is ending, or its streams are used up: open another one.
  case connectionEnding
}

/// The client's side of a connection: bytes in, events out. Knows no sockets and no clock.
///
/// A call is in flight from `open` to the event that ends it, also where it was cancelled meanwhile: the server
/// answers every call with exactly one RESPONSE or STATUS. Slots are small numbers below `limits.concurrentCallsMax`,
/// free again when the call has ended, so that a driver finds its call by indexing an array.
public struct ClientConnectionMachine: ~Copyable {
  private enum Phase {
    case awaitingPreface
    case awaitingHello
    case open
    case closed
  }

  let limits: ConnectionLimits
  private var phase = Phase.awaitingPreface
  private var isEnding = false
  // The extension in ClientConnectionMachine+Streams.swift uses these, too.
  var calls: StreamTable
  var reassembly: Reassembly
  var flow: ItemFlow
  private var controlFrames: TokenBucket

  /// What the server accepts; the floors until `accept`.
  public internal(set) var peer = PeerLimits.floor
  /// The highest stream that was opened.
  public private(set) var lastStream: UInt32 = 0
  /// Frames on finished streams so far.
  public private(set) var discardedFrames: UInt64 = 0
  /// What the server did against the protocol; set when an event says so.
  public private(set) var violation: ProtocolViolation?

  /// A new connection. Calls may begin at once, under the published floors.
  /// - Parameters:
  ///   - limits: What this side accepts; its `concurrentCallsMax` bounds the calls in flight, too.
  ///   - firstStream: The first stream; others than 1 are for tests.
  public init(limits: ConnectionLimits, firstStream: UInt32 = 1) {
    self.limits = limits
    lastStream = firstStream - 1
    calls = StreamTable(capacity: limits.concurrentCallsMax)
    reassembly = Reassembly(capacity: limits.concurrentCallsMax)
    flow = ItemFlow(limits: limits)
    controlFrames = TokenBucket(burst: limits.controlFramesBurstMax, perSecond: limits.controlFramesPerSecondMax)
  }

  /// The server's HELLO has come.
  public var isOpen: Bool { phase == .open }

  /// Calls that have not ended.
  public var callsInFlight: Int { calls.count }

  /// Whether another call can begin now, as far as its size does not matter.
  public var hasRoom: Bool {
    calls.count < min(peer.concurrentCallsMax, calls.capacity) && !isEnding && phase != .closed
  }

  /// Begins a call. Its frames come from `Fragmentation`, with `peer.frameBytesMax`; where the client streams, it is one
  /// REQUEST with neither END nor MORE and no body, and `nextFrame` cuts its items.
  public mutating func open(metaBytes: Int, bodyBytes: Int, kind: MethodKind = .unary) -> OnOpen {
    guard !isEnding, phase != .closed, lastStream < FrameFormat.streamMax else { return .connectionEnding }
    if metaBytes > peer.metaBytesMax {
      return tooLarge(.metaBytesMax, value: peer.metaBytesMax, seen: metaBytes)
    }
    if bodyBytes > peer.messageBytesMax {
      return tooLarge(.messageBytesMax, value: peer.messageBytesMax, seen: bodyBytes)
    }
    if kind != .unary && !hasRoomForStream { return .wait }
    guard hasRoom, let slot = calls.insert(lastStream + 1) else { return .wait }
    lastStream += 1
    if kind != .unary { beginStream(lastStream, slot: slot, kind) }
    return .opened(stream: lastStream, slot: slot)
  }

  /// Whether a CANCEL is to be sent for a stream: not where the call has ended. The call stays in flight until the
  /// server has answered it.
  public func isInFlight(_ stream: UInt32) -> Bool { calls.slot(of: stream) != nil }

  /// Begins no more calls on this connection.
  public mutating func stopOpening() { isEnding = true }

  /// The HELLO could be decoded and its database is the right one: from now on these limits are in force.
  public mutating func accept(_ peer: PeerLimits) {
    flow.accept(peer, instead: self.peer)
    self.peer = peer
  }

  /// The driver found something against the protocol, such as a HELLO that cannot be decoded.
  public mutating func fail(_ violation: ProtocolViolation) {
    self.violation = violation
    phase = .closed
  }

  /// Takes the next preface or frame from the bytes received.
  /// - Parameters:
  ///   - bytes: What has come and was not consumed yet.
  ///   - now: When these bytes came, in monotonic nanoseconds.
  /// - Returns: How many bytes were consumed, and what they mean.
  public mutating func next(_ bytes: UnsafeRawBufferPointer, now: UInt64) -> (consumed: Int, event: ClientEvent) {
    reassembly.releaseCompleted()
    switch phase {
    case .closed:
      return (bytes.count, .skipped)
    case .awaitingPreface:
      return onFirstBytes(bytes)
    case .awaitingHello, .open:
      do throws(ProtocolViolation) {
        guard let frame = try Frame.next(bytes, limits: limits) else { return (0, .incomplete) }
        return (frame.header.frameBytes, try onFrame(frame, now: now))
      } catch {
        fail(error)
        return (0, .violation)
      }
    }
  }

  // MARK: Events

  private mutating func onFirstBytes(_ bytes: UnsafeRawBufferPointer) -> (consumed: Int, event: ClientEvent) {
    switch Preface.parse(bytes) {
    case .incomplete:
      return (0, .incomplete)
    case .foreign(let foreign):
      phase = .closed
      return (bytes.count, .foreign(foreign))
    case .preface(let preface):
      // A server of another major still sends its GOAWAY, which has the same form in every version.
      phase = .awaitingHello
      return (
        Preface.byteCount,
        preface.major == Preface.current.major ? .preface(preface) : .unsupportedMajor(preface)
      )
    }
  }

  private mutating func onFrame(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ClientEvent {
    let header = frame.header
    try Frame.checkShape(header)
    if phase == .awaitingHello, header.type != .goAway {
      guard header.type == .hello else {
        throw ProtocolViolation(.helloExpected, "the first frame has type \(header.type.rawValue), and must be HELLO")
      }
      phase = .open
      return .hello(meta: frame.meta)
    }
    switch header.type {
    case .response: return try onResponse(frame, now: now)
    case .message: return try onMessage(frame, now: now)
    case .status: return try onStatus(frame)
    case .window: return try onWindow(header, now: now)
    case .settings:
      try charge(now)
      return .settings(meta: frame.meta)
    case .ping:
      try charge(now)
      return .ping(argument: header.argument)
    case .pong:
      try charge(now)
      return .pong(argument: header.argument)
    case .goAway:
      try charge(now)
      isEnding = true
      return .goAway(lastStream: header.argument, meta: frame.meta)
    case .hello, .request, .cancel:
      throw ProtocolViolation(.frameUnexpected, "a server may not send a frame of type \(header.type.rawValue) now")
    default:
      guard header.flags.contains(.ignorable) else {
        throw ProtocolViolation(.frameTypeUnknown, "type \(header.type.rawValue) is unknown and not IGNORABLE")
      }
      try charge(now)
      return .skipped
    }
  }

  private mutating func onStatus(_ frame: Frame) throws(ProtocolViolation) -> ClientEvent {
    let header = frame.header
    if header.argument == 0 { try demandItems(header) }
    guard let slot = try endCall(header) else { return .skipped }
    reassembly.drop(slot)
    return .status(stream: header.stream, slot: slot, code: header.argument, meta: frame.meta)
  }

  private mutating func onResponse(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ClientEvent {
    let header = frame.header
    if flow.count > 0 { try demandNoItems(header) }
    if header.flags.contains(.end) {
      guard let slot = try endCall(header) else { return .skipped }
      // A server that begins a reply twice has its last word.
      reassembly.drop(slot)
      return .response(stream: header.stream, slot: slot, body: frame.body)
    }
    guard header.flags.contains(.more) else {
      throw ProtocolViolation(.frameMalformed, "a RESPONSE has neither END nor MORE")
    }
    guard let slot = calls.slot(of: header.stream) else {
      try discard(header)
      return .skipped
    }
    if reassembly.isAssembling(slot) {
      throw ProtocolViolation(.frameMalformed, "a second RESPONSE on stream \(header.stream)")
    }
    return onPart(reassembly.begin(frame, slot: slot, limits: limits, now: now), header, slot)
  }

  private mutating func onMessage(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ClientEvent {
    let header = frame.header
    if header.flags.contains(.item) { return try onItem(frame, now: now) }
    if header.length == 0 { try charge(now) }
    guard let slot = calls.slot(of: header.stream) else {
      try discard(header)
      return .skipped
    }
    guard reassembly.isAssembling(slot), flow.receiving(slot) == .ended else {
      throw ProtocolViolation(.frameUnexpected, "a MESSAGE on stream \(header.stream) before its RESPONSE")
    }
    guard header.flags.contains(.end) || header.flags.contains(.more) else {
      throw ProtocolViolation(.frameMalformed, "the continuation of a RESPONSE has neither END nor MORE")
    }
    return onPart(reassembly.append(frame, slot: slot, limits: limits), header, slot)
  }

  private mutating func onPart(_ outcome: Reassembly.OnFrame, _ header: FrameHeader, _ slot: Int) -> ClientEvent {
    switch outcome {
    case .incomplete:
      return .skipped
    case .complete(let message):
      endCall(header.stream, slot)
      return .response(stream: header.stream, slot: slot, body: message.body)
    case .messageTooLarge(let seen):
      endCall(header.stream, slot)
      return .responseRefused(
        stream: header.stream, slot: slot, limit: .messageBytesMax, value: limits.messageBytesMax, seen: seen)
    case .budgetExceeded(let seen):
      endCall(header.stream, slot)
      return .responseRefused(
        stream: header.stream, slot: slot, limit: .reassemblyBytesMax, value: limits.reassemblyBytesMax, seen: seen)
    }
  }

  // MARK: Rules

  /// Before HELLO only the floors are known; afterwards they are final.
  private func tooLarge(_ limit: LimitName, value: Int, seen: Int) -> OnOpen {
    isOpen ? .tooLarge(limit: limit, value: value, seen: seen) : .wait
  }

  /// Takes a call out of the table; nil where it has ended before.
  private mutating func endCall(_ header: FrameHeader) throws(ProtocolViolation) -> Int? {
    if let slot = calls.slot(of: header.stream) {
      endCall(header.stream, slot)
      return slot
    }
    try discard(header)
    return nil
  }

  private mutating func endCall(_ stream: UInt32, _ slot: Int) {
    calls.remove(stream)
    if flow.isStream(slot) { flow.end(slot, &reassembly) }
  }

  mutating func discard(_ header: FrameHeader) throws(ProtocolViolation) {
    if header.stream > lastStream {
      throw ProtocolViolation(
        .streamIdle,
        "a frame of type \(header.type.rawValue) on stream \(header.stream), which no REQUEST has begun")
    }
    discardedFrames += 1
  }

  mutating func charge(_ now: UInt64) throws(ProtocolViolation) {
    guard controlFrames.take(now: now) else {
      throw .limit(
        .controlFramesTooMany, .controlFramesPerSecondMax, value: limits.controlFramesPerSecondMax,
        seen: limits.controlFramesPerSecondMax + 1)
    }
  }
}
