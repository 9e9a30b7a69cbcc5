import KeiyakuMessages
import NIOCore
import Synchronization

/// Encoded items of a client on their way from its connection to a handler.
///
/// The connection appends what it reads and wakes the handler once for all of it; the handler takes everything that is
/// there at once. How much can be here is bounded by the credit that the client has: it returns as items are taken.
public final class StreamInbox: Sendable {
  /// Items that were taken together.
  struct Batch {
    /// Of each item: its length and its credit, four bytes each, and its bytes.
    fileprivate var bytes: ByteBuffer
    /// Items in `bytes`.
    fileprivate var count: Int
  }

  private struct State {
    var bytes = ByteBuffer()
    var count = 0
    var isEnded = false
    var failure: RPCError?
    var waiter: CheckedContinuation<Void, Never>?
  }

  private enum OnTake {
    case batch(Batch)
    case ended
    case failed(RPCError)
    case wait
  }

  private let state = Mutex(State())
  private let onTaken: @Sendable (_ items: Int, _ credit: Int) -> Void

  /// An empty inbox.
  /// - Parameter onTaken: Is called, on any thread, when the handler has taken items: their credit is to be returned.
  public init(onTaken: @escaping @Sendable (_ items: Int, _ credit: Int) -> Void) {
    self.onTaken = onTaken
  }

  // MARK: The connection

  /// Adds an item; `wake` lets the handler know.
  public func append(_ body: UnsafeRawBufferPointer, credit: Int) {
    state.withLock { state in
      if state.failure != nil { return }
      state.bytes.writeMultipleIntegers(UInt32(body.count), UInt32(credit))
      state.bytes.writeBytes(body)
      state.count += 1
    }
  }

  /// The client has ended its side; `wake` lets the handler know.
  public func end() {
    state.withLock { $0.isEnded = true }
  }

  /// The call has ended otherwise: what waits is dropped, and the handler gets this error.
  public func fail(_ error: RPCError) {
    state.withLock { state in
      state.failure = state.failure ?? error
      state.bytes = ByteBuffer()
      state.count = 0
    }
    wake()
  }

  /// Wakes the handler, if it waits.
  public func wake() {
    let waiter = state.withLock { state in
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  // MARK: The handler

  /// Everything that is there, once something is; nil at the end.
  func take() async throws(RPCError) -> Batch? {
    while true {
      switch takeNow() {
      case .batch(let batch): return batch
      case .ended: return nil
      case .failed(let error): throw error
      case .wait:
        if Task.isCancelled { throw .callCancelled }
        await wait()
      }
    }
  }

  /// Takes the first item out of a batch. Its credit returns with that of the batch's other items, or before when it
  /// is much.
  func next<Item: ProtobufMessage>(
    _ batch: inout Batch, _: Item.Type, taken: inout (items: Int, credit: Int), arena: MessageArena
  ) throws(RPCError) -> Item? {
    guard batch.count > 0, let (length, credit) = batch.bytes.readMultipleIntegers(as: (UInt32, UInt32).self) else {
      return nil
    }
    batch.count -= 1
    taken.items += 1
    taken.credit += Int(credit)
    if batch.count == 0 || taken.credit >= Self.reportedCreditMin {
      onTaken(taken.items, taken.credit)
      taken = (0, 0)
    }
    let result = batch.bytes.readWithUnsafeReadableBytes { bytes in
      let body = UnsafeRawBufferPointer(rebasing: bytes.prefix(Int(length)))
      return (body.count, ServiceMethod.request(Item.self, from: body, arena))
    }
    switch result {
    case .success(let item): return item
    case .failure(let error):
      fail(error)
      throw error
    }
  }

  /// Credit that is not held back until a batch is used up.
  private static let reportedCreditMin = 16 * 1024

  private func takeNow() -> OnTake {
    state.withLock { state in
      if let failure = state.failure { return .failed(failure) }
      guard state.count > 0 else { return state.isEnded ? .ended : .wait }
      defer {
        state.bytes = ByteBuffer()
        state.count = 0
      }
      return .batch(Batch(bytes: state.bytes, count: state.count))
    }
  }

  private func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.count > 0 || state.isEnded || state.failure != nil || Task.isCancelled { return true }
          state.waiter = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      wake()
    }
  }
}

/// The requests of a call, in order.
///
/// To be iterated once, by one task. Ends when the client has ended its side; throws where the call has ended before,
/// or an item cannot be decoded.
public struct RequestStream<Request: ProtobufMessage>: AsyncSequence, Sendable {
  /// A request.
  public typealias Element = Request
  /// Why there are no more.
  public typealias Failure = RPCError

  private let inbox: StreamInbox

  init(_ inbox: StreamInbox) { self.inbox = inbox }

  /// Begins to read.
  public func makeAsyncIterator() -> Iterator { Iterator(inbox: inbox) }

  /// Reads requests.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let inbox: StreamInbox
    private let arena = MessageArena(chunkBytes: 4096)
    private var batch: StreamInbox.Batch?
    private var taken = (items: 0, credit: 0)

    fileprivate init(inbox: StreamInbox) { self.inbox = inbox }

    /// The next request; nil at the end.
    public mutating func next() async throws(RPCError) -> Request? {
      try await next(isolation: nil)
    }

    /// The next request; nil at the end.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Request? {
      while true {
        if let request = try takeFromBatch() { return request }
        guard let more = try await inbox.take() else { return nil }
        batch = more
      }
    }

    private mutating func takeFromBatch() throws(RPCError) -> Request? {
      guard batch != nil else { return nil }
      // Checked above; taken apart in place so that the bytes are not copied.
      let request = try inbox.next(&batch!, Request.self, taken: &taken, arena: arena)
      if request == nil { batch = nil }
      return request
    }
  }
}
