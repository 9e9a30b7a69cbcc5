import KeiyakuDomain
import KeiyakuMessages
import Testing

@testable import KeiyakuEngine

/// What replaces something holds what was there before, so that a reader of the log needs no state beside it.
@Suite struct BeforeValuesTests {
  @Test(arguments: [5, 6] as [UInt64])
  func everyEventHoldsWhatItReplaces(seed: UInt64) throws {
    let test = TestEngine()
    let arena = MessageArena()
    var commands = RandomCommands(seed: seed)
    var checked: [String: Int] = [:]
    for _ in 0..<1500 {
      test.now += 10
      let before = test.state
      test.run(commands.next(), commands.options(at: test.now))
      guard test.appliedSequence > before.appliedSequence, let stored = test.log.records.last else { continue }
      let record = try LogRecord.decode(stored.bytes, arena: arena, unknownFields: .refuse)
      for event in record.events {
        guard let kind = event.kind, let name = check(kind, before) else { continue }
        checked[name, default: 0] += 1
      }
    }
    // Each of them was seen, or the run proves nothing.
    for name in ["customer", "plan", "add-on", "subscription", "terms"] {
      #expect(checked[name, default: 0] > 3, "\(name)")
    }
  }

  /// Holds an event against the state before it; its name, or nil where it says nothing of what was before.
  private func check(_ kind: KeiyakuMessages.LogEvent.Kind, _ before: State) -> String? {
    switch kind {
    case .customerUpdated(let event):
      #expect(event.before == before.customers[event.customerID]?.spec)
      return "customer"
    case .planUpdated(let event):
      let plan = before.plans[event.planID]
      #expect(event.before == plan?.spec)
      let changed = Set(event.values.map(\.property))
      #expect(event.valuesBefore == plan?.values.filtered { changed.contains($0) }.messages)
      expectReach(event.following, event.locked, before) { $0.planID == event.planID }
      return "plan"
    case .addOnUpdated(let event):
      let addOn = before.addOns[event.addOnID]
      #expect(event.before == addOn?.spec)
      let changed = Set(event.values.map(\.property) + event.clearedProperties)
      #expect(event.valuesBefore == addOn?.values.filtered { changed.contains($0) }.messages)
      expectReach(event.following, event.locked, before) { $0.addOns.contains { $0.addOnID == event.addOnID } }
      return "add-on"
    case .subscriptionUpdated(let event):
      #expect(event.before == before.subscription(event.subscriptionID)?.spec)
      return "subscription"
    case .subscriptionTermsSet(let event):
      #expect(event.before == before.subscription(event.subscriptionID).flatMap { LogTerms($0.terms) })
      return "terms"
    default: return nil
    }
  }

  /// Holds the counts of a change against a look at every subscription.
  private func expectReach(
    _ following: Int64, _ locked: Int64, _ state: State, _ isConcerned: (LogAssociation) -> Bool
  ) {
    var counts: (following: Int64, locked: Int64) = (0, 0)
    var id: Int64 = 0
    while let next = state.subscriptions.next(after: id) {
      id = next
      guard let subscription = state.subscription(id),
        let row = state.associations[Int64(subscription.association.number)], isConcerned(LogAssociation(row.key))
      else { continue }
      if case .frozen = LogTerms(subscription.terms)?.basis { counts.locked += 1 } else { counts.following += 1 }
    }
    #expect(following == counts.following && locked == counts.locked)
  }
}
