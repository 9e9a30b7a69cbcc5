internal import NIOCore
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One end of a connection inside the process, on an event loop of its own: what a handler sees of it is what it sees
/// of a TCP socket, but for the address.
///
/// Buffers are handed to the other end, not copied. A write is done when the other end has taken its bytes; what it has
/// not counts against the water marks. Reading follows `read()`, so that an end that stands still holds up the other
/// one. Either side can be closed by itself.
final class LocalChannel: Channel, ChannelCore, @unchecked Sendable {
  // Unchecked: everything mutable is touched on `eventLoop` alone, but for the two flags that any thread may ask for.

  private enum Phase { case created, active, closed }

  let eventLoop: any EventLoop
  let allocator = ByteBufferAllocator()
  private let link: LocalLink
  private let end: LocalLink.End
  private let closePromise: EventLoopPromise<Void>
  // Set once, before the channel is given to anyone.
  private var ownPipeline: ChannelPipeline!
  private let active = Atomic(false)
  private let writable = Atomic(true)

  private var phase = Phase.created
  private var autoRead = true
  private var allowsHalfClosure = false
  private var waterMark = ChannelOptions.Types.WriteBufferWaterMark(low: 256 * 1024, high: 1024 * 1024)
  private var isReadPending = false
  private var hasInputEnded = false
  private var isOutputClosed = false
  /// Fires when bytes arrive that are on their way.
  private var arrival: Scheduled<Void>?

  private var unflushed: [(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)] = []
  private var unflushedBytes = 0
  private var sentBytes = 0
  /// Of the bytes sent, those that the other end has taken.
  private var takenBytes = 0
  /// Promises of writes, with the byte that is to be taken.
  private var unfinished = CircularBuffer<(upTo: Int, promise: EventLoopPromise<Void>)>()

  init(_ end: LocalLink.End, of link: LocalLink, eventLoop: any EventLoop) {
    self.end = end
    self.link = link
    self.eventLoop = eventLoop
    closePromise = eventLoop.makePromise(of: Void.self)
    ownPipeline = ChannelPipeline(channel: self)
  }

  /// Begins to serve, once the handlers are there. On the event loop.
  func activate() {
    guard phase == .created else { return }
    phase = .active
    active.store(true, ordering: .relaxed)
    link.join(self, as: end)
    pipeline.syncOperations.fireChannelRegistered()
    pipeline.syncOperations.fireChannelActive()
    readAgain()
  }

