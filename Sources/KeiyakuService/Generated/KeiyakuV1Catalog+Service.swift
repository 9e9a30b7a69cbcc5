// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Plans and add-ons. A change of either reaches every subscription that follows it with the next read.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol CatalogServiceProtocol: Sendable {
  /// Creates a plan.
  func createPlan(_ request: CreatePlanRequest, context: CallContext)
    -> Gated<CreatePlanReply>

  /// Returns one plan.
  func getPlan(_ request: GetPlanRequest, context: CallContext)
    -> Gated<GetPlanReply>

  /// Lists plans by ascending id.
  func listPlans(_ request: ListPlansRequest, context: CallContext)
    -> Gated<ListPlansReply>

  /// Changes a plan: fields by mask, values one by one.
  func updatePlan(_ request: UpdatePlanRequest, context: CallContext)
    -> Gated<UpdatePlanReply>

  /// Makes a plan the one that custom subscriptions are copied from.
  func setDefaultPlan(_ request: SetDefaultPlanRequest, context: CallContext)
    -> Gated<SetDefaultPlanReply>

  /// Archives a plan, so that no new subscription may follow it, or takes it back into use.
  func setPlanArchived(_ request: SetPlanArchivedRequest, context: CallContext)
    -> Gated<SetPlanArchivedReply>

  /// Deletes a plan; says what becomes of those that follow it.
  func deletePlan(_ request: DeletePlanRequest, context: CallContext)
    -> Gated<DeletePlanReply>

  /// Creates an add-on.
  func createAddOn(_ request: CreateAddOnRequest, context: CallContext)
    -> Gated<CreateAddOnReply>

  /// Returns one add-on.
  func getAddOn(_ request: GetAddOnRequest, context: CallContext)
    -> Gated<GetAddOnReply>

  /// Lists add-ons by ascending id.
  func listAddOns(_ request: ListAddOnsRequest, context: CallContext)
    -> Gated<ListAddOnsReply>

  /// Changes an add-on: fields by mask, values one by one.
  func updateAddOn(_ request: UpdateAddOnRequest, context: CallContext)
    -> Gated<UpdateAddOnReply>

  /// Returns what the provider can deliver.
  func getCapabilities(_ request: GetCapabilitiesRequest, context: CallContext)
    -> Gated<GetCapabilitiesReply>

  /// Sets what the provider can deliver; effective values are clamped to it with the next read.
  func setCapabilities(_ request: SetCapabilitiesRequest, context: CallContext)
    -> Gated<SetCapabilitiesReply>

  /// Archives an add-on, so that no further subscription may have it, or takes it back into use.
  func setAddOnArchived(_ request: SetAddOnArchivedRequest, context: CallContext)
    -> Gated<SetAddOnArchivedReply>

  /// Deletes an add-on; says what becomes of those that have it.
  func deleteAddOn(_ request: DeleteAddOnRequest, context: CallContext)
    -> Gated<DeleteAddOnReply>

  /// Returns the property registry: every property that plans, add-ons and subscriptions may set.
  func describeProperties(_ request: DescribePropertiesRequest, context: CallContext)
    -> Gated<DescribePropertiesReply>
}

extension ServiceMethod {
  /// The methods of `keiyaku.v1.CatalogService`, carried out by `service`.
  public static func methods(of service: some CatalogServiceProtocol) -> [ServiceMethod] {
    [
      .unary(CatalogServiceMethods.createPlan) { request, context in
        service.createPlan(request, context: context)
      },
      .unary(CatalogServiceMethods.getPlan) { request, context in
        service.getPlan(request, context: context)
      },
      .unary(CatalogServiceMethods.listPlans) { request, context in
        service.listPlans(request, context: context)
      },
      .unary(CatalogServiceMethods.updatePlan) { request, context in
        service.updatePlan(request, context: context)
      },
      .unary(CatalogServiceMethods.setDefaultPlan) { request, context in
        service.setDefaultPlan(request, context: context)
      },
      .unary(CatalogServiceMethods.setPlanArchived) { request, context in
        service.setPlanArchived(request, context: context)
      },
      .unary(CatalogServiceMethods.deletePlan) { request, context in
        service.deletePlan(request, context: context)
      },
      .unary(CatalogServiceMethods.createAddOn) { request, context in
        service.createAddOn(request, context: context)
      },
      .unary(CatalogServiceMethods.getAddOn) { request, context in
        service.getAddOn(request, context: context)
      },
      .unary(CatalogServiceMethods.listAddOns) { request, context in
        service.listAddOns(request, context: context)
      },
      .unary(CatalogServiceMethods.updateAddOn) { request, context in
        service.updateAddOn(request, context: context)
      },
      .unary(CatalogServiceMethods.getCapabilities) { request, context in
        service.getCapabilities(request, context: context)
      },
      .unary(CatalogServiceMethods.setCapabilities) { request, context in
        service.setCapabilities(request, context: context)
      },
      .unary(CatalogServiceMethods.setAddOnArchived) { request, context in
        service.setAddOnArchived(request, context: context)
      },
      .unary(CatalogServiceMethods.deleteAddOn) { request, context in
        service.deleteAddOn(request, context: context)
      },
      .unary(CatalogServiceMethods.describeProperties) { request, context in
        service.describeProperties(request, context: context)
      },
    ]
  }
}
