import ArgumentParser
import KeiyakuMessages

extension CustomerCommand {
  struct Delete: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a customer, with exactly the subscriptions that are named.",
      discussion: """
        A customer who owns subscriptions is refused unless each of them is named; others are transferred first. Login \
        and external id are free again.

          keiyaku customer delete tanaka
          keiyaku customer delete tanaka --subscription 田中書店.jp --subscription tanaka.example.jp
          keiyaku customer delete tanaka --with-subscriptions
        """)

    @Argument(help: "\(referenceHelp) login.")
    var customer: CustomerRef

    @Option(
      name: .customLong("subscription"),
      help: ArgumentHelp("Subscription that goes with the customer; repeat for more.", valueName: "subscription"))
    var subscriptions: [SubscriptionRef] = []

    @Flag(
      name: .customLong("with-subscriptions"),
      help: "All that the customer owns now, up to 1000; they are listed before they go.")
    var withSubscriptions = false

    @OptionGroup
    var confirmation: ConfirmationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if withSubscriptions, !subscriptions.isEmpty {
        throw ValidationError("--with-subscriptions goes without --subscription.")
      }
    }

    func run(_ session: Session) async throws {
      var named = subscriptions
      if withSubscriptions || !confirmation.yes {
        let found = try await session.client.customers.get(.with { $0.customer = customer }).customer
        let owned = withSubscriptions ? try await owned(session) : []
        if withSubscriptions { named = owned.map { id in .with { $0.by = .id(id.id) } } }
        for subscription in owned {
          Terminal.printError("  \(DomainText.forPeople(subscription.spec?.name ?? ""))\n")
        }
        let count = named.isEmpty ? "" : " and \(named.count) subscription\(named.count == 1 ? "" : "s")"
        try confirmation.confirm(
          isDryRun: change.dryRun, "Delete the customer \(Table.oneLine(found?.spec?.login ?? ""))\(count)?")
      }
      let request = DeleteCustomerRequest.with {
        $0.options = change.message
        $0.customer = customer
        $0.subscriptions = named
      }
      let reply = try await session.client.customers.delete(request)
      try await session.show(reply, reply.result) { "The customer is deleted.\n" }
    }

    private func owned(_ session: Session) async throws -> [Subscription] {
      var list = ListOptions()
      list.limit = 1000
      list.all = false
      return try await list.collect { page in
        let request = ListSubscriptionsRequest.with { request in
          request.page = page
          request.filter = .with { $0.owner = .with { $0.owner = .customer(customer) } }
        }
        return try await session.client.subscriptions.list(request)
      }.reply.subscriptions
    }
  }
}
