import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a server may listen: as long as connections have neither TLS nor tokens, on loopback only.
public enum ListenAddress {
  /// Why a server does not listen where it was told to.
  public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not `HOST:PORT`.
    case malformed(String)
    /// The name stands for no address.
    case unresolvable(host: String, reason: String)
    /// One of the addresses can be reached from other machines.
    case beyondLoopback(host: String, address: String)

    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .malformed(let text):
        "\"\(text)\" is not HOST:PORT, such as 127.0.0.1:7423 or [::1]:7423"
      case .unresolvable(let host, let reason):
        "the listen address \"\(host)\" cannot be resolved: \(reason)"
      case .beyondLoopback(let host, let address):
        "refusing to listen on \"\(host)\" (\(address)): connections are neither encrypted nor authenticated yet, so "
          + "only loopback addresses are allowed, such as 127.0.0.1, ::1 or localhost"
      }
    }
  }

  /// Splits `HOST:PORT`; an IPv6 address stands in brackets.
  public static func parse(_ text: String) throws(Refusal) -> (host: String, port: Int) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
      throw .malformed(text)
    }
    var host = text[..<colon]
    if host.hasPrefix("[") && host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      throw .malformed(text)
    }
    guard !host.isEmpty else { throw .malformed(text) }
    return (String(host), Int(port))
  }

  /// Picks the address to listen on out of all that a host stands for: the first, if every one is loopback.
  public static func choose(host: String, among addresses: [SocketAddress]) throws(Refusal) -> SocketAddress {
    for address in addresses where !isLoopback(address) {
      throw .beyondLoopback(host: host, address: address.ipAddress ?? "\(address)")
    }
    guard let first = addresses.first else { throw .unresolvable(host: host, reason: "it has no address") }
    return first
  }

  /// Whether only this machine can reach an address: 127.0.0.0/8, ::1 and ::ffff:127.0.0.0/104.
  public static func isLoopback(_ address: SocketAddress) -> Bool {
    switch address {
    case .v4(let address):
      return UInt32(bigEndian: address.address.sin_addr.s_addr) >> 24 == 127
    case .v6(let address):
      let bytes = withUnsafeBytes(of: address.address.sin6_addr) { [UInt8]($0) }
      let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
      return (isMapped && bytes[12] == 127) || (bytes[0..<15].allSatisfy { $0 == 0 } && bytes[15] == 1)
    case .unixDomainSocket:
      return true
    }
  }

  /// Every stream address that a host stands for. Blocks while a name is looked up.
  public static func resolve(host: String, port: Int) throws -> [SocketAddress] {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, String(port), &hints, &list)
    guard status == 0 else {
      // gai_strerror returns static text for every number.
      throw Refusal.unresolvable(host: host, reason: String(cString: gai_strerror(status)!))
    }
    defer { freeaddrinfo(list) }
    var addresses: [SocketAddress] = []
    var entry = list
    while let info = entry?.pointee {
      // getaddrinfo gives an address of the family that it names, alive until freeaddrinfo.
      switch info.ai_family {
      case AF_INET:
        let address = UnsafeRawPointer(info.ai_addr!).load(as: sockaddr_in.self)
        addresses.append(SocketAddress(address, host: host))
      case AF_INET6:
        let address = UnsafeRawPointer(info.ai_addr!).load(as: sockaddr_in6.self)
        addresses.append(SocketAddress(address, host: host))
      default: break
      }
      entry = info.ai_next
    }
    return addresses
  }
}
