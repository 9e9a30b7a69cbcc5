import ArgumentParser
import Foundation
import KeiyakuClient
@testable import KeiyakuEngine
import KeiyakuLog
import Testing

@testable import KeiyakuMessages
@testable import KeiyakuService

@testable import keiyaku

@Suite("How commands fail")
struct FailureTests {
  @Test("A refusal is one line, with its violations as rows, and exit code 1")
  func refusal() {
    let error = RPCError(
      code: .failedPrecondition, reason: "OVERRIDES_WOULD_BE_LOST", message: "Values would be lost.",
      violations: [
        .with { violation in
          violation.field = "max_site"
          violation.description = "now 10, would be 3"
        }
      ])
    let failure = Failure(error, isJSON: false)
    #expect(failure.code == 1 && failure.output.isEmpty)
    #expect(
      failure.errorOutput == """
        error: OVERRIDES_WOULD_BE_LOST: Values would be lost.
          FIELD     PROBLEM
          max_site  now 10, would be 3

        """)
    #expect(Failure(error, isJSON: true).errorOutput.hasPrefix("{\"code\":\"FAILED_PRECONDITION\",\"status\":{"))
  }

  @Test("No answer is exit code 3, wrong usage 2, help 0")
  func codes() throws {
    let peer = Endpoint(host: "127.0.0.1")
    #expect(Failure(ClientError(.connectFailed, "refused", peer: peer), isJSON: false).code == 3)
    #expect(Failure(ClientError(.timedOut, "late", peer: peer), isJSON: false).code == 3)
    #expect(Failure(ValidationError("no"), isJSON: false).code == 2)
    #expect(Failure(PropertyTextError(description: "no"), isJSON: false).code == 2)
    var command = try Keiyaku.parseAsRoot(["plan", "create", "--help"])
    let help = #expect(throws: (any Error).self) { try command.run() }
    let failure = Failure(try #require(help), isJSON: false)
    #expect(failure.code == 0 && failure.errorOutput.isEmpty && failure.output.contains("--copy-from"))
  }

  @Test("With --json every failure is one object of one shape")
  func json() throws {
    let peer = Endpoint(host: "127.0.0.1")
    let failures: [(any Error, String, String, Int32)] = [
      (RPCError(code: .notFound, reason: "PLAN_NOT_FOUND", message: "no"), "NOT_FOUND", "PLAN_NOT_FOUND", 1),
      (ClientError(.connectFailed, "refused", peer: peer), "UNAVAILABLE", "CONNECT_FAILED", 3),
      (ClientError(.messageTooLarge, "big", peer: peer), "INVALID_ARGUMENT", "MESSAGE_TOO_LARGE", 2),
      (ValidationError("no"), "INVALID_ARGUMENT", "USAGE", 2),
      (PropertyTextError(description: "no"), "INVALID_ARGUMENT", "USAGE", 2),
      (CommandFailure(message: "no\n\"so\"", code: 1), "UNKNOWN", "COMMAND_FAILED", 1),
    ]
    for (error, code, reason, exitCode) in failures {
      let failure = Failure(error, isJSON: true)
      #expect(failure.code == exitCode && failure.output.isEmpty)
      let object = try JSONSerialization.jsonObject(with: Data(failure.errorOutput.utf8)) as? [String: Any]
      let status = object?["status"] as? [String: Any]
      #expect(object?["code"] as? String == code && status?["reason"] as? String == reason)
      #expect((status?["message"] as? String)?.isEmpty == false)
    }
    let parsing = #expect(throws: (any Error).self) { try Keiyaku.parseAsRoot(["plan", "get", "--json"]) }
    #expect(Failure(try #require(parsing), isJSON: true).errorOutput.contains(#""reason":"USAGE""#))
    #expect(Failure.isJSON(["keiyaku", "plan", "get", "--json"]))
    #expect(!Failure.isJSON(["keiyaku", "load", "--json", "file"]) && !Failure.isJSON(["keiyaku", "--", "--json"]))
  }

  @Test(
    "A log that cannot be read and a library that cannot be used have exit codes of their own, with the way out",
    arguments: [
      (RecordUnreadable(sequence: 7, reason: .init(path: "", reason: .truncated)), 30, "restore the log"),
      (ReplayError.unknownEvent(sequence: 7), 30, "newer version"),
      (ReplayError.outOfSequence(expected: 7, found: 9), 30, "restore"),
      (ReplayError.unknownRegistry(version: 9), 30, "newer version"),
      (UnsupportedProtobufLibrary(version: "1.3.3"), 11, "install 1.4.1"),
      (PasswordHashingUnavailable(), 11, "install libxcrypt"),
      (LogError.directoryLocked(path: "d", processID: 1), 20, "stop it"),
    ] as [(any Error, Int32, String)])
  func starts(error: any Error, code: Int32, wayOut: String) {
    let failure = DataDirectory.failure(error, directory: "/srv/data")
    #expect(failure.code == code)
    #expect(failure.message.contains(wayOut), "\(failure.message)")
    #expect(ServeExitCode.all.contains { $0.code == code })
  }
}
