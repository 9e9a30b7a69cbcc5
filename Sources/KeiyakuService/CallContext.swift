import Instrumentation
import KeiyakuMessages

/// Who calls, and until when the answer is of use.
public struct CallContext: Sendable {
  /// Name under which the caller's mutations are recorded.
  public var actor: String

  /// When the caller stops to wait; nil where it set no deadline.
  public var deadline: ContinuousClock.Instant? {
    get { deadlineTime.map { Self.origin.advanced(by: $0) } }
    set { deadlineTime = newValue.map { Self.origin.duration(to: $0) } }
  }

  /// The deadline as a time since `origin`. Kept in place of the instant, whose layout is known at run time only, so that
  /// every copy of a context would go through its metadata.
  public var deadlineTime: Duration?

  /// What times are counted from.
  private static let origin = ContinuousClock.now

  /// The time now, as `deadlineTime` counts it.
  public static func timeNow() -> Duration { origin.duration(to: .now) }

  /// What the request header says beyond the method; nil where it says nothing else, which is the usual case.
  public var header: CallHeader?

  /// What interceptors leave for the handler and for whatever it calls, such as the span of the call. A handler off the
  /// event loop finds it as the task's own too.
  public var serviceContext: ServiceContext?

  /// The server asks for the write of the records of this call, together with those of others that it serves at the
  /// moment (`ServiceHost.writeAppended`).
  public var defersWrite = false

  /// Creates a context.
  public init(
    actor: String, deadline: ContinuousClock.Instant? = nil, header: CallHeader? = nil,
    serviceContext: ServiceContext? = nil
  ) {
    self.actor = actor
    self.deadline = deadline
    self.header = header
    self.serviceContext = serviceContext
  }

  /// Pairs that the caller sent along.
  public var metadata: [RPCMetadataEntry] { header?.message.metadata ?? [] }
}

/// A request header that says more than a method's number. One reference, so that a context stays cheap to copy.
public final class CallHeader: Sendable {
  /// The header. Its token is secret.
  public let message: RPCRequestHeader

  /// Keeps a header, if it says anything beyond the method.
  public init?(_ message: RPCRequestHeader) {
    if message.metadata.isEmpty && message.traceparent.isEmpty && message.token.isEmpty
      && message.previousAttempts == 0
    {
      return nil
    }
    self.message = message
  }
}
