import ArgumentParser
import Dispatch
import NIOCore
import NIOPosix

/// Frames of fixed sizes over TCP with SwiftNIO alone: the most that the network library gives on this machine.
///
/// A frame is its length in four big-endian bytes and so many bytes more. The server answers each with a frame of
/// another size; it looks at nothing but lengths.
@main
struct RawEcho: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raw-echo", abstract: "Raw frames over SwiftNIO, to compare with.", subcommands: [Serve.self, Load.self])
}

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Answer each frame with one of --reply-bytes.")

  @Option(help: "Port on 127.0.0.1; 0 lets the system choose.") var port = 0
  @Option(help: "Bytes of a reply, its length field included.") var replyBytes = 200

  func run() throws {
    let replyBytes = replyBytes
    let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 16)
      .childChannelOption(.recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 65536, maximum: 262_144))
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(EchoHandler(replyBytes)) }
      }
      .bind(host: "127.0.0.1", port: port).wait()
    print("raw-echo serves on 127.0.0.1:\(channel.localAddress?.port ?? 0)")
    try channel.closeFuture.wait()
  }
}

struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Keep --in-flight frames under way on each connection.")

  @Option(help: "Port on 127.0.0.1.") var port: Int
  @Option(help: "Bytes of a request, its length field included.") var requestBytes = 32
  @Option(help: "Bytes of a reply, its length field included.") var replyBytes = 200
  @Option(help: "Connections.") var connections = 8
  @Option(help: "Frames under way on each connection.") var inFlight = 64
  @Option(help: "Seconds.") var seconds = 5

  func run() throws {
    let (requestBytes, inFlight) = (requestBytes, inFlight)
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.maxMessagesPerRead, value: 16)
      .channelOption(.recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 65536, maximum: 262_144))
    let channels = try (0..<connections).map { _ in
      try bootstrap.channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(LoadHandler(requestBytes: requestBytes, inFlight: inFlight))
        }
      }.connect(host: "127.0.0.1", port: port).wait()
    }
    let start = DispatchTime.now().uptimeNanoseconds
    func total() throws -> Int {
      try channels.reduce(0) { sum, channel in
        sum + (try channel.eventLoop.submit { try channel.pipeline.syncOperations.handler(type: LoadHandler.self).replies }.wait())
      }
    }
    let before = try total()
    let done = DispatchSemaphore(value: 0)
    _ = done.wait(timeout: .now() + .seconds(seconds))
    let after = try total()
    let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    print("{\"calls_per_second\": \(Int(Double(after - before) / elapsed))}")
  }
}

/// Counts the frames that are whole in what has arrived, and forgets them.
struct FrameCounter {
  private var arrived: ByteBuffer?

  mutating func count(_ buffer: inout ByteBuffer) -> Int {
    if var rest = arrived {
      rest.writeBuffer(&buffer)
      buffer = rest
      arrived = nil
    }
    var count = 0
    while let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self),
      buffer.readableBytes >= 4 + Int(length)
    {
      buffer.moveReaderIndex(forwardBy: 4 + Int(length))
      count += 1
    }
    if buffer.readableBytes > 0 { arrived = buffer.slice() }
    return count
  }
}

/// A frame of so many bytes in all.
func frame(_ bytes: Int) -> ByteBuffer {
  var frame = ByteBuffer()
  frame.writeInteger(UInt32(bytes - 4))
  frame.writeRepeatingByte(7, count: bytes - 4)
  return frame
}

final class EchoHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let reply: ByteBuffer
  private var frames = FrameCounter()
  private var pending: ByteBuffer?

  init(_ replyBytes: Int) { reply = frame(replyBytes) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    let count = frames.count(&buffer)
    if count == 0 { return }
    var out = pending ?? context.channel.allocator.buffer(capacity: count * reply.readableBytes)
    pending = nil
    for _ in 0..<count { out.writeImmutableBuffer(reply) }
    pending = out
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    guard let out = pending else { return }
    pending = nil
    context.writeAndFlush(wrapOutboundOut(out), promise: nil)
  }
}

final class LoadHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let request: ByteBuffer
  private let inFlight: Int
  private var frames = FrameCounter()
  private var due = 0
  private(set) var replies = 0

  init(requestBytes: Int, inFlight: Int) {
    request = frame(requestBytes)
    self.inFlight = inFlight
  }

  func channelActive(context: ChannelHandlerContext) { send(inFlight, context) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    due += frames.count(&buffer)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    replies += due
    send(due, context)
    due = 0
  }

  private func send(_ count: Int, _ context: ChannelHandlerContext) {
    if count == 0 { return }
    var out = context.channel.allocator.buffer(capacity: count * request.readableBytes)
    for _ in 0..<count { out.writeImmutableBuffer(request) }
    context.writeAndFlush(wrapOutboundOut(out), promise: nil)
  }
}
