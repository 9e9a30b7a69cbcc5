import CKeiyakuSystem
import Glibc

/// State under a lock that a thread can wait on: Synchronization's `Mutex` has no condition variable, and the thread
/// sanitizer does not know it.
///
/// Unchecked: the state is reached through `withLock` only.
package final class Monitor<State>: @unchecked Sendable {
  /// Allocated in `init` and never moved, as pthreads and threads that wait inside `withLock` need it.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private let state: UnsafeMutablePointer<State>

  /// Guards a state.
  package init(_ initial: State) {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    state = .allocate(capacity: 1)
    state.initialize(to: initial)
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // Time-outs must not depend on the wall clock.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    state.deinitialize(count: 1)
    state.deallocate()
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` with the lock held. The state is a pointer, not inout, because `body` may wait and others change it.
  package func withLock<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<State>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(state)
  }

  /// Waits for a signal; only inside `withLock`. May return without one.
  package func wait() {
    pthread_cond_wait(condition, mutex)
  }

  /// Waits for a signal at most until `deadline`; only inside `withLock`. Answers false if the time is over.
  package func wait(until deadline: MonotonicTime) -> Bool {
    var time = timespec(
      tv_sec: time_t(deadline.nanoseconds / 1_000_000_000), tv_nsec: Int(deadline.nanoseconds % 1_000_000_000))
    return pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT
  }

  /// Wakes one waiting thread.
  package func signal() { pthread_cond_signal(condition) }

  /// Wakes all waiting threads.
  package func broadcast() { pthread_cond_broadcast(condition) }
}

/// A moment on the clock that never steps.
package struct MonotonicTime: Sendable {
  /// Since any moment.
  package let nanoseconds: Int64

  /// The present.
  package static func now() -> MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// So long from now.
  package static func after(milliseconds: Int) -> MonotonicTime {
    now().adding(nanoseconds: Int64(milliseconds) * 1_000_000)
  }

  /// A later moment.
  package func adding(nanoseconds more: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: nanoseconds + more) }
}

/// A thread of the operating system that blocks in writes and syncs, which a pool's threads must not.
package final class SystemThread: Sendable {
  private let handle: pthread_t

  /// Starts a thread that runs `body` once. The name shows in the system's tools; at most 15 bytes.
  ///
  /// - Parameter isBackground: Whether other threads go before it where there are not processors enough.
  package init(name: String, isBackground: Bool = false, _ body: @escaping @Sendable () -> Void) {
    var handle = pthread_t()
    let start = Unmanaged.passRetained(ThreadStart(isBackground: isBackground, body: body))
    // Signals are for the process's own threads: one that interrupted a write here would look like a failure.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    let result = pthread_create(
      &handle, nil,
      { argument in
        // The argument is the ThreadStart retained above; this takes that reference over.
        let start = Unmanaged<ThreadStart>.fromOpaque(argument!).takeRetainedValue()
        if start.isBackground { keiyaku_lower_thread_priority() }
        start.body()
        return nil
      }, start.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard result == 0 else { fatalError("no thread could be started: \(errorText(result))") }
    keiyaku_name_thread(handle, name)
    self.handle = handle
  }

  /// Waits for the end of the body; to be called once.
  package func join() { pthread_join(handle, nil) }
}

/// Carries a closure through the C interface.
private final class ThreadStart: Sendable {
  let isBackground: Bool
  let body: @Sendable () -> Void

  init(isBackground: Bool, body: @escaping @Sendable () -> Void) {
    self.isBackground = isBackground
    self.body = body
  }
}
