import CoreMetrics
import KeiyakuLog
import KeiyakuMessages
import KeiyakuServer
import KeiyakuService
import Synchronization

/// The metrics of a server: gathers what its parts have counted and tells it to a backend of swift-metrics.
///
/// What is counted on the hot path is told by `publish`, as the difference to what was told before. So a backend that
/// is scraped asks for it when it is, and one that is pushed to has `run(every:)`.
public final class ServerMetrics: Sendable {
  private struct State {
    var told: [CallCounts] = []
    var methods: [MethodInstruments] = []
    var toldAccepted = 0
    var server: KeiyakuServer?
    var services: ServiceStack?
  }

  /// To be installed in the server whose calls are to be counted.
  public let calls = CallMetrics()

  private let factory: any MetricsFactory
  private let health: HealthState
  private let state = Mutex(State())
  private let gauges: Gauges
  private let connectionsAccepted: any CounterHandler
  private let frameRecords: any RecorderHandler
  private let syncDuration: any TimerHandler
  private let writtenBytes: any CounterHandler
  private let logBytes: any MeterHandler

  /// Metrics that are told to a backend.
  /// - Parameters:
  ///   - factory: The backend.
  ///   - health: What `keiyaku_serving` says.
  public init(factory: any MetricsFactory = MetricsSystem.factory, health: HealthState) {
    self.factory = factory
    self.health = health
    gauges = Gauges(factory)
    connectionsAccepted = factory.counter(.connectionsAccepted)
    frameRecords = factory.makeRecorder(label: ServerMetric.frameRecords.name, dimensions: [], aggregate: true)
    syncDuration = factory.makeTimer(label: ServerMetric.syncDuration.name, dimensions: [])
    writtenBytes = factory.counter(.writtenBytes)
    logBytes = factory.gauge(.logBytes)
  }

  // MARK: Sources

  /// A frame of the log has become durable; to be set as the log's `onFrame`.
  public func frameWritten(_ report: LogFrameReport) {
    frameRecords.record(Int64(report.records))
    syncDuration.recordNanoseconds(report.nanoseconds)
    writtenBytes.increment(by: Int64(report.bytes))
    logBytes.set(Int64(report.logBytes))
  }

  /// Reads entities and sequences from these services from now on.
  public func observe(_ services: ServiceStack) {
    logBytes.set(Int64(services.opening.logBytes))
    state.withLock { $0.services = services }
  }

  /// Reads connections and queues from this server from now on.
  public func observe(_ server: KeiyakuServer) {
    state.withLock { $0.server = server }
  }

  /// Lets go of server and services: what they said last stays.
  public func stopObserving() {
    publish()
    state.withLock { state in
      state.server = nil
      state.services = nil
    }
  }

  // MARK: Telling

  /// Tells the backend everything that has changed. May be called on any thread.
  public func publish() {
    gauges.serving.set(Int64(health.isServing ? 1 : 0))
    state.withLock { state in
      publishCalls(&state)
      if let server = state.server { publish(server.statistics, &state) }
      if let services = state.services { publish(services.statistics) }
    }
  }

  /// Publishes at regular times until the task is cancelled, for backends that are not scraped.
  public func run(every interval: Duration) async {
    while !Task.isCancelled {
      publish()
      // Throws where the task is cancelled, which ends the loop.
      try? await Task.sleep(for: interval)
    }
    publish()
  }

  private func publishCalls(_ state: inout State) {
    let counts = calls.counts()
    if state.methods.isEmpty {
      state.methods = counts.map { MethodInstruments($0.method, factory) }
      state.told = counts.map { CallCounts(method: $0.method) }
    }
    var inFlight: Int64 = 0
    for (index, current) in counts.enumerated() where index < state.methods.count {
      state.methods[index].publish(current, after: state.told[index], factory)
      state.told[index] = current
      inFlight += Int64(current.numbers[CallCounts.started]) - Int64(current.ended)
    }
    // Numbers are read one after the other while calls go on.
    gauges.callsInFlight.set(max(0, inFlight))
  }

  private func publish(_ statistics: ServerStatistics, _ state: inout State) {
    connectionsAccepted.increment(by: Int64(statistics.connectionsAccepted - state.toldAccepted))
    state.toldAccepted = statistics.connectionsAccepted
    gauges.connections.set(Int64(statistics.connections))
    gauges.repliesWaiting.set(Int64(statistics.repliesWaiting))
    gauges.unsentBytes.set(Int64(statistics.unsentBytes))
  }

  private func publish(_ statistics: ServiceStatistics) {
    gauges.pendingBytes.set(Int64(statistics.pendingBytes))
    gauges.readOnly.set(Int64(statistics.isReadOnly ? 1 : 0))
    gauges.appliedSequence.set(statistics.appliedSequence)
    gauges.durableSequence.set(statistics.durableSequence)
    gauges.customers.set(Int64(statistics.customers))
    gauges.plans.set(Int64(statistics.plans))
    gauges.addOns.set(Int64(statistics.addOns))
    gauges.subscriptions.set(Int64(statistics.subscriptions))
  }
}

/// What is set and not counted.
private struct Gauges: Sendable {
  let callsInFlight, connections, repliesWaiting, unsentBytes: any MeterHandler
  let pendingBytes, readOnly, appliedSequence, durableSequence, serving: any MeterHandler
  let customers, plans, addOns, subscriptions: any MeterHandler

  init(_ factory: any MetricsFactory) {
    callsInFlight = factory.gauge(.callsInFlight)
    connections = factory.gauge(.connections)
    repliesWaiting = factory.gauge(.repliesWaiting)
    unsentBytes = factory.gauge(.unsentBytes)
    pendingBytes = factory.gauge(.pendingBytes)
    readOnly = factory.gauge(.readOnly)
    appliedSequence = factory.gauge(.appliedSequence)
    durableSequence = factory.gauge(.durableSequence)
    serving = factory.gauge(.serving)
    customers = factory.gauge(.entities, "customer")
    plans = factory.gauge(.entities, "plan")
    addOns = factory.gauge(.entities, "add_on")
    subscriptions = factory.gauge(.entities, "subscription")
  }
}

extension MetricsFactory {
  /// A counter of the catalogue; values of its labels in their order.
  func counter(_ metric: ServerMetric, _ values: String...) -> any CounterHandler {
    makeCounter(label: metric.name, dimensions: Array(zip(metric.labels, values)))
  }

  /// A gauge of the catalogue; values of its labels in their order.
  func gauge(_ metric: ServerMetric, _ values: String...) -> any MeterHandler {
    makeMeter(label: metric.name, dimensions: Array(zip(metric.labels, values)))
  }
}
