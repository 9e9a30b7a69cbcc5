internal import KeiyakuMessages
internal import Synchronization

/// Encoded items on the way from a task to the event loop. Bounded: a task waits while there are too many.
final class PendingItems: Sendable {
  /// Bytes after which senders wait. One item may go over it.
  static let bytesMax = 64 * 1024
  /// Bytes of items that were sent and are kept to be sent again. One item may go over it.
  static let replayBytesMax = 64 * 1024

  /// Items, encoded one after the other.
  struct Batch {
    var bytes: [UInt8] = []
    var lengths: [Int] = []
    /// No item follows those of this batch.
    var isLast = false

    /// What it counts for: bytes, and something for each item, so that empty ones are bounded too.
    var cost: Int { bytes.count + 16 * lengths.count }

    /// Adds the items that follow.
    mutating func append(_ next: Batch) {
      bytes += next.bytes
      lengths += next.lengths
      isLast = next.isLast
    }
  }

  /// What became of an item.
  enum OnAdd {
    /// It is pending. Where `isFirst`, the loop is to be told.
    case added(isFirst: Bool)
    /// There are too many: wait.
    case full
    /// The call has ended, or its items have.
    case ended(any Error)
  }

  private struct State {
    var batch = Batch()
    /// The loop has been told that there is something.
    var isAnnounced = false
    /// Why nothing more can be sent.
    var end: (any Error)?
    var waiters: [UnsafeContinuation<Void, Never>] = []
    let arena = MessageArena()

    var isFull: Bool { batch.cost >= PendingItems.bytesMax }
  }

  private let state = Mutex(State())

  /// Encodes an item and adds it.
  func add<Item: Sendable>(
    _ item: Item, _ pack: @Sendable (Item, MessageArena, (borrowing PackedMessage) -> Void) -> Void
  ) -> OnAdd {
    state.withLock { state in
      if let end = state.end { return .ended(end) }
      if state.isFull { return .full }
      pack(item, state.arena) { packed in
        state.batch.bytes.append(addingCapacity: packed.byteCount) { packed.copy(to: $0) }
        state.batch.lengths.append(packed.byteCount)
      }
      defer { state.isAnnounced = true }
      return .added(isFirst: !state.isAnnounced)
    }
  }

  /// No more items come from here; the loop is to be told where true. Further ones are refused with the error.
  func finish(_ error: any Error) -> Bool {
    state.withLock { state in
      guard state.end == nil else { return false }
      state.end = error
      state.batch.isLast = true
      defer { state.isAnnounced = true }
      return !state.isAnnounced
    }
  }

  /// The call has ended: what is pending is dropped, and whoever waits gets the error.
  func end(_ error: any Error) {
    let waiters = state.withLock { state in
      state.end = error
      state.batch = Batch()
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Takes everything that is pending, and wakes whoever waits. On the loop.
  func take() -> Batch {
    let (batch, waiters) = state.withLock { state in
      let batch = state.batch
      state.batch = Batch()
      state.isAnnounced = false
      defer { state.waiters = [] }
      return (batch, state.waiters)
    }
    for waiter in waiters { waiter.resume() }
    return batch
  }

  /// Returns when there is room, or nothing can be sent any more.
  func wait() async {
    await withUnsafeContinuation { continuation in
      let isReady = state.withLock { state in
        let isReady = state.end != nil || !state.isFull
        if !isReady { state.waiters.append(continuation) }
        return isReady
      }
      if isReady { continuation.resume() }
    }
  }
}

extension [UInt8] {
  /// Appends bytes that the closure writes to memory of this size.
  fileprivate mutating func append(addingCapacity count: Int, _ write: (UnsafeMutableRawPointer) -> Void) {
    let start = self.count
    append(contentsOf: repeatElement(0, count: count))
    withUnsafeMutableBytes { bytes in
      // Nil only where there is nothing at all.
      if let base = bytes.baseAddress { write(base + start) }
    }
  }
}
