import KeiyakuMessages
import TestSupport
import Testing

@Suite struct ExplainTests {
  private func explain(
    _ services: Services, _ name: String, ifNoneMatch: [UInt8] = []
  ) async throws -> GetEffectiveReply {
    try await services.call(
      SubscriptionServiceMethods.getEffective,
      .with {
        $0.subscription = .name(name)
        $0.explain = true
        $0.ifNoneMatch = ifNoneMatch
      })
  }

  private func layers(_ reply: GetEffectiveReply, _ property: Int32) -> [String] {
    (reply.explanations.first { $0.property == property }?.layers ?? []).map { layer in
      guard case .integer(let value) = layer.value?.value else { return "not a number" }
      return "\(layer.source) \(layer.name) \(layer.addOnID)×\(layer.quantity) \(value)"
    }
  }

  @Test func eachValueIsExplainedFromThePlanUp() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(
      .provider, .bound("a.jp", addOns: [(1, 1), (2, 3)], .values([.integer(Property.databases, 33)], .fields)))
    _ = try await services.call(
      CatalogServiceMethods.setCapabilities, .with { $0.capabilities = [.atMost(Property.databases, 30)] })
    let reply = try await explain(services, "a.jp")
    #expect(reply.explanations.map(\.property) == reply.values.map(\.property))
    #expect(
      layers(reply, Property.mailboxes) == [
        "plan ゴールド 0×0 50", "addOn メール追加 2×3 30", "association  0×0 80",
      ])
    #expect(
      layers(reply, Property.databases) == [
        "plan ゴールド 0×0 20", "override  0×0 33", "capabilities  0×0 30",
      ])
    #expect(layers(reply, Property.logFiles) == ["kept  0×0 10"])
    #expect(layers(reply, Property.mailboxQuota) == ["plan ゴールド 0×0 \(1 << 30)"])
  }

  @Test(arguments: [("locked.jp", "frozen  0×0 20"), ("custom.jp", "own  0×0 5")])
  func frozenAndOwnValuesStandForThemselves(name: String, layer: String) async throws {
    let services = try Services()
    try await services.createCatalog()
    let mailboxes = Customization.values([.integer(Property.mailboxes, 1)])
    try await services.createSubscription(
      .provider, name == "custom.jp" ? .custom(name, mailboxes) : .bound(name, addOns: [(2, 1)], mailboxes))
    let reply = try await explain(services, name)
    #expect(layers(reply, Property.databases) == [layer])
    #expect(layers(reply, Property.mailboxes).last == "override  0×0 1")
  }

  @Test func theLastLayerIsTheValueThatApplies() async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createSubscription(.provider, .bound("a.jp", addOns: [(1, 7), (2, 1000)]))
    let reply = try await explain(services, "a.jp")
    for (value, explanation) in zip(reply.values, reply.explanations) {
      #expect(explanation.layers.last?.value == value)
      #expect(explanation.layers.count <= 80)
    }
    // Only where it is asked for, and not where the values are left out.
    let plain = try await services.call(
      SubscriptionServiceMethods.getEffective, .with { $0.subscription = .name("a.jp") })
    #expect(plain.explanations.isEmpty && plain.etag == reply.etag)
    #expect(try await explain(services, "a.jp", ifNoneMatch: reply.etag).explanations.isEmpty)
  }
}
