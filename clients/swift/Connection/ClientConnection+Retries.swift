internal import KeiyakuMessages
internal import NIOCore

/// Trying calls again.
extension ClientConnection {
  /// The server answered a call with an error: its outcome, unless the call is tried again.
  func callRefused(_ call: AnyClientCall, _ error: RPCError) {
    call.progress = error.notProcessed ? .notProcessed : .unknown
    let retry = call.retry ?? RetryState()
    var random = SystemRandomNumberGenerator()
    let next =
      isClosing || call.isCommitted
      ? .end
      : configuration.retry.refused(
        error, isRepeatable: call.isRepeatable, state: retry, throttle: throttle, using: &random)
    switch next {
    case .end(_, let text):
      end(call, error, retriesEnded: text)
    case .retryNow:
      remember(error, retry, of: call)
      waiting.append(call)
      armDeadline(call.deadline)
    case .retry(let wait):
      let due = NIODeadline.now() + TimeAmount(wait)
      // Nobody is to wait for nothing.
      guard due < call.deadline else {
        return end(call, error, retriesEnded: "the next attempt would come after the call's deadline")
      }
      guard resting.count < configuration.waitingCallsMax else {
        return end(
          call, error,
          retriesEnded: "\(resting.count) calls wait to be tried again, which is the limit waitingCallsMax of the "
            + "client's configuration")
      }
      remember(error, retry, of: call)
      rest(call, retry, until: due)
    }
  }

  private func remember(_ error: RPCError, _ retry: RetryState, of call: AnyClientCall) {
    retry.refusal = error
    call.retry = retry
  }

  private func end(_ call: AnyClientCall, _ error: RPCError, retriesEnded: String?) {
    var error = error
    error.receipt = CallReceipt(
      peer: "\(endpoints[call.endpointNumber])", method: call.methodName, attempts: Int(call.attempts),
      retriesEnded: retriesEnded)
    call.failed(error)
  }

  /// The server did not begin these calls, and the connection ends: they go first on the next one. That does not count,
  /// because it says nothing about the calls.
  func retryUnprocessed(_ calls: [AnyClientCall]) {
    for call in calls.reversed() {
      call.progress = .notProcessed
      if call.isCommitted {
        fail(call, .connectionLost, "the connection ends, and more items were sent than are kept to be sent again")
      } else {
        waiting.prepend(call)
      }
    }
    if isClosing { failUnsent(.closed, "the client was closed") }
  }

  /// These calls were in flight when the connection was lost: those that may be repeated go first on the next one.
  func retryLost(_ calls: [AnyClientCall], reason: String, goAway: String?) {
    guard !calls.isEmpty else { return }
    throttle.failed()
    var failed: [(AnyClientCall, limit: String?, text: String?)] = []
    for call in calls.reversed() {
      let retry = call.retry ?? RetryState()
      let next =
        isClosing || call.isCommitted
        ? .end : configuration.retry.lost(isRepeatable: call.isRepeatable, state: retry, throttle: throttle)
      if case .end(let limit, let text) = next {
        failed.append((call, limit, text))
      } else {
        call.retry = retry
        waiting.prepend(call)
      }
    }
    for (call, limit, text) in failed.reversed() {
      let suffix = text.map { "; \($0)" } ?? ""
      fail(call, .connectionLost, "the connection was lost: \(reason)\(suffix)", limit: limit, goAway: goAway)
    }
  }
}
