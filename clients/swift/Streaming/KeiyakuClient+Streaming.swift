public import KeiyakuMessages
internal import NIOCore

/// Calls that stream.
///
/// They have no deadline unless their options or the call that they are part of say so. They are tried again like other
/// calls until the first item has come; from then on their end is final. Items that were sent before are kept, up to
/// 64 KiB a call, and sent again; beyond that its end is final as well.
extension KeiyakuClient {
  /// Calls a method that answers with a stream.
  public func serverStreaming<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) -> ResponseItems<Reply> {
    precondition(method.kind == .serverStreaming, "\(method.fullName) is of another kind")
    return ResponseItems(begin(CallMethod(method), .generated, request, options))
  }

  /// Calls a method that changes something and answers with a stream.
  ///
  /// A request without a request id gets one. Who wants to go on with the change after an interruption gives it one, in
  /// the request or in the options, and calls again with the same.
  public func serverStreaming<Request: MutationRequest, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) -> ResponseItems<Reply> {
    precondition(method.kind == .serverStreaming, "\(method.fullName) is of another kind")
    return ResponseItems(begin(CallMethod(method), .generated, identified(request, options), options))
  }

  /// Calls a method that takes a stream: sends what the closure sends, then waits for the reply.
  ///
  /// Where the server answers before the closure is done, that is the outcome, and `send` throws.
  /// - Throws: The server's `RPCError`, a `ClientError`, `CancellationError`, or what the closure throws, which cancels
  ///   the call.
  public nonisolated(nonsending) func clientStreaming<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, options: CallOptions = CallOptions(),
    _ body: (RequestSender<Request>) async throws -> Void
  ) async throws -> Reply {
    precondition(method.kind == .clientStreaming, "\(method.fullName) is of another kind")
    let handle: CallHandle<Request, Reply> = begin(CallMethod(method), .generated, nil, options)
    do {
      try await body(RequestSender(handle))
      handle.finish()
    } catch {
      // An error because the call has ended is not the closure's own: the outcome says more.
      if !handle.received.hasEnded {
        handle.cancel()
        throw error
      }
    }
    return try await handle.reply()
  }

  /// Calls a method that takes a stream and answers with one.
  public func bidirectional<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, options: CallOptions = CallOptions()
  ) -> BidirectionalCall<Request, Reply> {
    precondition(method.kind == .bidirectional, "\(method.fullName) is of another kind")
    return BidirectionalCall(begin(CallMethod(method), .generated, nil, options))
  }

  /// Begins a call of any kind that streams.
  func begin<Request, Reply>(
    _ method: CallMethod, _ codec: MessageCodec<Request, Reply>, _ request: Request?, _ options: CallOptions
  ) -> CallHandle<Request, Reply> {
    // Handed over through the connection's lock, and touched on its loop alone from then on.
    nonisolated(unsafe) let call = StreamCall(method, codec: codec, request: request, configuration: configuration)
    let connection = nextConnection()
    let handle = CallHandle(self, connection, call)
    let timeout: Duration?
    do {
      timeout = try self.timeout(of: call, options.timeout)
    } catch {
      call.failed(error)
      return handle
    }
    call.deadline = timeout.map { .now() + TimeAmount($0) } ?? .distantFuture
    prepare(call, options)
    if !configuration.interceptors.isEmpty {
      let observation = observe(call, isRead: method.isRead, timeout: timeout, options)
      call.whenEnded = { observation.end($0, error: $1) }
    }
    connection.enqueue(call)
    return handle
  }
}
