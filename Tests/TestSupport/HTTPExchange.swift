import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One connection over which a test writes any bytes and reads the answer to its end.
public final class HTTPExchange {
  /// What went wrong below HTTP.
  public struct Failure: Error {
    /// Name of the operation and errno.
    public let description: String
  }

  /// An answer, as far as tests look at it.
  public struct Answer: Sendable {
    /// Such as 200.
    public var status: Int
    /// By lower-case name.
    public var headers: [String: String]
    /// What follows the head.
    public var body: String
  }

  private let descriptor: Int32

  /// Connects to `127.0.0.1:PORT`.
  public init(address: String) throws {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      throw Failure(description: "\(address) has no port")
    }
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var timeout = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    target.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure(description: "connect: errno \(errno)") }
  }

  deinit { close(descriptor) }

  /// Writes bytes; false where the peer takes no more.
  @discardableResult
  public func write(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress! + offset, bytes.count - offset, Int32(MSG_NOSIGNAL))  // Not empty.
      }
      guard written > 0 else { return false }
      offset += written
    }
    return true
  }

  /// Everything up to the end of the connection.
  public func readToEnd() throws -> String {
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(descriptor, &part, part.count, 0)
      if count == 0 { break }
      guard count > 0 else { throw Failure(description: "recv: errno \(errno)") }
      all += part[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }

  /// The answer, up to the end of the connection.
  public func readAnswer() throws -> Answer {
    let text = try readToEnd()
    guard let end = text.range(of: "\r\n\r\n") else {
      throw Failure(description: "no head in \(text.debugDescription)")
    }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Failure(description: "no status in \(lines[0])")
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return Answer(status: status, headers: headers, body: String(text[end.upperBound...]))
  }

  /// Asks for a path and returns the answer.
  public static func get(_ path: String, at address: String, method: String = "GET") throws -> Answer {
    let exchange = try HTTPExchange(address: address)
    exchange.write("\(method) \(path) HTTP/1.1\r\nHost: \(address)\r\n\r\n")
    return try exchange.readAnswer()
  }
}
