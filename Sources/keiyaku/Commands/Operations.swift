import CoreMetrics
import KeiyakuClient
import KeiyakuObservability
import KeiyakuServer
import KeiyakuService
import NIOCore

/// What `keiyaku serve` offers to supervisors and Prometheus, where it is asked to: metrics and readiness over HTTP.
struct Operations {
  let metrics: ServerMetrics
  private let endpoint: OperationsEndpoint

  /// Begins to answer; the process is not ready yet.
  /// - Parameter listen: `HOST:PORT`.
  static func start(listen: String, health: HealthState) async throws -> Operations {
    let registry = PrometheusRegistry()
    MetricsSystem.bootstrap(registry)
    let metrics = ServerMetrics(factory: registry, health: health)
    let endpoint = OperationsEndpoint(health: health) {
      metrics.publish()
      return registry.text()
    }
    let (host, port) = try ListenAddress.parse(listen)
    do {
      let address = try await endpoint.start(host: host, port: port)
      let shown = Endpoint(host: address.ipAddress ?? host, port: address.port ?? port)
      Terminal.print("keiyaku shows its metrics on http://\(shown)/metrics\n")
    } catch let error as IOError {
      throw CommandFailure(listening: listen, error)
    }
    return Operations(metrics: metrics, endpoint: endpoint)
  }

  /// Answers no more.
  func stop() async { await endpoint.shutdown() }
}
