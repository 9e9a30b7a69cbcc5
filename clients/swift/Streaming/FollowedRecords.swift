public import KeiyakuMessages

extension EventServiceClient {
  /// Every durable record after a position, in order, each once, for as long as the task goes on: where the connection is
  /// lost or the server stops, the watch is begun again after the last record.
  ///
  ///     for try await record in client.events.follow(.after(cursor)) {
  ///       …
  ///       cursor = records.cursor  // Kept, it lets another process go on.
  ///     }
  ///
  /// - Parameters:
  ///   - from: Where to begin.
  ///   - kinds: Only events of these kinds of entities; none means all.
  /// - Returns: The records. The iteration throws what cannot be mended by asking again: a position that is not kept any
  ///   more (`EVENTS_NOT_KEPT`), of another history (`INCARNATION_MISMATCH`), a closed client, cancellation.
  public func follow(_ from: WatchRequest.From, kinds: [EntityKind] = []) -> FollowedRecords {
    FollowedRecords(client: self, from: from, kinds: kinds)
  }
}

/// Durable records, whatever becomes of connections and servers.
public struct FollowedRecords: AsyncSequence, Sendable {
  /// A record, secrets taken out.
  public typealias Element = LogRecord

  fileprivate let client: EventServiceClient
  fileprivate let from: WatchRequest.From
  fileprivate let kinds: [EntityKind]

  /// An iterator of its own, from the beginning.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

  /// Takes the records one by one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let records: FollowedRecords
    private var items: ResponseItems<WatchReply>.AsyncIterator?
    private var random = SystemRandomNumberGenerator()
    /// Watches in a row that ended before their first item.
    private var failures = 0
    /// Everything up to here has been handed out, as far as it was asked for; nil before the server has said a word.
    public private(set) var cursor: WatchCursor?

    fileprivate init(_ records: FollowedRecords) { self.records = records }

    /// The next record. Waits for it.
    /// - Throws: What cannot be mended by asking again.
    public mutating func next() async throws -> LogRecord? {
      while true {
        do {
          if let record = try await nextOfThisWatch() { return record }
        } catch let error as RPCError where Self.isPassing(error) {
        } catch let error as ClientError where error.reason != .closed && error.reason != .databaseChanged {
        }
        items = nil
        try await Task.sleep(for: Backoff().delay(failures: failures, using: &random))
        failures += 1
      }
    }

    /// The next record of the watch that goes on, or of a new one; nil where it has ended.
    private mutating func nextOfThisWatch() async throws -> LogRecord? {
      var items =
        self.items
        ?? records.client.watch(
          .with { request in
            request.from = cursor.map { .after($0) } ?? records.from
            request.kinds = records.kinds
          }
        ).makeAsyncIterator()
      while let reply = try await items.next() {
        self.items = items
        failures = 0
        var position = cursor ?? WatchCursor()
        if !reply.incarnation.isEmpty { position.incarnation = reply.incarnation }
        switch reply.item {
        case .record(let record):
          position.sequence = record.sequence
          cursor = position
          return record
        case .heartbeat(let heartbeat):
          position.sequence = heartbeat.sequence
          cursor = position
        case nil: continue
        }
      }
      return nil
    }

    /// Whether the same watch may go through later.
    private static func isPassing(_ error: RPCError) -> Bool {
      switch error.code {
      case .unavailable, .resourceExhausted, .deadlineExceeded, .aborted: true
      default: false
      }
    }
  }
}
