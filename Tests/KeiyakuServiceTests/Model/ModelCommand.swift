import KeiyakuEngine
import KeiyakuMessages

@testable import KeiyakuService

/// A mutation of any kind, as a request.
enum ModelCommand {
  case createCustomer(CreateCustomerRequest)
  case updateCustomer(UpdateCustomerRequest)
  case suspendCustomer(SuspendCustomerRequest)
  case activateCustomer(ActivateCustomerRequest)
  case deleteCustomer(DeleteCustomerRequest)
  case createPlan(CreatePlanRequest)
  case updatePlan(UpdatePlanRequest)
  case setDefaultPlan(SetDefaultPlanRequest)
  case setPlanArchived(SetPlanArchivedRequest)
  case deletePlan(DeletePlanRequest)
  case createAddOn(CreateAddOnRequest)
  case updateAddOn(UpdateAddOnRequest)
  case setAddOnArchived(SetAddOnArchivedRequest)
  case deleteAddOn(DeleteAddOnRequest)
  case setCapabilities(SetCapabilitiesRequest)
  case create(CreateSubscriptionRequest)
  case update(UpdateSubscriptionRequest)
  case customize(CustomizeSubscriptionRequest)
  case resetOverrides(ResetOverridesRequest)
  case lock(LockSubscriptionRequest)
  case unlock(UnlockSubscriptionRequest)
  case switchPlan(SwitchPlanRequest)
  case detachPlan(DetachPlanRequest)
  case addAddOn(AddAddOnRequest)
  case setAddOns(SetAddOnsRequest)
  case removeAddOn(RemoveAddOnRequest)
  case setSubscriberSettings(SetSubscriberSettingsRequest)
  case suspend(SuspendSubscriptionRequest)
  case activate(ActivateSubscriptionRequest)
  case renew(RenewSubscriptionRequest)
  case transfer(TransferSubscriptionRequest)
  case delete(DeleteSubscriptionRequest)

  /// Its request, whatever it is.
  var request: any MutationRequest {
    switch self {
    case .createCustomer(let request): request
    case .updateCustomer(let request): request
    case .suspendCustomer(let request): request
    case .activateCustomer(let request): request
    case .deleteCustomer(let request): request
    case .createPlan(let request): request
    case .updatePlan(let request): request
    case .setDefaultPlan(let request): request
    case .setPlanArchived(let request): request
    case .deletePlan(let request): request
    case .createAddOn(let request): request
    case .updateAddOn(let request): request
    case .setAddOnArchived(let request): request
    case .deleteAddOn(let request): request
    case .setCapabilities(let request): request
    case .create(let request): request
    case .update(let request): request
    case .customize(let request): request
    case .resetOverrides(let request): request
    case .lock(let request): request
    case .unlock(let request): request
    case .switchPlan(let request): request
    case .detachPlan(let request): request
    case .addAddOn(let request): request
    case .setAddOns(let request): request
    case .removeAddOn(let request): request
    case .setSubscriberSettings(let request): request
    case .suspend(let request): request
    case .activate(let request): request
    case .renew(let request): request
    case .transfer(let request): request
    case .delete(let request): request
    }
  }

  var options: MutationOptions { request.options ?? MutationOptions() }

  /// What two requests with the same id must have in common: the method and everything but the options, and but for
  /// what an update's mask does not name.
  var identity: String {
    var copy: any MutationRequest
    switch self {
    case .updateCustomer(var update):
      update.spec = Self.masked(update.spec, update.mask)
      copy = update
    case .updatePlan(var update):
      update.spec = Self.masked(update.spec, update.mask)
      copy = update
    case .updateAddOn(var update):
      update.spec = Self.masked(update.spec, update.mask)
      copy = update
    case .update(var update):
      update.spec = Self.masked(update.spec, update.mask)
      copy = update
    default: copy = request
    }
    copy.options = nil
    return "\(type(of: copy)) \(copy.encodedBytes(MessageArena()))"
  }

  private static func masked<Spec: MaskedSpec>(_ spec: Spec?, _ mask: UpdateMask?) -> Spec {
    let spec = spec ?? Spec()
    guard let mask, !mask.paths.isEmpty else { return spec }
    var masked = Spec()
    for path in mask.paths { _ = masked.assign(path: path, from: spec) }
    return masked
  }
}

// MARK: Asking the services

/// An answer, and the sequence of the newest record that it could have observed.
typealias GatedModelReply = (answer: Result<ModelReply, ModelRefusal>, observed: Int64)

extension ServiceCaller {
  /// What the services answer to a command.
  func perform(_ command: ModelCommand) async -> Result<ModelReply, ModelRefusal> {
    await performGated(command).answer
  }

