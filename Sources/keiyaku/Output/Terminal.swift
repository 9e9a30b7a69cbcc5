#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Emphasis, where the output is a terminal.
struct TextStyle: Sendable {
  let isStyled: Bool

  /// Plain text.
  static let plain = TextStyle(isStyled: false)

  /// For standard output: emphasis on a terminal, unless NO_COLOR is set (no-color.org).
  static var standardOutput: TextStyle {
    TextStyle(isStyled: Terminal.isTerminal(STDOUT_FILENO) && (Terminal.environment("NO_COLOR") ?? "").isEmpty)
  }

  func bold(_ text: String) -> String { isStyled ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
}

/// The terminal and the environment that the command runs in.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Writes to standard output. False where nobody reads it any more.
  @discardableResult
  static func print(_ text: String) -> Bool { write(text, STDOUT_FILENO) }

  /// Writes to standard error.
  static func printError(_ text: String) { _ = write(text, STDERR_FILENO) }

  private static func write(_ text: String, _ descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0 && errno == EINTR { continue }
        // Nobody reads any more, so nothing more needs to be said.
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }

  /// A point in time as ISO 8601 in UTC; empty for 0, which means none.
  static func time(_ milliseconds: Int64) -> String {
    guard milliseconds != 0 else { return "" }
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
      + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
