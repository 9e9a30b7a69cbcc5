import ArgumentParser
import KeiyakuLog
import KeiyakuMessages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `keiyaku log`
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Look at the write-ahead log of a data directory, or cut it off.",
    discussion: """
      The directory is locked for as long as it is looked at, so no server may use it. Nothing but truncate changes \
      anything. Exit codes are those of `keiyaku serve`.
      """,
    subcommands: [LogStat.self, LogVerify.self, LogDump.self, LogTruncate.self])
}

/// Which directory, and how to answer.
struct LogOptions: ParsableArguments {
  @Option(
    name: .customLong("data-dir"), help: ArgumentHelp("Directory that holds the database.", valueName: "directory"),
    completion: .directory)
  var dataDirectory = "./keiyaku-data"

  @Flag(help: "Print JSON.")
  var json = false

  /// Opens the directory, under its lock.
  func open() throws -> LogDirectory {
    do {
      return try LogDirectory(
        LogConfiguration(
          directory: dataDirectory, onFailure: { _ in }, report: { Terminal.printError("keiyaku: \($0)\n") }))
    } catch {
      throw DataDirectory.failure(error, directory: dataDirectory)
    }
  }

  /// Gives a failure its exit code and text.
  func rethrowing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as CommandFailure { throw error } catch {
      throw DataDirectory.failure(error, directory: dataDirectory)
    }
  }
}

/// `keiyaku log stat`
struct LogStat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stat", abstract: "Show what is in a data directory, without reading the records.")

  @OptionGroup var options: LogOptions

  func run() throws {
    let inventory = try options.rethrowing { try options.open().inventory() }
    guard !options.json else {
      Terminal.print(Self.json(inventory).text() + "\n")
      return
    }
    var facts = FactList()
    facts.add("Database", "\(inventory.identity.databaseID)")
    facts.add("Incarnation", "\(inventory.identity.incarnation)")
    facts.add("Opened", "\(inventory.epoch) times, \(inventory.isClosed ? "closed in good order" : "not closed")")
    facts.add("Durable", "at least up to sequence \(inventory.durableSequence)")
    facts.add("Snapshot", inventory.snapshotSequence == 0 ? "none" : "at sequence \(inventory.snapshotSequence)")
    facts.add("Spares", "\(inventory.spares)")
    facts.add("Quarantine", inventory.quarantined.joined(separator: "\n"))
    var table = Table([.right("SEGMENT"), .right("FIRST SEQUENCE"), .right("BYTES"), .left("INDEX")])
    for segment in inventory.segments {
      table.add([
        "\(segment.number)", "\(segment.firstSequence)", "\(segment.bytes)", segment.isIndexed ? "yes" : "no",
      ])
    }
    Terminal.print(facts.text(.standardOutput) + table.text(.standardOutput))
  }

  private static func json(_ inventory: LogInventory) -> JSONValue {
    .object([
      .init("database_id", .string("\(inventory.identity.databaseID)")),
      .init("incarnation", .string("\(inventory.identity.incarnation)")),
      .init("epoch", .number("\(inventory.epoch)")), .init("closed", .bool(inventory.isClosed)),
      .init("durable_sequence", .number("\(inventory.durableSequence)")),
      .init("snapshot_sequence", .number("\(inventory.snapshotSequence)")),
      .init("spares", .number("\(inventory.spares)")),
      .init("quarantined", .array(inventory.quarantined.map { .string($0) })),
      .init(
        "segments",
        .array(
          inventory.segments.map { segment in
            .object([
              .init("number", .number("\(segment.number)")), .init("path", .string(segment.path)),
              .init("first_sequence", .number("\(segment.firstSequence)")), .init("bytes", .number("\(segment.bytes)")),
              .init("indexed", .bool(segment.isIndexed)),
            ])
          })),
    ])
  }
}

/// `keiyaku log verify`
struct LogVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read every record, hold every checksum, and say how the log ends.",
    discussion:
      "A frame that was never acknowledged and is torn is no damage: the next start of the server cuts it off.")

  @OptionGroup var options: LogOptions

  func run() throws {
    let found = try options.rethrowing {
      let directory = try options.open()
      var progress = LogProgress(through: directory.durableSequence, isShown: !options.json)
      defer { progress.end() }
      let reader = RecordDecoder()
      return try directory.verify { sequence, bytes in
        _ = try reader.decode(sequence, bytes)
        progress.reached(sequence)
      }
    }
    let count = found.lastSequence - found.firstSequence + 1
    guard !options.json else {
      let document = JSONValue.object([
        .init("ending", .string(found.ending.rawValue)), .init("first_sequence", .number("\(found.firstSequence)")),
        .init("last_sequence", .number("\(found.lastSequence)")), .init("records", .number("\(count)")),
        .init("last_time_ms", .number("\(found.lastTimeMilliseconds)")), .init("bytes", .number("\(found.bytes)")),
      ])
      Terminal.print(document.text() + "\n")
      return
    }
    let ending =
      switch found.ending {
      case .empty: "nothing has been written yet"
      case .closed: "closed in good order"
      case .unclean: "not closed; every frame is whole"
      case .torn: "not closed; the last frame was never acknowledged and is torn, the next start cuts it off"
      }
    let records =
      count == 0 ? "no records" : "\(count) records, sequence \(found.firstSequence) to \(found.lastSequence)"
    Terminal.print("sound: \(records), \(found.bytes) bytes; \(ending)\n")
  }
}

