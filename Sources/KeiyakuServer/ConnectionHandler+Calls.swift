import Instrumentation
import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import NIOCore

/// A call that runs off the event loop.
struct RunningCall {
  let stream: UInt32
  let task: Task<Void, Never>
  /// The items, where the call streams.
  var streaming: ServerStream?
  /// The caller has its STATUS already; what the handler returns is thrown away.
  var isAnswered = false
  /// Set where interceptors have seen it begin.
  var intercepted: InterceptedCall?
}

extension RPCError {
  static let cancelledByCaller = RPCError(
    code: .cancelled, reason: "CANCELLED", message: "the caller has cancelled the call")

  static func deadlineExceeded(notProcessed: Bool) -> RPCError {
    RPCError(
      code: .deadlineExceeded, reason: "DEADLINE_EXCEEDED",
      message: notProcessed
        ? "the call's deadline passed before its handler could start"
        : "the call's deadline passed while its handler ran; whether it took effect is not known",
      notProcessed: notProcessed)
  }
}

extension ConnectionHandler {
  /// Runs a call, or answers why not.
  func dispatch(_ request: IncomingRequest) {
    guard let (method, callContext, intercepted) = prepare(request) else { return }
    switch loop.methods.methods[method].handler {
    case .unary(let run):
      let arena = loop.arena
      var callContext = callContext
      callContext.defersWrite = true
      let answer = replies.writeAnswer(
        stream: request.stream, durable: durable, peer: machine.peer, arena: arena
      ) { buffer in
        run(request.body, callContext, arena, &buffer)
      }
      if answer.observed > durable { loop.awaitWrite() }
      if let intercepted { loop.interception?.end(intercepted, answer, durable: durable) }
    case .blocking(let prepare):
      start(prepare, request, callContext, intercepted)
    case .serverStreaming(let prepare):
      startStream(prepare, request, callContext, intercepted, sends: true, receives: false)
    case .clientStreaming, .bidirectional:
      refuse(request.stream, with: .methodKindMismatch(loop.methods.methods[method]), intercepted)
    }
  }

  /// The method of a call, its context, and what interceptors made of it; nil where the call has been answered instead.
  @inline(__always)
  func prepare(_ request: IncomingRequest) -> (method: Int, context: CallContext, intercepted: InterceptedCall?)? {
    var callContext = callContext
    guard let method = loop.headers.method(request.meta) ?? decodeHeader(request, &callContext) else { return nil }
    if request.timeoutMilliseconds > 0 {
      let waited = now > request.arrivedAt ? now - request.arrivedAt : 0
      let timeout = UInt64(request.timeoutMilliseconds) * 1_000_000
      // Only a request that waited for its other frames or for back-pressure can be too late here.
      guard timeout > waited else {
        answer(request.stream, with: .deadlineExceeded(notProcessed: true))
        return nil
      }
      callContext.deadlineTime = readTime() + .nanoseconds(Int64(timeout - waited))
    }
    guard let interception = loop.interception else { return (method, callContext, nil) }
    let intercepted = beginIntercepted(
      request.stream, method: method, arrivedAt: request.arrivedAt, requestBytes: request.body.count,
      by: interception, context: &callContext)
    guard let intercepted else { return nil }
    return (method, callContext, intercepted)
  }

  /// Answers a call that interceptors may have seen, without having run it.
  func refuse(_ stream: UInt32, with error: RPCError, _ intercepted: InterceptedCall?) {
    endIntercepted(intercepted, WrittenAnswer(error))
    answer(stream, with: error)
  }

  /// Answers a call without having run it, or before it has returned.
  func answer(_ stream: UInt32, with error: RPCError) {
    replies.writeStatus(error, stream: stream, peer: machine.peer, arena: loop.arena)
  }

  /// Index of the method that a request header names; nil where the call has been answered instead.
  private func decodeHeader(_ request: IncomingRequest, _ context: inout CallContext) -> Int? {
    let header: RPCRequestHeader
    do {
      header = try RPCRequestHeader.decode(request.meta, arena: loop.arena)
    } catch {
      answer(
        request.stream,
        with: RPCError(
          code: .internal, reason: "REQUEST_HEADER_INVALID", message: "the request header cannot be decoded: \(error)",
          notProcessed: true))
      return nil
    }
    if let violation = header.firstLimitViolation() {
      answer(
        request.stream,
        with: RPCError(
          code: .invalidArgument, reason: "REQUEST_HEADER_INVALID", message: "request header: \(violation)",
          retryPushback: .never, notProcessed: true))
      return nil
    }
    let method =
      header.methodName.isEmpty
      ? loop.methods.index(of: header.method) : loop.methods.index(of: header.methodName)
    guard let method else {
      let name = header.methodName.isEmpty ? "number \(header.method)" : "\"\(header.methodName)\""
      answer(
        request.stream,
        with: RPCError(
          code: .unimplemented, reason: "METHOD_UNKNOWN", message: "this server has no method \(name)",
          retryPushback: .never, notProcessed: true))
      return nil
    }
    loop.headers.remember(request.meta, header, method: method)
    context.header = CallHeader(header)
    return method
  }

  private func readTime() -> Duration {
    if let timeNow { return timeNow }
    let time = CallContext.timeNow()
    timeNow = time
    return time
  }

  // MARK: Calls off the event loop

