import ArgumentParser
import KeiyakuClient
import KeiyakuEngine
import KeiyakuLog
import KeiyakuObservability
import KeiyakuServer
import KeiyakuService
import KeiyakuWire
import Logging
import NIOCore
import ServiceLifecycle

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// `keiyaku serve`
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve a data directory until SIGTERM or SIGINT.",
    discussion: """
      The data directory is created where there is none. On a signal new calls are refused, accepted ones are \
      answered, and the process ends with 0; a second signal is not needed.

      Only loopback addresses are served: connections are neither encrypted nor authenticated yet.

      With --metrics-listen the process answers HTTP from its first moment: /metrics for Prometheus, /healthz while it \
      lives, /readyz with 200 while it serves and 503 with the reason while it recovers, drains or is out of disk.

      Exit codes:

      \(ServeExitCode.help)
      """)

  @Option(help: ArgumentHelp("Address to listen on; port 0 takes a free one.", valueName: "host:port"))
  var listen = "127.0.0.1:7423"

  @Option(
    name: .customLong("metrics-listen"),
    help: ArgumentHelp(
      "Address of the HTTP endpoint; port 0 takes a free one. Without it nothing is counted.",
      valueName: "host:port"))
  var metricsListen: String?

  @Option(
    name: .customLong("data-dir"), help: ArgumentHelp("Directory that holds the database.", valueName: "directory"),
    completion: .directory)
  var dataDirectory = "./keiyaku-data"

  @Option(
    name: .customLong("checkpoint-bytes"),
    help: ArgumentHelp("Bytes of log records after which a snapshot is written.", valueName: "bytes"))
  var checkpointBytes = CheckpointPolicy().recordBytes

  @Option(
    name: .customLong("checkpoint-interval"),
    help: ArgumentHelp("Time after which a snapshot is written if anything has changed.", valueName: "time"))
  var checkpointInterval = TimeSpan(.milliseconds(CheckpointPolicy().milliseconds))

  @Option(help: ArgumentHelp("Threads that serve connections; 0 takes one per core.", valueName: "count"))
  var threads = 0

  @Option(
    name: .customLong("max-connection-age"),
    help: ArgumentHelp(
      "Age at which a connection is drained, a tenth more or less, so that clients spread over servers anew.",
      valueName: "time"))
  var maxConnectionAge: TimeSpan?

  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "Limit of a connection, such as concurrent_calls_max=512; repeat for more. The values are the defaults.",
      valueName: "name=value"),
    completion: .list(LimitName.allCases.map { "\($0.rawValue)=" }))
  var limitAssignments: [LimitAssignment] = []

  @Option(
    name: .customLong("keep-days"),
    help: ArgumentHelp(
      "Days for which log records are kept after a snapshot holds them; without a limit for ever.", valueName: "days"))
  var keepDays: Int?

  @Option(
    name: .customLong("keep-bytes"),
    help: ArgumentHelp(
      "Size of the log, such as 100G, beyond which its oldest segments are removed once snapshots hold them.",
      valueName: "size"))
  var keepBytes: ByteSize?

  /// For tests that want many segments out of few records.
  @Option(name: .customLong("segment-bytes"), help: .hidden)
  var segmentBytes: Int?

  @Option(name: .customLong("log-level"), help: ArgumentHelp("Least severe level to log.", valueName: "level"))
  var logLevel = Logger.Level.info

  func validate() throws {
    if !(0...1024).contains(threads) { throw ValidationError("--threads must be between 0 and 1024.") }
    let segmentBytesMin = LogConfiguration(directory: dataDirectory, onFailure: { _ in }).segmentBytesMin
    if let segmentBytes, segmentBytes % 4096 != 0 || !(segmentBytesMin...1 << 30).contains(segmentBytes) {
      throw ValidationError("--segment-bytes must be a multiple of 4096 between \(segmentBytesMin) and \(1 << 30).")
    }
    if checkpointBytes < 1 << 20 { throw ValidationError("--checkpoint-bytes must be 1048576 or more.") }
    if checkpointInterval.seconds < 1 { throw ValidationError("--checkpoint-interval must be 1s or more.") }
    if let keepDays, keepDays < 0 { throw ValidationError("--keep-days must be 0 or more.") }
    do { try limits.validate() } catch { throw ValidationError("--limit is refused: \(error.description).") }
  }

  /// What connections may ask for.
  private var limits: ConnectionLimits {
    limitAssignments.reduce(into: ConnectionLimits()) { limits, given in limits[given.name] = given.value }
  }

  func run() async throws {
    var logger = Logger(label: "keiyaku") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = logLevel
    // Refused before anything is created or replayed.
    let (host, port) = try ListenAddress.parse(listen)
    try Self.checkLoopback(host: host, port: port)
    if let metricsListen {
      let (host, port) = try ListenAddress.parse(metricsListen)
      try Self.checkLoopback(host: host, port: port)
    }

    let health = HealthState()
    health.set(.recovering, "the log is being read back; wait until that is done")
    var operations: Operations?
    if let metricsListen { operations = try await Operations.start(listen: metricsListen, health: health) }
    do {
      try await serve(host: host, port: port, health: health, metrics: operations?.metrics, logger: logger)
    } catch {
      await operations?.stop()
      throw error
    }
    await operations?.stop()
  }

  private func serve(
    host: String, port: Int, health: HealthState, metrics: ServerMetrics?, logger: Logger
  ) async throws {
    var configuration = ServerConfiguration(host: host, port: port, limits: limits, eventLoopThreads: threads)
    configuration.software = Keiyaku.software
    configuration.connectionAgeMax = maxConnectionAge?.duration
    // Taken before the directory is created or read back, and listened on after.
    let reserved = try reserveAddress(configuration)
    var checkpoints = CheckpointPolicy()
    checkpoints.recordBytes = checkpointBytes
    checkpoints.milliseconds = Int(checkpointInterval.seconds * 1000)
    let data = try DataDirectory.open(
      dataDirectory, segmentBytes: segmentBytes, checkpoints: checkpoints,
      retention: LogRetention(days: keepDays, bytes: keepBytes?.bytes), software: Keiyaku.software, health: health,
      onFrame: { metrics?.frameWritten($0) }, logger: logger)
    var interceptors: [any ServerInterceptor] = []
    if let metrics { interceptors.append(metrics.calls) }
    if logLevel <= .debug { interceptors.append(CallLogging(logger: logger)) }
    let server = KeiyakuServer(
      configuration: configuration, host: data.services, interceptors: interceptors, health: health, logger: logger)
    do {
      let address = try await server.start(on: reserved)
      metrics?.observe(data.services)
      metrics?.observe(server)
      health.clear(.recovering)
      let endpoint = Endpoint(host: address.ipAddress ?? host, port: address.port ?? port)
      let option = port == Endpoint.portDefault ? "" : " --connect \(endpoint)"
      let announcement = Announcement(
        text: "keiyaku serves \(dataDirectory) on \(endpoint)\ntry: \(CommandLine.arguments[0]) info\(option)\n")
      try await ServiceGroup(
        configuration: .init(
          services: [
            .init(service: server), .init(service: ClockWatch(services: data.services, logger: logger)),
            .init(service: announcement),
          ],
          gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      ).run()
    } catch {
      metrics?.stopObserving()
      // Why it could not serve matters more than what closing says to it.
      try? data.close()
      guard let error = error as? IOError else { throw error }
      throw listenFailure(error)
    }
    metrics?.stopObserving()
    try data.close()
  }

  private func reserveAddress(_ configuration: ServerConfiguration) throws -> ReservedAddress {
    do { return try ReservedAddress(configuration) } catch let error as IOError { throw listenFailure(error) }
  }

  private func listenFailure(_ error: IOError) -> CommandFailure {
    CommandFailure(listening: listen, error)
  }

  private static func checkLoopback(host: String, port: Int) throws {
    // A name that cannot be resolved is told by the server itself.
    guard let address = try? SocketAddress.makeAddressResolvingHost(host, port: port) else { return }
    _ = try ListenAddress.choose(host: host, among: [address])
  }
}

/// Says where the server is, once the group of services catches the signals that end it in order.
private struct Announcement: Service {
  let text: String

  func run() async throws {
    Terminal.print(text)
    try await gracefulShutdown()
  }
}
