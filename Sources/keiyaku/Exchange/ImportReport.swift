import KeiyakuMessages
import Synchronization

/// What became of the rows of an import, for people and for the file of results. Rows come from the server, and from
/// whoever reads the file.
final class ImportReport: Sendable {
  /// Rows that are kept to be shown.
  static let rowsMax = 1000

  private struct State {
    var shown: [ImportRowResult] = []
    var leftOut = 0
    var counts: [ImportOutcome: Int64] = [:]
    var replayed: Int64 = 0
    var lastNumber: Int64 = 0
  }

  private let showsAll: Bool
  private let printsJSON: Bool
  private let state = Mutex(State())
  private let file: ResultsFile?

  /// - Parameters:
  ///   - resultsPath: Where to write what became of each row; nil for nowhere.
  ///   - showsAll: Whether to keep every row, or only those that were refused or skipped.
  ///   - printsJSON: Whether to print each answer.
  init(resultsPath: String?, showsAll: Bool, printsJSON: Bool) throws(CommandFailure) {
    self.showsAll = showsAll
    self.printsJSON = printsJSON
    file = try resultsPath.map { path throws(CommandFailure) in try ResultsFile(path) }
  }

  var rows: Int64 { state.withLock { $0.counts.values.reduce(0, +) } }
  var refused: Int64 { state.withLock { $0.counts[.refused] ?? 0 } }
  /// Number of the last row that the server has answered.
  var lastNumber: Int64 { state.withLock { $0.lastNumber } }

  /// Takes an item of the answer.
  func take(_ reply: ImportReply) throws {
    if case .result(let result) = reply.item {
      state.withLock { $0.lastNumber = result.number }
      try take(result)
    } else if printsJSON {
      Terminal.print(reply.jsonText() + "\n")
    }
  }

  /// Takes what became of a row.
  func take(_ result: ImportRowResult) throws {
    if printsJSON { Terminal.print(ImportReply.with { $0.item = .result(result) }.jsonText() + "\n") }
    try file?.write(result)
    state.withLock { state in
      state.counts[result.outcome, default: 0] += 1
      if result.replayed { state.replayed += 1 }
      guard showsAll || result.outcome == .refused || result.outcome == .skipped else { return }
      if state.shown.count < Self.rowsMax { state.shown.append(result) } else { state.leftOut += 1 }
    }
  }

  func finish() throws { try file?.finish() }

  /// The rows that are shown, then the counts.
  func text(isDryRun: Bool, _ style: TextStyle) -> String {
    let state = state.withLock { $0 }
    var text = ""
    if !state.shown.isEmpty {
      var table = Table([.right("LINE"), .left("OUTCOME"), .left("REASON"), .left("FIELD"), .left("WHAT TO DO")])
      for row in state.shown.sorted(by: { $0.number < $1.number }) {
        table.add(["\(row.number)", Self.text(row.outcome), row.reason, row.field, row.message])
      }
      text += table.text(style)
      if state.leftOut > 0 { text += "… and \(state.leftOut) more\n" }
      text += "\n"
    }
    var summary = Table([.left(isDryRun ? "WOULD BE" : "OUTCOME"), .right("ROWS")])
    for outcome in [ImportOutcome.created, .updated, .unchanged, .skipped, .refused] {
      summary.add([Self.text(outcome), "\(state.counts[outcome] ?? 0)"])
    }
    if state.replayed > 0 { summary.add(["of these done before", "\(state.replayed)"]) }
    return text + summary.text(style)
  }

  private static func text(_ outcome: ImportOutcome) -> String {
    switch outcome {
    case .unspecified: ""
    case .created: "created"
    case .updated: "updated"
    case .unchanged: "unchanged"
    case .skipped: "skipped"
    case .refused: "refused"
    case .unrecognized(let number): "outcome \(number)"
    }
  }
}

/// The file of results. It keeps what it has where the import ends early: that is what it is for.
private final class ResultsFile: Sendable {
  private let file: Mutex<AtomicFile>

  init(_ path: String) throws(CommandFailure) {
    file = Mutex(try AtomicFile(path: path, isPrivate: false))
  }

  func write(_ result: ImportRowResult) throws {
    let line = result.jsonText() + "\n"
    try file.withLock { try $0.write(line) }
  }

  func finish() throws {
    try file.withLock { file in
      try file.finish()
      try file.publish()
    }
  }

  deinit { try? finish() }
}
