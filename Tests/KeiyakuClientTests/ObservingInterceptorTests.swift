import InMemoryTracing
import KeiyakuMessages
import Logging
import MetricsTestKit
import Synchronization
import Testing
import Tracing

@testable import KeiyakuClient

private let traceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

/// A tracer that says its context as W3C has it, beside a field of its own.
private struct HeaderTracer: Tracer {
  let memory = InMemoryTracer()

  func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> InMemorySpan {
    memory.startSpan(
      operationName, context: context(), ofKind: kind, at: instant(), function: function, file: fileID, line: line)
  }

  func forceFlush() { memory.forceFlush() }

  func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {}

  func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    injector.inject(traceParent, forKey: "traceparent", into: &carrier)
    injector.inject("vendor=1", forKey: "Tracestate", into: &carrier)
  }
}

/// Keeps lines.
private struct LineKeeper: LogHandler {
  let lines: Inbox<String>
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.debug

  init(_ lines: Inbox<String>) { self.lines = lines }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: Logging.LogEvent) {
    lines.put("\(event.message) \(event.metadata?["attempts"] ?? "") \(event.metadata?["peer"] ?? "")")
  }
}

@Suite("Logging, metrics and tracing of the client", .timeLimit(.minutes(1)))
struct ObservingInterceptorTests {
  private static let method = "keiyaku.v1.AdminService/GetServerInfo"

  /// A call that is answered, and one that is refused.
  private func twoCalls(_ client: KeiyakuClient, _ connection: FakePeer.Connection) async throws -> [FakePeer.Frame] {
    var requests: [FakePeer.Frame] = []
    for refusal in [nil, RPCError(code: .permissionDenied, reason: "NOT_TODAY", message: "come back tomorrow")] {
      async let reply = client.admin.getServerInfo(.init())
      let request = try await connection.request()
      requests.append(request)
      if let refusal {
        connection.refuse(request, refusal)
      } else {
        connection.reply(to: request, GetServerInfoReply())
      }
      _ = try? await reply
    }
    await client.close()
    return requests
  }

  @Test("A call is a span of the task's trace, and its context travels with it")
  func tracing() async throws {
    let tracer = HeaderTracer()
    let (client, peer, connection) = try await connected { $0.interceptors = [ClientTracing(tracer: tracer)] }
    let requests = try await tracer.memory.withSpan("task") { _ in try await twoCalls(client, connection) }
    for request in requests {
      let header = try request.requestHeader
      #expect(header.traceparent == traceParent)
      #expect(header.metadata.map(\.key) == ["tracestate"] && header.metadata[0].value == Array("vendor=1".utf8))
    }
    let spans = tracer.memory.finishedSpans
    #expect(spans.map(\.operationName) == [Self.method, Self.method, "task"])
    #expect(Set(spans.map(\.traceID)).count == 1 && spans[0].parentSpanID == spans[2].spanID)
    #expect(spans[0].kind == .client && spans[0].status == nil && spans[0].errors.isEmpty)
    #expect(spans[0].attributes.get("network.peer.address") == .string("\(peer.endpoint)"))
    #expect(spans[1].status?.code == .error && spans[1].status?.message == "NOT_TODAY" && spans[1].errors.count == 1)
  }

  @Test("A trace that the caller names itself is kept")
  func tracingOfTheCaller() async throws {
    let (client, _, connection) = try await connected { $0.interceptors = [ClientTracing(tracer: HeaderTracer())] }
    async let reply = client.admin.getServerInfo(.init(), options: CallOptions(traceparent: "00-aa-bb-01"))
    let request = try await connection.request()
    #expect(try request.requestHeader.traceparent == "00-aa-bb-01")
    connection.reply(to: request, GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("Durations are told by method and outcome")
  func metrics() async throws {
    let backend = TestMetrics()
    let (client, _, connection) = try await connected { $0.interceptors = [ClientMetrics(factory: backend)] }
    _ = try await twoCalls(client, connection)
    for reason in ["OK", "NOT_TODAY"] {
      let timer = try backend.expectTimer(
        "keiyaku_client_call_duration_seconds", [("method", Self.method), ("reason", reason)])
      #expect(timer.values.count == 1 && timer.values[0] > 0)
    }
  }

  @Test("A line for each call; none is made where nobody reads it")
  func logging() async throws {
    let lines = Inbox<String>()
    var logger = Logger(label: "test") { _ in LineKeeper(lines) }
    logger.logLevel = .debug
    let (client, peer, connection) = try await connected { $0.interceptors = [ClientLogging(logger: logger)] }
    _ = try await twoCalls(client, connection)
    #expect(try await lines.next() == "\(Self.method) OK 1 \(peer.endpoint)")
    #expect(try await lines.next() == "\(Self.method) NOT_TODAY 1 \(peer.endpoint)")
    logger.logLevel = .info
    var call = OutgoingCall(method: "m", isRead: true, timeout: nil, metadata: [], traceparent: "")
    #expect(ClientLogging(logger: logger).callBegins(&call) == nil)
  }
}
