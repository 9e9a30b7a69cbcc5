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
      self.init(
        "\(error)", code: error.reason == .messageTooLarge ? Self.usage : Self.unanswered,
        reason: error.reason.rawValue,
        isJSON: isJSON)
    case let error as PropertyTextError:
      self.init("\(error)", code: Self.usage, isJSON: isJSON)
    case let error as JSONSyntaxError:
      self.init("the request is \(error)", code: Self.usage, isJSON: isJSON)
    case let error as JSONMismatch:
      self.init("the request does not fit: \(error)", code: Self.usage, isJSON: isJSON)
    case let error as DynamicSchemaError:
      self.init("the server's schema cannot be worked with: \(error)", code: Self.unanswered, isJSON: isJSON)
    case let error as ListenAddress.Refusal:
      self.init("\(error)", code: Self.usage, isJSON: isJSON)
    case let error as CommandFailure:
      self.init(error.message, code: error.code, isJSON: isJSON)
    default:
      // The argument parser's own: help and version are no failures.
      let exitCode = Keiyaku.exitCode(for: error).rawValue
      let code = exitCode == ExitCode.validationFailure.rawValue ? Self.usage : exitCode
      let message = Keiyaku.fullMessage(for: error)
      let line = message.isEmpty ? "" : message + "\n"
      if code == 0 {
        self.init(output: line, "", code: 0)
      } else if isJSON {
        self.init(Keiyaku.message(for: error), code: code, isJSON: true)
      } else {
        self.init(line, code: code)
      }
    }
  }

  /// A failure on this side: in JSON it has the shape of a server's refusal.
  private init(_ message: String, code: Int32, reason: String? = nil, isJSON: Bool) {
    guard isJSON else {
      self.init("error: \(message)\n", code: code)
      return
    }
    let (rpcCode, usual): (RPCCode, String) =
      switch code {
      case Self.usage: (.invalidArgument, "USAGE")
      case Self.unanswered: (.unavailable, "NO_ANSWER")
      default: (.unknown, "COMMAND_FAILED")
      }
    self.init(Self.json(RPCError(code: rpcCode, reason: reason ?? usual, message: message)), code: code)
  }

  /// Whether failures are printed as JSON; of `keiyaku load --json` a file's name follows.
  static func isJSON(_ arguments: [String]) -> Bool {
    arguments.dropFirst().first != "load" && arguments.prefix { $0 != "--" }.contains("--json")
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
