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

extension CreateAddOnReply: AddOnReply {}
extension UpdateAddOnReply: AddOnReply {}

extension CreateSubscriptionReply: SubscriptionReply {}
extension UpdateSubscriptionReply: SubscriptionReply {}
extension TransferSubscriptionReply: SubscriptionReply {}

extension CustomerReply {
  /// The customer that was changed.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    customer = core.customerView(subject.customer)
  }
}

extension PlanReply {
  /// The plan that was changed.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    plan = core.planView(subject.plan)
  }
}

extension AddOnReply {
  /// The add-on that was changed.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    addOn = core.addOnView(subject.addOn)
  }
}

extension SubscriptionReply {
  /// The subscription that was changed, in full.
  init(_ core: inout Core, _ subject: Subject, _ result: MutationResult) {
    self.init()
    self.result = result
    subscription = core.subscriptionView(subject.subscription, .full)
  }
}
