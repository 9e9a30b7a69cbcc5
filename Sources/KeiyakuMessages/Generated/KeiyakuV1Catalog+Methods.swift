// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.v1.CatalogService`.
public enum CatalogServiceMethods {
  /// Creates a plan.
  public static let createPlan = MethodDescriptor<CreatePlanRequest, CreatePlanReply>(
    id: 0x1b3bb9b7, fullName: "keiyaku.v1.CatalogService/CreatePlan", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns one plan.
  public static let getPlan = MethodDescriptor<GetPlanRequest, GetPlanReply>(
    id: 0x89bc9fcf, fullName: "keiyaku.v1.CatalogService/GetPlan", kind: .unary,
    isRead: true, isBlocking: false)

  /// Lists plans by ascending id.
  public static let listPlans = MethodDescriptor<ListPlansRequest, ListPlansReply>(
    id: 0x28420c78, fullName: "keiyaku.v1.CatalogService/ListPlans", kind: .unary,
    isRead: true, isBlocking: false)

  /// Changes a plan: fields by mask, values one by one.
  public static let updatePlan = MethodDescriptor<UpdatePlanRequest, UpdatePlanReply>(
    id: 0xb2420b2e, fullName: "keiyaku.v1.CatalogService/UpdatePlan", kind: .unary,
    isRead: false, isBlocking: false)

  /// Makes a plan the one that custom subscriptions are copied from.
  public static let setDefaultPlan = MethodDescriptor<SetDefaultPlanRequest, SetDefaultPlanReply>(
    id: 0xe761125a, fullName: "keiyaku.v1.CatalogService/SetDefaultPlan", kind: .unary,
    isRead: false, isBlocking: false)

  /// Archives a plan, so that no new subscription may follow it, or takes it back into use.
  public static let setPlanArchived = MethodDescriptor<SetPlanArchivedRequest, SetPlanArchivedReply>(
    id: 0x69e8ee2d, fullName: "keiyaku.v1.CatalogService/SetPlanArchived", kind: .unary,
    isRead: false, isBlocking: false)

  /// Deletes a plan; says what becomes of those that follow it.
  public static let deletePlan = MethodDescriptor<DeletePlanRequest, DeletePlanReply>(
    id: 0x96e71ef4, fullName: "keiyaku.v1.CatalogService/DeletePlan", kind: .unary,
    isRead: false, isBlocking: false)

  /// Creates an add-on.
  public static let createAddOn = MethodDescriptor<CreateAddOnRequest, CreateAddOnReply>(
    id: 0x794d635a, fullName: "keiyaku.v1.CatalogService/CreateAddOn", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns one add-on.
  public static let getAddOn = MethodDescriptor<GetAddOnRequest, GetAddOnReply>(
    id: 0x9a0d99a2, fullName: "keiyaku.v1.CatalogService/GetAddOn", kind: .unary,
    isRead: true, isBlocking: false)

  /// Lists add-ons by ascending id.
  public static let listAddOns = MethodDescriptor<ListAddOnsRequest, ListAddOnsReply>(
    id: 0xe2d7179f, fullName: "keiyaku.v1.CatalogService/ListAddOns", kind: .unary,
    isRead: true, isBlocking: false)

  /// Changes an add-on: fields by mask, values one by one.
  public static let updateAddOn = MethodDescriptor<UpdateAddOnRequest, UpdateAddOnReply>(
    id: 0x8f2316e1, fullName: "keiyaku.v1.CatalogService/UpdateAddOn", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns what the provider can deliver.
  public static let getCapabilities = MethodDescriptor<GetCapabilitiesRequest, GetCapabilitiesReply>(
    id: 0xe2c925ba, fullName: "keiyaku.v1.CatalogService/GetCapabilities", kind: .unary,
    isRead: true, isBlocking: false)

  /// Sets what the provider can deliver; effective values are clamped to it with the next read.
  public static let setCapabilities = MethodDescriptor<SetCapabilitiesRequest, SetCapabilitiesReply>(
    id: 0xc70a0256, fullName: "keiyaku.v1.CatalogService/SetCapabilities", kind: .unary,
    isRead: false, isBlocking: false)

  /// Archives an add-on, so that no further subscription may have it, or takes it back into use.
  public static let setAddOnArchived = MethodDescriptor<SetAddOnArchivedRequest, SetAddOnArchivedReply>(
    id: 0xf5fb8698, fullName: "keiyaku.v1.CatalogService/SetAddOnArchived", kind: .unary,
    isRead: false, isBlocking: false)

  /// Deletes an add-on; says what becomes of those that have it.
  public static let deleteAddOn = MethodDescriptor<DeleteAddOnRequest, DeleteAddOnReply>(
    id: 0xa0e578a7, fullName: "keiyaku.v1.CatalogService/DeleteAddOn", kind: .unary,
    isRead: false, isBlocking: false)

  /// Returns the property registry: every property that plans, add-ons and subscriptions may set.
  public static let describeProperties = MethodDescriptor<DescribePropertiesRequest, DescribePropertiesReply>(
    id: 0x135e8710, fullName: "keiyaku.v1.CatalogService/DescribeProperties", kind: .unary,
    isRead: true, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    createPlan.erased,
    getPlan.erased,
    listPlans.erased,
    updatePlan.erased,
    setDefaultPlan.erased,
    setPlanArchived.erased,
    deletePlan.erased,
    createAddOn.erased,
    getAddOn.erased,
    listAddOns.erased,
    updateAddOn.erased,
    getCapabilities.erased,
    setCapabilities.erased,
    setAddOnArchived.erased,
    deleteAddOn.erased,
    describeProperties.erased,
  ]
}
