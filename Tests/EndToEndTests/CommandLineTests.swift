import Foundation
import TestSupport
import Testing

/// What an operator meets at the command line, by the real executable.
@Suite(.serialized) struct CommandLineTests {
  @Test func theDemoRunsToItsEnd() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let demo = Process()
    demo.executableURL = root.appending(path: "demo.sh")
    demo.arguments = [try ServerProcess.executable().path]
    let output = Pipe()
    demo.standardOutput = output
    demo.standardError = output
    try demo.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    demo.waitUntilExit()
    #expect(demo.terminationStatus == 0, "\(printed)")
    #expect(printed.contains("answers compared, all equal"))
  }

  @Test(arguments: ["0.0.0.0:0", "[::]:0", "192.0.2.1:7423"])
  func anAddressBeyondLoopbackIsRefusedWithTheReason(address: String) throws {
    let directory = try TemporaryDirectory()
    let data = directory.path + "/data"
    let ended = try ServerProcess.run(["serve", "--listen", address, "--data-dir", data])
    #expect(ended.status == 2)
    #expect(ended.errors.contains("loopback"))
    #expect(!FileManager.default.fileExists(atPath: data), "nothing is created for a server that may not serve")
  }

  @Test func aSecondServerOnTheSameDataIsRefusedWithItsOwnExitCode() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    let second = try ServerProcess.run(["serve", "--listen", "127.0.0.1:0", "--data-dir", directory.path])
    #expect(second.status == 20)
    #expect(second.errors.contains("data directory \(directory.path) is in use"))
    #expect(server.terminate() == 0)
  }

  @Test func aDirectoryOfSomethingElseIsRefusedAndLeftAlone() throws {
    let directory = try TemporaryDirectory()
    try Data("家計簿".utf8).write(to: URL(filePath: directory.path + "/accounts.txt"))
    let ended = try ServerProcess.run(["serve", "--listen", "127.0.0.1:0", "--data-dir", directory.path])
    #expect(ended.status == 21)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["accounts.txt"])
  }

  @Test func refusalsUsageErrorsAndAbsentServersHaveExitCodesOfTheirOwn() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    let refused = try ServerProcess.run(["customer", "get", "nobody", "--connect", server.address])
    #expect(refused.status == 1 && refused.errors.contains("CUSTOMER_NOT_FOUND"))
    let usage = try ServerProcess.run(["customer", "get", "--connect", server.address])
    #expect(usage.status == 2)
    server.kill()
    let absent = try ServerProcess.run(["info", "--connect", server.address, "--timeout", "1s"])
    #expect(absent.status == 3 && absent.errors.contains(server.address))
  }

  @Test func jsonIsOneObjectThatProgramsRead() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    let created = try ServerProcess.run(
      [
        "customer", "create", "--login", "ito", "--name", "伊藤 健", "--password-stdin", "--domain", "伊藤.jp",
        "--plan", "Default", "--json", "--connect", server.address,
      ], input: "あいことば\n")
    let reply = try #require(
      try JSONSerialization.jsonObject(with: Data(created.output.utf8)) as? [String: [String: Any]])
    #expect(reply["customer"]?["id"] as? Int == 1)
    #expect((reply["subscription"]?["spec"] as? [String: Any])?["name"] as? String == "xn--qoq205k.jp")
    #expect(!created.output.contains("あいことば"))
    #expect(server.terminate() == 0)
  }

  @Test func anyMethodIsCalledByReflectionAlone() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    func run(_ arguments: [String], input: String = "") throws -> (status: Int32, output: String, errors: String) {
      try ServerProcess.run(arguments + ["--connect", server.address], input: input)
    }
    let create = #"{"spec": {"login": "ito"}, "credential": {"password": "あいことば"}}"#
    let created = try run(["call", "CustomerService/Create", "-"], input: create)
    #expect(created.status == 0 && created.output.contains(#""hasCredential": true"#))
    let file = directory.path + ".json"
    try Data(#"{"customer": {"id": "1"}}"#.utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let found = try run(["call", "keiyaku.v1.CustomerService/Get", "@" + file, "--json"])
    #expect(found.output.hasPrefix(#"{"customer":{"id":"1","spec":{"login":"ito"}"#))
    let login = try run(["call", "Authenticate", "-"], input: #"{"login": "ito", "password": "あいことば"}"#)
    #expect(login.status == 1 && login.errors.contains("NO_SUBSCRIPTION"))

    let unknown = try run(["call", "CustomerService/Create", "-"], input: #"{"spec": {"logn": "あいことば"}}"#)
    #expect(unknown.status == 2 && unknown.errors.contains("spec.logn") && unknown.errors.contains("login"))
    #expect(!unknown.errors.contains("あいことば"))
    #expect(try run(["call", "Get", "{}"]).errors.contains("SubscriptionService/Get"))
    #expect(try run(["call", "Nothing", "{}"]).status == 2)

    let services = try run(["services", "--json"])
    #expect(services.output.contains(#""keiyaku.v1.CustomerService/Create""#))
    let described = try run(["describe", "CustomerRef"])
    #expect(described.output.contains("string external_id = 2;") && described.output.contains("// The login."))
    #expect(try run(["describe", "Nothing"]).status == 2)
    #expect(server.terminate() == 0)
  }

  @Test func aStopInOrderAnswersAndLeavesACleanLog() throws {
    let directory = try TemporaryDirectory()
    let first = try ServerProcess(dataDirectory: directory.path)
    _ = try ServerProcess.run(["plan", "create", "スタンダード", "--connect", first.address])
    #expect(first.terminate() == 0)
    let second = try ServerProcess(dataDirectory: directory.path)
    let plans = try ServerProcess.run(["plan", "list", "--connect", second.address])
    #expect(plans.output.contains("スタンダード"))
    #expect(second.terminate() == 0)
  }

  @Test func aListThatIsCutSaysSoAndItsJSONIsOneDocument() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    for login in ["ito", "sato", "tanaka"] {
      _ = try ServerProcess.run(["customer", "create", "--login", login, "--connect", server.address])
    }
    let cut = try ServerProcess.run(["customer", "list", "--limit", "2", "--connect", server.address])
    #expect(cut.status == 0 && cut.output.contains("sato") && !cut.output.contains("tanaka"))
    #expect(cut.errors == "more follow; use --all or --limit\n")
    let json = try ServerProcess.run(["customer", "list", "--limit", "2", "--json", "--connect", server.address])
    let reply = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: [Any]])
    #expect(reply["customers"]?.count == 2 && reply.count == 1, "no token that no option takes")
    #expect(json.errors == cut.errors)
    let all = try ServerProcess.run(["customer", "list", "--all", "--connect", server.address])
    #expect(all.output.contains("tanaka") && all.errors.isEmpty)
    #expect(server.terminate() == 0)
  }

  @Test func aServerThatIsToldToStopAsSoonAsItServesStopsInOrder() throws {
    let directory = try TemporaryDirectory()
    for _ in 0..<5 {
      #expect(try ServerProcess(dataDirectory: directory.path).terminate() == 0)
    }
  }

  @Test func aServerWhoseAddressIsInUseCreatesAndReadsNothing() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path + "/first")
    let other = directory.path + "/second"
    let ended = try ServerProcess.run(["serve", "--listen", server.address, "--data-dir", other])
    #expect(ended.status == 10 && ended.errors.contains(server.address))
    #expect(!FileManager.default.fileExists(atPath: other))
    // The address is told first, before a directory that cannot be served either.
    let same = try ServerProcess.run(["serve", "--listen", server.address, "--data-dir", directory.path + "/first"])
    #expect(same.status == 10)
    #expect(server.terminate() == 0)
  }

  @Test func aLimitOfTheServerIsSetAndNamedWhereItRefuses() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(
      dataDirectory: directory.path, options: ["--limit", "message_bytes_max=1048576", "--limit", "pings_burst_max=7"])
    let request = directory.path + ".json"
    try Data(#"{"customer": {"login": "\#(String(repeating: "a", count: 1 << 20))"}}"#.utf8)
      .write(to: URL(filePath: request))
    defer { try? FileManager.default.removeItem(atPath: request) }
    let refused = try ServerProcess.run(["call", "CustomerService/Get", "@" + request, "--connect", server.address])
    #expect(refused.status == 2 && refused.errors.contains("message_bytes_max is 1048576"))
    #expect(refused.errors.contains("keiyaku serve --limit message_bytes_max=VALUE"))
    #expect(server.terminate() == 0)
    let wrong = try ServerProcess.run(["serve", "--data-dir", directory.path, "--limit", "message_bytes_max=1"])
    #expect(wrong.status == 2 && wrong.errors.contains("below its floor of 1048576"))
  }

  @Test func aRefusalNamesTheFieldOfTheRequest() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    func run(_ arguments: [String]) throws -> String {
      try ServerProcess.run(arguments + ["--connect", server.address]).errors
    }
    #expect(try run(["customer", "create", "--login", "ito", "--domain", "a.jp", "--plan", "Default"]).isEmpty)
    #expect(try run(["customer", "create", "--login", "ito"]).contains("  spec.login "))
    let create = ["subscription", "create", "--owner", "ito", "--plan", "Default"]
    #expect(try run(create + ["a.jp"]).contains("  subscription.spec.name "))
    let addOn = try run(create + ["b.jp", "--addon", "容量"])
    #expect(addOn.contains("  subscription.bound.add_ons[0].add_on  there is no add-on with the name 容量"))
    let owner = try run(["subscription", "create", "b.jp", "--owner", "nosuch", "--plan", "Default"])
    #expect(owner.contains("There is no customer with the login nosuch to own the subscription."))
    #expect(owner.contains("  owner.customer "))
    #expect(server.terminate() == 0)
  }

  @Test func aGroupThatThereIsNotIsRefusedWithThoseThatThereAre() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
      try ServerProcess.run(arguments + ["--connect", server.address])
    }
    _ = try run(["subscription", "create", "a.jp", "--owner", "provider", "--plan", "Default"])
    for command in [["plan", "properties"], ["subscription", "effective", "a.jp"]] {
      let refused = try run(command + ["--group", "resource"])
      #expect(refused.status == 2 && refused.output.isEmpty)
      #expect(refused.errors.contains("the groups are resources, permissions, hosting"))
      let found = try run(command + ["--group", "resources"])
      #expect(found.status == 0 && found.output.contains("max_site") && !found.output.contains("webmail"))
      let json = try run(command + ["--group", "hosting", "--json"])
      let whole = try run(command + ["--json"])
      #expect(json.status == 0 && json.output.utf8.count < whole.output.utf8.count / 2)
    }
    #expect(server.terminate() == 0)
  }

  @Test func theOwnerOfASubscriptionIsShownByLogin() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    func run(_ arguments: [String]) throws -> String {
      try ServerProcess.run(arguments + ["--connect", server.address]).output
    }
    for login in ["tanaka", "provider"] {
      _ = try run(["customer", "create", "--login", login, "--domain", "\(login).jp", "--plan", "Default"])
    }
    let own = try run(["subscription", "create", "own.jp", "--owner", "provider", "--plan", "Default"])
    #expect(own.contains("Owner         provider\n"))
    let list = try run(["subscription", "list"])
    #expect(list.contains(" tanaka ") && list.contains(" name:provider ") && list.contains(" provider "))
    #expect(try run(["subscription", "get", "tanaka.jp"]).contains("Owner         tanaka\n"))
    let dry = try run(["customer", "create", "--login", "x", "--domain", "x.jp", "--plan", "Default", "--dry-run"])
    #expect(dry.contains("Owner         customer 3\n"), "no such customer is there to be asked for")
    #expect(server.terminate() == 0)
  }
}
