import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks before something is lost.
struct ConfirmationOptions: ParsableArguments {
  @Flag(name: [.customLong("yes"), .customShort("y")], help: "Do it without asking.")
  var yes = false

  /// Returns where the operator agrees, or has done so by `--yes`.
  ///
  /// - Parameters:
  ///   - isDryRun: Whether nothing is lost after all.
  ///   - question: What is about to happen, as a question without the answers.
  /// - Throws: Where the operator does not agree, or there is no terminal to ask on.
  func confirm(isDryRun: Bool, _ question: String) throws {
    if yes || isDryRun { return }
    guard Terminal.isTerminal(STDIN_FILENO) else {
      throw CommandFailure(
        message: "\(question) There is no terminal to ask on; repeat with --yes, or look first with --dry-run",
        code: Failure.usage)
    }
    Terminal.printError(question + " [y/N] ")
    let answer = (readLine(strippingNewline: true) ?? "").lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandFailure(message: "nothing was changed", code: Failure.refused)
    }
  }
}
