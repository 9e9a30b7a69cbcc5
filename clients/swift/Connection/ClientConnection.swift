internal import KeiyakuMessages
public import NIOCore
internal import Synchronization

/// A connection to the server that outlives its sockets: it connects again by itself, to another endpoint where that is
/// needed, queues calls while there is no room or no socket, tries those again for which that is safe, and ends each one
/// by its deadline.
///
/// `KeiyakuClient` has one or more. Programs that run on event loops can submit calls to it directly.
public final class ClientConnection: @unchecked Sendable {
  // Unchecked: everything mutable is touched on `eventLoop` alone, but for `submissions`, which has its lock.

  /// What other threads hand over; taken in one turn of the loop.
  private struct Submissions {
    var entries: [Submission] = []
    var isWakeUpScheduled = false
  }

  // Unchecked: a call that is handed over belongs to the loop from then on.
  private enum Submission: @unchecked Sendable {
    case submit(AnyClientCall)
    case cancel(AnyClientCall)
    case sendItems(AnyClientCall)
    case itemsTaken(AnyClientCall, items: Int, credit: Int)
  }

  /// On the way to another socket.
  enum Attempt {
    case none
    /// A socket connects, or its HELLO has not come.
    case connecting
    /// Waits before it connects again.
    case backingOff(Scheduled<Void>)
  }

  /// The loop that carries this connection.
  public let eventLoop: any EventLoop
  /// Which of the client's connections this is, from 0.
  let number: Int
  let configuration: ClientConfiguration
  let endpoints: [Endpoint]
  let arena = MessageArena()
  let database: KnownDatabase
  let throttle: RetryThrottle
  private let submissions = Mutex(Submissions())

  var isStarted = false
  /// Where calls are sent.
  var current: ClientChannelHandler?
  var attempt = Attempt.none
  /// The channel of the attempt, once it is connected.
  var greeting: ClientChannelHandler?
  var course: ConnectCourse
  /// Completes with the first round of attempts to connect.
  var firstAttempt: EventLoopPromise<Void>?
  /// Channels that have said HELLO: the current one, and those that drain, oldest first.
  var channels: [ClientChannelHandler] = []
  /// Calls that wait for a channel with room.
  var waiting = WaitingCalls()
  /// Calls that wait to be tried again.
  var resting = ClientCallQueue()
  // Unchecked, because every call passes it; the timer only keeps what is to be called later.
  @exclusivity(unchecked) private var deadlines: DeadlineTimer
  private var rests: DeadlineTimer
  /// Why there is no connection.
  var lastFailure: ClientError?
  /// The server of the attempt has another database.
  var refusedDatabase: ClientError?
  /// What the keep-alive interval is multiplied by, because the server found PINGs too many.
  var keepAliveStretch = 1
  /// The first stream of the next channel.
  var nextFirstStream: UInt32
  var isClosing = false
  var isClosed = false
  var whenClosed: [EventLoopPromise<Void>] = []

  init(
    number: Int, configuration: ClientConfiguration, database: KnownDatabase, throttle: RetryThrottle,
    eventLoop: any EventLoop
  ) {
    self.number = number
    self.configuration = configuration
    endpoints = configuration.endpoints
    self.database = database
    self.throttle = throttle
    self.eventLoop = eventLoop
    course = ConnectCourse(endpoints: endpoints.count)
    deadlines = DeadlineTimer(eventLoop: eventLoop)
    rests = DeadlineTimer(eventLoop: eventLoop)
    nextFirstStream = configuration.firstStream
  }

  // MARK: Submitting

  /// Starts a call, on the connection's event loop; also from the completion of a call.
  ///
  /// The call ends with its completion: the reply, an `RPCError` of the server, or a `ClientError`.
  /// - Precondition: The call is not on its way, and this is the connection's event loop.
  public func submit(_ call: AnyClientCall, deadline: NIODeadline) {
    eventLoop.preconditionInEventLoop()
    guard case .idle = call.state else { preconditionFailure("the call is on its way already") }
    call.deadline = deadline
    call.attempts = 0
    call.progress = .notSent
    call.retry = nil
    start(call)
  }

