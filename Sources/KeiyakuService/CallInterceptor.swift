import KeiyakuMessages

/// Sees every call of a server: logging, metrics, tracing and authorisation are interceptors.
///
/// Installed when a server is made. Interceptors are called in the order in which they are given.
public protocol ServerInterceptor: Sendable {
  /// Makes the part that works on one event loop. It is only ever called on that loop, one call after the other, so it
  /// needs no lock.
  ///
  /// - Parameter methods: The methods of the server; `StartedCall.method` is an index in them.
  func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor
}

/// The part of an interceptor that works on one event loop. Called on the hot path: it must not wait.
///
/// A class, so that the server keeps one reference and a call of it costs no copy.
public protocol LoopInterceptor: AnyObject {
  /// A call is about to begin.
  ///
  /// - Parameters:
  ///   - call: Which one.
  ///   - peer: Who sent it.
  ///   - context: What its handler will be given. May be changed: the actor, the service context.
  /// - Returns: Nil to let it begin; otherwise why it is refused. Interceptors after this one do not see a refused
  ///   call, neither its start nor its end.
  func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError?

  /// A call has ended, and its answer may leave: what the answer observed is durable. Called once for every call that
  /// was started, also for one that this interceptor refused.
  func callEnded(_ call: EndedCall)

  /// The same for all calls whose answers leave together, for interceptors to whom it is cheaper so. Calls `callEnded`
  /// for each unless it is implemented.
  func callsEnded(_ calls: Span<EndedCall>)
}

extension LoopInterceptor {
  /// Tells the end of each call.
  public func callsEnded(_ calls: Span<EndedCall>) {
    for index in calls.indices { callEnded(calls[index]) }
  }
}

/// A call as it begins.
public struct StartedCall: Sendable {
  /// Names the call among those of its event loop.
  public let id: UInt64
  /// Index in the methods of the server.
  public let method: Int
  /// When its first frame was read, in monotonic nanoseconds.
  public let startedAt: UInt64
  /// Bytes of the encoded request; once the call has ended, with those of the client's items.
  public package(set) var requestBytes: Int

  /// Describes a call.
  public init(id: UInt64, method: Int, startedAt: UInt64, requestBytes: Int) {
    self.id = id
    self.method = method
    self.startedAt = startedAt
    self.requestBytes = requestBytes
  }
}

/// A call as it ended.
public struct EndedCall: Sendable {
  /// How it began.
  public let start: StartedCall
  /// How it ended.
  public let code: RPCCode
  /// Why it did not succeed, for programs; empty where it did.
  public let reason: String
  /// Bytes of the encoded reply, or of the items that were sent; a STATUS counts none.
  public let replyBytes: Int
  /// When the answer was handed to the connection, in monotonic nanoseconds.
  public package(set) var endedAt: UInt64

  /// Describes a call.
  public init(start: StartedCall, code: RPCCode, reason: String, replyBytes: Int, endedAt: UInt64) {
    self.start = start
    self.code = code
    self.reason = reason
    self.replyBytes = replyBytes
    self.endedAt = endedAt
  }

  /// From the first frame of the request to the answer, in nanoseconds: with the time that a reply waited for the disk.
  public var nanoseconds: UInt64 { endedAt > start.startedAt ? endedAt - start.startedAt : 0 }
}

/// Who sends the calls of a connection.
public final class CallPeer: Sendable {
  /// Address and port, as text.
  public let address: String
  /// Names the connection among those of its event loop.
  public let connection: Int

  /// Describes a peer.
  public init(address: String, connection: Int) {
    self.address = address
    self.connection = connection
  }
}
