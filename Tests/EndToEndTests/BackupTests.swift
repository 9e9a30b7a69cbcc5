import Foundation
import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

/// Backups of the real executable, while it is written to.
@Suite(.serialized, .timeLimit(.minutes(3))) struct BackupTests {
  private let files: TemporaryDirectory

  init() throws { files = try TemporaryDirectory() }

  /// Runs a command that must not fail; its JSON document.
  private func json(_ arguments: String...) throws -> [String: Any] {
    let ended = try ServerProcess.run(arguments + ["--json"])
    #expect(ended.status == 0, "\(arguments): \(ended.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any], "\(ended.output)")
  }

  private func number(_ document: [String: Any], _ key: String) -> Int64 {
    (document[key] as? NSNumber)?.int64Value ?? -1
  }

  private func create(_ count: Int, _ client: KeiyakuClient, from first: Int = 0) async throws {
    for number in first..<first + count {
      _ = try await client.customers.create(.with { $0.spec = .with { $0.login = "c\(number)" } })
    }
  }

  @Test func aBackupUnderLoadIsThePrefixThatItSays() async throws {
    let data = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: data.path)
    let client = try await KeiyakuClient.connect(server.address)
    try await create(200, client)
    _ = try json("checkpoint", "--connect", server.address)
    let load = Task { try await create(1500, client, from: 200) }
    try await create(50, client, from: 10_000)
    let streamed = files.path + "/streamed.backup"
    let written = files.path + "/written.backup"
    for arguments in [[streamed], [written, "--on-server", "--with-history"]] {
      let ended = try ServerProcess.run(["backup", "create"] + arguments + ["--connect", server.address])
      #expect(ended.status == 0, "\(ended.errors)")
    }
    try await load.value
    let info = try await client.admin.getServerInfo(.init())
    await client.close()
    server.kill()

    for file in [streamed, written] {
      let verified = try json("backup", "verify", file)
      let last = number(verified, "last_sequence")
      #expect((251...info.appliedSequence).contains(last))
      #expect(number(verified, "first_sequence") == 1 && number(verified, "snapshot_sequence") > 200)
      let restored = file + "-restored"
      let done = try json("backup", "restore", file, "--data-dir", restored)
      #expect(number(done, "last_sequence") == last)
      // Replay, snapshot and replay, backup: one digest; and that of the database itself, cut off at that record.
      let digest = try #require(verified["digest"] as? String)
      #expect(done["digest"] as? String == digest)
      #expect(try json("digest", "--data-dir", restored)["digest"] as? String == digest)
      #expect(try json("digest", "--data-dir", restored, "--from-log")["digest"] as? String == digest)
      let original = files.path + "/original-\(last)"
      try FileManager.default.copyItem(atPath: data.path, toPath: original)
      _ = try json("log", "truncate", "--data-dir", original, "--at", "\(last)", "--accept-data-loss")
      #expect(try json("digest", "--data-dir", original)["digest"] as? String == digest)
    }
  }

  @Test func aRestoreGoesBackToARecordOrAMomentAndServesAsAnotherHistory() async throws {
    let data = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: data.path)
    let client = try await KeiyakuClient.connect(server.address)
    try await create(20, client)
    let page = try await client.customers.list(.with { $0.page = .with { $0.size = 5 } })
    let between = try await client.events.listEvents(
      .with {
        $0.entity = .with {
          $0.kind = .customer
          $0.id = 20
        }
      }
    ).records
    let moment = try #require(between.first?.timeMs)
    // The next record is of a later second than the one after this.
    while Int64(Date().timeIntervalSince1970) <= moment / 1000 + 1 { await Task.yield() }
    try await create(10, client, from: 100)
    let info = try await client.admin.getServerInfo(.init())
    await client.close()
    let file = files.path + "/a.backup"
    _ = try json("backup", "create", file, "--with-history", "--connect", server.address)
    server.kill()

    let formatter = ISO8601DateFormatter()
    let text = formatter.string(from: Date(timeIntervalSince1970: Double(moment / 1000 + 1)))
    #expect(
      number(
        try json("backup", "restore", file, "--data-dir", files.path + "/time", "--to-time", text), "last_sequence")
        == 21)
    let back = files.path + "/back"
    let done = try json("backup", "restore", file, "--data-dir", back, "--to-sequence", "21")
    let restored = try ServerProcess(dataDirectory: back)
    let other = try await KeiyakuClient.connect(restored.address)
    let now = try await other.admin.getServerInfo(.init())
    #expect(now.customerCount == 20 && now.databaseID == info.databaseID && now.incarnation != info.incarnation)
    #expect(now.incarnation.map { String(format: "%02x", $0) }.joined() == done["incarnation"] as? String)
    // What holds on to the old history is refused.
    await #expect(throws: RPCError.self) {
      try await other.customers.list(.with { $0.page = .with { $0.token = page.nextPageToken } })
    }
    let watch = other.events.watch(
      .with {
        $0.from = .after(
          .with {
            $0.sequence = 5
            $0.incarnation = info.incarnation
          })
      })
    do {
      for try await _ in watch { Issue.record("a watch of the old history goes on") }
    } catch let error as RPCError {
      #expect(error.reason == "INCARNATION_MISMATCH")
    }
    try await create(3, other, from: 500)
    await other.close()
    #expect(restored.terminate() == 0)
  }

  @Test func refusalsSayWhatToDo() async throws {
    let data = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: data.path)
    let file = files.path + "/a.backup"
    _ = try json("backup", "create", file, "--connect", server.address)
    func run(_ arguments: String...) throws -> (status: Int32, errors: String) {
      let ended = try ServerProcess.run(arguments)
      return (ended.status, ended.errors)
    }
    #expect(try run("backup", "create", file, "--connect", server.address).status == 31)
    #expect(try run("backup", "create", "here", "--on-server", "--connect", server.address).errors.contains("absolute"))
    let taken = try run("backup", "create", file, "--on-server", "--connect", server.address)
    #expect(taken.status == 1 && taken.errors.contains("server_path"))
    #expect(try run("backup", "create", files.path + "/b", "--data-dir", data.path).status == 20)
    #expect(try run("backup", "restore", file, "--data-dir", data.path).status == 31)
    #expect(try run("backup", "restore", file, "--data-dir", files.path + "/x", "--to-sequence", "9").status == 32)
    #expect(server.terminate() == 0)
    var bytes = try #require(FileManager.default.contents(atPath: file))
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: URL(fileURLWithPath: file + ".bad"))
    #expect(try run("backup", "verify", file + ".bad").status == 24)
    #expect(try run("backup", "restore", file + ".bad", "--data-dir", files.path + "/bad").status == 24)
    #expect(!FileManager.default.fileExists(atPath: files.path + "/bad"))
    // A restore that was not finished is no database.
    #expect(try run("backup", "restore", file, "--data-dir", files.path + "/half").status == 0)
    _ = FileManager.default.createFile(atPath: files.path + "/half/RESTORING", contents: nil)
    let half = try run("digest", "--data-dir", files.path + "/half")
    #expect(half.status == 21 && half.errors.contains("backup restore"))
    #expect(try run("backup", "restore", file, "--data-dir", files.path + "/half").status == 0)
    #expect(try run("snapshot", "verify", "--data-dir", files.path + "/half").status == 0)
  }
}
