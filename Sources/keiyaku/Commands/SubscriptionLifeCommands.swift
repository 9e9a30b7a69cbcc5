import ArgumentParser
import KeiyakuMessages

/// Who wants a subscription suspended, on the command line.
enum SuspensionReason: String, CaseIterable, ExpressibleByArgument {
  case provider
  case subscriber
  case expired
  case ownerSuspended = "owner-suspended"

  var message: StatusReason {
    switch self {
    case .provider: .provider
    case .subscriber: .subscriber
    case .expired: .expired
    case .ownerSuspended: .ownerSuspended
    }
  }
}

/// Whether a subscription is active, until when, and its end.
extension SubscriptionCommand {
  struct Suspend: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Suspend a subscription, on the provider's or the subscriber's behalf.",
      discussion: "  keiyaku subscription suspend 田中書店.jp --reason subscriber")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(help: ArgumentHelp("Who wants it: provider or subscriber.", valueName: "reason"))
    var reason = SuspensionReason.provider

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let request = SuspendSubscriptionRequest.with {
        $0.options = change.message
        $0.subscription = subscription
        $0.reason = reason.message
      }
      let reply = try await session.client.subscriptions.suspend(request)
      try await session.show(reply, reply.result) { try await session.facts(reply.subscription) }
    }
  }

  struct Activate: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take one reason of a suspension away, and show what is left.",
      discussion: """
        A subscription is active when no reason is left. One that has expired is renewed instead, and one whose owner is \
        suspended becomes active with the owner:

          keiyaku subscription activate 田中書店.jp
          keiyaku subscription renew 田中書店.jp --until 2027-12-31
          keiyaku customer activate tanaka
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(help: ArgumentHelp("Which reason: provider or subscriber.", valueName: "reason"))
    var reason = SuspensionReason.provider

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let request = ActivateSubscriptionRequest.with {
        $0.options = change.message
        $0.subscription = subscription
        $0.reason = reason.message
      }
      let reply = try await session.client.subscriptions.activate(request)
      try await session.show(reply, reply.result) {
        EntityText.wayOut(of: reply.subscription) + (try await session.facts(reply.subscription))
      }
    }
  }

  struct Renew: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set when a subscription expires; one that has expired is active again, if nothing else is against it.",
      discussion: """
          keiyaku subscription renew 田中書店.jp --until 2027-12-31
          keiyaku subscription renew 田中書店.jp --until 2027-12-31T23:59:59+09:00
          keiyaku subscription renew 田中書店.jp --never
        """)

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @Option(name: .customLong("until"), help: ArgumentHelp("It expires then: \(Moment.help).", valueName: "moment"))
    var moment: Moment?

    @Flag(help: "It does not expire.")
    var never = false

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if (moment == nil) != never { throw ValidationError("Give either --until or --never.") }
    }

    func run(_ session: Session) async throws {
      let request = RenewSubscriptionRequest.with {
        $0.options = change.message
        $0.subscription = subscription
        $0.expiry = moment.map { .expiresAtMs($0.milliseconds) } ?? .never(NeverExpires())
      }
      let reply = try await session.client.subscriptions.renew(request)
      try await session.show(reply, reply.result) {
        EntityText.wayOut(of: reply.subscription) + (try await session.facts(reply.subscription))
      }
    }
  }

  struct Delete: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a subscription. Its domain name and external id are free again.",
      discussion: "  keiyaku subscription delete 田中書店.jp --yes")

    @Argument(help: "\(referenceHelp) domain.")
    var subscription: SubscriptionRef

    @OptionGroup
    var confirmation: ConfirmationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      if !confirmation.yes, !change.dryRun {
        let found = try await session.client.subscriptions.get(.with { $0.subscription = subscription })
        try confirmation.confirm(
          isDryRun: false, "Delete the subscription \(DomainText.forPeople(found.subscription?.spec?.name ?? ""))?")
      }
      let request = DeleteSubscriptionRequest.with {
        $0.options = change.message
        $0.subscription = subscription
      }
      let reply = try await session.client.subscriptions.delete(request)
      try await session.show(reply, reply.result) { "The subscription is deleted.\n" }
    }
  }
}

extension EntityText {
  /// What ends the reasons that activating a subscription does not; nothing where there are none.
  static func wayOut(of subscription: Subscription?) -> String {
    var text = ""
    guard let subscription else { return text }
    if subscription.statusReasons.contains(.expired) {
      text += "It has expired: keiyaku subscription renew \(subscription.id) --until DATE, or --never\n"
    }
    if subscription.statusReasons.contains(.ownerSuspended) {
      text += "Its owner is suspended: keiyaku customer activate \(subscription.ownerCustomerID)\n"
    }
    return text
  }
}
