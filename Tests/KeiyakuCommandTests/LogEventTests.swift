import KeiyakuLog
import Logging
import Testing

@testable import keiyaku

@Suite struct LogEventTests {
  @Test func whatAnOperatorShouldMindIsAWarning() {
    let events: [(KeiyakuLog.LogEvent, Logger.Level)] = [
      (.tornTail(file: "f", offset: 1, bytes: 2, lastSequence: 3, quarantine: "q"), .warning),
      (.metaSlotDamaged(file: "META", slot: 0, reason: "r"), .warning), (.directIOUnavailable(path: "p"), .warning),
      (.spareNotReady(.io(operation: "write", path: "p", code: 5)), .warning), (.spareReady, .info),
      (.outOfRoom(.noRoom(operation: "write", path: "p")), .error), (.roomAgain, .info),
      (.slowWrites(count: 1, longestMilliseconds: 2000), .warning),
      (.trimmed(segments: 1, oldestSequence: 9), .info),
      (.created(directory: "d"), .info), (.uncleanStart(file: "f", lastSequence: 1), .info),
      (.rotated(file: "f", firstSequence: 1), .debug),
    ]
    for (event, level) in events { #expect(event.logLevel == level, "\(event)") }
  }
}
