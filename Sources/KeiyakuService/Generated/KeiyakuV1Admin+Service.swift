// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// For operators.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol AdminServiceProtocol: Sendable {
  /// Returns what serves here, from which data, and how much of it there is.
  func getServerInfo(_ request: GetServerInfoRequest, context: CallContext)
    -> Gated<GetServerInfoReply>

  /// Says that the wall clock is right although it has stepped against the boot clock.
  func confirmClock(_ request: ConfirmClockRequest, context: CallContext)
    -> Gated<ConfirmClockReply>

  /// Moves the database to a newer version of the property registry.
  func adoptRegistry(_ request: AdoptRegistryRequest, context: CallContext)
    -> Gated<AdoptRegistryReply>

  /// Writes everything into a snapshot file now, while calls go on, and says how far it is until the snapshot counts.
  /// Where one is being written already, that one is awaited and then another is written.
  /// Returns why the stream ends; nil for OK.
  func checkpoint(_ request: CheckpointRequest, responses: ResponseStream<CheckpointProgress>, context: CallContext)
    async -> RPCError?

  /// Copies everything that is durable, while calls go on: into the stream, or into a file of the server's machine.
  /// Nothing is removed from the log while it runs.
  /// Returns why the stream ends; nil for OK.
  func backup(_ request: BackupRequest, responses: ResponseStream<BackupReply>, context: CallContext)
    async -> RPCError?

  /// Sends everything that there is, as of one moment, in rows that Import takes.
  /// Returns why the stream ends; nil for OK.
  func export(_ request: ExportRequest, responses: ResponseStream<ExportReply>, context: CallContext)
    async -> RPCError?

  /// Makes entities of rows, each by a record of its own, and says what became of each. Repeated with the same request
  /// id, it does no row twice.
  /// Returns why the stream ends; nil for OK.
  func `import`(
    _ requests: RequestStream<ImportRequest>, responses: ResponseStream<ImportReply>, context: CallContext)
    async -> RPCError?
}

extension ServiceMethod {
  /// The methods of `keiyaku.v1.AdminService`, carried out by `service`.
  public static func methods(of service: some AdminServiceProtocol) -> [ServiceMethod] {
    [
      .unary(AdminServiceMethods.getServerInfo) { request, context in
        service.getServerInfo(request, context: context)
      },
      .unary(AdminServiceMethods.confirmClock) { request, context in
        service.confirmClock(request, context: context)
      },
      .unary(AdminServiceMethods.adoptRegistry) { request, context in
        service.adoptRegistry(request, context: context)
      },
      .serverStreaming(AdminServiceMethods.checkpoint) { request, responses, context in
        await service.checkpoint(request, responses: responses, context: context)
      },
      .serverStreaming(AdminServiceMethods.backup) { request, responses, context in
        await service.backup(request, responses: responses, context: context)
      },
      .serverStreaming(AdminServiceMethods.export) { request, responses, context in
        await service.export(request, responses: responses, context: context)
      },
      .bidirectional(AdminServiceMethods.`import`) { requests, responses, context in
        await service.`import`(requests, responses: responses, context: context)
      },
    ]
  }
}
