import KeiyakuLog
import KeiyakuMessages

@testable import KeiyakuEngine
@testable import KeiyakuService

/// The whole core on a simulated disk and clock, from one seed: clients that call and call again, a log that writes when
/// the seed says so, checkpoints, time that goes by, and every kind of end: kill, power failure in the middle of any
/// operation of the disk, operations that fail or are half done, disks that are full, disks that lie about a sync.
///
/// The model goes along with every call. After each end the server is started again, and then:
///
/// - the state equals the model as it was after some record: a prefix of what was accepted, nothing half-done;
/// - that record is not before any that an answer had observed which a client has seen: nothing seen is taken back, and
///   every acknowledged mutation is there, once;
/// - whoever watches goes on where they stood, and has seen every record once, as the model has it, and none that is gone;
/// - a client that has no answer asks again under the same request id, and is answered as the model says;
/// - what is on the disk restores the same state, digest and all, from the log alone as from the newest snapshot;
/// - a copy of the disk with one bit flipped anywhere is refused by name, or shows exactly the same.
///
/// A disk that lies about syncs may lose what was acknowledged; even then the directory is refused by name or holds a
/// prefix of what was accepted.
final class Simulation {
  /// What a simulation found, with where.
  struct Fault: Error, CustomStringConvertible {
    let seed: UInt64
    let step: Int
    let what: String
    let journal: [String]

    var description: String {
      "seed \(seed), step \(step): \(what)\n" + journal.suffix(40).map { "  " + $0 }.joined(separator: "\n")
    }
  }

  typealias World = SimulatedServer.World

  /// An answer that waits for the disk.
  private struct Held {
    let client: Int
    let observed: Int64
    /// Sequence of the record that it acknowledges; 0 for reads, refusals and what changed nothing.
    let acknowledged: Int64
  }

  /// What a simulation is made of. Seeds that once failed are repeated with what there was then.
  enum Repertoire {
    /// Calls, ends, and operations of the disk that fail.
    case first
    /// Also clients that lose patience, writes half done, and syncs that are reported and never were.
    case second
  }

  private let seed: UInt64
  private let repertoire: Repertoire
  private var random: SplitMix64
  /// Chooses what a copy of the disk suffers, which changes nothing in the run itself.
  var damage: SplitMix64
  private var commands: CommandGenerator
  let disk = SimulatedDisk()
  let clock = Services.Clock()
  let numbers: @Sendable () -> UInt64
  private(set) var server: SimulatedServer?
  /// Whether the disk was found to have lied, which nobody recovers from.
  private var isOver = false
  private(set) var model = ReferenceModel(now: Services.startTime)
  /// Who follows the log, in a run of the second repertoire.
  var watcher = Watcher()
  /// The model as it was after each record.
  private var history: [Int64: ReferenceModel] = [:]
  private var digests: [Int64: StateDigest] = [:]
  /// What each client has asked for and has no answer to.
  private var asked: [ModelCommand?]
  private var held: [Held] = []
  /// The newest record that any client has seen a trace of.
  var seen: Int64 = 0
  private var step = 0
  private var journal: [String] = []
  private var requestNumber: UInt64 = 0

  /// Ends of the server by kind, and more that a run wants to have seen.
  private(set) var counts: [String: Int] = [:]

  init(seed: UInt64, repertoire: Repertoire = .second, clients: Int = 4) {
    self.seed = seed
    self.repertoire = repertoire
    damage = SplitMix64(seed: seed ^ 0xDA_3A6E)
    watcher.random = SplitMix64(seed: seed ^ 0x3A7C)
    random = SplitMix64(seed: seed)
    commands = CommandGenerator(seed: seed, identified: false)
    asked = Array(repeating: nil, count: clients)
    numbers = SharedNumbers(seed: seed).next
  }

  /// Runs so many steps.
  func run(steps: Int) async throws {
    try await start()
    for step in 0..<steps {
      self.step = step
      if repertoire == .second, random.next() % 50 == 0 { losePatience() }
      try await act()
      if isOver { return }
      if repertoire == .second { try await watch() }
    }
    // A last end in good order: everything accepted is there.
    try await shutDown()
  }

  // MARK: Steps

  private func act() async throws {
    switch random.next() % 100 {
    case 0..<45: try await call()
    case 45..<55: try await read()
    case 55..<80: writeFrame()
    case 80..<84: housekeep()
    case 84..<88: try await pass()
    case 88..<90: checkpoint()
    case 90..<93: plantFault()
    case 93..<96: try await end("kill", powerFails: false)
    case 96..<98: try await end("power failure", powerFails: true)
    case 98: try await shutDownAndStart()
    default: disk.setFault(nil)
    }
    if let error = server?.ended { try await end("log failure: \(error)", powerFails: random.next() % 2 == 0) }
    if disk.hasCrashed { try await end("power failure in the middle", powerFails: true) }
  }

