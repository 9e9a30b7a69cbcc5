import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct SubscriptionRowTests {
  @Test func create() {
    var valid = CreateSubscriptionRequest()
    valid.owner = .customer(1)
    valid.subscription = .bound(
      "new.jp", plan: 2, addOns: [(1, 2)], .values([.integer(10, 50)], .fields))
    expectPrecedence(valid, ownerRows() + newSubscriptionRows(\.subscription)) { .createSubscription($0) }
  }

  @Test func createCustom() {
    var valid = CreateSubscriptionRequest()
    valid.owner = .provider
    valid.subscription = .custom("new.jp", .values([.integer(10, 50)]))
    expectPrecedence(valid, ownerRows() + newCustomSubscriptionRows(\.subscription)) { .createSubscription($0) }
  }

  @Test func update() {
    var valid = UpdateSubscriptionRequest()
    valid.subscription = .id(1)
    valid.spec = .with { $0.notes = "new" }
    valid.mask = .paths("notes")
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("EMPTY_UPDATE_MASK") { $0.request.mask = nil },
        Row("UNKNOWN_MASK_PATH") { $0.request.mask?.paths.append("") },
        Row("FIELD_REQUIRED spec.name") { attempt in
          attempt.request.spec?.name = ""
          attempt.request.mask?.paths.append("name")
        },
        Row("NAME_TAKEN spec.name") { attempt in
          attempt.request.spec?.name = "custom.jp"
          attempt.request.mask?.paths.append("name")
        },
        Row("EXTERNAL_ID_TAKEN spec.external_id") { attempt in
          attempt.request.spec?.externalID = "S-2"
          attempt.request.mask?.paths.append("external_id")
        },
      ]
    ) { .updateSubscription($0) }
  }

  @Test func customizeWhollyLocked() {
    var valid = CustomizeSubscriptionRequest()
    valid.subscription = .id(3)
    valid.customization = .values([.integer(10, 5)])
    expectPrecedence(
      valid,
      targetRows(\.subscription) + customizationRows() + [
        Row("WHOLLY_LOCKED") { $0.request.customization?.scope = .fields }
      ]
    ) { .customize($0) }
  }

  @Test(arguments: [LockScope.whole, .fields])
  func customizeCustom(scope: LockScope) {
    var valid = CustomizeSubscriptionRequest()
    valid.subscription = .id(2)
    valid.customization = .values([.integer(10, 5)])
    expectPrecedence(
      valid,
      targetRows(\.subscription) + customizationRows() + [
        Row("CUSTOM_SUBSCRIPTION") { $0.request.customization?.scope = scope }
      ]
    ) { .customize($0) }
  }

  @Test func lock() {
    expectPrecedence(
      LockSubscriptionRequest.with { $0.subscription = .id(1) },
      targetRows(\.subscription) + [Row("CUSTOM_SUBSCRIPTION") { $0.request.subscription = .id(2) }]
    ) { .lock($0) }
  }

  @Test(arguments: [3, 4] as [Int64])
  func unlock(id: Int64) {
    var valid = UnlockSubscriptionRequest()
    valid.subscription = .id(id)
    valid.policy = .discard
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_INVALID policy") { $0.request.policy = .unrecognized(-1) },
        Row("CUSTOM_SUBSCRIPTION") { $0.request.subscription = .id(2) },
        Row("OVERRIDES_WOULD_BE_LOST max_db") { $0.request.policy = .unspecified },
      ]
    ) { .unlock($0) }
  }

  @Test func transfer() {
    var valid = TransferSubscriptionRequest()
    valid.subscription = .id(1)
    valid.newOwner = .customer(2)
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_REQUIRED new_owner") { $0.request.newOwner = nil },
        Row("FIELD_REQUIRED new_owner") { $0.request.newOwner = OwnerRef() },
        Row("FIELD_REQUIRED new_owner.customer") {
          $0.request.newOwner = .with { $0.owner = .customer(CustomerRef()) }
        },
        Row("OWNER_NOT_FOUND new_owner.customer") { $0.request.newOwner = .customer(99) },
      ]
    ) { .transfer($0) }
  }

  // What already is as asked is accepted and logs nothing, for every command that can find it so.
  @Test func askingForWhatIsThereIsANoOp() {
    let test = TestEngine.withEverything()
    let sequence = test.appliedSequence
    let commands: [Command] = [
      .customerNotes(1, ""), .setCredential(.with { $0.customer = .id(1) }, crypt: "hash"),
      .activateCustomer(.with { $0.customer = .id(1) }), .planValues(2, [.integer(10, 5)]),
      .setDefaultPlan(.with { $0.plan = .id(1) }),
      .updateAddOn(
        .with {
          $0.addOn = .id(1)
          $0.values = [.integer(10, 1)]
          $0.clearProperties = [11]
        }),
      .updateSubscription(
        .with {
          $0.subscription = .id(1)
          $0.spec = .with { $0.name = "example.jp" }
          $0.mask = .paths("name", "notes")
        }),
      .customize(3, .values([.integer(10, 50)])), .customize(4, .values([.integer(10, 50)], .fields)), .lock(3),
      .unlock(1, .discard), .unlock(1, .unspecified), .transfer(1, to: .customer(1)),
    ]
    for (position, command) in commands.enumerated() {
      let answer = test.run(command)
      #expect(answer.refusal == nil, "command \(position)")
      #expect((try? answer.outcome.get())?.result.unchanged == true, "command \(position)")
    }
    #expect(test.appliedSequence == sequence)
    // Equal to the copied value, and yet set: an override of its own.
    #expect(!test.run(.customize(2, .values([.integer(10, 5)]))).value.result.unchanged)
    #expect(test.run(.customize(2, .values([.integer(10, 5)]))).value.result.unchanged)
  }

  private func customizationRows() -> [Row<CustomizeSubscriptionRequest>] {
    KeiyakuEngineTests.customizationRows(field: "customization") { request, change in
      var customization = request.customization ?? Customization()
      change(&customization)
      request.customization = customization
    }
  }

  private func ownerRows() -> [Row<CreateSubscriptionRequest>] {
    [
      Row("REVISION_MISMATCH") { $0.options.ifRevision = 3 },
      Row("FIELD_REQUIRED owner") { $0.request.owner = nil },
      Row("OWNER_NOT_FOUND owner.customer") { $0.request.owner = .customer(99) },
      Row("FIELD_REQUIRED subscription") { $0.request.subscription = nil },
    ]
  }
}
