import KeiyakuMessages
import NIOCore
import Synchronization

/// Encoded items of a handler on their way to its connection.
///
/// The handler encodes into a buffer that the connection takes as a whole when it has sent what it took before. While
/// the buffer is full, the handler waits: so a client that does not read holds its own call up and nothing else.
public final class StreamOutbox: Sendable {
  /// An item that the connection has taken.
  public struct Item {
    /// Sequence that must be durable before the item leaves.
    public let observed: Int64
    /// The encoded item.
    public let bytes: ByteBuffer
  }

  private struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    /// Of each item: its length in four bytes, its sequence in eight, and its bytes.
    var items = ByteBuffer()
    /// The connection knows that there are items.
    var isSignalled = false
    var failure: RPCError?
    var observed: Int64 = 0
    var trailers: [RPCMetadataEntry] = []
    var waiters: [Waiter] = []
    var nextWaiter = 0
    let arena = MessageArena(chunkBytes: 4096)
  }

  private enum OnSend {
    case sent(isFirst: Bool)
    case full
    case failed(RPCError)
  }

  /// Bytes above which senders wait.
  private static let bytesMax = 256 * 1024

  private let state = Mutex(State())
  private let messageBytesMax: Int
  private let onFilled: @Sendable () -> Void

  /// An empty outbox.
  /// - Parameters:
  ///   - messageBytesMax: The largest item that the client accepts.
  ///   - onFilled: Is called, on any thread, when there are items and the connection is to take them.
  public init(messageBytesMax: Int, onFilled: @escaping @Sendable () -> Void) {
    self.messageBytesMax = messageBytesMax
    self.onFilled = onFilled
  }

  // MARK: The handler

  func send(_ item: some ProtobufMessage, observed: Int64) async throws(RPCError) {
    while true {
      switch append(item, observed: observed) {
      case .sent(let isFirst):
        if isFirst { onFilled() }
        return
      case .failed(let error): throw error
      case .full:
        if Task.isCancelled { throw .callCancelled }
        await waitForRoom()
      }
    }
  }

  func observe(_ sequence: Int64) {
    state.withLock { $0.observed = max($0.observed, sequence) }
  }

  func setTrailers(_ trailers: [RPCMetadataEntry]) {
    state.withLock { $0.trailers = trailers }
  }

  private func append(_ item: some ProtobufMessage, observed: Int64) -> OnSend {
    state.withLock { state in
      if let failure = state.failure { return .failed(failure) }
      if state.items.readableBytes >= Self.bytesMax { return .full }
      // Whatever follows may have observed as much.
      state.observed = max(state.observed, observed)
      let sequence = state.observed
      let size = item.withPacked(state.arena) { packed in
        guard packed.byteCount <= messageBytesMax else { return packed.byteCount }
        state.items.writeMultipleIntegers(UInt32(packed.byteCount), sequence)
        state.items.writeWithUnsafeMutableBytes(minimumWritableBytes: packed.byteCount) { room in
          // No address only where nothing is needed.
          if let start = room.baseAddress { packed.copy(to: start) }
          return packed.byteCount
        }
        return packed.byteCount
      }
      guard size <= messageBytesMax else {
        return .failed(
          RPCError(
            code: .resourceExhausted, reason: "REPLY_TOO_LARGE",
            message: "message_bytes_max of the client is \(messageBytesMax), an item of the reply has \(size) bytes",
            retryPushback: .never))
      }
      defer { state.isSignalled = true }
      return .sent(isFirst: !state.isSignalled)
    }
  }

  private func waitForRoom() async {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.items.readableBytes < Self.bytesMax || state.failure != nil || Task.isCancelled { return true }
          state.waiters.append(Waiter(number: number, continuation: continuation))
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
      }
      waiter?.continuation.resume()
    }
  }

  // MARK: The connection

  /// Takes everything that is there, to be read with `next`; nil where nothing is, and `onFilled` will be called.
  public func take() -> ByteBuffer? {
    let (items, waiters) = state.withLock { state -> (ByteBuffer?, [Waiter]) in
      state.isSignalled = false
      guard state.items.readableBytes > 0 else { return (nil, []) }
      defer {
        state.items = ByteBuffer()
        state.waiters = []
      }
      return (state.items, state.waiters)
    }
    for waiter in waiters { waiter.continuation.resume() }
    return items
  }

  /// The next item of what was taken.
  public static func next(_ items: inout ByteBuffer) -> Item? {
    guard let (length, observed) = items.readMultipleIntegers(as: (UInt32, Int64).self),
      let bytes = items.readSlice(length: Int(length))
    else { return nil }
    return Item(observed: observed, bytes: bytes)
  }

  /// The call has ended: what waits is dropped, and the handler gets this error.
  public func fail(_ error: RPCError) {
    let waiters = state.withLock { state in
      defer { state.waiters = [] }
      state.failure = state.failure ?? error
      state.items = ByteBuffer()
      return state.waiters
    }
    for waiter in waiters { waiter.continuation.resume() }
  }

  /// Sequence that must be durable before the call's status leaves.
  public var observed: Int64 { state.withLock { $0.observed } }

  /// What the status carries where the call ends as OK.
  public var trailers: [RPCMetadataEntry] { state.withLock { $0.trailers } }
}

/// Where the handler of a call sends its replies.
public struct ResponseStream<Reply: ProtobufMessage>: Sendable {
  private let outbox: StreamOutbox

  init(_ outbox: StreamOutbox) { self.outbox = outbox }

  /// Sends a reply, after those before it.
  ///
  /// Waits while the client does not take what was sent before.
  /// - Parameters:
  ///   - observed: Sequence of the newest log record that the reply could have observed; 0 where it observed no state.
  /// - Throws: Where the call has ended, such as by its deadline; or the reply is larger than the client accepts.
  public func send(_ reply: Reply, observed: Int64 = 0) async throws(RPCError) {
    try await outbox.send(reply, observed: observed)
  }

  /// What follows, the status included, could have observed this sequence.
  public func observe(_ sequence: Int64) { outbox.observe(sequence) }

  /// Gives the status of a call that ends as OK trailing metadata. An error has its own.
  public func setTrailers(_ trailers: [RPCMetadataEntry]) { outbox.setTrailers(trailers) }
}
