import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

@Suite("Bulk changes by the real executable", .serialized, .timeLimit(.minutes(5)))
struct BulkTests {
  private static let count = 1500

  /// Subscriptions 1... of the provider on the default plan.
  private func fill(_ client: KeiyakuClient, count: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        if number >= 64 { try await group.next() }
        group.addTask {
          _ = try await client.subscriptions.create(
            .with { request in
              request.owner = .provider
              request.subscription = .bound("a\(number).jp", plan: 1)
            })
        }
      }
      try await group.waitForAll()
    }
  }

  private func revision(_ id: Int64, _ client: KeiyakuClient) async throws -> Int64 {
    try await client.subscriptions.get(.with { $0.subscription = .id(id) }).subscription?.revision ?? 0
  }

  @Test("After a kill of the server the same request id goes on, and no subscription is changed twice")
  func crash() async throws {
    let directory = try TemporaryDirectory()
    var server = try ServerProcess(dataDirectory: directory.path)
    var client = try await KeiyakuClient.connect(server.address)
    try await fill(client, count: Self.count)
    let request = BulkUpdateRequest.with { request in
      request.options = .with { $0.requestID = RequestID().bytes }
      request.selection = .all(AllSubscriptions())
      request.operation = .with { $0.operation = .lock(.with { $0.note = "移行中" }) }
      request.expectedCount = Int64(Self.count)
    }
    var revisions: [Int64: Int64] = [:]
    for round in 0..<3 {
      var rowCount = 0
      do {
        for try await reply in client.subscriptions.bulkUpdate(request) {
          switch reply.item {
          case .row(let row):
            #expect(revisions.updateValue(row.sequence, forKey: row.subscriptionID) == nil, "told twice")
            rowCount += 1
            if rowCount == 100 + 50 * round { server.kill() }
          case .progress(let progress):
            #expect(progress.resumed == (round > 0) && progress.selected == Int64(Self.count))
            #expect(progress.done >= Int64(revisions.count) || rowCount > 0)
          case nil: Issue.record("an item without content")
          }
        }
      } catch is ClientError {
        // The server is gone.
      }
      await client.close()
      server.kill()
      server = try ServerProcess(dataDirectory: directory.path)
      client = try await KeiyakuClient.connect(server.address)
      for (id, sequence) in revisions.prefix(40) {
        let revision = try await revision(id, client)
        #expect(revision == sequence, "what was told is durable")
      }
    }
    var end = BulkProgress()
    var refusals: [String] = []
    for try await reply in client.subscriptions.bulkUpdate(request) {
      if case .progress(let progress) = reply.item { end = progress }
      if case .row(let row) = reply.item {
        revisions[row.subscriptionID] = row.sequence
        if row.outcome != .done { refusals.append("\(row)") }
      }
    }
    #expect(
      end.complete && end.done == Int64(Self.count) && end.refused == 0 && end.skipped == 0, "\(end), \(refusals)")
    let locked = try await client.subscriptions.count(.with { $0.filter = .with { $0.locks = [.whole] } })
    #expect(locked.count == Int64(Self.count))
    for (id, sequence) in revisions {
      let revision = try await revision(id, client)
      #expect(revision == sequence, "subscription \(id) was changed twice")
    }
    // Each by one record, and one for the end.
    let applied = try await client.admin.getServerInfo(GetServerInfoRequest()).appliedSequence
    #expect(applied == Int64(1 + 2 * Self.count + 1))
    await client.close()
    server.kill()
  }

  @Test("An operator looks first, changes, and is told what was refused")
  func commandLine() async throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
      try ServerProcess.run(arguments + ["--connect", server.address])
    }
    for number in 1...3 {
      let created = try run(
        "subscription", "create", "店\(number).jp", "--owner", "provider", "--plan", "Default")
      #expect(created.status == 0, "\(created.errors)")
    }
    #expect(try run("subscription", "create", "自由.jp", "--owner", "provider", "--custom").status == 0)

    let nothing = try run("bulk", "lock")
    #expect(nothing.status == 2 && nothing.errors.contains("--all"))
    let dry = try run("bulk", "lock", "--all", "--dry-run")
    #expect(dry.status == 1 && dry.output.contains("CUSTOM_SUBSCRIPTION") && dry.output.contains("changed"))
    #expect(dry.errors.contains("1 of 4 subscriptions were refused"))
    #expect(try run("subscription", "count", "--lock", "whole").output == "0\n")

    let wrong = try run("bulk", "lock", "--domain-prefix", "店", "--expected-count", "2")
    #expect(wrong.status == 1 && wrong.errors.contains("EXPECTED_COUNT_MISMATCH"))
    let done = try run("bulk", "lock", "--domain-prefix", "店", "--expected-count", "3", "--note", "移行中")
    #expect(done.status == 0, "\(done.errors)")
    let id = try #require(done.errors.firstMatch(of: /--resume ([0-9a-f-]{36})/)).output.1
    #expect(try run("subscription", "count", "--lock", "whole", "--sync", "locked").output == "3\n")
    #expect(try run("subscription", "count", "--domain-prefix", "自", "--json").output.contains("\"count\":1"))
    let listed = try run("subscription", "list", "--sync", "custom")
    #expect(listed.output.contains("自由.jp") && !listed.output.contains("店1.jp"))

    let again = try run(
      "bulk", "lock", "--domain-prefix", "店", "--expected-count", "3", "--note", "移行中", "--json",
      "--resume", String(id))
    #expect(again.status == 0)
    for shown in ["\"resumed\":true", "\"complete\":true"] { #expect(again.output.contains(shown), "\(again.output)") }
    #expect(server.terminate() == 0)
  }
}
