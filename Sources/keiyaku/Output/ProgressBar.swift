#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on standard error that shows how far long work is, where that is a terminal.
struct ProgressBar {
  private static let interval = Duration.milliseconds(100)
  private static let width = 40

  private let isShown: Bool
  private let clock = ContinuousClock()
  private var shownAt: ContinuousClock.Instant?

  /// A bar that is shown where there is a terminal.
  init(isShown: Bool = Terminal.isTerminal(STDERR_FILENO)) { self.isShown = isShown }

  /// Shows how far the work is; some times a second, whatever the number of calls.
  mutating func show(_ done: Int64, of total: Int64) {
    let now = clock.now
    guard isShown, shownAt.map({ $0.duration(to: now) >= Self.interval }) ?? true else { return }
    shownAt = now
    Terminal.printError("\r" + Self.line(done, of: total))
  }

  /// Takes the line away.
  mutating func clear() {
    if shownAt != nil { Terminal.printError("\r\u{1b}[K") }
    shownAt = nil
  }

  /// The bar as text: `[##########····]  25 %  250 of 1000`.
  static func line(_ done: Int64, of total: Int64) -> String {
    let share = total <= 0 ? 1 : min(max(Double(done) / Double(total), 0), 1)
    let filled = Int(share * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: "·", count: width - filled)
    let percent = "\(Int(share * 100))"
    return "[\(bar)] \(String(repeating: " ", count: 3 - percent.count))\(percent) %  \(done) of \(total)"
  }
}