  /// Something has happened at the other end, or on the way.
  func onNews() {
    let news = link.news(of: end)
    guard phase == .active else { return }
    if news.isReset { return lose() }
    settle(takenBytes: news.takenBytes)
    guard phase == .active, isReadPending else { return }
    if news.isReadable {
      deliver()
    } else if let due = news.due {
      arrival?.cancel()
      arrival = eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.onNews() }
    }
  }

  // MARK: Reading

  private func deliver() {
    isReadPending = false
    let arrival = link.take(end)
    for chunk in arrival.chunks where phase == .active { pipeline.syncOperations.fireChannelRead(NIOAny(chunk)) }
    guard phase == .active else { return }
    if !arrival.chunks.isEmpty { pipeline.syncOperations.fireChannelReadComplete() }
    guard phase == .active else { return }
    if arrival.isEnd { inputEnded() } else { readAgain() }
  }

  private func inputEnded() {
    guard !hasInputEnded else { return }
    hasInputEnded = true
    guard allowsHalfClosure, !isOutputClosed else { return close0(error: ChannelError.eof, mode: .all, promise: nil) }
    pipeline.syncOperations.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
  }

  private func readAgain() {
    if phase == .active, autoRead { pipeline.syncOperations.read() }
  }

  func read0() {
    guard phase == .active, !hasInputEnded else { return }
    isReadPending = true
    // In another turn of the loop: reading what is there calls for the next read.
    link.wakeIfReadable(end)
  }

  // MARK: Writing

  func write0(_ data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard phase != .closed else { return fail(promise, ChannelError.ioOnClosedChannel) }
    guard !isOutputClosed else { return fail(promise, ChannelError.outputClosed) }
    let bytes = unwrapData(data, as: ByteBuffer.self)
    unflushed.append((bytes, promise))
    unflushedBytes += bytes.readableBytes
    updateWritability()
  }

  func flush0() {
    guard phase == .active, !unflushed.isEmpty else { return }
    let writes = unflushed
    unflushed.removeAll(keepingCapacity: true)
    unflushedBytes = 0
    for write in writes {
      sentBytes += write.bytes.readableBytes
      if let promise = write.promise { unfinished.append((sentBytes, promise)) }
    }
    let chunks = writes.lazy.map(\.bytes).filter { $0.readableBytes > 0 }
    if !chunks.isEmpty, !link.send(Array(chunks), from: end) {
      // In a turn of its own: the writer is not told in the middle of its write.
      return eventLoop.assumeIsolated().execute { self.lose() }
    }
    settle(takenBytes: takenBytes)
  }

  /// Ends the writes whose bytes the other end has.
  private func settle(takenBytes taken: Int) {
    takenBytes = taken
    while let first = unfinished.first, first.upTo <= taken {
      unfinished.removeFirst()
      first.promise.succeed()
    }
    if phase == .active { updateWritability() }
  }

  /// Bytes that were written and that the other end has not taken.
  private var bufferedBytes: Int { unflushedBytes + sentBytes - takenBytes }

  private func updateWritability() {
    let before = isWritable
    let now = before ? bufferedBytes <= waterMark.high : bufferedBytes < waterMark.low
    guard now != before else { return }
    writable.store(now, ordering: .relaxed)
    if phase == .active { pipeline.syncOperations.fireChannelWritabilityChanged() }
  }

  // MARK: Closing

  func close0(error: any Error, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard phase != .closed else { return fail(promise, ChannelError.alreadyClosed) }
    switch mode {
    case .all: closeAll(error, promise)
    case .input: fail(promise, ChannelError.operationUnsupported)
    case .output:
      guard !isOutputClosed else { return fail(promise, ChannelError.outputClosed) }
      isOutputClosed = true
      failWrites(unflushed.map(\.promise), ChannelError.outputClosed)
      link.endSending(from: end)
      promise?.succeed()
      if hasInputEnded {
        closeAll(error, nil)
      } else {
        pipeline.syncOperations.fireUserInboundEventTriggered(ChannelEvent.outputClosed)
      }
    }
  }

  private func closeAll(_ error: any Error, _ promise: EventLoopPromise<Void>?) {
    let wasActive = phase == .active
    phase = .closed
    active.store(false, ordering: .relaxed)
    writable.store(false, ordering: .relaxed)
    arrival?.cancel()
    arrival = nil
    link.leave(end)
    failWrites(unfinished.map(\.promise) + unflushed.map(\.promise), error)
    promise?.succeed()
    if wasActive { pipeline.syncOperations.fireChannelInactive() }
    if wasActive { pipeline.syncOperations.fireChannelUnregistered() }
    // In a turn of its own: whoever closes may still be on its way through the pipeline.
    eventLoop.assumeIsolated().execute {
      self.removeHandlers(pipeline: self.pipeline)
      self.closePromise.succeed()
    }
  }

  private func failWrites(_ promises: [EventLoopPromise<Void>?], _ error: any Error) {
    unflushed = []
    unflushedBytes = 0
    if phase == .closed { unfinished = [] }
    for promise in promises { fail(promise, error) }
  }

  /// The connection is lost.
  private func lose() {
    guard phase == .active else { return }
    let error = IOError(errnoCode: ECONNRESET, reason: "read")
    pipeline.syncOperations.fireErrorCaught(error)
    close0(error: error, mode: .all, promise: nil)
  }

  private func fail(_ promise: EventLoopPromise<Void>?, _ error: any Error) { promise?.fail(error) }

  // MARK: What the pipeline and its handlers ask for

  var pipeline: ChannelPipeline { ownPipeline }
  var closeFuture: EventLoopFuture<Void> { closePromise.futureResult }
  var isActive: Bool { active.load(ordering: .relaxed) }
  var isWritable: Bool { writable.load(ordering: .relaxed) }
  var localAddress: SocketAddress? { nil }
  var remoteAddress: SocketAddress? { nil }
  var parent: (any Channel)? { nil }
  var _channelCore: any ChannelCore { self }
  var syncOptions: (any NIOSynchronousChannelOptions)? { Options(channel: self) }

  func setOption<Option: ChannelOption>(_ option: Option, value: Option.Value) -> EventLoopFuture<Void> {
    eventLoop.submit { try Options(channel: self).setOption(option, value: value) }
  }

  func getOption<Option: ChannelOption>(_ option: Option) -> EventLoopFuture<Option.Value> {
    eventLoop.submit { try Options(channel: self).getOption(option) }
  }

  /// The options that mean something without a socket; the others are refused.
  private struct Options: NIOSynchronousChannelOptions {
    let channel: LocalChannel

    func setOption<Option: ChannelOption>(_ option: Option, value: Option.Value) throws {
      // Each option fixes the type of its value.
      switch option {
      case is ChannelOptions.Types.AutoReadOption:
        channel.autoRead = value as! Bool
        channel.readAgain()
      case is ChannelOptions.Types.AllowRemoteHalfClosureOption: channel.allowsHalfClosure = value as! Bool
      case is ChannelOptions.Types.WriteBufferWaterMarkOption:
        channel.waterMark = value as! ChannelOptions.Types.WriteBufferWaterMark
        channel.updateWritability()
      default: throw ChannelError.operationUnsupported
      }
    }

    func getOption<Option: ChannelOption>(_ option: Option) throws -> Option.Value {
      let value: Any
      switch option {
      case is ChannelOptions.Types.AutoReadOption: value = channel.autoRead
      case is ChannelOptions.Types.AllowRemoteHalfClosureOption: value = channel.allowsHalfClosure
      case is ChannelOptions.Types.WriteBufferWaterMarkOption: value = channel.waterMark
      case is ChannelOptions.Types.BufferedWritableBytesOption: value = channel.bufferedBytes
      default: throw ChannelError.operationUnsupported
      }
      // Each option fixes the type of its value.
      return value as! Option.Value
    }
  }

  func localAddress0() throws -> SocketAddress { throw ChannelError.operationUnsupported }
  func remoteAddress0() throws -> SocketAddress { throw ChannelError.operationUnsupported }
  func register0(promise: EventLoopPromise<Void>?) { fail(promise, ChannelError.operationUnsupported) }
  func bind0(to: SocketAddress, promise: EventLoopPromise<Void>?) { fail(promise, ChannelError.operationUnsupported) }
  func connect0(to: SocketAddress, promise: EventLoopPromise<Void>?) {
    fail(promise, ChannelError.operationUnsupported)
  }
  func triggerUserOutboundEvent0(_ event: Any, promise: EventLoopPromise<Void>?) {
    fail(promise, ChannelError.operationUnsupported)
  }
  /// The handlers have used up what there is: nothing is to come out behind them.
  func channelRead0(_ data: NIOAny) {}
  func errorCaught0(error: any Error) {}
}
