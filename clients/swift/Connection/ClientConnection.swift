internal import KeiyakuMessages
internal import KeiyakuWire
internal import Logging
public import NIOCore
internal import NIOPosix
internal import Synchronization

/// A connection to the server that outlives its sockets: it connects again by itself, queues calls while there is no
/// room or no socket, repeats those that may be repeated, and ends each one by its deadline.
///
/// All state but the submissions belongs to the event loop.
public final class ClientConnection: @unchecked Sendable {
  // Unchecked: everything mutable below is touched on `eventLoop` alone, and `submissions` is behind its own lock.

  private enum Phase {
    case idle
    case connecting
    case open(ClientChannelHandler)
    case backingOff
    case closed
  }

  /// What other threads hand over; drained in one turn of the loop.
  private struct Submissions {
    var entries: [Submission] = []
    var isWakeUpScheduled = false
  }

  private enum Submission {
    case submit(AnyClientCall)
    case cancel(AnyClientCall)
  }

  /// The loop that carries this connection.
  public let eventLoop: any EventLoop
  let configuration: ClientConfiguration
  let arena = MessageArena()
  private let database: KnownDatabase
  private let submissions = Mutex(Submissions())
  private var wakeUp: (@Sendable () -> Void)?

  private var phase = Phase.idle
  private var firstAttempt: EventLoopPromise<Void>?
  /// Channels with calls in flight: the open one, and those that drain.
  private var channels: [ClientChannelHandler] = []
  private var waiting = ClientCallQueue()
  private var deadlines: DeadlineTimer
  /// Attempts to connect that failed since the last HELLO.
  private var failures = 0
  private var lastFailure: ClientError?
  /// The server asked to hold calls back until then.
  private var heldUntil = NIODeadline.uptimeNanoseconds(0)
  private var isClosing = false
  private var closed: [EventLoopPromise<Void>] = []

  init(configuration: ClientConfiguration, database: KnownDatabase, eventLoop: any EventLoop) {
    self.configuration = configuration
    self.database = database
    self.eventLoop = eventLoop
    deadlines = DeadlineTimer(eventLoop: eventLoop)
  }

  // MARK: Calls

  /// Starts a call. To be called on the connection's event loop, also from the completion of another call.
  ///
  /// The call ends by its completion: with the reply, an `RPCError` of the server, or a `ClientError`.
  /// - Precondition: The call is not on its way.
  public func submit(_ call: AnyClientCall, timeout: TimeAmount) {
    submit(call, deadline: .now() + timeout)
  }

  /// Starts a call that ends at the deadline at the latest. To be called on the connection's event loop.
  /// - Precondition: The call is not on its way.
  public func submit(_ call: AnyClientCall, deadline: NIODeadline) {
    eventLoop.preconditionInEventLoop()
    guard case .idle = call.state else { preconditionFailure("the call is on its way") }
    call.deadline = deadline
    call.attempts = 0
    call.progress = .notSent
    start(call)
  }

  /// Hands over a call from any thread; its deadline is set.
  func enqueue(_ call: AnyClientCall) { enqueue(.submit(call)) }

  /// Gives up a call that was, or is about to be, enqueued. From any thread.
  func cancel(_ call: AnyClientCall) { enqueue(.cancel(call)) }

  private func enqueue(_ submission: Submission) {
    let isFirst = submissions.withLock { submissions in
      submissions.entries.append(submission)
      defer { submissions.isWakeUpScheduled = true }
      return !submissions.isWakeUpScheduled
    }
    if isFirst { eventLoop.execute { self.drainSubmissions() } }
  }

  private func drainSubmissions() {
    let entries = submissions.withLock { submissions in
      submissions.isWakeUpScheduled = false
      return exchange(&submissions.entries, with: [])
    }
    for entry in entries {
      switch entry {
      case .submit(let call): start(call)
      case .cancel(let call): giveUp(call)
      }
    }
  }
}
