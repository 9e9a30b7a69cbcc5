import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// `keiyaku bulk …`
struct BulkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulk",
    abstract: "Change many subscriptions: those that options select, those with --ids, or --all.",
    discussion: """
      Each subscription is changed by itself, by ascending id; one that is refused does not stop the others. Look first \
      with --dry-run. An interrupted change goes on with --resume and its request id, which is printed at the beginning.

        keiyaku bulk lock --plan ライト --note 移行中 --dry-run
        keiyaku bulk lock --plan ライト --note 移行中 --expected-count 120
        keiyaku bulk unlock --sync locked --policy keep-overrides
        keiyaku bulk transfer --owner tanaka --to suzuki

      Exit code 1 where any subscription was refused.
      """,
    subcommands: [
      SwitchPlanMany.self, DetachMany.self, AddAddOnMany.self, SetAddOnsMany.self, RemoveAddOnMany.self, Customize.self,
      ResetMany.self, LockMany.self, UnlockMany.self, SuspendMany.self, ActivateMany.self, RenewMany.self,
      TransferMany.self, DeleteMany.self,
    ])
}

/// A bulk change of one kind.
protocol BulkOperationCommand: ClientCommand {
  var bulk: BulkOptions { get }

  /// What is to be done to each subscription.
  func operation(_ session: Session) async throws -> BulkOperation
}

extension BulkOperationCommand {
  func run(_ session: Session) async throws {
    let id = bulk.resume ?? RequestID()
    let request = bulk.request(try await operation(session), id: id)
    var report = BulkReport(showsAll: bulk.dryRun)
    var bar = ProgressBar()
    if !bulk.dryRun, !session.isJSON {
      Terminal.printError("Request id \(id); after an interruption the same command goes on with --resume \(id)\n")
    }
    do {
      for try await reply in session.client.subscriptions.bulkUpdate(request) {
        if session.isJSON { Terminal.print(reply.jsonText() + "\n") }
        report.take(reply.item)
        bar.show(report.dealtWith, of: report.progress.selected)
      }
    } catch {
      bar.clear()
      if !session.isJSON, report.progress.selected > 0 {
        Terminal.print(report.text(isDryRun: bulk.dryRun, session.style))
      }
      throw error
    }
    bar.clear()
    if !session.isJSON { Terminal.print(report.text(isDryRun: bulk.dryRun, session.style)) }
    if report.progress.refused > 0 {
      throw CommandFailure(
        message: "\(report.progress.refused) of \(report.progress.selected) subscriptions were refused",
        code: Failure.refused)
    }
  }
}

extension BulkCommand {
  struct Customize: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give each values of its own. Those with a plan are locked by that.")

    @OptionGroup
    var terms: TermsOptions

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if terms.assignments.isEmpty { throw ValidationError("--set says which values; at least one is needed.") }
    }

    func operation(_ session: Session) async throws -> BulkOperation {
      let customization = try await terms.customization(session)
      return .with { $0.operation = .customize(.with { $0.customization = customization }) }
    }
  }

  struct LockMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "lock", abstract: "Freeze each as it stands: changes of plans and add-ons no longer reach it.")

    @Option(name: .customLong("note"), help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var note: String?

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .lock(.with { $0.note = note ?? "" }) }
    }
  }

  struct UnlockMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlock", abstract: "Let each follow its plan and add-ons again.")

    @Option(help: ArgumentHelp("What to do with values that would be lost.", valueName: "policy"))
    var policy: UnlockPolicy?

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .unlock(.with { $0.policy = policy ?? .unspecified }) }
    }
  }

  struct TransferMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "transfer", abstract: "Give each to another customer, or to the provider.")

    @Option(
      name: .customLong("to"),
      help: ArgumentHelp(
        "New owner: a customer, or provider; name:provider is a customer with that login.", valueName: "customer"))
    var newOwner: OwnerRef

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .transfer(.with { $0.newOwner = newOwner }) }
    }
  }
}
