import Foundation
import KeiyakuLog
import Testing

@testable import keiyaku

/// What README.md says of the command line.
@Suite struct ReadmeTests {
  private static let text = document("README.md")

  private static func document(_ path: String) -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// The numbers that begin the rows of tables, with the rest of each row.
  private static func numberedRows(of text: String) -> [(code: Int32, rest: String)] {
    text.matches(of: /\n\| (\d+) \| ([^\n]*) \|/).compactMap { match in
      Int32(match.output.1).map { ($0, String(match.output.2)) }
    }
  }

  /// The shell lines of the tour, continued ones joined.
  private static func tour() throws -> [String] {
    let section = try #require(text.firstRange(of: "## By command line"))
    let end = try #require(text[section.upperBound...].firstRange(of: "\n## "))
    let parts = text[section.upperBound..<end.lowerBound].components(separatedBy: "```")
    // Every other part is between fences.
    return stride(from: 1, to: parts.count, by: 2).flatMap { index in
      parts[index].replacing("\\\n", with: " ").split(separator: "\n").dropFirst().map(String.init)
    }
  }

  @Test func theTourBeginsWithTheWayToTheExecutable() throws {
    #expect(try Self.tour().first == #"export PATH="$PWD/.build/release:$PATH""#)
  }

  @Test func everyCommandOfTheTourIsOne() throws {
    let commands = try Self.tour().compactMap { line in line.firstRange(of: "keiyaku ").map { line[$0.upperBound...] } }
    #expect(commands.count >= 5)
    for command in commands {
      // The quotes of the tour hold either blanks or JSON.
      let words = command.matches(of: /'[^']*'|"[^"]*"|\S+/).map { match in
        String(match.output).trimmingCharacters(in: CharacterSet(charactersIn: "'\""))
      }
      #expect(throws: Never.self, "\(command)") { try Keiyaku.parseAsRoot(words) }
    }
  }

  @Test func theExitCodesOfServeAreTheSameInReadmeHelpAndTheLogFormat() throws {
    let section = try #require(Self.text.firstRange(of: "## Exit codes"))
    let rows = Self.numberedRows(of: String(Self.text[section.upperBound...]))
    #expect(rows.map(\.code) == ServeExitCode.all.map(\.code))
    #expect(rows.map(\.rest) == ServeExitCode.all.map(\.meaning))

    let format = Self.document("docs/log-format.md")
    let errors = try #require(format.firstRange(of: "## Errors"))
    let logged = Self.numberedRows(of: String(format[errors.upperBound...])).map(\.code)
    #expect(logged == ServeExitCode.all.map(\.code).filter { 20...29 ~= $0 })
    #expect(logged.last == LogError.closed.exitCode, "the last of the log's errors")

    let help = Serve.helpMessage(columns: 200)
    for (code, meaning) in ServeExitCode.all { #expect(help.contains("\(code)  \(meaning)\n")) }
  }
}
