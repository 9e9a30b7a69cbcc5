// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// The first frame of each side: who it is and what it accepts.
public struct RPCHello: Sendable, Hashable {
  /// Name and version of the software, for people. At most 128 bytes.
  public var software: String = ""

  /// Largest meta + body of one frame that this side accepts, in bytes.
  public var frameBytesMax: UInt32 = 0

  /// Largest message that this side accepts, over all its frames, in bytes.
  public var messageBytesMax: UInt32 = 0

  /// Largest meta block that this side accepts, in bytes.
  public var metaBytesMax: UInt32 = 0

  /// Calls that this side accepts in flight on this connection.
  public var concurrentCallsMax: UInt32 = 0

  /// Of them, calls that stream.
  public var concurrentStreamsMax: UInt32 = 0

  /// Initial credit of a stream, in bytes.
  public var streamWindowBytes: UInt32 = 0

  /// Initial credit of the connection, in bytes.
  public var connectionWindowBytes: UInt32 = 0

  /// Feature names that this side understands beyond minor version 0.
  /// At most 64 entries. At most 64 bytes.
  public var features: [String] = []

  /// Server only: the 16 bytes that name the database. At most 16 bytes.
  public var databaseID: [UInt8] = []

  /// Server only: the history of that database; a restore begins a new one. At most 16 bytes.
  public var incarnation: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// One pair of call metadata.
public struct RPCMetadataEntry: Sendable, Hashable {
  /// Lower-case key. At most 128 bytes.
  public var key: String = ""

  /// Value. At most 4096 bytes.
  public var value: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Meta block of a REQUEST frame.
public struct RPCRequestHeader: Sendable, Hashable {
  /// FNV-1a (32 bits) of the method's full name, such as "keiyaku.v1.CustomerService/Create".
  /// 0 where method_name is set.
  public var method: UInt32 = 0

  /// The method's full name, for callers that do not know the number. At most 256 bytes.
  public var methodName: String = ""

  /// Pairs for interceptors and handlers. At most 64 entries.
  public var metadata: [RPCMetadataEntry] = []

  /// W3C Trace Context of the caller. At most 128 bytes.
  public var traceparent: String = ""

  /// How often this call was tried before.
  public var previousAttempts: UInt32 = 0

  /// Proof of who calls. Secret. At most 4096 bytes.
  public var token: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// A field of a request that was refused, and why.
public struct RPCFieldViolation: Sendable, Hashable {
  /// Path of the field in the request, such as "spec.contact.email"; or the name of a property. At most 512 bytes.
  public var field: String = ""

  /// What is wrong with it, for people. At most 1024 bytes.
  public var description: String = ""

  /// Numbers that the description speaks of, such as a limit and the size seen. At most 16 entries.
  public var numbers: [Int64] = []

  /// Makes a message without any field set.
  public init() {}
}

/// More about a status, typed.
public struct RPCStatusDetail: Sendable, Hashable {
  /// Full name of the message that `value` holds. At most 256 bytes.
  public var type: String = ""

  /// That message, encoded. At most 65536 bytes.
  public var value: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Meta block of a STATUS frame: why a call failed. The code stands in the frame's argument.
public struct RPCStatus: Sendable, Hashable {
  /// For people: what happened and what to do next. At most 4096 bytes.
  public var message: String = ""

  /// For programs: a constant in UPPER_SNAKE_CASE, from the table of reasons. At most 64 bytes.
  public var reason: String = ""

  /// What was wrong, field by field. At most 1024 entries.
  public var violations: [RPCFieldViolation] = []

  /// Further details. At most 64 entries.
  public var details: [RPCStatusDetail] = []

  /// Trailing metadata. At most 64 entries.
  public var trailers: [RPCMetadataEntry] = []

  /// How long to wait before a retry, in milliseconds; 0 says nothing, -1 asks not to retry.
  public var retryPushbackMs: Int32 = 0

  /// The handler was never started: a retry cannot do the work twice.
  public var notProcessed: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// Meta block of a GOAWAY frame: the connection ends. The last accepted stream stands in the frame's argument.
public struct RPCGoAway: Sendable, Hashable {
  /// Why, for programs. Constants are listed in proto/PROTOCOL.md. At most 64 bytes.
  public var reason: String = ""

  /// Why, for people, with the limit's name, its value and what was seen. At most 1024 bytes.
  public var message: String = ""

  /// Lowest major version that the sender speaks, where the reason is the version.
  public var majorMin: UInt32 = 0

  /// Highest major version that the sender speaks, where the reason is the version.
  public var majorMax: UInt32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Meta block of a SETTINGS frame: a limit of HELLO that changed.
public struct RPCSettings: Sendable, Hashable {
  /// Calls that the sender accepts in flight on this connection from now on, never below the published floor.
  public var concurrentCallsMax: UInt32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// The outcome of a call. Numbers and meanings are gRPC's canonical status codes
/// (https://grpc.io/docs/guides/status-codes/).
///
/// Open: a newer peer may send values that this build does not name.
public enum RPCCode: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// The call succeeded.
  case ok
  /// The call was cancelled, typically by the caller.
  case cancelled
  /// An error that no other code describes.
  case unknown
  /// The request is wrong whatever the state of the system.
  case invalidArgument
  /// The deadline passed before the call ended.
  case deadlineExceeded
  /// Something that the request names does not exist.
  case notFound
  /// Something that the request would create exists already.
  case alreadyExists
  /// The caller is known and may not do this.
  case permissionDenied
  /// A limit was reached: a quota, a budget, room in a queue.
  case resourceExhausted
  /// The state of the system does not allow this request now.
  case failedPrecondition
  /// A conflict with another change, such as a revision that moved on.
  case aborted
  /// A position outside what exists, such as an event that is no longer kept.
  case outOfRange
  /// The method is not known here.
  case unimplemented
  /// The server broke one of its own rules.
  case `internal`
  /// The server cannot serve now; a retry later may succeed.
  case unavailable
  /// Data was lost or damaged.
  case dataLoss
  /// The caller is not known, or its credentials are wrong.
  case unauthenticated
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .ok
      case 1: .cancelled
      case 2: .unknown
      case 3: .invalidArgument
      case 4: .deadlineExceeded
      case 5: .notFound
      case 6: .alreadyExists
      case 7: .permissionDenied
      case 8: .resourceExhausted
      case 9: .failedPrecondition
      case 10: .aborted
      case 11: .outOfRange
      case 12: .unimplemented
      case 13: .`internal`
      case 14: .unavailable
      case 15: .dataLoss
      case 16: .unauthenticated
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .ok: 0
      case .cancelled: 1
      case .unknown: 2
      case .invalidArgument: 3
      case .deadlineExceeded: 4
      case .notFound: 5
      case .alreadyExists: 6
      case .permissionDenied: 7
      case .resourceExhausted: 8
      case .failedPrecondition: 9
      case .aborted: 10
      case .outOfRange: 11
      case .unimplemented: 12
      case .`internal`: 13
      case .unavailable: 14
      case .dataLoss: 15
      case .unauthenticated: 16
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .ok, .cancelled, .unknown, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists, .permissionDenied, .resourceExhausted, .failedPrecondition, .aborted, .outOfRange, .unimplemented, .`internal`, .unavailable, .dataLoss, .unauthenticated
  ]
}
