import NIOCore

/// Serving channels that come from elsewhere than a listener.
extension KeiyakuServer {
  /// Begins to serve without a listener: `serve(_:)` brings the connections.
  /// - Throws: `InvalidLimits`.
  package func startWithoutListener() async throws {
    try configuration.limits.validate()
    let group = makeGroup()
    do {
      let loops = try await makeLoops(group)
      running.withLock { $0 = Running(listener: nil, group: group, loops: loops) }
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// An event loop of the server; nil where it does not run.
  package func nextEventLoop() -> (any EventLoop)? { running.withLock { $0?.group.next() } }

  /// Makes a channel a connection of this server. On the channel's event loop, which is one of the server's, and before
  /// the channel is active.
  /// - Throws: `ChannelError` where the server does not run any more.
  package func serve(_ channel: any Channel) throws {
    guard let loop = running.withLock({ $0?.loops[ObjectIdentifier(channel.eventLoop)] }) else {
      throw ChannelError.alreadyClosed
    }
    let unsent = configuration.limits.unsentBytesMax
    try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
    try channel.syncOptions?.setOption(.writeBufferWaterMark, value: .init(low: unsent / 2, high: unsent))
    try channel.pipeline.syncOperations.addHandler(ConnectionHandler(loop: loop.value))
  }
}
