import Synchronization

/// What comes from elsewhere, to be waited for one by one.
final class Inbox<Element: Sendable>: Sendable {
  /// Nothing more will come.
  struct Ended: Error {}

  private struct State {
    var elements: [Element] = []
    var waiting: [CheckedContinuation<Element, any Error>] = []
    var isEnded = false
  }

  private let state = Mutex(State())

  func put(_ element: Element) {
    let waiter = state.withLock { state in
      if state.waiting.isEmpty {
        state.elements.append(element)
        return nil as CheckedContinuation<Element, any Error>?
      }
      return state.waiting.removeFirst()
    }
    waiter?.resume(returning: element)
  }

  func end() {
    let waiting = state.withLock { state in
      state.isEnded = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for waiter in waiting { waiter.resume(throwing: Ended()) }
  }

  /// The next element; throws where there will be none.
  func next() async throws -> Element {
    try await withCheckedThrowingContinuation { continuation in
      let outcome: Result<Element, any Error>? = state.withLock { state in
        if !state.elements.isEmpty { return .success(state.elements.removeFirst()) }
        if state.isEnded { return .failure(Ended()) }
        state.waiting.append(continuation)
        return nil
      }
      if let outcome { continuation.resume(with: outcome) }
    }
  }
}
