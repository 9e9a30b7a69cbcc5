import NIOCore

/// A frame as a message of the pipeline.
struct RawFrame {
  var stream: UInt32
  var payload: ByteBuffer
}

/// Bytes to frames, by SwiftNIO's own buffering.
struct FrameDecoder: ByteToMessageDecoder {
  typealias InboundOut = RawFrame

  mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self),
      buffer.readableBytes >= FrameReader.headerBytes + Int(length),
      let stream = buffer.getInteger(at: buffer.readerIndex + 8, as: UInt32.self)
    else { return .needMoreData }
    buffer.moveReaderIndex(forwardBy: FrameReader.headerBytes)
    // Counted in the line before.
    let payload = buffer.readSlice(length: Int(length))!
    context.fireChannelRead(wrapInboundOut(RawFrame(stream: stream, payload: payload)))
    return .continue
  }
}

/// Frames to bytes, one buffer each.
struct FrameEncoder: MessageToByteEncoder {
  typealias OutboundIn = RawFrame

  func encode(data: RawFrame, out: inout ByteBuffer) throws {
    out.writeFrame(stream: data.stream, payload: data.payload)
  }
}

/// Answers each frame with one.
final class CodecEchoHandler: ChannelInboundHandler {
  typealias InboundIn = RawFrame
  typealias OutboundOut = RawFrame

  private let payload: ByteBuffer

  init(replyBytes: Int) { payload = ByteBuffer(repeating: 7, count: replyBytes - FrameReader.headerBytes) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.write(
      wrapOutboundOut(RawFrame(stream: unwrapInboundIn(data).stream, payload: payload)), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }
}

/// Sends a request for each reply.
final class CodecLoadHandler: ChannelInboundHandler, ReplyCounter {
  typealias InboundIn = RawFrame
  typealias OutboundOut = RawFrame

  private let payload: ByteBuffer
  private let inFlight: Int
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
    replies += 1
    request(context)
  }

  func channelReadComplete(context: ChannelHandlerContext) { context.flush() }

  private func request(_ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(RawFrame(stream: nextStream, payload: payload)), promise: nil)
    nextStream += 1
  }
}
