import KeiyakuMessages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the items of an export go.
protocol RowWriter {
  mutating func write(_ reply: ExportReply) throws
  /// Lets what was written count: the export is whole.
  mutating func finish() throws
}

/// Text on its way to a file, or to standard output.
enum TextSink {
  case file(AtomicFile)
  case standardOutput

  func write(_ text: String) throws {
    switch self {
    case .file(let file): try file.write(text)
    case .standardOutput:
      if !Terminal.print(text) {
        throw CommandFailure(message: "nobody reads standard output any more", code: Failure.usage)
      }
    }
  }
}

/// JSON lines: the header, a line per row, the end.
struct JSONLinesWriter: RowWriter {
  let sink: TextSink

  mutating func write(_ reply: ExportReply) throws {
    // A row is a line of its own kind; the hashes in it were asked for by name.
    let text =
      if case .row(let row) = reply.item { row.jsonText(revealSecrets: true) } else { reply.jsonText() }
    try sink.write(text + "\n")
  }

  mutating func finish() throws {
    guard case .file(let file) = sink else { return }
    try file.finish()
    try file.publish()
  }
}

/// CSV: a file per kind, all of one export. They get their names when all of them are complete.
struct CSVWriter: RowWriter {
  /// The files that a kind is written into.
  enum Place {
    case standardOutput
    case file(String)
    case directory(String)
  }

  private let lines: [RowKind: (EntityRow) -> [[String]]]
  private let sinks: [RowKind: TextSink]
  private let files: [AtomicFile]

  init(_ kinds: [RowKind], to place: Place, _ registry: PropertyRegistry, credentials: Bool) throws {
    var lines: [RowKind: (EntityRow) -> [[String]]] = [:]
    var sinks: [RowKind: TextSink] = [:]
    var files: [AtomicFile] = []
    if case .directory(let path) = place, mkdir(path, credentials ? 0o700 : 0o755) != 0, errno != EEXIST {
      throw CommandFailure(
        message: "\(path) cannot be created: \(String(cString: strerror(errno)))", code: Failure.usage)
    }
    for kind in kinds {
      let (header, cells) = Self.table(kind, registry, credentials: credentials)
      lines[kind] = cells
      let sink: TextSink
      switch place {
      case .standardOutput: sink = .standardOutput
      case .file(let path), .directory(let path):
        var path = path
        if case .directory = place { path += "/\(kind.fileName).csv" }
        let file = try AtomicFile(path: path, isPrivate: credentials)
        files.append(file)
        sink = .file(file)
      }
      try sink.write(CSVText.line(header))
      sinks[kind] = sink
    }
    (self.lines, self.sinks, self.files) = (lines, sinks, files)
  }

  mutating func write(_ reply: ExportReply) throws {
    guard case .row(let row) = reply.item, let kind = row.rowKind, let cells = lines[kind], let sink = sinks[kind]
    else { return }
    for line in cells(row) { try sink.write(CSVText.line(line)) }
  }

  mutating func finish() throws {
    for file in files { try file.finish() }
    for file in files { try file.publish() }
  }

  private static func table(
    _ kind: RowKind, _ registry: PropertyRegistry, credentials: Bool
  ) -> (header: [String], cells: (EntityRow) -> [[String]]) {
    func table<Row>(
      _ table: CSVTable<Row>, _ rows: @escaping (EntityRow) -> [Row]
    ) -> (header: [String], cells: (EntityRow) -> [[String]]) {
      (table.header, { row in rows(row).map { table.cells($0) } })
    }
    return switch kind {
    case .plan: table(.plans(registry)) { if case .plan(let row) = $0.entity { [row] } else { [] } }
    case .addOn: table(.addOns(registry)) { if case .addOn(let row) = $0.entity { [row] } else { [] } }
    case .customer:
      table(.customers(credentials: credentials)) { if case .customer(let row) = $0.entity { [row] } else { [] } }
    case .subscription:
      table(.subscriptions(registry)) { if case .subscription(let row) = $0.entity { [row] } else { [] } }
    case .capabilities, .unspecified, .unrecognized:
      table(.capabilities(registry)) { row in
        guard case .capabilities(let row) = row.entity else { return [] }
        return row.capabilities.map { CapabilityLine(capability: $0) }
      }
    }
  }
}

extension RowKind {
  /// Every kind, in the order in which rows come.
  static let all: [RowKind] = [.capabilities, .plan, .addOn, .customer, .subscription]

  /// What files and options call it.
  var fileName: String {
    switch self {
    case .capabilities: "capabilities"
    case .plan: "plans"
    case .addOn: "add-ons"
    case .customer: "customers"
    case .subscription: "subscriptions"
    case .unspecified, .unrecognized: "rows"
    }
  }
}

extension EntityRow {
  /// What it is about.
  var rowKind: RowKind? {
    switch entity {
    case .capabilities: .capabilities
    case .plan: .plan
    case .addOn: .addOn
    case .customer: .customer
    case .subscription: .subscription
    case nil: nil
    }
  }
}
