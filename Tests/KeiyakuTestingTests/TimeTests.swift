import Foundation
import KeiyakuClient
import KeiyakuMessages
import KeiyakuTesting
import Synchronization
import Testing

/// Time that a test lets go by.
@Suite struct TimeTests {
  @Test func aSubscriptionExpiresInAMonthOfATestsOwn() async throws {
    let month: Int64 = 30 * 24 * 60 * 60 * 1000
    let start = Int64(Date().timeIntervalSince1970 * 1000)
    let passed = Mutex<Int64>(0)
    var configuration = KeiyakuTestServer.Configuration()
    configuration.now = { start + passed.withLock { $0 } }
    configuration.uptime = { passed.withLock { $0 } }
    try await withKeiyakuTestServer(configuration) { _, client in
      _ = try await client.subscriptions.create(
        .with {
          $0.owner = .with { $0.owner = .provider(Provider()) }
          $0.subscription = .with {
            $0.spec = .with { $0.name = "example.jp" }
            $0.association = .custom(CustomSelection())
          }
        })
      let reference = SubscriptionRef.with { $0.by = .id(1) }
      _ = try await client.subscriptions.renew(
        .with {
          $0.subscription = reference
          $0.expiry = .expiresAtMs(start + month)
        })
      passed.withLock { $0 = month }
      let end = ContinuousClock.now + .seconds(60)
      var reasons: [StatusReason] = []
      while reasons != [.expired] {
        try #require(ContinuousClock.now < end, "it did not expire")
        reasons =
          try await client.subscriptions.get(.with { $0.subscription = reference }).subscription?.statusReasons ?? []
      }
    }
  }
}
