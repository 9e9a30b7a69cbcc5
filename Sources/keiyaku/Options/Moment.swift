import ArgumentParser

/// A point in time on the command line: `2027-03-31`, which is the beginning of that day in UTC, or
/// `2027-03-31T18:00:00+09:00`; without an offset it is UTC as well. Seconds may have three decimal places.
struct Moment: ExpressibleByArgument, Hashable, CustomStringConvertible {
  /// Milliseconds since 1970.
  let milliseconds: Int64

  /// What may be given.
  static let help = "2027-03-31 (its beginning in UTC) or 2027-03-31T18:00:00+09:00"

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  init?(argument: String) {
    let form =
      /(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?)?/
    guard let match = argument.wholeMatch(of: form)?.output else { return nil }
    func number(_ text: Substring?) -> Int64 { text.flatMap { Int64($0) } ?? 0 }
    let (year, month, day) = (number(match.1), number(match.2), number(match.3))
    let (hour, minute, second) = (number(match.4), number(match.5), number(match.6))
    let (offsetHour, offsetMinute) = (number(match.10), number(match.11))
    guard (1...12).contains(month), (1...Self.dayCount(ofMonth: month, year)).contains(day), hour < 24, minute < 60,
      second < 60, offsetHour < 24, offsetMinute < 60
    else { return nil }
    let offset = (offsetHour * 60 + offsetMinute) * (match.9 == "-" ? -1 : 1)
    let minutes = Self.days(year, month, day) * 24 * 60 + hour * 60 + minute - offset
    milliseconds = (minutes * 60 + second) * 1000 + number(match.7)
  }

  var description: String { Terminal.time(milliseconds) }

  private static func dayCount(ofMonth month: Int64, _ year: Int64) -> Int64 {
    days(month == 12 ? year + 1 : year, month % 12 + 1, 1) - days(year, month, 1)
  }

  /// Days since the first of January 1970 in the Gregorian calendar. Counted in years that begin in March, so that the
  /// leap day is the last of its year.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
  }
}
