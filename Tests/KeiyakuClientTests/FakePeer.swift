import KeiyakuClient
import KeiyakuMessages
import KeiyakuWire
import NIOCore
import NIOPosix

/// A server that does what a test tells it, frame by frame.
final class FakePeer: Sendable {
  /// A frame as it came.
  struct Frame: Sendable {
    let header: FrameHeader
    let meta: [UInt8]
    let body: [UInt8]

    var requestHeader: RPCRequestHeader {
      get throws { try RPCRequestHeader.decode(meta, arena: MessageArena()) }
    }

    func message<Message: ProtobufMessage>(_: Message.Type = Message.self) throws -> Message {
      try Message.decode(body, arena: MessageArena())
    }
  }

  let endpoint: Endpoint
  private let channel: any Channel
  private let accepted: Inbox<Connection>

  private init(channel: any Channel, accepted: Inbox<Connection>) {
    self.channel = channel
    self.accepted = accepted
    // A bound TCP socket has an address with a port.
    endpoint = Endpoint(host: "127.0.0.1", port: channel.localAddress!.port!)
  }

  /// Listens; on a free port unless told otherwise.
  static func listen(port: Int = 0) async throws -> FakePeer {
    let accepted = Inbox<Connection>()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let connection = Connection(channel: channel)
          try channel.pipeline.syncOperations.addHandler(FrameReader(connection.frames))
          accepted.put(connection)
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    return FakePeer(channel: channel, accepted: accepted)
  }

  /// The next connection, before anything is said.
  func accept() async throws -> Connection {
    try await accepted.next()
  }

  /// The next connection, after preface and HELLO both ways.
  func greet(_ hello: RPCHello = FakePeer.hello()) async throws -> Connection {
    let connection = try await accept()
    try await connection.greet(hello)
    return connection
  }

  func close() async throws {
    try await channel.close()
    accepted.end()
  }

  static func hello(database: UInt8 = 1, incarnation: UInt8 = 1, calls: Int = 256) -> RPCHello {
    var limits = ConnectionLimits()
    limits.concurrentCallsMax = calls
    var hello = RPCHello(software: "fake", limits: limits)
    hello.databaseID = Array(repeating: database, count: 16)
    hello.incarnation = Array(repeating: incarnation, count: 16)
    return hello
  }
}

extension FakePeer {
  /// One connection, seen from the server.
  final class Connection: Sendable {
    let channel: any Channel
    let frames = Inbox<Frame>()

    init(channel: any Channel) { self.channel = channel }

    func greet(_ hello: RPCHello) async throws {
      let frame = try await next()
      guard frame.header.type == .hello else { throw Unexpected(what: "\(frame.header)") }
      write(Preface.current.bytes)
      write(.hello, meta: hello)
    }

    /// The next frame that is no GOAWAY of a client that is done.
    func next() async throws -> Frame { try await frames.next() }

    /// The next frame, which has to be a request.
    func request() async throws -> Frame {
      let frame = try await next()
      guard frame.header.type == .request else { throw Unexpected(what: "\(frame.header)") }
      return frame
    }

    func reply(to request: Frame, _ message: some ProtobufMessage) {
      write(.response, flags: .end, stream: request.header.stream, body: message.encodedBytes(MessageArena()))
    }

    func refuse(_ request: Frame, _ error: RPCError) {
      write(
        .status, flags: .end, stream: request.header.stream, argument: UInt32(error.code.rawValue), meta: error.status)
    }

    func goAway(lastStream: UInt32, reason: GoAwayReason = .draining) {
      goAway(lastStream: lastStream, reason: reason.rawValue, message: "")
    }

    func goAway(lastStream: UInt32, reason: String, message: String) {
      let goAway = RPCGoAway.with { goAway in
        goAway.reason = reason
        goAway.message = message
      }
      write(.goAway, argument: lastStream, meta: goAway)
    }

    func write(
      _ type: FrameType, flags: FrameFlags = [], stream: UInt32 = 0, argument: UInt32 = 0,
      meta: some ProtobufMessage = RPCGoAway(), body: [UInt8] = []
    ) {
      let meta = meta.encodedBytes(MessageArena())
      var header = [UInt8](repeating: 0, count: FrameFormat.headerBytes)
      header.withUnsafeMutableBytes {
        FrameHeader(
          length: UInt32(meta.count + body.count), type: type, flags: flags, metaLength: UInt16(meta.count),
          stream: stream, argument: argument
        ).encode(into: $0)
      }
      write(header + meta + body)
    }

    func write(_ bytes: [UInt8]) {
      channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    func close() async throws {
      try await channel.close()
    }
  }

  struct Unexpected: Error {
    let what: String
  }
}

/// Cuts the bytes of a client into frames, the preface aside.
private final class FrameReader: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let frames: Inbox<FakePeer.Frame>
  private var received = ByteBuffer()
  private var needsPreface = true

  init(_ frames: Inbox<FakePeer.Frame>) { self.frames = frames }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    received.writeBuffer(&bytes)
    if needsPreface {
      guard received.readBytes(length: Preface.byteCount) == Preface.current.bytes else { return }
      needsPreface = false
    }
    while received.readableBytes >= FrameFormat.headerBytes {
      let header = received.withUnsafeReadableBytes { FrameHeader(decoding: $0) }
      guard received.readableBytes >= header.frameBytes else { return }
      received.moveReaderIndex(forwardBy: FrameFormat.headerBytes)
      let meta = received.readBytes(length: Int(header.metaLength)) ?? []
      let body = received.readBytes(length: Int(header.length) - meta.count) ?? []
      frames.put(FakePeer.Frame(header: header, meta: meta, body: body))
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    frames.end()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
