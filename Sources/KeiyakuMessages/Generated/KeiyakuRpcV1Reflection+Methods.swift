// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.rpc.v1.Reflection`.
public enum ReflectionMethods {
  /// Lists the services that are served here, with their methods.
  public static let listServices = MethodDescriptor<ListServicesRequest, ListServicesReply>(
    id: 0x949d085a, fullName: "keiyaku.rpc.v1.Reflection/ListServices", kind: .unary,
    isRead: true, isBlocking: false)

  /// Returns the schema as data, whole or as far as one symbol needs it.
  public static let getFileDescriptorSet = MethodDescriptor<GetFileDescriptorSetRequest, GetFileDescriptorSetReply>(
    id: 0xae1d9197, fullName: "keiyaku.rpc.v1.Reflection/GetFileDescriptorSet", kind: .unary,
    isRead: true, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    listServices.erased,
    getFileDescriptorSet.erased,
  ]
}
