public import KeiyakuMessages

/// Sees every call of a client that is made by a task: `ClientLogging`, `ClientMetrics`, `ClientTracing`, or metadata of
/// its own, such as what authorises it.
///
/// Interceptors run synchronously on the caller's task, in the order of the configuration, and end in the opposite
/// order; the ends of calls that stream run on an event loop. Calls that are submitted to a `ClientConnection` directly pass them by.
public protocol ClientInterceptor: Sendable {
  /// A call begins: its metadata may be changed.
  /// - Returns: What is to run when the call has ended, exactly once; nil for nothing.
  func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)?
}

/// A call before it is sent, as interceptors see it.
public struct OutgoingCall: Sendable {
  /// Full name of the method, such as `keiyaku.v1.CustomerService/Get`.
  public let method: String
  /// The method changes nothing.
  public let isRead: Bool
  /// How long the call may take; nil for a call that streams without a deadline.
  public let timeout: Duration?
  /// Pairs for the server, keys in lower case. At most 64.
  public var metadata: [RPCMetadataEntry]
  /// W3C Trace Context, as the `traceparent` header has it; empty for none.
  public var traceparent: String
}

/// How a call ended, as interceptors see it.
public struct CallOutcome: Sendable {
  /// From the call to its end, waiting and retries included.
  public let duration: Duration
  /// How often it was sent.
  public let attempts: Int
  /// The server that it was sent to last; nil where it was not sent.
  public let peer: Endpoint?
  /// What the caller gets thrown; nil where it gets a reply.
  public let error: (any Error)?

  /// Why it failed, for programs: the reason of an `RPCError` or else its code, that of a `ClientError`, `CANCELLED`;
  /// OK where it has not.
  public var reason: String {
    switch error {
    case nil: "OK"
    case let error as RPCError: error.reason.isEmpty ? "\(error.code)" : error.reason
    case let error as ClientError: error.reason.rawValue
    case is CancellationError: "CANCELLED"
    default: "UNKNOWN"
    }
  }
}

/// A call that interceptors watch.
struct CallObservation: Sendable {
  let ends: [@Sendable (CallOutcome) -> Void]
  let endpoints: [Endpoint]
  let start = ContinuousClock.now

  /// The call has ended, and is touched by nobody else now.
  func end(_ call: AnyClientCall, error: (any Error)?) {
    let outcome = CallOutcome(
      duration: start.duration(to: .now), attempts: Int(call.attempts),
      peer: call.attempts > 0 ? endpoints[call.endpointNumber] : nil, error: error)
    for end in ends.reversed() { end(outcome) }
  }
}
