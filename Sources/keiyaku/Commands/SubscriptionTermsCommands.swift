import ArgumentParser
import KeiyakuMessages

extension UnlockPolicy: ExpressibleByArgument {
  /// Reads a policy by its name in lower case, with hyphens.
  public init?(argument: String) {
    switch argument {
    case "discard": self = .discard
    case "keep-overrides": self = .keepOverrides
    case "keep-values": self = .keepValues
    default: return nil
    }
  }

  /// What may be given.
  public static var allValueStrings: [String] { ["discard", "keep-overrides", "keep-values"] }
}

/// What applies to a subscription, and its special terms.
extension SubscriptionCommand {
  struct Effective: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the values that apply now, computed from plan, add-ons, lock and overrides.",
      discussion: "  keiyaku subscription effective 田中書店.jp --group resources")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(
      help: ArgumentHelp("Only properties of this group.", valueName: "group"),
      completion: .list(["resources", "permissions", "hosting", "php", "mail", "dns", "performance", "logs"]))
    var group: String?

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      if let group { try await session.registry().check(group: group) }
      var reply = try await session.client.subscriptions.getEffective(.with { $0.subscription = subscription })
      if let group {
        let registry = try await session.registry()
        reply.values.removeAll { registry.property($0.property)?.group != group }
      }
      try await session.show(reply) { EntityText.effective(reply, try await session.registry(), session.style) }
    }
  }

  struct Customize: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a subscription values of its own. One with a plan is locked by that.",
      discussion: """
        Only resources and permissions can be customised.

          keiyaku subscription customize 田中書店.jp --set max_site=10 --set disk_space=50G
          keiyaku subscription customize 田中書店.jp --set max_box=100 --lock-scope fields
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup
    var terms: TermsOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if terms.assignments.isEmpty { throw ValidationError("--set says which values; at least one is needed.") }
    }

    func run(_ session: Session) async throws {
      let customization = try await terms.customization(session)
      var request = CustomizeSubscriptionRequest()
      request.options = change.message
      request.subscription = subscription
      request.customization = customization
      let reply = try await session.client.subscriptions.customize(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }

  struct LockCommand: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock",
      abstract: "Freeze a subscription as it stands: changes of its plan and add-ons no longer reach it.")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(name: .customLong("note"), help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var note: String?

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = LockSubscriptionRequest()
      request.options = change.message
      request.subscription = subscription
      request.note = note ?? ""
      let reply = try await session.client.subscriptions.lock(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }

  struct Unlock: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a locked subscription follow its plan and add-ons again.",
      discussion: """
        Without --policy it is refused where values would be lost, and lists them.

          discard         everything follows the plan
          keep-overrides  values that were set explicitly stay, as pins
          keep-values     so does every customisable value that differs from the plan's of today
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(help: ArgumentHelp("What to do with values that would be lost.", valueName: "policy"))
    var policy: UnlockPolicy?

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = UnlockSubscriptionRequest()
      request.options = change.message
      request.subscription = subscription
      request.policy = policy ?? .unspecified
      let reply = try await session.client.subscriptions.unlock(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }
}
