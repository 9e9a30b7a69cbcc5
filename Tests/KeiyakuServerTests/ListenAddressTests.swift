import KeiyakuWire
import NIOCore
import NIOPosix
import Testing

@testable import KeiyakuServer

@Suite struct ListenAddressTests {
  @Test(arguments: [
    ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("0.0.0.0", false),
    ("128.0.0.1", false), ("192.168.1.5", false), ("::", false), ("::2", false), ("fe80::1", false),
    ("::ffff:10.0.0.1", false), ("2001:db8::1", false),
  ])
  func onlyLoopbackIsLoopback(address: String, isLoopback: Bool) throws {
    #expect(ListenAddress.isLoopback(try SocketAddress(ipAddress: address, port: 1)) == isLoopback)
  }

  @Test func everyAddressOfANameMustBeLoopback() throws {
    let inside = try SocketAddress(ipAddress: "127.0.0.1", port: 7423)
    let outside = try SocketAddress(ipAddress: "10.1.2.3", port: 7423)
    #expect(try ListenAddress.choose(host: "localhost", among: [inside]) == inside)
    #expect(throws: ListenAddress.Refusal.beyondLoopback(host: "panel", address: "10.1.2.3")) {
      try ListenAddress.choose(host: "panel", among: [inside, outside])
    }
    #expect(throws: ListenAddress.Refusal.self) { try ListenAddress.choose(host: "panel", among: []) }
  }

  @Test(arguments: [
    ("127.0.0.1:7423", "127.0.0.1", 7423), ("[::1]:0", "::1", 0), ("localhost:65535", "localhost", 65535),
  ])
  func anAddressIsHostAndPort(text: String, host: String, port: Int) throws {
    #expect(try ListenAddress.parse(text) == (host, port))
  }

  @Test(arguments: ["", "localhost", ":7423", "::1:7423", "localhost:", "localhost:x", "localhost:65536", "[::1]"])
  func otherTextsAreRefused(text: String) {
    #expect(throws: ListenAddress.Refusal.malformed(text)) { try ListenAddress.parse(text) }
  }

  @Test(arguments: ["127.0.0.1", "::1", "localhost"])
  func theServerListensOnLoopback(host: String) async throws {
    let server = KeiyakuServer(
      configuration: ServerConfiguration(host: host, port: 0), host: FakeHost(), logger: LogLines().logger)
    let address = try await server.start()
    #expect(ListenAddress.isLoopback(address) && address.port != 0)
    await server.shutdown()
  }

  @Test(arguments: ["0.0.0.0", "::", "198.51.100.7"])
  func theServerRefusesToListenBeyondLoopbackAndSaysWhy(host: String) async throws {
    let server = KeiyakuServer(
      configuration: ServerConfiguration(host: host, port: 0), host: FakeHost(), logger: LogLines().logger)
    let refusal = await #expect(throws: ListenAddress.Refusal.self) { try await server.start() }
    #expect(refusal == .beyondLoopback(host: host, address: host))
    #expect("\(try #require(refusal))".contains("neither encrypted nor authenticated"))
  }

  @Test func contradictingLimitsAreRefusedAtTheStart() async throws {
    var limits = ConnectionLimits()
    limits.concurrentCallsMax = 1
    let server = KeiyakuServer(
      configuration: ServerConfiguration(port: 0, limits: limits), host: FakeHost(), logger: LogLines().logger)
    await #expect(throws: InvalidLimits.self) { try await server.start() }
  }

  @Test func anAddressThatIsReservedTakesConnectionsOnlyOnceTheServerStarts() async throws {
    let configuration = ServerConfiguration(port: 0)
    let reserved = try ReservedAddress(configuration)
    let address = reserved.address
    #expect(address.port != 0)
    let clients = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
    await #expect(throws: (any Error).self) { try await clients.connect(to: address).get() }
    let server = KeiyakuServer(configuration: configuration, host: FakeHost(), logger: LogLines().logger)
    #expect(try await server.start(on: reserved) == address)
    try await clients.connect(to: address).get().close().get()
    let taken = ServerConfiguration(port: try #require(address.port))
    #expect(throws: IOError.self) { _ = try ReservedAddress(taken) }
    await server.shutdown()
    _ = try ReservedAddress(taken)
  }
}
