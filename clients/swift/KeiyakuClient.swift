public import KeiyakuMessages
internal import NIOCore
internal import Synchronization

/// A client of a Keiyaku server.
///
///     let client = try await KeiyakuClient.connect("127.0.0.1:7423")
///     let reply = try await client.subscriptions.get(.with { $0.subscription = .with { $0.by = .name("例え.jp") } })
///     await client.close()
///
/// Calls share long-lived connections and may be made from any task, many at once. A lost connection is replaced, and
/// calls wait for that until their deadline. Reads, and changes because they carry a request id, are repeated where a
/// connection was lost; calls that the server did not begin are repeated in any case.
///
/// Calls throw the server's `RPCError`, a `ClientError` for what failed on this side, or `CancellationError`.
public final class KeiyakuClient: Sendable {
  /// What the client was made with.
  public let configuration: ClientConfiguration
  /// The connections, for programs that submit calls on event loops; see `ClientCall`.
  public let connections: [ClientConnection]
  private let turn = Atomic<Int>(0)

  private init(configuration: ClientConfiguration) {
    self.configuration = configuration
    let database = KnownDatabase(expectedID: configuration.databaseID)
    connections = (0..<max(1, configuration.connectionCount)).map { _ in
      ClientConnection(
        configuration: configuration, database: database, eventLoop: configuration.eventLoopGroup.next())
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

  /// Connects to a server by `host:port`; the port may be left out.
  /// - Throws: `ClientError` where the text is no endpoint or the server cannot be reached.
  public static func connect(_ endpoint: String) async throws -> KeiyakuClient {
    guard let parsed = Endpoint(endpoint) else {
      throw ClientError(
        .connectFailed, "\"\(endpoint)\" is not of the form HOST:PORT", peer: Endpoint(host: endpoint))
    }
    return try await connect(ClientConfiguration(endpoint: parsed))
  }

  /// Ends the client: new calls and calls that wait fail, those in flight are waited for, at most until their
  /// deadlines.
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
  /// The server itself.
  public var admin: AdminServiceClient { AdminServiceClient(self) }

  // MARK: Calls

  /// Calls a method.
  public func call<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) async throws -> Reply {
    try await run(method, request, isRepeatable: method.isRead, options)
  }

  /// Calls a method that changes something.
  ///
  /// A request without a request id gets one, so that the call can be repeated without being done twice.
  public func mutate<Request: MutationRequest, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, options: CallOptions = CallOptions()
  ) async throws -> Reply {
    var request = request
    var mutation = request.options ?? MutationOptions()
    if mutation.requestID.isEmpty { mutation.requestID = (options.requestID ?? RequestID()).bytes }
    request.options = mutation
    return try await run(method, request, isRepeatable: true, options)
  }

  private func run<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, isRepeatable: Bool, _ options: CallOptions
  ) async throws -> Reply {
    let connection = nextConnection()
    let completion = ContinuationSlot<Reply>()
    // Handed over through the connection's lock, and touched on its loop alone from then on.
    nonisolated(unsafe) let call = ClientCall(method, request: request, isRepeatable: isRepeatable) {
      completion.resume($0)
    }
    call.deadline = .now() + TimeAmount(options.timeout ?? configuration.defaultTimeout)
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

  private func nextConnection() -> ClientConnection {
    if connections.count == 1 { return connections[0] }
    let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return connections[Int(UInt(bitPattern: turn) % UInt(connections.count))]
  }
}

/// The task that waits for a call.
private final class ContinuationSlot<Reply: Sendable>: @unchecked Sendable {
  // Unchecked: set before the call is handed over, read on the connection's loop when it completes.
  var continuation: UnsafeContinuation<Reply, any Error>?

  func resume(_ result: Result<Reply, any Error>) {
    continuation?.resume(with: result)
    continuation = nil
  }
}
