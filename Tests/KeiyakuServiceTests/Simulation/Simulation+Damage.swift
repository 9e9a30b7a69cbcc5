import KeiyakuLog

@testable import KeiyakuEngine

/// Starts from copies of the disk, which leave the run itself alone.
extension Simulation {
  /// Holds a server that has started against copies of the disk as the end before left it, one without the snapshots,
  /// some with one bit flipped.
  func startFromCopies(of left: SimulatedDisk, like server: SimulatedServer) throws {
    guard damage.next() % 2 == 0 else { return }
    try startFromLogAlone(left.copy(), like: server)
    for _ in 0..<3 { try startWithAFlippedBit(left.copy(), like: server) }
  }

  /// Replay of the whole log gives the digest that a start from the newest snapshot gives.
  private func startFromLogAlone(_ copy: SimulatedDisk, like server: SimulatedServer) throws {
    let snapshots = copy.paths(in: "/data/snapshots")
    if snapshots.isEmpty { return }
    for path in snapshots { copy.delete(path) }
    let replayed: SimulatedServer
    do { replayed = try SimulatedServer(World(disk: copy, clock: clock, numbers: numbers)) } catch {
      throw fault("without its snapshots the data directory is refused: \(error)")
    }
    defer { replayed.kill() }
    guard replayed.appliedSequence == server.appliedSequence, replayed.digest == server.digest else {
      throw fault("the log alone gives \(replayed.appliedSequence), with a snapshot it is \(server.appliedSequence)")
    }
    count("replays of the log alone")
  }

  /// Damage is refused by name, or repaired so that nothing of it shows; it is never served.
  private func startWithAFlippedBit(_ copy: SimulatedDisk, like server: SimulatedServer) throws {
    let paths = ["/data", "/data/wal", "/data/snapshots"].flatMap { copy.paths(in: $0) }
      .filter { !(copy.contents($0) ?? []).isEmpty }.sorted()
    // The segment that was written last is the one where an end must be told from damage.
    guard let last = paths.last(where: { $0.hasSuffix(".wal") && !$0.contains("spare") }) else { return }
    let path = damage.next() % 2 == 0 ? last : paths[Int(damage.next() % UInt64(paths.count))]
    let bytes = copy.contents(path) ?? []
    // Most of a segment is zeros; what is written is worth more.
    let written = (bytes.lastIndex { $0 != 0 } ?? 0) + 1
    let place = Int(damage.next() % UInt64(damage.next() % 10 == 0 ? bytes.count : written))
    let bit = UInt8(damage.next() % 8)
    copy.edit(path) { $0[place] ^= 1 << bit }
    count("flipped bits")
    let damaged: SimulatedServer
    do { damaged = try SimulatedServer(World(disk: copy, clock: clock, numbers: numbers)) } catch {
      guard !"\(error)".isEmpty else { throw fault("a flipped bit of \(path) is refused without a word") }
      return count("flipped bits refused")
    }
    defer { damaged.kill() }
    guard damaged.appliedSequence == server.appliedSequence, damaged.digest == server.digest else {
      throw fault(
        "bit \(bit) of byte \(place) of \(path) was flipped, and the server serves \(damaged.appliedSequence) "
          + "instead of \(server.appliedSequence)")
    }
  }
}
