/// What the next bytes from a client mean.
public enum ServerEvent {
  /// Nothing whole has come: ask again with more bytes.
  case incomplete
  /// A preface. Answer with the own one, and HELLO.
  case preface(Preface)
  /// A preface of a major version that is not spoken here. Answer with the own one, and a GOAWAY.
  case unsupportedMajor(Preface)
  /// Not this protocol.
  case foreign(ForeignProtocol)
  /// The client's HELLO: decode it, and give its limits to `accept`.
  case hello(meta: UnsafeRawBufferPointer)
  /// A whole call.
  case request(IncomingRequest)
  /// A call whose client goes on with items or the end of its side; the body is empty.
  case streamRequest(IncomingRequest)
  /// An item of the client. Its credit is to be returned with `itemsTaken` when the application has taken it. With
  /// `isLast` the client's side has ended.
  case item(stream: UInt32, slot: Int, body: UnsafeRawBufferPointer, credit: Int, isLast: Bool)
  /// The client's side of a stream has ended.
  case itemsEnded(stream: UInt32, slot: Int)
  /// An item is larger than the server accepts. What still comes on the stream is discarded: end the call.
  case itemRefused(stream: UInt32, slot: Int, CallRefusal)
  /// More may be sent on a stream.
  case streamCredit(stream: UInt32, slot: Int)
  /// More may be sent on the connection.
  case connectionCredit
  /// The first part of a call. Its deadline is already running.
  case requestBegun(stream: UInt32, timeoutMilliseconds: UInt32)
  /// A call that is answered with a STATUS before any handler has seen it.
  case refused(stream: UInt32, CallRefusal)
  /// The client no longer wants a call that was not complete: answer with STATUS CANCELLED.
  case abandoned(stream: UInt32)
  /// The client no longer wants the running call of this slot.
  case cancel(stream: UInt32, slot: Int)
  /// Answer with a PONG of the same argument.
  case ping(argument: UInt32)
  /// The answer to a PING.
  case pong(argument: UInt32)
  /// The client will begin no more calls.
  case goAway(meta: UnsafeRawBufferPointer)
  /// Nothing to do: a part of a message, a frame on a finished stream, a frame that may be skipped.
  case skipped
  /// The client broke the protocol; `violation` says how. Nothing more is read.
  case violation
}

/// A whole call, in bytes that are valid until the machine is asked for the next event.
public struct IncomingRequest {
  /// The call's stream.
  public let stream: UInt32
  /// How long the client waits, in milliseconds from `arrivedAt`; 0 for ever.
  public let timeoutMilliseconds: UInt32
  /// When the first frame came, in monotonic nanoseconds.
  public let arrivedAt: UInt64
  /// The encoded request header.
  public let meta: UnsafeRawBufferPointer
  /// The encoded request.
  public let body: UnsafeRawBufferPointer
}

/// The server's side of a connection: bytes in, events out. Knows no sockets and no clock.
///
/// Calls that end before the next frame is looked at are never entered anywhere. `beginCall` and `endCall` count those
/// that go on.
public struct ServerConnectionMachine: ~Copyable {
  private enum Phase {
    case awaitingPreface
    case awaitingHello
    case open
    case closed
  }

  let limits: ConnectionLimits
  private var phase = Phase.awaitingPreface
  /// The last accepted stream is said: every later call is refused.
  private var isRefusing = false
  private var lastRefused: UInt32 = 0
  // The extension in ServerConnectionMachine+Streams.swift uses these, too.
  var calls: StreamTable
  var reassembly: Reassembly
  var flow: ItemFlow
  private var controlFrames: TokenBucket
  private var pings: TokenBucket

  /// What the client accepts; the floors until `accept`.
  public private(set) var peer = PeerLimits.floor
  /// The highest stream that was accepted: its REQUEST came before `refuseNewCalls`.
  public private(set) var lastStream: UInt32 = 0
  /// Frames on finished streams so far.
  public internal(set) var discardedFrames: UInt64 = 0
  /// What the client did against the protocol; set when an event says so.
  public private(set) var violation: ProtocolViolation?

  /// A connection that nothing has come from.
  public init(limits: ConnectionLimits) {
    self.limits = limits
    calls = StreamTable(capacity: limits.concurrentCallsMax)
    reassembly = Reassembly(capacity: limits.concurrentCallsMax)
    flow = ItemFlow(limits: limits)
    controlFrames = TokenBucket(burst: limits.controlFramesBurstMax, perSecond: limits.controlFramesPerSecondMax)
    pings = TokenBucket(burst: limits.pingsBurstMax, intervalMilliseconds: limits.pingIntervalMillisecondsMin)
  }

