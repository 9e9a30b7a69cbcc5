import ArgumentParser
import KeiyakuClient
import KeiyakuMessages
import Testing

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
}
