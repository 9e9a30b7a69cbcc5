// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.v1.AdminService`.
public enum AdminServiceMethods {
  /// Returns what serves here, from which data, and how much of it there is.
  public static let getServerInfo = MethodDescriptor<GetServerInfoRequest, GetServerInfoReply>(
    id: 0x933c9cef, fullName: "keiyaku.v1.AdminService/GetServerInfo", kind: .unary,
    isRead: true, isBlocking: false)

  /// Says that the wall clock is right although it has stepped against the boot clock.
  public static let confirmClock = MethodDescriptor<ConfirmClockRequest, ConfirmClockReply>(
    id: 0xd236725a, fullName: "keiyaku.v1.AdminService/ConfirmClock", kind: .unary,
    isRead: false, isBlocking: false)

  /// Moves the database to a newer version of the property registry.
  public static let adoptRegistry = MethodDescriptor<AdoptRegistryRequest, AdoptRegistryReply>(
    id: 0xf1a7762d, fullName: "keiyaku.v1.AdminService/AdoptRegistry", kind: .unary,
    isRead: false, isBlocking: false)

  /// Writes everything into a snapshot file now, while calls go on, and says how far it is until the snapshot counts.
  /// Where one is being written already, that one is awaited and then another is written.
  public static let checkpoint = MethodDescriptor<CheckpointRequest, CheckpointProgress>(
    id: 0xa6beffe2, fullName: "keiyaku.v1.AdminService/Checkpoint", kind: .serverStreaming,
    isRead: false, isBlocking: false)

  /// Copies everything that is durable, while calls go on: into the stream, or into a file of the server's machine.
  /// Nothing is removed from the log while it runs.
  public static let backup = MethodDescriptor<BackupRequest, BackupReply>(
    id: 0x481aad3a, fullName: "keiyaku.v1.AdminService/Backup", kind: .serverStreaming,
    isRead: false, isBlocking: false)

  /// Sends everything that there is, as of one moment, in rows that Import takes.
  public static let export = MethodDescriptor<ExportRequest, ExportReply>(
    id: 0xf60f7b52, fullName: "keiyaku.v1.AdminService/Export", kind: .serverStreaming,
    isRead: true, isBlocking: false)

  /// Makes entities of rows, each by a record of its own, and says what became of each. Repeated with the same request
  /// id, it does no row twice.
  public static let `import` = MethodDescriptor<ImportRequest, ImportReply>(
    id: 0x57fdb629, fullName: "keiyaku.v1.AdminService/Import", kind: .bidirectional,
    isRead: false, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    getServerInfo.erased,
    confirmClock.erased,
    adoptRegistry.erased,
    checkpoint.erased,
    backup.erased,
    export.erased,
    `import`.erased,
  ]
}
