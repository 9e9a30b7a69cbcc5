/// CSV by RFC 4180: cells with commas, quotes or line breaks stand in quotes, quotes in them twice.
enum CSVText {
  /// A line of cells, with its end.
  static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

  private static func quoted(_ cell: String) -> String {
    // A text that is blank at an end would lose that in some programs.
    let isPlain = cell.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    if isPlain, cell.utf8.first != 0x20, cell.utf8.last != 0x20 { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

/// A CSV text that is none.
struct CSVSyntaxError: Error, Hashable, CustomStringConvertible {
  /// Line of the text, from 1.
  let line: Int
  let problem: String

  var description: String { "line \(line): \(problem)" }
}

/// Takes CSV apart as its bytes come.
struct CSVParser {
  /// Bytes of one record.
  static let recordBytesMax = 4 << 20

  /// A record and the line on which it begins.
  struct Record: Hashable {
    let line: Int
    let cells: [String]
  }

  private enum State {
    /// At the beginning of a cell.
    case start
    case plain
    case quoted
    /// Behind a quote in a quoted cell: its end, or the first of two.
    case quote
  }

  private var state = State.start
  private var cell: [UInt8] = []
  private var cells: [String] = []
  private var byteCount = 0
  private var line = 1
  private var recordLine = 1
  private var afterReturn = false

  /// Takes bytes, and calls `body` with each record that they complete.
  mutating func take(
    _ bytes: some Sequence<UInt8>, _ body: (Record) throws -> Void
  ) throws {
    for byte in bytes {
      if byte == 0x0A, afterReturn, state != .quoted {
        // The second half of a line's end.
        afterReturn = false
        continue
      }
      afterReturn = byte == 0x0D
      try take(byte, body)
      byteCount += 1
      guard byteCount <= Self.recordBytesMax else {
        throw CSVSyntaxError(
          line: recordLine, problem: "the record is longer than \(Self.recordBytesMax) bytes; is a quote missing?")
      }
    }
  }

  /// Takes what is left at the end of the text.
  mutating func finish(_ body: (Record) throws -> Void) throws {
    if state == .quoted { throw CSVSyntaxError(line: recordLine, problem: "a quote is opened and not closed") }
    if state != .start || !cells.isEmpty { try endRecord(body) }
  }

  private mutating func take(_ byte: UInt8, _ body: (Record) throws -> Void) throws {
    switch (state, byte) {
    case (.quoted, 0x22): state = .quote
    case (.quoted, _):
      if byte == 0x0A { line += 1 }
      cell.append(byte)
    case (.quote, 0x22):
      cell.append(byte)
      state = .quoted
    case (.start, 0x22): state = .quoted
    case (_, 0x2C):
      endCell()
      state = .start
      // Another cell follows, even an empty one.
      return
    case (_, 0x0A), (_, 0x0D):
      if state == .start, cells.isEmpty {
        // An empty line is no record.
        line += 1
        recordLine = line
        byteCount = 0
      } else {
        try endRecord(body)
      }
    case (.quote, _):
      throw CSVSyntaxError(line: line, problem: "text stands behind a closing quote; double the quotes inside a cell")
    case (.start, _):
      cell.append(byte)
      state = .plain
    case (.plain, 0x22):
      throw CSVSyntaxError(
        line: line, problem: "a quote stands inside a cell without quotes; put the whole cell in quotes")
    case (.plain, _): cell.append(byte)
    }
  }

  private mutating func endCell() {
    cells.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
  }

  private mutating func endRecord(_ body: (Record) throws -> Void) throws {
    endCell()
    let record = Record(line: recordLine, cells: cells)
    line += 1
    recordLine = line
    (state, cells, byteCount) = (.start, [], 0)
    try body(record)
  }
}
