internal import KeiyakuMessages
internal import KeiyakuService
internal import Synchronization

/// Counts the calls of each method as they begin, and refuses as many as it was told to.
final class WatchedCalls: ServerInterceptor {
  private struct Method {
    var begun = 0
    var refusal: RPCError?
    var refusals = 0
    var waiting: [(count: Int, AsyncStream<Void>.Continuation)] = []
  }

  /// By full name.
  private let methods = Mutex<[String: Method]>([:])

  /// Refuses the next calls of a method.
  func refuse(_ method: String, with error: RPCError, times: Int) {
    methods.withLock { methods in
      methods[method, default: Method()].refusal = error
      methods[method, default: Method()].refusals = times
    }
  }

  /// Refuses nothing more.
  func clear() {
    methods.withLock { methods in
      for method in methods.keys { methods[method]?.refusals = 0 }
    }
  }

  /// How many calls of a method have begun.
  func count(of method: String) -> Int { methods.withLock { $0[method]?.begun ?? 0 } }

  /// Returns when so many calls of a method have begun, or the task is cancelled.
  func wait(for method: String, count: Int) async {
    let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
    methods.withLock { methods in
      if methods[method]?.begun ?? 0 >= count { return continuation.finish() }
      methods[method, default: Method()].waiting.append((count, continuation))
    }
    for await _ in begun {}
  }

  func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor {
    WatchedLoop(self, methods: methods.map(\.fullName))
  }

  /// A call of a method begins; the answer is why it is refused, nil where it is not.
  fileprivate func begin(_ name: String) -> RPCError? {
    methods.withLock { methods in
      var method = methods.removeValue(forKey: name) ?? Method()
      method.begun += 1
      for (count, continuation) in method.waiting where count <= method.begun { continuation.finish() }
      method.waiting.removeAll { $0.count <= method.begun }
      defer { methods[name] = method }
      guard method.refusals > 0 else { return nil }
      method.refusals -= 1
      return method.refusal
    }
  }
}

/// `WatchedCalls` on one event loop.
private final class WatchedLoop: LoopInterceptor {
  private let calls: WatchedCalls
  private let methods: [String]

  init(_ calls: WatchedCalls, methods: [String]) {
    self.calls = calls
    self.methods = methods
  }

  func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError? {
    calls.begin(methods[call.method])
  }

  func callEnded(_ call: EndedCall) {}
}
