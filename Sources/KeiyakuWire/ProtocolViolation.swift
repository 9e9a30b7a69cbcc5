/// Why a connection ends, for programs: the `reason` of a GOAWAY.
public enum GoAwayReason: String, Sendable, CaseIterable {
  /// The peer speaks no major version that the sender speaks.
  case versionUnsupported = "VERSION_UNSUPPORTED"
  /// The first frame is not HELLO.
  case helloExpected = "HELLO_EXPECTED"
  /// The HELLO cannot be decoded, or advertises a limit below its floor.
  case helloInvalid = "HELLO_INVALID"
  /// A frame is longer than the sender's frame_bytes_max.
  case frameTooLarge = "FRAME_TOO_LARGE"
  /// A meta block is longer than the sender's meta_bytes_max.
  case metaTooLarge = "META_TOO_LARGE"
  /// A meta block is longer than its frame.
  case metaLengthInvalid = "META_LENGTH_INVALID"
  /// The type is unknown and not IGNORABLE.
  case frameTypeUnknown = "FRAME_TYPE_UNKNOWN"
  /// The peer may not send this type, or not now.
  case frameUnexpected = "FRAME_UNEXPECTED"
  /// Flags, stream or lengths that the type does not allow.
  case frameMalformed = "FRAME_MALFORMED"
  /// A REQUEST reuses a stream or goes back.
  case streamNotIncreasing = "STREAM_NOT_INCREASING"
  /// A frame on a stream that no REQUEST has begun.
  case streamIdle = "STREAM_IDLE"
  /// A REQUEST beyond the last stream number.
  case streamsUsedUp = "STREAMS_USED_UP"
  /// More PING, CANCEL, empty and skipped frames than the token bucket allows.
  case controlFramesTooMany = "CONTROL_FRAMES_TOO_MANY"
  /// PINGs come faster than the sender allows.
  case pingsTooMany = "PINGS_TOO_MANY"
  /// More bytes of items than there was credit for.
  case creditOverrun = "CREDIT_OVERRUN"
  /// A WINDOW of nothing, or beyond the largest credit.
  case creditInvalid = "CREDIT_INVALID"
  /// A SETTINGS that cannot be decoded, or says less than a floor.
  case settingsInvalid = "SETTINGS_INVALID"
  /// The server is another database than the client knew.
  case databaseChanged = "DATABASE_CHANGED"
  /// The server has as many connections as it takes; not the peer's fault.
  case connectionsTooMany = "CONNECTIONS_TOO_MANY"
  /// The server stops; not the peer's fault.
  case draining = "DRAINING"
  /// The client is done; not the peer's fault.
  case clientClosing = "CLIENT_CLOSING"
}

/// What a peer did against the protocol. The connection ends with a GOAWAY that says so.
public struct ProtocolViolation: Error, Hashable, Sendable, CustomStringConvertible {
  /// For programs.
  public let reason: GoAwayReason
  /// For people: the limit's name, its value, what was seen, the setting that changes it.
  public let message: String

  /// Makes a violation.
  public init(_ reason: GoAwayReason, _ message: String) {
    self.reason = reason
    self.message = message
  }

  /// A violation of a limit.
  static func limit(_ reason: GoAwayReason, _ limit: LimitName, value: Int, seen: Int) -> ProtocolViolation {
    ProtocolViolation(reason, limit.exceeded(value: value, seen: seen))
  }

  /// Reason and message in one line.
  public var description: String { "\(reason.rawValue): \(message)" }
}
