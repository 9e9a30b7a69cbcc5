import CoreMetrics
import Synchronization

/// A series that only grows.
final class PrometheusCounter: CounterHandler, Sendable {
  private let value = Atomic<Int64>(0)

  func increment(by amount: Int64) {
    if amount > 0 { value.add(amount, ordering: .relaxed) }
  }

  func reset() { value.store(0, ordering: .relaxed) }

  var current: Int64 { value.load(ordering: .relaxed) }
}

/// A series that goes up and down.
final class PrometheusGauge: MeterHandler, RecorderHandler, Sendable {
  private let value = Mutex<Double>(0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }

  var current: Double { value.withLock { $0 } }
}

/// A handler that takes values which were counted elsewhere, many at once.
public protocol BucketedHandler: AnyObject, Sendable {
  /// Adds values to the buckets.
  ///
  /// - Parameters:
  ///   - counts: How many values fell into each bucket of the metric, the infinite one last.
  ///   - sum: All these values together.
  func add(counts: [UInt64], sum: Double)
}

/// A series of values counted by size. Of a timer the values are seconds.
final class PrometheusHistogram: TimerHandler, RecorderHandler, BucketedHandler, Sendable {
  struct Contents: Sendable {
    /// Not cumulative; the last one is that of the infinite bucket.
    var counts: [UInt64]
    var sum = 0.0
  }

  let bounds: [Double]
  private let contents: Mutex<Contents>

  init(bounds: [Double]) {
    self.bounds = bounds
    contents = Mutex(Contents(counts: [UInt64](repeating: 0, count: bounds.count + 1)))
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    contents.withLock { contents in
      contents.counts[index] += 1
      contents.sum += value
    }
  }

  func add(counts: [UInt64], sum: Double) {
    contents.withLock { contents in
      for (index, count) in counts.enumerated() { contents.counts[min(index, bounds.count)] += count }
      contents.sum += sum
    }
  }

  var current: Contents { contents.withLock { $0 } }
}
