import Foundation
import TestSupport
import Testing

/// `keiyaku call` with methods of every shape, by the real executable.
@Suite(.timeLimit(.minutes(2))) struct CallCommandTests {
  private let directory: TemporaryDirectory
  private let server: ServerProcess

  init() throws {
    directory = try TemporaryDirectory()
    server = try ServerProcess(dataDirectory: directory.path)
  }

  private func run(_ arguments: String..., input: String = "") throws -> (
    status: Int32, output: String, errors: String
  ) {
    try ServerProcess.run(arguments + ["--connect", server.address], input: input)
  }

  @Test func aStreamOfRepliesIsALineForEach() throws {
    let expanded = try run("call", "Expand", #"{"itemCount": 3, "payloadBytes": 1}"#)
    #expect(expanded.status == 0)
    #expect(
      expanded.output == #"{"payload":"AA=="}"# + "\n" + #"{"payload":"AQ=="}"# + "\n" + #"{"payload":"Ag=="}"# + "\n")
    let failed = try run("call", "Expand", #"{"itemCount": 1, "code": "CODE_ABORTED"}"#)
    #expect(failed.status == 1 && failed.output == "{}\n" && failed.errors.contains("DIAGNOSTICS_REQUESTED"))
  }

  @Test func aStreamOfRequestsComesFromArgumentsFilesAndStandardInput() throws {
    let items = #"{"payload":"aGk="}"# + "\n\n" + #"{"payload": "eW8="}"#
    let file = directory.path + ".jsonl"
    try Data(items.utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let lines = #"{"payload":"aGk="}"# + "\n" + #"{"payload":"eW8="}"# + "\n"
    for arguments in [[#"{"payload":"aGk="}"#, #"{"payload":"eW8="}"#], ["@" + file], ["-"]] {
      let relayed = try ServerProcess.run(["call", "Relay"] + arguments + ["--connect", server.address], input: items)
      #expect(relayed.status == 0 && relayed.output == lines, "\(arguments): \(relayed)")
    }
    let collected = try run("call", "Collect", "@" + file, "{}", "--json")
    #expect(collected.status == 0 && collected.output.hasPrefix(#"{"itemCount":"3","payloadBytes":"4","#))
    #expect(collected.output.hasSuffix("}\n") && collected.output.filter { $0 == "\n" }.count == 1)
    #expect(try run("call", "Relay").output.isEmpty, "a stream of none")
  }

  @Test func repliesArePrintedWhileRequestsStillCome() throws {
    let process = Process()
    process.executableURL = try ServerProcess.executable()
    process.arguments = ["call", "Relay", "-", "--connect", server.address]
    let (inputs, outputs) = (Pipe(), Pipe())
    process.standardInput = inputs
    process.standardOutput = outputs
    try process.run()
    for text in [#"{"payload":"aGk="}"#, #"{"payload":"eW8="}"#] {
      try inputs.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
      var line = Data()
      while !line.contains(0x0A) {
        let more = outputs.fileHandleForReading.availableData
        if more.isEmpty { break }
        line += more
      }
      #expect(String(decoding: line, as: UTF8.self) == text + "\n")
    }
    try inputs.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func aServerThatAnswersFirstIsNotKeptWaitingForInput() throws {
    let process = Process()
    process.executableURL = try ServerProcess.executable()
    process.arguments = ["call", "Relay", "-", "--connect", server.address, "--timeout", "200ms"]
    let (inputs, errors) = (Pipe(), Pipe())
    process.standardInput = inputs
    process.standardError = errors
    try process.run()
    let problem = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus != 0 && (problem.contains("TIMED_OUT") || problem.contains("DEADLINE_EXCEEDED")))
    try inputs.fileHandleForWriting.close()
  }

  @Test func aWatchGoesOnUntilTheServerStops() throws {
    let process = Process()
    process.executableURL = try ServerProcess.executable()
    process.arguments = ["call", "Health/Watch", "--connect", server.address]
    let outputs = Pipe()
    process.standardOutput = outputs
    try process.run()
    let first = String(decoding: outputs.fileHandleForReading.availableData, as: UTF8.self)
    #expect(first == #"{"status":"SERVING_STATUS_SERVING"}"# + "\n")
    #expect(server.terminate() == 0)
    let rest = String(decoding: outputs.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(rest.contains(#""reason":"DRAINING""#))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func aServerThatIsGoneForGoodIsNotWaitedFor() throws {
    let process = Process()
    process.executableURL = try ServerProcess.executable()
    process.arguments = ["call", "Relay", #"{"payload":"aGk="}"#, "-", "--connect", server.address]
    let (inputs, outputs, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inputs
    process.standardOutput = outputs
    process.standardError = errors
    try process.run()
    #expect(!outputs.fileHandleForReading.availableData.isEmpty, "the stream has begun")
    server.kill()
    let problem = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 3 && problem.contains("CONNECTION_LOST"), "\(problem)")
    try inputs.fileHandleForWriting.close()
  }

  @Test func whatIsWrongWithARequestIsToldWithItsLine() throws {
    let noJSON = try run("call", "Relay", "-", input: "{}\n{\"payload\": }\n")
    #expect(noJSON.status == 2 && noJSON.errors.contains("line 2 of standard input is no JSON at column 13"))
    let misfit = try run("call", "Relay", "-", input: "{}\n\n{\"payload\": 1}\n")
    #expect(misfit.status == 2 && misfit.errors.contains("line 3 of standard input does not fit: payload"))
    let many = try run("call", "Echo", "{}", "{}")
    #expect(many.status == 2 && many.errors.contains("takes one request, not 2"))
    #expect(try run("call", "Relay", "{").status == 2)
    #expect(try run("call", "Relay", "@/nowhere/at/all").errors.contains("/nowhere/at/all cannot be read"))
  }

  @Test func describeIsOneDocumentForProgramsHoweverManySymbolsThereAre() throws {
    for (arguments, hasSeveral) in [
      (["describe"], true), (["describe", "Get"], true), (["describe", "Relay"], false),
    ] {
      let described = try ServerProcess.run(arguments + ["--json", "--connect", server.address])
      let document = try JSONSerialization.jsonObject(with: Data(described.output.utf8)) as? [String: [[String: Any]]]
      let symbols = try #require(document?["symbols"])
      #expect(hasSeveral ? symbols.count > 1 : symbols.count == 1)
      #expect(symbols.allSatisfy { $0["kind"] != nil && $0["name"] != nil })
    }
  }
}
