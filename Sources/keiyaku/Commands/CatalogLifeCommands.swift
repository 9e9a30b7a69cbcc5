import ArgumentParser
import KeiyakuMessages

// Archiving and deleting plans and add-ons.

/// What archiving and deleting a plan and an add-on are told apart by.
protocol CatalogLifeKind: CatalogKind {
  static var archive: CommandConfiguration { get }
  static var restore: CommandConfiguration { get }
  static var delete: CommandConfiguration { get }

  static func setArchived(
    _ session: Session, _ options: MutationOptions, _ reference: Reference, _ archived: Bool
  ) async throws -> CatalogOutcome<Entity>
  static func delete(
    _ session: Session, _ options: MutationOptions, _ reference: Reference, _ successor: Successor<Reference>?,
    expectedCount: Int64
  ) async throws -> (reply: any ProtobufMessage, result: MutationResult?, impact: Impact?)

  /// Its name, and how many subscriptions use it.
  static func use(_ entity: Entity?) -> (name: String, count: Int64)
  /// What becomes of subscriptions that lose it: "become custom with the values as they stand".
  static var detached: String { get }
}

/// What takes the place of a plan or an add-on that is deleted.
enum Successor<Reference> {
  /// Another one.
  case other(Reference)
  /// None.
  case nothing
}

struct ArchiveCommand<Kind: CatalogLifeKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.archive }

  @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: Kind.word))
  var entity: Kind.Reference

  @OptionGroup
  var change: ChangeOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let outcome = try await Kind.setArchived(session, change.message, entity, true)
    try await session.show(outcome.reply, outcome.result) {
      Kind.facts(outcome.entity, try await session.registry(), session.style)
    }
  }
}

struct RestoreCommand<Kind: CatalogLifeKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.restore }

  @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: Kind.word))
  var entity: Kind.Reference

  @OptionGroup
  var change: ChangeOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let outcome = try await Kind.setArchived(session, change.message, entity, false)
    try await session.show(outcome.reply, outcome.result) {
      Kind.facts(outcome.entity, try await session.registry(), session.style)
    }
  }
}

struct DeleteCommand<Kind: CatalogLifeKind>: ClientCommand {
  static var configuration: CommandConfiguration { Kind.delete }

  @Argument(help: ArgumentHelp("\(referenceHelp) name.", valueName: Kind.word))
  var entity: Kind.Reference

  @Option(
    name: .customLong("reassign-to"),
    help: ArgumentHelp("Subscriptions that use it get this one instead.", valueName: Kind.word))
  var successor: Kind.Reference?

  @Flag(help: "Subscriptions that use it go without.")
  var detach = false

  @Option(
    name: .customLong("expected-count"),
    help: ArgumentHelp(
      "Go ahead only if so many subscriptions use it; asked for just before where it is not given.",
      valueName: "count"))
  var expectedCount: Int64?

  @OptionGroup
  var confirmation: ConfirmationOptions

  @OptionGroup
  var change: ChangeOptions

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func validate() throws {
    if successor != nil, detach { throw ValidationError("--reassign-to and --detach exclude each other.") }
  }

  func run(_ session: Session) async throws {
    let others: Successor<Kind.Reference>? = detach ? Successor.nothing : successor.map(Successor.other)
    var count = expectedCount ?? 0
    // What has been decided already is not looked at again, so that a repetition is the same request.
    if !confirmation.yes || (others != nil && expectedCount == nil) {
      let (name, present) = Kind.use(try await Kind.get(session, entity).entity)
      if others != nil { count = expectedCount ?? present }
      // Without a word on those that use it, the server refuses and says so.
      if present == 0 || others != nil {
        try confirmation.confirm(isDryRun: change.dryRun, question(name, count))
      }
    }
    let (reply, result, impact) = try await Kind.delete(
      session, change.message, entity, others, expectedCount: count)
    try await session.show(reply, result) { "The \(Kind.word) is deleted.\n" + EntityText.counts(impact) }
  }

  private func question(_ name: String, _ count: Int64) -> String {
    let name = Table.oneLine(name)
    if count == 0 { return "Delete the \(Kind.word) \(name), which no subscription uses?" }
    let users = count == 1 ? "its subscription" : "its \(count) subscriptions"
    return detach
      ? "Delete the \(Kind.word) \(name), so that \(users) \(Kind.detached)?"
      : "Delete the \(Kind.word) \(name), and give \(users) the other one?"
  }
}

