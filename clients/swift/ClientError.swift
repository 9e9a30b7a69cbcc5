/// Why a call, or a connection, failed on this side.
///
/// What a server answers is an `RPCError` instead. A cancelled task throws `CancellationError`.
public struct ClientError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened.
  public enum Reason: String, Sendable, Hashable {
    /// There is no connection: the server could not be reached, or is no Keiyaku server.
    case connectFailed = "CONNECT_FAILED"
    /// The connection was lost while the call was in flight, and the call may not be repeated.
    case connectionLost = "CONNECTION_LOST"
    /// The time for the call is over.
    case timedOut = "TIMED_OUT"
    /// The client was closed.
    case closed = "CLIENT_CLOSED"
    /// The server has another database than the one known before.
    case databaseChanged = "DATABASE_CHANGED"
    /// The request is larger than the server accepts.
    case messageTooLarge = "MESSAGE_TOO_LARGE"
    /// More calls are waiting than the configuration allows.
    case tooManyWaitingCalls = "TOO_MANY_WAITING_CALLS"
    /// Items cannot be sent any more, because the server has answered or the own side was ended.
    case callEnded = "CALL_ENDED"
    /// The reply cannot be decoded.
    case invalidReply = "INVALID_REPLY"
  }

  /// What is known about the call at the server.
  public enum Progress: String, Sendable, Hashable {
    /// It never left this process.
    case notSent = "it was not sent"
    /// The server said that it did not begin.
    case notProcessed = "the server did not begin it"
    /// It was sent and not answered: the server may have carried it out.
    case unknown = "it was sent and may have been carried out"
    /// The server carried it out.
    case processed = "the server carried it out"
  }

  /// What happened.
  public var reason: Reason
  /// What happened in detail, for people.
  public var message: String
  /// The server that was spoken to.
  public var peer: Endpoint
  /// Full name of the method; nil where no call was concerned.
  public var method: String?
  /// How often the call was sent.
  public var attempts: Int
  /// What is known about the call at the server.
  public var progress: Progress
  /// Name of the limit that was hit, as it stands in HELLO (`message_bytes_max`) or in the client's configuration
  /// (`retry.attemptsMax`); nil where none was.
  public var limit: String?
  /// Reason of the GOAWAY with which the server ended the connection, such as `PINGS_TOO_MANY`; nil where none came.
  public var goAway: String?
  /// What the server answered to the attempt before; nil where the call was not tried again after an answer.
  public var refusal: RPCError?

  /// Makes an error.
  public init(
    _ reason: Reason, _ message: String, peer: Endpoint, method: String? = nil, attempts: Int = 0,
    progress: Progress = .notSent, limit: String? = nil, goAway: String? = nil, refusal: RPCError? = nil
  ) {
    self.reason = reason
    self.message = message
    self.peer = peer
    self.method = method
    self.attempts = attempts
    self.progress = progress
    self.limit = limit
    self.goAway = goAway
    self.refusal = refusal
  }

  /// All of it on one line.
  public var description: String {
    guard let method else { return "\(reason.rawValue): \(message) (\(peer))" }
    let sent = attempts > 1 ? ", attempt \(attempts)" : ""
    let before = refusal.map { "; the answer before was \($0.code) \($0.reason): \($0.message)" } ?? ""
    return "\(reason.rawValue): \(message) (\(method) at \(peer)\(sent); \(progress.rawValue)\(before))"
  }
}
