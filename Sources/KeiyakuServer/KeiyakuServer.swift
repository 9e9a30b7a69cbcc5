import KeiyakuService
import KeiyakuWire
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Listens, and serves the methods of a `ServiceHost` to every connection.
///
/// One channel handler per connection, one `ServerLoop` per event loop. As a `Service` it stops in order: no new
/// connections, two GOAWAYs on each that is open, and the end when accepted calls are answered or the time is up.
public final class KeiyakuServer: Service {
  struct Running {
    /// Nil where connections come through `serve(_:)` alone.
    let listener: (any Channel)?
    let group: MultiThreadedEventLoopGroup
    /// By event loop.
    let loops: [ObjectIdentifier: NIOLoopBound<ServerLoop>]
  }

  let configuration: ServerConfiguration
  private let host: any ServiceHost
  private let interceptors: [any ServerInterceptor]
  private let health: HealthState?
  private let logger: Logger
  private let counters = ServerCounters()
  private let unsent: UnsentBudget
  let running = Mutex<Running?>(nil)

  /// A server that does not listen yet.
  /// - Parameters:
  ///   - configuration: Where to listen and what to accept.
  ///   - host: What to serve.
  ///   - interceptors: See every call, the first one first.
  ///   - health: Is told when the server begins to stop.
  ///   - logger: Gets debug and trace lines only; errors are thrown.
  public init(
    configuration: ServerConfiguration, host: any ServiceHost, interceptors: [any ServerInterceptor] = [],
    health: HealthState? = nil, logger: Logger
  ) {
    var configuration = configuration
    if configuration.limits.connectionsMax <= 0 { configuration.limits.connectionsMax = OpenFiles.connectionsMax() }
    self.configuration = configuration
    self.host = host
    self.interceptors = interceptors
    self.health = health
    self.logger = logger
    unsent = UnsentBudget(byteCountMax: configuration.limits.serverUnsentBytesMax)
  }

  /// What the server has to do with at this moment. May be called on any thread.
  public var statistics: ServerStatistics {
    var statistics = counters.statistics
    statistics.unsentBytes = unsent.current
    return statistics
  }

  /// Listens and begins to serve.
  /// - Returns: The address, with the port that was taken.
  /// - Throws: `ListenAddress.Refusal`, `InvalidLimits`, or what the system says against the address.
  @discardableResult
  public func start() async throws -> SocketAddress {
    try await start(on: try ReservedAddress(configuration))
  }

  /// Listens on an address that was taken before, and begins to serve.
  /// - Returns: The address.
  /// - Throws: `InvalidLimits`, or what the system says against listening.
  @discardableResult
  public func start(on reserved: consuming ReservedAddress) async throws -> SocketAddress {
    try configuration.limits.validate()
    let group = makeGroup()
    do {
      let loops = try await makeLoops(group)
      let address = reserved.address
      let descriptor = try reserved.listen(backlog: configuration.backlog)
      let listener = try await makeBootstrap(group, loops).withBoundSocket(descriptor).get()
      // It listens with a backlog of its own otherwise. The channel has the descriptor open.
      try ReservedAddress.listen(descriptor, backlog: configuration.backlog)
      running.withLock { $0 = Running(listener: listener, group: group, loops: loops) }
      return address
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Serves until the service group asks for a graceful shutdown or the task is cancelled, then drains.
  public func run() async throws {
    if running.withLock({ $0 == nil }) { try await start() }
    // Throws only where the task is cancelled, which asks for the same.
    try? await gracefulShutdown()
    await shutdown()
  }

  /// Stops in order: no new connections, open ones are drained, what is left after `drainSecondsMax` is cut off.
  public func shutdown() async {
    let stopping = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let stopping else { return }
    logger.debug("draining")
    health?.set(.draining, "the server is stopping; use another one, or wait until it has started again")
    try? await stopping.listener?.close().get()
    let limit = TimeAmount.seconds(Int64(configuration.limits.drainSecondsMax))
    await withTaskGroup(of: Void.self) { tasks in
      for loop in stopping.loops.values {
        tasks.addTask {
          let eventLoop = loop.eventLoop
          let timer = eventLoop.scheduleTask(in: limit) { loop.value.closeAll() }
          // The promise behind the first future is only ever succeeded, and the second throws nothing.
          try? await eventLoop.flatSubmit { loop.value.drain() }.get()
          timer.cancel()
          try? await eventLoop.submit { loop.value.mailbox.close() }.get()
        }
      }
    }
    // Fails only where it runs twice, which taking `running` prevents.
    try? await stopping.group.shutdownGracefully()
    logger.debug("drained")
  }

  // MARK: Set-up

  func makeGroup() -> MultiThreadedEventLoopGroup {
    let threads = configuration.eventLoopThreads > 0 ? configuration.eventLoopThreads : System.coreCount
    return MultiThreadedEventLoopGroup(numberOfThreads: threads)
  }

  func makeLoops(
    _ group: MultiThreadedEventLoopGroup
  ) async throws -> [ObjectIdentifier: NIOLoopBound<ServerLoop>] {
    let methods = MethodTable(host.methods)
    let writes = SharedWrites()
    var loops: [ObjectIdentifier: NIOLoopBound<ServerLoop>] = [:]
    var mailboxes: [(LoopMailbox, NIOLoopBound<ServerLoop>)] = []
    for eventLoop in group.makeIterator() {
      let mailbox = LoopMailbox(eventLoop: eventLoop)
      let loop = try await eventLoop.submit { [configuration, host, unsent, counters, interceptors, logger] in
        NIOLoopBound(
          ServerLoop(
            eventLoop: eventLoop, configuration: configuration, host: host, methods: methods, mailbox: mailbox,
            writes: writes, unsent: unsent, counters: counters, interceptors: interceptors, logger: logger),
          eventLoop: eventLoop)
      }.get()
      loops[ObjectIdentifier(eventLoop)] = loop
      mailboxes.append((mailbox, loop))
    }
    host.onDurable { [mailboxes] sequence in
      for (mailbox, loop) in mailboxes { mailbox.durableAdvanced(to: sequence, loop: loop) }
    }
    return loops
  }

  private func makeBootstrap(
    _ group: MultiThreadedEventLoopGroup, _ loops: [ObjectIdentifier: NIOLoopBound<ServerLoop>]
  ) -> ServerBootstrap {
    let unsent = configuration.limits.unsentBytesMax
    return ServerBootstrap(group: group)
      .childChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelOption(.maxMessagesPerRead, value: 16)
      .childChannelOption(
        .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 16 * 1024, maximum: 512 * 1024)
      )
      .childChannelOption(.writeBufferWaterMark, value: .init(low: unsent / 2, high: unsent))
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          // Every event loop of the group has its ServerLoop.
          let loop = loops[ObjectIdentifier(channel.eventLoop)]!.value
          try channel.pipeline.syncOperations.addHandler(ConnectionHandler(loop: loop))
        }
      }
  }
}
