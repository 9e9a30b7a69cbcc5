/// The words of Prometheus' text exposition format, version 0.0.4.
enum PrometheusText {
  /// What an answer in this format is declared as.
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// A number: whole ones without a fraction, the others as Swift writes them, which Go reads.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return "\(whole)" }
    return "\(value)"
  }

  /// A help text: backslashes and line feeds are escaped.
  static func help(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  /// The value of a label: as a help text, and quotation marks too.
  static func labelValue(_ text: String) -> String { help(text).replacing("\"", with: "\\\"") }

  /// A metric's name: what may not be in one becomes an underscore.
  static func metricName(_ name: String) -> String { sanitized(name, allowsColon: true) }

  /// A label's name. Two underscores in front are the format's own.
  static func labelName(_ name: String) -> String {
    let name = sanitized(name, allowsColon: false)
    return name.hasPrefix("__") ? "label" + name : name
  }

  /// Labels between braces, nothing where there are none.
  static func labels(_ labels: [(String, String)]) -> String {
    if labels.isEmpty { return "" }
    return "{" + labels.map { "\($0)=\"\(labelValue($1))\"" }.joined(separator: ",") + "}"
  }

  private static func sanitized(_ name: String, allowsColon: Bool) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit && result.isEmpty { result += "_" }
      result.unicodeScalars.append(isLetter || isDigit || (allowsColon && scalar == ":") ? scalar : "_")
    }
    return result.isEmpty ? "_" : result
  }
}
