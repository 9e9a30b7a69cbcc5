import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// Expiry is an event that the engine logs, at its time, whatever the lock or status.
@Suite struct ExpiryTests {
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private let start = TestEngine.startTime

  private func reasons(_ test: TestEngine, _ id: Int64) -> StatusReasons {
    test.state.subscription(id)?.ownReasons ?? []
  }

  @Test func aSubscriptionExpiresWhenItsPlansValidityIsOver() throws {
    let test = TestEngine()
    test.run(.plan("Week", validityDays: 7))
    test.run(.subscription(.provider, .bound("week.jp", plan: 2)))
    test.run(.subscription(.provider, .bound("ever.jp", plan: 1)))
    #expect(test.engine.expireDue() == .idle(next: start + 7 * Self.day))
    test.now = start + 7 * Self.day - 1
    #expect(try test.expire().isEmpty && reasons(test, 1).isEmpty)
    test.now += 1
    #expect(try test.expire() == [[1]])
    #expect(reasons(test, 1) == .expired && reasons(test, 2).isEmpty)
    #expect(try test.expire().isEmpty && test.engine.expireDue() == .idle(next: nil))
    let record = try #require(try test.records().last)
    #expect(record.actor == "keiyaku" && record.method == 0 && record.requestID.isEmpty)
    #expect(record.timeMs == start + 7 * Self.day && test.state.subscription(1)?.revision == record.sequence)
  }

  // Locked wholly or by fields, custom, suspended by either, of a suspended owner.
  @Test func neitherLockNorStatusKeepsASubscriptionFromExpiring() throws {
    let test = TestEngine.withEverything()
    for id in 1...4 as ClosedRange<Int64> { test.run(.renew(id, start + 1000)) }
    test.run(.suspend(1, .provider))
    test.run(.suspend(3, .subscriber))
    test.run(.transfer(4, to: .customer(2)))
    let terms = (1...4).map { test.state.subscription($0)?.terms }
    test.now += 1000
    #expect(try test.expire() == [[1, 2, 3, 4]])
    #expect(reasons(test, 1) == [.provider, .expired] && reasons(test, 3) == [.subscriber, .expired])
    #expect(reasons(test, 2) == .expired && reasons(test, 4) == .expired)
    #expect((1...4).map { test.state.subscription($0)?.terms } == terms)
  }

