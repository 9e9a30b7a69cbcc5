internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// What comes from the socket.
extension ClientChannelHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

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
    guard connection.channelConnected(self) else {
      isClosed = true
      context?.close(promise: nil)
      return
    }
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
    noteAnswers()
    if hasNewCredit {
      hasNewCredit = false
      resumeSending()
    }
    finishItems()
    connection.dispatchWaiting()
    flush()
    closeIfDrained()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    isWritable = context.channel.isWritable
    if isWritable {
      connection.dispatchWaiting()
      resumeSending()
    }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if endReason == nil { endReason = "\(error)" }
    isClosed = true
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosed = true
    cancelTimers()
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
          answered += 1
          take(slot: slot)?.receive(body, arena: arena, peer: endpoint)
        case .item(let stream, let slot, let body, let credit):
          onItem(stream, slot, body, credit: credit)
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
    case .response, .item, .incomplete, .skipped, .preface, .pong: break
    case .itemRefused(_, let slot, let limit, let value, let seen): onItemRefused(slot, limit, value, seen)
    case .streamCredit, .connectionCredit: hasNewCredit = true
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
          peer: endpoint, limit: limit.rawValue))
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
      watch()
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
      if code == 0 {
        hasAnswered = true
        connection.throttle.succeeded()
        return call.completed(trailers: status.trailers)
      }
      if !status.notProcessed { hasAnswered = true }
      connection.callRefused(call, RPCError(code: RPCCode(rawValue: Int32(bitPattern: code)), status: status))
    } catch {
      call.progress = .processed
      call.failed(
        call.error(.invalidReply, "the status cannot be decoded: \(error)", peer: endpoint))
    }
  }

  private func onGoAway(_ lastStream: UInt32, _ meta: UnsafeRawBufferPointer) {
    if let goAway = try? RPCGoAway.decode(meta, arena: arena) {
      self.goAway = goAway.reason
      endReason = "the server ended the connection: \(goAway.reason) \(goAway.message)"
    }
    isDraining = true
    let refused = takeCalls { $0.stream > lastStream }
    connection.channelDraining(self, notProcessed: refused, reason: endReason ?? "the server ended the connection")
  }
}
