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
  /// Channels that drain at once; the oldest gives way to a further one.
  private static let drainingChannelsMax = 4

  // MARK: Connecting

  /// Connects for the first time; completes when a server's HELLO has come, fails with a `ClientError`.
  func start() -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    eventLoop.execute {
      guard !self.isStarted, !self.isClosing else { return promise.fail(self.closedError) }
      self.isStarted = true
      self.firstAttempt = promise
      self.connect()
    }
    return promise.futureResult
  }

  private static let receiveAllocator = AdaptiveRecvByteBufferAllocator(
    minimum: 4 * 1024, initial: 64 * 1024, maximum: 1024 * 1024)

  private func connect() {
    attempt = .connecting
    greeting = nil
    let endpointNumber = course.index
    let endpoint = endpoints[endpointNumber]
    note(.connecting, endpoint)
    let initialize: @Sendable (any Channel) throws -> Void = { channel in
      try channel.pipeline.syncOperations.addHandler(
        ClientChannelHandler(connection: self, endpointNumber: endpointNumber, allocator: channel.allocator))
    }
    let connected = configuration.connector?(eventLoop, endpoint, initialize) ?? openSocket(to: endpoint, initialize)
    connected.whenFailure { error in
      // Where a channel was connected, its end is the failure.
      if self.greeting == nil { self.attemptFailed(ClientError(.connectFailed, Self.text(error), peer: endpoint)) }
    }
  }

  private func openSocket(
    to endpoint: Endpoint, _ initialize: @escaping @Sendable (any Channel) throws -> Void
  ) -> EventLoopFuture<any Channel> {
    ClientBootstrap(group: eventLoop)
      .connectTimeout(TimeAmount(configuration.connectTimeout))
      .channelOption(.socketOption(.so_keepalive), value: 1)
      // Many replies come with one read, and reading goes on while there is more.
      .channelOption(.recvAllocator, value: Self.receiveAllocator)
      .channelOption(.maxMessagesPerRead, value: 8)
      .channelOption(.writeBufferWaterMark, value: .init(low: 256 * 1024, high: 1024 * 1024))
      .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try initialize(channel) } }
      .connect(host: endpoint.host, port: endpoint.port)
  }

  /// A channel is connected. False where another one has come before it, as may happen to a host with two addresses.
  func channelConnected(_ channel: ClientChannelHandler) -> Bool {
    guard case .connecting = attempt, greeting == nil else { return false }
    greeting = channel
    return true
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
  private func attemptFailed(_ error: ClientError) {
    guard case .connecting = attempt else { return }
    attempt = .none
    greeting = nil
    // A refused database is the better reason than the connection that ends after it.
    let failure = refusedDatabase ?? error
    refusedDatabase = nil
    note(.connectFailed(reason: failure.message), failure.peer)
    if isClosing {
      firstAttempt?.fail(failure)
      firstAttempt = nil
      return finishClosing()
    }
    go(on: course.failed(failure))
  }

  private func go(on next: ConnectCourse.Next) {
    switch next {
    case .tryNext: connect()
    case .waitThenStartOver(let failure):
      lastFailure = failure
      if let firstAttempt {
        self.firstAttempt = nil
        isClosing = true
        finishClosing()
        return firstAttempt.fail(failure)
      }
      backOff(failures: course.failedRounds - 1, failure)
      guard current == nil else { return }
      if failure.reason == .databaseChanged {
        failUnsent(.databaseChanged, failure.message)
      } else {
        failUnsent(
          .connectFailed, "there is no connection, and the call does not wait for one: \(failure.message)",
          goAway: failure.goAway
        ) { !$0.waitsForReady }
      }
    }
  }

  private func backOff(failures: Int, _ failure: ClientError) {
    var random = SystemRandomNumberGenerator()
    let delay = configuration.backoff.delay(failures: failures, using: &random)
    attempt = .backingOff(eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(delay)) { self.connect() })
    note(.backingOff(delay, reason: failure.message), failure.peer)
  }

  // MARK: What happens to channels

  /// A channel has got the server's HELLO: calls go there from now on.
  /// - Throws: Where the server has another database.
  func channelOpened(_ channel: ClientChannelHandler, database name: DatabaseName) throws(ProtocolViolation) {
    if let difference = database.check(name) {
      refusedDatabase = ClientError(.databaseChanged, difference, peer: channel.endpoint)
      throw ProtocolViolation(.databaseChanged, difference)
    }
    attempt = .none
    greeting = nil
    lastFailure = nil
    let before = current
    current = channel
    channels.append(channel)
    note(.connected, channel.endpoint)
    firstAttempt?.succeed()
    firstAttempt = nil
    if let before {
      leave(before, reason: "another connection takes over")
      before.drain()
    }
    if isClosing { channel.drain() } else { dispatchWaiting() }
  }

  /// The server takes no more calls on a channel, which drains from now on, and will answer those that it has accepted.
  func channelDraining(_ channel: ClientChannelHandler, notProcessed calls: [AnyClientCall], reason: String) {
    retryUnprocessed(calls)
    guard channel === current else { return }
    current = nil
    if channel.goAway == GoAwayReason.pingsTooMany.rawValue { keepAliveStretch = min(keepAliveStretch * 2, 64) }
    leave(channel, reason: reason)
    replace(channel, reason: reason, atOnce: true)
  }

  /// A channel has nearly used up its streams, or cannot begin calls any more: another one takes over. Calls go on here
  /// until it has.
  func rotate(_ channel: ClientChannelHandler) {
    guard channel === current, case .none = attempt, !isClosing else { return }
    course.startOver()
    connect()
  }

  /// A channel has ended, with these calls in flight.
  func channelEnded(_ channel: ClientChannelHandler, lost calls: [AnyClientCall], reason: String) {
    guard let index = channels.firstIndex(where: { $0 === channel }) else {
      if channel === greeting {
        attemptFailed(ClientError(.connectFailed, reason, peer: channel.endpoint, goAway: channel.goAway))
      }
      return
    }
    channels.remove(at: index)
    let wasCurrent = channel === current
    if wasCurrent { current = nil }
    let isOrderly = channel.isDraining && calls.isEmpty
    note(isOrderly ? .drained : .lost(reason: reason), channel.endpoint)
    retryLost(calls, reason: reason, goAway: channel.goAway)
    if wasCurrent { replace(channel, reason: reason, atOnce: false) } else { dispatchWaiting() }
    finishClosing()
  }

  /// Connects again in place of a channel that takes no more calls.
  private func replace(_ channel: ClientChannelHandler, reason: String, atOnce: Bool) {
    let failure = ClientError(.connectionLost, reason, peer: channel.endpoint, goAway: channel.goAway)
    lastFailure = failure
    guard case .none = attempt, !isClosing else { return }
    // A server that ends every connection before it was of use must not be asked without a pause.
    guard channel.wasOfUse else { return go(on: course.failed(failure)) }
    course.startOver()
    if atOnce { connect() } else { backOff(failures: 0, failure) }
  }

  private func leave(_ channel: ClientChannelHandler, reason: String) {
    note(.draining(reason: reason), channel.endpoint)
    let draining = channels.filter { $0 !== current }
    if draining.count > Self.drainingChannelsMax {
      draining[0].close(.clientClosing, "more than \(Self.drainingChannelsMax) connections of this client drain")
    }
  }

  // MARK: Closing

  /// Takes no more calls, fails those that wait or have no deadline, and closes when those in flight have ended.
  func close() -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    eventLoop.execute {
      self.whenClosed.append(promise)
      self.isClosing = true
      self.failUnsent(.closed, "the client was closed")
      if case .backingOff(let scheduled) = self.attempt {
        scheduled.cancel()
        self.attempt = .none
      }
      for channel in self.channels {
        self.endCallsWithoutDeadline(channel)
        channel.drain()
      }
      self.finishClosing()
    }
    return promise.futureResult
  }

  private func endCallsWithoutDeadline(_ channel: ClientChannelHandler) {
    for (slot, call) in channel.calls.enumerated() {
      guard let call, call.deadline == .distantFuture else { continue }
      channel.giveUp(slot: slot, .caller)
      fail(call, .closed, "the client was closed")
    }
  }

  private func finishClosing() {
    guard isClosing, channels.isEmpty, case .none = attempt else { return }
    if !isClosed {
      isClosed = true
      cancelTimers()
      note(.closed, endpoints[course.index])
    }
    for promise in whenClosed { promise.succeed() }
    whenClosed = []
  }

  private var closedError: ClientError {
    ClientError(.closed, "the client is closed", peer: configuration.endpoint)
  }

  /// Tells the application and the log what happened.
  private func note(_ change: ConnectionEvent.Change, _ peer: Endpoint) {
    let event = ConnectionEvent(connection: number, peer: peer, change: change)
    if change == .connecting {
      configuration.logger.trace("\(event)")
    } else {
      configuration.logger.debug("\(event)")
    }
    configuration.onConnectionEvent?(event)
  }
}
