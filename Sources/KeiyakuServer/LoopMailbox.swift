import KeiyakuService
import NIOCore
import Synchronization

/// What reaches an event loop from other threads, with at most one wake-up under way for each of the two kinds.
final class LoopMailbox: Sendable {
  /// A call that ran off the event loop has returned.
  struct Completion: Sendable {
    let connection: Int
    let stream: UInt32
    let encode: ServiceMethod.Encode
  }

  /// What the handler of a call that streams has done.
  enum StreamSignal: Sendable {
    /// Taken items of the client, whose credit is to be returned.
    case itemsTaken(connection: Int, stream: UInt32, items: Int, credit: Int)
    /// Sent items where none waited.
    case itemsReady(connection: Int, stream: UInt32)
  }

  private struct Completions {
    var waiting: [Completion] = []
    var signals: [StreamSignal] = []
    var isWakeUpUnderWay = false
    var isClosed = false
  }

  private let eventLoop: any EventLoop
  private let completions = Mutex(Completions())
  /// The lowest sequence that a reply on this loop waits for; `Int64.max` where none does, or a wake-up is under way.
  private let awaited = Atomic<Int64>(.max)

  init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  // MARK: Any thread

  /// Hands over what a call returned. Called on any thread.
  func complete(_ completion: Completion, loop: NIOLoopBound<ServerLoop>) {
    add(loop) { $0.waiting.append(completion) }
  }

  /// Hands over what a handler has done. Called on any thread.
  func post(_ signal: StreamSignal, loop: NIOLoopBound<ServerLoop>) {
    add(loop) { $0.signals.append(signal) }
  }

  private func add(_ loop: NIOLoopBound<ServerLoop>, _ body: (inout Completions) -> Void) {
    completions.withLock { completions in
      guard !completions.isClosed else { return }
      body(&completions)
      if completions.isWakeUpUnderWay { return }
      completions.isWakeUpUnderWay = true
      eventLoop.execute { loop.value.onCompletions() }
    }
  }

  /// Log records up to `sequence` are durable. Called on the log's thread.
  func durableAdvanced(to sequence: Int64, loop: NIOLoopBound<ServerLoop>) {
    // Pairs with the fence in `wakeWhenDurable`: one of the two threads sees what the other has written.
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    let lowest = awaited.load(ordering: .relaxed)
    guard lowest <= sequence, claim(lowest) else { return }
    // Under the lock, so that no wake-up reaches an event loop that has been shut down.
    completions.withLock { completions in
      if !completions.isClosed { eventLoop.execute { loop.value.onDurable() } }
    }
  }

  // MARK: The event loop

  /// Takes what handlers have done, and the calls that have returned after it.
  func take() -> (signals: [StreamSignal], completions: [Completion]) {
    completions.withLock { completions in
      defer {
        completions.signals = []
        completions.waiting = []
        completions.isWakeUpUnderWay = false
      }
      return (completions.signals, completions.waiting)
    }
  }

  /// Asks for `onDurable` once `sequence` is durable.
  /// - Parameter durable: Tells how far the log is durable now.
  func wakeWhenDurable(_ sequence: Int64, durable: () -> Int64, loop: NIOLoopBound<ServerLoop>) {
    guard sequence < awaited.load(ordering: .relaxed) else { return }
    awaited.store(sequence, ordering: .relaxed)
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    if durable() >= sequence, claim(sequence) { eventLoop.execute { loop.value.onDurable() } }
  }

  /// Wakes the event loop no more: it is about to be shut down.
  func close() {
    completions.withLock { $0.isClosed = true }
  }

  /// True for the one thread that gets to wake the loop.
  private func claim(_ sequence: Int64) -> Bool {
    awaited.compareExchange(expected: sequence, desired: .max, ordering: .relaxed).exchanged
  }
}
