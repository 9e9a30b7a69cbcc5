import KeiyakuDomain
import KeiyakuLog
import KeiyakuMessages

// Backups of what is durable, while calls go on.

/// Begins backups, and does their reading where nobody waits for it.
struct BackupSource: Sendable {
  /// Begins a backup: `Log.beginBackup`.
  let begin: @Sendable (_ withHistory: Bool) throws(LogError) -> BackupWriter
  /// Reads the log where blocking is allowed.
  let reader: LogReader
  let health: HealthState
}

extension AdminService {
  func backup(
    _ request: BackupRequest, responses: ResponseStream<BackupReply>, context: CallContext
  ) async -> RPCError? {
    guard let backups else { return .logNotReadable }
    return await backups.health.untilDraining {
      do throws(RPCError) {
        try Self.check(request)
        let writer: BackupWriter
        do throws(LogError) { writer = try backups.begin(request.withHistory) } catch {
          throw RPCError(noBackup: error)
        }
        if request.serverPath.isEmpty {
          try await backups.send(writer, responses)
        } else {
          try await backups.write(writer, to: request.serverPath, responses)
        }
        return nil
      } catch {
        return error
      }
    }
  }

  private static func check(_ request: BackupRequest) throws(RPCError) {
    let path = request.serverPath
    if path.isEmpty { return }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard path.hasPrefix("/"), parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
      throw RPCError(
        Refusal.fieldInvalid(
          field: "server_path", reason: "is \"\(path)\"; give the absolute path of a file, without . and .."))
    }
  }
}

extension BackupSource {
  /// Sends the backup itself.
  fileprivate func send(_ writer: BackupWriter, _ responses: ResponseStream<BackupReply>) async throws(RPCError) {
    while let piece = try await next(of: writer) {
      var reply = Self.progress(of: writer)
      reply.data = piece
      try await responses.send(reply)
    }
    try await responses.send(Self.end(of: writer))
  }

  private func next(of writer: BackupWriter) async throws(RPCError) -> [UInt8]? {
    try await run { () throws(LogError) in try writer.next().map { Array($0) } }
  }

  /// Writes the backup into a file here, and sends how far it is.
  fileprivate func write(
    _ writer: BackupWriter, to path: String, _ responses: ResponseStream<BackupReply>
  ) async throws(RPCError) {
    let output = try await run { () throws(LogError) in try BackupOutput(path) }
    while try await run({ () throws(LogError) in try output.writeNext(of: writer) }) {
      if Task.isCancelled { return }
      try await responses.send(Self.progress(of: writer))
    }
    try await run { () throws(LogError) in try output.finish() }
    try await responses.send(Self.end(of: writer))
  }

  /// Reads or writes where blocking is allowed.
  private func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(LogError) -> Value
  ) async throws(RPCError) -> Value {
    do throws(LogReadError) {
      return try await reader.run { () throws(LogReadError) in
        do throws(LogError) { return try work() } catch { throw .failed(error) }
      }
    } catch {
      if case .failed(let failure) = error { throw RPCError(noBackup: failure) }
      throw RPCError(error, from: 1)
    }
  }

  private static func progress(of writer: BackupWriter) -> BackupReply {
    .with {
      $0.writtenBytes = Int64(writer.storedBytes)
      $0.totalBytes = Int64(writer.header.storedBytes)
      $0.firstSequence = writer.header.firstSequence
      $0.lastSequence = writer.header.lastSequence
    }
  }

  private static func end(of writer: BackupWriter) -> BackupReply {
    var reply = progress(of: writer)
    reply.complete = true
    return reply
  }
}

extension RPCError {
  /// What is asked of a log that cannot be read back.
  static let logNotReadable = RPCError(
    code: .unimplemented, reason: "LOG_NOT_READABLE",
    message: "this server's log cannot be read back; ask one that keeps its log in files of its own")

  /// A backup that came to nothing. The log is whole all the same.
  fileprivate init(noBackup error: LogError) {
    switch error {
    case .noRoom:
      self.init(code: .resourceExhausted, reason: "OUT_OF_DISK", message: "no backup was written: \(error)")
    case .occupied(let path, let found):
      self.init(
        .fieldInvalid(
          field: "server_path", reason: "is \(path), where \(found) was found; give a path where nothing is"))
    default:
      self.init(code: .internal, reason: "BACKUP_FAILED", message: "no backup was written: \(error)")
    }
  }
}
