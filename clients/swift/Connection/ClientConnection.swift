internal import KeiyakuMessages
public import NIOCore
internal import Synchronization

/// A connection to the server that outlives its sockets: it connects again by itself, queues calls while there is no
/// room or no socket, repeats those that may be repeated, and ends each one by its deadline.
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
  }

  enum Phase {
    /// Not started.
    case idle
    /// A socket connects, or its HELLO has not come.
    case connecting
    /// Calls are sent here.
    case open(ClientChannelHandler)
    /// Waits before it connects again.
    case backingOff(Scheduled<Void>)
    case closed
  }

  /// The loop that carries this connection.
  public let eventLoop: any EventLoop
  let configuration: ClientConfiguration
  let arena = MessageArena()
  let database: KnownDatabase
  private let submissions = Mutex(Submissions())

  var phase = Phase.idle
  /// Completes with the first attempt to connect.
  var firstAttempt: EventLoopPromise<Void>?
  /// Channels that have said HELLO: the open one, and those that drain.
  var channels: [ClientChannelHandler] = []
  /// Calls that wait for a channel with room.
  var waiting = ClientCallQueue()
  private var deadlines: DeadlineTimer
  /// The server asked to hold calls back.
  private var isHeld = false
  /// Attempts to connect that failed since the last HELLO.
  var failures = 0
  /// Why there is no connection.
  var lastFailure: ClientError?
  var isClosing = false
  var whenClosed: [EventLoopPromise<Void>] = []

  init(configuration: ClientConfiguration, database: KnownDatabase, eventLoop: any EventLoop) {
    self.configuration = configuration
    self.database = database
    self.eventLoop = eventLoop
    deadlines = DeadlineTimer(eventLoop: eventLoop)
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
    start(call)
  }

  /// Hands over a new call whose deadline is set, from any thread.
  func enqueue(_ call: AnyClientCall) { enqueue(.submit(call)) }

  /// Gives up a call that was, or is about to be, enqueued, from any thread.
  func cancel(_ call: AnyClientCall) { enqueue(.cancel(call)) }

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
      }
    }
  }

  // MARK: Calls on the loop

  private func start(_ call: AnyClientCall) {
    if call.isCancelled { return call.failed(CancellationError()) }
    if isClosing { return fail(call, .closed, "the client is closed") }
    if let lastFailure, lastFailure.reason == .databaseChanged {
      return fail(call, .databaseChanged, lastFailure.message)
    }
    armDeadline(call.deadline)
    if case .open(let channel) = phase, waiting.first == nil, !isHeld, channel.hasRoom {
      _ = send(call, on: channel)
    } else if waiting.count < configuration.waitingCallsMax {
      waiting.append(call)
    } else {
      fail(
        call, .tooManyWaitingCalls,
        "\(waiting.count) calls wait, which is the limit waitingCallsMax of the client's configuration")
    }
  }

  /// Sends calls that wait, as far as there is room.
  func dispatchWaiting() {
    guard waiting.first != nil, !isHeld, case .open(let channel) = phase else { return }
    while channel.hasRoom, let call = waiting.popFirst() {
      guard send(call, on: channel) else { return }
    }
  }

  /// False where nothing more can be sent now.
  private func send(_ call: AnyClientCall, on channel: ClientChannelHandler) -> Bool {
    switch call.send(on: channel) {
    case .sent: return true
    case .tooLarge(let text):
      fail(call, .messageTooLarge, "the request is over a limit of the server: \(text)")
      return true
    case .wait:
      waiting.prepend(call)
      return false
    case .connectionEnding:
      waiting.prepend(call)
      replace(channel)
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
    case .inFlight(let channel, let slot): channel.giveUp(slot: slot, .caller)
    }
    call.failed(CancellationError())
  }

  private func fail(_ call: AnyClientCall, _ reason: ClientError.Reason, _ message: String) {
    call.failed(call.error(reason, message, peer: configuration.endpoint))
  }

  /// Fails every call that waits.
  func failWaiting(_ reason: ClientError.Reason, _ message: String) {
    while let call = waiting.popFirst() { fail(call, reason, message) }
  }

  // MARK: Retries

  /// The server refused a call. Where it did not begin it, the call is tried again; otherwise that is the outcome.
  func callRefused(_ call: AnyClientCall, _ error: RPCError) {
    guard error.notProcessed, error.retryPushback != .never, !isClosing else { return call.failed(error) }
    call.progress = .notProcessed
    waiting.append(call)
    armDeadline(call.deadline)
    if case .afterMilliseconds(let milliseconds) = error.retryPushback {
      hold(for: .milliseconds(Int64(milliseconds)))
    } else if call.attempts > 1 {
      // Without advice: at once the first time, then ever more slowly.
      var random = SystemRandomNumberGenerator()
      hold(for: TimeAmount(configuration.backoff.delay(failures: Int(call.attempts) - 2, using: &random)))
    }
  }

  /// The server did not begin these calls, and the connection ends: they go first on the next one.
  func retryUnprocessed(_ calls: [AnyClientCall]) {
    for call in calls.reversed() {
      call.progress = .notProcessed
      waiting.prepend(call)
    }
    if isClosing { failWaiting(.closed, "the client is closed") }
  }

  /// These calls were in flight when the connection was lost.
  func retryLost(_ calls: [AnyClientCall], reason: String) {
    var failed: [AnyClientCall] = []
    for call in calls.reversed() {
      if call.isRepeatable, !isClosing { waiting.prepend(call) } else { failed.append(call) }
    }
    for call in failed.reversed() { fail(call, .connectionLost, "the connection was lost: \(reason)") }
  }

  private func hold(for time: TimeAmount) {
    guard !isHeld else { return }
    isHeld = true
    eventLoop.assumeIsolated().scheduleTask(in: time) {
      self.isHeld = false
      self.dispatchWaiting()
    }
  }

  // MARK: Deadlines

  private func armDeadline(_ deadline: NIODeadline) {
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
    var next = waiting.first
    while let call = next {
      next = call.nextInQueue
      examine(call)
    }
    for channel in channels { channel.forEachCall(examine) }
    if earliest < .distantFuture { armDeadline(earliest) }
    for call in expired { expire(call) }
  }

  private func expire(_ call: AnyClientCall) {
    switch call.state {
    case .idle: return
    case .waiting:
      waiting.remove(call)
      if let lastFailure {
        return fail(call, .timedOut, "there was no connection in time: \(lastFailure.message)")
      }
    case .inFlight(let channel, let slot): channel.giveUp(slot: slot, .deadline)
    }
    fail(call, .timedOut, "there was no answer in time")
  }

  /// Ends the timers of a connection that is closed.
  func cancelTimers() { deadlines.cancel() }
}
