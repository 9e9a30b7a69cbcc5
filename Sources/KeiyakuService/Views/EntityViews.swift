import KeiyakuEngine
import KeiyakuMessages

// Records as replies show them.

extension Core {
  /// A customer as replies show it; an empty one where there is none.
  mutating func customerView(_ id: Int64) -> Customer {
    var view = Customer()
    guard let record = customer(id) else { return view }
    view.id = id
    view.spec = record.spec
    view.suspended = record.suspended
    view.hasCredential = !record.crypt.isEmpty
    view.subscriptionCount = Int64(subscriptionCount(ofCustomer: id))
    view.createdAtMs = record.createdAt
    view.updatedAtMs = record.updatedAt
    view.revision = record.revision
    return view
  }

  /// A plan as replies show it; an empty one where there is none.
  mutating func planView(_ id: Int64) -> Plan {
    var view = Plan()
    guard let record = plan(id) else { return view }
    view.id = id
    view.spec = record.spec
    view.values = record.values.messages
    view.isDefault = isDefaultPlan(id)
    view.archived = record.archived
    view.subscriptionCount = Int64(subscriptionCount(ofPlan: id))
    view.createdAtMs = record.createdAt
    view.updatedAtMs = record.updatedAt
    view.revision = record.revision
    return view
  }

  /// An add-on as replies show it; an empty one where there is none.
  mutating func addOnView(_ id: Int64) -> AddOn {
    var view = AddOn()
    guard let record = addOn(id) else { return view }
    view.id = id
    view.spec = record.spec
    view.values = record.values.messages
    view.archived = record.archived
    view.subscriptionCount = Int64(subscriptionCount(ofAddOn: id))
    view.createdAtMs = record.createdAt
    view.updatedAtMs = record.updatedAt
    view.revision = record.revision
    return view
  }
}