  /// The preface and HELLO of the client have come.
  public var isOpen: Bool { phase == .open }

  /// Calls that run or are not complete yet.
  public var callsInFlight: Int { calls.count }

  /// Takes the next preface or frame from the bytes received.
  /// - Parameters:
  ///   - bytes: What has come and was not consumed yet.
  ///   - now: When these bytes came, in monotonic nanoseconds.
  /// - Returns: How many bytes were consumed, and what they mean.
  public mutating func next(_ bytes: UnsafeRawBufferPointer, now: UInt64) -> (consumed: Int, event: ServerEvent) {
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

  /// The HELLO could be decoded: from now on replies keep to these limits.
  public mutating func accept(_ peer: PeerLimits) {
    flow.accept(peer, instead: self.peer)
    self.peer = peer
  }

  /// The driver found something against the protocol, such as a HELLO that cannot be decoded.
  public mutating func fail(_ violation: ProtocolViolation) {
    self.violation = violation
    phase = .closed
  }

  /// Enters a call that runs on; nil where as many are in flight as the limit allows.
  public mutating func beginCall(_ stream: UInt32) -> Int? {
    calls.count < limits.concurrentCallsMax ? calls.insert(stream) : nil
  }

  /// A call's handler has returned.
  public mutating func endCall(_ stream: UInt32) {
    guard let slot = calls.remove(stream) else { return }
    if flow.isStream(slot) { flow.end(slot, &reassembly) }
  }

  /// The deadline of a call that had begun with `requestBegun`: true where it is still not complete. Then the rest is
  /// discarded, and the driver answers with STATUS DEADLINE_EXCEEDED.
  public mutating func expire(_ stream: UInt32) -> Bool {
    guard let slot = calls.slot(of: stream), isRequestIncomplete(slot) else { return false }
    reassembly.drop(slot)
    calls.remove(stream)
    return true
  }

  /// The slot of a call that runs or is not complete yet; nil where it has ended.
  public func slot(of stream: UInt32) -> Int? { calls.slot(of: stream) }

  /// From now on every new call is refused. Returns the last accepted stream, for the second GOAWAY of a drain.
  public mutating func refuseNewCalls() -> UInt32 {
    isRefusing = true
    return lastStream
  }

  /// The client has closed its side: calls that are not complete never will be, and are forgotten. Returns the running
  /// calls whose items have not ended, and never will.
  public mutating func peerClosed() -> [UInt32] {
    let streams = flow.receivingStreams
    for stream in streams { discardItems(stream) }
    for stream in reassembly.dropAll() { calls.remove(stream) }
    phase = .closed
    return streams
  }

  // MARK: Events

  private mutating func onFirstBytes(_ bytes: UnsafeRawBufferPointer) -> (consumed: Int, event: ServerEvent) {
    switch Preface.parse(bytes) {
    case .incomplete:
      return (0, .incomplete)
    case .foreign(let foreign):
      phase = .closed
      return (bytes.count, .foreign(foreign))
    case .preface(let preface) where preface.major != Preface.current.major:
      phase = .closed
      return (bytes.count, .unsupportedMajor(preface))
    case .preface(let preface):
      phase = .awaitingHello
      return (Preface.byteCount, .preface(preface))
    }
  }

  private mutating func onFrame(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    let header = frame.header
    try Frame.checkShape(header)
    if phase == .awaitingHello {
      guard header.type == .hello else {
        throw ProtocolViolation(.helloExpected, "the first frame has type \(header.type.rawValue), and must be HELLO")
      }
      phase = .open
      return .hello(meta: frame.meta)
    }
    switch header.type {
    case .request: return try onRequest(frame, now: now)
    case .message: return try onMessage(frame, now: now)
    case .cancel: return try onCancel(header, now: now)
    case .window: return try onWindow(header, now: now)
    case .ping:
      try charge(now)
      guard pings.take(now: now) else {
        throw ProtocolViolation(.pingsTooMany, limits.pingsExceeded)
      }
      return .ping(argument: header.argument)
    case .pong:
      try charge(now)
      return .pong(argument: header.argument)
    case .goAway:
      try charge(now)
      return .goAway(meta: frame.meta)
    case .hello, .response, .status, .settings:
      throw ProtocolViolation(.frameUnexpected, "a client may not send a frame of type \(header.type.rawValue) now")
    default:
      guard header.flags.contains(.ignorable) else {
        throw ProtocolViolation(.frameTypeUnknown, "type \(header.type.rawValue) is unknown and not IGNORABLE")
      }
      try charge(now)
      return .skipped
    }
  }

  private mutating func onRequest(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    let header = frame.header
    let stream = header.stream
    guard stream > lastSeen else {
      throw ProtocolViolation(
        .streamNotIncreasing, "REQUEST on stream \(stream) after stream \(lastSeen); streams only increase")
    }
    guard stream <= FrameFormat.streamMax else {
      throw ProtocolViolation(.streamsUsedUp, "stream \(stream) is above \(FrameFormat.streamMax)")
    }
    if isRefusing {
      lastRefused = stream
      return .refused(stream: stream, .draining)
    }
    lastStream = stream
    if header.flags.contains(.end) {
      return .request(
        IncomingRequest(
          stream: stream, timeoutMilliseconds: header.argument, arrivedAt: now, meta: frame.meta, body: frame.body))
    }
    guard header.flags.contains(.more) else { return try onStreamRequest(frame, now: now) }
    guard let slot = beginCall(stream) else {
      return .refused(stream: stream, .concurrencyLimit)
    }
    switch reassembly.begin(frame, slot: slot, limits: limits, now: now) {
    case .incomplete, .complete:
      return .requestBegun(stream: stream, timeoutMilliseconds: header.argument)
    case .messageTooLarge(let seen):
      calls.remove(stream)
      return .refused(stream: stream, .messageTooLarge(seen: seen))
    case .budgetExceeded(let seen):
      calls.remove(stream)
      return .refused(stream: stream, .reassemblyBudget(seen: seen))
    }
  }

  private mutating func onMessage(_ frame: Frame, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    let header = frame.header
    if header.flags.contains(.item) { return try onItem(frame, now: now) }
    if header.length == 0 { try charge(now) }
    guard let slot = calls.slot(of: header.stream) else { return try discard(header) }
    if flow.isStream(slot) { return try onEndOfItems(header, slot) }
    guard reassembly.isAssembling(slot) else { return try discard(header) }
    guard header.flags.contains(.more) || header.flags.contains(.end) else {
      throw ProtocolViolation(.frameMalformed, "the continuation of a REQUEST has neither END nor MORE")
    }
    switch reassembly.append(frame, slot: slot, limits: limits) {
    case .incomplete:
      return .skipped
    case .complete(let message):
      calls.remove(header.stream)
      return .request(
        IncomingRequest(
          stream: header.stream, timeoutMilliseconds: message.argument, arrivedAt: message.arrivedAt,
          meta: message.meta, body: message.body))
    case .messageTooLarge(let seen):
      calls.remove(header.stream)
      return .refused(stream: header.stream, .messageTooLarge(seen: seen))
    case .budgetExceeded(let seen):
      calls.remove(header.stream)
      return .refused(stream: header.stream, .reassemblyBudget(seen: seen))
    }
  }

  private mutating func onCancel(_ header: FrameHeader, now: UInt64) throws(ProtocolViolation) -> ServerEvent {
    try charge(now)
    guard let slot = calls.slot(of: header.stream) else { return try discard(header) }
    if isRequestIncomplete(slot) {
      reassembly.drop(slot)
      calls.remove(header.stream)
      return .abandoned(stream: header.stream)
    }
    return .cancel(stream: header.stream, slot: slot)
  }

  // MARK: Rules

  private var lastSeen: UInt32 { max(lastStream, lastRefused) }

  private func isRequestIncomplete(_ slot: Int) -> Bool { reassembly.isAssembling(slot) && !flow.isStream(slot) }

  /// A frame that begins no call and belongs to none that runs: to one that has ended, or it is against the protocol.
  mutating func discard(_ header: FrameHeader) throws(ProtocolViolation) -> ServerEvent {
    if header.stream > lastSeen {
      throw ProtocolViolation(
        .streamIdle,
        "a frame of type \(header.type.rawValue) on stream \(header.stream), which no REQUEST has begun")
    }
    discardedFrames += 1
    return .skipped
  }

  mutating func charge(_ now: UInt64) throws(ProtocolViolation) {
    guard controlFrames.take(now: now) else {
      throw .limit(
        .controlFramesTooMany, .controlFramesPerSecondMax, value: limits.controlFramesPerSecondMax,
        seen: limits.controlFramesPerSecondMax + 1)
    }
  }
}
