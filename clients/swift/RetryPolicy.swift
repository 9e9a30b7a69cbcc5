internal import KeiyakuMessages
internal import Synchronization

/// Which calls are tried again, how often and when; after gRPC's proposal A6.
///
/// - A call that the server did not begin (`not_processed`, code UNAVAILABLE or RESOURCE_EXHAUSTED) is tried again
///   whatever it is: the first time at once, which does not count, and from then on by the rules below. Calls above the
///   last stream of a GOAWAY go to the next connection and do not count at all.
/// - Reads, and changes with a request id, are tried again where the connection was lost, on UNAVAILABLE, and on
///   RESOURCE_EXHAUSTED where the server says when.
/// - A server's `retry_pushback_ms` replaces the back-off; -1 ends the retries.
/// - A call that streams is committed by its first item that comes, or when it has sent more than 64 KiB of items: until
///   then its items are kept and sent again, from then on its end is final.
/// - While too many attempts fail, nothing but the first kind is tried again; see `RetryThrottling`.
public struct RetryPolicy: Sendable, Hashable {
  /// Attempts that count, the first included; 1 forbids retries.
  public var attemptsMax = 5
  /// Waits between attempts. After a lost connection, connecting again is the wait.
  public var backoff = Backoff(initial: .milliseconds(20), maximum: .seconds(1))
  /// When to stop retries, so that they do not keep down a server that is overloaded; nil never does.
  public var throttling: RetryThrottling? = RetryThrottling()

  /// Makes a policy of defaults.
  public init() {}
}

/// A token bucket over all calls of a client: each failed attempt takes one token, each success puts back a part of
/// one, and retries stop while it is not more than half full.
///
/// Failed attempts are those that may be tried again. A lost connection takes one token, however many calls it carried.
public struct RetryThrottling: Sendable, Hashable {
  /// Tokens at the start, and the most there are.
  public var tokensMax = 100
  /// What a success puts back, in tokens, to three decimal places.
  public var tokenRatio = 0.1

  /// Makes a bucket of defaults.
  public init(tokensMax: Int = 100, tokenRatio: Double = 0.1) {
    self.tokensMax = tokensMax
    self.tokenRatio = tokenRatio
  }
}

/// The tokens of a client, shared by its connections.
final class RetryThrottle: Sendable {
  private static let scale = 1000

  /// Thousandths of a token.
  private let level: Atomic<Int>
  private let most: Int
  private let perSuccess: Int

  init(_ throttling: RetryThrottling?) {
    most = min(max(0, throttling?.tokensMax ?? 0), 1_000_000) * Self.scale
    perSuccess = Int(min(max(0, throttling?.tokenRatio ?? 0), 1_000_000) * Double(Self.scale))
    level = Atomic(most)
  }

  /// Whether retries are allowed now.
  var allowsRetries: Bool { most == 0 || level.load(ordering: .relaxed) > most / 2 }

  /// An attempt failed.
  func failed() { change(by: -Self.scale) }

  /// Attempts succeeded. Costs one load while the bucket is full.
  func succeeded(_ count: Int = 1) {
    if level.load(ordering: .relaxed) < most { change(by: count * perSuccess) }
  }

  private func change(by amount: Int) {
    var current = level.load(ordering: .relaxed)
    while true {
      let next = min(most, max(0, current + amount))
      let (exchanged, original) = level.weakCompareExchange(
        expected: current, desired: next, ordering: .relaxed)
      if exchanged { return }
      current = original
    }
  }
}

/// What a call has been through that was tried more than once; most calls have none.
final class RetryState {
  /// Attempts that failed and count.
  var failures = 0
  /// Attempts since the server last said how long to wait; they set the back-off.
  var unadvisedFailures = 0
  /// The one retry at once was taken.
  var hadTransparentRetry = false
  /// When to try again, where the call rests, in nanoseconds of the loop's clock.
  var due: UInt64 = 0
  /// The last answer.
  var refusal: RPCError?
}

/// What becomes of a call whose attempt failed.
enum OnFailedAttempt: Hashable {
  /// Send it again at once.
  case retryNow
  /// Send it again after this wait.
  case retry(after: Duration)
  /// It has ended; with the limit that was hit, by name and in words, where a retry would have been allowed otherwise.
  case end(limit: String?, text: String?)

  static let end = OnFailedAttempt.end(limit: nil, text: nil)
}

extension RetryPolicy {
  /// The server answered an attempt with an error.
  func refused(
    _ error: RPCError, isRepeatable: Bool, state: RetryState, throttle: RetryThrottle,
    using random: inout some RandomNumberGenerator
  ) -> OnFailedAttempt {
    if error.retryPushback == .never {
      throttle.failed()
      return .end
    }
    var pushback: Duration?
    if case .afterMilliseconds(let milliseconds) = error.retryPushback { pushback = .milliseconds(milliseconds) }
    let isRetryable =
      error.code == .unavailable || error.code == .resourceExhausted && (pushback != nil || error.notProcessed)
    guard isRetryable else {
      throttle.succeeded()
      return .end
    }
    if error.notProcessed, !state.hadTransparentRetry {
      state.hadTransparentRetry = true
      return pushback.map { .retry(after: $0) } ?? .retryNow
    }
    throttle.failed()
    guard isRepeatable || error.notProcessed else { return .end }
    if let ended = countFailure(state, throttle) { return ended }
    if let pushback {
      state.unadvisedFailures = 0
      return .retry(after: pushback)
    }
    state.unadvisedFailures += 1
    return .retry(after: backoff.delay(failures: state.unadvisedFailures - 1, using: &random))
  }

  /// The connection was lost under an attempt; the throttle has been told.
  func lost(isRepeatable: Bool, state: RetryState, throttle: RetryThrottle) -> OnFailedAttempt {
    guard isRepeatable else { return .end }
    return countFailure(state, throttle) ?? .retryNow
  }

  /// Nil where another attempt is allowed.
  private func countFailure(_ state: RetryState, _ throttle: RetryThrottle) -> OnFailedAttempt? {
    state.failures += 1
    if state.failures >= attemptsMax {
      return .end(limit: "retry.attemptsMax", text: "retry.attemptsMax of the client's configuration is \(attemptsMax)")
    }
    if !throttle.allowsRetries {
      return .end(
        limit: "retry.throttling",
        text: "too many attempts fail, so retry.throttling of the client's configuration stops retries")
    }
    return nil
  }
}
