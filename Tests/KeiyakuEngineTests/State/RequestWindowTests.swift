import KeiyakuDomain
import Testing

@testable import KeiyakuEngine

@Suite struct RequestWindowTests {
  private static let start: Int64 = 1_760_000_000_000
  private static let kept = RequestWindow.keptMilliseconds

  private func record(_ sequence: Int64, at time: Int64, idAt idTime: Int64? = nil) -> RequestRecord {
    let id = requestID(at: idTime ?? time, UInt64(sequence))
    return RequestRecord(
      high: id.high, low: id.low, actor: 0, method: 1, fingerprint: 2, sequence: sequence, time: time,
      subject: Subject())
  }

  /// As `apply` does it for one record.
  private func remember(_ record: RequestRecord, in window: inout RequestWindow) {
    for _ in 0..<RequestWindow.evictionsPerRecordMax {
      guard window.evictable(at: record.time) != nil else { break }
      window.evictOldest()
    }
    _ = window.append(record)
  }

  @Test func anEntryIsKeptForADayAndNoLonger() {
    var window = RequestWindow()
    remember(record(1, at: Self.start), in: &window)
    #expect(window.evictable(at: Self.start + Self.kept) == nil)
    #expect(window.evictable(at: Self.start + Self.kept + 1)?.record.sequence == 1)
  }

  @Test func theNewestAreKeptWhereThereIsNoRoomForAll() {
    var window = RequestWindow(countMax: 3)
    let young = RequestWindow.youngMilliseconds
    for sequence in 1...5 as ClosedRange<Int64> {
      remember(record(sequence, at: Self.start + sequence * young), in: &window)
    }
    #expect(window.count == 3)
    #expect((1...5).map { window[$0]?.sequence } == [nil, nil, 3, 4, 5])
    let now = Self.start + 6 * young
    #expect(window.isExpired(requestID(at: Self.start + 2 * young), now: now))
    #expect(!window.isExpired(requestID(at: Self.start + 2 * young + 1), now: now))
  }

  // One caller whose clock was ahead made every other caller's new ids expired until the clocks had caught up: for up
  // to an hour, as soon as four million changes had come behind it.
  @Test(arguments: [0, 1, 30_000, RequestWindow.aheadMillisecondsMax])
  func noIDIsForgottenForWantOfRoomThatMakesPresentIDsDoubtful(ahead: Int64) {
    var window = RequestWindow(countMax: 3)
    var sequence: Int64 = 1
    remember(record(sequence, at: Self.start, idAt: Self.start + ahead), in: &window)
    // A very busy server: many changes in each second of two minutes and a bit.
    for tick in 0..<1300 as Range<Int64> {
      let now = Self.start + tick * 100
      sequence += 1
      #expect(!window.isExpired(requestID(at: now), now: now), "after \(tick) tenths of a second")
      remember(record(sequence, at: now), in: &window)
    }
    #expect(window[1] == nil, "it is forgotten in the end")
    #expect(window.count <= 3 + 600, "and what is young is all that is kept beyond the room")
  }

  @Test func anIDOlderThanADayIsExpired() {
    let window = RequestWindow()
    #expect(!window.isExpired(requestID(at: Self.start), now: Self.start + Self.kept))
    #expect(window.isExpired(requestID(at: Self.start), now: Self.start + Self.kept + 1))
  }

  // An id from a clock that was ahead was forgotten after a day by this clock, and was not yet a day old by its own:
  // the same request would have been carried out twice.
  @Test(arguments: [0, 1, 60_000, RequestWindow.aheadMillisecondsMax])
  func aForgottenIDIsExpiredHoweverFarAheadItsClockWas(ahead: Int64) {
    var window = RequestWindow()
    let id = requestID(at: Self.start + ahead, 1)
    remember(record(1, at: Self.start, idAt: Self.start + ahead), in: &window)
    let later = Self.start + Self.kept + 1
    remember(record(2, at: later), in: &window)
    #expect(window[1] == nil)
    #expect(window.isExpired(id, now: later))
    #expect(!window.isExpired(requestID(at: later), now: later))
  }

  @Test func oneRecordEvictsABoundedNumber() {
    var window = RequestWindow()
    for sequence in 1...1000 as ClosedRange<Int64> { remember(record(sequence, at: Self.start), in: &window) }
    remember(record(1001, at: Self.start + 2 * Self.kept), in: &window)
    #expect(window.count == 1001 - RequestWindow.evictionsPerRecordMax)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func itKeepsWhatAPlainQueueWouldKeep(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var window = RequestWindow(countMax: 200)
    var model: [RequestRecord] = []
    var time = Self.start
    for sequence in 1...5000 as ClosedRange<Int64> {
      time += Int64.random(in: 0...(Self.kept / 100), using: &random)
      let new = record(sequence, at: time)
      var evicted = 0
      while let first = model.first, evicted < RequestWindow.evictionsPerRecordMax,
        model.count >= 200 || first.time < time - Self.kept
      {
        model.removeFirst()
        evicted += 1
      }
      model.append(new)
      remember(new, in: &window)
      #expect(window.count == model.count)
      let oldest = sequence - Int64(model.count) + 1
      #expect(window[oldest]?.sequence == model.first?.sequence && window[oldest - 1] == nil)
    }
  }
}
