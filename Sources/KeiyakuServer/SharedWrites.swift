import Synchronization

/// Lets the event loops ask for the write of records together, so that more of them share a sync.
///
/// A loop that ends its turn while another is in the middle of its own leaves it to that one: its records are seldom
/// later for it, because nothing is written before the sync that is under way has ended.
final class SharedWrites: Sendable {
  /// The log is asked at the latest when so many calls wait for it.
  static let callsMax = 32

  /// Loops whose turn has left calls that wait for the log.
  private let turns = Atomic<Int>(0)
  /// Calls that wait for the log and that it has not been asked for.
  private let calls = Atomic<Int>(0)

  /// The first call of a turn waits for the log.
  func turnBegan() { turns.add(1, ordering: .relaxed) }

  /// A call waits for the log. True where the log is to be asked now.
  func callWaits() -> Bool {
    guard calls.add(1, ordering: .relaxed).newValue >= Self.callsMax else { return false }
    return calls.exchange(0, ordering: .relaxed) > 0
  }

  /// The turn has ended. True where the log is to be asked now.
  func turnEnded() -> Bool {
    // Acquires and releases, so that the last one to end counts the calls of the others.
    guard turns.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return false }
    return calls.exchange(0, ordering: .relaxed) > 0
  }
}
