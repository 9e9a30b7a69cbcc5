internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// One TCP connection: bytes to events and calls to frames. Performs what the connection machine says.
///
/// Confined to its event loop. It lives as long as the channel; `ClientConnection` outlives it.
final class ClientChannelHandler {
  /// What became of an attempt to send a call.
  enum OnSend {
    /// It is in flight.
    case sent
    /// There is no room now.
    case wait
    /// The connection takes no more calls.
    case connectionEnding
    /// The server does not take a request of this size: the limit's name, and what to tell.
    case tooLarge(limit: String, String)
  }

  /// The argument of a CANCEL frame.
  enum CancelReason: UInt32 {
    case caller = 0
    case deadline = 1
  }

  /// From this stream on another channel is made ready. As many are left as the fastest client uses while it is.
  static let rotationStream = FrameFormat.streamMax - (1 << 22)

  let connection: ClientConnection
  let arena: MessageArena
  let endpoint: Endpoint
  private let endpointNumber: Int
  // Unchecked like `outgoing`, because both are entered for every frame; neither calls anybody back.
  @exclusivity(unchecked) var machine: ClientConnectionMachine
  /// Calls in flight, by slot; nil where a call was given up and its answer has not come.
  var calls: [AnyClientCall?]
  private var callCount = 0
  var context: ChannelHandlerContext?
  /// Bytes of a frame that is not whole yet.
  var received = ByteBuffer()
  @exclusivity(unchecked) var outgoing: OutgoingFrames
  var isReading = false
  /// When the last bytes that were read came.
  var readStart = NIODeadline.uptimeNanoseconds(0)
  /// Encoded request headers, by method; see `requestHeader`.
  private var headers = [(methodID: UInt32, bytes: [UInt8])](repeating: (0, []), count: 64)
  private var isFlushScheduled = false
  var isWritable = true
  /// No call begins here any more; the channel closes after the last answer.
  var isDraining = false
  var isClosed = false
  var handshakeTimeout: Scheduled<Void>?
  /// Why the connection ends, where the server or the protocol said so.
  var endReason: String?
  /// The reason of the server's GOAWAY.
  var goAway: String?
  /// Replies of the read that is going on.
  var answered = 0
  /// When HELLO came.
  var opened: NIODeadline?
  /// A handler of the server has answered a call here.
  var hasAnswered = false
  /// Calls for which items came in this read.
  var deliveries: [AnyClientCall] = []
  /// Credit has come in this read.
  var hasNewCredit = false
  /// Calls whose items wait for credit or for the socket.
  var blocked: [AnyClientCall] = []
  private var keepAlive: KeepAliveMonitor?
  private var keepAliveTimer: Scheduled<Void>?

  init(connection: ClientConnection, endpointNumber: Int, allocator: ByteBufferAllocator) {
    self.connection = connection
    self.endpointNumber = endpointNumber
    arena = connection.arena
    endpoint = connection.endpoints[endpointNumber]
    machine = ClientConnectionMachine(
      limits: connection.configuration.limits, firstStream: connection.nextFirstStream)
    connection.nextFirstStream = 1
    calls = Array(repeating: nil, count: connection.configuration.limits.concurrentCallsMax)
    outgoing = OutgoingFrames(allocator: allocator)
  }

  /// Whether a call can be sent now.
  var hasRoom: Bool { isWritable && machine.hasRoom && !isClosed }

  /// A call was answered here, or the connection lasted longer than an attempt to connect may take.
  var wasOfUse: Bool {
    guard !hasAnswered, let opened else { return hasAnswered }
    return .now() - opened >= TimeAmount(connection.configuration.connectTimeout)
  }

  // MARK: Calls

  /// Begins a call: one frame, or several where the request is large.
  func send(_ packed: borrowing PackedMessage, of call: AnyClientCall) -> OnSend {
    let timeout = call.deadline - (isReading ? readStart : .now())
    // 0 means no deadline, and no other call says it.
    let milliseconds =
      call.deadline == .distantFuture ? 0 : max(1, UInt32(clamping: timeout.nanoseconds / 1_000_000 + 1))
    let meta = requestHeader(of: call)
    switch machine.open(metaBytes: meta.count, bodyBytes: packed.byteCount, kind: call.kind) {
    case .wait: return .wait
    case .connectionEnding: return .connectionEnding
    case .tooLarge(let limit, let value, let seen):
      return .tooLarge(limit: limit.rawValue, limit.exceeded(value: value, seen: seen))
    case .opened(let stream, let slot):
      if call.kind == .unary || call.kind == .serverStreaming {
        outgoing.appendRequest(
          packed, meta: meta, stream: stream, timeoutMilliseconds: milliseconds,
          frameBytesMax: machine.peer.frameBytesMax)
      } else {
        outgoing.appendOpening(meta: meta, stream: stream, timeoutMilliseconds: milliseconds)
        call.rewindItems()
        // What is pending already; in a turn of its own, because items may fail the call.
        connection.sendItems(call)
      }
      calls[slot] = call
      callCount += 1
      call.state = .inFlight(self, slot: slot)
      call.stream = stream
      call.endpointNumber = endpointNumber
      call.attempts += 1
      call.progress = .unknown
      scheduleFlush()
      if stream >= Self.rotationStream { connection.rotate(self) }
      return .sent
    }
  }

