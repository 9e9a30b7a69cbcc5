import ArgumentParser
import KeiyakuMessages

/// Bulk changes of what subscriptions follow.
extension BulkCommand {
  struct SwitchPlanMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "switch-plan", abstract: "Let each follow another plan; pins and add-ons stay.",
      discussion: "  keiyaku bulk switch-plan --plan ライト --to ゴールド --dry-run")

    @Option(name: .customLong("to"), help: ArgumentHelp("The plan to follow from now on.", valueName: "plan"))
    var plan: PlanRef

    @Option(help: ArgumentHelp("What to do with the values of a custom subscription.", valueName: "policy"))
    var policy: UnlockPolicy?

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      let request = SwitchPlanRequest.with { request in
        request.plan = plan
        request.policy = policy ?? .unspecified
      }
      return .with { $0.operation = .switchPlan(request) }
    }
  }

  struct DetachMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "detach", abstract: "Make each custom, with its values as they stand; add-ons and locks end.")

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .detachPlan(.init()) }
    }
  }

  struct AddAddOnMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "add-add-on", abstract: "Attach an add-on to each.",
      discussion: "  keiyaku bulk add-add-on --plan ライト --add バックアップ:2")

    @Option(
      name: .customLong("add"), help: ArgumentHelp("Add-on with an optional quantity.", valueName: "add-on[:quantity]"))
    var addOnToAdd: AddOnSelection

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .addAddOn(.with { $0.addOn = addOnToAdd }) }
    }
  }

  struct SetAddOnsMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-add-ons", abstract: "Give each exactly these add-ons.")

    @Option(
      name: .customLong("give"),
      help: ArgumentHelp("Add-on with an optional quantity; repeat for more.", valueName: "add-on[:quantity]"))
    var addOnsToSet: [AddOnSelection] = []

    @Flag(name: .customLong("none"), help: "Take all add-ons away.")
    var takesAll = false

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if addOnsToSet.isEmpty != takesAll { throw ValidationError("Give either --give or --none.") }
    }

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .setAddOns(.with { $0.addOns = addOnsToSet }) }
    }
  }

  struct RemoveAddOnMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove-add-on", abstract: "Take an add-on away from each.")

    @Option(name: .customLong("remove"), help: ArgumentHelp("Which.", valueName: "add-on"))
    var addOnToRemove: AddOnRef

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func operation(_ session: Session) async throws -> BulkOperation {
      .with { $0.operation = .removeAddOn(.with { $0.addOn = addOnToRemove }) }
    }
  }

  struct ResetMany: BulkOperationCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset-overrides", abstract: "Take back values that were set for each alone.")

    @Option(
      name: .customLong("property"), help: ArgumentHelp("Name of a property; repeat for more.", valueName: "property"))
    var properties: [String] = []

    @OptionGroup
    var bulk: BulkOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if properties.isEmpty { throw ValidationError("--property says which values; at least one is needed.") }
    }

    func operation(_ session: Session) async throws -> BulkOperation {
      let registry = try await session.registry()
      let numbers = try properties.map { try registry.property(named: $0).number }
      return .with { $0.operation = .resetOverrides(.with { $0.properties = numbers }) }
    }
  }
}
