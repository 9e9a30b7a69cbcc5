import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// Suspend, Activate, Renew, Delete: their refusals in order of precedence.
@Suite struct LifeCycleRowTests {
  private func targetRows<Request>(_ target: WritableKeyPath<Request, SubscriptionRef?>) -> [Row<Request>] {
    [
      Row("FIELD_REQUIRED subscription") { $0.request[keyPath: target] = nil },
      Row("SUBSCRIPTION_NOT_FOUND subscription") {
        $0.request[keyPath: target] = .with { $0.by = .name("nowhere.jp") }
      },
      Row("SUBSCRIPTION_NOT_FOUND subscription") { $0.request[keyPath: target] = .id(99) },
      Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
    ]
  }

  @Test func suspend() {
    let valid = SuspendSubscriptionRequest.with {
      $0.subscription = .id(1)
      $0.reason = .subscriber
    }
    for (reason, expected) in [
      (.unspecified, "FIELD_REQUIRED reason"), (.expired, "FIELD_INVALID reason"),
      (.ownerSuspended, "FIELD_INVALID reason"), (.unrecognized(9), "FIELD_INVALID reason"),
    ] as [(StatusReason, String)] {
      expectPrecedence(valid, targetRows(\.subscription) + [Row(expected) { $0.request.reason = reason }]) {
        .suspend($0)
      }
    }
  }

  // Subscription 5 is suspended by the provider, has expired, and its owner is suspended.
  @Test func activate() {
    let valid = ActivateSubscriptionRequest.with {
      $0.subscription = .id(5)
      $0.reason = .provider
    }
    for (reason, expected) in [
      (.unspecified, "FIELD_REQUIRED reason"), (.unrecognized(9), "FIELD_INVALID reason"),
      (.expired, "SUBSCRIPTION_EXPIRED reason"), (.ownerSuspended, "OWNER_SUSPENDED reason"),
    ] as [(StatusReason, String)] {
      expectPrecedence(
        valid, targetRows(\.subscription) + [Row(expected) { $0.request.reason = reason }],
        database: TestEngine.withSuspended
      ) { .activate($0) }
    }
  }

  @Test(arguments: [nil, TestEngine.startTime, TestEngine.startTime - 1, 0, .min, .max, Core.expiresAtMax + 1])
  func renew(moment: Int64?) {
    let valid = RenewSubscriptionRequest.with {
      $0.subscription = .id(1)
      $0.expiry = .expiresAtMs(Core.expiresAtMax)
    }
    let expected = moment == nil ? "FIELD_REQUIRED expires_at_ms or never" : "FIELD_INVALID expires_at_ms"
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [Row(expected) { $0.request.expiry = moment.map { .expiresAtMs($0) } }]
    ) { .renew($0) }
  }

  @Test(arguments: 1...4 as ClosedRange<Int64>)
  func deleteSubscription(id: Int64) {
    expectPrecedence(
      DeleteSubscriptionRequest.with { $0.subscription = .id(id) }, targetRows(\.subscription)
    ) { .deleteSubscription($0) }
  }

  @Test func deleteCustomer() {
    let valid = DeleteCustomerRequest.with {
      $0.customer = .id(1)
      $0.subscriptions = [.id(4), .id(2), .name("example.jp"), .id(3)]
    }
    expectPrecedence(
      valid,
      [
        Row("FIELD_REQUIRED customer") { $0.request.customer = nil },
        Row("CUSTOMER_NOT_FOUND customer") { $0.request.customer = .id(99) },
        Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
        Row("FIELD_REQUIRED subscriptions[0]") { $0.request.subscriptions[0] = SubscriptionRef() },
        Row("SUBSCRIPTION_NOT_FOUND subscriptions[0]") { $0.request.subscriptions[0] = .id(99) },
        Row("ITEM_REPEATED subscriptions[1]") { $0.request.subscriptions[1] = .id(4) },
        Row("SUBSCRIPTIONS_MISMATCH subscriptions") { $0.request.subscriptions.removeLast() },
      ]
    ) { .deleteCustomer($0) }
  }

  @Test func aMismatchNamesEachSubscriptionThatIsMissingOrOfAnother() {
    let test = TestEngine.withSuspended()
    let refusal = test.run(
      .deleteCustomer(
        .with {
          $0.customer = .id(1)
          $0.subscriptions = [.id(1), .id(5), .id(2)]
        })
    ).refusal
    let rows = refusal?.classification.rows ?? []
    #expect(rows.map { $0.numbers.map(\.value) } == [[3], [4], [5]])
    #expect(rows.first?.description == "locked.jp is the customer's and not named")
    #expect(rows.last?.description == "late.jp is named and not the customer's")
    #expect(refusal?.classification.message.hasPrefix("The customer owns 4 subscriptions") == true)
  }

  @Test func askingForWhatIsThereIsANoOp() {
    let test = TestEngine.withSuspended()
    let expiresAt = TestEngine.startTime + 5000
    test.run(.renew(1, expiresAt))
    let sequence = test.appliedSequence
    let commands: [Command] = [
      .suspend(5, .provider), .activate(1, .provider), .activate(5, .subscriber), .activate(1, .expired),
      .activate(1, .ownerSuspended), .renew(1, expiresAt), .renew(2, nil), .planArchived(3, true),
      .planArchived(1, false), .addOnArchived(3, true), .addOnArchived(1, false),
    ]
    for (position, command) in commands.enumerated() {
      let answer = test.run(command)
      #expect((try? answer.outcome.get())?.result.unchanged == true, "command \(position): \(answer)")
    }
    #expect(test.appliedSequence == sequence)
  }
}

extension TestEngine {
  /// `withEverything`, and subscription 5 late.jp of customer 2 (suspended), which has expired and is suspended by the
  /// provider.
  static func withSuspended() -> TestEngine {
    let test = withEverything()
    test.run(.subscription(.customer(2), .bound("late.jp", plan: 2)))
    test.run(.renew(5, startTime + 1))
    test.now += 2
    _ = try? test.expire()
    test.run(.suspend(5, .provider))
    return test
  }
}
