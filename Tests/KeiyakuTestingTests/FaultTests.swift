import KeiyakuClient
import KeiyakuTesting
import Testing

@Suite struct FaultTests {
  @Test func aServerServes() async throws {
    try await withKeiyakuTestServer { server, client in
      _ = try await client.catalog.createPlan(.with { $0.spec = .with { $0.name = "ビジネス" } })
      let plan = try await client.catalog.getPlan(.with { $0.plan = .with { $0.by = .name("ビジネス") } }).plan
      #expect(plan?.spec?.name == "ビジネス")
      #expect(server.connectionCount == 1)
    }
  }
}
