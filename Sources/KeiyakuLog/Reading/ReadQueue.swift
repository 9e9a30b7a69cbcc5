/// Threads that read files for callers who must not block: event loops and tasks.
final class ReadQueue: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    /// Threads take work; without them, callers work themselves.
    var isServed = false
    var stopping = false
  }

  private let waitingMax: Int
  private let state = Monitor(State())
  private let threads = Monitor<[SystemThread]>([])

  init(waitingMax: Int) { self.waitingMax = waitingMax }

  /// Starts the threads.
  func start(threads count: Int) {
    state.withLock { $0.pointee.isServed = true }
    threads.withLock { threads in
      threads.pointee = (0..<count).map { _ in SystemThread(name: "keiyaku-reader") { self.serve() } }
    }
  }

  /// Lets what waits be done, and ends the threads.
  func stop() {
    state.withLock { $0.pointee.stopping = true }
    state.broadcast()
    let ending = threads.withLock { threads in
      defer { threads.pointee = [] }
      return threads.pointee
    }
    ending.forEach { $0.join() }
  }

  /// Does some work on one of the threads, in the order of the calls.
  ///
  /// - Throws: `overloaded` if too much waits, `closed` after ``stop()``, and what `work` throws.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(LogReadError) -> Value
  ) async throws(LogReadError) -> Value {
    guard state.withLock({ $0.pointee.isServed }) else { return try work() }
    let result = await withCheckedContinuation {
      (continuation: CheckedContinuation<Result<Value, LogReadError>, Never>) in
      let refusal = state.withLock { state -> LogReadError? in
        if state.pointee.stopping { return .closed }
        if state.pointee.waiting.count >= waitingMax { return .overloaded(waitingMax: waitingMax) }
        state.pointee.waiting.append {
          do throws(LogReadError) { continuation.resume(returning: .success(try work())) } catch {
            continuation.resume(returning: .failure(error))
          }
        }
        return nil
      }
      if let refusal { continuation.resume(returning: .failure(refusal)) } else { state.signal() }
    }
    return try result.get()
  }

  private func serve() {
    while let work = next() { work() }
  }

  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      while state.pointee.waiting.isEmpty {
        if state.pointee.stopping { return nil }
        self.state.wait()
      }
      return state.pointee.waiting.removeFirst()
    }
  }
}
