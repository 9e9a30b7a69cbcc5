import Foundation
import KeiyakuMessages
import TestSupport
import Testing

/// Export → import into an empty database → export: the same rows.
///
/// KEIYAKU_MODEL_SEQUENCES=N runs so many random databases instead of those of CI, KEIYAKU_MODEL_SEED=S begins with
/// seed S.
@Suite struct RoundTripTests {
  private static let databases = Int(ProcessInfo.processInfo.environment["KEIYAKU_MODEL_SEQUENCES"] ?? "") ?? 60
  private static let firstSeed = UInt64(ProcessInfo.processInfo.environment["KEIYAKU_MODEL_SEED"] ?? "") ?? 1

  @Test func anyDatabaseComesBackAsItWas() async throws {
    var rowCount = 0
    for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.databases) {
      let source = try await Services.random(seed: seed)
      let rows = await source.export()
      rowCount += rows.count
      let copy = try Services()
      copy.clock.now = source.clock.now
      let answer = try await copy.importRows(rows)
      let refused = answer.results.filter { $0.outcome == .refused }
      #expect(refused.isEmpty && answer.error == nil, "seed \(seed): \(refused.first as Any)")
      let again = await copy.export()
      for (old, new) in zip(rows.comparable, again.comparable) where old != new {
        Issue.record("seed \(seed): \(new)\n  is not \(old)")
        return
      }
      #expect(rows.count == again.count, "seed \(seed)")
      #expect(try await source.shownSubscriptions() == copy.shownSubscriptions(), "seed \(seed)")
      // Each row by one record, or none where it was so already.
      let records = answer.outcomes.count { $0 != .unchanged }
      #expect(try await copy.appliedSequence == Int64(1 + records), "seed \(seed)")
      // Once more: nothing is to be done.
      let repeated = try await copy.importRows(again)
      #expect(repeated.outcomes.allSatisfy { $0 == .unchanged }, "seed \(seed)")
      #expect(try await copy.appliedSequence == Int64(1 + records), "seed \(seed)")
    }
    #expect(rowCount > 4 * Self.databases, "the databases hold something")
  }

  /// Into a database that others have made: updated to what the rows say, whatever there was.
  @Test func anUpdateMakesEntitiesWhatTheRowsSay() async throws {
    for seed in Self.firstSeed..<Self.firstSeed + UInt64(Self.databases) {
      let source = try await Services.random(seed: seed)
      let target = try await Services.random(seed: seed + 100_000)
      target.clock.now = max(source.clock.now, target.clock.now)
      let rows = await source.export()
      let answer = try await target.importRows(rows, .update)
      let refused = Set(answer.results.filter { $0.outcome == .refused }.map(\.number))
      // Keys that cross each other, and the default plan that cannot be archived, are refused; nothing else is.
      for result in answer.results where result.outcome == .refused {
        #expect(
          [
            "LOGIN_TAKEN", "NAME_TAKEN", "EXTERNAL_ID_TAKEN", "DEFAULT_PLAN_REQUIRED", "PLAN_NOT_FOUND",
            "ADD_ON_NOT_FOUND", "OWNER_NOT_FOUND",
          ].contains(result.reason), "seed \(seed): \(result)")
      }
      guard refused.isEmpty else { continue }
      let now = await target.export().comparable
      for row in rows.comparable where !now.contains(row) {
        // The rows that replace others under their names may have been replaced in turn by later ones.
        if case .plan = row.entity { continue }
        Issue.record("seed \(seed): \(row) is not there")
        return
      }
    }
  }

  @Test func everythingThatASubscriptionHoldsIsCarriedOver() async throws {
    let source = try await ExchangeSource.make()
    let rows = await source.export(.with { $0.includeCredentials = true })
    let copy = try Services()
    copy.clock.now = source.clock.now + 3_600_000
    let answer = try await copy.importRows(rows)
    #expect(answer.outcomes.allSatisfy { $0 == .created || $0 == .updated }, "\(answer.results)")
    #expect(await copy.export(.with { $0.includeCredentials = true }).comparable == rows.comparable)
    #expect(try await source.shownSubscriptions() == copy.shownSubscriptions())
    #expect(await copy.logIn("tanaka", "秘密の言葉") == "OK", "the password is the same")

    let whole = try await copy.subscription("日本語.jp")
    #expect(whole.lock?.kind == .whole && whole.lock?.note == "特別価格" && whole.lock?.actor == "operator")
    #expect(whole.lock?.sinceMs == Services.startTime && whole.ownValues.count > 50)
    #expect(whole.overrides == [.integer(Property.diskSpace, 77 << 30)])
    #expect(try await copy.effective("日本語.jp")[Property.databases] == .integer(20), "frozen before the plan changed")
    let expired = try await copy.subscription("expired.jp")
    #expect(expired.statusReasons == [.provider, .subscriber, .expired])
    let archived = try await copy.subscription("archived.jp")
    guard case .bound(let bound) = archived.association else {
      Issue.record("not bound")
      return
    }
    #expect(bound.planName == "旧プラン" && bound.addOns.map(\.quantity) == [3])
    // The plan's log parameters have changed since; those of the creation are kept.
    #expect(try await copy.effective("archived.jp")[Property.logFiles] == .integer(10))
    #expect(try await copy.subscription("custom.jp").subscriberSettings == [.choice(Property.webStatistics, 2)])
    // It is not expired by the copy's clock either.
    copy.expire()
    #expect(try await copy.subscription("later.jp").expiresAtMs == Services.startTime + 400 * 86_400_000)
  }
}

