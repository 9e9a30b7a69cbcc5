import KeiyakuMessages

/// Why a server answers a call with a STATUS before any handler has seen it.
public enum CallRefusal: Hashable, Sendable {
  /// As many calls are in flight as the server accepts.
  case concurrencyLimit
  /// The server has said which stream was the last that it accepts.
  case draining
  /// The message is larger than the server accepts; `seen` is what had come by then.
  case messageTooLarge(seen: Int)
  /// Too many bytes of messages that are not complete.
  case reassemblyBudget(seen: Int)
  /// The frame neither ends the client's side nor announces a continuation: a stream, which minor version 0 lacks.
  case streamingUnsupported

  /// What to tell the caller. The handler was never started, so it always is `notProcessed`.
  public func error(_ limits: ConnectionLimits) -> RPCError {
    let soon = RPCError.RetryPushback.afterMilliseconds(Int32(clamping: limits.retryPushbackMilliseconds))
    switch self {
    case .concurrencyLimit:
      return RPCError(
        code: .unavailable, reason: "CONCURRENCY_LIMIT",
        message: LimitName.concurrentCallsMax.exceeded(
          value: limits.concurrentCallsMax, seen: limits.concurrentCallsMax + 1),
        retryPushback: soon, notProcessed: true)
    case .draining:
      return RPCError(
        code: .unavailable, reason: "DRAINING",
        message: "the server is stopping and accepts no new calls on this connection; use another one",
        notProcessed: true)
    case .messageTooLarge(let seen):
      return RPCError(
        code: .resourceExhausted, reason: "MESSAGE_TOO_LARGE",
        message: LimitName.messageBytesMax.exceeded(value: limits.messageBytesMax, seen: seen),
        retryPushback: .never, notProcessed: true)
    case .reassemblyBudget(let seen):
      return RPCError(
        code: .resourceExhausted, reason: "REASSEMBLY_BUDGET",
        message: LimitName.reassemblyBytesMax.exceeded(value: limits.reassemblyBytesMax, seen: seen),
        retryPushback: soon, notProcessed: true)
    case .streamingUnsupported:
      return RPCError(
        code: .unimplemented, reason: "STREAMING_UNSUPPORTED",
        message: "a REQUEST ends with END, or goes on with MORE: version 1.0 of the protocol has no streaming calls",
        retryPushback: .never, notProcessed: true)
    }
  }
}
