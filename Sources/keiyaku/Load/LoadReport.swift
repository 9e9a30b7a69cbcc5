import Histogram

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one connection saw.
struct LoadSample: Sendable {
  /// Latencies of calls that were answered within the measured time, in nanoseconds.
  var latencies = Histogram<UInt64>(highestTrackableValue: 3_600_000_000_000, numberOfSignificantValueDigits: .three)
  var errors = 0
  var firstError: String?
  /// Calls whose frames were measured: the first ones of each connection.
  var sizedCalls = 0
  /// Bytes of their request frames, headers included.
  var requestBytes = 0
  /// Bytes of their reply frames, headers included.
  var replyBytes = 0
  /// Items of streams that came within the measured time.
  var items = 0
}

/// What a measurement found, over all connections.
struct LoadReport {
  let workload: Workload
  let connections: Int
  let inFlight: Int
  let seconds: Double
  private var latencies = LoadSample().latencies
  private(set) var errors = 0
  private(set) var firstError: String?
  private var sizedCalls = 0
  private var requestBytes = 0
  private var replyBytes = 0
  private var items = 0

  init(workload: Workload, connections: Int, inFlight: Int, seconds: Double) {
    self.workload = workload
    self.connections = connections
    self.inFlight = inFlight
    self.seconds = seconds
  }

  mutating func add(_ sample: LoadSample) {
    latencies.add(sample.latencies)
    errors += sample.errors
    sizedCalls += sample.sizedCalls
    requestBytes += sample.requestBytes
    replyBytes += sample.replyBytes
    items += sample.items
    if firstError == nil { firstError = sample.firstError }
  }

  var callsPerSecond: Double { Double(latencies.totalCount) / seconds }

  private var itemsPerSecond: Double { Double(items) / seconds }

  /// A latency in microseconds that so many percent of the calls did not exceed.
  private func microseconds(_ percentile: Double) -> Double {
    (Double(latencies.valueAtPercentile(percentile)) / 100).rounded() / 10
  }

  /// For people.
  var text: String {
    var facts = FactList()
    facts.add("Workload", "\(workload.rawValue), \(connections) connections × \(inFlight) in flight, \(seconds) s")
    facts.add("Calls", "\(latencies.totalCount), \(Int(callsPerSecond.rounded())) per second")
    if workload == .stream { facts.add("Items", "\(items), \(Int(itemsPerSecond.rounded())) per second") }
    facts.add(
      "Latency",
      "p50 \(microseconds(50)) µs, p99 \(microseconds(99)) µs, p99.9 \(microseconds(99.9)) µs, "
        + "longest \(microseconds(100)) µs")
    facts.add("Errors", "\(errors)")
    return facts.text(.standardOutput)
  }

  /// For programs.
  var json: String {
    let streamed = workload == .stream ? ", \"items_per_second\": \((itemsPerSecond * 10).rounded() / 10)" : ""
    return """
      {"workload": "\(workload.rawValue)", "connections": \(connections), "in_flight": \(inFlight), \
      "seconds": \(seconds), "calls": \(latencies.totalCount), \
      "calls_per_second": \((callsPerSecond * 10).rounded() / 10), "p50_us": \(microseconds(50)), \
      "p99_us": \(microseconds(99)), "p999_us": \(microseconds(99.9)), "max_us": \(microseconds(100)), "errors": \(errors), \
      "request_bytes_mean": \(requestBytes / max(sizedCalls, 1)), "reply_bytes_mean": \(replyBytes / max(sizedCalls, 1))\(streamed)}

      """
  }

  func write(to path: String) throws {
    guard let file = fopen(path, "w") else {
      throw CommandFailure(message: "cannot write \(path): \(String(cString: strerror(errno)))", code: Failure.usage)
    }
    defer { fclose(file) }
    fputs(json, file)
  }
}
