import Synchronization

/// Tasks that wait for a record to become durable, and the thread that wakes them.
///
/// The writer's thread looks at one number per frame and wakes this thread, which wakes the tasks: a thousand of them
/// do not hold up the next frame.
final class DurableWaiters: Sendable {
  private struct Waiter {
    let sequence: Int64
    let deadline: MonotonicTime?
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var waiters: [Int: Waiter] = [:]
    /// Numbers of waits that were cancelled before they began, or after they had ended.
    var cancelled: Set<Int> = []
    var nextNumber = 0
    var isServed = false
    /// Nothing more becomes durable.
    var ended = false
  }

  /// The least sequence that a task waits for.
  private let wanted = Atomic<Int64>(.max)
  private let state = Monitor(State())
  private let thread = Monitor<SystemThread?>(nil)
  private let tail: DurableTail

  init(_ tail: DurableTail) { self.tail = tail }

  /// Starts the thread.
  func start() {
    state.withLock { $0.pointee.isServed = true }
    thread.withLock { $0.pointee = SystemThread(name: "keiyaku-watch") { self.serve() } }
  }

  /// Wakes every task for good, and ends the thread.
  func stop() {
    state.withLock { $0.pointee.ended = true }
    state.signal()
    let ending = thread.withLock { thread in
      defer { thread.pointee = nil }
      return thread.pointee
    }
    if let ending { ending.join() } else { wakeReady() }
  }

  /// Whether every wait has ended for good.
  var hasEnded: Bool { state.withLock { $0.pointee.ended } }

  /// Told on the writer's thread that records up to `sequence` are durable; `tail` says so already.
  func advanced(to sequence: Int64) {
    guard sequence >= wanted.load(ordering: .relaxed) else { return }
    if state.withLock({ $0.pointee.isServed }) { state.signal() } else { wakeReady() }
  }

  /// Waits until a record is durable.
  ///
  /// - Returns: False if the time was over before, the task was cancelled, or the log ended.
  func wait(for sequence: Int64, atMost milliseconds: Int?) async -> Bool {
    let number = state.withLock { state in
      defer { state.pointee.nextNumber += 1 }
      return state.pointee.nextNumber
    }
    let isDurable = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        add(
          number,
          Waiter(
            sequence: sequence, deadline: milliseconds.map { .after(milliseconds: $0) }, continuation: continuation))
      }
    } onCancel: {
      cancel(number)
    }
    // The task may have been cancelled after it had been woken.
    state.withLock { _ = $0.pointee.cancelled.remove(number) }
    return isDurable
  }

  private func add(_ number: Int, _ waiter: Waiter) {
    let answer = state.withLock { state -> Bool? in
      if state.pointee.cancelled.remove(number) != nil { return false }
      // Before the look at the tail: whoever publishes after that look sees what is wanted.
      wanted.store(min(wanted.load(ordering: .relaxed), waiter.sequence), ordering: .relaxed)
      if tail.durableSequence >= waiter.sequence { return true }
      if state.pointee.ended { return false }
      state.pointee.waiters[number] = waiter
      return nil
    }
    if let answer {
      waiter.continuation.resume(returning: answer)
    } else if waiter.deadline != nil {
      state.signal()
    }
  }

  private func cancel(_ number: Int) {
    let waiter = state.withLock { state in
      let waiter = state.pointee.waiters.removeValue(forKey: number)
      if waiter == nil { state.pointee.cancelled.insert(number) }
      return waiter
    }
    waiter?.continuation.resume(returning: false)
  }

  private func serve() {
    while true {
      wakeReady()
      let ended = state.withLock { state in
        if state.pointee.ended { return true }
        guard tail.durableSequence < wanted.load(ordering: .relaxed) else { return false }
        if let deadline = Self.nextDeadline(state.pointee) {
          _ = self.state.wait(until: deadline)
        } else {
          self.state.wait()
        }
        return false
      }
      if ended { return wakeReady() }
    }
  }

  private static func nextDeadline(_ state: State) -> MonotonicTime? {
    state.waiters.values.lazy.compactMap(\.deadline).min { $0.nanoseconds < $1.nanoseconds }
  }

  /// Wakes whoever need not wait any longer.
  private func wakeReady() {
    let ready = state.withLock { state -> [(CheckedContinuation<Bool, Never>, Bool)] in
      let durable = tail.durableSequence
      let now = MonotonicTime.now().nanoseconds
      var ready: [(CheckedContinuation<Bool, Never>, Bool)] = []
      var least = Int64.max
      for (number, waiter) in state.pointee.waiters {
        let isDurable = waiter.sequence <= durable
        if isDurable || state.pointee.ended || waiter.deadline.map({ $0.nanoseconds <= now }) == true {
          state.pointee.waiters[number] = nil
          ready.append((waiter.continuation, isDurable))
        } else {
          least = min(least, waiter.sequence)
        }
      }
      wanted.store(least, ordering: .relaxed)
      return ready
    }
    for (continuation, isDurable) in ready { continuation.resume(returning: isDurable) }
  }
}
