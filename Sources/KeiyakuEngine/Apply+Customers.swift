import KeiyakuDomain
import KeiyakuMessages

// What the facts about customers, and about the database itself, do to the state.

extension State {
  mutating func databaseCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogDatabaseCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard registryVersion == 0 else { throw stamp.inconsistent("database_created") }
    guard registries.version(event.registryVersion) != nil else {
      throw .unknownRegistry(version: event.registryVersion)
    }
    registryVersion = event.registryVersion
    defaultPlan = event.planID
    try planCreated(event.planID, event.plan, event.planValues, "database_created", stamp, &observer)
  }

  mutating func customerCreated<Observer: StateObserver & ~Copyable>(
    _ event: LogCustomerCreated, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard event.customerID == customers.nextID else { throw stamp.inconsistent("customer_created") }
    customers.append(
      CustomerRecord(
        spec: event.spec ?? CustomerSpec(), crypt: "", suspended: false, subscriptionCount: 0, createdAt: stamp.time,
        updatedAt: stamp.time, revision: stamp.sequence, credentialRevision: 0, touched: stamp.sequence))
    observer.customerChanged(event.customerID, from: nil, in: self)
  }

  mutating func changeCustomer<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ event: String, _ stamp: Stamp, _ observer: inout Observer, _ change: (inout CustomerRecord) -> Void
  ) throws(ReplayError) {
    guard let old = customers.read(id, { $0.spec }) else { throw stamp.inconsistent(event) }
    customers.update(id) { customer in
      change(&customer)
      customer.updatedAt = stamp.time
      customer.revision = stamp.sequence
      customer.touched = stamp.sequence
    }
    observer.customerChanged(id, from: old, in: self)
  }

  mutating func customerDeleted<Observer: StateObserver & ~Copyable>(
    _ id: Int64, _ stamp: Stamp, _ observer: inout Observer
  ) throws(ReplayError) {
    guard let customer = customers[id], customer.subscriptionCount == 0 else {
      throw stamp.inconsistent("customer_deleted")
    }
    customers.remove(id)
    observer.customerRemoved(id, customer.spec)
  }

  mutating func registryAdopted(_ event: LogRegistryAdopted, _ stamp: Stamp) throws(ReplayError) {
    guard registries.version(event.registryVersion) != nil else {
      throw .unknownRegistry(version: event.registryVersion)
    }
    guard event.registryVersion > registryVersion else { throw stamp.inconsistent("registry_adopted") }
    let added = try stamp.values(event.planValues, "registry_adopted")
    registryVersion = event.registryVersion
    var plan: Int64 = 0
    while let next = plans.next(after: plan) {
      plan = next
      try changePlan(plan, "registry_adopted", stamp) { $0.values = added.overlaid(by: $0.values) }
    }
  }
}
