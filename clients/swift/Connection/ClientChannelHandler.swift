internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// One TCP connection: bytes to events and calls to frames. Performs what the connection machine says.
///
/// Confined to its event loop. It lives as long as the channel; `ClientConnection` outlives it.
final class ClientChannelHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// What became of an attempt to send a call.
  enum OnSend {
    /// It is in flight.
    case sent
    /// There is no room now.
    case wait
    /// The connection takes no more calls.
    case connectionEnding
    /// The server does not take a request of this size.
    case tooLarge(String)
  }

  /// The argument of a CANCEL frame.
  enum CancelReason: UInt32 {
    case caller = 0
    case deadline = 1
  }

  let connection: ClientConnection
  let arena: MessageArena
  private let endpoint: Endpoint
  // Unchecked, because it is entered for every frame; the machine calls nobody back.
  @exclusivity(unchecked) private var machine: ClientConnectionMachine
  /// Calls in flight, by slot; nil where a call was given up and its answer has not come.
  private var calls: [AnyClientCall?]
  private var callCount = 0
  private var context: ChannelHandlerContext?
  /// Bytes of a frame that is not whole yet.
  private var received = ByteBuffer()
  private var outgoing: OutgoingFrames
  private var isReading = false
  /// When the bytes that are read came.
  private var readStart = NIODeadline.uptimeNanoseconds(0)
  /// Encoded request headers, by method; see `requestHeader`.
  private var headers = [(methodID: UInt32, bytes: [UInt8])](repeating: (0, []), count: 64)
  private var isFlushScheduled = false
  private var isWritable = true
  /// No call begins here any more; the channel closes after the last answer.
  private(set) var isDraining = false
  private var isClosed = false
  private var handshakeTimeout: Scheduled<Void>?
  /// Why the connection ends, where the server or the protocol said so.
  private var endReason: String?

  init(connection: ClientConnection, allocator: ByteBufferAllocator) {
    self.connection = connection
    arena = connection.arena
    endpoint = connection.configuration.endpoint
    machine = ClientConnectionMachine(limits: connection.configuration.limits)
    calls = Array(repeating: nil, count: connection.configuration.limits.concurrentCallsMax)
    outgoing = OutgoingFrames(allocator: allocator)
  }

  /// Whether a call can be sent now.
  var hasRoom: Bool { isWritable && machine.hasRoom && !isClosed }

  // MARK: Calls

  /// Begins a call: one frame, or several where the request is large.
  func send(_ packed: borrowing PackedMessage, of call: AnyClientCall) -> OnSend {
    let timeout = call.deadline - (isReading ? readStart : .now())
    let milliseconds = UInt32(clamping: (timeout.nanoseconds + 999_999) / 1_000_000)
    let meta = requestHeader(of: call)
    switch machine.open(metaBytes: meta.count, bodyBytes: packed.byteCount) {
    case .wait: return .wait
    case .connectionEnding: return .connectionEnding
    case .tooLarge(let limit, let value, let seen): return .tooLarge(limit.exceeded(value: value, seen: seen))
    case .opened(let stream, let slot):
      // 0 would mean no deadline.
      outgoing.appendRequest(
        packed, meta: meta, stream: stream, timeoutMilliseconds: max(1, milliseconds),
        frameBytesMax: machine.peer.frameBytesMax)
      calls[slot] = call
      callCount += 1
      call.state = .inFlight(self, slot: slot)
      call.stream = stream
      call.attempts += 1
      call.progress = .unknown
      scheduleFlush()
      return .sent
    }
  }

  /// The encoded meta block of a request. That of a first attempt names the method and nothing else: it is kept.
  private func requestHeader(of call: AnyClientCall) -> [UInt8] {
    let index = Int(call.methodID % UInt32(headers.count))
    if call.attempts == 0, headers[index].methodID == call.methodID { return headers[index].bytes }
    var header = RPCRequestHeader()
    header.method = call.methodID
    header.previousAttempts = call.attempts
    let bytes = header.encodedBytes(arena)
    if call.attempts == 0 { headers[index] = (call.methodID, bytes) }
    return bytes
  }

  /// Gives up a call that is in flight: its answer will be dropped.
  func giveUp(slot: Int, _ reason: CancelReason) {
    guard let call = take(slot: slot) else { return }
    if !isClosed, machine.isInFlight(call.stream) {
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
  private func takeCalls(where condition: (AnyClientCall) -> Bool) -> [AnyClientCall] {
    var taken: [AnyClientCall] = []
    for slot in calls.indices {
      guard let call = calls[slot], condition(call) else { continue }
      _ = take(slot: slot)
      taken.append(call)
    }
    return taken.sorted { $0.stream < $1.stream }
  }

  private func take(slot: Int) -> AnyClientCall? {
    guard let call = calls[slot] else { return nil }
    calls[slot] = nil
    callCount -= 1
    call.state = .idle
    return call
  }

  // MARK: Ending

  /// Begins no more calls here, and closes after the last answer.
  func drain() {
    isDraining = true
    machine.stopOpening()
    closeIfDrained()
  }

  private func closeIfDrained() {
    if isDraining, !isClosed, callCount == 0 { close(.clientClosing, "the client is done") }
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

  // MARK: Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { greet() }
  }

  func channelActive(context: ChannelHandlerContext) {
    greet()
    context.fireChannelActive()
  }

  private func greet() {
    outgoing.append(bytes: Preface.current.bytes)
    let hello = RPCHello(software: connection.configuration.software, limits: connection.configuration.limits)
    outgoing.append(.hello, meta: hello.encodedBytes(arena))
    flush()
    let timeout = connection.configuration.connectTimeout
    handshakeTimeout = context?.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(timeout)) {
      self.endReason = "the server sent no HELLO within \(timeout)"
      self.isClosed = true
      self.context?.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    isReading = true
    var bytes = unwrapInboundIn(data)
    if received.readableBytes == 0 {
      process(&bytes)
      received.clear()
      if bytes.readableBytes > 0 { received.writeBuffer(&bytes) }
    } else {
      received.writeBuffer(&bytes)
      process(&received)
      if received.readerIndex > received.readableBytes { received.discardReadBytes() }
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    connection.dispatchWaiting()
    flush()
    closeIfDrained()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    isWritable = context.channel.isWritable
    if isWritable { connection.dispatchWaiting() }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if endReason == nil { endReason = "\(error)" }
    isClosed = true
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosed = true
    handshakeTimeout?.cancel()
    context.fireChannelInactive()
    connection.channelEnded(
      self, lost: takeCalls { _ in true }, reason: endReason ?? "the server closed the connection")
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
  }

  // MARK: Frames in

  private func process(_ buffer: inout ByteBuffer) {
    readStart = .now()
    let now = readStart.uptimeNanoseconds
    // The pointer is used up before the buffer changes: replies are decoded into values of their own.
    let consumed = buffer.withUnsafeReadableBytes { bytes in
      var offset = 0
      while !isClosed {
        let (length, event) = machine.next(UnsafeRawBufferPointer(rebasing: bytes[offset...]), now: now)
        offset += length
        switch event {
        case .response(_, let slot, let body):
          take(slot: slot)?.receive(body, arena: arena, peer: endpoint)
        case .incomplete:
          return offset
        default:
          perform(event)
        }
      }
      return bytes.count
    }
    buffer.moveReaderIndex(forwardBy: consumed)
  }

  /// Everything but replies.
  private func perform(_ event: ClientEvent) {
    switch event {
    case .response, .incomplete, .skipped, .preface, .pong: break
    // Come for calls that stream, and none is opened here.
    case .item, .itemRefused, .streamCredit, .connectionCredit: break
    case .settings(let meta): onSettings(meta)
    case .unsupportedMajor(let preface):
      let own = Preface.current.major
      endReason = "the server speaks major version \(preface.major) of the protocol, this client \(own)"
    case .foreign(let foreign):
      endReason = "the peer is no Keiyaku server\(foreign == .unknown ? "" : " but speaks \(foreign)")"
      isClosed = true
      context?.close(promise: nil)
    case .hello(let meta): onHello(meta)
    case .status(_, let slot, let code, let meta): onStatus(slot, code, meta)
    case .responseRefused(_, let slot, let limit, let value, let seen):
      guard let call = take(slot: slot) else { return }
      call.progress = .processed
      call.failed(
        call.error(
          .messageTooLarge, "the reply is over a limit of this side: \(limit.exceeded(value: value, seen: seen))",
          peer: endpoint))
    case .ping(let argument):
      outgoing.append(FrameHeader(type: .pong, argument: argument))
      scheduleFlush()
    case .goAway(let lastStream, let meta): onGoAway(lastStream, meta)
    case .violation:
      // Set by the machine with this event.
      if let violation = machine.violation {
        endReason = "the server broke the protocol: \(violation)"
        close(violation.reason, violation.message)
      }
    }
  }

  private func onHello(_ meta: UnsafeRawBufferPointer) {
    do {
      handshakeTimeout?.cancel()
      let hello = try RPCHello.decode(meta, arena: arena)
      machine.accept(try PeerLimits(hello))
      try connection.channelOpened(self, database: DatabaseName(hello))
    } catch let violation as ProtocolViolation {
      endReason = violation.message
      close(violation.reason, violation.message)
    } catch {
      endReason = "the server's HELLO cannot be decoded: \(error)"
      close(.helloInvalid, "\(error)")
    }
  }

  private func onSettings(_ meta: UnsafeRawBufferPointer) {
    do {
      try machine.accept(try RPCSettings.decode(meta, arena: arena))
    } catch {
      let violation =
        error as? ProtocolViolation
        ?? ProtocolViolation(.settingsInvalid, "the SETTINGS cannot be decoded: \(error)")
      endReason = violation.message
      close(violation.reason, violation.message)
    }
  }

  private func onStatus(_ slot: Int, _ code: UInt32, _ meta: UnsafeRawBufferPointer) {
    guard let call = take(slot: slot) else { return }
    do throws(MessageDecodingError) {
      let status = try RPCStatus.decode(meta, arena: arena)
      connection.callRefused(call, RPCError(code: RPCCode(rawValue: Int32(bitPattern: code)), status: status))
    } catch {
      call.progress = .processed
      call.failed(
        call.error(.invalidReply, "the status cannot be decoded: \(error)", peer: endpoint))
    }
  }

  private func onGoAway(_ lastStream: UInt32, _ meta: UnsafeRawBufferPointer) {
    if let goAway = try? RPCGoAway.decode(meta, arena: arena) {
      endReason = "the server ended the connection: \(goAway.reason) \(goAway.message)"
    }
    isDraining = true
    let refused = takeCalls { $0.stream > lastStream }
    connection.channelDraining(self, notProcessed: refused, reason: endReason ?? "the server ended the connection")
  }

  // MARK: Frames out

  /// Flushes when the current read is done, or else in the next turn of the loop, so that calls share a write.
  private func scheduleFlush() {
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

  private func flush() {
    guard outgoing.byteCount > 0, !isClosed, let context else { return }
    let batch = outgoing.take()
    // May come back here: a socket that has room again, or fails, says so at once.
    context.writeAndFlush(wrapOutboundOut(batch), promise: nil)
    outgoing.reuse(batch)
  }
}
