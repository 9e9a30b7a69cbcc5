/// Collects lines of Swift at the present indentation.
struct CodeWriter {
  private(set) var text = ""
  private var indentation = ""

  /// Starts a Swift file.
  init(imports: [String]) {
    line("// Generated from proto/ by Tools/generate.sh; do not edit.")
    line("// swift-format-ignore-file")
    for module in imports { line(module) }
  }

  mutating func line(_ line: String = "") {
    text += line.isEmpty ? "\n" : indentation + line + "\n"
  }

  /// Writes `header {`, the body one level deeper, and `}`.
  mutating func block(_ header: String, _ body: (inout CodeWriter) -> Void) {
    line(header + " {")
    indented(body)
    line("}")
  }

  mutating func indented(_ body: (inout CodeWriter) -> Void) {
    indentation += "  "
    body(&self)
    indentation.removeLast(2)
  }

  /// Writes a documentation comment.
  mutating func document(_ comment: ProtoComment) {
    for text in comment.lines { line(text.isEmpty ? "///" : "/// \(text)") }
  }
}
