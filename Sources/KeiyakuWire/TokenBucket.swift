/// Allows a burst, and a rate after it. Time is an argument.
struct TokenBucket {
  private let burst: UInt64
  private let perSecond: UInt64
  // In tokens × 10⁹, so that a nanosecond adds `perSecond`.
  private var level: UInt64
  private var last: UInt64 = 0

  private static let scale: UInt64 = 1_000_000_000

  /// A full bucket.
  init(burst: Int, perSecond: Int) {
    self.burst = UInt64(burst) * Self.scale
    self.perSecond = UInt64(perSecond)
    level = self.burst
  }

  /// Takes a token; false where there is none. A clock that goes back adds nothing.
  mutating func take(now: UInt64) -> Bool {
    if now > last {
      let (added, overflow) = (now - last).multipliedReportingOverflow(by: perSecond)
      level = overflow || added >= burst - level ? burst : level + added
      last = now
    }
    guard level >= Self.scale else { return false }
    level -= Self.scale
    return true
  }
}
