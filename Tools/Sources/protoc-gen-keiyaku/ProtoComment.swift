/// A comment of a proto file, and the rules that it states for the generator.
struct ProtoComment {
  /// Lines without the comment marks, ends trimmed.
  let lines: [String]
  private let sentences: String

  init(_ text: String) {
    lines = Self.trimmed(text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.trimmedLine))
    sentences = lines.joined(separator: " ")
  }

  var isEmpty: Bool { lines.isEmpty }

  /// The sentence "At most N bytes."
  var byteLimit: Int? { limit("bytes") }
  /// The sentence "At most N entries."
  var entryLimit: Int? { limit("entries") }
  /// The sentence "Secret."
  var isSecret: Bool { hasSentence("Secret.") }
  /// The sentence "Blocking."
  var isBlocking: Bool { hasSentence("Blocking.") }

  private func limit(_ unit: String) -> Int? {
    let words = sentences.split(separator: " ")
    for start in words.indices.dropLast(3)
    where words[start] == "At" && words[start + 1] == "most" && words[start + 3] == "\(unit)." {
      if let number = Int(words[start + 2]) { return number }
    }
    return nil
  }

  /// A sentence of its own: at the start, or after one that has ended.
  private func hasSentence(_ sentence: String) -> Bool {
    let words = sentences.split(separator: " ")
    return words.indices.contains { index in
      words[index] == sentence && (index == 0 || words[index - 1].last.map { ".?!:".contains($0) } == true)
    }
  }

  private static func trimmedLine(_ line: Substring) -> String {
    var line = line.first == " " ? line.dropFirst() : line
    while line.last == " " { line = line.dropLast() }
    return String(line)
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines[...]
    while lines.first?.isEmpty == true { lines = lines.dropFirst() }
    while lines.last?.isEmpty == true { lines = lines.dropLast() }
    return Array(lines)
  }
}
