import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An address that is taken before anybody listens on it: until then the system refuses connections to it.
///
/// So a server knows that its address is free before it opens its data, and takes no call before that is done.
public struct ReservedAddress: ~Copyable {
  /// The address, with the port that was taken.
  public let address: SocketAddress
  /// Open; -1 once it was given away.
  private var descriptor: CInt

  /// Takes the address that a configuration names.
  /// - Throws: `ListenAddress.Refusal`, or `IOError` where it is in use or not this machine's.
  public init(_ configuration: ServerConfiguration) throws {
    let addresses = try ListenAddress.resolve(host: configuration.host, port: configuration.port)
    let wanted = try ListenAddress.choose(host: configuration.host, among: addresses)
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(CInt(wanted.protocol.rawValue), stream, 0)
    guard descriptor >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
    do {
      var yes: CInt = 1
      guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0,
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size)) == 0
      else { throw IOError(errnoCode: errno, reason: "setsockopt") }
      guard wanted.withSockAddr({ bind(descriptor, $0, socklen_t($1)) }) == 0 else {
        throw IOError(errnoCode: errno, reason: "bind")
      }
      address = try Self.address(of: descriptor, like: wanted)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Listens; the socket then belongs to the caller.
  consuming func listen(backlog: Int) throws -> CInt {
    try Self.listen(descriptor, backlog: backlog)
    defer { descriptor = -1 }
    return descriptor
  }

  /// Listens, or sets the backlog of a socket that does.
  static func listen(_ descriptor: CInt, backlog: Int) throws {
    #if canImport(Glibc)
      let result = Glibc.listen(descriptor, CInt(clamping: backlog))
    #elseif canImport(Musl)
      let result = Musl.listen(descriptor, CInt(clamping: backlog))
    #else
      let result = Darwin.listen(descriptor, CInt(clamping: backlog))
    #endif
    guard result == 0 else { throw IOError(errnoCode: errno, reason: "listen") }
  }

  private static func address(of descriptor: CInt, like wanted: SocketAddress) throws -> SocketAddress {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    // sockaddr_storage has room for every kind of address.
    let result = withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    guard result == 0 else { throw IOError(errnoCode: errno, reason: "getsockname") }
    var bound = wanted
    // The family and the place of the port are the same for both families.
    let port = withUnsafeBytes(of: storage) { $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self) }
    bound.port = Int(UInt16(bigEndian: port))
    return bound
  }
}
