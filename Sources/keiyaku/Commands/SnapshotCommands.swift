import ArgumentParser
import KeiyakuClient
import KeiyakuEngine
import KeiyakuLog
import KeiyakuMessages

/// `keiyaku checkpoint`
struct Checkpoint: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Let a server write a snapshot of everything now, while it serves.",
    discussion: """
      A server writes snapshots by itself (see `keiyaku serve --help`); one more makes its next start quicker. The \
      command ends when the snapshot counts, however long that takes, and prints the digest of what it holds.
      """)

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let isShown = !session.isJSON && Terminal.isTerminal(2)
    var last = CheckpointProgress()
    for try await progress in session.client.admin.checkpoint(.init()) {
      last = progress
      if isShown {
        Terminal.printError("\r\(progress.rowsWritten) of \(progress.rowCount) rows, \(progress.bytesWritten) bytes")
      }
    }
    if isShown { Terminal.printError("\n") }
    let reply = last
    try await session.show(reply) {
      "The snapshot holds everything up to sequence \(reply.sequence); its digest is \(reply.digest).\n"
    }
  }
}

/// `keiyaku digest`
struct Digest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute the digest of what a data directory holds, and change nothing in it.",
    discussion: """
      Directories with the same digest hold the same, by whatever way they came to it. The directory is locked for as \
      long as it is read, so no server may use it. Exit codes are those of `keiyaku serve`.
      """)

  @Option(
    name: .customLong("data-dir"), help: ArgumentHelp("Directory that holds the database.", valueName: "directory"),
    completion: .directory)
  var dataDirectory = "./keiyaku-data"

  @Flag(
    name: .customLong("from-log"), help: "Replay the whole log in place of the newest snapshot and what follows it.")
  var fromLog = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let configuration = LogConfiguration(
      directory: dataDirectory, onFailure: { _ in }, report: { Terminal.printError("keiyaku: \($0)\n") })
    let found: DirectoryDigest
    do {
      found = try DirectoryDigest.compute(
        configuration, usesSnapshot: !fromLog, threads: DataDirectory.loadingThreads)
    } catch {
      throw DataDirectory.failure(error, directory: dataDirectory)
    }
    for damage in found.inspection.damagedSnapshots {
      Terminal.printError(
        "keiyaku: \(damage.file) is damaged at offset \(damage.offset): expected \(damage.expected), found "
          + "\(damage.found); it was passed over\n")
    }
    guard json else {
      Terminal.print("\(found.digest) at sequence \(found.sequence)\n")
      return
    }
    let document = JSONValue.object([
      .init("digest", .string(found.digest.description)), .init("sequence", .number("\(found.sequence)")),
      .init("snapshot_sequence", .number("\(found.inspection.snapshotSequence)")),
    ])
    Terminal.print(document.text() + "\n")
  }
}
