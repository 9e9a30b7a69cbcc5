import ArgumentParser

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
      throw ValidationError("--password-stdin: there is no password on standard input.")
    }
    return password
  }

  /// Asks on the terminal, without echo; twice where a new password is set.
  static func ask(_ prompt: String, confirm: Bool) throws -> String {
    guard Terminal.isTerminal(STDIN_FILENO) else {
      throw ValidationError("There is no terminal to ask for a password on; use --password-stdin.")
    }
    let password = readHidden(prompt)
    guard !password.isEmpty else { throw ValidationError("The password is empty.") }
    if confirm, readHidden("The same again: ") != password {
      throw ValidationError("The two passwords differ.")
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
