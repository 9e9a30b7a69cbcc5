/// Rows in aligned columns, for people.
struct Table {
  /// On which side a column's cells are filled up.
  enum Alignment {
    case left
    case right
  }

  /// A column: its heading, and how it is aligned.
  struct Column {
    let heading: String
    let alignment: Alignment

    static func left(_ heading: String) -> Column { Column(heading: heading, alignment: .left) }
    static func right(_ heading: String) -> Column { Column(heading: heading, alignment: .right) }
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row with a cell per column.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count)
    rows.append(cells.map(Self.oneLine))
  }

  /// The table as text, a line per row.
  func text(_ style: TextStyle) -> String {
    let widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].heading)) { max($0, DisplayWidth.of($1[index])) }
    }
    var lines = [style.bold(line(columns.map(\.heading), widths))]
    for row in rows { lines.append(line(row, widths)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let fill = String(repeating: " ", count: widths[index] - DisplayWidth.of(cell))
      if index > 0 { line += "  " }
      switch columns[index].alignment {
      case .right: line += fill + cell
      // No blanks at the end of a line.
      case .left: line += index == cells.count - 1 ? cell : cell + fill
      }
    }
    return line
  }

  /// What would break the lines or steer the terminal is shown as a blank.
  static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

/// Facts of one entity, a line each: name and value. Empty values are left out.
struct FactList {
  private var facts: [(name: String, value: String)] = []

  /// Adds a fact; its value may have several lines.
  mutating func add(_ name: String, _ value: String) {
    if !value.isEmpty { facts.append((name, value)) }
  }

  /// The list as text.
  func text(_ style: TextStyle) -> String {
    let width = facts.map { DisplayWidth.of($0.name) }.max() ?? 0
    var text = ""
    for (name, value) in facts {
      let fill = String(repeating: " ", count: width - DisplayWidth.of(name))
      for (index, line) in value.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let label = index == 0 ? style.bold(name) + fill : String(repeating: " ", count: width)
        text += label + "  " + Table.oneLine(String(line)) + "\n"
      }
    }
    return text
  }
}
