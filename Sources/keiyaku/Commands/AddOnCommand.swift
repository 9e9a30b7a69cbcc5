import ArgumentParser
import KeiyakuMessages

/// `keiyaku addon …`
struct AddOnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "addon",
    abstract: "Create, show and change add-on plans.",
    discussion: "An add-on is named by id, by ext:EXTERNAL-ID, or by name.",
    subcommands: [Create.self, Get.self, List.self, Update.self])
}

extension AddOnCommand {
  struct Create: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create an add-on.",
      discussion: "  keiyaku addon create 追加ディスク --set disk_space=50G --set max_db=5")

    @Argument(help: "Name; unique among add-ons.")
    var name: String

    @OptionGroup
    var fields: AddOnOptions

    @OptionGroup
    var values: ValueOptions

    @Option(name: .customLong("copy-from"), help: ArgumentHelp("Add-on to start from.", valueName: "add-on"))
    var copyFrom: AddOnRef?

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      // Nothing waits while the request is half built: the optimizer of Swift 6.3 crashes on that.
      let values = try await session.values(values.assignments)
      let request = CreateAddOnRequest.with {
        $0.options = change.message
        $0.spec = fields.spec(name: name).message
        $0.values = values
        $0.copyFrom = copyFrom
      }
      let reply = try await session.client.catalog.createAddOn(request)
      try await session.show(reply, reply.result) {
        EntityText.facts(reply.addOn, try await session.registry(), session.style)
      }
    }
  }

  struct Get: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "Show an add-on and its values.")

    @Argument(help: "\(referenceHelp) name.")
    var addOn: AddOnRef

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.catalog.getAddOn(.with { $0.addOn = addOn })
      try await session.show(reply) { EntityText.facts(reply.addOn, try await session.registry(), session.style) }
    }
  }

  struct List: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "List add-ons by ascending id.")

    @OptionGroup
    var list: ListOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var table = Table(EntityText.addOnColumns)
      try await list.pages { page in
        let reply = try await session.client.catalog.listAddOns(.with { $0.page = page })
        if session.isJSON { Terminal.print(reply.jsonText() + "\n") }
        for addOn in reply.addOns { table.add(EntityText.row(addOn)) }
        return (reply.addOns.count, reply.nextPageToken)
      }
      if !session.isJSON { Terminal.print(table.text(session.style)) }
    }
  }

  struct Update: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change an add-on. Every subscription that has it gets the new values at once.",
      discussion: "  keiyaku addon update 追加ディスク --set disk_space=80G --unset max_db")

    @Argument(help: "\(referenceHelp) name.")
    var addOn: AddOnRef

    @Option(name: .customLong("name"), help: ArgumentHelp("New name.", valueName: "name"))
    var newName: String?

    @OptionGroup
    var fields: AddOnOptions

    @OptionGroup
    var values: ValueOptions

    @Option(
      help: ArgumentHelp(
        "Property that the add-on no longer contributes to; repeat for more.", valueName: "property"))
    var unset: [String] = []

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let fields = fields.spec(name: newName)
      guard fields.mask != nil || !values.assignments.isEmpty || !unset.isEmpty else {
        throw ValidationError("Nothing to change is given.")
      }
      let values = try await session.values(values.assignments)
      let registry = try await session.registry()
      let cleared = try unset.map { try registry.property(named: $0).number }
      let request = UpdateAddOnRequest.with {
        $0.options = change.message
        $0.addOn = addOn
        $0.spec = fields.mask == nil ? nil : fields.message
        $0.mask = fields.mask
        $0.values = values
        $0.clearProperties = cleared
      }
      let reply = try await session.client.catalog.updateAddOn(request)
      try await session.show(reply, reply.result) {
        EntityText.facts(reply.addOn, try await session.registry(), session.style)
      }
    }
  }
}
