internal import KeiyakuMessages
internal import Synchronization

/// Items that have come and were not taken yet: between an event loop and a task.
///
/// Bounded by the window of the stream, because the server gets its credit back only for what was taken.
final class ReceivedItems<Item: Sendable>: Sendable {
  /// Items that came together, and the credit that they are worth.
  struct Chunk {
    var items: [Item] = []
    var credit = 0
  }

  /// How the items ended.
  enum End {
    case complete(trailers: [RPCMetadataEntry])
    case failed(any Error)
  }

  /// What there is for the task.
  enum Next {
    case chunk(Chunk)
    case end(End)
    case nothing
  }

  private struct State {
    var chunks: [Chunk] = []
    var end: End?
    var waiters: [UnsafeContinuation<Void, Never>] = []
  }

  /// Chunks grow to this much credit, so that there are few, and each is given back while others still wait.
  private let chunkCreditMax: Int
  private let state = Mutex(State())

  init(windowBytes: Int) { chunkCreditMax = max(1, windowBytes / 4) }

  /// Adds what came, and wakes whoever waits. On the loop.
  func put(_ chunk: Chunk) {
    let waiters = state.withLock { state in
      if let last = state.chunks.indices.last, state.chunks[last].credit + chunk.credit <= chunkCreditMax {
        state.chunks[last].items += chunk.items
        state.chunks[last].credit += chunk.credit
      } else {
        state.chunks.append(chunk)
      }
      return Self.takeWaiters(&state)
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Nothing more comes. What has come is still taken, unless it is dropped.
  func end(_ end: End, dropsItems: Bool = false) {
    let waiters = state.withLock { state in
      if state.end == nil { state.end = end }
      if dropsItems { state.chunks = [] }
      return Self.takeWaiters(&state)
    }
    for waiter in waiters { waiter.resume() }
  }

  private static func takeWaiters(_ state: inout State) -> [UnsafeContinuation<Void, Never>] {
    if state.waiters.isEmpty { return [] }
    defer { state.waiters = [] }
    return state.waiters
  }

  /// What there is now.
  func take() -> Next {
    state.withLock { state in
      if !state.chunks.isEmpty { return .chunk(state.chunks.removeFirst()) }
      return state.end.map { .end($0) } ?? .nothing
    }
  }

  /// Returns when there is something.
  func wait() async {
    await withUnsafeContinuation { continuation in
      let isReady = state.withLock { state in
        let isReady = !state.chunks.isEmpty || state.end != nil
        if !isReady { state.waiters.append(continuation) }
        return isReady
      }
      if isReady { continuation.resume() }
    }
  }

  /// Whether nothing more comes.
  var hasEnded: Bool { state.withLock { $0.end != nil } }

  /// Trailers of a complete stream.
  var trailers: [RPCMetadataEntry] {
    state.withLock { state in
      if case .complete(let trailers)? = state.end { trailers } else { [] }
    }
  }
}
