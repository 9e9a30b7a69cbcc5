public import KeiyakuMessages

/// Calls of methods that are known by reflection alone.
///
/// They go the way of other calls: interceptors, deadlines, retries. A request that changes something may be repeated
/// where its options have a request id; see `JSONValue.addingRequestID`.
extension KeiyakuClient {
  /// The schema of the server, as it tells it itself.
  ///
  /// - Parameter symbol: Full name of what the schema is needed for; empty for all of it.
  /// - Throws: What a call throws, or `DynamicSchemaError` where the server's schema cannot be worked with.
  public func schema(for symbol: String = "", options: CallOptions = CallOptions()) async throws -> DynamicSchema {
    let reply = try await reflection.getFileDescriptorSet(.with { $0.symbol = symbol }, options: options)
    return try DynamicSchema(fileDescriptorSet: reply.fileDescriptorSet)
  }

  /// Calls a unary method.
  /// - Parameters:
  ///   - method: What is called.
  ///   - request: What is asked, of the method's request type.
  public func call(
    _ method: DynamicSchema.Method, _ request: DynamicMessage, options: CallOptions = CallOptions()
  ) async throws -> DynamicMessage {
    precondition(method.kind == .unary, "\(method.name) streams")
    let codec = try codec(of: method, in: request.schema)
    let completion = ContinuationSlot<DynamicMessage>()
    let call = DynamicCall(method, request, codec) { completion.resume($0) }
    return try await run(call, completion, isRead: method.isRead, options)
  }

  /// Calls a method that answers with a stream.
  /// - Parameters:
  ///   - method: What is called.
  ///   - request: What is asked, of the method's request type.
  public func serverStreaming(
    _ method: DynamicSchema.Method, _ request: DynamicMessage, options: CallOptions = CallOptions()
  ) throws -> ResponseItems<DynamicMessage> {
    precondition(method.kind == .serverStreaming, "\(method.name) is of another kind")
    let codec = try codec(of: method, in: request.schema)
    return ResponseItems(begin(CallMethod(method), codec, request, options))
  }

  /// Calls a method that takes a stream. One that does not answer with a stream answers with one item.
  /// - Parameters:
  ///   - method: What is called.
  ///   - schema: The schema that the method and the messages are of.
  public func bidirectional(
    _ method: DynamicSchema.Method, in schema: DynamicSchema, options: CallOptions = CallOptions()
  ) throws -> BidirectionalCall<DynamicMessage, DynamicMessage> {
    precondition(
      method.kind == .bidirectional || method.kind == .clientStreaming, "\(method.name) is of another kind")
    return BidirectionalCall(begin(CallMethod(method), try codec(of: method, in: schema), nil, options))
  }

  private func codec(
    of method: DynamicSchema.Method, in schema: DynamicSchema
  ) throws(ClientError) -> MessageCodec<DynamicMessage, DynamicMessage> {
    guard let reply = schema.messages[method.reply] else {
      throw ClientError(.invalidReply, "\(method.reply) is not in the schema", peer: configuration.endpoint)
    }
    return MessageCodec(
      pack: { request, _, body in
        precondition(request.type.name == method.request, "\(method.name) asks for a \(method.request)")
        request.withPacked(body)
      },
      decode: { bytes, _ throws(MessageDecodingError) in
        try DynamicMessage(decoding: bytes, type: reply, in: schema)
      })
  }
}

/// A unary call whose messages are known by reflection alone.
private final class DynamicCall: AnyClientCall {
  private let request: DynamicMessage
  private let codec: MessageCodec<DynamicMessage, DynamicMessage>
  private let completion: (Result<DynamicMessage, any Error>) -> Void

  init(
    _ method: DynamicSchema.Method, _ request: DynamicMessage, _ codec: MessageCodec<DynamicMessage, DynamicMessage>,
    completion: @escaping (Result<DynamicMessage, any Error>) -> Void
  ) {
    self.request = request
    self.codec = codec
    self.completion = completion
    super.init(CallMethod(method), isRepeatable: method.isRead || request.hasRequestID)
  }

  override func withRequest(_ arena: MessageArena, _ body: (borrowing PackedMessage) -> Void) {
    codec.pack(request, arena, body)
  }

  override func replied(_ bytes: UnsafeRawBufferPointer, arena: MessageArena) throws(MessageDecodingError) {
    completion(.success(try codec.decode(bytes, arena)))
  }

  override func failed(_ error: any Error) {
    completion(.failure(error))
  }
}
