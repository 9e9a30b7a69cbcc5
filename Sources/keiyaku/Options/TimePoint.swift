import ArgumentParser
import Foundation

/// A point in time on the command line, in UTC: `2026-12-31`, which is its first moment, or `2026-12-31T12:00:00Z`.
struct TimePoint: ExpressibleByArgument, Hashable {
  /// Milliseconds since 1970.
  let milliseconds: Int64

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  init?(argument: String) {
    let text = argument.utf8.count == 10 ? argument + "T00:00:00Z" : argument
    let style = Date.ISO8601FormatStyle()
    guard let date = try? style.parse(text), date.timeIntervalSince1970 > 0 else { return nil }
    // 2026-02-30 would be the second of March.
    guard style.format(date).prefix(10) == argument.prefix(10) else { return nil }
    milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
  }
}
