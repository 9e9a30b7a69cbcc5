import Synchronization

/// Counts the bytes that wait to be sent, over every connection of a server.
///
/// A peer that does not read is stopped by its own limit; many of them together by this one. It stops only connections
/// that have something waiting, so that a call on a healthy one is always served.
final class UnsentBudget: Sendable {
  private let byteCount = Atomic<Int>(0)
  private let byteCountMax: Int

  init(byteCountMax: Int) {
    self.byteCountMax = byteCountMax
  }

  /// More waits, or less.
  func add(_ difference: Int) {
    byteCount.add(difference, ordering: .relaxed)
  }

  /// Bytes that wait now.
  var current: Int { byteCount.load(ordering: .relaxed) }

  var isExceeded: Bool { current > byteCountMax }
}
