import Dispatch
import KeiyakuClient
import KeiyakuMessages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands in a file that is imported.
enum InputRow: Sendable {
  case row(Int64, EntityRow)
  /// A row that cannot be read, and why.
  case unreadable(Int64, reason: String, message: String)
}

/// Takes rows out of the bytes of a file.
protocol RowParser {
  /// Takes bytes; calls `body` with each row that they complete.
  mutating func take(_ bytes: [UInt8], _ body: (InputRow) throws -> Void) throws
  /// Takes what is left at the end of the file.
  mutating func finish(_ body: (InputRow) throws -> Void) throws
}

/// Reads the rows of files, one file after the other, as they come. Waits on a thread of its own.
///
/// The number of a row is its line; the lines of a further file are counted on.
final class RowReader: @unchecked Sendable {
  // Unchecked: everything mutable is touched on `queue` alone.

  private static let chunkBytes = 64 * 1024

  private let paths: [String]
  private let makeParser: @Sendable (_ path: String, _ firstNumber: Int64) throws -> any RowParser
  private let queue = DispatchQueue(label: "keiyaku.import.input")
  private var position = 0
  private var parser: (any RowParser)?
  private var descriptor: Int32 = -1
  private var linesBefore: Int64 = 0
  private var lines: Int64 = 0
  /// Why there are no more rows, to be told behind those that were found before.
  private var problem: (any Error)?

  /// - Parameters:
  ///   - paths: Files; `-` is standard input.
  ///   - makeParser: For a file whose first line has this number, less one.
  init(_ paths: [String], _ makeParser: @escaping @Sendable (String, Int64) throws -> any RowParser) {
    self.paths = paths
    self.makeParser = makeParser
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// The next rows; nil at the end of the last file.
  func next() async throws -> [InputRow]? {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.read() }) }
    }
  }

  private func read() throws -> [InputRow]? {
    var rows: [InputRow] = []
    while position < paths.count, problem == nil, rows.isEmpty {
      do { try read(into: &rows) } catch { problem = error }
    }
    if rows.isEmpty, let problem { throw problem }
    return rows.isEmpty ? nil : rows
  }

  /// Reads a piece of the file at hand.
  private func read(into rows: inout [InputRow]) throws {
    let path = paths[position]
    var parser = try self.parser ?? begin(path)
    defer { self.parser = parser }
    let bytes = try chunk(path)
    lines += Int64(bytes.count { $0 == 0x0A })
    if !bytes.isEmpty { return try parser.take(bytes) { rows.append($0) } }
    try parser.finish { rows.append($0) }
    if descriptor > 0 { close(descriptor) }
    (descriptor, position) = (-1, position + 1)
    // One more for a last line without an end.
    (linesBefore, lines) = (linesBefore + lines + 1, 0)
    if position < paths.count { parser = try begin(paths[position]) }
  }

  private func begin(_ path: String) throws -> any RowParser {
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw Self.failure(path) }
    return try makeParser(path, linesBefore)
  }

  private func chunk(_ path: String) throws(CommandFailure) -> [UInt8] {
    let descriptor = descriptor
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkBytes) { buffer, initialized in
        #if canImport(Glibc)
          count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
        initialized = max(count, 0)
      }
      if count >= 0 { return bytes }
      if errno != EINTR { throw Self.failure(path) }
    }
  }

  /// How many lines files have, for the progress; nil where one is no file on a disk.
  static func lineCount(_ paths: [String]) -> Int64? {
    for path in paths {
      var status = stat()
      guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    }
    let reader = RowReader(paths) { _, _ in NoRows() }
    // Nothing is found, so it reads to the end. Whatever cannot be read is told when it is its turn.
    do { _ = try reader.read() } catch { return nil }
    return reader.linesBefore
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(message: "\(path) cannot be read: \(String(cString: strerror(errno)))", code: Failure.usage)
  }
}

/// Finds no rows.
private struct NoRows: RowParser {
  func take(_ bytes: [UInt8], _ body: (InputRow) throws -> Void) {}
  func finish(_ body: (InputRow) throws -> Void) {}
}

/// Rows in JSON lines, as an export writes them, or of anybody's making.
struct JSONLinesParser: RowParser {
  /// Bytes of one line.
  private static let lineBytesMax = 4 << 20

  private let path: String
  private let schema: DynamicSchema
  private let type: DynamicSchema.Message
  private var line: [UInt8] = []
  private var number: Int64
  /// The file begins as an export does, and so has to end as one.
  private var isExport = false
  private var isComplete = false

  /// - Throws: Where the server has no such rows.
  init(path: String, before firstNumber: Int64, schema: DynamicSchema) throws(CommandFailure) {
    guard let type = schema.messages[EntityRow.fullName] else {
      throw CommandFailure(message: "the server takes no rows; it is of an older version", code: Failure.refused)
    }
    self.path = path
    self.schema = schema
    self.type = type
    number = firstNumber
  }

  mutating func take(_ bytes: [UInt8], _ body: (InputRow) throws -> Void) throws {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      line += rest[..<end]
      rest = rest[(end + 1)...]
      try endLine(body)
    }
    line += rest
    if line.count > Self.lineBytesMax {
      throw CommandFailure(
        message: "line \(number + 1) of \(path) is longer than \(Self.lineBytesMax) bytes", code: Failure.usage)
    }
  }

  mutating func finish(_ body: (InputRow) throws -> Void) throws {
    if !line.isEmpty { try endLine(body) }
    if isExport, !isComplete {
      throw CommandFailure(
        message: "\(path) is not whole: it begins as an export, and its last line, \"complete\", is missing; what "
          + "stands in it has been imported", code: Failure.usage)
    }
  }

  private mutating func endLine(_ body: (InputRow) throws -> Void) throws {
    number += 1
    defer { line.removeAll(keepingCapacity: true) }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    do {
      let json = try JSONValue(parsing: line)
      if case .object(let members) = json, members.count == 1 {
        if members[0].name == "header" { isExport = true }
        if members[0].name == "complete" { isComplete = true }
        if members[0].name == "header" || members[0].name == "complete" { return }
      }
      let bytes = try DynamicMessage(json, type: type, in: schema).encodedBytes
      let row = try bytes.withUnsafeBytes { try EntityRow.decode($0, arena: MessageArena(chunkBytes: 4096)) }
      try body(row.checked(number))
    } catch let error as JSONSyntaxError {
      try body(
        .unreadable(
          number, reason: "ROW_UNREADABLE", message: "It is no JSON at column \(error.column): \(error.problem)."))
    } catch let error as JSONMismatch {
      try body(.unreadable(number, reason: "ROW_UNREADABLE", message: "It does not fit: \(error)."))
    } catch let error as MessageDecodingError {
      try body(.unreadable(number, reason: "ROW_UNREADABLE", message: "It does not fit: \(error)."))
    }
  }
}

extension EntityRow {
  /// The row, unless a field is longer than the server takes: one such would end the whole import.
  func checked(_ number: Int64) -> InputRow {
    guard let violation = firstLimitViolation() else { return .row(number, self) }
    return .unreadable(number, reason: "FIELD_TOO_LONG", message: "\(violation.description). Shorten it.")
  }
}
