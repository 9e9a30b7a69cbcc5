import Instrumentation
import KeiyakuMessages
import KeiyakuService
import Synchronization

/// A service layer of a few methods that do what a test of the server needs, on an imagined log.
///
/// Every method takes and gives an `RPCStatus`, because that message has a text, a number and room for megabytes.
final class FakeHost: ServiceHost {
  typealias Method = MethodDescriptor<RPCStatus, RPCStatus>

  /// Answers with the request.
  static let echo = method("test.v1.Test/Echo")
  /// Answers with the request, off the event loop.
  static let echoBlocking = method("test.v1.Test/EchoBlocking")
  /// Answers with the request, gated behind the sequence in `retry_pushback_ms`.
  static let write = method("test.v1.Test/Write")
  /// Refuses, gated behind the sequence in `retry_pushback_ms`.
  static let refuse = method("test.v1.Test/Refuse")
  /// Answers with as many bytes as `retry_pushback_ms` says.
  static let large = method("test.v1.Test/Large")
  /// Waits until `release` or its cancellation.
  static let wait = method("test.v1.Test/Wait")
  /// Returns only at `release`, whatever happens.
  static let stubborn = method("test.v1.Test/Stubborn")

  /// Sends as many items as `retry_pushback_ms` says, each of as many bytes as `message` says, numbered in
  /// `retry_pushback_ms`; then OK with a trailer, or the status whose reason `reason` gives.
  static let expand = method("test.v1.Test/Expand", .serverStreaming)
  /// Sends items 1, 2, 3, each gated behind its number.
  static let gatedItems = method("test.v1.Test/GatedItems", .serverStreaming)
  /// Answers with the number of items, and in `message` with the sum of their bytes.
  static let collect = method("test.v1.Test/Collect", .clientStreaming)
  /// Returns every item.
  static let relay = method("test.v1.Test/Relay", .bidirectional)
  /// Takes an item at each `release`, and returns it.
  static let slowRelay = method("test.v1.Test/SlowRelay", .bidirectional)
  /// Takes items until the call ends; fires `started`, and `cancelled` where it ends with an error.
  static let waitForItems = method("test.v1.Test/WaitForItems", .bidirectional)
  /// Returns at the first item.
  static let firstItem = method("test.v1.Test/FirstItem", .clientStreaming)

  private static func method(_ name: String, _ kind: MethodKind = .unary) -> Method {
    Method(id: FNV1a.hash32(name), fullName: name, kind: kind, isRead: false, isBlocking: false)
  }

  let databaseID = [UInt8](repeating: 0xDA, count: 16)
  let incarnation = [UInt8](repeating: 0x1C, count: 16)
  /// Runs of `echo`, `write` and `large`; items that handlers have sent.
  let runs = Atomic<Int>(0)
  /// How often the server has asked for the write of records.
  let writesAsked = Atomic<Int>(0)
  /// Fires each time.
  let writeAsked = Signal()
  /// The deadline that the last `echo` saw.
  let lastDeadline = Mutex<ContinuousClock.Instant?>(nil)
  /// The context that the last `echo` or `echoBlocking` was given.
  let lastContext = Mutex<CallContext?>(nil)
  /// The service context that the last `echoBlocking` found as its task's own.
  let lastTaskContext = Mutex<ServiceContext?>(nil)
  let started = Signal()
  let cancelled = Signal()
  let released = Signal()

  private let durable = Atomic<Int64>(0)
  private let callback = Mutex<(@Sendable (Int64) -> Void)?>(nil)

  var durableSequence: Int64 { durable.load(ordering: .sequentiallyConsistent) }

  func writeAppended() {
    writesAsked.add(1, ordering: .relaxed)
    writeAsked.fire()
  }

