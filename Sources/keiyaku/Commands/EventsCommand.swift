import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// `keiyaku events …`
struct EventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "What happened, and what happens.",
    discussion: """
        keiyaku events list subscription 田中商店.jp
        keiyaku events list plan ビジネス --limit 10
        keiyaku events watch
        keiyaku events watch --after 1234 --kind subscription --json
      """,
    subcommands: [List.self, Watch.self])
}

/// Kinds of entities by the words of the command line.
enum EventKindArgument: String, CaseIterable, ExpressibleByArgument {
  case customer
  case plan
  case addon
  case subscription
  case database

  var kind: EntityKind {
    switch self {
    case .customer: .customer
    case .plan: .plan
    case .addon: .addOn
    case .subscription: .subscription
    case .database: .database
    }
  }
}

extension ListEventsReply: ListReply {
  var entities: [LogRecord] {
    get { records }
    set { records = newValue }
  }
}

extension EventsCommand {
  struct List: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "What happened to one entity, newest first.",
      discussion: "Of an entity that is deleted by now, give the id: it stays its own.")

    @Argument(help: "customer, plan, addon, subscription or database.")
    var kind: EventKindArgument

    @Argument(help: "\(referenceHelp) login, name or domain; nothing for the database.")
    var reference: String?

    @OptionGroup
    var list: ListOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if kind == .database, reference != nil { throw ValidationError("The database has no name here.") }
      if kind != .database, reference == nil {
        throw ValidationError("Say which \(kind.rawValue), by id, external id or name.")
      }
    }

    func run(_ session: Session) async throws {
      let entity = EntityRef.with { $0.kind = kind.kind }
      let named = try await entityRef(entity, session)
      var since: (sequence: Int64, timeMs: Int64) = (0, 0)
      var (shown, hasMore) = try await list.collect { page in
        let reply = try await session.client.events.listEvents(
          .with {
            $0.page = page
            $0.entity = named
          })
        since = (reply.completeSinceSequence, reply.completeSinceMs)
        return reply
      }
      (shown.completeSinceSequence, shown.completeSinceMs) = since
      let records = shown.records
      try await session.show(shown) {
        let text = EventText(registry: try await session.registry())
        return records.flatMap(text.lines).map { $0 + "\n" }.joined()
      }
      if hasMore { Terminal.printError(ListOptions.moreFollows) }
      if since.sequence > 1, !session.isJSON {
        Terminal.printError(
          "complete since \(Terminal.time(since.timeMs)), sequence \(since.sequence): what was before is not kept\n")
      }
    }

    /// The entity by its id: events name entities by ids alone.
    private func entityRef(_ entity: EntityRef, _ session: Session) async throws -> EntityRef {
      guard let reference else { return entity }
      var entity = entity
      if case .id(let id) = Reference(reference) {
        entity.id = id
        return entity
      }
      let client = session.client
      switch kind {
      case .customer:
        entity.id = try await client.customers.get(.with { $0.customer = .init(argument: reference) }).customer?.id ?? 0
      case .plan:
        entity.id = try await client.catalog.getPlan(.with { $0.plan = .init(argument: reference) }).plan?.id ?? 0
      case .addon:
        entity.id = try await client.catalog.getAddOn(.with { $0.addOn = .init(argument: reference) }).addOn?.id ?? 0
      case .subscription:
        let found = try await client.subscriptions.get(.with { $0.subscription = .init(argument: reference) })
        entity.id = found.subscription?.id ?? 0
      case .database: break
      }
      return entity
    }
  }

  struct Watch: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what happens as it happens, until interrupted.",
      discussion: """
        Each record is printed once and in order, also where the server is restarted meanwhile. With --json each line is \
        a document; its sequence is what --after goes on with.
        """)

    @Option(help: ArgumentHelp("Begin after this sequence; 0 is the beginning.", valueName: "sequence"))
    var after: Int64?

    @Option(help: ArgumentHelp("Begin at this time: 2026-12-01, or 2026-12-01T08:30:00+09:00.", valueName: "time"))
    var since: Moment?

    @Option(
      name: .customLong("kind"), help: ArgumentHelp("Only events of this kind; repeat for more.", valueName: "kind"))
    var kinds: [EventKindArgument] = []

    @Option(help: ArgumentHelp("End after so many records.", valueName: "count"))
    var count: Int?

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if after != nil, since != nil { throw ValidationError("--after and --since each say where to begin; give one.") }
      if let count, count < 1 { throw ValidationError("--count must be 1 or more.") }
    }

    func run(_ session: Session) async throws {
      var from = WatchRequest.From.now(FromNow())
      if let after { from = .after(.with { $0.sequence = after }) }
      if let since { from = .time(.with { $0.timeMs = since.milliseconds }) }
      let text = EventText(registry: try await session.registry())
      var left = count ?? .max
      for try await record in session.client.events.follow(from, kinds: kinds.map(\.kind)) {
        let lines = session.isJSON ? [record.jsonText()] : text.lines(record)
        guard Terminal.print(lines.map { $0 + "\n" }.joined()) else { return }
        left -= 1
        if left == 0 { return }
      }
    }
  }
}