  /// What the services answer to a command, and the record that the answer waits for.
  func performGated(_ command: ModelCommand) async -> GatedModelReply {
    switch command {
    case .createCustomer(let request):
      return await answer(CustomerServiceMethods.create, request) { reply, answer in
        answer.customer = reply.customer
        answer.subscription = reply.subscription
        return reply.result
      }
    case .updateCustomer(let request): return await customer(CustomerServiceMethods.update, request)
    case .suspendCustomer(let request): return await customer(CustomerServiceMethods.suspend, request)
    case .activateCustomer(let request): return await customer(CustomerServiceMethods.activate, request)
    case .deleteCustomer(let request):
      return await answer(CustomerServiceMethods.delete, request) { reply, _ in reply.result }
    case .createPlan(let request): return await plan(CatalogServiceMethods.createPlan, request)
    case .updatePlan(let request): return await plan(CatalogServiceMethods.updatePlan, request)
    case .setDefaultPlan(let request): return await plan(CatalogServiceMethods.setDefaultPlan, request)
    case .setPlanArchived(let request): return await plan(CatalogServiceMethods.setPlanArchived, request)
    case .deletePlan(let request):
      return await answer(CatalogServiceMethods.deletePlan, request) { reply, _ in reply.result }
    case .createAddOn(let request): return await addOn(CatalogServiceMethods.createAddOn, request)
    case .updateAddOn(let request): return await addOn(CatalogServiceMethods.updateAddOn, request)
    case .setAddOnArchived(let request): return await addOn(CatalogServiceMethods.setAddOnArchived, request)
    case .deleteAddOn(let request):
      return await answer(CatalogServiceMethods.deleteAddOn, request) { reply, _ in reply.result }
    case .setCapabilities(let request):
      return await answer(CatalogServiceMethods.setCapabilities, request) { reply, answer in
        answer.capabilities = reply.capabilities
        return reply.result
      }
    case .create(let request): return await subscription(SubscriptionServiceMethods.create, request)
    case .update(let request): return await subscription(SubscriptionServiceMethods.update, request)
    case .customize(let request): return await subscription(SubscriptionServiceMethods.customize, request)
    case .resetOverrides(let request): return await subscription(SubscriptionServiceMethods.resetOverrides, request)
    case .lock(let request): return await subscription(SubscriptionServiceMethods.lock, request)
    case .unlock(let request): return await subscription(SubscriptionServiceMethods.unlock, request)
    case .switchPlan(let request): return await subscription(SubscriptionServiceMethods.switchPlan, request)
    case .detachPlan(let request): return await subscription(SubscriptionServiceMethods.detachPlan, request)
    case .addAddOn(let request): return await subscription(SubscriptionServiceMethods.addAddOn, request)
    case .setAddOns(let request): return await subscription(SubscriptionServiceMethods.setAddOns, request)
    case .removeAddOn(let request): return await subscription(SubscriptionServiceMethods.removeAddOn, request)
    case .setSubscriberSettings(let request):
      return await subscription(SubscriptionServiceMethods.setSubscriberSettings, request)
    case .suspend(let request): return await subscription(SubscriptionServiceMethods.suspend, request)
    case .activate(let request): return await subscription(SubscriptionServiceMethods.activate, request)
    case .renew(let request): return await subscription(SubscriptionServiceMethods.renew, request)
    case .transfer(let request): return await subscription(SubscriptionServiceMethods.transfer, request)
    case .delete(let request):
      return await answer(SubscriptionServiceMethods.delete, request) { reply, _ in reply.result }
    }
  }

  private func customer<Request, Reply: CustomerReply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request
  ) async -> GatedModelReply {
    await answer(method, request) { reply, answer in
      answer.customer = reply.customer
      return reply.result
    }
  }

  private func plan<Request, Reply: PlanReply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request
  ) async -> GatedModelReply {
    await answer(method, request) { reply, answer in
      answer.plan = reply.plan
      return reply.result
    }
  }

  private func addOn<Request, Reply: AddOnReply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request
  ) async -> GatedModelReply {
    await answer(method, request) { reply, answer in
      answer.addOn = reply.addOn
      return reply.result
    }
  }

  private func subscription<Request, Reply: SubscriptionReply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request
  ) async -> GatedModelReply {
    await answer(method, request) { reply, answer in
      answer.subscription = reply.subscription
      return reply.result
    }
  }

  private func answer<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request,
    _ take: (Reply, inout ModelReply) -> MutationResult?
  ) async -> GatedModelReply {
    let gated = await gated(method, request)
    switch gated.outcome {
    case .failure(let error): return (.failure(ModelRefusal(error.reason)), gated.observed)
    case .success(let reply):
      var answer = ModelReply(sequence: 0, revision: 0, replayed: false, unchanged: false)
      let result = take(reply, &answer) ?? MutationResult()
      answer.sequence = result.sequence
      answer.revision = result.revision
      answer.replayed = result.replayed
      answer.unchanged = result.unchanged
      // What was deleted since is not shown to a retry.
      if answer.customer?.id == 0 { answer.customer = nil }
      if answer.plan?.id == 0 { answer.plan = nil }
      if answer.addOn?.id == 0 { answer.addOn = nil }
      if answer.subscription?.id == 0 { answer.subscription = nil }
      return (.success(answer), gated.observed)
    }
  }
}
