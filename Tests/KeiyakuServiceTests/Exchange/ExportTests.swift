import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

@Suite struct ExportTests {
  private static func kinds(_ rows: [EntityRow]) -> [RowKind] {
    rows.map(\.kind).reduce(into: []) { kinds, kind in if kinds.last != kind { kinds.append(kind) } }
  }

  @Test func itemsComeInOrderAndAreCounted() async throws {
    let services = try await ExchangeSource.make()
    let (items, error) = await services.stream(AdminServiceMethods.export, .init())
    #expect(error == nil)
    guard case .header(let header)? = items.first?.item, case .complete(let end)? = items.last?.item else {
      Issue.record("no header or no end")
      return
    }
    let sequence = try await services.appliedSequence
    #expect(header.sequence == sequence && header.registryVersion > 0)
    #expect(header.incarnation == [UInt8](repeating: 7, count: 16) && header.timeMs == services.clock.now)
    let counts = RowCounts.with {
      $0.capabilities = 1
      $0.plans = 3
      $0.addOns = 2
      $0.customers = 2
      $0.subscriptions = 6
    }
    #expect(header.counts == counts && end.counts == counts && items.count == 16)
    let rows = await services.export()
    #expect(Self.kinds(rows) == [.capabilities, .plan, .addOn, .customer, .subscription])
    #expect(rows[1].plan?.isDefault == true && rows[1].plan?.spec?.name == "ゴールド")
  }

  @Test func nothingLeavesBeforeAllThatTheRowsHoldIsDurable() async throws {
    let services = try await ExchangeSource.make()
    let sequence = try await services.appliedSequence
    let call = try services.begin(AdminServiceMethods.export, .init())
    #expect(await call.error() == nil)
    var taken = try #require(call.streams.responses.take())
    var itemCount = 0
    while let item = StreamOutbox.next(&taken) {
      #expect(item.observed == sequence)
      itemCount += 1
    }
    #expect(itemCount == 16)
  }

  @Test func kindsAndFilterSelect() async throws {
    let services = try await ExchangeSource.make()
    let some = await services.export(.with { $0.kinds = [.customer, .plan] })
    #expect(Self.kinds(some) == [.plan, .customer])
    let locked = await services.export(
      .with {
        $0.kinds = [.subscription]
        $0.filter = .with { $0.locks = [.whole, .fields] }
      })
    #expect(locked.count == 2)
    for (request, field) in [
      (ExportRequest.with { $0.kinds = [.unspecified] }, "kinds[0]"),
      (.with { $0.kinds = [.plan, .unrecognized(9)] }, "kinds[1]"),
      (.with { $0.filter = .with { $0.plan = .id(99) } }, "filter.plan"),
    ] {
      let (items, error) = await services.stream(AdminServiceMethods.export, request)
      #expect(items.isEmpty && error?.violations.first?.field == field)
    }
  }

  @Test func hashesAreExportedOnlyWhereTheyAreAskedFor() async throws {
    let services = try await ExchangeSource.make()
    func crypts(_ request: ExportRequest) async -> [String] {
      await services.export(request).compactMap { row in
        if case .customer(let customer) = row.entity { customer.crypt } else { nil }
      }
    }
    #expect(await crypts(.init()) == ["", ""])
    let hashes = await crypts(.with { $0.includeCredentials = true })
    #expect(hashes[0].hasPrefix("$") && hashes[1].isEmpty)
    // Without the hash, an import leaves the password as it is.
    let again = try await services.importRows(await services.export(), .update)
    #expect(again.outcomes.allSatisfy { $0 == .unchanged })
    #expect(await services.logIn("tanaka", "秘密の言葉") == "OK")
  }

  @Test func anExportIsOfOneMomentWhateverIsWrittenMeanwhile() async throws {
    for seed in UInt64(1)...3 {
      let services = try await Services.random(seed: seed)
      // So much that a reader who stops holds the export up.
      for number in 0..<1500 {
        try await services.createSubscription(
          .provider,
          .with {
            $0.spec = .with {
              $0.name = "n\(number).jp"
              $0.notes = String(repeating: "記", count: 300)
            }
            $0.association = .custom(.init())
          })
      }
      let expected = await services.export()
      let sequence = try await services.appliedSequence
      let call = try services.begin(AdminServiceMethods.export, .init())
      var items = try await call.someItems()
      #expect(items.count < expected.count, "the export goes on")
      var generator = CommandGenerator(seed: seed + 1000, identified: false)
      let model = ReferenceModel(now: services.clock.now)
      for _ in 0..<200 { _ = await services.perform(generator.next(model)) }
      for number in 0..<300 {
        _ = await services.reason(
          SubscriptionServiceMethods.delete, .with { $0.subscription = .name("n\(number * 5).jp") })
      }
      items += try await call.items()
      #expect(await call.error() == nil)
      let rows = items.compactMap { if case .row(let row) = $0.item { row } else { nil } }
      #expect(rows == expected)
      guard case .header(let header)? = items.first?.item else {
        Issue.record("no header")
        return
      }
      let now = try await services.appliedSequence
      #expect(header.sequence == sequence && sequence < now)
    }
  }

  @Test func fewExportsRunAtATime() async throws {
    let services = try Services()
    for number in 0..<1000 {
      try await services.createSubscription(
        .provider,
        .with {
          $0.spec = .with {
            $0.name = "n\(number).jp"
            $0.notes = String(repeating: "記", count: 300)
          }
          $0.association = .custom(.init())
        })
    }
    var calls: [StreamedCall<ExportReply>] = []
    for _ in 0..<StateCopies.countMax {
      calls.append(try services.begin(AdminServiceMethods.export, .init()))
      _ = try await calls.last?.someItems()
    }
    #expect(await services.stream(AdminServiceMethods.export, .init()).error?.reason == "OVERLOADED")
    #expect(try await services.importRows([.plan("A")], dryRun: true).error?.reason == "OVERLOADED")
    #expect(try await services.importRows([.plan("A")]).outcomes == [.created], "a real import holds no copy")
    for call in calls {
      call.cancel()
      #expect(await call.error()?.code == .cancelled)
    }
    #expect(await services.stream(AdminServiceMethods.export, .init()).error == nil)
  }
}
