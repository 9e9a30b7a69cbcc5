import KeiyakuMessages
import KeiyakuService
import Tracing

/// A span for every call, named by its method, in the trace that the caller's `traceparent` names.
///
/// To be installed where a tracer is bootstrapped. The span's context is in `CallContext.serviceContext`, and for
/// handlers off the event loop it is the task's own.
public struct CallTracing: ServerInterceptor {
  private let tracer: any Tracer

  /// Spans of a tracer.
  public init(tracer: any Tracer = InstrumentationSystem.tracer) {
    self.tracer = tracer
  }

  /// The spans of one event loop.
  public func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor {
    Spans(tracer: tracer, methods: methods.map(\.fullName))
  }

  private final class Spans: LoopInterceptor {
    private let tracer: any Tracer
    private let methods: [String]
    private var spans: [UInt64: any Span] = [:]

    init(tracer: any Tracer, methods: [String]) {
      self.tracer = tracer
      self.methods = methods
    }

    func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError? {
      var parent = context.serviceContext ?? .topLevel
      if let text = context.header?.message.traceparent, let traceParent = TraceParent(text) {
        tracer.extract(["traceparent": traceParent.text], into: &parent, using: HeaderExtractor())
      }
      let span = tracer.startSpan(methods[call.method], context: parent, ofKind: .server)
      span.attributes["rpc.system"] = "keiyaku"
      span.attributes["rpc.method"] = methods[call.method]
      span.attributes["network.peer.address"] = peer.address
      context.serviceContext = span.context
      spans[call.id] = span
      return nil
    }

    func callEnded(_ call: EndedCall) {
      guard let span = spans.removeValue(forKey: call.start.id) else { return }
      span.attributes["rpc.response.status_code"] = call.code.schemaName
      if call.code != .ok { span.setStatus(SpanStatus(code: .error, message: call.reason)) }
      span.end()
    }
  }
}

/// Reads the fields of a request header for a tracer.
private struct HeaderExtractor: Extractor {
  func extract(key: String, from carrier: [String: String]) -> String? { carrier[key.lowercased()] }
}