  private func start(
    _ prepare: ServiceMethod.Blocking, _ request: IncomingRequest, _ callContext: CallContext,
    _ intercepted: InterceptedCall?
  ) {
    let stream = request.stream
    if let refusal = serverLimit() { return refuse(stream, with: refusal, intercepted) }
    guard let slot = machine.beginCall(stream) else {
      return refuse(stream, with: CallRefusal.concurrencyLimit.error(loop.limits), intercepted)
    }
    switch prepare(request.body, callContext, loop.arena) {
    case .failure(let error):
      machine.endCall(stream)
      refuse(stream, with: error, intercepted)
    case .success(let work):
      run(work, request, callContext, slot: slot, streaming: nil, intercepted)
    }
  }

  /// Why no more calls are begun anywhere on the server; nil where they are. Calls whose handlers do not wait never
  /// count, among them whatever an operator needs to look at a busy server.
  func serverLimit() -> RPCError? {
    let (limit, seen) = (loop.limits.serverConcurrentCallsMax, loop.counters.runningCalls + 1)
    return seen > limit ? CallRefusal.serverConcurrencyLimit(seen: seen).error(loop.limits) : nil
  }

  /// Runs a handler in a task of its own.
  func run(
    _ work: @escaping @Sendable () async -> ServiceMethod.Encode, _ request: IncomingRequest,
    _ callContext: CallContext, slot: Int, streaming: ServerStream?, _ intercepted: InterceptedCall?
  ) {
    if running.isEmpty { running = Array(repeating: nil, count: loop.limits.concurrentCallsMax) }
    let (mailbox, bound, number, stream) = (loop.mailbox, loop.bound, number, request.stream)
    let counters = loop.counters
    counters.runningCallBegan()
    // A task takes over what is task-local where it is made: calls of the handler inherit deadline and span.
    let task = CallDeadline.$current.withValue(callContext.deadline) {
      ServiceContext.withValue(callContext.serviceContext) {
        Task {
          let encode = await work()
          counters.runningCallReturned()
          mailbox.complete(LoopMailbox.Completion(connection: number, stream: stream, encode: encode), loop: bound)
        }
      }
    }
    running[slot] = RunningCall(stream: stream, task: task, streaming: streaming, intercepted: intercepted)
    if request.timeoutMilliseconds > 0 {
      scheduleDeadline(stream, timeoutMilliseconds: request.timeoutMilliseconds, arrivedAt: request.arrivedAt)
    }
  }

  /// A call that ran off the event loop has returned. True where there is something to flush.
  func callReturned(_ completion: LoopMailbox.Completion) -> Bool {
    guard let slot = machine.slot(of: completion.stream), let call = running[slot] else { return false }
    if let streaming = call.streaming, !call.isAnswered {
      streamReturned(streaming, completion.encode)
      return true
    }
    running[slot] = nil
    machine.endCall(completion.stream)
    if phase == .serving || phase == .finishing, !call.isAnswered {
      let durable = loop.host.durableSequence
      let arena = loop.arena
      let answer = replies.writeAnswer(
        stream: call.stream, durable: durable, peer: machine.peer, arena: arena
      ) { buffer in
        completion.encode(arena, &buffer)
      }
      endIntercepted(call.intercepted, answer)
    } else if !call.isAnswered {
      endIntercepted(call.intercepted, WrittenAnswer(.connectionLost))
    }
    return true
  }

  /// Cancels the handler of a call and answers it at once. The call counts as in flight until its handler returns.
  func end(_ stream: UInt32, slot: Int, with error: RPCError) {
    guard running.indices.contains(slot), running[slot]?.isAnswered == false else { return }
    running[slot]?.isAnswered = true
    running[slot]?.task.cancel()
    let streaming = running[slot]?.streaming
    endIntercepted(running[slot]?.intercepted, WrittenAnswer(error), streaming)
    answer(stream, with: error)
    if let streaming { abandonStream(streaming, error) }
  }

  /// Cancels every handler that still runs.
  func cancelRunningCalls() {
    for call in running {
      call?.task.cancel()
      call?.streaming?.fail(.connectionLost)
    }
  }

  // MARK: Deadlines

  func scheduleDeadline(_ stream: UInt32, timeoutMilliseconds: UInt32, arrivedAt: UInt64) {
    loop.schedule(
      .call(stream: stream), connection: number, at: arrivedAt + UInt64(timeoutMilliseconds) * 1_000_000)
  }

  /// Whether a deadline still matters.
  func isWaiting(for kind: DeadlineQueue.Kind) -> Bool {
    switch kind {
    case .call(let stream): machine.slot(of: stream) != nil
    case .handshake: !machine.isOpen
    case .drainNotice: isAwaitingDrainNotice
    case .age: phase == .serving
    case .ageGrace, .closing: true
    }
  }

  /// A time that was scheduled has come.
  func deadlinePassed(_ kind: DeadlineQueue.Kind) {
    guard isWaiting(for: kind) else { return }
    switch kind {
    case .call(let stream):
      if machine.expire(stream) {
        answer(stream, with: .deadlineExceeded(notProcessed: true))
      } else if let slot = machine.slot(of: stream) {
        end(stream, slot: slot, with: .deadlineExceeded(notProcessed: false))
      }
      flushReplies()
    case .age: beginEndOfAge()
    case .ageGrace: abort("the calls of a connection beyond its greatest age did not end in time")
    case .handshake:
      if phase == .serving {
        abort("no preface or HELLO within handshake_seconds_max (\(loop.limits.handshakeSecondsMax) s)")
      }
    case .drainNotice:
      announceLastStream()
    case .closing:
      abort("the peer took too long to take the last bytes")
    }
  }
}
