import Synchronization

/// Whether a process can do its work, and if not, why. The Health service and the HTTP endpoint read the same one.
public final class HealthState: Sendable {
  /// Why a process does not serve.
  public enum Condition: Int, Sendable, Hashable, CaseIterable {
    /// The server stops: calls that it has accepted are finished.
    case draining
    /// The log is being read back.
    case recovering
    /// No room is left for the next part of the log.
    case outOfDisk

    /// For programs: a constant in UPPER_SNAKE_CASE.
    public var reason: String {
      switch self {
      case .recovering: "RECOVERING"
      case .draining: "DRAINING"
      case .outOfDisk: "OUT_OF_DISK"
      }
    }
  }

  /// A condition with its text for people.
  public struct Problem: Sendable, Hashable {
    /// What it is.
    public let condition: Condition
    /// What it is, in words, and what to do.
    public let message: String
  }

  private let messages: Mutex<[Condition: String]>

  /// A state without a condition: the process serves.
  public init() { messages = Mutex([:]) }

  /// A condition begins, or its text changes.
  public func set(_ condition: Condition, _ message: String) {
    messages.withLock { $0[condition] = message }
  }

  /// A condition is over.
  public func clear(_ condition: Condition) {
    messages.withLock { $0[condition] = nil }
  }

  /// Why the process does not serve, the gravest first; empty where it does.
  public var problems: [Problem] {
    let messages = messages.withLock { $0 }
    return Condition.allCases.compactMap { condition in
      messages[condition].map { Problem(condition: condition, message: $0) }
    }
  }
}
