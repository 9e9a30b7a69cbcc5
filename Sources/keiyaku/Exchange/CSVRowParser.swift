import KeiyakuMessages

/// Rows in CSV. The name of the first column says the kind.
struct CSVRowParser: RowParser {
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private typealias Take = (CSVParser.Record) throws -> EntityRow?

  private let path: String
  private let registry: PropertyRegistry
  private let linesBefore: Int64
  private var parser = CSVParser()
  private var take: Take?
  private var columnCount = 0
  private var isAtStart = true
  private var capabilities: (number: Int64, row: CapabilitiesRow)?

  init(path: String, before firstNumber: Int64, registry: PropertyRegistry) {
    self.path = path
    self.registry = registry
    linesBefore = firstNumber
  }

  mutating func take(_ bytes: [UInt8], _ body: (InputRow) throws -> Void) throws {
    var bytes = bytes[...]
    if isAtStart, bytes.starts(with: Self.byteOrderMark) { bytes = bytes.dropFirst(3) }
    isAtStart = false
    var records: [CSVParser.Record] = []
    var problem: CSVSyntaxError?
    do { try parser.take(bytes) { records.append($0) } } catch let error as CSVSyntaxError { problem = error }
    // What stands before the fault counts.
    for record in records { try add(record, body) }
    if let problem { throw failure(problem) }
  }

  mutating func finish(_ body: (InputRow) throws -> Void) throws {
    var records: [CSVParser.Record] = []
    do { try parser.finish { records.append($0) } } catch let error as CSVSyntaxError { throw failure(error) }
    for record in records { try add(record, body) }
    if let (number, row) = capabilities {
      try body(EntityRow.with { $0.entity = .capabilities(row) }.checked(number))
    }
  }

  private func failure(_ error: CSVSyntaxError) -> CommandFailure {
    CommandFailure(message: "\(path) is no CSV at \(error)", code: Failure.usage)
  }

  private mutating func add(_ record: CSVParser.Record, _ body: (InputRow) throws -> Void) throws {
    guard let take else { return try begin(record) }
    let number = linesBefore + Int64(record.line)
    guard record.cells.count == columnCount else {
      return try body(
        .unreadable(
          number, reason: "ROW_UNREADABLE",
          message: "It has \(record.cells.count) cells, and the first line names \(columnCount) columns."))
    }
    do {
      guard let row = try take(record) else { return }
      if case .capabilities(let line) = row.entity {
        // The lines of the table are one row.
        capabilities = (
          capabilities?.number ?? number,
          .with { $0.capabilities = (capabilities?.row.capabilities ?? []) + line.capabilities }
        )
      } else {
        try body(row.checked(number))
      }
    } catch let error as CSVCellError {
      try body(.unreadable(number, reason: "ROW_UNREADABLE", message: "\(error)."))
    }
  }

  /// Takes the first line: the columns.
  private mutating func begin(_ record: CSVParser.Record) throws {
    columnCount = record.cells.count
    switch record.cells.first {
    case "plan": take = try reader(.plans(registry), record) { .plan($0) }
    case "add_on": take = try reader(.addOns(registry), record) { .addOn($0) }
    case "customer": take = try reader(.customers(credentials: true), record) { .customer($0) }
    case "subscription":
      take = try reader(.subscriptions(registry), record) { row in
        var row = row
        // No plan is named, and so it follows none.
        if row.association == nil { row.association = .custom(CustomSelection()) }
        return .subscription(row)
      }
    case "capability":
      take = try reader(.capabilities(registry), record) { line in
        .capabilities(.with { $0.capabilities = line.capability.limit == nil ? [] : [line.capability] })
      }
      capabilities = (linesBefore + Int64(record.line), CapabilitiesRow())
    default:
      throw CommandFailure(
        message: "the first column of \(path) is \"\(record.cells.first ?? "")\"; it says what the file holds: plan, "
          + "add_on, customer, subscription or capability", code: Failure.usage)
    }
  }

  private func reader<Row: CSVLine>(
    _ table: CSVTable<Row>, _ header: CSVParser.Record, _ wrap: @escaping (Row) -> EntityRow.Entity
  ) throws -> Take {
    var columns: [CSVTable<Row>.Column] = []
    for name in header.cells {
      guard let column = table.columns.first(where: { $0.name == name }) else {
        throw CommandFailure(
          message: "\(path) has the column \"\(name)\", which is none of its kind; known are "
            + table.header.joined(separator: ", "), code: Failure.usage)
      }
      guard !columns.contains(where: { $0.name == name }) else {
        throw CommandFailure(message: "\(path) has the column \"\(name)\" twice", code: Failure.usage)
      }
      columns.append(column)
    }
    return { record in
      var row = Row()
      for (column, cell) in zip(columns, record.cells) where !cell.isEmpty {
        do { try column.take(&row, cell) } catch {
          throw CSVCellError("Column \(column.name): \(error)")
        }
      }
      return .with { $0.entity = wrap(row) }
    }
  }
}

/// What a line of CSV is read into.
protocol CSVLine {
  init()
}

extension PlanRow: CSVLine {}
extension AddOnRow: CSVLine {}
extension CustomerRow: CSVLine {}
extension SubscriptionRow: CSVLine {}
extension CapabilityLine: CSVLine {}
