import NIOCore

/// Answers all frames of a read with one buffer: the least that can be done with them.
final class BatchEchoHandler: ChannelInboundHandler {
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

/// Sends a request for each reply, those of a read in one buffer.
final class BatchLoadHandler: ChannelInboundHandler, ReplyCounter {
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
