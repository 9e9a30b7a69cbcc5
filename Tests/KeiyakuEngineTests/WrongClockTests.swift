import KeiyakuDomain
import KeiyakuMessages
import Testing

@testable import KeiyakuEngine

/// A wall clock that was set wrongly and then put right: one record stamped meanwhile refused every write until real
/// time had caught up, also after a restart.
@Suite struct WrongClockTests {
  private let start = TestEngine.startTime
  private static let day: Int64 = 24 * 60 * 60 * 1000

  @Test(arguments: [2 * day, -2 * day, 61_000, -61_000])
  func aStepOfTheWallClockStopsNobodyAndLeavesNoTrace(step: Int64) throws {
    let test = TestEngine()
    let before = requestID(at: start, 1)
    test.run(.customer("before"), id: before)
    test.setWallClock(by: step)
    test.now += 5000
    // Callers whose clocks are right, and those whose clock is this machine's.
    #expect(test.run(.customer("right"), id: requestID(at: start + 5000, 2)).refusal == nil)
    #expect(test.run(.customer("wrong"), id: requestID(at: test.now, 3)).refusal == nil)
    #expect(test.run(.customer("before"), id: before).value.result.replayed)
    test.setWallClock(by: -step)
    test.now += 5000
    #expect(test.run(.customer("after"), id: requestID(at: test.now, 4)).refusal == nil)
    #expect(test.run(.customer("right"), id: requestID(at: start + 5000, 2)).value.result.replayed)
    let times = try test.records().map { $0.timeMs - start }
    #expect(times == [0, 0, 5000, 5000, 10_000])
  }

  // A process that starts meanwhile has nothing to tell it by.
  @Test func aRecordStampedByAWrongClockStopsNoWriteOnceItIsPutRightEvenAfterRestarts() throws {
    let day = Self.day
    let first = TestEngine()
    let early = requestID(at: start, 1)
    first.run(.customer("early"), id: early)
    first.setWallClock(by: 2 * day)
    let wrong = try TestEngine(restarting: first)
    wrong.now += 1000
    // Its caller has the time of the same machine.
    #expect(wrong.run(.customer("wrong"), id: requestID(at: wrong.now, 2)).refusal == nil)
    #expect(wrong.state.lastTime == start + 2 * day + 1000)
    wrong.setWallClock(by: -2 * day)
    wrong.now += 1000
    #expect(wrong.run(.customer("right"), id: requestID(at: wrong.now, 3)).refusal == nil)

    let restarted = try TestEngine(restarting: wrong)
    for minute in 1...100 as ClosedRange<Int64> {
      restarted.now += 60_000
      let id = requestID(at: restarted.now, UInt64(minute))
      #expect(restarted.run(.customer("later\(minute)"), id: id).refusal == nil)
      #expect(restarted.run(.customer("later\(minute)"), id: id).value.result.replayed)
    }
    #expect(restarted.state.lastTime == start + 2 * day + 2000, "stamps do not go back")
    #expect(Dump.differences(Dump(restarted.state), Dump(try restarted.replayed().state)) == [])
  }

  // As the id of the wrong time is forgotten, those of the present must not become doubtful.
  @Test func anIDFromAWrongClockIsKeptUntilItsTimeHasCome() throws {
    let day = Self.day
    let test = TestEngine(requestCountMax: 10)
    let ahead = requestID(at: start + 2 * day, 1)
    test.setWallClock(by: 2 * day)
    #expect(test.run(.customer("ahead"), id: ahead).refusal == nil)
    test.setWallClock(by: -2 * day)
    for hour in 1...60 as ClosedRange<Int64> {
      test.now += day / 24
      #expect(test.run(.customer("hour\(hour)"), id: requestID(at: test.now)).refusal == nil, "hour \(hour)")
    }
    #expect(test.run(.customer("ahead"), id: ahead).refusal?.reason == "REQUEST_ID_EXPIRED")
    #expect(test.state.requests.count <= 10)
  }

  // However long it lasts: only an operator, or the clock itself, ends the doubt.
  @Test(arguments: [day, -day])
  func aStepIsDoubtedUntilItIsConfirmed(step: Int64) throws {
    let test = TestEngine()
    test.run(.customer("before"))
    test.setWallClock(by: step)
    test.now += 3 * Self.day
    test.run(.customer("doubted"))
    #expect(test.state.lastTime == start + 3 * Self.day)
    #expect(test.engine.clockDoubt?.aheadMilliseconds == step)
    #expect(test.confirmClock(isDryRun: true).value.result.unchanged == false)
    #expect(test.engine.clockDoubt != nil, "a dry run confirms nothing")

    let id = requestID(at: test.now, 1)
    let confirmed = test.confirmClock(id: id).value
    #expect(confirmed.doubt == ClockDoubt(wall: test.now, expected: start + 3 * Self.day))
    #expect(confirmed.result.sequence == 4 && test.engine.clockDoubt == nil)
    #expect(try test.records().last?.events.first?.kind == .clockConfirmed(.with { $0.wallMs = test.now }))
    test.run(.customer("confirmed"))
    #expect(test.state.lastTime == max(test.now, start + 3 * Self.day), "stamps do not go back")
    #expect(test.confirmClock(id: id).value.result.replayed)
    let again = test.confirmClock().value
    #expect(again.result.unchanged && again.result.sequence == 0 && again.doubt == nil)
    #expect(Dump.differences(Dump(test.state), Dump(try test.replayed().state)) == [])
  }

  @Test func aConditionOnAClockWithoutRevisionIsRefused() {
    let test = TestEngine()
    #expect(test.confirmClock(ifRevision: 1).refusal == .revisionMismatch(expected: 1, current: 0))
  }

  @Test func aSmallStepAndTimeThatGoesByAreNoSteps() throws {
    let test = TestEngine()
    test.setWallClock(by: RecordClock.stepMillisecondsMin)
    test.run(.customer("step"))
    #expect(test.state.lastTime == test.now)
    test.now += 30 * Self.day
    test.run(.customer("idle"))
    #expect(test.state.lastTime == test.now)
  }
}
