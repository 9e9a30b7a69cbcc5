import KeiyakuLog
import KeiyakuMessages

@testable import KeiyakuEngine
@testable import KeiyakuService

/// A server without a thread and without a socket: the whole core over a disk and clocks of a simulation. Nothing moves
/// in it but what the simulation calls.
final class SimulatedServer {
  let log: Log
  let services: Services
  let checkpointer: Checkpointer
  /// The log as watches read it.
  let durable: DurableLog
  private let failure: FailureBox

  /// What the simulation decides about.
  struct World {
    let disk: SimulatedDisk
    let clock: Services.Clock
    /// Gives the log its salts and identities.
    let numbers: @Sendable () -> UInt64
  }

  /// Opens the data directory as a starting process does.
  init(_ world: World, retention: LogRetention = LogRetention()) throws {
    let failure = FailureBox()
    var configuration = LogConfiguration(directory: "/data", onFailure: { failure.error = $0 }, report: { _ in })
    configuration.segmentBytes = 32 << 10
    configuration.framePayloadBytesMax = 8 << 10
    configuration.spareSegments = 1
    configuration.retention = retention
    configuration.randomNumber = world.numbers
    let clock = world.clock
    let opened = try Engine.openWithoutThreads(
      configuration, fileSystem: world.disk, now: { clock.now }, uptime: { clock.now })
    self.failure = failure
    log = opened.log
    checkpointer = opened.opened.checkpointer
    let incarnation = opened.opened.identity.incarnation.bytes
    durable = DurableLog(
      reader: opened.opened.reader, incarnation: incarnation, health: HealthState(), now: { clock.now })
    services = try Services(
      engine: opened.opened.engine, clock: clock, incarnation: incarnation, reader: opened.opened.reader)
  }

  /// Why the process has ended; nil while it lives.
  var ended: LogError? { failure.error }

  var appliedSequence: Int64 { services.engine.read { .success($0.appliedSequence) }.successValue }

  /// Digest of the whole state.
  var digest: StateDigest { services.engine.read { .success($0.state.digest()) }.successValue }

  /// Stops as a killed process does.
  func kill() { log.abandon() }

  private final class FailureBox: @unchecked Sendable {
    // The simulation has one thread.
    var error: LogError?
  }
}

extension Observed {
  fileprivate var successValue: Value {
    switch outcome {
    case .success(let value): value
    case .failure(let refusal): fatalError("a read that refuses nothing was refused: \(refusal)")
    }
  }
}
