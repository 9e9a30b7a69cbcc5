import KeiyakuMessages
import NIOCore
import Testing

@testable import KeiyakuClient

@Suite("Retry policy, throttle and keep-alive, without a connection")
struct RetryPolicyTests {
  private let refusal = RPCError(code: .unavailable, reason: "BUSY", message: "later")

  private func refused(_ policy: RetryPolicy, _ error: RPCError, _ state: RetryState) -> OnFailedAttempt {
    var random = SeededGenerator(seed: 1)
    return policy.refused(
      error, isRepeatable: true, state: state, throttle: RetryThrottle(policy.throttling), using: &random)
  }

  @Test("Waits grow from attempt to attempt, between half and all of the exponential wait")
  func backoffGrows() throws {
    var policy = RetryPolicy()
    policy.attemptsMax = 100
    policy.backoff = Backoff(initial: .milliseconds(10), maximum: .milliseconds(50), factor: 2)
    let state = RetryState()
    for longest in [10, 20, 40, 50, 50] {
      guard case .retry(let wait) = refused(policy, refusal, state) else { throw FakePeer.Unexpected(what: "the end") }
      #expect((.milliseconds(longest) / 2 ... .milliseconds(longest)).contains(wait))
    }
  }

  @Test("A pushback replaces the wait, and the back-off begins anew after it")
  func pushbackResets() {
    var policy = RetryPolicy()
    policy.backoff = Backoff(initial: .milliseconds(10), maximum: .seconds(50), factor: 100)
    let state = RetryState()
    _ = refused(policy, refusal, state)
    var advised = refusal
    advised.retryPushback = .afterMilliseconds(77)
    #expect(refused(policy, advised, state) == .retry(after: .milliseconds(77)))
    guard case .retry(let wait) = refused(policy, refusal, state) else {
      Issue.record("no retry")
      return
    }
    #expect(wait <= .milliseconds(10))
  }

  @Test("The throttle stops retries at half of its tokens, and never where there is none")
  func throttle() {
    let throttle = RetryThrottle(RetryThrottling(tokensMax: 10, tokenRatio: 0.1))
    for _ in 0..<4 { throttle.failed() }
    #expect(throttle.allowsRetries)
    throttle.failed()
    #expect(!throttle.allowsRetries)
    throttle.succeeded()
    #expect(throttle.allowsRetries)
    for _ in 0..<1000 { throttle.failed() }
    throttle.succeeded(50)
    #expect(!throttle.allowsRetries)
    throttle.succeeded()
    #expect(throttle.allowsRetries)
    // It never holds more than at the start.
    throttle.succeeded(1_000_000)
    for _ in 0..<5 { throttle.failed() }
    #expect(!throttle.allowsRetries)

    let none = RetryThrottle(nil)
    for _ in 0..<1000 { none.failed() }
    #expect(none.allowsRetries)
  }

  @Test("The tokens are right after many threads have taken and given back")
  func throttleIsShared() async {
    let throttle = RetryThrottle(RetryThrottling(tokensMax: 10_000, tokenRatio: 1))
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask { for _ in 0..<1000 { throttle.failed() } }
      }
    }
    // 6000 of 10,000 are left.
    for _ in 0..<999 { throttle.failed() }
    #expect(throttle.allowsRetries)
    throttle.failed()
    #expect(!throttle.allowsRetries)
  }

  @Test("Extreme settings trap nowhere", arguments: [Int.min, -1, 0, .max])
  func extremeSettings(tokens: Int) {
    let throttle = RetryThrottle(RetryThrottling(tokensMax: tokens, tokenRatio: tokens < 0 ? -.infinity : .infinity))
    throttle.failed()
    throttle.succeeded(1_000_000)
    #expect(throttle.allowsRetries)
    var random = SeededGenerator(seed: 1)
    #expect(Backoff(initial: .zero, maximum: .zero).delay(failures: .max, using: &random) == .zero)
  }

  private func time(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

  @Test("A PING is sent after an interval without bytes while calls are in flight, and only then")
  func pings() {
    var monitor = KeepAliveMonitor(interval: .seconds(20), timeout: .seconds(10))
    #expect(monitor.check(now: time(100), lastRead: time(1), hasCalls: false) == .wait(until: time(120)))
    #expect(monitor.check(now: time(120), lastRead: time(110), hasCalls: true) == .wait(until: time(130)))
    #expect(monitor.check(now: time(130), lastRead: time(110), hasCalls: true) == .ping(until: time(140)))
    // Whatever came since then shows that the server lives.
    #expect(monitor.check(now: time(140), lastRead: time(131), hasCalls: true) == .wait(until: time(151)))
  }

  @Test("Without an answer the connection is given up, after a last look at what has come")
  func givesUp() {
    var monitor = KeepAliveMonitor(interval: .seconds(20), timeout: .seconds(10))
    #expect(monitor.check(now: time(50), lastRead: time(1), hasCalls: true) == .ping(until: time(60)))
    // The timer was early.
    #expect(monitor.check(now: time(59), lastRead: time(1), hasCalls: true) == .wait(until: time(60)))
    let later = time(500) + .milliseconds(1)
    #expect(monitor.check(now: time(500), lastRead: time(1), hasCalls: true) == .wait(until: later))
    var rescued = monitor
    #expect(rescued.check(now: later, lastRead: later, hasCalls: true) == .wait(until: later + .seconds(20)))
    #expect(monitor.check(now: later, lastRead: time(1), hasCalls: true) == .dead)
  }
}
