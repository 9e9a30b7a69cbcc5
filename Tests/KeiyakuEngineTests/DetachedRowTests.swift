import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// The deletion of a plan makes everybody who followed it custom by one record that names nobody. Whatever happens to
/// one of them afterwards must not make it forget.
@Suite struct DetachedRowTests {
  /// Subscriptions 1 (follows), 2 (pinned), 3 (wholly locked) of a plan that is deleted.
  private func prepared() throws -> Core {
    let test = TestEngine()
    test.run(.plan("Gold", [.integer(10, 20)]))
    test.run(.subscription(.provider, .bound("a.jp")))
    test.run(.subscription(.provider, .bound("b.jp", .values([.integer(10, 7)], .fields))))
    test.run(.subscription(.provider, .bound("c.jp")))
    test.run(.lock(3))
    test.run(.planValues(2, [.integer(10, 30)]))
    var core = try test.replayed()
    try replay(
      &core,
      .planDeleted(
        .with {
          $0.planID = 2
          $0.associations = [1]
        }))
    return core
  }

  private func replay(_ core: inout Core, _ kind: LogEvent.Kind) throws {
    try core.replay(
      .with {
        $0.sequence = core.appliedSequence + 1
        $0.timeMs = core.state.lastTime
        $0.events = [.with { $0.kind = kind }]
      })
  }

  private func databases(_ core: inout Core, _ id: Int64) -> Int64? {
    guard let record = core.subscription(id), record.association.isCustom, record.terms.isCustom else { return nil }
    return core.registry.effective(base: PropertySet(), terms: record.terms, capabilities: Capabilities()).integer(10)
  }

  private let changes: [(String, (Int64) -> LogEvent.Kind)] = [
    ("nothing", { _ in .clockConfirmed(LogClockConfirmed()) }),
    (
      "notes",
      { id in
        .subscriptionUpdated(
          .with {
            $0.subscriptionID = id
            $0.spec = .with { $0.name = "new\(id).jp" }
          })
      }
    ),
    (
      "suspended",
      { id in
        .subscriptionStatusSet(
          .with {
            $0.subscriptionID = id
            $0.provider = true
          })
      }
    ),
    (
      "renewed",
      { id in
        .subscriptionRenewed(
          .with {
            $0.subscriptionID = id
            $0.expiresAtMs = 1_790_000_000_000
          })
      }
    ),
    ("transferred", { id in .subscriptionTransferred(.with { $0.subscriptionID = id }) }),
  ]

  @Test func theValuesAsTheyStoodStayWhateverElseChanges() throws {
    for (name, change) in changes {
      var core = try prepared()
      for id in [1, 2, 3] as [Int64] { try replay(&core, change(id)) }
      #expect([databases(&core, 1), databases(&core, 2), databases(&core, 3)] == [30, 7, 20], "\(name)")
      #expect(indexAnswers(&core) == scanAnswers(core.state), "\(name)")
      let row = try #require(core.state.associations[1])
      #expect(row.lockedCount == 0 && row.pinnedCount == 0, "\(name)")
      #expect(row.subscriptionCount == (name == "nothing" ? 3 : 0), "\(name)")
    }
  }

  @Test func oneThatIsDeletedLeavesTheCountsRight() throws {
    var core = try prepared()
    try replay(&core, .subscriptionDeleted(.with { $0.subscriptionID = 3 }))
    let row = try #require(core.state.associations[1])
    #expect(row.subscriptionCount == 2 && row.lockedCount == 0)
    #expect(core.subscription(3) == nil && core.state.subscriptions.count == 2)
  }
}
