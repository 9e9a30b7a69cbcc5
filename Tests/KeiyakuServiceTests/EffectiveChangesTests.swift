import KeiyakuMessages
import Testing

@testable import KeiyakuService

/// What a watch has yet to look at, without a server.
@Suite struct EffectiveChangesTests {
  private static func record(_ kinds: LogEvent.Kind...) -> LogRecord {
    .with { record in record.events = kinds.map { kind in .with { $0.kind = kind } } }
  }

  private static func plan(_ id: Int64) -> LogRecord { record(.planUpdated(.with { $0.planID = id })) }

  private static func terms(_ id: Int64) -> LogRecord {
    record(.subscriptionTermsSet(.with { $0.subscriptionID = id }))
  }

  private static func changes() -> EffectiveChanges {
    var changes = EffectiveChanges(knowsTold: true)
    changes.markMatching()
    changes.wentThrough(nil)
    #expect(changes.isEmpty)
    return changes
  }

  @Test func aSubscriptionThatIsMarkedAThousandTimesIsLookedAtOnce() {
    var changes = Self.changes()
    for _ in 0..<1000 { changes.mark(Self.terms(5)) }
    changes.mark(Self.terms(3))
    #expect(changes.next() == .subscription(3))
    changes.took(3)
    #expect(changes.next() == .subscription(5))
    changes.took(5)
    #expect(changes.next() == nil && changes.isEmpty)
  }

  // A subscription that changes all the time does not keep others from being told.
  @Test func subscriptionsTakeTurns() {
    var changes = Self.changes()
    changes.mark(Self.terms(1))
    changes.mark(Self.terms(2))
    changes.took(1)
    changes.mark(Self.terms(1))
    #expect(changes.next() == .subscription(2))
  }

  // And a plan that changes all the time is gone over to its end all the same.
  @Test func aRangeThatIsMarkedAgainIsGoneOverOnceAround() {
    var changes = Self.changes()
    changes.mark(Self.plan(7))
    #expect(changes.next() == .range(.plan(7), after: 0, through: .max))
    changes.wentThrough(10)
    changes.mark(Self.plan(7))
    #expect(changes.next() == .range(.plan(7), after: 10, through: .max))
    changes.wentThrough(20)
    changes.wentThrough(nil)
    #expect(changes.next() == .range(.plan(7), after: 0, through: 10))
    changes.wentThrough(4)
    // In the second half as well.
    changes.mark(Self.plan(7))
    #expect(changes.next() == .range(.plan(7), after: 4, through: .max))
    changes.wentThrough(nil)
    #expect(changes.next() == .range(.plan(7), after: 0, through: 4))
    changes.wentThrough(4)
    #expect(changes.isEmpty)
  }

  @Test func tenThousandPlansAreNoMoreThanEverything() {
    var changes = Self.changes()
    for plan in 1...10_000 { changes.mark(Self.plan(Int64(plan))) }
    var rangeCount = 0
    while changes.next() != nil {
      changes.wentThrough(nil)
      rangeCount += 1
    }
    #expect(rangeCount <= EffectiveChanges.rangesMax + 2)
  }

  @Test func beforeEverythingIsLookedAtNothingElseIsMarked() {
    var changes = EffectiveChanges(knowsTold: true)
    changes.markEverything()
    changes.mark(Self.plan(1))
    var ranges: [EffectiveChanges.Next] = []
    while let next = changes.next() {
      ranges.append(next)
      changes.wentThrough(nil)
    }
    #expect(
      ranges == [.range(.matching, after: 0, through: .max), .range(.told, after: 0, through: .max)])
    // Once it has begun, what was passed may have changed.
    changes.markEverything()
    changes.wentThrough(100)
    changes.mark(Self.plan(1))
    #expect(changes.next() == .range(.matching, after: 100, through: .max))
    changes.wentThrough(nil)
    changes.wentThrough(nil)
    #expect(changes.next() == .range(.plan(1), after: 0, through: .max))
  }
}
