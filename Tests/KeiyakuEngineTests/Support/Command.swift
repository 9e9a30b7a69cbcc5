import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// Any mutation, so that one table, one generator and one replay treat them all.
enum Command {
  case createCustomer(CreateCustomerRequest, crypt: String? = nil)
  case updateCustomer(UpdateCustomerRequest)
  case setCredential(SetCredentialRequest, crypt: String)
  case suspendCustomer(SuspendCustomerRequest)
  case activateCustomer(ActivateCustomerRequest)
  case createPlan(CreatePlanRequest)
  case updatePlan(UpdatePlanRequest)
  case setDefaultPlan(SetDefaultPlanRequest)
  case createAddOn(CreateAddOnRequest)
  case updateAddOn(UpdateAddOnRequest)
  case createSubscription(CreateSubscriptionRequest)
  case updateSubscription(UpdateSubscriptionRequest)
  case customize(CustomizeSubscriptionRequest)
  case lock(LockSubscriptionRequest)
  case unlock(UnlockSubscriptionRequest)
  case transfer(TransferSubscriptionRequest)
  case resetOverrides(ResetOverridesRequest)
  case switchPlan(SwitchPlanRequest)
  case detachPlan(DetachPlanRequest)
  case addAddOn(AddAddOnRequest)
  case setAddOns(SetAddOnsRequest)
  case removeAddOn(RemoveAddOnRequest)
  case setSubscriberSettings(SetSubscriberSettingsRequest)
  case setCapabilities(SetCapabilitiesRequest)

  /// The method's number on the wire and the encoded request, as the service layer computes fingerprints from them.
  var identity: (method: UInt32, fingerprint: UInt64) {
    func identity<Reply>(
      _ method: MethodDescriptor<some MutationRequest, Reply>, _ request: some MutationRequest
    ) -> (UInt32, UInt64) {
      (method.id, FNV1a.hash64(request.normalizedForFingerprint().encodedBytes(MessageArena())))
    }
    switch self {
    case .createCustomer(let request, _): return identity(CustomerServiceMethods.create, request)
    case .updateCustomer(let request): return identity(CustomerServiceMethods.update, request)
    case .setCredential(let request, _): return identity(CustomerServiceMethods.setCredential, request)
    case .suspendCustomer(let request): return identity(CustomerServiceMethods.suspend, request)
    case .activateCustomer(let request): return identity(CustomerServiceMethods.activate, request)
    case .createPlan(let request): return identity(CatalogServiceMethods.createPlan, request)
    case .updatePlan(let request): return identity(CatalogServiceMethods.updatePlan, request)
    case .setDefaultPlan(let request): return identity(CatalogServiceMethods.setDefaultPlan, request)
    case .createAddOn(let request): return identity(CatalogServiceMethods.createAddOn, request)
    case .updateAddOn(let request): return identity(CatalogServiceMethods.updateAddOn, request)
    case .createSubscription(let request): return identity(SubscriptionServiceMethods.create, request)
    case .updateSubscription(let request): return identity(SubscriptionServiceMethods.update, request)
    case .customize(let request): return identity(SubscriptionServiceMethods.customize, request)
    case .lock(let request): return identity(SubscriptionServiceMethods.lock, request)
    case .unlock(let request): return identity(SubscriptionServiceMethods.unlock, request)
    case .transfer(let request): return identity(SubscriptionServiceMethods.transfer, request)
    case .resetOverrides(let request): return identity(SubscriptionServiceMethods.resetOverrides, request)
    case .switchPlan(let request): return identity(SubscriptionServiceMethods.switchPlan, request)
    case .detachPlan(let request): return identity(SubscriptionServiceMethods.detachPlan, request)
    case .addAddOn(let request): return identity(SubscriptionServiceMethods.addAddOn, request)
    case .setAddOns(let request): return identity(SubscriptionServiceMethods.setAddOns, request)
    case .removeAddOn(let request): return identity(SubscriptionServiceMethods.removeAddOn, request)
    case .setSubscriberSettings(let request): return identity(SubscriptionServiceMethods.setSubscriberSettings, request)
    case .setCapabilities(let request): return identity(CatalogServiceMethods.setCapabilities, request)
    }
  }

  func decide(_ core: inout Core, _ mutation: Mutation, now: Int64) throws(Refusal) -> Decision {
    switch self {
    case .createCustomer(let request, let crypt): try core.decide(request, crypt: crypt, mutation, now: now)
    case .updateCustomer(let request): try core.decide(request, mutation)
    case .setCredential(let request, let crypt): try core.decide(request, crypt: crypt, mutation)
    case .suspendCustomer(let request): try core.decide(request, mutation)
    case .activateCustomer(let request): try core.decide(request, mutation)
    case .createPlan(let request): try core.decide(request, mutation)
    case .updatePlan(let request): try core.decide(request, mutation)
    case .setDefaultPlan(let request): try core.decide(request, mutation)
    case .createAddOn(let request): try core.decide(request, mutation)
    case .updateAddOn(let request): try core.decide(request, mutation)
    case .createSubscription(let request): try core.decide(request, mutation, now: now)
    case .updateSubscription(let request): try core.decide(request, mutation)
    case .customize(let request): try core.decide(request, mutation, now: now)
    case .lock(let request): try core.decide(request, mutation, now: now)
    case .unlock(let request): try core.decide(request, mutation, now: now)
    case .transfer(let request): try core.decide(request, mutation)
    case .resetOverrides(let request): try core.decide(request, mutation, now: now)
    case .switchPlan(let request): try core.decide(request, mutation, now: now)
    case .detachPlan(let request): try core.decide(request, mutation)
    case .addAddOn(let request): try core.decide(request, mutation)
    case .setAddOns(let request): try core.decide(request, mutation)
    case .removeAddOn(let request): try core.decide(request, mutation)
    case .setSubscriberSettings(let request): try core.decide(request, mutation)
    case .setCapabilities(let request): try core.decide(request, mutation)
    }
  }
}
