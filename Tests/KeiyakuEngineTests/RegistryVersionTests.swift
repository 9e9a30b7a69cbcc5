import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuDomain
@testable import KeiyakuEngine

/// A database keeps the version of the property registry that its log says, whatever the program's newest is, until an
/// operator moves it to a newer one.
@Suite struct RegistryVersionTests {
  /// Version 2 brings a property, and takes the largest number of databases where version 1 adds them up.
  private static let versions: RegistryVersions = {
    var definitions = PropertyTable.version1.filter { $0.number != 10 }
    definitions.append(.count(10, "max_db", in: .resources, default: 5, merge: .maximum, "Databases"))
    definitions.append(.count(20, "max_redis", in: .resources, default: 3, "Key-value stores"))
    return RegistryVersions([.version1, PropertyRegistry(version: 2, definitions: definitions)])
  }()

  private func adopt(_ version: Int32 = 0) -> Command { .adoptRegistry(.with { $0.registryVersion = version }) }

  /// Plan 2 with 20 databases, add-on 1 with 5; subscriptions 1 with both, 2 of the plan alone, 3 with both and locked.
  private func prepared(_ registries: RegistryVersions) -> TestEngine {
    let test = TestEngine(registries: registries)
    test.run(.plan("Gold", [.integer(10, 20)]))
    test.run(.addOn("Databases", [.integer(10, 5)]))
    test.run(.subscription(.provider, .bound("a.jp", plan: 2, addOns: [(1, 1)])))
    test.run(.subscription(.provider, .bound("b.jp", plan: 2)))
    test.run(.subscription(.provider, .bound("c.jp", plan: 2, addOns: [(1, 1)])))
    test.run(.lock(3))
    return test
  }

  private func values(_ test: TestEngine, _ property: Int32) -> [Int64?] {
    test.engine.read { core in
      .success(
        (1...3 as ClosedRange<Int64>).map { id in
          guard let record = core.subscription(id) else { return nil }
          let base = core.association(record.association)?.base ?? PropertySet()
          return core.registry.effective(base: base, terms: record.terms, capabilities: core.capabilities)
            .integer(property)
        })
    }.value
  }

  @Test func theRegistryFollowsTheStateAlsoAfterAReplay() throws {
    let records = try TestEngine().records()
    var core = Core()
    // A program of the future, whose newest registry is another one.
    core.registry = PropertyRegistry(version: 1000, definitions: [])
    for record in records { try core.replay(record) }
    #expect(core.state.registryVersion == 1)
    #expect(core.registry === PropertyRegistry.version1)
    #expect(core.registry.definitions.count > 50)
  }

  @Test func aNewDatabaseHasTheLatest() {
    let registry = TestEngine().engine.read { .success($0.registry) }.value
    #expect(registry === PropertyRegistry.latest)
  }

  @Test func withOneVersionThereIsNothingToAdopt() {
    let test = prepared(.known)
    let result = test.run(adopt()).value.result
    #expect(result.unchanged && result.sequence == 0)
  }

  @Test func theNewerVersionIsAdoptedOnCommandAndByNoRestart() throws {
    let test = prepared(Self.versions)
    #expect(values(test, 10) == [25, 20, 25] && values(test, 20) == [nil, nil, nil])
    let preview = test.run(adopt(2), isDryRun: true).value
    #expect(preview.state.registryVersion == 2 && test.state.registryVersion == 1)
    #expect(values(try TestEngine(restarting: test), 10) == [25, 20, 25])

    let id = requestID(at: test.now, 1)
    let sequence = test.run(adopt(2), id: id).value.result.sequence
    #expect(values(test, 10) == [20, 20, 25], "a whole lock keeps its values")
    #expect(values(test, 20) == [3, 3, nil])
    #expect((1...2).map { test.state.plans[$0]?.revision } == [sequence, sequence])
    #expect(test.state.plans[2]?.values.integer(20) == 3, "written down, and not filled in at a replay")
    #expect(test.run(adopt(2), id: id).value.result.replayed)
    #expect(test.run(adopt()).value.result.unchanged)
    #expect(test.run(.planValues(2, [.integer(20, 9)])).refusal == nil)
    #expect(Dump.differences(Dump(test.state), Dump(try test.replayed().state)) == [])
    #expect(values(try TestEngine(restarting: test), 20) == [9, 9, nil])
  }

  @Test func thePreviewSaysWhatIsNewAndForHowManyValuesChange() {
    let test = prepared(Self.versions)
    let move = test.engine.read { core -> Result<RegistryMove, Refusal> in
      do throws(Refusal) { return .success(try core.move(by: AdoptRegistryRequest())) } catch { return .failure(error) }
    }.value
    #expect(move.before == 1 && move.added.map(\.name) == ["max_redis"])
    // That which has plan and add-on and is not locked.
    #expect(move.changedSubscriptions == 1 && !move.isLowerBound)
  }

  @Test(arguments: [3, -1, .max, .min] as [Int32])
  func aVersionThatNobodyKnowsIsRefused(version: Int32) {
    let refusal = prepared(Self.versions).run(adopt(version)).refusal
    #expect(refusal?.reason == "FIELD_INVALID" && refusal?.classification.message.contains("1 to 2") == true)
  }

  @Test func thereIsNoWayBackAndNoCondition() {
    let test = prepared(Self.versions)
    #expect(test.run(adopt(), ifRevision: 1).refusal == .revisionMismatch(expected: 1, current: 0))
    test.run(adopt())
    #expect(test.run(adopt(1)).refusal?.classification.rows.first?.field == "registry_version")
  }

  // A program that was not there when the version was made.
  @Test func aDatabaseOfANewerVersionIsNotReplayedByAnOlderProgram() throws {
    let test = prepared(Self.versions)
    test.run(adopt())
    var core = Core()
    var failure: ReplayError?
    do throws(ReplayError) {
      for record in (try? test.records()) ?? [] { try core.replay(record) }
    } catch {
      failure = error
    }
    #expect(failure == .unknownRegistry(version: 2))
  }
}