  @Test func renewingRemovesExpiredAndNothingElse() throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, start + 1))
    test.run(.suspend(1, .provider))
    test.now += 10
    #expect(try test.expire() == [[1]])
    #expect(test.run(.activate(1, .expired)).refusal == .subscriptionExpired)
    test.run(.renew(1, start + Self.day))
    #expect(reasons(test, 1) == .provider)
    // The same date again is another renewal only where it had expired.
    #expect(test.run(.renew(1, start + Self.day)).value.result.unchanged)
    test.now = start + Self.day
    #expect(try test.expire() == [[1]])
    test.run(.activate(1, .provider))
    #expect(reasons(test, 1) == .expired)
    test.run(.renew(1, nil))
    #expect(reasons(test, 1).isEmpty && test.state.subscription(1)?.expiresAt == 0)
    test.now += 1000 * Self.day
    #expect(try test.expire().isEmpty)
  }

  @Test func whatIsDeletedOrRenewedInTimeDoesNotExpire() throws {
    let test = TestEngine.withEverything()
    for id in 1...3 as ClosedRange<Int64> { test.run(.renew(id, start + 1000)) }
    test.run(.deleteSubscription(1))
    test.run(.renew(2, start + 5000))
    test.now += 2000
    #expect(try test.expire() == [[3]])
    test.run(.deleteSubscription(3))
    test.now += 4000
    #expect(try test.expire() == [[2]])
    #expect(test.engine.read { .success($0.indexes.expiryCount) }.value == 0)
  }

  // A day on which a thousand expire is several records, each of bounded size, in order of time.
  @Test func manyExpireInBoundedBatchesTheEarliestFirst() throws {
    let test = TestEngine()
    for number in 1...1000 as ClosedRange<Int64> {
      test.run(.subscription(.provider, .bound("s\(number).jp", plan: 1)))
      test.run(.renew(number, start + 1 + (number * 7919) % 1000))
    }
    test.now += 5000
    let batches = try test.expire()
    #expect(batches.allSatisfy { !$0.isEmpty && $0.count <= Engine.expiredPerRecordMax })
    let ids = batches.flatMap { $0 }
    #expect(ids.count == 1000 && Set(ids).count == 1000)
    let times = ids.map { test.state.subscription($0)?.expiresAt ?? 0 }
    #expect(times == times.sorted())
    let (live, replayed) = (Dump(test.state), Dump(try test.replayed().state))
    #expect(Dump.differences(live, replayed) == [])
  }

  @Test func whatExpiredWhileNobodyServedIsLoggedBeforeAnybodyIsServed() throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, start + 1000))
    test.run(.renew(2, start + 2000))
    test.run(.renew(4, start + 90_000))
    test.now += 10_000
    let restarted = try TestEngine(restarting: test)
    try restarted.engine.expireOverdue()
    #expect(try restarted.records().last?.events.count == 2)
    #expect(reasons(restarted, 1) == .expired && reasons(restarted, 2) == .expired)
    #expect(reasons(restarted, 4).isEmpty && restarted.engine.expireDue() == .idle(next: start + 90_000))
    // Not once more by the next start, which also knows what is yet to expire.
    let again = try TestEngine(restarting: restarted)
    try again.engine.expireOverdue()
    #expect(again.log.records.count == restarted.log.records.count)
    again.now = start + 90_000
    #expect(try again.expire() == [[4]])
  }

  // A start that does not replay the log makes the index of the state.
  @Test func theIndexOfALoadedStateIsThatOfItsRecords() {
    let test = TestEngine.withSuspended()
    test.run(.renew(1, start + 1000))
    test.run(.renew(2, start + 500))
    let events = test.engine.read { core -> Result<[[LogEvent]], Refusal> in
      let live = core.expiries(at: .max, countMax: 10)
      core.indexes.loadExpiries(of: core.state)
      return .success([live, core.expiries(at: .max, countMax: 10)])
    }.value
    #expect(events[0] == events[1] && events[0].count == 2)
  }

  // The clock that stepped may be wrong in either direction.
  @Test(arguments: [2 * day, -2 * day])
  func nothingExpiresWhileTheWallClockIsDoubted(step: Int64) throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, start + Self.day))
    test.setWallClock(by: step)
    #expect(try test.expire().isEmpty)
    let doubt = ClockDoubt(wall: start + step, expected: start)
    #expect(test.engine.expireDue() == .clockDoubted(doubt))
    // Not even what both clocks say is over.
    test.now += 5 * Self.day
    #expect(try test.expire().isEmpty && reasons(test, 1).isEmpty)
    // It is put right.
    test.setWallClock(by: -step)
    #expect(try test.expire() == [[1]])
  }

  @Test func whatIsOverByAConfirmedClockExpires() throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, start + Self.day))
    test.setWallClock(by: 2 * Self.day)
    #expect(try test.expire().isEmpty)
    test.confirmClock()
    #expect(try test.expire() == [[1]])
    #expect(test.state.lastTime == start + 2 * Self.day)
  }

  // A record of the future, made while the clock was wrong, makes nothing expire early.
  @Test func theTimeOfARecordIsNotTheTimeOfDay() throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, start + Self.day))
    test.setWallClock(by: 2 * Self.day)
    let wrong = try TestEngine(restarting: test)
    wrong.run(.customer("stamped"))
    #expect(wrong.state.lastTime == start + 2 * Self.day)
    wrong.setWallClock(by: -2 * Self.day)
    let right = try TestEngine(restarting: wrong)
    #expect(try right.expire().isEmpty && reasons(right, 1).isEmpty)
    right.now += Self.day
    #expect(try right.expire() == [[1]])
    #expect(try right.records().last?.timeMs == start + 2 * Self.day, "stamps do not go back")
  }

  @Test func aFullLogPutsItOff() throws {
    let test = TestEngine.withEverything()
    test.run(.renew(1, start + 1))
    test.now += 1
    test.log.isFull = true
    #expect(test.engine.expireDue() == .logFull && reasons(test, 1).isEmpty)
    test.log.isFull = false
    #expect(try test.expire() == [[1]])
  }

  @Test func theTimerLogsWhatIsDueWithoutBeingAsked() async throws {
    let test = TestEngine.withEverything()
    let appended = AsyncStream.makeStream(of: Int64.self)
    test.log.onAppend { appended.continuation.yield($0) }
    test.run(.renew(1, start + 1))
    let timer = ExpiryTimer(test.engine)
    test.now += 5
    for await _ in appended.stream where reasons(test, 1) == .expired { break }
    #expect(try test.records().last?.events.count == 1)
    timer.stop()
    timer.stop()
  }
}
