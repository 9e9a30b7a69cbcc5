internal import NIOCore

/// One timer for all deadlines of a connection: it is due no later than the earliest of them.
///
/// Deadlines mostly come in ascending order and most calls end long before theirs, so a sweep over all calls every few
/// seconds costs less than keeping them sorted.
struct DeadlineTimer {
  /// Sweeps are at least this far apart.
  private static let spacing = TimeAmount.milliseconds(1)

  private let eventLoop: any EventLoop
  private var scheduled: Scheduled<Void>?
  private var due = NIODeadline.distantFuture

  init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  /// Makes sure that `sweep` runs at the deadline at the latest. On the loop.
  mutating func arm(_ deadline: NIODeadline, sweep: @escaping () -> Void) {
    guard deadline < due else { return }
    scheduled?.cancel()
    due = deadline
    let time = max(deadline, .now() + Self.spacing)
    scheduled = eventLoop.assumeIsolated().scheduleTask(deadline: time, sweep)
  }

  /// A sweep has begun: nothing is armed.
  mutating func fired() {
    scheduled = nil
    due = .distantFuture
  }

  /// No sweep will come.
  mutating func cancel() {
    scheduled?.cancel()
    fired()
  }
}
