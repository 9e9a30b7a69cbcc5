import KeiyakuMessages
import KeiyakuWire
import NIOCore

extension ConnectionHandler {
  /// The argument of the PING that follows the first GOAWAY of a drain: its PONG says that the GOAWAY was read.
  private static let drainPing: UInt32 = 0x4B59_4B44

  // MARK: What is not this protocol

  /// Answers a preface of another major version with the own one, and a GOAWAY that names the supported range.
  func refuseMajor(_ preface: Preface) {
    let major = UInt32(Preface.current.major)
    replies.write(Preface.current.bytes)
    var goAway = RPCGoAway()
    goAway.reason = GoAwayReason.versionUnsupported.rawValue
    goAway.message = "major version \(preface.major) is not spoken here; \(major) is"
    goAway.majorMin = major
    goAway.majorMax = major
    replies.write(.goAway, meta: goAway, arena: loop.arena)
    beginClosing(goAway.message)
  }

  /// Tells a person who tried HTTP what this is; closes without a word otherwise.
  func refuseForeign(_ foreign: ForeignProtocol) {
    switch foreign {
    case .http:
      replies.write(ForeignProtocol.httpAnswer.utf8)
      beginClosing("the peer speaks HTTP")
    case .tls:
      beginClosing("the peer speaks TLS, which this server does not yet: connect without it, over loopback")
    case .unknown:
      beginClosing("the peer does not speak this protocol")
    }
  }

  /// One connection too many: says so, in place of HELLO. Beyond the reserve there is nothing left to say it with.
  func refuseConnection(_ openCount: Int) {
    let limit = loop.limits.connectionsMax
    let message = LimitName.connectionsMax.exceeded(value: limit, seen: openCount)
    if openCount > limit + OpenFiles.reserve / 2 { return abort(message) }
    loop.logger.warning("refusing a connection", metadata: ["reason": "\(message)"])
    replies.write(Preface.current.bytes)
    closeForViolation(ProtocolViolation(.connectionsTooMany, message))
  }

  // MARK: Orderly end

  /// First GOAWAY: the client is to begin no more calls. What it sent before it knew is still served.
  func beginDrain(_ reason: String = "the server is stopping") {
    guard phase == .serving, !isAwaitingDrainNotice else { return }
    guard machine.isOpen else { return beginClosing(reason) }
    drainReason = reason
    writeDraining(lastStream: FrameFormat.streamMax)
    replies.write(FrameHeader(type: .ping, argument: Self.drainPing))
    isAwaitingDrainNotice = true
    loop.schedule(
      .drainNotice, connection: number,
      at: NIODeadline.now().uptimeNanoseconds + UInt64(loop.limits.drainNoticeMillisecondsMax) * 1_000_000)
    flushReplies()
  }

  /// The connection is as old as it may be: it is drained, and cut where its calls do not end in time.
  func beginEndOfAge() {
    beginDrain("the connection has reached its greatest age; use another one")
    let grace = UInt64(loop.configuration.connectionAgeGrace / .nanoseconds(1))
    loop.schedule(.ageGrace, connection: number, at: NIODeadline.now().uptimeNanoseconds + grace)
  }

  func onPong(_ argument: UInt32) {
    if isAwaitingDrainNotice && argument == Self.drainPing { announceLastStream() }
  }

  /// Second GOAWAY: names the last accepted stream. Later calls are refused, those before it finish.
  func announceLastStream() {
    isAwaitingDrainNotice = false
    guard phase == .serving else { return }
    writeDraining(lastStream: machine.refuseNewCalls())
    phase = .finishing
    flushReplies()
  }

  private func writeDraining(lastStream: UInt32) {
    var goAway = RPCGoAway()
    goAway.reason = GoAwayReason.draining.rawValue
    goAway.message = drainReason
    replies.write(.goAway, meta: goAway, argument: lastStream, arena: loop.arena)
  }

  /// Ends a connection that begins no more calls as soon as nothing is left to do.
  func finishIfIdle() {
    if phase == .finishing, machine.callsInFlight == 0, replies.heldBytes == 0 { beginClosing(nil) }
  }

  // MARK: The last bytes

  /// Says what the peer did against the protocol, and ends the connection.
  func closeForViolation(_ violation: ProtocolViolation) {
    machine.fail(violation)
    var goAway = RPCGoAway()
    goAway.reason = violation.reason.rawValue
    goAway.message = violation.message
    replies.write(.goAway, meta: goAway, argument: machine.lastStream, arena: loop.arena)
    beginClosing(violation.description)
  }

  /// Sends what may leave, then closes the own side, and the whole connection when the peer has closed its own.
  ///
  /// Closing a socket with unread input makes TCP throw away what was sent last, so for a while input is discarded.
  private func beginClosing(_ reason: String?) {
    if let reason {
      loop.logger.debug("closing a connection", metadata: ["connection": "\(number)", "reason": "\(reason)"])
    }
    guard phase == .serving || phase == .finishing, let context else { return }
    phase = .closing
    cancelRunningCalls()
    replies.dropHeld()
    let lastBytes = context.eventLoop.makePromise(of: Void.self)
    lastBytes.futureResult.assumeIsolated().whenComplete { result in
      self.hasSentLastBytes = true
      if case .success = result { self.closeOwnSide() }
    }
    scheduleEnd(afterSeconds: loop.limits.drainSecondsMax)
    context.writeAndFlush(wrapOutboundOut(replies.ready), promise: lastBytes)
    replies.didSendReady()
    resumeReading()
  }

  private func closeOwnSide() {
    guard phase == .closing, let context else { return }
    if hasSeenEndOfInput { return closeWhenSent() }
    context.close(mode: .output, promise: nil)
    scheduleEnd(afterSeconds: loop.limits.lingerSecondsMax)
  }

  /// The peer has closed its side: nothing more is to be discarded.
  func closeWhenSent() {
    guard phase == .closing, hasSentLastBytes else { return }
    phase = .closed
    context?.close(promise: nil)
  }

  /// Counts what comes after the own end.
  func discard(_ byteCount: Int) {
    discardedBytes += byteCount
    if discardedBytes > loop.limits.lingerBytesMax { abort("the peer goes on sending after the end") }
  }

  private func scheduleEnd(afterSeconds seconds: Int) {
    loop.schedule(
      .closing, connection: number,
      at: NIODeadline.now().uptimeNanoseconds + UInt64(seconds) * 1_000_000_000)
  }

  /// Ends the connection at once: calls are cancelled, replies dropped.
  func abort(_ reason: String) {
    guard phase != .closed else { return }
    phase = .closed
    loop.logger.debug("ending a connection", metadata: ["connection": "\(number)", "reason": "\(reason)"])
    cancelRunningCalls()
    replies.dropHeld()
    context?.close(promise: nil)
  }
}
