import KeiyakuMessages

// Rows as lines of CSV, a table per kind. The first column holds the natural key, and its name says the kind.
//
// A cell that holds several has one a line. An empty cell is not set; a list without entries is an empty line in quotes.

/// The columns of a kind: what stands in them, and what they say.
struct CSVTable<Row> {
  /// A column.
  struct Column {
    let name: String
    let text: (Row) -> String
    /// Takes a cell that is not empty.
    let take: (inout Row, String) throws -> Void
  }

  let columns: [Column]

  var header: [String] { columns.map(\.name) }

  func cells(_ row: Row) -> [String] { columns.map { $0.text(row) } }
}

extension CSVTable.Column {
  init(_ name: String, _ path: WritableKeyPath<Row, String>) {
    self.init(name: name, text: { $0[keyPath: path] }, take: { $0[keyPath: path] = $1 })
  }

  /// A text that may hold line breaks is one cell all the same; a list has one entry a line.
  init(lines name: String, _ path: WritableKeyPath<Row, [String]>) {
    self.init(
      name: name, text: { $0[keyPath: path].joined(separator: "\n") },
      take: { $0[keyPath: path] = CSVCell.entries($1) })
  }

  init(_ name: String, _ path: WritableKeyPath<Row, Bool>) {
    self.init(
      name: name, text: { $0[keyPath: path] ? "yes" : "" },
      take: { row, cell in
        switch cell.lowercased() {
        case "yes", "true", "1", "on": row[keyPath: path] = true
        case "no", "false", "0", "off": row[keyPath: path] = false
        default: throw CSVCellError("takes yes or no")
        }
      })
  }

  /// A moment; 0 is an empty cell.
  init(moment name: String, _ path: WritableKeyPath<Row, Int64>) {
    self.init(
      name: name, text: { CSVCell.text(moment: $0[keyPath: path]) },
      take: { row, cell in
        guard let moment = Moment(argument: cell) else { throw CSVCellError("takes \(Moment.help)") }
        row[keyPath: path] = moment.milliseconds
      })
  }

  /// The value of a property.
  init(_ name: String, _ property: PropertyDescription, _ path: WritableKeyPath<Row, [PropertyValue]>) {
    self.init(
      name: name,
      text: { row in
        row[keyPath: path].first { $0.property == property.number }.map { CSVCell.text(of: $0, property) } ?? ""
      },
      take: { row, cell in row[keyPath: path].append(try CSVCell.value(cell, property)) })
  }
}

/// What is wrong with a cell.
struct CSVCellError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Texts of cells.
enum CSVCell {
  /// The entries of a list.
  static func entries(_ cell: String) -> [String] {
    cell.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map(String.init)
  }

  /// A value. Of a list without entries an empty line, so that it is not an empty cell.
  static func text(of value: PropertyValue, _ property: PropertyDescription) -> String {
    guard case .textList(let list) = value.value else { return property.text(of: value) }
    return list.entries.isEmpty ? "\n" : list.entries.joined(separator: "\n")
  }

  static func value(_ cell: String, _ property: PropertyDescription) throws -> PropertyValue {
    guard property.type == .textList else { return try property.value(from: cell) }
    return .with { value in
      value.property = property.number
      value.value = .textList(.with { $0.entries = entries(cell) })
    }
  }

  /// A moment to the millisecond; empty for 0.
  static func text(moment milliseconds: Int64) -> String {
    let rest = milliseconds % 1000
    let text = Terminal.time(milliseconds)
    guard rest > 0 else { return text }
    let digits = "\(rest)"
    return text.dropLast() + "." + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
  }

  /// A name as it stands, but what looks like something else.
  static func text(name: String) -> String {
    name == "provider" || name.hasPrefix("name:") ? "name:" + name : name
  }

  static func name(_ cell: String) -> String { cell.hasPrefix("name:") ? String(cell.dropFirst(5)) : cell }
}
