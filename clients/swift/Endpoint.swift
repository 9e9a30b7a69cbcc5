/// Where a server listens.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
  /// The port that servers listen on unless told otherwise.
  public static let portDefault = 7423

  /// Host name, or IPv4 or IPv6 address without brackets.
  public var host: String
  /// TCP port.
  public var port: Int

  /// Makes an endpoint.
  public init(host: String, port: Int = Endpoint.portDefault) {
    self.host = host
    self.port = port
  }

  /// Reads `host`, `host:port`, `[address]:port` or a bare IPv6 address; nil where the text is none of them.
  public init?(_ text: String) {
    var host = Substring(text)
    var port = Substring()
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return nil }
      let rest = host[host.index(after: end)...]
      host = host[host.index(after: host.startIndex)..<end]
      guard rest.isEmpty || rest.first == ":" else { return nil }
      if !rest.isEmpty {
        port = rest.dropFirst()
        guard !port.isEmpty else { return nil }
      }
    } else if let colon = host.firstIndex(of: ":"), host.lastIndex(of: ":") == colon {
      port = host[host.index(after: colon)...]
      host = host[..<colon]
      guard !port.isEmpty else { return nil }
    }
    guard !host.isEmpty, !host.contains(where: \.isWhitespace) else { return nil }
    var number = Self.portDefault
    if !port.isEmpty {
      guard port.allSatisfy(\.isNumber), let parsed = Int(port), (0...65535).contains(parsed) else { return nil }
      number = parsed
    }
    self.init(host: String(host), port: number)
  }

  /// `host:port`, an IPv6 address in brackets.
  public var description: String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
