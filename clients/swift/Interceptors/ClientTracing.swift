public import Tracing

/// A span for every call of a client, named by its method, in the trace of the task that makes it. The server gets the
/// context with the call: `traceparent` in its own field, whatever else the tracer says as metadata.
///
/// To be put among `ClientConfiguration.interceptors` where a tracer is bootstrapped.
public struct ClientTracing: ClientInterceptor {
  private let tracer: any Tracer

  /// Spans of a tracer.
  public init(tracer: any Tracer = InstrumentationSystem.tracer) {
    self.tracer = tracer
  }

  /// Begins the span, and ends it with the call.
  public func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)? {
    let span = tracer.startSpan(call.method, context: ServiceContext.current ?? .topLevel, ofKind: .client)
    span.attributes["rpc.system"] = "keiyaku"
    span.attributes["rpc.method"] = call.method
    tracer.inject(span.context, into: &call, using: HeaderInjector())
    return { outcome in
      span.attributes["rpc.attempts"] = outcome.attempts
      if let peer = outcome.peer { span.attributes["network.peer.address"] = "\(peer)" }
      if let error = outcome.error {
        span.recordError(error)
        span.setStatus(SpanStatus(code: .error, message: outcome.reason))
      }
      span.end()
    }
  }
}

/// Writes the fields of a trace context into a call.
private struct HeaderInjector: Injector {
  func inject(_ value: String, forKey key: String, into call: inout OutgoingCall) {
    let key = key.lowercased()
    if key != "traceparent" {
      call.metadata.append(
        .with { pair in
          pair.key = key
          pair.value = Array(value.utf8)
        })
    } else if call.traceparent.isEmpty {
      // What the caller has said itself is kept.
      call.traceparent = value
    }
  }
}
