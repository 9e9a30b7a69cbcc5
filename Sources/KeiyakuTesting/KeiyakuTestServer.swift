@_exported public import KeiyakuClient
internal import KeiyakuLog
internal import KeiyakuServer
internal import KeiyakuService
public import KeiyakuWire
internal import Logging
internal import NIOCore
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The real server in this process, without a socket and without a file, for tests.
///
///     let server = try await KeiyakuTestServer.start()
///     let client = try await server.connect()
///     _ = try await client.catalog.createPlan(.with { $0.spec = .with { $0.name = "ビジネス" } })
///     server.faults.loseConnections()
///     _ = try await client.catalog.getPlan(.with { $0.plan = .with { $0.by = .name("ビジネス") } })
///     await client.close()
///     await server.stop()
///
/// Services, engine, log, protocol and client are those of production. Two parts are replaced: sockets by channels
/// between event loops, the disk by memory. So servers share nothing, hundreds start in a second, nothing is left
/// behind, and the disk can be made to stall and to fail, which a real one does not do on request. What is written is
/// kept until the server is stopped: at least 4 KiB for each change that is made alone.
public final class KeiyakuTestServer: Sendable {
  /// What a test server is to be like.
  public struct Configuration: Sendable {
    /// What the server accepts of a connection.
    public var limits = ConnectionLimits()
    /// Threads that serve connections.
    public var eventLoopThreads = 1
    /// The wall clock, in milliseconds since 1970; nil takes the system's. Where it is far from that, changes are
    /// refused, because request ids bear the system's time: more than a minute behind, or more than a day ahead.
    public var now: (@Sendable () -> Int64)?
    /// The boot clock, in milliseconds since any moment; nil takes the system's. A wall clock that goes on by more than a
    /// minute without it is doubted, and nothing expires.
    public var uptime: (@Sendable () -> Int64)?

    /// The defaults.
    public init() {}
  }

  /// Why there is no server to connect to or to start again.
  public struct Stopped: Error, Sendable, CustomStringConvertible {
    /// In words.
    public var description: String { "the test server was stopped; start another one" }
  }

  /// One life of the server, from a start to a kill.
  private struct Life: Sendable {
    let server: KeiyakuServer
    let services: ServiceStack
    let fileSystem: MemoryFileSystem
  }

  private enum Phase {
    /// Between two lives.
    case down
    case serving(Life)
    /// Its log has failed: nothing answers, and `restart()` or `stop()` clears away what is left of it.
    case dead(Life)
    case stopped
  }

  private struct State {
    var phase = Phase.down
    /// Lives that have begun.
    var lives = 0
    /// The last one whose log has failed.
    var failedLife = 0
  }

  private static let count = Atomic<Int>(0)
  private static let software = "keiyaku-testing"
  private static let directory = "/keiyaku-test"

  /// What goes wrong, as soon as it is switched on.
  public let faults = TestFaults()
  /// What clients and their errors call the server.
  public let endpoint: Endpoint

  private let configuration: Configuration
  private let state = Mutex(State())

  private init(_ configuration: Configuration) {
    self.configuration = configuration
    // The number tells the servers of a process apart.
    endpoint = Endpoint(host: "in-process", port: Self.count.add(1, ordering: .relaxed).newValue)
  }

  /// Starts a server with an empty database. It serves until `stop()`.
  /// - Throws: `InvalidLimits`, or what keeps the services from starting, such as a libcrypt without yescrypt.
  public static func start(_ configuration: Configuration = Configuration()) async throws -> KeiyakuTestServer {
    let server = KeiyakuTestServer(configuration)
    try await server.begin()
    return server
  }

  /// Connects a client, which is to be closed before the server is stopped.
  /// - Parameter configure: Changes the client's configuration; the endpoint stays that of this server.
  /// - Throws: What `KeiyakuClient.connect` throws.
  public func connect(_ configure: (inout ClientConfiguration) -> Void = { _ in }) async throws -> KeiyakuClient {
    var configuration = ClientConfiguration(endpoint: endpoint)
    configure(&configuration)
    configuration.endpoint = endpoint
    configuration.failover = []
    configuration.connector = { eventLoop, _, initialize in self.openChannel(on: eventLoop, initialize) }
    return try await KeiyakuClient.connect(configuration)
  }

  /// Connections that are open.
  public var connectionCount: Int { faults.connectionCount }

  /// How many calls of a method have begun on the server, refused ones and each attempt of one tried again included.
  public func callCount<Request, Reply>(of method: MethodDescriptor<Request, Reply>) -> Int {
    faults.calls.count(of: method.fullName)
  }

  /// Waits until so many calls of a method have begun on the server since its start, so that a test can let something
  /// happen while one is in flight. Ends when the task is cancelled.
  public func waitForCalls<Request, Reply>(of method: MethodDescriptor<Request, Reply>, count: Int = 1) async {
    await faults.calls.wait(for: method.fullName, count: count)
  }

