import Foundation
import KeiyakuClient
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

/// Calls of every shape at random, some cancelled, some with deadlines that they cannot keep, while the server stops in
/// good order, is killed, and comes back. `KEIYAKU_SOAK_CALLS` sets how many; see `make soak`.
@Suite(.serialized, .timeLimit(.minutes(30))) struct SoakTests {
  private static let callCount = ProcessInfo.processInfo.environment["KEIYAKU_SOAK_CALLS"].flatMap(Int.init) ?? 4000
  /// Times that the server goes away, in the first two thirds of the calls.
  private static let restarts = 6
  private static let workers = 32
  /// What a process may grow by while the calls of the last third come and go.
  private static let growthMax = 48 << 20

  private enum Ending: Hashable { case done, cancelled, timedOut, interrupted }

  /// Deals out the numbers of calls, and counts how they end.
  private final class Tally: Sendable {
    private let state = Mutex((next: 0, ended: 0, endings: [Ending: Int]()))

    func nextNumber() -> Int? {
      state.withLock { state in
        defer { state.next += 1 }
        return state.next < SoakTests.callCount ? state.next : nil
      }
    }

    func note(_ ending: Ending) {
      state.withLock { state in
        state.ended += 1
        state.endings[ending, default: 0] += 1
      }
    }

    var ended: Int { state.withLock { $0.ended } }
    var endings: [Ending: Int] { state.withLock { $0.endings } }
  }

  @Test func everyCallEndsOnceWhileServersComeAndGoAndNothingIsLeft() async throws {
    let directory = try TemporaryDirectory()
    let options = ["--metrics-listen", "127.0.0.1:0"]
    var server = try ServerProcess(dataDirectory: directory.path, options: options)
    let port = try #require(server.address.split(separator: ":").last.flatMap { Int($0) })
    var configuration = try #require(ClientConfiguration(endpoints: server.address))
    configuration.connectionCount = 4
    configuration.defaultTimeout = .seconds(60)
    let client = try await KeiyakuClient.connect(configuration)

    let tally = Tally()
    var (serverBytes, clientBytes) = (0, 0)
    try await withThrowingTaskGroup { group in
      for _ in 0..<Self.workers {
        group.addTask {
          while let number = tally.nextNumber() { tally.note(await Self.call(client, number)) }
        }
      }
      for restart in 1...Self.restarts {
        while tally.ended < restart * Self.callCount * 2 / 3 / Self.restarts { await Task.yield() }
        if restart % 2 == 0 { server.kill() } else { #expect(server.terminate() == 0) }
        server = try ServerProcess(dataDirectory: directory.path, port: port, options: options)
      }
      while tally.ended < Self.callCount * 5 / 6 { await Task.yield() }
      (serverBytes, clientBytes) = (try Self.residentBytes(server.processID), try Self.residentBytes(getpid()))
      try await group.waitForAll()
    }

    let endings = tally.endings
    print("soak test: \(endings.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", "))")
    #expect(endings.values.reduce(0, +) == Self.callCount)
    for ending in [Ending.done, .cancelled, .timedOut] { #expect(endings[ending, default: 0] > 0, "\(ending)") }
    #expect(try Self.residentBytes(server.processID) < serverBytes + Self.growthMax)
    #expect(try Self.residentBytes(getpid()) < clientBytes + Self.growthMax)

    // No stream is left on either side: as many as are allowed begin again.
    let calls = (0..<4 * 64).map { _ in client.diagnostics.relay() }
    for call in calls {
      try await call.send(Self.item(1))
      var iterator = call.responses.makeAsyncIterator()
      #expect(try await iterator.next() == Self.item(1))
      call.finish()
      #expect(try await iterator.next() == nil)
    }
    await client.close()
    let metrics = try #require(server.metricsAddress)
    func isZero(_ series: String) throws -> Bool {
      try HTTPExchange.get("/metrics", at: metrics).body.contains("\n\(series) 0\n")
    }
    while try !isZero("keiyaku_server_connections") || !isZero("keiyaku_server_calls_in_flight") { await Task.yield() }
    #expect(server.terminate() == 0)
  }

  private static func item(_ count: Int) -> RPCDiagnosticsItem {
    .with { $0.payload = Array(repeating: 7, count: count) }
  }

  private static func residentBytes(_ process: Int32) throws -> Int {
    let text = try String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)
    let pages = try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }

  /// One call. Every tenth has a deadline that it cannot keep, every tenth is cancelled.
  private static func call(_ client: KeiyakuClient, _ number: Int) async -> Ending {
    let isLate = number % 10 == 3
    let isEndless = isLate || number % 10 == 7
    let options = CallOptions(timeout: isLate ? .milliseconds(number % 20 + 1) : .seconds(60))
    let size = number % 500 == 8 ? 2_000_000 : number % 1500
    let task = Task { try await run(client, number, isEndless: isEndless, size: size, options) }
    if isEndless, !isLate { task.cancel() }
    do {
      try await task.value
      return .done
    } catch is CancellationError {
      return .cancelled
    } catch let error as ClientError where error.reason == .timedOut {
      return .timedOut
    } catch let error as RPCError where error.code == .deadlineExceeded {
      return .timedOut
    } catch {
      // A read is asked again where its server went away; a stream that has begun is not.
      if number % 4 == 0 { Issue.record("echo \(number): \(error)") }
      let isExpected =
        switch error {
        case let error as ClientError: error.reason == .connectionLost || error.reason == .connectFailed
        case let error as RPCError: error.code == .unavailable || error.code == .cancelled
        default: false
        }
      if !isExpected { Issue.record("call \(number): \(error)") }
      return .interrupted
    }
  }

  private static func run(
    _ client: KeiyakuClient, _ number: Int, isEndless: Bool, size: Int, _ options: CallOptions
  ) async throws {
    switch number % 4 {
    case 0:
      let answer = try await client.diagnostics.echo(item(size), options: options)
      if answer != item(size) { Issue.record("echo \(number): another answer") }
    case 1:
      let request = RPCExpandRequest.with { request in
        request.itemCount = isEndless ? .max : UInt32(number % 200)
        // Few of those that nobody waits for are under way when the call ends.
        request.payloadBytes = isEndless ? 20_000 : UInt32(number % 300)
      }
      var seen = 0
      for try await item in client.diagnostics.expand(request, options: options) {
        let isNext = item.payload.allSatisfy { $0 == UInt8(truncatingIfNeeded: seen) }
        if item.payload.count != Int(request.payloadBytes) || !isNext { Issue.record("expand \(number): item \(seen)") }
        seen += 1
      }
      if seen != number % 200 { Issue.record("expand \(number): \(seen) items") }
    case 2:
      let reply = try await client.diagnostics.collect(options: options) { requests in
        for _ in 0..<(isEndless ? Int.max : number % 200) { try await requests.send(item(3)) }
      }
      if reply.itemCount != UInt64(number % 200) { Issue.record("collect \(number): \(reply.itemCount) items") }
    default:
      let call = client.diagnostics.relay(options: options)
      try await call.send(item(size))
      if !isEndless { call.finish() }
      var seen = 0
      for try await answer in call.responses {
        if answer != item(size) { Issue.record("relay \(number): another item") }
        seen += 1
      }
      if seen != 1 { Issue.record("relay \(number): \(seen) items") }
    }
  }
}
