public import KeiyakuMessages
internal import NIOCore

// Calls of methods that are known by reflection alone.

extension KeiyakuClient {
  /// The schema of the server, as it tells it itself.
  ///
  /// - Parameter symbol: Full name of what the schema is needed for; empty for all of it.
  /// - Throws: What a call throws, or `DynamicSchemaError` where the server's schema cannot be worked with.
  public func schema(for symbol: String = "", options: CallOptions = CallOptions()) async throws -> DynamicSchema {
    let reply = try await reflection.getFileDescriptorSet(.with { $0.symbol = symbol }, options: options)
    return try DynamicSchema(fileDescriptorSet: reply.fileDescriptorSet)
  }

  /// Calls a method that is known by reflection alone; it must be unary.
  ///
  /// A method that reads may be repeated where a connection is lost; for any other the answer is `CONNECTION_LOST`,
  /// because nothing is known about its request.
  ///
  /// - Parameters:
  ///   - method: What is called.
  ///   - request: What is asked, of the method's request type.
  public func call(
    _ method: DynamicSchema.Method, _ request: sending DynamicMessage, options: CallOptions = CallOptions()
  ) async throws -> DynamicMessage {
    precondition(method.kind == .unary, "\(method.name) streams")
    precondition(request.type.name == method.request, "\(method.name) asks for a \(method.request)")
    guard let reply = request.decoder(of: method.reply) else {
      throw ClientError(.invalidReply, "\(method.reply) is not in the schema", peer: configuration.endpoint)
    }
    // One connection is as good as another for calls made by hand.
    let connection = connections[0]
    // Handed over through the connection's lock, and touched on its loop alone from then on.
    nonisolated(unsafe) let call = DynamicCall(method, request, reply: reply)
    call.deadline = .now() + TimeAmount(options.timeout ?? configuration.defaultTimeout)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        call.continuation = continuation
        connection.enqueue(call)
      }
    } onCancel: {
      connection.cancel(call)
    }
  }
}

/// A call whose messages are known by reflection alone.
private final class DynamicCall: AnyClientCall {
  private let request: DynamicMessage
  private let reply: (UnsafeRawBufferPointer) throws(MessageDecodingError) -> DynamicMessage
  var continuation: CheckedContinuation<DynamicMessage, any Error>?

  init(
    _ method: DynamicSchema.Method, _ request: DynamicMessage,
    reply: @escaping (UnsafeRawBufferPointer) throws(MessageDecodingError) -> DynamicMessage
  ) {
    self.request = request
    self.reply = reply
    // The base class keeps number and name; the message types, which only a generated method has, are not used.
    super.init(
      MethodDescriptor<ListServicesRequest, ListServicesReply>(
        id: method.number, fullName: method.name, kind: method.kind, isRead: method.isRead, isBlocking: false))
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    request.withPacked(body)
  }

  override func replied(_ bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    // The message belongs to the caller from here on.
    nonisolated(unsafe) let message = try reply(bytes)
    continuation?.resume(returning: message)
    continuation = nil
  }

  override func failed(_ error: any Error) {
    continuation?.resume(throwing: error)
    continuation = nil
  }
}
