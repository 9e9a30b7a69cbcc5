import ArgumentParser
import KeiyakuMessages

/// `keiyaku plan …`
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Create, show and change service plans.",
    discussion: "A plan is named by id, by ext:EXTERNAL-ID, or by name.",
    subcommands: [Create.self, Get.self, List.self, Update.self, SetDefault.self, Properties.self])
}

extension PlanCommand {
  struct Create: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create a plan.",
      discussion: """
        Properties that are not set get their values from --copy-from, or else the registry's defaults:

          keiyaku plan create ライト --set disk_space=10G --set max_site=1 --set max_box=20
          keiyaku plan create ビジネス --copy-from ライト --set disk_space=100G --set max_site=unlimited
        """)

    @Argument(help: "Name; unique among plans.")
    var name: String

    @OptionGroup
    var fields: PlanOptions

    @OptionGroup
    var values: ValueOptions

    @Option(name: .customLong("copy-from"), help: ArgumentHelp("Plan to start from.", valueName: "plan"))
    var copyFrom: PlanRef?

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      // Nothing waits while the request is half built: the optimizer of Swift 6.3 crashes on that.
      let values = try await session.values(values.assignments)
      let request = CreatePlanRequest.with {
        $0.options = change.message
        $0.spec = fields.spec(name: name).message
        $0.values = values
        $0.copyFrom = copyFrom
      }
      let reply = try await session.client.catalog.createPlan(request)
      try await session.show(reply, reply.result) {
        EntityText.facts(reply.plan, try await session.registry(), session.style)
      }
    }
  }

  struct Get: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "Show a plan and its values.")

    @Argument(help: "\(referenceHelp) name.")
    var plan: PlanRef

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.catalog.getPlan(.with { $0.plan = plan })
      try await session.show(reply) { EntityText.facts(reply.plan, try await session.registry(), session.style) }
    }
  }

  struct List: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "List plans by ascending id.")

    @OptionGroup
    var list: ListOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var table = Table(EntityText.planColumns)
      try await list.pages { page in
        let reply = try await session.client.catalog.listPlans(.with { $0.page = page })
        if session.isJSON { Terminal.print(reply.jsonText() + "\n") }
        for plan in reply.plans { table.add(EntityText.row(plan)) }
        return (reply.plans.count, reply.nextPageToken)
      }
      if !session.isJSON { Terminal.print(table.text(session.style)) }
    }
  }

  struct Update: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a plan. Every subscription that follows it has the new values at once.",
      discussion: "  keiyaku plan update ライト --set max_site=3")

    @Argument(help: "\(referenceHelp) name.")
    var plan: PlanRef

    @Option(name: .customLong("name"), help: ArgumentHelp("New name.", valueName: "name"))
    var newName: String?

    @OptionGroup
    var fields: PlanOptions

    @OptionGroup
    var values: ValueOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let fields = fields.spec(name: newName)
      guard fields.mask != nil || !values.assignments.isEmpty else {
        throw ValidationError("Nothing to change is given.")
      }
      let values = try await session.values(values.assignments)
      let request = UpdatePlanRequest.with {
        $0.options = change.message
        $0.plan = plan
        $0.spec = fields.mask == nil ? nil : fields.message
        $0.mask = fields.mask
        $0.values = values
      }
      let reply = try await session.client.catalog.updatePlan(request)
      try await session.show(reply, reply.result) {
        EntityText.facts(reply.plan, try await session.registry(), session.style)
      }
    }
  }

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
      let reply = try await session.client.catalog.describeProperties(.init())
      try await session.show(reply) {
        var table = Table([
          .left("GROUP"), .left("PROPERTY"), .left("DEFAULT"), .left("MERGE"), .left("CUSTOM"), .left("ADD-ON"),
          .left("VALUES"),
        ])
        for property in reply.properties where group == nil || property.group == group {
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