  /// Hands over a new call whose deadline is set, from any thread.
  func enqueue(_ call: AnyClientCall) { enqueue(.submit(call)) }

  /// Gives up a call that was, or is about to be, enqueued, from any thread.
  func cancel(_ call: AnyClientCall) { enqueue(.cancel(call)) }

  /// A call has items to send; from any thread.
  func sendItems(_ call: AnyClientCall) { enqueue(.sendItems(call)) }

  /// The application has taken items of a call; from any thread.
  func itemsTaken(_ call: AnyClientCall, items: Int, credit: Int) {
    enqueue(.itemsTaken(call, items: items, credit: credit))
  }

  private func enqueue(_ submission: Submission) {
    let isFirst = submissions.withLock { submissions in
      submissions.entries.append(submission)
      defer { submissions.isWakeUpScheduled = true }
      return !submissions.isWakeUpScheduled
    }
    if isFirst { eventLoop.execute { self.takeSubmissions() } }
  }

  private func takeSubmissions() {
    let entries = submissions.withLock { submissions in
      submissions.isWakeUpScheduled = false
      let entries = submissions.entries
      submissions.entries = []
      return entries
    }
    for entry in entries {
      switch entry {
      case .submit(let call): start(call)
      case .cancel(let call): giveUp(call)
      case .sendItems(let call):
        if case .inFlight(let channel, let slot) = call.state { channel.sendItems(of: call, slot: slot) }
      case .itemsTaken(let call, let items, let credit):
        if case .inFlight(let channel, _) = call.state { channel.itemsTaken(call, items: items, credit: credit) }
      }
    }
  }

  // MARK: Calls on the loop

  private func start(_ call: AnyClientCall) {
    if call.isCancelled { return call.failed(CancellationError()) }
    if let current, !isClosing, current.hasRoom, hasNoneBefore(call) {
      armDeadline(call.deadline)
      _ = send(call, on: current)
    } else if let refusal = whyNotToWait(call) {
      // In a turn of its own: a completion that submits the next call must not go ever deeper.
      eventLoop.assumeIsolated().execute { call.failed(refusal) }
    } else {
      armDeadline(call.deadline)
      waiting.append(call)
    }
  }

  private func hasNoneBefore(_ call: AnyClientCall) -> Bool {
    call.kind == .unary ? waiting.unary.first == nil : waiting.streams.first == nil
  }

  /// Why a call that cannot be sent now fails at once; nil where it is to wait.
  func whyNotToWait(_ call: AnyClientCall) -> ClientError? {
    if isClosing { return error(call, .closed, "the client is closed") }
    if current == nil, let lastFailure {
      if lastFailure.reason == .databaseChanged { return error(call, .databaseChanged, lastFailure.message) }
      if !call.waitsForReady, course.failedRounds > 0 { return notReady(call, lastFailure) }
    }
    guard waiting.count >= configuration.waitingCallsMax else { return nil }
    return error(
      call, .tooManyWaitingCalls,
      "\(waiting.count) calls wait, which is the limit waitingCallsMax of the client's configuration",
      limit: "waitingCallsMax")
  }

  func notReady(_ call: AnyClientCall, _ failure: ClientError) -> ClientError {
    error(
      call, .connectFailed, "there is no connection, and the call does not wait for one: \(failure.message)",
      goAway: failure.goAway)
  }

  /// Sends calls that wait, as far as there is room.
  func dispatchWaiting() {
    guard waiting.count > 0, let current else { return }
    while current.hasRoom, let call = waiting.popFirstUnary() {
      guard send(call, on: current) else { break }
    }
    while current.hasRoom, current.machine.hasRoomForStream, let call = waiting.popFirstStream() {
      guard send(call, on: current) else { return }
    }
  }

  /// False where nothing more can be sent now.
  private func send(_ call: AnyClientCall, on channel: ClientChannelHandler) -> Bool {
    switch call.send(on: channel) {
    case .sent: return true
    case .tooLarge(let limit, let text):
      fail(call, .messageTooLarge, "the request is over a limit of the server: \(text)", limit: limit)
      return true
    case .wait:
      waiting.prepend(call)
      return false
    case .connectionEnding:
      waiting.prepend(call)
      rotate(channel)
      return false
    }
  }

