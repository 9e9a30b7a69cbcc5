import KeiyakuLog

/// Lets subscriptions expire while an engine serves, on a thread of its own.
///
/// It looks at the engine when the next subscription is due, and once a second in between, because a clock may be set;
/// a look costs the same whether there are ten subscriptions or ten million.
public final class ExpiryTimer: Sendable {
  private static let lookMilliseconds: Int64 = 1000
  /// A log without room is asked again after so long.
  private static let fullLogMilliseconds: Int64 = 50

  private let isStopped = Monitor(false)
  private let thread: Monitor<SystemThread?> = Monitor(nil)

  /// Begins at once, and goes on until `stop()`.
  public init(_ engine: Engine) {
    let started = SystemThread(name: "keiyaku-expiry") { [isStopped] in Self.run(engine, isStopped) }
    thread.withLock { $0.pointee = started }
  }

  /// Ends the thread and waits for it. Further calls do nothing.
  public func stop() {
    isStopped.withLock { $0.pointee = true }
    isStopped.signal()
    let started = thread.withLock { started in
      defer { started.pointee = nil }
      return started.pointee
    }
    started?.join()
  }

  private static func run(_ engine: Engine, _ isStopped: Monitor<Bool>) {
    while true {
      let pause: Int64
      switch engine.expireDue() {
      // So that others get their turn.
      case .expired: pause = 1
      case .logFull: pause = fullLogMilliseconds
      case .clockDoubted: pause = lookMilliseconds
      case .idle(let next):
        let wait = next.map { max($0 - engine.now(), 1) } ?? lookMilliseconds
        pause = min(wait, lookMilliseconds)
      }
      let ends = isStopped.withLock { stopped in
        let deadline = MonotonicTime.after(milliseconds: Int(pause))
        while !stopped.pointee, isStopped.wait(until: deadline) {}
        return stopped.pointee
      }
      if ends { return }
    }
  }
}

extension Engine {
  /// Records everything that expired while nobody served. A log without room is waited for.
  ///
  /// - Throws: `LogError` where the log takes nothing any more.
  func expireOverdue() throws {
    let room = Monitor(())
    while true {
      switch expireDue() {
      case .expired: continue
      case .idle, .clockDoubted: return
      case .logFull:
        try log.readBarrier()
        // Reads are served on a full disk, and what is due is recorded as soon as there is room.
        if log.isOutOfRoom { return }
        room.withLock { _ in _ = room.wait(until: .after(milliseconds: 1)) }
      }
    }
  }
}
