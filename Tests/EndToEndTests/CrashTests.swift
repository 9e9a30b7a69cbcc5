import Foundation
import KeiyakuClient
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

/// Load, `kill -9` at a random moment of the process's life, restart; again and again on one data directory.
///
/// The moment is counted from the start of the process: it may fall into the opening of the directory, the replay, the
/// repair of what the kill before left, the filling of a spare, a rotation, or the load. Segments are as small as they
/// may be, so that they rotate. `KEIYAKU_CRASH_ROUNDS` sets the number of rounds, `KEIYAKU_CRASH_SEED` repeats a run's
/// choice of moments.
@Suite(.serialized) struct CrashTests {
  private static let rounds = ProcessInfo.processInfo.environment["KEIYAKU_CRASH_ROUNDS"].flatMap(Int.init) ?? 50
  private static let seed =
    ProcessInfo.processInfo.environment["KEIYAKU_CRASH_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64.max)
  /// After so many rounds the server is left alone until everything is compared, and until segments have rotated.
  private static let roundsBetweenChecks = 7
  private static let options = ["--segment-bytes", "1064960"]

  private let directory: TemporaryDirectory
  private let ledger = CrashLedger()

  init() throws { directory = try TemporaryDirectory() }

  @Test func whatWasAcknowledgedIsThereExactlyOnceAfterEveryKill() async throws {
    print("crash test: \(Self.rounds) rounds, KEIYAKU_CRASH_SEED=\(Self.seed)")
    var random = SplitMix64(state: Self.seed)
    ledger.intends(Intent.keeper)
    var openingTime = try await check(all: true, loadAfter: nil)
    var killedInOpening = 0
    for round in 1...Self.rounds {
      // As often in the opening, however long it has grown, as in the load.
      let share = Double(random.next() % 1000) / 1000
      let moment = random.next() % 2 == 0 ? openingTime * share : openingTime + .milliseconds(350) * share
      if try await !crash(round: round, after: moment) { killedInOpening += 1 }
      if round % Self.roundsBetweenChecks == 0 {
        openingTime = try await check(all: false, loadAfter: round)
      }
    }
    _ = try await check(all: true, loadAfter: nil)
    print(
      "crash test: \(ledger.count) mutations, \(ledger.unacknowledgedCount) of them unacknowledged at a kill; "
        + "\(killedInOpening) kills before the server served")
    #expect(try ServerProcess(dataDirectory: directory.path, options: Self.options).terminate() == 0, "an orderly stop")
  }

  /// One life: the process is killed so long after its start, whatever it does then.
  /// - Returns: Whether it came to serve.
  private func crash(round: Int, after moment: Duration) async throws -> Bool {
    var killer: Killer?
    let server: ServerProcess
    do {
      server = try ServerProcess(dataDirectory: directory.path, options: Self.options) {
        killer = Killer($0, after: moment)
      }
    } catch {
      let killed = try #require(killer).hasKilled
      #expect(killed, "the server ended by itself: \(error)")
      await killer?.wait()
      return false
    }
    // Made as soon as the process ran.
    let kill = try #require(killer)
    if let client = try? await KeiyakuClient.connect(server.address) {
      async let load: Void = load(client, round: round, calls: .max)
      await kill.wait()
      // Callers whose calls are under way learn of the end from the client.
      await client.close()
      await load
    } else {
      await kill.wait()
    }
    server.kill()
    return true
  }

  /// Starts the server, holds it against the ledger, and against itself after one more kill.
  ///
  /// - Parameter loadAfter: A round after which so much load is put on it that segments rotate; nil for none.
  /// - Returns: How long the server took to serve.
  private func check(all: Bool, loadAfter round: Int?) async throws -> Duration {
    let clock = ContinuousClock()
    let begin = clock.now
    var server = try ServerProcess(dataDirectory: directory.path, options: Self.options)
    let openingTime = begin.duration(to: clock.now)
    var client = try await KeiyakuClient.connect(server.address)
    try await ledger.check(client, all: all)
    if let round {
      try await rotate(client, round: round)
    }
    let before = try await Inventory(client)
    try ledger.compare(before)
    await client.close()
    server.kill()
    server = try ServerProcess(dataDirectory: directory.path, options: Self.options)
    client = try await KeiyakuClient.connect(server.address)
    #expect(try await Inventory(client) == before, "all that was read before the kill is read after it")
    await client.close()
    server.kill()
    return openingTime
  }

  /// Puts load on the server until its log has begun another segment.
  ///
  /// How many calls that takes depends on how many of them share a frame, so there is no one number of them.
  private func rotate(_ client: KeiyakuClient, round: Int) async throws {
    let highest = try segments().max() ?? 0
    for part in 1...50 {
      await load(client, round: -(round * 100 + part), calls: 40)
      if try segments().max() ?? 0 > highest { return }
    }
    Issue.record("no segment has rotated under load")
  }

  /// Sixteen callers, each with one mutation under way, until they have made so many each or the client is closed.
  private func load(_ client: KeiyakuClient, round: Int, calls: Int) async {
    await withTaskGroup(of: Void.self) { [ledger] group in
      for caller in 0..<16 {
        group.addTask {
          var number = 0
          var name = ""
          while number < calls {
            let change = Intent.Change.allCases[number % Intent.Change.allCases.count]
            if change.createsName { name = "r\(round)-c\(caller)-n\(number)" }
            number += 1
            let intent = Intent(name: name, number: number, change: change)
            ledger.intends(intent)
            guard let outcome = try? await intent.carryOut(client) else { return }
            ledger.acknowledges(intent, outcome)
          }
        }
      }
    }
  }

  /// The numbers of the log's segments.
  private func segments() throws -> [Int] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path + "/wal").compactMap { name in
      name.hasSuffix(".wal") ? Int(name.dropLast(4)) : nil
    }
  }
}

/// Kills a process after a time.
private final class Killer: Sendable {
  private let (killed, continuation) = AsyncStream.makeStream(of: Void.self)
  private let isDue = Atomic(false)

  init(_ processID: Int32, after time: Duration) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .microseconds(Int(time.milliseconds * 1000))) {
      [self] in
      isDue.store(true, ordering: .sequentiallyConsistent)
      _ = Foundation.kill(processID, SIGKILL)
      continuation.finish()
    }
  }

  /// Whether it has, or is about to.
  var hasKilled: Bool { isDue.load(ordering: .sequentiallyConsistent) }

  /// Returns when it has.
  func wait() async { for await _ in killed {} }
}

extension Duration {
  fileprivate var milliseconds: Double { self / .milliseconds(1) }
}

/// A small generator of repeatable numbers (Steele, Lea and Flood, 2014).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
