import ArgumentParser
import KeiyakuMessages

/// `keiyaku info`
struct Info: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what serves here, from which database, and how much of it there is.")

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let reply = try await session.client.admin.getServerInfo(.init())
    try await session.show(reply) {
      var facts = FactList()
      facts.add("Server", "\(reply.software) at \(session.client.configuration.endpoint)")
      facts.add("Started", Terminal.time(reply.startedAtMs))
      facts.add("Database", Self.hex(reply.databaseID))
      facts.add("Incarnation", Self.hex(reply.incarnation))
      facts.add("Registry", "version \(reply.registryVersion)")
      facts.add("Sequence", "\(reply.appliedSequence) applied, \(reply.durableSequence) durable")
      facts.add("Customers", "\(reply.customerCount)")
      facts.add("Plans", "\(reply.planCount)")
      facts.add("Add-ons", "\(reply.addOnCount)")
      facts.add("Subscriptions", "\(reply.subscriptionCount)")
      return facts.text(session.style)
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
