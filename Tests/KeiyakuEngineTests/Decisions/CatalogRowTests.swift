import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct CatalogRowTests {
  @Test func createPlan() {
    var valid = CreatePlanRequest()
    valid.spec = .with { $0.name = "Silver" }
    valid.values = [.integer(10, 5)]
    valid.copyFrom = .id(2)
    expectPrecedence(
      valid,
      [
        Row("REVISION_MISMATCH") { $0.options.ifRevision = 3 },
        Row("FIELD_REQUIRED copy_from") { $0.request.copyFrom = PlanRef() },
        Row("PLAN_NOT_FOUND copy_from") { $0.request.copyFrom = .id(99) },
        Row("FIELD_REQUIRED spec.name") { $0.request.spec?.name = "" },
        Row("FIELD_INVALID spec.validity_days") { $0.request.spec?.validityDays = -1 },
        Row("FIELD_INVALID spec.validity_days") { $0.request.spec?.validityDays = 36_526 },
        Row("NAME_TAKEN spec.name") { $0.request.spec?.name = "Gold" },
        Row("EXTERNAL_ID_TAKEN spec.external_id") { $0.request.spec?.externalID = "P-2" },
      ] + valueFormRows(\.values) + [
        Row("PROPERTY_UNKNOWN 9999") { $0.request.values.append(.integer(9999, 1)) },
        Row("PROPERTY_VALUE_INVALID max_db") { $0.request.values[0] = .integer(10, -2) },
      ]
    ) { .createPlan($0) }
  }

  @Test func updatePlan() {
    var valid = UpdatePlanRequest()
    valid.plan = .name("Gold")
    valid.spec = .with { $0.notes = "new" }
    valid.mask = .paths("notes")
    valid.values = [.integer(10, 5)]
    expectPrecedence(
      valid,
      planRows(\.plan) + valueFormRows(\.values) + [
        Row("EMPTY_UPDATE_MASK") { $0.request.mask = UpdateMask() },
        Row("UNKNOWN_MASK_PATH") { $0.request.mask?.paths.append("values") },
        Row("FIELD_REQUIRED spec.name") { attempt in
          attempt.request.spec?.name = ""
          attempt.request.mask?.paths.append("name")
        },
        Row("FIELD_INVALID spec.validity_days") { attempt in
          attempt.request.spec?.validityDays = .min
          attempt.request.mask?.paths.append("validity_days")
        },
        Row("NAME_TAKEN spec.name") { attempt in
          attempt.request.spec?.name = "Default"
          attempt.request.mask?.paths.append("name")
        },
        Row("PROPERTY_UNKNOWN -1") { $0.request.values.append(.integer(-1, 1)) },
        Row("PROPERTY_VALUE_INVALID max_db") { $0.request.values[0] = .flag(10, true) },
      ]
    ) { .updatePlan($0) }
  }

  @Test func updatePlanWithoutValuesNeedsAMask() {
    let test = TestEngine.withEverything()
    #expect(test.run(.updatePlan(.with { $0.plan = .id(2) })).refusal == .emptyUpdateMask)
    let externalID = UpdatePlanRequest.with {
      $0.plan = .id(1)
      $0.spec = .with { $0.externalID = "P-2" }
      $0.mask = .paths("external_id")
    }
    #expect(test.run(.updatePlan(externalID)).refusal?.reason == "EXTERNAL_ID_TAKEN")
  }

  @Test func setDefaultPlan() {
    expectPrecedence(SetDefaultPlanRequest.with { $0.plan = .id(2) }, planRows(\.plan)) { .setDefaultPlan($0) }
  }

  @Test func createAddOn() {
    var valid = CreateAddOnRequest()
    valid.spec = .with { $0.name = "Backup" }
    valid.values = [.integer(10, 5)]
    valid.copyFrom = .id(1)
    expectPrecedence(
      valid,
      [
        Row("REVISION_MISMATCH") { $0.options.ifRevision = 3 },
        Row("FIELD_REQUIRED copy_from") { $0.request.copyFrom = AddOnRef() },
        Row("ADD_ON_NOT_FOUND copy_from") { $0.request.copyFrom = .id(99) },
        Row("FIELD_REQUIRED spec.name") { $0.request.spec = nil },
        Row("NAME_TAKEN spec.name") { $0.request.spec?.name = "Mail" },
        Row("EXTERNAL_ID_TAKEN spec.external_id") { $0.request.spec?.externalID = "A-1" },
      ] + valueFormRows(\.values) + addOnValueRows(\.values)
    ) { .createAddOn($0) }
  }

  @Test func updateAddOn() {
    var valid = UpdateAddOnRequest()
    valid.addOn = .id(1)
    valid.spec = .with { $0.notes = "new" }
    valid.mask = .paths("notes")
    valid.values = [.integer(10, 5)]
    expectPrecedence(
      valid,
      [
        Row("FIELD_REQUIRED add_on") { $0.request.addOn = nil },
        Row("ADD_ON_NOT_FOUND add_on") { $0.request.addOn = .id(.min) },
        Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
      ] + valueFormRows(\.values) + [
        Row("EMPTY_UPDATE_MASK") { $0.request.mask = UpdateMask() },
        Row("UNKNOWN_MASK_PATH") { $0.request.mask?.paths.append("validity_days") },
        Row("FIELD_REQUIRED spec.name") { attempt in
          attempt.request.spec?.name = ""
          attempt.request.mask?.paths.append("name")
        },
        Row("NAME_TAKEN spec.name") { attempt in
          attempt.request.spec?.name = "Disk"
          attempt.request.mask?.paths.append("name")
        },
        Row("EXTERNAL_ID_TAKEN spec.external_id") { attempt in
          attempt.request.spec?.externalID = "A-2"
          attempt.request.mask?.paths.append("external_id")
        },
      ] + addOnValueRows(\.values) + [
        Row("PROPERTY_UNKNOWN 8888") { $0.request.clearProperties.append(8888) },
        Row("FIELD_INVALID clear_properties") { $0.request.clearProperties.append(10) },
      ]
    ) { .updateAddOn($0) }
  }

  private func planRows<Request>(_ target: WritableKeyPath<Request, PlanRef?>) -> [Row<Request>] {
    [
      Row("FIELD_REQUIRED plan") { $0.request[keyPath: target] = nil },
      Row("PLAN_NOT_FOUND plan") { $0.request[keyPath: target] = .name("Bronze") },
      Row("PLAN_NOT_FOUND plan") { $0.request[keyPath: target] = .id(.max) },
      Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
    ]
  }

  /// What is wrong with values whatever their properties are; the valid ones begin with property 10.
  private func valueFormRows<Request>(_ values: WritableKeyPath<Request, [PropertyValue]>) -> [Row<Request>] {
    [
      Row("FIELD_REQUIRED values[0].value") { $0.request[keyPath: values].insert(.with { $0.property = 11 }, at: 0) },
      Row("ITEM_REPEATED values[1].property") { $0.request[keyPath: values].insert(.integer(10, 1), at: 0) },
    ]
  }

  private func addOnValueRows<Request>(_ values: WritableKeyPath<Request, [PropertyValue]>) -> [Row<Request>] {
    [
      Row("PROPERTY_UNKNOWN 9999") { $0.request[keyPath: values].append(.integer(9999, 1)) },
      Row("PROPERTY_NOT_ALLOWED_IN_ADD_ON mail_service") { $0.request[keyPath: values].append(.flag(401, true)) },
      Row("PROPERTY_VALUE_INVALID max_db") { $0.request[keyPath: values][0] = .integer(10, -2) },
    ]
  }
}