  private func giveUp(_ call: AnyClientCall) {
    switch call.state {
    case .idle:
      // Either it has completed, or it comes after its cancellation and fails in `start`.
      call.isCancelled = true
      return
    case .waiting: waiting.remove(call)
    case .resting: resting.remove(call)
    case .inFlight(let channel, let slot): channel.giveUp(slot: slot, .caller)
    }
    call.failed(CancellationError())
  }

  func fail(
    _ call: AnyClientCall, _ reason: ClientError.Reason, _ message: String, limit: String? = nil, goAway: String? = nil
  ) {
    call.failed(error(call, reason, message, limit: limit, goAway: goAway))
  }

  private func error(
    _ call: AnyClientCall, _ reason: ClientError.Reason, _ message: String, limit: String? = nil, goAway: String? = nil
  ) -> ClientError {
    let peer = call.attempts > 0 ? endpoints[call.endpointNumber] : lastFailure?.peer ?? endpoints[course.index]
    return call.error(reason, message, peer: peer, limit: limit, goAway: goAway)
  }

  /// Fails the calls that are not sent and that the condition holds for.
  func failUnsent(
    _ reason: ClientError.Reason, _ message: String, goAway: String? = nil,
    where condition: (AnyClientCall) -> Bool = { _ in true }
  ) {
    let calls = waiting.removeAll(where: condition) + resting.removeAll(where: condition)
    for call in calls { fail(call, reason, message, goAway: goAway) }
  }

  // MARK: Resting

  /// Tries a call again after a while.
  func rest(_ call: AnyClientCall, _ retry: RetryState, until due: NIODeadline) {
    retry.due = due.uptimeNanoseconds
    resting.append(call, as: .resting)
    armDeadline(call.deadline)
    rests.arm(due) { self.wakeResting() }
  }

  private func wakeResting() {
    rests.fired()
    let now = NIODeadline.now().uptimeNanoseconds
    var earliest = UInt64.max
    let rested = resting.removeAll { call in
      // A call rests because of what its retry state says.
      let due = call.retry?.due ?? 0
      if due > now { earliest = min(earliest, due) }
      return due <= now
    }
    if earliest < .max { rests.arm(.uptimeNanoseconds(earliest)) { self.wakeResting() } }
    for call in rested {
      if let failure = whyNotToWait(call) { call.failed(failure) } else { waiting.append(call) }
    }
    dispatchWaiting()
  }

  // MARK: Deadlines

  func armDeadline(_ deadline: NIODeadline) {
    deadlines.arm(deadline) { self.expireCalls() }
  }

  /// Ends the calls whose time is over.
  private func expireCalls() {
    deadlines.fired()
    let now = NIODeadline.now()
    var expired: [AnyClientCall] = []
    var earliest = NIODeadline.distantFuture
    func examine(_ call: AnyClientCall) {
      if call.deadline <= now { expired.append(call) } else { earliest = min(earliest, call.deadline) }
    }
    waiting.forEach(examine)
    resting.forEach(examine)
    for channel in channels { channel.forEachCall(examine) }
    if earliest < .distantFuture { armDeadline(earliest) }
    for call in expired { expire(call) }
  }

  private func expire(_ call: AnyClientCall) {
    var message = "there was no answer in time"
    var goAway: String?
    switch call.state {
    case .idle: return
    case .waiting:
      waiting.remove(call)
      if current == nil, let lastFailure {
        message = "there was no connection in time: \(lastFailure.message)"
        goAway = lastFailure.goAway
      } else if call.attempts == 0 {
        message = "there was no room on the connection in time"
      }
    case .resting: resting.remove(call)
    case .inFlight(let channel, let slot): channel.giveUp(slot: slot, .deadline)
    }
    fail(call, .timedOut, message, goAway: goAway)
  }

  /// Ends the timers of a connection that is closed.
  func cancelTimers() {
    deadlines.cancel()
    rests.cancel()
  }
}
