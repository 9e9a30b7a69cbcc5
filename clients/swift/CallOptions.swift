/// How one call is to be carried out.
public struct CallOptions: Sendable, Hashable {
  /// How long the call may take, waiting and retries included; nil takes the client's default.
  ///
  /// Inside a task that serves a call itself, `CallDeadline.current` shortens it.
  public var timeout: Duration?
  /// The request id of a mutation whose request has none; nil makes a new one.
  ///
  /// Set it to carry a change over a restart of the own process: a later call with the same id is answered with the
  /// outcome of the first.
  public var requestID: RequestID?
  /// Without a connection, wait for one until the deadline. False fails with the reason as soon as every endpoint has
  /// been tried in vain, until one can be reached again.
  public var waitForReady: Bool
  /// Pairs for the server's interceptors and handlers, keys in lower case. At most 64.
  public var metadata: [RPCMetadataEntry]
  /// W3C Trace Context of the caller, as the `traceparent` header has it; empty for none. At most 128 bytes.
  public var traceparent: String

  /// Makes options; those left out follow the client's configuration.
  public init(
    timeout: Duration? = nil, requestID: RequestID? = nil, waitForReady: Bool = true,
    metadata: [RPCMetadataEntry] = [], traceparent: String = ""
  ) {
    self.timeout = timeout
    self.requestID = requestID
    self.waitForReady = waitForReady
    self.metadata = metadata
    self.traceparent = traceparent
  }
}