/// `keiyaku log dump`
struct LogDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump", abstract: "Print records, a line each; secrets are left out.",
    discussion: "With --json each line is a document: the record as the schema keiyaku.log.v1 has it.")

  @OptionGroup var options: LogOptions

  @Option(help: ArgumentHelp("First sequence to print.", valueName: "sequence"))
  var from: Int64 = 1

  @Option(help: ArgumentHelp("Last sequence to print.", valueName: "sequence"))
  var through = Int64.max

  private struct Enough: Error {}

  func run() throws {
    try options.rethrowing {
      let directory = try options.open()
      let reader = RecordDecoder()
      do {
        _ = try directory.verify(after: from - 1) { sequence, bytes in
          if sequence > through { throw Enough() }
          guard sequence >= from else { return }
          let record = try reader.decode(sequence, bytes)
          Terminal.print((options.json ? record.jsonText() : Self.line(record)) + "\n")
        }
      } catch is Enough {}
    }
  }

  static func line(_ record: LogRecord) -> String {
    let method = MethodDirectory.all.first { $0.id == record.method }?.fullName ?? "-"
    let events = record.events.map { event in
      // An event is its case and the fields in it; a description leaves secrets out.
      Mirror(reflecting: event.kind as Any).descendant("some").map {
        Mirror(reflecting: $0).children.first?.label ?? ""
      }
        ?? "nothing"
    }
    return Table.oneLine(
      "\(record.sequence) \(Terminal.time(record.timeMs)) \(record.actor) \(method) "
        + (events.isEmpty ? "no change" : events.joined(separator: ", ")))
  }
}

/// `keiyaku log truncate`
struct LogTruncate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "truncate", abstract: "Remove every record after one, for good.",
    discussion: """
      Acknowledged changes are lost. For when the log is damaged and there is no backup, or what followed is unwanted. \
      What is left is another history with a new incarnation, so watchers and page tokens of the old one are refused. \
      What is removed is put into the directory's quarantine.
      """)

  @OptionGroup var options: LogOptions

  @Option(help: ArgumentHelp("The last sequence that stays.", valueName: "sequence"))
  var at: Int64

  @Flag(name: .customLong("accept-data-loss"), help: "Say that acknowledged changes may be lost.")
  var acceptDataLoss = false

  func validate() throws {
    if !acceptDataLoss {
      throw ValidationError("Acknowledged changes after sequence \(at) would be lost. Say --accept-data-loss to go on.")
    }
    if at < 1 { throw ValidationError("--at must be 1 or more.") }
  }

  func run() throws {
    let done = try options.rethrowing { try options.open().truncate(at: at) }
    guard !options.json else {
      let document = JSONValue.object([
        .init("last_sequence", .number("\(done.lastSequence)")),
        .init("incarnation", .string("\(done.identity.incarnation)")),
        .init("put_aside", .array(done.putAside.map { .string($0) })),
      ])
      Terminal.print(document.text() + "\n")
      return
    }
    Terminal.print(
      "The log ends with sequence \(done.lastSequence); the incarnation is \(done.identity.incarnation).\n")
    for path in done.putAside { Terminal.print("put aside: \(path)\n") }
  }
}

/// Decodes records, and refuses what this version does not know.
private final class RecordDecoder {
  private let arena = MessageArena()

  func decode(_ sequence: Int64, _ bytes: UnsafeRawBufferPointer) throws -> LogRecord {
    do throws(MessageDecodingError) {
      return try LogRecord.decode(bytes, arena: arena, unknownFields: .refuse)
    } catch {
      throw CommandFailure(
        message: "log record \(sequence) cannot be read: \(error)", code: ServeExitCode.recordRefused)
    }
  }
}

/// How far a long reading has come, on a terminal.
private struct LogProgress {
  private let last: Int64
  private let isShown: Bool
  private var shown: Int64 = -1

  init(through last: Int64, isShown: Bool) {
    self.last = last
    self.isShown = isShown && Terminal.isTerminal(STDERR_FILENO)
  }

  mutating func reached(_ sequence: Int64) {
    guard isShown, last > 0 else { return }
    let percent = min(100, sequence * 100 / last)
    guard percent > shown else { return }
    shown = percent
    Terminal.printError("\rverifying: \(percent) %")
  }

  func end() {
    if shown >= 0 { Terminal.printError("\r\u{1b}[K") }
  }
}
