// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Asks about a service.
public struct HealthCheckRequest: Sendable, Hashable {
  /// Full name of the service, such as "keiyaku.v1.CustomerService"; empty for the whole server. At most 256 bytes.
  public var service: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Check, and is an item of Watch.
public struct HealthCheckReply: Sendable, Hashable {
  /// The condition.
  public var status: ServingStatus = .unspecified

  /// Why the status is not SERVING, or what an operator is to look at although it is (CLOCK_DOUBTED), for programs: a
  /// constant in UPPER_SNAKE_CASE. At most 64 bytes.
  public var reason: String = ""

  /// The same for people, with what to do. At most 1024 bytes.
  public var message: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Condition of a service.
///
/// Open: a newer peer may send values that this build does not name.
public enum ServingStatus: RawRepresentable, CaseIterable, Sendable, Hashable {
  /// Never sent.
  case unspecified
  /// Calls are served.
  case serving
  /// Calls are not to be sent here; the reason is in the reply.
  case notServing
  /// This server has no such service.
  case serviceUnknown
  /// A number that this build has no name for.
  case unrecognized(Int32)

  /// The case of a number; numbers without a name give `unrecognized`.
  public init(rawValue: Int32) {
    self =
      switch rawValue {
      case 0: .unspecified
      case 1: .serving
      case 2: .notServing
      case 3: .serviceUnknown
      default: .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
      case .unspecified: 0
      case .serving: 1
      case .notServing: 2
      case .serviceUnknown: 3
      case .unrecognized(let number): number
    }
  }

  /// The values that have a name.
  public static let allCases: [Self] = [
    .unspecified, .serving, .notServing, .serviceUnknown
  ]
}
