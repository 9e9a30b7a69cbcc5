import NIOCore

/// Answers each frame with one, as a buffer and a write of its own; what a read brought is flushed together.
final class FrameEchoHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let payload: ByteBuffer
  private var frames = FrameReader()

  init(replyBytes: Int) { payload = ByteBuffer(repeating: 7, count: replyBytes - FrameReader.headerBytes) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var incoming = unwrapInboundIn(data)
    frames.read(&incoming) { stream in
      var reply = context.channel.allocator.buffer(capacity: FrameReader.headerBytes + payload.readableBytes)
      reply.writeFrame(stream: stream, payload: payload)
      context.write(wrapOutboundOut(reply), promise: nil)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
}

/// Sends a request for each reply, as a buffer and a write of its own; what a read brought is flushed together.
final class FrameLoadHandler: ChannelInboundHandler, ReplyCounter {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let payload: ByteBuffer
  private let inFlight: Int
  private var frames = FrameReader()
  private var nextStream: UInt32 = 1
  private(set) var replies = 0

  init(requestBytes: Int, inFlight: Int) {
    payload = ByteBuffer(repeating: 7, count: requestBytes - FrameReader.headerBytes)
    self.inFlight = inFlight
  }

  func channelActive(context: ChannelHandlerContext) {
    for _ in 0..<inFlight { request(context) }
    context.flush()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var incoming = unwrapInboundIn(data)
    frames.read(&incoming) { _ in
      replies += 1
      request(context)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }

  private func request(_ context: ChannelHandlerContext) {
    var request = context.channel.allocator.buffer(capacity: FrameReader.headerBytes + payload.readableBytes)
    request.writeFrame(stream: nextStream, payload: payload)
    nextStream += 1
    context.write(wrapOutboundOut(request), promise: nil)
  }
}
