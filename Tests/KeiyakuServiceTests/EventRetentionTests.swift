import KeiyakuLog
import KeiyakuMessages
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// What Watch and ListEvents say of records that are not kept any more.
@Suite(.timeLimit(.minutes(2))) struct EventRetentionTests {
  private let server: SimulatedServer
  /// The oldest record that is kept.
  private let oldest: Int64

  /// A server whose oldest segments have been removed.
  init() async throws {
    let numbers = SharedNumbers(seed: 1)
    server = try SimulatedServer(
      .init(disk: SimulatedDisk(), clock: Services.Clock(), numbers: { numbers.next() }),
      retention: LogRetention(bytes: 3 * 32 << 10))
    let log = server.log
    for number in 0..<300 {
      _ = try await server.services.call(
        CustomerServiceMethods.create,
        .with {
          $0.spec = .with { spec in
            spec.login = "c\(number)"
            spec.notes = String(repeating: "備考", count: 100)
          }
        })
      while log.step() {}
      if number == 280 || number == 299 { _ = try server.checkpointer.write(whileUndurable: { log.step() }) }
    }
    log.housekeep()
    oldest = log.reader.oldestSequence
    try #require(oldest > 2 && oldest < log.durableSequence)
  }

  private func refusal(after sequence: Int64) async -> RPCError? {
    await server.services.stream(
      EventServiceMethods.watch, .with { $0.from = .after(.with { $0.sequence = sequence }) }
    ).error
  }

  @Test func aPositionWhoseRecordsAreGoneIsOutOfRangeAndTheOldestIsNamed() async throws {
    for sequence in [0, 1, oldest - 2] {
      let error = try #require(await refusal(after: sequence))
      #expect(error.code == .outOfRange && error.reason == "EVENTS_NOT_KEPT")
      let violation = try #require(error.violations.first)
      #expect(violation.field == "after.sequence")
      #expect(violation.numbers == [sequence, oldest], "\(violation)")
      #expect(error.message.contains("\(oldest)"))
    }
  }

  @Test func theOldestThatIsKeptIsShown() async throws {
    for from in [WatchRequest.From.after(.with { $0.sequence = oldest - 1 }), .time(FromTime())] {
      let call = try server.services.begin(EventServiceMethods.watch, .with { $0.from = from })
      let items = try await call.items { $0.count >= 2 }
      guard case .record(let first) = items[1].item else {
        Issue.record("no record, but \(items[1])")
        return
      }
      #expect(first.sequence == oldest)
      call.cancel()
    }
  }

  @Test func aTrailSaysSinceWhenItIsComplete() async throws {
    func list(_ id: Int64) async throws -> ListEventsReply {
      try await server.services.call(EventServiceMethods.listEvents, .with { $0.entity = .customer(id) })
    }
    // The customer's record is the one after the database's and the customers before.
    let kept = try await list(oldest - 1)
    #expect(kept.records.map(\.sequence) == [oldest] && kept.nextPageToken.isEmpty)
    #expect(kept.completeSinceSequence == oldest && kept.completeSinceMs == kept.records.first?.timeMs)
    let gone = try await list(oldest - 2)
    #expect(gone.records.isEmpty && gone.nextPageToken.isEmpty && gone.completeSinceSequence == oldest)
  }
}
