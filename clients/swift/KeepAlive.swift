internal import NIOCore

/// Finds connections that are dead without saying so, such as behind a firewall that forgot them.
public struct KeepAlive: Sendable, Hashable {
  /// Without a byte from the server for so long, while calls are in flight, the client sends a PING.
  ///
  /// A server that finds the PINGs too many ends the connection and says so; from then on the client doubles this.
  public var interval: Duration
  /// Without a byte for so long after a PING, the connection is given up.
  public var timeout: Duration

  /// Makes a setting.
  public init(interval: Duration = .seconds(20), timeout: Duration = .seconds(10)) {
    self.interval = interval
    self.timeout = timeout
  }
}

/// Decides when to send a PING and when to give up. Knows no timer.
struct KeepAliveMonitor {
  enum Action: Hashable {
    /// Look again at this time.
    case wait(until: NIODeadline)
    /// Send a PING, then look again at this time.
    case ping(until: NIODeadline)
    /// Nothing came for too long.
    case dead
  }

  let interval: TimeAmount
  let timeout: TimeAmount
  /// When the PING was sent that nothing came after yet.
  private var pinged: NIODeadline?
  /// The time is over, but what has come meanwhile may wait to be read.
  private var isLastChance = false

  init(interval: TimeAmount, timeout: TimeAmount) {
    // Zero would turn in circles.
    self.interval = max(interval, .milliseconds(1))
    self.timeout = max(timeout, .milliseconds(1))
  }

  /// - Parameters:
  ///   - now: The time.
  ///   - lastRead: When the server's last bytes were read.
  ///   - hasCalls: Calls are in flight.
  mutating func check(now: NIODeadline, lastRead: NIODeadline, hasCalls: Bool) -> Action {
    if let pinged, lastRead < pinged {
      if now < pinged + timeout { return .wait(until: pinged + timeout) }
      if isLastChance { return .dead }
      // A loop that was busy for long has not read yet: one more turn.
      isLastChance = true
      return .wait(until: now + .milliseconds(1))
    }
    pinged = nil
    isLastChance = false
    guard hasCalls else { return .wait(until: now + interval) }
    guard now >= lastRead + interval else { return .wait(until: lastRead + interval) }
    pinged = now
    return .ping(until: now + min(interval, timeout))
  }
}
