import CoreMetrics
import Testing

@testable import KeiyakuObservability

/// Held against the text of Prometheus' exposition format, version 0.0.4, and its examples.
@Suite struct PrometheusTests {
  @Test func countersHaveTheirTypeAndLabels() {
    let registry = PrometheusRegistry()
    registry.makeCounter(label: "http_requests_total", dimensions: [("method", "post"), ("code", "200")])
      .increment(by: 1027)
    registry.makeCounter(label: "http_requests_total", dimensions: [("method", "post"), ("code", "400")])
      .increment(by: 3)
    #expect(
      registry.text() == """
        # TYPE http_requests_total counter
        http_requests_total{method="post",code="200"} 1027
        http_requests_total{method="post",code="400"} 3

        """)
  }

  @Test func labelValuesAreEscaped() {
    let registry = PrometheusRegistry()
    registry.makeMeter(
      label: "msdos_file_access_time_seconds",
      dimensions: [("path", #"C:\DIR\FILE.TXT"#), ("error", "Cannot find file:\n\"FILE.TXT\"")]
    ).set(1.458255915e9)
    #expect(
      registry.text() == #"""
        # TYPE msdos_file_access_time_seconds gauge
        msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1458255915

        """#)
  }

  @Test func helpTextsEscapeBackslashesAndLineFeedsButNoQuotationMarks() {
    #expect(PrometheusText.help("a \\ b\n\"c\"") == #"a \\ b\n"c""#)
  }

  @Test func bucketsAreCumulativeAndEndWithTheInfiniteOne() {
    let registry = PrometheusRegistry()
    let recorder = registry.makeRecorder(label: "size", dimensions: [("kind", "x")], aggregate: true)
    // On a bound counts below it.
    for value in [0.001, 0.002, 0.0025, 0.7, 10, 11, 1000] { recorder.record(value) }
    #expect(
      registry.text() == """
        # TYPE size histogram
        size_bucket{kind="x",le="0.001"} 1
        size_bucket{kind="x",le="0.0025"} 3
        size_bucket{kind="x",le="0.005"} 3
        size_bucket{kind="x",le="0.01"} 3
        size_bucket{kind="x",le="0.025"} 3
        size_bucket{kind="x",le="0.05"} 3
        size_bucket{kind="x",le="0.1"} 3
        size_bucket{kind="x",le="0.25"} 3
        size_bucket{kind="x",le="0.5"} 3
        size_bucket{kind="x",le="1"} 4
        size_bucket{kind="x",le="2.5"} 4
        size_bucket{kind="x",le="5"} 4
        size_bucket{kind="x",le="10"} 5
        size_bucket{kind="x",le="+Inf"} 7
        size_sum{kind="x"} 1021.7055
        size_count{kind="x"} 7

        """)
  }

  @Test func timersAreHistogramsOfSeconds() {
    let registry = PrometheusRegistry()
    registry.makeTimer(label: "latency_seconds", dimensions: []).recordNanoseconds(20_000_000)
    let lines = registry.text().split(separator: "\n")
    #expect(lines.contains(#"latency_seconds_bucket{le="0.01"} 0"#))
    #expect(lines.contains(#"latency_seconds_bucket{le="0.025"} 1"#))
    #expect(lines.contains("latency_seconds_sum 0.02"))
    #expect(lines.contains("latency_seconds_count 1"))
  }

  @Test(
    arguments: [
      (0, "0"), (-1, "-1"), (1e15, "1000000000000000"), (0.5, "0.5"), (1e-6, "1e-06"), (1e300, "1e+300"),
      (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ] as [(Double, String)])
  func numbersAreWrittenAsGoReadsThem(number: Double, text: String) {
    #expect(PrometheusText.number(number) == text)
  }

  @Test func namesThatTheFormatDoesNotAllowAreMadeToFit() {
    let registry = PrometheusRegistry()
    registry.makeCounter(label: "http.server-requests", dimensions: [("1st", "a"), ("__name__", "b"), ("x:y", "c")])
      .increment(by: 1)
    #expect(registry.text().contains(#"http_server_requests{_1st="a",label__name__="b",x_y="c"} 1"#))
    let histogram = registry.makeRecorder(label: "h", dimensions: [("le", "1")], aggregate: true)
    histogram.record(Int64(1))
    #expect(registry.text().contains(#"h_bucket{exported_le="1",le="+Inf"} 1"#))
  }

  @Test func anInstrumentIsThereOnceHoweverOftenItIsMade() {
    let registry = PrometheusRegistry()
    for _ in 0..<3 { registry.makeCounter(label: "c", dimensions: [("a", "1"), ("a", "2")]).increment(by: 1) }
    #expect(registry.text() == "# TYPE c counter\nc{a=\"2\"} 3\n")
  }

  @Test func aNameHasOneKind() {
    let registry = PrometheusRegistry()
    registry.makeCounter(label: "c", dimensions: []).increment(by: 1)
    registry.makeMeter(label: "c", dimensions: []).set(Int64(7))
    registry.makeTimer(label: "c", dimensions: [("a", "b")]).recordNanoseconds(1)
    #expect(registry.text() == "# TYPE c counter\nc 1\n")
  }

  @Test func whatIsDestroyedIsNoLongerShown() {
    let registry = PrometheusRegistry()
    let first = registry.makeCounter(label: "c", dimensions: [("a", "1")])
    let second = registry.makeCounter(label: "c", dimensions: [("a", "2")])
    registry.destroyCounter(first)
    #expect(registry.text() == "# TYPE c counter\nc{a=\"2\"} 0\n")
    registry.destroyCounter(second)
    #expect(registry.text().isEmpty)
  }
}
