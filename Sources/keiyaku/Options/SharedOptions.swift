import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// A time span on the command line: `500ms`, `5s`, `2m`, or seconds as a bare number.
struct TimeSpan: ExpressibleByArgument, Hashable, CustomStringConvertible {
  let duration: Duration

  init(_ duration: Duration) { self.duration = duration }

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number > 0, number.isFinite else { return nil }
    switch argument.dropFirst(digits.count) {
    case "ms": duration = .milliseconds(1) * number
    case "s", "": duration = .seconds(1) * number
    case "m": duration = .seconds(60) * number
    case "h": duration = .seconds(3600) * number
    default: return nil
    }
  }

  /// In seconds.
  var seconds: Double { duration / .seconds(1) }

  var description: String { duration < .seconds(1) ? "\(Int(duration / .milliseconds(1)))ms" : "\(seconds)s" }

  var defaultValueDescription: String {
    duration >= .seconds(1) && seconds == seconds.rounded() ? "\(Int(seconds))s" : description
  }
}

/// A size on the command line: `4096`, `64M`, `100G`.
struct ByteSize: ExpressibleByArgument, Hashable {
  let bytes: Int

  init?(argument: String) {
    guard let size = PropertyDescription.size(from: argument), let bytes = Int(exactly: size) else { return nil }
    self.bytes = bytes
  }
}

extension Endpoint: ExpressibleByArgument {
  /// Reads `HOST:PORT`.
  public init?(argument: String) { self.init(argument) }
}

extension RequestID: ExpressibleByArgument {
  /// Reads a UUIDv7.
  public init?(argument: String) { self.init(argument) }
}

extension PropertyAssignment: ExpressibleByArgument {
  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
    self.init(name: String(argument[..<equals]), text: String(argument[argument.index(after: equals)...]))
  }
}

/// Where to connect, and how to answer.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Server to talk to (default: $KEIYAKU_CONNECT, or else 127.0.0.1:7423).", valueName: "host:port"))
  var connect: Endpoint?

  @Option(
    help: ArgumentHelp(
      "Longest wait for the answer (default: 10s; calls that stream wait for ever).", valueName: "time"))
  var timeout: TimeSpan?

  @Flag(help: "Print the server's answer as JSON, and whatever fails as JSON on standard error.")
  var json = false

  func validate() throws { _ = try endpoint() }

  /// The server to talk to.
  func endpoint() throws -> Endpoint {
    if let connect { return connect }
    guard let text = Terminal.environment("KEIYAKU_CONNECT"), !text.isEmpty else {
      return Endpoint(host: "127.0.0.1")
    }
    guard let endpoint = Endpoint(text) else {
      throw ValidationError("KEIYAKU_CONNECT is \"\(text)\", which is not of the form HOST:PORT.")
    }
    return endpoint
  }
}

/// How to carry out a change.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("request-id"),
    help: ArgumentHelp(
      "UUIDv7 that names this change: repeated with the same one, it is done once.", valueName: "uuid"))
  var requestID: RequestID?

  @Option(
    name: .customLong("if-revision"),
    help: ArgumentHelp("Go ahead only if the entity still has this revision.", valueName: "revision"))
  var ifRevision: Int64 = 0

  @Flag(name: .customLong("dry-run"), help: "Answer in full, and change nothing.")
  var dryRun = false

  /// The options of the request; the client adds a request id where there is none.
  var message: MutationOptions {
    .with { options in
      options.requestID = requestID?.bytes ?? []
      options.ifRevision = ifRevision
      options.dryRun = dryRun
    }
  }
}

/// Which part of a list to show.
struct ListOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Entries at most; where there are more, a line on standard error says so.", valueName: "count"))
  var limit = 100

  @Flag(help: "All entries, whatever their number; with --json in one document.")
  var all = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
  }
}

/// Where a password comes from. Never from the arguments: other users of the machine can see those.
struct PasswordOptions: ParsableArguments {
  @Flag(name: .customLong("password-stdin"), help: "Read the password from the first line of standard input.")
  var passwordStdin = false
}
