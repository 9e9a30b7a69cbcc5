import Foundation
import TestSupport
import Testing

/// `keiyaku events` by the real executable.
@Suite(.serialized, .timeLimit(.minutes(2))) struct EventCommandTests {
  private let directory: TemporaryDirectory
  private let server: ServerProcess

  init() throws {
    directory = try TemporaryDirectory()
    server = try ServerProcess(dataDirectory: directory.path)
    try run("plan", "create", "ライト", "--set", "max_box=5")
    try run("customer", "create", "--login", "tanaka", "--domain", "田中.jp", "--plan", "ライト")
    try run("plan", "update", "ライト", "--set", "max_box=7")
    try run("subscription", "suspend", "田中.jp", "--reason", "provider")
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
    try ServerProcess.run(arguments + ["--connect", server.address])
  }

  /// The lines of an output, each without its time and actor, which are others each time.
  private func events(_ output: String) -> [String] {
    output.split(separator: "\n").map { line in
      let parts = line.components(separatedBy: "  ")
      return parts.count < 4 ? String(line) : "\(parts[0])  \(parts[3...].joined(separator: "  "))"
    }
  }

  @Test func aTrailIsALineEachNewestFirstByNameOrID() throws {
    let listed = try run("events", "list", "subscription", "田中.jp")
    #expect(listed.status == 0 && listed.errors.isEmpty, "\(listed)")
    let lines = [
      "5  subscription 1 status: active → suspended by provider",
      "3  subscription 1 created: 田中.jp (xn--fiqx46g.jp), owner customer 1, plan 2; follows its plan",
    ]
    #expect(events(listed.output) == lines)
    #expect(try run("events", "list", "subscription", "1").output == listed.output)
    let plan = try run("events", "list", "plan", "ライト")
    #expect(events(plan.output).first == "4  plan 2 updated: max_box 5 → 7; 1 following")
    #expect(events(try run("events", "list", "database").output) == ["1  database created, registry version 1"])
    // What is deleted keeps its trail under its id.
    try run("subscription", "delete", "田中.jp", "--yes")
    let deleted = events(try run("events", "list", "subscription", "1").output)
    #expect(deleted == ["6  subscription 1 deleted: 田中.jp (xn--fiqx46g.jp), owner customer 1, plan 2"] + lines)
    #expect(try run("events", "list", "subscription", "田中.jp").errors.contains("SUBSCRIPTION_NOT_FOUND"))
    #expect(try run("events", "list", "subscription").status == 2)
    #expect(server.terminate() == 0)
  }

  @Test func aWatchPrintsALineForEachEventOrADocumentForEachRecord() throws {
    let all = try run("events", "watch", "--after", "0", "--count", "5")
    #expect(all.status == 0 && events(all.output).count == 6, "the customer's record has two events: \(all.output)")
    let plans = try run("events", "watch", "--after", "0", "--kind", "plan", "--count", "3")
    #expect(events(plans.output).map { $0.prefix(2) } == ["1 ", "2 ", "4 "])
    let documents = try run("events", "watch", "--after", "3", "--count", "2", "--json").output.split(separator: "\n")
    let sequences = try documents.map { line in
      let document = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(document?["sequence"] as? Int)
    }
    #expect(sequences == [4, 5])
    let since = try run("events", "watch", "--since", "2020-01-01", "--count", "1")
    #expect(events(since.output) == ["1  database created, registry version 1"])
    let ahead = try run("events", "watch", "--after", "99")
    #expect(ahead.status == 1 && ahead.errors.contains("CURSOR_AHEAD"))
    #expect(try run("events", "watch", "--after", "1", "--since", "2020-01-01").status == 2)
    #expect(server.terminate() == 0)
  }
}
