import ArgumentParser
import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import keiyaku

@Suite("Arguments")
struct ArgumentTests {
  @Test(
    "A reference is an id, an external id, or a natural key",
    arguments: [
      ("12", .id(12)), ("ext:A-12", .externalID("A-12")), ("ext:12", .externalID("12")), ("tanaka", .name("tanaka")),
      ("0", .name("0")), ("-3", .name("-3")), ("１２", .name("１２")), ("name:12", .name("12")),
      ("name:ext:x", .name("ext:x")), ("例え.jp", .name("例え.jp")),
      ("99999999999999999999", .name("99999999999999999999")),
    ] as [(String, Reference)])
  func reference(text: String, expected: Reference) {
    #expect(Reference(text) == expected)
  }

  @Test("An owner is the provider or a customer")
  func owner() {
    #expect(OwnerRef(argument: "provider")?.owner == .provider(Provider()))
    #expect(OwnerRef(argument: "name:provider")?.owner == .customer(.with { $0.by = .login("provider") }))
    #expect(OwnerRef(argument: "7")?.owner == .customer(.with { $0.by = .id(7) }))
  }

  @Test(
    "An add-on may have a quantity",
    arguments: [
      ("バックアップ", .name("バックアップ"), 1), ("バックアップ:3", .name("バックアップ"), 3), ("5:2", .id(5), 2),
      ("ext:12", .externalID("12"), 1), ("ext:B-7:1000", .externalID("B-7"), 1000), ("name:a:b", .name("a:b"), 1),
      ("name:7:2", .name("7:2"), 1), ("name:容量:100", .name("容量:100"), 1), ("name:7", .name("7"), 1),
    ] as [(String, AddOnRef.By, Int32)])
  func addOn(text: String, by: AddOnRef.By, quantity: Int32) {
    let selection = AddOnSelection(argument: text)
    #expect(selection?.addOn?.by == by)
    #expect(selection?.quantity == quantity)
  }

  @Test(
    "A quantity out of range, or no name, is no add-on",
    arguments: ["a:0", "a:1001", "a:-1", "", ":2", "ext:", "name:"])
  func noAddOn(text: String) {
    #expect(AddOnSelection(argument: text) == nil)
  }

