import Foundation
import Synchronization

/// The real executable, serving in a process of its own on a port of its own.
///
/// The process ends with this object at the latest.
public final class ServerProcess: Sendable {
  /// What went wrong with the process.
  public struct Failure: Error, CustomStringConvertible {
    /// In words, with what the process printed.
    public let description: String
  }

  /// Where it listens: host and port.
  public let address: String

  /// Where it answers HTTP: host and port; nil without `--metrics-listen`.
  public let metricsAddress: String?

  /// The process id.
  public let processID: Int32

  private let process: Process
  private let ended = Mutex(false)

  /// Starts a server on a data directory and waits until it says where it listens.
  ///
  /// - Parameters:
  ///   - dataDirectory: Where its data is.
  ///   - port: The port to listen on; 0 lets the system choose.
  ///   - options: Further arguments of `keiyaku serve`.
  ///   - launcher: A command with its arguments that runs the server as itself, such as one that traces it.
  ///   - launched: Called with the process id as soon as the process runs, before it serves.
  /// - Throws: `Failure` where it ended before it served.
  public init(
    dataDirectory: String, port: Int = 0, options: [String] = [], launcher: [String] = [],
    launched: (Int32) -> Void = { _ in }
  ) throws {
    process = Process()
    let executable = try Self.executable()
    let command =
      launcher + [executable.path, "serve", "--listen", "127.0.0.1:\(port)", "--data-dir", dataDirectory] + options
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    processID = process.processIdentifier
    launched(processID)
    var printed = ""
    var found: String?
    // Reads until the server says where it listens, or ends.
    while found == nil {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      printed += String(decoding: data, as: UTF8.self)
      found = printed.firstMatch(of: /keiyaku serves .* on (\S+:\d+)\n/).map { String($0.output.1) }
    }
    guard let found else {
      process.waitUntilExit()
      throw Failure(description: "keiyaku serve ended with status \(process.terminationStatus):\n\(printed)")
    }
    address = found
    // Printed before the line that ends the loop.
    metricsAddress = printed.firstMatch(of: /metrics on http:\/\/(\S+:\d+)\/metrics\n/).map { String($0.output.1) }
    // Whatever it prints later is taken off its hands, so that it never waits for a reader.
    output.fileHandleForReading.readabilityHandler = { handle in
      if handle.availableData.isEmpty { handle.readabilityHandler = nil }
    }
  }

  deinit { kill() }

  /// Ends the process at once, as a power cut would, and waits until it is gone.
  public func kill() { end(with: SIGKILL) }

  /// Asks the process to end in good order, waits until it is gone and returns its exit status.
  @discardableResult
  public func terminate() -> Int32 {
    end(with: SIGTERM)
    return process.terminationStatus
  }

  /// Waits until the process has ended by itself and returns its exit status.
  public func waitUntilExit() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func end(with signal: Int32) {
    let isFirst = ended.withLock { ended in
      defer { ended = true }
      return !ended
    }
    if isFirst { _ = Foundation.kill(processID, signal) }
    process.waitUntilExit()
  }

  /// The executable under test: `KEIYAKU_EXECUTABLE`, or the one that was built with these tests.
  public static func executable() throws -> URL {
    if let path = ProcessInfo.processInfo.environment["KEIYAKU_EXECUTABLE"] { return URL(filePath: path) }
    let here = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let beside = here.deletingLastPathComponent().appending(path: "keiyaku")
    guard FileManager.default.isExecutableFile(atPath: beside.path) else {
      throw Failure(description: "there is no executable at \(beside.path); build it with `swift build`")
    }
    return beside
  }

  /// Runs the executable to its end and returns its exit status and what it printed.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads from its standard input.
  public static func run(
    _ arguments: [String], input: String = ""
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    let (outputs, errors, inputs) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = outputs
    process.standardError = errors
    process.standardInput = inputs
    try process.run()
    try inputs.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try inputs.fileHandleForWriting.close()
    // Errors are few and fit a pipe; the output is read to its end first.
    let output = String(decoding: outputs.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let problem = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output, problem)
  }
}
