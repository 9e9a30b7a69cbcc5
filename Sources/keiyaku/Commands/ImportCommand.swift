import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

extension OnExisting: ExpressibleByArgument {
  private static let names: KeyValuePairs = ["refuse": OnExisting.refuse, "update": .update, "skip": .skip]

  /// Reads `refuse`, `update` or `skip`.
  public init?(argument: String) {
    guard let policy = Self.names.first(where: { $0.key == argument })?.value else { return nil }
    self = policy
  }

  /// What may be given.
  public static var allValueStrings: [String] { names.map(\.key) }
}

/// `keiyaku import`
struct Import: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make customers, plans, add-ons and subscriptions of the rows of a file.",
    discussion: """
      Takes what `keiyaku export` writes, and files of anybody's making: JSON lines, or CSV whose first column says what \
      it holds. Rows name each other by login, name and domain; what they name must be there, or stand before them. Each \
      row is done by itself, and one that is refused does not stop the others. Look first with --dry-run.

        keiyaku import keiyaku.jsonl --dry-run
        keiyaku import keiyaku.jsonl --results results.jsonl
        keiyaku import plans.csv add-ons.csv customers.csv subscriptions.csv
        keiyaku import customers.csv --on-existing update

      An interrupted import goes on with --resume and its request id, which is printed at the beginning: no row is done \
      twice. Exit code 1 where any row was refused.
      """)

  @Argument(help: ArgumentHelp("Files, or - for standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(help: "jsonl or csv; without it by the first file's name, or else jsonl.")
  var format: ExchangeFormat?

  @Option(
    name: .customLong("on-existing"),
    help: "What to do with rows about what is there already and differs: refuse, update or skip.")
  var onExisting = OnExisting.refuse

  @Flag(name: .customLong("dry-run"), help: "Show what would become of each row, and change nothing.")
  var dryRun = false

  @Option(
    name: [.customLong("resume"), .customLong("request-id")],
    help: ArgumentHelp(
      "Go on with the import of this request id after an interruption; everything else as it was.", valueName: "uuid"))
  var resume: RequestID?

  @Flag(
    name: .customLong("without-request-id"),
    help: "For more than two million rows: repeated, it finds by the rows alone what is done.")
  var withoutRequestID = false

  @Option(
    help: ArgumentHelp("Write what became of each row here, in JSON lines.", valueName: "file"), completion: .file())
  var results: String?

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name at least one file, or - for standard input.") }
    if withoutRequestID, resume != nil {
      throw ValidationError("--without-request-id and --resume exclude each other.")
    }
  }

  func run(_ session: Session) async throws {
    let reader = try await reader(session)
    let id = withoutRequestID ? nil : resume ?? RequestID()
    if let id, !dryRun, !session.isJSON {
      Terminal.printError("Request id \(id); after an interruption the same command goes on with --resume \(id)\n")
    }
    let report = try ImportReport(resultsPath: results, showsAll: dryRun, printsJSON: session.isJSON)
    let lineCount = RowReader.lineCount(files) ?? 0
    let call = session.client.admin.import(options: session.streamOptions)
    let start = ImportStart.with { start in
      start.onExisting = onExisting
      start.options = .with { options in
        options.requestID = id?.bytes ?? []
        options.dryRun = dryRun
      }
    }
    // Not waited for: the server answers while further rows are read.
    let sending = Task { () -> (any Error)? in
      do {
        try await call.send(.with { $0.item = .start(start) })
        while let rows = try await reader.next() {
          for row in rows { try await Self.send(row, call, report) }
        }
        call.finish()
        return nil
      } catch is CancellationError {
        return nil
      } catch {
        // What was read before is answered all the same. Where it is the call that has ended, its answer says why.
        call.finish()
        return error
      }
    }
    var bar = ProgressBar()
    do {
      for try await reply in call.responses {
        try report.take(reply)
        if lineCount > 0 { bar.show(report.lastNumber, of: lineCount) }
      }
    } catch {
      bar.clear()
      sending.cancel()
      _ = await sending.value
      if !session.isJSON { Terminal.print(report.text(isDryRun: dryRun, session.style)) }
      throw error
    }
    let problem = await sending.value
    bar.clear()
    try report.finish()
    if !session.isJSON { Terminal.print(report.text(isDryRun: dryRun, session.style)) }
    if let problem { throw problem }
    if report.refused > 0 {
      throw CommandFailure(message: "\(report.refused) of \(report.rows) rows were refused", code: Failure.refused)
    }
  }

  private static func send(
    _ row: InputRow, _ call: BidirectionalCall<ImportRequest, ImportReply>, _ report: ImportReport
  ) async throws {
    switch row {
    case .row(let number, let row):
      let numbered = ImportRow.with {
        $0.number = number
        $0.row = row
      }
      try await call.send(.with { $0.item = .row(numbered) })
    case .unreadable(let number, let reason, let message):
      try report.take(
        .with {
          $0.number = number
          $0.outcome = .refused
          $0.reason = reason
          $0.message = message
        })
    }
  }

  private func reader(_ session: Session) async throws -> RowReader {
    switch format ?? (files[0].hasSuffix(".csv") ? .csv : .jsonl) {
    case .csv:
      let registry = try await session.registry()
      return RowReader(files) { CSVRowParser(path: $0, before: $1, registry: registry) }
    case .jsonl:
      let schema = try await session.client.schema()
      return RowReader(files) { try JSONLinesParser(path: $0, before: $1, schema: schema) }
    }
  }
}
