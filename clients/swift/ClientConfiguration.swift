public import KeiyakuWire
public import Logging
public import NIOCore
internal import NIOPosix

/// What a client connects to, and how.
public struct ClientConfiguration: Sendable {
  /// The server; where there is more than one, the preferred one.
  public var endpoint: Endpoint
  /// Servers of the same database to turn to, one after the other, while those before them cannot be reached. When the
  /// connection to one of them ends, the client begins with `endpoint` again.
  public var failover: [Endpoint] = []
  /// How long a call may take where its options do not say, waiting and retries included.
  public var defaultTimeout: Duration = .seconds(10)
  /// How long one attempt to connect may take, from the first packet to the server's HELLO.
  public var connectTimeout: Duration = .seconds(5)
  /// Connections to the server. One carries many calls at once; more than one spread the load over event loops.
  public var connectionCount = 1
  /// Calls of one connection that may wait for room or for a reconnection before further ones are refused.
  public var waitingCallsMax = 65_536
  /// Waits between rounds over the endpoints in which none could be reached.
  public var backoff = Backoff()
  /// Which calls are tried again, how often and when.
  public var retry = RetryPolicy()
  /// How connections are found that are dead without saying so; nil leaves it to TCP.
  public var keepAlive: KeepAlive? = KeepAlive()
  /// See and extend the calls that tasks make, in this order.
  public var interceptors: [any ClientInterceptor] = []
  /// Told what happens to the connections, on their event loops: it must not block.
  public var onConnectionEvent: (@Sendable (ConnectionEvent) -> Void)?
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
  /// Makes channels in place of sockets, for servers in the same process; nil connects over TCP.
  package var connector: ChannelConnector?
  /// The first stream of the first channel of each connection; tests come near the last one by it.
  var firstStream: UInt32 = 1

  /// All of them, the preferred one first.
  var endpoints: [Endpoint] { [endpoint] + failover }

  /// Makes a configuration of defaults.
  public init(endpoint: Endpoint) {
    self.endpoint = endpoint
  }

  /// Reads endpoints that are separated by commas, the preferred one first; nil where the text is anything else.
  public init?(endpoints text: String) {
    let endpoints = text.split(separator: ",", omittingEmptySubsequences: false).map { Endpoint(String($0)) }
    guard let first = endpoints.first, let preferred = first else { return nil }
    let others = endpoints.dropFirst().compactMap(\.self)
    guard others.count == endpoints.count - 1 else { return nil }
    self.init(endpoint: preferred)
    failover = others
  }
}

/// Makes a channel of an event loop that is connected to an endpoint. The last argument is to be called on that loop,
/// before the channel is active: it adds the handlers.
package typealias ChannelConnector =
  @Sendable (any EventLoop, Endpoint, @escaping @Sendable (any Channel) throws -> Void) -> EventLoopFuture<any Channel>
