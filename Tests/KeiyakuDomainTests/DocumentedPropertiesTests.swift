import Foundation
import Testing

@testable import KeiyakuDomain

/// The tables of docs/semantics.md that the code itself writes.
///
/// `KEIYAKU_WRITE_DOCS=1` puts what the code says into the document; without it the document is held against the code.
@Suite(.serialized) struct DocumentedPropertiesTests {
  private static let writes = ProcessInfo.processInfo.environment["KEIYAKU_WRITE_DOCS"] == "1"

  private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/semantics.md")

  @Test(arguments: DocumentedTable.allCases)
  func theTableOfTheDocumentIsWhatTheCodeSays(table: DocumentedTable) throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- \(table.rawValue):begin -->\n"), "the section has no beginning")
    let end = try #require(
      text.range(of: "<!-- \(table.rawValue):end -->", range: begin.upperBound..<text.endIndex),
      "the section has no end")
    let section = begin.upperBound..<end.lowerBound
    if Self.writes {
      try text.replacingCharacters(in: section, with: table.lines).write(
        to: Self.document, atomically: true, encoding: .utf8)
      return
    }
    let documented = text[section].split(separator: "\n")
    let wanted = table.lines.split(separator: "\n")
    #expect(documented.count == wanted.count, "run this test with KEIYAKU_WRITE_DOCS=1")
    for (line, row) in zip(documented, wanted) {
      #expect(line == row, "run this test with KEIYAKU_WRITE_DOCS=1")
    }
  }
}

/// A section of the document, between `<!-- name:begin -->` and `<!-- name:end -->`.
enum DocumentedTable: String, CaseIterable, Sendable {
  case properties
  case reasons

  /// The table, as Markdown.
  var lines: String {
    switch self {
    case .properties:
      Self.table(
        ["number", "name", "group", "type", "unit", "default", "accepts", "merge", "customisable", "delegated by"],
        registry.definitions.map(Self.row))
    case .reasons:
      Self.table(
        ["code", "reason", "message, with sample values", "retryable"],
        RefusalTests.rows.map { Self.row(of: $0.0.classification) })
    }
  }

  private static func table(_ columns: [String], _ rows: [[String]]) -> String {
    ([columns, columns.map { _ in "---" }] + rows).map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private static func row(of property: PropertyDefinition) -> [String] {
    [
      "\(property.number)", "`\(property.name)`", property.group.rawValue, property.type.rawValue, property.unit,
      property.text(of: property.defaultValue), accepted(by: property), property.mergeRule.rawValue,
      property.isCustomizable ? "yes" : "no", property.delegatingPermission.map { "`\(registry.name($0))`" } ?? "",
    ]
  }

  /// Bounds of an integer, or the options of a choice with their numbers, the most restrictive first.
  private static func accepted(by property: PropertyDefinition) -> String {
    if let bounds = property.bounds {
      let range = bounds.maximum == .max ? "\(bounds.minimum) or more" : "\(bounds.minimum) to \(bounds.maximum)"
      return range + (bounds.allowsUnlimited ? ", unlimited" : "")
    }
    switch property.type {
    case .choice:
      return property.options.sorted { $0.rank < $1.rank }.map { "\($0.number) \($0.name)" }.joined(separator: " < ")
    case .textList:
      return "up to \(TextListLimits.entriesMax) texts of up to \(TextListLimits.entryBytesMax) bytes"
    case .count, .bytes, .percent, .rate, .flag:
      return "on, off"
    }
  }

  private static func row(of refusal: RefusalClassification) -> [String] {
    [upperSnakeCase("\(refusal.code)"), "`\(refusal.reason)`", refusal.message, refusal.isRetryable ? "yes" : "no"]
  }

  /// `invalidArgument` as gRPC writes it: `INVALID_ARGUMENT`.
  private static func upperSnakeCase(_ name: String) -> String {
    name.map { $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
  }
}
