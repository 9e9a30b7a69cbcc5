public import KeiyakuMessages
internal import NIOCore
internal import Synchronization

/// A client of a Keiyaku server.
///
///     let client = try await KeiyakuClient.connect("127.0.0.1:7423")
///     let reply = try await client.subscriptions.get(.with { $0.subscription = .with { $0.by = .name("例え.jp") } })
///     await client.close()
///
/// Calls share long-lived connections and may be made from any task, many at once. A lost connection is replaced, by one
/// to another endpoint where that is needed, and calls wait for it until their deadline, unless their options say
/// otherwise. `RetryPolicy` says which calls are tried again.
///
/// Calls throw the server's `RPCError` with a receipt of where and how often they were sent, a `ClientError` for what
/// failed on this side, or `CancellationError`.
public final class KeiyakuClient: Sendable {
  /// What the client was made with.
  public let configuration: ClientConfiguration
  /// The connections, for programs that submit calls on event loops; see `ClientCall`.
  public let connections: [ClientConnection]
  private let turn = Atomic<Int>(0)

  private init(configuration: ClientConfiguration) {
    self.configuration = configuration
    let database = KnownDatabase(expectedID: configuration.databaseID)
    let throttle = RetryThrottle(configuration.retry.throttling)
    connections = (0..<max(1, configuration.connectionCount)).map { number in
      ClientConnection(
        number: number, configuration: configuration, database: database, throttle: throttle,
        eventLoop: configuration.eventLoopGroup.next())
    }
  }

  deinit {
    for connection in connections { _ = connection.close() }
  }

  /// Connects to a server and returns when every connection is ready.
  /// - Throws: `ClientError` where the server cannot be reached, or `InvalidLimits`.
  public static func connect(_ configuration: ClientConfiguration) async throws -> KeiyakuClient {
    try configuration.limits.validate()
    let client = KeiyakuClient(configuration: configuration)
    do {
      for future in client.connections.map({ $0.start() }) { try await future.get() }
    } catch {
      await client.close()
      throw error
    }
    return client
  }

  /// Connects to a server by `host:port`, of which the port may be left out; or to the first that can be reached of
  /// several, separated by commas.
  /// - Throws: `ClientError` where the text is no endpoint or no server can be reached.
  public static func connect(_ endpoints: String) async throws -> KeiyakuClient {
    guard let configuration = ClientConfiguration(endpoints: endpoints) else {
      throw ClientError(
        .connectFailed, "\"\(endpoints)\" is not of the form HOST:PORT or HOST:PORT,HOST:PORT",
        peer: Endpoint(host: endpoints))
    }
    return try await connect(configuration)
  }

  /// Ends the client: new calls and calls that wait fail, those in flight are waited for, at most until their
  /// deadlines. Streams without a deadline might go on for ever, and fail.
  public func close() async {
    for future in connections.map({ $0.close() }) {
      // The promise is only ever succeeded.
      try? await future.get()
    }
  }

  // MARK: Services

  /// Customers.
  public var customers: CustomerServiceClient { CustomerServiceClient(self) }
  /// Plans, add-ons and properties.
  public var catalog: CatalogServiceClient { CatalogServiceClient(self) }
  /// Subscriptions.
  public var subscriptions: SubscriptionServiceClient { SubscriptionServiceClient(self) }
  /// What happened, and what happens.
  public var events: EventServiceClient { EventServiceClient(self) }
  /// The server itself.
  public var admin: AdminServiceClient { AdminServiceClient(self) }
  /// Whether the server can do its work.
  public var health: HealthClient { HealthClient(self) }
  /// The schema of the server.
  public var reflection: ReflectionClient { ReflectionClient(self) }
  /// Calls of every shape that touch no data.
  public var diagnostics: RPCDiagnosticsClient { RPCDiagnosticsClient(self) }

  // MARK: Calls

