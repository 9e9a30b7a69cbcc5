import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// What the commands of plans and of add-ons are told apart by.
protocol CatalogKind {
  associatedtype Reference: ReferenceMessage
  associatedtype Fields: CatalogFields
  /// What an update can do besides.
  associatedtype UpdateOptions: ParsableArguments
  associatedtype Entity
  associatedtype Page: ListReply where Page.Entity == Entity

  /// How one is called: "plan".
  static var word: String { get }
  static var create: CommandConfiguration { get }
  static var get: CommandConfiguration { get }
  static var list: CommandConfiguration { get }
  static var update: CommandConfiguration { get }
  static var columns: [Table.Column] { get }

  static func row(_ entity: Entity) -> [String]
  static func facts(_ entity: Entity?, _ registry: PropertyRegistry, _ style: TextStyle) -> String

  /// Whether an update does something by its further options alone.
  static func isChange(_ options: UpdateOptions) -> Bool
  static func create(
    _ session: Session, _ options: MutationOptions, _ spec: Fields.Spec, _ values: [PropertyValue], from: Reference?
  ) async throws -> CatalogOutcome<Entity>
  static func get(_ session: Session, _ reference: Reference) async throws -> CatalogOutcome<Entity>
  static func list(_ session: Session, _ page: PageRequest) async throws -> Page
  static func update(
    _ session: Session, _ options: MutationOptions, _ reference: Reference, _ spec: FieldSetter<Fields.Spec>,
    _ values: [PropertyValue], _ further: UpdateOptions
  ) async throws -> CatalogOutcome<Entity>
}

/// A reply, and what it says of one entity.
struct CatalogOutcome<Entity> {
  let reply: any ProtobufMessage
  var result: MutationResult?
  let entity: Entity?
  /// What a change means for subscriptions.
  var impact: Impact?
}

/// Options of what an operator sets of a plan or an add-on.
protocol CatalogFields: ParsableArguments {
  associatedtype Spec

  /// The fields that are given, and their paths.
  func spec(name: String?) -> FieldSetter<Spec>
}

struct CreateCommand<Kind: CatalogKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.create }

  @Argument(help: "Name; unique among \(Kind.word)s.")
  var name: String

  @OptionGroup
  var fields: Kind.Fields

  @OptionGroup
  var values: ValueOptions

  @Option(
    name: .customLong("copy-from"), help: ArgumentHelp("The \(Kind.word) to start from.", valueName: Kind.word))
  var copyFrom: Kind.Reference?

  @OptionGroup
  var change: ChangeOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let values = try await session.values(values.assignments)
    let outcome = try await Kind.create(
      session, change.message, fields.spec(name: name).message, values, from: copyFrom)
    try await session.show(outcome.reply, outcome.result) {
      Kind.facts(outcome.entity, try await session.registry(), session.style)
    }
  }
}

struct GetCommand<Kind: CatalogKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.get }

  @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: Kind.word))
  var entity: Kind.Reference

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let outcome = try await Kind.get(session, entity)
    try await session.show(outcome.reply) {
      Kind.facts(outcome.entity, try await session.registry(), session.style)
    }
  }
}

struct ListCommand<Kind: CatalogKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.list }

  @OptionGroup
  var list: ListOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    try await list.show(session, Kind.columns, rows: { $0.map(Kind.row) }) { try await Kind.list(session, $0) }
  }
}

struct UpdateCommand<Kind: CatalogKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.update }

  @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: Kind.word))
  var entity: Kind.Reference

  @Option(name: .customLong("name"), help: ArgumentHelp("New name.", valueName: "name"))
  var newName: String?

  @OptionGroup
  var fields: Kind.Fields

  @OptionGroup
  var values: ValueOptions

  @OptionGroup
  var further: Kind.UpdateOptions

  @OptionGroup
  var change: ChangeOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func validate() throws {
    guard fields.spec(name: newName).mask != nil || !values.assignments.isEmpty || Kind.isChange(further) else {
      throw ValidationError("Nothing to change is given.")
    }
  }

  func run(_ session: Session) async throws {
    let fields = fields.spec(name: newName)
    let values = try await session.values(values.assignments)
    let outcome = try await Kind.update(session, change.message, entity, fields, values, further)
    try await session.show(outcome.reply, outcome.result) {
      let registry = try await session.registry()
      let facts = Kind.facts(outcome.entity, registry, session.style)
      guard let impact = outcome.impact else { return facts }
      let isDryRun = outcome.result?.sequence == 0
      return facts + "\n" + EntityText.impact(impact, registry, session.style, isDryRun: isDryRun)
    }
  }
}