  func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) {
    self.callback.withLock { $0 = callback }
  }

  /// The log has become durable up to a sequence.
  func advance(to sequence: Int64) {
    durable.store(sequence, ordering: .sequentiallyConsistent)
    callback.withLock { $0 }?(sequence)
  }

  var methods: [ServiceMethod] {
    [
      .unary(Self.echo) { request, context in
        self.runs.add(1, ordering: .relaxed)
        self.lastDeadline.withLock { $0 = context.deadline }
        self.lastContext.withLock { $0 = context }
        return Gated(.success(request), observed: 0)
      },
      .blocking(Self.echoBlocking) { request, context in
        self.lastContext.withLock { $0 = context }
        self.lastTaskContext.withLock { $0 = ServiceContext.current }
        return Gated(.success(request), observed: 0)
      },
      .unary(Self.write) { request, _ in
        self.runs.add(1, ordering: .relaxed)
        return Gated(.success(request), observed: Int64(request.retryPushbackMs))
      },
      .unary(Self.refuse) { request, _ in
        Gated(
          .failure(RPCError(code: .notFound, reason: "PLAN_NOT_FOUND", message: "no such plan")),
          observed: Int64(request.retryPushbackMs))
      },
      .unary(Self.large) { request, _ in
        self.runs.add(1, ordering: .relaxed)
        return Gated(.success(.ofBytes(Int(request.retryPushbackMs))), observed: 0)
      },
      .blocking(Self.wait) { request, _ in
        self.started.fire()
        await self.released.wait()
        if Task.isCancelled { self.cancelled.fire() }
        return Gated(.success(request), observed: 0)
      },
      .blocking(Self.stubborn) { request, _ in
        self.started.fire()
        await self.released.waitUncancelled()
        return Gated(.success(request), observed: 0)
      },
    ] + streamingMethods
  }

  private var streamingMethods: [ServiceMethod] {
    [
      .serverStreaming(Self.expand) { request, responses, _ in await self.expand(request, responses) },
      .serverStreaming(Self.gatedItems) { _, responses, _ in
        for number in 1...3 {
          try? await responses.send(.with { $0.retryPushbackMs = Int32(number) }, observed: Int64(number))
        }
        return nil
      },
      .clientStreaming(Self.collect) { requests, _ in
        var (count, bytes) = (Int32(0), 0)
        do throws(RPCError) {
          for try await request in requests {
            count += 1
            bytes += request.details.reduce(0) { $0 + $1.value.count }
          }
        } catch {
          return .refused(error)
        }
        let (items, text) = (count, "\(bytes)")
        let reply = RPCStatus.with { reply in
          reply.retryPushbackMs = items
          reply.message = text
        }
        return Gated(.success(reply), observed: 0)
      },
      .bidirectional(Self.relay) { requests, responses, context in
        self.lastDeadline.withLock { $0 = CallDeadline.current }
        return await self.relay(requests, responses) {}
      },
      .bidirectional(Self.slowRelay) { requests, responses, _ in
        self.started.fire()
        return await self.relay(requests, responses) { await self.released.wait() }
      },
      .bidirectional(Self.waitForItems) { requests, _, _ in
        self.started.fire()
        do throws(RPCError) {
          for try await _ in requests {}
          return nil
        } catch {
          self.cancelled.fire()
          return error
        }
      },
      .clientStreaming(Self.firstItem) { requests, _ in
        var iterator = requests.makeAsyncIterator()
        let first = try? await iterator.next()
        return Gated(.success(first ?? RPCStatus()), observed: 0)
      },
    ]
  }

  private func expand(_ request: RPCStatus, _ responses: ResponseStream<RPCStatus>) async -> RPCError? {
    do throws(RPCError) {
      for number in 0..<request.retryPushbackMs {
        var item = RPCStatus.ofBytes(Int(request.message) ?? 0)
        item.retryPushbackMs = number
        try await responses.send(item)
        runs.add(1, ordering: .relaxed)
      }
    } catch {
      cancelled.fire()
      return error
    }
    if !request.reason.isEmpty { return RPCError(code: .aborted, reason: request.reason, message: "asked for") }
    responses.setTrailers([.with { $0.key = "done" }])
    return nil
  }

  private func relay(
    _ requests: RequestStream<RPCStatus>, _ responses: ResponseStream<RPCStatus>, _ pause: () async -> Void
  ) async -> RPCError? {
    do throws(RPCError) {
      var iterator = requests.makeAsyncIterator()
      while true {
        await pause()
        guard let request = try await iterator.next() else { return nil }
        try await responses.send(request)
        runs.add(1, ordering: .relaxed)
      }
    } catch {
      return error
    }
  }
}

extension RPCStatus {
  /// A status of about so many bytes.
  static func ofBytes(_ count: Int) -> RPCStatus {
    .with { status in
      var rest = count
      while rest > 0 {
        let part = min(rest, 60_000)
        status.details.append(.with { $0.value = [UInt8](repeating: 0x5A, count: part) })
        rest -= part
      }
    }
  }
}

/// Something that happens, any number of times; each `wait` takes one of them.
final class Signal: Sendable {
  private struct State {
    var fired = 0
    var nextWaiter = 0
    var waiters: [(number: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  func fire() {
    state.withLock { state in
      if state.waiters.isEmpty { state.fired += 1 } else { state.waiters.removeFirst().continuation.resume() }
    }
  }

  /// Waits; a cancelled task, such as that of a test whose time is up, waits no longer.
  func wait() async {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await waitUncancelled(number)
    } onCancel: {
      state.withLock { state in
        guard let index = state.waiters.firstIndex(where: { $0.number == number }) else { return }
        state.waiters.remove(at: index).continuation.resume()
      }
    }
  }

  /// Waits whatever happens.
  func waitUncancelled(_ number: Int = 0) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.fired > 0 {
          state.fired -= 1
          continuation.resume()
        } else if Task.isCancelled && number > 0 {
          continuation.resume()
        } else {
          state.waiters.append((number, continuation))
        }
      }
    }
  }
}
