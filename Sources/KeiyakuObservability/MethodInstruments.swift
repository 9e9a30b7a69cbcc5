import CoreMetrics
import KeiyakuMessages

/// What the backend has for one method.
struct MethodInstruments: Sendable {
  private let service: String
  private let method: String
  private let started, requestBytes, replyBytes: any CounterHandler
  private let duration: any TimerHandler
  /// By code; made when the first call has ended with it, but for OK.
  private var handled: [(any CounterHandler)?]

  /// - Parameter fullName: Such as `keiyaku.v1.CustomerService/Create`.
  init(_ fullName: String, _ factory: any MetricsFactory) {
    let slash = fullName.firstIndex(of: "/") ?? fullName.endIndex
    service = String(fullName[..<slash])
    method = String(fullName[slash...].dropFirst())
    started = factory.counter(.callsStarted, service, method)
    requestBytes = factory.counter(.requestBytes, service, method)
    replyBytes = factory.counter(.replyBytes, service, method)
    duration = factory.makeTimer(
      label: ServerMetric.callDuration.name,
      dimensions: Array(zip(ServerMetric.callDuration.labels, [service, method])))
    handled = [(any CounterHandler)?](repeating: nil, count: CallCounts.codeCount)
    handled[0] = factory.counter(.callsHandled, service, method, "OK")
  }

  /// Tells what has been counted since `told`.
  mutating func publish(_ current: CallCounts, after told: CallCounts, _ factory: any MetricsFactory) {
    func difference(_ index: Int) -> UInt64 { current.numbers[index] &- told.numbers[index] }
    started.increment(by: Int64(difference(CallCounts.started)))
    requestBytes.increment(by: Int64(difference(CallCounts.requestBytes)))
    replyBytes.increment(by: Int64(difference(CallCounts.replyBytes)))
    for code in 0..<CallCounts.codeCount {
      let more = difference(CallCounts.codes + code)
      guard more > 0 else { continue }
      let counter =
        handled[code] ?? factory.counter(.callsHandled, service, method, RPCCode(rawValue: Int32(code)).schemaName)
      handled[code] = counter
      counter.increment(by: Int64(more))
    }
    let buckets = (0..<DurationBuckets.count).map { difference(CallCounts.durations + $0) }
    if let duration = duration as? any BucketedHandler {
      duration.add(counts: buckets, sum: Double(difference(CallCounts.nanoseconds)) / 1_000_000_000)
    } else {
      // A backend that knows nothing of buckets gets a value of its bucket for every call.
      for (bucket, count) in buckets.enumerated() {
        let bound = DurationBuckets.bounds[min(bucket, DurationBuckets.bounds.count - 1)]
        for _ in 0..<count { duration.recordNanoseconds(Int64(bound)) }
      }
    }
  }
}

extension RPCCode {
  /// The name in the schema, without its prefix: `invalidArgument` is INVALID_ARGUMENT.
  var schemaName: String { "\(self)".map { $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined() }
}
