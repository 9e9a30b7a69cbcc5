import KeiyakuMessages
import Testing

@testable import keiyaku

/// Lists over several pages.
@Suite struct ListTests {
  /// A server with customers from 1 on.
  private struct Pages {
    let count: Int

    func page(_ request: PageRequest) -> ListCustomersReply {
      let first = request.token.isEmpty ? 1 : Int(request.token[0]) * 1000 + 1
      let last = min(first + Int(request.size) - 1, count)
      return .with { reply in
        reply.customers = (first..<max(first, last + 1)).map { id in .with { $0.id = Int64(id) } }
        if last < count { reply.nextPageToken = [UInt8(last / 1000)] }
      }
    }
  }

  private static func collect(_ arguments: [String], of count: Int) async throws -> (ListCustomersReply, Bool) {
    let pages = Pages(count: count)
    return try await ListOptions.parse(arguments).collect { pages.page($0) }
  }

  @Test func allPagesAreOneReplyWithoutAToken() async throws {
    let (reply, hasMore) = try await Self.collect(["--all"], of: 2500)
    #expect(reply.customers.map(\.id) == Array(1...2500))
    #expect(reply.nextPageToken.isEmpty && !hasMore)
  }

  @Test(arguments: [(99, false), (100, false), (101, true)])
  func itIsKnownWhetherMoreFollowThanAreShown(count: Int, hasMore: Bool) async throws {
    let shown = try await Self.collect([], of: count)
    #expect(shown.0.customers.count == min(count, 100) && shown.1 == hasMore)
    #expect(shown.0.nextPageToken.isEmpty, "no option takes one")
  }

  @Test func aLimitOfSeveralPagesIsKept() async throws {
    let (reply, hasMore) = try await Self.collect(["--limit", "1001"], of: 2500)
    #expect(reply.customers.count == 1001 && hasMore)
  }
}
