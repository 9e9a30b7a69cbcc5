public import KeiyakuWire
public import Logging
public import NIOCore
internal import NIOPosix

/// What a client connects to, and how.
public struct ClientConfiguration: Sendable {
  /// The server.
  public var endpoint: Endpoint
  /// How long a call may take where its options do not say, waiting and retries included.
  public var defaultTimeout: Duration = .seconds(10)
  /// How long one attempt to connect may take, from the first packet to the server's HELLO.
  public var connectTimeout: Duration = .seconds(5)
  /// Connections to the server. One carries many calls at once; more than one spread the load over event loops.
  public var connectionCount = 1
  /// Calls of one connection that may wait for room or for a reconnection before further ones are refused.
  public var waitingCallsMax = 65_536
  /// Waits between attempts to connect.
  public var backoff = Backoff()
  /// What this side accepts of the server.
  public var limits = ConnectionLimits()
  /// The 16 bytes of the database that the server must have; nil accepts any at first, and only that one afterwards.
  public var databaseID: [UInt8]?
  /// The event loops that carry the connections; they must outlive the client.
  public var eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  /// Where connections are logged, at debug and trace. Silent unless set.
  public var logger = Logger(label: "keiyaku.client") { _ in SwiftLogNoOpLogHandler() }
  /// Name and version of the calling software, for the server's logs.
  public var software = "KeiyakuClient"

  /// Makes a configuration of defaults.
  public init(endpoint: Endpoint) {
    self.endpoint = endpoint
  }
}