/// A database with everything that an export has to carry.
enum ExchangeSource {
  static func make() async throws -> Services {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", password: "秘密の言葉")
    try await services.createCustomer("suzuki")
    _ = try await services.call(
      CustomerServiceMethods.suspend, .with { $0.customer = .with { $0.by = .login("suzuki") } })
    _ = try await services.call(
      CatalogServiceMethods.createPlan,
      .with {
        $0.spec = .with {
          $0.name = "旧プラン"
          $0.validityDays = 400
          $0.externalID = "old-1"
        }
        $0.values = [.flag(105, true)]
      })
    for (name, plan) in [
      ("日本語.jp", Int64(2)), ("pinned.jp", 2), ("archived.jp", 3), ("expired.jp", 3), ("later.jp", 3),
    ] {
      try await services.createSubscription(.customer("tanaka"), .bound(name, plan: plan))
    }
    try await services.createSubscription(.provider, .custom("custom.jp"))
    _ = try await services.call(
      SubscriptionServiceMethods.addAddOn,
      .with {
        $0.subscription = .name("archived.jp")
        $0.addOn = .with {
          $0.addOn = .with { $0.by = .name("容量追加") }
          $0.quantity = 3
        }
      })
    try await services.customize(
      "日本語.jp",
      .with {
        $0.overrides = [.integer(Property.diskSpace, 77 << 30)]
        $0.note = "特別価格"
      })
    try await services.customize("pinned.jp", .values([.integer(Property.mailboxes, 7)], .fields))
    try await services.customize("custom.jp", .with { $0.overrides = [.flag(105, true)] })
    _ = try await services.call(
      SubscriptionServiceMethods.setSubscriberSettings,
      .with {
        $0.subscription = .name("custom.jp")
        $0.values = [.choice(Property.webStatistics, 2)]
      })
    for reason in [StatusReason.provider, .subscriber] {
      _ = try await services.call(
        SubscriptionServiceMethods.suspend,
        .with {
          $0.subscription = .name("expired.jp")
          $0.reason = reason
        })
    }
    _ = try await services.call(
      SubscriptionServiceMethods.renew,
      .with {
        $0.subscription = .name("expired.jp")
        $0.expiry = .expiresAtMs(Services.startTime + 1000)
      })
    services.clock.now += 86_400_000
    services.expire()
    try await services.setPlan(2, [.integer(Property.databases, 99)])
    try await services.setPlan(3, [.integer(Property.logFiles, 4)])
    _ = try await services.call(
      CatalogServiceMethods.setPlanArchived,
      .with {
        $0.plan = .id(3)
        $0.archived = true
      })
    _ = try await services.call(CatalogServiceMethods.setDefaultPlan, .with { $0.plan = .id(2) })
    _ = try await services.call(
      CatalogServiceMethods.setCapabilities,
      .with {
        $0.capabilities = [
          .with {
            $0.property = Property.diskSpace
            $0.limit = .atMost(50 << 30)
          }
        ]
      })
    return services
  }
}
