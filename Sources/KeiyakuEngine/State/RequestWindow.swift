import KeiyakuDomain

/// The mutations whose request ids are remembered, oldest first.
///
/// Entries are evicted by what stands in records alone, their times, ids and number, so that a replay of the log evicts
/// alike.
struct RequestWindow: Sendable {
  /// How long a request id is remembered.
  static var keptMilliseconds: Int64 { 24 * 60 * 60 * 1000 }
  /// How far the clock that made an id may be ahead of this one. An id that is forgotten makes every unknown id up to
  /// its own time doubtful, those of the present as well while it is ahead: so this is no more than `youngMilliseconds`.
  static var aheadMillisecondsMax: Int64 { 60 * 1000 }
  /// How old an id is, by its maker's clock, before it is forgotten for whatever reason: retries of the last minute are
  /// known however busy the server is, and no present id is doubtful because of one that was forgotten.
  static var youngMilliseconds: Int64 { 60 * 1000 }
  /// Entries that one record evicts at most: a day that ends all at once stops nobody.
  static var evictionsPerRecordMax: Int { 64 }

  /// How many are remembered at most; more only while the oldest is young, or from a clock that is ahead.
  private let countMax: Int

  private var table = PagedTable<RequestRecord>()
  /// Position of the oldest entry; the next position where there is none.
  private(set) var oldest: Int64 = 1

  /// The newest time that any evicted id was made at, by its maker's clock, which may be ahead of this one: an id that
  /// is not remembered and no newer than this may have been evicted.
  private(set) var evictedThrough: Int64 = 0

  /// An empty window.
  init(countMax: Int = 4_000_000) { self.countMax = countMax }

  var count: Int { table.count }

  /// Position that the next entry gets.
  var nextPosition: Int64 { table.nextID }

  subscript(position: Int64) -> RequestRecord? { table[position] }

  /// The oldest entry, where a record of this time pushes it out: it is too old, or there is no more room.
  func evictable(at time: Int64) -> (position: Int64, record: RequestRecord)? {
    guard let first = table[oldest], first.idMilliseconds <= time - Self.youngMilliseconds else { return nil }
    guard table.count >= countMax || first.time < time - Self.keptMilliseconds else { return nil }
    return (oldest, first)
  }

  /// Forgets the oldest entry.
  mutating func evictOldest() {
    guard let first = table[oldest] else { return }
    evictedThrough = max(evictedThrough, first.idMilliseconds)
    table.remove(oldest)
    oldest += 1
    table.releasePages(below: oldest)
  }

  /// Remembers a mutation and returns its position.
  mutating func append(_ record: RequestRecord) -> Int64 { table.append(record) }

  /// Whether an id that is not remembered may have been remembered once.
  func isExpired(_ id: UUIDv7, now: Int64) -> Bool {
    id.milliseconds < now - Self.keptMilliseconds || id.milliseconds <= evictedThrough
  }

  /// Calls `body` with every entry, oldest first.
  func forEach<Failure: Error>(
    _ body: (Int64, borrowing RequestRecord) throws(Failure) -> Void
  ) throws(Failure) {
    try table.forEach(body)
  }

  /// Lets an empty window begin as another one of the same room stood: its oldest position and what it has forgotten.
  mutating func begin(at oldest: Int64, evictedThrough: Int64) {
    table.begin(at: oldest)
    self.oldest = oldest
    self.evictedThrough = evictedThrough
  }

  /// Puts entries in behind those that are there. False where their positions do not ascend.
  mutating func restore(_ run: consuming PagedTable<RequestRecord>.Run) -> Bool { table.restore(run) }

  /// Lets the next entry get this position.
  mutating func skip(to position: Int64) { table.skip(to: position) }
}
