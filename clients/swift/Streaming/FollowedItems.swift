public import KeiyakuMessages

extension EventServiceClient {
  /// Every durable record after a position, in order, each once, for as long as the task goes on: where the connection is
  /// lost or the server stops, the watch is begun again after the last record.
  ///
  ///     for try await record in client.events.follow(.after(cursor)) { … }
  ///
  /// The iterator's `cursor` lets another process go on.
  ///
  /// - Parameters:
  ///   - from: Where to begin.
  ///   - kinds: Only events of these kinds of entities; none means all.
  /// - Returns: The records, secrets taken out. The iteration throws what cannot be mended by asking again: a position
  ///   that is not kept any more (`EVENTS_NOT_KEPT`), of another history (`INCARNATION_MISMATCH`), a closed client,
  ///   cancellation.
  public func follow(_ from: WatchRequest.From, kinds: [EntityKind] = []) -> FollowedItems<WatchReply, LogRecord> {
    FollowedItems { cursor in
      watch(
        .with { request in
          request.from = cursor.map { .after($0) } ?? from
          request.kinds = kinds
        })
    } advance: { cursor, reply in
      var position = cursor ?? WatchCursor()
      if !reply.incarnation.isEmpty { position.incarnation = reply.incarnation }
      switch reply.item {
      case .record(let record): position.sequence = record.sequence
      case .heartbeat(let heartbeat): position.sequence = heartbeat.sequence
      case nil: return
      }
      cursor = position
    } element: { reply in
      if case .record(let record) = reply.item { record } else { nil }
    }
  }
}

extension SubscriptionServiceClient {
  /// The effective values of every subscription that matches, and again whenever anything may have changed them, for as
  /// long as the task goes on: where the connection is lost or the server stops, what may have changed meanwhile comes
  /// when it is back.
  ///
  /// - Parameters:
  ///   - filter: Which subscriptions; nil for all.
  ///   - cursor: A position of an earlier watch with the same filter: only what may have changed since comes.
  /// - Returns: Matches, ids of subscriptions that are gone, and positions. The iteration throws what cannot be mended by
  ///   asking again; where the position is not kept any more (`EVENTS_NOT_KEPT`) or of another history
  ///   (`INCARNATION_MISMATCH`), begin without one.
  public func followEffective(
    _ filter: SubscriptionFilter? = nil, after cursor: WatchCursor? = nil
  ) -> FollowedItems<WatchEffectiveReply, WatchEffectiveReply> {
    FollowedItems { reached in
      watchEffective(
        .with { request in
          request.filter = filter
          request.after = reached ?? cursor
        })
    } advance: { reached, reply in
      if case .position(let position) = reply.item { reached = position.cursor }
    } element: { reply in
      reply
    }
  }
}

/// The items of a watch that is begun again where it ended, whatever becomes of connections and servers.
public struct FollowedItems<Reply: Sendable, Element: Sendable>: AsyncSequence, Sendable {
  fileprivate let watch: @Sendable (WatchCursor?) -> ResponseItems<Reply>
  fileprivate let advance: @Sendable (inout WatchCursor?, Reply) -> Void
  fileprivate let element: @Sendable (Reply) -> Element?

  /// - Parameters:
  ///   - watch: Begins a watch after a position; at the beginning where there is none.
  ///   - advance: Moves the position on by what was replied.
  ///   - element: What of a reply is handed out.
  init(
    watch: @escaping @Sendable (WatchCursor?) -> ResponseItems<Reply>,
    advance: @escaping @Sendable (inout WatchCursor?, Reply) -> Void,
    element: @escaping @Sendable (Reply) -> Element?
  ) {
    self.watch = watch
    self.advance = advance
    self.element = element
  }

  /// An iterator of its own, from the beginning.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

  /// Takes the items one by one.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private let followed: FollowedItems
    private var replies: ResponseItems<Reply>.AsyncIterator?
    private var random = SystemRandomNumberGenerator()
    /// Watches in a row that ended before their first reply.
    private var failures = 0
    /// Everything up to here has been handed out, as far as it was asked for; nil before the server has said so.
    public private(set) var cursor: WatchCursor?

    fileprivate init(_ followed: FollowedItems) { self.followed = followed }

    /// The next item. Waits for it.
    /// - Throws: What cannot be mended by asking again.
    public mutating func next() async throws -> Element? {
      while true {
        do {
          if let element = try await nextOfThisWatch() { return element }
        } catch let error as RPCError where Self.isPassing(error) {
        } catch let error as ClientError where error.reason != .closed && error.reason != .databaseChanged {
        }
        replies = nil
        try await Task.sleep(for: Backoff().delay(failures: failures, using: &random))
        failures += 1
      }
    }

    /// The next item of the watch that goes on, or of a new one; nil where it has ended.
    private mutating func nextOfThisWatch() async throws -> Element? {
      var replies = self.replies ?? followed.watch(cursor).makeAsyncIterator()
      while let reply = try await replies.next() {
        self.replies = replies
        failures = 0
        followed.advance(&cursor, reply)
        if let element = followed.element(reply) { return element }
      }
      return nil
    }

    /// Whether the same watch may go through later.
    private static func isPassing(_ error: RPCError) -> Bool {
      // Such as an item that is larger than this client takes: it would come again and again.
      if error.retryPushback == .never { return false }
      return switch error.code {
      case .unavailable, .resourceExhausted, .deadlineExceeded, .aborted: true
      default: false
      }
    }
  }
}
