import ArgumentParser
import KeiyakuMessages

/// `keiyaku subscription …`
struct SubscriptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscription",
    abstract: "Create, show and change subscriptions, their terms and their locks.",
    discussion: "A subscription is named by id, by ext:EXTERNAL-ID, or by its main domain, in Unicode or ASCII form.",
    subcommands: [
      Create.self, Get.self, List.self, Count.self, Update.self, Effective.self, Conflicts.self, Customize.self,
      ResetOverrides.self, LockCommand.self, Unlock.self, SwitchPlan.self, Detach.self, AddAddOn.self, SetAddOns.self,
      RemoveAddOn.self, Settings.self, Transfer.self, Suspend.self, Activate.self, Renew.self, Delete.self,
      WatchEffective.self,
    ])
}

extension SubscriptionCommand {
  struct Create: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create a subscription: bound to a plan with add-ons, or custom.",
      discussion: """
          keiyaku subscription create 田中書店.jp --owner tanaka --plan ライト --addon バックアップ
          keiyaku subscription create 特約.jp --owner tanaka --plan ライト --set max_site=10
          keiyaku subscription create 自由.jp --owner tanaka --custom
          keiyaku subscription create 自社.jp --owner provider --plan ライト
        """)

    @Argument(help: "Main domain, in Unicode or ASCII form; unique.")
    var domain: String

    @Option(
      help: ArgumentHelp(
        "Customer who is to own it, or provider; name:provider is a customer with that login.", valueName: "customer"))
    var owner: OwnerRef

    @OptionGroup
    var new: NewSubscriptionOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws { try new.checkComplete() }

    func run(_ session: Session) async throws {
      let subscription = try await new.subscription(domain: domain, session)
      let request = CreateSubscriptionRequest.with {
        $0.options = change.message
        $0.owner = owner
        $0.subscription = subscription
      }
      let reply = try await session.client.subscriptions.create(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }

  struct Get: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "Show a subscription.")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let request = GetSubscriptionRequest.with { request in
        request.subscription = subscription
        request.view = .full
      }
      let reply = try await session.client.subscriptions.get(request)
      try await session.show(reply) { try await session.facts(reply.subscription) }
    }
  }

  struct Update: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a subscription's domain attributes; those not given stay as they are. Never locks.")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(help: ArgumentHelp("New main domain.", valueName: "name"))
    var domain: String?

    @OptionGroup
    var attributes: DomainOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if attributes.spec(domain: domain).mask == nil { throw ValidationError("Nothing to change is given.") }
    }

    func run(_ session: Session) async throws {
      let fields = attributes.spec(domain: domain)
      var request = UpdateSubscriptionRequest()
      request.options = change.message
      request.subscription = subscription
      request.spec = fields.message
      request.mask = fields.mask
      let reply = try await session.client.subscriptions.update(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }

  struct Transfer: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a subscription to another customer, or to the provider.",
      discussion: "  keiyaku subscription transfer 田中書店.jp --to suzuki")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(
      name: .customLong("to"),
      help: ArgumentHelp(
        "New owner: a customer, or provider; name:provider is a customer with that login.", valueName: "customer"))
    var newOwner: OwnerRef

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = TransferSubscriptionRequest()
      request.options = change.message
      request.subscription = subscription
      request.newOwner = newOwner
      let reply = try await session.client.subscriptions.transfer(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }
}