  /// A client calls, or calls again where it never had an answer.
  private func call() async throws {
    guard let server else { return }
    let client = Int(random.next() % UInt64(asked.count))
    if held.contains(where: { $0.client == client }) { return }
    let command = asked[client] ?? identified(commands.next(model))
    asked[client] = command
    let before = server.appliedSequence
    let (answered, observed) = await server.services.performGated(command)
    if case .failure(let refusal) = answered,
      ["OVERLOADED", "READ_ONLY", "REQUEST_ID_EXPIRED"].contains(refusal.reason)
    {
      // The server has no room at the moment, or has forgotten the id after a day: nothing has changed.
      if refusal.reason == "REQUEST_ID_EXPIRED" { asked[client] = nil }
      guard server.appliedSequence == before else { throw fault("\(refusal.reason) and yet a record") }
      return note("refused: \(refusal.reason)")
    }
    let expected = model.perform(command)
    guard answered == expected else {
      throw fault("\(command)\n answered \(answered)\n expected \(expected)")
    }
    remember()
    var acknowledged: Int64 = 0
    if case .success(let reply) = answered { acknowledged = reply.sequence }
    note("client \(client): \(acknowledged) observed \(observed)")
    if observed < acknowledged { throw fault("an answer may leave before its own record \(acknowledged)") }
    held.append(Held(client: client, observed: observed, acknowledged: acknowledged))
    release()
  }

  /// A client reads a subscription, which need not exist.
  private func read() async throws {
    guard let server else { return }
    let client = Int(random.next() % UInt64(asked.count))
    if held.contains(where: { $0.client == client }) { return }
    let id = Int64(random.next() % UInt64(model.lastSubscription + 2))
    let gated = await server.services.gated(
      SubscriptionServiceMethods.get,
      .with {
        $0.subscription = .with { $0.by = .id(id) }
        $0.view = .full
      })
    let shown = try? gated.outcome.get().subscription
    guard shown == model.view(subscription: id) else {
      throw fault("subscription \(id) reads \(String(describing: shown))")
    }
    // What was read last changed at its revision, or does not exist, which the newest record might have changed.
    let revision = shown?.revision ?? server.appliedSequence
    guard gated.observed >= revision else {
      throw fault("subscription \(id) of record \(revision) was read, and only \(gated.observed) is waited for")
    }
    held.append(Held(client: client, observed: max(gated.observed, revision), acknowledged: 0))
    release()
  }

  /// A client waits no longer for the answers it is owed, and will call again while its first call is on its way.
  private func losePatience() {
    let client = Int(random.next() % UInt64(asked.count))
    guard held.contains(where: { $0.client == client }) else { return }
    held.removeAll { $0.client == client }
    note("client \(client) waits no longer")
    count("calls given up")
  }

  private func writeFrame() {
    guard let server else { return }
    if server.log.step() { note("wrote up to \(server.log.durableSequence)") }
    release()
  }

  private func housekeep() {
    server?.log.housekeep()
    note("housekeeping")
  }

  private func checkpoint() {
    guard let server else { return }
    do throws(LogError) {
      let published = try server.checkpointer.write(whileUndurable: { server.log.step() })
      note("snapshot of \(published.sequence)")
      count("snapshots")
    } catch {
      note("no snapshot: \(error)")
    }
    release()
  }

  private func pass() async throws {
    guard let server else { return }
    let milliseconds = Int64(random.next() % 40_000_000)
    clock.now += milliseconds
    model.pass(milliseconds, batch: 256)
    server.services.expire()
    // A log that is full lets nothing expire; the model does not know.
    if server.appliedSequence != model.sequence { try await end("full log while time passed", powerFails: false) }
    remember()
    note("\(milliseconds) ms go by")
  }

  private func plantFault() {
    let number = 1 + Int(random.next() % 12)
    if repertoire == .second, random.next() % 8 == 0 {
      // A disk that lies is believed until the power fails, and then the run is over.
      disk.setFault(
        random.next() % 8 == 0 ? .loseSyncs(fromOperation: number) : .writeHalf(atOperation: number, code: 5))
      return note("\(disk.plannedFault!) is due")
    }
    switch random.next() % 4 {
    case 0: disk.setFault(.fail(atOperation: number, code: 5))
    case 1: disk.setFault(.fail(atOperation: number, code: 28))
    default: disk.setFault(.crash(atOperation: number))
    }
    note("a fault is due at operation \(number)")
  }

  /// Answers leave when all that they have observed is durable.
  private func release() {
    guard let server, server.ended == nil, !disk.hasCrashed else { return }
    let durable = server.log.durableSequence
    for answer in held where answer.observed <= durable {
      seen = max(seen, answer.observed, answer.acknowledged)
      asked[answer.client] = nil
    }
    held.removeAll { $0.observed <= durable }
  }

  // MARK: Ends

  private func end(_ kind: String, powerFails isLost: Bool) async throws {
    // A disk whose power has failed in the middle of an operation serves nobody before it boots.
    let powerFails = isLost || disk.hasCrashed
    count(powerFails ? "power failures" : "kills")
    note("\(kind) at \(model.sequence), seen \(seen)")
    if let server { digests[server.appliedSequence] = server.digest }
    server?.kill()
    server = nil
    held = []
    if powerFails {
      let lied = disk.hasLostSync
      disk.crashAndBoot(seed: random.next())
      if lied { return try await endOfALyingDisk() }
    }
    let left = disk.copy()
    let failedStarts = counts["failed starts"]
    try await start()
    // A start that was cut short may have ended what the end before left unfinished.
    if let server, counts["failed starts"] == failedStarts { try startFromCopies(of: left, like: server) }
  }

