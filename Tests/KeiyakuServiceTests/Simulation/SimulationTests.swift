import Foundation
import Testing

/// The whole core under simulated faults. KEIYAKU_SIM_SEED=S begins with seed S, KEIYAKU_SIM_ROUNDS=N runs so many seeds;
/// `make sim SEED=S ROUNDS=N` sets both.
@Suite struct SimulationTests {
  private static let rounds = Int(ProcessInfo.processInfo.environment["KEIYAKU_SIM_ROUNDS"] ?? "") ?? 8
  private static let firstSeed = UInt64(ProcessInfo.processInfo.environment["KEIYAKU_SIM_SEED"] ?? "") ?? 1

  /// Seeds that once found a fault, and what it was.
  @Test(
    arguments: [
      (11, .first, "a directory was made, its parent's sync failed, and the next start did not sync it either")
    ] as [(UInt64, Simulation.Repertoire, String)])
  func aSeedThatOnceFailedPasses(
    seed: UInt64, repertoire: Simulation.Repertoire, fault: String
  ) async throws {
    do { try await Simulation(seed: seed, repertoire: repertoire).run(steps: 600) } catch {
      Issue.record("\(fault): \(error)")
    }
  }

  @Test func nothingSeenIsTakenBackAndTheStateIsAPrefixOfWhatWasAccepted() async throws {
    var counts: [String: Int] = [:]
    for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.rounds) {
      let simulation = Simulation(seed: seed)
      do { try await simulation.run(steps: 600) } catch {
        Issue.record("\(error)")
        return
      }
      counts.merge(simulation.counts) { $0 + $1 }
    }
    print("simulated \(Self.rounds) seeds from \(Self.firstSeed):", counts.sorted { $0.key < $1.key })
    // A run that meets none of these proves nothing.
    for kind in [
      "kills", "power failures", "shut downs", "snapshots", "calls given up", "flipped bits", "flipped bits refused",
      "replays of the log alone", "records watched", "watches gone on with", "records read again", "trails",
    ] {
      #expect(counts[kind, default: 0] > 0, "\(kind)")
    }
  }
}
