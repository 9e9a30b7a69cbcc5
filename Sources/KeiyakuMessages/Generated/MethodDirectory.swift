// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Every method of the schema.
public enum MethodDirectory {
  /// By service, in the order of the proto files.
  public static let all: [AnyMethodDescriptor] = [
    RPCDiagnosticsMethods.all,
    HealthMethods.all,
    ReflectionMethods.all,
    AdminServiceMethods.all,
    CatalogServiceMethods.all,
    CustomerServiceMethods.all,
    EventServiceMethods.all,
    SubscriptionServiceMethods.all,
  ].flatMap { $0 }
}
