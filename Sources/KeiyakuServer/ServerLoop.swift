import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import Logging
import NIOCore

/// What the connections of one event loop share. Confined to that loop; other threads reach it through its mailbox.
final class ServerLoop {
  let eventLoop: any EventLoop
  let configuration: ServerConfiguration
  let host: any ServiceHost
  let methods: MethodTable
  let logger: Logger
  let mailbox: LoopMailbox
  let unsent: UnsentBudget
  let counters: ServerCounters
  /// Nil where no interceptors are installed.
  let interception: CallInterception?
  /// Scratch memory of whatever message is decoded or encoded on this loop at the moment.
  let arena = MessageArena()
  /// Unchecked like the connection's own state: looking something up calls nothing back.
  @exclusivity(unchecked) var headers = RequestHeaderCache()

  private var connections: [Int: ConnectionHandler] = [:]
  private var nextConnection = 1
  private let writes: SharedWrites
  /// A call of this turn waits for the log.
  private var isWriteScheduled = false
  /// Connections with replies that are not durable yet.
  private var waiting: [ConnectionHandler] = []
  private var deadlines = DeadlineQueue()
  private var scheduled: (time: UInt64, task: Scheduled<Void>)?
  /// Succeeds when the last connection has gone; set when a drain begins.
  private var drained: EventLoopPromise<Void>?

  var limits: ConnectionLimits { configuration.limits }
  var bound: NIOLoopBound<ServerLoop> { NIOLoopBound(self, eventLoop: eventLoop) }

  init(
    eventLoop: any EventLoop, configuration: ServerConfiguration, host: any ServiceHost, methods: MethodTable,
    mailbox: LoopMailbox, writes: SharedWrites, unsent: UnsentBudget, counters: ServerCounters,
    interceptors: [any ServerInterceptor], logger: Logger
  ) {
    self.eventLoop = eventLoop
    self.configuration = configuration
    self.host = host
    self.methods = methods
    self.mailbox = mailbox
    self.writes = writes
    self.unsent = unsent
    self.counters = counters
    interception =
      interceptors.isEmpty
      ? nil : CallInterception(interceptors.map { $0.makeLoopInterceptor(methods: methods.methods) }, counters, host)
    self.logger = logger
  }

  // MARK: Connections

  /// Enters a connection and returns its number, and how many are open with it; nil where the server is stopping.
  func add(_ connection: ConnectionHandler) -> (number: Int, openCount: Int)? {
    guard drained == nil else { return nil }
    defer { nextConnection += 1 }
    connections[nextConnection] = connection
    return (nextConnection, counters.connectionOpened())
  }

  /// Forgets a connection that has gone.
  func remove(_ number: Int) {
    if connections.removeValue(forKey: number) != nil { counters.connectionClosed() }
    if connections.isEmpty { drained?.succeed() }
  }

  /// Begins the orderly end of every connection; the future succeeds when the last has gone.
  func drain() -> EventLoopFuture<Void> {
    if let drained { return drained.futureResult }
    let promise = eventLoop.makePromise(of: Void.self)
    drained = promise
    if connections.isEmpty { promise.succeed() }
    for connection in connections.values { connection.beginDrain() }
    return promise.futureResult
  }

  /// Ends every connection now.
  func closeAll() {
    for connection in connections.values { connection.abort("the server's time to drain is up") }
  }

  // MARK: Replies from elsewhere

  /// Calls that ran off the loop have returned, or their handlers have used their streams: one flush per connection,
  /// however many they are.
  func onCompletions() {
    var touched: [ConnectionHandler] = []
    let (signals, completions) = mailbox.take()
    for signal in signals {
      switch signal {
      case .itemsTaken(let number, let stream, let items, let credit):
        guard let connection = connections[number] else { continue }
        connection.itemsTaken(stream, items: items, credit: credit)
        touched.append(connection)
      case .itemsReady(let number, let stream):
        guard let connection = connections[number] else { continue }
        connection.itemsReady(stream)
        touched.append(connection)
      }
    }
    for completion in completions {
      guard let connection = connections[completion.connection] else { continue }
      if connection.callReturned(completion) { touched.append(connection) }
    }
    for connection in touched {
      connection.flushReplies()
      connection.forgetClock()
    }
  }

  // MARK: Durability

  /// A call waits for the log, mostly because it has left a record there. The log is asked to write when everything that
  /// this turn of the event loop has read is served, so that its records share a frame and the writer is not woken for
  /// the first of them.
  func awaitWrite() {
    if !isWriteScheduled {
      isWriteScheduled = true
      writes.turnBegan()
      let loop = bound
      // Runs after the sockets of this turn.
      eventLoop.execute { loop.value.endTurn() }
    }
    if writes.callWaits() { host.writeAppended() }
  }

  private func endTurn() {
    isWriteScheduled = false
    if writes.turnEnded() { host.writeAppended() }
  }

  /// Remembers a connection until what its replies wait for is durable.
  func awaitDurable(_ connection: ConnectionHandler, _ sequence: Int64) {
    waiting.append(connection)
    mailbox.wakeWhenDurable(sequence, durable: { host.durableSequence }, loop: bound)
  }

  /// The log has advanced: releases every connection of this loop that has become due.
  func onDurable() {
    let durable = host.durableSequence
    let candidates = waiting
    waiting.removeAll(keepingCapacity: true)
    var lowest = Int64.max
    for connection in candidates {
      connection.isAwaitingDurable = false
      connection.durableAdvanced(to: durable)
      if let sequence = connection.awaitedSequence, !connection.isAwaitingDurable {
        connection.isAwaitingDurable = true
        waiting.append(connection)
        lowest = min(lowest, sequence)
      }
    }
    if lowest != .max { mailbox.wakeWhenDurable(lowest, durable: { host.durableSequence }, loop: bound) }
  }

  // MARK: Deadlines

  /// Calls the connection's `deadlinePassed` at a time, in monotonic nanoseconds.
  func schedule(_ kind: DeadlineQueue.Kind, connection: Int, at time: UInt64) {
    deadlines.insert(DeadlineQueue.Entry(time: time, connection: connection, kind: kind)) { entry in
      connections[entry.connection]?.isWaiting(for: entry.kind) ?? false
    }
    armTimer()
  }

  private func armTimer() {
    guard let earliest = deadlines.earliest else { return }
    if let scheduled {
      if scheduled.time <= earliest { return }
      scheduled.task.cancel()
    }
    let loop = bound
    let task = eventLoop.scheduleTask(deadline: .uptimeNanoseconds(earliest)) { loop.value.onTimer() }
    scheduled = (earliest, task)
  }

  private func onTimer() {
    scheduled = nil
    let now = NIODeadline.now().uptimeNanoseconds
    while let entry = deadlines.popDue(now: now) {
      connections[entry.connection]?.deadlinePassed(entry.kind)
    }
    armTimer()
  }
}
