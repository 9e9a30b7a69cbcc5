import ArgumentParser
import KeiyakuClient
import KeiyakuEngine
import KeiyakuLog
import KeiyakuMessages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `keiyaku backup …`
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy a database while it serves, look at a copy, put it back as it was at any moment.",
    discussion: """
        keiyaku backup create monday.backup
        keiyaku backup create /srv/backups/monday.backup --on-server --with-history
        keiyaku backup create monday.backup --data-dir ./keiyaku-data
        keiyaku backup verify monday.backup
        keiyaku backup restore monday.backup --data-dir ./restored --to-time 2026-12-01T08:30:00+09:00

      A backup holds everything that was durable when it began. Without --with-history it can be restored as it was from \
      its newest snapshot on; with it, at any moment whose records were kept. Exit codes are those of `keiyaku serve`.
      """,
    subcommands: [Create.self, Verify.self, Restore.self])
}

extension BackupCommand {
  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy everything that is durable, from a server or from a directory that no server uses.",
      discussion: "The file has its name only when it is whole. It holds password hashes: keep it as the database.")

    @Argument(help: "File to write; nothing may be there.", completion: .file())
    var file: String

    @Flag(name: .customLong("with-history"), help: "Everything that is kept, to restore any moment of it.")
    var withHistory = false

    @Flag(name: .customLong("on-server"), help: "The file is one of the server's machine: an absolute path there.")
    var onServer = false

    @Option(
      name: .customLong("data-dir"),
      help: ArgumentHelp("Directory to copy, which no server uses, in place of a server.", valueName: "directory"),
      completion: .directory)
    var dataDirectory: String?

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if dataDirectory != nil, onServer { throw ValidationError("--on-server needs a server, not --data-dir.") }
    }

    func run() async throws {
      if let dataDirectory { return try copy(dataDirectory) }
      try await Session.with(connection) { try await run($0) }
    }

    private func run(_ session: Session) async throws {
      let request = BackupRequest.with { request in
        request.withHistory = withHistory
        request.serverPath = onServer ? file : ""
      }
      let output = onServer ? nil : try BackupText.failing(file) { try BackupOutput(file) }
      var bar = ProgressBar(isShown: !session.isJSON && Terminal.isTerminal(STDERR_FILENO))
      defer { bar.clear() }
      var last = BackupReply()
      for try await reply in session.client.admin.backup(request, options: session.streamOptions) {
        if let output { try BackupText.failing(file) { try reply.data.withUnsafeBytes { try output.write($0) } } }
        last = reply
        last.data = []
        bar.show(reply.writtenBytes, of: reply.totalBytes)
      }
      guard last.complete else {
        throw CommandFailure(
          message: "the server stopped before the backup was whole; nothing was kept, do it again",
          code: Failure.unanswered)
      }
      if let output { try BackupText.failing(file) { try output.finish() } }
      bar.clear()
      let reply = last
      try await session.show(reply) {
        BackupText.written(file, reply.writtenBytes, reply.firstSequence, reply.lastSequence)
      }
    }

    /// Copies a directory that no server uses.
    private func copy(_ directory: String) throws {
      do {
        let source = try LogDirectory(BackupText.configuration(directory))
        let writer = try source.beginBackup(withHistory: withHistory, now: BackupText.now())
        let output = try BackupOutput(file)
        var bar = ProgressBar(isShown: !connection.json && Terminal.isTerminal(STDERR_FILENO))
        while try output.writeNext(of: writer) {
          bar.show(Int64(writer.storedBytes), of: Int64(writer.header.storedBytes))
        }
        try output.finish()
        bar.clear()
        let header = writer.header
        let reply = BackupReply.with {
          $0.writtenBytes = Int64(writer.storedBytes)
          $0.totalBytes = Int64(header.storedBytes)
          $0.firstSequence = header.firstSequence
          $0.lastSequence = header.lastSequence
          $0.complete = true
        }
        Terminal.print(
          connection.json
            ? reply.jsonText() + "\n"
            : BackupText.written(file, reply.writtenBytes, header.firstSequence, header.lastSequence))
      } catch {
        throw DataDirectory.failure(error, directory: directory)
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read a whole backup, hold every checksum, restore it in memory, and say what it amounts to.",
      discussion: "The digest is that of `keiyaku digest` for the database at the backup's last sequence.")

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      do {
        let backup = try BackupText.open(file, isShown: !json)
        let found = try DirectoryDigest.compute(
          BackupText.configuration(BackupFile.directory), fileSystem: backup, threads: DataDirectory.loadingThreads)
        if let damage = found.inspection.damagedSnapshots.first { throw LogError.corrupt(damage) }
        let header = backup.header
        guard json else {
          var facts = FactList()
          facts.add("Database", "\(header.identity.databaseID)")
          facts.add("Incarnation", "\(header.identity.incarnation)")
          facts.add("Made", Terminal.time(header.timeMilliseconds))
          facts.add("Restorable", "from sequence \(header.firstSequence) to \(header.lastSequence)")
          facts.add("Snapshot", header.snapshotSequence == 0 ? "none" : "at sequence \(header.snapshotSequence)")
          facts.add("Size", "\(header.storedBytes) bytes in \(header.fileCount) files")
          facts.add("Digest", "\(found.digest) at sequence \(found.sequence)")
          Terminal.print(facts.text(.standardOutput) + "The backup is sound.\n")
          return
        }
        let document = JSONValue.object([
          .init("database_id", .string("\(header.identity.databaseID)")),
          .init("incarnation", .string("\(header.identity.incarnation)")),
          .init("time_ms", .number("\(header.timeMilliseconds)")),
          .init("first_sequence", .number("\(header.firstSequence)")),
          .init("last_sequence", .number("\(header.lastSequence)")),
          .init("snapshot_sequence", .number("\(header.snapshotSequence)")),
          .init("bytes", .number("\(header.storedBytes)")), .init("digest", .string("\(found.digest)")),
        ])
        Terminal.print(document.text() + "\n")
      } catch {
        throw DataDirectory.failure(error, directory: file)
      }
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a backup into a new directory, as the database was at a record or a moment.",
      discussion: """
        What is restored is another history with a new incarnation, so watchers and page tokens of the old one are \
        refused. Interrupted, the same command begins anew; until it has ended, no server starts on the directory.
        """)

    @Argument(help: "The backup.", completion: .file())
    var file: String

    @Option(
      name: .customLong("data-dir"), help: ArgumentHelp("Empty or new directory.", valueName: "directory"),
      completion: .directory)
    var dataDirectory: String

    @Option(
      name: .customLong("to-sequence"),
      help: ArgumentHelp("The last record that it is to have (default: all of them).", valueName: "sequence"))
    var toSequence: Int64?

    @Option(
      name: .customLong("to-time"),
      help: ArgumentHelp(
        "The last moment whose records it is to have: 2026-12-01T08:30:00+09:00.", valueName: "time"))
    var toTime: Moment?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
      if toSequence != nil, toTime != nil { throw ValidationError("Give one of --to-sequence and --to-time.") }
    }

    func run() throws {
      do {
        let backup = try BackupText.open(file, isShown: !json)
        let sequence = try toTime.map { try lastSequence(of: backup, through: $0) } ?? toSequence
        var bar = ProgressBar(isShown: !json && Terminal.isTerminal(STDERR_FILENO))
        let configuration = BackupText.configuration(dataDirectory)
        let done = try backup.restore(to: configuration, through: sequence ?? backup.header.lastSequence) {
          bar.show(Int64($0), of: Int64($1))
        }
        bar.clear()
        let found = try DirectoryDigest.compute(configuration, threads: DataDirectory.loadingThreads)
        guard json else {
          Terminal.print(
            "\(dataDirectory) holds the database as it was at sequence \(done.lastSequence); its digest is "
              + "\(found.digest), its incarnation \(done.identity.incarnation).\n")
          return
        }
        let document = JSONValue.object([
          .init("last_sequence", .number("\(done.lastSequence)")), .init("digest", .string("\(found.digest)")),
          .init("incarnation", .string("\(done.identity.incarnation)")),
        ])
        Terminal.print(document.text() + "\n")
      } catch {
        throw DataDirectory.failure(error, directory: dataDirectory)
      }
    }

    /// The last record that is not after a moment.
    private func lastSequence(of backup: BackupFile, through moment: Moment) throws -> Int64 {
      let arena = MessageArena()
      var last: Int64 = 0
      let directory = try LogDirectory(BackupText.configuration(BackupFile.directory), fileSystem: backup)
      _ = try directory.verify { sequence, bytes in
        let record: LogRecord
        do throws(MessageDecodingError) {
          record = try LogRecord.decode(bytes, arena: arena, unknownFields: .refuse)
        } catch {
          throw CommandFailure(
            message: "log record \(sequence) cannot be read: \(error)", code: ServeExitCode.recordRefused)
        }
        // Times never go back.
        if record.timeMs <= moment.milliseconds { last = sequence }
      }
      guard last >= backup.header.firstSequence else {
        throw CommandFailure(
          message: "the backup can be restored from sequence \(backup.header.firstSequence) on, which is later than "
            + "\(moment); give a later time, or take a backup --with-history", code: Failure.refused)
      }
      return last
    }
  }
}

/// What the commands share.
private enum BackupText {
  static func configuration(_ directory: String) -> LogConfiguration {
    LogConfiguration(
      directory: directory, onFailure: { _ in }, report: { Terminal.printError("keiyaku: \($0)\n") })
  }

  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Reads a backup, and shows how far it is.
  static func open(_ path: String, isShown: Bool) throws -> BackupFile {
    var bar = ProgressBar(isShown: isShown && Terminal.isTerminal(STDERR_FILENO))
    defer { bar.clear() }
    return try BackupFile(path) { bar.show(Int64($0), of: Int64($1)) }
  }

  static func written(_ file: String, _ bytes: Int64, _ first: Int64, _ last: Int64) -> String {
    "\(file) holds \(bytes) bytes; it can be restored from sequence \(first) to \(last).\n"
  }

  /// Gives a failure its exit code and text.
  static func failing<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch { throw DataDirectory.failure(error, directory: file) }
  }
}
