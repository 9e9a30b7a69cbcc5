import ArgumentParser
import KeiyakuMessages

/// Which subscriptions there are.
extension SubscriptionCommand {
  struct List: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "List subscriptions by ascending id. Filters that are given must all match.")

    @OptionGroup(title: "Filters")
    var filter: FilterOptions

    @OptionGroup
    var list: ListOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let rows = { (subscriptions: [Subscription]) in
        let logins = try await session.logins(of: subscriptions)
        return subscriptions.map { EntityText.row($0, logins: logins) }
      }
      try await list.show(session, EntityText.subscriptionColumns, rows: rows) { page in
        let request = ListSubscriptionsRequest.with { request in
          request.page = page
          request.filter = filter.message
        }
        return try await session.client.subscriptions.list(request)
      }
    }
  }

  struct Count: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Count subscriptions. Filters that are given must all match.",
      discussion: "  keiyaku subscription count --plan ライト --sync unsynced")

    @OptionGroup(title: "Filters")
    var filter: FilterOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.subscriptions.count(.with { $0.filter = filter.message })
      try await session.show(reply) { "\(reply.count)\n" }
    }
  }
}
