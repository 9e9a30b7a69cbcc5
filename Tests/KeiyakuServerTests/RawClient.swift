import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import KeiyakuServer

/// A frame as it was read.
struct RawFrame: Equatable {
  let header: FrameHeader
  let meta: [UInt8]
  let body: [UInt8]

  var type: FrameType { header.type }
  var stream: UInt32 { header.stream }

  /// The error of a STATUS frame.
  func error() throws -> RPCError {
    try #require(type == .status && header.flags == .end)
    return RPCError(
      code: RPCCode(rawValue: Int32(header.argument)), status: try RPCStatus.decode(meta, arena: MessageArena()))
  }

  /// The reply of a RESPONSE frame.
  func reply() throws -> RPCStatus {
    try #require(type == .response && header.flags == .end)
    return try RPCStatus.decode(body, arena: MessageArena())
  }

  /// What a GOAWAY says.
  func goAway() throws -> RPCGoAway {
    try #require(type == .goAway && stream == 0)
    return try RPCGoAway.decode(meta, arena: MessageArena())
  }
}

/// A connection on which a test writes any bytes and reads what comes.
final class RawClient {
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private var buffer = ByteBuffer()
  private let arena = MessageArena()

  private init(
    _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    self.inbound = inbound.makeAsyncIterator()
    self.outbound = outbound
  }

  /// Runs a test on a connection, which is closed afterwards.
  static func connect(
    port: Int, _ body: (RawClient) async throws -> Void
  ) async throws {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      // Writes never wait: a test goes on while the server does not read.
      .channelOption(.writeBufferWaterMark, value: .init(low: 1 << 29, high: 1 << 30))
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: true))
        }
      }
    try await channel.executeThenClose { inbound, outbound in
      try await body(RawClient(inbound, outbound))
    }
  }

  // MARK: Writing

  func send(_ bytes: [UInt8]...) async throws {
    try await outbound.write(ByteBuffer(bytes: bytes.flatMap { $0 }))
  }

  /// Closes the client's side.
  func finish() { outbound.finish() }

  /// Sends a preface and a HELLO, and reads those of the server.
  @discardableResult
  func open(_ hello: RPCHello = RPCHello()) async throws -> RPCHello {
    try await send(Preface.current.bytes, frame(.hello, meta: hello.encodedBytes(arena)))
    #expect(try await readBytes(8) == Preface.current.bytes)
    let answer = try await readFrame()
    #expect(answer.type == .hello)
    return try RPCHello.decode(answer.meta, arena: arena)
  }

  /// A REQUEST in one frame.
  func request(
    _ method: FakeHost.Method, _ request: RPCStatus = RPCStatus(), stream: UInt32, timeout: UInt32 = 0
  ) -> [UInt8] {
    frame(
      .request, .end, stream: stream, argument: timeout, meta: header(method), body: request.encodedBytes(arena))
  }

  /// The meta block of a REQUEST.
  func header(_ method: FakeHost.Method) -> [UInt8] {
    RPCRequestHeader.with { $0.method = method.id }.encodedBytes(arena)
  }

  // MARK: Reading

  func readBytes(_ count: Int) async throws -> [UInt8] {
    while buffer.readableBytes < count { try #require(try await readMore(), "the connection ended") }
    return buffer.readBytes(length: count) ?? []
  }

  func readFrame() async throws -> RawFrame {
    let header = try await readBytes(FrameFormat.headerBytes).withUnsafeBytes { FrameHeader(decoding: $0) }
    let meta = try await readBytes(Int(header.metaLength))
    return RawFrame(
      header: header, meta: meta, body: try await readBytes(Int(header.length) - Int(header.metaLength)))
  }

  /// Whatever comes before the server closes its side.
  func readToEnd() async throws -> [UInt8] {
    while try await readMore() {}
    return buffer.readBytes(length: buffer.readableBytes) ?? []
  }

  private func readMore() async throws -> Bool {
    guard var more = try await inbound.next() else { return false }
    buffer.writeBuffer(&more)
    return true
  }
}

/// A frame as bytes.
func frame(
  _ type: FrameType, _ flags: FrameFlags = [], stream: UInt32 = 0, argument: UInt32 = 0, meta: [UInt8] = [],
  body: [UInt8] = []
) -> [UInt8] {
  header(
    FrameHeader(
      length: UInt32(meta.count + body.count), type: type, flags: flags, metaLength: UInt16(meta.count),
      stream: stream, argument: argument)) + meta + body
}

/// A header as bytes.
func header(_ header: FrameHeader) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: FrameFormat.headerBytes) { room, count in
    header.encode(into: UnsafeMutableRawBufferPointer(room))
    count = FrameFormat.headerBytes
  }
}

/// Lines that were logged.
final class LogLines: Sendable {
  private struct State {
    var lines: [String] = []
    var waiters: [(text: String, seen: Signal)] = []
  }

  private let state = Mutex(State())

  /// A logger that keeps every line with its metadata.
  var logger: Logger {
    var logger = Logger(label: "test") { _ in Keeper(lines: self) }
    logger.logLevel = .trace
    return logger
  }

  func contains(_ text: String) -> Bool {
    state.withLock { $0.lines.contains { $0.contains(text) } }
  }

  /// Waits for a line.
  func line(containing text: String) async {
    let seen = Signal()
    state.withLock { state in
      if state.lines.contains(where: { $0.contains(text) }) { seen.fire() } else { state.waiters.append((text, seen)) }
    }
    await seen.wait()
  }

  private func add(_ line: String) {
    state.withLock { state in
      state.lines.append(line)
      for waiter in state.waiters where line.contains(waiter.text) { waiter.seen.fire() }
      state.waiters.removeAll { line.contains($0.text) }
    }
  }

  private struct Keeper: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: Logging.LogEvent) {
      let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      lines.add("\(event.level) \(event.message) \(pairs.joined(separator: ", "))")
    }
  }
}

/// Runs a test against a server on a free port, which is shut down afterwards.
func withServer(
  _ limits: ConnectionLimits = ConnectionLimits(), host: FakeHost = FakeHost(), log: LogLines = LogLines(),
  interceptors: [any ServerInterceptor] = [], health: HealthState? = nil,
  configure: (inout ServerConfiguration) -> Void = { _ in },
  _ body: @Sendable @escaping (KeiyakuServer, Int) async throws -> Void
) async throws {
  var configuration = ServerConfiguration(port: 0, limits: limits, eventLoopThreads: 2)
  configure(&configuration)
  let server = KeiyakuServer(
    configuration: configuration, host: host, interceptors: interceptors, health: health, logger: log.logger)
  let port = try #require(try await server.start().port)
  do {
    try await body(server, port)
  } catch {
    await server.shutdown()
    throw error
  }
  await server.shutdown()
}

/// Runs a test on one connection to a server.
func withConnection(
  _ limits: ConnectionLimits = ConnectionLimits(), host: FakeHost = FakeHost(), log: LogLines = LogLines(),
  interceptors: [any ServerInterceptor] = [], _ body: @Sendable @escaping (RawClient) async throws -> Void
) async throws {
  try await withServer(limits, host: host, log: log, interceptors: interceptors) { _, port in
    try await RawClient.connect(port: port, body)
  }
}
