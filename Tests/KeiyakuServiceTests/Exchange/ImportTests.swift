import struct KeiyakuDomain.UUIDv7
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

@Suite struct ImportTests {
  private static let id = CommandGenerator.requestID(at: Services.startTime + 2 * 86_400_000, 1)

  /// Rows that refer to each other, to what is there, and to nothing.
  private static func rows() async throws -> [EntityRow] {
    var rows = await (try ExchangeSource.make()).export()
    rows.append(.subscription("orphan.jp", owner: "nobody", plan: "ゴールド"))
    rows.append(.subscription("planless.jp", owner: "tanaka", plan: "無い"))
    // Of one key twice: the same, and another.
    rows.append(.subscription("twice.jp", owner: "tanaka", plan: "ゴールド"))
    rows.append(.subscription("twice.jp", owner: "tanaka", plan: "ゴールド"))
    rows.append(.subscription("twice.jp", owner: "tanaka", plan: "Default"))
    return rows
  }

  @Test(arguments: [OnExisting.refuse, .update, .skip])
  func aDryRunSaysWhatTheRunThenDoesAndChangesNothing(_ onExisting: OnExisting) async throws {
    for seed in UInt64(1)...6 {
      let services = try await Services.random(seed: seed)
      services.clock.now = max(services.clock.now, Services.startTime + 2 * 86_400_000)
      let rows = try await Self.rows() + (await (try await Services.random(seed: seed + 500)).export())
      let before = await services.export(.with { $0.includeCredentials = true })
      let sequence = try await services.appliedSequence
      let tried = try await services.importRows(rows, onExisting, dryRun: true)
      #expect(try await services.appliedSequence == sequence)
      #expect(await services.export(.with { $0.includeCredentials = true }) == before)
      let done = try await services.importRows(rows, onExisting)
      #expect(tried.results.count == rows.count && done.results.count == rows.count)
      for (trial, result) in zip(tried.results, done.results) {
        var result = result
        #expect(result.outcome == .created || result.outcome == .updated || result.sequence == 0)
        #expect(trial.sequence == 0)
        result.sequence = 0
        #expect(trial == result, "seed \(seed)")
      }
      let end = tried.progress.last
      #expect(end?.complete == true && end?.rows == Int64(rows.count) && end?.refused == done.progress.last?.refused)
    }
  }

  @Test func aRepetitionAfterACutAtAnyRowDoesNothingTwice() async throws {
    let rows = try await Self.rows()
    let whole = try Services()
    whole.clock.now += 2 * 86_400_000
    let expected = try await whole.importRows(rows, requestID: Self.id)
    let database = await whole.export()
    let records = try await whole.appliedSequence
    for cut in 1..<rows.count {
      let services = try Services()
      services.clock.now += 2 * 86_400_000
      let first = try await services.importRows(rows, requestID: Self.id, cut: cut)
      #expect(first.error?.code == .cancelled)
      services.clock.now += 1000
      let second = try await services.importRows(rows, requestID: Self.id)
      #expect(second.error == nil && second.progress.last?.complete == true)
      #expect(second.outcomes == expected.outcomes, "cut \(cut)")
      #expect(second.results.map(\.id) == expected.results.map(\.id), "cut \(cut)")
      #expect(second.results.map(\.sequence) == expected.results.map(\.sequence), "cut \(cut)")
      for (position, result) in second.results.enumerated() {
        #expect(result.replayed == (position < cut && result.sequence != 0), "cut \(cut), row \(position + 1)")
      }
      #expect(try await services.appliedSequence == records, "cut \(cut)")
      #expect(await services.export() == database, "cut \(cut)")
    }
  }

