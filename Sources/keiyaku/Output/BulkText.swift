import KeiyakuMessages

/// What became of the subscriptions of a bulk change, for people.
struct BulkReport {
  /// Rows that are kept to be shown.
  static let rowsMax = 1000

  private let showsAll: Bool
  private var rows: [BulkRow] = []
  private var leftOut = 0

  /// How far the change was when it was told last.
  private(set) var progress = BulkProgress()

  /// A report that keeps every row, or only those where nothing was done.
  init(showsAll: Bool) { self.showsAll = showsAll }

  /// Subscriptions that are dealt with, those of earlier calls included as far as they were changed.
  var dealtWith: Int64 { progress.done + progress.unchanged + progress.skipped + progress.refused }

  /// Takes an item of the answer.
  mutating func take(_ item: BulkUpdateReply.Item?) {
    switch item {
    case .progress(let told): progress = told
    case .row(let row):
      switch row.outcome {
      case .done: progress.done += 1
      case .unchanged: progress.unchanged += 1
      case .skippedNoLongerMatches: progress.skipped += 1
      case .refused: progress.refused += 1
      case .unspecified, .unrecognized: break
      }
      guard showsAll || row.outcome == .refused || row.outcome == .skippedNoLongerMatches else { return }
      if rows.count < Self.rowsMax { rows.append(row) } else { leftOut += 1 }
    case nil: break
    }
  }

  /// The rows that are shown, then the counts.
  func text(isDryRun: Bool, _ style: TextStyle) -> String {
    var text = ""
    if !rows.isEmpty {
      var table = Table([.right("ID"), .left("OUTCOME"), .left("REASON"), .left("WHAT TO DO")])
      for row in rows { table.add(["\(row.subscriptionID)", Self.text(row.outcome), row.reason, row.message]) }
      text += table.text(style)
      if leftOut > 0 { text += "… and \(leftOut) more\n" }
      text += "\n"
    }
    var summary = Table([.left(isDryRun ? "WOULD BE" : "OUTCOME"), .right("SUBSCRIPTIONS")])
    summary.add(["selected", "\(progress.selected)"])
    summary.add([Self.text(.done), "\(progress.done)"])
    summary.add([Self.text(.unchanged), "\(progress.unchanged)"])
    summary.add([Self.text(.skippedNoLongerMatches), "\(progress.skipped)"])
    summary.add([Self.text(.refused), "\(progress.refused)"])
    return text + summary.text(style)
  }

  private static func text(_ outcome: BulkOutcome) -> String {
    switch outcome {
    case .unspecified: ""
    case .done: "changed"
    case .unchanged: "unchanged"
    case .skippedNoLongerMatches: "no longer matches"
    case .refused: "refused"
    case .unrecognized(let number): "outcome \(number)"
    }
  }
}
