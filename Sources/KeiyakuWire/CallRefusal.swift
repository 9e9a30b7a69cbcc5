import KeiyakuMessages

/// Why a server answers a call with a STATUS before any handler has seen it.
public enum CallRefusal: Hashable, Sendable {
  /// As many calls are in flight as the server accepts.
  case concurrencyLimit
  /// As many calls that stream are in flight as the server accepts.
  case streamLimit
  /// As many calls run on all connections together as the server accepts.
  case serverConcurrencyLimit(seen: Int)
  /// The server has said which stream was the last that it accepts.
  case draining
  /// The message is larger than the server accepts; `seen` is what had come by then.
  case messageTooLarge(seen: Int)
  /// Too many bytes of messages that are not complete.
  case reassemblyBudget(seen: Int)

  /// What to tell the caller.
  /// - Parameters:
  ///   - limits: What this side accepts.
  ///   - notProcessed: The handler was never started.
  public func error(_ limits: ConnectionLimits, notProcessed: Bool = true) -> RPCError {
    var error = refusal(limits)
    error.notProcessed = notProcessed
    return error
  }

  private func refusal(_ limits: ConnectionLimits) -> RPCError {
    let soon = RPCError.RetryPushback.afterMilliseconds(Int32(clamping: limits.retryPushbackMilliseconds))
    switch self {
    case .concurrencyLimit:
      return RPCError(
        code: .unavailable, reason: "CONCURRENCY_LIMIT",
        message: LimitName.concurrentCallsMax.exceeded(
          value: limits.concurrentCallsMax, seen: limits.concurrentCallsMax + 1),
        retryPushback: soon)
    case .streamLimit:
      return RPCError(
        code: .unavailable, reason: "CONCURRENCY_LIMIT",
        message: LimitName.concurrentStreamsMax.exceeded(
          value: limits.concurrentStreamsMax, seen: limits.concurrentStreamsMax + 1),
        retryPushback: soon)
    case .serverConcurrencyLimit(let seen):
      return RPCError(
        code: .unavailable, reason: "CONCURRENCY_LIMIT",
        message: LimitName.serverConcurrentCallsMax.exceeded(value: limits.serverConcurrentCallsMax, seen: seen),
        retryPushback: soon)
    case .draining:
      return RPCError(
        code: .unavailable, reason: "DRAINING",
        message: "the server is stopping and accepts no new calls on this connection; use another one")
    case .messageTooLarge(let seen):
      return RPCError(
        code: .resourceExhausted, reason: "MESSAGE_TOO_LARGE",
        message: LimitName.messageBytesMax.exceeded(value: limits.messageBytesMax, seen: seen),
        retryPushback: .never)
    case .reassemblyBudget(let seen):
      return RPCError(
        code: .resourceExhausted, reason: "REASSEMBLY_BUDGET",
        message: LimitName.reassemblyBytesMax.exceeded(value: limits.reassemblyBytesMax, seen: seen),
        retryPushback: soon)
    }
  }
}
