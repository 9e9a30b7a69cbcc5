import KeiyakuEngine
import KeiyakuLog

/// Every service over one data directory.
public final class ServiceStack: ServiceHost {
  /// Every method of every service.
  public let methods: [ServiceMethod]
  /// How the last process had left the data directory.
  public let opening: LogOpening
  /// What the Health service answers from.
  public let health: HealthState

  /// Reads durable records back.
  let reader: LogReader

  private let engine: Engine
  private let expiry: ExpiryTimer
  private let checkpointer: Checkpointer
  private let identity: DatabaseIdentity

  /// Opens a data directory and the services over it.
  ///
  /// - Parameters:
  ///   - log: Where the log is and how it is kept.
  ///   - fileSystem: Holds the log's directory.
  ///   - checkpoints: When snapshots are written.
  ///   - loadingThreads: That restore a snapshot at once.
  ///   - software: Name and version of the software, as GetServerInfo shows it.
  ///   - passwordConcurrency: Password hashes computed at once.
  ///   - health: What the Health service answers from.
  ///   - now: The wall clock, in milliseconds since 1970.
  ///   - uptime: The boot clock, in milliseconds since any moment, which nobody sets; nil takes the system's.
  /// - Throws: What `Engine.open` throws.
  public init(
    log: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(),
    checkpoints: CheckpointPolicy = CheckpointPolicy(), loadingThreads: Int = 2, software: String,
    passwordConcurrency: Int, health: HealthState = HealthState(), now: @escaping @Sendable () -> Int64,
    uptime: (@Sendable () -> Int64)? = nil
  ) throws {
    self.health = health
    var checkpoints = checkpoints
    checkpoints.software = software
    let opened = try Engine.open(
      log, fileSystem: fileSystem, checkpoints: checkpoints, threads: loadingThreads, now: now,
      uptime: uptime ?? Engine.uptime)
    engine = opened.engine
    checkpointer = opened.checkpointer
    identity = opened.identity
    opening = opened.opening
    reader = opened.reader
    let core = ServiceCore(engine: opened.engine)
    let shown = ServiceIdentity(
      databaseID: opened.identity.databaseID.bytes, incarnation: opened.identity.incarnation.bytes)
    let pages = PageTokens(incarnation: shown.incarnation)
    let durable = DurableLog(reader: opened.reader, incarnation: shown.incarnation, health: health, now: now)
    let passwords = try PasswordHasher(concurrency: passwordConcurrency)
    let methods =
      ServiceMethod.methods(of: CustomerService(core: core, passwords: passwords, pages: pages))
      + ServiceMethod.methods(of: CatalogService(core: core, pages: pages))
      + ServiceMethod.methods(of: SubscriptionService(core: core, pages: pages, log: durable))
      + ServiceMethod.methods(
        of: AdminService(
          core: core,
          requestCheckpoint: { [checkpointer = opened.checkpointer] in checkpointer.request(onProgress: $0, onEnd: $1)
          },
          backups: BackupSource(
            begin: { [checkpointer = opened.checkpointer] withHistory throws(LogError) in
              try checkpointer.beginBackup(withHistory: withHistory)
            }, reader: opened.reader, health: health),
          software: software, identity: shown, startedAt: now()))
      + ServiceMethod.methods(of: EventService(log: durable, pages: pages))
      + ServiceMethod.methods(of: DiagnosticsService())
    let served = methods + ServiceMethod.methods(of: HealthService(state: health, methods: methods))
    self.methods = served + ServiceMethod.methods(of: try ReflectionService(besides: served.map(\.fullName)))
    expiry = ExpiryTimer(opened.engine)
    opened.checkpointer.start()
  }

  /// How much there is, and how far the log is. Waits for the engine's lock.
  public var statistics: ServiceStatistics {
    let observed = engine.read { core in .success((core.counts(), core.appliedSequence)) }
    guard case .success(let (counts, applied)) = observed.outcome else {
      preconditionFailure("a read that refuses nothing was refused")
    }
    return ServiceStatistics(
      customers: counts.customers, plans: counts.plans, addOns: counts.addOns, subscriptions: counts.subscriptions,
      appliedSequence: applied, durableSequence: engine.durableSequence, pendingBytes: engine.pendingBytes,
      isReadOnly: engine.isReadOnly)
  }

  /// Looks at the wall clock: while it is doubted, `health` says so. Waits for the engine's lock.
  /// - Returns: How far it is ahead of the time that records get, in milliseconds; 0 where it is believed.
  @discardableResult
  public func checkClock() -> Int64 {
    let milliseconds = engine.clockDoubt?.aheadMilliseconds ?? 0
    if milliseconds == 0 {
      health.clear(.clockDoubted)
    } else {
      health.set(
        .clockDoubted,
        "the wall clock has stepped against the boot clock: records go on by the boot clock, and nothing expires, until "
          + "both agree again; set it right, or if it is right, confirm it (AdminService/ConfirmClock)")
    }
    return milliseconds
  }

  /// Sequence up to which log records are durable.
  public var durableSequence: Int64 { engine.durableSequence }

  /// Registers what to call, on the log's thread, each time `durableSequence` has advanced.
  public func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) { engine.onDurable(callback) }

  /// Sees to it that every record so far is written.
  public func writeAppended() { engine.writeAppended() }

  /// Names the database.
  public var databaseID: [UInt8] { identity.databaseID.bytes }

  /// Names the history of the database.
  public var incarnation: [UInt8] { identity.incarnation.bytes }

  /// Writes what is pending and closes the log in good order. No call may be under way.
  public func close() throws {
    expiry.stop()
    checkpointer.stop()
    try engine.close()
  }
}

/// How much there is, and how far the log is.
public struct ServiceStatistics: Sendable, Hashable {
  /// Customers.
  public var customers: Int
  /// Plans.
  public var plans: Int
  /// Add-ons.
  public var addOns: Int
  /// Subscriptions.
  public var subscriptions: Int
  /// Sequence of the newest record.
  public var appliedSequence: Int64
  /// Sequence up to which records are durable.
  public var durableSequence: Int64
  /// Bytes of records that wait for the disk.
  public var pendingBytes: Int
  /// Changes are refused because the disk is full.
  public var isReadOnly: Bool
}
