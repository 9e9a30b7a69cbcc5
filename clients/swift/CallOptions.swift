/// How one call is to be carried out.
public struct CallOptions: Sendable, Hashable {
  /// How long the call may take, waiting and retries included; nil takes the client's default.
  public var timeout: Duration?
  /// The request id of a mutation whose request has none; nil makes a new one.
  ///
  /// Set it to carry a change over a restart of the own process: a later call with the same id is answered with the
  /// outcome of the first.
  public var requestID: RequestID?

  /// Makes options; those left out follow the client's configuration.
  public init(timeout: Duration? = nil, requestID: RequestID? = nil) {
    self.timeout = timeout
    self.requestID = requestID
  }
}
