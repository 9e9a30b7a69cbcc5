import ArgumentParser
import KeiyakuClient
import KeiyakuMessages
import KeiyakuServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a command ended that did not succeed: what to print, where, and the exit code.
struct Failure {
  /// The server refused.
  static let refused: Int32 = 1
  /// The arguments are wrong.
  static let usage: Int32 = 2
  /// There was no connection, or no answer.
  static let unanswered: Int32 = 3

  let output: String
  let errorOutput: String
  let code: Int32

  private init(output: String = "", _ errorOutput: String, code: Int32) {
    self.output = output
    self.errorOutput = errorOutput
    self.code = code
  }

  /// Classifies an error.
  init(_ error: any Error, isJSON: Bool) {
    switch error {
    case let error as RPCError:
      self.init(isJSON ? Self.json(error) : Self.text(error), code: Self.refused)
    case let error as ClientError:
      self.init("error: \(error)\n", code: error.reason == .messageTooLarge ? Self.usage : Self.unanswered)
    case let error as PropertyTextError:
      self.init("error: \(error)\n", code: Self.usage)
    case let error as JSONSyntaxError:
      self.init("error: the request is \(error)\n", code: Self.usage)
    case let error as JSONMismatch:
      self.init("error: the request does not fit: \(error)\n", code: Self.usage)
    case let error as DynamicSchemaError:
      self.init("error: the server's schema cannot be worked with: \(error)\n", code: Self.unanswered)
    case let error as ListenAddress.Refusal:
      self.init("error: \(error)\n", code: Self.usage)
    case let error as CommandFailure:
      self.init("error: \(error.message)\n", code: error.code)
    default:
      // The argument parser's own: help and version are no failures.
      let code = Keiyaku.exitCode(for: error).rawValue
      let message = Keiyaku.fullMessage(for: error)
      let line = message.isEmpty ? "" : message + "\n"
      if code == 0 {
        self.init(output: line, "", code: 0)
      } else {
        self.init(line, code: code == ExitCode.validationFailure.rawValue ? Self.usage : code)
      }
    }
  }

  /// One line, and a row per violation beneath.
  private static func text(_ error: RPCError) -> String {
    var text = "error: \(error.reason.isEmpty ? "\(error.code)" : error.reason): \(error.message)\n"
    if !error.violations.isEmpty {
      var table = Table([.left("  FIELD"), .left("PROBLEM")])
      for violation in error.violations { table.add(["  " + violation.field, violation.description]) }
      text += table.text(.plain)
    }
    return text
  }

  private static func json(_ error: RPCError) -> String {
    // `failedPrecondition` is FAILED_PRECONDITION in the schema.
    let code = "\(error.code)".map { $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
    return "{\"code\":\"\(code)\",\"status\":\(error.status.jsonText())}\n"
  }

  /// Prints and ends the process.
  func exit() -> Never {
    Terminal.print(output)
    Terminal.printError(errorOutput)
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}

/// A failure of the command itself, with its exit code.
struct CommandFailure: Error {
  let message: String
  let code: Int32
}
