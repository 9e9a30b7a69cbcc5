/// Allows a burst, and a rate after it. Time is an argument.
struct TokenBucket {
  // In units of which a nanosecond adds `gain` and a token takes `price`.
  private let burst: UInt64
  private let gain: UInt64
  private let price: UInt64
  private var level: UInt64
  private var last: UInt64 = 0

  /// A full bucket to which so many tokens come per second.
  init(burst: Int, perSecond: Int) {
    self.init(burst: burst, gain: UInt64(perSecond), price: 1_000_000_000)
  }

  /// A full bucket to which a token comes each time that the interval has passed.
  init(burst: Int, intervalMilliseconds: Int) {
    self.init(burst: burst, gain: 1, price: UInt64(intervalMilliseconds) * 1_000_000)
  }

  private init(burst: Int, gain: UInt64, price: UInt64) {
    (self.burst, self.gain, self.price) = (UInt64(burst) * price, gain, price)
    level = self.burst
  }

  /// Takes a token; false where there is none. A clock that goes back adds nothing.
  mutating func take(now: UInt64) -> Bool {
    if now > last {
      let (added, overflow) = (now - last).multipliedReportingOverflow(by: gain)
      level = overflow || added >= burst - level ? burst : level + added
      last = now
    }
    guard level >= price else { return false }
    level -= price
    return true
  }
}
