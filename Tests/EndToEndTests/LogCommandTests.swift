import Foundation
import KeiyakuClient
import TestSupport
import Testing

/// `keiyaku log` on what the real server has left.
@Suite(.serialized, .timeLimit(.minutes(5))) struct LogCommandTests {
  private let directory: TemporaryDirectory
  private var data: String { directory.path + "/data" }

  init() throws { directory = try TemporaryDirectory() }

  private func log(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
    try ServerProcess.run(["log", arguments[0], "--data-dir", data] + arguments.dropFirst())
  }

  private func document(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
  }

  /// A customer with a password, and nine without; left by a kill.
  private func prepare() async throws {
    let server = try ServerProcess(dataDirectory: data)
    let client = try await KeiyakuClient.connect(server.address)
    for number in 1...10 {
      _ = try await client.customers.create(
        .with {
          $0.spec = .with { $0.login = "customer\(number)" }
          if number == 1 { $0.credential = .with { $0.kind = .password("open sesame") } }
        })
    }
    // While a server has the directory, nobody else does.
    let refused = try log("verify")
    #expect(refused.status == 20 && refused.errors.contains("in use by process \(server.processID)"))
    await client.close()
    server.kill()
  }

  @Test func aLogIsVerifiedDumpedAndDescribed() async throws {
    try await prepare()
    let verified = try log("verify")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.hasPrefix("sound: 11 records, sequence 1 to 11, "))
    let json = try document(try log("verify", "--json").output)
    #expect(json["ending"] as? String == "unclean" && json["last_sequence"] as? Int == 11)

    let stat = try document(try log("stat", "--json").output)
    #expect((stat["segments"] as? [Any])?.count == 1 && stat["closed"] as? Bool == false)
    #expect(try log("stat").output.contains("FIRST SEQUENCE"))

    let dumped = try log("dump", "--json", "--from", "2", "--through", "3")
    let lines = dumped.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    let record = try document(lines[0])
    #expect(record["sequence"] as? Int == 2)
    #expect(dumped.output.contains("(redacted)") && !dumped.output.contains("$y$"), "no hash leaves the log")
    let text = try log("dump").output
    #expect(text.split(separator: "\n").count == 11 && text.contains("customerCreated, credentialSet"))
    #expect(!text.contains("$y$"))
  }

  @Test func damageHasItsExitCode() async throws {
    try await prepare()
    let segment = data + "/wal/0000000000000001.wal"
    let handle = try #require(FileHandle(forUpdatingAtPath: segment))
    try handle.seek(toOffset: 3 * 4096 + 20)
    try handle.write(contentsOf: Data([0xFF]))
    try handle.close()
    for command in ["verify", "dump"] {
      let refused = try log(command)
      #expect(refused.status == 24 && refused.errors.contains("is damaged at offset 12288"), "\(refused.errors)")
    }
    #expect(throws: ServerProcess.Failure.self) { try ServerProcess(dataDirectory: data) }
  }

  @Test func aLogIsCutOffOnDemandOnly() async throws {
    try await prepare()
    let before = try document(try log("stat", "--json").output)["incarnation"] as? String
    #expect(try log("truncate", "--at", "6").status == 2)
    #expect(try log("truncate", "--at", "60", "--accept-data-loss").status == 26)
    let cut = try log("truncate", "--at", "6", "--accept-data-loss", "--json")
    #expect(cut.status == 0, "\(cut.errors)")
    let done = try document(cut.output)
    #expect(done["last_sequence"] as? Int == 6 && (done["put_aside"] as? [String])?.count == 1)
    #expect(done["incarnation"] as? String != before)
    let server = try ServerProcess(dataDirectory: data)
    let client = try await KeiyakuClient.connect(server.address)
    #expect(try await client.admin.getServerInfo(.init()).customerCount == 5)
    await client.close()
    #expect(server.terminate() == 0)
    #expect(try log("verify").output.contains("closed in good order"))
  }

  @Test func withoutADatabaseThereIsNothingToLookAt() throws {
    #expect(try log("stat").status == 21)
    #expect(!FileManager.default.fileExists(atPath: data))
  }
}
