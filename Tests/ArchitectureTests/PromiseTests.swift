import Foundation
import Testing

/// The tests that documents name for their promises are there.
@Suite struct PromiseTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test(arguments: [
    ("docs/log-format.md", "## Promises", 60), ("docs/semantics.md", "## Rules and the tests", 120),
  ])
  func everyTestThatIsNamedForAPromiseIsThere(document: String, heading: String, atLeast: Int) throws {
    let text = try String(contentsOf: Self.root.appending(path: document), encoding: .utf8)
    let section = try #require(text.firstRange(of: heading))
    let sources = try Self.testSources()
    var suite = ""
    var count = 0
    for match in text[section.upperBound...].matches(of: /`(?:(\w+Tests)\.|…)(\w+)`/) {
      if let named = match.output.1 { suite = String(named) }
      let test = match.output.2
      let isThere = sources.contains { $0.contains("struct \(suite) {") && $0.contains("func \(test)(") }
      #expect(isThere, "\(suite).\(test)")
      count += 1
    }
    #expect(count >= atLeast)
  }

  private static func testSources() throws -> [String] {
    let tests = root.appending(path: "Tests")
    let paths = try #require(FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil))
    return try paths.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }
}
