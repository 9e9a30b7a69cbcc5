/// What is doubted about the wall clock.
public struct ClockDoubt: Hashable, Sendable {
  /// What the wall clock shows, in milliseconds since 1970.
  public let wall: Int64
  /// What it would show if it had gone on as the boot clock did, in milliseconds since 1970.
  public let expected: Int64

  /// How far the wall clock is ahead, in milliseconds; negative where it is behind.
  public var aheadMilliseconds: Int64 { wall &- expected }
}

/// The time that records are stamped with: that of the wall clock, unless it has stepped against the boot clock.
///
/// The boot clock runs on whatever happens to the wall clock, through a suspension of the machine too. A wall clock that
/// is suddenly more than a minute off it was set by somebody, rightly or wrongly: stamps go on by the boot clock until
/// both agree again, or until an operator confirms the wall clock. So a mistake that is put right leaves no trace in the
/// log. A restart believes the wall clock.
struct RecordClock {
  /// A difference beyond this one is a step.
  static var stepMillisecondsMin: Int64 { 60 * 1000 }
  /// Two looks at the boot clock are at least so far apart while the wall clock goes on evenly.
  private static var checkMilliseconds: Int64 { 1000 }

  private let uptime: @Sendable () -> Int64
  /// Both clocks when they agreed last.
  private var agreed: (wall: Int64, uptime: Int64)

  /// Why the wall clock was not believed when the time was asked for last; nil where it was.
  private(set) var doubt: ClockDoubt?

  /// Begins by believing the wall clock.
  init(wall: Int64, uptime: @escaping @Sendable () -> Int64) {
    self.uptime = uptime
    agreed = (wall, uptime())
  }

  /// The time of a record that is made when the wall clock shows this.
  mutating func time(wall: Int64) -> Int64 {
    // The usual case costs no second look at a clock.
    if 0..<Self.checkMilliseconds ~= wall &- agreed.wall, doubt == nil { return wall }
    let uptime = uptime()
    let expected = agreed.wall &+ (uptime &- agreed.uptime)
    guard (wall &- expected).magnitude > UInt64(Self.stepMillisecondsMin) else {
      agreed = (wall, uptime)
      doubt = nil
      return wall
    }
    doubt = ClockDoubt(wall: wall, expected: expected)
    return expected
  }

  /// Believes the wall clock from now on.
  mutating func confirm(wall: Int64) {
    agreed = (wall, uptime())
    doubt = nil
  }
}