  @Test func anotherRowUnderTheSameNumberAndRequestIDIsRefused() async throws {
    let services = try Services()
    services.clock.now += 2 * 86_400_000
    _ = try await services.importRows([.plan("A"), .plan("B")], requestID: Self.id)
    let answer = try await services.importRows([.plan("A"), .plan("C")], requestID: Self.id)
    #expect(answer.outcomes == [.created, .refused])
    #expect(answer.results.map(\.replayed) == [true, false])
    #expect(answer.results.last?.reason == "REQUEST_ID_REUSED")
    // What others made of it meanwhile is left alone.
    let changed = try await services.importRows([.plan("A", notes: "x")], .update)
    #expect(changed.outcomes == [.updated])
    #expect(
      try await services.importRows([.plan("A")], .update, requestID: Self.id).results.first?.reason
        == "REQUEST_ID_REUSED")
    #expect(try await services.importRows([.plan("A")], requestID: Self.id).results.first?.replayed == true)
  }

  @Test func rowsOfOneImportHaveDifferentRequestIDs() throws {
    let id = try #require(UUIDv7(high: 0x0199_0000_0000_7ABC, low: 0xBFFF_FFFF_FFFF_FFFF))
    var seen: Set<UUIDv7> = []
    for number in 1...Int64(100_000) {
      let row = id.ofRow(number)
      #expect(row.high == id.high && row.low >> 62 == 0b10)
      seen.insert(row)
    }
    #expect(seen.count == 100_000 && !seen.contains(id))
  }

  @Test func whatIsThereAndDiffersIsTreatedAsTheImportSays() async throws {
    let services = try Services()
    #expect(try await services.importRows([.plan("A", notes: "1")]).outcomes == [.created])
    let other = EntityRow.plan("A", notes: "2")
    let refused = try await services.importRows([other])
    #expect(refused.outcomes == [.refused] && refused.results.first?.reason == "EXISTS_AND_DIFFERS")
    #expect(refused.progress.last?.refused == 1)
    #expect(try await services.importRows([other], .skip).outcomes == [.skipped])
    #expect(await services.export(.with { $0.kinds = [.plan] }).count == 2)
    #expect(try await services.importRows([other], .update).outcomes == [.updated])
    for policy in [OnExisting.refuse, .update, .skip] {
      #expect(try await services.importRows([other], policy).outcomes == [.unchanged])
    }
  }

  @Test func theFirstPlanGivesWayAsLongAsNobodyTouchedIt() async throws {
    let row = EntityRow.plan("標準", isDefault: true)
    let services = try Services()
    #expect(try await services.importRows([row]).outcomes == [.updated])
    let plans = await services.export(.with { $0.kinds = [.plan] })
    #expect(plans.count == 1 && plans.first?.plan?.spec?.name == "標準" && plans.first?.plan?.isDefault == true)

    let used = try Services()
    try await used.createSubscription(.provider, .bound("a.jp", plan: 1))
    #expect(try await used.importRows([row]).outcomes == [.created])
    let both = await used.export(.with { $0.kinds = [.plan] })
    #expect(both.map { $0.plan?.isDefault } == [true, false] && both.first?.plan?.spec?.name == "標準")
  }

  @Test func anEntityIsFoundByItsKeyOrElseByItsExternalID() async throws {
    let services = try Services()
    var customer = CustomerRow.with {
      $0.spec = .with {
        $0.login = "tanaka"; $0.externalID = "K-1"
      }
    }
    func run() async throws -> ImportRowResult? {
      try await services.importRows([.with { $0.entity = .customer(customer) }], .update).results.first
    }
    #expect(try await run()?.outcome == .created)
    customer.spec?.login = "suzuki"
    let renamed = try await run()
    #expect(renamed?.outcome == .updated && renamed?.id == 1)
    customer.spec = .with {
      $0.login = "sato"; $0.externalID = "K-2"
    }
    #expect(try await run()?.id == 2)
    customer.spec = .with {
      $0.login = "sato"; $0.externalID = "K-1"
    }
    #expect(try await run()?.reason == "EXTERNAL_ID_TAKEN")
  }

  @Test func hostileRowsAreRefusedByName() async throws {
    let services = try Services()
    try await services.createCatalog()
    let bound = EntityRow.subscription("a.jp", owner: nil, plan: "ゴールド")
    func with(_ change: (inout SubscriptionRow) -> Void) -> EntityRow {
      guard case .subscription(var row) = bound.entity else { return bound }
      change(&row)
      return .with { $0.entity = .subscription(row) }
    }
    let disk = PropertyValue.integer(Property.diskSpace, 1)
    let now = Services.startTime
    let cases: [(EntityRow, reason: String, field: String)] = [
      (EntityRow(), "FIELD_REQUIRED", "capabilities, plan, add_on, customer or subscription"),
      (.plan(""), "FIELD_REQUIRED", "spec.name"),
      (.plan("D", isDefault: true, archived: true), "DEFAULT_PLAN_REQUIRED", ""),
      (
        .with {
          $0.entity = .customer(
            .with {
              $0.spec = .with {
                $0.login = "a"; $0.notes = "\u{7}"
              }
            })
        }, "FIELD_INVALID", "spec.notes"
      ),
      (
        .with {
          $0.entity = .customer(
            .with {
              $0.spec = .with { $0.login = "a" }; $0.crypt = "(redacted)"
            })
        }, "FIELD_INVALID", "crypt"
      ),
      (
        .with {
          $0.entity = .addOn(
            .with {
              $0.spec = .with { $0.name = "a" }; $0.values = [.flag(401, true)]
            })
        }, "PROPERTY_NOT_ALLOWED_IN_ADD_ON", "mail_service"
      ),
      (
        .with { $0.entity = .capabilities(.with { $0.capabilities = [.with { $0.property = 1 }] }) }, "FIELD_REQUIRED",
        "capabilities[0].limit"
      ),
      (with { $0.owner = nil }, "FIELD_REQUIRED", "owner"),
      (with { $0.owner = .customer("nobody") }, "OWNER_NOT_FOUND", "owner.customer"),
      (with { $0.association = nil }, "FIELD_REQUIRED", "bound or custom"),
      (with { $0.spec = nil }, "FIELD_REQUIRED", "spec.name"),
      (with { $0.spec?.name = "-" }, "FIELD_INVALID", "spec.name"),
      (with { $0.expiresAtMs = -1 }, "FIELD_INVALID", "expires_at_ms"),
      (with { $0.expiresAtMs = .max }, "FIELD_INVALID", "expires_at_ms"),
      (with { $0.overrides = [disk] }, "FIELD_INVALID", "lock.kind"),
      (with { $0.ownValues = [disk] }, "FIELD_INVALID", "own_values"),
      (with { $0.lock = .with { $0.kind = .fields } }, "FIELD_INVALID", "lock.kind"),
      (with { $0.lock = .with { $0.kind = .unrecognized(9) } }, "FIELD_INVALID", "lock.kind"),
      (
        with {
          $0.lock = .with {
            $0.kind = .whole; $0.sinceMs = now + 1
          }
        }, "FIELD_INVALID", "lock.since_ms"
      ),
      (
        with {
          $0.lock = .with { $0.kind = .whole }; $0.overrides = [disk, disk]
        }, "ITEM_REPEATED", "overrides[1].property"
      ),
      (
        with {
          $0.lock = .with { $0.kind = .whole }; $0.overrides = [.flag(401, true)]
        }, "PROPERTY_NOT_CUSTOMIZABLE", "mail_service"
      ),
      (
        with {
          $0.lock = .with { $0.kind = .whole }; $0.ownValues = [.integer(9999, 1)]
        }, "PROPERTY_UNKNOWN", "9999"
      ),
      (
        with {
          $0.lock = .with { $0.kind = .whole }; $0.ownValues = [.flag(1, true)]
        }, "PROPERTY_VALUE_INVALID", "disk_space"
      ),
      (with { $0.subscriberSettings = [disk] }, "PROPERTY_NOT_DELEGABLE", "disk_space"),
      (with { $0.keptValues = [disk] }, "FIELD_INVALID", "kept_values"),
      (
        with {
          $0.association = .custom(.init()); $0.keptValues = [.integer(702, 3)]
        }, "FIELD_INVALID", "kept_values"
      ),
      (
        with {
          $0.association = .custom(.init()); $0.lock = .with { $0.kind = .whole }
        }, "CUSTOM_SUBSCRIPTION", ""
      ),
      (with { $0.statusReasons = [.expired] }, "FIELD_INVALID", "status_reasons[0]"),
      (
        with {
          $0.statusReasons = [.expired]; $0.expiresAtMs = now + 1
        }, "FIELD_INVALID", "status_reasons[0]"
      ),
      (with { $0.statusReasons = [.provider, .ownerSuspended] }, "FIELD_INVALID", "status_reasons[1]"),
      (with { $0.statusReasons = [.unrecognized(9)] }, "FIELD_INVALID", "status_reasons[0]"),
      (
        with { row in
          guard case .bound(var selection) = row.association else { return }
          let addOn = AddOnSelection.with { $0.addOn = .with { $0.by = .name("容量追加") } }
          selection.addOns = [addOn, addOn]
          row.association = .bound(selection)
        }, "ITEM_REPEATED", "bound.add_ons[1]"
      ),
    ]
    let sequence = try await services.appliedSequence
    for dryRun in [true, false] {
      let answer = try await services.importRows(cases.map(\.0), dryRun: dryRun)
      #expect(answer.error == nil && answer.results.count == cases.count)
      for (result, (_, reason, field)) in zip(answer.results, cases) {
        #expect(result.outcome == .refused && result.reason == reason && result.field == field, "\(result)")
        #expect(!result.message.isEmpty)
      }
    }
    #expect(try await services.appliedSequence == sequence)
  }

  @Test func itemsOutOfOrderEndTheImport() async throws {
    let services = try Services()
    let start = ImportRequest.with { $0.item = .start(.init()) }
    func row(_ number: Int64) -> ImportRequest {
      .with {
        $0.item = .row(
          .with {
            $0.number = number; $0.row = .plan("P\(number)")
          })
      }
    }
    func starting(_ change: (inout ImportStart) -> Void) -> ImportRequest {
      var start = ImportStart()
      change(&start)
      return .with { $0.item = .start(start) }
    }
    let cases: [([ImportRequest], field: String)] = [
      ([], "start"), ([row(1)], "start"), ([ImportRequest()], "start"), ([start, start], "row"),
      ([start, row(0)], "row.number"), ([start, row(2), row(2)], "row.number"),
      ([start, row(2), row(1)], "row.number"),
      ([starting { $0.onExisting = .unrecognized(7) }], "start.on_existing"),
      ([starting { $0.options = .with { $0.ifRevision = 1 } }], "start.options.if_revision"),
    ]
    for (items, field) in cases {
      let answer = try await services.importItems(items)
      #expect(answer.error?.code == .invalidArgument && answer.error?.violations.first?.field == field, "\(items)")
    }
    let malformed = starting { $0.options = .with { $0.requestID = [1] } }
    #expect(try await services.importItems([malformed]).error?.reason == "REQUEST_ID_MALFORMED")
    let old = starting { $0.options = .with { $0.requestID = CommandGenerator.requestID(at: 1000, 1) } }
    #expect(try await services.importItems([old, row(1)]).error?.reason == "REQUEST_ID_EXPIRED")
  }

  @Test func rowsThatAreRememberedAreBounded() async throws {
    struct Limited: ServiceCaller { let methods: [ServiceMethod] }
    let services = try Services()
    let admin = AdminService(
      core: ServiceCore(engine: services.engine), requestCheckpoint: { _, onEnd in onEnd(.failure(.closed)) },
      software: "test", identity: ServiceIdentity(databaseID: [], incarnation: []), startedAt: 0, importRowsMax: 2)
    let limited = Limited(methods: ServiceMethod.methods(of: admin))
    services.clock.now += 2 * 86_400_000
    let rows = ["A", "B", "C"].map { EntityRow.plan($0) }
    let tried = try await limited.importRows(rows, dryRun: true)
    #expect(tried.results.count == 2 && tried.error?.reason == "LIMIT_EXCEEDED")
    let done = try await limited.importRows(rows, requestID: Self.id)
    #expect(done.results.count == 2 && done.error?.reason == "LIMIT_EXCEEDED")
    #expect(try await limited.importRows(rows).outcomes == [.unchanged, .unchanged, .created])
  }

  @Test func answersWaitForTheirRecords() async throws {
    let services = try Services()
    let answer = try await services.importRows([.plan("A"), .plan("B")])
    // Progress, two rows, progress.
    #expect(answer.observed == [0, 2, 3, 3])
    #expect(answer.results.map(\.sequence) == [2, 3])
  }
}

extension EntityRow {
  static func plan(
    _ name: String, notes: String = "", isDefault: Bool = false, archived: Bool = false
  ) -> EntityRow {
    .with {
      $0.entity = .plan(
        .with { plan in
          plan.spec = .with {
            $0.name = name
            $0.notes = notes
          }
          plan.isDefault = isDefault
          plan.archived = archived
        })
    }
  }

  /// A bound subscription of a customer, or of the provider.
  static func subscription(_ name: String, owner: String?, plan: String) -> EntityRow {
    .with {
      $0.entity = .subscription(
        .with { row in
          row.spec = .with { $0.name = name }
          row.owner = owner.map { .customer($0) } ?? .provider
          row.association = .bound(.with { $0.plan = .with { $0.by = .name(plan) } })
        })
    }
  }

  var plan: PlanRow? { if case .plan(let row) = entity { row } else { nil } }
}
