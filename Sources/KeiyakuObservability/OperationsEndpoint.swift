import KeiyakuServer
import KeiyakuService
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// What supervisors and Prometheus ask a process over HTTP/1.1: `/metrics`, `/healthz`, `/readyz`.
///
/// One request per connection, which is short, small and closed after its answer. Listens on loopback only, on a thread
/// of its own, so that it answers while the log is read back.
public final class OperationsEndpoint: Sendable {
  /// What a peer may take.
  public struct Limits: Sendable {
    /// From accepting a connection to its end.
    public var connection = TimeAmount.seconds(10)
    /// Bytes up to the end of the request's head.
    public var headBytesMax = 16 * 1024
    /// Bytes that are discarded after the head.
    public var discardedBytesMax = 1024 * 1024
    /// Connections at once; further ones are closed.
    public var connectionsMax = 64

    /// The defaults.
    public init() {}
  }

  private struct Running {
    let listener: any Channel
    let group: MultiThreadedEventLoopGroup
  }

  private let answers: OperationsAnswers
  private let limits: Limits
  private let running = Mutex<Running?>(nil)

  /// An endpoint that does not listen yet.
  /// - Parameters:
  ///   - health: What `/readyz` says.
  ///   - limits: What a peer may take.
  ///   - metrics: Makes the text of `/metrics`; called on the endpoint's thread.
  public init(health: HealthState, limits: Limits = Limits(), metrics: @escaping @Sendable () -> String) {
    answers = OperationsAnswers(health: health, metrics: metrics)
    self.limits = limits
  }

  /// Listens.
  /// - Returns: The address, with the port that was taken.
  /// - Throws: `ListenAddress.Refusal`, or what the system says against the address.
  public func start(host: String, port: Int) async throws -> SocketAddress {
    let addresses = try ListenAddress.resolve(host: host, port: port)
    let address = try ListenAddress.choose(host: host, among: addresses)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let connections = ConnectionCount(max: limits.connectionsMax)
    do {
      let listener = try await ServerBootstrap(group: group)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .serverChannelOption(.backlog, value: 64)
        .childChannelInitializer { [answers, limits] channel in
          channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(InboundByteLimit(limits))
            try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false, withErrorHandling: false)
            try pipeline.addHandler(OperationsHandler(answers, limits, connections))
          }
        }
        .bind(to: address).get()
      running.withLock { $0 = Running(listener: listener, group: group) }
      // A bound TCP socket has an address.
      return listener.localAddress!
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Stops at once: open connections are cut off.
  public func shutdown() async {
    let stopping = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let stopping else { return }
    try? await stopping.listener.close().get()
    // Fails only where it runs twice, which taking `running` prevents.
    try? await stopping.group.shutdownGracefully()
  }
}

/// What is answered to a request.
struct OperationsAnswers: Sendable {
  struct Answer: Sendable {
    var status: HTTPResponseStatus
    var contentType = "text/plain; charset=utf-8"
    var body: String
    var allow: String?
  }

  let health: HealthState
  let metrics: @Sendable () -> String

  /// The answer to a request's head.
  func answer(_ head: HTTPRequestHead) -> Answer {
    if head.version == .http1_1, head.headers["host"].count != 1 {
      return Answer(status: .badRequest, body: "a request of HTTP/1.1 has one Host field\n")
    }
    let path = head.uri.prefix { $0 != "?" }
    guard ["/metrics", "/healthz", "/readyz"].contains(path) else {
      return Answer(status: .notFound, body: "there are /metrics, /healthz and /readyz\n")
    }
    guard head.method == .GET || head.method == .HEAD else {
      return Answer(status: .methodNotAllowed, body: "only GET and HEAD are answered\n", allow: "GET, HEAD")
    }
    switch path {
    case "/metrics": return Answer(status: .ok, contentType: PrometheusText.contentType, body: metrics())
    case "/healthz": return Answer(status: .ok, body: "alive\n")
    default: return readiness()
    }
  }

  private func readiness() -> Answer {
    let problems = health.problems
    let lines = problems.map { "\($0.condition.reason): \($0.message)\n" }.joined()
    if problems.contains(where: \.condition.endsService) { return Answer(status: .serviceUnavailable, body: lines) }
    return Answer(status: .ok, body: "serving\n" + lines)
  }
}

/// Counts open connections.
final class ConnectionCount: Sendable {
  private let count = Atomic<Int>(0)
  private let max: Int

  init(max: Int) { self.max = max }

  /// False where there are enough already.
  func enter() -> Bool {
    if count.add(1, ordering: .relaxed).newValue <= max { return true }
    leave()
    return false
  }

  func leave() { count.subtract(1, ordering: .relaxed) }
}