  /// The encoded meta block of a request. That of a first attempt mostly names the method and nothing else: it is kept.
  private func requestHeader(of call: AnyClientCall) -> [UInt8] {
    let index = Int(call.methodID % UInt32(headers.count))
    let isPlain = call.attempts == 0 && call.extras == nil
    if isPlain, headers[index].methodID == call.methodID { return headers[index].bytes }
    var header = RPCRequestHeader()
    header.method = call.methodID
    header.previousAttempts = call.attempts
    if let extras = call.extras {
      header.metadata = extras.metadata
      header.traceparent = extras.traceparent
    }
    let bytes = header.encodedBytes(arena)
    if isPlain { headers[index] = (call.methodID, bytes) }
    return bytes
  }

  /// Gives up a call that is in flight: its answer will be dropped.
  func giveUp(slot: Int, _ reason: CancelReason) {
    guard let call = take(slot: slot) else { return }
    if !isClosed, machine.isInFlight(call.stream) {
      machine.discardItems(call.stream)
      outgoing.append(FrameHeader(type: .cancel, stream: call.stream, argument: reason.rawValue))
      scheduleFlush()
    }
    closeIfDrained()
  }

  /// Calls in flight that are not given up.
  func forEachCall(_ body: (AnyClientCall) -> Void) {
    for case let call? in calls { body(call) }
  }

  /// Takes out the calls that the condition holds for, without telling the server.
  func takeCalls(where condition: (AnyClientCall) -> Bool) -> [AnyClientCall] {
    var taken: [AnyClientCall] = []
    for slot in calls.indices {
      guard let call = calls[slot], condition(call) else { continue }
      _ = take(slot: slot)
      taken.append(call)
    }
    return taken.sorted { $0.stream < $1.stream }
  }

  func take(slot: Int) -> AnyClientCall? {
    guard let call = calls[slot] else { return nil }
    calls[slot] = nil
    callCount -= 1
    call.state = .idle
    if call.isSendingBlocked {
      call.isSendingBlocked = false
      blocked.removeAll { $0 === call }
    }
    return call
  }

  // MARK: Keep-alive

  /// HELLO has come: from now on the connection is watched.
  func watch() {
    opened = readStart
    guard let setting = connection.configuration.keepAlive else { return }
    let stretch = connection.keepAliveStretch
    keepAlive = KeepAliveMonitor(
      interval: TimeAmount(setting.interval * stretch),
      timeout: TimeAmount(setting.timeout))
    checkKeepAlive()
  }

  private func checkKeepAlive() {
    guard !isClosed, let context else { return }
    switch keepAlive?.check(now: .now(), lastRead: readStart, hasCalls: callCount > 0) {
    case nil: return
    case .wait(let time): scheduleKeepAlive(time, context)
    case .ping(let time):
      outgoing.append(FrameHeader(type: .ping))
      flush()
      scheduleKeepAlive(time, context)
    case .dead:
      endReason =
        "the server sent nothing for \(connection.configuration.keepAlive?.timeout ?? .zero) after a PING "
        + "(keepAlive.timeout of the client's configuration)"
      isClosed = true
      context.close(promise: nil)
    }
  }

  private func scheduleKeepAlive(_ time: NIODeadline, _ context: ChannelHandlerContext) {
    keepAliveTimer = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) { self.checkKeepAlive() }
  }

  /// A read is done: its replies count for the throttle.
  func noteAnswers() {
    guard answered > 0 else { return }
    hasAnswered = true
    connection.throttle.succeeded(answered)
    answered = 0
  }

  // MARK: Ending

  /// Begins no more calls here, and closes after the last answer.
  func drain() {
    isDraining = true
    machine.stopOpening()
    closeIfDrained()
  }

  func closeIfDrained() {
    if isDraining, !isClosed, callCount == 0 { close(.clientClosing, "the client is done") }
  }

  func cancelTimers() {
    handshakeTimeout?.cancel()
    keepAliveTimer?.cancel()
  }

  /// Says why, and closes.
  func close(_ reason: GoAwayReason, _ message: String) {
    guard !isClosed, let context else { return }
    if endReason == nil { endReason = message }
    var goAway = RPCGoAway()
    goAway.reason = reason.rawValue
    goAway.message = message
    outgoing.append(.goAway, meta: goAway.encodedBytes(arena))
    flush()
    isClosed = true
    context.close(promise: nil)
  }

  // MARK: Frames out

  /// Flushes when the current read is done, or else in the next turn of the loop, so that calls share a write.
  func scheduleFlush() {
    if outgoing.byteCount > OutgoingFrames.batchBytesMax { return flush() }
    guard !isReading, !isFlushScheduled, let context else { return }
    isFlushScheduled = true
    // Bound to the loop that this runs on.
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.execute {
      handler.value.isFlushScheduled = false
      handler.value.flush()
    }
  }

  func flush() {
    guard outgoing.byteCount > 0, !isClosed, let context else { return }
    let batch = outgoing.take()
    // May come back here: a socket that has room again, or fails, says so at once.
    context.writeAndFlush(NIOAny(batch), promise: nil)
    outgoing.reuse(batch)
  }
}