extension EntityText {
  /// How many subscriptions a change concerns.
  static func counts(_ impact: Impact?) -> String {
    guard let impact, impact.following + impact.locked > 0 else { return "" }
    var facts = FactList()
    facts.add("Following", "\(impact.following)")
    facts.add("Locked", "\(impact.locked)")
    return facts.text(.plain)
  }
}

extension PlanKind: CatalogLifeKind {
  static let archive = CommandConfiguration(
    commandName: "archive",
    abstract: "Archive a plan: no new subscription may follow it. Those that do still see its changes.")
  static let restore = CommandConfiguration(
    commandName: "restore", abstract: "Take an archived plan back into use.")
  static let delete = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a plan. One that is followed is refused, unless --reassign-to or --detach says what then.",
    discussion: """
      With --reassign-to they follow another plan; pins, add-ons and locks stay. With --detach they become custom, with \
      the values as they stand; locks and add-ons end. The default plan is never deleted.

        keiyaku plan delete ライト --reassign-to ビジネス
        keiyaku plan delete 旧プラン --detach --expected-count 12 --yes
      """)
  static let detached = "become custom, with the values as they stand"

  static func use(_ plan: Plan?) -> (name: String, count: Int64) {
    (plan?.spec?.name ?? "", plan?.subscriptionCount ?? 0)
  }

  static func setArchived(
    _ session: Session, _ options: MutationOptions, _ reference: PlanRef, _ archived: Bool
  ) async throws -> CatalogOutcome<Plan> {
    let request = SetPlanArchivedRequest.with {
      $0.options = options
      $0.plan = reference
      $0.archived = archived
    }
    let reply = try await session.client.catalog.setPlanArchived(request)
    return CatalogOutcome(reply: reply, result: reply.result, entity: reply.plan)
  }

  static func delete(
    _ session: Session, _ options: MutationOptions, _ reference: PlanRef, _ successor: Successor<PlanRef>?,
    expectedCount: Int64
  ) async throws -> (reply: any ProtobufMessage, result: MutationResult?, impact: Impact?) {
    let request = DeletePlanRequest.with {
      $0.options = options
      $0.plan = reference
      switch successor {
      case .other(let plan): $0.followers = .reassignTo(plan)
      case .nothing: $0.followers = .detach(Detach())
      case nil: break
      }
      $0.expectedCount = expectedCount
    }
    let reply = try await session.client.catalog.deletePlan(request)
    return (reply, reply.result, reply.impact)
  }
}

extension AddOnKind: CatalogLifeKind {
  static let archive = CommandConfiguration(
    commandName: "archive",
    abstract: "Archive an add-on: no further subscription may have it. Those that do still see its changes.")
  static let restore = CommandConfiguration(
    commandName: "restore", abstract: "Take an archived add-on back into use.")
  static let delete = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete an add-on. One that is attached is refused, unless --reassign-to or --detach says what then.",
    discussion: """
      With --reassign-to they have another add-on instead; where that is attached already, the quantities are added. \
      With --detach they go without.

        keiyaku addon delete 追加ディスク --reassign-to 大容量ディスク
        keiyaku addon delete バックアップ --detach --expected-count 3 --yes
      """)
  static let detached = "go without it"

  static func use(_ addOn: AddOn?) -> (name: String, count: Int64) {
    (addOn?.spec?.name ?? "", addOn?.subscriptionCount ?? 0)
  }

  static func setArchived(
    _ session: Session, _ options: MutationOptions, _ reference: AddOnRef, _ archived: Bool
  ) async throws -> CatalogOutcome<AddOn> {
    let request = SetAddOnArchivedRequest.with {
      $0.options = options
      $0.addOn = reference
      $0.archived = archived
    }
    let reply = try await session.client.catalog.setAddOnArchived(request)
    return CatalogOutcome(reply: reply, result: reply.result, entity: reply.addOn)
  }

  static func delete(
    _ session: Session, _ options: MutationOptions, _ reference: AddOnRef, _ successor: Successor<AddOnRef>?,
    expectedCount: Int64
  ) async throws -> (reply: any ProtobufMessage, result: MutationResult?, impact: Impact?) {
    let request = DeleteAddOnRequest.with {
      $0.options = options
      $0.addOn = reference
      switch successor {
      case .other(let addOn): $0.holders = .reassignTo(addOn)
      case .nothing: $0.holders = .detach(Detach())
      case nil: break
      }
      $0.expectedCount = expectedCount
    }
    let reply = try await session.client.catalog.deleteAddOn(request)
    return (reply, reply.result, reply.impact)
  }
}
