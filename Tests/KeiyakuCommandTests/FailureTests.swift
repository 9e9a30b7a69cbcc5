import ArgumentParser
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
