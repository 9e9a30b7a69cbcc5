import KeiyakuEngine
import KeiyakuMessages

// What mutations answer: their result and the entity that they concern, as it is afterwards.

/// What mutations of a customer answer.
protocol CustomerReply {
  init()
  var result: MutationResult? { get set }
  var customer: Customer? { get set }
}

/// What mutations of a plan answer.
protocol PlanReply {
  init()
  var result: MutationResult? { get set }
  var plan: Plan? { get set }
}

/// What mutations of an add-on answer.
protocol AddOnReply {
  init()
  var result: MutationResult? { get set }
  var addOn: AddOn? { get set }
}

/// What mutations of a subscription answer.
protocol SubscriptionReply {
  init()
  var result: MutationResult? { get set }
  var subscription: Subscription? { get set }
}

extension CreateCustomerReply: CustomerReply {}
extension UpdateCustomerReply: CustomerReply {}
extension SetCredentialReply: CustomerReply {}
extension SuspendCustomerReply: CustomerReply {}
extension ActivateCustomerReply: CustomerReply {}

extension CreatePlanReply: PlanReply {}
extension UpdatePlanReply: PlanReply {}
extension SetDefaultPlanReply: PlanReply {}
extension SetPlanArchivedReply: PlanReply {}

extension CreateAddOnReply: AddOnReply {}
extension UpdateAddOnReply: AddOnReply {}
extension SetAddOnArchivedReply: AddOnReply {}

extension CreateSubscriptionReply: SubscriptionReply {}
extension UpdateSubscriptionReply: SubscriptionReply {}
extension TransferSubscriptionReply: SubscriptionReply {}
extension SuspendSubscriptionReply: SubscriptionReply {}
extension ActivateSubscriptionReply: SubscriptionReply {}
extension RenewSubscriptionReply: SubscriptionReply {}

extension CustomerReply {
  /// The customer that was changed; none where a repetition comes after the customer's deletion.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    let view = core.customerView(subject.customer)
    customer = view.id == 0 ? nil : view
  }
}

extension PlanReply {
  /// The plan that was changed; none where a repetition comes after its deletion.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    let view = core.planView(subject.plan)
    plan = view.id == 0 ? nil : view
  }
}

extension AddOnReply {
  /// The add-on that was changed; none where a repetition comes after its deletion.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    let view = core.addOnView(subject.addOn)
    addOn = view.id == 0 ? nil : view
  }
}

extension SubscriptionReply {
  /// The subscription that was changed, in full; none where a repetition comes after its deletion.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    let view = core.subscriptionView(subject.subscription, .full)
    subscription = view.id == 0 ? nil : view
  }
}
