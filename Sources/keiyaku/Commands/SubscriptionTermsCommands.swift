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
      discussion: """
          keiyaku subscription effective 田中書店.jp --group resources
          keiyaku subscription effective 田中書店.jp --explain
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(
      help: ArgumentHelp("Only properties of this group.", valueName: "group"),
      completion: .list(["resources", "permissions", "hosting", "php", "mail", "dns", "performance", "logs"]))
    var group: String?

    @Flag(
      help: "Say of each value what it is made of: plan, add-ons, lock, operator, subscriber, what can be delivered.")
    var explain = false

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      if let group { try await session.registry().check(group: group) }
      let request = GetEffectiveRequest.with {
        $0.subscription = subscription
        $0.explain = explain
      }
      var reply = try await session.client.subscriptions.getEffective(request)
      if let group {
        let registry = try await session.registry()
        reply.values.removeAll { registry.property($0.property)?.group != group }
        reply.conflicts.removeAll { registry.property($0.property)?.group != group }
        reply.explanations.removeAll { registry.property($0.property)?.group != group }
      }
      try await session.show(reply) { EntityText.effective(reply, try await session.registry(), session.style) }
    }
  }

  struct Conflicts: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show which values a subscription should have and cannot be provided.",
      discussion: """
        `keiyaku capabilities get` shows what can be.

          keiyaku subscription conflicts 田中書店.jp
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.subscriptions.listConflicts(.with { $0.subscription = subscription })
      try await session.show(reply) {
        reply.conflicts.isEmpty
          ? "All values can be provided.\n"
          : EntityText.conflicts(reply.conflicts, try await session.registry(), session.style)
      }
    }
  }

  struct Customize: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a subscription values of its own. One with a plan is locked by that.",
      discussion: """
        Only resources and permissions can be customised.

          whole   everything is frozen as it stands, with these values on top
          fields  these properties are pinned, the others follow the plan

          keiyaku subscription customize 田中書店.jp --set max_site=10 --set disk_space=50G
          keiyaku subscription customize 田中書店.jp --set max_box=100 --scope fields
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup
    var terms: CustomizationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let customization = try await session.customization(terms.assignments, terms.scope, note: terms.note)
      var request = CustomizeSubscriptionRequest()
      request.options = change.message
      request.subscription = subscription
      request.customization = customization
      let reply = try await session.client.subscriptions.customize(request)
      try await session.show(reply, reply.result, reply.subscription)
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
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct Unlock: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a locked subscription follow its plan and add-ons again.",
      discussion: """
        Without --policy it is refused where values would be lost, and lists them. At a terminal the values that change \
        are shown before it is done.

          discard         everything follows the plan
          keep-overrides  values that were set explicitly stay, as pins
          keep-values     so does every customisable value that differs from the plan's of today
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(help: ArgumentHelp("What to do with values that would be lost.", valueName: "policy"))
    var policy: UnlockPolicy?

    @OptionGroup
    var confirmation: ConfirmationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      func attempt(_ options: MutationOptions) async throws -> UnlockSubscriptionReply {
        var request = UnlockSubscriptionRequest()
        request.options = options
        request.subscription = subscription
        request.policy = policy ?? .unspecified
        return try await session.client.subscriptions.unlock(request)
      }
      let options = try await session.confirmed(change, confirmation, subscription, question: "Unlock?", attempt)
      let reply = try await attempt(options)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct ResetOverrides: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset-overrides",
      abstract: "Take back values that an operator set.",
      discussion: """
        A pinned property follows the plan again; of a wholly locked subscription it returns to the frozen value.

          keiyaku subscription reset-overrides 田中書店.jp max_box disk_space
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Argument(help: ArgumentHelp("Property, by name.", valueName: "property"))
    var properties: [String]

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let registry = try await session.registry()
      let numbers = try properties.map { try registry.property(named: $0).number }
      var request = ResetOverridesRequest()
      request.options = change.message
      request.subscription = subscription
      request.properties = numbers
      let reply = try await session.client.subscriptions.resetOverrides(request)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct Settings: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set values on the subscriber's behalf, of properties that a permission delegates to them.",
      discussion: """
        They hold under any lock, and sleep while the permission is withdrawn. `keiyaku plan properties` shows which \
        permission delegates what.

          keiyaku subscription settings 田中書店.jp --set memory_limit=256M --unset dns_zone_type
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(
      name: .customLong("set"),
      help: ArgumentHelp(
        "Value of a property, such as memory_limit=256M; repeat for more.", valueName: "property=value"),
      completion: .propertyAssignments)
    var assignments: [PropertyAssignment] = []

    @Option(help: ArgumentHelp("Property whose setting is taken back; repeat for more.", valueName: "property"))
    var unset: [String] = []

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if assignments.isEmpty, unset.isEmpty { throw ValidationError("Nothing to change is given.") }
    }

    func run(_ session: Session) async throws {
      let registry = try await session.registry()
      let values = try registry.values(of: assignments)
      let cleared = try unset.map { try registry.property(named: $0).number }
      var request = SetSubscriberSettingsRequest()
      request.options = change.message
      request.subscription = subscription
      request.values = values
      request.clearProperties = cleared
      let reply = try await session.client.subscriptions.setSubscriberSettings(request)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }
}
