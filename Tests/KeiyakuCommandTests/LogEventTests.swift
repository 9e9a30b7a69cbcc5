import KeiyakuLog
import Logging
import Testing

@testable import keiyaku

@Suite struct LogEventTests {
  @Test func whatAnOperatorShouldMindIsAWarning() {
    let events: [(KeiyakuLog.LogEvent, Logger.Level)] = [
      (.tornTail(file: "f", offset: 1, bytes: 2, lastSequence: 3, quarantine: "q"), .warning),
      (.metaSlotDamaged(file: "META", slot: 0, reason: "r"), .warning), (.directIOUnavailable(path: "p"), .warning),
      (.spareNotReady(.noRoom(operation: "write", path: "p")), .warning), (.spareReady, .info),
      (.created(directory: "d"), .info), (.uncleanStart(file: "f", lastSequence: 1), .info),
      (.rotated(file: "f", firstSequence: 1), .debug),
    ]
    for (event, level) in events { #expect(event.logLevel == level, "\(event)") }
  }
}