  /// Kills the server as `kill -9` does, and starts it again on what had become durable. Clients connect again by
  /// themselves. Ends a stall of the disk; a disk that fails keeps the server from starting. One at a time.
  /// - Throws: `Stopped`, or why it cannot start: a second `restart()` may succeed.
  public func restart() async throws {
    let (life, isStopped) = takeLife(leaving: .down)
    if isStopped { throw Stopped() }
    if let life {
      life.fileSystem.cutOff()
      faults.loseConnections()
      await life.server.shutdown()
      // Says that the disk has gone.
      try? life.services.close()
    }
    try await begin()
  }

  /// Stops the server in order and throws its data away. Faults are switched off first, so that nothing is waited for
  /// in vain; whoever still is connected has `limits.drainSecondsMax` to finish.
  public func stop() async {
    faults.clear()
    guard let life = takeLife(leaving: .stopped).life else { return }
    await life.server.shutdown()
    // A log that has failed says so again.
    try? life.services.close()
  }

  // MARK: Lives

  private func begin() async throws {
    let number = state.withLock { state in
      state.lives += 1
      return state.lives
    }
    let fileSystem = MemoryFileSystem(faults.disk)
    var log = LogConfiguration(directory: Self.directory, onFailure: { [weak self] _ in self?.die(number) })
    // As small as a segment may be with room for the largest record, because it is memory.
    log.segmentBytes = 2 << 20
    log.spareSegments = 1
    let services = try ServiceStack(
      log: log, fileSystem: fileSystem, software: Self.software, passwordConcurrency: 1,
      now: configuration.now ?? Self.wallMilliseconds, uptime: configuration.uptime)
    var settings = ServerConfiguration(limits: configuration.limits, eventLoopThreads: configuration.eventLoopThreads)
    settings.software = Self.software
    let server = KeiyakuServer(
      configuration: settings, host: services, interceptors: [faults.calls], health: services.health,
      logger: Logger(label: "keiyaku.testing") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await server.startWithoutListener()
    } catch {
      try? services.close()
      throw error
    }
    let life = Life(server: server, services: services, fileSystem: fileSystem)
    state.withLock { $0.phase = $0.failedLife == number ? .dead(life) : .serving(life) }
  }

  private func takeLife(leaving phase: Phase) -> (life: Life?, isStopped: Bool) {
    state.withLock { state in
      switch state.phase {
      case .down:
        state.phase = phase
        return (nil, false)
      case .serving(let life), .dead(let life):
        state.phase = phase
        return (life, false)
      case .stopped: return (nil, true)
      }
    }
  }

  /// The log of a life has failed. On the log's thread, where a real server ends its process.
  private func die(_ number: Int) {
    let died = state.withLock { state in
      state.failedLife = number
      guard number == state.lives, case .serving(let life) = state.phase else { return false }
      state.phase = .dead(life)
      return true
    }
    if died { faults.loseConnections() }
  }

  private static let wallMilliseconds: @Sendable () -> Int64 = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  // MARK: Connections

  /// Connects an event loop of a client, as a socket would.
  private func openChannel(
    on eventLoop: any EventLoop, _ initialize: @escaping @Sendable (any Channel) throws -> Void
  ) -> EventLoopFuture<any Channel> {
    let link = faults.makeLink()
    guard !faults.isRefusingConnections, accept(link) else {
      faults.forget(link)
      return eventLoop.makeFailedFuture(IOError(errnoCode: ECONNREFUSED, reason: "connect"))
    }
    let channel = LocalChannel(.client, of: link, eventLoop: eventLoop)
    channel.closeFuture.whenComplete { [faults] _ in faults.forget(link) }
    return eventLoop.submit {
      do { try initialize(channel) } catch {
        channel.close(promise: nil)
        throw error
      }
      channel.activate()
      return channel
    }
  }

  /// Makes the server's end of a connection; false where there is no server.
  private func accept(_ link: LocalLink) -> Bool {
    state.withLock { state in
      guard case .serving(let life) = state.phase, let eventLoop = life.server.nextEventLoop() else { return false }
      // With the lock held: the event loop ends after the phase has.
      eventLoop.execute {
        let channel = LocalChannel(.server, of: link, eventLoop: eventLoop)
        do {
          try life.server.serve(channel)
          channel.activate()
        } catch {
          channel.close(promise: nil)
        }
      }
      return true
    }
  }
}

/// Runs a test with a server and a client of its own, and ends both after it.
///
///     try await withKeiyakuTestServer { server, client in
///       _ = try await client.catalog.createPlan(.with { $0.spec = .with { $0.name = "ビジネス" } })
///     }
/// - Parameters:
///   - configuration: What the server is to be like.
///   - body: The test.
/// - Throws: What `body` throws, or why there is no server.
public func withKeiyakuTestServer<Result>(
  _ configuration: KeiyakuTestServer.Configuration = .init(), isolation: isolated (any Actor)? = #isolation,
  _ body: (KeiyakuTestServer, KeiyakuClient) async throws -> Result
) async throws -> Result {
  let server = try await KeiyakuTestServer.start(configuration)
  do {
    let client = try await server.connect()
    let result: Result
    do { result = try await body(server, client) } catch {
      server.faults.clear()
      await client.close()
      throw error
    }
    server.faults.clear()
    await client.close()
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}
