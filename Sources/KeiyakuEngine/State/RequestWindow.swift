import KeiyakuDomain

/// The mutations whose request ids are remembered, oldest first.
///
/// Entries are evicted by the time and the number of records alone, so that a replay of the log evicts alike.
struct RequestWindow: Sendable {
  /// How long a request id is remembered.
  static var keptMilliseconds: Int64 { 24 * 60 * 60 * 1000 }
  /// How many are remembered at most.
  static var countMax: Int { 4_000_000 }
  /// How far the clock that made an id may be ahead of this one: an id from further ahead would outlive the window.
  static var aheadMillisecondsMax: Int64 { 60 * 60 * 1000 }

  private var table = PagedTable<RequestRecord>()
  private var oldest: Int64 = 1

  /// Time of the newest record that was evicted for the number of entries; ids made before it are too old to be sure
  /// of.
  private(set) var evictedTime: Int64 = 0

  var count: Int { table.count }

  subscript(position: Int64) -> RequestRecord? { table[position] }

  /// The oldest entry, where a record of this time pushes it out: it is too old, or there is no more room.
  func evictable(at time: Int64) -> (position: Int64, record: RequestRecord)? {
    guard let first = table[oldest] else { return nil }
    guard table.count >= Self.countMax || first.time < time - Self.keptMilliseconds else { return nil }
    return (oldest, first)
  }

  /// Forgets the oldest entry.
  mutating func evictOldest() {
    guard let first = table[oldest] else { return }
    if table.count >= Self.countMax { evictedTime = max(evictedTime, first.time) }
    table.remove(oldest)
    oldest += 1
    table.releasePages(below: oldest)
  }

  /// Remembers a mutation and returns its position.
  mutating func append(_ record: RequestRecord) -> Int64 { table.append(record) }

  /// Whether an id that is not remembered may have been remembered once.
  func isExpired(_ id: UUIDv7, now: Int64) -> Bool {
    id.milliseconds < now - Self.keptMilliseconds || id.milliseconds <= evictedTime
  }
}
