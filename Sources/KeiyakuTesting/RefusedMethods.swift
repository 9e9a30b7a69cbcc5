internal import KeiyakuMessages
internal import KeiyakuService
internal import Synchronization

/// Refuses calls before they begin, as many of each method as it was told to.
final class RefusedMethods: ServerInterceptor {
  private struct Refusal {
    let error: RPCError
    var times: Int
  }

  /// By the full name of the method.
  private let refusals = Mutex<[String: Refusal]>([:])

  func refuse(_ method: String, with error: RPCError, times: Int) {
    refusals.withLock { $0[method] = times > 0 ? Refusal(error: error, times: times) : nil }
  }

  func clear() { refusals.withLock { $0 = [:] } }

  func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor {
    LoopRefusals(self, methods: methods.map(\.fullName))
  }

  /// Why the next call of a method is refused; nil where it is not.
  fileprivate func take(_ method: String) -> RPCError? {
    refusals.withLock { refusals in
      guard var refusal = refusals[method] else { return nil }
      refusal.times -= 1
      refusals[method] = refusal.times > 0 ? refusal : nil
      return refusal.error
    }
  }
}

/// `RefusedMethods` on one event loop.
private final class LoopRefusals: LoopInterceptor {
  private let refused: RefusedMethods
  private let methods: [String]

  init(_ refused: RefusedMethods, methods: [String]) {
    self.refused = refused
    self.methods = methods
  }

  func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError? {
    refused.take(methods[call.method])
  }

  func callEnded(_ call: EndedCall) {}
}