  @Test(
    "A limit that is unknown, no number, out of bounds or at odds with another is refused, and says why",
    arguments: [
      ("message_bytes", "message_bytes_max=4194304"), ("message_bytes_max=1M", "message_bytes_max=4194304"),
      ("message_bytes_max=1", "message_bytes_max is below its floor of 1048576"),
      ("message_bytes_max=9000000", "above reassembly_bytes_max"), ("pings_burst_max=0", "between 1 and 65535"),
      ("server_unsent_bytes_max=9223372036854775807", "between 0 and 1099511627776"),
    ])
  func refusedLimit(argument: String, reason: String) throws {
    let error = #expect(throws: (any Error).self) { try Keiyaku.parseAsRoot(["serve", "--limit", argument]) }
    let message = Keiyaku.fullMessage(for: try #require(error))
    #expect(message.contains(reason), "\(message)")
  }

  @Test("Every limit that an error can name is one that --limit takes", arguments: LimitName.allCases)
  func limit(name: LimitName) throws {
    let value = ConnectionLimits()[name]
    #expect(LimitAssignment(argument: "\(name.rawValue)=\(value)") == LimitAssignment(name: name, value: value))
    #expect(name.exceeded(value: 1, seen: 2).contains("keiyaku serve --limit \(name.rawValue)=VALUE"))
    _ = try Keiyaku.parseAsRoot(["serve", "--limit", "\(name.rawValue)=\(value)"])
  }

  @Test(
    "Time spans take units",
    arguments: [
      ("5s", .seconds(5)), ("500ms", .milliseconds(500)), ("2m", .seconds(120)), ("1.5s", .milliseconds(1500)),
      ("3", .seconds(3)), ("1h", .seconds(3600)),
    ] as [(String, Duration)])
  func timeSpan(text: String, duration: Duration) {
    #expect(TimeSpan(argument: text)?.duration == duration)
  }

  @Test("What is no time span is refused", arguments: ["", "s", "0s", "-1s", "5x", "1..2s", "inf"])
  func noTimeSpan(text: String) {
    #expect(TimeSpan(argument: text) == nil)
  }

  @Test("An assignment needs a name and an equals sign; the value may be empty, or contain more of them")
  func assignment() {
    #expect(PropertyAssignment(argument: "max_site=10") == PropertyAssignment(name: "max_site", text: "10"))
    #expect(PropertyAssignment(argument: "a=b=c") == PropertyAssignment(name: "a", text: "b=c"))
    #expect(PropertyAssignment(argument: "a=") == PropertyAssignment(name: "a", text: ""))
    #expect(PropertyAssignment(argument: "=10") == nil)
    #expect(PropertyAssignment(argument: "max_site") == nil)
  }

  @Test("Only the fields that are given are set, and the mask names them")
  func mask() throws {
    let options = try CustomerOptions.parse(["--name", "田中", "--city", "京都市", "--notes", ""])
    let fields = options.spec(login: nil)
    #expect(fields.mask?.paths == ["contact.name", "contact.address.city", "notes"])
    #expect(fields.message.contact?.name == "田中" && fields.message.contact?.address?.city == "京都市")
    #expect(try CustomerOptions.parse([]).spec(login: nil).mask == nil)
  }

  @Test("Every path of a mask is one that the schema has")
  func paths() throws {
    let options = try CustomerOptions.parse(
      [
        "--external-id", "--name", "--company", "--email", "--phone", "--address-line", "--city", "--region",
        "--postal-code", "--country", "--billing-name", "--tax-id", "--currency", "--payment-reference", "--locale",
        "--notes",
      ].flatMap { [$0, "x"] })
    let fields = options.spec(login: "x")
    var target = CustomerSpec()
    #expect(fields.paths.count == 17)
    for path in fields.paths {
      let isKnown = target.assign(path: path, from: fields.message)
      #expect(isKnown, "\(path)")
    }
    #expect(target == fields.message)
  }

  @Test(
    "Arguments that contradict each other are refused",
    arguments: [
      ["customer", "create", "--login", "a", "--plan", "x"],
      ["subscription", "create", "a.jp", "--owner", "b", "--custom", "--plan", "x"],
      ["subscription", "create", "a.jp", "--owner", "b", "--custom", "--addon", "x"],
      ["subscription", "create", "a.jp", "--owner", "b", "--addon", "x"],
      ["load", "--connections", "0"], ["load", "--in-flight", "257"], ["load", "prepare", "--subscriptions", "0"],
      ["customer", "list", "--limit", "0"], ["serve", "--segment-bytes", "1052672"],
      ["serve", "--segment-bytes", "2000000"], ["info", "--request-id", "x"],
      ["customer", "suspend", "1", "--request-id", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f"],
    ])
  func contradictions(arguments: [String]) {
    #expect(throws: (any Error).self) { try Keiyaku.parseAsRoot(arguments) }
  }

  @Test(
    "Wrong usage is found before anything is asked of a server, and explained by the command's own usage",
    arguments: [
      ["plan", "update", "a"], ["addon", "update", "a"], ["customer", "update", "a"],
      ["subscription", "update", "a.jp"],
      ["subscription", "customize", "a.jp"], ["subscription", "create", "a.jp", "--owner", "b"],
      ["subscription", "create", "a.jp", "--owner", "b", "--plan", "x", "--lock-note", "y"],
      ["customer", "create", "--login", "a", "--domain", "a.jp"],
    ])
  func usage(arguments: [String]) throws {
    let error = try #require(#expect(throws: (any Error).self) { try Keiyaku.parseAsRoot(arguments) })
    let failure = Failure(error, isJSON: false)
    #expect(failure.code == 2)
    #expect(failure.errorOutput.contains("Usage: keiyaku \(arguments[0]) \(arguments[1])"), "\(failure.errorOutput)")
  }

  @Test("Every command has help, and the completion scripts can be made")
  func help() {
    func check(_ command: any ParsableCommand.Type) {
      #expect(!command.configuration.abstract.isEmpty, "\(command)")
      for subcommand in command.configuration.subcommands { check(subcommand) }
    }
    check(Keiyaku.self)
    for shell in CompletionShell.allCases { #expect(Keiyaku.completionScript(for: shell).contains("subscription")) }
  }
}
