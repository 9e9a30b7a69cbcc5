import ArgumentParser
import KeiyakuMessages

/// Bulk changes in the life of subscriptions.
extension BulkCommand {
  struct SuspendMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(commandName: "suspend", abstract: "Suspend each for one reason.")

    @Option(help: "Who wants it: provider or subscriber.")
    var reason = StatusReason.provider

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .suspend(.with { $0.reason = reason }) }
    }
  }

  struct ActivateMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "activate", abstract: "Take one reason of suspension away from each.")

    @Option(help: "Which reason: provider or subscriber.")
    var reason = StatusReason.provider

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .activate(.with { $0.reason = reason }) }
    }
  }

  struct RenewMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "renew", abstract: "Set when each expires; those that are expired are so no more.")

    @Option(name: .customLong("until"), help: ArgumentHelp("They expire then: \(Moment.help).", valueName: "moment"))
    var moment: Moment?

    @Flag(help: "They do not expire.")
    var never = false

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if (moment == nil) != never { throw ValidationError("Give either --until or --never.") }
    }

    func operation(_ session: Session) async throws -> BulkOperation {
      let expiry = moment.map { RenewSubscriptionRequest.Expiry.expiresAtMs($0.milliseconds) } ?? .never(NeverExpires())
      return .with { $0.operation = .renew(.with { $0.expiry = expiry }) }
    }
  }

  struct DeleteMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete each, for good.")

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .delete(.init()) }
    }
  }
}
