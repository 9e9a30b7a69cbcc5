// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Plans and add-ons. A change of either reaches every subscription that follows it with the next read.
public struct CatalogServiceClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Creates a plan.
  public func createPlan(
    _ request: CreatePlanRequest, options: CallOptions = CallOptions()
  ) async throws -> CreatePlanReply {
    try await caller.mutate(CatalogServiceMethods.createPlan, request, options: options)
  }

  /// Returns one plan.
  public func getPlan(
    _ request: GetPlanRequest, options: CallOptions = CallOptions()
  ) async throws -> GetPlanReply {
    try await caller.call(CatalogServiceMethods.getPlan, request, options: options)
  }

  /// Lists plans by ascending id.
  public func listPlans(
    _ request: ListPlansRequest, options: CallOptions = CallOptions()
  ) async throws -> ListPlansReply {
    try await caller.call(CatalogServiceMethods.listPlans, request, options: options)
  }

  /// Changes a plan: fields by mask, values one by one.
  public func updatePlan(
    _ request: UpdatePlanRequest, options: CallOptions = CallOptions()
  ) async throws -> UpdatePlanReply {
    try await caller.mutate(CatalogServiceMethods.updatePlan, request, options: options)
  }

  /// Makes a plan the one that custom subscriptions are copied from.
  public func setDefaultPlan(
    _ request: SetDefaultPlanRequest, options: CallOptions = CallOptions()
  ) async throws -> SetDefaultPlanReply {
    try await caller.mutate(CatalogServiceMethods.setDefaultPlan, request, options: options)
  }

  /// Archives a plan, so that no new subscription may follow it, or takes it back into use.
  public func setPlanArchived(
    _ request: SetPlanArchivedRequest, options: CallOptions = CallOptions()
  ) async throws -> SetPlanArchivedReply {
    try await caller.mutate(CatalogServiceMethods.setPlanArchived, request, options: options)
  }

  /// Deletes a plan; says what becomes of those that follow it.
  public func deletePlan(
    _ request: DeletePlanRequest, options: CallOptions = CallOptions()
  ) async throws -> DeletePlanReply {
    try await caller.mutate(CatalogServiceMethods.deletePlan, request, options: options)
  }

  /// Creates an add-on.
  public func createAddOn(
    _ request: CreateAddOnRequest, options: CallOptions = CallOptions()
  ) async throws -> CreateAddOnReply {
    try await caller.mutate(CatalogServiceMethods.createAddOn, request, options: options)
  }

  /// Returns one add-on.
  public func getAddOn(
    _ request: GetAddOnRequest, options: CallOptions = CallOptions()
  ) async throws -> GetAddOnReply {
    try await caller.call(CatalogServiceMethods.getAddOn, request, options: options)
  }

  /// Lists add-ons by ascending id.
  public func listAddOns(
    _ request: ListAddOnsRequest, options: CallOptions = CallOptions()
  ) async throws -> ListAddOnsReply {
    try await caller.call(CatalogServiceMethods.listAddOns, request, options: options)
  }

  /// Changes an add-on: fields by mask, values one by one.
  public func updateAddOn(
    _ request: UpdateAddOnRequest, options: CallOptions = CallOptions()
  ) async throws -> UpdateAddOnReply {
    try await caller.mutate(CatalogServiceMethods.updateAddOn, request, options: options)
  }

  /// Returns what the provider can deliver.
  public func getCapabilities(
    _ request: GetCapabilitiesRequest, options: CallOptions = CallOptions()
  ) async throws -> GetCapabilitiesReply {
    try await caller.call(CatalogServiceMethods.getCapabilities, request, options: options)
  }

  /// Sets what the provider can deliver; effective values are clamped to it with the next read.
  public func setCapabilities(
    _ request: SetCapabilitiesRequest, options: CallOptions = CallOptions()
  ) async throws -> SetCapabilitiesReply {
    try await caller.mutate(CatalogServiceMethods.setCapabilities, request, options: options)
  }

  /// Archives an add-on, so that no further subscription may have it, or takes it back into use.
  public func setAddOnArchived(
    _ request: SetAddOnArchivedRequest, options: CallOptions = CallOptions()
  ) async throws -> SetAddOnArchivedReply {
    try await caller.mutate(CatalogServiceMethods.setAddOnArchived, request, options: options)
  }

  /// Deletes an add-on; says what becomes of those that have it.
  public func deleteAddOn(
    _ request: DeleteAddOnRequest, options: CallOptions = CallOptions()
  ) async throws -> DeleteAddOnReply {
    try await caller.mutate(CatalogServiceMethods.deleteAddOn, request, options: options)
  }

  /// Returns the property registry: every property that plans, add-ons and subscriptions may set.
  public func describeProperties(
    _ request: DescribePropertiesRequest, options: CallOptions = CallOptions()
  ) async throws -> DescribePropertiesReply {
    try await caller.call(CatalogServiceMethods.describeProperties, request, options: options)
  }
}
