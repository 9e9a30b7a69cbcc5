import CoreMetrics
import Synchronization

/// A metrics backend that shows everything as Prometheus' text exposition format, version 0.0.4.
///
/// A name has one kind: an instrument of another kind under the same name counts, but is not shown.
public final class PrometheusRegistry: MetricsFactory {
  enum Series {
    case counter(PrometheusCounter)
    case gauge(PrometheusGauge)
    case histogram(PrometheusHistogram)

    var kind: ServerMetric.Kind {
      switch self {
      case .counter: .counter
      case .gauge: .gauge
      case .histogram: .histogram
      }
    }
  }

  private struct Family {
    let kind: ServerMetric.Kind
    var help: String?
    /// By what stands between the braces.
    var series: [String: Series] = [:]
  }

  /// Of histograms that are not in the catalogue of this module; seconds or whatever is recorded.
  static let bucketsDefault: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let families = Mutex<[String: Family]>([:])

  /// An empty registry.
  public init() {}

  // MARK: MetricsFactory

  /// A counter.
  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    let made = series(label, dimensions, .counter(PrometheusCounter()))
    if case .counter(let counter) = made { return counter }
    return PrometheusCounter()
  }

  /// A gauge.
  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    gauge(label, dimensions)
  }

  /// A histogram where values are to be aggregated, otherwise a gauge.
  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
  }

  /// A histogram of seconds.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions)
  }

  /// Shows a counter no longer.
  public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
  /// Shows a gauge no longer.
  public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
  /// Shows a histogram or gauge no longer.
  public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
  /// Shows a histogram no longer.
  public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

  // MARK: Series

  private func gauge(_ label: String, _ dimensions: [(String, String)]) -> PrometheusGauge {
    let made = series(label, dimensions, .gauge(PrometheusGauge()))
    if case .gauge(let gauge) = made { return gauge }
    return PrometheusGauge()
  }

  private func histogram(_ label: String, _ dimensions: [(String, String)]) -> PrometheusHistogram {
    let known = ServerMetric(rawValue: label)?.buckets ?? []
    let bounds = known.isEmpty ? Self.bucketsDefault : known
    // `le` is the label of the buckets.
    let dimensions = dimensions.map { $0.0 == "le" ? ("exported_le", $0.1) : $0 }
    let made = series(label, dimensions, .histogram(PrometheusHistogram(bounds: bounds)))
    if case .histogram(let histogram) = made { return histogram }
    return PrometheusHistogram(bounds: bounds)
  }

  /// The series with these labels: the one that is there, or the new one.
  private func series(_ label: String, _ dimensions: [(String, String)], _ new: Series) -> Series {
    let name = PrometheusText.metricName(label)
    var labels: [(String, String)] = []
    for (key, value) in dimensions {
      let key = PrometheusText.labelName(key)
      // A label stands once; the last value counts.
      labels.removeAll { $0.0 == key }
      labels.append((key, value))
    }
    let text = PrometheusText.labels(labels)
    return families.withLock { families in
      var family = families[name] ?? Family(kind: new.kind, help: ServerMetric(rawValue: name)?.help)
      guard family.kind == new.kind else { return new }
      if let known = family.series[text] { return known }
      family.series[text] = new
      families[name] = family
      return new
    }
  }

  private func remove(_ handler: AnyObject) {
    families.withLock { families in
      for (name, family) in families {
        let left = family.series.filter { $0.value.handler !== handler }
        if left.count < family.series.count {
          families[name]?.series = left
          if left.isEmpty { families[name] = nil }
        }
      }
    }
  }

  // MARK: Text

  /// Everything, by name, each series by its labels.
  public func text() -> String {
    var text = ""
    for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      if let help = family.help { text += "# HELP \(name) \(PrometheusText.help(help))\n" }
      text += "# TYPE \(name) \(family.kind.rawValue)\n"
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        switch series {
        case .counter(let counter): text += "\(name)\(labels) \(counter.current)\n"
        case .gauge(let gauge): text += "\(name)\(labels) \(PrometheusText.number(gauge.current))\n"
        case .histogram(let histogram): text += Self.text(of: histogram, name, labels)
        }
      }
    }
    return text
  }

  /// A histogram: cumulative buckets, the infinite one last, sum and count.
  private static func text(of histogram: PrometheusHistogram, _ name: String, _ labels: String) -> String {
    let contents = histogram.current
    // `{a="b"}` becomes `a="b",` in front of the bound.
    let others = labels.isEmpty ? "" : labels.dropFirst().dropLast() + ","
    var text = ""
    var count: UInt64 = 0
    for (bound, inBucket) in zip(histogram.bounds + [.infinity], contents.counts) {
      count += inBucket
      text += "\(name)_bucket{\(others)le=\"\(PrometheusText.number(bound))\"} \(count)\n"
    }
    text += "\(name)_sum\(labels) \(PrometheusText.number(contents.sum))\n"
    text += "\(name)_count\(labels) \(count)\n"
    return text
  }
}

extension PrometheusRegistry.Series {
  fileprivate var handler: AnyObject {
    switch self {
    case .counter(let counter): counter
    case .gauge(let gauge): gauge
    case .histogram(let histogram): histogram
    }
  }
}
