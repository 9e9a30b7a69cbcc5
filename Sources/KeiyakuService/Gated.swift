import KeiyakuMessages

/// The outcome of a call and what it may wait for: an answer leaves only when everything that it could have observed
/// is durable.
public struct Gated<Reply: Sendable>: Sendable {
  /// The reply, or why there is none.
  public let outcome: Result<Reply, RPCError>

  /// Sequence of the newest log record that the outcome could have observed; 0 where it observed no state.
  public let observed: Int64

  /// Gates an outcome behind the sequence that it observed.
  public init(_ outcome: Result<Reply, RPCError>, observed: Int64) {
    self.outcome = outcome
    self.observed = observed
  }

  /// A refusal that observed no state, such as that of a malformed field.
  public static func refused(_ error: RPCError) -> Gated { Gated(.failure(error), observed: 0) }
}
