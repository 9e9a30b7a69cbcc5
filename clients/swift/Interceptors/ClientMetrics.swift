public import CoreMetrics
internal import Synchronization

/// Durations of a client's calls, told to a backend of swift-metrics: the timer `keiyaku_client_call_duration_seconds`
/// with the labels `method` and `reason`, where `reason` is OK or that of the error.
public final class ClientMetrics: ClientInterceptor {
  private struct Key: Hashable {
    let method: String
    let reason: String
  }

  private let factory: any MetricsFactory
  private let timers = Mutex<[Key: any TimerHandler]>([:])

  /// Timers of a backend.
  public init(factory: any MetricsFactory = MetricsSystem.factory) {
    self.factory = factory
  }

  /// Records the duration when the call has ended.
  public func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)? {
    let method = call.method
    return { [self] outcome in
      timer(Key(method: method, reason: outcome.reason)).recordNanoseconds(
        Int64(outcome.duration / .nanoseconds(1)))
    }
  }

  private func timer(_ key: Key) -> any TimerHandler {
    timers.withLock { timers in
      if let timer = timers[key] { return timer }
      let timer = factory.makeTimer(
        label: "keiyaku_client_call_duration_seconds", dimensions: [("method", key.method), ("reason", key.reason)])
      timers[key] = timer
      return timer
    }
  }
}
