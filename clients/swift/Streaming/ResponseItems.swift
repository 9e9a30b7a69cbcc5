public import KeiyakuMessages

/// The items with which a server answers a call, in order.
///
///     for try await item in client.diagnostics.expand(request) { … }
///
/// The server sends only as much as fits the window (`limits.streamWindowBytes`) beyond what was taken, so a slow reader
/// costs no memory. The iteration throws the server's `RPCError`, a `ClientError`, or `CancellationError`. Where the
/// items and their iterator are dropped, or the task that waits is cancelled, so is the call.
public struct ResponseItems<Item: Sendable>: AsyncSequence, Sendable {
  /// An item.
  public typealias Element = Item

  /// What a call of any request type offers to a reader.
  struct Source: Sendable {
    let received: ReceivedItems<Item>
    /// Holds the call.
    let taken: @Sendable (_ items: Int, _ credit: Int) -> Void
    let cancel: @Sendable () -> Void
  }

  private let source: Source

  init<Request>(_ handle: CallHandle<Request, Item>) {
    source = Source(
      received: handle.received, taken: { handle.taken(items: $0, credit: $1) }, cancel: { handle.cancel() })
  }

  /// What the server said after the last item; empty before the end was reached, and where it said nothing.
  public var trailers: [RPCMetadataEntry] { source.received.trailers }

  /// Ends the call. Harmless where it has ended.
  public func cancel() { source.cancel() }

  /// An iterator. Several share the items.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source) }

  /// Takes the items one by one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let source: Source
    private var chunk = ReceivedItems<Item>.Chunk()
    private var index = 0

    init(_ source: Source) { self.source = source }

    /// The next item; nil after the last one.
    /// - Throws: The server's `RPCError`, a `ClientError`, or `CancellationError`.
    public mutating func next() async throws -> Item? { try await next(isolation: nil) }

    /// The next item; nil after the last one. Where it has come already, nothing leaves the caller's thread.
    /// - Throws: The server's `RPCError`, a `ClientError`, or `CancellationError`.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Item? {
      if index < chunk.items.count {
        defer { index += 1 }
        return chunk.items[index]
      }
      return try await nextOfNextChunk(isolation: actor)
    }

    private mutating func nextOfNextChunk(isolation actor: isolated (any Actor)?) async throws -> Item? {
      // Whoever asks for more has done with what there was: the server may send as much again.
      if chunk.credit > 0 { source.taken(chunk.items.count, chunk.credit) }
      chunk = ReceivedItems.Chunk()
      while true {
        switch source.received.take() {
        case .chunk(let next):
          chunk = next
          index = 1
          // A chunk has an item at least.
          return next.items[0]
        case .end(.complete): return nil
        case .end(.failed(let error)): throw error
        case .nothing:
          let source = source
          await withTaskCancellationHandler {
            await source.received.wait()
          } onCancel: {
            source.cancel()
          }
        }
      }
    }
  }
}
