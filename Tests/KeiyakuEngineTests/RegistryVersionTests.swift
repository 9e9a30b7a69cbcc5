import KeiyakuMessages
import Testing

@testable import KeiyakuDomain
@testable import KeiyakuEngine

/// A database keeps the version of the property registry that its log says, whatever the program's newest is.
@Suite struct RegistryVersionTests {
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
}
