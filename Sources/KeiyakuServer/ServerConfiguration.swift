import KeiyakuWire

/// How a server listens and what it accepts.
public struct ServerConfiguration: Sendable {
  /// Name or address to listen on. Every address that it stands for must be loopback; see `ListenAddress`.
  public var host: String
  /// Port to listen on; 0 takes a free one.
  public var port: Int
  /// What a connection may ask for.
  public var limits: ConnectionLimits
  /// Threads that serve connections; 0 takes one per core.
  public var eventLoopThreads: Int
  /// Age at which a connection is drained, so that clients spread anew over several servers; nil for any age. Each
  /// connection's is up to a tenth shorter or longer, so that those made together do not end together.
  public var connectionAgeMax: Duration?
  /// How long the calls of a connection beyond its age may go on before it is cut.
  public var connectionAgeGrace: Duration = .seconds(60)
  /// Connections that the system keeps waiting until they are accepted.
  public var backlog: Int
  /// Name and version that HELLO carries.
  public var software: String
  /// Name under which mutations are recorded as long as callers have no tokens.
  public var actor: String

  /// The port that Keiyaku servers listen on.
  public static let defaultPort = 7423

  /// A configuration.
  public init(
    host: String = "127.0.0.1", port: Int = ServerConfiguration.defaultPort, limits: ConnectionLimits = .init(),
    eventLoopThreads: Int = 0, backlog: Int = 1024, software: String = "keiyaku",
    actor: String = "operator"
  ) {
    self.host = host
    self.port = port
    self.limits = limits
    self.eventLoopThreads = eventLoopThreads
    self.backlog = backlog
    self.software = software
    self.actor = actor
  }
}
