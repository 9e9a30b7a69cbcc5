import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// Bulk changes as the log and the state know them.
@Suite struct BulkChangeTests {
  private static let lock = BulkOperation.with { $0.operation = .lock(.with { $0.note = "移行中" }) }

  private static func bulk(_ number: UInt64, fingerprint: UInt64 = 1, isDryRun: Bool = false) throws -> Mutation {
    var options = MutationOptions()
    options.requestID = requestID(at: TestEngine.startTime, number).bytes
    options.dryRun = isDryRun
    return try Mutation(
      method: SubscriptionServiceMethods.bulkUpdate.id, actor: "operator", options: options, fingerprint: fingerprint)
  }

  /// Subscriptions 1... of plan 1, the last of them locked.
  private static func prepared(_ count: Int64 = 5) -> TestEngine {
    let test = TestEngine()
    for number in 1...count { test.run(.subscription(.provider, .bound("a\(number).jp", plan: 1))) }
    test.run(.lock(count))
    return test
  }

  private static func standing(selected: Int64) -> BulkStanding {
    var standing = BulkStanding()
    standing.selected = selected
    return standing
  }

  @Test func eachRowIsARecordAndTheLogKnowsHowFarItIs() throws {
    let test = Self.prepared()
    let bulk = try Self.bulk(1)
    let before = test.appliedSequence
    #expect(test.engine.standing(of: bulk).value == nil)
    var standing = Self.standing(selected: 5)
    for id in 1...5 as ClosedRange<Int64> {
      let end = test.engine.carryOut(
        bulk, Self.lock, on: id, matching: SubscriptionCriteria(), standing: standing, check: {}
      ).value
      #expect(end == (id == 5 ? .unchanged : .done(sequence: before + id)))
      if case .done = end { standing.done += 1 }
      standing.lastSubscription = id
    }
    #expect(test.appliedSequence == before + 4, "what was so already has no record")
    var known = try #require(test.engine.standing(of: bulk).value)
    #expect(known.lastSubscription == 4 && known.done == 4 && known.selected == 5 && !known.isComplete)
    let end = test.engine.complete(bulk, standing: standing, check: {}).value
    #expect(end == before + 5)
    known = try #require(test.engine.standing(of: bulk).value)
    #expect(known.isComplete && known.lastSubscription == 5 && known.done == 4)

    let records = try test.records().suffix(5)
    #expect(records.map { $0.bulk?.lastSubscriptionID } == [1, 2, 3, 4, 5])
    #expect(records.map { $0.bulk?.complete } == [false, false, false, false, true])
    #expect(records.allSatisfy { $0.requestID == bulk.requestID?.bytes })
  }

  @Test func aRestartKnowsHowFarItIs() throws {
    let test = Self.prepared()
    let bulk = try Self.bulk(1)
    _ = test.engine.carryOut(
      bulk, Self.lock, on: 2, matching: SubscriptionCriteria(), standing: Self.standing(selected: 5), check: {})
    let restarted = try TestEngine(restarting: test)
    #expect(restarted.engine.standing(of: bulk).value == test.engine.standing(of: bulk).value)
    #expect(restarted.engine.standing(of: bulk).value?.lastSubscription == 2)
    #expect(Dump(restarted.state) == Dump(test.state) && restarted.state.bulkJobs == test.state.bulkJobs)
  }

  @Test func itsRequestIDIsThatOfNoOtherRequest() throws {
    let test = Self.prepared()
    let bulk = try Self.bulk(1)
    _ = test.engine.carryOut(
      bulk, Self.lock, on: 1, matching: SubscriptionCriteria(), standing: Self.standing(selected: 1), check: {})
    #expect(test.engine.standing(of: try Self.bulk(1, fingerprint: 2)).refusal?.reason == "REQUEST_ID_REUSED")
    let other = test.run(.lock(3), id: requestID(at: TestEngine.startTime, 1))
    #expect(other.refusal?.reason == "REQUEST_ID_REUSED")
    let single = requestID(at: TestEngine.startTime, 2)
    test.run(.lock(3), id: single)
    #expect(test.engine.standing(of: try Self.bulk(2)).refusal?.reason == "REQUEST_ID_REUSED")
  }

  @Test func aRowThatNoLongerMatchesOrExistsIsLeftAlone() throws {
    let test = Self.prepared()
    var unlocked = SubscriptionCriteria()
    unlocked.locks = [.none]
    let before = test.appliedSequence
    for id in [5, 77] as [Int64] {
      let end = test.engine.carryOut(
        try Self.bulk(1), Self.lock, on: id, matching: unlocked, standing: Self.standing(selected: 5), check: {})
      #expect(end.value == .noLongerMatches)
    }
    #expect(test.appliedSequence == before)
  }

  @Test func aDryRunDecidesAndRecordsNothing() throws {
    let test = Self.prepared()
    let bulk = try Self.bulk(1, isDryRun: true)
    let before = Dump(test.state)
    for id in 1...5 as ClosedRange<Int64> {
      let end = test.engine.carryOut(
        bulk, Self.lock, on: id, matching: SubscriptionCriteria(), standing: Self.standing(selected: 5), check: {})
      #expect(end.value == (id == 5 ? .unchanged : .done(sequence: 0)))
    }
    #expect(Dump(test.state) == before && test.engine.standing(of: bulk).value == nil)
  }

  @Test func aCallThatWasTakenOverChangesNothing() throws {
    let test = Self.prepared()
    let before = test.appliedSequence
    let taken = { () throws(Refusal) in throw .bulkTakenOver }
    let row = test.engine.carryOut(
      try Self.bulk(1), Self.lock, on: 1, matching: SubscriptionCriteria(), standing: Self.standing(selected: 5),
      check: taken)
    let end = test.engine.complete(try Self.bulk(1), standing: Self.standing(selected: 5), check: taken)
    #expect(row.refusal == .bulkTakenOver && end.refusal == .bulkTakenOver && test.appliedSequence == before)
  }

  @Test func whatWasForgottenIsRefusedAndTakesNoRoom() throws {
    let test = TestEngine(requestCountMax: 2)
    for number in 1...9 { test.run(.subscription(.provider, .bound("a\(number).jp", plan: 1))) }
    for number in 1...4 as ClosedRange<UInt64> {
      _ = test.engine.carryOut(
        try Self.bulk(number), Self.lock, on: Int64(number), matching: SubscriptionCriteria(),
        standing: Self.standing(selected: 1), check: {})
    }
    test.now += 2 * RequestWindow.youngMilliseconds
    for number in 5...8 { test.run(.lock(Int64(number)), id: requestID(at: test.now, UInt64(number))) }
    #expect(test.state.bulkJobs.isEmpty)
    #expect(test.engine.standing(of: try Self.bulk(1)).refusal?.reason == "REQUEST_ID_EXPIRED")
  }
}
