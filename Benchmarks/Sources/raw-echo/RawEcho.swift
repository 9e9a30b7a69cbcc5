import ArgumentParser
import Dispatch
import Foundation
import NIOCore
import NIOPosix

/// Frames of fixed sizes over TCP with SwiftNIO alone: the most that the network library gives on this machine.
///
/// A frame has Keiyaku's header of 16 bytes, of which length and stream are used, and raw bytes behind it. The server
/// answers each frame with one of another size on the same stream; there are no messages, no methods and no state.
/// One handler per connection, one buffer and one flush per read, on both sides. With `--codec` the frames go through
/// SwiftNIO's own codec handlers instead, each as a message of the pipeline: the usual way to write a protocol.
@main
struct RawEcho: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raw-echo", abstract: "Raw frames over SwiftNIO, to compare with.",
    subcommands: [Serve.self, Load.self])
}

/// The same as the product's.
private let receiveBuffers = AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 65536, maximum: 262_144)

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Answer each frame with one of --reply-bytes.")

  @Option(help: "Port on 127.0.0.1; 0 lets the system choose.") var port = 0
  @Option(help: "Bytes of a reply, its header included.") var replyBytes = 200
  @Flag(help: "Frames through SwiftNIO's codec handlers.") var codec = false

  func run() throws {
    let (replyBytes, codec) = (replyBytes, codec)
    let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 16)
      .childChannelOption(.recvAllocator, value: receiveBuffers)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if codec {
            try channel.pipeline.syncOperations.addHandlers(
              ByteToMessageHandler(FrameDecoder()), MessageToByteHandler(FrameEncoder()),
              CodecEchoHandler(replyBytes: replyBytes))
          } else {
            try channel.pipeline.syncOperations.addHandler(EchoHandler(replyBytes: replyBytes))
          }
        }
      }
      .bind(host: "127.0.0.1", port: port).wait()
    print("raw-echo serves on 127.0.0.1:\(channel.localAddress?.port ?? 0)")
    // Whoever reads this from a file waits for it.
    fflush(nil)
    try channel.closeFuture.wait()
  }
}

struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Keep --in-flight frames under way on each connection.")

  @Option(help: "Port on 127.0.0.1.") var port: Int
  @Option(help: "Bytes of a request, its header included.") var requestBytes = 32
  @Option(help: "Bytes of a reply, its header included.") var replyBytes = 200
  @Option(help: "Connections.") var connections = 8
  @Option(help: "Frames under way on each connection.") var inFlight = 64
  @Option(help: "Seconds.") var seconds = 5
  @Flag(help: "Frames through SwiftNIO's codec handlers.") var codec = false

  func run() throws {
    let (requestBytes, inFlight, codec) = (requestBytes, inFlight, codec)
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.maxMessagesPerRead, value: 16)
      .channelOption(.recvAllocator, value: receiveBuffers)
    let channels = try (0..<connections).map { _ in
      try bootstrap.channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if codec {
            try channel.pipeline.syncOperations.addHandlers(
              ByteToMessageHandler(FrameDecoder()), MessageToByteHandler(FrameEncoder()),
              CodecLoadHandler(requestBytes: requestBytes, inFlight: inFlight))
          } else {
            try channel.pipeline.syncOperations.addHandler(
              LoadHandler(requestBytes: requestBytes, inFlight: inFlight))
          }
        }
      }.connect(host: "127.0.0.1", port: port).wait()
    }
    let start = DispatchTime.now().uptimeNanoseconds
    func total() throws -> Int {
      try channels.reduce(0) { sum, channel in
        let replies = channel.eventLoop.submit {
          codec
            ? try channel.pipeline.syncOperations.handler(type: CodecLoadHandler.self).replies
            : try channel.pipeline.syncOperations.handler(type: LoadHandler.self).replies
        }
        return sum + (try replies.wait())
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

/// Takes whole frames out of what arrives, one by one.
struct FrameReader {
  static let headerBytes = 16

  private var rest: ByteBuffer?

  /// Calls `body` with the stream of each frame that is whole.
  mutating func read(_ incoming: inout ByteBuffer, _ body: (UInt32) -> Void) {
    if var buffer = rest {
      buffer.writeBuffer(&incoming)
      incoming = buffer
      rest = nil
    }
    let used = incoming.withUnsafeReadableBytes { bytes in
      var offset = 0
      while bytes.count - offset >= Self.headerBytes {
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        guard bytes.count - offset >= Self.headerBytes + length else { break }
        body(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)))
        offset += Self.headerBytes + length
      }
      return offset
    }
    incoming.moveReaderIndex(forwardBy: used)
    if incoming.readableBytes > 0 { rest = incoming.slice() }
  }
}

extension ByteBuffer {
  /// Writes a frame of `payload` on a stream.
  mutating func writeFrame(stream: UInt32, payload: ByteBuffer) {
    writeMultipleIntegers(UInt32(payload.readableBytes), UInt32(0x0401_0000), stream, UInt32(0))
    writeImmutableBuffer(payload)
  }
}

final class EchoHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let payload: ByteBuffer
  private var frames = FrameReader()
  private var replies = ByteBuffer()

  init(replyBytes: Int) { payload = ByteBuffer(repeating: 7, count: replyBytes - FrameReader.headerBytes) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var incoming = unwrapInboundIn(data)
    frames.read(&incoming) { replies.writeFrame(stream: $0, payload: payload) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    guard replies.readableBytes > 0 else { return }
    context.writeAndFlush(wrapOutboundOut(replies), promise: nil)
    replies = context.channel.allocator.buffer(capacity: replies.readableBytes)
  }
}

final class LoadHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let payload: ByteBuffer
  private let inFlight: Int
  private var frames = FrameReader()
  private var requests = ByteBuffer()
  private var nextStream: UInt32 = 1
  private(set) var replies = 0

  init(requestBytes: Int, inFlight: Int) {
    payload = ByteBuffer(repeating: 7, count: requestBytes - FrameReader.headerBytes)
    self.inFlight = inFlight
  }

  func channelActive(context: ChannelHandlerContext) {
    for _ in 0..<inFlight { request() }
    flush(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var incoming = unwrapInboundIn(data)
    frames.read(&incoming) { _ in
      replies += 1
      request()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { flush(context) }

  private func request() {
    requests.writeFrame(stream: nextStream, payload: payload)
    nextStream += 1
  }

  private func flush(_ context: ChannelHandlerContext) {
    guard requests.readableBytes > 0 else { return }
    context.writeAndFlush(wrapOutboundOut(requests), promise: nil)
    requests = context.channel.allocator.buffer(capacity: requests.readableBytes)
  }
}
