import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

@Suite("Calls that stream, in process and against the real executable", .timeLimit(.minutes(3)))
struct StreamingTests {
  private func withClient(
    _ depth: Depth, _ configure: (inout ClientConfiguration) -> Void = { _ in },
    _ body: (KeiyakuClient) async throws -> Void
  ) async throws {
    let server = try await ServerUnderTest.start(depth)
    let client = try await server.connect { configuration in
      configuration.defaultTimeout = .seconds(60)
      configure(&configuration)
    }
    try await body(client)
    await client.close()
    await server.end()
  }

  private func item(_ count: Int, _ byte: UInt8 = 7) -> RPCDiagnosticsItem {
    .with { $0.payload = Array(repeating: byte, count: count) }
  }

  @Test(
    "A server's stream comes whole and in order, small items and items larger than the window",
    arguments: [0, 3_000_000], Depth.allCases)
  func expand(payloadBytes: UInt32, depth: Depth) async throws {
    try await withClient(depth) { client in
      let count: UInt32 = payloadBytes == 0 ? 200_000 : 10
      let request = RPCExpandRequest.with { request in
        request.itemCount = count
        request.payloadBytes = payloadBytes
      }
      let items = client.diagnostics.expand(request)
      var number: UInt32 = 0
      for try await item in items {
        if item.payload.count != Int(payloadBytes)
          || !item.payload.allSatisfy({ $0 == UInt8(truncatingIfNeeded: number) })
        {
          Issue.record("item \(number) is not what was asked for")
        }
        number += 1
      }
      #expect(number == count)
      #expect(items.trailers.first?.value == Array("\(count)".utf8))
    }
  }

  @Test("A stream that ends with an error throws it after its items", arguments: Depth.allCases)
  func expandFails(depth: Depth) async throws {
    try await withClient(depth) { client in
      let request = RPCExpandRequest.with { request in
        request.itemCount = 5
        request.code = .permissionDenied
      }
      var count = 0
      do {
        for try await _ in client.diagnostics.expand(request) { count += 1 }
        Issue.record("no error")
      } catch let error as RPCError {
        #expect(error.code == .permissionDenied && error.reason == "DIAGNOSTICS_REQUESTED")
      }
      #expect(count == 5)
    }
  }

  @Test(
    "A client's stream arrives whole, small items and items larger than the window",
    arguments: [(100_000, 3), (5, 3_000_000)], Depth.allCases)
  func collect(items: (count: Int, payloadBytes: Int), depth: Depth) async throws {
    try await withClient(depth) { client in
      let (count, payloadBytes) = items
      let item = item(payloadBytes)
      let reply = try await client.diagnostics.collect { requests in
        for _ in 0..<count { try await requests.send(item) }
      }
      #expect(reply.itemCount == UInt64(count) && reply.payloadBytes == UInt64(count * payloadBytes))
    }
  }

  @Test("An item over the server's limit ends its call here, by the limit's name", arguments: Depth.allCases)
  func itemTooLarge(depth: Depth) async throws {
    try await withClient(depth) { client in
      do {
        _ = try await client.diagnostics.collect { requests in
          try await requests.send(item(5_000_000))
          while true { try await requests.send(item(1)) }
        }
        Issue.record("no error")
      } catch let error as ClientError {
        #expect(error.reason == .messageTooLarge && error.limit == "message_bytes_max")
      }
      _ = try await client.diagnostics.echo(item(1))
    }
  }

  @Test("Both sides of a call stream at once, more than the windows hold", arguments: Depth.allCases)
  func relay(depth: Depth) async throws {
    try await withClient(depth) { client in
      let call = client.diagnostics.relay()
      try await withThrowingTaskGroup { group in
        group.addTask {
          for number in 0..<3000 { try await call.send(item(number * 7 % 20_000, UInt8(number % 256))) }
          call.finish()
        }
        var number = 0
        for try await answer in call.responses {
          if answer != item(number * 7 % 20_000, UInt8(number % 256)) { Issue.record("item \(number) is another") }
          number += 1
        }
        #expect(number == 3000)
        try await group.waitForAll()
      }
    }
  }

  private enum Outcome: Hashable { case done, cancelled, timedOut }

  @Test(
    "Thousands of calls of all four shapes with cancellations and deadlines: each ends once, as it should",
    arguments: Depth.allCases)
  func mixedCalls(depth: Depth) async throws {
    try await withClient(depth, { $0.connectionCount = 2 }) { client in
      let outcomes = await withTaskGroup(of: [Outcome].self) { group in
        for worker in 0..<16 {
          group.addTask {
            var outcomes: [Outcome] = []
            for number in 0..<200 { outcomes.append(await mixedCall(client, worker * 200 + number)) }
            return outcomes
          }
        }
        return await group.reduce(into: [Outcome: Int]()) { counts, outcomes in
          for outcome in outcomes { counts[outcome, default: 0] += 1 }
        }
      }
      #expect(outcomes.values.reduce(0, +) == 3200)
      for outcome in [Outcome.done, .cancelled, .timedOut] { #expect(outcomes[outcome, default: 0] > 0, "\(outcome)") }
      // Nothing was left behind: as many streams as are allowed begin again.
      let calls = (0..<128).map { _ in client.diagnostics.relay() }
      for call in calls {
        try await call.send(item(1))
        var iterator = call.responses.makeAsyncIterator()
        #expect(try await iterator.next() == item(1))
      }
    }
  }

  private func mixedCall(_ client: KeiyakuClient, _ number: Int) async -> Outcome {
    // Every tenth has a deadline that it cannot keep, every tenth is cancelled.
    let isLate = number % 10 == 3
    let isEndless = isLate || number % 10 == 7
    let options = CallOptions(timeout: isLate ? .milliseconds(number % 20 + 1) : .seconds(60))
    let task = Task {
      switch number % 4 {
      case 0 where !isEndless:
        let answer = try await client.diagnostics.echo(item(number % 1000), options: options)
        if answer != item(number % 1000) { Issue.record("another answer") }
      case 1:
        let request = RPCExpandRequest.with { request in
          request.itemCount = isEndless ? .max : UInt32(number % 200)
          // Few of those that nobody waits for are under way when the call ends.
          request.payloadBytes = isEndless ? 20_000 : 0
        }
        var seen = 0
        for try await _ in client.diagnostics.expand(request, options: options) { seen += 1 }
        if seen != number % 200 { Issue.record("\(seen) items instead of \(number % 200)") }
      case 2:
        let reply = try await client.diagnostics.collect(options: options) { requests in
          for _ in 0..<(isEndless ? Int.max : number % 200) { try await requests.send(item(3)) }
        }
        if reply.itemCount != UInt64(number % 200) { Issue.record("\(reply.itemCount) items") }
      default:
        let call = client.diagnostics.relay(options: options)
        try await call.send(item(5))
        if !isEndless { call.finish() }
        for try await answer in call.responses where answer != item(5) { Issue.record("another item") }
      }
    }
    if isEndless && !isLate { task.cancel() }
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
      Issue.record("\(error)")
      return .done
    }
  }

  @Test("A server that stops says so to whoever watches its health, and ends the stream")
  func healthIsWatchedUntilTheServerStops() async throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path)
    let client = try await KeiyakuClient.connect(server.address)
    var seen = client.health.watch(.init()).makeAsyncIterator()
    #expect(try await seen.next()?.status == .serving)
    async let status = Task.detached { server.terminate() }.value
    #expect(try await seen.next()?.reason == "DRAINING")
    let next = try await seen.next()
    #expect(next == nil)
    #expect(await status == 0)
    await client.close()
  }
}
