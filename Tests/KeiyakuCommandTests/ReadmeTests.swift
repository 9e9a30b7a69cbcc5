import Foundation
import Testing

@testable import keiyaku

/// What README.md says of the command line.
@Suite struct ReadmeTests {
  static let text: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
  }()

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
}
