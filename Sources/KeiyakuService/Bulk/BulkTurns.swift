import KeiyakuDomain
import KeiyakuEngine
import Synchronization

/// Which call works on which bulk change: of several with the same request id, the newest.
///
/// A client that lost its connection asks again, perhaps before the server knows that the first call is over. The older
/// call finds out under the engine's lock, before its next row; what it has done by then the newer one finds in the
/// state.
final class BulkTurns: Sendable {
  fileprivate struct Key: Hashable {
    var id: UUIDv7
    var actor: String
  }

  /// The right of a call to go on.
  struct Turn: Sendable {
    fileprivate let key: Key
    fileprivate let number: UInt64
    fileprivate let turns: BulkTurns

    /// Refuses to go on where another call has taken over.
    func check() throws(Refusal) {
      if !turns.isCurrent(self) { throw .bulkTakenOver }
    }
  }

  private struct State {
    var last: UInt64 = 0
    var current: [Key: UInt64] = [:]
  }

  private let state = Mutex(State())

  /// Takes the change over; nil where nothing can go on with it, because it has no request id.
  func take(_ mutation: Mutation) -> Turn? {
    guard let id = mutation.requestID else { return nil }
    let key = Key(id: id, actor: mutation.actor)
    return state.withLock { state in
      state.last += 1
      state.current[key] = state.last
      return Turn(key: key, number: state.last, turns: self)
    }
  }

  /// The call has ended.
  func giveBack(_ turn: Turn?) {
    guard let turn else { return }
    state.withLock { state in
      if state.current[turn.key] == turn.number { state.current[turn.key] = nil }
    }
  }

  private func isCurrent(_ turn: Turn) -> Bool { state.withLock { $0.current[turn.key] == turn.number } }
}
