import KeiyakuMessages

/// A page of a list.
protocol ListReply: ProtobufMessage {
  associatedtype Entity

  var entities: [Entity] { get set }
  var nextPageToken: [UInt8] { get set }
}

extension ListCustomersReply: ListReply {
  var entities: [Customer] {
    get { customers }
    set { customers = newValue }
  }
}

extension ListPlansReply: ListReply {
  var entities: [Plan] {
    get { plans }
    set { plans = newValue }
  }
}

extension ListAddOnsReply: ListReply {
  var entities: [AddOn] {
    get { addOns }
    set { addOns = newValue }
  }
}

extension ListSubscriptionsReply: ListReply {
  var entities: [Subscription] {
    get { subscriptions }
    set { subscriptions = newValue }
  }
}

extension ListOptions {
  /// What is said where a list has more entries than are shown.
  static let moreFollows = "more follow; use --all or --limit\n"

  /// Asks for page after page until there is enough: one reply with the entries of all of them and without a token, and
  /// whether there are more.
  func collect<Reply: ListReply>(
    _ ask: (PageRequest) async throws -> Reply
  ) async throws -> (reply: Reply, hasMore: Bool) {
    let wanted = all ? Int.max : limit
    var (whole, token) = (Reply(), [UInt8]())
    repeat {
      let request = PageRequest.with { page in
        page.size = Int32(min(wanted - whole.entities.count, 1000))
        page.token = token
      }
      let reply = try await ask(request)
      whole.entities += reply.entities
      token = reply.nextPageToken
    } while !token.isEmpty && whole.entities.count < wanted
    return (whole, !token.isEmpty)
  }

  /// Shows a list: one JSON document, or a table.
  func show<Reply: ListReply>(
    _ session: Session, _ columns: [Table.Column], rows: ([Reply.Entity]) async throws -> [[String]],
    _ ask: (PageRequest) async throws -> Reply
  ) async throws {
    let (reply, hasMore) = try await collect(ask)
    try await session.show(reply) {
      var table = Table(columns)
      for row in try await rows(reply.entities) { table.add(row) }
      return table.text(session.style)
    }
    if hasMore { Terminal.printError(Self.moreFollows) }
  }
}
