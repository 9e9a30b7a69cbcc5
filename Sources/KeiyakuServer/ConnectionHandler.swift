import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import Logging
import NIOCore

/// One connection: takes frames out of what was read, runs calls, and sends the replies of one read with one flush.
///
/// Everything here runs on the connection's event loop. What a frame means is decided by `ServerConnectionMachine`;
/// calls are in ConnectionHandler+Calls.swift, what is sent and when dispatch stands still in
/// ConnectionHandler+Output.swift, the ways in which a connection ends in ConnectionHandler+Closing.swift.
final class ConnectionHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  enum Phase {
    case serving
    /// Begins no more calls; ends when those that run have returned and every reply is durable and sent.
    case finishing
    /// The last bytes are on their way; what still comes is discarded.
    case closing
    case closed
  }

  /// Replies are sent, and held ones reported, as soon as they are this many bytes, also in the middle of a read.
  static let sendBytesMin = 256 * 1024

  /// The channel is asked how many bytes it holds each time that it was given so many: the system mostly takes less at
  /// once, and asking takes a tenth of the time of a write.
  static let unaskedBytesMax = 4096

  let loop: ServerLoop
  /// Set while the handler is in a pipeline.
  var context: ChannelHandlerContext?
  var number = 0
  // Unchecked, because checks cost a tenth of a call: neither calls back into this handler while it is accessed.
  @exclusivity(unchecked) var machine: ServerConnectionMachine
  @exclusivity(unchecked) var replies = ReplyBuffer()
  @exclusivity(unchecked) var phase = Phase.serving
  var hasSeenEndOfInput = false
  var isAwaitingDurable = false
  /// The first GOAWAY of a drain is sent, the second not.
  var isAwaitingDrainNotice = false
  /// What the GOAWAYs of a drain say.
  var drainReason = ""
  /// Everything that is to be sent before the end has been.
  var hasSentLastBytes = false
  var discardedBytes = 0
  /// Calls off the event loop, by slot.
  var running: [RunningCall?] = []
  /// What interceptors are told of the other side; set for the first call that they see.
  var peer: CallPeer?
  /// Streams for which something was read since their handlers were woken.
  var touchedInboxes: [ServerStream] = []
  /// Where `pumpStreams` began the last time.
  var firstPumped = 0
  /// Calls begin with this, and get their deadline.
  let callContext: CallContext

  /// What came and is not used up: the start of a frame, or whatever came while dispatch stood still.
  private var backlog = ByteBuffer()
  /// When the oldest bytes came that wait because dispatch stands still; nil where it does not.
  private var backlogArrivedAt: UInt64?
  private var isReadPending = false
  private var isProcessing = false
  /// The peer takes what is sent, as far as the channel's own buffer goes.
  var isWritable = true
  var isSending = false
  /// What the server's budget was told of the bytes that wait here.
  var reportedUnsent = 0
  /// Bytes that the channel held when it was asked.
  var bufferedBytes = 0
  /// Bytes that it was given since then.
  var unaskedBytes = 0
  /// A promise is out that tells when the channel's buffer has been emptied.
  var isWatchingWrites = false
  /// The peer has closed its side, and what came before is not used up yet.
  private var isEndOfInputPending = false

  /// The time now, in monotonic nanoseconds; read once for all the frames of a read.
  @exclusivity(unchecked) var now: UInt64 = 0
  /// The same moment by the clock of deadlines; read for the first call of a read that has one.
  @exclusivity(unchecked) var timeNow: Duration?
  /// How far the log was durable when this read began.
  @exclusivity(unchecked) var durable: Int64 = 0

  init(loop: ServerLoop) {
    self.loop = loop
    machine = ServerConnectionMachine(limits: loop.limits)
    callContext = CallContext(actor: loop.configuration.actor)
  }

  // MARK: Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    guard let (number, openCount) = loop.add(self) else { return abort("the server is stopping") }
    self.number = number
    if openCount > loop.limits.connectionsMax { return refuseConnection(openCount) }
    now = NIODeadline.now().uptimeNanoseconds
    loop.schedule(.handshake, connection: number, at: now + UInt64(loop.limits.handshakeSecondsMax) * 1_000_000_000)
    if let age = loop.configuration.connectionAgeMax {
      let jittered = age * Double.random(in: 0.9...1.1)
      loop.schedule(.age, connection: number, at: now + UInt64(jittered / .nanoseconds(1)))
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .closed
    cancelRunningCalls()
    endInterceptedCalls()
    replies.dropHeld()
    reportUnsent()
    loop.remove(number)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var incoming = unwrapInboundIn(data)
    switch phase {
    case .closed: return
    case .closing: return discard(incoming.readableBytes)
    case .serving, .finishing: break
    }
    let arrivedAt = readClock()
    if backlog.readableBytes > 0 || !mayDispatch {
      backlog.writeBuffer(&incoming)
      if !mayDispatch { backlogArrivedAt = backlogArrivedAt ?? arrivedAt }
      return processBacklog()
    }
    process(&incoming, arrivedAt: arrivedAt)
    if incoming.readableBytes > 0 { backlog.writeBuffer(&incoming) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    flushReplies()
    forgetClock()
  }

  func read(context: ChannelHandlerContext) {
    // Bytes that are not dispatched are not taken from the peer either; what is discarded is.
    if mayDispatch || phase == .closing { return context.read() }
    if !isReadPending { logStandstill() }
    isReadPending = true
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    isWritable = context.channel.isWritable
    if isWritable { resumeWhenPossible() }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard let event = event as? ChannelEvent, event == .inputClosed else { return }
    hasSeenEndOfInput = true
    isEndOfInputPending = true
    onEndOfInput()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    abort("\(error)")
  }

  // MARK: Input

  /// Whether everything that came has been used up.
  var hasBacklog: Bool { backlog.readableBytes > 0 }

  /// Reads the clocks unless this read already has.
  @discardableResult
  func readClock() -> UInt64 {
    if now == 0 {
      now = NIODeadline.now().uptimeNanoseconds
      durable = loop.host.durableSequence
    }
    return now
  }

  /// The next read reads them anew.
  func forgetClock() {
    now = 0
    timeNow = nil
  }

  private func process(_ bytes: inout ByteBuffer, arrivedAt: UInt64) {
    isProcessing = true
    defer { isProcessing = false }
    let consumed = bytes.withUnsafeReadableBytes { bytes in
      var offset = 0
      while mayDispatch, phase == .serving || phase == .finishing {
        let (byteCount, event) = machine.next(UnsafeRawBufferPointer(rebasing: bytes[offset...]), now: arrivedAt)
        offset += byteCount
        if case .incomplete = event { break }
        handle(event)
        if replies.ready.readableBytes >= Self.sendBytesMin
          || replies.heldBytes >= reportedUnsent + Self.sendBytesMin
        {
          sendReady()
          // Replies of that size take time, which counts for the deadlines of the calls behind them.
          forgetClock()
          readClock()
        }
      }
      return offset
    }
    bytes.moveReaderIndex(forwardBy: consumed)
    if !touchedInboxes.isEmpty { wakeInboxes() }
    if bytes.readableBytes > 0 && !mayDispatch { backlogArrivedAt = backlogArrivedAt ?? arrivedAt }
  }

  private func processBacklog() {
    guard !isProcessing, mayDispatch, phase == .serving || phase == .finishing else { return }
    var bytes = backlog
    backlog = ByteBuffer()
    let arrivedAt = backlogArrivedAt ?? readClock()
    readClock()
    backlogArrivedAt = nil
    process(&bytes, arrivedAt: arrivedAt)
    bytes.discardReadBytes()
    // The usual case keeps nothing; a large buffer is not kept for the rest of the connection's life.
    if bytes.readableBytes > 0 { backlog = bytes }
  }

  /// Goes on after dispatch had stood still; where that is heard in the middle of a write, when it has returned.
  func resumeWhenPossible() {
    guard isProcessing || isSending else { return resume() }
    context?.eventLoop.assumeIsolated().execute { self.resume() }
  }

  /// Goes on after dispatch had stood still, if it may.
  func resume() {
    guard !isProcessing, !isSending, mayDispatch else { return }
    if machine.streamsInFlight > 0 {
      forgetClock()
      pumpStreams()
      flushReplies()
    }
    if hasBacklog && (phase == .serving || phase == .finishing) {
      forgetClock()
      processBacklog()
      flushReplies()
    }
    forgetClock()
    if isEndOfInputPending { onEndOfInput() }
    if mayDispatch { resumeReading() }
  }

  /// Takes bytes from the peer again, where that was put off.
  func resumeReading() {
    guard isReadPending else { return }
    isReadPending = false
    context?.read()
  }

  /// The peer sends nothing more. On a boundary of frames that is an orderly end, inside a frame it is not.
  private func onEndOfInput() {
    switch phase {
    case .closed: return
    case .closing: closeWhenSent()
    case .serving, .finishing:
      guard mayDispatch else { return }
      isEndOfInputPending = false
      if hasBacklog || !machine.isOpen { return abort("the connection ended inside a frame or before HELLO") }
      phase = .finishing
      cancelOpenStreams()
      finishIfIdle()
    }
  }

  private func handle(_ event: ServerEvent) {
    switch event {
    case .incomplete, .skipped: break
    case .request(let request): dispatch(request)
    case .streamRequest(let request): dispatchStream(request)
    case .item(_, let slot, let body, let credit, let isLast): onItem(slot, body, credit: credit, isLast: isLast)
    case .itemsEnded(_, let slot): onItemsEnded(slot)
    case .itemRefused(let stream, let slot, let refusal):
      end(stream, slot: slot, with: refusal.error(loop.limits, notProcessed: false))
    case .streamCredit(_, let slot): onStreamCredit(slot)
    case .connectionCredit: pumpStreams()
    case .requestBegun(let stream, let timeout):
      if timeout > 0 { scheduleDeadline(stream, timeoutMilliseconds: timeout, arrivedAt: now) }
    case .refused(let stream, let refusal): answer(stream, with: refusal.error(loop.limits))
    case .abandoned(let stream): answer(stream, with: .cancelledByCaller)
    case .cancel(let stream, let slot): end(stream, slot: slot, with: .cancelledByCaller)
    case .ping(let argument): replies.write(FrameHeader(type: .pong, argument: argument))
    case .pong(let argument): onPong(argument)
    case .goAway: loop.logger.trace("a client begins no more calls", metadata: ["connection": "\(number)"])
    case .preface: sendHello()
    case .hello(let meta): onHello(meta)
    case .unsupportedMajor(let preface): refuseMajor(preface)
    case .foreign(let foreign): refuseForeign(foreign)
    case .violation:
      // The machine sets it with the event.
      if let violation = machine.violation { closeForViolation(violation) }
    }
  }

  // MARK: Handshake

  func sendHello() {
    replies.write(Preface.current.bytes)
    var hello = RPCHello(software: loop.configuration.software, limits: loop.limits)
    hello.databaseID = loop.host.databaseID
    hello.incarnation = loop.host.incarnation
    replies.write(.hello, meta: hello, arena: loop.arena)
  }

  private func onHello(_ meta: UnsafeRawBufferPointer) {
    do {
      machine.accept(try PeerLimits(try RPCHello.decode(meta, arena: loop.arena)))
    } catch let violation as ProtocolViolation {
      closeForViolation(violation)
    } catch {
      closeForViolation(ProtocolViolation(.helloInvalid, "the HELLO cannot be decoded: \(error)"))
    }
  }
}
