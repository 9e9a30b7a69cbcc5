import KeiyakuMessages
import KeiyakuService

/// The calls of a connection as interceptors see them. Nothing here runs where none are installed.
extension ConnectionHandler {
  /// Shows a call to the interceptors. Nil where one of them has refused it; it is answered then.
  func beginIntercepted(
    _ stream: UInt32, method: Int, arrivedAt: UInt64, requestBytes: Int, by interception: CallInterception,
    context: inout CallContext
  ) -> InterceptedCall? {
    let (call, refusal) = interception.begin(
      method: method, arrivedAt: arrivedAt, requestBytes: requestBytes, peer: interceptionPeer(), context: &context)
    guard let refusal else { return call }
    answer(stream, with: refusal)
    interception.end(call, WrittenAnswer(refusal), durable: durable)
    return nil
  }

  /// Who sends the calls of this connection; found out for the first of them.
  private func interceptionPeer() -> CallPeer {
    if let peer { return peer }
    let address = context?.remoteAddress
    let text = address.flatMap { known in known.ipAddress.map { "\($0):\(known.port ?? 0)" } }
    let peer = CallPeer(address: text ?? address?.pathname ?? "unknown", connection: number)
    self.peer = peer
    return peer
  }

  /// Tells the end of a call that ran off the event loop; with the bytes of its items, where it streams.
  func endIntercepted(_ call: InterceptedCall?, _ answer: WrittenAnswer, _ streaming: ServerStream? = nil) {
    guard var call, let interception = loop.interception else { return }
    var answer = answer
    if let streaming {
      call.start.requestBytes += streaming.receivedBytes
      answer.replyBytes += streaming.sentBytes
    }
    interception.end(call, answer, durable: loop.host.durableSequence)
  }

  /// The connection has gone: what still runs is answered to nobody.
  func endInterceptedCalls() {
    guard let interception = loop.interception else { return }
    for slot in running.indices {
      guard running[slot]?.isAnswered == false else { continue }
      running[slot]?.isAnswered = true
      endIntercepted(running[slot]?.intercepted, WrittenAnswer(.connectionLost), running[slot]?.streaming)
    }
    interception.flushed()
  }
}

extension RPCError {
  /// How a call ends for interceptors whose connection ended first.
  static let connectionLost = RPCError(
    code: .cancelled, reason: "CONNECTION_LOST", message: "the connection ended before the call did")
}
