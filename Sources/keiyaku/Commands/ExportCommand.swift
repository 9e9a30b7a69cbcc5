import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// In which form rows are in a file.
enum ExchangeFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl
  case csv
}

/// Kinds of rows by the words of the command line.
enum RowKindArgument: String, CaseIterable, ExpressibleByArgument {
  case capabilities
  case plans
  case addOns = "add-ons"
  case customers
  case subscriptions

  var kind: RowKind {
    switch self {
    case .capabilities: .capabilities
    case .plans: .plan
    case .addOns: .addOn
    case .customers: .customer
    case .subscriptions: .subscription
    }
  }
}

/// `keiyaku export`
struct Export: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write everything there is into a file, as of one moment, while calls go on.",
    discussion: """
      JSON lines hold everything, one row a line, the header first and "complete" last. CSV is a file per kind: with one \
      --kind that file, otherwise --output names a directory. A file gets its name when it is whole.

        keiyaku export --output keiyaku.jsonl
        keiyaku export --kind customers --format csv --output customers.csv
        keiyaku export --format csv --output 2027-03-31
        keiyaku export --kind subscriptions --plan ライト | jq .

      Passwords are left out, unless --include-credentials asks for their hashes. Keep such a file as you keep the \
      passwords themselves. `keiyaku events watch --after SEQUENCE` goes on where the export ends.
      """)

  @Option(name: .customLong("kind"), help: "Only these rows; repeat for more.")
  var kinds: [RowKindArgument] = []

  @Option(help: "jsonl or csv.")
  var format = ExchangeFormat.jsonl

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Where to write; without it, standard output.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(name: .customLong("include-credentials"), help: "With the hashes of passwords, which are secrets.")
  var includeCredentials = false

  @OptionGroup(title: "Which subscriptions")
  var filter: FilterOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func validate() throws {
    if format == .csv, output == nil, Set(kinds).count != 1 {
      throw ValidationError("CSV is a file per kind: name one --kind, or a directory with --output.")
    }
  }

  func run(_ session: Session) async throws {
    var writer = try await writer(session)
    var header = ExportHeader()
    var end: ExportEnd?
    var written: Int64 = 0
    var bar = ProgressBar()
    let request = ExportRequest.with { request in
      request.kinds = kinds.map(\.kind)
      if filter.message != SubscriptionFilter() { request.filter = filter.message }
      request.includeCredentials = includeCredentials
    }
    do {
      for try await reply in session.client.admin.export(request, options: session.streamOptions) {
        switch reply.item {
        case .header(let first): header = first
        case .row: written += 1
        case .complete(let last): end = last
        case nil: break
        }
        try writer.write(reply)
        if output != nil { bar.show(written, of: header.counts?.total ?? 0) }
      }
    } catch {
      bar.clear()
      throw error
    }
    bar.clear()
    guard let end else {
      throw CommandFailure(message: "the export ended before it was complete", code: Failure.unanswered)
    }
    try writer.finish()
    guard output != nil else { return }
    if session.isJSON {
      Terminal.print(ExportReply.with { $0.item = .header(header) }.jsonText() + "\n")
      Terminal.print(ExportReply.with { $0.item = .complete(end) }.jsonText() + "\n")
    } else {
      Terminal.print(Self.text(header, end, session.style))
    }
  }

  private func writer(_ session: Session) async throws -> any RowWriter {
    switch format {
    case .jsonl:
      let sink = try output.map { TextSink.file(try AtomicFile(path: $0, isPrivate: includeCredentials)) }
      return JSONLinesWriter(sink: sink ?? .standardOutput)
    case .csv:
      let chosen = RowKind.all.filter { kind in kinds.isEmpty || kinds.contains { $0.kind == kind } }
      let place: CSVWriter.Place =
        output.map { chosen.count == 1 ? .file($0) : .directory($0) } ?? .standardOutput
      return try CSVWriter(chosen, to: place, try await session.registry(), credentials: includeCredentials)
    }
  }

  private static func text(_ header: ExportHeader, _ end: ExportEnd, _ style: TextStyle) -> String {
    let counts = end.counts ?? RowCounts()
    var facts = FactList()
    facts.add("Sequence", "\(header.sequence)")
    facts.add("Time", Terminal.time(header.timeMs))
    facts.add("Plans", "\(counts.plans)")
    facts.add("Add-ons", "\(counts.addOns)")
    facts.add("Customers", "\(counts.customers)")
    facts.add("Subscriptions", "\(counts.subscriptions)")
    return facts.text(style)
  }
}

extension RowCounts {
  /// Of all kinds together.
  var total: Int64 { capabilities + plans + addOns + customers + subscriptions }
}
