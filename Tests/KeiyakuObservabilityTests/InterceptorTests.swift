import InMemoryTracing
import Instrumentation
import KeiyakuMessages
import KeiyakuService
import MetricsTestKit
import Testing

@testable import KeiyakuObservability

@Suite struct InterceptorTests {
  private static let methods = [
    method(CustomerServiceMethods.get), method(CustomerServiceMethods.list),
  ]

  private static func method<Request, Reply>(_ method: MethodDescriptor<Request, Reply>) -> ServiceMethod {
    .unary(method) { _, _ in .refused(RPCError(code: .internal, reason: "UNUSED", message: "never called")) }
  }

  private static let peer = CallPeer(address: "127.0.0.1:4", connection: 1)

  /// Begins and ends calls of a method, each as long as it says.
  private func run(
    _ interceptor: any LoopInterceptor, method: Int = 0, code: RPCCode = .ok, header: RPCRequestHeader? = nil,
    nanoseconds: [UInt64] = [1000]
  ) -> CallContext {
    var context = CallContext(actor: "test", header: header.flatMap { CallHeader($0) })
    for (id, duration) in nanoseconds.enumerated() {
      let start = StartedCall(id: UInt64(id), method: method, startedAt: 50, requestBytes: 10)
      #expect(interceptor.callStarted(start, peer: Self.peer, context: &context) == nil)
      interceptor.callEnded(
        EndedCall(start: start, code: code, reason: "R", replyBytes: 300, endedAt: 50 + duration))
    }
    return context
  }

  // MARK: Metrics

  @Test func callsAreCountedByMethodAndCodeOverEveryLoop() {
    let registry = PrometheusRegistry()
    let metrics = ServerMetrics(factory: registry, health: HealthState())
    let loops = (0..<2).map { _ in metrics.calls.makeLoopInterceptor(methods: Self.methods) }
    _ = run(loops[0], nanoseconds: [2_500, 2_501, 11_000_000_000])
    _ = run(loops[1], code: .notFound, nanoseconds: [4_000])
    _ = run(loops[1], method: 1, code: .unrecognized(99), nanoseconds: [0])
    // Twice: what was told is not told again.
    metrics.publish()
    metrics.publish()
    let lines = Set(registry.text().split(separator: "\n").map(String.init))
    let get = #"service="keiyaku.v1.CustomerService",method="Get""#
    for line in [
      "keiyaku_server_calls_started_total{\(get)} 4",
      "keiyaku_server_calls_handled_total{\(get),code=\"OK\"} 3",
      "keiyaku_server_calls_handled_total{\(get),code=\"NOT_FOUND\"} 1",
      "keiyaku_server_request_bytes_total{\(get)} 40",
      "keiyaku_server_reply_bytes_total{\(get)} 1200",
      "keiyaku_server_call_duration_seconds_bucket{\(get),le=\"2.5e-06\"} 1",
      "keiyaku_server_call_duration_seconds_bucket{\(get),le=\"5e-06\"} 3",
      "keiyaku_server_call_duration_seconds_bucket{\(get),le=\"10\"} 3",
      "keiyaku_server_call_duration_seconds_bucket{\(get),le=\"+Inf\"} 4",
      "keiyaku_server_call_duration_seconds_count{\(get)} 4",
      "keiyaku_server_calls_handled_total{service=\"keiyaku.v1.CustomerService\",method=\"List\",code=\"UNKNOWN\"} 1",
      "keiyaku_server_calls_in_flight 0",
      "keiyaku_serving 1",
    ] {
      #expect(lines.contains(line), "\(line) is missing")
    }
  }

  @Test func aCallIsInFlightUntilItEnds() {
    let registry = PrometheusRegistry()
    let metrics = ServerMetrics(factory: registry, health: HealthState())
    let loop = metrics.calls.makeLoopInterceptor(methods: Self.methods)
    var context = CallContext(actor: "test")
    let start = StartedCall(id: 1, method: 0, startedAt: 0, requestBytes: 0)
    _ = loop.callStarted(start, peer: Self.peer, context: &context)
    metrics.publish()
    #expect(registry.text().contains("\nkeiyaku_server_calls_in_flight 1\n"))
    loop.callEnded(EndedCall(start: start, code: .ok, reason: "", replyBytes: 0, endedAt: 1))
    metrics.publish()
    #expect(registry.text().contains("\nkeiyaku_server_calls_in_flight 0\n"))
  }

  @Test func everyDurationFallsIntoTheFirstBucketThatHoldsIt() {
    let metrics = CallMetrics()
    let loop = metrics.makeLoopInterceptor(methods: Self.methods)
    let bounds = DurationBuckets.bounds
    let near: [UInt64] = bounds.flatMap { bound -> [UInt64] in [bound - 1, bound, bound + 1] }
    let durations: [UInt64] = near + [0, 1, UInt64(Int64.max)]
    _ = run(loop, nanoseconds: durations)
    var expected = [UInt64](repeating: 0, count: DurationBuckets.count)
    for duration in durations { expected[bounds.firstIndex { duration <= $0 } ?? bounds.count] += 1 }
    let counts = metrics.counts()[0]
    #expect((0..<DurationBuckets.count).map { counts.numbers[CallCounts.durations + $0] } == expected)
    #expect(bounds == bounds.sorted())
  }

  @Test func anotherBackendGetsTheSameCounts() throws {
    let backend = TestMetrics()
    let metrics = ServerMetrics(factory: backend, health: HealthState())
    let loop = metrics.calls.makeLoopInterceptor(methods: Self.methods)
    _ = run(loop, nanoseconds: [3_000, 4_000, 80_000])
    metrics.publish()
    let labels = [("service", "keiyaku.v1.CustomerService"), ("method", "Get")]
    let handled = try backend.expectCounter(ServerMetric.callsHandled.name, labels + [("code", "OK")])
    #expect(handled.totalValue == 3)
    let duration = try backend.expectTimer(ServerMetric.callDuration.name, labels)
    #expect(duration.values == [5_000, 5_000, 100_000])
  }

  // MARK: Tracing

  private static let traceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  @Test func aCallIsASpanOfTheCallersTrace() throws {
    let tracer = InMemoryTracer()
    let loop = CallTracing(tracer: tracer).makeLoopInterceptor(methods: Self.methods)
    let context = run(loop, code: .notFound, header: .with { $0.traceparent = Self.traceParent })
    let span = try #require(tracer.finishedSpans.first)
    #expect(tracer.finishedSpans.count == 1 && tracer.activeSpans.isEmpty)
    #expect(span.operationName == "keiyaku.v1.CustomerService/Get" && span.kind == .server)
    #expect(span.status?.code == .error && span.status?.message == "R")
    #expect(span.attributes.get("rpc.response.status_code") == .string("NOT_FOUND"))
    let extraction = try #require(tracer.performedContextExtractions.first)
    #expect(extraction.carrier as? [String: String] == ["traceparent": Self.traceParent])
    #expect(context.serviceContext != nil)
  }

  @Test(arguments: ["00-0-0-00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])
  func aMalformedTraceParentIsIgnoredAndTheCallServed(text: String) {
    let tracer = InMemoryTracer()
    let loop = CallTracing(tracer: tracer).makeLoopInterceptor(methods: Self.methods)
    _ = run(loop, header: .with { $0.traceparent = text })
    #expect(tracer.performedContextExtractions.isEmpty)
    #expect(tracer.finishedSpans.count == 1)
  }
}
