internal import KeiyakuWire
internal import Logging
internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Connecting, connecting again, closing.
extension ClientConnection {
  // MARK: Connecting

  /// Connects for the first time; completes when the server's HELLO has come, fails with a `ClientError`.
  func start() -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    eventLoop.execute {
      guard case .idle = self.phase, !self.isClosing else { return promise.fail(self.closedError) }
      self.firstAttempt = promise
      self.connect()
    }
    return promise.futureResult
  }

  private static let receiveAllocator = AdaptiveRecvByteBufferAllocator(
    minimum: 4 * 1024, initial: 64 * 1024, maximum: 1024 * 1024)

  private func connect() {
    phase = .connecting
    let endpoint = configuration.endpoint
    configuration.logger.trace("connecting", metadata: ["peer": "\(endpoint)"])
    ClientBootstrap(group: eventLoop)
      .connectTimeout(TimeAmount(configuration.connectTimeout))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      // Many replies come with one read, and reading goes on while there is more.
      .channelOption(.recvAllocator, value: Self.receiveAllocator)
      .channelOption(.maxMessagesPerRead, value: 8)
      .channelOption(.writeBufferWaterMark, value: .init(low: 256 * 1024, high: 1024 * 1024))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            ClientChannelHandler(connection: self, allocator: channel.allocator))
        }
      }
      .connect(host: endpoint.host, port: endpoint.port)
      .whenFailure { error in self.attemptFailed("\(Self.text(error))") }
  }

  /// What a person can read of a failed connect.
  private static func text(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      if let dns = error.dnsAError ?? error.dnsAAAAError, error.connectionErrors.isEmpty { return "\(dns)" }
      return error.connectionErrors.map { text($0.error) }.joined(separator: "; ")
    case let error as IOError: return String(cString: strerror(error.errnoCode))
    case ChannelError.connectTimeout(let amount): return "no connection within \(amount.nanoseconds / 1_000_000) ms"
    default: return "\(error)"
    }
  }

  /// There is no channel, or it ended before HELLO.
  private func attemptFailed(_ message: String) {
    guard case .connecting = phase else { return }
    configuration.logger.debug(
      "connecting failed", metadata: ["peer": "\(configuration.endpoint)", "error": "\(message)"])
    // A refused database is the better reason than the connection that ends after it.
    let isRefused = lastFailure?.reason == .databaseChanged
    let failure =
      isRefused ? lastFailure ?? closedError : ClientError(.connectFailed, message, peer: configuration.endpoint)
    lastFailure = failure
    if let firstAttempt {
      self.firstAttempt = nil
      isClosing = true
      phase = .idle
      finishClosing()
      return firstAttempt.fail(failure)
    }
    backOff(failures: failures)
    failures += 1
  }

  private func backOff(failures: Int) {
    guard !isClosing else {
      phase = .idle
      return finishClosing()
    }
    var random = SystemRandomNumberGenerator()
    let delay = TimeAmount(configuration.backoff.delay(failures: failures, using: &random))
    phase = .backingOff(eventLoop.assumeIsolated().scheduleTask(in: delay) { self.connect() })
  }

  // MARK: What happens to channels

  /// A channel has got the server's HELLO: calls go there from now on.
  /// - Throws: Where the server has another database.
  func channelOpened(_ channel: ClientChannelHandler, database name: DatabaseName) throws(ProtocolViolation) {
    if let difference = database.check(name) {
      lastFailure = ClientError(.databaseChanged, difference, peer: configuration.endpoint)
      failWaiting(.databaseChanged, difference)
      throw ProtocolViolation(.databaseChanged, difference)
    }
    configuration.logger.debug("connected", metadata: ["peer": "\(configuration.endpoint)"])
    phase = .open(channel)
    channels.append(channel)
    failures = 0
    lastFailure = nil
    firstAttempt?.succeed()
    firstAttempt = nil
    if isClosing { channel.drain() } else { dispatchWaiting() }
  }

  /// The server takes no more calls on a channel and will answer those that it has accepted.
  func channelDraining(_ channel: ClientChannelHandler, notProcessed calls: [AnyClientCall], reason: String) {
    retryUnprocessed(calls)
    guard case .open(let current) = phase, current === channel else { return }
    configuration.logger.debug(
      "the server ends the connection", metadata: ["peer": "\(configuration.endpoint)", "reason": "\(reason)"])
    lastFailure = ClientError(.connectionLost, reason, peer: configuration.endpoint)
    backOff(failures: 0)
  }

  /// A channel has used up its streams: another one takes over while this one drains.
  func replace(_ channel: ClientChannelHandler) {
    guard case .open(let current) = phase, current === channel else { return }
    connect()
    channel.drain()
  }

  /// A channel has ended, with these calls in flight.
  func channelEnded(_ channel: ClientChannelHandler, lost calls: [AnyClientCall], reason: String) {
    guard let index = channels.firstIndex(where: { $0 === channel }) else { return attemptFailed(reason) }
    channels.remove(at: index)
    if case .open(let current) = phase, current === channel {
      configuration.logger.debug(
        "connection lost", metadata: ["peer": "\(configuration.endpoint)", "reason": "\(reason)"])
      lastFailure = ClientError(.connectionLost, reason, peer: configuration.endpoint)
      backOff(failures: 0)
    }
    retryLost(calls, reason: reason)
    finishClosing()
  }

  // MARK: Closing

  /// Takes no more calls, fails those that wait, and closes when those in flight have ended.
  func close() -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    eventLoop.execute {
      self.whenClosed.append(promise)
      self.isClosing = true
      self.failWaiting(.closed, "the client was closed")
      if case .backingOff(let scheduled) = self.phase {
        scheduled.cancel()
        self.phase = .idle
      }
      for channel in self.channels { channel.drain() }
      self.finishClosing()
    }
    return promise.futureResult
  }

  private func finishClosing() {
    guard isClosing, channels.isEmpty else { return }
    switch phase {
    case .connecting, .backingOff: return
    case .idle, .open, .closed: break
    }
    phase = .closed
    cancelTimers()
    for promise in whenClosed { promise.succeed() }
    whenClosed = []
  }

  private var closedError: ClientError {
    ClientError(.closed, "the client is closed", peer: configuration.endpoint)
  }
}
