import NIOCore
import NIOPosix
import Testing

@testable import KeiyakuTesting

/// A channel without a socket behaves as the handlers of server and client know it from sockets.
@Suite(.timeLimit(.minutes(2))) struct LocalChannelTests {
  @Test func bytesArriveInOrderAndWhole() async throws {
    let pair = try await Pair()
    let bytes = (0..<10_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for start in stride(from: 0, to: bytes.count, by: 77_777) {
      pair.client.writeAndFlush(ByteBuffer(bytes: bytes[start..<min(start + 77_777, bytes.count)]), promise: nil)
    }
    pair.client.close(mode: .output, promise: nil)
    var received: [UInt8] = []
    loop: for await event in pair.serverEvents {
      switch event {
      case .read(let buffer): received += buffer.readableBytesView
      case .inputClosed: break loop
      default: Issue.record("\(event)")
      }
    }
    #expect(received == bytes)
    try await pair.close()
  }

  @Test func aWriterIsHeldUpUntilTheOtherEndReads() async throws {
    let pair = try await Pair()
    try await pair.server.setOption(.autoRead, value: false).get()
    try await pair.client.setOption(.writeBufferWaterMark, value: .init(low: 100, high: 1000)).get()
    // What was asked for before is still given.
    try await pair.client.writeAndFlush(ByteBuffer(string: "first"))
    let written = pair.client.send(ByteBuffer(repeating: 1, count: 1001))
    #expect(await pair.nextOfClient() == .writability(false))
    #expect(try await pair.client.getOption(.bufferedWritableBytes).get() == 1001)
    #expect(await pair.nextOfServer() == .read(ByteBuffer(string: "first")))
    pair.server.read()
    try await written.get()
    #expect(await pair.nextOfClient() == .writability(true))
    #expect(try await pair.client.getOption(.bufferedWritableBytes).get() == 0)
    #expect(await pair.nextOfServer() == .read(ByteBuffer(repeating: 1, count: 1001)))
    try await pair.close()
  }

  @Test func anEndThatHasClosedItsOutputStillGetsAnswers() async throws {
    let pair = try await Pair()
    pair.client.writeAndFlush(ByteBuffer(string: "question"), promise: nil)
    try await pair.client.close(mode: .output)
    #expect(await pair.nextOfServer() == .read(ByteBuffer(string: "question")))
    #expect(await pair.nextOfServer() == .inputClosed)
    await #expect(throws: ChannelError.outputClosed) { try await pair.client.writeAndFlush(ByteBuffer(string: "more")) }
    try await pair.server.writeAndFlush(ByteBuffer(string: "answer"))
    #expect(await pair.nextOfClient() == .outputClosed)
    #expect(await pair.nextOfClient() == .read(ByteBuffer(string: "answer")))
    try await pair.server.close()
    #expect(await pair.nextOfClient() == .inactive)
    try await pair.client.closeFuture.get()
  }

  @Test func whatWasSentBeforeACloseArrives() async throws {
    let pair = try await Pair()
    pair.client.writeAndFlush(ByteBuffer(string: "last words"), promise: nil)
    try await pair.client.close()
    #expect(await pair.nextOfServer() == .read(ByteBuffer(string: "last words")))
    #expect(await pair.nextOfServer() == .inputClosed)
    await #expect(throws: (any Error).self) { try await pair.server.writeAndFlush(ByteBuffer(string: "too late")) }
    try await pair.server.closeFuture.get()
  }

  @Test func closingWithUnreadBytesBreaksTheConnectionForTheOtherEnd() async throws {
    let pair = try await Pair()
    try await pair.server.setOption(.autoRead, value: false).get()
    try await pair.client.writeAndFlush(ByteBuffer(string: "taken"))
    let unread = pair.client.send(ByteBuffer(string: "unread"))
    // Written before the other end closes.
    try await pair.client.eventLoop.submit {}.get()
    try await pair.server.close()
    await #expect(throws: IOError.self) { try await unread.get() }
    #expect(await pair.nextOfClient() == .error)
    #expect(await pair.nextOfClient() == .inactive)
  }

  @Test func aLostConnectionIsAnErrorAtBothEndsAlsoWhereNothingIsRead() async throws {
    let pair = try await Pair()
    try await pair.server.setOption(.autoRead, value: false).get()
    pair.link.reset()
    for events in [pair.clientEvents, pair.serverEvents] {
      var iterator = events.makeAsyncIterator()
      #expect(await iterator.next() == .error)
      #expect(await iterator.next() == .inactive)
    }
    try await pair.client.closeFuture.get()
    try await pair.server.closeFuture.get()
    #expect(!pair.client.isActive && !pair.client.isWritable)
  }

  @Test func writesThatAreNotTakenFailWithTheClose() async throws {
    let pair = try await Pair()
    try await pair.server.setOption(.autoRead, value: false).get()
    try await pair.client.writeAndFlush(ByteBuffer(string: "taken"))
    let flushed = pair.client.send(ByteBuffer(string: "flushed"))
    let unflushed = pair.client.eventLoop.makePromise(of: Void.self)
    pair.client.write(ByteBuffer(string: "unflushed"), promise: unflushed)
    try await pair.client.close()
    await #expect(throws: ChannelError.self) { try await flushed.get() }
    await #expect(throws: ChannelError.self) { try await unflushed.futureResult.get() }
    await #expect(throws: ChannelError.ioOnClosedChannel) { try await pair.client.writeAndFlush(ByteBuffer()) }
    await #expect(throws: ChannelError.alreadyClosed) { try await pair.client.close() }
    try await pair.server.close()
  }

  @Test func nothingIsLeftOfAClosedPair() async throws {
    weak var client: LocalChannel?
    weak var server: LocalChannel?
    weak var link: LocalLink?
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    do {
      let pair = try await Pair(group)
      (client, server, link) = (pair.client, pair.server, pair.link)
      try await pair.client.writeAndFlush(ByteBuffer(string: "taken"))
      try await pair.close()
    }
    // Its threads end with their last task, and with what that holds.
    try await group.shutdownGracefully()
    #expect(client == nil && server == nil && link == nil)
  }
}

/// Two ends on event loops of their own, with what each has seen.
private struct Pair {
  let link: LocalLink
  let client: LocalChannel
  let server: LocalChannel
  let clientEvents: AsyncStream<Event>
  let serverEvents: AsyncStream<Event>

  init(_ group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) async throws {
    link = LocalLink { .zero }
    client = LocalChannel(.client, of: link, eventLoop: group.next())
    server = LocalChannel(.server, of: link, eventLoop: group.next())
    clientEvents = try await Self.activate(client)
    serverEvents = try await Self.activate(server)
  }

  private static func activate(_ channel: LocalChannel) async throws -> AsyncStream<Event> {
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    try await channel.eventLoop.submit {
      try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: true)
      try channel.pipeline.syncOperations.addHandler(Recorder(continuation))
      channel.activate()
    }.get()
    return events
  }

  func nextOfClient() async -> Event? { await clientEvents.first { _ in true } }
  func nextOfServer() async -> Event? { await serverEvents.first { _ in true } }

  func close() async throws {
    try? await client.close()
    try? await server.close()
    try await client.closeFuture.get()
    try await server.closeFuture.get()
  }
}

extension LocalChannel {
  /// Writes, and tells of the end by a future.
  fileprivate func send(_ bytes: ByteBuffer) -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    writeAndFlush(bytes, promise: promise)
    return promise.futureResult
  }
}

private enum Event: Equatable, Sendable {
  case read(ByteBuffer)
  case inputClosed
  case outputClosed
  case writability(Bool)
  case error
  case inactive
}

private final class Recorder: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let events: AsyncStream<Event>.Continuation

  init(_ events: AsyncStream<Event>.Continuation) { self.events = events }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { events.yield(.read(unwrapInboundIn(data))) }
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    events.yield(.writability(context.channel.isWritable))
  }
  func errorCaught(context: ChannelHandlerContext, error: any Error) { events.yield(.error) }
  func channelInactive(context: ChannelHandlerContext) { events.yield(.inactive) }
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event as? ChannelEvent {
    case .inputClosed: events.yield(.inputClosed)
    case .outputClosed: events.yield(.outputClosed)
    default: break
    }
  }
}
