import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// A command that talks to a server.
protocol ClientCommand: AsyncParsableCommand {
  var connection: ConnectionOptions { get }

  func run(_ session: Session) async throws
}

extension ClientCommand {
  /// Connects, runs the command, closes.
  mutating func run() async throws {
    let command = self
    try await Session.with(connection) { try await command.run($0) }
  }
}

/// A connected command: the client, and how to answer.
final class Session {
  let client: KeiyakuClient
  let isJSON: Bool
  /// For calls that stream, which have no deadline unless one was asked for, and do not wait for a server for ever.
  let streamOptions: CallOptions
  let style = TextStyle.standardOutput
  private var knownRegistry: PropertyRegistry?

  private init(client: KeiyakuClient, _ options: ConnectionOptions) {
    self.client = client
    isJSON = options.json
    streamOptions = CallOptions(timeout: options.timeout?.duration, waitForReady: false)
  }

  /// Connects and passes a session on.
  static func with(_ options: ConnectionOptions, _ body: (Session) async throws -> Void) async throws {
    var configuration = ClientConfiguration(endpoint: try options.endpoint())
    configuration.defaultTimeout = options.timeout?.duration ?? configuration.defaultTimeout
    configuration.connectTimeout = min(configuration.connectTimeout, configuration.defaultTimeout)
    configuration.software = Keiyaku.software
    let client = try await KeiyakuClient.connect(configuration)
    do {
      try await body(Session(client: client, options))
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }

  /// The server's property registry.
  func registry() async throws -> PropertyRegistry {
    if let knownRegistry { return knownRegistry }
    let registry = PropertyRegistry(try await client.catalog.describeProperties(.init()).properties)
    knownRegistry = registry
    return registry
  }

  /// Values of `--set` arguments.
  func values(_ assignments: [PropertyAssignment]) async throws -> [PropertyValue] {
    assignments.isEmpty ? [] : try await registry().values(of: assignments)
  }

  /// A subscription for people, its owner by login.
  func facts(_ subscription: Subscription?) async throws -> String {
    guard let subscription else { return "" }
    return EntityText.facts(subscription, try await registry(), logins: try await logins(of: [subscription]), style)
  }

  /// The logins of the customers who own subscriptions, by id. Those who are not there are left out: a dry run answers
  /// with customers that are never made.
  func logins(of subscriptions: [Subscription]) async throws -> [Int64: String] {
    let ids = Array(Set(subscriptions.map(\.ownerCustomerID)).subtracting([0]))
    var logins: [Int64: String] = [:]
    var rest = ids[...]
    while !rest.isEmpty {
      let asked = rest.prefix(1000)
      let references = asked.map { id in CustomerRef.with { $0.by = .id(id) } }
      let reply = try await client.customers.batchGet(.with { $0.customers = references })
      for (id, entry) in zip(asked, reply.entries) { logins[id] = entry.customer?.spec?.login }
      rest = rest.dropFirst(reply.nextPosition == 0 ? asked.count : Int(reply.nextPosition))
    }
    return logins
  }

  /// Prints a reply: as JSON, or as `text` shows it.
  func show(_ reply: some ProtobufMessage, _ text: () async throws -> String) async throws {
    Terminal.print(isJSON ? reply.jsonText() + "\n" : try await text())
  }

  /// Prints the reply of a change: what became of it, then the entity.
  func show(
    _ reply: some ProtobufMessage, _ result: MutationResult?, _ text: () async throws -> String
  ) async throws {
    try await show(reply) { Self.outcome(result) + (try await text()) }
  }

  /// A line on a change where something about it is not as usual.
  private static func outcome(_ result: MutationResult?) -> String {
    guard let result else { return "" }
    if result.replayed { return "Done before under this request id; this is the outcome of that time.\n" }
    if result.unchanged { return "Nothing had to change.\n" }
    if result.sequence == 0 { return "Dry run: nothing was changed. The answer would be:\n" }
    return ""
  }
}
