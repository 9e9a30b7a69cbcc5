import Foundation
import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

@Suite("Export and import by the real executable", .serialized, .timeLimit(.minutes(5)))
struct ExchangeTests {
  private static func rows(_ count: Int) -> [EntityRow] {
    let plan = EntityRow.with {
      $0.entity = .plan(
        .with { plan in
          plan.spec = .with { $0.name = "ライト" }
          plan.isDefault = true
        })
    }
    let customers = (0..<count).map { number in
      EntityRow.with { $0.entity = .customer(.with { $0.spec = .with { $0.login = "c\(number)" } }) }
    }
    let subscriptions = (0..<count).map { number in
      EntityRow.with {
        $0.entity = .subscription(
          .with { row in
            row.spec = .with { $0.name = "a\(number).jp" }
            row.owner = .customer("c\(number)")
            row.association = .bound(.with { $0.plan = .with { $0.by = .name("ライト") } })
            row.lock = .with {
              $0.kind = .fields
              $0.sinceMs = 1000
              $0.actor = "移行"
            }
            row.overrides = [.integer(1, Int64(number))]
            // Facts that a replay of the log has to bring back as well.
            if number % 3 == 0 { row.statusReasons.append(.provider) }
            if number % 5 == 0 { row.statusReasons.append(.subscriber) }
            if number % 7 == 0 {
              row.statusReasons.append(.expired)
              row.expiresAtMs = 2000
            }
          })
      }
    }
    return [plan] + customers + subscriptions
  }

  /// Imports rows, and tells what became of each; ends early where the server is gone.
  ///
  /// - Parameter onResult: Called after each answer with their number.
  private static func importRows(
    _ rows: [EntityRow], _ id: RequestID, _ client: KeiyakuClient, onResult: (Int) -> Void = { _ in }
  ) async throws -> (results: [ImportRowResult], isComplete: Bool) {
    let call = client.admin.import()
    let sending = Task {
      try await call.send(
        .with { $0.item = .start(.with { $0.options = .with { $0.requestID = id.bytes } }) })
      for (position, row) in rows.enumerated() {
        try await call.send(
          .with {
            $0.item = .row(
              .with {
                $0.number = Int64(position + 1)
                $0.row = row
              })
          })
      }
      call.finish()
    }
    var results: [ImportRowResult] = []
    var isComplete = false
    do {
      for try await reply in call.responses {
        switch reply.item {
        case .result(let result):
          results.append(result)
          onResult(results.count)
        case .progress(let progress): isComplete = progress.complete
        case nil: Issue.record("an item without content")
        }
      }
    } catch is ClientError {
      // The server is gone.
    }
    _ = await sending.result
    return (results, isComplete)
  }

  private static func export(_ client: KeiyakuClient) async throws -> [EntityRow] {
    var rows: [EntityRow] = []
    for try await reply in client.admin.export(.init()) {
      if case .row(let row) = reply.item { rows.append(row) }
    }
    return rows
  }

