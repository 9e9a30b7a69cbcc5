import ArgumentParser
import KeiyakuMessages

/// `keiyaku addon …`
struct AddOnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "addon",
    abstract: "Create, show and change add-on plans.",
    discussion: "An add-on is named by id, by ext:EXTERNAL-ID, or by name.",
    subcommands: [
      CreateCommand<AddOnKind>.self, GetCommand<AddOnKind>.self, ListCommand<AddOnKind>.self,
      UpdateCommand<AddOnKind>.self, ArchiveCommand<AddOnKind>.self, RestoreCommand<AddOnKind>.self,
      DeleteCommand<AddOnKind>.self,
    ])
}

/// What an update of an add-on can do besides setting values.
struct UnsetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Property that the add-on no longer contributes to; repeat for more.", valueName: "property"))
  var unset: [String] = []
}

enum AddOnKind: CatalogKind {
  typealias Fields = AddOnOptions

  static let word = "add-on"
  static let columns = EntityText.addOnColumns

  static let create = CommandConfiguration(
    commandName: "create", abstract: "Create an add-on.",
    discussion: "  keiyaku addon create 追加ディスク --set disk_space=50G --set max_db=5")
  static let get = CommandConfiguration(commandName: "get", abstract: "Show an add-on and its values.")
  static let list = CommandConfiguration(commandName: "list", abstract: "List add-ons by ascending id.")
  static let update = CommandConfiguration(
    commandName: "update",
    abstract: "Change an add-on. Every subscription that has it gets the new values at once.",
    discussion: "  keiyaku addon update 追加ディスク --set disk_space=80G --unset max_db")

  static func row(_ addOn: AddOn) -> [String] { EntityText.row(addOn) }

  static func facts(_ addOn: AddOn?, _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    EntityText.facts(addOn, registry, style)
  }

  static func isChange(_ options: UnsetOptions) -> Bool { !options.unset.isEmpty }

  static func create(
    _ session: Session, _ options: MutationOptions, _ spec: AddOnSpec, _ values: [PropertyValue], from: AddOnRef?
  ) async throws -> CatalogOutcome<AddOn> {
    let request = CreateAddOnRequest.with {
      $0.options = options
      $0.spec = spec
      $0.values = values
      $0.copyFrom = from
    }
    let reply = try await session.client.catalog.createAddOn(request)
    return CatalogOutcome(reply: reply, result: reply.result, entity: reply.addOn)
  }

  static func get(_ session: Session, _ reference: AddOnRef) async throws -> CatalogOutcome<AddOn> {
    let reply = try await session.client.catalog.getAddOn(.with { $0.addOn = reference })
    return CatalogOutcome(reply: reply, entity: reply.addOn)
  }

  static func list(_ session: Session, _ page: PageRequest) async throws -> ListAddOnsReply {
    try await session.client.catalog.listAddOns(.with { $0.page = page })
  }

  static func update(
    _ session: Session, _ options: MutationOptions, _ reference: AddOnRef, _ spec: FieldSetter<AddOnSpec>,
    _ values: [PropertyValue], _ further: UnsetOptions
  ) async throws -> CatalogOutcome<AddOn> {
    let registry = try await session.registry()
    let cleared = try further.unset.map { try registry.property(named: $0).number }
    let request = UpdateAddOnRequest.with {
      $0.options = options
      $0.addOn = reference
      $0.spec = spec.mask == nil ? nil : spec.message
      $0.mask = spec.mask
      $0.values = values
      $0.clearProperties = cleared
    }
    let reply = try await session.client.catalog.updateAddOn(request)
    return CatalogOutcome(reply: reply, result: reply.result, entity: reply.addOn, impact: reply.impact)
  }
}
