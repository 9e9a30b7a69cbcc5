import KeiyakuClient
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

/// What watchers see while servers come and go.
@Suite(.serialized, .timeLimit(.minutes(3))) struct WatchTests {
  /// What a watcher has seen.
  private final class Seen: Sendable {
    let sequences = Mutex<[Int64]>([])
    private let grown = AsyncStream<Int64>.makeStream(bufferingPolicy: .bufferingNewest(1))

    func add(_ sequence: Int64) {
      sequences.withLock { $0.append(sequence) }
      grown.continuation.yield(sequence)
    }

    /// Waits until a record has been seen.
    func wait(for sequence: Int64) async {
      if sequences.withLock({ $0.last ?? 0 }) >= sequence { return }
      for await seen in grown.stream where seen >= sequence { return }
    }
  }

  // Each of the changes is made once, whatever the kills, because the client asks again with the same request id; and
  // each record is seen once, because the watch goes on where it stood.
  @Test(arguments: Depth.allCases)
  func everyRecordIsSeenOnceUnderLoadAcrossKills(depth: Depth) async throws {
    var server = try await ServerUnderTest.start(depth)
    let watcher = try await server.connect()
    let seen = Seen()
    let watching = Task {
      for try await record in watcher.events.follow(.after(WatchCursor())) { seen.add(record.sequence) }
    }
    let client = try await server.connect { $0.defaultTimeout = .seconds(60) }
    for round in 0..<4 {
      let load = Task {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<100 {
            group.addTask {
              _ = try await client.customers.create(.with { $0.spec = .with { $0.login = "c\(round)-\(number)" } })
            }
          }
          try await group.waitForAll()
        }
      }
      // Amid the load: some of it is acknowledged, some is on its way.
      await seen.wait(for: Int64(round * 100 + 20))
      server = try await server.killedAndRestarted()
      try await load.value
    }
    let last = try await client.admin.getServerInfo(.init()).appliedSequence
    await seen.wait(for: last)
    let sequences = seen.sequences.withLock { $0 }
    #expect(sequences == Array(1...last), "\(sequences.count) of \(last)")
    #expect(last == 401)
    watching.cancel()
    _ = await watching.result
    await client.close()
    await watcher.close()
    await server.end()
  }
}
