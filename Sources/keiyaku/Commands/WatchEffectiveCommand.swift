import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

extension SubscriptionCommand {
  struct WatchEffective: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the effective values of every match as they change, until interrupted.",
      discussion: """
        Every match comes once, and again whenever anything may have changed it: terms, plan, add-ons, owner, what can be \
        delivered, time. For people a line says what is different now; with --json each item is a document in a line, \
        as a provisioning agent takes it.

          keiyaku subscription watch-effective --plan ビジネス
          keiyaku subscription watch-effective --json | agent
        """)

    @OptionGroup(title: "Filters")
    var filter: FilterOptions

    @Flag(help: "End when every match has been printed once.")
    var once = false

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var text = EffectiveText(registry: try await session.registry())
      for try await reply in session.client.subscriptions.followEffective(filter.message) {
        let line = session.isJSON ? reply.jsonText() : text.line(reply)
        if let line, !Terminal.print(line + "\n") { return }
        if once, case .position = reply.item { return }
      }
    }
  }
}

/// Effective values for people: in whole at first, then what is different.
private struct EffectiveText {
  /// Subscriptions whose values are kept to be compared with.
  private static let keptMax = 10_000

  let registry: PropertyRegistry
  private var last: [Int64: GetEffectiveReply] = [:]
  private var isComplete = false

  init(registry: PropertyRegistry) { self.registry = registry }

  mutating func line(_ reply: WatchEffectiveReply) -> String? {
    switch reply.item {
    case .match(let match):
      guard let effective = match.effective else { return nil }
      let before = last[effective.subscriptionID]
      if before != nil || last.count < Self.keptMax { last[effective.subscriptionID] = effective }
      let head =
        "\(effective.subscriptionID)  \(DomainText.unicode(match.name))  \(EntityText.text(effective.syncState))  "
        + EntityText.status(effective.statusReasons)
      guard let before else { return Table.oneLine(head) }
      let changed = changes(before.values, effective.values)
      return Table.oneLine(changed.isEmpty ? head : "\(head)  \(changed)")
    case .gone(let id):
      last[id] = nil
      return "\(id)  gone"
    case .position:
      if isComplete { return nil }
      isComplete = true
      return "that is all for now; waiting for changes"
    case nil: return nil
    }
  }

  private func changes(_ before: [PropertyValue], _ after: [PropertyValue]) -> String {
    let old = Dictionary(before.map { ($0.property, $0) }) { first, _ in first }
    return after.filter { old[$0.property] != $0 }.map { value in
      let (name, text) = registry.text(of: value)
      return "\(name) \(old[value.property].map { registry.text(of: $0).text } ?? "none") → \(text)"
    }.joined(separator: ", ")
  }
}
