import ArgumentParser
import Histogram
import KeiyakuClient
import KeiyakuMessages
import NIOCore
import NIOPosix

/// What the calls of a measurement do.
enum Workload: String, CaseIterable, ExpressibleByArgument {
  /// Reads a random subscription.
  case get
  /// Creates a subscription, durably.
  case create
  /// Asks for the effective values of a random subscription.
  case effective
  /// Sends 16 bytes and gets them back: a call that touches no data.
  case echo
  /// Asks for streams of items of 16 bytes.
  case stream

  /// Whether the database must hold something to call for.
  var needsData: Bool { self != .echo && self != .stream }
}

/// `keiyaku load [run]`
struct LoadRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Send calls for a while: each connection keeps so many in flight, and every answer is checked.",
    discussion: """
      A closed loop: the next call is sent when one is answered, so the calls per second are what the server gives, \
      and the latencies are those at that load.

      --json FILE writes an object with calls_per_second, p50_us, p99_us, p999_us and errors; "-" stands for standard \
      output. The workload stream has items_per_second as well; its calls are streams of \(StreamWorker.itemsPerCall) \
      items.
      """)

  @Option(
    help: ArgumentHelp(
      "Server to measure (default: $KEIYAKU_CONNECT, or else 127.0.0.1:7423).", valueName: "host:port"))
  var connect: Endpoint?

  @Option(help: "What the calls do.")
  var workload = Workload.get

  @Option(help: ArgumentHelp("Connections.", valueName: "count"))
  var connections = 8

  @Option(name: .customLong("in-flight"), help: ArgumentHelp("Calls in flight on each connection.", valueName: "count"))
  var inFlight = 64

  @Option(help: ArgumentHelp("How long to measure.", valueName: "time"))
  var duration = TimeSpan(.seconds(5))

  @Option(
    name: .customLong("warm-up"), help: ArgumentHelp("How long to run before measuring.", valueName: "time"))
  var warmUp = TimeSpan(.milliseconds(500))

  @Option(help: ArgumentHelp("Number that the choice of subscriptions is made from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("sample"), help: ArgumentHelp("Subscriptions to choose from, at most.", valueName: "count"))
  var sample = 100_000

  @Option(
    name: .customLong("event-loop-threads"),
    help: ArgumentHelp("Threads that carry the connections (default: one per core).", valueName: "count"))
  var eventLoopThreads: Int?

  @Option(help: ArgumentHelp("File to write the figures to, as JSON.", valueName: "file"), completion: .file())
  var json: String?

  func validate() throws {
    if !(1...10_000).contains(connections) { throw ValidationError("--connections must be between 1 and 10000.") }
    if !(1...256).contains(inFlight) { throw ValidationError("--in-flight must be between 1 and 256.") }
    if let eventLoopThreads, !(1...256).contains(eventLoopThreads) {
      throw ValidationError("--event-loop-threads must be 1 to 256.")
    }
    if workload == .stream, inFlight > 64 {
      throw ValidationError("--in-flight must be 64 or less with --workload stream: a server's limit of streams.")
    }
    if sample < 1 { throw ValidationError("--sample must be 1 or more.") }
  }

  func run() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: eventLoopThreads ?? min(System.coreCount, 256))
    do {
      let report = try await measure(on: group)
      try await group.shutdownGracefully()
      try show(report)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  private func measure(on group: MultiThreadedEventLoopGroup) async throws -> LoadReport {
    var options = ConnectionOptions()
    options.connect = connect
    var configuration = ClientConfiguration(endpoint: try options.endpoint())
    configuration.connectionCount = connections
    configuration.eventLoopGroup = group
    configuration.software = Keiyaku.software
    let client = try await KeiyakuClient.connect(configuration)
    do {
      let expectations = try await LoadExpectations.fetch(client, limit: sample, workload: workload)
      let report =
        workload == .stream ? try await runStreams(client) : try await run(client, expectations)
      await client.close()
      return report
    } catch {
      await client.close()
      throw error
    }
  }

  private func run(_ client: KeiyakuClient, _ expectations: LoadExpectations) async throws -> LoadReport {
    let start = NIODeadline.now() + .milliseconds(10)
    let measureFrom = start + TimeAmount(warmUp.duration)
    let end = measureFrom + TimeAmount(duration.duration)
    let futures = client.connections.enumerated().map { number, connection in
      let plan = LoadWorker.Plan(
        number: number, inFlight: inFlight, seed: seed, measureFrom: measureFrom, end: end)
      return connection.eventLoop.flatSubmit { [workload] in
        LoadWorker(connection: connection, plan: plan, expectations: expectations).start(workload)
      }
    }
    var report = LoadReport(
      workload: workload, connections: connections, inFlight: inFlight, seconds: duration.seconds)
    for future in futures { report.add(try await future.get()) }
    return report
  }

  private func runStreams(_ client: KeiyakuClient) async throws -> LoadReport {
    let measureFrom = NIODeadline.now() + TimeAmount(warmUp.duration)
    let worker = StreamWorker(
      client: client, measureFrom: measureFrom, end: measureFrom + TimeAmount(duration.duration))
    var report = LoadReport(
      workload: workload, connections: connections, inFlight: inFlight, seconds: duration.seconds)
    try await withThrowingTaskGroup(of: LoadSample.self) { group in
      for _ in 0..<connections * inFlight { group.addTask { await worker.run() } }
      for try await sample in group { report.add(sample) }
    }
    return report
  }

  private func show(_ report: LoadReport) throws {
    if json == "-" {
      Terminal.print(report.json)
    } else {
      Terminal.print(report.text)
      if let json { try report.write(to: json) }
    }
    if report.errors > 0 {
      throw CommandFailure(
        message: "\(report.errors) calls failed or were answered wrongly; the first: \(report.firstError ?? "")",
        code: Failure.refused)
    }
  }
}
