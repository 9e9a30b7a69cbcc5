/// Why a subscription is not active, as far as its own facts say; that its owner is suspended stands with the owner.
public struct StatusReasons: OptionSet, Hashable, Sendable {
  /// One bit a reason; permanent.
  public let rawValue: UInt8

  /// A set of the bits given.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The provider suspended it.
  public static let provider = StatusReasons(rawValue: 1)
  /// The subscriber suspended it.
  public static let subscriber = StatusReasons(rawValue: 2)
  /// Its time is over.
  public static let expired = StatusReasons(rawValue: 4)

  /// Adds a reason or takes it away.
  public mutating func set(_ reason: StatusReasons, to isSet: Bool) {
    if isSet { insert(reason) } else { remove(reason) }
  }
}
