import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct CustomerRowTests {
  @Test func create() {
    var valid = CreateCustomerRequest()
    valid.spec = .with { $0.login = "ito" }
    valid.subscription = .bound(
      "ito.jp", plan: 2, addOns: [(1, 2)], .values([.integer(10, 50)], .whole))
    expectPrecedence(
      valid,
      [
        Row("REVISION_MISMATCH") { $0.options.ifRevision = 3 },
        Row("FIELD_REQUIRED spec.login") { $0.request.spec?.login = "" },
        Row("LOGIN_TAKEN spec.login") { $0.request.spec?.login = "suzuki" },
        Row("EXTERNAL_ID_TAKEN spec.external_id") { $0.request.spec?.externalID = "C-2" },
      ] + newSubscriptionRows(\.subscription)
    ) { .createCustomer($0) }
  }

  @Test func createWithACustomSubscription() {
    var valid = CreateCustomerRequest()
    valid.spec = .with { $0.login = "ito" }
    valid.subscription = .custom("ito.jp", .values([.integer(10, 50)]))
    expectPrecedence(valid, newCustomSubscriptionRows(\.subscription)) { .createCustomer($0) }
  }

  @Test func update() {
    var valid = UpdateCustomerRequest()
    valid.customer = .login("tanaka")
    valid.spec = .with { $0.notes = "new" }
    valid.mask = .paths("notes")
    expectPrecedence(
      valid,
      targetRows(\.customer) + [
        Row("EMPTY_UPDATE_MASK") { $0.request.mask = nil },
        Row("UNKNOWN_MASK_PATH") { $0.request.mask?.paths.append("id") },
        Row("FIELD_REQUIRED spec.login") { attempt in
          attempt.request.spec?.login = ""
          attempt.request.mask?.paths.append("login")
        },
        Row("LOGIN_TAKEN spec.login") { attempt in
          attempt.request.spec?.login = "suzuki"
          attempt.request.mask?.paths.append("login")
        },
        Row("EXTERNAL_ID_TAKEN spec.external_id") { attempt in
          attempt.request.spec?.externalID = "C-2"
          attempt.request.mask?.paths.append("external_id")
        },
      ]
    ) { .updateCustomer($0) }
  }

  @Test func setCredential() {
    expectPrecedence(SetCredentialRequest.with { $0.customer = .id(1) }, targetRows(\.customer)) {
      .setCredential($0, crypt: "another hash")
    }
  }

  @Test func suspend() {
    expectPrecedence(SuspendCustomerRequest.with { $0.customer = .id(1) }, targetRows(\.customer)) {
      .suspendCustomer($0)
    }
  }

  @Test func activate() {
    expectPrecedence(ActivateCustomerRequest.with { $0.customer = .id(2) }, targetRows(\.customer)) {
      .activateCustomer($0)
    }
  }

  private func targetRows<Request>(_ target: WritableKeyPath<Request, CustomerRef?>) -> [Row<Request>] {
    [
      Row("FIELD_REQUIRED customer") { $0.request[keyPath: target] = nil },
      Row("FIELD_REQUIRED customer") { $0.request[keyPath: target] = CustomerRef() },
      Row("CUSTOMER_NOT_FOUND customer") { $0.request[keyPath: target] = .login("nobody") },
      Row("CUSTOMER_NOT_FOUND customer") { $0.request[keyPath: target] = .id(99) },
      Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
    ]
  }
}
