import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct RequestIDTests {
  private let start = TestEngine.startTime

  @Test func aReplayAnswersTheFirstOutcomeWithTheEntityAsItIsNow() {
    let test = TestEngine()
    let id = requestID(at: start)
    let first = test.run(.customer("tanaka", subscription: .bound("example.jp", plan: 1)), id: id).value
    test.run(.customerNotes(1, "changed since"))
    let again = test.run(.customer("tanaka", subscription: .bound("example.jp", plan: 1)), id: id).value
    #expect(again.result.replayed && !again.result.unchanged && !first.result.replayed)
    #expect(again.result.sequence == first.result.sequence && again.result.revision == first.result.revision)
    #expect(again.subject == first.subject)
    #expect(again.state.customers[1]?.spec.notes == "changed since")
    #expect(test.log.records.count == 3)
  }

  @Test func aReplayIsAnsweredWhereTheFirstWouldBeRefusedNow() {
    let test = TestEngine()
    let id = requestID(at: start)
    test.run(.customer("tanaka"), id: id)
    test.log.isFull = true
    // The login is taken by now, the condition does not hold, and the log has no room.
    let again = test.run(.customer("tanaka"), id: id, ifRevision: 77)
    #expect(again.refusal == nil && again.value.result.replayed)
  }

  @Test func anotherRequestUnderTheSameIDIsRefused() {
    let test = TestEngine()
    let id = requestID(at: start)
    test.run(.customer("tanaka"), id: id)
    #expect(test.run(.customer("suzuki"), id: id).refusal == .requestIDReused(sequence: 2))
    #expect(test.run(.plan("tanaka"), id: id).refusal == .requestIDReused(sequence: 2))
    // Two methods whose requests are the same bytes.
    let suspension = requestID(at: start, 1)
    test.run(.suspendCustomer(.with { $0.customer = .id(1) }), id: suspension)
    #expect(
      test.run(.activateCustomer(.with { $0.customer = .id(1) }), id: suspension).refusal
        == .requestIDReused(sequence: 3))
  }

  @Test func optionsAndSecretsAreNoPartOfTheRequest() {
    let test = TestEngine()
    let id = requestID(at: start)
    func create(password: String) -> Command {
      .createCustomer(
        .with {
          $0.spec = .with { $0.login = "tanaka" }
          $0.credential = .with { $0.kind = .password(password) }
        }, crypt: "hash of \(password)")
    }
    test.run(create(password: "one"), id: id)
    let again = test.run(create(password: "two"), id: id, ifRevision: 4)
    #expect(again.value.result.replayed)
    #expect(test.state.customers[1]?.crypt == "hash of one")
  }

  @Test func eachActorHasIDsOfItsOwn() {
    let test = TestEngine()
    let id = requestID(at: start)
    #expect(!test.run(.customer("tanaka"), id: id, actor: "alice").value.result.replayed)
    #expect(!test.run(.customer("suzuki"), id: id, actor: "bob").value.result.replayed)
    #expect(test.run(.customer("tanaka"), id: id, actor: "alice").value.subject.customer == 1)
    #expect(test.run(.customer("suzuki"), id: id, actor: "bob").value.subject.customer == 2)
    #expect(test.run(.customer("ito"), id: id, actor: "alice").refusal == .requestIDReused(sequence: 2))
  }

  @Test func aRefusalIsNotRemembered() {
    let test = TestEngine()
    let id = requestID(at: start)
    test.run(.customer("tanaka"))
    #expect(test.run(.customer("tanaka"), id: id).refusal != nil)
    // The same id, even for another request, is free.
    #expect(test.run(.customer("suzuki"), id: id).value.result.replayed == false)
  }

  @Test func aDryRunIsNotRemembered() {
    let test = TestEngine()
    let id = requestID(at: start)
    test.run(.customer("tanaka"), id: id, isDryRun: true)
    let result = test.run(.customer("suzuki"), id: id).value.result
    #expect(result.sequence == 2 && result.revision == 2 && !result.replayed)
  }

  // What a dry run with a used id says is what the change itself would be answered.
  @Test func aDryRunWithTheIDOfAChangeAnswersItsReplayAndChangesNothing() {
    let test = TestEngine()
    let id = requestID(at: start)
    let first = test.run(.customer("tanaka"), id: id).value.result
    let records = test.log.records.count
    let tried = test.run(.customer("tanaka"), id: id, isDryRun: true).value
    #expect(tried.result.replayed && tried.result.sequence == first.sequence && tried.subject.customer == 1)
    #expect(
      test.run(.customer("suzuki"), id: id, isDryRun: true).refusal == .requestIDReused(sequence: first.sequence))
    #expect(test.log.records.count == records && test.state.customers.count == 1)
    #expect(test.run(.customer("tanaka"), id: id).value.result.replayed, "the id is known as before")
  }

  @Test func anAcceptedNoOpLogsAnEmptyRecordAndIsReplayedAsOne() throws {
    let test = TestEngine()
    let id = requestID(at: start)
    test.run(.customer("tanaka"))
    let activate = Command.activateCustomer(.with { $0.customer = .id(1) })
    let first = test.run(activate, id: id).value.result
    #expect(first.unchanged && first.sequence == 3 && first.revision == 2)
    let records = try test.records()
    #expect(records.count == 3 && records[2].events.isEmpty && records[2].requestID == id.bytes)
    test.run(.suspendCustomer(.with { $0.customer = .id(1) }))
    let again = test.run(activate, id: id).value
    #expect(again.result.replayed && again.result.unchanged && again.result.sequence == 3)
    #expect(again.result.revision == 2 && again.state.customers[1]?.suspended == true)
  }

  @Test func anIDOlderThanADayIsNeverCarriedOut() {
    let test = TestEngine()
    let kept = RequestWindow.keptMilliseconds
    #expect(
      test.run(.customer("tanaka"), id: requestID(at: start - kept - 1)).refusal
        == .requestIDExpired(ageMilliseconds: kept + 1, windowMilliseconds: kept))
    #expect(test.run(.customer("tanaka"), id: requestID(at: start - kept)).refusal == nil)
    #expect(test.run(.customer("suzuki"), id: requestID(at: 0)).refusal?.reason == "REQUEST_ID_EXPIRED")
  }

  @Test func aRememberedIDIsReplayedUntilItIsEvictedAndExpiredFromThenOn() {
    let test = TestEngine()
    let ahead = RequestWindow.aheadMillisecondsMax
    let ids = [requestID(at: start), requestID(at: start + ahead)]
    test.run(.customer("customer0"), id: ids[0])
    test.run(.customer("customer1"), id: ids[1])
    test.now = start + RequestWindow.keptMilliseconds + 1
    #expect(test.run(.customer("customer0"), id: ids[0]).value.result.replayed)
    test.run(.customer("customer2"), id: requestID(at: test.now))
    for (position, id) in ids.enumerated() {
      #expect(test.run(.customer("customer\(position)"), id: id).refusal?.reason == "REQUEST_ID_EXPIRED")
    }
  }

  @Test func idsThatWereEvictedForTheirNumberAreExpired() {
    let test = TestEngine(requestCountMax: 10)
    let young = RequestWindow.youngMilliseconds
    for number in 0..<30 {
      test.now = start + Int64(number) * young
      test.run(.customer("customer\(number)"), id: requestID(at: test.now))
    }
    for number in 0..<30 {
      let again = test.run(.customer("customer\(number)"), id: requestID(at: start + Int64(number) * young))
      if number < 20 {
        #expect(again.refusal?.reason == "REQUEST_ID_EXPIRED")
      } else {
        #expect(again.value.result.replayed)
      }
    }
  }

  @Test func anIDFromFarAheadIsRefused() {
    let test = TestEngine()
    let ahead = RequestWindow.aheadMillisecondsMax
    #expect(test.run(.customer("tanaka"), id: requestID(at: start + ahead)).refusal == nil)
    let refused = test.run(.customer("suzuki"), id: requestID(at: start + ahead + 1))
    #expect(refused.refusal?.reason == "REQUEST_ID_MALFORMED")
    #expect(test.run(.customer("suzuki"), id: requestID(at: (1 << 48) - 1)).refusal?.reason == "REQUEST_ID_MALFORMED")
  }

  @Test(arguments: [
    [1], [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0xFF, count: 16), [UInt8](repeating: 1, count: 17),
  ])
  func whatIsNoUUIDv7IsRefused(bytes: [UInt8]) {
    let test = TestEngine()
    let options = MutationOptions.with { $0.requestID = bytes }
    #expect(test.run(.customer("tanaka"), options).refusal?.reason == "REQUEST_ID_MALFORMED")
    #expect(test.log.records.count == 1)
  }

  @Test func theWindowOutlivesARestart() throws {
    let test = TestEngine()
    let id = requestID(at: start)
    test.run(.customer("tanaka"), id: id)
    test.run(.customerNotes(1, "later"), id: requestID(at: start, 1))
    let again = try TestEngine(restarting: test).run(.customer("tanaka"), id: id)
    #expect(again.value.result.replayed && again.value.result.sequence == 2 && again.value.subject.customer == 1)
  }
}
