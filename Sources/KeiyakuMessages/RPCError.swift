/// Why a call failed, as both sides see it.
///
/// The code travels in the argument of the STATUS frame and everything else in its meta block, an `RPCStatus`.
public struct RPCError: Error, Hashable, CustomStringConvertible {
  /// Whether the caller may retry, and when.
  public enum RetryPushback: Sendable, Hashable {
    /// Retry, but not before this many milliseconds.
    case afterMilliseconds(Int32)
    /// Do not retry.
    case never
  }

  /// The canonical status code.
  public var code: RPCCode
  /// For programs: a constant in UPPER_SNAKE_CASE, from the table of reasons.
  public var reason: String
  /// For people: what happened and what to do next.
  public var message: String
  /// What was wrong, field by field.
  public var violations: [RPCFieldViolation]
  /// Further details, typed.
  public var details: [RPCStatusDetail]
  /// Trailing metadata.
  public var trailers: [RPCMetadataEntry]
  /// Advice about a retry; nil says nothing.
  public var retryPushback: RetryPushback?
  /// The handler was never started: a retry cannot do the work twice.
  public var notProcessed: Bool
  /// Where and how often the call was sent, as the client adds it; nil on a server. Not on the wire, and of no account
  /// when errors are compared.
  public var receipt: CallReceipt?

  /// Makes an error.
  public init(
    code: RPCCode, reason: String, message: String, violations: [RPCFieldViolation] = [],
    details: [RPCStatusDetail] = [], trailers: [RPCMetadataEntry] = [], retryPushback: RetryPushback? = nil,
    notProcessed: Bool = false
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.violations = violations
    self.details = details
    self.trailers = trailers
    self.retryPushback = retryPushback
    self.notProcessed = notProcessed
  }

  /// Reads an error from a STATUS frame. OK is no error; as the code of one it is read as `unknown`.
  public init(code: RPCCode, status: RPCStatus) {
    self.init(
      code: code == .ok ? .unknown : code, reason: status.reason, message: status.message,
      violations: status.violations, details: status.details, trailers: status.trailers,
      retryPushback: Self.pushback(status.retryPushbackMs), notProcessed: status.notProcessed)
  }

  /// The meta block of the STATUS frame.
  public var status: RPCStatus {
    var status = RPCStatus()
    status.message = message
    status.reason = reason
    status.violations = violations
    status.details = details
    status.trailers = trailers
    status.retryPushbackMs =
      switch retryPushback {
      case nil: 0
      case .never?: -1
      // 0 would say nothing, so the shortest wait is a millisecond.
      case .afterMilliseconds(let milliseconds)?: max(milliseconds, 1)
      }
    status.notProcessed = notProcessed
    return status
  }

  private static func pushback(_ milliseconds: Int32) -> RetryPushback? {
    switch milliseconds {
    case 0: nil
    case ..<0: .never
    default: .afterMilliseconds(milliseconds)
    }
  }

  /// Code, reason and message on one line, then the violations, then what the client knows about the call.
  public var description: String {
    let rows = violations.map { "; \($0.field): \($0.description)" }.joined()
    guard let receipt else { return "\(code) \(reason): \(message)\(rows)" }
    let progress = notProcessed ? "; the server did not begin it" : ""
    return "\(code) \(reason): \(message)\(rows) (\(receipt)\(progress))"
  }

  /// Whether the same was answered.
  public static func == (left: RPCError, right: RPCError) -> Bool {
    left.code == right.code && left.status == right.status
  }

  /// Hashes what was answered.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(status)
  }
}

/// What a client adds to an error of the server: where the call went, and how often.
public final class CallReceipt: Sendable, CustomStringConvertible {
  // A class, so that errors of servers, which have none, stay small.

  /// `host:port` of the server that answered.
  public let peer: String
  /// Full name of the method.
  public let method: String
  /// How often the call was sent.
  public let attempts: Int
  /// Why the call was not tried again although its answer would have allowed it, with the limit's name; else nil.
  public let retriesEnded: String?

  /// Makes a receipt.
  public init(peer: String, method: String, attempts: Int, retriesEnded: String? = nil) {
    self.peer = peer
    self.method = method
    self.attempts = attempts
    self.retriesEnded = retriesEnded
  }

  /// All of it on one line.
  public var description: String {
    let sent = attempts > 1 ? ", attempt \(attempts)" : ""
    return "\(method) at \(peer)\(sent)\(retriesEnded.map { "; \($0)" } ?? "")"
  }
}
