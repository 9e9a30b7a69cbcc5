import KeiyakuMessages
import KeiyakuService
import NIOCore

/// A call that interceptors have seen begin.
struct InterceptedCall {
  let start: StartedCall
  /// How many interceptors have seen it: all, unless one of them has refused it.
  var seen: Int
}

/// Runs the interceptors of one event loop: each call's start at once, its end when its answer leaves.
///
/// The ends of the calls that are answered by one flush are told together, so that they share a look at the clock.
final class CallInterception {
  private struct Answered {
    let call: InterceptedCall
    let answer: WrittenAnswer
  }

  private let interceptors: [any LoopInterceptor]
  private let counters: ServerCounters
  private let host: any ServiceHost
  // Unchecked like the connections' own state: interceptors do not call back into this.
  @exclusivity(unchecked) private var nextID: UInt64 = 1
  /// Calls whose answers leave with the next flush.
  @exclusivity(unchecked) private var answered: [Answered] = []
  /// Calls whose answers wait for the disk, in the order in which they were written.
  @exclusivity(unchecked) private var gated: [Answered] = []
  /// The lowest sequence that one of them waits for.
  @exclusivity(unchecked) private var lowestAwaited = Int64.max

  init(_ interceptors: [any LoopInterceptor], _ counters: ServerCounters, _ host: any ServiceHost) {
    self.interceptors = interceptors
    self.counters = counters
    self.host = host
  }

  /// Shows a call to the interceptors before it begins.
  /// - Returns: The call, whose end is to be told in any case, and why it is refused, if it is.
  func begin(
    method: Int, arrivedAt: UInt64, requestBytes: Int, peer: CallPeer, context: inout CallContext
  ) -> (call: InterceptedCall, refusal: RPCError?) {
    let start = StartedCall(id: nextID, method: method, startedAt: arrivedAt, requestBytes: requestBytes)
    nextID += 1
    var call = InterceptedCall(start: start, seen: 0)
    for interceptor in interceptors {
      call.seen += 1
      if let refusal = interceptor.callStarted(start, peer: peer, context: &context) { return (call, refusal) }
    }
    return (call, nil)
  }

  /// The answer of a call was written. It leaves with the next flush after what it observed is durable.
  func end(_ call: InterceptedCall, _ answer: WrittenAnswer, durable: Int64) {
    guard answer.observed > durable else { return answered.append(Answered(call: call, answer: answer)) }
    gated.append(Answered(call: call, answer: answer))
    lowestAwaited = min(lowestAwaited, answer.observed)
    counters.addWaiting(1)
  }

  /// Answers were handed to a connection: tells the ends of the calls.
  func flushed() {
    if !gated.isEmpty {
      let durable = host.durableSequence
      if lowestAwaited <= durable { release(durable: durable) }
    }
    if answered.isEmpty { return }
    let now = NIODeadline.now().uptimeNanoseconds
    for answered in answered {
      let ended = EndedCall(
        start: answered.call.start, code: answered.answer.code, reason: answered.answer.reason,
        replyBytes: answered.answer.replyBytes, endedAt: now)
      for index in 0..<answered.call.seen { interceptors[index].callEnded(ended) }
    }
    answered.removeAll(keepingCapacity: true)
  }

  private func release(durable: Int64) {
    // A connection sends its held replies in order; over all of them a later one may be due first.
    let count = gated.count
    lowestAwaited = .max
    gated.removeAll { waiting in
      guard waiting.answer.observed <= durable else {
        lowestAwaited = min(lowestAwaited, waiting.answer.observed)
        return false
      }
      answered.append(waiting)
      return true
    }
    counters.addWaiting(gated.count - count)
  }
}
