/// Something that happened to one of a client's connections.
public struct ConnectionEvent: Sendable, Hashable, CustomStringConvertible {
  /// What happened.
  public enum Change: Sendable, Hashable {
    /// An attempt to connect begins.
    case connecting
    /// The attempt failed; the next endpoint is tried, or a back-off follows.
    case connectFailed(reason: String)
    /// The server has said HELLO: calls are sent there.
    case connected
    /// No further calls are sent there; those that are in flight go on.
    case draining(reason: String)
    /// It ended and was in use.
    case lost(reason: String)
    /// It ended after draining.
    case drained
    /// Every endpoint was tried in vain, or a connection was lost: the next attempt comes after this wait.
    case backingOff(Duration, reason: String)
    /// The client was closed. Nothing follows.
    case closed
  }

  /// Which of the client's connections, from 0.
  public let connection: Int
  /// The server that it concerns.
  public let peer: Endpoint
  /// What happened.
  public let change: Change

  /// All of it on one line.
  public var description: String { "connection \(connection) to \(peer): \(change)" }
}
