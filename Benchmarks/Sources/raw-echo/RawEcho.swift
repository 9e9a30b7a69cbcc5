import ArgumentParser
import Dispatch
import Foundation
import NIOCore
import NIOPosix

/// Frames of fixed sizes over TCP with SwiftNIO alone: what the network library gives on this machine.
///
/// A frame has Keiyaku's header of 16 bytes, of which length and stream are used, and raw bytes behind it. The server
/// answers each frame with one of another size on the same stream; there are no messages, no methods and no state.
/// `Handling` says how the frames get through the channel.
@main
struct RawEcho: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "raw-echo", abstract: "Raw frames over SwiftNIO, to compare with.",
    subcommands: [Serve.self, Load.self])
}

/// The same as the product's.
private let receiveBuffers = AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 65536, maximum: 262_144)

/// How frames get through the channel, on both sides alike.
enum Handling: String, CaseIterable, ExpressibleByArgument {
  /// One handler. It finds the frames in what was read, answers each with a buffer and a write of its own, and flushes
  /// once per read.
  case frames
  /// The same by SwiftNIO's codec handlers: each frame is a message of the pipeline, decoded and encoded in handlers
  /// of their own. The usual way to write a protocol.
  case codec
  /// One handler, and one buffer for all the frames of a read: as if there were no frames but for their lengths.
  case batch
}

/// A handler of the load, which counts.
protocol ReplyCounter: ChannelInboundHandler {
  var replies: Int { get }
}

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Answer each frame with one of --reply-bytes.")

  @Option(help: "Port on 127.0.0.1; 0 lets the system choose.") var port = 0
  @Option(help: "Bytes of a reply, its header included.") var replyBytes = 200
  @Option(help: "How frames get through the channel.") var handling = Handling.frames

  func run() throws {
    let (replyBytes, handling) = (replyBytes, handling)
    let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 16)
      .childChannelOption(.recvAllocator, value: receiveBuffers)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          switch handling {
          case .frames: try pipeline.addHandler(FrameEchoHandler(replyBytes: replyBytes))
          case .codec:
            try pipeline.addHandlers(
              ByteToMessageHandler(FrameDecoder()), MessageToByteHandler(FrameEncoder()),
              CodecEchoHandler(replyBytes: replyBytes))
          case .batch: try pipeline.addHandler(BatchEchoHandler(replyBytes: replyBytes))
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
  @Option(help: "How frames get through the channel.") var handling = Handling.frames

  func run() throws {
    let (requestBytes, inFlight, handling) = (requestBytes, inFlight, handling)
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.maxMessagesPerRead, value: 16)
      .channelOption(.recvAllocator, value: receiveBuffers)
    let channels = try (0..<connections).map { _ in
      try bootstrap.channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          switch handling {
          case .frames:
            try pipeline.addHandler(FrameLoadHandler(requestBytes: requestBytes, inFlight: inFlight))
          case .codec:
            try pipeline.addHandlers(
              ByteToMessageHandler(FrameDecoder()), MessageToByteHandler(FrameEncoder()),
              CodecLoadHandler(requestBytes: requestBytes, inFlight: inFlight))
          case .batch:
            try pipeline.addHandler(BatchLoadHandler(requestBytes: requestBytes, inFlight: inFlight))
          }
        }
      }.connect(host: "127.0.0.1", port: port).wait()
    }
    let start = DispatchTime.now().uptimeNanoseconds
    func total() throws -> Int {
      try channels.reduce(0) { sum, channel in
        let replies = channel.eventLoop.submit {
          let pipeline = channel.pipeline.syncOperations
          let counter: any ReplyCounter =
            switch handling {
            case .frames: try pipeline.handler(type: FrameLoadHandler.self)
            case .codec: try pipeline.handler(type: CodecLoadHandler.self)
            case .batch: try pipeline.handler(type: BatchLoadHandler.self)
            }
          return counter.replies
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
