import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// Watch and ListEvents over a real log.
@Suite(.timeLimit(.minutes(2))) struct EventTests {
  private static func records(_ items: [WatchReply]) -> [LogRecord] {
    items.compactMap { if case .record(let record) = $0.item { record } else { nil } }
  }

  private static func sequences(_ items: [WatchReply]) -> [Int64] { records(items).map(\.sequence) }

  private static func cursor(_ sequence: Int64, _ incarnation: [UInt8] = []) -> WatchRequest.From {
    .after(
      .with {
        $0.sequence = sequence
        $0.incarnation = incarnation
      })
  }

  // MARK: Watch

  @Test func aWatchBeginsWithWhereItIsAndGoesOnWithEveryRecord() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    let call = try stack.watch(Self.cursor(1))
    let first = try await call.items { Self.records($0).count == 3 }
    guard case .heartbeat(let heartbeat) = first.first?.item else { throw Missing() }
    #expect(heartbeat.sequence == 1 && heartbeat.timeMs >= Services.startTime)
    #expect(first.first?.incarnation == stack.stack.incarnation && first.dropFirst().allSatisfy(\.incarnation.isEmpty))
    #expect(Self.sequences(first) == [2, 3, 4])
    // What comes later comes by itself.
    try await stack.createSubscription(.provider, .bound("a.jp"))
    let later = try await call.items { Self.records($0).count == 1 }
    #expect(Self.sequences(later) == [5])
    guard case .subscriptionCreated(let created) = Self.records(later).first?.events.first?.kind else {
      throw Missing()
    }
    #expect(created.spec?.name == "a.jp" && created.association?.planID == 2)
    call.cancel()
  }

  private struct Missing: Error {}

  @Test func aWatchFromNowShowsWhatIsYetToComeAlone() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    try await stack.settle()
    let call = try stack.watch(.now(FromNow()))
    _ = try await call.items { $0.count == 1 }
    try await stack.createSubscription(.provider, .bound("a.jp"))
    #expect(Self.sequences(try await call.items { Self.records($0).count == 1 }) == [5])
    call.cancel()
  }

  @Test func kindsLeaveOutRecordsAndEvents() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    try await stack.createCustomer("tanaka", .bound("a.jp"))
    try await stack.setPlan(2, [.integer(Property.databases, 21)])
    let call = try stack.watch(Self.cursor(0), kinds: [.plan])
    let items = try await call.items { Self.records($0).count == 3 }
    #expect(Self.sequences(items) == [1, 2, 6])
    call.cancel()
    let subscriptions = try stack.watch(Self.cursor(0), kinds: [.subscription])
    let created = Self.records(try await subscriptions.items { Self.records($0).count == 1 })
    #expect(created.map(\.sequence) == [5] && created[0].events.count == 1, "the customer's own event is left out")
    subscriptions.cancel()
  }

  // Whoever asks for nothing that happens learns all the same how far the watch is.
  @Test func aWatchThatFindsNothingSaysHowFarItIs() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    try await stack.settle()
    let service = try stack.service(heartbeat: 20)
    let call = try StreamedCall(
      ServiceMethod.methods(of: service), EventServiceMethods.watch,
      WatchRequest.with {
        $0.from = Self.cursor(0)
        $0.kinds = [.customer]
      }, actor: "operator")
    let items = try await call.items { items in
      if case .heartbeat(let heartbeat) = items.last?.item { heartbeat.sequence == 4 } else { false }
    }
    #expect(Self.records(items).isEmpty)
    call.cancel()
  }

  // From segments, at first; from memory, in the end; while both grow. A reader that is slow at times.
  @Test func thereIsNoGapAndNoRepeatBetweenWhatWasAndWhatComes() async throws {
    let stack = try LoggedServices(recentBytes: 64 << 10)
    try await stack.createCatalog()
    for number in 0..<400 { try await stack.createSubscription(.provider, .bound("old\(number).jp")) }
    let writer = Task {
      for number in 0..<1500 {
        try await stack.createSubscription(.provider, .bound("new\(number).jp"))
        if number % 50 == 0 { try await stack.settle() }
      }
    }
    let total: Int64 = 4 + 400 + 1500
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for start in [0, 3, 200, 403] as [Int64] {
        group.addTask {
          let call = try stack.watch(Self.cursor(start))
          var seen: [Int64] = []
          // Takes little at a time: the watch falls behind the memory and comes back.
          while seen.last != total {
            seen += Self.sequences(try await call.items { $0.count >= 40 || Self.sequences($0).last == total })
          }
          call.cancel()
          return seen
        }
      }
      for try await seen in group {
        let first = try #require(seen.first)
        #expect(seen == Array(first...total), "from \(first)")
      }
    }
    try await writer.value
  }

  @Test func aWatchGoesOnAfterARestartWhereItStood() async throws {
    let directory = try TemporaryDirectory()
    let first = try LoggedServices(in: directory)
    try await first.createCatalog()
    let call = try first.watch(Self.cursor(0))
    let before = Self.sequences(try await call.items { Self.records($0).count == 4 })
    let incarnation = first.stack.incarnation
    first.health.set(.draining, "the test stops")
    #expect(await call.error() == nil, "a drain ends a watch in good order")
    try first.stack.close()
    let second = try LoggedServices(in: directory)
    try await second.createSubscription(.provider, .bound("a.jp"))
    let resumed = try second.watch(Self.cursor(4, incarnation))
    let after = Self.sequences(try await resumed.items { Self.records($0).count == 1 })
    #expect(before + after == [1, 2, 3, 4, 5])
    resumed.cancel()
    try second.stack.close()
  }

  @Test func positionsThatAreNoneAreRefusedWithTheWayOut() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    try await stack.settle()
    func refusal(_ from: WatchRequest.From?, kinds: [EntityKind] = []) async throws -> String {
      let (items, error) = await stack.stream(
        EventServiceMethods.watch,
        .with {
          $0.from = from
          $0.kinds = kinds
        })
      #expect(items.isEmpty)
      return "\(error?.reason ?? "OK") \(error?.violations.first?.field ?? "")"
    }
    #expect(try await refusal(nil) == "FIELD_REQUIRED from")
    #expect(try await refusal(Self.cursor(-1)) == "FIELD_INVALID after.sequence")
    #expect(try await refusal(Self.cursor(5)) == "CURSOR_AHEAD after.sequence")
    #expect(try await refusal(Self.cursor(1, [1, 2])) == "INCARNATION_MISMATCH after.incarnation")
    #expect(try await refusal(.time(.with { $0.timeMs = -1 })) == "FIELD_INVALID time.time_ms")
    #expect(try await refusal(.now(FromNow()), kinds: [.plan, .unspecified]) == "FIELD_INVALID kinds[1]")
    #expect(try await refusal(.now(FromNow()), kinds: [.unrecognized(77)]) == "FIELD_INVALID kinds[0]")
  }

  @Test func aWatchBeginsAtATime() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    try await stack.settle()
    for (time, sequences) in [(0, [1, 2, 3, 4]), (Services.startTime + 3_600_000, [])] as [(Int64, [Int64])] {
      let call = try stack.watch(.time(.with { $0.timeMs = time }))
      // It has begun once it has said so.
      var items = try await call.items { !$0.isEmpty }
      try await stack.createSubscription(.provider, .bound("t\(time).jp"))
      while Self.records(items).count < sequences.count + 1 { items += try await call.items { !$0.isEmpty } }
      #expect(Self.sequences(items).dropLast() == sequences[...])
      call.cancel()
      try await stack.settle()
    }
  }

  // MARK: ListEvents

  @Test func anEntitysEventsAreListedNewestFirstAndInPages() async throws {
    let stack = try LoggedServices()
    try await stack.createCatalog()
    try await stack.createCustomer("tanaka", .bound("a.jp"))
    for number in 0..<30 {
      try await stack.customize("a.jp", .values([.integer(Property.mailboxes, Int64(number + 60))], .fields))
      try await stack.createSubscription(.provider, .bound("other\(number).jp"))
    }
    try await stack.settle()
    let whole = try await stack.events(.subscription, 1)
    #expect(whole.count == 31 && whole.map(\.sequence) == whole.map(\.sequence).sorted(by: >))
    #expect(whole.last?.events.count == 1, "the customer's event of the same record is left out")
    #expect(try await stack.events(.subscription, 1, size: 7) == whole)
    for (record, before) in zip(whole, whole.dropFirst()) {
      guard case .subscriptionTermsSet(let set) = record.events.first?.kind else { throw Missing() }
      guard case .subscriptionTermsSet(let earlier) = before.events.first?.kind else { continue }
      #expect(set.before == earlier.terms)
    }
    #expect(try await stack.events(.customer, 1).map(\.sequence) == [5])
    #expect(try await stack.events(.database, 0).map(\.sequence) == [1])
    #expect(try await stack.events(.subscription, 999).isEmpty)
  }

  @Test func entitiesThatAreNoneAreRefused() async throws {
    let stack = try LoggedServices()
    func refusal(_ kind: EntityKind, _ id: Int64) async -> String {
      let error = await stack.error(
        EventServiceMethods.listEvents,
        .with {
          $0.entity = .with {
            $0.kind = kind
            $0.id = id
          }
        })
      return "\(error?.reason ?? "OK") \(error?.violations.first?.field ?? "")"
    }
    #expect(await refusal(.unspecified, 1) == "FIELD_INVALID entity.kind")
    #expect(await refusal(.unrecognized(9), 1) == "FIELD_INVALID entity.kind")
    #expect(await refusal(.subscription, 0) == "FIELD_INVALID entity.id")
    #expect(await refusal(.subscription, -5) == "FIELD_INVALID entity.id")
    #expect(await refusal(.subscription, .max) == "FIELD_INVALID entity.id")
    #expect(await refusal(.database, 1) == "FIELD_INVALID entity.id")
    #expect(await stack.reason(EventServiceMethods.listEvents, .init()) == "FIELD_REQUIRED")
    let page = PageRequest.with { $0.token = [1, 2, 3] }
    let request = ListEventsRequest.with {
      $0.page = page
      $0.entity = .with { $0.kind = .database }
    }
    #expect(await stack.reason(EventServiceMethods.listEvents, request) == "PAGE_TOKEN_INVALID")
  }

  @Test func noSecretIsShown() async throws {
    let stack = try LoggedServices()
    try await stack.createCustomer("tanaka", password: "ひみつ-password")
    _ = try await stack.call(CustomerServiceMethods.setCredential, .with { $0.customer = .login("tanaka") })
    try await stack.settle()
    let call = try stack.watch(Self.cursor(0))
    let watched = Self.records(try await call.items { Self.records($0).count == 3 })
    call.cancel()
    let listed = try await stack.events(.customer, 1)
    #expect(watched.dropFirst().reversed().elementsEqual(listed))
    let crypts = listed.flatMap(\.events).compactMap { event in
      if case .credentialSet(let set) = event.kind { set.crypt } else { nil }
    }
    #expect(crypts == ["", "*"], "whether there is a password is no secret")
    for record in watched { #expect(!"\(record.encodedBytes(MessageArena()))".contains("$y$")) }
  }
}
