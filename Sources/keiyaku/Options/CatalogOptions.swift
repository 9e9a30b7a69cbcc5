import ArgumentParser
import KeiyakuMessages

/// What an operator sets of a plan.
struct PlanOptions: CatalogFields {
  @Option(name: .customLong("external-id"), help: ArgumentHelp("Id in another system; unique.", valueName: "id"))
  var externalID: String?

  @Option(
    name: .customLong("validity-days"),
    help: ArgumentHelp("New subscriptions expire after this many days; 0 means never.", valueName: "days"))
  var validityDays: Int32?

  @Option(help: ArgumentHelp("Notes of the provider.", valueName: "text"))
  var notes: String?

  func spec(name: String?) -> FieldSetter<PlanSpec> {
    var fields = FieldSetter(PlanSpec())
    fields.set("external_id", externalID) { $0.externalID = $1 }
    fields.set("name", name) { $0.name = $1 }
    fields.set("validity_days", validityDays) { $0.validityDays = $1 }
    fields.set("notes", notes) { $0.notes = $1 }
    return fields
  }
}

/// What an operator sets of an add-on.
struct AddOnOptions: CatalogFields {
  @Option(name: .customLong("external-id"), help: ArgumentHelp("Id in another system; unique.", valueName: "id"))
  var externalID: String?

  @Option(help: ArgumentHelp("Notes of the provider.", valueName: "text"))
  var notes: String?

  func spec(name: String?) -> FieldSetter<AddOnSpec> {
    var fields = FieldSetter(AddOnSpec())
    fields.set("external_id", externalID) { $0.externalID = $1 }
    fields.set("name", name) { $0.name = $1 }
    fields.set("notes", notes) { $0.notes = $1 }
    return fields
  }
}

/// Values of a plan or an add-on.
struct ValueOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Value of a property, such as disk_space=10G, max_site=unlimited, manage_dns=on; repeat for more.",
      valueName: "property=value"),
    completion: .propertyAssignments)
  var assignments: [PropertyAssignment] = []
}
