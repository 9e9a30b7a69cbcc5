import KeiyakuMessages
import KeiyakuService
import NIOCore

/// A call that interceptors have seen begin.
struct InterceptedCall {
  var start: StartedCall
  /// How many interceptors have seen it: all, unless one of them has refused it.
  var seen: Int
}

/// Runs the interceptors of one event loop: each call's start at once, its end when its answer leaves.
///
/// The ends of the calls that are answered by one flush are told together, so that they share a look at the clock.
final class CallInterception {
  private struct Gated {
    let call: EndedCall
    let observed: Int64
  }

  private let interceptors: [any LoopInterceptor]
  private let counters: ServerCounters
  private let host: any ServiceHost
  // Unchecked like the connections' own state: interceptors do not call back into this.
  @exclusivity(unchecked) private var nextID: UInt64 = 1
  /// Calls whose answers leave with the next flush.
  @exclusivity(unchecked) private var answered: [EndedCall] = []
  /// Those that an interceptor has refused, with how many have seen it.
  private var refused: [(call: EndedCall, seen: Int)] = []
  /// Calls whose answers wait for the disk, in the order in which they were written.
  @exclusivity(unchecked) private var gated: [Gated] = []
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
    let ended = EndedCall(
      start: call.start, code: answer.code, reason: answer.reason, replyBytes: answer.replyBytes, endedAt: 0)
    if call.seen < interceptors.count {
      refused.append((ended, call.seen))
    } else if answer.observed <= durable {
      answered.append(ended)
    } else {
      gated.append(Gated(call: ended, observed: answer.observed))
      lowestAwaited = min(lowestAwaited, answer.observed)
      counters.addWaiting(1)
    }
  }

  /// Answers were handed to a connection: tells the ends of the calls.
  func flushed() {
    if !gated.isEmpty {
      let durable = host.durableSequence
      if lowestAwaited <= durable { release(durable: durable) }
    }
    if answered.isEmpty && refused.isEmpty { return }
    let now = NIODeadline.now().uptimeNanoseconds
    for index in answered.indices { answered[index].endedAt = now }
    for interceptor in interceptors { interceptor.callsEnded(answered.span) }
    answered.removeAll(keepingCapacity: true)
    if !refused.isEmpty { tellRefused(now) }
  }

  private func tellRefused(_ now: UInt64) {
    for (call, seen) in refused {
      var ended = call
      ended.endedAt = now
      for interceptor in interceptors.prefix(seen) { interceptor.callEnded(ended) }
    }
    refused = []
  }

  private func release(durable: Int64) {
    // A connection sends its held replies in order; over all of them a later one may be due first.
    let count = gated.count
    lowestAwaited = .max
    gated.removeAll { waiting in
      guard waiting.observed <= durable else {
        lowestAwaited = min(lowestAwaited, waiting.observed)
        return false
      }
      answered.append(waiting.call)
      return true
    }
    counters.addWaiting(gated.count - count)
  }
}
