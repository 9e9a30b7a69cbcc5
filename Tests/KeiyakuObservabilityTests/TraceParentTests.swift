import Testing

@testable import KeiyakuObservability

@Suite struct TraceParentTests {
  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

  @Test(arguments: [
    "00-\(trace)-00f067aa0ba902b7-01", "00-\(trace)-00f067aa0ba902b7-00", "00-\(trace)-00f067aa0ba902b7-ff",
    // A later version, with and without more behind it.
    "01-\(trace)-00f067aa0ba902b7-01", "cc-\(trace)-00f067aa0ba902b7-01-what-the-future-holds",
  ])
  func traceContextsOfTheRecommendationAreTaken(text: String) {
    #expect(TraceParent(text)?.text == text)
  }

  @Test(arguments: [
    "", "00", "00-\(trace)-00f067aa0ba902b7", "00-\(trace)-00f067aa0ba902b7-0",
    // Version 0 is exactly as long; ff is forbidden.
    "00-\(trace)-00f067aa0ba902b7-01-", "00-\(trace)-00f067aa0ba902b7-01-x", "ff-\(trace)-00f067aa0ba902b7-01",
    "cc-\(trace)-00f067aa0ba902b7-01.x",
    // Zeros name nothing.
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-\(trace)-0000000000000000-01",
    // Upper case, other characters, other separators.
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-\(trace)-00f067aa0ba902g7-01",
    "00_\(trace)-00f067aa0ba902b7-01", "0x-\(trace)-00f067aa0ba902b7-01", "00-\(trace)-00f067aa0ba902b7-é",
  ])
  func textThatBreaksTheRecommendationIsNoTraceContext(text: String) {
    #expect(TraceParent(text) == nil)
  }
}
