import NIOCore
import NIOHTTP1

/// The head of a request is longer than is accepted.
struct HeadTooLong: Error {}

/// Stands before the HTTP decoder and keeps what it has to hold small.
final class InboundByteLimit: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let limits: OperationsEndpoint.Limits
  private var byteCount = 0
  private var isAnswered = false

  init(_ limits: OperationsEndpoint.Limits) { self.limits = limits }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    byteCount += unwrapInboundIn(data).readableBytes
    if isAnswered {
      // Read on, because closing a socket with unread input makes TCP throw the answer away; but not for ever.
      if byteCount > limits.headBytesMax + limits.discardedBytesMax { context.close(promise: nil) }
      return
    }
    if byteCount > limits.headBytesMax { return context.fireErrorCaught(HeadTooLong()) }
    context.fireChannelRead(data)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    context.fireUserInboundEventTriggered(event)
  }

  /// The rest is discarded.
  func answered() { isAnswered = true }
}

/// Answers the one request of a connection, and closes it.
final class OperationsHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let answers: OperationsAnswers
  private let limits: OperationsEndpoint.Limits
  private let connections: ConnectionCount
  private var isCounted = false
  private var isAnswered = false
  private var timer: Scheduled<Void>?

  init(_ answers: OperationsAnswers, _ limits: OperationsEndpoint.Limits, _ connections: ConnectionCount) {
    self.answers = answers
    self.limits = limits
    self.connections = connections
  }

  func channelActive(context: ChannelHandlerContext) {
    guard connections.enter() else { return context.close(promise: nil) }
    isCounted = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: limits.connection) {
      let (handler, context) = bound.value
      handler.timeIsUp(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    timer = nil
    if isCounted { connections.leave() }
    isCounted = false
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    // Nothing that is answered here has a body, so the head is enough.
    guard case .head(let head) = unwrapInboundIn(data), !isAnswered else { return }
    answer(answers.answer(head), withBody: head.method != .HEAD, context)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if isAnswered { return }
    switch error {
    case is HeadTooLong, HTTPParserError.headerOverflow:
      let text = "the head of the request is over \(limits.headBytesMax) bytes\n"
      answer(.init(status: .requestHeaderFieldsTooLarge, body: text), context)
    case is HTTPParserError:
      answer(.init(status: .badRequest, body: "this is not HTTP/1.1: \(error)\n"), context)
    default:
      context.close(promise: nil)
    }
  }

  private func timeIsUp(_ context: ChannelHandlerContext) {
    timer = nil
    if isAnswered { return context.close(promise: nil) }
    answer(.init(status: .requestTimeout, body: "the request took too long\n"), context)
    // Whoever took so long does not get as long again to read this.
    context.close(promise: nil)
  }

  private func answer(
    _ answer: OperationsAnswers.Answer, withBody: Bool = true, _ context: ChannelHandlerContext
  ) {
    isAnswered = true
    let body = ByteBuffer(string: answer.body)
    var headers = HTTPHeaders([
      ("content-type", answer.contentType), ("content-length", "\(body.readableBytes)"),
      ("cache-control", "no-store"), ("connection", "close"),
    ])
    if let allow = answer.allow { headers.add(name: "allow", value: allow) }
    context.write(
      wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers))), promise: nil
    )
    if withBody { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
    let sent = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    // A write that fails closes the channel.
    sent.futureResult.whenSuccess { bound.value.close(mode: .output, promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    // In the same pipeline since the channel was set up.
    try? context.pipeline.syncOperations.handler(type: InboundByteLimit.self).answered()
  }
}