  @Test("After kills of the server an import goes on with its request id, and no row is done twice")
  func crash() async throws {
    let directory = try TemporaryDirectory()
    let rows = Self.rows(700)
    let id = RequestID()
    var told: [Int64: Int64] = [:]
    for round in 0..<4 {
      let server = try ServerProcess(dataDirectory: directory.path)
      let client = try await KeiyakuClient.connect(server.address)
      let (results, isComplete) = try await Self.importRows(rows, id, client) { count in
        if round < 3, count == 300 * (round + 1) { server.kill() }
      }
      for result in results {
        #expect(result.outcome == (result.number == 1 ? .updated : .created), "\(result)")
        let first = told.updateValue(result.sequence, forKey: result.number)
        #expect(first == nil || first == result.sequence, "what was told is durable, and not done again")
        if first != nil { #expect(result.replayed) }
      }
      #expect(isComplete == (round == 3))
      if round == 3 {
        #expect(told.count == rows.count)
        // One record each, and that of the database.
        let applied = try await client.admin.getServerInfo(.init()).appliedSequence
        #expect(applied == Int64(1 + rows.count))
        let other = try TemporaryDirectory()
        let whole = try ServerProcess(dataDirectory: other.path)
        let uncut = try await KeiyakuClient.connect(whole.address)
        #expect(try await Self.importRows(rows, RequestID(), uncut).isComplete)
        let (left, right) = (try await Self.export(client), try await Self.export(uncut))
        #expect(left == right && left.count == rows.count, "the same as without any cut")
        await uncut.close()
        whole.kill()
      }
      await client.close()
      server.kill()
    }
  }

  @Test("An export at one sequence followed by a watch from it misses nothing and shows nothing twice")
  func exportThenWatch() async throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    let client = try await KeiyakuClient.connect(server.address)
    let writing = Task {
      for number in 0..<1500 {
        _ = try await client.customers.create(.with { $0.spec = .with { $0.login = "c\(number)" } })
        if number % 3 == 0 {
          _ = try await client.customers.update(
            .with {
              $0.customer = .login("c\(number / 2)")
              $0.spec = .with { $0.notes = "\(number)" }
              $0.mask = .with { $0.paths = ["notes"] }
            })
        }
      }
    }
    for _ in 0..<4 {
      // What the export says, brought up by what the watch says, is what there is.
      var customers: [Int64: CustomerSpec] = [:]
      var header = ExportHeader()
      for try await reply in client.admin.export(.with { $0.kinds = [.customer] }) {
        switch reply.item {
        case .header(let first): header = first
        case .row(let row): if case .customer(let customer) = row.entity { customers[customer.id] = customer.spec }
        case .complete(let end): #expect(end.counts?.customers == Int64(customers.count))
        case nil: Issue.record("an item without content")
        }
      }
      let end = header.sequence + 200
      var sequence = header.sequence
      let cursor = WatchCursor.with {
        $0.sequence = header.sequence
        $0.incarnation = header.incarnation
      }
      for try await record in client.events.follow(.after(cursor)) {
        #expect(record.sequence == sequence + 1, "no gap, no repetition")
        sequence = record.sequence
        for event in record.events {
          switch event.kind {
          case .customerCreated(let created):
            #expect(customers.updateValue(created.spec ?? CustomerSpec(), forKey: created.customerID) == nil)
          case .customerUpdated(let updated):
            #expect(customers[updated.customerID] == updated.before, "it is changed from what the export has")
            customers[updated.customerID] = updated.spec
          default: Issue.record("\(event)")
          }
        }
        if sequence >= end { break }
      }
      // As they were at `end`: those that have not changed since.
      for (id, spec) in customers {
        let present = try await client.customers.get(.with { $0.customer = .id(id) }).customer
        if let present, present.revision <= end { #expect(present.spec == spec) }
      }
    }
    try await writing.value
    await client.close()
    server.kill()
  }

  @Test("An operator moves a database, in JSON lines and in CSV, and is told what was refused")
  func commandLine() async throws {
    let directory = try TemporaryDirectory()
    let source = try ServerProcess(dataDirectory: directory.path + "/source")
    let target = try ServerProcess(dataDirectory: directory.path + "/target")
    let third = try ServerProcess(dataDirectory: directory.path + "/third")
    func run(_ server: ServerProcess, _ arguments: String..., input: String = "") throws
      -> (status: Int32, output: String, errors: String)
    { try ServerProcess.run(arguments + ["--connect", server.address], input: input) }
    func path(_ name: String) -> String { directory.path + "/" + name }
    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    #expect(try run(source, "plan", "create", "ライト", "--set", "disk_space=10G").status == 0)
    #expect(try run(source, "addon", "create", "容量:2", "--set", "disk_space=5G").status == 0)
    let created = try run(
      source, "customer", "create", "--login", "tanaka", "--name", "田中太郎", "--domain", "田中商店.jp", "--plan", "ライト",
      "--addon", "name:容量:2", "--password-stdin", input: "秘密\n")
    #expect(created.status == 0, "\(created.errors)")
    #expect(try run(source, "subscription", "create", "自由.jp", "--owner", "provider", "--custom").status == 0)
    #expect(
      try run(source, "subscription", "customize", "田中商店.jp", "--set", "disk_space=77G", "--note", "特別, \"価格\"").status
        == 0)

    let exported = try run(source, "export", "--output", path("all.jsonl"))
    #expect(exported.status == 0 && exported.output.contains("Subscriptions  2"), "\(exported.errors)")
    let lines = try text("all.jsonl")
    #expect(!lines.contains("crypt") && lines.contains("\"complete\"") && !lines.contains("redacted"))
    let secret = try run(source, "export", "--include-credentials", "--kind", "customers")
    #expect(secret.output.contains("\"crypt\":\"$") && !secret.output.contains("redacted"))
    try secret.output.write(toFile: path("secret.jsonl"), atomically: true, encoding: .utf8)

    let dry = try run(target, "import", path("all.jsonl"), "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("WOULD BE") && dry.output.contains("created       5"), "\(dry)")
    let done = try run(target, "import", path("all.jsonl"), "--results", path("results.jsonl"))
    #expect(done.status == 0 && done.output.contains("created       5"), "\(done)")
    #expect(try text("results.jsonl").split(separator: "\n").count == 6)
    let id = try #require(done.errors.firstMatch(of: /--resume ([0-9a-f-]{36})/)).output.1
    let again = try run(target, "import", path("all.jsonl"), "--resume", String(id))
    #expect(again.status == 0 && again.output.contains("of these done before     5"), "\(again)")
    #expect(try run(target, "import", path("secret.jsonl"), "--on-existing", "update").status == 0)

    // CSV is of the same rows.
    #expect(try run(source, "export", "--format", "csv").status == 2, "a file per kind")
    #expect(try run(source, "export", "--format", "csv", "--output", path("csv")).status == 0)
    #expect(try text("csv/subscriptions.csv").hasPrefix("subscription,external_id,owner,plan,add_ons,lock,"))
    #expect(try text("csv/subscriptions.csv").contains("田中商店.jp,,tanaka,ライト,容量:2:1,whole,"))
    let files = ["capabilities", "plans", "add-ons", "customers", "subscriptions"].map { path("csv/\($0).csv") }
    let table = try ServerProcess.run(["import"] + files + ["--connect", third.address])
    #expect(table.status == 0, "\(table)")
    let rows = try [source, target, third].map { server in
      // Without the header, which names the database.
      try run(server, "export").output.split(separator: "\n").dropFirst()
    }
    #expect(rows[0] == rows[1] && rows[0] == rows[2] && rows[0].count == 7)

    // A file that is broken off, and rows that are none.
    let broken = lines.split(separator: "\n").dropLast().joined(separator: "\n")
    let cut = try run(target, "import", "-", "--on-existing", "skip", input: broken)
    #expect(cut.status == 2 && cut.errors.contains("not whole") && cut.output.contains("unchanged     6"), "\(cut)")
    let hostile = """
      {"customer":{"spec":{"login":"suzuki"}}}
      {"customer":{"spec":{"login":
      {"customer":{"spec":{"colour":"red"}}}
      {"customer":{"spec":{"login":"\(String(repeating: "x", count: 65))"}}}

      {"subscription":{"spec":{"name":"b.jp"},"owner":{"provider":{}},"bound":{"plan":{"name":"無い"}}}}
      {"customer":{"spec":{"login":"sato"}}}
      """
    let refused = try run(target, "import", "-", "--results", path("refused.jsonl"), input: hostile)
    #expect(refused.status == 1 && refused.errors.contains("4 of 6 rows were refused"), "\(refused)")
    for words in [
      "2  refused  ROW_UNREADABLE", "3  refused  ROW_UNREADABLE", "4  refused  FIELD_TOO_LONG",
      "6  refused  PLAN_NOT_FOUND",
    ] {
      #expect(refused.output.contains(words), "\(refused.output)")
    }
    #expect(refused.output.contains("colour") && refused.output.contains("column"))
    #expect(try text("refused.jsonl").split(separator: "\n").count == 6)
    #expect(try run(target, "customer", "get", "sato").status == 0)
    #expect(try run(target, "import", path("nothing.jsonl")).status == 2)
    // Where the server is gone, no file is left.
    source.kill()
    #expect(try run(source, "export", "--output", path("none.jsonl"), "--timeout", "1s").status == 3)
    let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!left.contains { $0.hasPrefix("none") || $0.contains("partial") }, "\(left)")
  }
}
