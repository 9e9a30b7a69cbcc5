import KeiyakuDomain
import KeiyakuMessages

// What customers' mutations come to. Requests are normalised by the caller: field syntax, case and domain names are
// settled before a decision, which looks at the state alone.

extension Core {
  /// Decides CustomerService/Create.
  ///
  /// - Parameter crypt: The hash of the first password; nil where none was given.
  public mutating func decide(
    _ request: CreateCustomerRequest, crypt: String?, _ mutation: Mutation, now: Int64
  ) throws(Refusal) -> Decision {
    try mutation.checkRevision(0)
    let id = state.customers.nextID
    let spec = request.spec ?? CustomerSpec()
    try checkUnique(spec, id: id)

    var created = LogCustomerCreated()
    created.customerID = id
    created.spec = spec
    var events = [LogEvent(.customerCreated(created))]
    if let crypt { events.append(LogEvent(.credentialSet(Self.credentialSet(crypt, customer: id)))) }
    var subject = Subject()
    subject.customer = id
    if let subscription = request.subscription {
      let new = try newSubscription(subscription, owner: id, field: "subscription", mutation, now: now)
      subject.subscription = new.subscriptionID
      events.append(LogEvent(.subscriptionCreated(new)))
    }
    return Decision(events, subject)
  }

  /// Decides CustomerService/Update.
  public func decide(_ request: UpdateCustomerRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    let (id, customer, subject) = try target(request.customer, mutation)
    let spec = try Self.updated(customer.spec, with: request.spec, mask: request.mask)
    return Decision(try update(id, from: customer.spec, to: spec), subject)
  }

  /// The facts of other attributes; none where they are the same.
  func update(_ id: Int64, from old: CustomerSpec, to spec: CustomerSpec) throws(Refusal) -> [LogEvent] {
    try checkUnique(spec, id: id)
    if spec == old { return [] }
    var updated = LogCustomerUpdated()
    updated.customerID = id
    updated.spec = spec
    updated.before = old
    return [LogEvent(.customerUpdated(updated))]
  }

  /// Decides CustomerService/SetCredential.
  ///
  /// - Parameter crypt: The hash of the new password; empty to remove the present one.
  public func decide(
    _ request: SetCredentialRequest, crypt: String, _ mutation: Mutation
  ) throws(Refusal) -> Decision {
    let (id, customer, subject) = try target(request.customer, mutation)
    if crypt == customer.crypt { return Decision([], subject) }
    return Decision([LogEvent(.credentialSet(Self.credentialSet(crypt, customer: id)))], subject)
  }

  /// Decides CustomerService/Suspend.
  public func decide(_ request: SuspendCustomerRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    try setSuspension(true, of: request.customer, mutation)
  }

  /// Decides CustomerService/Activate.
  public func decide(_ request: ActivateCustomerRequest, _ mutation: Mutation) throws(Refusal) -> Decision {
    try setSuspension(false, of: request.customer, mutation)
  }

  private func setSuspension(
    _ suspended: Bool, of reference: CustomerRef?, _ mutation: Mutation
  ) throws(Refusal) -> Decision {
    let (id, customer, subject) = try target(reference, mutation)
    if customer.suspended == suspended { return Decision([], subject) }
    var set = LogCustomerSuspensionSet()
    set.customerID = id
    set.suspended = suspended
    return Decision([LogEvent(.customerSuspensionSet(set))], subject)
  }

  func target(
    _ reference: CustomerRef?, _ mutation: Mutation
  ) throws(Refusal) -> (id: Int64, customer: CustomerRecord, subject: Subject) {
    let id = try resolve(reference, field: "customer")
    guard let customer = state.customers[id] else { throw .customerNotFound(field: "customer", reference: "id \(id)") }
    try mutation.checkRevision(customer.revision)
    var subject = Subject()
    subject.customer = id
    subject.revision = customer.revision
    return (id, customer, subject)
  }

  private func checkUnique(_ spec: CustomerSpec, id: Int64) throws(Refusal) {
    if spec.login.isEmpty { throw .fieldRequired(field: "spec.login") }
    if let other = indexes.customer(login: spec.login, in: state), other != id {
      throw .loginTaken(field: "spec.login", login: spec.login)
    }
    if let other = indexes.customer(externalID: spec.externalID, in: state), other != id {
      throw .externalIDTaken(field: "spec.external_id", kind: .customer, externalID: spec.externalID)
    }
  }

  private static func credentialSet(_ crypt: String, customer: Int64) -> LogCredentialSet {
    var set = LogCredentialSet()
    set.customerID = customer
    set.crypt = crypt
    return set
  }
}
