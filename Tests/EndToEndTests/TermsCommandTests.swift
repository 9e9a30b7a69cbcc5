import Foundation
import TestSupport
import Testing

/// Locks, plans, add-ons and capabilities at the command line, by the real executable.
@Suite(.serialized) struct TermsCommandTests {
  private typealias Ended = (status: Int32, output: String, errors: String)

  private func prepared(_ directory: TemporaryDirectory) throws -> ServerProcess {
    let server = try ServerProcess(dataDirectory: directory.path)
    let commands = [
      ["plan", "create", "ライト", "--set", "max_site=1", "--set", "max_box=20"],
      ["plan", "create", "ビジネス", "--set", "max_site=10"],
      ["addon", "create", "メール", "--set", "max_box=30"],
      ["subscription", "create", "a.jp", "--owner", "provider", "--plan", "ライト", "--addon", "メール:2"],
    ]
    for command in commands { #expect(try run(server, command).status == 0) }
    return server
  }

  private func run(_ server: ServerProcess, _ arguments: [String]) throws -> Ended {
    try ServerProcess.run(arguments + ["--connect", server.address])
  }

  private func subscription(_ server: ServerProcess, _ arguments: String...) throws -> Ended {
    try run(server, ["subscription"] + arguments)
  }

  @Test func effectiveExplainsWhatEachValueIsMadeOf() throws {
    let directory = try TemporaryDirectory()
    let server = try prepared(directory)
    _ = try subscription(server, "customize", "a.jp", "--set", "max_site=5", "--scope", "fields")
    let explained = try subscription(server, "effective", "a.jp", "--explain", "--group", "resources")
    #expect(explained.output.contains("plan ライト 20, add-on メール ×2 60, together 80"))
    #expect(explained.output.contains("plan ライト 1, override 5"))
    let json = try subscription(server, "effective", "a.jp", "--explain", "--json", "--group", "logs")
    #expect(json.output.contains("VALUE_SOURCE_KEPT") && !json.output.contains("VALUE_SOURCE_OVERRIDE"))
    #expect(server.terminate() == 0)
  }

  @Test func anUnlockIsRefusedWithATableOfWhatWouldBeLostAndDoneByAPolicy() throws {
    let directory = try TemporaryDirectory()
    let server = try prepared(directory)
    _ = try subscription(server, "customize", "a.jp", "--set", "max_site=5")
    let refused = try subscription(server, "unlock", "a.jp")
    #expect(refused.status == 1 && refused.errors.contains("OVERRIDES_WOULD_BE_LOST"))
    #expect(refused.errors.contains("  max_site  now 5, would be 1, set explicitly"))
    let tried = try subscription(server, "unlock", "a.jp", "--policy", "discard", "--dry-run")
    #expect(tried.output.contains("PROPERTY  NOW  AFTER  SET BY OPERATOR\nmax_site  5    1      yes\n"))
    // No terminal, so nobody is asked.
    let done = try subscription(server, "unlock", "a.jp", "--policy", "discard")
    #expect(done.status == 0 && done.output.contains("Sync          synced"))
    #expect(server.terminate() == 0)
  }

  @Test(arguments: ["n", "y"])
  func atATerminalAnUnlockShowsWhatChangesBeforeItAsks(answer: String) throws {
    let directory = try TemporaryDirectory()
    let server = try prepared(directory)
    _ = try subscription(server, "customize", "a.jp", "--set", "max_site=5")
    let terminal = try PseudoTerminal()
    let ended = try terminal.run(
      ["subscription", "unlock", "a.jp", "--policy", "discard", "--connect", server.address], typing: answer,
      at: "Unlock? [y/N] ")
    #expect(ended.printed.contains("max_site  5    1      yes"))
    #expect(ended.status == (answer == "y" ? 0 : 1), "\(ended.printed)")
    if answer == "n" { #expect(ended.printed.contains("nothing was changed")) }
    let shown = try subscription(server, "get", "a.jp")
    #expect(shown.output.contains("Lock") == (answer == "n"))
    #expect(server.terminate() == 0)
  }

  @Test func planAddOnsAndOverridesAreChangedOneByOne() throws {
    let directory = try TemporaryDirectory()
    let server = try prepared(directory)
    func boxes() throws -> String {
      try subscription(server, "effective", "a.jp", "--group", "resources").output.split(separator: "\n")
        .first { $0.contains(" max_box ") }.map { String($0.split(separator: " ").last ?? "") } ?? ""
    }
    #expect(try boxes() == "80")
    #expect(try subscription(server, "set-add-ons", "a.jp", "メール:3").status == 0)
    #expect(try boxes() == "110")
    #expect(try subscription(server, "remove-add-on", "a.jp", "メール").output.contains("Sync          synced"))
    #expect(try subscription(server, "add-add-on", "a.jp", "メール").status == 0)
    #expect(try boxes() == "50")
    let twice = try subscription(server, "add-add-on", "a.jp", "メール")
    #expect(twice.status == 1 && twice.errors.contains("ADD_ON_ATTACHED") && twice.errors.contains("SetAddOns"))
    #expect(try subscription(server, "set-add-ons", "a.jp", "--none").status == 0)
    let switched = try subscription(server, "switch-plan", "a.jp", "ビジネス", "--dry-run")
    #expect(switched.output.contains("max_site  1    10"))
    #expect(try subscription(server, "switch-plan", "a.jp", "ビジネス").output.contains("ビジネス"))
    _ = try subscription(server, "customize", "a.jp", "--set", "max_box=9", "--scope", "fields", "--note", "特約")
    #expect(try boxes() == "9")
    #expect(try subscription(server, "reset-overrides", "a.jp", "max_box").output.contains("Sync          synced"))
    let settings = try subscription(server, "settings", "a.jp", "--set", "dns_zone_type=secondary")
    #expect(settings.output.contains("dns    dns_zone_type  secondary  subscriber"))
    #expect(try subscription(server, "settings", "a.jp", "--unset", "dns_zone_type").status == 0)
    #expect(try subscription(server, "detach", "a.jp").output.contains("Sync          custom"))
    for usage in [["set-add-ons", "a.jp"], ["set-add-ons", "a.jp", "メール", "--none"], ["settings", "a.jp"]] {
      #expect(try run(server, ["subscription"] + usage).status == 2, "\(usage)")
    }
    #expect(server.terminate() == 0)
  }

  @Test func capabilitiesAreSetAndTheirImpactIsShownAsATable() throws {
    let directory = try TemporaryDirectory()
    let server = try prepared(directory)
    #expect(try run(server, ["capabilities", "get"]).output == "Everything can be delivered.\n")
    let set = ["capabilities", "set", "max_box=50", "manage_sh_access=off", "shell=none,chrooted"]
    let tried = try run(server, set + ["--dry-run"])
    #expect(tried.output.contains("Unsynced   1 becomes so") && tried.output.contains("a.jp    max_box   80   50"))
    #expect(try run(server, ["capabilities", "get"]).output == "Everything can be delivered.\n")
    #expect(try run(server, set).status == 0)
    let shown = try run(server, ["capabilities", "get"])
    #expect(shown.output.contains("max_box           at most 50"))
    #expect(shown.output.contains("manage_sh_access  off") && shown.output.contains("shell             none, chrooted"))
    let conflicts = try subscription(server, "conflicts", "a.jp")
    #expect(conflicts.output.contains("max_box   80       50         plan and add-ons"))
    #expect(try subscription(server, "get", "a.jp").output.contains("Sync          unsynced"))
    #expect(try run(server, ["capabilities", "set", "shell=bsh"]).errors.contains("none, chrooted, bash"))
    #expect(try run(server, ["capabilities", "set", "max_box=unlimited"]).status == 0)
    #expect(try run(server, ["capabilities", "clear", "--all", "--json"]).output.contains("\"impact\""))
    #expect(try run(server, ["capabilities", "clear", "--all"]).status == 1)
    #expect(try subscription(server, "conflicts", "a.jp").output == "All values can be provided.\n")
    #expect(server.terminate() == 0)
  }

  @Test func theDryRunOfAPlanShowsWhomItReaches() throws {
    let directory = try TemporaryDirectory()
    let server = try prepared(directory)
    _ = try run(server, ["subscription", "create", "b.jp", "--owner", "provider", "--plan", "ライト"])
    _ = try subscription(server, "lock", "b.jp")
    let tried = try run(server, ["plan", "update", "ライト", "--set", "max_site=3", "--dry-run"])
    #expect(tried.output.contains("Following  1 subscription sees the change\nLocked     1 subscription does not\n"))
    #expect(tried.output.contains("a.jp    max_site  1    3      synced"))
    let addOn = try run(server, ["addon", "update", "メール", "--set", "max_box=40", "--dry-run", "--json"])
    #expect(addOn.output.contains("\"samples\"") && addOn.output.contains("\"following\":1"))
    #expect(server.terminate() == 0)
  }
}

/// A terminal at which somebody sits and answers.
private struct PseudoTerminal {
  private let mine: FileHandle
  private let theirs: FileHandle

  init() throws {
    var descriptors: (mine: Int32, theirs: Int32) = (-1, -1)
    try #require(openpty(&descriptors.mine, &descriptors.theirs, nil, nil, nil) == 0)
    mine = FileHandle(fileDescriptor: descriptors.mine, closeOnDealloc: true)
    theirs = FileHandle(fileDescriptor: descriptors.theirs, closeOnDealloc: true)
  }

  /// Runs a command at the terminal and types an answer when it is asked for.
  func run(_ arguments: [String], typing answer: String, at prompt: String) throws -> (status: Int32, printed: String) {
    let process = Process()
    process.executableURL = try ServerProcess.executable()
    process.arguments = arguments
    process.standardInput = theirs
    process.standardOutput = theirs
    process.standardError = theirs
    try process.run()
    try theirs.close()
    var printed = ""
    var hasAnswered = false
    // Reading ends when the last who has the other end open is gone.
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(mine.fileDescriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      printed += String(decoding: buffer[..<count], as: UTF8.self)
      if !hasAnswered, printed.contains(prompt) {
        hasAnswered = true
        try mine.write(contentsOf: Data("\(answer)\n".utf8))
      }
    }
    process.waitUntilExit()
    return (process.terminationStatus, printed.replacing("\r\n", with: "\n"))
  }
}
