import Foundation
import Testing

@testable import KeiyakuObservability

/// The table of docs/metrics.md that the code itself writes, with `KEIYAKU_WRITE_DOCS=1`.
@Suite struct DocumentedMetricsTests {
  private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/metrics.md")

  @Test func theTableOfTheDocumentIsWhatTheCodeSays() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- metrics:begin -->\n"), "the section has no beginning")
    let end = try #require(text.range(of: "<!-- metrics:end -->"), "the section has no end")
    if ProcessInfo.processInfo.environment["KEIYAKU_WRITE_DOCS"] == "1" {
      try text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: Self.table).write(
        to: Self.document, atomically: true, encoding: .utf8)
      return
    }
    #expect(text[begin.upperBound..<end.lowerBound] == Self.table, "run this test with KEIYAKU_WRITE_DOCS=1")
  }

  private static var table: String {
    let rows = ServerMetric.allCases.map { metric in
      [
        "`\(metric.name)`", metric.kind.rawValue, metric.labels.map { "`\($0)`" }.joined(separator: ", "), metric.unit,
        metric.help,
      ]
    }
    return ([["name", "type", "labels", "unit", "says"], Array(repeating: "---", count: 5)] + rows).map {
      "| \($0.joined(separator: " | ")) |\n"
    }.joined()
  }
}
