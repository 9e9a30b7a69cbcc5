/// The time that records are stamped with: that of the wall clock, unless it has stepped against the boot clock.
///
/// The boot clock runs on whatever happens to the wall clock, through a suspension of the machine too. A wall clock that
/// is suddenly more than a minute off it was set by somebody, rightly or wrongly: stamps go on by the boot clock until
/// both agree again, or for an hour, after which the wall clock is believed. So a mistake that is put right leaves no
/// trace in the log. A restart believes the wall clock.
struct RecordClock {
  /// A difference beyond this one is a step.
  static var stepMillisecondsMin: Int64 { 60 * 1000 }
  /// How long a step may last before it is believed.
  static var doubtMillisecondsMax: Int64 { 60 * 60 * 1000 }
  /// Two looks at the boot clock are at least so far apart while the wall clock goes on evenly.
  private static var checkMilliseconds: Int64 { 1000 }

  private let uptime: @Sendable () -> Int64
  /// Both clocks when they agreed last.
  private var agreed: (wall: Int64, uptime: Int64)
  /// Since when, by the boot clock, they have not agreed.
  private var doubtedSince: Int64?

  /// Begins by believing the wall clock.
  init(wall: Int64, uptime: @escaping @Sendable () -> Int64) {
    self.uptime = uptime
    agreed = (wall, uptime())
  }

  /// The time of a record that is made when the wall clock shows this.
  mutating func time(wall: Int64) -> Int64 {
    // The usual case costs no second look at a clock.
    if 0..<Self.checkMilliseconds ~= wall &- agreed.wall, doubtedSince == nil { return wall }
    let uptime = uptime()
    let expected = agreed.wall &+ (uptime &- agreed.uptime)
    let since = doubtedSince ?? uptime
    let isStep = (wall &- expected).magnitude > UInt64(Self.stepMillisecondsMin)
    guard isStep, uptime &- since < Self.doubtMillisecondsMax else {
      agreed = (wall, uptime)
      doubtedSince = nil
      return wall
    }
    doubtedSince = since
    return expected
  }
}
