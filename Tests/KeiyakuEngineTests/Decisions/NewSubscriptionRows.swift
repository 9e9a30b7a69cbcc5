import KeiyakuMessages
import TestSupport

// The rules of a new subscription, which comes alone or with its customer.

func newSubscriptionRows<Request>(_ new: WritableKeyPath<Request, NewSubscription?>) -> [Row<Request>] {
  func bound(_ expected: String, _ change: @escaping (inout PlanSelection) -> Void) -> Row<Request> {
    Row(expected) { attempt in
      guard case .bound(var selection) = attempt.request[keyPath: new]?.association else { return }
      change(&selection)
      attempt.request[keyPath: new]?.association = .bound(selection)
    }
  }
  return [
    Row("FIELD_REQUIRED subscription.bound or subscription.custom") { $0.request[keyPath: new]?.association = nil },
    bound("FIELD_REQUIRED subscription.bound.plan") { $0.plan = nil },
    bound("PLAN_NOT_FOUND subscription.bound.plan") { $0.plan = .name("Bronze") },
    bound("PLAN_ARCHIVED") { $0.plan = .id(3) },
    bound("FIELD_REQUIRED subscription.bound.add_ons[0].add_on") { $0.addOns[0].addOn = nil },
    bound("ADD_ON_NOT_FOUND subscription.bound.add_ons[0].add_on") { $0.addOns[0].addOn = .id(99) },
    bound("ADD_ON_ARCHIVED") { $0.addOns[0].addOn = .id(3) },
    bound("QUANTITY_OUT_OF_BOUNDS subscription.bound.add_ons[0].quantity") { $0.addOns[0].quantity = 1001 },
    bound("ITEM_REPEATED subscription.bound.add_ons[1]") { selection in
      selection.addOns[0].addOn = .id(1)
      selection.addOns.append(.with { $0.addOn = .id(1) })
    },
  ] + nameRows(new) + newCustomizationRows(new)
}

func newCustomSubscriptionRows<Request>(_ new: WritableKeyPath<Request, NewSubscription?>) -> [Row<Request>] {
  nameRows(new) + newCustomizationRows(new) + [
    Row("CUSTOM_SUBSCRIPTION") { $0.request[keyPath: new]?.customization?.scope = .whole }
  ]
}

private func newCustomizationRows<Request>(_ new: WritableKeyPath<Request, NewSubscription?>) -> [Row<Request>] {
  customizationRows(field: "subscription.customization") { request, change in
    var customization = request[keyPath: new]?.customization ?? Customization()
    change(&customization)
    request[keyPath: new]?.customization = customization
  }
}

private func nameRows<Request>(_ new: WritableKeyPath<Request, NewSubscription?>) -> [Row<Request>] {
  [
    Row("FIELD_REQUIRED subscription.spec.name") { $0.request[keyPath: new]?.spec?.name = "" },
    Row("NAME_TAKEN subscription.spec.name") { $0.request[keyPath: new]?.spec?.name = "example.jp" },
    Row("EXTERNAL_ID_TAKEN subscription.spec.external_id") { $0.request[keyPath: new]?.spec?.externalID = "S-1" },
  ]
}

/// The rules of a customization; the valid one overrides one property.
func customizationRows<Request>(
  field: String, _ editing: @escaping (inout Request, (inout Customization) -> Void) -> Void
) -> [Row<Request>] {
  func edit(_ expected: String, _ change: @escaping (inout Customization) -> Void) -> Row<Request> {
    Row(expected) { editing(&$0.request, change) }
  }
  return [
    edit("FIELD_INVALID \(field).scope") { $0.scope = .unrecognized(9) },
    edit("FIELD_REQUIRED \(field).overrides[0].value") { $0.overrides.insert(.with { $0.property = 11 }, at: 0) },
    edit("ITEM_REPEATED \(field).overrides[1].property") { customization in
      customization.overrides = [.integer(10, 1), .integer(10, 2)] + customization.overrides.dropFirst()
    },
    edit("FIELD_REQUIRED overrides") { $0.overrides = [] },
    edit("PROPERTY_UNKNOWN 9999") { $0.overrides.append(.integer(9999, 1)) },
    edit("PROPERTY_NOT_CUSTOMIZABLE ssl") { $0.overrides.append(.flag(202, false)) },
    edit("PROPERTY_VALUE_INVALID max_db") { $0.overrides[0] = .integer(10, -2) },
  ]
}
