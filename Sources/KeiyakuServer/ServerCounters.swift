import Synchronization

/// What a server has to do with at a moment.
public struct ServerStatistics: Sendable, Hashable {
  /// Connections that are open.
  public var connections = 0
  /// Connections that were accepted since the start.
  public var connectionsAccepted = 0
  /// Replies that wait until what they observed is durable. Counted only where interceptors are installed.
  public var repliesWaiting = 0
  /// Bytes of replies that wait: for the disk, or for a peer that does not read.
  public var unsentBytes = 0
}

/// Counts what is not on the path of a read: shared by every event loop of a server.
final class ServerCounters: Sendable {
  private let connections = Atomic<Int>(0)
  private let connectionsAccepted = Atomic<Int>(0)
  private let repliesWaiting = Atomic<Int>(0)
  private let running = Atomic<Int>(0)

  /// Returns how many connections are open with this one.
  func connectionOpened() -> Int {
    connectionsAccepted.add(1, ordering: .relaxed)
    return connections.add(1, ordering: .relaxed).newValue
  }

  func connectionClosed() { connections.subtract(1, ordering: .relaxed) }

  /// Handlers that run off the event loops, over all connections.
  var runningCalls: Int { running.load(ordering: .relaxed) }

  func runningCallBegan() { running.add(1, ordering: .relaxed) }

  func runningCallReturned() { running.subtract(1, ordering: .relaxed) }

  /// More replies wait, or fewer.
  func addWaiting(_ difference: Int) { repliesWaiting.add(difference, ordering: .relaxed) }

  var statistics: ServerStatistics {
    var statistics = ServerStatistics()
    statistics.connections = connections.load(ordering: .relaxed)
    statistics.connectionsAccepted = connectionsAccepted.load(ordering: .relaxed)
    statistics.repliesWaiting = repliesWaiting.load(ordering: .relaxed)
    return statistics
  }
}
