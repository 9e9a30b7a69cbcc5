import ArgumentParser
import KeiyakuMessages

/// Add-ons with quantities, as arguments.
struct AddOnArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Add-on with an optional quantity. name:TEXT is the name TEXT as it stands, without a quantity.",
      valueName: "add-on[:quantity]"))
  var addOns: [AddOnSelection] = []
}

/// What a subscription follows. Under a whole lock these change the association alone; the values stay frozen.
extension SubscriptionCommand {
  struct SwitchPlan: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "switch-plan",
      abstract: "Let a subscription follow another plan; pins and add-ons stay.",
      discussion: """
        A custom subscription has values of its own that a plan replaces: --policy says which of them stay.

          keiyaku subscription switch-plan 田中書店.jp ビジネス --dry-run
          keiyaku subscription switch-plan 自由.jp ビジネス --policy keep-overrides
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: "plan"))
    var plan: PlanRef

    @Option(help: ArgumentHelp("What to do with the values of a custom subscription.", valueName: "policy"))
    var policy: UnlockPolicy?

    @OptionGroup
    var confirmation: ConfirmationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      func attempt(_ options: MutationOptions) async throws -> SwitchPlanReply {
        var request = SwitchPlanRequest()
        request.options = options
        request.subscription = subscription
        request.plan = plan
        request.policy = policy ?? .unspecified
        return try await session.client.subscriptions.switchPlan(request)
      }
      let options = try await session.confirmed(
        change, confirmation, subscription, question: "Switch the plan?", attempt)
      let reply = try await attempt(options)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct Detach: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a subscription custom: its values as they stand become its own; add-ons and lock end.",
      discussion: "  keiyaku subscription detach 田中書店.jp")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = DetachPlanRequest()
      request.options = change.message
      request.subscription = subscription
      let reply = try await session.client.subscriptions.detachPlan(request)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct AddAddOn: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "add-add-on",
      abstract: "Attach an add-on.",
      discussion: "  keiyaku subscription add-add-on 田中書店.jp ディスク増量:2")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Argument(
      help: ArgumentHelp(
        "Add-on with an optional quantity. name:TEXT is the name TEXT as it stands, without a quantity.",
        valueName: "add-on[:quantity]"))
    var addOn: AddOnSelection

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = AddAddOnRequest()
      request.options = change.message
      request.subscription = subscription
      request.addOn = addOn
      let reply = try await session.client.subscriptions.addAddOn(request)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct SetAddOns: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-add-ons",
      abstract: "Set all add-ons at once: those that are not named are taken away.",
      discussion: """
          keiyaku subscription set-add-ons 田中書店.jp ディスク増量:3 バックアップ
          keiyaku subscription set-add-ons 田中書店.jp --none
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup
    var selection: AddOnArguments

    @Flag(help: "Take all add-ons away.")
    var none = false

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if selection.addOns.isEmpty != none { throw ValidationError("Name the add-ons, or say --none.") }
    }

    func run(_ session: Session) async throws {
      var request = SetAddOnsRequest()
      request.options = change.message
      request.subscription = subscription
      request.addOns = selection.addOns
      let reply = try await session.client.subscriptions.setAddOns(request)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }

  struct RemoveAddOn: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove-add-on",
      abstract: "Take an add-on away, whatever its quantity.",
      discussion: "  keiyaku subscription remove-add-on 田中書店.jp ディスク増量")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: "add-on"))
    var addOn: AddOnRef

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = RemoveAddOnRequest()
      request.options = change.message
      request.subscription = subscription
      request.addOn = addOn
      let reply = try await session.client.subscriptions.removeAddOn(request)
      try await session.show(reply, reply.result, reply.subscription)
    }
  }
}
