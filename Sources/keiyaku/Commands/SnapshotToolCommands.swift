import ArgumentParser
import KeiyakuEngine
import KeiyakuLog
import KeiyakuMessages

/// `keiyaku snapshot …`
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Look at the snapshots of a data directory.",
    discussion: """
      The directory is locked for as long as it is looked at, so no server may use it. Nothing is changed. Exit codes are \
      those of `keiyaku serve`. `keiyaku checkpoint` lets a server write a snapshot.
      """,
    subcommands: [Verify.self, Dump.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read every snapshot, hold every checksum, and restore it in memory.",
      discussion: "Exit code 24 where one is damaged; a start of the server passes over it, if the log allows that.")

    @OptionGroup var options: LogOptions

    func run() throws {
      let directory = try options.open()
      let sequences = try options.rethrowing { try directory.snapshotSequences() }
      var damage: LogError?
      if sequences.isEmpty, !options.json { Terminal.print("no snapshots\n") }
      for sequence in sequences {
        do {
          let reader = try directory.openSnapshot(sequence)
          let digest = try SnapshotInspection.verify(reader, threads: DataDirectory.loadingThreads)
          show(reader, digest)
        } catch let error as LogError {
          // The others are looked at all the same.
          damage = error
          Terminal.printError("keiyaku: \(error)\n")
        } catch {
          throw DataDirectory.failure(error, directory: options.dataDirectory)
        }
      }
      if let damage { throw CommandFailure(message: "a snapshot is damaged", code: damage.exitCode) }
    }

    private func show(_ reader: SnapshotReader, _ digest: StateDigest) {
      guard options.json else {
        Terminal.print(
          "sound: \(reader.path), sequence \(reader.header.sequence), \(reader.rowCount) rows, "
            + "\(reader.byteCount) bytes, digest \(digest)\n")
        return
      }
      let document = JSONValue.object([
        .init("path", .string(reader.path)), .init("sequence", .number("\(reader.header.sequence)")),
        .init("rows", .number("\(reader.rowCount)")), .init("bytes", .number("\(reader.byteCount)")),
        .init("digest", .string(digest.description)), .init("software", .string(reader.header.software)),
      ])
      Terminal.print(document.text() + "\n")
    }
  }

  struct Dump: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every row of a snapshot as a line of JSON; secrets are left out.",
      discussion: "Rows are those of the schema keiyaku.log.v1, each under its kind.")

    @OptionGroup var options: LogOptions

    @Option(help: ArgumentHelp("Sequence of the snapshot (default: the newest).", valueName: "sequence"))
    var sequence: Int64?

    func run() throws {
      try options.rethrowing {
        let directory = try options.open()
        let sequences = try directory.snapshotSequences()
        guard let wanted = sequence ?? sequences.last, sequences.contains(wanted) else {
          let there = sequences.map(String.init).joined(separator: ", ")
          throw CommandFailure(
            message: "there is no such snapshot; there are: \(there.isEmpty ? "none" : there)", code: Failure.refused)
        }
        try SnapshotInspection.forEachRow(try directory.openSnapshot(wanted)) { kind, json in
          Terminal.print("{\"\(kind)\":\(json)}\n")
        }
      }
    }
  }
}
