public import KeiyakuMessages
internal import NIOCore
internal import Synchronization

/// What goes wrong with a test server, from when it is switched on until it is switched off. From any thread.
public final class TestFaults: Sendable {
  let calls = WatchedCalls()
  let disk = MemoryDisk()
  private let links = LinkRegistry()
  private let delayNanoseconds = Atomic<Int64>(0)
  private let refusingConnections = Atomic(false)

  // MARK: Connections

  /// Breaks every connection that is open, with whatever is on its way. Clients connect again.
  ///
  /// A client cannot tell whether a call that was in flight was carried out, as with a network that fails: it tries
  /// again what may be tried again, with the same request id.
  public func loseConnections() { links.all.forEach { $0.reset() } }

  /// Refuses new connections, as a host does on which nothing listens. Those that are open stay.
  public func refuseConnections() { refusingConnections.store(true, ordering: .relaxed) }

  /// Takes new connections again.
  public func acceptConnections() { refusingConnections.store(false, ordering: .relaxed) }

  /// Lets bytes take this long, in either direction, from now on: an answer comes twice as long after its call. Nothing
  /// overtakes what was sent before. Zero switches it off, and what is on its way arrives.
  public func delay(of duration: Duration) {
    delayNanoseconds.store(max(0, TimeAmount(duration).nanoseconds), ordering: .sequentiallyConsistent)
    if duration <= .zero { links.all.forEach { $0.hurry() } }
  }

  // MARK: Calls

  /// Answers the next calls of a method with an error, before its handler sees them.
  ///
  ///     server.faults.refuse(
  ///       method: CatalogServiceMethods.getPlan,
  ///       with: RPCError(code: .unavailable, reason: "BUSY", message: "come back later"), times: 2)
  ///
  /// The attempts of a call that is tried again count one by one.
  /// - Parameters:
  ///   - method: Which method. It replaces what was said of this method before.
  ///   - error: The answer.
  ///   - times: How many calls; 0 switches it off.
  public func refuse<Request, Reply>(
    method: MethodDescriptor<Request, Reply>, with error: RPCError, times: Int = 1
  ) {
    calls.refuse(method.fullName, with: error, times: times)
  }

  // MARK: Disk

  /// Lets every write fail. The first one ends the server, as it ends the process of a real one: connections break,
  /// new ones are refused, and `restart()` serves again what had become durable, once `resumeDisk()` has been called.
  public func failDisk() { disk.breakDown() }

  /// Lets every write wait. Answers to changes wait with them, and so do reads of what was changed; other reads go on.
  public func stallDisk() { disk.stall() }

  /// Ends `stallDisk()` and `failDisk()`.
  public func resumeDisk() { disk.recover() }

  /// Switches every fault off.
  public func clear() {
    acceptConnections()
    delay(of: .zero)
    calls.clear()
    resumeDisk()
  }

  // MARK: For the server

  var isRefusingConnections: Bool { refusingConnections.load(ordering: .relaxed) }

  /// Connections that are open.
  var connectionCount: Int { links.count }

  /// A connection whose bytes take as long as `delay(of:)` says, and that `loseConnections()` breaks.
  func makeLink() -> LocalLink {
    let link = LocalLink { [weak self] in
      .nanoseconds(self?.delayNanoseconds.load(ordering: .sequentiallyConsistent) ?? 0)
    }
    links.add(link)
    return link
  }

  /// A connection has ended.
  func forget(_ link: LocalLink) { links.remove(link) }
}

/// The connections that are open.
private final class LinkRegistry: Sendable {
  private let links = Mutex<[ObjectIdentifier: LocalLink]>([:])

  var count: Int { all.count { $0.isOpen } }

  func add(_ link: LocalLink) { links.withLock { $0[ObjectIdentifier(link)] = link } }
  func remove(_ link: LocalLink) { links.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(link)) } }

  var all: [LocalLink] { links.withLock { Array($0.values) } }
}
