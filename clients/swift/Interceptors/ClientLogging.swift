public import Logging

/// A line for every call of a client, at the level `debug`: method, duration, attempts, server, and why it failed.
public struct ClientLogging: ClientInterceptor {
  private let logger: Logger

  /// Lines of a logger.
  public init(logger: Logger) {
    self.logger = logger
  }

  /// Writes the line when the call has ended.
  public func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)? {
    guard logger.logLevel <= .debug else { return nil }
    let method = call.method
    return { outcome in
      logger.debug(
        "\(method) \(outcome.reason)",
        metadata: [
          "milliseconds": "\(outcome.duration / .milliseconds(1))", "attempts": "\(outcome.attempts)",
          "peer": "\(outcome.peer.map { "\($0)" } ?? "none")",
        ])
    }
  }
}
