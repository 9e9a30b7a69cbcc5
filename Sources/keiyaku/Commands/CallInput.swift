import Dispatch
import Foundation
import KeiyakuMessages

/// Where requests of `keiyaku call` come from.
enum CallInput: Sendable {
  /// An argument is one itself.
  case argument(JSONValue)
  case file(path: String)
  case standardInput

  /// Reads an argument: JSON, `@FILE`, or `-`.
  init(_ argument: String) throws(JSONSyntaxError) {
    if argument == "-" {
      self = .standardInput
    } else if argument.hasPrefix("@") {
      self = .file(path: String(argument.dropFirst()))
    } else {
      self = .argument(try JSONValue(parsing: Array(argument.utf8)))
    }
  }

  /// All of it as one request.
  func one() throws -> JSONValue {
    if case .argument(let json) = self { return json }
    return try JSONValue(parsing: Array(try open().readToEnd() ?? Data()))
  }

  private func open() throws(CommandFailure) -> FileHandle {
    guard case .file(let path) = self else { return .standardInput }
    do { return try FileHandle(forReadingFrom: URL(fileURLWithPath: path)) } catch {
      throw CommandFailure(message: "\(path) cannot be read: \(error.localizedDescription)", code: Failure.usage)
    }
  }

  private var name: String {
    switch self {
    case .argument: "the request"
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }

  /// Reads requests one by one, from the lines of a file or of standard input as they come. Waits on a thread of its
  /// own.
  final class Reader: @unchecked Sendable {
    // Unchecked: everything mutable is touched on `queue` alone.

    private let input: CallInput
    private let queue = DispatchQueue(label: "keiyaku.call.input")
    private var isAtEnd = false
    private var handle: FileHandle?
    private var buffer = Data()
    private var lineNumber = 0

    init(_ input: CallInput) { self.input = input }

    /// The next request and where it stands; nil at the end.
    func next() async throws -> (json: JSONValue, place: String)? {
      try await withCheckedThrowingContinuation { continuation in
        queue.async { continuation.resume(with: Result { try self.read() }) }
      }
    }

    private func read() throws -> (json: JSONValue, place: String)? {
      if case .argument(let json) = input {
        defer { isAtEnd = true }
        return isAtEnd ? nil : (json, input.name)
      }
      while let line = try readLine() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        let place = "line \(lineNumber) of \(input.name)"
        do throws(JSONSyntaxError) { return (try JSONValue(parsing: Array(line)), place) } catch {
          throw CommandFailure(
            message: "\(place) is no JSON at column \(error.column): \(error.problem)", code: Failure.usage)
        }
      }
      return nil
    }

    private func readLine() throws -> Data? {
      let handle = try handle ?? input.open()
      self.handle = handle
      while true {
        if let end = buffer.firstIndex(of: 0x0A) {
          defer { buffer = buffer[buffer.index(after: end)...] }
          lineNumber += 1
          return buffer[..<end]
        }
        // Returns what there is, and nothing at the end alone.
        let more = isAtEnd ? Data() : handle.availableData
        if !more.isEmpty {
          buffer = Data(buffer) + more
          continue
        }
        isAtEnd = true
        guard !buffer.isEmpty else { return nil }
        defer { buffer = Data() }
        lineNumber += 1
        return buffer
      }
    }
  }
}
