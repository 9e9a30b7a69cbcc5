import KeiyakuMessages
import Synchronization

/// Whether a process can do its work, and if not, why. The Health service and the HTTP endpoint read the same one.
public final class HealthState: Sendable {
  /// Why a process does not serve, or what an operator is to look at although it does.
  public enum Condition: Int, Sendable, Hashable, CaseIterable {
    /// The server stops: calls that it has accepted are finished.
    case draining
    /// The log is being read back.
    case recovering
    /// No room is left for the next part of the log.
    case outOfDisk
    /// The wall clock has stepped, and records go on by another one. Calls are served.
    case clockDoubted

    /// Calls are not to be sent here.
    public var endsService: Bool { self != .clockDoubted }

    /// For programs: a constant in UPPER_SNAKE_CASE.
    public var reason: String {
      switch self {
      case .recovering: "RECOVERING"
      case .draining: "DRAINING"
      case .outOfDisk: "OUT_OF_DISK"
      case .clockDoubted: "CLOCK_DOUBTED"
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

  private struct State {
    var messages: [Condition: String] = [:]
    var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextWatcher = 0
  }

  private let state: Mutex<State>

  /// A state without a condition: the process serves.
  public init() { state = Mutex(State()) }

  /// A condition begins, or its text changes.
  public func set(_ condition: Condition, _ message: String) { change(condition, to: message) }

  /// A condition is over.
  public func clear(_ condition: Condition) { change(condition, to: nil) }

  private func change(_ condition: Condition, to message: String?) {
    let watchers = state.withLock { state in
      if state.messages[condition] == message { return [AsyncStream<Void>.Continuation]() }
      state.messages[condition] = message
      return Array(state.watchers.values)
    }
    for watcher in watchers { watcher.yield() }
  }

  /// An element at once, and one after each change; changes that nobody has looked at yet share one.
  public var changes: AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      defer { state.nextWatcher += 1 }
      state.watchers[state.nextWatcher] = continuation
      return state.nextWatcher
    }
    continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.watchers[number] = nil } }
    continuation.yield()
    return stream
  }

  /// Runs the body of a stream that has no end of its own: until it returns, its call is cancelled, or the process drains,
  /// which such a stream would otherwise hold up.
  ///
  /// - Returns: Why the stream ends; nil for OK, as at a drain.
  func untilDraining(_ body: @escaping @Sendable () async -> RPCError?) async -> RPCError? {
    enum End {
      case ofBody(RPCError?)
      case draining
      case cancelled
    }
    return await withTaskGroup(of: End.self) { group in
      group.addTask { .ofBody(await body()) }
      group.addTask { [changes] in
        for await _ in changes where self.problems.contains(where: { $0.condition == .draining }) { return .draining }
        return .cancelled
      }
      // The second ends before the body where it drains; or the call is cancelled, and the body says so.
      for await end in group {
        switch end {
        case .ofBody(let error):
          group.cancelAll()
          return error
        case .draining:
          group.cancelAll()
          return nil
        case .cancelled: continue
        }
      }
      return nil
    }
  }

  /// Who watches now.
  var watcherCount: Int { state.withLock { $0.watchers.count } }

  /// Calls are served.
  public var isServing: Bool { !problems.contains { $0.condition.endsService } }

  /// Why the process does not serve, the gravest first, and what else there is to look at; empty where all is well.
  public var problems: [Problem] {
    let messages = state.withLock { $0.messages }
    return Condition.allCases.compactMap { condition in
      messages[condition].map { Problem(condition: condition, message: $0) }
    }
  }
}
