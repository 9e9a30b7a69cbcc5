import KeiyakuLog
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// The services over a directory of their own.
final class LoggedServices: ServiceCaller, Sendable {
  let stack: ServiceStack
  let directory: TemporaryDirectory
  let health = HealthState()

  var methods: [ServiceMethod] { stack.methods }

  init(
    in directory: TemporaryDirectory? = nil, recentBytes: Int = 1 << 20, segmentBytes: Int = 2 << 20,
    clock: MovableClock = MovableClock()
  ) throws {
    self.directory = try directory ?? TemporaryDirectory()
    var log = LogConfiguration(directory: self.directory.path + "/data") { Issue.record("the log failed: \($0)") }
    log.segmentBytes = segmentBytes
    if segmentBytes < 2 << 20 { log.framePayloadBytesMax = segmentBytes / 4 }
    log.directIO = false
    log.recentBytesMax = recentBytes
    stack = try ServiceStack(
      log: log, software: "test 1", passwordConcurrency: 1, health: health, now: { clock.wall },
      uptime: { clock.uptime })
  }

  func watch(_ from: WatchRequest.From, kinds: [EntityKind] = []) throws -> StreamedCall<WatchReply> {
    try begin(
      EventServiceMethods.watch,
      .with {
        $0.from = from
        $0.kinds = kinds
      })
  }

  func events(_ kind: EntityKind, _ id: Int64, size: Int32 = 1000) async throws -> [LogRecord] {
    var records: [LogRecord] = []
    var token: [UInt8] = []
    repeat {
      let page = PageRequest.with {
        $0.size = size
        $0.token = token
      }
      let reply = try await call(
        EventServiceMethods.listEvents,
        .with {
          $0.page = page
          $0.entity = .with {
            $0.kind = kind
            $0.id = id
          }
        })
      #expect(reply.records.count <= size && reply.completeSinceSequence == 1)
      records += reply.records
      token = reply.nextPageToken
    } while !token.isEmpty
    return records
  }
}

/// Clocks that run from the services' start time on, and that a test moves.
final class MovableClock: Sendable {
  private let start = ContinuousClock.now
  private let offsets = Mutex((wall: Services.startTime, uptime: Int64(0)))

  private var run: Int64 { Int64(start.duration(to: .now) / .milliseconds(1)) }

  /// The wall clock.
  var wall: Int64 { offsets.withLock { $0.wall } + run }
  /// The boot clock.
  var uptime: Int64 { offsets.withLock { $0.uptime } + run }

  /// Time goes by.
  func pass(_ milliseconds: Int64) {
    offsets.withLock { $0 = ($0.wall + milliseconds, $0.uptime + milliseconds) }
  }

  /// Somebody sets the wall clock.
  func stepWall(by milliseconds: Int64) { offsets.withLock { $0.wall += milliseconds } }
}

extension ServiceStack {
  /// Waits until everything so far is durable.
  fileprivate func waitUntilDurable() async throws {
    let applied = statistics.appliedSequence
    writeAppended()
    _ = await reader.wait(for: applied)
  }
}

extension LoggedServices {
  func settle() async throws { try await stack.waitUntilDurable() }

  func service(heartbeat: Int) throws -> EventService {
    EventService(
      log: DurableLog(
        reader: stack.reader, incarnation: stack.incarnation, health: health, now: { Services.startTime }),
      pages: PageTokens(incarnation: stack.incarnation), heartbeatMilliseconds: heartbeat)
  }
}
