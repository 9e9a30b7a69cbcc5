import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import NIOCore

// Calls that stream. Their handlers run off the event loop; items reach them through a `StreamInbox` and come back
// through a `StreamOutbox`, and both tell the connection through the loop's mailbox what has happened.

extension RPCError {
  static let clientClosedStream = RPCError(
    code: .cancelled, reason: "CANCELLED", message: "the client has closed its side before the end of its items")

  static func methodKindMismatch(_ method: ServiceMethod) -> RPCError {
    let takes =
      switch method.handler {
      case .unary, .blocking, .serverStreaming: "one request, in a REQUEST that ends with END"
      case .clientStreaming, .bidirectional: "a stream of requests, behind a REQUEST with neither END nor MORE"
      }
    return RPCError(
      code: .unimplemented, reason: "METHOD_KIND_MISMATCH", message: "\(method.fullName) takes \(takes)",
      retryPushback: .never, notProcessed: true)
  }
}

extension ConnectionHandler {
  // MARK: Beginning

  /// Begins a call whose client sends items, or answers why not.
  func dispatchStream(_ request: IncomingRequest) {
    guard let (method, callContext, intercepted) = prepare(request) else { return }
    switch loop.methods.methods[method].handler {
    case .clientStreaming(let prepare):
      startStream(prepare, request, callContext, intercepted, sends: false, receives: true)
    case .bidirectional(let prepare):
      startStream(prepare, request, callContext, intercepted, sends: true, receives: true)
    case .unary, .blocking, .serverStreaming:
      refuse(request.stream, with: .methodKindMismatch(loop.methods.methods[method]), intercepted)
    }
  }

  /// Begins a call that streams at least one way.
  func startStream(
    _ prepare: ServiceMethod.Streaming, _ request: IncomingRequest, _ callContext: CallContext,
    _ intercepted: InterceptedCall?, sends: Bool, receives: Bool
  ) {
    let stream = request.stream
    if let refusal = serverLimit() { return refuse(stream, with: refusal, intercepted) }
    switch machine.beginStream(stream, sends: sends, receives: receives) {
    case .refused(let refusal):
      refuse(stream, with: refusal.error(loop.limits), intercepted)
    case .begun(let slot):
      let streams = makeStreams(stream)
      switch prepare(request.body, callContext, loop.arena, streams) {
      case .failure(let error):
        machine.endCall(stream)
        refuse(stream, with: error, intercepted)
      case .success(let work):
        let call = ServerStream(stream: stream, slot: slot, streams: streams, endsWithResponse: !sends)
        run(work, request, callContext, slot: slot, streaming: call, intercepted)
      }
    }
  }

  private func makeStreams(_ stream: UInt32) -> CallStreams {
    let (mailbox, bound, number) = (loop.mailbox, loop.bound, number)
    return CallStreams(
      requests: StreamInbox { items, credit in
        mailbox.post(.itemsTaken(connection: number, stream: stream, items: items, credit: credit), loop: bound)
      },
      responses: StreamOutbox(messageBytesMax: machine.peer.messageBytesMax) {
        mailbox.post(.itemsReady(connection: number, stream: stream), loop: bound)
      })
  }

  // MARK: Items of the client

  func onItem(_ slot: Int, _ body: UnsafeRawBufferPointer, credit: Int, isLast: Bool) {
    // The machine discards items of calls that have ended.
    guard let call = running[slot]?.streaming else { return }
    call.inbox.append(body, credit: credit)
    call.receivedBytes += body.count
    if isLast { call.inbox.end() }
    touchInbox(call)
  }

  func onItemsEnded(_ slot: Int) {
    guard let call = running[slot]?.streaming else { return }
    call.inbox.end()
    touchInbox(call)
  }

  private func touchInbox(_ call: ServerStream) {
    if call.isInboxTouched { return }
    call.isInboxTouched = true
    touchedInboxes.append(call)
  }

  /// Wakes the handlers for which something was read.
  func wakeInboxes() {
    for call in touchedInboxes {
      call.isInboxTouched = false
      call.inbox.wake()
    }
    touchedInboxes.removeAll(keepingCapacity: true)
  }

  /// A handler has taken items: their credit returns to the client.
  func itemsTaken(_ stream: UInt32, items: Int, credit: Int) {
    machine.itemsTaken(stream, items: items, credit: credit)
  }

  // MARK: Items of the server

  /// A handler has sent items.
  func itemsReady(_ stream: UInt32) {
    guard let slot = machine.slot(of: stream), let call = running[slot]?.streaming else { return }
    pump(call)
  }

  /// More may be sent on a stream.
  func onStreamCredit(_ slot: Int) {
    if let call = running[slot]?.streaming { pump(call) }
  }

  /// More may be sent: on all streams, each time beginning with another one.
  func pumpStreams() {
    guard machine.streamsInFlight > 0 else { return }
    let count = running.count
    firstPumped = (firstPumped + 1) % count
    for offset in 0..<count {
      if let call = running[(firstPumped + offset) % count]?.streaming { pump(call) }
    }
  }

  /// Sends what the client gives credit for, and the ending behind the last item.
  private func pump(_ call: ServerStream) {
    guard phase == .serving || phase == .finishing else { return }
    readClock()
    while mayDispatch {
      let next = call.nextFrame { item in machine.nextFrame(call.slot, &item) }
      guard let (fragment, item) = next else { break }
      replies.writeItem(fragment, item.bytes, observed: item.observed, durable: durable)
      call.sentBytes += fragment.body.count
      if replies.ready.readableBytes >= Self.sendBytesMin { sendReady() }
    }
    if call.hasSentItems, let ending = call.ending { finish(call, ending) }
  }

  // MARK: Ending

  /// A handler has returned: what it has sent still goes first.
  func streamReturned(_ call: ServerStream, _ ending: @escaping ServiceMethod.Encode) {
    call.ending = ending
    // What still comes is for nobody.
    machine.discardItems(call.stream)
    call.inbox.fail(.connectionLost)
    pump(call)
  }

  private func finish(_ call: ServerStream, _ encode: ServiceMethod.Encode) {
    let arena = loop.arena
    let intercepted = running[call.slot]?.intercepted
    running[call.slot] = nil
    machine.endCall(call.stream)
    let answer: WrittenAnswer
    if call.endsWithResponse {
      answer = replies.writeAnswer(stream: call.stream, durable: durable, peer: machine.peer, arena: arena) { buffer in
        encode(arena, &buffer)
      }
    } else {
      answer = replies.writeStreamEnd(
        stream: call.stream, trailers: call.outbox.trailers, durable: durable, peer: machine.peer, arena: arena
      ) { buffer in
        encode(arena, &buffer)
      }
    }
    endIntercepted(intercepted, answer, call)
  }

  /// The call is answered already: nothing more is sent or taken. Its slot is free once the handler has returned.
  func abandonStream(_ call: ServerStream, _ error: RPCError) {
    machine.discardItems(call.stream)
    call.fail(error)
    if call.ending != nil {
      running[call.slot] = nil
      machine.endCall(call.stream)
    }
  }

  /// The client has closed its side: streams of which more was to come never get it.
  func cancelOpenStreams() {
    for stream in machine.peerClosed() {
      if let slot = machine.slot(of: stream) { end(stream, slot: slot, with: .clientClosedStream) }
    }
  }
}
