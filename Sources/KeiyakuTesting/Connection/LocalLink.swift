internal import NIOCore
internal import Synchronization

/// What the two ends of a connection inside the process share: the bytes on their way, and whether the other end is
/// still there.
///
/// An end hears of news on its own event loop, with one wake-up under way at most however many there are. Once it has
/// left it is woken no more, so its event loop may be shut down.
final class LocalLink: Sendable {
  /// One of the two.
  enum End {
    case client, server

    var other: End { self == .client ? .server : .client }
  }

  /// What an end has to know when it was woken.
  struct News {
    /// Of all bytes that it has ever sent, how many the other one has taken.
    let takenBytes: Int
    /// The connection is lost.
    let isReset: Bool
    /// Bytes, or the end of them, can be taken now.
    let isReadable: Bool
    /// When more can be taken, where it is on its way.
    let due: NIODeadline?
  }

  /// What was taken.
  struct Arrival {
    var chunks: [ByteBuffer] = []
    /// Nothing follows.
    var isEnd = false
  }

  /// One direction, with the end that reads it.
  private struct Lane {
    /// Nil before it has joined and after it has left.
    var reader: LocalChannel?
    var hasLeft = false
    var isWakeUpUnderWay = false
    var waiting = CircularBuffer<(bytes: ByteBuffer, due: NIODeadline)>()
    var takenBytes = 0
    /// When the last of what was sent arrives; nothing overtakes it.
    var lastDue = NIODeadline.uptimeNanoseconds(0)
    /// When the end of the bytes arrives; nil where more may follow.
    var endDue: NIODeadline?

    /// When the next of what waits can be taken.
    var nextDue: NIODeadline? { waiting.first?.due ?? endDue }
  }

  private struct State {
    var toClient = Lane()
    var toServer = Lane()
    var isReset = false

    subscript(to end: End) -> Lane {
      get { end == .client ? toClient : toServer }
      _modify { if end == .client { yield &toClient } else { yield &toServer } }
    }

    mutating func wake(_ end: End) {
      guard let reader = self[to: end].reader, !self[to: end].isWakeUpUnderWay else { return }
      self[to: end].isWakeUpUnderWay = true
      // With the lock held: after its end has left, nothing is given to an event loop any more.
      reader.eventLoop.execute { reader.onNews() }
    }
  }

  /// No more than this many chunks, and about this many bytes, are taken at once.
  private static let takenChunksMax = 16
  private static let takenBytesMax = 1024 * 1024

  private let state = Mutex(State())
  /// How long bytes are on their way.
  private let delay: @Sendable () -> TimeAmount

  init(delay: @escaping @Sendable () -> TimeAmount) { self.delay = delay }

  /// An end begins to listen. What was sent to it before waits.
  func join(_ channel: LocalChannel, as end: End) {
    state.withLock { state in
      guard !state[to: end].hasLeft else { return }
      state[to: end].reader = channel
      if state[to: end].nextDue != nil || state.isReset { state.wake(end) }
    }
  }

  /// Sends bytes to the other end; false where it has gone.
  func send(_ chunks: [ByteBuffer], from end: End) -> Bool {
    state.withLock { state in
      guard !state.isReset, !state[to: end.other].hasLeft else { return false }
      let due = NIODeadline.now() + delay()
      state[to: end.other].lastDue = max(state[to: end.other].lastDue, due)
      for chunk in chunks { state[to: end.other].waiting.append((chunk, state[to: end.other].lastDue)) }
      state.wake(end.other)
      return true
    }
  }

  /// An end sends nothing more.
  func endSending(from end: End) {
    state.withLock { endSending(&$0, from: end) }
  }

  /// With the lock held, so that `hurry` misses nothing.
  private func endSending(_ state: inout State, from end: End) {
    guard state[to: end.other].endDue == nil else { return }
    state[to: end.other].endDue = max(state[to: end.other].lastDue, NIODeadline.now() + delay())
    state.wake(end.other)
  }

  /// An end has closed. Where it has not taken everything, the connection counts as lost for the other one, as in TCP.
  func leave(_ end: End) {
    state.withLock { state in
      state[to: end].reader = nil
      state[to: end].hasLeft = true
      if state[to: end].waiting.isEmpty { return endSending(&state, from: end) }
      state[to: end].waiting.removeAll()
      state.isReset = true
      state.wake(end.other)
    }
  }

  /// Whether the client's end is there.
  var isOpen: Bool { state.withLock { !$0.toClient.hasLeft } }

  /// The connection is lost, with everything that is on its way.
  func reset() {
    state.withLock { state in
      guard !state.isReset else { return }
      state.isReset = true
      state.toClient.waiting.removeAll()
      state.toServer.waiting.removeAll()
      state.wake(.client)
      state.wake(.server)
    }
  }

  /// What is on its way arrives.
  func hurry() {
    let now = NIODeadline.now()
    state.withLock { state in
      for end in [End.client, .server] where state[to: end].nextDue != nil {
        for index in state[to: end].waiting.indices { state[to: end].waiting[index].due = now }
        if state[to: end].endDue != nil { state[to: end].endDue = now }
        state[to: end].lastDue = now
        state.wake(end)
      }
    }
  }

  /// What has happened; the next news wake the end again.
  func news(of end: End) -> News {
    let now = NIODeadline.now()
    return state.withLock { state in
      state[to: end].isWakeUpUnderWay = false
      let due = state[to: end].nextDue
      return News(
        takenBytes: state[to: end.other].takenBytes, isReset: state.isReset,
        isReadable: due.map { $0 <= now } ?? false, due: due)
    }
  }

  /// An end wants to read: wakes it where there is something to read, or will be.
  func wakeIfReadable(_ end: End) {
    state.withLock { state in
      if state[to: end].nextDue != nil { state.wake(end) }
    }
  }

  /// Takes what has arrived.
  func take(_ end: End) -> Arrival {
    let now = NIODeadline.now()
    return state.withLock { state in
      var arrival = Arrival()
      var byteCount = 0
      while arrival.chunks.count < Self.takenChunksMax, byteCount < Self.takenBytesMax,
        let next = state[to: end].waiting.first, next.due <= now
      {
        state[to: end].waiting.removeFirst()
        byteCount += next.bytes.readableBytes
        arrival.chunks.append(next.bytes)
      }
      state[to: end].takenBytes += byteCount
      if byteCount > 0 { state.wake(end.other) }
      arrival.isEnd = state[to: end].waiting.isEmpty && (state[to: end].endDue.map { $0 <= now } ?? false)
      return arrival
    }
  }
}
