// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// For operators.
public struct AdminServiceClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Returns what serves here, from which data, and how much of it there is.
  public func getServerInfo(
    _ request: GetServerInfoRequest, options: CallOptions = CallOptions()
  ) async throws -> GetServerInfoReply {
    try await caller.call(AdminServiceMethods.getServerInfo, request, options: options)
  }

  /// Says that the wall clock is right although it has stepped against the boot clock.
  public func confirmClock(
    _ request: ConfirmClockRequest, options: CallOptions = CallOptions()
  ) async throws -> ConfirmClockReply {
    try await caller.mutate(AdminServiceMethods.confirmClock, request, options: options)
  }

  /// Moves the database to a newer version of the property registry.
  public func adoptRegistry(
    _ request: AdoptRegistryRequest, options: CallOptions = CallOptions()
  ) async throws -> AdoptRegistryReply {
    try await caller.mutate(AdminServiceMethods.adoptRegistry, request, options: options)
  }

  /// Writes everything into a snapshot file now, while calls go on, and says how far it is until the snapshot counts.
  /// Where one is being written already, that one is awaited and then another is written.
  public func checkpoint(
    _ request: CheckpointRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<CheckpointProgress> {
    caller.serverStreaming(AdminServiceMethods.checkpoint, request, options: options)
  }

  /// Copies everything that is durable, while calls go on: into the stream, or into a file of the server's machine.
  /// Nothing is removed from the log while it runs.
  public func backup(
    _ request: BackupRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<BackupReply> {
    caller.serverStreaming(AdminServiceMethods.backup, request, options: options)
  }

  /// Sends everything that there is, as of one moment, in rows that Import takes.
  public func export(
    _ request: ExportRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<ExportReply> {
    caller.serverStreaming(AdminServiceMethods.export, request, options: options)
  }

  /// Makes entities of rows, each by a record of its own, and says what became of each. Repeated with the same request
  /// id, it does no row twice.
  public func `import`(
    options: CallOptions = CallOptions()
  ) -> BidirectionalCall<ImportRequest, ImportReply> {
    caller.bidirectional(AdminServiceMethods.`import`, options: options)
  }
}
