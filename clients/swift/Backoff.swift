/// How long to wait before connecting again: exponential, with jitter.
public struct Backoff: Sendable, Hashable {
  /// Longest wait before the first attempt after a connection was lost.
  public var initial: Duration
  /// Longest wait of all.
  public var maximum: Duration
  /// What the wait grows by from one failure to the next.
  public var factor: Double

  /// Makes a policy. The defaults reach a server that restarts within a fraction of a second, and ask one that stays
  /// away every few seconds.
  public init(initial: Duration = .milliseconds(20), maximum: Duration = .seconds(5), factor: Double = 2) {
    self.initial = initial
    self.maximum = maximum
    self.factor = factor
  }

  /// The wait after so many failures in a row: between half and all of the exponential wait, so that the clients of a
  /// server that restarts do not come back all at once.
  func delay(failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
    var wait = initial
    for _ in 0..<failures {
      // A wait of nothing stays one, whatever the failures.
      if wait >= maximum || wait <= .zero { break }
      wait = wait * factor
    }
    return min(wait, maximum) * Double.random(in: 0.5...1, using: &generator)
  }
}
