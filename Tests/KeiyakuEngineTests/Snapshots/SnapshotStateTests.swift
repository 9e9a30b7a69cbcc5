import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuLog

/// All that a state holds is in a snapshot of it.
@Suite struct SnapshotStateTests {
  /// A state with everything in it that commands can bring about, and a little more.
  private func state(seed: UInt64, commands count: Int = 2400) -> State {
    let test = TestEngine(requestCountMax: 150)
    var commands = RandomCommands(seed: seed)
    for step in 0..<count {
      test.now += 37
      test.run(commands.next(), commands.options(at: test.now), actor: step % 3 == 0 ? "人" : "operator \(step % 5)")
    }
    // A day later the window has let go of whole pages.
    test.now += 90_000_000
    for _ in 0..<40 {
      test.now += 61_000
      test.run(commands.next(), commands.options(at: test.now))
    }
    var state = test.state
    // What no command sets yet.
    state.plans.update(2) { $0.archived = true }
    state.addOns.update(1) { $0.archived = true }
    state.subscriptions.update(3) { $0.expiresAt = 1_900_000_000_000 }
    state.subscriptions.update(4) { $0.ownReasons = [.provider, .expired] }
    let stamp = Stamp(sequence: 7, time: 1_760_000_000_007)
    state.associations.update(1) { $0.lockedCount = 3 }
    // Two rows with one key, of which the one that had it first was moved away; and one that follows nothing.
    if let key = state.associations[1]?.key, let other = state.associations[3]?.key {
      state.move(AssociationID(number: 2), to: key, detached: nil, at: stamp)
      state.move(AssociationID(number: 1), to: other, detached: nil, at: stamp)
      state.move(
        AssociationID(number: 4), to: AssociationKey(plan: 0, addOns: [], kept: PropertySet()),
        detached: [1: .integer(5)],
        at: stamp)
    }
    state.capabilities[1] = .atMost(50)
    state.capabilitiesRevision = 9
    for number in 1...3 as ClosedRange<UInt64> {
      state.bulkJobs[State.RequestKey(high: 9 - number, low: number, actor: 1)] = State.BulkJob(
        lastSubscription: 5, done: Int64(number), selected: 9, isComplete: number == 2)
    }
    // Gaps, as rows that are removed leave them.
    state.customers.remove(2)
    for id in 33..<38 as Range<Int64> { state.subscriptions.remove(id) }
    state.subscriptions.remove(state.subscriptions.nextID - 1)
    return state
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 3)] as [(UInt64, Int)])
  func whatIsLoadedIsWhatWasWritten(seed: UInt64, threads: Int) throws {
    let state = state(seed: seed)
    #expect(state.subscriptions.count > 40 && state.requests.oldest > 32, "there is something to lose")
    try withSnapshot(of: state) { reader in
      let loaded = try SnapshotLoading.load(reader, into: empty, threads: threads)
      let digest = StateDigest(number: reader.footer.digest)
      #expect(Reflection.differences(.of(loaded), .of(state)) == [])
      #expect(Dump.differences(Dump(loaded), Dump(state)) == [])
      #expect(digest == state.digest() && digest == loaded.digest())
      #expect(loaded.bulkJobs == state.bulkJobs)
      for number in ids(of: state.associations) {
        let key = try #require(state.associations[number]?.key)
        #expect(loaded.association(key) == state.association(key), "association \(number)")
      }
      for number in ids(of: state.actors) {
        #expect(loaded.actorNumber(try #require(state.actors[number]?.name)) == UInt32(number))
      }
    }
  }

  /// The test above finds a field that is forgotten only if the field differs from what stands where nothing is.
  @Test func everyFieldOfEveryRecordIsUsedByTheState() {
    let state = state(seed: 1)
    func expectUsed<Record: TableRecord>(_ table: PagedTable<Record>) {
      let vacant = Dictionary(
        uniqueKeysWithValues: Mirror(reflecting: Record.vacant).children.map { ($0.label ?? "", "\($0.value)") })
      var used: Set<String> = []
      for id in ids(of: table) {
        // Ids come from the table.
        for child in Mirror(reflecting: table[id]!).children where vacant[child.label ?? ""] != "\(child.value)" {
          used.insert(child.label ?? "")
        }
      }
      #expect(Set(vacant.keys).subtracting(used) == [], "\(Record.self)")
    }
    expectUsed(state.customers)
    expectUsed(state.plans)
    expectUsed(state.addOns)
    expectUsed(state.subscriptions)
    expectUsed(state.associations)
    expectUsed(state.actors)
    var requests = PagedTable<RequestRecord>()
    state.requests.forEach { _, record in requests.append(copy record) }
    expectUsed(requests)
  }

  @Test(arguments: [1, 2])
  func indexesOfALoadedStateAnswerAsTheLiveOnes(threads: Int) throws {
    let test = TestEngine()
    var commands = RandomCommands(seed: 5)
    for _ in 0..<800 { test.run(commands.next(), commands.options(at: test.now)) }
    try withSnapshot(of: test.state) { reader in
      var core = try Core.load(reader, threads: threads)
      #expect(indexAnswers(&core) == scanAnswers(test.state))
      #expect(test.engine.read { .success(indexAnswers(&$0)) }.value == indexAnswers(&core))
      core.state.requests.forEach { position, record in
        let id = UUIDv7(high: record.high, low: record.low)
        let found = id.flatMap { core.indexes.request($0, actor: record.actor, in: core.state) }
        #expect(found?.sequence == record.sequence, "request \(position)")
      }
    }
  }

  // Where the snapshot is taken has no say in what the log after it comes to.
  @Test(arguments: [31, 32] as [UInt64])
  func aSnapshotAndTheRestOfTheLogAreTheWholeLog(seed: UInt64) throws {
    let test = TestEngine(requestCountMax: 30)
    var commands = RandomCommands(seed: seed)
    for _ in 0..<500 {
      test.now += 3000
      test.run(commands.next(), commands.options(at: test.now))
    }
    let whole = try test.replayed()
    let records = try test.records()
    for taken in [1, 2, records.count / 3, records.count - 1, records.count] {
      var core = Core()
      core.state.requests = RequestWindow(countMax: 30)
      for record in records[..<taken] { try core.replay(record) }
      try withSnapshot(of: core.state) { reader in
        var empty = State()
        empty.requests = RequestWindow(countMax: 30)
        var loaded = try Core.load(reader, into: empty, threads: 2)
        for record in records[taken...] { try loaded.replay(record) }
        #expect(loaded.state.digest() == whole.state.digest())
        #expect(Reflection.differences(.of(loaded.state), .of(whole.state)) == [], "after \(taken) records")
      }
    }
  }

  // MARK: Digest

  @Test func everyChangeChangesTheDigest() throws {
    let test = TestEngine()
    var commands = RandomCommands(seed: 7)
    var seen: Set<StateDigest> = [test.state.digest()]
    for _ in 0..<600 {
      let sequence = test.appliedSequence
      test.run(commands.next(), commands.options(at: test.now))
      if test.appliedSequence > sequence { #expect(seen.insert(test.state.digest()).inserted) }
    }
    #expect(seen.count > 50)
  }

  /// Permanent: a digest that was noted down is compared with one of another version.
  @Test func theDigestOfAKnownStateIsKnown() {
    let test = TestEngine()
    #expect(test.state.digest().description == "637b71a98c507331")
  }

  // MARK: Refusals

  @Test func rowsOfALaterVersionRefuseTheStartAndNameIt() throws {
    let state = state(seed: 3, commands: 100)
    func expectUnreadable(_ kind: UInt32, _ row: [UInt8], _ reason: String) throws {
      try withSnapshot(of: state, adding: [(kind, row)]) { reader in
        #expect {
          _ = try SnapshotLoading.load(reader, threads: 1)
        } throws: { error in
          let unreadable = error as? SnapshotUnreadable
          return unreadable?.software == "keiyaku 9" && unreadable?.description.contains(reason) == true
        }
      }
    }
    // Field 15, and a kind of rows.
    try expectUnreadable(SnapshotRowKind.request.rawValue, [0x08, 0x7f, 0x78, 1], "field 15")
    try expectUnreadable(10, [0x08, 1], "rows of kind 10")
  }

  @Test func rowsThatDoNotMakeAStateAreDamage() throws {
    let state = state(seed: 3, commands: 100)
    func expectDamage(_ kind: SnapshotRowKind, _ row: [UInt8]) throws {
      try withSnapshot(of: state, adding: [(kind.rawValue, row)]) { reader in
        #expect {
          _ = try SnapshotLoading.load(reader, threads: 2)
        } throws: { error in
          if case .corrupt(let damage)? = error as? LogError { damage.file == reader.path } else { false }
        }
      }
    }
    // A row twice, another header, a row without an id.
    try expectDamage(.customer, [0x08, 1, 0x40, 1])
    try expectDamage(.header, state.snapshotHeader.encodedBytes(MessageArena()))
    try expectDamage(.request, [])
    // A row too many, which only the digest shows.
    let position = state.requests.nextPosition
    var row = SnapshotRequestRow()
    row.position = position
    row.sequence = 1
    try expectDamage(.request, row.encodedBytes(MessageArena()))
  }

  // MARK: Helpers

  private var empty: State {
    var empty = State()
    empty.requests = RequestWindow(countMax: 150)
    return empty
  }

  /// Writes a state into a file of its own and hands it to `body`.
  private func withSnapshot(
    of state: State, adding rows: [(UInt32, [UInt8])] = [], _ body: (SnapshotReader) throws -> Void
  ) throws {
    let directory = try TemporaryDirectory()
    defer { withExtendedLifetime(directory) {} }
    let layout = DirectoryLayout(directory: directory.path)
    let fileSystem = PosixFileSystem()
    try fileSystem.createDirectory(layout.snapshots)
    let store = SnapshotStore(layout, fileSystem, direct: false)
    let identity = DatabaseIdentity(
      databaseID: LogIdentifier(high: 1, low: 2), incarnation: LogIdentifier(high: 3, low: 4))
    let writer = try store.begin(
      SnapshotHeader(
        identity: identity, sequence: state.appliedSequence, timeMilliseconds: state.lastTime, software: "keiyaku 9",
        salt: 5))
    var sink = SnapshotFileSink(writer: writer) { _ in }
    try state.forEachRow(&sink)
    for (kind, row) in rows { try writer.add(kind: kind, byteCount: row.count) { $0.copyBytes(from: row) } }
    try writer.finish(digest: sink.digest.number)
    try store.rename(writer)
    try body(try store.open(state.appliedSequence, of: identity))
  }
}