  private func shutDownAndStart() async throws {
    try await shutDown()
    try await start()
  }

  private func shutDown() async throws {
    disk.setFault(nil)
    guard let server else { return }
    digests[server.appliedSequence] = server.digest
    do {
      try server.log.close()
      seen = server.appliedSequence
      count("shut downs")
    } catch {
      note("shut down failed: \(error)")
    }
    server.kill()
    self.server = nil
    held = []
  }

  /// The first start after the power of a disk failed that had reported syncs that never were.
  private func endOfALyingDisk() async throws {
    isOver = true
    disk.setFault(nil)
    count("lying disks")
    do {
      let server = try SimulatedServer(World(disk: disk, clock: clock, numbers: numbers))
      note("a lying disk kept \(server.appliedSequence) of \(seen)")
      // A prefix: what it shows is what was accepted up to some record, which may be before the last one seen.
      seen = min(seen, server.appliedSequence)
      if server.appliedSequence <= 1 {
        history[1] = nil
        seen = 0
      }
      _ = try await state(of: server)
      server.kill()
    } catch let error as LogError {
      note("a lying disk is refused: \(error)")
      count("lying disks refused")
    }
  }

  /// Starts the server, against further faults at first, and compares what it found with the model.
  private func start() async throws {
    for attempt in 0..<3 {
      if attempt == 0, random.next() % 3 == 0 { plantFault() } else { disk.setFault(nil) }
      do {
        server = try SimulatedServer(World(disk: disk, clock: clock, numbers: numbers))
        break
      } catch let error as LogError {
        // A start that meets a fault may fail; without one it must not.
        if disk.plannedFault != nil {
          note("start failed: \(error)")
          count("failed starts")
          let crashed = disk.hasCrashed
          disk.setFault(nil)
          if crashed { disk.crashAndBoot(seed: random.next()) }
          disk.releaseLocks()
          continue
        }
        throw fault("the data directory is refused: \(error)")
      }
    }
    disk.setFault(nil)
    guard let server else { throw fault("three starts failed") }
    try await compare(server)
    if repertoire == .second { try await watchAgain(server) }
  }

  private func compare(_ server: SimulatedServer) async throws {
    let recovered = server.appliedSequence
    note("started with \(recovered)")
    guard recovered >= seen else {
      throw fault("record \(seen) was seen by a client and is gone; the log ends at \(recovered)")
    }
    let (found, isCertain) = try await state(of: server)
    model = found
    history = history.filter { $0.key < recovered }
    remember()
    // The digest is that of the same state before the end, where it was taken.
    if let digest = digests[recovered], digest != server.digest, isCertain {
      throw fault("the digest of \(recovered) is another")
    }
    digests = [:]
  }

  /// The model's state that a started server shows, and whether there was only one that it might show.
  private func state(of server: SimulatedServer) async throws -> (model: ReferenceModel, isCertain: Bool) {
    let recovered = server.appliedSequence
    // What became due while nobody served was recorded at the start, in one record or in none.
    var candidates = [history[recovered]]
    if recovered > seen, var before = history[recovered - 1] {
      before.now = clock.now
      before.pass(0, batch: 256)
      if before.sequence == recovered { candidates.append(before) }
    }
    // A database that nobody has heard of may be gone, and another one is made in its place.
    if recovered == 1, seen == 0 { candidates.append(ReferenceModel(now: clock.now)) }
    var difference = "record \(recovered) was never accepted"
    for candidate in candidates.compactMap({ $0 }) {
      var candidate = candidate
      candidate.now = clock.now
      guard let found = try await ModelTests.differenceOfState(candidate, server.services, thorough: true) else {
        return (candidate, candidates.count == 1)
      }
      difference = "after recovery to \(recovered): \(found)"
    }
    throw fault(difference)
  }

  // MARK: Bookkeeping

  private func remember() {
    history[model.sequence] = model
    if history.count > 2000 { history = history.filter { $0.key >= seen } }
  }

  private func identified(_ command: ModelCommand) -> ModelCommand {
    requestNumber += 1
    return command.with { options in
      options.requestID = CommandGenerator.requestID(at: clock.now, requestNumber)
      options.dryRun = false
    }
  }

  func note(_ line: String) {
    journal.append("\(step) \(line)")
    if journal.count > 400 { journal.removeFirst(200) }
  }

  func count(_ what: String) { counts[what, default: 0] += 1 }

  func fault(_ what: String) -> Fault { Fault(seed: seed, step: step, what: what, journal: journal) }
}

/// Numbers for the log, which asks from wherever it is.
final class SharedNumbers: @unchecked Sendable {
  // A simulation has one thread.
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed ^ 0x5EED) }

  func next() -> UInt64 { random.next() }
}
