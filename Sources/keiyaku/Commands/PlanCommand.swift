import ArgumentParser
import KeiyakuMessages

/// `keiyaku plan …`
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Create, show and change service plans.",
    discussion: "A plan is named by id, by ext:EXTERNAL-ID, or by name.",
    subcommands: [
      CreateCommand<PlanKind>.self, GetCommand<PlanKind>.self, ListCommand<PlanKind>.self, UpdateCommand<PlanKind>.self,
      ArchiveCommand<PlanKind>.self, RestoreCommand<PlanKind>.self, DeleteCommand<PlanKind>.self, SetDefault.self,
      Properties.self,
    ])
}

/// An update that can do nothing besides.
struct NoOptions: ParsableArguments {}

enum PlanKind: CatalogKind {
  typealias Fields = PlanOptions

  static let word = "plan"
  static let columns = EntityText.planColumns

  static let create = CommandConfiguration(
    commandName: "create", abstract: "Create a plan.",
    discussion: """
      Properties that are not set get their values from --copy-from, or else the registry's defaults:

        keiyaku plan create ライト --set disk_space=10G --set max_site=1 --set max_box=20
        keiyaku plan create ビジネス --copy-from ライト --set disk_space=100G --set max_site=unlimited
      """)
  static let get = CommandConfiguration(commandName: "get", abstract: "Show a plan and its values.")
  static let list = CommandConfiguration(commandName: "list", abstract: "List plans by ascending id.")
  static let update = CommandConfiguration(
    commandName: "update",
    abstract: "Change a plan. Every subscription that follows it has the new values at once.",
    discussion: "  keiyaku plan update ライト --set max_site=3")

  static func row(_ plan: Plan) -> [String] { EntityText.row(plan) }

  static func facts(_ plan: Plan?, _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    EntityText.facts(plan, registry, style)
  }

  static func isChange(_ options: NoOptions) -> Bool { false }

  static func create(
    _ session: Session, _ options: MutationOptions, _ spec: PlanSpec, _ values: [PropertyValue], from: PlanRef?
  ) async throws -> CatalogOutcome<Plan> {
    let request = CreatePlanRequest.with {
      $0.options = options
      $0.spec = spec
      $0.values = values
      $0.copyFrom = from
    }
    let reply = try await session.client.catalog.createPlan(request)
    return CatalogOutcome(reply: reply, result: reply.result, entity: reply.plan)
  }

  static func get(_ session: Session, _ reference: PlanRef) async throws -> CatalogOutcome<Plan> {
    let reply = try await session.client.catalog.getPlan(.with { $0.plan = reference })
    return CatalogOutcome(reply: reply, entity: reply.plan)
  }

  static func list(_ session: Session, _ page: PageRequest) async throws -> ListPlansReply {
    try await session.client.catalog.listPlans(.with { $0.page = page })
  }

  static func update(
    _ session: Session, _ options: MutationOptions, _ reference: PlanRef, _ spec: FieldSetter<PlanSpec>,
    _ values: [PropertyValue], _ further: NoOptions
  ) async throws -> CatalogOutcome<Plan> {
    let request = UpdatePlanRequest.with {
      $0.options = options
      $0.plan = reference
      $0.spec = spec.mask == nil ? nil : spec.message
      $0.mask = spec.mask
      $0.values = values
    }
    let reply = try await session.client.catalog.updatePlan(request)
    return CatalogOutcome(reply: reply, result: reply.result, entity: reply.plan, impact: reply.impact)
  }
}

extension PlanCommand {
  struct SetDefault: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-default", abstract: "Make a plan the one that custom subscriptions are copied from.")

    @Argument(help: "\(referenceHelp) name.")
    var plan: PlanRef

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.catalog.setDefaultPlan(
        .with { request in
          request.options = change.message
          request.plan = plan
        })
      try await session.show(reply, reply.result) {
        EntityText.facts(reply.plan, try await session.registry(), session.style)
      }
    }
  }

  struct Properties: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the properties that plans, add-ons and subscriptions may set.",
      discussion: """
        CUSTOM marks what a subscription may be given a value of its own for, ADD-ON what an add-on may contribute to.
        """)

    @Option(
      help: ArgumentHelp("Only this group.", valueName: "group"),
      completion: .list(["resources", "permissions", "hosting", "php", "mail", "dns", "performance", "logs"]))
    var group: String?

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var reply = try await session.client.catalog.describeProperties(.init())
      if let group {
        try PropertyRegistry(reply.properties).check(group: group)
        reply.properties.removeAll { $0.group != group }
      }
      try await session.show(reply) {
        var table = Table([
          .left("GROUP"), .left("PROPERTY"), .left("DEFAULT"), .left("MERGE"), .left("CUSTOM"), .left("ADD-ON"),
          .left("VALUES"),
        ])
        for property in reply.properties {
          table.add([
            property.group, property.name, property.defaultValue.map(property.text(of:)) ?? "",
            property.mergeRule, property.customizable ? "yes" : "", property.allowedInAddOn ? "yes" : "",
            property.expectation,
          ])
        }
        return table.text(session.style)
      }
    }
  }
}