  /// Calls a method.
  public func call<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) async throws -> Reply {
    let completion = ContinuationSlot<Reply>()
    let call = ClientCall(method, request: request) { completion.resume($0) }
    return try await run(call, completion, isRead: method.isRead, options)
  }

  /// Calls a method that changes something.
  ///
  /// A request without a request id gets one, so that the call can be repeated without being done twice.
  public func mutate<Request: MutationRequest, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) async throws -> Reply {
    let completion = ContinuationSlot<Reply>()
    let call = ClientCall(method, request: identified(request, options), isRepeatable: true) { completion.resume($0) }
    return try await run(call, completion, isRead: method.isRead, options)
  }

  /// The request with a request id.
  func identified<Request: MutationRequest>(_ request: Request, _ options: CallOptions) -> Request {
    var request = request
    var mutation = request.options ?? MutationOptions()
    if mutation.requestID.isEmpty { mutation.requestID = (options.requestID ?? RequestID()).bytes }
    request.options = mutation
    return request
  }

  /// Carries a unary call out.
  func run<Reply>(
    _ call: sending AnyClientCall, _ completion: ContinuationSlot<Reply>, isRead: Bool, _ options: CallOptions
  ) async throws -> Reply {
    // Handed over through the connection's lock, and touched on its loop alone from then on.
    nonisolated(unsafe) let call = call
    let timeout = try self.timeout(of: call, options.timeout ?? configuration.defaultTimeout) ?? .zero
    prepare(call, options)
    if configuration.interceptors.isEmpty { return try await send(call, completion, timeout: timeout) }

    let observation = observe(call, isRead: isRead, timeout: timeout, options)
    do {
      let reply = try await send(call, completion, timeout: timeout)
      // The call is this task's again when it has ended.
      observation.end(call, error: nil)
      return reply
    } catch {
      observation.end(call, error: error)
      throw error
    }
  }

  /// The shorter of the timeout asked for and what is left of the call that this task serves; nil for neither.
  /// - Throws: Where nothing is left.
  func timeout(of call: AnyClientCall, _ timeout: Duration?) throws(ClientError) -> Duration? {
    guard let inherited = CallDeadline.current else { return timeout }
    let left = ContinuousClock.now.duration(to: inherited)
    guard left > .zero else {
      throw call.error(
        .timedOut, "the deadline of the call that this one is part of is over", peer: configuration.endpoint)
    }
    return timeout.map { min($0, left) } ?? left
  }

  /// Gives a call what its options say.
  func prepare(_ call: AnyClientCall, _ options: CallOptions) {
    call.waitsForReady = options.waitForReady
    if !options.metadata.isEmpty || !options.traceparent.isEmpty {
      call.extras = CallExtras(metadata: options.metadata, traceparent: options.traceparent)
    }
  }

  /// Shows a call to the interceptors.
  func observe(
    _ call: AnyClientCall, isRead: Bool, timeout: Duration?, _ options: CallOptions
  ) -> CallObservation {
    var outgoing = OutgoingCall(
      method: call.methodName, isRead: isRead, timeout: timeout, metadata: options.metadata,
      traceparent: options.traceparent)
    let ends = configuration.interceptors.compactMap { $0.callBegins(&outgoing) }
    call.extras = CallExtras(metadata: outgoing.metadata, traceparent: outgoing.traceparent)
    return CallObservation(ends: ends, endpoints: configuration.endpoints)
  }

  private func send<Reply>(
    _ call: sending AnyClientCall, _ completion: ContinuationSlot<Reply>, timeout: Duration
  ) async throws -> Reply {
    let connection = nextConnection()
    call.deadline = .now() + TimeAmount(timeout)
    nonisolated(unsafe) let call = call
    return try await withTaskCancellationHandler {
      // Unsafe saves an allocation; a connection completes each call exactly once.
      try await withUnsafeThrowingContinuation { continuation in
        completion.continuation = continuation
        connection.enqueue(call)
      }
    } onCancel: {
      connection.cancel(call)
    }
  }

  func nextConnection() -> ClientConnection {
    if connections.count == 1 { return connections[0] }
    let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return connections[Int(UInt(bitPattern: turn) % UInt(connections.count))]
  }
}

/// The task that waits for a call.
final class ContinuationSlot<Reply: Sendable>: @unchecked Sendable {
  // Unchecked: set before the call is handed over, read on the connection's loop when it completes.
  var continuation: UnsafeContinuation<Reply, any Error>?

  func resume(_ result: Result<Reply, any Error>) {
    continuation?.resume(with: result)
    continuation = nil
  }
}
