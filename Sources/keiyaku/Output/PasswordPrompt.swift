#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads passwords without showing them.
enum PasswordPrompt {
  /// The first line of standard input.
  static func readFromStandardInput() throws -> String {
    guard let password = readLine(strippingNewline: true), !password.isEmpty else {
      throw CommandFailure(message: "--password-stdin: there is no password on standard input", code: Failure.usage)
    }
    return password
  }

  /// Asks on the terminal, without echo; twice where a new password is set.
  static func ask(_ prompt: String, confirm: Bool) throws -> String {
    guard Terminal.isTerminal(STDIN_FILENO) else {
      throw CommandFailure(
        message: "there is no terminal to ask for a password on; use --password-stdin", code: Failure.usage)
    }
    let password = readHidden(prompt)
    guard !password.isEmpty else { throw CommandFailure(message: "the password is empty", code: Failure.usage) }
    if confirm, readHidden("The same again: ") != password {
      throw CommandFailure(message: "the two passwords differ", code: Failure.usage)
    }
    return password
  }

  private static func readHidden(_ prompt: String) -> String {
    Terminal.printError(prompt)
    var shown = termios()
    let isKnown = tcgetattr(STDIN_FILENO, &shown) == 0
    if isKnown {
      var hidden = shown
      hidden.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    }
    defer {
      if isKnown { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
      Terminal.printError("\n")
    }
    return readLine(strippingNewline: true) ?? ""
  }
}
